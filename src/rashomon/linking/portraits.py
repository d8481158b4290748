"""A report as linking sees it: how often it has each word and name, its day, and the days that it tells of."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from rashomon.linking.names import ARTICLE
from rashomon.model import Annotations, Article, Entity, Event, Modality, Time, WhenBasis
from rashomon.model.kept import Days
from rashomon.wording.countries import country_names
from rashomon.wording.normal import WORD, fold, stem
from rashomon.wording.sounds import sound

# A word of the title counts as much again as one that stands once in the body (swept 0 to 3: flat from 1 to 2).
TITLE_WEIGHT = 1.0

# A word that mostly has a capital counts more (swept 1 to 2: +.009 on ECB+'s subtopics, flat elsewhere).
NAME_WEIGHT = 1.5

# No word is longer; what is, like an address or a line without spaces, is cut, so that every database can look it up.
LONGEST_WORD = 60

# Who and where; what kind of people ("Russian") tells less and follows from them.
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


# PLOVER's type of attacks, and how they are told where they took place.
ATTACK = "ASSAULT"
TOLD = frozenset({Modality.HAPPENED, Modality.ALLEGED})

# An attack longer ago is background (7 and 30 days: the same on stories-gva; without a limit .0006 less).
NEWS_DAYS = 30


@dataclass(frozen=True, slots=True)
class Portrait:
    """The words of one report with their damped frequencies, in the order in which they first stand, and its days."""

    words: Mapping[str, float]
    days: Days


def draw(article: Article, found: Annotations | None = None) -> Portrait:
    """Draw the portrait of a report, with what was found in it."""
    words = _count(article)
    day = article.published.value
    attacks = [each for each in _days(_times_of_attacks(found.events)) if _is_news(each, day)] if found else []
    days = Days(
        published=day.toordinal() if day else None,
        weekdays={name: words[name].number for name in _weekdays() if name in words},
        told=_days(found.times) if found else (),
        attacks=tuple(attacks),
        people=_surnames(found.entities) if found and attacks else (),
    )
    return Portrait(_damp(article, words), days)


def spellings(article: Article) -> Mapping[str, str]:
    """Return how a report writes the words of its portrait where they first stand."""
    titled = {_term(word[:LONGEST_WORD]): word for word in WORD.findall(article.title or "")}
    return titled | {word: counted.spelled for word, counted in _count(article).items()}


def _days(times: Iterable[Time]) -> tuple[int, ...]:
    """Return the days of those times that are a day or less."""
    return tuple(sorted({time.begin.toordinal() for time in times if time.begin and time.begin == time.end}))


def _times_of_attacks(events: Iterable[Event]) -> Iterator[Time]:
    """Yield the times of attacks in whose clause they stand: what is told of a sentence may be of another event."""
    for event in events:
        if event.type == ATTACK and event.modality in TOLD and event.when and event.when.basis is WhenBasis.CLAUSE:
            yield event.when.time


def _is_news(attack: int, published: date | None) -> bool:
    return published is None or published.toordinal() - attack <= NEWS_DAYS


def _surnames(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return the surnames of those whose full names a report has, so that other spellings compare equal."""
    names = (entity.name for entity in entities if entity.label == "PERSON" and " " in entity.name)
    return tuple(sorted({sound(name.rsplit(" ", 1)[1]).replace("\x00", "")[:LONGEST_WORD] for name in names}))


def names_of(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return who and where a report names, each once, so that other spellings compare equal."""
    return tuple(sorted({_key(ARTICLE.sub("", entity.name)) for entity in entities if entity.label in LABELS}))


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    return country_names().get(fold(name)) or sound(name).replace("\x00", "")[: 2 * LONGEST_WORD]


@dataclass(slots=True)
class _Counted:
    """How a word is spelled where it first stands in a body, how often it does, and how often with a capital."""

    spelled: str
    number: int = 0
    capital: int = 0


def _count(article: Article) -> dict[str, _Counted]:
    """Return the words of a body and its names of two words ("john kerry"), in the order in which they first stand."""
    counts: dict[str, _Counted] = {}
    for span in article.body:
        found = [word[:LONGEST_WORD] for word in WORD.findall(article.text, span.start, span.end)]
        if 2 * sum(word.isupper() for word in found) > len(found):  # capitals that tell no names
            found = [word.lower() for word in found]
        for word, number in Counter(found).items():
            counted = _counted(counts, _term(word), word)
            counted.number += number
            counted.capital += number * word[0].isupper()
        for i, j in pairwise(i for i, word in enumerate(found) if word[0].isupper()):
            if j == i + 1:
                a, b = found[i], found[j]
                _counted(counts, f"{_term(a)} {_term(b)}", f"{a} {b}").number += 1
    return counts


def _counted(counts: dict[str, _Counted], word: str, spelled: str) -> _Counted:
    counted = counts.get(word)
    if counted is None:
        counted = counts[word] = _Counted(spelled)
    return counted


def _damp(article: Article, counts: Mapping[str, _Counted]) -> dict[str, float]:
    damped = {
        word: (1 + math.log(c.number)) * (NAME_WEIGHT if 2 * c.capital > c.number else 1.0)
        for word, c in counts.items()
    }
    for word in WORD.findall(article.title or ""):
        term = _term(word[:LONGEST_WORD])
        damped[term] = damped.get(term, 0.0) + TITLE_WEIGHT
    return damped


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    """Return the stem of a word as it is written."""
    return stem(fold(word))


@cache
def _weekdays() -> tuple[str, ...]:
    from babel.dates import get_day_names

    return tuple(stem(fold(name)) for name in get_day_names("wide", locale="en").values())
