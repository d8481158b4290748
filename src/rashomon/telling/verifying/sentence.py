"""A sentence of a brief: its days, what it cites, and the words that tell what a day or number in it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.telling.verifying.days import DayWords
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import is_plain, words_of
from rashomon.telling.verifying.lines import bag, day_mark
from rashomon.telling.verifying.numbers import CLAUSE, Bag
from rashomon.telling.verifying.prose import Piece
from rashomon.wording.normal import fold
from rashomon.wording.numbers import NUMBER

# So much of a cited passage stands around what is known from it: a passage may be three sentences. Not swept.
SAME_PASSAGE = 0.3


# So many words on either side of a day or a number say what it is about.
REACH = 12


# Who tells a line, behind it: how many tell it and who they are.
TALLY = re.compile(r"\((?:\d+ origins?|\x00+):[^)]*\)|\s—\s.*$|, [^,\x00]* alone says", re.DOTALL)

WORD = re.compile(r"[^\W\x00]+(?:['’\-][^\W\x00]+)*")

# Stands where words were made blank. No space and no letter: no sentence begins behind it, no name goes across it.
FILL = "\x00"


def blank(text: str, start: int, end: int) -> str:
    """Return a text with the words between two places made blank."""
    return text[:start] + FILL * (end - start) + text[end:]


# A clause with fewer telling words is read with what is near it.
ENOUGH = 2

# "31 people died and 14 are missing", "21 died, five children among them": the second number is of others.
_ONE = rf"(?:{NUMBER.pattern})"
ANOTHER_COUNT = re.compile(
    rf"\band (?=(?:[\w-]+ ){{0,2}}?{_ONE} (?:[\w-]+ ){{0,3}}?(?:hurt|injured|killed|missing|wounded)\b)"
    rf"|,? (?:including|among them|of (?:them|whom)) (?=(?:at least )?{_ONE})"
    rf"|, (?={_ONE} (?:[\w-]+ ){{0,2}}?(?:among|of) (?:them|those|whom|which))"
)

# What stands behind a colon tells anew; what stands behind a clause within goes on with what stands before it.
COLON = re.compile(r":\s")
RELATIVE = re.compile(r",\s(?:which|who|whom|whose|where|when)\s[^,;:]*(,\s)")

# Who says so, behind what he says: "20 were killed, the ministry said".
SAID = re.compile(rf",\s(?=(?:[\w’'.-]+\s){{1,7}}(?:{'|'.join(sorted(words_of('cues') - {'called', 'calls'}))})\b)")

# Names, with the small words within them: "United Nations", "Ministry of Defence".
CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?: (?:(?:of|for|the|and) )?[A-Z][\w.’'-]*)*")

# "Rose from 12 to 31": two reports give these.
FROM_TO = re.compile(rf"\bfrom (?:{NUMBER.pattern}) to (?:{NUMBER.pattern})")

# "At least 31 were killed; earlier told as 27 (as of Thursday) and 19": other numbers of what stands before.
FORMER = re.compile(r"; (?:also|earlier) told as ")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a brief: as written, with furniture and days made blank, its days, and the passages it cites."""

    piece: Piece
    text: str
    days: Sequence[DayWords]
    cited: Sequence[Bag]

    def cites(self, around: Bag, ground: Ground) -> bool:
        """Say whether words around a known day or number are those of a passage that the sentence cites."""
        return not self.cited or any(ground.share(words, around) >= SAME_PASSAGE for words in self.cited)

    def cites_number(self, value: float) -> bool:
        """Say whether a passage that the sentence cites has a number."""
        return any(f"#{value:g}" in words for words in self.cited)

    def around(self, start: int, end: int, ground: Ground, enough: int = ENOUGH) -> Bag:
        """Return the telling words of the clause about a place, or where not `enough`, near it, or of the sentence.

        Of several numbers none tells, since each may be of something else; a day near by tells as well.
        """
        if former := FORMER.search(self.text, 0, start):
            return frozenset(word for word in bag(self.text[: former.start()]) if not word.startswith("#"))
        first, clause, last = self._bounds(start, end)
        for begin, stop in ((first, clause), (0, last)):
            before = [m.start() for m in WORD.finditer(self.text, begin, start)][-REACH:][:1] or [start]
            after = [m.end() for m in WORD.finditer(self.text, end, stop)][:REACH][-1:] or [end]
            telling = _telling(bag(f"{self.text[before[0] : start]} {self.text[end : after[0]]}"), ground)
            if len(telling) >= enough:
                break
        if len(telling) < enough:
            telling = _without_several(bag(f"{self.text[:start]} {self.text[end:]}")) or bag(
                re.sub(r"\d+", "", self.piece.beside)
            )
        if any(grown.start() <= start < grown.end() for grown in FROM_TO.finditer(self.text)):
            telling = frozenset(word for word in telling if not word.startswith("#"))
        marks = {day_mark(d.day.full) for d in self.days if d.day.full and before[0] <= d.start < after[0]}
        return telling | marks if len(marks) == 1 else telling

    def names(self, start: int, end: int, ground: Ground) -> Bag:
        """Return the words of names in the clause about a place: capitalised, and known to the reports."""
        first, stop, _ = self._bounds(start, end)
        clause = f"{self.text[first:start]}{FILL}{self.text[end:stop]}"
        named = [m for m in CAPITALS.finditer(clause) if m.start() or first or not is_plain(fold(m.group()))]
        return frozenset(word for m in named for word in bag(m.group()) if word in ground.name_stems)

    def _bounds(self, start: int, end: int) -> tuple[int, int, int]:
        """Return where the clause about a place begins and ends, and where the sentence ends before its tally."""
        tally = next((m for m in TALLY.finditer(self.text) if m.start() >= end and self.text[:start].strip()), None)
        last = tally.start() if tally else len(self.text)
        ends = [
            m.span() for pattern in (CLAUSE, COLON, SAID, ANOTHER_COUNT) for m in pattern.finditer(self.text, 0, last)
        ]
        ends += [m.span(1) for m in RELATIVE.finditer(self.text, 0, last)]
        ends += self._between_numbers(start, end, last)
        first = max((stop for _, stop in ends if stop <= start), default=0)
        return first, min((begin for begin, _ in ends if begin >= end), default=last), last

    def _between_numbers(self, start: int, end: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the commas nearest to a number behind which, or before which, another one stands."""
        if not NUMBER.fullmatch(self.text, start, end):
            return
        before = [m for m in NUMBER.finditer(self.text, 0, start) if "," in self.text[m.end() : start]]
        after = next((m for m in NUMBER.finditer(self.text, end, last)), None)
        if before and (comma := self.text.rfind(", ", before[-1].end(), start)) >= 0:
            yield comma, comma + 2
        if after and (comma := self.text.find(", ", end, after.start())) >= 0:
            yield comma, comma + 2


def _telling(here: Bag, ground: Ground) -> Bag:
    return _without_several(frozenset(word for word in here if ground.seen[word]))


def _without_several(telling: Bag) -> Bag:
    """Return words without their numbers, where there are several: each may be of something else."""
    numbers = [word for word in telling if word.startswith("#")]
    return telling.difference(numbers) if len(numbers) > 1 else telling
