"""What a dispute asks: the matter itself, without the words for who said it, so that it can be read alone."""

import re
from collections.abc import Iterable

from rashomon.model import Finding, Modality
from rashomon.telling.clauses import the
from rashomon.wording.means import Means, find_means, means
from rashomon.wording.tables import read_table

# "The opposition has accused the army of killing ...".
ACCUSED = re.compile(r"\baccus(?:e[sd]?|ing) (?P<who>(?:[\w’'.,-]+ ){1,8}?)of (?P<deed>[a-z]+ing\b.+)$", re.DOTALL)

# "A claim by an aide that ...", "do not trust it because they say it ...", "He said that ...".
_WORDS = read_table("telling", "asking")
CLAIM = rf"(?:{'|'.join(_WORDS['claims'])})s?\b[^.;]{{0,80}}?"
SAYING = rf"(?:{'|'.join(_WORDS['saying'])}|told [^,.;]{{1,60}}?)"
FRAMED = re.compile(rf"^.*?\b(?:{CLAIM} that|{SAYING}(?: that)?) (?P<matter>(?:\S+ ){{3}}.+)$", re.DOTALL)

# What the matter begins with where it only points to who denies it.
POINTING = re.compile(r"(?:he|it|she|they|his|her|its|their)\b", re.IGNORECASE)


def ask_so(finding: Finding) -> str:
    """Ask whether what is quoted is so: what one says, or is accused of, and another denies."""
    told = finding.subject.strip("“”. ")
    if accused := ACCUSED.search(told):
        return f"Is it right to accuse {accused['who'].strip()} of “{accused['deed']}”?"
    framed = FRAMED.match(told)
    matter = framed["matter"] if framed else told
    denier = _denier(finding) if POINTING.match(matter) else None
    return f"Is it so{f' of {the(denier)}' if denier else ''}? “{matter}”"


def _denier(finding: Finding) -> str | None:
    denied = (account for account in finding.accounts if account.value == Modality.DENIED)
    return next((s.speaker or s.origin.name for account in denied for s in account.statements), None)


def shared_means(sides: Iterable[Iterable[str]]) -> Means | None:
    """Return by what it was done, where some passage of each side names one means, and the same."""
    named = [frozenset[str]().union(*map(find_means, passages)) for passages in sides]
    shared = frozenset.intersection(*named)
    return means(next(iter(shared))) if len(shared) == 1 else None


def with_means(question: str, by: Means | None) -> str:
    """Return a question on an attack, or on how many were killed or hurt, with by what: "a chemical attack"."""
    if by and by.attack:
        question = ATTACK.sub(by.attack, question, count=1)
    return HARMED.sub(rf"\g<0> {by.harmed}", question, count=1) if by and by.harmed else question


ATTACK = re.compile(r"(?<=^was there )an attack\b")
HARMED = re.compile(r"(?<=^how many )[a-z]+ were (?:killed|injured)\b")
