"""The brief as one HTML page: no scripts, no addresses, the words behind each statement open on a click."""

from collections.abc import Iterable, Sequence
from html import escape

from rashomon.telling.brief import Brief, Line, Reference
from rashomon.telling.lengths import NOTHING_AGREED, NOTHING_CONTESTED

STYLE = """
:root { --ink: #1b1b1b; --faint: #666; --line: #ddd; --agreed: #1d6b43; --contested: #a8321f; --single: #8a6a1c; }
body { font: 16px/1.55 Georgia, "Times New Roman", serif; color: var(--ink); max-width: 46rem; margin: 2.5rem auto;
  padding: 0 1.2rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font: 600 .8rem/1 system-ui, sans-serif; letter-spacing: .06em; text-transform: uppercase;
  margin: 2.4rem 0 .6rem; }
article + article { margin-top: 4rem; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .2rem; }
.status { color: var(--faint); font: .9rem/1.5 system-ui, sans-serif; margin: 0; }
ul, ol { padding: 0; margin: 0; list-style: none; }
li { padding: .45rem 0 .45rem .9rem; border-left: 3px solid var(--line); margin: .3rem 0; }
.agreed li { border-color: var(--agreed); } .contested li { border-color: var(--contested); }
.single li { border-color: var(--single); }
.agreed h2 { color: var(--agreed); } .contested h2 { color: var(--contested); } .single h2 { color: var(--single); }
summary { cursor: pointer; color: var(--faint); font: .78rem/1.6 system-ui, sans-serif; }
blockquote { margin: .3rem 0 .5rem; padding-left: .8rem; border-left: 1px solid var(--line); font-size: .92rem; }
cite { display: block; color: var(--faint); font: .78rem/1.5 system-ui, sans-serif; }
.rule { color: var(--faint); font-size: .88rem; margin: .2rem 0 .6rem; }
@media print { summary { display: none; } body { margin: 0; } }
"""

# What a page of ours may load: nothing. Words of reports are text, whatever they look like.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(briefs: Sequence[Brief]) -> str:
    """Return one page with each brief after the other."""
    title = escape(briefs[0].title if briefs else "No reports")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(map(_article, briefs))
        + "\n</body>\n</html>\n"
    )


def _article(brief: Brief) -> str:
    head = f'<h1>{escape(brief.title)}</h1>\n<p class="status">{escape(brief.counts.line)}</p>\n'
    return f"<article>\n{head}" + "\n".join(_sections(brief)) + "\n</article>"


def _sections(brief: Brief) -> Iterable[str]:
    words = {reference.number: reference for reference in brief.references}
    outlets = {row.number: f"{row.outlet}, {row.published}" for row in brief.reports}

    def item(line: Line) -> str:
        return f"<li>{escape(line.text)}{_words([words[n] for n in line.references], outlets)}</li>"

    agreed = _list(map(item, brief.agreed)) + _left(brief.agreed_left)
    yield _section("agreed", "Agreed", agreed if brief.agreed else f"<p>{NOTHING_AGREED}</p>")
    contests = [
        f'<h3>{escape(contest.about)}</h3>\n<p class="rule">{escape(contest.rule)}</p>\n'
        + _list(map(item, contest.accounts))
        for contest in brief.contested
    ]
    yield _section("contested", "Contested", "\n".join(contests) or f"<p>{NOTHING_CONTESTED}</p>")
    if brief.single:
        yield _section("single", "From one origin only", _list(map(item, brief.single)) + _left(brief.single_left))
    if brief.voices:
        voices = [f"<h3>{escape(voice.name)}</h3>\n" + _list(map(item, voice.says)) for voice in brief.voices]
        yield _section("voices", "Who says what", "\n".join(voices))
    if brief.timeline:
        entries = [
            Line(text=f"{entry.days} — {entry.text} ({entry.state})", references=entry.references)
            for entry in brief.timeline
        ]
        yield _section("timeline", "Timeline", _list(map(item, entries)))
    rows = [f"<li>{row.number}. {escape(row.line)}</li>" for row in brief.reports]
    yield _section("reports", "Reports", _list(rows))


def _section(kind: str, heading: str, content: str) -> str:
    return f'<section class="{kind}">\n<h2>{escape(heading)}</h2>\n{content}\n</section>'


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(items) + "\n</ul>"


def _left(count: int) -> str:
    return f"\n<p>and {count} more</p>" if count else ""


def _words(references: Sequence[Reference], outlets: dict[int, str]) -> str:
    """Return the passages behind a statement, closed until a reader opens them."""
    passages = "".join(
        f"<blockquote>“{escape(' '.join(r.evidence.quote.split()))}”<cite>[{r.number}] report {r.report}: "
        f"{escape(outlets[r.report])}</cite></blockquote>"
        for r in references
    )
    numbers = " ".join(f"[{r.number}]" for r in references)
    return f"<details><summary>{numbers}</summary>{passages}</details>" if references else ""
