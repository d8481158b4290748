"""What a war is called."""

from rashomon.wording.tables import read_table

_NOUNS = read_table("wording", "wars")["nouns"]

# A pattern of one noun for a war, for the patterns of those who look for it among other words.
WAR_NOUN = f"(?:{'|'.join(_NOUNS)})"
