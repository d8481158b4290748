"""One sentence of a brief against what reports support: quotations first, then days, numbers and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.telling.verifying.claims import one_sided, why
from rashomon.telling.verifying.days import DayWords, find_days
from rashomon.telling.verifying.deeds import (
    Deed,
    find_deeds,
    has_signs,
    is_shown,
    is_told,
    knows_signs,
    others,
)
from rashomon.telling.verifying.ground import Ground, Row
from rashomon.telling.verifying.lexicon import groups_of, opposites, words_of
from rashomon.telling.verifying.lines import Line, bag, day_mark, parts
from rashomon.telling.verifying.names import find_names, is_supported
from rashomon.telling.verifying.numbers import Bag, KnownNumber, counted, is_age, unit_of, whom_of, worth_of
from rashomon.telling.verifying.offices import wrong_offices
from rashomon.telling.verifying.plans import calls_off, is_only_planned, told_as_done
from rashomon.telling.verifying.prose import Piece
from rashomon.telling.verifying.quotations import Quotation, fault_of, find_quotations, wrong_speaker
from rashomon.telling.verifying.sentence import ENOUGH, FILL, FORMER, TALLY, Sentence, blank
from rashomon.telling.verifying.swaps import turned
from rashomon.wording.days import day_in_words
from rashomon.wording.numbers import NUMBER, is_vague, number


class Kind(StrEnum):
    """What is not supported."""

    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    QUOTATION = "quotation"
    DEED = "deed"
    CLAIM = "claim"


@dataclass(frozen=True)
class Fault:
    """What is wrong with the words between two places of a piece, and the report's sentence that shows it."""

    kind: Kind
    start: int
    end: int
    why: str
    line: Line | None = None


# How much of the telling words around a day or a number must stand around it in some report too, by their weight.
# Swept 0.2 to 0.6 by evals/verify.py: see docs/verify.md.
DAY_SHARE = 0.5
NUMBER_SHARE = 0.35

# So much of them stands around a number and in the sentence before it, where a brief makes one sentence of two.
TOGETHER = 0.6

# A number as large as this stands in two reports by chance too seldom to ask what stands around it.
TELLING_NUMBER = 1000

# "The two agreed" counts nobody anew.
BOTH = re.compile(r"\bthe two$", re.IGNORECASE)

_NOUNS = "|".join(sorted(words_of("furniture_nouns"), key=lambda word: (-len(word), word)))
_ADJECTIVES = "|".join(sorted(words_of("furniture_adjectives"), key=lambda word: (-len(word), word)))
_SMALL = "|".join(sorted(words_of("small_numbers")))

# References, list numbers and counts of a brief's own parts, which no report can support.
FURNITURE = re.compile(
    r"\[\d+\]|^\s*(?:[-*+]\s+)?\d+[.)]\s|\breports? \d+(?:(?:, \d+)*(?:,? and \d+)?)|"
    rf"\b(?:\d+|{_SMALL}) (?:(?:{_ADJECTIVES}) )*(?:{_NOUNS})\b"
    r"|\b\d+ from (?:a single|one) (?:source|origin)s?|\boutlet of report \d+|#\d+"
    r"|\band \d+ more(?=\)|,|\.?$|\. \[)|\b(?:UCDP|ACLED)[’']s way\b",
    re.IGNORECASE,
)

# "Four years earlier, in 2008": reckoned from days that are told.
RECKONED = re.compile(
    rf"(?:{NUMBER.pattern}) (?:days|weeks|months|years) (?:after|before|earlier|later)(?=,? (?:in|on) {FILL})",
    re.IGNORECASE,
)

# A rule of ours names the values that it weighs within marks: "“25” (Reuters) and “20” (AFP) cannot both be so".
RULE = re.compile(
    r"\b(?:cannot both be so|are set against each other by)\b|\bUCDP[’']s way\b|\blow [\d,]+, best [\d,]+, high [\d,]+;"
)

# "report 5: Gulf Shore Times, Wednesday 12 October 2016": the report by its number in the brief.
CITED = re.compile(r"\breport (\d+)\b", re.IGNORECASE)

# The day of a report that announces a plan, or that counts: "(announced by Reuters, 21 August 2013)", "earlier told as
# 19 (as of 5 March 2025)", and behind the day of a row of counts " — at least 25, Reuters".
TOLD_ON = re.compile(
    r"(?:\b(?:announced|confirmed|doubted|denied|called off) by|\bheld, says) [^,()]*(?:\([^()]*\))?, (?:\w+ )?$"
    r"|\(as of (?:\w+ )?$"
)
BULLETS = " \t\n-*•"
COUNTED_ON = re.compile(r" — (?:(?:more|less) than |at least |about |up to )?[\d,]*\w+, ")

# A row of the list of reports: "5. Gulf Shore Times: Kerry, Lavrov to meet. Wednesday 12 October 2016".
ROW = re.compile(r"\s*(?:[-*]\s+)?(\d+)[.)]\s")

# The lines of `rashomon changes` that tell since when, and what was: the reports as they are now have neither.
WAS = re.compile(
    r"\s*(?:(?:gone|removed|changed): “|then, [a-z-]+: |"
    r"Since [^:]*(?:, \d\d:\d\d)? \(\w+\): \d+ new reports?, \d+ edited)"
)


def faults(piece: Piece, ground: Ground, cited: Sequence[Bag] = ()) -> Iterator[Fault]:
    """Yield what is wrong with one sentence, by the passages that it cites or by any.

    What is quoted is checked as a quotation, not word by word.
    """
    if WAS.match(piece.text):
        return
    if piece.quoted:
        yield from _quotation(Quotation(0, len(piece.text)), piece.text, ground)
        return
    text = piece.text
    quotations = [] if RULE.search(text) else list(find_quotations(text))
    for quotation in quotations:
        yield from _quotation(quotation, piece.text, ground)
        text = blank(text, quotation.start, quotation.end)
    days = sorted(find_days(text), key=lambda found: found.start)
    around = piece.text
    for start, end in (*((day.start, day.end) for day in days), *(m.span() for m in FURNITURE.finditer(text))):
        text, around = blank(text, start, end), blank(around, start, end)
    for reckoned in RECKONED.finditer(text):
        text, around = blank(text, *reckoned.span()), blank(around, *reckoned.span())
    sentence = Sentence(piece, around, days, () if quotations else cited)
    for found in days:
        if why := _why_not_day(found, sentence, ground):
            yield Fault(Kind.DAY, found.start, found.end, why)
    for match in NUMBER.finditer(text):
        if why := _why_not_number(match, sentence, ground):
            yield Fault(Kind.NUMBER, *match.span(), why)
    for name in find_names(text):
        if not is_supported(name, text, ground):
            yield Fault(Kind.NAME, name.start, name.end, "no report has this name")
    for start, end, why in wrong_offices(text, ground.offices):
        yield Fault(Kind.NAME, start, end, why)
    yield from _deeds(sentence, text, ground)
    for act, line in turned(text, ground):
        yield Fault(Kind.DEED, act.start, act.end, "the reports have it the other way round", line)
        break
    yield from _told_as_fact(sentence, text, ground)


def _quotation(quotation: Quotation, text: str, ground: Ground) -> Iterator[Fault]:
    why = fault_of(quotation.of(text), ground) or wrong_speaker(quotation, text, ground)
    if why:
        yield Fault(Kind.QUOTATION, quotation.start, quotation.end, why)


def _why_not_day(found: DayWords, sentence: Sentence, ground: Ground) -> str | None:
    day, text = found.day, sentence.piece.text
    if day.fault:
        return day.fault
    if any(day.full in ground.published.get(int(number), ()) for number in CITED.findall(text)):
        return None
    if row := _row(text, ground):
        told_here = any(found.is_told_by(known.day) for known in row.days)
        return None if told_here else "this report was not published on this day"
    first, is_known = not text[: found.start].strip(BULLETS), any(day.full in d for d in ground.published.values())
    if TOLD_ON.search(text, 0, found.start) or (first and COUNTED_ON.match(text, found.end)):
        return None if is_known else "no report was published on this day"
    if first and is_known and not text[found.end :].strip():  # the day of a count in JSON
        return None
    if found.iso and sentence.piece.beside and any(day.full in days for days in ground.published.values()):
        return None  # the field for the day as of which somebody counts: that of a report
    told = [known for known in ground.days if found.is_told_by(known.day)]
    if not told:
        return "no report tells of this day, or was published on it"
    if RULE.search(text):
        return None
    around = sentence.around(found.start, found.end, ground)
    around = around - {day_mark(day.full)} if day.full else around
    counted = frozenset(word for word in around if word.startswith("#"))
    told = [known for known in told if counted <= known.around and sentence.cites(known.around, ground)]
    if sentence.cited:
        return None if told else "the passages that are cited do not tell of this day"
    share = NUMBER_SHARE if day.day is None and day.weekday is None else DAY_SHARE  # a month or a year tells less
    if max((ground.share(around, known.around) for known in told), default=0.0) < share:
        return "the reports tell of this day, but nothing of this"
    return None


def _deeds(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield what somebody else does by the reports, or does not do, or is only to do."""
    for deed in find_deeds(text):
        if why := _why_not_deed(deed, sentence, ground):
            yield Fault(Kind.DEED, deed.start, deed.end, why)
    yield from _plans(sentence, text, ground)


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


# So much of what a sentence tells stands in a report's that calls it off, and so near come others. Not swept.
OFF_SHARE = 0.55
OFF_NEAR = 0.8


def _told_as_fact(sentence: Sentence, text: str, ground: Ground) -> Iterator[Fault]:
    """Yield a sentence that tells as fact what the reports have as the word of one side."""
    written = sentence.piece.text
    if sentence.cited or ROW.match(written) or not SENTENCE_END.search(written):
        return
    if any(ours.search(written) for ours in (TALLY, RULE, FORMER)):
        return
    if claim := one_sided(written, bag(text), ground):
        yield Fault(Kind.CLAIM, 0, len(written), why(claim[0]), claim[1])


# Headings and the rows of lists tell nothing in a voice of their own.
SENTENCE_END = re.compile(r"[.!][”\"’')]*(?:\s?\[\d+\])*\s*$")


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
    if told or not deed.is_named:
        return None
    alike = [line for _, line in ground.like(around, NUMBER_SHARE)]
    if any(is_told(deed, contrary, line) for contrary in sorted(opposites(deed.group)) for line in alike):
        return "the reports tell the contrary"
    who = [name for line in alike for name in others(deed, line)]
    return f"no report has {deed.who} do this; {who[0]} does" if who else None


def _is_of_the_like(deed: Deed, around: Bag, line: Line, ground: Ground) -> bool:
    """Say whether a line that shows a deed may be of what a sentence tells: of a doer without a name, of the like."""
    if deed.is_named and deed.group not in words_of("weak_signs"):
        return True
    return ground.share(around, line.around | bag(line.before)) >= LIKE


# So much of the telling words stand around a deed of nobody named. Not swept.
LIKE = 0.35


def _is_of(whom: str, known: KnownNumber) -> bool:
    """Say whether a known number may be of a kind of people: it is put before that, or before none and near it."""
    if known.whom:
        return known.whom == whom
    return bool(known.around & bag(" . ".join(word for word, of in groups_of("kinds").items() if of == whom)))


# "Several" and "a few" are said of anything; "dozens" are twelve or more, and no report that has 300 is told so.
LEAST_VAGUE = 12
VAGUE_REACH = 20


def _why_not_vague(least: float, match: re.Match[str], sentence: Sentence, ground: Ground) -> str | None:
    """Return why words like "dozens" have no support: no number of that order, or that word, stands near the like."""
    counts = counted(sentence.text, match)
    around = sentence.around(match.start(), match.end(), ground)
    known = (one for worth, alike in ground.numbers.items() if least <= worth < VAGUE_REACH * least for one in alike)
    alike = [one for one in known if not counts or not one.counts or counts & one.counts]
    if any(ground.share(around, one.around) >= NUMBER_SHARE for one in alike):
        return None
    return "no report counts so many of this"


def _row(text: str, ground: Ground) -> Row | None:
    """Return the report that a row of a list of reports is about: it has its number and its title."""
    number = ROW.match(text)
    rows = ground.rows.get(int(number[1]), []) if number else []
    words = f" {' '.join(parts(text))} " if rows else ""
    return next((row for row in rows if row.title in words), None)


def _titles(text: str, ground: Ground) -> Sequence[Row]:
    """Return the reports whose title a row of a list of reports may give, or a line that is little else."""
    row = ROW.match(text)
    words = frozenset(parts(text))
    rows = ground.rows.get(int(row[1]), ()) if row else [one for rows in ground.rows.values() for one in rows]
    return [one for one in rows if one.is_nearly(words) and (row or len(words) <= len(one.title.split()) + 1)]


def _why_not_number(match: re.Match[str], sentence: Sentence, ground: Ground) -> str | None:
    words, text = match.group(), sentence.text
    value = number(words)
    if value is None or (value <= 1 and not words[0].isdigit()) or BOTH.search(text, 0, match.end()):
        return None
    worth, unit = worth_of(value, unit_of(text, match))
    if is_vague(words):
        return None if value < LEAST_VAGUE else _why_not_vague(worth, match, sentence, ground)
    known = ground.numbers.get(worth)
    if not known:
        return "no report gives this number"
    alike = [one for one in known if unit == one.unit]
    if not alike:
        return "the reports give this number, but not of this unit"
    counts = frozenset() if unit else counted(text, match)
    alike = [one for one in alike if not counts or not one.counts or counts & one.counts]
    if not alike:
        return f"the reports give this number, but not as {' or '.join(sorted(counts))}"
    whom = whom_of(text, match)
    if whom and (whom in groups_of("kinds").values() or any(one.whom for one in alike)):
        alike = [one for one in alike if _is_of(whom, one)]
        if not alike:
            return "the reports give this number, but not of these people"
    alike = [one for one in alike if sentence.cites(one.around, ground)]
    if not alike:
        return "the passages that are cited do not give this number"
    titles = _titles(sentence.piece.text, ground)
    if titles and all(worth not in title.numbers for title in titles):
        return "this title does not have this number"
    if sentence.cited or value >= TELLING_NUMBER or RULE.search(sentence.piece.text):
        return None
    if is_age(text, match) and any(one.is_age for one in alike):
        return None
    names = sentence.names(match.start(), match.end(), ground)
    enough = 1 if counts or names else ENOUGH  # "31 died" and "Roth 31" tell enough
    around = sentence.around(match.start(), match.end(), ground, enough)
    alike = [one for one in alike if not names or names & (one.around | one.before)]
    if any(ground.share(around, one.around) >= NUMBER_SHARE for one in alike):
        return None
    if any(ground.share(around, one.around | one.before) >= TOGETHER for one in alike):
        return None
    return "the reports give this number, but for something else"
