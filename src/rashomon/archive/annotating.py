"""Annotating many reports so that one that breaks an annotator does not stop the others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.annotating.kinds import ALL, Kind
from rashomon.model import Article, Failure, Report

# As many reports as the language model takes in one batch.
BATCH = 64


def annotate_each(articles: Iterable[Article], only: frozenset[Kind] = ALL) -> Iterator[Report | Failure]:
    """Yield each report with what was found in it, in order; one that could not be annotated is a failure."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield from _annotate_batch(batch, only)


def _annotate_batch(batch: Sequence[Article], only: frozenset[Kind]) -> list[Report | Failure]:
    from rashomon.annotating import annotate

    try:
        found = list(annotate(batch, only))
        return [Report(article=a, annotations=f) for a, f in zip(batch, found, strict=True)]
    except Exception as error:  # a fault of ours, whatever it is: find the report that it is about
        if len(batch) > 1:
            return [result for article in batch for result in _annotate_batch([article], only)]
        reason = f"could not be annotated, a fault of ours ({type(error).__name__}: {error})"
        return [Failure(name=batch[0].read_from or batch[0].id, reason=reason)]
