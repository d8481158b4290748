"""The brief as one HTML page: no scripts, no addresses, the words behind each statement open on a click."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.resources import files

from rashomon.telling.brief import ESTIMATES, Brief, Contest, Line, MatrixRow, Number, Reference
from rashomon.telling.charts import timeline_chart, toll_chart
from rashomon.telling.lengths import left_out, sources_of

STYLE = files("rashomon.telling").joinpath("page.css").read_text("utf-8")
_DIGEST = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

# What a page of ours may load: nothing, but this very style sheet. Words of reports are text, whatever they look like.
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"

# How the matrix shows what an origin does: a shape and words for each, so that neither eye nor colour is needed.
SHAPES = {
    "tells": '<circle class="tells" cx="8" cy="8" r="6"/>',
    "differs": '<path class="differs" d="M8 1 15 8 8 15 1 8z"/>',
    "silent": '<circle class="silent" cx="8" cy="8" r="5"/>',
}
MEANING = "A full circle tells it, a diamond gives another account, an empty circle is silent though it came later."


def page(briefs: Sequence[Brief]) -> str:
    """Return one page with each brief after the other."""
    title = escape(briefs[0].title if briefs else "No reports")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(Page(brief).article() for brief in briefs)
        + "\n</main>\n</body>\n</html>\n"
    )


@dataclass(frozen=True)
class Page:
    """One brief on its way to HTML. Every word of it is escaped where it is written."""

    brief: Brief

    @cached_property
    def _words(self) -> dict[int, Reference]:
        return {reference.number: reference for reference in self.brief.references}

    @cached_property
    def _outlets(self) -> dict[int, str]:
        return {row.number: f"{row.outlet}, {row.published}" for row in self.brief.reports}

    def article(self) -> str:
        """Return the brief as an article."""
        brief = self.brief
        if brief.length == "line":
            passages = self._passages(brief.summary.references)
            told = f"<p>{escape(brief.summary.text)} ({escape(sources_of(brief))})</p>{passages}"
            return f'<article>\n<h1>{escape(brief.title)}</h1>\n<div class="lead">{told}</div>\n</article>'
        lead = "\n".join(
            f"<div><p>{escape(line.text)}</p>{self._passages(line.references)}</div>" for line in brief.lead
        )
        head = f'<h1>{escape(brief.title)}</h1>\n<div class="lead">{lead}</div>\n'
        status = f'<p class="status">{escape(brief.counts.line)}</p>\n'
        return f"<article>\n{head}{status}" + "\n".join(self._sections()) + "\n</article>"

    def _sections(self) -> Iterator[str]:
        brief = self.brief
        if brief.agreed:
            yield _section("agreed", "Agreed", self._list(brief.agreed) + _left(brief.agreed_left))
        if brief.contested:
            yield _section("contested", "Contested", "\n".join(self._contests()) + _left(brief.contested_left))
        if brief.matrix.rows:
            yield _section("matrix", "Who tells what", _matrix(brief))
        if brief.numbers:
            told = "\n".join(map(self._number, brief.numbers)) + _left(brief.numbers_left)
            yield _section("numbers", "Numbers", f'{told}\n<p class="note">{ESTIMATES}</p>')
        if brief.single:
            yield _section("single", "From one origin only", self._list(brief.single) + _left(brief.single_left))
        if brief.voices:
            voices = (f"<h3>{escape(voice.name)}</h3>\n{self._list(voice.says)}" for voice in brief.voices)
            yield _section("voices", "Who says what", "\n".join(voices))
        if brief.coming:
            yield _section("coming", "What comes next", self._list(brief.coming) + _left(brief.coming_left))
        if brief.plans:
            yield _section("plans", "What became of plans", self._list(brief.plans))
        if brief.timeline:
            entries = [Line(text=entry.line, references=entry.references) for entry in brief.timeline]
            chart = timeline_chart(brief.timeline)
            yield _section("timeline", "Timeline", chart + self._list(entries))
        rows = "".join(f"<li>{row.number}. {escape(row.line)}</li>\n" for row in brief.reports)
        yield _section("reports", "Reports", f"<ul>\n{rows}</ul>")
        if brief.writing:
            yield _section("writing", "How this was written", f'<p class="note">{escape(brief.writing.line)}</p>')

    def _contests(self) -> Iterator[str]:
        for contest in self.brief.contested:
            silent = f'\n<p class="rule">Silent: {escape(contest.silent)}.</p>' if contest.silent else ""
            rule = f'<p class="rule">{escape(contest.rule)}</p>\n'
            yield f"{self._asked(contest)}{rule}{self._list(contest.accounts)}{silent}"

    def _number(self, number: Number) -> str:
        counts = [Line(text=count.text, references=count.references) for count in number.counts]
        estimates = f'<p class="rule">{escape(number.estimates)}</p>\n'
        return f"{self._asked(number)}{estimates}{toll_chart(number)}{self._list(counts)}"

    def _asked(self, told: Contest | Number) -> str:
        """Return a question as a heading, and below it, since no heading may hold them, the passages behind it."""
        return f"<h3>{escape(told.about)}</h3>\n{self._passages(told.references)}"

    def _list(self, lines: Iterable[Line]) -> str:
        items = [f"<li>{escape(line.text)}{self._passages(line.references)}</li>" for line in lines]
        return _items(items[:SEEN]) + (_folded(items[SEEN:]) if len(items) > SEEN else "")

    def _passages(self, references: Iterable[int]) -> str:
        """Return the passages behind a statement, closed until a reader opens them."""
        known = [self._words[number] for number in references]
        if not known:
            return ""
        passages = "".join(
            f"<blockquote>“{escape(' '.join(r.evidence.quote.split()))}”<cite>[{r.number}] report {r.report}: "
            f"{escape(self._outlets[r.report])}</cite></blockquote>"
            for r in known
        )
        numbers = " ".join(f"[{r.number}]" for r in known)
        return f"<details><summary>{numbers}</summary>{passages}</details>"


# What a reader takes in at one sitting: the rest of a list opens on a click.
SEEN = 12


def _items(items: Sequence[str]) -> str:
    return "<ul>\n" + "\n".join(items) + "\n</ul>"


def _folded(items: Sequence[str]) -> str:
    return f'\n<details class="more"><summary>and {len(items)} more</summary>\n{_items(items)}\n</details>'


def _matrix(brief: Brief) -> str:
    head = "".join(f'<th scope="col">{escape(origin)}</th>' for origin in brief.matrix.origins)
    rows = "\n".join(_row(row) for row in brief.matrix.rows)
    return (
        f'<p class="rule">{MEANING}</p>\n<div class="wide" tabindex="0" role="region" aria-label="Who tells what">'
        f'<table>\n<thead><tr><th scope="col"><span class="hidden">Matter</span></th>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(row: MatrixRow) -> str:
    return f'<tr><th scope="row">{escape(row.about)}</th>{"".join(map(_cell, row.cells))}</tr>'


def _cell(state: str) -> str:
    if state not in SHAPES:
        return "<td></td>"
    shape = f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{SHAPES[state]}</svg>'
    return f'<td>{shape}<span class="hidden">{state}</span></td>'


def _section(kind: str, heading: str, content: str) -> str:
    return f'<section class="{kind}">\n<h2>{escape(heading)}</h2>\n{content}\n</section>'


def _left(count: int) -> str:
    return f'\n<p class="note">{left_out(count)}</p>' if count else ""
