"""What happened: who did what to whom, where, when, by whose account, and whether it really happened."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.antecedents import Antecedents
from rashomon.annotating.events.arguments import arguments
from rashomon.annotating.events.modality import Status, lies_ahead, read_status
from rashomon.annotating.events.predicates import CIRCUMSTANTIAL, Predicate, find_predicates
from rashomon.annotating.events.settings import Atlas, Voices
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import Event, Modality, Participant, Place, Quote, Role, Span, Time, When, WhenBasis

COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dative", "acl", "conj", "amod", "prt"})

__all__ = ["find_events"]


def find_events(
    parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """Find the events of a report in text order: its verbs and nouns that have one of PLOVER's types."""
    teller = _Teller(parsed, cast, times, places, quotes)
    events = [event for paragraph in parsed.paragraphs for event in teller.tell(paragraph)]
    return tuple(sorted(events, key=lambda event: event.evidence.span))


class _Teller:
    """One report's events, with what was told before of each sense."""

    def __init__(
        self, parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
    ) -> None:
        self._cast = cast
        self._antecedents = Antecedents(cast)
        self._clock = Clock(parsed, tuple(times))
        self._atlas = Atlas(places)
        self._voices = Voices(quotes)
        self._planned: set[str] = set()  # the senses of which a planned event was told
        self._placed: dict[str, Place] = {}  # where the last event of a sense was

    def tell(self, paragraph: Paragraph) -> Iterator[Event]:
        """Yield the events of a paragraph."""
        predicates = find_predicates(paragraph.doc)
        by_head = {predicate.head.i: predicate for predicate in predicates}
        matters = {p.head.i: _matter(p, by_head) for p in predicates if p.sense.complement is not None}
        wanted = {matter.head.i for matter in matters.values() if matter is not None}
        for predicate in predicates:
            event = self._event(
                predicate, paragraph, by_head, matters.get(predicate.head.i), predicate.head.i in wanted
            )
            if event is not None:
                if event.modality is Modality.PLANNED:
                    self._planned.add(event.sense)
                if predicate.sense.symmetric:
                    self._antecedents.meet(event.actors, paragraph)
                if event.where is not None:
                    self._placed[event.sense] = event.where
                yield event
        self._antecedents.pass_by(paragraph)

    def _event(
        self,
        predicate: Predicate,
        paragraph: Paragraph,
        by_head: Mapping[int, Predicate],
        matter: Predicate | None,
        wanted: bool,
    ) -> Event | None:
        actors, targets = self._participants(predicate, paragraph, by_head, matter)
        clause = _clause(predicate, paragraph)
        when = self._clock.when(paragraph, predicate.verb or predicate.head, clause)
        headline = paragraph.role in (Role.TITLE, Role.HEADING, Role.STANDFIRST)
        status = read_status(predicate, by_head, when, paragraph.article.published.value, headline=headline)
        empty = predicate.carrier is None and not actors and not targets
        if predicate.weak and empty and not wanted and status.modality not in (Modality.ALLEGED, Modality.DENIED):
            return None
        span = _trigger(predicate, paragraph)
        modality = self._modality(predicate, status, without_actors=not actors)
        source = self._voices.source(span)
        return Event(
            evidence=paragraph.quote(span.start, span.end),
            clause=clause,
            type=predicate.sense.type,
            sense=predicate.sense.name,
            mode=predicate.sense.mode,
            modality=modality,
            actors=actors,
            targets=targets,
            where=self._where(predicate, paragraph, actors),
            when=_fitting(when, modality, paragraph.article.published.value),
            source=source if source is None or source.name not in {p.name for p in actors} else None,
            about=_trigger(matter, paragraph) if matter is not None else None,
        )

    def _participants(
        self, predicate: Predicate, paragraph: Paragraph, by_head: Mapping[int, Predicate], matter: Predicate | None
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Return actors and targets; who suspends talks or cancels a visit does so to those who take part."""
        actors, targets = arguments(predicate, paragraph, self._cast, self._antecedents, by_head)
        if matter is None or predicate.sense.complement != "cancelled" or targets:
            return actors, targets
        sides = arguments(matter, paragraph, self._cast, self._antecedents, by_head)
        return actors, tuple(p for side in sides for p in side if p.name not in {actor.name for actor in actors})

    def _where(self, predicate: Predicate, paragraph: Paragraph, actors: Sequence[Participant]) -> Place | None:
        """Return the place of an event; "the bombing" is where the last bombing told of was."""
        place = self._atlas.where(paragraph, predicate, actors)
        if place is None and not predicate.is_verb and predicate.sense.type == "ASSAULT" and _definite(predicate.head):
            return self._placed.get(predicate.sense.name)
        return place

    def _modality(self, predicate: Predicate, status: Status, *, without_actors: bool) -> Modality:
        """Let "the meeting", where its own words do not say, be as planned as when it was last told of."""
        open_to_it = not status.stated or status.modality is Modality.CONDITIONAL
        again = (
            not predicate.is_verb
            and predicate.sense.type == "CONSULT"
            and (without_actors or _definite(predicate.head))
        )
        if open_to_it and again and predicate.sense.name in self._planned:
            return Modality.PLANNED
        return status.modality


def _fitting(when: When | None, modality: Modality, published: date | None) -> When | None:
    """Drop a time that the status forbids: the report's own day for what is to come, a day ahead for what was done."""
    if when is None:
        return None
    if when.basis is WhenBasis.PUBLISHED:
        return when if modality in (Modality.HAPPENED, Modality.ONGOING) else None
    done = modality in (Modality.HAPPENED, Modality.ONGOING)
    return None if done and lies_ahead(when, published) else when


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)


def _trigger(predicate: Predicate, paragraph: Paragraph) -> Span:
    return paragraph.span(paragraph.doc[predicate.start : predicate.end])


def _clause(predicate: Predicate, paragraph: Paragraph) -> Span:
    """Return the words of the trigger's clause: what hangs on its verb, without the clauses joined to it."""
    verb = predicate.verb or next((t for t in predicate.head.ancestors if t.pos_ in ("VERB", "AUX")), predicate.head)
    joined = (child.i for child in verb.rights if child.dep_ in ("cc", "conj") and child.i > predicate.head.i)
    end = next(joined, verb.right_edge.i + 1)
    return paragraph.span(paragraph.doc[min(verb.left_edge.i, predicate.start) : max(end, predicate.end)])


def _matter(predicate: Predicate, by_head: Mapping[int, Predicate]) -> Predicate | None:
    """Return the event that this one is about: the nearest trigger in its complement."""
    layer = [predicate.head]
    while layer:
        layer = [
            child
            for token in layer
            for child in token.children
            if child.dep_ in COMPLEMENTS
            and child.i > predicate.head.i
            and not (child.lower_ in CIRCUMSTANTIAL and token.pos_ == "VERB")
        ]
        found = next((by_head[token.i] for token in layer if token.i in by_head), None)
        if found is not None:
            return found
    return None
