"""Counts told in few words after others: "estimated the crowd at 8,000", "put the figure at 25,000", "spoke of 9"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.figures.tolls import toll_of
from rashomon.model import Measure

# Words before "number" and "figure" that say it is the one of before.
_DEFINITE = frozenset({"the", "that", "this", "its", "their"})


def is_retelling(token: Token) -> bool:
    """Say whether a word tells how high a crowd was, or a number of what was counted before."""
    words, lemma = lexicon(), token.lemma_.lower()
    return lemma == "speak" or words.has("crowds", lemma) or words.has("numbers", lemma)


def retold(token: Token, last: Measure | None) -> Iterator[tuple[Measure, Token]]:
    """Yield what a word counts and its number; `last` is what the paragraph counted before it."""
    words, lemma = lexicon(), token.lemma_.lower()
    if words.has("crowds", lemma):
        if token.head.lemma_ == "be" or _is_estimated(token):
            yield from ((Measure.GATHERED, number) for number in numbers_at(token) if _may_be_people(number))
    elif last is None:
        return
    elif lemma == "speak":
        yield from ((last, number) for number in _numbers_after(token, ("of",)))
    elif not any(child.lower_ == "of" for child in token.children):
        put = _is_estimated(token) or lexicon().has("revising", token.head.lemma_.lower())
        if put and any(child.lower_ in _DEFINITE for child in token.children):
            yield from ((last, number) for number in numbers_at(token) if _may_be_people(number))
        elif token.dep_ == "nsubj" and token.head.lemma_ == "come":
            yield from ((last, number) for number in _numbers_after(token.head, ("to",)))


def numbers_at(noun: Token) -> Iterator[Token]:
    """Yield the numbers that a noun is put at, those of others too: "put the toll at 11, the hospital at 12"."""
    yield from toll_of(noun)
    if _is_estimated(noun):
        others = (child for child in noun.head.children if child.dep_ == "dobj" and child.i > noun.i)
        for other in others:
            yield from _numbers_after(other, ("at",))


def counter_of(predicate: Token, number: Token) -> Token | None:
    """Return who puts a count at this number, in the same clause: "police put the toll at 11, the hospital at 12"."""
    verb = predicate if predicate.pos_ == "VERB" else predicate.head
    if predicate.pos_ == "NOUN" and verb.lemma_ == "come":
        return next(iter(_agents(predicate)), None)
    revised = lexicon().has("revising", verb.lemma_.lower())
    if not (revised or verb.lemma_ == "speak" or lexicon().has("estimating", verb.lemma_.lower())):
        return None
    at = number.head if number.head.dep_ == "prep" else number
    beside = at.nbor(-1) if at.i else at
    if beside.i > predicate.i and beside.dep_ == "dobj" and beside.head == verb:
        return beside
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    who = next(iter((*subjects, *_agents(verb), *_agents(number))), None)
    return None if who is None or _is_deed(who) or (revised and not _is_source(who)) else who


def _agents(word: Token) -> tuple[Token, ...]:
    return tuple(one for by in word.children if by.lower_ == "by" for one in by.children if one.dep_ == "pobj")


def _is_deed(noun: Token) -> bool:
    """Say whether a subject is what happened rather than who counts: "the new deaths put the toll at 40"."""
    words, lemma = lexicon(), noun.lemma_.lower()
    return lemma in words.of or lemma in words.count or words.has("not_people", lemma)


def _is_source(noun: Token) -> bool:
    """Say whether a subject is a body or somebody who counts: "the hospital raised the toll", but "the blast ..."."""
    words, forms = lexicon(), {noun.lower_, noun.lemma_.lower()}
    named = noun.ent_type_ in ("ORG", "PERSON")
    return named or any(words.has(group, form) for group in ("sources", "counters", "person") for form in forms)


def _may_be_people(number: Token) -> bool:
    """Say whether a number is none of things: "the turnout was 61 percent", "put the figure at $3 million"."""
    words, before = lexicon(), number.left_edge.nbor(-1) if number.left_edge.i else number
    if number.lower_ in words.units or words.has("not_people", number.lower_):
        return False
    return words.signs.isdisjoint((before.text, *(token.text for token in number.lefts)))


def _is_estimated(noun: Token) -> bool:
    estimated = lexicon().has("estimating", noun.head.lemma_.lower())
    return estimated and noun.dep_ in ("dobj", "nsubjpass")


def _numbers_after(word: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """Yield the bare numbers behind a preposition below a word."""
    for prep in word.children:
        if prep.lower_ in prepositions:
            yield from (one for one in prep.children if one.dep_ == "pobj" and one.like_num)
