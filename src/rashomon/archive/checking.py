"""Whether an archive is whole: every quoted word in its report, everything derived from the record rebuildable."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from rashomon.archive.chain import Line
from rashomon.archive.joining import join
from rashomon.model import Evidence, Report, Span
from rashomon.model.kept import Level

if TYPE_CHECKING:
    from rashomon.archive.affairs import Affairs
    from rashomon.store import Store


def find_faults(store: "Store", annotated_by: str, affairs: "Affairs") -> Iterator[str]:
    """Yield, in words, each statement whose words are not in its report, and each derived thing that has changed."""
    for report in store.former_reports(annotated_by):
        yield from _misquotes(report, [report])
    for line in affairs.lines():
        yield from _wrong_words(line, affairs)
        if affairs.match(line) != affairs.affair(line):
            yield f"what is matched within the storyline {line.storyline.id} is not what its reports give"
    yield from _changed(store, annotated_by)


def _wrong_words(line: Line, affairs: "Affairs") -> Iterator[str]:
    from rashomon import weighing

    reports = affairs.reports(line, line.ids)
    case = affairs.whole(line)
    for thing in (*reports, (case, weighing.weigh(case))):
        yield from _misquotes(thing, reports)


def _misquotes(statements: object, reports: Iterable[Report]) -> Iterator[str]:
    texts = {report.article.id: report.article.text for report in reports}
    for evidence in evidence_in(statements):
        text = texts.get(evidence.article)
        if text is None or evidence.span.of(text) != evidence.quote:
            at = f"{evidence.article}:{evidence.span.start}-{evidence.span.end}"
            yield f"{at}: the report does not say {evidence.quote!r} there"


def evidence_in(thing: object) -> Iterator[Evidence]:
    """Yield all evidence in a thing of the vocabulary, however deep."""
    if isinstance(thing, Evidence):
        yield thing
    elif isinstance(thing, msgspec.Struct) and not isinstance(thing, Span):
        for name in thing.__struct_fields__:
            yield from evidence_in(getattr(thing, name))
    elif isinstance(thing, (list, tuple)):
        for part in thing:
            yield from evidence_in(part)


def _changed(store: "Store", annotated_by: str) -> Iterator[str]:
    """Take all steps anew, in an archive beside this one, and yield what comes out otherwise than it is kept."""
    from rashomon.store import Store

    with store.linked(annotated_by) as kept, Store() as other, other.linking(annotated_by) as anew:
        for step in range(1, kept.last_step() + 1):
            join(anew, step, kept)
        for level in Level:
            if list(kept.shelf(level).all_groups()) != list(anew.shelf(level).all_groups()):
                yield f"the {level} kept are not those that the reports give"
        if kept.all_dates() != anew.all_dates():
            yield "the dates kept are not those that the reports give"
