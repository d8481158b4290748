"""Where, according to whom, part of what and by which event: what goes with a figure."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.figures.taken import without_taken_to
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.places.standing import is_beside, is_home, is_in_body, is_of_office
from rashomon.annotating.quotes.stances import is_wish
from rashomon.annotating.times.direction import is_reporting
from rashomon.annotating.times.since import since_what
from rashomon.model import Event, Evidence, Measure, Participant, Place, Precision, Quote, Span, Time, When, WhenBasis

# The types of event (PLOVER) that kill, hurt, drive out or arrest.
HARMFUL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
# The senses that say no more than what a count says: none is what did it, only what is counted.
COUNTING = frozenset({"kill", "wound"})
# How a predicate hangs on the one that tells of the same thing: "killed 12 and wounded 30", "left 12 dead".
JOINED = frozenset({"acomp", "oprd", "xcomp", "advcl", "ccomp"})
# Of an arrest no shooting is the cause: it is what the arrest is for.
ARRESTING = frozenset({"COERCE", "PROTEST"})
# Prepositions before a country that takes part.
SIDES = frozenset({"by", "with", "against", "between"})
# How the language model labels names behind "in" that are of no place; a town it does not know it takes for a person.
NO_PLACES = frozenset({"DATE", "TIME", "EVENT", "ORG", "NORP", "WORK_OF_ART", "LAW"})
# Before what was told of before.
KNOWN = frozenset({"the", "this", "that"})
# Before what a crowd came together for.
MATTERS = frozenset({"over", "about", "after", "against", "following", "since"})
# Before a clause these say that it tells of another time.
ELSEWHEN = frozenset({"before", "since", "until"})
# How many deeds up a count is told with another one: longer chains are misparses. By judgement.
DEEPEST = 4

_AS_OF = re.compile(r"\b(?:as of|by)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)
_OF_DEED = re.compile(r"['’]s\b")  # "killed by Saturday's blast"
# "Seda, Southern Province", "Seda in the northern province of", "Seda in Norland's".
_WITHIN = re.compile(r",? (?:in |of )?(?:the )?(?:[a-z]+ (?:of )?){0,3}(?:[A-Z]\w+['’]s? )?")
_HYPHENATED = re.compile(r"[-‐‑](\w+)")


class _Annotation(Protocol):
    @property
    def evidence(self) -> Evidence: ...


A = TypeVar("A", bound=_Annotation)


class Row(Generic[A]):
    """Annotations of one kind in text order, so that those of a sentence are found without asking all."""

    def __init__(self, annotations: Sequence[A]) -> None:
        self.all = sorted(annotations, key=lambda annotation: annotation.evidence.span)
        self._starts = [annotation.evidence.span.start for annotation in self.all]

    def within(self, span: Span) -> list[A]:
        """Return the annotations that stand wholly in a span."""
        near = self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [annotation for annotation in near if annotation.evidence.span.end <= span.end]


class Map:
    """The places of one report, laid out so that the one that belongs to a figure is found quickly."""

    def __init__(self, parsed: Parsed, places: Sequence[Place]) -> None:
        self._text = text = parsed.article.text
        named = (place for place in places if not (_is_seat(place, text) or is_in_body(text, place)))
        told = [place for place in named if not is_home(text, place)]
        told = [place for place in told if not is_of_office(text, place)] or told
        told = list(without_dateline(parsed, without_taken_to(parsed, told)))
        self._named = Row(places)
        self._places = Row([place for place in told if place.precision])
        self._beside = {place.evidence.span for place in told if is_beside(text, place)}
        self._cities = Row([place for place in self._places.all if place.precision is not Precision.COUNTRY])

    def where(self, paragraph: Paragraph, predicate: Token, *, lasting: bool) -> Place | None:
        """Return where the thing told by the predicate happened.

        First a place or an area without a name in its clause ("in government-held areas"), then the nearest place of
        the sentence, then the last one before in the paragraph, then the one that the report names most. A toll of
        years (`lasting`) without a place in its clause is the country's.
        """
        if tells_of_war(predicate):
            return self.country
        sentence, here = paragraph.span(predicate.sent), paragraph.span(predicate).start
        held = self._before(paragraph, sentence.start) or self.main
        begun = since_what(predicate)  # "since they made Homs their capital": not in Homs
        before = Span(paragraph.start, paragraph.span(begun).start if begun else paragraph.span(predicate.sent).end)
        for told in _telling(predicate):
            own = [
                place
                for place in self._places.within(_clause(paragraph, told))
                if not (_beside(paragraph, told, place) or _acts(paragraph, place) or _tells_who(paragraph, place))
                if place.precision is Precision.COUNTRY or before.contains(place.evidence.span)
            ]
            if own:
                return self.country if _are_joined(paragraph, own) else self._nearest(own, here)
            if area := _area(paragraph, told, held):
                return area
            if unknown := self._unknown(paragraph, told):
                return _as_place(paragraph, unknown)
        if lasting:
            return self.country
        near = [
            place
            for place in self._places.within(sentence)
            if not (_beside(paragraph, predicate, place) or _acts(paragraph, place))
            and not _tells_more(paragraph, place, predicate)
        ]
        return self._nearest(near, here) if near else held

    def of_crowd(self, paragraph: Paragraph, predicate: Token) -> Place | None:
        """Return where people came together by their own sentence: "marched in Paris over the blast in Bergen".

        "The march" is where the last place of the paragraph before it is.
        """
        sentence, here = paragraph.span(predicate.sent), paragraph.span(predicate).start
        near = [
            place
            for place in self._cities.within(sentence)
            if not (_beside(paragraph, predicate, place) or _acts(paragraph, place))
            and not _is_spoken_of(paragraph, place, predicate)
        ]
        gatherings = (t for t in predicate.subtree if t.i and lexicon().has("gatherings", t.lower_))
        again = any(token.nbor(-1).lower_ in KNOWN for token in gatherings)
        return self._nearest(near, here) or (self._before(paragraph, sentence.start) if again else None)

    def _unknown(self, paragraph: Paragraph, predicate: Token) -> Token | None:
        """Return the name of a place of the clause that is not known: "killed six in Little Vasterby"."""
        things = (predicate, *predicate.children)
        words = [name for thing in things if (name := _place_named(thing)) and name.ent_type_ not in NO_PLACES]
        words += [name for thing in things for name in _struck(thing)]
        return next((name for name in words if not self._named.within(_clause(paragraph, name))), None)

    def _nearest(self, places: Sequence[Place], here: int) -> Place | None:
        """Return the nearest place that a thing may be in; None where it was only near them.

        Of "the town of Seda in Norland's Southern Province" it is the town.
        """
        near = _nearest([place for place in places if place.evidence.span not in self._beside], here)
        if near is None or near.precision is not Precision.REGION:
            return near
        towns = (p for p in places if p.precision is Precision.CITY and p.country == near.country)
        return next((town for town in towns if self._lies_in(town, near)), near)

    def _lies_in(self, town: Place, region: Place) -> bool:
        """Say whether a town stands right before the region that it is told to lie in."""
        return _WITHIN.fullmatch(self._text[town.evidence.span.end : region.evidence.span.start]) is not None

    @cached_property
    def main(self) -> Place | None:
        """The place that the report names most often, towns and their districts before countries."""
        return _most_named(self._cities.all or self._places.all)

    @cached_property
    def country(self) -> Place | None:
        """The country of the place that the report names most, else the country that it names most."""
        main = self.main
        countries = [place for place in self._places.all if place.precision is Precision.COUNTRY]
        around = [place for place in countries if main and place.country == main.country]
        return _most_named(around or countries)

    def _before(self, paragraph: Paragraph, start: int) -> Place | None:
        told = self._cities.within(Span(paragraph.start, start))
        return told[-1] if told else None


def _is_spoken_of(paragraph: Paragraph, place: Place, predicate: Token) -> bool:
    """Say whether a place is of what a crowd speaks of: "marched over the blast that killed 13 in Bergen"."""
    words = paragraph.tokens(place.evidence.span)
    for token in words.root.ancestors if len(words) else ():
        if token == predicate:
            return False
        if token.dep_ in ("relcl", "acl", "advcl") or token.lower_ in MATTERS:
            return True
    return False


def without_dateline(parsed: Parsed, places: Sequence[Place]) -> Sequence[Place]:
    """Leave out where a report was sent from, wherever it names a place besides: "BONN - A fire near Koblenz"."""
    sent = [p for p in parsed.paragraphs if p.dateline]
    named = [place for place in places if not any(p.in_dateline(place.evidence.span) for p in sent)]
    return named if any(place.precision for place in named) else places


def _most_named(places: Sequence[Place]) -> Place | None:
    """Return the first place of the name that is told most often."""
    times = Counter(place.name for place in places)
    return max(places, key=lambda place: times[place.name], default=None)


def _place_named(word: Token) -> Token | None:
    """Return the name that stands behind "in" below a word."""
    below = (child for prep in word.children if prep.lower_ == "in" for child in prep.children)
    return next((child for child in below if child.dep_ == "pobj" and child.pos_ == "PROPN"), None)


def _struck(thing: Token) -> Iterator[Token]:
    """Yield what may be a place behind a deed of the clause: "a raid on Vasterby", "died in a strike on Vasterby"."""
    deeds = [thing] if thing.dep_ != "prep" else [noun for noun in thing.children if thing.lower_ == "in"]
    for deed in deeds:
        violent = deed.pos_ == "NOUN" and lexicon().has("violence", deed.lemma_.lower())
        for prep in deed.children if violent else ():
            allowed = NO_PLACES if prep.lower_ in ("on", "at") else NO_PLACES | {"PERSON"}
            if prep.lower_ in ("on", "at", "of"):
                names = (child for child in prep.children if child.dep_ == "pobj" and child.pos_ == "PROPN")
                yield from (name for name in names if name.ent_type_ not in allowed or _is_told_to_be_place(name))


def _is_told_to_be_place(name: Token) -> bool:
    """Say whether what stands behind a name tells where it lies: "80 miles to the south", "a village"."""
    behind, words = name.doc[name.i + 1 : name.i + 6], lexicon()
    if len(behind) < 3 or behind[0].text != "," or not (behind[1].like_num or behind[1].lower_ in ("a", "the")):
        return False
    return any(words.units.get(t.lower_) is Measure.DISTANCE or words.has("areas", t.lower_) for t in behind)


def _as_place(paragraph: Paragraph, name: Token) -> Place | None:
    """Return a name that no list has as a place, where its words say that it is one: "Vasterby, 80 miles south"."""
    if name.ent_type_ not in ("GPE", "LOC") and not _is_told_to_be_place(name):
        return None
    first = next(token for token in name.subtree if token.pos_ == "PROPN" and token.i <= name.i)
    words = paragraph.evidence(paragraph.doc[first.i : name.i + 1])
    return Place(evidence=words, name=words.quote)


def _nearest(places: Sequence[Place], here: int) -> Place | None:
    """Return the place that stands nearest, towns and regions before countries."""
    distances = [(p.precision is Precision.COUNTRY, abs(p.evidence.span.start - here), p) for p in places]
    return min(distances, key=lambda row: row[:2])[2] if distances else None


def _clause(paragraph: Paragraph, predicate: Token) -> Span:
    return Span(paragraph.span(predicate.left_edge).start, paragraph.span(predicate.right_edge).end)


def _telling(predicate: Token) -> Iterator[Token]:
    """Yield a predicate, and the deed that it is told with: "shelled Homs, killing two", "killed one and hurt two"."""
    yield predicate
    for _ in range(DEEPEST):
        head = predicate.head
        hung = predicate.dep_ == "acl" and predicate.tag_ == "VBG" and head.pos_ in ("NOUN", "PROPN")
        if hung and head.dep_ in ("pobj", "dobj"):  # the parser hangs "killing two" on what or where was hit
            head = next((token for token in head.ancestors if token.pos_ == "VERB"), head)
        elif not (predicate.dep_ == "conj" or (predicate.dep_ == "advcl" and predicate.tag_ == "VBG")):
            return
        if head.pos_ != "VERB":
            return
        yield head
        predicate = head


def _beside(paragraph: Paragraph, predicate: Token, place: Place) -> bool:
    """Say whether a place is of another deed joined to this one: "killing ten and sending others to Turkey"."""
    return any(
        _clause(paragraph, other).contains(place.evidence.span) for other in predicate.rights if other.dep_ == "conj"
    )


def _acts(paragraph: Paragraph, place: Place) -> bool:
    """Say whether a state acts, or its capital: "killed by Chad", "raids by London", "between Norway and Sweden"."""
    token = paragraph.tokens(place.evidence.span).root
    while token.dep_ == "conj":
        token = token.head
    if place.precision is not Precision.COUNTRY:
        return token.dep_ == "pobj" and token.head.lower_ == "by"
    return token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ in SIDES)


def _are_joined(paragraph: Paragraph, places: Sequence[Place]) -> bool:
    """Say whether a count is told of several places at once: "were killed in Aleppo and Idlib".

    One may be too small for the gazetteer, and is a name all the same.
    """
    heads = {paragraph.tokens(place.evidence.span).root: place.name for place in places}
    return any(
        heads.get(other, "" if _may_be_place(other) else name) != name
        for head, name in heads.items()
        for other in head.conjuncts
    )


def _may_be_place(name: Token) -> bool:
    body = name.ent_type_ == "ORG" or any(child.dep_ == "det" for child in name.children)
    return name.tag_ == "NNP" and not body


def _tells_more(paragraph: Paragraph, place: Place, predicate: Token) -> bool:
    """Say whether a place tells more of somebody, or where he was taken: "shells fired by rebels who hold Homs"."""
    for token in paragraph.tokens(place.evidence.span).root.ancestors:
        if token == predicate or token.is_ancestor(predicate):
            return False
        if token.dep_ in ("relcl", "acl") or token.ent_type_ == "PERSON" or lexicon().has("taking", token.lemma_):
            return True
    return False


def _tells_who(paragraph: Paragraph, place: Place) -> bool:
    """Say whether a place stands in a clause that tells who somebody is: "people who had fled to Turkey"."""
    above = paragraph.tokens(place.evidence.span).root.ancestors
    return any(token.dep_ == "relcl" and any(child.lower_ == "who" for child in token.children) for token in above)


def _is_seat(place: Place, text: str) -> bool:
    """Say whether a place only tells of somebody: "the Britain-based group", "the US-led coalition"."""
    after = _HYPHENATED.match(text, place.evidence.span.end)
    return after is not None and lexicon().has("tellers", after[1].lower())


def tells_of_war(predicate: Token) -> bool:
    """Say whether what did it, or in what it happened, is a war: "the war has killed", "died in the conflict"."""
    words = lexicon()
    if predicate.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in predicate.children):
        predicate = predicate.head
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


def as_of(paragraph: Paragraph, predicate: Token, times: Row[Time]) -> When | None:
    """Return up to when a figure counts: the time of its sentence after "as of" or "by"."""
    sentence, text = paragraph.span(predicate.sent), paragraph.article.text
    for time in times.within(sentence):
        if _OF_DEED.match(text, time.evidence.span.end):
            continue
        if _AS_OF.search(text, sentence.start, time.evidence.span.start):
            return When(time=time, basis=WhenBasis.SENTENCE)
    return None


class Speakers:
    """The quoted words of one report and who says them.

    What somebody promises or demands in the report's words counts nothing by it: "promised an inquiry into the blast
    that killed nine".
    """

    def __init__(self, quotes: Sequence[Quote]) -> None:
        telling = (quote for quote in quotes if not is_wish(quote))
        spoken = [(part, quote.speaker) for quote in telling if quote.speaker for part in quote.content]
        self._spoken = sorted(spoken, key=lambda pair: pair[0])
        self._starts = [part.start for part, _ in self._spoken]
        self._longest = max((part.end - part.start for part, _ in self._spoken), default=0)

    def source_of(self, span: Span) -> Participant | None:
        """Return who gives a figure: the speaker of the smallest quotation that holds it."""
        first = bisect_left(self._starts, span.start - self._longest)
        holding = [
            (part.end - part.start, speaker)
            for part, speaker in self._spoken[first : bisect_right(self._starts, span.start)]
            if span.start < part.end
            and not speaker.evidence.span.overlaps(span)  # "25 people reported dead" is said by nobody
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None


def cause_of(paragraph: Paragraph, predicate: Token, measure: Measure, events: Row[Event]) -> Span | None:
    """Return the trigger of the event that a figure counts: what did it, else its own predicate.

    That people were killed did not hurt the others of whom the sentence tells: "12 were killed and 30 wounded".
    """
    here = paragraph.span(predicate)
    types = ARRESTING if measure is Measure.ARRESTED else HARMFUL
    near = [event for event in events.within(paragraph.span(predicate.sent)) if event.type in types]
    own = [event.evidence.span for event in near if event.evidence.span.overlaps(here)]
    doing = [event.evidence.span for event in near if event.sense not in COUNTING and event.evidence.span not in own]
    for spans in (*_around(paragraph, predicate, doing), own):
        if spans:
            return min(spans, key=lambda span: abs(span.start - here.start))
    return None


def _around(paragraph: Paragraph, predicate: Token, triggers: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the triggers of the predicate's clause, then its head, then those of the clauses that it is joined to.

    What is only done besides ("killed 12 and burned the market") or at another time ("before he shot himself") is not.
    """
    besides: list[Span] = []
    while True:
        besides += [paragraph.span(token) for token in predicate.conjuncts]
        besides += [_clause(paragraph, child) for child in predicate.children if _is_of_another_time(child)]
        clause = _clause(paragraph, predicate)
        yield [span for span in triggers if clause.contains(span) and not any(map(span.overlaps, besides))]
        above = list(itertools.takewhile(lambda token: token.pos_ not in ("VERB", "AUX"), predicate.ancestors))
        heads = [paragraph.span(token) for token in (above if predicate.dep_ == "relcl" else (predicate.head,))]
        yield [span for span in triggers if any(map(span.overlaps, heads))]
        outer = next(itertools.islice(_telling(predicate), 1, 2), None)
        if outer is None and predicate.dep_ in JOINED and not is_reporting(predicate.head):
            outer = predicate.head
        if outer is None:
            return
        predicate = outer


def _is_of_another_time(clause: Token) -> bool:
    """Say whether a clause or phrase tells of what came before or after: "before he shot himself", "since it began"."""
    return clause.lower_ in ELSEWHEN or any(
        child.dep_ == "mark" and child.lower_ in ELSEWHEN for child in clause.children
    )
