"""Findings -> brief, timeline, sources, in text, Markdown, HTML and JSON."""

from collections.abc import Sequence
from typing import Literal

from rashomon.model import Case, Finding, Model

Form = Literal["text", "md", "html", "json"]


class Brief(Model, frozen=True, kw_only=True):
    """One sourced account of an affair."""

    title: str


def make_brief(case: Case, findings: Sequence[Finding]) -> Brief:
    """Tell what is agreed, contested and said of a case, each statement with its evidence."""
    return Brief(title=case.title)


def render(brief: Brief, form: Form) -> str:
    """Return the brief as plain text, Markdown, one self-contained HTML page, or JSON."""
    return brief.title
