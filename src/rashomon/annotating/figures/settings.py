"""Where, according to whom, part of what and by which event: what goes with a figure."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Event, Participant, Place, Precision, Quote, Span, Time, When, WhenBasis

# The types of event (PLOVER) that kill, hurt, drive out or arrest.
HARMFUL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
# The senses that say no more than what a count says: none is what did it, only what is counted.
COUNTING = frozenset({"kill", "wound"})
# How a predicate hangs on the one that tells of the same thing: "killed 12 and wounded 30", "left 12 dead".
JOINED = frozenset({"conj", "acomp", "oprd", "xcomp", "advcl", "ccomp"})

_AS_OF = re.compile(r"\bas of\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)
_HYPHENATED = re.compile(r"[-‐‑](\w+)")


class Map:
    """The places of one report, laid out so that the one that belongs to a figure is found quickly."""

    def __init__(self, parsed: Parsed, places: Sequence[Place]) -> None:
        text = parsed.article.text
        self._places = [place for place in places if place.precision and not _is_seat(place, text)]
        self._cities = [place for place in self._places if place.precision is not Precision.COUNTRY]

    def where(self, paragraph: Paragraph, predicate: Token) -> Place | None:
        """Return where the thing told by the predicate happened.

        First a place or an area without a name in its clause ("in government-held areas"), then the nearest place of
        the sentence, then the last one before in the paragraph, then the one that the report names most.
        """
        sentence = paragraph.span(predicate.sent)
        clause = Span(paragraph.start + _first(predicate).idx, paragraph.span(_last(predicate)).end)
        here = paragraph.span(predicate).start
        if _tells_of_war(predicate):
            return self.country()
        near = _inside(self._places, sentence)
        own = [place for place in near if clause.contains(place.evidence.span)]
        if own:
            return _nearest(own, here)
        held = self._before(paragraph, sentence.start) or self.main()
        if area := _area(paragraph, predicate, held):
            return area
        return _nearest(near, here) if near else held

    def main(self) -> Place | None:
        """Return the place that the report names most often, towns and their districts before countries."""
        return _most_named(self._cities or self._places)

    def country(self) -> Place | None:
        """Return the country of the place that the report names most, else the country that it names most."""
        main = self.main()
        countries = [place for place in self._places if place.precision is Precision.COUNTRY]
        around = [place for place in countries if main and place.country == main.country]
        return _most_named(around or countries)

    def _before(self, paragraph: Paragraph, start: int) -> Place | None:
        told = _inside(self._cities, Span(paragraph.start, start))
        return told[-1] if told else None


def _inside(places: Sequence[Place], span: Span) -> list[Place]:
    return [place for place in places if span.contains(place.evidence.span)]


def _most_named(places: Sequence[Place]) -> Place | None:
    names = [place.name for place in places]
    return max(places, key=lambda place: (names.count(place.name), -names.index(place.name)), default=None)


def _nearest(places: Sequence[Place], here: int) -> Place:
    return min(places, key=lambda place: (place.precision is Precision.COUNTRY, abs(place.evidence.span.start - here)))


def _first(predicate: Token) -> Token:
    return predicate.left_edge


def _last(predicate: Token) -> Token:
    return predicate.right_edge


def _is_seat(place: Place, text: str) -> bool:
    """Say whether a place only tells of somebody: "the Britain-based group", "the US-led coalition"."""
    after = _HYPHENATED.match(text, place.evidence.span.end)
    return after is not None and lexicon().has("tellers", after[1].lower())


def _tells_of_war(predicate: Token) -> bool:
    """Say whether what did it, or in what it happened, is a war: "the war has killed", "died in the conflict"."""
    words = lexicon()
    return any(
        words.has("wars", child.lower_)
        for near in (predicate, *(prep for prep in predicate.children if prep.lower_ == "in"))
        for child in near.children
        if child.dep_ in ("nsubj", "pobj")
    )


def _area(paragraph: Paragraph, predicate: Token, held: Place | None) -> Place | None:
    """Return an area of the clause that has no name of its own, within the place told before."""
    for child in predicate.subtree:
        if child.dep_ == "pobj" and child.head.lower_ in ("in", "at") and lexicon().has("areas", child.lower_):
            phrase = paragraph.doc[child.left_edge.i : child.i + 1]
            words = phrase[1:] if phrase[0].lower_ in ("the", "a", "an") and len(phrase) > 1 else phrase
            if len(words) > 1:
                return Place(
                    evidence=paragraph.evidence(words),
                    name=words.text,
                    precision=Precision.DISTRICT,
                    country=held.country if held else None,
                    within=held.name if held else None,
                )
    return None


def as_of(paragraph: Paragraph, predicate: Token, times: Sequence[Time]) -> When | None:
    """Return up to when a figure counts: the time of its sentence after "as of"."""
    sentence, text = paragraph.span(predicate.sent), paragraph.article.text
    for time in times:
        span = time.evidence.span
        if sentence.contains(span) and _AS_OF.search(text, sentence.start, span.start):
            return When(time=time, basis=WhenBasis.SENTENCE)
    return None


def source_of(span: Span, quotes: Sequence[Quote]) -> Participant | None:
    """Return who gives a figure: the speaker of the smallest quotation that holds it."""
    holding = [
        (part.end - part.start, quote.speaker)
        for quote in quotes
        for part in quote.content
        if quote.speaker
        and part.start <= span.start < part.end
        and not quote.speaker.evidence.span.overlaps(span)  # "25 people reported dead" is said by nobody
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def cause_of(paragraph: Paragraph, predicate: Token, events: Sequence[Event]) -> Span | None:
    """Return the trigger of the event that a figure counts: what did it, else its own predicate.

    That people were killed did not hurt the others of whom the sentence tells: "12 were killed and 30 wounded".
    """
    sentence, here = paragraph.span(predicate.sent), paragraph.span(predicate)
    near = [event for event in events if event.type in HARMFUL and sentence.contains(event.evidence.span)]
    own = [event.evidence.span for event in near if event.evidence.span.overlaps(here)]
    doing = [event.evidence.span for event in near if event.sense not in COUNTING and event.evidence.span not in own]
    for spans in (*_around(paragraph, predicate, doing), own):
        if spans:
            return min(spans, key=lambda span: abs(span.start - here.start))
    return None


def _around(paragraph: Paragraph, predicate: Token, triggers: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the triggers of the predicate's clause, then its head, then those of the clauses that it is joined to.

    What is only done besides ("killed 12 and burned the market") is left out.
    """
    while True:
        besides = [paragraph.span(token) for token in predicate.conjuncts]
        clause = Span(paragraph.span(_first(predicate)).start, paragraph.span(_last(predicate)).end)
        yield [span for span in triggers if clause.contains(span) and not any(map(span.overlaps, besides))]
        yield [span for span in triggers if span.overlaps(paragraph.span(predicate.head))]
        if predicate.dep_ not in JOINED:
            return
        predicate = predicate.head
