"""Days of a brief that the reports do not have, or of which they do not tell what it does."""

import re
from collections.abc import Sequence

from rashomon.telling.verifying.days import Day, DayWords, find_days
from rashomon.telling.verifying.furniture import CITED, RULE, row_of
from rashomon.telling.verifying.ground import Ground, KnownDay
from rashomon.telling.verifying.lines import day_mark
from rashomon.telling.verifying.numbers import Bag
from rashomon.telling.verifying.sentence import Sentence
from rashomon.wording.days import WEEKDAYS, day_in_words

# How much of the telling words around a day must stand around it in some report too, by their weight; a month or a year
# tells less. Swept 0.2 to 0.6 by evals/verify.py: see docs/verify.md.
SHARE = 0.5
MONTH_SHARE = 0.35

# The day of a report that announces a plan, or that counts: "(announced by Reuters, 21 August 2013)", "earlier told as
# 19 (as of 5 March 2025)", "(Reports of 4 to 7 March 2025.)", and behind the day of a row of counts " — at least 25,
# Reuters".
TOLD_ON = re.compile(
    r"(?:\b(?:(?:announced|moved)(?: (?:for|to) [^,;()]*)?|confirmed|doubted|denied|called off) by|\bheld, says) "
    r"[^,()]*(?:\([^()]*\))?, (?:\w+ )?$"
    r"|\(as of (?:\w+ )?$|\((?:As of r|R)eports of $"
)
BULLETS = " \t\n-*•"
COUNTED_ON = re.compile(r" — (?:(?:more|less) than |at least |about |up to )?[\d,]*\w+, ")


def why_not_day(found: DayWords, sentence: Sentence, ground: Ground) -> str | None:
    """Return why a day has no support in the reports; None where it has."""
    day, text = found.day, sentence.piece.text
    if day.fault or _is_of_report(found, sentence, ground):
        return day.fault
    if why := _why_not_of_quotation(found, text):
        return why
    if row := row_of(text, ground):
        told_here = any(found.is_told_by(known.day) for known in row.days)
        return None if told_here else "this report was not published on this day"
    if TOLD_ON.search(text, 0, found.start) or (_is_first(found, text) and COUNTED_ON.match(text, found.end)):
        return None if _is_of_any_report(found, ground) else "no report was published on this day"
    told = [known for known in ground.days if found.is_told_by(known.day)]
    if not told:
        return "no report tells of this day, or was published on it"
    return None if RULE.search(text) else _why_not_of_this(found, told, sentence, ground)


def _why_not_of_quotation(found: DayWords, text: str) -> str | None:
    """Return why a day is not that of the quotation which it is told with, by the weekdays that the quotation names.

    "“It fell on Saturday” (Sunday 2 March 2025)", "“... on Saturday” (‘Monday’: Saturday 1 March 2025)".
    """
    before = QUOTED_BEFORE.search(text, 0, found.start)
    said = before or (QUOTED_BEHIND.match(text, found.end) if _is_first(found, text) else None)
    if not said:
        return None
    if before and text.startswith(MEANS, found.end):
        words = text[before.start("meant") : found.end]
        return None if words in said["quoted"] else f"the words before it do not have “{words}”"
    named = list(find_days(said["quoted"]))
    weekday = next((one.day.weekday for one in named if one.day.weekday is not None), None)
    if weekday is None or found.day.weekday is None or any(one.is_told_by(found.day) for one in named):
        return None
    return f"the words that it is told with are of a {WEEKDAYS[weekday]}"


# How a day stands behind the words that it is told with, and before them in a timeline.
QUOTED_BEFORE = re.compile(r"“(?P<quoted>[^“”]+)” \((?:‘(?P<meant>[^‘’]*)(?:’: )?)?$")
QUOTED_BEHIND = re.compile(r" — “(?P<quoted>[^“”]+)”")
MEANS = "’: "


def _is_of_report(found: DayWords, sentence: Sentence, ground: Ground) -> bool:
    """Say whether a day is that of a report that the brief numbers, or of any in a field of its JSON."""
    text = sentence.piece.text
    if any(found.day.full in ground.published.get(int(number), ()) for number in CITED.findall(text)):
        return True
    is_alone = _is_first(found, text) and not text[found.end :].strip()
    return (is_alone or bool(found.iso and sentence.piece.beside)) and _is_of_any_report(found, ground)


def _is_first(found: DayWords, text: str) -> bool:
    return not text[: found.start].strip(BULLETS)


def _is_of_any_report(found: DayWords, ground: Ground) -> bool:
    """Say whether a report was published on a day, or on both the first and the last of several."""
    days = [day for published in ground.published.values() for day in published]
    return found.day.full in days and (found.day.end is None or found.day.end in days)


def _why_not_of_this(found: DayWords, told: Sequence[KnownDay], sentence: Sentence, ground: Ground) -> str | None:
    """Return why what the reports tell of a day is not what a sentence tells."""
    day = found.day
    around = sentence.around(found.start, found.end, ground)
    around = around - {day_mark(day.full)} if day.full else around
    counted = frozenset(word for word in around if word.startswith("#"))
    beside = [known for known in told if counted <= known.around | known.beside]
    told = [known for known in told if counted <= known.around and sentence.cites(known.around, ground)]
    if sentence.cited:
        return None if told else "the passages that are cited do not tell of this day"
    share = MONTH_SHARE if day.day is None and day.weekday is None else SHARE
    here = max((ground.share(around, known.around) for known in told), default=0.0)
    if here < share and not _is_told_beside(around, beside, ground):
        return "the reports tell of this day, but nothing of this"
    return _why_another(found, around, here, ground)


# So much of the telling words around a day stand around it and in the sentences on either side of it, or besides the
# names of people, who are told of again and again.
BESIDE = 0.8
UNNAMED = 0.66
LEAST_WORDS = 2


def _is_told_beside(around: Bag, told: Sequence[KnownDay], ground: Ground) -> bool:
    """Say whether a day is told of the like, with the sentence before or behind it, or without the names of people."""
    if any(ground.share(around, known.around | known.beside) >= BESIDE for known in told):
        return True
    rest = frozenset(word for word in around - ground.people if ground.seen[word])
    return len(rest) >= LEAST_WORDS and any(ground.share(rest, known.around) >= UNNAMED for known in told)


# So much of the telling words around a day stand in a report's sentence of another day, and so much more than with the
# day itself: that is meant. Swept .6 to .9 and .1 to .4 on evals/verify.py and evals/summaries.py.
MEANT = 0.75
MORE = 0.2


def _why_another(found: DayWords, around: Bag, here: float, ground: Ground) -> str | None:
    """Return why another day than a brief has is meant: the reports' sentences most like it are of that."""
    if here > 1 - MORE:
        return None
    if found.day.day is None and found.day.weekday is None:
        return _why_another_year(found.day, around, here, ground) if found.day.month is None else None
    alike = [line for share, line in ground.like(around, max(MEANT, here + MORE)) if line.days]
    if not alike or any(found.is_told_by(Day.of(day, day)) for line in alike for day in line.days):
        return None
    return f"the reports tell this of {day_in_words(alike[0].days[0])}"


def _why_another_year(day: Day, around: Bag, here: float, ground: Ground) -> str | None:
    told = [YEAR.findall(line.text) for _, line in ground.like(around, max(MEANT, here + MORE))]
    years = [year for years in told for year in years]
    return None if not years or str(day.year) in years else f"the reports tell this of {years[0]}"


YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
