"""What all reports of one incident together say of it: how many were killed and injured, in which town, on which day.

Numbers of killed and injured are chosen together, since who was hit was killed or injured: each pair that the reports
allow is scored by marks of the figures that give it (in the headline, told most, of another day ...). What a mark is
worth was learned by `evals/train_incidents.py` and stands in `labels/incidents.json`, in words.
"""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from rashomon.model import Annotations, Article, Figure, Measure, Modality, TimeType, When, WhenBasis

WEIGHTS = Path(__file__).parent / "labels" / "incidents.json"

# No incident of the corpus has more people hit; larger numbers are a year's or a city's total.
MOST_HIT = 60
HIT = (Measure.KILLED, Measure.INJURED, Measure.AFFECTED)
# A report of several incidents says less of any one of them; swept 0.15 to 1 on the corpus, flat.
OF_SEVERAL = 0.35
_SEVERAL = re.compile(r"\bshootings\b|\bweekend\b|\bviolent night|blotter|\bincidents\b", re.IGNORECASE)
_SELF = re.compile(r"(?:him|her|them)sel(?:f|ves)\b|\bself\b", re.IGNORECASE)
_SUSPECT = re.compile(r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?)\b", re.IGNORECASE)
_ACTIVE = re.compile(r"kill|sh[oo]+t|murder|fatally|slay|slew", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|1)\b(?! of)", re.IGNORECASE)
_SUICIDE = re.compile(
    r"murder[-/\s]+suicide|(?:took|taking) (?:his|her) own life|turned the gun on (?:him|her)self", re.I
)
_DEADLY = re.compile(r"homicid|murder|deadly|fatal|\bdied\b|\bdies\b|\bkill|\bdead\b|\bslain|death", re.IGNORECASE)
_HURT = re.compile(r"hurt|injur|wound", re.IGNORECASE)
# A death may follow the shooting by so many days.
LATER_DEATH = timedelta(days=60)

Marks = Mapping[str, float]  # what stands for a number, in words -> how much, between 0 and 1


@dataclass(frozen=True)
class Telling:
    """One report of an incident, with what was found in it."""

    article: Article
    found: Annotations
    published: date | None

    @property
    def title(self) -> str:
        """Return the headline."""
        return self.article.title or ""


# ---- the day -----------------------------------------------------------------------------------------------------

# What a day is worth by how the violence told is tied to it, and what a day named at all is; swept on the corpus by
# halves and doubles: right days move within .822 and .832. The day of publication alone says nothing.
TIED = {WhenBasis.CLAUSE: 3.0, WhenBasis.SENTENCE: 1.5, WhenBasis.NARRATIVE: 1.0, WhenBasis.PUBLISHED: 0.0}
NAMED, FIRST_NAMED = 0.5, 2.0
# Right after a verb of saying it is the day on which something was said.
SAID_WITHIN = 8


def choose_day(tellings: Sequence[Telling]) -> date | None:
    """Return the day of the incident: the one to which the reports tie most of the violence."""
    votes: dict[date, float] = defaultdict(float)
    for telling in tellings:
        own = _days(telling)
        total = sum(own.values())
        for day, vote in own.items():
            votes[day] += vote / total if total else 0.0
    if not any(votes.values()):
        return min((telling.published for telling in tellings if telling.published), default=None)
    return max(votes, key=lambda day: (votes[day], -day.toordinal()))


def _days(telling: Telling) -> Mapping[date, float]:
    votes: dict[date, float] = defaultdict(float)
    found, last = telling.found, telling.published
    told: list[tuple[When | None, float]] = [(e.when, 1.0) for e in found.events if _is_violence(e.type, e.modality)]
    told += [(figure.when, 1.0) for figure in found.figures if figure.measure in HIT]
    for when, _ in told:
        if when and (day := _one_day(when, last)):
            votes[day] += TIED[when.basis] * (2 if "T" in when.time.value else 1)  # with its hour: surely the deed
    cues = [quote.cue.end for quote in found.quotes if quote.cue]
    first = True
    for time in found.times:
        day = _one_day(When(time=time, basis=WhenBasis.CLAUSE), last)
        if day is None:
            continue
        said = any(0 <= time.evidence.span.start - cue <= SAID_WITHIN for cue in cues)
        votes[day] += 0.0 if said else NAMED * (FIRST_NAMED if first else 1) * (2 if "T" in time.value else 1)
        first = False
    return votes


def _is_violence(type_: str, modality: Modality) -> bool:
    return type_ == "ASSAULT" and modality in (Modality.HAPPENED, Modality.ALLEGED)


def _one_day(when: When, last: date | None) -> date | None:
    begin, end = when.time.begin, when.time.end
    return begin if begin is not None and begin == end and (last is None or begin <= last) else None


# ---- killed and injured --------------------------------------------------------------------------------------------


def is_background(figure: Figure, day: date | None) -> bool:
    """Say whether a figure is told of another time than the incident's day: a year's total, an earlier case."""
    if figure.when is None or figure.when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE):
        return False
    time = figure.when.time
    if time.type in (TimeType.DURATION, TimeType.SET):
        return True
    if time.begin is None or time.end is None:
        return False
    if day is None:
        return time.end - time.begin > timedelta(days=3)
    near = time.begin - timedelta(days=1) <= day <= time.end + timedelta(days=1)
    died_later = figure.measure is Measure.KILLED and time.begin == time.end and day < time.begin <= day + LATER_DEATH
    return not (near and time.end - time.begin <= timedelta(days=3)) and not died_later


@dataclass
class _Numbers:
    """The numbers that the reports give of one measure, each with its marks, averaged over the reports."""

    marks: dict[int, dict[str, float]]

    def of(self, value: int) -> Marks:
        """Return the marks of a number; none where no report gives it."""
        return self.marks.get(value, {})

    @property
    def live(self) -> tuple[int, ...]:
        """Return the numbers that are told of this incident."""
        return tuple(value for value, marks in self.marks.items() if marks.get("told"))


@dataclass(frozen=True)
class _Evidence:
    """All that the reports of an incident say of who was hit."""

    numbers: Mapping[Measure, _Numbers]
    last: Mapping[Measure, int]  # what the last report gives
    own_death: bool  # who shot killed himself
    suicide: bool
    suspect: bool  # a suspect is among the dead
    deadly: bool
    deadly_title: bool
    hurt_title: bool


def _gather(tellings: Sequence[Telling], day: date | None) -> _Evidence:
    sums: dict[Measure, dict[int, dict[str, float]]] = {measure: {} for measure in HIT}
    last: dict[Measure, int] = {}
    own_death = suspect = False
    for telling in tellings:
        figures = [
            f for f in telling.found.figures if f.measure in HIT and 1 <= f.value <= MOST_HIT and f.value % 1 == 0
        ]
        recent = [figure for figure in figures if not is_background(figure, day)]
        dead = [figure for figure in recent if figure.measure is Measure.KILLED]
        selves = [figure for figure in dead if figure.value == 1 and _SELF.search(figure.evidence.quote)]
        own_death |= bool(selves)
        suspect |= any(figure.value <= 2 and _SUSPECT.search(figure.evidence.quote) for figure in dead)
        worth = OF_SEVERAL if len(tellings) > 1 and _SEVERAL.search(telling.title) else 1.0
        for measure in HIT:
            mine = [figure for figure in figures if figure.measure is measure and figure not in selves]
            marks = _marks(telling, mine, [figure for figure in mine if figure in recent])
            for value, own in marks.items():
                total = sums[measure].setdefault(value, defaultdict(float))
                for mark, much in own.items():
                    total[mark] += much * worth / len(tellings)
            chosen = [value for value, own in marks.items() if own.get("main")]
            last.update({measure: chosen[0]} if chosen else {})
    text = " ".join(telling.article.text for telling in tellings)
    titles = " ".join(telling.title for telling in tellings)
    return _Evidence(
        {measure: _Numbers(sums[measure]) for measure in HIT},
        last,
        own_death,
        bool(_SUICIDE.search(text)),
        suspect,
        bool(_DEADLY.search(text)),
        bool(_DEADLY.search(titles)),
        bool(_HURT.search(titles)),
    )


def _marks(telling: Telling, figures: Sequence[Figure], recent: Sequence[Figure]) -> dict[int, dict[str, float]]:
    """Return the marks of each number that one report gives of one measure.

    Beside a count of several, somebody told of alone ("a woman") is one of them and counts for nothing.
    """
    marks: dict[int, dict[str, float]] = {int(figure.value): {"background": 1.0} for figure in figures}
    most = max((int(figure.value) for figure in recent), default=0)
    numbered = any(figure.value == 1 and _ONE.search(figure.evidence.quote) for figure in recent)
    counted = [figure for figure in recent if figure.value > 1 or most == 1 or numbered]
    often = Counter(int(figure.value) for figure in counted)
    body = [block.span.start for block in telling.article.blocks if block.role == "body"]
    head_end = telling.article.blocks[0].span.end if telling.article.blocks else 0
    for place, figure in enumerate(counted):
        start, own = figure.evidence.span.start, marks[int(figure.value)]
        own.pop("background", None)
        own["told"] = 1.0
        own["share"] = often[int(figure.value)] / len(counted)
        if start < head_end:
            own["headline"] = 1.0
        elif sum(paragraph <= start for paragraph in body) <= 3:
            own["lead"] = 1.0
        if place == 0:
            own["first"] = 1.0
        if _ACTIVE.match(figure.evidence.quote):
            own["active"] = 1.0
    if most > 1:
        marks[most]["most"] = 1.0
    if often:
        marks[max(often, key=lambda value: (often[value], value))]["main"] = 1.0
    return marks


def candidates(tellings: Sequence[Telling], day: date | None) -> Iterator[tuple[int, int, Marks]]:
    """Yield the pairs of killed and injured that the reports allow, each with its marks."""
    seen = _gather(tellings, day)
    killed, injured, hit = (seen.numbers[measure] for measure in HIT)
    more_dead = seen.own_death or seen.suicide or seen.suspect
    deads = {0, 1, *killed.marks, *(value + 1 for value in killed.marks if more_dead)}
    all_hit = {*hit.marks, *injured.marks}
    anyone = bool(killed.live or injured.live or hit.live)
    for dead in sorted(deads):
        for hurt in sorted({0, *injured.marks, *(value - dead for value in all_hit if value >= dead)}):
            if dead or hurt or not anyone:
                yield dead, hurt, dict(_features(seen, dead, hurt))


def _features(seen: _Evidence, dead: int, hurt: int) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a pair, in words."""
    killed, injured, hit = (seen.numbers[measure] for measure in HIT)
    for name, value, marks in (
        ("killed", dead, killed.of(dead)),
        ("injured", hurt, injured.of(hurt)),
        ("hit", dead + hurt, hit.of(dead + hurt)),
    ):
        size = "several" if value > 1 else "one"
        yield from ((f"{size} {name}: {mark}", much) for mark, much in marks.items())
    if hurt > 1:
        yield from ((f"hit are the injured: {mark}", much) for mark, much in hit.of(hurt).items())
    if dead and dead + hurt > 1:
        yield from ((f"injured are all hit: {mark}", much) for mark, much in injured.of(dead + hurt).items())
    yield from _with_killer(seen, dead)
    yield from ((name, 1.0) for name, holds in _tests(seen, dead, hurt) if holds)
    yield "size of killed", math.log1p(dead)
    yield "size of injured", math.log1p(hurt)
    yield "size of hit", math.log1p(dead + hurt)


def _with_killer(seen: _Evidence, dead: int) -> Iterator[tuple[str, float]]:
    """Yield what speaks for the killer's being one of the dead beside, or among, those whom a figure counts."""
    killed = seen.numbers[Measure.KILLED]
    for name, holds in (("own death", seen.own_death), ("suicide", seen.suicide), ("suspect dead", seen.suspect)):
        if holds:
            yield from ((f"{name}, beside: {mark}", much) for mark, much in killed.of(dead - 1).items())
            if dead > 1:
                yield from ((f"{name}, among: {mark}", much) for mark, much in killed.of(dead).items())


def _tests(seen: _Evidence, dead: int, hurt: int) -> Iterator[tuple[str, bool]]:
    killed, injured, hit = (seen.numbers[measure] for measure in HIT)
    told = bool(killed.live)
    yield "none killed", dead == 0
    yield "none killed, though told", dead == 0 and told
    yield "none killed, title deadly", dead == 0 and seen.deadly_title
    yield "none killed, text deadly", dead == 0 and seen.deadly
    yield "none killed, title of hurt", dead == 0 and seen.hurt_title
    yield "none killed, suicide", dead == 0 and seen.suicide
    yield "none killed, own death", dead == 0 and seen.own_death
    yield "one killed untold", dead == 1 and not told
    yield "one killed untold, title deadly", dead == 1 and not told and seen.deadly_title
    yield "one killed untold, text deadly", dead == 1 and not told and seen.deadly
    yield "one killed, own death", dead == 1 and seen.own_death
    yield "one killed untold, own death", dead == 1 and not told and seen.own_death
    yield "one killed, suicide", dead == 1 and seen.suicide
    yield "none injured", hurt == 0
    yield "none injured, though told", hurt == 0 and bool(injured.live)
    yield "none injured, though hit", hurt == 0 and bool(hit.live)
    yield "none injured, one killed", hurt == 0 and dead == 1
    yield "none injured, title of hurt", hurt == 0 and seen.hurt_title
    yield "none injured, nobody told", hurt == 0 and not injured.live and not hit.live
    yield "none injured, several hit", hurt == 0 and max(hit.live, default=0) > 1
    yield "most killed told", 1 < dead == max(killed.live, default=0)
    yield "most injured told", 1 < hurt == max(injured.live, default=0)
    yield "most hit told", 1 < dead + hurt == max(hit.live, default=0)
    yield "killed in the last report", dead == seen.last.get(Measure.KILLED)
    yield "injured in the last report", hurt == seen.last.get(Measure.INJURED)
    yield "one killed, one injured", dead == hurt == 1
    yield "killed and injured", dead > 0 and hurt > 0
    yield "several killed, none injured", dead > 1 and hurt == 0


def choose_numbers(found: Sequence[tuple[int, int, Marks]], weights: Marks) -> tuple[int, int]:
    """Return the likeliest pair: by its own likelihood and by those of its two numbers."""
    scores = [sum(weights.get(mark, 0.0) * much for mark, much in marks.items()) for *_, marks in found]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    killed, injured = Counter[int](), Counter[int]()
    for (dead, hurt, _), share in zip(found, shares, strict=True):
        killed[dead] += share  # type: ignore[assignment]
        injured[hurt] += share  # type: ignore[assignment]
    best = max(range(len(found)), key=lambda i: (shares[i] + killed[found[i][0]] + injured[found[i][1]], -i))
    return found[best][:2]


@cache
def weights() -> Marks:
    """Read what each mark is worth."""
    read: Marks = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return read
