"""The rules for times counted from another: "two weeks ago", "last week", "that day", "a year earlier", "recently"."""

import re
from dataclasses import replace

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.lengths import PLURALS, duration, unit_of
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of, count
from rashomon.annotating.times.rules import Match, Rule, expression, is_part_of_name, is_title, rule, words_before
from rashomon.model import TimeType

BOOK: list[Rule] = []
DATE, TIME, DURATION = TimeType.DATE, TimeType.TIME, TimeType.DURATION

UNITS = {
    "W": ("week", 1),
    "D": ("day", 1),
    "M": ("month", 1),
    "Q": ("quarter", 1),
    "Y": ("year", 1),
    "E": ("year", 10),
    "C": ("year", 100),
}
# As many weeks or fewer ago is said of a day, more of a week (TimeBank).
WEEKS_TO_A_DAY = 3
AHEAD = frozenset({"later", "afterward", "afterwards", "hence", "from now", "from today"})
FROM_TODAY = frozenset({"ago", "from now", "from today", "hence"})


@rule(BOOK, rf"<many:many |several |some |a few |few |numerous >?<unit:{PLURALS}> <when:ago>")
def _long_ago(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value="PAST_REF")


@rule(
    BOOK,
    r"<n:{NUM}>[ -](?:full )?<unit:{UNITS}> <so:or (?:so|two|more) >?"
    r"<when:ago|earlier|previously|later|afterwards?|hence|from now|from today>",
    r"<n:{NUM}> <unit:{UNITS}> <when:before>(?=\s*[.,;])",
    begins=False,
)
def _ago(match: Match, text: str) -> Expression | None:
    unit, words, when = unit_of(match["unit"]), match["n"], match["when"]
    amount, sign = count(words), 1 if when in AHEAD else -1
    reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
    than = re.match(r"\s+than\b", match.string[match.end() : match.end() + 8])  # "six months earlier than planned"
    if when not in FROM_TODAY and (amount is None or unit.startswith("T") or than):
        return expression(match, DURATION, value=duration(amount, unit))
    if amount is None or unit.startswith("T"):
        return expression(match, TIME if unit.startswith("T") else DATE, value=reference)
    mod = "APPROX" if match.groupdict().get("so") else None
    if unit == "Y" and amount == 1 and sign < 0:
        return expression(match, DATE, formula="shift -1 year", counted=Counted.PERIOD)
    counted = Counted.PUBLISHED if when in FROM_TODAY else Counted.LAST
    unit, amount = ("W", amount * 2) if unit == "W2" else (unit, amount)
    name, times = UNITS.get(unit, ("", 1))
    steps = int(amount * times)
    if unit == "W" and amount <= WEEKS_TO_A_DAY:
        name, steps = "day", int(7 * amount)
    elif unit == "Y" and amount != int(amount):
        name, steps = "month", int(12 * amount)
    if not name:
        return None
    return replace(expression(match, DATE, formula=f"{name} {sign * steps:+d}", mod=mod), counted=counted)


@rule(BOOK, r"<n:{NUM}> <unit:days?|weeks?|months?|years?>['’]s? time", begins=False)
def _in_time(match: Match, text: str) -> Expression | None:
    """In ten days' time, in a week's time."""
    amount, led = count(match["n"]), re.search(r"\b(?:in|within)\s+$", words_before(match))
    name = UNITS[unit_of(match["unit"])][0]
    if not led or (amount is not None and amount != int(amount)):
        return None
    if amount is None:
        return expression(match, DATE, value="FUTURE_REF")
    return expression(match, DATE, formula=f"{name} {int(amount):+d}")


_ON_DAY = r"<day:today|yesterday|tomorrow>|(?:on )?<name:{DAYNAME}>"


@rule(
    BOOK,
    rf"<n:{{NUM}}> <unit:years?|decades?> ago,? (?:{_ON_DAY}|<which:this|next|last> <what:week|month|weekend>)",
    rf"<n:{{NUM}}> <unit:weeks?|months?> ago,? (?:{_ON_DAY}|<which:this|next|last> <what:week|weekend>)",
    begins=False,
)
def _ago_on(match: Match, text: str) -> Expression | None:
    """Ten years ago today, a year ago this week; a week ago Sunday: the Sunday before last."""
    amount, unit = count(match["n"]), unit_of(match["unit"])
    if amount is None or amount != int(amount):
        return None
    back, name = int(amount) * (10 if unit == "E" else 1), {"W": "week", "M": "month"}.get(unit, "year")
    day = {"today": "day +0", "yesterday": "day -1", "tomorrow": "day +1"}.get(match["day"] or "")
    if match["which"]:
        steps = {"this": 0, "next": 1, "last": -1}
        day = f"{match['what']} {steps[match['which']]:+d}"
    if match["name"]:
        weekday = lexicon().weekdays[match["name"].rstrip(".")]
        if name == "week":
            return expression(match, DATE, formula=f"day {-7 * back:+d} > weekday {weekday} upto")
        day = f"weekday {weekday} upto"
    return expression(match, DATE, formula=f"{day} > shift {-back} {name}")


_WHICH = (
    r"{LAST}|{NEXT}|{THIS}|the following|following|the latest|the preceding|the prior|the same|that same|that"
    r"|the entire"
)
# "It has rained for the last month": thirty days, not the one before this.
_LEADS_SPAN = re.compile(r"\b(?:for|over|within|throughout)\s+$")
_KIND = r"(?:fiscal |calendar |trading |business |full |financial |academic )?"


@rule(BOOK, rf"<which:{_WHICH}> {_KIND}<unit:week|month|quarter|year|decade|century|weekend|day|period>")
def _which_unit(match: Match, text: str) -> Expression | None:
    """The last week, this month, next year, that day."""
    which, word = " ".join(match["which"].split()), match["unit"]
    if is_title(match, text, "unit"):
        return None
    sign = _sign(which)
    if which == "the latest" and word in ("quarter", "period", "year"):
        formula = "quarter +0" if word != "year" else "year +0"
        return expression(match, DATE, formula=formula, counted=Counted.PERIOD)
    if word == "period":
        return None
    spans = which in ("the last", "the next") and _LEADS_SPAN.search(words_before(match))
    if (spans or which in ("the past", "past", "the coming", "coming")) and word != "weekend":
        side = "after" if sign > 0 else "before"
        return expression(match, DURATION, formula=f"{duration(1, unit_of(word))} {side}")
    if word == "day" and which in ("this", "last", "the last", "next", "the present", "the current"):
        return None
    told = re.match(r"that|the same|(?:the )?following|(?:the )?previous|the next|the prior|the preceding", which)
    counted = Counted.LAST if told else Counted.PUBLISHED
    return expression(match, DATE, formula=f"{word} {sign:+d}", counted=counted)


@rule(BOOK, r"the <which:last|past|next|coming> <unit:day|week|month|year> or (?:so|two|more)(?!\w)", begins=False)
def _unit_or_so(match: Match, text: str) -> Expression | None:
    """The next day or two: a length that begins or ends on the day."""
    side = "before" if _sign(match["which"]) < 0 else "after"
    return expression(match, DURATION, formula=f"{duration(1, unit_of(match['unit']))} {side}", mod="APPROX")


def _sign(words: str) -> int:
    if re.search(r"\b(?:last|previous|past|prior|preceding)\b", words):
        return -1
    return 1 if re.search(r"\b(?:next|coming|upcoming|following)\b", words) else 0


@rule(
    BOOK,
    r"the week(?= (?:to|through|ended|ending) (?:<month:{MONTH}> <day:{DAY}>|<day2:{DAY}> <month2:{MONTH}>)(?!\w))",
    begins=False,
)
def _week_to(match: Match, text: str) -> Expression | None:
    """The week to April 12: the one that holds the day."""
    month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
    return expression(match, DATE, formula=f"date {lexicon().months[month.rstrip('.')]:02}-{day:02} ? > week +0")


LEADS_UNIT = re.compile(r"\b(?:for|of|in|during|by|throughout|through|over)\s+$")


@rule(BOOK, rf"the {_KIND}<unit:weekend|week|month|quarter|year>")
def _the_unit(match: Match, text: str) -> Expression | None:
    """The weekend, the year: the one of the report, where the words before make it a time."""
    word, after = match["unit"], match.string[match.end() : match.end() + 12]
    if word == "weekend":
        return expression(match, DATE, formula="weekend ?")
    if word == "year" and re.match(r"\s+(?:end(?:ed|ing)|to\s+[a-z]+)\b", after):
        return expression(match, DURATION, value="P1Y")
    if not LEADS_UNIT.search(words_before(match)) or re.match(r"-|\s+(?:of|after|before|since|that|when)\b", after):
        return None  # "throughout the week-long siege"
    counted = Counted.PERIOD if word == "quarter" else Counted.PUBLISHED
    return expression(match, DATE, formula=f"{word} +0", counted=counted)


@rule(
    BOOK,
    r"the week of <month:{MONTH}> <day:{DAY}>{NTH}?(?:, <year:{YEAR}>)?",
    r"the week of <day:{DAY}>{NTH}? <month:{MONTH}>(?: <year:{YEAR}>)?",
)
def _week_of(match: Match, text: str) -> Expression | None:
    month, day = lexicon().months[match["month"].rstrip(".")], int(match["day"])
    year = f"at {match['year']} > " if match["year"] else ""
    return expression(match, DATE, formula=f"{year}date {month:02}-{day:02} {'in' if year else '?'} > week +0")


@rule(BOOK, r"(?:the )?year-end")
def _last_of_year(match: Match, text: str) -> Expression | None:
    """The day on which the books are closed; not "the year-end sales"."""
    led = re.search(r"\b(?:by|at|until|before|(?P<since>since)|through|of|after)\s+$", words_before(match))
    if not led:
        return None
    return expression(match, DATE, formula=f"year {-1 if led['since'] else 0:+d} > date 12-31 in")


@rule(BOOK, r"(?:the )?<end:year[ -]?end|month[ -]?end|(?:year|month)['’]s end>")
def _year_end(match: Match, text: str) -> Expression | None:
    unit = "year" if "year" in match["end"] else "month"
    return expression(match, DATE, formula=f"{unit} +0", mod="END")


@rule(BOOK, r"the <unit:day|night|week|weekend|month|year> <side:before|after>(?: that(?!\w)|(?=\s*[,.;)]| {GOESON}))")
def _the_day_before(match: Match, text: str) -> Expression | None:
    """The day before, the year after: counted from the date told before."""
    sign, unit = -1 if match["side"] == "before" else 1, match["unit"]
    part = " TNI" if unit == "night" else ""
    formula = f"{'day' if part else unit} {sign:+d}{part}"
    return expression(match, TIME if part else DATE, formula=formula, counted=Counted.LAST)


@rule(
    BOOK,
    r"the <unit:day|night|week|month|year>(?= (?:before|after|following) (?!{NOEVENT})[\w“\"])",
    r"the <unit:day>(?= (?:before|after|following) (?:(?:last |next )?{FULLDAY}|{HOLIDAY})(?!\w))",
)
def _the_day_of_an_event(match: Match, text: str) -> Expression | None:
    """The day before the plunge: the date that it stands beside ("Oct. 12, the day before"), else as near as that."""
    if re.search(r"\b(?:in|to)\s+$", words_before(match)):
        return None
    if match["unit"] == "day" and re.search(r"\d,\s+$", words_before(match)):
        return expression(match, DATE, formula="day +0", counted=Counted.LAST)
    values = {"day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
    return expression(match, TIME if match["unit"] == "night" else DATE, value=values[match["unit"]])


def _vague_words() -> str:
    words = lexicon()
    return any_of([*words.present, *words.past, *words.future])


NOT_SOON = re.compile(r"\s+(?:as|after|became|become|was|were|had|after|\w+ed)\b")


@rule(BOOK, rf"<words:{_vague_words()}>")
def _vague(match: Match, text: str) -> Expression | None:
    plain, words = " ".join(match["words"].split()), lexicon()
    before = words_before(match)
    if is_part_of_name(match, text):
        return None
    if plain == "the past" and not re.search(r"\b(?:in|of|from|to|than)\s+$", before):
        return None
    if "soon" in plain and (
        NOT_SOON.match(match.string, match.end()) or re.search(r"\b(?:as|too|how|was|were)\s+$", before)
    ):
        return None
    if "recently" in plain and before.endswith(" as "):
        return None  # "as recently as May"
    if plain.endswith(" term") and not re.search(r"\b(?:in|for|over|of)\s+$", before):
        return None
    if plain == "the present" and not re.search(r"\b(?:at|for|in|of|until|to)\s+$", before):
        return None
    if plain == "long ago" and re.search(r"\b(?:not|that)\s+$", before):
        return None
    ref = "PRESENT" if plain in words.present else "PAST" if plain in words.past else "FUTURE"
    return expression(match, DATE, value=f"{ref}_REF")


@rule(BOOK, rf"<word:{any_of(lexicon().adjectives)}>(?= [a-z])")
def _vague_adjective(match: Match, text: str) -> Expression | None:
    then = re.search(r"\bthen[ -]$", words_before(match))  # "the then current rate"
    return expression(match, DATE, value="PAST_REF" if then else lexicon().adjectives[match["word"]])


@rule(BOOK, r"some time")
def _some_time(match: Match, text: str) -> Expression | None:
    led = re.search(r"\bfor\s+$", words_before(match))
    return expression(match, DURATION, value="PXM") if led else None


@rule(BOOK, r"one day(?! (?:a|after|at|before|for|from|in|of|on|or|per)(?!\w))")
def _one_day(match: Match, text: str) -> Expression | None:
    """Could one day return, hopes to one day return."""
    led = re.search(r"\b(?:will|would|could|might|may|can|to)\s+$", words_before(match))
    return expression(match, DATE, value="FUTURE_REF") if led else None
