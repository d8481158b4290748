"""Two versions of a report side by side: which sentences are kept, changed, added and removed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from rashomon.model import Article, Comparison, Edit, Evidence, Figure, Report, Role, Span, evidence
from rashomon.wording.sentences import END

# A sentence is a changed one, and not another, where so many of its words are those of the former, in their order.
ALIKE = 0.5

# The parts of a report whose words are its own.
TOLD = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING, Role.CAPTION})

# Of a stretch with more sentences than this on one side, none is paired with another: it was written anew.
LONGEST_STRETCH = 200


@dataclass(frozen=True)
class Pair:
    """A sentence of the former version and what it is in the newer; either may be missing."""

    before: Span | None
    after: Span | None
    is_kept: bool = False


@dataclass(frozen=True)
class Alignment:
    """Where each sentence of a former version stands in the newer."""

    former: Article
    newer: Article
    pairs: tuple[Pair, ...]

    def place_of(self, span: Span) -> Span | None:
        """Return the sentence of the newer version that some words of the former became."""
        return next((pair.after for pair in self.pairs if pair.before and pair.before.overlaps(span)), None)

    def keeps(self, span: Span) -> bool:
        """Say whether the sentence with some words of the former version stands in the newer as it did."""
        return any(pair.is_kept and pair.before is not None and pair.before.overlaps(span) for pair in self.pairs)

    def had(self, span: Span) -> bool:
        """Say whether the sentence with some words of the newer version stood in the former as it does."""
        return any(pair.is_kept and pair.after is not None and pair.after.overlaps(span) for pair in self.pairs)


def align(former: Article, newer: Article) -> Alignment:
    """Find where each sentence of a former version stands in the newer."""
    before, after = list(_sentences(former)), list(_sentences(newer))
    there = [_words(span.of(former.text)) for span in before]
    here = [_words(span.of(newer.text)) for span in after]
    pairs: list[Pair] = []
    for what, i, j, k, m in SequenceMatcher(None, there, here).get_opcodes():
        if what == "equal":
            pairs += [Pair(b, a, is_kept=True) for b, a in zip(before[i:j], after[k:m], strict=True)]
        else:
            pairs += _paired(former, before[i:j], newer, after[k:m])
    return Alignment(former, newer, tuple(pairs))


def compare(former: Report, newer: Report, added: datetime | None = None) -> Comparison:
    """Compare two versions of a report: which sentences, figures and names are in one only, or changed."""
    alignment = align(former.article, newer.article)
    changed = [pair for pair in alignment.pairs if not pair.is_kept]
    return Comparison(
        former=former.article.id,
        newer=newer.article.id,
        added=added,
        sentences=tuple(Edit(before=_quoted(former, p.before), after=_quoted(newer, p.after)) for p in changed),
        figures=tuple(_figures(former, newer, alignment)),
        names=tuple(_names(former, newer)),
    )


def _quoted(report: Report, span: Span | None) -> Evidence | None:
    return evidence(report.article.id, report.article.text, span.start, span.end) if span else None


def _sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of a report, without the page around it."""
    for block in article.blocks:
        if block.role in TOLD:
            start = block.span.start
            for match in END.finditer(article.text, block.span.start, block.span.end):
                yield from _trimmed(article.text, start, match.end())
                start = match.end()
            yield from _trimmed(article.text, start, block.span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(sentence.split())


def _paired(former: Article, before: Sequence[Span], newer: Article, after: Sequence[Span]) -> list[Pair]:
    """Pair the sentences of a stretch that was changed, in their order; what is left was removed or added."""
    if max(len(before), len(after)) > LONGEST_STRETCH:
        return [Pair(old, None) for old in before] + [Pair(None, new) for new in after]
    pairs: list[Pair] = []
    rest = list(after)
    for old in before:
        words = _words(old.of(former.text))
        place = next((n for n, new in enumerate(rest) if _are_alike(words, _words(new.of(newer.text)))), None)
        if place is None:
            pairs.append(Pair(old, None))
        else:
            pairs += [Pair(None, new) for new in rest[:place]]
            pairs.append(Pair(old, rest[place]))
            del rest[: place + 1]
    return pairs + [Pair(None, new) for new in rest]


def _are_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, left, right)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _figures(former: Report, newer: Report, alignment: Alignment) -> Iterator[Edit]:
    """Yield the figures that a changed sentence gives otherwise, and those that only one version has."""
    rest = [figure for figure in newer.annotations.figures if not alignment.had(figure.evidence.span)]
    for old in former.annotations.figures:
        if alignment.keeps(old.evidence.span):
            continue
        place = alignment.place_of(old.evidence.span)
        there = [new for new in rest if place and place.overlaps(new.evidence.span) and new.measure is old.measure]
        new = next((new for new in there if _same_count(old, new)), None) or next(iter(there), None)
        if new is None or not _same_count(old, new):
            yield Edit(before=old.evidence, after=new.evidence if new else None)
        rest = [other for other in rest if other is not new]
    yield from (Edit(after=figure.evidence) for figure in rest)


def _same_count(left: Figure, right: Figure) -> bool:
    return (left.value, left.bound, left.who) == (right.value, right.bound, right.who)


def _names(former: Report, newer: Report) -> Iterator[Edit]:
    """Yield the names that only one version has, each with its first mention."""
    before, after = ({entity.name: entity for entity in reversed(r.annotations.entities)} for r in (former, newer))
    yield from (Edit(before=before[name].evidence) for name in sorted(before.keys() - after.keys()))
    yield from (Edit(after=after[name].evidence) for name in sorted(after.keys() - before.keys()))
