"""What places, events and figures cost beside the language model alone, on the same texts in the same run."""

import time
from collections.abc import Iterator, Sequence

from benchmarks.annotating import sample
from benchmarks.measure import Measured
from rashomon.annotating.cast import find_cast
from rashomon.annotating.events import find_events
from rashomon.annotating.figures import find_figures
from rashomon.annotating.parsing import Parsed, language_model, parse
from rashomon.annotating.places import find_places
from rashomon.annotating.quotes import find_quotes
from rashomon.annotating.times import find_times

RUNS = 3

# What the three together may add to the language model's own time, in percent.
BAR = 20.0

PARTS = ("places", "events", "figures")


def measure() -> Iterator[Measured]:
    """Yield what each part and what the three together add to the language model's time."""
    articles = sample()
    texts = [article.text for article in articles]
    parsed = list(parse(articles))
    spent = [_spent(parsed) for _ in range(RUNS + 1)][1:]  # the first run loads the gazetteer and the lexicons
    alone = [_model(texts) for _ in range(RUNS + 1)][1:]
    model = sorted(alone)[RUNS // 2]
    shares = [sorted(run[i] for run in spent)[RUNS // 2] / model for i in range(len(PARTS))]
    for part, share in zip(PARTS, shares, strict=True):
        yield Measured(f"{part}, added to the language model's time", 100 * share, "%", note=f"{len(texts)} reports")
    yield Measured("places, events and figures together, added", 100 * sum(shares), "%", bar=BAR)


def _model(texts: Sequence[str]) -> float:
    begin = time.process_time()
    for _ in language_model().pipe(texts):
        pass
    return time.process_time() - begin


def _spent(reports: Sequence[Parsed]) -> tuple[float, ...]:
    """Return the seconds that each part takes on all reports, with all before it done."""
    spent = dict.fromkeys(PARTS, 0.0)
    for parsed in reports:
        times, cast = find_times(parsed), find_cast(parsed)
        begin = time.process_time()
        places = find_places(parsed, cast)
        spent["places"] += time.process_time() - begin
        quotes = find_quotes(parsed, cast, times)
        begin = time.process_time()
        events = find_events(parsed, cast, times, places, quotes)
        spent["events"] += time.process_time() - begin
        begin = time.process_time()
        find_figures(parsed, cast, times, places, quotes, events)
        spent["figures"] += time.process_time() - begin
    return tuple(spent.values())
