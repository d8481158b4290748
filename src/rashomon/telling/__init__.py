"""Findings -> brief, timeline, sources, in text, Markdown, HTML and JSON."""

from rashomon.telling.brief import Brief
from rashomon.telling.composing import make_brief
from rashomon.telling.forms import Form, render, render_all

__all__ = ["Brief", "Form", "make_brief", "render", "render_all"]
