"""Adding: what one report more costs an archive of a thousand, ten thousand, a hundred thousand reports, and its story.

python -m benchmarks.adding 1000 10000     the figures at these numbers of reports, as JSON Lines

The reports are those of a made-up wire (`benchmarks.wire`), annotated with the names in them only.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from statistics import median

import msgspec

from benchmarks import wire
from benchmarks.measure import ROOT, Measured
from rashomon.annotating import VERSION
from rashomon.archive import Archive
from rashomon.model import Annotations, Article, Entity, evidence
from rashomon.store import Store

SIZES = (1_000, 10_000)
HUNDRED_THOUSAND = (100_000,)
BATCH = 1_000
TIMED = 15  # reports, each of a run of its own
BESIDE = 1_000

# What one report more may take at each size, times what it takes at BESIDE reports.
GROWTH = 3.0


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Processor seconds for one report more at some size of an archive: kept and joined, and its story told."""

    reports: int
    joined: float
    told: float
    building: float


def measure() -> Iterator[Measured]:
    """Yield what one report more costs at a thousand and ten thousand."""
    yield from _measure(SIZES)


def measure_hundred_thousand() -> Iterator[Measured]:
    """Yield what one report more costs at a hundred thousand; this takes ten minutes."""
    yield from _measure((BESIDE, *HUNDRED_THOUSAND))


def _measure(sizes: Sequence[int]) -> Iterator[Measured]:
    command = [sys.executable, "-m", "benchmarks.adding", *map(str, sizes)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    costs = [msgspec.json.decode(line, type=Cost) for line in done.stdout.splitlines()]
    for cost in costs:
        yield Measured(f"one report joins an archive of {cost.reports:,}", 1000 * cost.joined, "ms")
        yield Measured("and its story is told", 1000 * cost.told, "ms")
        ratio = (cost.joined + cost.told) / (costs[0].joined + costs[0].told)
        yield Measured(f"times those at {costs[0].reports:,}", ratio, "x", bar=GROWTH)


def costs(sizes: Sequence[int], folder: Path) -> Iterator[Cost]:
    """Yield the cost at each size of one archive that grows."""
    reports = chain.from_iterable(wire.days())
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    store = Store(str(folder / "wire.db"))
    with Archive(store) as archive:
        done = 0
        for size in sizes:
            begin = time.process_time()
            while done < size:
                moment += timedelta(seconds=1)
                _add(store, [article for article, _ in islice(reports, BATCH)], moment)
                archive.find_stories("-")  # joins what came
                done += BATCH
            building = time.process_time() - begin
            taken: tuple[list[float], list[float]] = ([], [])
            for article, _ in islice(reports, TIMED):
                moment += timedelta(seconds=1)
                for seconds, cost in zip(taken, _one(archive, store, article, moment), strict=True):
                    seconds.append(cost)
            done += TIMED
            yield Cost(reports=size, joined=median(taken[0]), told=median(taken[1]), building=building)


def _one(archive: Archive, store: Store, article: Article, moment: datetime) -> tuple[float, float]:
    """Return the seconds that a report takes to be kept and joined, and its story to be told."""
    begin = time.process_time()
    _add(store, [article], moment)
    story = archive.story_of(article.id)
    middle = time.process_time()
    if story:
        story.brief()
    return middle - begin, time.process_time() - middle


def _add(store: Store, articles: Sequence[Article], moment: datetime) -> None:
    """Keep reports of a run as if they had been annotated."""
    store.add_articles(articles, moment)
    store.add_annotations(map(_annotations, articles))


def _annotations(article: Article) -> Annotations:
    """Return the names in a report of the wire: its words with a capital, each where it first stands."""
    names = sorted({word for word in article.text.split() if word[0].isupper()})
    places = [(article.text.index(name), name) for name in names]
    found = (evidence(article.id, article.text, start, start + len(name)) for start, name in sorted(places))
    return Annotations(
        article=article.id,
        version=VERSION,
        entities=tuple(Entity(evidence=words, label="PERSON", name=words.quote) for words in found),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for cost in costs([int(argument) for argument in sys.argv[1:]], Path(folder)):
            print(msgspec.json.encode(cost).decode(), flush=True)
