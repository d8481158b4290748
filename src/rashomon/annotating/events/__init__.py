"""What happened: who did what to whom, where, when, by whose account, and whether it really happened."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.arguments import arguments
from rashomon.annotating.events.modality import Status, read_status
from rashomon.annotating.events.predicates import Predicate, find_predicates
from rashomon.annotating.events.settings import Atlas, Voices
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import Event, Modality, Place, Quote, Role, Span, Time

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
        self._clock = Clock(parsed, tuple(times))
        self._atlas = Atlas(places)
        self._voices = Voices(quotes)
        self._told: dict[str, Modality] = {}

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
                self._told[event.sense] = event.modality
                yield event

    def _event(
        self,
        predicate: Predicate,
        paragraph: Paragraph,
        by_head: Mapping[int, Predicate],
        matter: Predicate | None,
        wanted: bool,
    ) -> Event | None:
        actors, targets = arguments(predicate, paragraph, self._cast, by_head)
        clause = _clause(predicate, paragraph)
        when = self._clock.when(paragraph, predicate.verb or predicate.head, clause)
        headline = paragraph.role in (Role.TITLE, Role.HEADING, Role.STANDFIRST)
        status = read_status(predicate, by_head, when, paragraph.article.published.value, headline=headline)
        empty = predicate.carrier is None and not actors and not targets
        if predicate.weak and empty and not wanted and status.modality not in (Modality.ALLEGED, Modality.DENIED):
            return None
        span = _trigger(predicate, paragraph)
        return Event(
            evidence=paragraph.quote(span.start, span.end),
            clause=clause,
            type=predicate.sense.type,
            sense=predicate.sense.name,
            mode=predicate.sense.mode,
            modality=self._modality(predicate, status, without_actors=not actors),
            actors=actors,
            targets=targets,
            where=self._atlas.where(paragraph, predicate.head, predicate.verb, actors),
            when=when,
            source=self._voices.source(span),
            about=_trigger(matter, paragraph) if matter is not None else None,
        )

    def _modality(self, predicate: Predicate, status: Status, *, without_actors: bool) -> Modality:
        """Let "the meeting", where its own words do not say, be as planned as when it was last told of."""
        open_to_it = not status.stated or status.modality is Modality.CONDITIONAL
        again = (
            not predicate.is_verb
            and predicate.sense.type == "CONSULT"
            and (without_actors or _definite(predicate.head))
        )
        if open_to_it and again and self._told.get(predicate.sense.name) is Modality.PLANNED:
            return Modality.PLANNED
        return status.modality


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
        layer = [c for token in layer for c in token.children if c.dep_ in COMPLEMENTS and c.i > predicate.head.i]
        found = next((by_head[token.i] for token in layer if token.i in by_head), None)
        if found is not None:
            return found
    return None
