"""Tolls: what "the death toll" and "the number of dead" come to, and the verbs that say how high they stand."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Measure


def toll_of(noun: Token) -> Iterator[Token]:
    """Yield the number that a toll comes to: "a death toll of 31", "bringing the toll to 31", "the toll rose to 31"."""
    starts = [noun, noun.head] if noun.head.pos_ in ("VERB", "AUX") else [noun]
    starts += [child for start in starts for child in start.children if child.lower_ in ("down", "from")]
    for start in starts:  # "revised down to 9", "raised from 9 to 12"
        for child in start.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "to", "at", "past", "above"):
                yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
            elif child.dep_ in ("attr", "dobj") and start is not noun and child is not noun:
                yield child


def measures_of(noun: Token) -> Iterator[Measure]:
    """Yield what "number" is a number of: "the number of dead", "the count of people killed in the quake"."""
    words = lexicon()
    for of in noun.children:
        for people in of.children if of.lower_ == "of" else ():
            clauses = [child for child in people.children if child.dep_ in ("acl", "amod")]
            states = [words.state.get(word.lower_) for word in (people, *clauses)]
            told = words.count.get(people.lemma_.lower()) or next(filter(None, states), None)
            if people.dep_ == "pobj" and told:
                yield told[0]


def counting_verb(word: Token) -> Token | None:
    """Return the verb that says how high a count stands: "the toll rose to 27", "it was put at 27 dead"."""
    words = lexicon()
    counted = words.has("tolls", word.lemma_.lower()) or words.has("numbers", word.lemma_.lower())
    if counted and word.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verb = word.head
    elif word.dep_ == "pobj" and word.head.lower_ in ("to", "at"):
        verb = word.head.head
    else:
        return None
    return verb if words.has("counting", verb.lemma_.lower()) or (counted and verb.lemma_ == "be") else None
