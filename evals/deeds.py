"""Deeds and days put in place of others, and a report as a brief of the others: what `verify` must see and must leave.

A deed is invented where a sentence says right out what somebody did: another verb stands in its place, of which no
report has a word near this doer. A day is another day that the reports tell of something else.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from evals.inventions import Touch, sentences
from rashomon.model import Article, Case, Report
from rashomon.telling.verifying.days import find_days
from rashomon.wording.days import day_in_words

# What stands in place of another deed, by the beginnings of words that tell of the like.
VERBS = {
    "arrested": ("arrest", "detain", "seiz", "custody", "captur", "caught", "jail", "held"),
    "resigned": ("resign", "step", "quit", "leav", "left", "depart", "retire"),
    "denied": ("den", "reject", "dismiss", "refut", "disput", "not ", "n't", "n’t", "no ", "never", "false"),
    "confirmed": ("confirm", "admit", "acknowledg", "conced", "said", "say", "told", "tell", "announc", "verif"),
    "agreed": ("agree", "accept", "approv", "deal", "accord", "will", "conced", "said", "say", "support", "decid"),
    "signed": ("sign", "deal", "agreement", "treaty", "pact", "law", "order", "letter", "petition"),
}

# Verbs that stand behind who does something, beside those of the events and quotations of the reports.
COMMON = frozenset({"said", "told", "met", "called", "killed", "visited", "took", "won", "made", "spoke", "asked"})

# A sentence of another report tells the same where it has so much of the longer words. Not swept: those read do.
SAME = 0.5
LONGER = re.compile(r"[A-Za-z]{4,}")


def deed_touches(brief: str, cases: Sequence[Case], chance: Random) -> Iterator[Touch]:
    """Yield a deed, or a day, in place of another in the sentences of a brief that tell one right out."""
    texts = [report.article.text for case in cases for report in case.reports]
    verbs = sorted(COMMON | {verb for case in cases for report in case.reports for verb in _verbs(report)})
    days = sorted({day for case in cases for report in case.reports for day in _days(report)})
    for turn, (start, end) in enumerate(sentences(brief, told_only=True)):
        made = _deed(brief, start, end, verbs, texts, chance)
        other = _other_day(brief, start, end, days, chance)
        touch = (made or other) if turn % 2 else (other or made)
        if touch:
            yield touch


def _verbs(report: Report) -> Iterator[str]:
    text = report.article.text
    words = [event.evidence.quote for event in report.annotations.events]
    words += [quote.cue.of(text) for quote in report.annotations.quotes if quote.cue]
    yield from (word for word in words if re.fullmatch(r"[a-z]+ed", word))


def _days(report: Report) -> Iterator[str]:
    times = report.annotations.times
    yield from (time.begin.isoformat() for time in times if time.begin and time.begin == time.end)


def _deed(brief: str, start: int, end: int, verbs: Sequence[str], texts: Sequence[str], chance: Random) -> Touch | None:
    sentence = re.sub(r"“[^”]*”?|\"[^\"]*\"?", lambda m: "_" * len(m[0]), brief[start:end])
    does = re.compile(rf"\b(?P<who>[A-Z][a-z]+|[Pp]olice) (?:has |have |had )?(?P<did>{'|'.join(verbs)})\b")
    found = list(does.finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    near = [line.lower() for text in texts for line in _near(match["who"], text)]
    fitting = [new for new, like in VERBS.items() if not any(one in line for line in near for one in like)]
    fitting = [new for new in fitting if not any(match["did"].startswith(one.strip()) for one in VERBS[new])]
    if not fitting or match["who"].endswith("day"):
        return None
    return Touch("deed", start + match.start("did"), start + match.end("did"), chance.choice(fitting))


def _near(who: str, text: str) -> Iterator[str]:
    """Yield the sentences of a report that name somebody, with the one behind each."""
    lines = re.split(r"(?<=[.!?])\s+|\n+", text)
    yield from (" ".join(lines[n : n + 2]) for n, line in enumerate(lines) if who in line)


def _other_day(brief: str, start: int, end: int, days: Sequence[str], chance: Random) -> Touch | None:
    sentence = brief[start:end]
    found = [day for day in find_days(sentence) if day.day.full and day.day.end is None and not day.iso]
    found = [day for day in found if "[" not in sentence[: day.start] and not re.match(r"\s*\d+\.", sentence)]
    if not found:
        return None
    chosen = chance.choice(found)
    others = [day for day in map(date.fromisoformat, days) if day != chosen.day.full and day.year > 1900]
    near = [day for day in others if chosen.day.full and abs((day - chosen.day.full).days) <= 14]
    if not near:
        return None
    new, words = day_in_words(chance.choice(near)), sentence[chosen.start : chosen.end]
    new = new if words[:1].isalpha() else new.split(" ", 1)[1]
    return Touch("other day", start + chosen.start, start + chosen.end, new)


def retold(held: Article, others: Sequence[Article]) -> str:
    """Return the sentences of a report that another tells too, each a line of a brief."""
    told = [
        frozenset(LONGER.findall(line.lower()))
        for other in others
        for line in re.split(r"(?<=[.!?])\s+|\n+", other.text)
    ]
    lines = []
    text = held.text
    for start, end in sentences(text):
        line = " ".join(text[start:end].split())
        words = frozenset(LONGER.findall(line.lower()))
        if 8 <= len(line.split()) <= 60 and any(len(words & other) >= SAME * len(words) for other in told):
            lines.append(line)
    return "\n\n".join(lines) + "\n"
