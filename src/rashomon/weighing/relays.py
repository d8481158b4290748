"""Relays: who only speaks of what others claim is no voice for it: "called for an inquiry into the attack"."""

import re
from collections.abc import Sequence

from rashomon.weighing.tellings import CLAIMED, Telling

# What stands before a deed that is disowned, passed on, answered, asked about, or named for its place, time or kind.
RELAYING = re.compile(
    r"\b(?:"
    r"nothing to do with|no (?:hand|involvement|part|role) in|innocent of|not guilty of"
    r"|(?:aftermaths?|scenes?|sites?|wake) of|purported|blamed? each other|condemn\w*|punish\w*"
    r"|(?:answer|discuss|examin|investigat|react(?!or)|respond)\w*|(?:counter|probe)(?:s|e?d)?|(?:counter|prob)ing"
    r"|(?:access|reactions?|responses?) to|(?:inquir(?:y|ies)|investigations?|probes?) (?:in)?to"
    r"|(?:accusation|allegation|claim|report|rumou?r|suggestion)s? (?:(?:by|from) [^,.;]{1,60} )?"
    r"(?:of|on|suggesting|that)"
    r"|(?:determin\w+|question|unclear|unknown|disput\w+|debate|doubts?|establish) (?:about |over )?(?:whether|who|if)"
    r")(?!\w)"
    r"|\b(?:alleged|apparent|claimed|reported|suspected)(?: [\w-]+){0,3} ?$"
    r"|\bthe (?:day|evening|moment|morning|night|time|week)(?: that| when)?(?: [\w’'-]+){1,4} ?$"
    r"|\b(?:after|before|during|following|prior to|since|until) (?:his|her|that|the|their|this)(?: [\w,’'-]+){0,5} ?$"
)


def without_relays(told: Sequence[Telling]) -> list[Telling]:
    """Return tellings without the claims of those who only speak of what others claim, where anybody else claims it."""
    own = [telling for telling in told if telling.event.modality not in CLAIMED or not _is_relayed(telling)]
    return own if any(telling.event.modality in CLAIMED for telling in own) else list(told)


def _is_relayed(telling: Telling) -> bool:
    return RELAYING.search(telling.frame) is not None
