"""The forms of a brief: plain text, Markdown, one self-contained HTML page, JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from rashomon.telling.brief import ESTIMATES, Brief, Contest, Line, Number
from rashomon.telling.lengths import left_out, sources_of
from rashomon.telling.page import page
from rashomon.wording.normal import printable

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
        return printable(page(briefs))
    lines = _markdown if form == "md" else _text
    between = "\n" if all(brief.length == "line" for brief in briefs) else "\n\n"
    told = between.join("\n".join(lines(brief)) + ("" if between == "\n" else "\n") for brief in briefs)
    return printable(told.rstrip() + "\n")


def _numbers(references: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in references)


def _said(line: Line) -> str:
    return f"{line.text} {_numbers(line.references)}"


@dataclass(frozen=True)
class Group:
    """Some lines of a section, under a heading of their own or none."""

    lines: Sequence[str]
    heading: str | None = None


Section = tuple[str, Sequence[Group]]


def _sections(brief: Brief) -> Iterator[Section]:
    """Yield the sections that plain text and Markdown share, as a heading and its groups of lines."""
    if brief.agreed:
        yield "Agreed", [Group([*map(_said, brief.agreed), *_left(brief.agreed_left)])]
    if brief.contested:
        yield "Contested", [*_contests(brief), *_left_group(brief.contested_left)]
    if brief.numbers:
        yield "Numbers", [*_tolls(brief), *_left_group(brief.numbers_left), Group([ESTIMATES])]
    if brief.single:
        yield "From one origin only", [Group([*map(_said, brief.single), *_left(brief.single_left)])]
    if brief.voices:
        yield "Who says what", [Group([_said(line) for line in voice.says], voice.name) for voice in brief.voices]
    if brief.coming:
        yield "What comes next", [Group([*map(_said, brief.coming), *_left(brief.coming_left)])]
    if brief.plans:
        yield "What became of plans", [Group(list(map(_said, brief.plans)))]
    if brief.timeline:
        lines = [f"{e.line} {_numbers(e.references)}" for e in brief.timeline]
        yield "Timeline", [Group(lines)]
    yield "Reports", [Group([f"{row.number}. {row.line}" for row in brief.reports])]
    if brief.writing:
        yield "How this was written", [Group([brief.writing.line])]
    if brief.references:
        yield "Evidence", [Group(list(_evidence(brief)))]


def _contests(brief: Brief) -> Iterator[Group]:
    for contest in brief.contested:
        silent = [f"silent: {contest.silent}."] if contest.silent else []
        yield Group([*map(_said, contest.accounts), *silent], _asked(contest))


def _tolls(brief: Brief) -> Iterator[Group]:
    for number in brief.numbers:
        counts = [f"{count.text} {_numbers(count.references)}" for count in number.counts]
        yield Group([number.estimates, *counts], _asked(number))


def _asked(told: Contest | Number) -> str:
    return f"{told.about} {_numbers(told.references)}".rstrip()


def _left(count: int) -> list[str]:
    return [left_out(count)] if count else []


def _left_group(count: int) -> list[Group]:
    return [Group(_left(count))] if count else []


def _evidence(brief: Brief) -> Iterator[str]:
    for reference in brief.references:
        words = " ".join(reference.evidence.quote.split())
        yield f"[{reference.number}] report {reference.report}: “{words}”"


def _markdown(brief: Brief) -> Iterator[str]:
    if brief.length == "line":
        yield f"**{_escaped(brief.title)}:** {_escaped(f'{brief.summary.text} ({sources_of(brief)})')}"
        return
    yield from (f"# {_escaped(brief.title)}", "")
    for line in brief.lead:
        yield from (_escaped(_said(line)), "")
    yield brief.counts.line
    for heading, groups in _sections(brief):
        yield from ("", f"## {heading}")
        for group in groups:
            yield from ("", f"### {_escaped(group.heading)}") if group.heading else ()
            yield from ("", *(f"- {_escaped(line)}" for line in group.lines))


def _escaped(line: str) -> str:
    """Keep words of reports from being read as Markdown or HTML: a picture of theirs would be fetched by who reads."""
    for mark in "\\`*_<":
        line = line.replace(mark, "\\" + mark)
    return line.replace("](", "]\\(").replace("]:", "]\\:")


def _text(brief: Brief) -> Iterator[str]:
    if brief.length == "line":
        yield f"{brief.title}: {brief.summary.text} ({sources_of(brief)})"
        return
    yield from (brief.title, "=" * len(brief.title))
    if brief.lead:
        yield from (*map(_said, brief.lead), "")
    yield brief.counts.line
    for heading, groups in _sections(brief):
        yield from ("", heading.upper())
        for group in groups:
            yield from (f"  {group.heading}",) if group.heading else ()
            yield from (f"    {line}" if group.heading else f"  {line}" for line in group.lines)
