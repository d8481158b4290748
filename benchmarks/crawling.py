"""What reading an archive of the web costs beside fastwarc and the extraction of its pages; how its memory grows.

The archive is made by a seeded writer of our own: reports of an invented harbour, with menus and footers around them.
"""

import gzip
import io
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measured, interleaved

RUNS = 3
PAGES = 300
FEW, MANY = 1_000, 20_000

# What an archive may take, as a multiple of fastwarc and the reading of its pages alone.
BAR = 1.5

# How much more memory the larger archive may take: lines that pages repeat are remembered, up to some 16,000 of them,
# which comes to 7 MB of 44; a leak of a kilobyte a record would be 20 MB.
FLAT = 1.25

_WHO = (
    "The harbour master",
    "A spokeswoman for the coast guard",
    "The minister of transport",
    "The owner of the ferry",
)
_SAID = ("said on {day} that {n} people were missing after the {ship} sank off Port Amber",)
_MORE = (
    "told reporters that divers had searched the {ship} for {n} hours and would go on at first light",
    "denied that the {ship} had been overloaded, as {n} passengers were on board when it left",
    "promised an inquiry into why {n} life jackets were found locked away after the accident",
    "called the loss of {n} lives the worst that the island had seen since the winter of 1974",
)
_SHIPS = ("Saint Elmo", "Amber Star", "Lady Grey", "North Wind", "Two Brothers")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def page(seed: int, paragraphs: int) -> bytes:
    """Return a page of news: another one for each seed, always the same for the same."""
    chance = random.Random(seed)
    day = f"2016-10-{chance.randint(10, 28)}"

    def sentence(forms: tuple[str, ...]) -> str:
        words = chance.choice(forms).format(
            day=chance.choice(_DAYS), n=chance.randint(2, 60), ship=chance.choice(_SHIPS)
        )
        return f"{chance.choice(_WHO)} {words}."

    body = "".join(
        f"<p>{sentence(_SAID if i == 0 else _MORE)} {sentence(_MORE)} {sentence(_MORE)}</p>" for i in range(paragraphs)
    )
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("News", "Harbour", "Sport", "Weather"))
    title = f"Search for the {chance.choice(_SHIPS)} goes on, {seed}"
    return (
        f'<!DOCTYPE html><html><head><title>{title} | Bay Post</title><meta property="og:site_name" content="Bay Post">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>{title}</h1><p class='byline'>By Ana Lund</p>{body}</article>"
        f"<footer><p>Copyright Bay Post</p><ul>{menu}</ul></footer></body></html>"
    ).encode()


def record(seed: int, paragraphs: int) -> bytes:
    """Return a page as a crawler keeps it."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(seed, paragraphs)
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{seed}>\r\nWARC-Date: 2016-10-30T08:00:00Z\r\n"
        f"WARC-Target-URI: https://bay.example/{seed}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def write_crawl(path: Path, records: int, paragraphs: int) -> None:
    """Write an archive with so many pages, each record gzipped."""
    with path.open("wb") as file:
        for seed in range(records):
            file.write(gzip.compress(record(seed, paragraphs), 1))


def measure_speed() -> Iterator[Measured]:
    """Yield what an archive costs beside fastwarc and the extraction of its pages."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    from rashomon.reading import read_stream
    from rashomon.reading.pages import read_pages

    data = b"".join(gzip.compress(record(seed, 12)) for seed in range(PAGES))

    def bodies() -> Iterator[bytes]:
        for found in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response, auto_decode="all"):
            yield found.reader.read()

    def whole() -> None:
        assert sum(1 for _ in read_stream(io.BytesIO(data), "crawl")) == PAGES

    def alone() -> None:
        for body in bodies():
            list(read_pages(body, "page"))

    def plain() -> None:
        for body in bodies():
            trafilatura.bare_extraction(body, fast=True, include_comments=False, with_metadata=True)

    ours, pages, theirs, bare = interleaved(RUNS, whole, alone, plain, lambda: list(bodies()))
    note = f"{PAGES} pages, {len(data) // PAGES:,} bytes each, packed"
    yield Measured("WARC, times fastwarc and our pages alone", ours / pages, bar=BAR, note=note)
    yield Measured("WARC, times fastwarc and plain trafilatura", ours / theirs, bar=BAR)
    yield Measured("WARC, pages a second", PAGES / ours)
    yield Measured("fastwarc alone, records a second", PAGES / bare)


def measure_memory() -> Iterator[Measured]:
    """Yield the most memory that reading a small and a large archive takes, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for records in (FEW, MANY):
            path = Path(folder) / f"{records}.warc.gz"
            write_crawl(path, records, 3)
            peaks.append(float(_run("benchmarks.crawling", str(path), str(records))))
            yield Measured(f"WARC of {records:,} records, peak memory", peaks[-1], "MB")
    yield Measured(f"WARC, memory of {MANY:,} records by {FEW:,}", peaks[1] / peaks[0], bar=FLAT)


def _run(module: str, *arguments: str) -> str:
    ran = subprocess.run([sys.executable, "-m", module, *arguments], check=True, capture_output=True, text=True)
    return ran.stdout.split()[-1]


def main(path: str, records: str) -> None:
    """Read an archive and print the most memory that it took, in MB."""
    from rashomon.archive.files import read_file
    from rashomon.model import Article

    assert sum(isinstance(result, Article) for result in read_file(path)) == int(records)
    print(own_peak())


def own_peak() -> float:
    """Return the most memory that this process has held, in MB; what `resource` says includes its parent's on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main(*sys.argv[1:])
