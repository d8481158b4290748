"""The forms of a brief: plain text, Markdown, one self-contained HTML page, JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from rashomon.telling.brief import Brief, Line
from rashomon.telling.page import page

Form = Literal["text", "md", "html", "json"]


def render(brief: Brief, form: Form) -> str:
    """Return the brief in one form, ending in a line end."""
    return render_all([brief], form)


def render_all(briefs: Sequence[Brief], form: Form) -> str:
    """Return one document with each brief after the other; as JSON, several are an array."""
    if form == "json":
        told = msgspec.to_builtins(briefs if len(briefs) != 1 else briefs[0])
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        return page(briefs)
    return "\n\n".join("\n".join(_markdown(brief) if form == "md" else _text(brief)) + "\n" for brief in briefs)


def _numbers(references: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in references)


def _said(line: Line) -> str:
    return f"{line.text} {_numbers(line.references)}"


Section = tuple[str, list[str]]


def _sections(brief: Brief) -> Iterator[Section]:
    """Yield the sections that plain text and Markdown share, as a heading and its lines."""
    yield "Agreed", [_said(line) for line in brief.agreed] or ["Nothing yet has two independent origins."]
    for contest in brief.contested:
        yield f"Contested. {contest.about}", [_said(line) for line in contest.accounts]
    if not brief.contested:
        yield "Contested", ["No two accounts contradict each other."]
    if brief.single:
        yield "From one origin only", [_said(line) for line in brief.single]
    if brief.voices:
        yield (
            "Who says what",
            [
                f"{voice.speaker}{f' ({voice.role})' if voice.role else ''}: {_said(line)}"
                for voice in brief.voices
                for line in voice.says
            ],
        )
    if brief.timeline:
        yield "Timeline", [f"{e.days} — {e.text} ({e.state}) {_numbers(e.references)}" for e in brief.timeline]
    yield "Reports", [f"{row.number}. {row.line}" for row in brief.reports]


def _evidence(brief: Brief) -> Iterator[str]:
    for reference in brief.references:
        words = " ".join(reference.evidence.quote.split())
        yield f"[{reference.number}] report {reference.report}: “{words}”"


def _markdown(brief: Brief) -> Iterator[str]:
    yield from (f"# {brief.title}", "", brief.counts.line)
    for heading, lines in (*_sections(brief), ("Evidence", list(_evidence(brief)))):
        yield from ("", f"## {heading}", "", *(f"- {_escaped(line)}" for line in lines))


def _escaped(line: str) -> str:
    """Keep words of reports from being read as Markdown or HTML."""
    for mark in "\\`*_<":
        line = line.replace(mark, "\\" + mark)
    return line


def _text(brief: Brief) -> Iterator[str]:
    yield from (brief.title, "=" * len(brief.title), brief.counts.line)
    for heading, lines in (*_sections(brief), ("Evidence", list(_evidence(brief)))):
        yield from ("", heading.upper() if "." not in heading else heading, *(f"  {line}" for line in lines))
