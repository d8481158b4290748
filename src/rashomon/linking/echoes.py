"""Echoes: what a copy says in its original's words means what it means there, but for the words that were changed.

A language model reads the same sentence a little differently in another paragraph, and the day of a reprint is not
that of the original. So the events and figures of a copied sentence are carried over from the original, each facet
whose words are the same; the words that were changed are read as the copy has them. A copied mention belongs to the
happening of its original whatever was changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from rashomon.linking.moving import Pair, pair_sentences
from rashomon.model import (
    Annotations,
    Article,
    Entity,
    Event,
    Evidence,
    Figure,
    Link,
    Mention,
    Participant,
    Place,
    Span,
    Time,
    Verdict,
    When,
    evidence,
)
from rashomon.model.links import Echo
from rashomon.wording.normal import fold

# A copied sentence in which more facets than this were changed tells of something else in the same form of words:
# agencies count every day's dead in one sentence.
MOST_CHANGED = 1


@dataclass(frozen=True)
class Echoes:
    """The annotations of the reports that repeat others, and which of their mentions repeat which."""

    annotations: Mapping[str, Annotations] = field(default_factory=dict)
    pairs: tuple[Echo, ...] = ()
    repeated: Mapping[str, Sequence[Span]] = field(default_factory=dict)

    def once(self, annotations: Annotations) -> Annotations:
        """Return the annotations of a report without the names in sentences that stand in another one."""
        repeated = self.repeated.get(annotations.article, ())
        heard = (e for e in annotations.entities if not any(span.contains(e.evidence.span) for span in repeated))
        return replace(annotations, entities=tuple(heard)) if repeated else annotations

    def of(self, annotations: Annotations) -> Annotations:
        """Return the annotations of a report as they are carried over, or as they are."""
        return self.annotations.get(annotations.article, annotations)


def find_echoes(articles: Sequence[Article], annotations: Sequence[Annotations], copies: Sequence[Link]) -> Echoes:
    """Carry the events and figures of copied sentences over from their originals; the oldest report comes first."""
    by_id = {article.id: article for article in articles}
    read = {each.article: each for each in annotations}
    sources = _sources(by_id, copies)
    pairs: list[Echo] = []
    carried: dict[str, Annotations] = {}
    repeated: dict[str, list[Span]] = {}
    for id in sorted(sources, key=lambda id: _rank(id, by_id, sources)):
        taken: set[int] = set()
        for original in sources[id]:
            matched = pair_sentences(by_id[original], by_id[id], taken)
            taken |= {pair.right.span.start for pair in matched}
            if matched:
                carrier = _Carrier(by_id[id], read[id], matched)
                read[id] = carried[id] = carrier.carry(read[original])
                pairs += carrier.pairs
                repeated.setdefault(id, []).extend(pair.right.span for pair in matched if pair.is_same)
    return Echoes(carried, tuple(sorted(pairs)), repeated)


def _sources(by_id: Mapping[str, Article], copies: Sequence[Link]) -> dict[str, list[str]]:
    """Return the originals of each report that copies others: those told by the links, else the older ones."""
    found: dict[str, list[str]] = {}
    for link in copies:
        if link.verdict is not Verdict.SAME or not {link.left, link.right} <= by_id.keys():
            continue
        left, right = link.left, link.right
        if not link.directed and _age(by_id[right]) < _age(by_id[left]):
            left, right = right, left
        found.setdefault(right, []).append(left)
    return {id: sorted(originals, key=lambda other: _rank(other, by_id, found)) for id, originals in found.items()}


def _rank(id: str, by_id: Mapping[str, Article], sources: Mapping[str, Sequence[str]]) -> tuple[int, date, str]:
    return len(sources.get(id, ())), *_age(by_id[id])


def _age(article: Article) -> tuple[date, str]:
    return article.published.value or date.max, article.id


class _Carrier:
    """Carries what stands in one report over to the same words of another."""

    def __init__(self, article: Article, own: Annotations, matched: Sequence[Pair]) -> None:
        self.article = article
        self.own = own
        self.matched = matched
        self.text = fold(article.text)
        self.pairs: list[Echo] = []

    def carry(self, original: Annotations) -> Annotations:
        """Return the annotations with the events and figures of the copied sentences as the original has them."""
        events = {
            event.evidence.span: event for each in original.events if (event := self._event(each, original.article))
        }
        figures = {
            figure.evidence.span: figure
            for each in original.figures
            if (figure := self._figure(each, original.article))
        }
        events |= {e.evidence.span: e for e in self.own.events if self._is_own(e.evidence.span, events)}
        figures |= {f.evidence.span: f for f in self.own.figures if self._is_own(f.evidence.span, figures)}
        return replace(
            self.own,
            events=tuple(_linked(events[span], events) for span in sorted(events)),
            figures=tuple(figures[span] for span in sorted(figures)),
        )

    def _is_own(self, span: Span, carried: Mapping[Span, object]) -> bool:
        """Say whether something found here stands outside the copied words, or in the words that were changed."""
        if any(span.overlaps(other) for other in carried):
            return False
        pair = next((pair for pair in self.matched if pair.right.span.overlaps(span)), None)
        return pair is None or pair.is_changed(span)

    def _pair(self, span: Span) -> Pair | None:
        return next((pair for pair in self.matched if pair.left.span.contains(span)), None)

    def _moved(self, words: Evidence) -> tuple[Evidence | None, bool]:
        """Return where the words stand here, if they do, and whether they are the same."""
        pair = self._pair(words.span)
        span, same = pair.move(words.span) if pair else (None, False)
        if span is None or not 0 <= span.start < span.end <= len(self.article.text):
            return None, False
        return evidence(self.article.id, self.article.text, span.start, span.end), same

    def _event(self, event: Event, original: str) -> Event | None:
        pair = self._pair(event.evidence.span)
        trigger, same = self._moved(event.evidence)
        if pair is None or trigger is None or not same:
            return None
        own = next((e for e in self.own.events if e.evidence.span.overlaps(trigger.span)), None)
        clause, whole = pair.move(event.clause) if pair.left.span.contains(event.clause) else (None, False)
        moved = replace(
            event,
            evidence=trigger,
            clause=clause or (own.clause if own else trigger.span),
            modality=event.modality if whole or own is None else own.modality,
            actors=self._people(event.actors, own.actors if own else ()),
            targets=self._people(event.targets, own.targets if own else ()),
            where=self._where(event.where, own.where if own else None),
            when=self._when(event.when, own.when if own else None),
            source=self._source(event.source, own.source if own else None),
            about=self._span(event.about),
        )
        self._note(original, event.evidence.span, trigger.span, _changed(event, moved))
        return moved

    def _figure(self, figure: Figure, original: str) -> Figure | None:
        here, same = self._moved(figure.evidence)
        if here is None:
            return None
        alike = (f for f in self.own.figures if f.measure is figure.measure and f.evidence.span.overlaps(here.span))
        own = next(alike, None)
        number = figure if same or own is None else own
        if own is None and not same:
            return None
        moved = replace(
            figure,
            evidence=here,
            value=number.value,
            low=number.low,
            high=number.high,
            bound=number.bound,
            where=self._where(figure.where, own.where if own else None),
            when=self._when(figure.when, own.when if own else None),
            as_of=self._when(figure.as_of, own.as_of if own else None),
            source=self._source(figure.source, own.source if own else None),
            part_of=self._span(figure.part_of),
            cause=self._span(figure.cause),
        )
        changed = (figure.value != moved.value) + _places_differ(figure.where, moved.where)
        self._note(original, figure.evidence.span, here.span, changed + _days_differ(figure.when, moved.when))
        return moved

    def _note(self, original: str, there: Span, here: Span, changed: int) -> None:
        if changed <= MOST_CHANGED:
            left, right = Mention(article=original, span=there), Mention(article=self.article.id, span=here)
            self.pairs.append(Echo(original=left, echo=right, edited=changed > 0))

    def _span(self, span: Span | None) -> Span | None:
        pair = self._pair(span) if span else None
        return pair.move(span)[0] if pair and span else None

    def _people(self, theirs: Sequence[Participant], own: Sequence[Participant]) -> tuple[Participant, ...]:
        found: dict[Span, Participant] = {}
        for each in theirs:
            here, same = self._moved(each.evidence)
            if here is None:
                kept = [person for person in own if person.name == each.name]
            elif same and self._stands(each):
                kept = [replace(each, evidence=here)]
            else:
                kept = [person for person in own if person.evidence.span.overlaps(here.span)] or self._entities(here)
            found |= {person.evidence.span: person for person in kept}
        return tuple(found.values())

    def _stands(self, person: Participant) -> bool:
        """Say whether the name that the words stand for is in this report too: "he" may be another here."""
        return not person.named or fold(person.name.split()[-1]) in self.text

    def _entities(self, words: Evidence) -> list[Participant]:
        inside = (entity for entity in self.own.entities if entity.evidence.span.overlaps(words.span))
        return [_participant(entity) for entity in inside if entity.label in ("PERSON", "ORG", "GPE", "NORP")]

    def _source(self, theirs: Participant | None, own: Participant | None) -> Participant | None:
        if theirs is None:
            return None
        found = self._people((theirs,), (own,) if own else ())
        return found[0] if found else own

    def _where(self, theirs: Place | None, own: Place | None) -> Place | None:
        if theirs is None:
            return own if own and self._is_added(own.evidence) else None
        here, same = self._moved(theirs.evidence)
        if here is None:
            return own
        if same:
            return replace(theirs, evidence=here)
        places = (own, *self.own.places) if own else self.own.places
        return next((p for p in places if p.evidence.span.overlaps(here.span)), None)

    def _when(self, theirs: When | None, own: When | None) -> When | None:
        if theirs is None:
            return own if own and self._is_added(own.time.evidence) else None
        here, same = self._moved(theirs.time.evidence)
        if here is None:
            return own
        if same:
            return replace(theirs, time=replace(theirs.time, evidence=here))
        time: Time | None = next((t for t in self.own.times if t.evidence.span.overlaps(here.span)), None)
        return replace(theirs, time=time) if time else own

    def _is_added(self, words: Evidence) -> bool:
        """Say whether words of the copy are not the original's."""
        pair = next((pair for pair in self.matched if pair.right.span.overlaps(words.span)), None)
        return pair is None or pair.is_changed(words.span)


def _participant(entity: Entity) -> Participant:
    return Participant(evidence=entity.evidence, name=entity.name, label=entity.label, named=True)


def _linked(event: Event, events: Mapping[Span, Event]) -> Event:
    """Return the event without what it is about where that is no event here."""
    return event if event.about is None or event.about in events else replace(event, about=None)


def _changed(one: Event, other: Event) -> int:
    people = _people(one) != _people(other)
    return people + _places_differ(one.where, other.where) + _days_differ(one.when, other.when)


def _people(event: Event) -> set[str]:
    """Return who takes part by name; a town that is visited or hit is where it was."""
    where = event.where and event.where.evidence.span
    people = (each for each in (*event.actors, *event.targets) if each.named)
    return {each.name for each in people if not (where and each.evidence.span.overlaps(where))}


def _places_differ(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and one.name != other.name


def _days_differ(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return False
    return (one.time.begin, one.time.end, one.time.value) != (other.time.begin, other.time.end, other.time.value)
