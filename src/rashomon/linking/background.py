"""How common a word is in news at large: a prior for the few reports of an archive, where counts mean little."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def background() -> tuple[int, dict[str, int]]:
    """Return the number of reports in the background sample and in how many of them each word stands."""
    text = files("rashomon.linking").joinpath("lexicons/background.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    counts = {word: int(number) for word, number in rows}
    return counts.pop("*"), counts


def at_large(word: str) -> int:
    """Return in how many reports of the background a word stands.

    A name of two words ("john kerry") is taken to be as common at large as its rarer word.
    """
    _, common = background()
    return min(common.get(part, 0) for part in word.split(" "))


class Rarity:
    """How much a word tells: its inverse document frequency in the reports at hand and the background together."""

    def __init__(self, reports: Iterable[Iterable[str]]) -> None:
        """Count the words of the reports, each once a report."""
        self._size, _ = background()
        self._counts: Counter[str] = Counter()
        for words in reports:
            self._size += 1
            self._counts.update(words)
        self._known: dict[str, float] = {}  # asked for many times: a word stands in many clauses

    def of(self, word: str) -> float:
        """Return the weight of a word; 0 for one that stands in every report."""
        if word not in self._known:
            self._known[word] = math.log((1 + self._size) / (1 + self._counts[word] + at_large(word)))
        return self._known[word]
