"""One sentence of a brief against what reports support: quotations first, then days, numbers, names and deeds."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from rashomon.telling.verifying.callings import wrong_callings
from rashomon.telling.verifying.day_faults import why_not_day
from rashomon.telling.verifying.days import find_days
from rashomon.telling.verifying.deed_faults import deed_faults
from rashomon.telling.verifying.faults import Fault, Kind
from rashomon.telling.verifying.furniture import FURNITURE, RECKONED, RULE, WAS, is_prose
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lines import parts
from rashomon.telling.verifying.names import find_names, is_supported
from rashomon.telling.verifying.number_faults import why_not_number
from rashomon.telling.verifying.numbers import Bag
from rashomon.telling.verifying.offices import wrong_offices
from rashomon.telling.verifying.prose import Piece
from rashomon.telling.verifying.quotations import Quotation, fault_of, find_quotations, wrong_speaker
from rashomon.telling.verifying.sentence import Sentence, blank
from rashomon.telling.verifying.swapped_counts import find_swapped
from rashomon.wording.numbers import NUMBER


def faults(piece: Piece, ground: Ground, cited: Sequence[Bag] = ()) -> Iterator[Fault]:
    """Yield what is wrong with one sentence, by the passages that it cites or by any.

    What is quoted is checked as a quotation, not word by word.
    """
    if WAS.match(piece.text):
        return
    if piece.quoted:
        yield from _quotation(Quotation(0, len(piece.text)), piece.text, ground)
        return
    quotations = [] if RULE.search(piece.text) else list(find_quotations(piece.text))
    text = piece.text
    for quotation in quotations:
        yield from _quotation(quotation, piece.text, ground)
        text = blank(text, quotation.start, quotation.end)
    days = sorted(find_days(text), key=lambda found: found.start)
    ours = chain(FURNITURE.finditer(text), ground.outlets.finditer(text))
    own = [*((day.start, day.end) for day in days), *(match.span() for match in ours)]
    text, around = _blanked(text, own), _blanked(piece.text, own)
    reckoned = [match.span() for match in RECKONED.finditer(text)]
    text, around = _blanked(text, reckoned), _blanked(around, reckoned)
    yield from _plain_faults(Sentence(piece, around, days, () if quotations else cited), text, ground)


def _blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        text = blank(text, start, end)
    return text


def _plain_faults(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with what a sentence tells in its own words, of which `text` has no others."""
    for found in sentence.days:
        if why := why_not_day(found, sentence, ground):
            yield Fault(Kind.DAY, found.start, found.end, why)
    for match in DECADE.finditer(text):
        if not ground.says(parts(match.group())):
            yield Fault(Kind.DAY, *match.span(), "no report tells of these years")
    for match in NUMBER.finditer(text):
        if why := why_not_number(match, sentence, ground):
            yield Fault(Kind.NUMBER, *match.span(), why)
    if is_prose(sentence):
        for count, line in find_swapped(text, ground):
            yield Fault(Kind.NUMBER, count.start, count.end, "the reports have these numbers the other way round", line)
    for name in find_names(text):
        if not is_supported(name, text, ground):
            yield Fault(Kind.NAME, name.start, name.end, "no report has this name")
    for start, end, why in chain(wrong_offices(text, ground.offices), wrong_callings(text, ground)):
        yield Fault(Kind.NAME, start, end, why)
    yield from deed_faults(sentence, text, ground)


DECADE = re.compile(r"\b(?:1[5-9]|20)\d0s\b")


def _quotation(quotation: Quotation, text: str, ground: Ground) -> Iterator[Fault]:
    why = fault_of(quotation.of(text), ground) or wrong_speaker(quotation, text, ground)
    if why:
        yield Fault(Kind.QUOTATION, quotation.start, quotation.end, why)
