"""Disowned counts: what somebody calls untrue is no count of theirs, and whose toll it is that others dispute."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.model import Article, Entity, Figure, Participant, Span, evidence
from rashomon.weighing.denial_words import any_of
from rashomon.wording.speakers import is_of_body

ACCOUNT, UNTRUE, DISPUTING = rf"{any_of('accounts')}s?", any_of("untrue"), rf"\b{any_of('disputing')}\b"

# Between an account and the number it gives, in the same clause: no other says or disputes there.
_SAYING = r"\b(?:add|but|contradict|count|insist|sa(?:id|y)|told|while|who)\w*|" + DISPUTING
_CLAUSE = rf"(?:(?!{_SAYING})[^.;:\n]){{0,120}}$"

# "The army's toll of 14 dead", "army tolls of the attack, 14 dead", "the Interior Ministry's claim that 14 died".
_TOLD = rf"{ACCOUNT}(?= of\b| that\b|,)"
OWNED = re.compile(
    rf"\b(?P<who>[^\W\d][\w.-]*(?: [A-Z][\w.-]*)*)(?:['’]s?)? (?:{any_of('of_accounts')} )*{_TOLD}{_CLAUSE}"
)
TOLD = re.compile(_TOLD)

# Those below are searched in small letters, which is faster than letting them match any.
# "It is a lie that 50 people died"; "rejected reports that 50 people died", "denied that 50 people died".
_DENIED = rf"{DISPUTING} (?:(?:[\w’'-]+ ){{0,4}}?{ACCOUNT} (?:of|that)|that)"
DENIED_BEFORE = re.compile(rf"(?:\b{UNTRUE} (?:to \w+ )?that|{_DENIED})\b{_CLAUSE}")

# What stands behind a denial and an account.
INTRODUCED = re.compile(r" (?:of|that)\b")

# "Reports of 50 dead | are false"; "anyone who speaks of 50 dead | was not there".
ACCOUNT_BEFORE = re.compile(rf"\b{ACCOUNT}\b(?= of\b| that\b){_CLAUSE}")
UNTRUE_BEHIND = re.compile(rf"[^.;:,\n]{{0,80}}?\b(?:is|are|was|were|been) (?:(?:all|just|\w+ly) )?{UNTRUE}\b")
WHOEVER_BEFORE = re.compile(rf"\b{any_of('whoever')} [^.;:\n]{{0,80}}$")
BELIED_BEHIND = re.compile(rf"[^.;:,\n]{{0,80}}?\b{any_of('belied')}\b")


def is_disowned(before: str, behind: str) -> bool:
    """Say whether the words before the number of a count and behind it say that it is not so: nobody gives it then."""
    before, behind = before.lower(), behind.lower()
    if INTRODUCED.search(before):
        if DENIED_BEFORE.search(before):
            return True
        if ACCOUNT_BEFORE.search(before) and UNTRUE_BEHIND.match(behind):
            return True
    return WHOEVER_BEFORE.search(before) is not None and BELIED_BEHIND.match(behind) is not None


@lru_cache(maxsize=8192)
def disputes_another(sentence: str) -> bool:
    """Say whether the sentence of a count speaks of another's: "twice the number given by the army"."""
    return OF_ANOTHER.search(sentence) is not None


_GIVEN = rf"{ACCOUNT} {any_of('giving')} by"
OF_ANOTHER = re.compile(
    rf"\b(?:{_GIVEN}|(?:{any_of('disputing')}|call(?:s|ed|ing)) (?:the )?(?:[\w’'-]+ ){{1,3}}{ACCOUNT})\b",
    re.IGNORECASE,
)


def find_owner(before: Span, article: Article, entities: Sequence[Entity]) -> Participant | None:
    """Return whose toll a count is called `before` its number: "the army's toll of 14 dead was disputed"."""
    told = before.of(article.text)
    if not TOLD.search(told):
        return None
    for match in OWNED.finditer(told):
        start, end = (before.start + place for place in match.span("who"))
        who = evidence(article.id, article.text, start, end)
        name = who.quote.removeprefix("the ").removeprefix("The ")
        named = (e for e in entities if e.evidence.span.end == end and e.label in ("ORG", "PERSON"))
        entity = next(named, None)
        if entity and not (" " not in name and is_of_body(name)):  # "Army tolls" begins a sentence with no name
            return Participant(evidence=entity.evidence, name=entity.name, label=entity.label, named=True)
        if is_of_body(name.split()[-1]):
            return Participant(evidence=who, name=name)
    return None


def is_of_dispute(figure: Figure, owner: Participant, sentence: Span, text: str) -> bool:
    """Say whether the day of a count is that of who disputes it: "disputed on Monday the army's toll of 14 dead"."""
    if figure.when is None:
        return False
    day, disputed = (
        figure.when.time.evidence.span,
        re.search(DISPUTING, text[sentence.start : owner.evidence.span.start]),
    )
    return disputed is not None and sentence.contains(day) and day.end <= owner.evidence.span.start
