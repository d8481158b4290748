"""Findings -> brief, timeline, sources, in text, Markdown, HTML and JSON."""

from rashomon.telling.brief import Brief
from rashomon.telling.composing import make_brief
from rashomon.telling.forms import Form, render, status_line

__all__ = ["Brief", "Form", "make_brief", "render", "status_line"]
