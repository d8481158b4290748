"""Told elsewhere: what reports of other origins tell of a thing of which one says that there was none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model import Case, Evidence, Participant, Report, Span, evidence
from rashomon.weighing.contraries import MAY_BE, begin_of
from rashomon.weighing.deeds import FAR
from rashomon.weighing.exchanges import Turn
from rashomon.weighing.origins import Origins
from rashomon.weighing.sayings import negates
from rashomon.wording.numbers import NUMBER
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.tables import any_of, read_table

# How one word for a thing is told from a deed: "a call", "two calls"; not "he called".
NAMED = re.compile(
    rf"\b(?:an?|the|his|her|its|their|another|several|some|many|{NUMBER.pattern}) (?:[a-z-]+ ){{0,2}}$", re.IGNORECASE
)

# Who only asks, doubts or speaks of a thing does not say that it was there: "claims of racism", "whether gas was used".
NO_CLAIM = re.compile(
    r"\b(?:ask(?:ed|ing|s)?|den(?:y|ied|ies|ying)|disput\w+|examin\w+|inquir\w+|investigat\w+|reject\w*|whether|without"
    r"|(?:accusations?|allegations?|charges?|claims?|fears?|reports?|rumou?rs?|threats?) of)\b",
    re.IGNORECASE,
)

# What is only wanted need not be there: "demanded their | money".
SOUGHT = re.compile(rf"\b{any_of('weighing', 'absences', 'sought')} (?:[\w’'-]+ ){{0,3}}$")


@dataclass(frozen=True)
class Telling:
    """A sentence that tells of a thing as there: the words, who says so, if not the report, and what is said."""

    words: Evidence
    speaker: Participant | None
    said: str


class Elsewhere:
    """The reports of an affair by their stories, with what those whom they quote say."""

    def __init__(self, case: Case, turns: Sequence[Sequence[Turn]], origins: Origins) -> None:
        self._origins = origins
        self._told = [(report, mine) for report, mine in zip(case.reports, turns, strict=True)]
        self._stories: defaultdict[str, set[str]] = defaultdict(set)
        for story in case.stories:
            for article in story.articles:
                self._stories[article].add(story.id)

    def tellings(self, what: str, none: Turn, report: Report) -> Iterator[Telling]:
        """Yield the first sentence of each other report that tells of a thing as there."""
        if not _passing().isdisjoint(what.split()):
            return
        one = what.removesuffix("s")
        spelled = (one, f"{one[:1].upper()}{one[1:]}")
        thing = re.compile(rf"\b(?:{'|'.join(map(re.escape, spelled))})(?:e?s)?\b")
        for other, turns in self._told:
            if any(map(other.article.text.__contains__, spelled)) and self._may_tell_of_one(report, other):
                yield from _first(thing, none, other, turns)

    def _may_tell_of_one(self, one: Report, other: Report) -> bool:
        """Say whether two reports are of two origins, of one story, and of about one day."""
        here, there = one.article, other.article
        if self._origins.by_article[here.id] == self._origins.by_article[there.id]:
            return False
        first, second = here.published.value, there.published.value
        if first and second and abs((first - second).days) > FAR:
            return False
        return not self._stories[here.id].isdisjoint(self._stories[there.id])


def _first(thing: re.Pattern[str], none: Turn, report: Report, turns: Sequence[Turn]) -> Iterator[Telling]:
    """Yield the first sentence of a report, if any, that tells of a thing as there."""
    text = report.article.text
    for found in thing.finditer(text):
        start, end = sentence_in_line(text, found.start(), found.end())
        if _is_told(text[start : found.start()], found.group(), text[start:end]):
            teller = next((turn for turn in turns if turn.said.contains(Span(*found.span()))), None)
            if teller is None or not (teller.denies or teller.is_by(none)):
                said = text[max(start, begin_of(teller)) : min(end, teller.said.end)] if teller else text[start:end]
                words = evidence(report.article.id, text, start, end)
                yield Telling(words, teller.speaker if teller else None, said)
                return


def _is_told(before: str, thing: str, sentence: str) -> bool:
    """Say whether a sentence tells of a thing as there, and not that it may be, or that somebody says so."""
    if (" " not in thing and not NAMED.search(before)) or SOUGHT.search(before):
        return False
    return not (negates(sentence) or MAY_BE.search(sentence) or NO_CLAIM.search(sentence) or "?" in sentence)


@cache
def _passing() -> frozenset[str]:
    return frozenset(read_table("weighing", "absences")["passing"])
