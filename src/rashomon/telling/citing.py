"""References: which words of which reports are shown behind a statement, and under which numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rashomon.model import Article, Evidence, Finding, Span, Toll, Topic, evidence
from rashomon.telling.brief import Reference
from rashomon.wording.countries import countries
from rashomon.wording.normal import fold, forms
from rashomon.wording.sentences import LONGEST, sentence_around

# More words for one statement do not make it better known; the status line counts them all.
MOST_REFERENCES = 6

# A name whose sentence does not have it stands mostly in one of the two before.
LOOK_BACK = 2

# The words that stand for somebody named before. Not "it" and "there": what stands before them is seldom their place.
POINTING = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)

Marks = tuple[frozenset[str], ...]  # for each thing that a statement names, the folded words any of which names it


@dataclass
class Notes:
    """The numbered references of a brief, in the order in which they are first used.

    A reference has the whole sentence around the words that a finding rests on, and those before it where they name
    what it only points to, so that it can be read by itself.
    """

    articles: dict[str, Article]
    report_numbers: dict[str, int]
    numbers: dict[Evidence, int] = field(default_factory=dict)
    _passages: dict[tuple[Evidence, Marks], Evidence] = field(default_factory=dict)

    def cite(self, evidences: Iterable[Evidence], marks: Marks = ()) -> tuple[int, ...]:
        """Return the numbers of some evidence, giving new ones where needed: a passage of each report, the fullest."""
        return self.cite_voices(((one, "") for one in evidences), marks)

    def cite_voices(self, said: Iterable[tuple[Evidence, str]], marks: Marks = ()) -> tuple[int, ...]:
        """Return the numbers of some evidence: a passage of each voice in each report, the fullest."""
        best: dict[tuple[str, str], tuple[int, Evidence]] = {}
        for one, voice in said:
            passage = self.passage(one, marks)
            named, key = count_marks(passage.quote, marks), (one.article, voice)
            if key not in best or named > best[key][0]:
                best[key] = (named, passage)
        cited = list(dict.fromkeys(passage for _, passage in best.values()))[:MOST_REFERENCES]
        return tuple(self.numbers.setdefault(passage, len(self.numbers) + 1) for passage in cited)

    def passage(self, words: Evidence, marks: Marks) -> Evidence:
        """Return the passage to show for some words: see the class."""
        if (words, marks) not in self._passages:
            self._passages[words, marks] = self._find_passage(words, marks)
        return self._passages[words, marks]

    def _find_passage(self, words: Evidence, marks: Marks) -> Evidence:
        article = self.articles[words.article]
        block = next((b.span for b in article.blocks if b.span.contains(words.span)), words.span)
        begin, end = sentence_around(article.text, words.span.start, words.span.end, block.start, block.end)
        named, start = count_marks(article.text[begin:end], marks), begin
        points_back = named < len(marks) and POINTING.search(article.text, begin, end)
        for _ in range(LOOK_BACK if points_back else 0):
            start = _before(article.text, start, block)
            if end - start > LONGEST:
                break
            if (more := count_marks(article.text[start:end], marks)) > named:
                named, begin = more, start
        return evidence(article.id, article.text, begin, end)

    def references(self) -> tuple[Reference, ...]:
        """Return every reference cited so far."""
        return tuple(
            Reference(number=number, report=self.report_numbers[words.article], evidence=words)
            for words, number in self.numbers.items()
        )


def _before(text: str, start: int, block: Span) -> int:
    """Return where the sentence before a place begins, within a paragraph."""
    place = len(text[block.start : start].rstrip()) + block.start
    return sentence_around(text, place - 1, place, block.start, block.end)[0] if place > block.start else start


def count_marks(text: str, marks: Marks) -> int:
    """Count the things named in a text."""
    if not marks:
        return 0
    here = _words_of(text)
    return sum(not mark.isdisjoint(here) for mark in marks)


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(part for form in forms(text) for part in (*_parts(form), *_without_apostrophe(form)))


def marks_of(finding: Finding) -> Marks:
    """Return what a finding names: its actors, targets and place."""
    return topic_marks(finding.topic) if finding.topic else ()


def topic_marks(topic: Topic) -> Marks:
    """Return what names a happening: its actors, targets and place."""
    return tuple(map(mark, (*topic.actors, *topic.targets, *filter(None, (topic.place,)))))


def place_mark(toll: Toll | None) -> Marks:
    """Return what a count names: its place."""
    return (mark(toll.place),) if toll and toll.place else ()


@lru_cache(maxsize=8192)
def mark(name: str) -> frozenset[str]:
    """Return the folded words that name someone or something: the last of the name, a country by any of its words."""
    told = list(forms(name))
    told = [form for form in told if form not in KINDS_OF_PLACE] or told
    telling = told[-1:] if len(told) < MANY else told
    own = frozenset(part for form in telling for part in _parts(form)) - LITTLE
    return _country(fold(name)) or (own - _peoples() or own if len(told) >= MANY else own)


# A name of this many words is a body's, which reports shorten to any of them ("the Observatory").
MANY = 3


def _parts(form: str) -> Sequence[str]:
    form = form.removesuffix("'s")
    return [form.replace(".", ""), *form.split("-")]


def _without_apostrophe(form: str) -> Sequence[str]:
    """Return a word without the s that a lost apostrophe leaves it: "Syrias war"."""
    return [form[:-1]] if len(form) > SHORT and form.endswith("s") else []


# Shorter words that end in s are no genitives.
SHORT = 4


@cache
def _country(name: str) -> frozenset[str]:
    for country in countries():
        if name in map(fold, (country.name, *country.others)):
            named = (country.name, *country.peoples, *country.others, *country.seats)
            return frozenset(part for word in named for form in forms(word) for part in _parts(form)) - LITTLE
    return frozenset()


@cache
def _peoples() -> frozenset[str]:
    """Return the words for countries and peoples: "Syrian" does not name the Syrian Observatory."""
    called = (name for country in countries() for name in (country.name, *country.peoples, *country.others))
    return frozenset(part for name in called for form in forms(name) for part in _parts(form)) - LITTLE


# What many places have behind their names.
KINDS_OF_PLACE = frozenset(
    {"area", "city", "countryside", "county", "district", "governorate", "neighborhood", "neighbourhood", "province"}
    | {"region", "suburb", "suburbs", "town", "village"}
)

LITTLE = frozenset({"and", "for", "in", "of", "the", "united"})
