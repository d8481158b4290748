"""What the clauses of a report tell: their deeds, names, numbers, things and days, in forms that meet other words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import Generic, TypeVar

from rashomon.model import (
    Article,
    Clause,
    Entity,
    Modality,
    Names,
    Participant,
    Polarity,
    Quote,
    QuoteKind,
    Report,
    Slot,
    Span,
    Stance,
    Time,
    TimeType,
)
from rashomon.model import Part as Place
from rashomon.model import Place as PlaceName
from rashomon.weighing.alike import DEED, begins_phrase, begins_thing, deed_at, keys_of, name_key, thing_at
from rashomon.weighing.alike import LOOSE as LOOSE
from rashomon.weighing.alike import Keys as Keys
from rashomon.wording.countries import country_words
from rashomon.wording.kin import kin_groups, said_kin
from rashomon.wording.normal import WORD, fold, words
from rashomon.wording.numbers import number
from rashomon.wording.tables import read_table

T = TypeVar("T")
Days = tuple[date, date]

# A longer clause tells several things.
LONGEST = 400

DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})

# The group of kin.toml whose verbs also do what they say: "declared Roth the winner".
PERFORMED = "announce"


@dataclass(frozen=True)
class Part:
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


FILLED = frozenset({Slot.SUBJECT, Slot.OBJECT, Slot.AGENT, Slot.COMPLEMENT})


@dataclass(frozen=True, eq=False)
class Deed:
    """A clause that tells what is done, in the report's own voice or that of somebody who is quoted for it.

    `verbs` are the keys of the verb, or of the words that say what a light one does ("placed under arrest"). `dated`
    are the days of the clause itself with their words, `times` these and longer times.
    """

    article: Article
    clause: Clause
    speaker: Participant | None
    verbs: Keys
    parts: tuple[Part, ...]
    dated: tuple[tuple[Span, Days], ...]
    times: tuple[Days, ...]
    places: tuple[PlaceName, ...]
    people: tuple[Span, ...]
    within: tuple[Span, ...]

    @cached_property
    def keys(self) -> Keys:
        """What the clause tells, its deed with it."""
        return self.verbs.union(*(part.keys for part in self.parts))

    @cached_property
    def forms(self) -> Sequence[str]:
        """Its folded words."""
        return [form for form, _ in words(self.article.text, self.clause.evidence.span)]

    @cached_property
    def taking_part(self) -> Sequence[Part]:
        """Who and what is in the deed itself: not who only owns something in it, nor what a clause within tells."""
        return [part for part in self.parts if not (part.owns and self.is_verb) and not _in(part.span, self.within)]

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
        forms = [form for form, _ in words(self.speaker.name)]
        return frozenset(key for form in forms for key in (name_key(form), *keys_of(form))) - _words("little")

    @cached_property
    def modifiers(self) -> tuple[Place, ...]:
        """What may be left out of it, the longest first."""
        found = (one for one in self.clause.parts if one.slot is Slot.MODIFIER)
        return tuple(sorted(found, key=lambda one: one.span.start - one.span.end))

    def core(self, span: Span) -> list[Part]:
        """Return the parts in a span that stand in no modifier within it."""
        inner = [one.span for one in self.modifiers if span.contains(one.span) and one.span != span]
        return [p for p in self.parts if span.contains(p.span) and not any(one.contains(p.span) for one in inner)]

    @cached_property
    def doubts(self) -> Keys:
        """The words of the core that make something else of it: "almost", "former", "another"."""
        text, span = self.article.text, self.clause.evidence.span
        return frozenset(
            form
            for form, at in words(text, span)
            if form in _words("doubting")
            and not self.clause.verb.overlaps(at)
            and not any(one.contains(at) for one in self.left_out)
        )

    @property
    def days(self) -> frozenset[Days]:
        """The days that the clause itself names."""
        return frozenset(day for _, day in self.dated)

    @cached_property
    def patient(self) -> Keys:
        """Who or what it befalls, as far as the clause says who does it to whom."""
        if self.clause.passive:
            return self._keys_of((Slot.SUBJECT, Slot.OBJECT))
        return self._keys_of((Slot.OBJECT,)) if self._has(Slot.SUBJECT) or self._is_gerund else frozenset()

    @cached_property
    def agent(self) -> Keys:
        """Who does it, where somebody does it to another."""
        if self.clause.passive:
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

    def _keys_of(self, slots: Sequence[Slot]) -> Keys:
        return frozenset[str]().union(*(part.keys for part in self.filling(slots)))

    def filling(self, slots: Sequence[Slot]) -> list[Part]:
        """Return the parts that stand in some slots."""
        spans = [one.span for one in self.clause.parts if one.slot in slots]
        return [part for part in self.taking_part if any(span.contains(part.span) for span in spans)]

    @cached_property
    def doers(self) -> Keys:
        """The names of who does it to somebody."""
        slot = Slot.AGENT if self.clause.passive else Slot.SUBJECT
        return frozenset[str]().union(*(p.keys for p in self.filling((slot,)) if p.is_known and not p.is_place))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_table("weighing", "borne_out")[name])


def deeds_of(report: Report, names: Names) -> Iterator[Deed]:
    """Yield what the clauses of a report tell as done, but what somebody is quoted for with more than saying so."""
    text, found = report.article.text, report.annotations
    times = _Ordered([(time.evidence.span, time) for time in found.times])
    entities = _Ordered([(one.evidence.span, one) for one in found.entities])
    places = _Ordered([(one.evidence.span, one) for one in found.places])
    contents = _Ordered([(content, quote) for quote in found.quotes for content in quote.content])
    for clause, inner in _with_inner(found.clauses):
        span = clause.evidence.span
        if clause.modality not in DONE or span.end - span.start > LONGEST or clause.lemma in _words("vague"):
            continue
        told, speaker = _quoted(clause.verb, contents, text)
        if told:
            yield _read(report, clause, speaker, inner, names, times, entities, places)


def _with_inner(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Sequence[Span]]]:
    """Yield each clause with the words of others within it."""
    ordered = _Ordered([(own, one) for one in clauses if (own := _own_words(one))])
    for clause in clauses:
        span = clause.evidence.span
        within = (at for at, one in ordered.within(span) if one is not clause and span.contains(at))
        yield clause, [at for at in within if not at.contains(clause.verb)]


def _own_words(clause: Clause) -> Span | None:
    """Return the words of a clause within another; of one that describes a noun those behind it, of a noun none."""
    if clause.finite:
        return clause.evidence.span
    described = any(part.slot is Slot.SUBJECT for part in clause.parts)
    return Span(clause.verb.start, clause.evidence.span.end) if described else None


class _Ordered(Generic[T]):
    """Things of a report by where they stand."""

    def __init__(self, items: Sequence[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]
        self._longest = max((span.end - span.start for span, _ in self._items), default=0)

    def within(self, span: Span) -> Sequence[tuple[Span, T]]:
        """Return those that begin in a span, with where they stand."""
        return self._items[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def around(self, span: Span) -> Iterator[T]:
        """Yield those that hold a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        for at, item in self._items[first : bisect_left(self._starts, span.end)]:
            if at.contains(span):
                yield item


def _quoted(verb: Span, contents: _Ordered[Quote], text: str) -> tuple[bool, Participant | None]:
    """Say whether a clause is told as so, and return who is quoted for it, if anybody is."""
    mine = [quote for quote in contents.around(verb) if not _is_performed(quote, text)]
    if not mine:
        return not _in_marks(verb, text), None
    if any(quote.kind is QuoteKind.DIRECT for quote in mine) or _in_marks(verb, text):
        return False, None
    outer = max(mine, key=lambda quote: sum(content.end - content.start for content in quote.content))
    if outer.stance is not Stance.SAYS or outer.polarity is not Polarity.SO or outer.speaker is None:
        return False, None
    return True, outer.speaker


def _in_marks(verb: Span, text: str) -> bool:
    """Say whether a verb stands between quotation marks."""
    line = text.rfind("\n", 0, verb.start) + 1
    before = text[line : verb.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_performed(quote: Quote, text: str) -> bool:
    """Say whether what looks like words said is what was done by saying them: "declared Roth the winner"."""
    if quote.cue is None or quote.stance is not Stance.SAYS or quote.content[0].start < quote.cue.end:
        return False
    if text[quote.cue.end : quote.content[0].start + len(THAT)].lstrip(" ,").startswith(THAT):
        return False
    return any(f"~{PERFORMED}" in keys_of(form) for form, _ in words(text, quote.cue))


THAT = "that "


def _read(
    report: Report,
    clause: Clause,
    speaker: Participant | None,
    inner: Sequence[Span],
    names: Names,
    times: _Ordered[Time],
    entities: _Ordered[Entity],
    places: _Ordered[PlaceName],
) -> Deed:
    text, span = report.article.text, clause.evidence.span
    asides = [one.span for one in clause.parts if one.slot is Slot.ASIDE]
    own = [
        (at, one) for at, one in times.within(span) if span.contains(at) and not _in(at, inner) and not _in(at, asides)
    ]
    dated = [(at, days) for at, one in own if (days := _days(one))]
    named = [(at, one) for at, one in entities.within(span) if not _in(at, asides)]
    taken = {place for at, _ in (*dated, *named) for place in range(at.start, at.end)}
    told = [
        (fold(match.group()), match.start(), match.end())
        for match in WORD.finditer(text, span.start, span.end)
        if match.start() not in taken and not any(one.start <= match.start() < one.end for one in asides)
    ]
    people = {at.start for at, one in named if one.label == "PERSON"}
    parts = [_part_of_name(one, names, text) for _, one in named]
    parts += _parts(text, span, people, told, clause.verb)
    parts += [
        Part(frozenset({f"%{clock[1]}"}), Span(at.start, at.start + 1))
        for at, one in own
        if (clock := CLOCK.search(one.value))
    ]
    parts += [
        _part_of_reference(one.head, one.name, names, owns=one.slot is Slot.OWNER) for one in clause.parts if one.name
    ]
    parts += _offices(clause, report, names)
    if speaker is not None and speaker.named:
        parts += [
            _part_of_reference(one.head, speaker.name, names)
            for one in clause.parts
            if one.head.of(text).lower() == "we"
        ]
    return Deed(
        report.article,
        clause,
        speaker,
        _verbs(clause, text),
        tuple(sorted(parts, key=lambda part: part.span.start)),
        tuple(dated),
        tuple((one.begin, one.end) for _, one in own if one.begin and one.end),
        tuple(one for at, one in places.within(span) if not _in(at, inner) and not _in(at, asides)),
        tuple(at for at, one in named if one.label == "PERSON"),
        tuple(inner),
    )


# The hour of a time of day, as TIMEX3 has it.
CLOCK = re.compile(r"T(\d\d:\d\d)")


def _in(span: Span, others: Sequence[Span]) -> bool:
    return any(other.contains(span) for other in others)


def _days(time: Time) -> Days | None:
    """Return the day, or the night, that a time names; not one since when or until when something is."""
    if time.begin is None or time.end is None or (time.limit is not None and time.type is not TimeType.TIME):
        return None
    return (time.begin, time.end) if (time.end - time.begin).days <= 1 else None


def _verbs(clause: Clause, text: str) -> Keys:
    """Return the keys of what a clause tells as done: of a light verb those of the words that say what."""
    found = set(_phrase_of(clause, text)) or set(() if clause.lemma in _words("empty") else keys_of(clause.lemma))
    if clause.lemma in _words("light"):
        heads = [fold(part.head.of(text)) for part in clause.parts if part.slot in BEHIND and part.head != part.span]
        heads += [fold(part.head.of(text)) for part in clause.parts if part.slot is Slot.COMPLEMENT]
        found |= {key for head in heads for key in keys_of(head) if key.startswith(DEED)}
    return frozenset(found) - _said()


def _phrase_of(clause: Clause, text: str) -> Keys:
    """Return the keys of the phrase that a verb begins, its particle apart or not: "called the search off"."""
    if not begins_phrase(fold(clause.verb.of(text))):
        return frozenset()
    behind = list(islice(words(text, Span(clause.verb.start, clause.evidence.span.end)), PHRASE))
    apart = (form for form, at in behind[1:] if not any(one.span.contains(at) for one in clause.parts))
    run = [form for form, _ in behind]
    return deed_at(run) or next((found for form in apart if (found := deed_at([run[0], form]))), frozenset())


# A phrase may have so many words, or its particle stand so many words behind.
PHRASE = 7


@cache
def _said() -> Keys:
    """Return the keys of what only tells that somebody says something."""
    return frozenset(f"{DEED}{group}" for group in said_kin()) | _words("idle")


BEHIND = frozenset({Slot.COMPLEMENT, Slot.OBJECT, Slot.MODIFIER})


def _parts(text: str, span: Span, people: Set[int], told: Sequence[tuple[str, int, int]], verb: Span) -> Iterator[Part]:
    """Yield what words that are no names and days tell, in their order, and phrases as one: "rescue teams"."""
    behind = 0
    for place, (form, start, end) in enumerate(told):
        if start < behind or verb.start <= start < verb.end:
            continue
        if begins_thing(form) and (phrase := thing_at(_run(told, place))):
            behind = told[place + phrase.words - 1][2]
            yield Part(phrase.keys, Span(start, behind))
        elif form in _words("little") or (end + 1 in people and text[start].isupper()):
            continue
        elif (value := _number(form)) is not None:
            if value != 1:
                before = [one for one, _, _ in told[max(0, place - 3) : place]]
                of = _counted(told[place + 1 : place + 2])
                yield Part(frozenset({f"#{value:g}"}), Span(start, end), is_number=True, bound=_bound(before), of=of)
        elif form in _words("bounding"):
            continue
        elif text[start].isupper() and start > span.start:
            yield Part(
                frozenset({name_key(form), *(form.split("-") if "-" in form else ())}), Span(start, end), is_name=True
            )
        else:
            yield Part(keys_of(form), Span(start, end))


def _run(told: Sequence[tuple[str, int, int]], place: int) -> list[str]:
    """Return the words from a place on that stand with no more than a space or hyphen between them."""
    run = [told[place]]
    for one in told[place + 1 : place + LONGEST_NAME]:
        if one[1] != run[-1][2] + 1:
            break
        run.append(one)
    return [form for form, _, _ in run]


# A phrase for a thing has no more words: "member of parliament", "state of emergency".
LONGEST_NAME = 4


def _counted(behind: Sequence[tuple[str, int, int]]) -> Keys:
    """Return the keys of the word behind a number, if it says what is counted; people may be any."""
    return frozenset(key for form, _, _ in behind if form not in _words("little") for key in keys_of(form))


def _bound(before: Sequence[str]) -> str | None:
    """Return what the words before a number make of it: near, no less, no more."""
    return next((_bounds()[form] for form in before if form in _bounds()), None)


@cache
def _bounds() -> Mapping[str, str]:
    return {form: bound for bound, said in read_table("weighing", "borne_out")["bounds"].items() for form in said}


def _part_of_name(entity: Entity, names: Names, text: str) -> Part:
    """Return a name by what it is called in all reports, and by the word that it goes by."""
    span, name = entity.evidence.span, names.of(entity.name)
    called = [name_key(form) for form, _ in words(entity.evidence.quote)]
    is_place, kinds = entity.label in PLACES, _words("kinds")
    goes_by = called[-1:]
    if not kinds.isdisjoint(goes_by) or entity.evidence.quote.split()[-1].islower():  # "the Bulak dam"
        goes_by = [form for form in called[:1] if form not in kinds and not (is_place and kinds.intersection(called))]
    joined = [part for form in called if is_place for part in form.split("-")] if "-" in entity.evidence.quote else ()
    keys = frozenset({f"@{fold(name)}", *goes_by, *joined}) - _words("little")
    return Part(
        keys,
        span,
        is_name=True,
        is_known=True,
        is_place=is_place,
        is_land=not keys.isdisjoint(_lands()),
        owns=OWNING.match(text, span.end) is not None or text[max(0, span.start - 3) : span.start] in ("of ", "for "),
        full=fold(name) if entity.label == "PERSON" and " " in name else None,
    )


@cache
def _lands() -> Keys:
    return frozenset(country_words().values())


OWNING = re.compile(r"['’](?:s\b|(?= ))")
PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def _part_of_reference(head: Span, called: str, names: Names, *, owns: bool = False) -> Part:
    """Return whom a pronoun or a description stands for."""
    name = names.of(called)
    last = [name_key(form) for form, _ in words(name)][-1:]
    return Part(frozenset({f"@{fold(name)}", *last}), head, is_name=True, is_known=True, owns=owns)


def _offices(clause: Clause, report: Report, names: Names) -> Iterator[Part]:
    """Yield who holds an office that stands for its holder, where the report has one: "the minister was dismissed"."""
    text = report.article.text
    for one in clause.parts:
        if one.slot in SIDES and not one.name and text[one.span.start : one.span.start + 4].lower() == "the ":
            holders = _holders(report.annotations.entities).get(fold(one.head.of(text)), frozenset())
            if len(holders) == 1 and one.span.of(text).count(" ") <= 1:
                yield _part_of_reference(one.head, next(iter(holders)), names)


SIDES = frozenset({Slot.SUBJECT, Slot.OBJECT, Slot.AGENT})


@lru_cache(maxsize=512)
def _holders(entities: Sequence[Entity]) -> Mapping[str, Set[str]]:
    """Return who is told to hold each office, by its last word."""
    found: dict[str, set[str]] = {}
    for one in entities:
        if one.role and one.label == "PERSON":
            found.setdefault(fold(one.role.split()[-1]), set()).add(one.name)
    return found


AGE = re.compile(r"(\d+)-year-olds?")


@lru_cache(maxsize=100_000)
def _number(form: str) -> float | None:
    aged = AGE.fullmatch(form)
    return number(aged[1] if aged else form)


def pointing() -> Keys:
    """Return the words that point at somebody or something told before."""
    return _words("pointing")


def alone() -> Keys:
    """Return the deeds of which nothing more need be told than who does them: "the dam broke"."""
    return _words("alone")


def offices() -> Keys:
    """Return the words before an office that make no other deed of what befalls who holds it."""
    return _words("offices")


def is_light(deed: Deed) -> bool:
    """Say whether what is done stands behind the verb: "was placed under arrest"."""
    return deed.clause.lemma in _words("light")


def needs_subject(deed: Deed) -> bool:
    """Say whether nothing is told by what somebody says or is without who it is."""
    return deed.clause.lemma in _words("empty") or f"{DEED}{kin_groups().get(deed.clause.lemma)}" in _said()


def is_violent(verbs: Keys) -> bool:
    """Say whether deeds are such as are done again and again in a war."""
    return not verbs.isdisjoint(_words("violent"))


def harms(verbs: Keys) -> bool:
    """Say whether deeds are deaths and injuries, of which there are counts."""
    return not verbs.isdisjoint(_words("harming"))


def begins_elsewhere(forms: Sequence[str]) -> bool:
    """Say whether the first words of a clause tell of one of several that were told of before: "the other"."""
    return not _words("one_of_several").isdisjoint(forms[:2])


def is_adverb(words: str) -> bool:
    """Say whether a word may stay that tells nothing by itself: not "also", which points at what was told before."""
    return " " not in words and fold(words) not in _words("linking")


def relative() -> Keys:
    """Return the words that begin a clause which tells of another."""
    return _words("relative")
