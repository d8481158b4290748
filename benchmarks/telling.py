"""What weighing and telling a story of 200 annotated reports costs, on one core.

Of three kinds: war reports full of counts and speakers, which lost their commas and so have no clauses; short reports
of shootings, which tell the same deeds again and again; long ones of politics, which quote much.
"""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

from benchmarks.annotating import rows, sample
from benchmarks.measure import DATA, Measured
from rashomon import linking, telling, weighing
from rashomon.archive.annotating import annotate_each
from rashomon.model import Article, Case, Report, Story

CORPORA = {"war": "syria.jsonl.gz", "shootings": "stories-gva.jsonl.gz", "politics": "stories-basil.jsonl"}
REPORTS = 200
RUNS = 3
BAR_SECONDS = 1.0

T = TypeVar("T")


def measure() -> Iterator[Measured]:
    """Yield the processor seconds that weighing takes, telling takes, and both; the least of some runs of each."""
    kinds = {kind: DATA / name for kind, name in CORPORA.items() if (DATA / name).exists()}
    for kind, file in kinds.items():
        yield from measure_story(kind, list(islice(rows(file), REPORTS)))
    if not kinds:
        yield from measure_story("examples", sample())


def measure_story(kind: str, articles: list[Article]) -> Iterator[Measured]:
    """Yield the same of some reports as one story."""
    case = _case(articles)
    weighed, to_weigh = _least(lambda: weighing.weigh(case))
    _, to_tell = _least(lambda: telling.render(telling.make_brief(case, weighed), "html"))
    note = f"{len(case.reports)} reports, {len(case.happenings):,} happenings"
    yield Measured(f"weighing a story ({kind})", to_weigh, "s", note=note)
    yield Measured("telling it, as a page", to_tell, "s")
    yield Measured("weighing and telling", to_weigh + to_tell, "s", bar=BAR_SECONDS)


def _case(articles: list[Article]) -> Case:
    """Return the reports as one story, with all that linking finds among them."""
    reports = tuple(report for report in annotate_each(articles) if isinstance(report, Report))
    articles = [report.article for report in reports]
    annotations = [report.annotations for report in reports]
    copies = linking.find_copies(articles)
    echoes = linking.find_echoes(articles, annotations, copies)
    names = linking.match_names([echoes.once(each) for each in annotations])
    carried = [echoes.of(each) for each in annotations]
    story = Story(id="story", articles=tuple(article.id for article in articles), title="A story")
    return Case(
        title=story.title,
        stories=(story,),
        reports=tuple(Report(article=a, annotations=n) for a, n in zip(articles, carried, strict=True)),
        copies=copies,
        echoes=echoes.pairs,
        happenings=linking.match_events(articles, carried, names, (story,), echoes.pairs),
        names=names,
    )


def _least(run: Callable[[], T]) -> tuple[T, float]:
    taken = []
    for _ in range(RUNS):
        begin = time.process_time()
        result = run()
        taken.append(time.process_time() - begin)
    return result, min(taken)
