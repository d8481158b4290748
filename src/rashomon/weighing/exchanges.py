"""Exchanges: what two say one right after the other in one report, as it sets one's word against another's.

"Relatives said the taps had been dry for a week. The prison service said the supply was never cut."
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from rashomon.model import Participant, Quote, Report, Span, Stance
from rashomon.wording.normal import fold
from rashomon.wording.sentences import glued_ends, sentence_in_line
from rashomon.wording.tables import read_table

# What somebody goes on to say in marks.
QUOTED = re.compile(r"[\"“][^\"”“]{1,300}[\"”]")

# Who speaks so in a report's own words is the report.
OURSELVES = frozenset({"i", "we"})

TELLING = frozenset({Stance.SAYS, Stance.ACCUSES, Stance.DENIES})


class Turn(msgspec.Struct, frozen=True):
    """What one says in one go: the quotation, the words said, and the sentence that has them."""

    quote: Quote
    speaker: Participant
    said: Span
    sentence: Span

    def is_by(self, other: "Turn") -> bool:
        """Say whether two turns are of one speaker."""
        return fold(self.speaker.name) == fold(other.speaker.name)

    @property
    def denies(self) -> bool:
        """Whether it denies something in so many words."""
        return self.quote.stance is Stance.DENIES


@dataclass(frozen=True)
class Exchange:
    """What one says, the last of it right before what another says."""

    claims: tuple[Turn, ...]
    replies: tuple[Turn, ...]


def find_exchanges(turns: Iterable[Turn], text: str) -> Iterator[Exchange]:
    """Yield each place of a report where another speaks right behind one."""
    runs: list[list[Turn]] = []
    for turn in turns:
        beside = bool(runs) and is_beside(runs[-1][-1].sentence.end, turn.sentence.start, text)
        if beside and turn.is_by(runs[-1][-1]):
            runs[-1].append(turn)
            continue
        if len(runs) > 1:
            yield Exchange(tuple(runs[-2]), tuple(runs[-1]))
        runs = [runs[-1], [turn]] if beside else [[turn]]
    if len(runs) > 1:
        yield Exchange(tuple(runs[-2]), tuple(runs[-1]))


def find_turns(report: Report) -> list[Turn]:
    """Return what a report quotes of those it names, in the order of the text; not what is quoted within it.

    Of what is reported of another it is the other who speaks: "Roth said there was no fire, Radio Oslo reported".
    """
    text = report.article.text
    around = {quote for quote in report.annotations.quotes if quote.cue and REPORTED.search(quote.cue.of(text))}
    told = [
        (said, quote.speaker, quote)
        for quote in report.annotations.quotes
        if quote.speaker and quote.content and quote.stance in TELLING and quote.speaker.name.lower() not in OURSELVES
        if quote not in around or not any(_holds(quote, inner) for inner in report.annotations.quotes)
        for said in [said_in(quote, text)]
    ]
    told.sort(key=lambda one: (one[0].start, -one[0].end))
    turns, end = list[Turn](), -1
    for said, speaker, quote in told:
        if said.end > end:  # else it lies within what begins before it
            end = said.end
            turns.append(Turn(quote, speaker, said, _sentence(said, text)))
    return turns


REPORTED = re.compile(r"\breport(?:ed|s)$")


def _holds(quote: Quote, inner: Quote) -> bool:
    """Say whether another's whole quotation is what somebody is quoted with."""
    return bool(quote.content) and inner.speaker is not None and quote.content[0].contains(inner.evidence.span)


def _sentence(said: Span, text: str) -> Span:
    """Return the sentence of what is said, without one that lost the space before it: "beat him.|At his trial"."""
    start, end = sentence_in_line(text, said.start, said.end)
    return Span(start, next(iter(glued_ends(text, said.end, end)), end))


def is_beside(end: int, start: int, text: str) -> bool:
    """Say whether nothing is told between two sentences but what somebody goes on to say in marks."""
    return start <= end or WORD.search(QUOTED.sub("", text[end:start])) is None


WORD = re.compile(r"\w")


def said_in(quote: Quote, text: str) -> Span:
    """Return what is said in a quotation: not who hears it ("the pumps failed, he told | a news conference")."""
    said = quote.content[0]
    if not quote.cue or not quote.source or not TOLD.search(text, quote.cue.start, quote.cue.end):
        return said
    if not _audience().match(text, said.start, said.end) or quote.source.start > said.start:
        return said
    start, _ = sentence_in_line(text, quote.source.start, quote.source.end)
    told = text[start : quote.source.start].rstrip(" ,")
    return Span(start, start + len(told)) if " " in told else said


TOLD = re.compile(r"\b(?:inform|tell|told)", re.IGNORECASE)


@cache
def _audience() -> re.Pattern[str]:
    words = "|".join(read_table("weighing", "denials")["audiences"])
    return re.compile(rf"(?:[\w'’-]+ ){{0,4}}?(?:{words})\b(?! (?:that|was|were|is|are|had|has)\b)", re.IGNORECASE)
