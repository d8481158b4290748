"""What happened: who did what to whom, where, when, by whose account, and whether it really happened."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.arguments import arguments
from rashomon.annotating.events.modality import modality
from rashomon.annotating.events.predicates import Predicate, find_predicates
from rashomon.annotating.events.settings import Atlas, Voices
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import Event, Place, Quote, Span, Time


def find_events(
    parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """Find the events of a report in text order: its verbs and nouns that have one of PLOVER's types."""
    clock, atlas, voices = Clock(parsed, tuple(times)), Atlas(places), Voices(quotes)
    events: list[Event] = []
    for paragraph in parsed.paragraphs:
        predicates = find_predicates(paragraph.doc)
        triggers = frozenset(p.head.i for p in predicates)
        by_head = {p.head.i: p for p in predicates}
        for predicate in predicates:
            event = _event(predicate, paragraph, cast, clock, atlas, voices, triggers, by_head)
            if event is not None:
                events.append(event)
    return tuple(sorted(events, key=lambda event: event.evidence.span))


def _event(
    predicate: Predicate,
    paragraph: Paragraph,
    cast: Cast,
    clock: Clock,
    atlas: Atlas,
    voices: Voices,
    triggers: frozenset[int],
    by_head: dict[int, Predicate],
) -> Event | None:
    actors, targets = arguments(predicate, paragraph, cast, triggers)
    if predicate.weak and predicate.carrier is None and not actors and not targets:
        return None
    matter = _matter(predicate.head, by_head)
    span = _trigger(predicate, paragraph)
    clause = _clause(predicate, paragraph)
    when = clock.when(paragraph, predicate.verb or predicate.head, clause)
    return Event(
        evidence=paragraph.quote(span.start, span.end),
        clause=clause,
        type=predicate.sense.type,
        sense=predicate.sense.name,
        mode=predicate.sense.mode,
        modality=modality(predicate, when, paragraph.article.published.value),
        actors=actors,
        targets=targets,
        where=atlas.where(paragraph, predicate.head, predicate.verb, (*actors, *targets)),
        when=when,
        source=voices.source(span),
        about=_trigger(matter, paragraph) if matter is not None else None,
    )


def _trigger(predicate: Predicate, paragraph: Paragraph) -> Span:
    return paragraph.span(paragraph.doc[predicate.start : predicate.end])


def _clause(predicate: Predicate, paragraph: Paragraph) -> Span:
    """Return the words of the trigger's clause: what hangs on its verb, without the clauses joined to it."""
    verb = predicate.verb or next((t for t in predicate.head.ancestors if t.pos_ in ("VERB", "AUX")), predicate.head)
    end = verb.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ in ("cc", "conj") and child.i > predicate.head.i:
            end = child.i
            break
    words = paragraph.doc[min(verb.left_edge.i, predicate.start) : max(end, predicate.end)]
    return paragraph.span(words)


def _matter(head: Token, by_head: dict[int, Predicate]) -> Predicate | None:
    """Return the event that this one is about: the nearest trigger in its complement."""
    return next((by_head[token.i] for token in _complement(head) if token.i in by_head), None)


def _complement(head: Token) -> Iterator[Token]:
    layer = [head]
    while layer:
        children = [
            child for token in layer for child in token.children if child.dep_ in COMPLEMENTS and child.i > head.i
        ]
        yield from children
        layer = children


COMPLEMENTS = frozenset(
    {"dobj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dative", "acl", "conj", "amod", "advcl", "prt", "relcl"}
)

__all__ = ["find_events"]
