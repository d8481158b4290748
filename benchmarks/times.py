"""What finding times costs: alone, against HeidelTime's 0.4 s a report, and within the chain."""

import time
from collections.abc import Iterator

from benchmarks.annotating import sample
from benchmarks.measure import Measured, interleaved
from rashomon.annotating.parsing import language_model, parse
from rashomon.annotating.times import find_times, find_times_alone

RUNS = 3

# HeidelTime (Java, its tagger included) took 0.4 s a report of times.jsonl on one core; ours is to be 30 times as fast.
HEIDELTIME_SECONDS, TIMES_FASTER = 0.4, 30

# What finding times may add to the language model's own time, in percent.
ADDED_BAR = 5.0


def measure() -> Iterator[Measured]:
    """Yield what a report costs without the language model, and what times add to it."""
    articles = sample()
    bar = 1000 * HEIDELTIME_SECONDS / TIMES_FASTER
    parsed = list(parse(articles))
    texts = [paragraph.doc.text for report in parsed for paragraph in report.paragraphs]
    alone, model, added = interleaved(
        RUNS,
        lambda: [find_times_alone(article) for article in articles],
        lambda: list(language_model().pipe(texts)),
        lambda: [find_times(report) for report in parsed],
        clock=time.process_time,
    )
    yield Measured(
        "times alone, a report", 1000 * alone / len(articles), "ms", bar=bar, note=f"{len(articles)} reports"
    )
    yield Measured("times, added to the language model's time", 100 * added / model, "%", bar=ADDED_BAR)
