"""Whether a thing happened: read from tense, aspect, modals, negation, the words around and the calendar."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from rashomon.annotating.events.attitudes import is_known, is_presupposed, read_around
from rashomon.annotating.events.dates_to_keep import KEPT, is_called_off
from rashomon.annotating.events.moods import (
    DEEDS,
    does_to_nobody,
    is_bare,
    is_infinitive,
    is_past,
    read_mood,
    read_tense,
)
from rashomon.annotating.events.predicates import Predicate
from rashomon.annotating.events.words import modal_words
from rashomon.model import Modality, When, WhenBasis

M = Modality

# The stronger reading wins: what is cancelled was planned, what is denied was alleged.
STRENGTH = (M.CANCELLED, M.DENIED, M.ALLEGED, M.CONDITIONAL, M.PLANNED, M.ONGOING, M.HAPPENED)


@dataclass(frozen=True)
class Status:
    """A modality, and whether the words state it or it is only what remains."""

    modality: Modality
    stated: bool


def read_status(
    predicate: Predicate,
    predicates: Mapping[int, Predicate],
    when: When | None,
    published: date | None,
    *,
    headline: bool,
) -> Status:
    """Return whether the event happened, as its own sentence tells it."""
    if is_called_off(predicate):
        return Status(M.CANCELLED, stated=True)
    readings = [*_own(predicate, headline=headline), *read_around(predicate, predicates)]
    if predicate.sense.type == "ACCUSE" and not predicate.is_verb:
        readings = [reading for reading in readings if reading is not M.DENIED]  # what is denied is the charge in it
    if not readings and predicate.verb is not None and is_bare(predicate.verb):
        readings.append(M.CONDITIONAL)  # nothing places it in time: "worth his while to meet"
    if not readings and predicate.sense.state:
        readings.append(M.CONDITIONAL if _is_topic(predicate.head) else M.ONGOING)
    strongest = min(readings, key=STRENGTH.index, default=M.HAPPENED)
    going = strongest is M.ONGOING and when is not None and when.basis is WhenBasis.CLAUSE  # "is going there tomorrow"
    if (
        (strongest is M.HAPPENED or going)
        and _belongs_ahead(predicate, when, published)
        and not is_past(predicate.verb)
    ):
        return Status(M.PLANNED, stated=True)
    return Status(strongest, stated=bool(readings))


def _own(predicate: Predicate, *, headline: bool) -> Iterator[Modality]:
    """Read the trigger's own form: adjectives of a noun, tense and modals of its verb."""
    if not predicate.is_verb:
        yield from _of_noun(predicate)
    words, verb = modal_words(), predicate.verb
    if verb is None:
        return
    if not (predicate.through and is_presupposed(predicate)) and not _is_judged(predicate):
        yield from read_mood(verb)
    if predicate.is_verb and does_to_nobody(verb):
        yield M.DENIED
    yield from read_tense(verb, predicate, headline=headline)
    if not predicate.is_verb and not predicate.through:
        if verb.lemma_ in words.continuing:
            yield M.ONGOING
        if verb.lemma_ == "be" and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children):
            yield M.PLANNED  # "talks are to resume on Friday"
        if verb.lemma_ in words.embedders:
            yield words.embedders[verb.lemma_]


def _of_noun(predicate: Predicate) -> Iterator[Modality]:
    """Read the words around a noun: "planned talks", "no raid", "the siege ended", "amid fighting", "no date for"."""
    words, noun = modal_words(), predicate.head
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "advmod", "nmod") and child.lower_ in words.modifiers:
            yield words.modifiers[child.lower_]
        elif child.dep_ == "det" and child.lower_ == "no":
            yield M.DENIED
    if noun.dep_ == "nsubj" and noun.head.lemma_ in words.ended and is_past(noun.head):
        yield M.HAPPENED
    if _goes_on(noun) or _is_there(noun) or _is_under(predicate):
        yield M.ONGOING
    if predicate.sense.type in KEPT and _is_not_set(noun):
        yield M.CONDITIONAL
    yield from _undecided(predicate)


def _is_not_set(noun: Token) -> bool:
    """Say whether nothing is agreed of a date to keep: "no date has been set for talks", "no deal on a summit"."""
    if noun.dep_ != "pobj":
        return False
    above = noun.head.head
    matters = [above, *(child for child in above.children if child.dep_ in ("nsubj", "nsubjpass"))]
    return any(
        matter.lemma_.lower() in modal_words().unsettled
        and any(child.dep_ == "det" and child.lower_ == "no" for child in matter.children)
        for matter in matters
    )


def _is_judged(predicate: Predicate) -> bool:
    """Say whether a verb only says of a deed how it was: "the bombing was not random"."""
    verb, noun = predicate.carrier, predicate.head
    if verb is None or verb.lemma_ != "be" or noun.dep_ != "nsubj" or predicate.sense.type != "ASSAULT":
        return False
    return is_known(noun) and any(child.dep_ == "acomp" for child in verb.children)


def _undecided(predicate: Predicate) -> Iterator[Modality]:
    """Read violence that people are for or against: "seeks backing for strikes", "any attack", "a strike could".

    With an article that shows it to be known it was done, unless its approval is asked for.
    """
    noun = predicate.head
    if predicate.sense.type != "ASSAULT":
        return
    words = modal_words()
    if any(child.dep_ == "det" and child.lower_ in words.modifiers for child in noun.children):
        yield words.modifiers["any"]
    known = is_known(noun)
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    for word in _deciders(first):
        forms = {word.lemma_.lower(), f"{word.lemma_.lower()} {first.head.lower_}"}
        yield from (words.awaiting[form] for form in forms & words.awaiting.keys())
        if forms & words.favouring and (not known or _is_asked_for(word)):
            yield M.CONDITIONAL
    verb = first.head
    one = any(child.lower_ in ("a", "an") for child in first.children)
    if first.dep_ in ("nsubj", "nsubjpass") and one and not any(c.lower_ == "have" for c in verb.children):
        yield from (M.CONDITIONAL for c in verb.children if words.modals.get(c.lower_) is M.CONDITIONAL)


def _deciders(noun: Token) -> Iterator[Token]:
    """Yield the words that a deed is for, of, on or against, and the object beside it: "made its case for strikes"."""
    if noun.dep_ == "dobj":
        yield noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of", "on", "against", "to", "over", "about"):
        above = noun.head.head
        yield above
        if above.pos_ == "VERB":
            yield from (child for child in above.children if child.dep_ == "dobj" and child.i < noun.i)


def _is_asked_for(noun: Token) -> bool:
    """Say whether what is for or against a deed is still sought: "seeking backing for the strikes"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.pos_ == "NOUN" and modal_words().embedders.get(verb.lemma_) in (M.CONDITIONAL, M.PLANNED)


def _is_topic(noun: Token) -> bool:
    """Say whether a state is only talked about: "talks on a truce"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("about", "on", "over")


def _goes_on(noun: Token) -> bool:
    """Say whether a deed is still being done: "amid fighting", "an end to the bombing", "urged them to halt raids"."""
    head = noun.head
    if noun.dep_ == "pobj":
        if head.lower_ == "amid":
            return True
        head = head.head if head.lower_ in ("to", "of", "in") else head
    elif noun.dep_ != "dobj":
        return False
    elif head.lemma_ in modal_words().continuing:
        return True
    return head.lemma_ in modal_words().ending and (head.pos_ == "NOUN" or is_infinitive(head))


def _is_there(noun: Token) -> bool:
    """Say whether a deed is told to be there now: "there are talks", "there is fighting"."""
    verb = noun.head
    there = any(child.dep_ == "expl" and child.lower_ == "there" for child in verb.children)
    return noun.dep_ == "attr" and there and verb.tag_ in ("VBZ", "VBP")


def _is_under(predicate: Predicate) -> bool:
    """Say whether something is under it: "the blaze is under investigation"."""
    verb, noun = predicate.carrier, predicate.head
    return verb is not None and verb.tag_ in ("VBZ", "VBP") and noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _belongs_ahead(predicate: Predicate, when: When | None, published: date | None) -> bool:
    """Say whether the event's own time begins after the report; violence is not told before it is done."""
    if when is None or when.basis is WhenBasis.NARRATIVE or predicate.sense.type in ("ASSAULT", "COERCE"):
        return False
    if when.basis is not WhenBasis.CLAUSE and predicate.sense.type not in KEPT - DEEDS:
        return False
    return published is not None and lies_ahead(when, published)


def lies_ahead(when: When, published: date | None) -> bool:
    """Say whether a time begins after the report; of one without a date, whether its words say so."""
    if when.basis is WhenBasis.PUBLISHED:
        return False
    if published is None or when.time.begin is None:
        return AHEAD.match(when.time.formula or "") is not None
    return when.time.begin > published


# A weekday, or a date without its year, that its clause tells as to come.
AHEAD = re.compile(r"(?:weekday \d|date \d\d-\d\d) (?:after|from|soon)\b")
