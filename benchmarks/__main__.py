"""Measure speed and memory, and hold them to their bars.

    python -m benchmarks [annotate] [cold] [help]     by default all; ends with 1 where a bar is missed

The reports are those of ../shared (or of RASHOMON_DATA and RASHOMON_SEEDS), else the examples of this project.
"""

import sys

from benchmarks import annotating, starting
from benchmarks.measure import Measured

BENCHMARKS = {"annotate": annotating.measure, "cold": starting.measure_brief, "help": starting.measure_help}


def main(names: list[str]) -> int:
    """Run the named benchmarks, print their figures, and return the exit status."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(__doc__)
        return 2
    figures: list[Measured] = []
    for name in names or BENCHMARKS:
        for measured in BENCHMARKS[name]():
            print(measured, flush=True)
            figures.append(measured)
    return 1 if any(measured.misses for measured in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
