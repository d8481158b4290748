"""The words in a text that tell what is no report, found in one pass over it, by their groups.

A block without any of the words of a group is nothing that those words tell, and is not asked for it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from rashomon.reading.lexicons import lexicon
from rashomon.reading.shapes import Shape

Groups = frozenset[str]


class Phrase(NamedTuple):
    """Telling words: where they stand in a text, and the groups that they are of."""

    start: int
    end: int
    groups: Groups


def scan(text: str) -> list[Phrase]:
    """Return the telling words of a text, in order."""
    automaton, groups = _automaton()
    # One byte for each character: searched in half the time, and places stay what they are.
    letters = text.encode("latin-1", "replace").lower()
    found = automaton.find_matches_as_indexes(letters, overlapping=True)
    return [Phrase(start, end, groups[i]) for i, start, end in found]


@cache
def _automaton() -> tuple[BytesAhoCorasick, list[Groups]]:
    """All telling words, and the groups that each is of."""
    words = lexicon("furniture")
    told = words["telling"]
    groups = {
        "trades": words["itself"]["trades"],
        "wording": [*words["notice"]["anywhere"], *words["hint"]["words"]],
        "calls": words["call"]["start"],
        "sites": words["sites"]["words"],
        "credits": [*told["credits"], *lexicon("agencies")["crediting"]["shared"][1:]],
        **{group: told[group] for group in ("pictures", "promises", "notes")},
    }
    of: dict[str, set[str]] = defaultdict(set)
    for group, phrases in groups.items():
        for phrase in phrases:
            of[phrase].add(group)
            of[phrase.replace("'", "’")].add(group)
    phrases = [phrase.encode("latin-1", "replace") for phrase in of]
    # A DFA is three times as fast as the library's choice here, and these are few.
    return BytesAhoCorasick(phrases, implementation=Implementation.DFA), [frozenset(kinds) for kinds in of.values()]


def groups_of(phrases: Sequence[Phrase], shapes: Sequence[Shape]) -> Mapping[int, Groups]:
    """Return the groups of the telling words that each block holds, or begins with; nothing of blocks without any."""
    starts = [shape.span.start for shape in shapes]
    groups: dict[int, Groups] = defaultdict(frozenset)
    for phrase in phrases:
        groups[bisect_right(starts, phrase.start) - 1] |= phrase.groups
    for i, begun in _begun(shapes):
        groups[i] |= begun
    return groups


def _begun(shapes: Sequence[Shape]) -> Iterator[tuple[int, Groups]]:
    """Yield the blocks that begin as a caption or a promise may."""
    heads, pattern = _heads()
    for i, shape in enumerate(shapes):
        head = shape.text[:4].lower()
        if head in heads or not head[0].isalnum():
            match = pattern.match(shape.text)
            if match:
                yield i, heads[match[1].lower()]


@cache
def _heads() -> tuple[dict[str, Groups], re.Pattern[str]]:
    """The first four letters of the words that a caption or a promise begins with, and these as a pattern."""
    told = lexicon("furniture")["telling"]
    heads = {
        word.ljust(4)[:4]: frozenset([group]) for group in ("pictures", "promises") for word in told[f"{group}_begin"]
    }
    return heads, re.compile(rf"\W*({'|'.join(map(re.escape, heads))})", re.I)
