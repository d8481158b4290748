"""Which line above a report is its title: the first that is about the same thing."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from rashomon.reading.lexicons import lexicon
from rashomon.reading.shapes import Shape

# Title words found in the report's first words: below this share the line is not about the same thing.
TITLE_OVERLAP = 0.34
TITLE_REACH = 400

# The title stands above the standfirst: the first line nearly as good as the best is it.
NEAR_BEST = 0.35

# A title of fewer words of its own ("Question of the Day") may share them with any report.
FEWEST_STEMS = 3


def find_title(shapes: Sequence[Shape], open_: Sequence[int], first: int, title: str | None) -> int | None:
    """Return which of the open lines above the first sentence is the title; `title` is the known one, if any."""
    if title:
        wanted = key(title)
        for i in open_:
            if key(shapes[i].text) == wanted:
                return i
    if not open_:
        return None
    body = _stems(" ".join(shape.text for shape in shapes[first : first + 40]).split()[:TITLE_REACH])
    scored = {i: _title_score(shapes[i], body) for i in open_}
    best = max(scored.values(), default=0.0)
    if best >= TITLE_OVERLAP:
        return next(i for i in open_ if scored[i] >= max(TITLE_OVERLAP, best - NEAR_BEST))
    only = [i for i in open_ if 4 <= len(shapes[i].words) <= 20]
    return only[0] if len(open_) == 1 and only and only[0] == first - 1 else None


def _title_score(shape: Shape, body: Counter[str]) -> float:
    if not 3 <= len(shape.words) <= 30 or shape.is_bare_dateline or shape.text[0] in "*•-–":
        return 0.0
    stems = _stems(shape.words)
    if len(stems) < FEWEST_STEMS:
        return 0.0
    overlap = sum(stem in body for stem in stems) / len(stems)
    # A sentence-long line is rather the standfirst; the title is the shorter of two lines about the same thing.
    return overlap + (0.2 if 4 <= len(shape.words) <= 18 else 0.0) if overlap >= TITLE_OVERLAP else 0.0


def _stems(words: Sequence[str]) -> Counter[str]:
    """Return the words' first five letters: "bombing" and "bombings" are one, function words are none."""
    common = _common()
    lowered = (word.strip(".,:;'\"“”‘’()").lower() for word in words)
    return Counter(word[:5] for word in lowered if len(word) > 2 and word not in common)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("languages")["english"])


def key(text: str) -> str:
    """Return the letters and digits of some words, for comparing titles."""
    return "".join(filter(str.isalnum, text.lower()))
