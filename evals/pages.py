"""Pages: is the report taken from an HTML page, whole and alone, with its title, day and authors?

Text is measured by shingles of four words, as the article-extraction-benchmark counts; beside it stands plain
trafilatura (fast, comments off), with the difference per page and its interval by a paired bootstrap.
"""

import gzip
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from evals.tasks import Row, Scores, Task
from rashomon.model import Article, Role
from rashomon.reading import read_bytes

SHINGLE = 4
RESAMPLES = 2000
REPORT = (Role.STANDFIRST, Role.BODY, Role.HEADING)


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield what is read from each page, and beside it the text that plain trafilatura takes."""
    import trafilatura

    for row in rows:
        data = gzip.decompress(Path(row["file"]).read_bytes())
        articles = [result for result in read_bytes(data, row["file"]) if isinstance(result, Article)]
        plain = trafilatura.extract(data, fast=True, include_comments=False) or ""
        yield {"id": row["id"], "plain": plain} | (_fields(articles) if articles else {})


def _fields(articles: Sequence[Article]) -> dict[str, Any]:
    """Return what is read from a page: of one with several posts, all with their titles, and what its first says."""
    article = articles[0]
    report = [block.span.of(article.text) for block in article.blocks if block.role in REPORT]
    report += [block.span.of(a.text) for a in articles[1:] for block in a.blocks if block.role in (Role.TITLE, *REPORT)]
    return {
        "title": article.title,
        "text": "\n".join(report),
        "published": str(article.published.value or ""),
        "authors": list(article.byline),
    }


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return shingle F1 of the text, ours and plain trafilatura's, and the shares of titles, days and authors right."""
    found = {row["id"]: row for row in predicted}
    pairs = [(row, found.get(row["id"], {})) for row in gold]
    ours = [shingle_scores(row["text"], other.get("text")) for row, other in pairs]
    plain = [shingle_scores(row["text"], other.get("plain")) for row, other in pairs]
    low, high = _interval([f1(*a) - f1(*b) for a, b in zip(ours, plain, strict=True)])
    return {
        "text precision": _mean([p for p, _ in ours]),
        "text recall": _mean([r for _, r in ours]),
        "text F1": overall(ours),
        "plain trafilatura F1": overall(plain),
        "better per page, from": low,
        "better per page, to": high,
        "title": _share(pairs, "title", _same_words),
        "published": _share(pairs, "published", lambda a, b: str(a)[:10] == str(b)[:10]),
        "authors": _share(pairs, "authors", lambda a, b: set(map(_folded, a)) == set(map(_folded, b))),
    }


def shingle_scores(gold: str, text: str | None) -> tuple[float, float]:
    """Return precision and recall of a text by its shingles."""
    want, have = _shingles(gold), _shingles(text or "")
    hits = sum((want & have).values())
    return hits / max(1, sum(have.values())), hits / max(1, sum(want.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overall(scores: Sequence[tuple[float, float]]) -> float:
    """Return F1 of the mean precision and the mean recall over pages."""
    return f1(_mean([p for p, _ in scores]), _mean([r for _, r in scores]))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def _interval(differences: Sequence[float]) -> tuple[float, float]:
    """Return the middle 95 % of the mean difference under resampling of the pages."""
    chance = random.Random(0)
    means = sorted(_mean(chance.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def _same_words(a: str, b: str) -> bool:
    return _folded(a) == _folded(b)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _share(pairs: Sequence[tuple[Row, Row]], field: str, same: Callable[[Any, Any], bool]) -> float:
    asked = [(row[field], found.get(field)) for row, found in pairs if row.get(field)]
    return _mean([float(bool(have) and same(want, have)) for want, have in asked])


TASK = Task(data=("pages.jsonl",), predict=predict, score=score)
