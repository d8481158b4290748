"""Courses of plans: the announcements of one plan in several reports, and what later ones tell became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rashomon.model import Phase
from rashomon.telling.announced import Item
from rashomon.telling.became import Outcome, find_done, find_turned
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.likeness import Marks, Shared, has_one_a_day, marks_of_plan, shared
from rashomon.telling.outcomes import tells_shut
from rashomon.wording.normal import forms

# Two sentences of one day are of one plan where they share this share of the longer words of the shorter: by judgement.
ALIKE = 0.5
LONG = 5


@dataclass
class Course:
    """One plan: its announcements, and its outcomes in the order of their days."""

    items: list[Item]
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def was(self) -> Days | None:
        """When it was first to be."""
        return self.items[0].days if self.items else self.outcomes[0].turn.was

    @property
    def days(self) -> Days | None:
        """When it is to be by what was told last; None where it was put off and no day is told."""
        moved = [one.turn.now for one in self.outcomes if one.turn.phase is Phase.MOVED]
        return moved[-1] if moved and moved[-1] else self.was

    @property
    def phase(self) -> Phase | None:
        """What became of it last; None where nothing is told."""
        return self.outcomes[-1].turn.phase if self.outcomes else None

    @property
    def is_moved(self) -> bool:
        """Whether it was moved."""
        return any(one.turn.phase is Phase.MOVED for one in self.outcomes)

    @property
    def since(self) -> date:
        """The day on which a report first told of it."""
        return self.items[0].told_on if self.items else self.outcomes[0].told_on


def find_courses(items: Iterable[Item], desk: Desk) -> list[Course]:
    """Return the plans that items announce, each once with what became of it, and those only told as moved or off."""
    courses: list[Course] = []
    for item in sorted(items, key=lambda item: (item.told_on, item.passage.article, item.passage.span)):
        same = next((course for course in courses if _is_same(item, course.items[0])), None)
        if same is None:
            courses.append(Course([item]))
        else:
            same.items.append(item)
    reports = desk.case.reports
    for outcome in sorted((one for report in reports for one in find_turned(report, desk)), key=_by_day):
        _take(outcome, courses)
    planned = {course.days for course in courses if course.days and course.days[0] <= desk.last}
    done = sorted((one for report in reports for one in find_done(report, planned, desk)), key=_by_day)
    for course in courses:
        of = [(like, outcome) for outcome in done if (like := _is_of(outcome, course))]
        if of:
            course.outcomes.append(max(of, key=lambda one: one[0].all)[1])
    return courses


def _by_day(outcome: Outcome) -> tuple[date, str, int]:
    return outcome.told_on, outcome.passage.article, outcome.passage.span.start


def _is_same(item: Item, other: Item) -> bool:
    """Say whether two sentences tell of one plan: on one day, in words that are mostly the same."""
    if item.days != other.days:
        return False
    like = shared(marks_of_plan(item.words), marks_of_plan(other.words))
    if like.kinds and (like.words > 1 or like.is_whole):
        return True
    words, others = (frozenset(f for f in forms(one.words) if len(f) >= LONG) for one in (item, other))
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def _take(outcome: Outcome, courses: list[Course]) -> None:
    """Add an outcome to the plan that it is of; what moves or calls off what nobody announced is a plan of its own."""
    of = [(like, course) for course in courses if (like := _is_of(outcome, course))]
    sure = [(like, course) for like, course in of if like.all > 1 or _gives_day(outcome, course)]
    if sure or len(of) == 1:
        course = max(sure or of, key=lambda one: one[0].all)[1]
        course.outcomes.append(outcome)
        if outcome.turn.now:
            _merge(course, outcome, courses)
    elif outcome.turn.is_announced and marks_of_plan(outcome.words).kinds:
        courses.append(Course([], [outcome]))


def _gives_day(outcome: Outcome, course: Course) -> bool:
    """Say whether a sentence gives the day that a plan had until then."""
    given = (outcome.turn.was,) if outcome.turn.was else outcome.turn.days
    return any(_within(day, course.days) for day in given)


def _is_of(outcome: Outcome, course: Course) -> Shared | None:
    """Return how much an outcome shares with a plan, where it is of it: told after it, of its day, by some words."""
    told = {one.passage.article for one in course.items} | {one.passage.article for one in course.outcomes}
    if outcome.told_on < course.since or course.days is None or course.phase is Phase.HELD:
        return None
    if outcome.passage.article in told:
        return None
    marks = marks_of_plan(outcome.words)
    words = [*(item.told for item in course.items), *(one.words for one in course.outcomes)]
    like = max((shared(marks, marks_of_plan(one)) for one in words), key=lambda one: one.all)
    if not like.all or (course.items and not any(_tells_core(marks, item) for item in course.items)):
        return None
    return like if _can_be_of(outcome, course, like) else None


def _tells_core(marks: Marks, item: Item) -> bool:
    """Say whether a sentence tells of what was to be, and not only of who announced it and what else he said."""
    core = marks_of_plan(item.core)
    return shared(marks, core).all > 0 if core.kinds or core.words else True


def _can_be_of(outcome: Outcome, course: Course, like: Shared) -> bool:
    """Say whether an outcome may be of a plan, by its days and by how much both share."""
    turn, days = outcome.turn, course.days
    kinds = {kind for one in course.items for kind in marks_of_plan(one.told).kinds}
    if days is None or (tells_shut(outcome.words) and "opening" not in kinds):
        return False
    if turn.phase is Phase.HELD:
        few = like.kinds > 0 and any(has_one_a_day(marks_of_plan(item.told)) for item in course.items)
        is_told = course.phase is not Phase.CANCELLED and outcome.told_on >= days[0]
        return is_told and _within(turn.was, days) and (like.all > 1 or few)
    if turn.was:
        return _within(turn.was, days)
    return like.kinds > 0 and (_gives_day(outcome, course) or outcome.told_on <= days[1])


def _within(one: Days | None, other: Days | None) -> bool:
    return one is not None and other is not None and other[0] <= one[0] and one[1] <= other[1]


def _merge(course: Course, outcome: Outcome, courses: list[Course]) -> None:
    """Take in what other reports announce for the day to which a plan was moved."""
    told = marks_of_plan(outcome.words)
    for other in [one for one in courses if one is not course and one.items and one.was == outcome.turn.now]:
        if any(shared(told, marks_of_plan(item.words)).all for item in other.items):
            course.items += other.items
            course.outcomes += other.outcomes
            courses.remove(other)
