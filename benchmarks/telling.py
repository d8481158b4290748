"""What weighing and telling a story of 200 annotated reports costs, on one core.

Of three kinds: war reports full of counts and speakers, which lost their commas and so have no clauses; short reports
of shootings, which tell the same deeds again and again; long ones of politics, which quote much.
"""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection

from benchmarks.annotating import rows, sample
from benchmarks.measure import DATA, Measured
from rashomon import linking, telling, weighing
from rashomon.archive.annotating import annotate_each
from rashomon.archive.collecting import uncollected
from rashomon.model import Article, Case, Report, Story

CORPORA = {"war": "syria.jsonl.gz", "shootings": "stories-gva.jsonl.gz", "politics": "stories-basil.jsonl"}
REPORTS = 200
RUNS = 3
BAR_SECONDS = 1.0


def measure() -> Iterator[Measured]:
    """Yield the processor seconds that weighing takes, telling takes, and both: of the quickest of some runs.

    Each run is of a process that has told the other kinds and nothing of this one: what it keeps of words is warm, and
    what it keeps of texts is not, as where a new story comes.
    """
    kinds = {kind: DATA / name for kind, name in CORPORA.items() if (DATA / name).exists()}
    cases = {kind: _case(list(islice(rows(file), REPORTS))) for kind, file in kinds.items()}
    for kind, case in (cases or {"examples": _case(sample())}).items():
        others = [other for other in cases.values() if other is not case]
        to_weigh, to_tell = min((_in_its_own(case, others) for _ in range(RUNS)), key=sum)
        note = f"{len(case.reports)} reports, {len(case.happenings):,} happenings"
        yield Measured(f"weighing a story ({kind})", to_weigh, "s", note=note)
        yield Measured("telling it, as a page", to_tell, "s")
        yield Measured("weighing and telling", to_weigh + to_tell, "s", bar=BAR_SECONDS)


def _in_its_own(case: Case, others: Sequence[Case]) -> tuple[float, float]:
    """Return the seconds of weighing and of telling a story, behind others, in a process of its own.

    It gets them through a pipe: reports that it shared with us it would copy page by page while it weighs them.
    """
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_tell_all, args=((*others, case), theirs))
    process.start()
    theirs.close()
    taken: tuple[float, float] = ours.recv()
    process.join()
    return taken


def _tell_all(cases: Sequence[Case], pipe: Connection) -> None:
    pipe.send([_seconds(case) for case in cases][-1])


@uncollected()  # as where the archive tells a story
def _seconds(case: Case) -> tuple[float, float]:
    begin = time.process_time()
    weighed = weighing.weigh(case)
    told = time.process_time()
    telling.render(telling.make_brief(case, weighed), "html")
    return told - begin, time.process_time() - told


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
