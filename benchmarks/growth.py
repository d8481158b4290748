"""Growth: how many reports a second join their stories, from the first thousand to the millionth, and in what memory.

python -m benchmarks.growth 1000 10000     the figures at these numbers of reports, as JSON Lines
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from statistics import median

import msgspec

from benchmarks import wire
from benchmarks.measure import ROOT, Measured
from rashomon.linking import Stream
from rashomon.model import Article

WINDOW = 14  # days
BATCH = 100  # reports
SIZES = (1_000, 10_000, 100_000)
MILLION = (1_000_000,)

# The pace at each size is taken in turn with that of a stream of so many reports: what slows the machine slows both.
BESIDE = 10_000
TIMED = 40  # batches of each

# What linking may take, once reports are annotated: seconds for a thousand reports, times those at BESIDE, and memory.
SECONDS = 1.0
GROWTH = 1.5
MEGABYTES = 4096


def measure() -> Iterator[Measured]:
    """Yield the pace up to a hundred thousand reports."""
    yield from _measure(SIZES)


def measure_million() -> Iterator[Measured]:
    """Yield the pace at the millionth report; this takes half an hour."""
    yield from _measure(MILLION)


def _measure(sizes: Sequence[int]) -> Iterator[Measured]:
    command = [sys.executable, "-m", "benchmarks.growth", *map(str, sizes)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    for line in done.stdout.splitlines():
        pace = msgspec.json.decode(line, type=Pace)
        note = f"{1000 / pace.seconds:,.0f} a second, {pace.in_window:,} in the window"
        yield Measured(f"1,000 reports join, at {pace.reports:,}", pace.seconds, "s", bar=SECONDS, note=note)
        yield Measured(f"times those at {BESIDE:,}", pace.seconds / pace.beside, "x", bar=GROWTH)
        yield Measured("memory of the stream", pace.megabytes, "MB", bar=MEGABYTES)


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """Processor seconds that 1,000 reports take after so many, and after BESIDE; the window; the memory until then."""

    reports: int
    seconds: float
    beside: float
    in_window: int
    megabytes: float


def paces(sizes: Sequence[int]) -> Iterator[Pace]:
    """Yield the pace of one stream at each size."""
    reports = (article for article, _ in chain.from_iterable(wire.days()))
    stream = Stream(days=WINDOW)
    done = 0
    for size in sizes:
        while done < size:
            stream.add(islice(reports, BATCH))
            done += BATCH
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds, beside = _side_by_side(stream, reports)
        done += TIMED * BATCH
        yield Pace(reports=size, seconds=seconds, beside=beside, in_window=len(stream), megabytes=megabytes)


def _side_by_side(stream: Stream, reports: Iterator[Article]) -> tuple[float, float]:
    """Return the median seconds for 1,000 reports of a stream, and of one at BESIDE."""
    others = (article for article, _ in chain.from_iterable(wire.days(seed=2)))
    beside = Stream(days=WINDOW)
    for _ in range(BESIDE // BATCH):
        beside.add(islice(others, BATCH))
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMED):
        for seconds, side, source in zip(taken, (stream, beside), (reports, others), strict=True):
            batch = list(islice(source, BATCH))
            begin = time.process_time()
            side.add(batch)
            seconds.append(time.process_time() - begin)
    return median(taken[0]) * 1000 / BATCH, median(taken[1]) * 1000 / BATCH


if __name__ == "__main__":
    for pace in paces([int(argument) for argument in sys.argv[1:]]):
        print(msgspec.json.encode(pace).decode(), flush=True)
