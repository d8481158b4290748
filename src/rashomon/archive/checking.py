"""Whether an archive is whole: every quoted word in its report, everything derived from the record rebuildable."""

from collections.abc import Iterator, Sequence

import msgspec

from rashomon.archive.chain import Linked, find_cases
from rashomon.model import Evidence, Report, Span


def find_faults(reports: Sequence[Report], formers: Sequence[Report], kept: Linked, rebuilt: Linked) -> tuple[str, ...]:
    """Return, in words, each statement whose words are not in its report, and each derived thing that has changed.

    `formers` are the former versions of reports that were edited; `rebuilt` is what linking makes of the record now.
    """
    return tuple(_wrong_words(reports, formers, kept)) + tuple(_changed(kept, rebuilt))


def _wrong_words(reports: Sequence[Report], formers: Sequence[Report], linked: Linked) -> Iterator[str]:
    from rashomon import weighing

    texts = {report.article.id: report.article.text for report in (*reports, *formers)}
    for report in (*reports, *formers):
        yield from _misquotes(report, texts)
    for case in find_cases(reports, linked):
        yield from _misquotes((case, weighing.weigh(case)), texts)


def _misquotes(statements: object, texts: dict[str, str]) -> Iterator[str]:
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


def _changed(kept: Linked, rebuilt: Linked) -> Iterator[str]:
    for name in Linked.__struct_fields__:
        if getattr(kept, name) != getattr(rebuilt, name):
            yield f"the {name} kept are not those that the reports give"
