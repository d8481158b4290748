"""Where an event took place and who says so: the places and quotes of a report, laid out by offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant, Place, Precision, Quote, Span

# Prepositions that put a thing somewhere; those of persons and matters ("with", "from", "by") do not.
LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "over",
        "across",
        "throughout",
        "on",
        "to",
        "of",
        "into",
        "against",
        "toward",
        "towards",
        "above",
        "within",
        "along",
        "between",
        "north",
        "south",
        "east",
        "west",
    }
)
STRICT = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within"})
FINENESS = {Precision.POINT: 0, Precision.DISTRICT: 1, Precision.CITY: 2, Precision.REGION: 3, Precision.COUNTRY: 4}


class Atlas:
    """The places of one report, in text order."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = sorted(places, key=lambda place: place.evidence.span)
        self._starts = [place.evidence.span.start for place in self._places]

    def where(
        self, paragraph: Paragraph, head: Token, verb: Token | None, actors: Iterable[Participant]
    ) -> Place | None:
        """Return the place of an event: in the trigger's own phrases, else its clause, else its sentence.

        Only a place after a locative preposition counts: the Moscow of "Moscow denied" is a government.
        """
        sentence = paragraph.span(head.sent)
        near = self._places[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
        taken = [actor.evidence.span for actor in actors]
        ranked = []
        for place in near:
            span = place.evidence.span
            if any(span.overlaps(other) for other in taken):
                continue
            token = _token_at(paragraph, span)
            if token is not None and (rank := _rank(token, head, verb)) is not None:
                here = paragraph.span(head).start
                fineness = FINENESS.get(place.precision, 2) if place.precision else 2
                ranked.append((rank, min(fineness, 3) // 3, abs(span.start - here), place))
        return min(ranked, key=lambda row: row[:3])[3] if ranked else None


class Voices:
    """The quotes of one report: who says what stands at an offset."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        spoken = [(span, quote.speaker) for quote in quotes if quote.speaker for span in quote.content]
        self._spoken = sorted(spoken, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [span.start for span, _ in self._spoken]
        self._longest = max((span.end - span.start for span, _ in self._spoken), default=0)

    def source(self, trigger: Span) -> Participant | None:
        """Return the speaker of the innermost quote that holds the trigger."""
        for i in range(bisect_right(self._starts, trigger.start) - 1, -1, -1):
            span, speaker = self._spoken[i]
            if span.contains(trigger):
                return speaker
            if span.start + self._longest < trigger.end:
                break
        return None


def _token_at(paragraph: Paragraph, span: Span) -> Token | None:
    words = paragraph.doc.char_span(span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def _rank(place: Token, head: Token, verb: Token | None) -> int | None:
    """Say how near a place stands to a trigger in the sentence's tree: 0 is its own phrase; None is not a place of it."""
    preposition = _preposition(place)
    if head.is_ancestor(place) and head != place:
        if preposition in LOCATIVE or (
            preposition is None and place.head == head and place.dep_ in ("compound", "nmod")
        ):
            return 0 if _clause_verb(place) in (head, verb, _clause_verb(head)) else 1
        return None
    if preposition not in STRICT and not (preposition in LOCATIVE and verb is not None and verb.is_ancestor(place)):
        return None
    if _clause_verb(place) in (verb, _clause_verb(head)):
        return 1
    return 2


def _preposition(place: Token) -> str | None:
    """Return the preposition that a place hangs on, through "the city of" and "eastern districts of"."""
    token = place
    while token.dep_ in ("appos", "conj", "compound", "nmod", "amod", "poss", "npadvmod") and token.head is not token:
        token = token.head
    if token.dep_ != "pobj":
        return None
    preposition = token.head
    if preposition.lower_ == "of" and preposition.head.dep_ == "pobj" and preposition.head.head.lower_ in LOCATIVE:
        return preposition.head.head.lower_
    return preposition.lower_


def _clause_verb(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head is not token:
        token = token.head
    return token
