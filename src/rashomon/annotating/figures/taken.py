"""Where the hurt and the dead were taken: "being treated in Seda", "were flown to Seda". They were hurt elsewhere."""

from collections.abc import Sequence

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Place

# What a place is to the word above it, on the way up to the verb that it goes with.
HANGING = frozenset({"pobj", "prep", "compound", "nmod", "poss", "appos", "conj", "npadvmod", "pcomp"})
# Deeds that are done where they are told to be; who is only taken has gone there.
STAYING = frozenset({"in", "at", "inside"})


def without_taken_to(parsed: Parsed, places: Sequence[Place]) -> list[Place]:
    """Leave out where people were taken, treated or buried."""
    kept, paragraphs = [], iter(parsed.paragraphs)
    paragraph = next(paragraphs, None)
    for place in sorted(places, key=lambda place: place.evidence.span):
        while paragraph is not None and paragraph.start + len(paragraph.text) <= place.evidence.span.start:
            paragraph = next(paragraphs, None)
        if paragraph is None or not is_taken_to(paragraph, place):
            kept.append(place)
    return kept


def is_taken_to(paragraph: Paragraph, place: Place) -> bool:
    """Say whether people were taken to a place, or cared for in it: "a hospital in Seda", but no "taken hostage in"."""
    tokens = paragraph.tokens(place.evidence.span)
    if not len(tokens):
        return False
    word, words = tokens.root, lexicon()
    while word.dep_ in HANGING and word.head != word:
        way, word = word, word.head
        if word.pos_ == "VERB":
            lemma = word.lemma_.lower()
            gone = words.has("taking", lemma) and any(child.lower_ == "to" for child in word.children)
            return (gone and way.lower_ in STAYING | {"to"}) or (words.has("caring", lemma) and way.lower_ in STAYING)
        if word.pos_ == "NOUN" and not words.has("caring_places", word.lemma_.lower()):
            return False
    return False
