"""The forms of a brief: plain text, Markdown, one self-contained HTML page, JSON."""

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from rashomon.telling.brief import Brief, Entry, Line, SourceRow
from rashomon.wording.days import days_in_words

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
        return _page(briefs[0].title if briefs else "No reports", map(_html, briefs))
    return "\n\n".join("\n".join(_markdown(brief) if form == "md" else _text(brief)) + "\n" for brief in briefs)


def status_line(brief: Brief) -> str:
    """Return the counts in one line."""
    n = brief.counts
    return (
        f"{_many(n.reports, 'report')}, {_many(n.origins, 'independent origin')}; {_many(n.corroborated, 'finding')} "
        f"corroborated, {n.refined} refined, {n.contested} contested, {n.single_source} from a single source"
    )


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _numbers(references: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in references)


def _said(line: Line) -> str:
    return f"{line.text} {_numbers(line.references)}"


def _day(entry: Entry) -> str:
    return days_in_words(entry.begin, entry.end)


def _row(row: SourceRow) -> str:
    byline = f", by {row.byline}" if row.byline else ""
    agency = f", names {row.origin}" if row.origin != "own" else ""
    return f"{row.outlet}{byline}{agency}: {row.title}. {row.published} ({row.basis})"


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
        yield "Timeline", [f"{_day(e)} — {e.text} ({e.state}) {_numbers(e.references)}" for e in brief.timeline]
    yield "Reports", [f"{row.number}. {_row(row)}" for row in brief.reports]


def _evidence(brief: Brief) -> Iterator[str]:
    for reference in brief.references:
        words = " ".join(reference.evidence.quote.split())
        yield f"[{reference.number}] report {reference.report}: “{words}”"


def _markdown(brief: Brief) -> Iterator[str]:
    yield from (f"# {brief.title}", "", status_line(brief))
    for heading, lines in (*_sections(brief), ("Evidence", list(_evidence(brief)))):
        yield from ("", f"## {heading}", "", *(f"- {_escaped(line)}" for line in lines))


def _escaped(line: str) -> str:
    """Keep words of reports from being read as Markdown or HTML."""
    for mark in "\\`*_<":
        line = line.replace(mark, "\\" + mark)
    return line


def _text(brief: Brief) -> Iterator[str]:
    yield from (brief.title, "=" * len(brief.title), status_line(brief))
    for heading, lines in (*_sections(brief), ("Evidence", list(_evidence(brief)))):
        yield from ("", heading.upper() if "." not in heading else heading, *(f"  {line}" for line in lines))


STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #bbb}"
    ".status{color:#555}.contest{border-left:3px solid #b33;padding-left:.8rem}"
    "details{display:inline}summary{display:inline;cursor:pointer;color:#15c;font-size:.8rem}"
    "blockquote{margin:.3rem 0 .3rem 1rem;color:#333;font-style:italic}"
    "@media print{details>*{display:block}}"
)


def _html(brief: Brief) -> str:
    """Return what stands on the page for one brief; the words behind each number open on a click."""
    words = {r.number: r for r in brief.references}

    def line(text: str, references: Sequence[int]) -> str:
        notes = "".join(
            f"<details><summary>[{n}]</summary><blockquote>Report {words[n].report}: "
            f"“{html.escape(words[n].evidence.quote)}”</blockquote></details>"
            for n in references
        )
        return f"<li>{html.escape(text)} {notes}</li>"

    def section(heading: str, items: Sequence[str], kind: str = "") -> str:
        return f'<h2>{html.escape(heading)}</h2>\n<ul class="{kind}">\n' + "\n".join(items) + "\n</ul>"

    parts = [section("Agreed", [line(s.text, s.references) for s in brief.agreed])]
    parts += [
        section(f"Contested. {c.about}", [line(s.text, s.references) for s in c.accounts], "contest")
        for c in brief.contested
    ]
    parts += [section("From one origin only", [line(s.text, s.references) for s in brief.single])]
    quoted = [line(f"{v.speaker}: {s.text}", s.references) for v in brief.voices for s in v.says]
    parts += [section("Who says what", quoted)]
    parts += [section("Timeline", [line(f"{_day(e)} — {e.text} ({e.state})", e.references) for e in brief.timeline])]
    parts += [section("Reports", [line(f"{row.number}. {_row(row)}", ()) for row in brief.reports])]
    return (
        f'<h1>{html.escape(brief.title)}</h1>\n<p class="status">{html.escape(status_line(brief))}</p>\n'
        + "\n".join(parts)
    )


def _page(title: str, bodies: Iterable[str]) -> str:
    """Return one page without scripts."""
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(bodies)
        + "\n</body>\n</html>\n"
    )
