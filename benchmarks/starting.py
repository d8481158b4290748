"""What a command costs from a cold start."""

import resource
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.measure import EXAMPLES, SEEDS, Measured, interleaved

RUNS = 3

# What `rashomon brief` may cost, cold start included, as a multiple of loading the model and running it.
BAR = 2.5

# A person who asks for help does not wait. In processor time, so that what else the machine does is left out.
HELP_SECONDS = 0.3

BARE = """
import sys
from pathlib import Path
import spacy
from rashomon.annotating.parsing import MODELS
from importlib.util import find_spec
nlp = spacy.load(next(name for name in MODELS if find_spec(name)))
texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(sys.argv[1]).glob(sys.argv[2]))]
for _ in nlp.pipe(texts):
    pass
"""


def measure_brief() -> Iterator[Measured]:
    """Yield what `rashomon brief` takes beside a script that only loads the model and runs it over the same reports."""
    folder, pattern = (SEEDS, "*.txt") if SEEDS.exists() else (EXAMPLES, "*")
    model, ours = interleaved(
        RUNS,
        lambda: run("-c", BARE, str(folder), pattern),
        lambda: run("-m", "rashomon", "brief", str(folder)),
    )
    yield Measured("brief, times loading and running the model", ours / model, bar=BAR, note=folder.name)
    yield Measured("brief, from a cold start", ours, "s")
    yield Measured("loading and running the model", model, "s")


def measure_help() -> Iterator[Measured]:
    """Yield what `rashomon --help` takes."""
    before = processor_seconds()
    for _ in range(RUNS):
        run("-m", "rashomon", "--help")
    yield Measured("help", (processor_seconds() - before) / RUNS, "s", bar=HELP_SECONDS)


def processor_seconds() -> float:
    """Return the processor time that the commands run so far have taken."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def run(*arguments: str) -> None:
    """Run Python with these arguments; what it prints is not shown."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
