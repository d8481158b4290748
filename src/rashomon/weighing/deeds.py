"""What a clause tells, by the keys of its words: who does it to whom, and what of it may be left out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

import msgspec

from rashomon.model import Article, Clause, Participant, Slot, Span
from rashomon.model import Part as Place
from rashomon.model import Place as PlaceName
from rashomon.weighing.alike import DEED, Keys, keys_of, name_key
from rashomon.wording.kin import kin_groups, said_kin
from rashomon.wording.normal import fold, forms
from rashomon.wording.tables import read_table

Days = tuple[date, date]

# Where a clause names no day, reports farther apart than this tell of two things.
FAR = 7


class Part(msgspec.Struct, frozen=True, gc=False):
    """One thing that a clause tells; whatever has any of its `keys` tells it too.

    A name is known where reading found whose or what it is. One that `owns` only says whose something is ("Roth's
    lawyer", "the mayor of Lund"). `bound` is the group of the words before a number that say that it is but near, and
    `of` the keys of what it counts, where that is told. `full` is a person's whole name.
    """

    keys: Keys
    span: Span
    is_name: bool = False
    is_number: bool = False
    is_known: bool = False
    is_place: bool = False
    is_land: bool = False
    owns: bool = False
    bound: str | None = None
    of: Keys = frozenset()
    full: str | None = None


# "Was arrested two other times".
OTHER, TIMES = "other ", "times"

FILLED = frozenset({Slot.SUBJECT, Slot.OBJECT, Slot.AGENT, Slot.COMPLEMENT})


class Deed(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A clause that tells what is done, in the report's own voice or that of somebody who is quoted for it.

    `told_on` is the day of its report, as the calendar counts days.
    `verbs` are the keys of the verb, or of the words that say what a light one does ("placed under arrest"). `dated`
    are the days of the clause itself with their words, `times` these and longer times,
    `within` the words of other clauses in it, `doubtful` the words that may make something else of it.
    """

    article: Article
    told_on: int | None
    clause: Clause
    speaker: Participant | None
    verbs: Keys
    parts: tuple[Part, ...]
    dated: tuple[tuple[Span, Days], ...]
    times: tuple[Days, ...]
    places: tuple[PlaceName, ...]
    people: tuple[Span, ...]
    within: tuple[Span, ...]
    doubtful: tuple[tuple[Span, str], ...]

    @cached_property
    def keys(self) -> Keys:
        """What the clause tells, its deed with it."""
        return self.verbs.union(*(part.keys for part in self.parts))

    @cached_property
    def forms(self) -> Sequence[str]:
        """Its folded words."""
        return list(forms(self.clause.evidence.span.of(self.article.text)))

    @cached_property
    def taking_part(self) -> Sequence[Part]:
        """Who and what is in the deed itself: not who only owns something in it, nor what a clause within tells."""
        return [part for part in self.parts if not self._is_only_owner(part) and not lies_in(part.span, self.within)]

    def _is_only_owner(self, part: Part) -> bool:
        """Say whether a name only owns something; by a noun for a deed he stands behind it: "death at Roth's home"."""
        if not part.owns or self.is_verb:
            return part.owns
        at = part.span.end
        return part.span.start > self.clause.verb.end and self.article.text[at : at + 2] in ("'s", "’s")

    @property
    def is_verb(self) -> bool:
        """Say whether a verb tells it, and no noun for one."""
        return self.clause.finite or any(one.slot is Slot.SUBJECT for one in self.clause.parts)

    @cached_property
    def numbers(self) -> Sequence[Part]:
        """The numbers that the clause tells."""
        return [part for part in self.parts if part.is_number]

    @cached_property
    def left_out(self) -> tuple[Span, ...]:
        """The modifiers and asides of the clause: what is left without them is still so."""
        return tuple(one.span for one in self.clause.parts if one.slot in (Slot.MODIFIER, Slot.ASIDE))

    @cached_property
    def slots(self) -> tuple[Place, ...]:
        """Its subject, object, agent and complements."""
        return tuple(one for one in self.clause.parts if one.slot in FILLED)

    @cached_property
    def settings(self) -> tuple[Place, ...]:
        """Its modifiers that stand in none of those."""
        return tuple(one for one in self.modifiers if not any(other.span.contains(one.span) for other in self.slots))

    @cached_property
    def voice(self) -> Keys:
        """Who is quoted for it, by the words for them."""
        if self.speaker is None:
            return frozenset()
        said = forms(self.speaker.name)
        return frozenset(key for form in said for key in (name_key(form), *keys_of(form))) - said_words("little")

    @cached_property
    def modifiers(self) -> tuple[Place, ...]:
        """What may be left out of it, the longest first."""
        found = (one for one in self.clause.parts if one.slot is Slot.MODIFIER)
        return tuple(sorted(found, key=lambda one: one.span.start - one.span.end))

    @cached_property
    def led_to(self) -> Mapping[str, Keys]:
        """The things behind "to", "with" or "against" that follow its verb, by that word."""
        behind = (one.span for one in self.modifiers if one.span.start == self.clause.verb.end + 1)
        parts = {span.of(self.article.text).partition(" ")[0]: self.core(span) for span in behind}
        told = ((word, found) for word, found in parts.items() if found and word in said_words("leading"))
        return {word: frozenset[str]().union(*(part.keys for part in found)) for word, found in told}

    @cached_property
    def _cores(self) -> dict[Span, list[Part]]:
        return {}

    def core(self, span: Span) -> list[Part]:
        """Return the parts in a span that stand in no modifier within it, found once."""
        if span not in self._cores:
            self._cores[span] = self._core(span)
        return self._cores[span]

    def _core(self, span: Span) -> list[Part]:
        inner = [one.span for one in self.modifiers if span.contains(one.span) and one.span != span]
        return [p for p in self.parts if span.contains(p.span) and not any(one.contains(p.span) for one in inner)]

    @cached_property
    def doubts(self) -> Keys:
        """The words of the core that make something else of it, "almost", "another"; and of another time."""
        left = (*self.left_out, self.clause.verb)
        return frozenset(form for at, form in self.doubtful if self._is_before(at, form) or not lies_in(at, left))

    def _is_before(self, at: Span, form: str) -> bool:
        """Say whether a word tells that it was done before, or at "other times"."""
        return form in said_words("before") or (form == TIMES and self.article.text.endswith(OTHER, 0, at.start))

    @cached_property
    def begun_by(self) -> int:
        """The first day by which all days that it names had begun, as the calendar counts days."""
        return max((begin.toordinal() for _, (begin, _) in self.dated), default=0)

    @cached_property
    def days(self) -> frozenset[Days]:
        """The days that the clause itself names."""
        return frozenset(day for _, day in self.dated)

    @property
    def is_suffered(self) -> bool:
        """Say whether it befalls its subject without anybody who does it: "Roth died", "is in custody"."""
        return (self.clause.lemma in said_words("suffered") and harms(self.verbs)) or self._is_state

    @cached_property
    def _is_state(self) -> bool:
        """Say whether it tells in what state somebody is: "is in custody", "was under arrest"."""
        text, parts = self.article.text, (one.span for one in self.clause.parts if one.slot is not Slot.SUBJECT)
        openings = (text[span.start : span.end].partition(" ")[0] for span in parts)
        return self.clause.lemma == "be" and not said_words("states").isdisjoint(openings)

    @cached_property
    def befalling(self) -> Slot:
        """The slot that has what the deed befalls."""
        return Slot.SUBJECT if self.clause.passive or self.is_suffered else Slot.OBJECT

    @cached_property
    def befallen(self) -> tuple[Place, ...]:
        """What stands in that slot."""
        return tuple(one for one in self.clause.parts if one.slot is self.befalling)

    @cached_property
    def sexes_befallen(self) -> Keys:
        """The sexes of whom it befalls, by the nouns for them: "the woman's body"."""
        return self._sexes(self.befallen)

    @cached_property
    def sexes_doing(self) -> Keys:
        """The sexes of who does it."""
        slot = Slot.AGENT if self.clause.passive else Slot.SUBJECT
        return self._sexes(one for one in self.clause.parts if one.slot is slot)

    def _sexes(self, slots: Iterable[Place]) -> Keys:
        called = (form for one in slots for form in forms(self.article.text[one.span.start : one.head.end]))
        return frozenset(sex for form in called if (sex := _sex_of().get(form.removesuffix("'s"))))

    @cached_property
    def patient(self) -> Keys:
        """Who or what it befalls, as far as the clause says who does it to whom."""
        if self.is_suffered:
            return self._keys_of((Slot.SUBJECT,))
        if self.clause.passive:
            return self._keys_of((Slot.SUBJECT, Slot.OBJECT))
        return self._keys_of((Slot.OBJECT,)) if self._has(Slot.SUBJECT) or self._is_gerund else frozenset()

    @cached_property
    def agent(self) -> Keys:
        """Who does it, where somebody does it to another."""
        if self.clause.passive or self.is_suffered:
            return self._keys_of((Slot.AGENT,))
        return self._keys_of((Slot.SUBJECT,)) if self._has(Slot.OBJECT) else frozenset()

    @cached_property
    def matter(self) -> Keys:
        """Whom or what it befalls, or of a verb that befalls nobody who does it."""
        return self.patient or self._keys_of((Slot.SUBJECT, Slot.OBJECT))

    @property
    def _is_gerund(self) -> bool:
        return self.article.text[self.clause.verb.start : self.clause.verb.end].endswith("ing")

    def _has(self, slot: Slot) -> bool:
        return any(one.slot is slot for one in self.clause.parts)

    def _keys_of(self, slots: tuple[Slot, ...]) -> Keys:
        return frozenset[str]().union(*(part.keys for part in self.filling(slots)))

    @cached_property
    def _filled(self) -> dict[tuple[Slot, ...], list[Part]]:
        return {}

    def filling(self, slots: tuple[Slot, ...]) -> list[Part]:
        """Return the parts that stand in some slots, found once."""
        if slots not in self._filled:
            spans = [one.span for one in self.clause.parts if one.slot in slots]
            self._filled[slots] = [part for part in self.taking_part if lies_in(part.span, spans)]
        return self._filled[slots]

    @cached_property
    def doers(self) -> Keys:
        """The names of who does it to somebody."""
        slot = Slot.AGENT if self.clause.passive else Slot.SUBJECT
        return frozenset[str]().union(*(p.keys for p in self.filling((slot,)) if p.is_known and not p.is_place))


def lies_in(span: Span, others: Collection[Span]) -> bool:
    """Say whether some words lie in one of others."""
    return bool(others) and any(other.start <= span.start and span.end <= other.end for other in others)


@cache
def said_words(name: str) -> frozenset[str]:
    """Return a list of words of lexicons/borne_out.toml."""
    return frozenset(read_table("weighing", "borne_out")[name])


@cache
def _sex_of() -> dict[str, str]:
    """Return the sexes of nouns for people: "waitress" female."""
    return {form: sex for sex in ("male", "female") for form in said_words(sex)}


@cache
def sayings() -> Keys:
    """Return the keys of what only tells that somebody says something, or tells nothing."""
    return frozenset(f"{DEED}{group}" for group in said_kin()) | said_words("idle")


def pointing() -> Keys:
    """Return the words that point at somebody or something told before."""
    return said_words("pointing")


def alone() -> Keys:
    """Return the deeds of which nothing more need be told than who does them: "the dam broke"."""
    return said_words("alone")


def offices() -> Keys:
    """Return the words before an office that make no other deed of what befalls who holds it."""
    return said_words("offices")


def is_light(deed: Deed) -> bool:
    """Say whether what is done stands behind the verb: "was placed under arrest"."""
    return deed.clause.lemma in said_words("light")


def needs_subject(deed: Deed) -> bool:
    """Say whether nothing is told by what somebody says or is without who it is."""
    return deed.clause.lemma in said_words("empty") or f"{DEED}{kin_groups().get(deed.clause.lemma)}" in sayings()


def is_violent(verbs: Keys) -> bool:
    """Say whether deeds are such as are done again and again in a war."""
    return not verbs.isdisjoint(said_words("violent"))


def harms(verbs: Keys) -> bool:
    """Say whether deeds are deaths and injuries, of which there are counts."""
    return not verbs.isdisjoint(said_words("harming"))


def begins_elsewhere(forms: Sequence[str]) -> bool:
    """Say whether the first words of a clause tell of one of several that were told of before: "the other"."""
    return not said_words("one_of_several").isdisjoint(forms[:2])


def is_adverb(words: str) -> bool:
    """Say whether a word may stay that tells nothing by itself: not "also", which points at what was told before."""
    return " " not in words and fold(words) not in said_words("linking")


def relative() -> Keys:
    """Return the words that begin a clause which tells of another."""
    return said_words("relative")


def takes_part(other: Deed, part: Part) -> bool:
    """Say whether a clause has who or what a part is, and not only as whose something is."""
    if not part.is_name or part.is_place or part.owns:
        return bears(other, part)
    return any(is_one_part(part, one) for one in other.taking_part)


def is_one_part(part: Part, other: Part) -> bool:
    """Say whether two names may be of one: of two whole names of persons not by the surname alone."""
    if part.full and other.full:
        return part.full == other.full
    return not part.keys.isdisjoint(other.keys)


def bears(other: Deed, part: Part) -> bool:
    """Say whether a clause tells a part of another: a number only of the same, and with no other words before it."""
    if part.is_number:
        return any(_is_one_number(part, number) for number in other.numbers)
    if part.full:
        return any(is_one_part(part, one) for one in other.parts)
    return not part.keys.isdisjoint(other.keys)


def _is_one_number(number: Part, other: Part) -> bool:
    if number.keys != other.keys or other.bound not in (None, number.bound):
        return False
    return not (number.of and other.of) or not number.of.isdisjoint(other.of)
