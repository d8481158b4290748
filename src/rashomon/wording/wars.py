"""What a war is called, and how many dead tell one."""

from rashomon.wording.tables import read_table

_NOUNS = read_table("wording", "wars")["nouns"]


def names_war(words: str) -> bool:
    """Say whether words have the letters of a noun for a war, as few passages do."""
    return any(map(words.__contains__, _NOUNS))


# A pattern of one noun for a war, for the patterns of those who look for it among other words.
WAR_NOUN = f"(?:{'|'.join(_NOUNS)})"

# UCDP calls a conflict a war from this many dead a year on; a lower number without a day is of some event.
WAR = 1000

# No attack, clash or accident that reports tell of has befallen as many in one go: it is a war that has.
WHOLE_WAR = 10_000
