"""Which warnings threaten: those of a deed that the warner would do, not those of a danger."""

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from rashomon.annotating.events.predicates import Predicate
from rashomon.wording.tables import read_table

PASSIVE = ("nsubjpass", "auxpass")
SUBJECTS = ("nsubj", "nsubjpass")


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Read the words once, by their group."""
    return {group: frozenset(listed) for group, listed in read_table("annotating", "threats").items()}


def only_warns(predicate: Predicate) -> bool:
    """Say whether a trigger tells of a warning that threatens nobody: "had been warned", "warned of a leak"."""
    warning, known = predicate.head, words()
    if predicate.sense.type != "THREATEN" or warning.lemma_.lower() not in known["warning"]:
        return False
    if predicate.is_verb:
        return any(child.dep_ in PASSIVE for child in warning.children) or _is_of_danger(warning)
    taken = warning.dep_ in ("dobj", "nsubjpass") and warning.head.lemma_.lower() in known["receiving"]
    return taken or _is_of_danger(warning)


def _is_of_danger(warning: Token) -> bool:
    """Say whether what is warned of, where that is told, is no deed of who warns."""
    for child in warning.rights:
        if child.lower_ == "about":
            return True
        if child.lower_ == "of":
            return not _names_deed(child)
        if child.dep_ in ("ccomp", "acl") and _is_told(child):
            return not _is_own_deed(child)
    return False


def _is_told(clause: Token) -> bool:
    """Say whether a clause has a subject, and its verb behind it: "should they be given a part" is a condition."""
    first = next((child for child in clause.children if child.dep_ in (*SUBJECTS, "aux", "auxpass")), None)
    return first is not None and first.dep_ in SUBJECTS


def _is_own_deed(clause: Token) -> bool:
    """Say whether a side will do what a clause tells, or may have it done to it: not "the dam would burst"."""
    known = words()
    subject = next(child for child in clause.children if child.dep_ in SUBJECTS)
    named = {word.lower_ for word in (subject, *subject.lefts)} & known["own"] or subject.ent_type_ in known["sides"]
    said = {child.lower_ for child in clause.children}
    return bool(named) and bool(said & known["ahead"] or (said & known["possible"] and _names_deed(clause)))


def _names_deed(phrase: Token) -> bool:
    return any(word.lemma_.lower() in words()["deeds"] for word in phrase.subtree)
