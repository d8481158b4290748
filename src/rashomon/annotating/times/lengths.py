"""The rules for lengths of time and for repeated times: "more than five years", "48-hour", "every Tuesday", "daily"."""

import re

from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of, count, template
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, is_title, rule, words_before
from rashomon.model import TimeType

BOOK: list[Rule] = []
DURATION, SET = TimeType.DURATION, TimeType.SET

# What half of a unit is, in the next smaller one.
HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S", "E": "5Y", "W": "3D", "M": "15D"}
# Units that TIMEX3 tells in others.
MULTIPLES = {"W2": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y")}
PLURALS = "years|months|weeks|days|decades|centuries|hours|minutes"
_OR_MORE = rf"(?: (?:and|or) (?:even )?(?:{PLURALS}))?"  # "weeks or months", "in recent months and years"
_FILLER = r"(?:(?:more|full|straight|consecutive|additional|long|whole|solid|other|different|extra|trading|business) )?"

LEADS_LENGTH = re.compile(
    r"\b(?:for|in|of|within|after|over|than|about|almost|nearly|least|take|takes|took|lasts?|lasted|spent|spend|only|just|"
    r"and|or|under|another|is|was|be|every|around|roughly|approximately|throughout|during)\s+$"
)
LEADS_PLURAL = re.compile(
    r"\b(?:for|in|within|over|after|of|take|takes|took|last|lasted|lasts|spent|through|and|many|only|just|follows)\s+$"
)
# What is said of people's ages, or goes on to a rate, is no length of time.
AGE = re.compile(r"-?\s*olds?\b|\s+of\s+age\b|\s+an?\s+(?:day|week)\b")

# "Happened only minutes apart": counted ones are lengths, "12 seconds apart".
APART = re.compile(r"\s+apart\b")

# "Expected to last three weeks".
LASTS = re.compile(r"\b(?:to|will|would|could|may|might|can|should|must|not|n['’]t|['’]ll)\s+$")


def unit_of(words: str) -> str:
    """Return the ISO letter of a unit, in singular or plural."""
    plain, units = words.lower().split()[-1], lexicon().units
    return units.get(plain) or units[plain.removesuffix("s")]


def duration(amount: float | None, unit: str) -> str:
    """Return the TIMEX3 value of so many units; an open amount is X."""
    if unit == "WE":
        return f"P{int(amount * 2)}D" if amount else "PXWE"
    if unit in MULTIPLES and (amount or unit in ("W2", "E")):  # "for centuries" is PXC, "for decades" PXY
        times, unit = MULTIPLES[unit]
        amount = amount and amount * times
    time, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if amount is None:
        return f"P{time}X{letter}"
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"P{time}{whole}{letter}"
    if unit in HALVES and rest == 0.5:
        return f"P{time}{whole}{letter}{HALVES[unit]}" if whole else f"P{time}{HALVES[unit]}"
    return f"P{time}{amount:g}{letter}"


@rule(
    BOOK,
    rf"<n:{{NUM}}>[ -]{_FILLER}<unit:{{UNITS}}>(?:-long)?",
    r"<n:half>[ -](?:an |a )?<unit:hour|day|year|century|decade>",
)
def _length(match: Match, text: str) -> Expression | None:
    words, named = match["n"], match["unit"]
    unit = unit_of(named)
    if (
        is_title(match, text, "unit")
        or AGE.match(match.string, match.end())
        or (named in ("sec", "min", "hr", "yr", "second") and not words[:1].isdigit())
    ):
        return None
    if words in ("a", "an"):
        return _a_unit(match, unit)
    if (
        unit == "Q"
        and words in ("three", "3")
        and re.match(r"\s+of\s+(?!the\s+year|last|this|next|\d)", match.string[match.end() : match.end() + 12])
    ):
        return None  # "three quarters of the votes"
    if words.startswith("many") and words_before(match).endswith("as "):
        return None  # "the second in as many days"
    if unit == "TH" and re.fullmatch(r"[012]\d[0-5]\d", words):
        return None  # "0415 hours" is a time of day
    if (words == "some" and unit != "TM") or (unit == "Q" and (not named.endswith("s") or "-" in match[0])):
        return None
    return expression(match, DURATION, value=duration(count(words), unit))


def _a_unit(match: Match, unit: str) -> Expression | None:
    """A "year" with an article: a length after "for", a rate after an amount ("$5 a year")."""
    before = words_before(match)
    after = match.string[match.end() : match.end() + 20]
    if match["unit"].endswith("s") or after.startswith("-") or unit == "Q":
        return None
    if re.search(r"\b(?:once|twice|times|per)\s+$", before):
        return expression(match, SET, value=duration(1, unit))
    if LEADS_LENGTH.search(before) or re.match(
        r"\s+(?:after|before|into|or\s+(?:so|two)|to\s+[a-z]\w*|of\s+[a-z]\w*|in\s+(?:jail|prison))\b", after
    ):
        return expression(match, DURATION, value=duration(1, unit))
    if (
        re.search(r"[\w%]\s+$", before)
        and not re.search(r"\bhours\s+$", before)
        and unit in ("TM", "TH", "D", "W", "M", "Y")
    ):
        return expression(match, SET, value=duration(1, unit))
    return None


@rule(BOOK, r"<n:{COUNT}>(?: |-)(?:to|or|-)(?: |-)<m:{COUNT}>[ -]<unit:{UNITS}>")
def _range(match: Match, text: str) -> Expression | None:
    return expression(match, DURATION, value=duration(count(match["n"]), unit_of(match["unit"])))


@rule(BOOK, r"(?:a|one) quarter(?:[ -]| of a )century")
def _quarter_century(match: Match, text: str) -> Expression | None:
    return expression(match, DURATION, value="P25Y")


@rule(BOOK, r"another <unit:hour|day|night|week|month|year|decade|century>")
def _another(match: Match, text: str) -> Expression | None:
    """For another year; not "another day of talks"."""
    led = re.search(r"\b(?:for|in|take|takes|took|last|within|after|over)\s+$", words_before(match))
    return expression(match, DURATION, value=duration(1, unit_of(match["unit"]))) if led else None


@rule(BOOK, rf"the <unit:{PLURALS}> (?:that followed|ahead|to come)", begins=False)
@rule(BOOK, r"the <unit:day|week|month|year|decade>(?= since (?!\d))", begins=False)
def _following(match: Match, text: str) -> Expression | None:
    """The years that followed; the year since the coup."""
    if match[0].endswith(match["unit"]):
        return expression(match, DURATION, value=duration(1, unit_of(match["unit"])))
    return expression(match, DURATION, value=duration(None, unit_of(match["unit"])))


@rule(BOOK, r"<unit:hour|day|night|week|month|year|decade|century>-?long")
def _long(match: Match, text: str) -> Expression | None:
    """A daylong meeting, the decade-long war."""
    return expression(match, DURATION, value=duration(1, unit_of(match["unit"])))


@rule(BOOK, rf"<unit:{PLURALS}>(?= (?:before|after|following|leading|since) (?!\d))", begins=False)
def _around_an_event(match: Match, text: str) -> Expression | None:
    """In the weeks before the war: a time past, as near as its event is known."""
    led = re.search(r"\bin\s+the\s+$", words_before(match))
    return expression(match, TimeType.DATE, value="PAST_REF") if led else None


@rule(BOOK, r"an? <unit:{UNIT}> or two", begins=False)
def _one_or_two(match: Match, text: str) -> Expression | None:
    return expression(match, DURATION, value=duration(1, unit_of(match["unit"])), mod="APPROX")


@rule(
    BOOK,
    r"<n:an?|{COUNT}> <unit:{UNITS}> and a half",
    r"(?:the )?<which:last|past|next|coming> <n:{COUNT} >?<unit:{UNITS}> and a half",
    begins=False,
)
def _and_a_half(match: Match, text: str) -> Expression | None:
    value = duration((count(match["n"] or "a") or 0) + 0.5, unit_of(match["unit"]))
    which = match.groupdict().get("which")
    if not which:
        return expression(match, DURATION, value=value)
    return expression(match, DURATION, formula=f"{value} {'before' if which in ('last', 'past') else 'after'}")


@rule(BOOK, rf"<unit:{PLURALS}>(?: later| earlier|(?= (?:after|before)(?!\w)))", begins=False)
def _vague_later(match: Match, text: str) -> Expression | None:
    """Weeks later, hours after the raid: so many that nobody counts them."""
    counted = re.search(r"\b(?:the|these|those|of|first|last|\w+s|\d+)\s+$", words_before(match))
    if counted or AGE.match(match.string, match.end()):
        return None
    return expression(match, DURATION, value=duration(None, unit_of(match["unit"])))


@rule(
    BOOK,
    r"<n:{COUNT}>-<unit:{UNIT}>-old(?= (?:[a-z-]+ )?<noun:" + any_of(lexicon().lasting) + r">(?!\w))",
    begins=False,
)
def _as_old_as(match: Match, text: str) -> Expression | None:
    """A two-year-old truce has lasted for two years; a two-year-old boy has only his age."""
    return expression(match, DURATION, value=duration(count(match["n"]), unit_of(match["unit"])))


_OF_A_DATE = re.compile(template(r"\s+of\s+(?:{YEAR}|{MONTH})(?!\w)"))


@rule(BOOK, rf"<unit:{PLURALS}>(?:-long|{_OR_MORE})", rf"the <unit:{PLURALS}>")
def _bare_units(match: Match, text: str) -> Expression | None:
    before = words_before(match)
    if _OF_A_DATE.match(match.string, match.end()):
        return None  # "the last months of 1944" is of the date
    if AGE.match(match.string, match.end()) or APART.match(match.string, match.end()) or before.endswith("as many "):
        return None
    led = re.search(r"\b(?:over|through)\s+$", before) if match[0].startswith("the") else LEADS_PLURAL.search(before)
    if not led and not match[0].endswith("long"):
        return None
    return expression(match, DURATION, value=duration(None, unit_of(match["unit"])))


@rule(
    BOOK,
    r"<which:(?:the |this )?(?:last|past|previous|latest|preceding|first|final|initial)"
    r"|(?:the )?(?:next|coming|following)>"
    r" <n:{NUM}>(?: to <m:{COUNT}>)?[ -]<unit:{UNITS}>",
    r"<which:the> <n:{COUNT}> <unit:months|years|weeks|days|hours>",
)
def _last_units(match: Match, text: str) -> Expression | None:
    """The last 48 hours, the next two weeks: a length that ends or begins on the day."""
    if is_title(match, text, "unit") or (match["which"] == "last" and LASTS.search(words_before(match))):
        return None
    if match.groupdict().get("m"):
        return expression(match, DURATION, value=duration(None, unit_of(match["unit"])))
    value = duration(count(match["n"]), unit_of(match["unit"]))
    ahead = re.search(r"next|coming|following", match["which"]) is not None
    if value == "PXQ":
        return expression(match, TimeType.DATE, value="FUTURE_REF" if ahead else "PAST_REF")
    within = re.match(r"\s+of\s", match.string[match.end() : match.end() + 5])  # "the last three months of 2012"
    if re.search(r"first|final|initial|^the$", match["which"]) or "X" in value or within:
        return expression(match, DURATION, value=value)
    return expression(match, DURATION, formula=f"{value} {'after' if ahead else 'before'}")


@rule(
    BOOK,
    rf"(?:the )?<which:recent|past|coming|future> <unit:{PLURALS}|quarters>{_OR_MORE}",
    rf"the <which:last|previous|next|following|early> (?!hours)<unit:{PLURALS}|quarters>(?! of (?:{{YEAR}}|{{MONTH}}))",
)
def _recent_units(match: Match, text: str) -> Expression | None:
    """Recent weeks are so many weeks, recent years and quarters a vague past."""
    which, unit = match["which"], unit_of(match["unit"])
    if which in ("recent", "past") and unit in ("Q", "Y", "E", "C"):
        return expression(match, TimeType.DATE, value="PAST_REF")
    if which == "future" or (which == "coming" and unit == "Q"):
        return expression(match, TimeType.DATE, value="FUTURE_REF")
    return expression(match, DURATION, value=duration(None, unit_of(match["unit"])))


@rule(BOOK, r"<times:once|twice|{COUNT} times|several times> an? <unit:{UNIT}>")
def _often(match: Match, text: str) -> Expression | None:
    return expression(match, SET, value=duration(1, unit_of(match["unit"])))


@rule(
    BOOK, r"<word:" + any_of(word for word in lexicon().sets if word not in ("annual", "quarterly", "bimonthly")) + ">"
)
def _regularly(match: Match, text: str) -> Expression | None:
    if re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
        return None  # "the party daily Granma"
    if is_name(match, text, "word") and re.search(r"[a-z]\s+$", text[max(0, match.start() - 3) : match.start()]):
        return None  # "the Daily Telegraph"
    return expression(match, SET, value=lexicon().sets[match["word"]])


@rule(
    BOOK,
    r"<each:every|each> <other:other |second >?(?:<n:{COUNT}> )?"
    r"(?:<unit:{UNITS}>|<day:{DAYNAME}>(?: <dpart:{PART}>)?|<month:{MONTH}>|<part:{PART}>)",
)
def _every(match: Match, text: str) -> Expression | None:
    words = lexicon()
    if match["day"]:
        part = words.parts.get(match["dpart"] or "", "")
        return expression(match, SET, value=f"XXXX-WXX-{words.weekdays[match['day'].rstrip('.')]}{part}")
    if match["month"]:
        month = words.months[match["month"].rstrip(".")]
        return expression(match, SET, value=f"XXXX-{month:02}") if is_name(match, text, "month") else None
    if match["part"]:
        return expression(match, SET, value=f"XXXX-XX-XX{words.parts[match['part']]}")
    amount = (count(match["n"]) if match["n"] else 1) or 1
    return expression(match, SET, value=duration(amount * (2 if match["other"] else 1), unit_of(match["unit"])))
