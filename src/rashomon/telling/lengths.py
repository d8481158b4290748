"""The lengths of a brief: all of it, what fits on a page, or one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from rashomon.telling.brief import Brief, Length, Line, Matrix
from rashomon.wording.numbers import counted

# What fits on one printed page with its evidence.
SHORT = 5
SHORT_CONTESTED = 3
SHORT_NUMBERS = 2
SHORT_COMING = 3

# What a report is called whose outlet nobody names.
UNNAMED = "outlet not named"

# So many outlets are named behind the one sentence.
MOST_OUTLETS = 3

T = TypeVar("T")


def left_out(count: int) -> str:
    """Say how much of a part a short brief leaves out."""
    return f"and {count} more, in the full brief"


def shortened(brief: Brief, length: Length) -> Brief:
    """Return a brief at a length: with fewer statements, each as it was, and the evidence of these alone."""
    if length == "full":
        return brief
    if length == "line":
        kept = replace(brief, lead=(), agreed=(), contested=(), numbers=(), single=(), coming=())
    else:
        single = () if brief.agreed else brief.single
        kept = replace(
            brief,
            agreed=brief.agreed[:SHORT],
            agreed_left=len(brief.agreed[SHORT:]),
            contested=brief.contested[:SHORT_CONTESTED],
            contested_left=len(brief.contested[SHORT_CONTESTED:]),
            numbers=brief.numbers[:SHORT_NUMBERS],
            numbers_left=len(brief.numbers[SHORT_NUMBERS:]),
            single=single[:SHORT],
            single_left=len(single[SHORT:]),
            coming=brief.coming[:SHORT_COMING],
            coming_left=len(brief.coming[SHORT_COMING:]),
        )
    bare = replace(
        kept,
        length=length,
        reports=tuple(replace(row, basis=row.basis.partition(": ")[0]) for row in brief.reports),
        voices=(),
        plans=(),
        timeline=(),
        matrix=Matrix(origins=(), rows=()),
    )
    return renumbered(bare)


def sources_of(brief: Brief) -> str:
    """Return who stands behind the one sentence of a brief, for a reader who has nothing else of it."""
    reports = {reference.number: reference.report for reference in brief.references}
    outlets = {row.number: row.outlet for row in brief.reports}
    cited = dict.fromkeys(outlets[reports[number]] for number in brief.summary.references if number in reports)
    named = sorted(cited, key=lambda outlet: outlet == UNNAMED)[:MOST_OUTLETS]
    rest = f" and {len(cited) - len(named)} more" if len(cited) > len(named) else ""
    reports_told = counted(len(brief.reports), "report")
    return f"{', '.join(named)}{rest}; {reports_told}" if named else reports_told


def renumbered(brief: Brief) -> Brief:
    """Return the brief with the references that its statements use, numbered anew in the order of their use."""
    used = dict.fromkeys(_used(brief))
    numbers = {old: new for new, old in enumerate(used, 1)}
    by_number = {reference.number: reference for reference in brief.references}
    return replace(
        _with_numbers(brief, numbers),
        references=tuple(replace(by_number[old], number=new) for old, new in numbers.items()),
    )


def _used(told: object) -> Iterator[int]:
    """Yield every reference that a brief, or a part of one, makes."""
    if isinstance(told, msgspec.Struct) and not isinstance(told, Matrix):
        for name in told.__struct_fields__:
            if name == "references" and not isinstance(told, Brief):
                yield from getattr(told, name)
            elif name not in ("references", "reports"):
                yield from _used(getattr(told, name))
    elif isinstance(told, tuple):
        for part in told:
            yield from _used(part)


def _with_numbers(told: T, numbers: Mapping[int, int]) -> T:
    """Return a brief, or a part of one, with its references numbered otherwise."""
    if isinstance(told, tuple):
        return tuple(_with_numbers(part, numbers) for part in told)  # type: ignore[return-value]
    if not isinstance(told, msgspec.Struct) or isinstance(told, Matrix):
        return told
    changes: dict[str, Any] = {}
    for name in told.__struct_fields__:
        value = getattr(told, name)
        if name == "references" and not isinstance(told, Brief):
            changes[name] = tuple(numbers[number] for number in value)
        elif isinstance(value, tuple | msgspec.Struct) and name not in ("references", "reports"):
            changes[name] = _with_numbers(value, numbers)
    return replace(told, **changes)


def summarized(brief: Brief) -> Brief:
    """Return the brief with the affair in one sentence: the first of the lead, and how much is contested."""
    return replace(brief, summary=summarize(brief.lead, len(brief.contested), len(brief.reports)))


def summarize(lead: Sequence[Line], contested: int, reports: int) -> Line:
    """Return the affair in one sentence: the first of the lead, and how much is contested."""
    if not lead:
        return Line(text=f"{counted(reports, 'report')} in which no happening is told by itself.", references=())
    matters = f"; {counted(contested, 'matter')} contested" if contested else ""
    text = lead[0].text.removesuffix(".") + matters
    return Line(text=text if text.endswith(".”") else f"{text}.", references=lead[0].references)
