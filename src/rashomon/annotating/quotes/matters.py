"""What is said turns on one verb or noun, mostly on one event: by it an accusation and a denial of one thing meet."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.parsing import Parsed
from rashomon.annotating.quotes.attributions import Range
from rashomon.model import Event, Quote, Span

_VERBS = frozenset({"VERB", "AUX"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})

# What of a proposition tells the event where its first word does not: "had no part in the raid", "tried to flee". A
# verb of its own is left for none of its circumstances: "the attack originated in the south" is not about an attack.
_BELOW = frozenset({"xcomp", "ccomp", "attr", "dobj", "prep", "pobj", "pcomp", "acomp"})
_CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl"})
_LIGHT = frozenset(
    {"be", "have", "make", "take", "carry", "do", "give", "get", "conduct", "commit", "launch", "play", "bear"}
)


def main_word(doc: Doc, content: Sequence[Range]) -> Token | None:
    """Return the word that the first clause of what is said hangs from: its verb, what one is accused of, its noun."""
    for start, end in content:
        tops = [t for t in doc[start:end] if (above := t.head.i) == t.i or not start <= above < end]
        if chosen := next(_chosen(tops), None):
            return chosen
    return None


def _chosen(tops: Sequence[Token]) -> Iterator[Token]:
    yield from (token for token in tops if token.pos_ in _VERBS)
    beneath = [child for token in tops if token.pos_ == "ADP" for child in token.children if child.dep_ in _BELOW]
    yield from (child for child in beneath if child.dep_ == "pcomp" or child.head.lower_ == "of")
    nouns = [token for token in tops if token.pos_ in ("NOUN", "PROPN")]
    yield from (noun for noun in nouns if not is_somebody(noun))
    yield from beneath
    yield from nouns


def matter_of(verb: Token) -> Token:
    """Return what a clause turns on: for "is" what it says ("there was a fire", "it is not clear who fired")."""
    if verb.lemma_ != "be":
        return verb
    below = [
        child
        for part in (verb, *verb.rights)
        if part.dep_ in ("acomp", "attr") or part == verb
        for child in part.rights
    ]
    clause = next(
        (child for child in below if child.dep_ in ("ccomp", "csubj", "xcomp") and child.pos_ in _VERBS), None
    )
    return clause or next((child for child in verb.rights if child.dep_ in ("attr", "acomp")), verb)


def is_somebody(noun: Token) -> bool:
    """Say whether a noun is that of people or of a body."""
    lexicon, lemma = offices(), noun.lemma_.lower()
    known = any(word in lexicon.bodies for word in (lemma, noun.lower_))
    return known or noun.ent_type_ in _NAMED or lexicon.is_person(lemma)


def with_matters(parsed: Parsed, quotes: Sequence[Quote], events: Sequence[Event]) -> tuple[Quote, ...]:
    """Return the quotations, about the trigger of the event that they turn on where one was found."""
    starts = [paragraph.start for paragraph in parsed.paragraphs]
    triggers = sorted({event.evidence.span for event in events})

    def linked(quote: Quote) -> Quote:
        if quote.about is None or not triggers:
            return quote
        order = bisect_right(starts, quote.about.start) - 1
        head = parsed.paragraphs[order].tokens(quote.about)[0]
        for token in _layers(head):
            if trigger := _trigger_at(starts[order] + token.idx, triggers):
                return replace(quote, about=trigger)
        inside = (t for t in triggers if any(piece.contains(t) for piece in quote.content))
        first = next(inside, None) if head.pos_ not in _VERBS else None  # "any part in the raid": wherever "in" hangs
        return replace(quote, about=first) if first else quote

    return tuple(linked(quote) for quote in quotes)


def _trigger_at(offset: int, triggers: Sequence[Span]) -> Span | None:
    before = bisect_right(triggers, offset, key=lambda trigger: trigger.start) - 1
    return triggers[before] if before >= 0 and offset < triggers[before].end else None


def _layers(head: Token) -> Iterator[Token]:
    """Yield a word and what below it may be the event, nearest first."""
    yield head
    layer = [head.head if head.dep_ in ("attr", "acomp") else head]
    while layer:
        yield from layer
        layer = [child for token in layer for child in token.children if _leads_on(child, token)]


def _leads_on(child: Token, token: Token) -> bool:
    light = token.lemma_.lower() in _LIGHT
    if child.dep_ in ("xcomp", "ccomp", "pcomp", "pobj"):
        return True
    if token.pos_ in _VERBS and not light:
        return False
    return child.dep_ in _BELOW or (light and child.dep_ in ("nsubj", "nsubjpass"))
