"""What credits tell of origins: which report is an agency's own, and which relays it in words of its own."""

import re
from collections.abc import Iterator, Sequence

from rashomon.linking.background import Rarity
from rashomon.model import Article, CopyKind, CreditKind, Evidence, Link, LinkKind, Span, evidence
from rashomon.wording.normal import fold, stem, words

# A relayed sentence and the agency's say the same where this share of the former's rare words is in the latter.
SAME_STATEMENT = 0.4
LEAST_SHARED_WORDS = 4
# A word counts no more than one in some forty of the background's reports: a rare spelling is not the matter.
MOST_RARE = 4.0

SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']*(?=\s+[\"“‘A-Z]|\s*$)|$)", re.DOTALL)
# The sentence after "Reuters reported ..." goes on with the agency's account.
GOES_ON = re.compile(
    r"(?:it|the (?:news )?agency|the (?:report|wire service)) (?:also |further )?(?:added|said|reported|wrote)\b"
)


def by_the_agency(original: Article, copy: Article) -> str | None:
    """Return the agency whose own report `original` is and which `copy` relays, if there is one."""
    return min(_agencies(original, CreditKind.OWN) & _agencies(copy, CreditKind.RELAYED), default=None)


def relays(articles: Sequence[Article]) -> Iterator[Link]:
    """Yield a link from an agency's report to each that relays the agency for the same statements in its own words."""
    own = [article for article in articles if _agencies(article, CreditKind.OWN)]
    pairs = [(original, copy) for copy in articles if _agencies(copy, CreditKind.RELAYED) for original in own]
    named = [(original, copy, by_the_agency(original, copy)) for original, copy in pairs if original.id != copy.id]
    if not any(agency for _, _, agency in named):
        return
    rarity = Rarity(_stems(article.text, span) for article in articles for span in article.body)
    for original, copy, agency in named:
        passages = tuple(_same_statements(original, copy, agency, rarity)) if agency else ()
        if passages:
            yield Link(
                left=original.id,
                right=copy.id,
                kind=LinkKind.COPY,
                score=round(len(passages) / max(1, len(sentences(copy))), 4),
                why=f"one relays {agency} in so many words; the other is the {agency} report",
                copied=CopyKind.RELAY,
                directed=True,
                passages=passages,
            )


def _agencies(article: Article, kind: CreditKind) -> set[str]:
    return {credit.agency for credit in article.credits if credit.kind is kind}


def _same_statements(
    original: Article, copy: Article, agency: str, rarity: Rarity
) -> Iterator[tuple[Evidence, Evidence]]:
    theirs = [(span, _stems(original.text, span)) for span in sentences(original)]
    for span in _relayed(copy, agency):
        mine = _stems(copy.text, span) - {stem(fold(agency))}
        scored = [(_overlap(mine, stems, rarity), -there.start, there) for there, stems in theirs]
        best = max(scored, default=None)
        if best and best[0] >= SAME_STATEMENT:
            there = best[2]
            yield (
                evidence(original.id, original.text, there.start, there.end),
                evidence(copy.id, copy.text, span.start, span.end),
            )


def _overlap(mine: set[str], theirs: set[str], rarity: Rarity) -> float:
    shared = [word for word in sorted(mine & theirs) if rarity.of(word) >= 1]
    if len(shared) < LEAST_SHARED_WORDS:
        return 0.0
    return _weight(shared, rarity) / _weight(sorted(mine), rarity)


def _weight(some: Sequence[str], rarity: Rarity) -> float:
    return sum(min(MOST_RARE, rarity.of(word)) for word in some)


def _relayed(article: Article, agency: str) -> Iterator[Span]:
    """Yield the sentences of a report that it gives on the agency's word."""
    named = [
        credit.evidence.span
        for credit in article.credits
        if credit.kind is CreditKind.RELAYED and credit.agency == agency and credit.evidence
    ]
    before = False
    for span in sentences(article):
        goes_on = before and GOES_ON.match(fold(span.of(article.text)))
        before = bool(goes_on) or any(span.overlaps(place) for place in named)
        if before:
            yield span


def sentences(article: Article) -> list[Span]:
    """Return the sentences of a report's body, cut at full stops before a capital."""
    return [
        Span(*match.span())
        for block in article.body
        for match in SENTENCE.finditer(article.text, block.start, block.end)
    ]


def _stems(text: str, span: Span) -> set[str]:
    return {stem(word) for word, _ in words(text, span)}
