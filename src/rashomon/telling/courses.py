"""Courses of plans: the announcements of one plan in several reports, and what later ones tell became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.model import Phase
from rashomon.telling.announced import Item
from rashomon.telling.became import Outcome, find_done, find_turned
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.likeness import Marks, Shared, are_of_two_kinds, has_one_a_day, is_of_body, marks_of_plan, shared
from rashomon.telling.outcomes import Turn, tells_not_held, tells_shut, turned_clause
from rashomon.wording.normal import forms

# Two sentences of one day are of one plan where they share this share of the longer words of the shorter: by judgement.
ALIKE = 0.5
LONG = 5
PARTS = ("words", "core")

# The kind of plan that is off where something stays shut.
OPENING = "opening"
MEETING = "meeting"

# So many letters of a sentence name who does what it tells.
BEGINNING = 90

# What was put off is mostly told on the day that it was for, or the next.
ONE_DAY = timedelta(days=1)


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
    for course in courses:
        _to_later(course, courses)
    planned = {course.days for course in courses if course.days and course.days[0] <= desk.last}
    done = sorted((one for report in reports for one in find_done(report, planned, desk)), key=_by_day)
    for course in courses:
        of = [(like, outcome) for outcome in done if (like := _is_of(outcome, course))]
        if of:
            _end(course, max(of, key=lambda one: one[0].all)[1], courses)
    return courses


def _end(course: Course, outcome: Outcome, courses: list[Course]) -> None:
    """Add to a plan that it was done; another of its day that ended with the same sentence is the same plan."""
    other = next((one for one in courses if one.outcomes[-1:] == [outcome] and one.days == course.days), None)
    if other is None:
        course.outcomes.append(outcome)
    else:
        other.items += course.items
        other.outcomes[:0] = course.outcomes
        courses.remove(course)


def _by_day(outcome: Outcome) -> tuple[date, str, int]:
    return outcome.told_on, outcome.passage.article, outcome.passage.span.start


def _is_same(item: Item, other: Item) -> bool:
    """Say whether two sentences tell of one plan: on one day, in words that are mostly the same."""
    if item.days != other.days:
        return False
    like, core = (shared(marks_of_plan(getattr(item, part)), marks_of_plan(getattr(other, part))) for part in PARTS)
    if (like.kinds and (like.words > 1 or like.is_whole)) or (core.is_whole and like.words):
        return True
    words, others = (frozenset(f for f in forms(one.words) if len(f) >= LONG) for one in (item, other))
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def _take(outcome: Outcome, courses: list[Course]) -> None:
    """Add an outcome to the plan that it is of; what moves or calls off what nobody announced is a plan of its own."""
    of = [(like, course) for course in courses if (like := _is_of(outcome, course))]
    sure = [(like, course) for like, course in of if like.all > 1 or _gives_day(outcome, course)]
    if sure or (len(of) == 1 and outcome.turn.now):
        course = max(sure or of, key=lambda one: one[0].all)[1]
        for _, other in [one for one in sure if one[1] is not course and one[1].days == course.days]:
            _join(course, other, courses)
        course.outcomes.append(outcome)
        if outcome.turn.now:
            _merge(course, outcome, courses)
    elif outcome.turn.was or (outcome.turn.is_announced and marks_of_plan(outcome.words).kinds):
        courses.append(Course([], [outcome]))


def _gives_day(outcome: Outcome, course: Course) -> bool:
    """Say whether a sentence gives the day that a plan had until then."""
    given = (outcome.turn.was,) if outcome.turn.was else outcome.turn.days
    return any(_may_be(day, course.days) for day in given)


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
    begun = marks_of_plan(outcome.words[:BEGINNING] if outcome.turn.phase is Phase.HELD else "")
    if not like.all or (course.items and not any(_tells_core(marks, begun, item) for item in course.items)):
        return None
    return like if _can_be_of(outcome, course, like) else None


def _tells_core(marks: Marks, begun: Marks, item: Item) -> bool:
    """Say whether a sentence tells of what was to be, and not only of who announced it and what else he said."""
    core, told = marks_of_plan(item.core), marks_of_plan(item.told)
    if MEETING in core.kinds and _is_of_its_body(begun, item):
        return True
    if are_of_two_kinds(marks, told):
        return False
    is_bare = not (core.kinds or core.words)
    return is_bare or shared(marks, core).words > 0 or shared(marks, told).kinds > 0


def _is_of_its_body(begun: Marks, item: Item) -> bool:
    """Say whether a sentence begins with the body that was to meet."""
    subject = item.told.removesuffix(item.core)
    return is_of_body(subject) and shared(begun, marks_of_plan(subject)).words > 1


def _can_be_of(outcome: Outcome, course: Course, like: Shared) -> bool:
    """Say whether an outcome may be of a plan, by its days and by how much both share."""
    turn, days = outcome.turn, course.days
    kinds = {kind for one in course.items for kind in marks_of_plan(one.told).kinds}
    if days is None:
        return False
    if tells_shut(outcome.words) and not (OPENING in kinds and _gives_day(outcome, course)):
        return False
    if turn.phase is Phase.HELD:
        few = like.kinds > 0 and any(has_one_a_day(marks_of_plan(item.told)) for item in course.items)
        is_told = course.phase is not Phase.CANCELLED and outcome.told_on >= days[0] and (course.items or like.kinds)
        return bool(is_told) and days[1] - days[0] <= ONE_DAY and _within(turn.was, days) and (like.all > 1 or few)
    if turn.was:
        return _may_be(turn.was, days)
    if like.words > 1 and _gives_day(outcome, course):
        return True
    told = marks_of_plan(turned_clause(outcome.words)).kinds or marks_of_plan(outcome.words).kinds
    return bool(told & kinds) and (_gives_day(outcome, course) or outcome.told_on <= days[1] + ONE_DAY)


def _within(one: Days | None, other: Days | None) -> bool:
    return one is not None and other is not None and other[0] <= one[0] and one[1] <= other[1]


def _may_be(one: Days | None, other: Days | None) -> bool:
    """Say whether a day that is given for a plan is its own: "Thursday" may be read as that of the week before."""
    if one is None or other is None or _within(one, other):
        return _within(one, other)
    return one[0] == one[1] and other[0] == other[1] and abs((one[0] - other[0]).days) == WEEK


WEEK = 7


def _merge(course: Course, outcome: Outcome, courses: list[Course]) -> None:
    """Take in what other reports announce for the day to which a plan was moved."""
    told = marks_of_plan(outcome.words)
    for other in [one for one in courses if one is not course and one.items and one.was == outcome.turn.now]:
        marks = [marks_of_plan(item.told) for item in other.items]
        if any(shared(told, one).all and not are_of_two_kinds(told, one) for one in marks):
            _join(course, other, courses)


def _join(course: Course, other: Course, courses: list[Course]) -> None:
    course.items += other.items
    course.outcomes += other.outcomes
    courses.remove(other)


def _to_later(course: Course, courses: list[Course]) -> None:
    """Take for the new day of what was not held the one that the same report gives for its like."""
    outcome = course.outcomes[-1] if course.outcomes else None
    if outcome is None or outcome.turn.phase is not Phase.CANCELLED or not tells_not_held(outcome.words):
        return
    kinds = marks_of_plan(outcome.words).kinds
    for other in [one for one in courses if one.items and not one.outcomes and one is not course]:
        item = next((i for i in other.items if i.passage.article == outcome.passage.article), None)
        later = item is not None and course.days is not None and item.days[0] > course.days[1]
        if item and later and not kinds.isdisjoint(marks_of_plan(item.told).kinds):
            turn = Turn(Phase.MOVED, None, item.days)
            course.outcomes.append(Outcome(item.passage, item.words, turn, item.statement, item.told_on))
            courses.remove(other)
            return
