"""What a brief tells as done that is not so by the reports: others did it, it was only planned, or one side says so."""

from collections.abc import Iterable, Iterator
from datetime import date

from rashomon.telling.verifying.additions import find_additions
from rashomon.telling.verifying.claims import one_sided
from rashomon.telling.verifying.claims import why as why_one_sided
from rashomon.telling.verifying.contraries import find_contraries
from rashomon.telling.verifying.deeds import (
    Deed,
    find_deeds,
    has_signs,
    is_of_other_side,
    is_shown,
    is_told,
    knows_signs,
    others,
)
from rashomon.telling.verifying.faults import Fault, Kind
from rashomon.telling.verifying.furniture import ROW, SENTENCE_END, is_prose
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import opposites, words_of
from rashomon.telling.verifying.lines import Line, bag
from rashomon.telling.verifying.numbers import Bag
from rashomon.telling.verifying.plans import calls_off, is_only_planned, told_as_done
from rashomon.telling.verifying.sentence import Sentence
from rashomon.telling.verifying.swaps import done_by_others, turned
from rashomon.wording.days import day_in_words

# So much of the telling words stand around a deed of nobody named, or in a sentence of the contrary. Not swept.
LIKE = 0.35

# So much of what a sentence tells stands in a report's that calls it off, and so near come others. Not swept.
OFF_SHARE = 0.55
OFF_NEAR = 0.8


def deed_faults(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield what somebody else does by the reports, or does not do, or is only to do, or does by one side's word.

    Of one verb one thing is said, and what is told as fact is not said again by the sentence that shows it done wrong.
    """
    found = _once(_of_deeds(sentence, text, ground))
    yield from found
    if is_prose(sentence):
        shown = [fault.line for fault in found]
        yield from (claim for claim in _told_as_fact(sentence.piece.text, text, ground) if claim.line not in shown)


def _once(faults: Iterable[Fault]) -> list[Fault]:
    """Return what is wrong, of the same words once: by what a report's sentence shows, where one does."""
    told: list[Fault] = []
    for fault in faults:
        same = next((n for n, one in enumerate(told) if one.start < fault.end and fault.start < one.end), None)
        if same is None:
            told.append(fault)
        elif told[same].line is None and fault.line:
            span = min(told[same].start, fault.start), max(told[same].end, fault.end)
            told[same] = Fault(fault.kind, *span, fault.why, fault.line)
    return told


def _of_deeds(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with each verb, as often as it is found."""
    for deed in find_deeds(text):
        if why := _why_not_deed(deed, sentence, ground):
            yield Fault(Kind.DEED, deed.start, deed.end, why)
    yield from _plans(sentence, text, ground)
    if found := next(turned(text, ground), None):
        act, line = found
        yield Fault(Kind.DEED, act.start, act.end, "the reports have it the other way round", line)
    elif other := next(done_by_others(text, ground), None):
        yield Fault(Kind.DEED, other[0].start, other[0].end, f"the reports have {other[2]} do this", other[1])
    if is_prose(sentence):
        for start, end, why, line in find_contraries(text, ground):
            yield Fault(Kind.DEED, start, end, why, line)
        for start, end, why in find_additions(text, ground):
            yield Fault(Kind.DEED, start, end, why)


def _why_not_deed(deed: Deed, sentence: Sentence, ground: Ground) -> str | None:
    around = sentence.around(deed.start, deed.end, ground)
    signs = ground.having("signs", deed.group)
    if not has_signs(deed.group, signs):
        return "no report tells of this"
    told = deed.is_named and any(is_told(deed, deed.group, line) for line in ground.having("deeds", deed.group))
    if told and deed.whom is None:
        return None
    shown = (line for line in signs if is_shown(deed, line))
    if knows_signs(deed.group) and not any(_is_of_the_like(deed, around, line, ground) for line in shown):
        return f"no report tells this of {deed.who}"
    if told:
        return None
    if not deed.is_named:
        alike = [line for _, line in ground.like(bag(sentence.text), LIKE)]
        fights = deed.group in words_of("fighting")
        return "the reports have the other side do this" if fights and is_of_other_side(deed, alike) else None
    alike = [line for _, line in ground.like(around, LIKE)]
    if any(is_told(deed, contrary, line) for contrary in sorted(opposites(deed.group)) for line in alike):
        return "the reports tell the contrary"
    who = [name for line in alike for name in others(deed, line)]
    return f"no report has {deed.who} do this; {who[0]} does" if who else None


def _is_of_the_like(deed: Deed, around: Bag, line: Line, ground: Ground) -> bool:
    """Say whether a line that shows a deed may be of what a sentence tells: of a doer without a name, of the like."""
    if deed.is_named and deed.group not in words_of("weak_signs"):
        return True
    return ground.share(around, line.around | bag(line.before)) >= LIKE


def _plans(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield what is told as done of which the reports tell that it is to come, or was called off."""
    known = [found.day.full for found in sentence.days]
    bare = all(full or found.day.weekday is not None for full, found in zip(known, sentence.days, strict=True))
    last = max((day for days in ground.published.values() for day in days if day), default=None)
    if bare and (planned := is_only_planned(text, [day for day in known if day], ground.plans, last)):
        yield Fault(Kind.DEED, *planned, "the reports tell of this as planned, none as done")
    elif last and (late := _is_later(sentence, text, last, ground)):
        yield Fault(Kind.DEED, *late, f"told as done, but the last report is of {day_in_words(last)}")
    elif off := _is_called_off(text, ground):
        yield Fault(Kind.DEED, *off, "the reports tell that this was called off")


def _is_later(sentence: Sentence, text: str, last: date, ground: Ground) -> tuple[int, int] | None:
    """Return what a sentence tells as done on a day after that of the last report."""
    if ROW.match(sentence.piece.text) or not SENTENCE_END.search(sentence.piece.text):
        return None
    for found in (found for found in sentence.days if found.day.month or found.day.weekday is not None):
        place = told_as_done(text, found.start)
        around = sentence.around(found.start, found.end, ground)
        days = [known for known in ground.days if known.day.bounds and found.is_told_by(known.day)]
        best = max(days, key=lambda known: ground.share(around, known.around), default=None)
        bounds = found.day.bounds or (best.day.bounds if best else None)
        if place and bounds and bounds[0] > last:
            return place
    return None


def _is_called_off(text: str, ground: Ground) -> tuple[int, int] | None:
    """Return what a sentence tells as done, where the reports' sentence that is most like it says it was called off."""
    place = told_as_done(text, len(text))
    telling = bag(text) - ground.people  # who it is about tells least: of him there is more
    alike = ground.like(telling, OFF_SHARE) if place and SENTENCE_END.search(text) else []
    near = [line for share, line in alike if share >= OFF_NEAR * alike[0][0]]
    return place if near and all(calls_off(line.text) for line in near) else None


def _told_as_fact(written: str, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield a sentence that tells as fact what the reports have as the word of one side."""
    if claim := one_sided(written, bag(text), ground):
        yield Fault(Kind.CLAIM, 0, len(written), why_one_sided(claim[0]), claim[1])
