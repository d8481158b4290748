"""Where an event took place and who says so: the places and quotes of a report, laid out by offset."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.events.lexicon import lexicon
from rashomon.annotating.events.predicates import Predicate, is_finite
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.places.standing import is_beside, is_home, is_in_body
from rashomon.annotating.quotes.lexicon import is_medium, is_saying
from rashomon.annotating.times.direction import is_reporting
from rashomon.model import Modality, Participant, Place, Precision, Quote, Span, Stance, Time, TimeType, When, WhenBasis

# Prepositions that put a thing somewhere. The wide ones do so for deeds only: a raid on Homs, but talks on Syria.
STRICT = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within"})
WIDE = STRICT | {"on", "over", "to", "of", "into", "against", "toward", "towards", "above", "along", "from"}
WIDE_TYPES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "PROTEST", "RETREAT"})
WIDE_SENSES = frozenset({"visit"})
# What is done by force is where what it is done to is; of other deeds a place may be of what they are about, which
# stands behind these.
FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
MATTERS = frozenset({"over", "about", "after", "against", "following", "since"})
LINKED = frozenset({"appos", "conj", "compound", "nmod", "amod", "poss", "npadvmod"})
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "one"})
# Whose word a disputed thing is: the innermost statement of this stance.
STANCES = {Modality.DENIED: Stance.DENIES, Modality.ALLEGED: Stance.ACCUSES}
COARSE = frozenset({Precision.COUNTRY, Precision.REGION})


class Atlas:
    """The places of one report, in text order, without those of who speaks: "according to officials in Paris"."""

    def __init__(self, places: Sequence[Place], quotes: Sequence[Quote]) -> None:
        sources = [quote.source for quote in quotes if quote.source and quote.speaker]
        told = [place for place in places if not any(source.contains(place.evidence.span) for source in sources)]
        self._places = sorted(told, key=lambda place: place.evidence.span)
        self._starts = [place.evidence.span.start for place in self._places]

    def where(self, paragraph: Paragraph, predicate: Predicate, actors: Iterable[Participant]) -> Place | None:
        """Return the place of an event: in the trigger's own phrases, else its clause, else its sentence.

        Only a place after a locative preposition counts: the Moscow of "Moscow denied" is a government.
        """
        head = predicate.head
        sentence, here = paragraph.span(head.sent), paragraph.span(head).start
        near = self._places[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
        taken = [actor.evidence.span for actor in actors]
        ranked = []
        within, text = _where_clause(head), paragraph.article.text
        for place in near:
            span = place.evidence.span
            if any(span.overlaps(other) for other in taken):
                continue
            if is_beside(text, place) or is_in_body(text, place) or is_home(text, place):
                continue
            token = _token_at(paragraph, span)
            if token is None or paragraph.in_dateline(span):
                continue
            if _is_in_name(paragraph.tokens(span)):  # "the Syria Relief Fund" is not in Syria
                continue
            rank = 0 if token == within else _rank(token, place, predicate)
            if rank is not None:
                ranked.append((rank, place.precision in COARSE, abs(span.start - here), place))
        return min(ranked, key=lambda row: row[:3])[3] if ranked else None


class Days:
    """The days of one report, in text order, for what is planned and whose day the parser hung on another noun."""

    def __init__(self, times: Sequence[Time]) -> None:
        self._days = [time for time in times if time.type in (TimeType.DATE, TimeType.TIME)]
        self._starts = [time.evidence.span.start for time in self._days]

    def within(self, paragraph: Paragraph, predicate: Predicate, clause: Span) -> When | None:
        """Return the first day after the trigger in its clause that no finite verb stands between."""
        above = predicate.verb or predicate.head
        begin = paragraph.span(predicate.head).end
        for day in self._days[bisect_left(self._starts, begin) : bisect_left(self._starts, clause.end)]:
            token = _token_at(paragraph, day.evidence.span)
            if token is None or not above.is_ancestor(token):
                continue
            between = itertools.takewhile(lambda word: word != above, token.ancestors)
            if not any(is_finite(word) for word in between):
                return When(time=day, basis=WhenBasis.SENTENCE)
        return None


class Voices:
    """The statements of one report: who says what stands at an offset.

    Who agrees, plans or will discuss says nothing by it; a denial is the word of who denies, a charge of who accuses.
    """

    def __init__(self, quotes: Sequence[Quote], parsed: Parsed) -> None:
        self._paragraphs = parsed.paragraphs
        self._paragraph_starts = [paragraph.start for paragraph in parsed.paragraphs]
        spoken = [
            (span, quote)
            for quote in quotes
            if quote.speaker and quote.speaker.name.lower() not in PRONOUNS
            for span in quote.content
        ]
        self._spoken = sorted(spoken, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [span.start for span, _ in self._spoken]
        self._longest = max((span.end - span.start for span, _ in self._spoken), default=0)

    def source(self, trigger: Span, modality: Modality, *, of_charge: bool) -> Participant | None:
        """Return the speaker of the outermost statement that holds the trigger, or of the denial or charge itself.

        Who dismisses a charge (`of_charge`) is not who makes it; media only pass on what others say.
        """
        around = [quote for quote in self._around(trigger) if not (of_charge and quote.stance is Stance.DENIES)]
        own = [quote for quote in around if quote.stance is STANCES.get(modality)]
        people = [quote for quote in around if quote.speaker and not is_medium(quote.speaker.name)]
        chosen = own[:1] or people[-1:] or around[-1:]
        return chosen[0].speaker if chosen else None

    def _around(self, trigger: Span) -> Iterator[Quote]:
        """Yield the statements that hold the trigger, the innermost first."""
        for i in range(bisect_right(self._starts, trigger.start) - 1, -1, -1):
            span, quote = self._spoken[i]
            if span.contains(trigger) and self._is_statement(quote):
                yield quote
            if span.start + self._longest < trigger.end:
                return

    def _is_statement(self, quote: Quote) -> bool:
        """Say whether a quote is something said; what has no cue goes on with what was said before."""
        if quote.cue is None:
            return True
        paragraph = self._paragraphs[bisect_right(self._paragraph_starts, quote.cue.start) - 1]
        return any(is_saying(token) for token in paragraph.tokens(quote.cue))


def _is_in_name(place: Tokens) -> bool:
    """Say whether a place's name is a part of a body's longer one."""
    after = place.doc[place.end : place.end + 1]
    named_before = place[0].ent_iob_ == "I" and place[0].nbor(-1).lower_ != "the"
    longer = named_before or (len(after) > 0 and after[0].ent_iob_ == "I")
    return place[-1].ent_type_ == "ORG" and longer


def _token_at(paragraph: Paragraph, span: Span) -> Token | None:
    words = paragraph.tokens(span)
    return words.root if len(words) else None


def _rank(token: Token, place: Place, predicate: Predicate) -> int | None:
    """Say how near a place stands to a trigger in the sentence's tree, 0 being nearest; None is no place of it."""
    head, verb = predicate.head, predicate.verb
    deed = predicate.sense.type in WIDE_TYPES or predicate.sense.name in WIDE_SENSES
    preposition, anchor = _attachment(token)
    if preposition is None:
        named = token.dep_ in ("compound", "amod", "nmod") and token.ent_type_ != "NORP"
        return 0 if anchor == head and predicate.sense.type == "ASSAULT" and named else None
    if (predicate.beside and not head.is_ancestor(token)) or _tells_of_somebody(token, head):
        return None
    if predicate.sense.type not in FORCEFUL and _is_of_the_matter(token, (head, verb)):
        return None
    below = head.is_ancestor(token) or (verb is not None and verb.is_ancestor(token))
    if preposition not in (WIDE if deed and below else STRICT):
        return None
    if anchor in (head, verb):
        return 0
    if anchor.pos_ in ("VERB", "AUX") or anchor.ent_type_ == "PERSON" or (deed and head.is_ancestor(token)):
        where_said = is_reporting(anchor) and anchor.is_ancestor(head)
        return None if where_said else 1 if _clause_verb(anchor) in (verb, _clause_verb(head)) else 2
    if deed:
        return 3
    # "talks aimed at settling the crisis in the city of Lausanne": the parser hangs the place on the nearest noun.
    met = predicate.sense.type == "CONSULT" and place.precision not in COARSE and head.is_ancestor(token)
    return 4 if met else None


def _is_of_the_matter(place: Token, told: Sequence[Token | None]) -> bool:
    """Say whether a place is of what people meet or march over: "marched over the blast that killed 13 in Bergen"."""
    for token in place.ancestors:
        if token in told:
            return False
        clause = token.dep_ in ("relcl", "acl") and token.head not in told
        if clause or (token.dep_ == "prep" and token.lower_ in MATTERS):
            return any(above in told for above in token.ancestors)
    return False


def _where_clause(head: Token) -> Token | None:
    """Return the word before the "where" of the clause that a trigger stands in: "from Iraq where it took a city"."""
    for token in (head, *head.ancestors):
        where = next((child for child in token.children if child.lower_ == "where" and child.i < head.i), None)
        if where is not None and where.i > head.sent.start:
            before = where.nbor(-1)
            return before.nbor(-1) if before.text == "," and before.i > head.sent.start else before
    return None


def _tells_of_somebody(place: Token, head: Token) -> bool:
    """Say whether a place is in a clause that only tells who somebody is: "ministers meeting in Brussels urged"."""
    bodies, officials = lexicon().roles["bodies"], lexicon().roles["officials"]
    for token in place.ancestors:
        if token == head or token.is_ancestor(head):
            return False
        if token.dep_ in ("relcl", "acl"):
            noun = token.head
            somebody = noun.ent_type_ in ("ORG", "NORP", "PERSON") or noun.lemma_.lower() in officials
            if somebody or not bodies.isdisjoint((noun.lower_, f"{noun.lower_}s")):
                return True
    return False


def _attachment(place: Token) -> tuple[str | None, Token]:
    """Return the preposition that a place hangs on and what that hangs on, through "in the city of" and the like."""
    token = place
    while token.dep_ in LINKED and token.head.i != token.i:
        token = token.head
    if token.dep_ != "pobj":
        return None, token
    preposition = token.head
    while preposition.lower_ == "of" and preposition.head.dep_ == "pobj" and preposition.head.head.dep_ == "prep":
        preposition = preposition.head.head
    return preposition.lower_, preposition.head


def _clause_verb(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token
