"""Turning points: the days on which the matter of a storyline changes, each with the words that show it.

A day is one where many reports come at once after few, where someone begins to act, or some place to be where things
happen, in most reports from then on, or where something of a kind happens for the first time: the first agreement,
arrest or denial. Days are those of publication; copies of earlier reports do not count, and nothing turns before a
few reports have told how things stood.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.linking.names import ARTICLE
from rashomon.model import (
    Annotations,
    Article,
    Event,
    Evidence,
    Happening,
    Link,
    Mention,
    Modality,
    Names,
    Precision,
    Turn,
    TurnKind,
    WhenBasis,
)
from rashomon.model import evidence as words_of

# So many reports on one day are many where they are so many times what a day of the storyline had until then. Set on
# the syria reports by reading what came out, as are the others here; there is no gold.
MANY, TIMES = 4, 3.0

# So many reports have told how things stood.
BEFORE = 3

# Who comes in acts in so many of the reports from then on, and in this share of them.
LEAST, SHARE = 3, 0.5

# What happens for the first time is told by so many reports, as of so many days before the report at most.
TOLD_BY = 2
FRESH = timedelta(days=7)

# What the PLOVER types are called to a reader. Talk, support and aid of all kinds go on in every affair: the first
# accusation or delivery turns nothing.
KINDS = {
    "AGREE": "agreement",
    "RETREAT": "retreat or release",
    "CONCEDE": "concession",
    "REJECT": "refusal",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
DENIAL = "denial"
DENYING = "deny"  # its sense in the event lexicon, of the type REJECT


class _Told(NamedTuple):
    """An original report of a known day, with what was found in it."""

    day: date
    article: Article
    found: Annotations


def find_turns(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    names: Names,
    happenings: Sequence[Happening] = (),
    copies: Sequence[Link] = (),
) -> tuple[Turn, ...]:
    """Return the turning points of the storyline that some reports are of, in the order of days."""
    copied = {link.right for link in copies if link.directed}
    told = [
        _Told(article.published.value, article, found)
        for article, found in zip(articles, annotations, strict=True)
        if article.published.value and article.id not in copied
    ]
    told.sort(key=lambda each: (each.day, each.article.id))
    if len(told) <= BEFORE:
        return ()
    start = max(told[0].day + timedelta(days=1), told[BEFORE - 1].day)
    turns = [*_many(told), *_comers(told, names), *_firsts(told, happenings)]
    return tuple(sorted((t for t in turns if t.day >= start), key=lambda turn: (turn.day, turn.kind, turn.why)))


def _many(told: Sequence[_Told]) -> Iterator[Turn]:
    """Yield the days on which many reports come after few."""
    counts = Counter(each.day for each in told)
    before = 0
    for day, number in sorted(counts.items()):
        usual = before / max(1, (day - told[0].day).days)
        if before and number >= MANY and number >= TIMES * usual:
            openings = (_opening(each.article) for each in told if each.day == day)
            why = f"{number} reports, after {usual:.1f} a day"
            yield Turn(day=day, kind=TurnKind.MANY, why=why, evidence=tuple(words for words in openings if words))
        before += number


def _comers(told: Sequence[_Told], names: Names) -> Iterator[Turn]:
    """Yield who begins to act, and where things begin to happen: in no report before, and in most from then on."""
    first: dict[tuple[TurnKind, str], tuple[_Told, Evidence]] = {}
    naming: dict[tuple[TurnKind, str], set[str]] = defaultdict(set)
    for each in told:
        for kind, name, words in _acting(each.found, names):
            first.setdefault((kind, name), (each, words))
            naming[kind, name].add(each.article.id)
    for (kind, name), (each, words) in first.items():
        later = sum(other.day >= each.day for other in told)
        number = len(naming[kind, name])
        if number >= max(LEAST, SHARE * later) and not _is_named_before(name, each.day, told, names):
            why = f"{name}, in {number} of {later} reports from then on and none before"
            yield Turn(day=each.day, kind=kind, why=why, evidence=(words,))


def _acting(found: Annotations, names: Names) -> Iterator[tuple[TurnKind, str, Evidence]]:
    """Yield who acts in a report, and in which towns something happens."""
    for event in found.events:
        if event.modality in (Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED):
            for actor in event.actors:
                if actor.named:
                    yield TurnKind.ACTOR, names.of(ARTICLE.sub("", actor.name)), actor.evidence
            if event.where and event.where.precision is Precision.CITY:
                yield TurnKind.PLACE, event.where.name, event.where.evidence


def _is_named_before(name: str, day: date, told: Sequence[_Told], names: Names) -> bool:
    earlier = [each for each in told if each.day < day]
    itself = re.compile(rf"\b{re.escape(name)}\b")  # "none before" is wrong also of a name that was not found as one
    return any(
        itself.search(each.article.text)
        or any(names.of(ARTICLE.sub("", entity.name)) == name for entity in each.found.entities)
        for each in earlier
    )


def _firsts(told: Sequence[_Told], happenings: Sequence[Happening]) -> Iterator[Turn]:
    """Yield what happens for the first time, told by more than one report: each kind once."""
    tellers = {
        mention: len({other.article for other in happening.mentions})
        for happening in happenings
        for mention in happening.mentions
    }
    first: dict[str, date] = {}
    seen: set[str] = set()
    for each in told:
        for event in each.found.events:
            kind = _kind(event, each)
            if kind is None or kind in seen or first.setdefault(kind, each.day) != each.day:
                continue
            if tellers.get(Mention(article=each.article.id, span=event.evidence.span), 1) >= TOLD_BY:
                seen.add(kind)
                clause = words_of(each.article.id, each.article.text, event.clause.start, event.clause.end)
                sense = "" if kind in (event.sense, DENIAL) else f" ({event.sense})"
                yield Turn(day=each.day, kind=TurnKind.FIRST, why=f"the first {kind}{sense}", evidence=(clause,))


def _kind(event: Event, told: _Told) -> str | None:
    """Return what kind of event is told to have happened of late, or that it is denied; who denies refuses nothing."""
    if event.modality is Modality.DENIED or event.sense == DENYING:
        return DENIAL
    dated = event.when is not None and event.when.basis in (WhenBasis.CLAUSE, WhenBasis.SENTENCE)
    begin = event.when.time.begin if event.when and dated else None
    if begin is None or not -timedelta(days=1) <= told.day - begin <= FRESH:
        return None
    return KINDS.get(event.type) if event.modality in (Modality.HAPPENED, Modality.ONGOING) else None


def _opening(article: Article) -> Evidence | None:
    """Return the first words of a report that are the report itself."""
    if not article.body:
        return None
    start = article.body[0].start
    end = article.text.find(". ", start, article.body[0].end)
    return words_of(article.id, article.text, start, end + 1 if end > start else article.body[0].end)
