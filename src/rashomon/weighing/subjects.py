"""What a happening is called, and which of its tellings say so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rashomon.model import Happening, Names, Participant, Place, Topic, WhenBasis
from rashomon.weighing.agreement import Relation, compare_days, compare_places
from rashomon.weighing.origins import together
from rashomon.weighing.tellings import Telling, Tellings
from rashomon.weighing.told_days import days_told, is_since
from rashomon.wording.actors import code
from rashomon.wording.countries import country_names
from rashomon.wording.days import listed
from rashomon.wording.normal import fold
from rashomon.wording.phrases import COUNTED, Phrase, phrase, with_article

# The PLOVER types whose actors act together: the members of all sides are one list of who took part.
JOINT = frozenset({"CONSULT", "COOPERATE"})

# The PLOVER types that happen to a place again and again: only the day tells one from another.
RECURRING = frozenset({"ASSAULT", "PROTEST"})

# Our own type of votes, trials, funerals (annotating/lexicons/occasions.toml).
OCCASION = "OCCASION"

# A telling must say at least two of what a happening is named by (who, to whom, where, when): reports tell of many
# meetings of one man, and of many raids on one town.
TOLD_MARKS = 2

# Where fewer of the tellings have a place than this share, it is that of another event that one of them names beside.
FEW = 0.25

SAME = frozenset({Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY})


@dataclass(frozen=True)
class Subject:
    """A happening by what its tellings say most: who, to whom, about what, where, and on which days."""

    type: str
    sense: str
    phrase: Phrase
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    matter: str | None
    place: Place | None
    span: tuple[date, date] | None

    @property
    def words(self) -> str:
        """The name of the happening, without its day."""
        known = (*self.actors, *self.targets)
        parts = [self.phrase.noun]
        parts += [f"{self.phrase.actors} {listed(list(self.actors))}"] if self.actors else []
        parts += [f"{self.phrase.targets} {listed(list(self.targets))}"] if self.targets else []
        parts += [f"{self.phrase.about} {with_article(phrase(self.matter).noun)}"] if self.matter else []
        parts += [f"in {self.place.name}"] if self.place and not _is_named(self.place.name, known) else []
        return " ".join(parts)

    @property
    def topic(self) -> Topic:
        """The happening by its parts, its place as the reports call it."""
        place = " ".join(self.place.evidence.quote.split()) if self.place else None
        return Topic(
            type=self.type,
            sense=self.sense,
            actors=self.actors,
            targets=self.targets,
            matter=self.matter,
            place=place if place and not _is_named(place, (*self.actors, *self.targets)) else None,
        )

    def is_told_by(self, telling: Telling, tellings: Tellings, names: Names) -> bool:
        """Say whether a telling says enough of what the happening is named by, and nothing else in its stead."""
        if self.matter and self.matter not in tellings.matter(telling):
            return False
        event, marks, told = telling.event, 0, 0
        for mine, theirs in ((self.actors, event.actors), (self.targets, event.targets)):
            marks += bool(mine)
            told += bool(mine and named(theirs, names) & frozenset(mine))
        if self.place:
            marks += 1
            told += event.where is not None and compare_places(event.where, self.place) in SAME
        if self.span:
            marks += 1
            days = telling.span or (_days_of_sentence(telling) if told else None)
            on_its_day = days is not None and compare_days(days, self.span) in SAME
            if self.type in RECURRING and not on_its_day:
                return False
            told += on_its_day
        return told >= min(marks, TOLD_MARKS)


def _days_of_sentence(telling: Telling) -> tuple[date, date] | None:
    """Return the days of the sentence of a telling whose clause has none: "A raid killed 12 and hurt 30 on Monday"."""
    when = telling.event.when
    if when is None or when.basis is not WhenBasis.SENTENCE or is_since(when.time, telling.text):
        return None
    return days_told(when.time, telling.event.evidence.span, telling.text)


def _is_named(place: str, names: Iterable[str]) -> bool:
    """Say whether a place is one of some names, also in another spelling: "Malmö", "Malmo"."""
    return fold(place) in map(fold, names)


def find_subject(
    happening: Happening, tellings: Sequence[Telling], all_tellings: Tellings, names: Names
) -> Subject | None:
    """Find what a happening is called by what its tellings say most.

    None for an occasion, which is told in the reports' words, and where the reports tell too little to name it: nobody
    and no place, nobody at all for what only somebody can do, or an act of speech without its matter. None too where
    another finding tells it better: the figures, of the death of people without a name by no one's hand, and the
    calling off, of what was called off.
    """
    if happening.type == OCCASION:
        return None
    words = phrase(happening.sense)
    sides = [named(t.event.actors, names) for t in tellings]
    actors = _most_told_together(sides) if happening.type in JOINT else _one_side(_most_told(sides), tellings, names)
    hit = [named(_befallen(t, all_tellings), names) for t in tellings]
    actors = actors if happening.type in JOINT else _without_victims(actors, sides, hit)
    enough = len(tellings) * (FEW if happening.type in RECURRING else 0)
    targets = [name for name in _most_told(hit) if name not in actors and sum(name in one for one in hit) >= enough]
    if not (actors or targets) and (happening.type not in RECURRING or happening.sense in COUNTED):
        return None
    matter = _most_told([all_tellings.matter(t) for t in tellings])[:1] if words.about else []
    place = None if words.about else _most_told_place(tellings)
    if not (actors or targets or place) or (words.about and not matter):
        return None
    if all(map(all_tellings.is_called_off, tellings)):
        return None
    spans = [t.span for t in tellings if t.span]
    span = min(spans, key=lambda span: (-spans.count(span), span[1] - span[0], span), default=None)
    return Subject(
        happening.type,
        happening.sense,
        words,
        tuple(actors),
        tuple(targets),
        matter[0] if matter else None,
        place,
        span,
    )


def _without_victims(actors: list[str], acting: Sequence[frozenset[str]], hit: Sequence[frozenset[str]]) -> list[str]:
    """Return who acts without those who are as often told as hit, where anybody else acts: the accused's victims."""
    times = {name: (sum(name in one for one in acting), sum(name in one for one in hit)) for name in actors}
    return [name for name in actors if times[name][0] > times[name][1]] or actors


def _befallen(telling: Telling, tellings: Tellings) -> list[Participant]:
    """Return whom a telling names as hit; a body that reports quote counts the dead and is none of them."""
    counted = telling.event.sense in COUNTED
    targets = telling.event.targets
    return [one for one in targets if not (counted and one.label == "ORG" and one.name in tellings.quoted)]


def named(participants: Iterable[Participant], names: Names) -> frozenset[str]:
    """Return the canonical names of those that have a name; of several that go by one, each."""
    return frozenset([names.of(part) for one in participants if one.named for part in _parts(names.of(one.name))])


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[str, ...]:
    """Return the countries that go by one name ("Russia and Syria"), else the name."""
    parts = tuple(together(name))
    return parts if all(fold(part) in country_names() for part in parts) else (name,)


def _one_side(actors: list[str], tellings: Sequence[Telling], names: Names) -> list[str]:
    """Return who acted without the states beside persons: a president and his country are not two."""
    people = {names.of(p.name) for telling in tellings for p in telling.event.actors if p.label == "PERSON"}
    without = [name for name in actors if fold(name) not in country_names()]
    return without if people & set(without) else actors


def _most_told_together(sets: Sequence[frozenset[str]]) -> list[str]:
    """Return the names that most tellings have together: ministers, or the states they stand for, but not both."""
    together = Counter(names for names in sets if len(names) > 1) or Counter(names for names in sets if names)
    most = max(together.values(), default=0)
    return min((sorted(names) for names, count in together.items() if count == most), default=[])


def _most_told(sets: Sequence[frozenset[str]]) -> list[str]:
    """Return the names that at least half of the tellings with any name have, the most frequent first."""
    if len(sets) == 1:
        return sorted(sets[0])
    counts = Counter(name for names in sets for name in names)
    half = sum(1 for names in sets if names) / 2
    return [name for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= half]


def _most_told_place(tellings: Sequence[Telling]) -> Place | None:
    """Return the place that most tellings with one have, unless it is that of a few among many that have none."""
    places = {t.event.where.name: t.event.where for t in reversed(tellings) if t.event.where}
    told = _most_told([frozenset({t.event.where.name}) if t.event.where else frozenset() for t in tellings])
    if not told or sum(1 for t in tellings if t.event.where) < FEW * len(tellings):
        return None
    return places[told[0]]


def with_states(names: frozenset[str]) -> frozenset[str]:
    """Return names with the states whose government or army they are: "Syrian regime forces"."""
    codes = map(code, names)
    return names | {f"state of {c.country}" for c in codes if c.country and c.role in ARMS_OF_STATE}


# The role codes (CAMEO) of those who act for a state.
ARMS_OF_STATE = frozenset({"GOV", "MIL"})
