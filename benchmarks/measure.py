"""A figure with its bar, and how times are taken: interleaved, so that what slows the machine slows both sides."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared"
DATA = Path(os.environ.get("RASHOMON_DATA", SHARED / "data"))
SEEDS = Path(os.environ.get("RASHOMON_SEEDS", SHARED / "seeds"))
EXAMPLES = ROOT / "examples" / "lausanne"


@dataclass(frozen=True)
class Measured:
    """One figure; `bar` is the most that it may be, where there is one."""

    name: str
    value: float
    unit: str = ""
    bar: float | None = None
    note: str = ""

    @property
    def misses(self) -> bool:
        """Say whether the figure is above its bar."""
        return self.bar is not None and self.value > self.bar

    def __str__(self) -> str:
        bar = "" if self.bar is None else f"  bar {self.bar:g}{': MISSED' if self.misses else ''}"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name:<44} {self.value:>9,.2f} {self.unit:<4}{bar}{note}"


def interleaved(runs: int, *sides: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Return the median seconds of each side, run in turn `runs` times.

    By `time.process_time` other work on the machine does not count, nor does what another process does for a side.
    """
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(runs):
        for side, seconds in zip(sides, taken, strict=True):
            begin = clock()
            side()
            seconds.append(clock() - begin)
    return [median(seconds) for seconds in taken]
