"""Pointers: how a denial says what it denies where it has no words of its own: "denied it", "said this was untrue"."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.model import Quote, Stance
from rashomon.weighing.charges import CHARGES
from rashomon.weighing.denial_words import any_of

IT = r"(?:it|that|this|them)"

# "Said it | did not", "says that they | were not so": what was said right before, with no word of its own.
SHORT = r"(?:it|he|she|they|this|that) (?:did|does|do|had|has|have|is|was|are|were|will|would)(?: not|n['’]t)(?: so)?"

# "Has claimed the contrary".
CONTRARY = r"(?:quite )?(?:the (?:contrary|opposite|reverse)|otherwise)"

# "The guards' union has | claimed | the contrary": who acts or knows otherwise says nothing.
CLAIMING = re.compile(r"\b(?:argu|assert|claim|insist|maintain|sa(?:id|y)|testif|told|tell)", re.IGNORECASE)

# "Called this a lie", "dismissed that as propaganda"; "calling them lies" is of what its own sentence names.
CALLING = re.compile(r"\b(?:call(?:s|ed)|describe[sd]|dismiss(?:es|ed)|labell?ed)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pointer:
    """How a denial points at what it denies: as a part in a deed ("any role"), as one of several ("all charges").

    `deed` is what it calls the deed, if anything. `right_behind` says that only what was said right before is meant.
    """

    part: bool = False
    deed: str | None = None
    several: bool = False
    right_behind: bool = False


def find_pointer(denial: Quote, text: str) -> Pointer | None:
    """Return how a quotation denies what it only points to; None where it denies nothing, or in words of its own."""
    content = denial.content[0].of(text).strip()
    if denial.cue and PASSIVE.match(denial.cue.of(text)):
        return None
    if denial.stance is Stance.DENIES and (found := _denied().fullmatch(content)):
        several = OF_SEVERAL.search(content) is not None
        return Pointer(found["part"] is not None, found["deed"], several, found["told"] is not None)
    if denial.stance not in (Stance.SAYS, Stance.DENIES) or not denial.cue:
        return None
    cue = denial.cue.of(text)
    if (CALLING.search(cue) and _called().fullmatch(content)) or _untrue().fullmatch(content):
        return Pointer(right_behind=True)
    return Pointer(right_behind=True) if OTHERWISE.fullmatch(content) and CLAIMING.search(cue) else None


# "It | was opposed | by six members".
PASSIVE = re.compile(r"(?:is|was|were|are|has been|have been) [a-z]+ed\b")

OTHERWISE = re.compile(rf"(?:that )?(?:{SHORT}|{CONTRARY})[.,]?", re.IGNORECASE)

# What a court tries, or several have said: "denied all charges", "rejected the claims"; and what only names one.
OF_SEVERAL = re.compile(r"\b(?:all|any|both|charge|\w+(?<!thi)s)\b", re.IGNORECASE)


@cache
def _denied() -> re.Pattern[str]:
    """Return the pattern of what is denied that has no words of its own; `part` is one in a deed told before."""
    part = f"{any_of('parts')}s?"
    which = r"(?:(?:all|any|both|her|his|its|such|that|the|their|these|this|those) )*"
    told = rf"(?P<told>(?:the|that|this) (?:\w+ )?{any_of('utterances')})"
    return re.compile(
        rf"(?:{IT}|all of (?:it|this)|{which}{CHARGES}(?: as .+)?|{told}(?: as .+)?"
        rf"|(?P<part>{which}(?:\w+ )?{part}(?: (?:in|for|of) (?:it|this|them|the (?P<deed>\w+)))?))[.,]?",
        re.IGNORECASE,
    )


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of "this a cheap lie", of what somebody called so."""
    return re.compile(
        rf"(?:{IT}|the (?:\w+ )?(?:{CHARGES}|{any_of('utterances')}))(?: as)? [\"“‘']?(?:an? )?(?:[\w-]+ ){{0,2}}"
        rf"{any_of('falsehoods')}\b.*",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _untrue() -> re.Pattern[str]:
    """Return the pattern of "that this was untrue"."""
    return re.compile(
        rf"(?:that )?(?:{IT}|the (?:{CHARGES}|{any_of('utterances')})) (?:is|was|are|were) "
        rf"(?:\w+ly )?(?:an? )?(?:[\w-]+ )?{any_of('falsehoods')}[.,]?",
        re.IGNORECASE,
    )
