"""From a report to what its clauses tell: deeds, names, numbers, things and days, in forms that meet other words."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import islice

import msgspec

from rashomon.model import (
    Article,
    Clause,
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
from rashomon.weighing.alike import (
    DEED,
    Keys,
    begins_phrase,
    deed_at,
    ends_any_phrase,
    ends_phrase,
    keys_of,
    verb_keys,
)
from rashomon.weighing.deeds import Days, Deed, Part, lies_in, said_words, sayings
from rashomon.weighing.ordered import Ordered
from rashomon.weighing.parts import Word, keys_of_name, part_of_name, part_of_reference, parts_of
from rashomon.weighing.relatives import as_main
from rashomon.wording.normal import WORD, first_forms, fold, forms, placed_forms, words

# A longer clause tells several things.
LONGEST = 400

DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})

# The group of kin.toml whose verbs also do what they say: "declared Roth the winner".
PERFORMED = "announce"


class Outline(msgspec.Struct, frozen=True, gc=False):
    """A clause of which only is read what deed it tells, and when; the rest where another may be of one deed with it.

    `saying` are the words that say with the verb what is done, `own` its times.
    """

    reader: "_Reader"
    article: Article
    told_on: int | None
    clause: Clause
    speaker: Participant | None
    verbs: Keys
    phrase: Keys
    saying: Span
    own: Sequence[tuple[Span, Time]]
    times: tuple[Days, ...]

    @property
    def dated(self) -> tuple[tuple[Span, Days], ...]:
        """The days of the clause itself, with their words."""
        return tuple((at, days) for at, time in self.own if (days := _days(time)))

    @property
    def anchors(self) -> Keys:
        """The names and the days by which it is told from others of its kind."""
        days = (f"${day}" for _, span in self.dated for day in span)
        return frozenset(days).union(*self.reader.named(self))


class Outlines:
    """What the clauses of some reports tell as done, but what somebody is quoted for with more than saying so."""

    def __init__(self, reports: Sequence[Report], names: Names) -> None:
        self.clauses = [one for report in reports for one in _Reader(report, names).outlines()]

    def read(self, numbers: Set[int]) -> Mapping[int, Deed]:
        """Return what some of the clauses tell, by their numbers."""
        wanted: dict[_Reader, list[int]] = {}
        for one in sorted(numbers):
            wanted.setdefault(self.clauses[one].reader, []).append(one)
        found: dict[int, Deed] = {}
        for reader, own in wanted.items():
            clauses = [self.clauses[one] for one in own]
            found.update(zip(own, reader.read_all(clauses), strict=True))
        return found


class _Reader:
    """A report, whose words are read once for all clauses that they stand in."""

    def __init__(self, report: Report, names: Names) -> None:
        self._report, self._names, self._text = report, names, report.article.text
        day, found = report.article.published.value, report.annotations
        self._told_on = day.toordinal() if day else None
        kept = [c for c in found.clauses if c.evidence.span.end - c.evidence.span.start <= LONGEST]
        self._clauses = [as_main(clause, self._text) for clause in kept]
        self._times = Ordered([(time.evidence.span, time) for time in found.times])
        self._places = Ordered([(place.evidence.span, place) for place in found.places])
        self._entities = Ordered([(one.evidence.span, one) for one in found.entities])
        self._people = Ordered([(one.evidence.span, one) for one in found.entities if one.label == "PERSON"])
        own = ((_own_words(clause), told) for clause, told in zip(kept, self._clauses, strict=True))
        self._own = Ordered([(span, clause) for span, clause in own if span])
        said = [quote for quote in found.quotes if not _is_performed(quote, self._text)]
        self._contents = Ordered([(content, quote) for quote in said for content in quote.content])

    def outlines(self) -> Iterator[Outline]:
        """Yield what deeds the clauses of the report tell as done."""
        vague = said_words("vague")
        for clause in self._clauses:
            if clause.modality in DONE and clause.lemma not in vague and not self._is_sought(clause):
                told, speaker = self.voice(clause.verb)
                if told:
                    yield self._outline(clause, speaker)

    def _is_sought(self, clause: Clause) -> bool:
        """Say whether a deed is only sought: "a warrant for his arrest"."""
        at = clause.evidence.span.start
        before = self._text[max(0, at - LEAST) : at]
        if clause.finite or " for " not in before or not FOR.search(before):
            return False
        line = self._text.rfind("\n", 0, at) + 1
        return not said_words("sought").isdisjoint(forms(self._text[max(line, at - SEEKING) : at]))

    def _outline(self, clause: Clause, speaker: Participant | None) -> Outline:
        within = self._times.within(clause.evidence.span)
        others = (*self._inner(clause), *_asides(clause)) if within else ()
        own = [(at, one) for at, one in within if not lies_in(at, others)]
        phrase, saying = _phrase_of(clause, self._text)
        return Outline(
            reader=self,
            article=self._report.article,
            told_on=self._told_on,
            clause=clause,
            speaker=speaker,
            verbs=_verbs(clause, phrase, self._text),
            phrase=phrase,
            saying=saying,
            own=own,
            times=tuple((one.begin, one.end) for _, one in own if one.begin and one.end),
        )

    def read_all(self, outlines: Sequence[Outline]) -> Iterator[Deed]:
        """Yield what some clauses tell; only the sentences that they stand in are read."""
        entities = self._report.annotations.entities
        days = (time.evidence.span for time in self._report.annotations.times if _days(time))
        taken = {place for at in days for place in range(at.start, at.end)}
        taken.update(*(range(one.evidence.span.start, one.evidence.span.end) for one in entities))
        parts, doubts, doubting = list[Part](), list[tuple[Span, str]](), said_words("doubting")
        for sentence in _sentences([one.clause for one in outlines]):
            told = _words_of(self._text, sentence, taken)
            parts += (part_of_name(one, self._names, self._text) for _, one in self._entities.within(sentence))
            parts += parts_of(self._text, sentence, self._people, told)
            doubts += [(Span(start, end), form) for form, start, end in told if form in doubting]
        held, doubted = Ordered([(part.span, part) for part in parts]), Ordered(doubts)
        for one in outlines:
            yield self._read(one, held, doubted)

    def voice(self, verb: Span) -> tuple[bool, Participant | None]:
        """Say whether a clause is told as so, and return who is quoted for it, if anybody is."""
        if _in_marks(verb, self._text):
            return False, None
        mine = self._contents.around(verb)
        if any(quote.kind is QuoteKind.DIRECT for quote in mine):
            return False, None
        if not mine:
            return True, None
        outer = max(mine, key=lambda quote: sum(content.end - content.start for content in quote.content))
        if outer.stance not in KNOWING or outer.polarity is not Polarity.SO or outer.speaker is None:
            return False, None
        return True, outer.speaker

    def _read(self, one: Outline, parts: Ordered[Part], doubts: Ordered[str]) -> Deed:
        clause, span = one.clause, one.clause.evidence.span
        asides, inner = _asides(clause), self._inner(clause)
        others = (*inner, *asides)
        told = [p for at, p in parts.within(span) if not (at.overlaps(clause.verb) or lies_in(at, asides))]
        if one.phrase:
            told = [_with_keys(p, one.phrase) if one.saying.contains(p.span) and not p.is_name else p for p in told]
        hours = [_hour(at, clock[1]) for at, time in one.own if (clock := CLOCK.search(time.value))]
        if beside := [*hours, *self._references(clause, one.speaker)]:
            told = sorted([*told, *beside], key=lambda part: part.span.start)
        return Deed(
            article=one.article,
            told_on=one.told_on,
            clause=clause,
            speaker=one.speaker,
            verbs=one.verbs,
            parts=tuple(told),
            dated=one.dated,
            times=one.times,
            places=tuple(place for at, place in self._places.within(span) if not lies_in(at, others)),
            people=tuple(at for at, _ in self._people.within(span) if not lies_in(at, asides)),
            within=inner,
            doubtful=tuple(doubts.within(span)),
        )

    def _inner(self, clause: Clause) -> tuple[Span, ...]:
        """Return the words of other clauses within one."""
        within = (at for at, one in self._own.within(clause.evidence.span) if one is not clause)
        return tuple(at for at in within if not at.contains(clause.verb))

    def named(self, one: Outline) -> Iterator[Keys]:
        """Yield the keys of whom and what a clause names, also by a pronoun."""
        within, asides = self._entities.within(one.clause.evidence.span), _asides(one.clause)
        for at, entity in within:
            if not (at.overlaps(one.clause.verb) or lies_in(at, asides)):
                yield keys_of_name(entity, self._names)
        for part in self._references(one.clause, one.speaker):
            yield part.keys

    def _references(self, clause: Clause, speaker: Participant | None) -> Iterator[Part]:
        """Yield whom pronouns and descriptions of a clause stand for: "we" for who speaks, an office for its holder."""
        for one in clause.parts:
            if one.name and not _is_head_of_another(one, self._text):
                yield part_of_reference(one.head, one.name, self._names, owns=one.slot is Slot.OWNER)
            elif speaker and speaker.named and one.head.of(self._text).lower() == "we":
                yield part_of_reference(one.head, speaker.name, self._names)
            elif one.slot in SIDES and self._text[one.span.start : one.span.start + 4].lower() == "the ":
                holders = self._holders.get(fold(one.head.of(self._text)), frozenset())
                if len(holders) == 1 and one.span.of(self._text).count(" ") <= 1:  # "the minister was dismissed"
                    yield part_of_reference(one.head, next(iter(holders)), self._names)

    @cached_property
    def _holders(self) -> Mapping[str, Set[str]]:
        """Who is told to hold each office, by its last word."""
        found: dict[str, set[str]] = {}
        for one in self._report.annotations.entities:
            if one.role and one.label == "PERSON":
                found.setdefault(fold(one.role.split()[-1]), set()).add(one.name)
        return found


def _is_head_of_another(one: Place, text: str) -> bool:
    """Say whether a description tells what somebody is the head of: "the president of the Red Cross, Ida Roth"."""
    return OF_NAME.match(text, one.head.end) is not None and one.span.end > one.head.end


OF_NAME = re.compile(r" of (?:the )?[A-Z]")


def _asides(clause: Clause) -> list[Span]:
    return [one.span for one in clause.parts if one.slot is Slot.ASIDE]


def _with_keys(part: Part, keys: Keys) -> Part:
    """Return a part that says what is done: "control" of "took control of"."""
    return msgspec.structs.replace(part, keys=part.keys | keys)


# Who praises or welcomes what was done takes it as done.
KNOWING = frozenset({Stance.SAYS, Stance.PRAISES})

SIDES = frozenset({Slot.SUBJECT, Slot.OBJECT, Slot.AGENT})


def _own_words(clause: Clause) -> Span | None:
    """Return the words of a clause within another; of one that describes a noun those behind it, of a noun none.

    What stands before the noun is of the noun: "a written statement".
    """
    if clause.finite:
        return clause.evidence.span
    described = any(part.slot is Slot.SUBJECT and part.head.end <= clause.verb.start for part in clause.parts)
    return Span(clause.verb.start, clause.evidence.span.end) if described else None


def _sentences(clauses: Sequence[Clause]) -> Iterator[Span]:
    """Yield the stretches of text that clauses cover which overlap."""
    start, end = 0, 0
    for span in sorted(clause.evidence.span for clause in clauses):
        if span.start >= end:
            if end:
                yield Span(start, end)
            start = span.start
        end = max(end, span.end)
    if end:
        yield Span(start, end)


def _words_of(text: str, span: Span, taken: Set[int]) -> list[Word]:
    """Return the words of a stretch that are no names and no days."""
    return [word for word in placed_forms(text, span) if word[1] not in taken]


def _in_marks(verb: Span, text: str) -> bool:
    """Say whether a verb stands between quotation marks."""
    line = text.rfind("\n", 0, verb.start) + 1
    open_marks = text.count("“", line, verb.start) > text.count("”", line, verb.start)
    return open_marks or text.count('"', line, verb.start) % 2 == 1


def _is_performed(quote: Quote, text: str) -> bool:
    """Say whether what looks like words said is what was done by saying them: "declared Roth the winner"."""
    if quote.cue is None or quote.stance is not Stance.SAYS or quote.content[0].start < quote.cue.end:
        return False
    if text[quote.cue.end : quote.content[0].start + len(THAT)].lstrip(" ,").startswith(THAT):
        return False
    return any(f"~{PERFORMED}" in keys_of(form) for form, _ in words(text, quote.cue))


THAT = "that "

# What stands before a deed that is sought, and how far before it what says so may: "a warrant was issued for".
FOR = re.compile(r" for (?:the |an? )?$")
LEAST = len(" for the ")
SEEKING = 40

# The hour of a time of day, as TIMEX3 has it.
CLOCK = re.compile(r"T(\d\d:\d\d)")


def _hour(at: Span, clock: str) -> Part:
    return Part(frozenset({f"%{clock}"}), Span(at.start, at.start + 1))


def _days(time: Time) -> Days | None:
    """Return the day, or the night, that a time names; not one since when or until when something is."""
    if time.begin is None or time.end is None or (time.limit is not None and time.type is not TimeType.TIME):
        return None
    return (time.begin, time.end) if (time.end - time.begin).days <= 1 else None


def _verbs(clause: Clause, phrase: Keys, text: str) -> Keys:
    """Return the keys of what a clause tells as done: of a light verb those of the words that say what."""
    own, light, happening = _keys_of_verb(clause.lemma)
    if not (light or happening):
        return phrase - sayings() if phrase else own
    found = set(phrase or own)
    if light:
        heads = [fold(part.head.of(text)) for part in clause.parts if _says_what(part, clause, text)]
        found |= {key for head in heads for key in keys_of(head) if key.startswith(DEED)}
    if happening:  # "the blast happened at noon"
        heads = [fold(part.head.of(text)) for part in clause.parts if part.slot is Slot.SUBJECT]
        found = {key for head in heads for key in keys_of(head) if key.startswith(DEED)}
    return frozenset(found) - sayings()


@lru_cache(maxsize=20_000)
def _keys_of_verb(lemma: str) -> tuple[Keys, bool, bool]:
    """Return the keys of a verb for what it tells as done, and whether words behind it, or its subject, say what is."""
    own = frozenset[str]() if lemma in said_words("empty") else verb_keys(lemma)
    return own - sayings(), lemma in said_words("light"), lemma in said_words("happening")


def _says_what(part: Place, clause: Clause, text: str) -> bool:
    """Say whether a part behind a light verb may say what is done: not "is a student", nor what is within another."""
    if part.slot not in BEHIND or (part.slot is not Slot.COMPLEMENT and part.head == part.span):
        return False
    if clause.lemma in said_words("empty") and ARTICLE.match(text, part.span.start):
        return False
    if part.slot is Slot.MODIFIER and part.head.start == part.span.start:  # "killing five"
        return False
    if part.head.start < clause.verb.start:  # "before the attack he went home"
        return False
    if fold(part.head.of(text)) in said_words("matters"):  # "went through some issues"
        return False
    return not any(one is not part and one.span.contains(part.span) for one in clause.parts)


BEHIND = frozenset({Slot.COMPLEMENT, Slot.OBJECT, Slot.MODIFIER})
ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)


def _phrase_of(clause: Clause, text: str) -> tuple[Keys, Span]:
    """Return the keys of the phrase that a verb begins, its particle apart or not, and its words."""
    verb = clause.verb
    if not begins_phrase(fold(verb.of(text))):
        return frozenset(), verb
    run = first_forms(text[verb.start : clause.evidence.span.end], PHRASE)
    if not ends_any_phrase(run[0], run[1:]):
        return frozenset(), verb
    behind = list(islice(WORD.finditer(text, verb.start, clause.evidence.span.end), PHRASE))
    if whole := deed_at(run):
        return whole.keys, Span(verb.start, behind[whole.words - 1].end())
    ending = (place for place in range(1, len(run)) if ends_phrase(run[0], run[place]))
    apart = (run[n] for n in ending if not any(one.span.contains(Span(*behind[n].span())) for one in clause.parts))
    split = next((found for form in apart if (found := deed_at([run[0], form]))), None)
    return (split.keys if split else frozenset()), verb


# A phrase may have so many words, or its particle stand so many words behind.
PHRASE = 7
