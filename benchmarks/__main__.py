"""Measure speed and memory, and hold them to their bars.

    python -m benchmarks [NAME ...]     by default all that take minutes; ends with 1 where a bar is missed
    python -m benchmarks million        what takes half an hour: the pace at the millionth report

The reports are those of ../shared (or of RASHOMON_DATA and RASHOMON_SEEDS), else the examples of this project.
"""

import sys

from benchmarks import adding, annotating, crawling, growth, happenings, reading, starting, telling, times, voices
from benchmarks.measure import Measured

BENCHMARKS = {
    "annotate": annotating.measure,
    "times": times.measure,
    "voices": voices.measure,
    "telling": telling.measure,
    "happenings": happenings.measure,
    "cold": starting.measure_brief,
    "help": starting.measure_help,
    "growth": growth.measure,
    "adding": adding.measure,
    "reading": reading.measure,
    "warc": crawling.measure_speed,
    "warc-memory": crawling.measure_memory,
}
LONG = {"million": growth.measure_million, "adding-long": adding.measure_hundred_thousand}


def main(names: list[str]) -> int:
    """Run the named benchmarks, print their figures, and return the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS | LONG]
    if unknown:
        print(__doc__, f"Names: {', '.join(BENCHMARKS | LONG)}", sep="\n")
        return 2
    figures: list[Measured] = []
    for name in names or BENCHMARKS:
        for measured in (BENCHMARKS | LONG)[name]():
            print(measured, flush=True)
            figures.append(measured)
    return 1 if any(measured.misses for measured in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
