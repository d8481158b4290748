"""What the cast and the quotations cost beside the language model, on the same reports in the same run."""

import time
from collections.abc import Iterator

from benchmarks.annotating import sample
from benchmarks.measure import Measured, interleaved
from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import language_model, parse
from rashomon.annotating.quotes import find_quotes

RUNS = 5

# What finding quotations may add to the language model's own time, in percent.
BAR = 20.0


def measure() -> Iterator[Measured]:
    """Yield what the cast and the quotations add to the language model's time."""
    parsed = list(parse(sample()))
    texts = [paragraph.doc.text for report in parsed for paragraph in report.paragraphs]
    casts = [find_cast(report) for report in parsed]
    model, cast, quotes = interleaved(
        RUNS,
        lambda: list(language_model().pipe(texts)),
        lambda: [find_cast(report) for report in parsed],
        lambda: [find_quotes(report, found, ()) for report, found in zip(parsed, casts, strict=True)],
        clock=time.process_time,
    )
    yield Measured("cast, added to the language model's time", 100 * cast / model, "%", note=f"{len(parsed)} reports")
    yield Measured("quotes, added to the language model's time", 100 * quotes / model, "%", bar=BAR)
