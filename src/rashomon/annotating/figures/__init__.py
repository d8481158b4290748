"""How many: the killed, the injured, the displaced and other numbers that reports give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.corrections import corrected
from rashomon.annotating.figures.amounts import Amount, amounts
from rashomon.annotating.figures.counting import (
    Count,
    count,
    count_of_things,
    is_person,
    others_of,
    reference,
    together,
)
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.figures.predicates import Told, is_natural, tells_of_violence, told
from rashomon.annotating.figures.retelling import counter_of
from rashomon.annotating.figures.settings import Map, Row, Speakers, as_of, cause_of, tells_of_war
from rashomon.annotating.figures.things import find_things, is_number_word
from rashomon.annotating.figures.tolls import counting_verb
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import (
    Event,
    Evidence,
    Figure,
    Grain,
    Limit,
    Measure,
    Participant,
    Place,
    Quote,
    Span,
    Time,
    When,
    WhenBasis,
)


def find_figures(
    parsed: Parsed,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    quotes: Sequence[Quote],
    events: Sequence[Event],
) -> tuple[Figure, ...]:
    """Find the figures of a report, in text order."""
    figures: list[Figure] = []
    reader, fates = _Reader(parsed, cast, times, places, quotes, events), _Fates(cast)
    violent = tells_of_violence(paragraph.doc for paragraph in parsed.paragraphs)
    for paragraph in parsed.paragraphs:
        told_before = len(figures)
        numbers = amounts(paragraph.doc)
        for what, counted in _people(paragraph, numbers, fates):
            if is_natural(what) or (not violent and _is_obituary(what, counted)) or _is_no_count(what, counted):
                continue
            if what.measure is Measure.CASES and not _tells_of_disease(parsed):
                continue
            figures.append(reader.figure(paragraph, what, counted, figures))
        figures += find_things(paragraph, numbers, [figure.evidence.span for figure in figures[told_before:]])
        if withdrawn := corrected(paragraph):
            told_here = figures[told_before:]
            figures[told_before:] = [f for f in told_here if not any(map(f.evidence.span.overlaps, withdrawn))]
    return tuple(sorted(figures, key=lambda figure: (figure.evidence.span, figure.measure)))


class _Reader:
    """One report's places, times, voices and deeds, from which a count gets what goes with it."""

    def __init__(
        self,
        parsed: Parsed,
        cast: Cast,
        times: Sequence[Time],
        places: Sequence[Place],
        quotes: Sequence[Quote],
        events: Sequence[Event],
    ) -> None:
        self._cast = cast
        self._places, self._clock = Map(parsed, places), Clock(parsed, tuple(times))
        self._days, self._deeds, self._speakers = Row(times), Row(events), Speakers(quotes)

    def figure(self, paragraph: Paragraph, what: Told, counted: Count, before: Sequence[Figure]) -> Figure:
        """Return what is counted with its place, days, source and cause; `before` are the figures told before it."""
        span = paragraph.span(paragraph.doc[counted.start : counted.end])
        when, counted_on = _days(self._clock, paragraph, what, span)
        if counted_on and when is None and _is_of_deed(counted_on, _evidence(paragraph, what, counted)):
            when, counted_on = counted_on, None
        counted_by = as_of(paragraph, what.predicate, self._days)
        if counted_by and when and when.time == counted_by.time:
            when = None  # "948 cases by Saturday": up to then
        return Figure(
            evidence=_evidence(paragraph, what, counted),
            measure=what.measure,
            value=counted.value,
            low=counted.low,
            high=counted.high,
            bound=counted.bound,
            who=_who(counted),
            where=_where(self._places, paragraph, what, before, lasting=_lasts(when)),
            when=when,
            as_of=counted_by or counted_on,
            source=_counter(paragraph, self._cast, what) or self._speakers.source_of(span),
            part_of=_whole(before, what, counted),
            cause=cause_of(paragraph, what.predicate, what.measure, self._deeds),
        )


# What is counted that is no people.
THINGS = frozenset({Measure.CASES, Measure.FLOODED, Measure.DESTROYED, Measure.DAMAGED})
# Who sails or flies, beside those who travel.
CREW = "crew"
# Fewer who come together are no crowd. By judgement.
CROWD = 10


def _is_no_count(what: Told, counted: Count) -> bool:
    """Say whether what came together is no crowd, or what is freed no people: "released 12 pictures"."""
    if what.measure is Measure.ESCAPED and not _is_out_of_prison(what, counted):
        return True
    if what.measure is Measure.FREED:
        people = is_person(counted.head) or counted.head.lower_ == "people" or is_number_word(counted.head)
        return counted.value == 1 or not people
    return what.measure is Measure.GATHERED and counted.value < CROWD


def _tells_of_disease(parsed: Parsed) -> bool:
    """Say whether a report tells of a disease, and no court's or detective's cases."""
    words = lexicon().groups["diseases"]
    return any(token.lower_ in words for paragraph in parsed.paragraphs for token in paragraph.doc)


def _is_out_of_prison(what: Told, counted: Count) -> bool:
    """Say whether who escaped was held: others escape harm ("three people escaped unhurt")."""
    words, below = lexicon(), list(what.predicate.subtree)
    held = words.has("captives", counted.head.lemma_.lower())
    fled = any(words.has("prisons", token.lemma_.lower()) for token in below if token.i > what.predicate.i)
    return (held or fled) and not any(
        child.dep_ == "acomp" or child.lower_ == "unhurt" for child in what.predicate.children
    )


def _days(clock: Clock, paragraph: Paragraph, what: Told, span: Span) -> tuple[When | None, When | None]:
    """Return when people came to harm, and the day of the count where a verb counts them: "the toll rose on Friday".

    The day of a count is never taken for that of the deed; without one, nor is the report's own
    or one of another clause.
    """
    when, counted_on = None, None
    verb = counting_verb(what.predicate)
    if verb is not None:
        when, counted_on = clock.when_counted(paragraph, verb)
    if when is None and counted_on is None:
        when = clock.when_harmed(paragraph, what.predicate, span)
        if verb is not None and when is not None and when.basis in (WhenBasis.SENTENCE, WhenBasis.PUBLISHED):
            when = None
    return _fitting(when, what), counted_on


def _is_of_deed(counted_on: When, words: Evidence) -> bool:
    """Say whether a day tells which deed a number is of: "the number of dead in the September 16 raid rose to nine"."""
    told = counted_on.time.evidence.span
    if not words.span.contains(told):
        return False
    before = words.quote[: told.start - words.span.start].split()[-1:]
    return before != [] and before[0].lower() not in ("by", "on", "since")


def _fitting(when: When | None, what: Told) -> When | None:
    """Drop a day told before, or the report's own, for what a whole war did."""
    own = when is not None and when.basis in (WhenBasis.CLAUSE, WhenBasis.SENTENCE)
    return when if own or not tells_of_war(what.predicate) else None


def _lasts(when: When | None) -> bool:
    """Say whether a time is one of months or years on: "since March 2011"."""
    if when is None or when.basis is not WhenBasis.CLAUSE or when.time.limit is not Limit.SINCE:
        return False
    return when.time.grain not in (Grain.DAY, Grain.SECOND)


def _where(places: Map, paragraph: Paragraph, what: Told, before: Sequence[Figure], *, lasting: bool) -> Place | None:
    """Return where people came to harm; a crowd, and who is arrested in a report of one, where its sentence says.

    What a crowd speaks of was elsewhere: without a place of its own it is where the one told before it was, if known.
    """
    crowds = [figure.where for figure in before if figure.measure is Measure.GATHERED]
    if what.measure is Measure.GATHERED or (what.measure is Measure.ARRESTED and crowds):
        return places.of_crowd(paragraph, what.predicate) or (crowds[-1] if crowds else None)
    return places.where(paragraph, what.predicate, lasting=lasting)


def _counter(paragraph: Paragraph, cast: Cast, what: Told) -> Participant | None:
    """Return who puts the count at its number, where the verb says so: "police estimated the crowd at 8,000"."""
    who = counter_of(what.predicate, what.patient)
    if who is None:
        return None
    told = cast.participant(paragraph, who)
    behind = paragraph.doc[who.i + 1 : who.i + 2]
    if told.named or not behind or behind[0].lower_ not in ("at", "from"):
        return told
    words = paragraph.doc[
        who.left_edge.i + (who.left_edge.pos_ == "DET") : who.i + 1
    ]  # "organisers at 20,000": the organisers
    return Participant(evidence=paragraph.evidence(words), name=words.text)


class _Fates:
    """Whose fate the report has told so far, so that somebody only referred to is counted once, where it is news."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._counted: set[Measure] = set()
        self._names: set[tuple[Measure, str]] = set()

    def settle(self, what: Told, counted: Count) -> None:
        """Remember that people were counted."""
        self._counted.add(what.measure)

    def reference(self, paragraph: Paragraph, what: Told) -> Count | None:
        """Return one person killed whom the words refer to.

        By name, where the report has not counted the dead in numbers; else ("the boy", "she") whom it told of as hurt.
        """
        if what.measure is not Measure.KILLED or Measure.KILLED in self._counted or what.near:
            return None
        counted = reference(what.patient)
        if counted is None:
            return None
        hurt = not self._counted.isdisjoint((Measure.INJURED, Measure.AFFECTED))
        mention = self._cast.mention(paragraph, what.patient)
        if mention is None or mention.label != "PERSON":
            return counted if hurt and not self._names else None
        key = (what.measure, mention.name)
        violent = what.predicate.lemma_.lower() in lexicon().patient
        if key in self._names or not (violent or hurt or self._names):
            return None
        self._names.add(key)
        return counted


def _people(paragraph: Paragraph, numbers: Sequence[Amount], fates: _Fates) -> Iterator[tuple[Told, Count]]:
    """Yield each count of people with its gravest measure, once."""
    best: dict[int, tuple[Told, Count]] = {}
    settled: set[int] = set()  # predicates that the parse joins to a count: what only stands near is left out
    counts: dict[int, Count | None] = {}  # by the head of the phrase: of one phrase many things may be told
    for what in _of_each_side(told(paragraph.doc)):
        head = what.patient.i
        if what.measure in THINGS:
            counted = count_of_things(what.patient, numbers)
        else:
            if head not in counts:
                counts[head] = count(what.patient, numbers)
            counted = None if what.near and what.predicate.i in settled else counts[head]
        if counted is not None:
            fates.settle(what, counted)
        elif (counted := fates.reference(paragraph, what)) is None:
            continue
        settled.add(what.predicate.i)
        known = best.get(counted.start)
        if known is None or _rank(what) < _rank(known[0]):
            best[counted.start] = (what, counted)
    reached = 0
    for what, counted in _without_gaps(sorted(best.values(), key=lambda pair: pair[1].start)):
        if counted.end > reached:  # else it stands within one that began before
            yield what, counted
        reached = max(reached, counted.end)


def _of_each_side(all_told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is told of whom; of bodies that are some of one side's and some of another's each by itself."""
    for what in all_told:
        yield what
        yield from (replace(what, predicate=who, patient=number) for number, who in others_of(what.patient))


def _without_gaps(people: Sequence[tuple[Told, Count]]) -> list[tuple[Told, Count]]:
    """Return counts, those of a list that lost its commas as one: "a boy a girl and two women were killed" are four."""
    joined: list[tuple[Told, Count]] = []
    for what, counted in people:
        before, one = joined[-1] if joined else (None, None)
        if before and one and one.end == counted.start and before.predicate == what.predicate:
            joined[-1] = (what, together(one, counted))
        else:
            joined.append((what, counted))
    return joined


def _is_obituary(what: Told, counted: Count) -> bool:
    """Say whether the death is that of one person who is named, aged or somebody's kin, as obituaries tell it."""
    known = counted.head.ent_type_ == "PERSON" or any(child.dep_ == "poss" for child in counted.head.children)
    return what.measure is Measure.KILLED and counted.value == 1 and known


def _rank(what: Told) -> tuple[bool, int]:
    return what.near, lexicon().severity[what.measure]


def _evidence(paragraph: Paragraph, what: Told, counted: Count) -> Evidence:
    who = counter_of(what.predicate, what.patient)
    beside = who is not None and what.predicate.i < who.i < counted.start
    first = who if who is not None and beside else what.predicate  # "..., the hospital at 12"
    start, end = min(counted.start, first.i), max(counted.end, first.i + 1)
    return paragraph.evidence(paragraph.doc[start:end])


def _who(counted: Count) -> str | None:
    """Return the words for the people counted: the noun, or what follows "of"; None for bare and for mixed numbers."""
    head = counted.head
    if counted.mixed:
        return None
    people = _people_of(head)
    if head.like_num and head.head.lower_ == "of" and head.head.head.lower_ == CREW:
        return CREW
    of_bodies = head.lower_ in ("body", "bodies") and bool(people)
    if not (of_bodies or is_number_word(head) or head.lower_ in lexicon().state):
        return head.text
    return people[0].text if people and people[0].pos_ != "PRON" and not is_number_word(people[0]) else None


def _people_of(head: Token) -> list[Token]:
    """Return what stands behind a number and "of"."""
    return [child for prep in head.children if prep.lower_ == "of" for child in prep.children if child.dep_ == "pobj"]


def _whole(figures: Sequence[Figure], what: Told, counted: Count) -> Span | None:
    """Return the figure before of which one is a part: "15 of them", "eight were wounded, three critically"."""
    measures = {m for word in _people_of(counted.head) for m in lexicon().state.get(word.lower_, ())}
    alike = (figure for figure in reversed(figures) if not measures or figure.measure in measures)
    whole = next(alike, None)  # "17 of the dead" are some of those killed
    is_part = counted.is_part or (what.is_manner and whole is not None and whole.measure is what.measure)
    return whole.evidence.span if whole and is_part else None
