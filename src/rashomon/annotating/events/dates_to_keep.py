"""Dates to keep, as meetings, marches, votes: what says that one of them was called off, or never came to be."""

from spacy.tokens import Token

from rashomon.annotating.events.lexicon import OCCASION
from rashomon.annotating.events.moods import is_none
from rashomon.annotating.events.predicates import Predicate
from rashomon.annotating.events.words import modal_words

# The types of what is announced for a day.
KEPT = frozenset({"CONSULT", "PROTEST", "COOPERATE", OCCASION})


def is_called_off(predicate: Predicate) -> bool:
    """Say whether the verb of which a date to keep is the subject tells that it is not kept.

    "The talks are off", "the march was banned", "the vote never took place", but not "the talks have not begun".
    """
    noun = predicate.head
    if predicate.is_verb or predicate.sense.type not in KEPT or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb, words = noun.head, modal_words().called_off
    told = _with_particles(verb)
    if noun.dep_ == "nsubjpass" and verb.lemma_ in words["forbidden"]:
        return True
    if told & words["is_off"]:
        return not _is_negated(verb)
    held = told & words["not_held"] or (noun.dep_ == "nsubjpass" and f"be {verb.lower_}" in words["not_held"])
    return bool(held) and _is_negated(verb)


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _with_particles(verb: Token) -> set[str]:
    """Return a verb with each of the short words that hang on it: "go ahead", "be off", "take place"."""
    behind = (c for c in verb.children if c.i > verb.i and c.dep_ in ("prt", "advmod", "dobj", "acomp", "prep", "attr"))
    return {verb.lemma_, *(f"{verb.lemma_} {child.lower_}" for child in behind)}


def is_aside(predicate: Predicate) -> bool:
    """Say whether an occasion is only named beside another thing: "the verdict in the trial of Roth is due"."""
    noun = predicate.head
    return not predicate.is_verb and predicate.carrier is None and noun.dep_ not in ("nsubj", "nsubjpass", "ROOT")


def is_of_nobody(predicate: Predicate) -> bool:
    """Say whether a trigger tells only that nothing was done yet: "no arrests were made", "nobody was arrested"."""
    words, head = modal_words(), predicate.head
    if not predicate.is_verb:
        no = any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)
        told = head.dep_ == "nsubjpass" and head.head.lemma_ == "report"  # "no clashes were reported"
        return no and (told or predicate.sense.name in words.undone)
    sides = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
    nobody = any(map(is_none, sides))
    undone = any(child.dep_ == "neg" for child in head.children) and any(
        child.lower_ == "yet" for child in head.children
    )
    return nobody or (undone and predicate.sense.name in words.undone)
