"""Copies: which reports take their words from another, how much, and in which direction.

Block: reports that share a sampled run of words are compared. Compare: their words are aligned. Judge: by how much of
each report the shared passages cover. Furniture and quoted speech never count: two reports that quote one statement
share a primary source, which is not copying.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from rashomon.linking.alignment import Word, align, own_words, runs
from rashomon.linking.credits import by_the_agency, relays
from rashomon.model import Article, CopyKind, CreditKind, Link, LinkKind, SourceKind

# Two reports are aligned where they share a run of this many words whose checksum divides by SAMPLE: a sample that
# keeps the same runs in every report, so that an excerpt finds its original (Broder's mod p sketches).
BLOCK_WORDS = 5
SAMPLE = 2
# A run of words in more reports than this is a stock phrase, unless the reports are the same all through.
LONGEST_POSTING = 50
# Fewer shared sampled runs than this are stock phrases: a copied paragraph of 24 words has ten on average.
LEAST_SHARED = 3

# The shares of a report's own words that shared passages cover.
VERBATIM = 0.95  # the rest is a dateline or a credit
REPRINT = 0.25  # of both: an edited reprint (two reporters' own accounts of one thing share less than .1)
EXCERPT = 0.6  # of the shorter one only

# Words in one shared passage that are an excerpt whatever else the reports hold: a paragraph.
LONG_PASSAGE = 24


def find_copies(articles: Sequence[Article]) -> tuple[Link, ...]:
    """Find which reports share their text with which, ordered by their ids.

    `left` is the copied where credits, dates or containment tell (`directed`). A report that relays an agency in so
    many words is linked to that agency's own report where the two say the same.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    own = [own_words(article) for article in ordered]
    links = [_judge(ordered[a], own[a], ordered[b], own[b]) for a, b in _candidates(own)]
    copies = [link for link in links if link]
    linked = {frozenset((link.left, link.right)) for link in copies}
    relayed = [link for link in relays(ordered) if frozenset((link.left, link.right)) not in linked]
    return tuple(sorted([*copies, *relayed], key=lambda link: (link.left, link.right)))


def _candidates(own: Sequence[Sequence[Word]]) -> list[tuple[int, int]]:
    """Return the pairs of reports that share enough sampled runs of words to be worth aligning."""
    postings: dict[int, list[int]] = defaultdict(list)
    for index, words in enumerate(own):
        for key in _sample(words):
            postings[key].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in postings.values():
        if len(indexes) <= LONGEST_POSTING:
            shared.update((a, b) for place, b in enumerate(indexes) for a in indexes[:place])
    whole: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(own):
        whole[" ".join(word.form for word in words)].append(index)
    same = {(a, b) for text, indexes in whole.items() if text for a, b in combinations(indexes, 2)}
    return sorted(same | {pair for pair, number in shared.items() if number >= LEAST_SHARED})


def _sample(words: Sequence[Word]) -> set[int]:
    """Return the checksums of a report's sampled runs of words."""
    keys = {zlib.crc32(" ".join(run).encode()) for _, run in runs(words, BLOCK_WORDS)}
    return {key for key in keys if key % SAMPLE == 0}


def _judge(a: Article, a_words: Sequence[Word], b: Article, b_words: Sequence[Word]) -> Link | None:
    passages = align(a_words, b_words)
    shared = sum(passage.length for passage in passages)
    of_a, of_b = shared / max(1, len(a_words)), shared / max(1, len(b_words))
    what = _kind(of_a, of_b, max((passage.length for passage in passages), default=0))
    if what is None:
        return None
    flip, why = _direction(
        a, b, longer_b=len(b_words) > len(a_words), held=what is CopyKind.EXCERPT and max(of_a, of_b) >= EXCERPT
    )
    if flip:
        a, a_words, b, b_words = b, b_words, a, a_words
        passages = align(a_words, b_words)
    return Link(
        left=a.id,
        right=b.id,
        kind=LinkKind.COPY,
        score=round(max(of_a, of_b), 4),
        why=f"{shared} words the same; {why or 'which is the copy is not known'}",
        copied=what,
        directed=why is not None,
        passages=tuple(passage.evidence(a, a_words, b, b_words) for passage in passages),
    )


def _kind(of_a: float, of_b: float, longest: int) -> CopyKind | None:
    if min(of_a, of_b) >= VERBATIM:
        return CopyKind.VERBATIM
    if min(of_a, of_b) >= REPRINT:
        return CopyKind.EDITED
    return CopyKind.EXCERPT if max(of_a, of_b) >= EXCERPT or longest >= LONG_PASSAGE else None


def _direction(a: Article, b: Article, *, longer_b: bool, held: bool) -> tuple[bool, str | None]:
    """Return whether `b` is the original, and why the direction is known (None where it is not)."""
    for flip, original, copy in ((False, a, b), (True, b, a)):
        if original.source.kind is SourceKind.AGENCY and copy.source.kind is not SourceKind.AGENCY:
            return flip, f"{original.source.label} is the agency"
        agency = by_the_agency(original, copy)
        if agency:
            return flip, f"one is by {agency}, which the other names as its source"
    left, right = a.published.value, b.published.value
    if left and right and left != right:
        return right < left, "by date of publication"
    for flip, original, copy in ((False, a, b), (True, b, a)):
        if _credited(original) and not _credited(copy):
            return flip, "the credit of one is left out in the other"
    if held:
        return longer_b, "one holds all of the other"
    return False, None


def _credited(article: Article) -> bool:
    return any(credit.kind is CreditKind.OWN for credit in article.credits)
