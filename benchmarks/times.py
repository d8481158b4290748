"""What finding times costs: alone, against HeidelTime's 0.4 s a report, and within the chain."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.annotating import sample
from benchmarks.measure import Measured
from rashomon.annotating.parsing import language_model, parse
from rashomon.annotating.times import find_times, find_times_alone
from rashomon.model import Article

RUNS = 3

# HeidelTime (Java, its tagger included) took 0.4 s a report of times.jsonl on one core; ours is to be 30 times as fast.
HEIDELTIME_SECONDS, TIMES_FASTER = 0.4, 30

# What finding times may add to the language model's own time, in percent.
ADDED_BAR = 5.0


def measure() -> Iterator[Measured]:
    """Yield what a report costs without the language model, and what times add to it."""
    articles = sample()
    bar = 1000 * HEIDELTIME_SECONDS / TIMES_FASTER
    alone = _seconds(lambda: [find_times_alone(article) for article in articles])
    yield Measured(
        "times alone, a report", 1000 * alone / len(articles), "ms", bar=bar, note=f"{len(articles)} reports"
    )
    parsed = list(parse(articles))
    texts = [paragraph.doc.text for report in parsed for paragraph in report.paragraphs]
    model = _seconds(lambda: list(language_model().pipe(texts)))
    added = _seconds(lambda: [find_times(report) for report in parsed])
    yield Measured("times, added to the language model's time", 100 * added / model, "%", bar=ADDED_BAR)


def _size(articles: list[Article]) -> str:
    return f"{len(articles)} reports of {sum(len(article.text) for article in articles) // len(articles):,} characters"


def _seconds(side: Callable[[], object]) -> float:
    """Return the median of the processor's time; other work on the machine does not count."""
    taken = []
    for _ in range(RUNS):
        begin = time.process_time()
        side()
        taken.append(time.process_time() - begin)
    return median(taken)
