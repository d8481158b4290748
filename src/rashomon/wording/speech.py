"""Verbs of saying, for the patterns of every room that asks whether somebody told something, or when."""

from rashomon.wording.tables import read_table

# One of the verbs, to stand within a pattern.
SAID = rf"(?:{'|'.join(read_table('wording', 'speech')['said'])})"
