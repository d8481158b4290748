"""Bearing out: what of one clause another tells too.

A verb of one kin must stand in both. Of the first are told its subject and object where the second has their names, or
their nouns, and of its modifiers those all of which stand there: what is left out is left open. Another day, another
number of the same, other names in one place, or who does it and whom it befalls changed about: no match.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property

import msgspec

from rashomon.model import Part as Place
from rashomon.model import Place as PlaceName
from rashomon.model import Slot, Span
from rashomon.weighing.agreement import Relation, compare_places
from rashomon.weighing.alike import LOOSE, Keys, things_of, verb_keys
from rashomon.weighing.deeds import (
    Days,
    Deed,
    Part,
    alone,
    bears,
    harms,
    is_adverb,
    is_light,
    is_one_part,
    is_violent,
    lies_in,
    needs_subject,
    offices,
    said_words,
    takes_part,
)
from rashomon.weighing.occasions import Clauses, numbers_of, union
from rashomon.weighing.unlike import (
    are_of_other_sexes,
    are_of_others_behind,
    are_turned,
    befalls_another,
    befalls_others,
    is_one_of_several,
    meet_in_time,
)
from rashomon.wording.normal import words

# What a thing that two clauses share weighs. How rare it is in the affair was tried and told no more rows right: by a
# sentence more others would be told.
OF_NAME = 0.8
OF_NUMBER = 0.8
OF_DAY = 0.9
OF_WORD = 0.64
OF_VERB = 0.8
OF_LOOSE_VERB = 0.48
# What is taken off for a subject that is left out, and for each word before a noun that only one clause has.
NO_SUBJECT = 0.5
ONE_SIDED = 0.25

# So many things are told where nobody is told who does them.
ALONE = 2

# So many things make a deed known again without a day, a name or a number.
MANY = 3


class Match(msgspec.Struct, frozen=True, gc=False):
    """What of a clause another bears out: the words to be left out, and what the rest weighs."""

    other: Deed
    out: frozenset[Span]
    weight: float


class Telling:
    """Which of some clauses, by number, tell a thing, and of which days."""

    def __init__(self, deeds: Mapping[int, Deed]) -> None:
        self._telling: defaultdict[str, Clauses] = defaultdict(int)
        self._on: defaultdict[Days, Clauses] = defaultdict(int)
        for number, deed in deeds.items():
            mine = 1 << number
            for key in deed.keys:
                self._telling[key] |= mine
            for days in deed.days:
                self._on[days] |= mine

    def near_to(self, deed: Deed, others: Clauses) -> Iterator[int]:
        """Yield those of some clauses of one deed that may bear one out.

        They tell a thing of the slot which both must have filled, and enough for the deed to be known again.
        """
        if not may_be_known_again(deed):
            return
        needed = next((slot for wanted in NEEDED for slot in deed.slots if slot.slot is wanted), None)
        parts = [p for p in deed.parts if needed and needed.span.contains(p.span)] or deed.parts
        near = others & union(self._having(part) for part in parts)
        yield from numbers_of(near if not near or _is_definite(deed) else near & self._known_again(deed))

    def _having(self, part: Part) -> Clauses:
        return union(self._telling.get(key, 0) for key in part.keys)

    def _known_again(self, deed: Deed) -> Clauses:
        """Return the clauses that have a day, a name or a number of one, or many of its things."""
        known = union(self._on.get(days, 0) for days in deed.days)
        shared = [~0, *[0] * MANY]  # in the place of a number the clauses that have so many things or more
        for part in deed.parts:
            having = self._having(part)
            if part.is_number or (part.is_name and not part.is_land):
                known |= having
            for many in range(MANY, 0, -1):
                shared[many] |= shared[many - 1] & having
        return known | shared[MANY]


# What a clause must share with another: whom it befalls, else who does it.
NEEDED = (Slot.OBJECT, Slot.COMPLEMENT, Slot.SUBJECT)


class Shared(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What is told of a clause that another bears out: its parts, those of them that the other has, and its days."""

    deed: Deed
    other: Deed
    out: frozenset[Span]

    @cached_property
    def verbs(self) -> Keys:
        """The deeds that both tell."""
        return self.deed.verbs & self.other.verbs

    @cached_property
    def told(self) -> Sequence[Part]:
        """The parts of the clause that are not left out."""
        return [part for part in self.deed.parts if not lies_in(part.span, self.out)]

    @cached_property
    def borne(self) -> Sequence[Part]:
        """Those of them that the other clause has, beside the deed itself: not "lead" of "held a lead"."""
        told = (part for part in self.told if bears(self.other, part) and not self._is_the_deed(part))
        return list({part.keys: part for part in told}.values())

    def _is_the_deed(self, part: Part) -> bool:
        """Say whether an object only says what is done, and nothing but the verb of the other clause says it too."""
        if part.is_name or part.is_number or part.keys.isdisjoint(self.verbs):
            return False
        is_object = part in self.deed.filling((Slot.OBJECT,))
        return is_object and all(part.keys.isdisjoint(one.keys) for one in self.other.parts)

    @cached_property
    def days(self) -> Set[Days]:
        """The days that are told."""
        return {day for at, day in self.deed.dated if not any(one.overlaps(at) for one in self.out)}

    @cached_property
    def is_headless(self) -> bool:
        """Say whether who does it is left out."""
        return any(one.slot is Slot.SUBJECT and one.span in self.out for one in self.deed.slots)

    @cached_property
    def weight(self) -> float:
        """What both tell, less what only one does."""
        verb = OF_LOOSE_VERB if all(key.startswith(LOOSE) for key in self.verbs) else OF_VERB
        found = sum(map(_weight, self.borne)) + verb + OF_DAY * bool(self.days)
        known = {part.keys for part in self.borne}
        return found - NO_SUBJECT * self.is_headless - ONE_SIDED * sum(part.keys not in known for part in self.told)


def match(deed: Deed, other: Deed) -> Match | None:
    """Return what of a clause another bears out; None where they are not of one thing."""
    if not _may_be_one(deed, other):
        return None
    out = _left_out(deed, other)
    if out is None:
        return None
    shared = Shared(deed, other, out)
    if not (shared.days <= other.days and _tells_something(shared) and _is_known_again(shared)):
        return None
    if _are_elsewhere(deed, other) or (shared.is_headless and not _stands_without(shared)):
        return None
    if _are_of_others(deed, other):
        return None
    return Match(other, out, shared.weight)


def _may_be_one(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses of one kin can be of one deed: as sure, and at one time."""
    if deed.verbs.isdisjoint(other.verbs) or not meet_in_time(deed, other):
        return False
    if (deed.doubts or other.doubts) and not deed.doubts <= other.doubts <= deed.doubts | offices():
        return False
    return other.is_verb or not needs_subject(deed)


def _are_of_others(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses of one kin tell of a deed by others, or to others."""
    return (
        are_turned(deed, other)
        or are_of_other_sexes(deed, other)
        or are_of_others_behind(deed, other)
        or befalls_others(deed, other)
        or is_one_of_several(deed, other)
        or is_one_of_several(other, deed)
    )


def _left_out(deed: Deed, other: Deed) -> frozenset[Span] | None:
    """Return the words of a clause that another does not bear out, if without them it is still told."""
    if any(slot.slot is Slot.OBJECT and not _meets(slot, deed, other, ()) for slot in deed.slots):
        return None  # whatever is left out
    out = set(_unborne(deed, other))
    for slot in deed.slots:
        met = _meets(slot, deed, other, out)
        if met is None:
            return None
        if not met:
            out.add(slot.span)
    return frozenset(out)


def _tells_something(shared: Shared) -> bool:
    """Say whether more is told than who did something: what, to whom, where or when."""
    deed = shared.deed
    phrase = not deed.verbs <= verb_keys(deed.clause.lemma) and _is_whole(shared)  # "was taken away"
    whole = deed.clause.passive and (phrase or deed.clause.lemma not in said_words("wanting"))
    if whole or shared.verbs & alone() or (shared.days and _is_whole(shared)):
        return True
    subjects = [one.span for one in deed.slots if one.slot is Slot.SUBJECT]
    return any(not lies_in(part.span, subjects) for part in shared.borne)


def _stands_without(shared: Shared) -> bool:
    """Say whether enough is told without who does it, and the other clause too tells that it befell somebody.

    Not that "the club was closed", where another tells that the club closed at two.
    """
    deed, other = shared.deed, shared.other
    if len(shared.borne) + len(shared.days) < ALONE:
        return False
    if other.clause.passive or not other.is_verb:
        return True
    befallen = frozenset[str]().union(*(part.keys for part in deed.filling((Slot.OBJECT,))))
    doing = other.filling((Slot.SUBJECT,))
    return any(not befallen.isdisjoint(part.keys) for part in other.parts if part not in doing)


def _is_whole(shared: Shared) -> bool:
    """Say whether a day is enough beside who does it: not where the words behind the verb are left out, as "walked"."""
    verb = shared.deed.clause.verb
    return shared.deed.clause.lemma in said_words("happening") or all(one.start != verb.end + 1 for one in shared.out)


def _are_elsewhere(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses are told of places that cannot be one: none of the one is one of the other, or near."""
    mine, theirs = _where(deed), _where(other)
    pairs = [compare_places(one, another) for one in mine for another in theirs]
    return bool(pairs) and all(relation is Relation.CONTRADICTS for relation in pairs)


def _is_known_again(shared: Shared) -> bool:
    """Say whether what is told can be told from other deeds of its kind: by a day, a name, a number, or three things.

    In a war one is like another: a day or a place is needed. The dead and injured are counted elsewhere. What is told
    as known ("the match") need be told of no more by the same verb.
    """
    names = [part for part in shared.borne if part.is_name and not part.is_land]
    if harms(shared.verbs) and shared.deed.numbers and not any(p.is_known and not p.is_place for p in names):
        return False
    if is_violent(shared.verbs):
        if shared.is_headless and shared.other.agent:
            return False  # who did it may be what they differ on
        return bool(shared.days) or any(part.is_known for part in names)
    if shared.days or names or any(part.is_number for part in shared.borne) or len(shared.borne) >= MANY:
        return True
    strict = any(not verb.startswith(LOOSE) for verb in shared.verbs)
    return strict and shared.other.is_verb and _is_definite(shared.deed)


def may_be_known_again(deed: Deed) -> bool:
    """Say whether a clause has anything by which its deed is told from others of its kind."""
    known = any(part.is_known for part in deed.parts)
    if harms(deed.verbs) and deed.numbers and not known:
        return False
    if is_violent(deed.verbs):
        return bool(deed.dated) or known
    return bool(deed.dated) or known or bool(deed.numbers) or len(deed.parts) > 1 or _is_definite(deed)


def _is_definite(deed: Deed) -> bool:
    """Say whether a clause tells of something that is known, of which its report tells of no other."""
    wanted = Slot.SUBJECT if deed.clause.passive else Slot.OBJECT
    filled = next((one for one in deed.slots if one.slot is wanted), None)
    return filled is not None and filled.span.of(deed.article.text)[:4].lower() == "the "


def _where(deed: Deed) -> list[PlaceName]:
    """Return the places of a clause that stand in what tells where, and not with who does it to whom."""
    return [place for place in deed.places if any(one.span.contains(place.evidence.span) for one in deed.settings)]


def _weight(part: Part) -> float:
    return OF_NAME if part.is_name else OF_NUMBER if part.is_number else OF_WORD


def _unborne(deed: Deed, other: Deed) -> Iterator[Span]:
    """Yield the asides of a clause, and the words of modifiers that another does not bear out, the outer ones first.

    Of a modifier that it does not bear out a place or a day within is still told: "died in clashes in Lund".
    """
    gone = [one.span for one in deed.clause.parts if one.slot is Slot.ASIDE]
    yield from gone
    for one in deed.modifiers:
        if lies_in(one.span, gone):
            continue
        if _is_cut(one, deed, gone):
            gone.append(one.span)  # "local time" behind "at about 3:40 am"
            yield one.span
            continue
        days = [day for at, day in deed.dated if one.span.overlaps(at)]
        parts = deed.core(one.span)
        if not (parts or days) and (one not in deed.settings or is_adverb(one.span.of(deed.article.text))):
            continue  # "at least", "slightly"
        if (parts or days) and all(_bears_beside(other, part, deed) for part in parts) and other.days.issuperset(days):
            continue
        kept = next((span for span in _places_within(one, deed) if _is_borne(span, deed, other)), None)
        for span in _around(one.span, kept):
            gone.append(span)
            yield span


def _is_cut(one: Place, deed: Deed, gone: Sequence[Span]) -> bool:
    """Say whether of the words for a day that a modifier ends those before it are left out."""
    return any(at.overlaps(one.span) and any(lost.overlaps(at) for lost in gone) for at, _ in deed.dated)


def _places_within(outer: Place, deed: Deed) -> Iterator[Span]:
    """Yield the phrases within a modifier that tell where, or on which day."""
    for one in deed.modifiers:
        if one is not outer and outer.span.contains(one.span) and one.head.of(deed.article.text) in WITHIN:
            named = [p for p in deed.core(one.span) if p.is_place and not p.owns and p.span.start > one.span.start]
            if named or any(one.span.contains(at) for at, _ in deed.dated):
                yield one.span


# "Fired after a party in Lund" tells where it was fired, and "after a party for Mother's Day" not when.
WITHIN = frozenset({"around", "at", "during", "in", "inside", "near", "on", "outside"})


def _is_borne(span: Span, deed: Deed, other: Deed) -> bool:
    """Say whether a clause tells all that a phrase of another does."""
    days = {day for at, day in deed.dated if span.overlaps(at)}
    return days <= other.days and all(bears(other, p) for p in deed.parts if span.contains(p.span))


def _around(span: Span, kept: Span | None) -> Iterator[Span]:
    if kept is None:
        yield span
        return
    yield from (one for one in (Span(span.start, kept.start), Span(kept.end, span.end)) if one.start < one.end)


def _bears_beside(other: Deed, part: Part, deed: Deed) -> bool:
    """Say whether a clause tells a part of another, and not only by its deed, which both tell anyway.

    Nor by what tells its subject or object: by "his remarks" the remarks are told, and no statement beside.
    """
    if part.is_name or part.is_number:
        return bears(other, part)
    core = [p.keys for one in deed.slots for p in deed.core(one.span)]
    found = [one for one in other.parts if not part.keys.isdisjoint(one.keys)]
    if not found and not part.keys.isdisjoint(other.keys):
        return part.keys.isdisjoint(deed.verbs) or is_light(deed)
    return any(all(one.keys.isdisjoint(keys) for keys in core) or one.keys == part.keys for one in found)


JOINT = " and "


def _meets(slot: Place, deed: Deed, other: Deed, out: Collection[Span]) -> bool | None:
    """Say whether a clause has what fills a slot of another; None where it has something else there."""
    if slot.slot is Slot.COMPLEMENT:
        within = (part for part in deed.parts if slot.span.contains(part.span) and not lies_in(part.span, out))
        return True if all(bears(other, part) for part in within) else None
    parts = deed.core(slot.span)
    if (
        slot.slot in (Slot.SUBJECT, Slot.OBJECT)
        and JOINT in slot.span.of(deed.article.text)
        and not all(bears(other, p) for p in parts)
    ):
        return None  # "Roth and his wife" did it: "Roth, who did it"
    numbers = [part for part in parts if part.is_number]
    before = [part for part in deed.numbers if slot.span.contains(part.span) and part.span.end <= slot.head.start]
    if other.numbers and not all(bears(other, part) for part in (*before, *numbers)):
        return None
    head = next((part for part in parts if part.span.overlaps(slot.head)), None)
    names = [part for part in parts if part.is_known and part is not head and not part.is_place]
    if head is None and not names:
        return all(bears(other, part) for part in numbers) or None
    if needs_subject(deed) and slot.slot is Slot.SUBJECT and head and not head.keys.isdisjoint(other.voice):
        return True  # "the commission declared Roth the winner": "Roth won, the commission said"
    if head and befalls_another(slot, deed, other, head):
        return None
    met = all(takes_part(other, part) for part in names) and all(bears(other, part) for part in numbers)
    if met and _has_others(slot, deed, other, out):
        return None
    is_named = head is not None and head.is_known
    if met and (head is None or takes_part(other, head) or (not is_named and _is_called(slot, deed, other, out))):
        return True
    if _are_of_authority(slot, deed, other):
        return False
    if slot.slot is Slot.OBJECT or (slot.slot is Slot.SUBJECT and not _is_done(deed, other, out)):
        return None
    named = any(part.is_known and (part is head or not part.is_place) for part in parts)
    return None if not other.is_verb or (named and other.agent) else False


def _are_of_authority(slot: Place, deed: Deed, other: Deed) -> bool:
    """Say whether two tell what an office did by its word, each of another of those who hold or are it.

    "The mayor declared a day of mourning": "the council announced a day of mourning".
    """
    if slot.slot is not Slot.SUBJECT or deed.verbs.isdisjoint(said_words("of_authority") & other.verbs):
        return False
    doing = Slot.AGENT if other.clause.passive else Slot.SUBJECT
    theirs = next((one for one in other.slots if one.slot is doing), None)
    mine = slot.span.of(deed.article.text)
    return theirs is not None and _is_authority(mine) and _is_authority(theirs.span.of(other.article.text))


def _is_authority(called: str) -> bool:
    return any(not said_words("authorities").isdisjoint(things_of(form)) for form, _ in words(called))


def _has_others(slot: Place, deed: Deed, other: Deed, out: Collection[Span]) -> bool:
    """Say whether names in a slot are not in another clause, which has others there: "from Lund to Kiel"."""
    if _is_of_another_land(slot, deed, other):
        return True
    lost = [p for p in deed.filling((slot.slot,)) if p.is_known and not p.is_land and lies_in(p.span, out)]
    if not lost:
        return False
    theirs = [p for p in other.filling((Slot.SUBJECT, Slot.OBJECT)) if p.is_known]
    return any(not any(is_one_part(p, mine) for mine in deed.parts) for p in theirs)


def _is_of_another_land(slot: Place, deed: Deed, other: Deed) -> bool:
    """Say whether who or what it befalls is of one land in a clause and of another in a second: "Russian diplomats"."""
    if slot.slot is not (Slot.SUBJECT if deed.clause.passive else Slot.OBJECT):
        return False
    mine = [part for part in deed.filling((slot.slot,)) if part.is_land]
    theirs = [p for p in other.filling((Slot.SUBJECT if other.clause.passive else Slot.OBJECT,)) if p.is_land]
    return bool(mine and theirs) and all(a.keys.isdisjoint(b.keys) for a in mine for b in theirs)


def _is_called(slot: Place, deed: Deed, other: Deed, out: Collection[Span]) -> bool:
    """Say whether a slot has a name beside its noun that a clause has too: "a businessman, Faizal Karim"."""
    beside = [one for one in deed.modifiers if slot.span.contains(one.span) and not lies_in(one.span, out)]
    return any(
        part.is_name and not (part.owns or part.is_place) and part.span.overlaps(one.head) and takes_part(other, part)
        for one in beside
        for part in deed.parts
    )


def _is_done(deed: Deed, other: Deed, out: Collection[Span]) -> bool:
    """Say whether a clause tells what somebody does, so that something is told without who does it."""
    if deed.clause.passive or needs_subject(deed):
        return False
    if any(one.slot in (Slot.OBJECT, Slot.COMPLEMENT) for one in deed.slots):
        return True
    kept = [one for one in deed.modifiers if not lies_in(one.span, out)]
    told = {part.keys for one in kept for part in deed.core(one.span) if bears(other, part)}
    return len(told) > 1
