"""The rules for spans of time: how long, how often, how long ago, the week or year in question, and vague words."""

import re

from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of, count
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, rule, words_before
from rashomon.model import TimeType

BOOK: list[Rule] = []
DATE, TIME, DURATION, SET = TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET

UNITS = {
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
}
# What follows the number of a compound duration: the next smaller unit for halves.
HALVED = {
    "Y": ("M", 6),
    "D": ("TH", 12),
    "TH": ("TM", 30),
    "TM": ("TS", 30),
    "E": ("Y", 5),
    "W": ("D", 3),
    "M": ("D", 15),
}


def _unit(words: str) -> str:
    """Return the ISO letter of a unit, in singular or plural."""
    plain = words.lower().split()[-1]
    units = lexicon().units
    return units.get(plain) or units[plain.removesuffix("s")]


def duration(amount: float | None, unit: str) -> str:
    """Return the TIMEX3 value of so many units; an open amount is X."""
    if unit == "WE":
        return f"P{int((amount or 1) * 2)}D" if amount else "PXWE"
    if unit == "W2":
        amount, unit = (amount or 1) * 2, "W"
    time, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if amount is None:
        return f"P{time}X{letter}"
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"P{time}{whole}{letter}"
    if unit in HALVED and abs(rest - 0.5) < 0.01:
        smaller, half = HALVED[unit]
        first = f"{whole}{letter}" if whole else ""
        if smaller.startswith("T"):
            return (
                f"P{time and 'T'}{first}{'T' if not time else ''}{half}{smaller[1:]}"
                if first
                else f"PT{half}{smaller[1:]}"
            )
        return f"P{first}{half}{smaller}"
    return f"P{time}{amount:g}{letter}"


@rule(
    BOOK,
    r"<n:{NUM}>[ -](?:(?:more|full|straight|consecutive|additional|long|whole|solid|calendar|other|different|extra) )?<unit:{UNITS}>(?:-long|-old)?(?! ago)",
    r"<n:{COUNT}>[-–]<unit:{UNIT}>(?:-old|-long)?",
    r"<n:half>[ -](?:an |a )?<unit:hour|day|year|century|decade>",
    r"<n:an?> <half:half>[ -]<unit:hour|day|year>",
)
def _length(match: Match, text: str) -> Expression | None:
    words, unit = match["n"], _unit(match["unit"])
    if words == "some" and unit != "TM":
        return None
    if unit in ("TS", "E") and words in ("a", "an") and match["unit"] in ("second", "sec"):
        return None
    if match["unit"] in ("sec", "min", "hr", "yr") and not words[:1].isdigit():
        return None
    if words in ("a", "an") and not match.groupdict().get("half"):
        return _a_unit(match, unit)
    if match["unit"] == "second" and not re.search(r"\d|one", words):
        return None
    if unit == "Q" and not match["unit"].endswith("s"):
        return None
    amount = 0.5 if "half" in (words, match.groupdict().get("half")) else count(words)
    if match["unit"] == "night" and amount != 1:
        return None
    value = duration(amount, unit)
    if (
        re.search(r"\b(?:an?|per|every)\s+$", words_before(match))
        and "-" not in match[0]
        and not match["unit"].endswith("s")
    ):
        return expression(match, DURATION, value=value)
    return expression(match, DURATION, value=value)


LEADS_LENGTH = re.compile(
    r"\b(?:for|in|of|within|after|over|than|about|almost|nearly|least|take|takes|took|lasts?|lasted|spent|spend|only|just|"
    r"and|or|under|another|is|was|be|every|around|roughly|approximately|throughout|during)\s+$"
)


def _a_unit(match: Match, unit: str) -> Expression | None:
    """A "year" with an article: a length after "for", a rate after an amount ("$5 a year")."""
    before = words_before(match)
    after = match.string[match.end() : match.end() + 20]
    if match["unit"].endswith("s"):
        return None
    if re.search(r"\b(?:once|twice|times|per)\s+$", before):
        return expression(match, SET, value=duration(1, unit))
    if LEADS_LENGTH.search(before) or re.match(r"\s+(?:after|before|or\s+so|in\s+(?:jail|prison))\b|-", after):
        return expression(match, DURATION, value=duration(1, unit))
    if re.search(r"[\w%]\s+$", before) and unit in ("TM", "TH", "D", "W", "M", "Y"):
        return expression(match, SET, value=duration(1, unit))
    return None


@rule(BOOK, r"<times:once|twice|{COUNT} times|several times> an? <unit:{UNIT}>")
def _often(match: Match, text: str) -> Expression | None:
    return expression(match, SET, value=duration(1, _unit(match["unit"])))


@rule(BOOK, r"<n:{COUNT}>(?: |-)(?:to|or|-)(?: |-)<m:{COUNT}>[ -]<unit:{UNITS}>")
def _range(match: Match, text: str) -> Expression | None:
    return expression(match, DURATION, value=duration(count(match["n"]), _unit(match["unit"])))


@rule(BOOK, r"<unit:years|months|weeks|days|decades|centuries|hours|minutes>(?:-long|-old)?")
def _bare_units(match: Match, text: str) -> Expression | None:
    before = words_before(match)
    if not re.search(
        r"\b(?:for|in|within|over|after|of|take|takes|took|last|lasted|lasts|spent|the|through|and|many|these|only|just)\s+$",
        before,
    ):
        return None
    if re.search(r"\b(?:the|these)\s+$", before) and not re.search(r"\b(?:over|through|in)\s+the\s+$", before):
        return None
    return expression(match, DURATION, value=duration(None, _unit(match["unit"])))


@rule(
    BOOK,
    r"(?:<many:many|several|some|few|numerous> )?<unit:years|months|weeks|days|decades|centuries|hours|minutes> <when:ago|earlier|before|later>",
)
def _long_ago(match: Match, text: str) -> Expression | None:
    if match["when"] == "later":
        return expression(match, DATE, value="FUTURE_REF")
    return expression(match, DATE, value="PAST_REF")


AGO = {
    "ago": -1,
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "back": -1,
    "later": 1,
    "afterward": 1,
    "afterwards": 1,
    "hence": 1,
    "from now": 1,
    "from today": 1,
    "on": 1,
}


@rule(
    BOOK,
    r"<n:{NUM}>[ -](?:full )?<unit:{UNITS}> <when:ago|earlier|previously|later|afterwards?|hence|from now|from today>",
    r"<n:{NUM}> <unit:{UNITS}> <when:before>(?=\s*[.,;])",
)
def _ago(match: Match, text: str) -> Expression | None:
    unit, words = _unit(match["unit"]), match["n"]
    amount, sign = count(words), AGO[match["when"]]
    narrative = match["when"] not in ("ago", "from now", "from today", "hence")
    if amount is None:
        return expression(match, DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return expression(match, TIME, value="PAST_REF" if sign < 0 else "FUTURE_REF")
    unit, amount = ("W", amount * 2) if unit == "W2" else (unit, amount)
    steps = sign * int(amount)
    if unit == "W" and amount <= 3:
        return expression(match, DATE, formula=f"day {7 * steps:+d}", narrative=narrative)
    if amount != int(amount) and unit == "Y":
        return expression(match, DATE, formula=f"month {sign * int(amount * 12):+d}", narrative=narrative)
    if unit not in UNITS:
        return None
    return expression(match, DATE, formula=f"{UNITS[unit]} {steps:+d}", narrative=narrative)


@rule(BOOK, r"<n:{NUM}> <unit:weeks?|days?> from <day:today|tomorrow|yesterday>")
def _from_day(match: Match, text: str) -> Expression | None:
    amount = count(match["n"])
    if amount is None:
        return expression(match, DATE, value="FUTURE_REF")
    days = (
        int(amount * (7 if match["unit"].startswith("week") else 1))
        + {"today": 0, "tomorrow": 1, "yesterday": -1}[match["day"]]
    )
    return expression(match, DATE, formula=f"day {days:+d}")


@rule(
    BOOK,
    r"<which:{LAST}|{NEXT}|{THIS}|the following|following|the latest|the preceding|the prior|the same|that same|that|the|last> <of:fiscal |calendar |trading |business |full >?<unit:week|month|quarter|year|decade|century|weekend|day|period>(?:['’]s <end:end>)?",
)
def _which_unit(match: Match, text: str) -> Expression | None:
    """The last week, this month, next year, that day, the quarter."""
    which, word = " ".join(match["which"].split()), match["unit"]
    sign = {"last": -1, "next": 1, "this": 0}[_sign(which)]
    if which == "the":
        return _the_unit(match, word)
    if word == "period":
        return expression(match, DATE, formula="quarter -1") if which == "the latest" else None
    if which == "the latest" and word == "quarter":
        return expression(match, DATE, formula="quarter -1")
    if which in ("the past", "past") and word != "weekend":
        return expression(match, DURATION, formula=f"{duration(1, _unit(word))} before")
    if which in ("the coming", "coming") or (which in ("the last", "the next") and word in ("day",)):
        side = "after" if sign > 0 else "before"
        return (
            expression(match, DATE, formula=f"day {sign:+d}", narrative=True)
            if word == "day"
            else expression(match, DURATION, formula=f"{duration(1, _unit(word))} {side}")
        )
    narrative = which.startswith(
        (
            "that",
            "the same",
            "the following",
            "following",
            "the previous",
            "previous",
            "the next",
            "the prior",
            "the preceding",
        )
    )
    if word == "day" and which in ("this", "last", "past", "the last"):
        return None
    return expression(match, DATE, formula=f"{word} {sign:+d}", narrative=narrative)


def _sign(words: str) -> str:
    if re.search(r"\b(?:last|previous|past|prior|preceding|latest)\b", words):
        return "last"
    return "next" if re.search(r"\b(?:next|coming|upcoming|following)\b", words) else "this"


def _the_unit(match: Match, word: str) -> Expression | None:
    before = words_before(match)
    after = match.string[match.end() : match.end() + 12]
    if word == "weekend":
        return expression(match, DATE, formula="weekend ?")
    if word == "year" and re.match(r"\s+(?:ended|ending)\b", after):
        return expression(match, DURATION, value="P1Y")
    if re.match(r"\s+(?:of|after|before|that|when|ago|earlier)\b", after) or word in (
        "day",
        "period",
        "century",
        "decade",
    ):
        return None
    if not re.search(
        r"\b(?:for|of|in|during|this|by|earlier|end|later|late|early|throughout|through|over)(?:\s+in)?\s+$", before
    ):
        return None
    return expression(match, DATE, formula=f"{word} +0", narrative=True)


@rule(
    BOOK,
    r"<which:(?:the |this )?(?:last|past|previous|latest|preceding|first|final|initial)|(?:the )?(?:next|coming|following)> <n:{NUM}>(?: to {COUNT})?[ -]<unit:{UNITS}>",
    r"<which:the> <n:{COUNT}> <unit:months|years|weeks|days>(?= ended)",
)
def _last_units(match: Match, text: str) -> Expression | None:
    """The last 48 hours, the next two weeks: a length that ends or begins on the day."""
    value = duration(count(match["n"]), _unit(match["unit"]))
    if re.search(r"first|final|initial|^the$", match["which"]):
        return expression(match, DURATION, value=value)
    side = "after" if re.search(r"next|coming|following", match["which"]) else "before"
    return (
        expression(match, DURATION, formula=f"{value} {side}")
        if "X" not in value
        else expression(match, DURATION, value=value)
    )


@rule(
    BOOK,
    r"(?:the )?<which:recent|past|last|previous|coming|next|following|early|later> <unit:years|months|weeks|days|decades|quarters|hours>",
)
def _recent_units(match: Match, text: str) -> Expression | None:
    return expression(match, DURATION, value=duration(None, _unit(match["unit"])))


@rule(
    BOOK,
    r"(?:the )?(?:year|quarter)[ -](?:ago|earlier)(?: (?:quarter|period|third quarter))?",
    r"<period:the (?:same|corresponding|comparable|year-ago|year-earlier) (?:period|quarter)(?: (?:last year|a year (?:ago|earlier)|of <year:{YEAR}>))?>",
)
def _year_ago(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, formula="year -1", narrative=True)


@rule(
    BOOK,
    r"<word:"
    + any_of(["hourly", "daily", "nightly", "weekly", "biweekly", "fortnightly", "monthly", "yearly", "annually"])
    + ">",
)
def _regularly(match: Match, text: str) -> Expression | None:
    if is_name(match, text, "word") and re.search(r"[a-z]\s+$", text[max(0, match.start() - 3) : match.start()]):
        return None  # "the Daily Telegraph"
    return expression(match, SET, value=lexicon().sets[match["word"]])


@rule(
    BOOK,
    r"<each:every|each> <other:other |second >?(?:<n:{COUNT}> )?(?:<unit:{UNITS}>|<day:{DAYNAME}>(?: <dpart:{PART}>)?|<month:{MONTH}>|<part:{PART}>)",
)
def _every(match: Match, text: str) -> Expression | None:
    words = lexicon()
    if match["day"]:
        return expression(
            match,
            SET,
            value=f"XXXX-WXX-{words.weekdays[match['day'].rstrip('.')]}{words.parts.get(match['dpart'] or '', '')}",
        )
    if match["month"]:
        return (
            expression(match, SET, value=f"XXXX-{words.months[match['month'].rstrip('.')]:02}")
            if is_name(match, text, "month")
            else None
        )
    if match["part"]:
        return expression(match, SET, value=f"XXXX-XX-XX{words.parts[match['part']]}")
    amount = (count(match["n"]) if match["n"] else 1) or 1
    return expression(match, SET, value=duration(amount * (2 if match["other"] else 1), _unit(match["unit"])))


@rule(BOOK, r"<day:{DAYNAME}>s|<part:mornings|afternoons|evenings|nights|weekends>")
def _plural_days(match: Match, text: str) -> Expression | None:
    words = lexicon()
    if match["day"]:
        return (
            expression(match, SET, value=f"XXXX-WXX-{words.weekdays[match['day'].rstrip('.')]}")
            if is_name(match, text, "day")
            else None
        )
    return None


@rule(BOOK, r"(?:the )?<end:(?:year|month|week)[ -]?end|year['’]s end|end of the year>")
def _year_end(match: Match, text: str) -> Expression | None:
    words = match["end"]
    if words.startswith("week"):
        return None
    unit = "year" if "year" in words else "month"
    return expression(match, DATE, formula=f"{unit} +0", mod="END")


@rule(
    BOOK,
    r"(?:the )?<part:morning|afternoon|evening>(?! of)",
    r"<which:the next|the following|that|the same|the previous> <part:{PART}|day>",
)
def _part_of_day(match: Match, text: str) -> Expression | None:
    which = match.groupdict().get("which")
    if not which:
        if not re.search(r"\bin\s+$", words_before(match)) or not match[0].startswith("the"):
            return None
        return expression(match, TIME, formula=f"day +0 {lexicon().parts[match['part']]}", narrative=True)
    step = 1 if re.search("next|following", which) else -1 if "previous" in which else 0
    part = lexicon().parts.get(match["part"])
    return expression(
        match, TIME if part else DATE, formula=f"day {step:+d}" + (f" {part}" if part else ""), narrative=True
    )


def _vague_words() -> str:
    words = lexicon()
    return any_of([*words.present, *words.past, *words.future])


@rule(BOOK, rf"<words:{_vague_words()}>")
def _vague(match: Match, text: str) -> Expression | None:
    plain, words = " ".join(match["words"].split()), lexicon()
    if plain == "the past" and not re.search(r"\b(?:in|of|from|to|than)\s+$", words_before(match)):
        return None
    ref = "PRESENT" if plain in words.present else "PAST" if plain in words.past else "FUTURE"
    return expression(match, DATE, value=f"{ref}_REF")


@rule(BOOK, rf"<word:{any_of(lexicon().adjectives)}>(?= [a-z])")
def _vague_adjective(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value=lexicon().adjectives[match["word"]])
