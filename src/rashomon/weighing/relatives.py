"""Clauses that describe a noun, as sentences of their own: "Roth, who was struck by a car", "three men held in Lund".

What they tell one report may have in a sentence, and another, whose news is something else, only beside a name.
"""

import re

import msgspec

from rashomon.model import Clause, Part, Slot, Span
from rashomon.weighing.deeds import said_words
from rashomon.wording.normal import fold

# What stands between the noun and the verb: "Roth, | who had been | struck".
LINK = re.compile(r",? (?:who|which) ")
# Between a noun and a participle behind it: "three men | held in Lund", "an army truck, | burned by rebels".
BARE = re.compile(r",? ")
LONGEST_BARE = len(", ")


def as_main(clause: Clause, text: str) -> Clause:
    """Return a clause that describes a noun before it as one that tells it of that noun, others as they are."""
    described = _described(clause, text)
    if described is None:
        return clause
    link = LINK.match(text, described.head.end) or _bare(clause, described, text)
    if link is None or _is_present(clause, link, text):
        return clause
    subject = Part(
        slot=Slot.SUBJECT, span=Span(described.span.start, link.start()), head=described.head, name=described.name
    )
    others = [one for one in clause.parts if one is not described]
    ends = [clause.verb.end, *(one.span.end for one in others)]
    words = clause.evidence
    span = Span(words.span.start, max(ends))
    return msgspec.structs.replace(
        clause,
        finite=True,
        evidence=msgspec.structs.replace(words, span=span, quote=text[span.start : span.end]),
        parts=tuple(sorted((subject, _link(link), *others), key=lambda one: (one.span.start, -one.span.end))),
    )


def _described(clause: Clause, text: str) -> Part | None:
    """Return the noun that a clause describes, where it stands before it and does it, or it befalls it."""
    if clause.finite:
        return None
    subjects = [one for one in clause.parts if one.slot is Slot.SUBJECT]
    if len(subjects) != 1 or not subjects[0].span.contains(clause.verb):
        return None
    return subjects[0] if subjects[0].head.end < clause.verb.start and not _is_anybody(subjects[0], text) else None


def _is_anybody(noun: Part, text: str) -> bool:
    """Say whether only the clause tells who they are: "people who died"."""
    return fold(text[noun.span.start : noun.head.end]) in said_words("people")


def _is_present(clause: Clause, link: re.Match[str], text: str) -> bool:
    """Say whether a clause tells what is so at any time: "the tax cuts, which expire"."""
    verb = clause.verb.of(text).lower()
    return link.end() == clause.verb.start and verb in (clause.lemma, f"{clause.lemma}s", f"{clause.lemma}es")


def _bare(clause: Clause, described: Part, text: str) -> re.Match[str] | None:
    """Return what stands between a noun and a participle right behind it."""
    found = BARE.match(text, described.head.end) if clause.passive else None
    return found if found and found.end() == clause.verb.start else None


def _link(found: re.Match[str]) -> Part:
    span = Span(*found.span())
    return Part(slot=Slot.ASIDE, span=span, head=span)


def is_described(clause: Clause) -> bool:
    """Say whether a clause stood beside a noun in its report."""
    return any(one.slot is Slot.ASIDE and one.span == one.head for one in clause.parts)


def is_bare(clause: Clause) -> bool:
    """Say whether a clause has a participle alone for its verb: "three men held in Lund"."""
    links = (one.span for one in clause.parts if one.slot is Slot.ASIDE and one.span == one.head)
    return any(link.end == clause.verb.start and link.end - link.start <= LONGEST_BARE for link in links)
