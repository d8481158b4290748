"""Relays: who only speaks of what others claim is no voice for it: "called for an inquiry into the attack"."""

import re
from collections.abc import Sequence

from rashomon.weighing.tellings import CLAIMED, Telling
from rashomon.wording.tables import read_table

_WORDS = {name: "|".join(patterns) for name, patterns in read_table("weighing", "relays").items()}
RELAYING = re.compile(rf"\b(?:{_WORDS['before']})(?!\w)|\b(?:{_WORDS['right_before']})$")

# "She would not identify Roth as the shooter": she claims nothing.
NOT_SAID = re.compile(rf"\b(?:{_WORDS['negating']}) (?:\w+ )?(?:{_WORDS['telling']})")


def without_relays(told: Sequence[Telling]) -> list[Telling]:
    """Return tellings without the claims of those who only speak of what others claim, where anybody else claims it.

    What somebody is told not to have said is no claim at all.
    """
    told = [t for t in told if t.event.modality not in CLAIMED or NOT_SAID.search(t.frame) is None]
    own = [telling for telling in told if telling.event.modality not in CLAIMED or not _is_relayed(telling)]
    return own if any(telling.event.modality in CLAIMED for telling in own) else list(told)


def _is_relayed(telling: Telling) -> bool:
    return RELAYING.search(telling.frame) is not None
