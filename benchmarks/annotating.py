"""What annotating costs beside the language model alone, on the same texts in the same run."""

import gzip
import json
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.measure import DATA, EXAMPLES, Measured, interleaved
from rashomon import annotating, read_text
from rashomon.annotating.parsing import language_model
from rashomon.archive.files import find_files, read_file
from rashomon.model import Article

RUNS = 3
REPORTS_A_CORPUS = 15
CORPORA = ("stories-basil.jsonl", "times.jsonl", "syria.jsonl.gz")

# What annotating may cost, as a multiple of what the language model alone takes.
BAR = 1.3


def measure() -> Iterator[Measured]:
    """Yield the ratio, the pace and the memory of annotating."""
    import spacy

    articles = sample()
    texts = [article.text for article in articles]
    bare = spacy.load(language_model().path)

    def alone() -> None:
        for _ in bare.pipe(texts):
            pass

    def whole() -> None:
        for _ in annotating.annotate(articles):
            pass

    alone()
    whole()
    model, ours = interleaved(RUNS, alone, whole)
    size = sum(map(len, texts))
    yield Measured("annotate, times the language model alone", ours / model, bar=BAR, note=f"{len(texts)} reports")
    yield Measured("annotate, reports a second", len(texts) / ours, note=f"{size / len(texts):,.0f} characters each")
    yield Measured("language model alone, reports a second", len(texts) / model)
    reading = interleaved(RUNS, lambda: [read_text(text) for text in texts])[0]
    yield Measured("read plain text, reports a second", len(texts) / reading)
    yield Measured("peak memory", peak_megabytes(), "MB")


def sample() -> list[Article]:
    """Return reports of several corpora where they are there, else the examples."""
    files = [DATA / name for name in CORPORA if (DATA / name).exists()]
    if not files:
        return [a for path in find_files([EXAMPLES])[0] for a in read_file(path) if isinstance(a, Article)]
    return [article for file in files for article in islice(rows(file), REPORTS_A_CORPUS)]


def rows(file: Path) -> Iterator[Article]:
    """Yield the reports of a corpus."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode()
    for line in filter(None, text.split("\n")):
        row = json.loads(line)
        yield read_text(row["text"], id=str(row["id"]), title=row.get("title"), published=row.get("published"))


def peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
