"""What reading costs: pages beside plain trafilatura with metadata, and the marking of furniture in plain text.

Both sides run in turn on the same pages. Every text is marked once in a run, with nothing kept from the run before.
"""

import gzip
import json
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.measure import DATA, EXAMPLES, Measured, interleaved
from rashomon.reading import read_bytes

RUNS = 5

# Of the runs over plain texts the least counts: a tenth of a second each, in which other work on the machine shows.
TEXT_RUNS = 20
TEXTS_A_CORPUS = 250
CORPORA = ("stories-gva.jsonl.gz", "syria.jsonl.gz", "stories-basil.jsonl", "times.jsonl", "quotes.jsonl")

# What a page may take, as a share of what plain trafilatura with metadata takes: half.
PAGE_BAR = 0.5

# What a megabyte of plain text may take, in milliseconds: 20 MB a second.
TEXT_BAR = 50.0


def measure() -> Iterator[Measured]:
    """Yield the pace of pages beside trafilatura's, and of plain text."""
    yield from measure_pages(sample_pages())
    for name, texts in sample_texts().items():
        yield measure_text(name, texts)
    yield measure_text("all", [text for texts in sample_texts().values() for text in texts], bar=TEXT_BAR)


def measure_pages(pages: Sequence[bytes]) -> Iterator[Measured]:
    """Yield what a page takes beside plain trafilatura, and pages a second of both."""
    import trafilatura

    def ours() -> None:
        for page in pages:
            list(read_bytes(page, "page"))

    def plain() -> None:
        for page in pages:
            trafilatura.extract(page, fast=True, include_comments=False, with_metadata=True)

    ours()
    plain()
    own, other = interleaved(RUNS, ours, plain, clock=time.process_time)
    yield Measured(
        "a page, times plain trafilatura with metadata", own / other, bar=PAGE_BAR, note=f"{len(pages)} pages"
    )
    yield Measured("read pages, a second", len(pages) / own)
    yield Measured("plain trafilatura, pages a second", len(pages) / other)


def measure_text(name: str, texts: Sequence[str], bar: float | None = None) -> Measured:
    """Return what marking the furniture of a megabyte of plain text takes."""
    from rashomon.reading.furniture import mark_blocks

    taken = []
    for _ in range(TEXT_RUNS):
        begin = time.process_time()
        for text in texts:
            mark_blocks(text)
        taken.append(time.process_time() - begin)
    megabytes = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    pace = megabytes / min(taken)
    return Measured(f"mark furniture, a megabyte ({name})", 1000 / pace, "ms", bar=bar, note=f"{pace:.1f} MB/s")


def sample_pages() -> list[bytes]:
    """Return the pages of the corpus where it is there, else those of the examples."""
    pages = [gzip.decompress(path.read_bytes()) for path in sorted((DATA / "pages").glob("*.html.gz"))]
    return pages or [path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))]


def sample_texts() -> dict[str, list[str]]:
    """Return plain texts by corpus, else those of the examples."""
    files = [DATA / name for name in CORPORA if (DATA / name).exists()]
    found = {file.name.split(".")[0]: list(islice(texts_of(file), TEXTS_A_CORPUS)) for file in files}
    return found or {"examples": [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]}


def texts_of(file: Path) -> Iterator[str]:
    """Yield the texts of a corpus."""
    data = file.read_bytes()
    for line in filter(None, (gzip.decompress(data) if file.suffix == ".gz" else data).decode().split("\n")):
        yield json.loads(line)["text"]
