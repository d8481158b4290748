"""An event mention as linking sees it: who, where, when and in which words, each in a form that compares."""

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.linking.background import Rarity
from rashomon.linking.kin import kin
from rashomon.linking.names import ARTICLE
from rashomon.model import Annotations, Article, Event, Mention, Modality, Names, Place, Precision, Span, WhenBasis
from rashomon.wording.countries import government_names
from rashomon.wording.normal import fold, stem, words

# An event of this PLOVER mode breaks off what it is about: the talks that were suspended are not the talks to come.
BROKEN_OFF = "discontinue"

# Of what is suspended or broken off some was held already: only these words call off what was to come.
CALLING_OFF = re.compile(
    r"\b(?:call(?:s|ed|ing)? off|cancel|scrap|scrub|postpon|(?:put(?:s|ting)?|push(?:es|ed|ing)?) (?:off|back))"
)

# What some only call an explosion may be what others call a bombing: senses of the event lexicon.
LESS_SAID = {"explosion": "bombing"}

# Only a time of the event's own sentence may tell two happenings apart; that of the report or the story is a guess.
SAID = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})

# What is told of before: "the meeting", "these latest talks".
DEFINITE = re.compile(r"\b(?:the|this|these|those|both)\s+(?:\w+\s+)?\Z", re.IGNORECASE)

EXACT = frozenset({Precision.POINT, Precision.DISTRICT, Precision.CITY})

# Exact places further apart than this are two: the width of the largest cities of the world with their suburbs.
FAR_KM = 50.0
EARTH_KM = 6371.0


@dataclass(frozen=True)
class Where:
    """A place to compare: what it is called, its GeoNames id, its country.

    It is `exact` as a city or more, or `wide` as a country; `point` is its latitude and longitude in degrees.
    """

    name: str
    geonames: int | None
    country: str | None
    within: str | None
    exact: bool
    wide: bool = False
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Days:
    """First and last day, or else a weekday (0 is Monday) of a report that has no date."""

    begin: date | None = None
    end: date | None = None
    value: str | None = None

    @property
    def long(self) -> int:
        """The number of days covered."""
        return (self.end - self.begin).days + 1 if self.begin and self.end else 0


@dataclass
class Profile:
    """What one or more mentions of one happening say of it.

    `order` is the number of the report and the place in it of the first mention, `last` the place of the last there.
    `lands` gives for each actor with an office the country it stands for. Of all `actors`, `agents` do it, `persons`
    are people, and each of `pairs` is two people that one mention names with nobody else; `deniers` deny it. `about`
    are the senses of what it is about: a denial of accusations of an attack is about both. `words` are those of the
    clause, by rarity; `senses` those of its mentions, from the event lexicon or by what is kin to their words. Some
    mention tells it as `planned`; every one as `called_off`, before it came to be.
    """

    mentions: list[Mention]
    senses: list[str]
    type: str
    order: tuple[int, int]
    last: int
    stories: set[str]
    broken_off: bool
    called_off: bool
    planned: bool
    bare: bool
    definite: bool
    modality: Modality
    actors: set[str] = field(default_factory=set)
    lands: dict[str, str] = field(default_factory=dict)
    agents: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    pairs: set[frozenset[str]] = field(default_factory=set)
    deniers: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    places: list[Where] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    published: list[date] = field(default_factory=list)
    words: dict[str, float] = field(default_factory=dict)

    @property
    def sense(self) -> str:
        """What most mentions call it; of two as frequent the one that says less."""
        return max(sorted(set(self.senses)), key=lambda sense: (self.senses.count(sense), sense in LESS_SAID))

    @property
    def vague(self) -> bool:
        """Whether nothing is said of when, nor of where but the country."""
        return not self.days and all(place.wide for place in self.places)

    @property
    def reports(self) -> set[str]:
        """The reports that tell of it."""
        return {mention.article for mention in self.mentions}

    def absorb(self, other: "Profile") -> None:
        """Take over what other mentions of the same happening say."""
        self.mentions += other.mentions
        self.senses += other.senses
        self.stories |= other.stories
        self.actors |= other.actors
        self.lands |= other.lands
        self.agents |= other.agents
        self.persons |= other.persons
        self.pairs |= other.pairs
        self.deniers |= other.deniers
        self.about |= other.about
        self.places += [place for place in other.places if place not in self.places]
        self.days += [days for days in other.days if days not in self.days]
        self.published += [day for day in other.published if day not in self.published]
        self.words |= other.words
        self.bare = self.bare and other.bare
        self.called_off = self.called_off and other.called_off
        self.planned = self.planned or other.planned
        self.last = max(self.last, other.last) if self.order[0] == other.order[0] else self.last
        self.order = min(self.order, other.order)


def profiles(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    names: Names,
    stories: Mapping[str, str],
    repeats: Container[Mention] = (),
) -> list[Profile]:
    """Return the profile of every event mention but those that repeat others, in the order of articles and text."""
    by_id = {article.id: article for article in articles}
    known = [(index, each) for index, each in enumerate(annotations) if each.article in by_id]
    found = [
        profile
        for index, each in known
        for profile in _of_report(by_id[each.article], each, index, names, stories.get(each.article, ""))
        if profile.mentions[0] not in repeats
    ]
    rarity = Rarity(profile.words for profile in found)
    for profile in found:
        profile.words = {word: rarity.of(word) for word in profile.words}
    return found


def _of_report(article: Article, annotations: Annotations, index: int, names: Names, story: str) -> list[Profile]:
    events = {event.evidence.span: event for event in annotations.events}
    broken = {event.about for event in annotations.events if event.mode == BROKEN_OFF and event.about}
    lands = _lands(annotations, names)
    found = {
        event: _profile(article, event, (index, story), names, lands, event.evidence.span in broken)
        for event in annotations.events
    }
    for event, profile in found.items():
        chain = _about(event, events)
        profile.about = {most_said(each.sense) for each in chain}
        if event.type == "REJECT" and chain:
            found[chain[0]].deniers |= profile.agents
        if chain and chain[0].modality is Modality.CANCELLED and CALLING_OFF.search(event.evidence.quote):
            _call_off(found[chain[0]], profile)
    return list(found.values())


def _call_off(profile: Profile, act: Profile) -> None:
    """Mark a thing as called off before it came to be; who does so was to take part in it."""
    profile.called_off = True
    profile.actors |= act.agents
    profile.persons |= act.agents & act.persons
    profile.lands |= act.lands


def _about(event: Event, events: Mapping[Span, Event]) -> list[Event]:
    """Return the event that one is about, and the one that that is about, and so on."""
    found: list[Event] = []
    next = events.get(event.about) if event.about else None
    while next is not None and next is not event and next not in found:
        found.append(next)
        next = events.get(next.about) if next.about else None
    return found


def _lands(annotations: Annotations, names: Names) -> dict[str, str]:
    """Return the country for which each holder of an office stands ("Russian Foreign Minister")."""
    found: dict[str, str] = {}
    for entity in annotations.entities:
        countries = [government_names()[word] for word, _ in words(entity.role or "") if word in government_names()]
        if countries:
            found.setdefault(actor_key(entity.name, names), countries[0])
    return found


def _profile(
    article: Article, event: Event, home: tuple[int, str], names: Names, lands: Mapping[str, str], broken_off: bool
) -> Profile:
    taking_part = (*event.actors, *event.targets)
    actors = {actor_key(each.name, names) for each in taking_part if each.named}
    persons = {actor_key(each.name, names) for each in taking_part if each.named and each.label == "PERSON"}
    places = [_where(event.where)] if event.where else []
    days = [days for days in [_days(event)] if days]
    return Profile(
        mentions=[Mention(article=article.id, span=event.evidence.span)],
        senses=[event.sense or kin(event.evidence.quote)],
        type=event.type,
        order=(home[0], event.evidence.span.start),
        last=event.evidence.span.start,
        stories={home[1]},
        broken_off=broken_off,
        called_off=False,
        planned=event.modality is Modality.PLANNED,
        bare=not (actors or places or days),
        definite=DEFINITE.search(article.text[max(0, event.evidence.span.start - 40) : event.evidence.span.start])
        is not None,
        modality=event.modality,
        actors=actors,
        lands={actor: lands[actor] for actor in sorted(actors) if actor in lands},
        agents={actor_key(each.name, names) for each in event.actors if each.named},
        persons=persons,
        pairs={frozenset(persons)} if len(persons) == len(taking_part) == 2 else set(),
        places=places,
        days=days,
        published=[article.published.value] if article.published.value else [],
        words=_words(article.text, event.clause),
    )


def most_said(sense: str) -> str:
    """Return the sense that another mention may have of the same happening: an explosion may be a bombing."""
    return LESS_SAID.get(sense, sense)


def actor_key(name: str, names: Names) -> str:
    """Return the form of an actor's name that compares: its canonical name, a government by its country."""
    bare = ARTICLE.sub("", name)
    return government_names().get(fold(bare)) or fold(names.of(bare))


def _where(place: Place) -> Where:
    return Where(
        name=fold(place.name),
        geonames=place.geonames,
        country=place.country,
        within=fold(place.within) if place.within else None,
        exact=place.precision in EXACT,
        wide=place.precision is Precision.COUNTRY,
        point=(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
    )


def _days(event: Event) -> Days | None:
    if event.when is None or event.when.basis not in SAID:
        return None
    time = event.when.time
    if time.begin or time.end:
        return Days(time.begin, time.end)
    return Days(value=time.value) if time.value.startswith("XXXX-WXX-") else None


def _words(text: str, span: Span) -> dict[str, float]:
    return {stem(word): 1.0 for word, _ in words(text, span)}


def days_agree(left: Sequence[Days], right: Sequence[Days]) -> bool | None:
    """Say whether the days of two happenings overlap; None where either has none that compare."""
    compared = [agree for a in left for b in right if (agree := _overlap(a, b)) is not None]
    return all(compared) if compared else None


def _overlap(a: Days, b: Days) -> bool | None:
    if a.value and b.value:
        return a.value[:10] == b.value[:10]
    if a.value or b.value:
        return None
    before = a.end is not None and b.begin is not None and a.end < b.begin
    after = b.end is not None and a.begin is not None and b.end < a.begin
    return not before and not after


def places_agree(left: Sequence[Where], right: Sequence[Where]) -> bool | None:
    """Say whether the places of two happenings can be one; None where either has none, or only one holds the other."""
    compared = [agree for a in left for b in right if (agree := _same_place(a, b)) is not None]
    if False in compared:
        return False
    return True if compared else None


def _same_place(a: Where, b: Where) -> bool | None:
    if a.name == b.name or (a.geonames is not None and a.geonames == b.geonames):
        return True
    if a.within == b.name or b.within == a.name:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if not (a.exact and b.exact):
        return None
    if a.point and b.point and _kilometres(a.point, b.point) > FAR_KM:
        return False
    return False if bool(a.within) == bool(b.within) or not (a.point and b.point) else None


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points along a great circle (haversine)."""
    (north, east), (norther, easter) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((norther - north) / 2) ** 2
    half += math.cos(north) * math.cos(norther) * math.sin((easter - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def shared_actors(a: Profile, b: Profile) -> int:
    """Return how many actors of one are among the other's, an office-holder as the country it stands for if need be."""
    return _shared(a.actors, b.actors, a.lands | b.lands)


def shared_agents(a: Profile, b: Profile) -> int:
    """Return how many of those who do it, in one and in the other, are the same."""
    return _shared(a.agents, b.agents, a.lands | b.lands)


def is_denied_by(a: Profile, b: Profile) -> bool:
    """Say whether one who does it in one denies it in the other."""
    lands = a.lands | b.lands
    return bool(_shared(a.agents, b.deniers, lands) or _shared(a.deniers, b.agents, lands))


def _shared(left: set[str], right: set[str], lands: Mapping[str, str]) -> int:
    same = left & right
    rest, others = left - same, right - same
    for person, land in sorted(lands.items()):
        for mine, theirs in ((rest, others), (others, rest)):
            if person in mine and land in theirs:
                mine.discard(person)
                theirs.discard(land)
                same = same | {person}
    return len(same)
