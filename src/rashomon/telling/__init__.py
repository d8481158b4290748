"""Findings -> brief, timeline, sources, in text, Markdown, HTML and JSON."""
