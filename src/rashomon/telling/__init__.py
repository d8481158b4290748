"""Findings -> brief, timeline, sources, in text, Markdown, HTML and JSON."""

from rashomon.telling.brief import Brief, Length
from rashomon.telling.composing import make_brief
from rashomon.telling.forms import Form, render, render_all
from rashomon.telling.lengths import shortened

__all__ = ["Brief", "Form", "Length", "make_brief", "render", "render_all", "shortened"]
