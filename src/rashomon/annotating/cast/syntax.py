"""How words stand to each other in their sentence: subjects, ranks, modifiers, heads of descriptions."""

import re

import numpy as np
from spacy.tokens import Token

from rashomon.annotating.cast.lexicon import countries
from rashomon.annotating.parsing import Paragraph


def last_noun(description: str) -> str:
    """Return the noun at the head of a description in words: "man" of "man in the crowd"."""
    return re.split(r" (?:of|in|at|for|from|with|who|on) ", description)[0].split()[-1].lower()


def subject_of(head: Token) -> Token | None:
    """Return the subject of the nearest verb above a token that has one."""
    for verb in head.ancestors:
        subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.i != head.i:
            return subject
    return None


def places_of(word: Token, paragraph: Paragraph) -> list[int]:
    """Return where a word stands in a paragraph, whatever its case."""
    places: list[int] = np.flatnonzero(paragraph.doc.to_array("LOWER") == word.lower).tolist()
    return places


def modifiers(head: Token) -> list[str]:
    """Return the words that tell a noun from others of its kind, without the "based" of "Britain-based"."""
    return [t.lower_ for t in head.lefts if t.dep_ in ("amod", "compound") and t.lower_ != "based"]


def rank(token: Token) -> int:
    """Rank a mention as antecedent: subjects of main clauses, other subjects, the rest."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 0 if token.head.dep_ in ("ROOT", "conj", "ccomp", "parataxis") else 1
    return 2


def is_inside_what_is_said(mention: Token, pronoun: Token) -> bool:
    """Say whether a name is part of what the pronoun's own verb says ("Kerry will come, he said")."""
    if pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = pronoun.head
    for ancestor in [mention, *mention.ancestors]:
        if ancestor.head == verb and ancestor.dep_ in ("ccomp", "parataxis", "dobj"):
            return True
        if ancestor == verb:
            break
    return False


def country_of(word: str) -> str:
    """Return one form for a country, its people and its adjective, so that "French" meets "of France"."""
    lexicon = countries()
    title = word.title()
    upper = word.upper()
    return lexicon.people.get(title) or lexicon.named.get(title) or lexicon.named.get(upper) or word
