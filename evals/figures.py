"""Figures: how many were killed and injured in each incident of the Gun Violence Archive, from all its reports.

Each report gives one reading of its main incident (`read_incident`); a story's is the most frequent one (`combine`): a
later report weighs a little more than an earlier one, and of equally frequent numbers of dead the largest is taken.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate
from rashomon.model import Annotations, Article, Figure, Grain, Measure, Place, Precision, TimeType

# A later report knows more: each weighs this much more than the one before it.
LATER = 0.1
# No incident of the corpus has more people hit; larger numbers are a year's or a city's total.
MOST_HIT = 60
# An incident is told of in the days after it.
RECENT = timedelta(days=3)
# What a count of several people and the first one weigh, one person being one. Swept 1.5 to 6 and 0 to 2 on the corpus.
SEVERAL, FIRST = 4, 2
SELVES = ("himself", "herself", "self")
ACTIVE = ("kill", "shot", "shoot", "murder", "fatally")
HIT = (Measure.KILLED, Measure.INJURED, Measure.AFFECTED)


T = TypeVar("T", int, str)


class Incident(NamedTuple):
    """What one report says of its main incident; `hit` are all who were shot, dead or alive."""

    killed: int | None
    injured: int | None
    hit: int | None
    city: str | None
    day: str | None


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield one row a story."""
    stories: dict[str, list[tuple[str, Incident]]] = defaultdict(list)
    for row, found in zip(rows, annotate(map(clipping, rows)), strict=True):
        published = row.get("published")
        stories[str(row["story"])].append((str(published or ""), read_incident(found, published)))
    for story, readings in stories.items():
        incident = combine([reading for _, reading in sorted(readings, key=lambda pair: pair[0])])
        facets = ("killed", "injured", "city", "day")
        yield {"story": story, **{facet: getattr(incident, facet) for facet in facets}}


def clipping(row: Row) -> Article:
    """Read a row as a clipping: its headline above its text, where the text does not hold it."""
    title, text = row.get("title") or "", row["text"]
    return article(row if title in text else {**row, "text": f"{title}\n\n{text}"})


def read_incident(found: Annotations, published: str | None) -> Incident:
    """Return what one report says of the incident that it is about."""
    people = [figure for figure in found.figures if _is_of_one_incident(figure)]
    killed = _with_killer(people, _most_told(people, Measure.KILLED))
    others = [figure for figure in people if not killed or not _is_single(figure)]
    return Incident(
        killed,
        _most_told(others, Measure.INJURED),
        _most_told(others, Measure.AFFECTED),
        _city(found, people),
        _day(found, people, published),
    )


def _is_of_one_incident(figure: Figure) -> bool:
    """Say whether a figure can count the people of one incident: no year's total."""
    time = figure.when.time if figure.when else None
    long = time is not None and time.type is TimeType.DATE and time.grain is Grain.YEAR
    return figure.measure in HIT and figure.value <= MOST_HIT and figure.value == int(figure.value) and not long


def _is_single(figure: Figure) -> bool:
    """Say whether a figure is one person without a number: where one was killed, "the wounded boy" is the same one."""
    words = set(figure.evidence.quote.lower().split())
    return figure.value == 1 and not words & {"one", "1", "another", "other", "second"}


def _most_told(figures: Sequence[Figure], measure: Measure) -> int | None:
    """Return the number that the report gives most often, of several the first.

    One of several people is often told of alone, so that a count of several weighs more than one of one; of those who
    were not killed one counts only where the report gives no other number.
    """
    values = [int(figure.value) for figure in figures if figure.measure is measure]
    votes: Counter[int] = Counter()
    for place, value in enumerate(values):
        single = 1 if measure is Measure.KILLED else 0
        votes[value] += (SEVERAL if value > 1 else single) + (FIRST if place == 0 and measure is Measure.KILLED else 0)
    return votes.most_common(1)[0][0] if values else None


def _with_killer(people: Sequence[Figure], killed: int | None) -> int | None:
    """Add who killed himself to those whom he is said to have killed ("killed his wife and two sons, then himself")."""
    deaths = [figure for figure in people if figure.measure is Measure.KILLED]
    himself = [figure for figure in deaths if figure.who and figure.who.lower() in SELVES]
    told = [figure.evidence.quote.lower() for figure in deaths if figure.value == killed and figure not in himself]
    active = told and all(words.startswith(ACTIVE) and not words.endswith(SELVES) for words in told)
    return killed + 1 if killed and himself and active else killed


def _city(found: Annotations, people: Sequence[Figure]) -> str | None:
    """Return the town that the report names most; the first, a dateline and those of figures count twice more."""
    towns = [town for place in found.places if (town := _town(place))]
    lines = [town for place in found.places if place.evidence.quote.isupper() and (town := _town(place))]
    of_figures = [town for figure in people if figure.where and (town := _town(figure.where))]
    votes = Counter([*towns, *towns[:1] * 2, *lines[:1] * 2, *of_figures * 2])
    return votes.most_common(1)[0][0] if votes else None


def _town(place: Place) -> str | None:
    """Return the town that a place is or is a part of."""
    within = place.precision in (Precision.DISTRICT, Precision.POINT)
    return place.name if place.precision is Precision.CITY else place.within if within else None


def _day(found: Annotations, people: Sequence[Figure], published: str | None) -> str | None:
    """Return the first of the last days that the report names, else that of its figures, else of its publication."""
    last = date.fromisoformat(published) if published else None
    days = [time.begin for time in found.times if time.begin and time.begin == time.end]
    recent = [day for day in days if last is None or last - RECENT <= day <= last]
    told = [figure.when.time.begin for figure in people if figure.when and figure.when.time.begin]
    return next((day.isoformat() for day in (*recent, *told)), published)


def combine(readings: Sequence[Incident]) -> Incident:
    """Return the most frequent reading of each facet, later reports weighing more; none killed where none says.

    Whoever was hit and is not said to be killed was injured.
    """
    killed = _gravest([reading.killed for reading in readings]) or 0
    injured = _vote([reading.injured for reading in readings])
    several = [reading.hit for reading in readings if reading.hit and reading.hit > 1]
    hit = _vote(several or [reading.hit for reading in readings])
    if hit is not None and (injured is None or killed + injured < hit):
        injured = max(0, hit - killed)
    if killed == 1 == injured and not any(reading.killed and reading.injured for reading in readings):
        injured = 0  # whom earlier reports call hurt has died since
    city, day = _vote([reading.city for reading in readings]), _vote([reading.day for reading in readings])
    return Incident(killed, injured or 0, hit, city, day)


def _gravest(values: Sequence[int | None]) -> int | None:
    """Return the most frequent number, of equally frequent ones the largest: early reports know of fewer dead."""
    votes = Counter(value for value in values if value is not None)
    return max(votes, key=lambda value: (votes[value], value), default=None)


def _vote(values: Sequence[T | None]) -> T | None:
    votes: dict[T, float] = defaultdict(float)
    for place, value in enumerate(values):
        if value is not None:
            votes[value] += 1 + LATER * place
    return max(votes, key=votes.__getitem__) if votes else None


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the shares of stories with the killed, the injured and both exactly right."""
    wanted = {str(row["story"]): row["gold"] for row in gold}
    given = {str(row["story"]): row for row in predicted}
    right: Counter[str] = Counter()
    for story, incident in wanted.items():
        killed, injured = (given.get(story, {}).get(facet) == incident[facet] for facet in ("killed", "injured"))
        right["killed"] += killed
        right["injured"] += injured
        right["both"] += killed and injured
        right["several"] += incident["killed"] >= 2
        right["killed where two or more"] += killed and incident["killed"] >= 2
    return {
        "killed": right["killed"] / len(wanted),
        "injured": right["injured"] / len(wanted),
        "both": right["both"] / len(wanted),
        "killed where two or more": right["killed where two or more"] / max(1, right["several"]),
    }


TASK = Task(data=("stories-gva.jsonl.gz",), predict=predict, score=score)
