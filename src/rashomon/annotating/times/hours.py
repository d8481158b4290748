"""The rules for times of day: clocks with their zones, and the parts of a day."""

import re

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import count, pieces
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, is_part_of_name, rule, words_before
from rashomon.model import TimeType

BOOK: list[Rule] = []
DATE, TIME = TimeType.DATE, TimeType.TIME

_DAY_NEXT = r"(?= (?:on )?(?:{DAYNAME}|today|yesterday|tomorrow|{DAY}{NTH}? {MONTH}|{MONTH} \d))"
_ZONE = r"(?:,? {ZONE}| \({ZONE}\)| local time)"
_CLOCK = (
    rf"<hour:{{CLOCK}}>\s*<half:[ap](?:\.m\.?|m)>{_ZONE}?|<day:noon|midnight|midday>(?! prayers?\b)|"
    rf"<plain:(?:[01]?\d|2[0-3])[:.]?[0-5]\d>(?:{_ZONE}| (?:hours|hrs)|{_DAY_NEXT})"
    r"|<said:{COUNT}> o['’]clock(?: in the <of:morning|afternoon|evening>)?"
    r"|<in:{COUNT}|(?:0?\d|1[0-2])[:.][0-5]\d> in the <part:morning|afternoon|evening>"
)


@rule(BOOK, _CLOCK)
def _clock(match: Match, text: str) -> Expression | None:
    plain = match["plain"] or ""
    if match["day"] and is_part_of_name(match, text):  # "High Noon"
        return None
    if plain.isdigit() and (len(plain) < 4 or re.match(rf"\s+{plain}", match[0][len(plain) :])):
        return None
    if plain.isdigit() and not re.search(r"gmt|utc|hours|hrs|local|[a-z]{2,4}t\b", match[0]):
        return None  # "2013 on Monday" is a year
    hours = _hours(match)
    if not hours:
        return None
    named = re.search(rf"\b{pieces()['ZONE']}\b", match[0][len(match["hour"] or plain) :])
    zone = _zone(" ".join(named[0].split())) if named else None
    return expression(match, TIME, formula=f"day +0 T{hours}", counted=Counted.LAST, zone=zone)


def _zone(words: str) -> str:
    """Return a zone as ISO 8601 writes it: "gmt" is Z, "utc+3" is +03:00."""
    away = re.fullmatch(r"(?:utc|gmt)([+-])(\d{1,2})(:\d\d)?", words)
    return f"{away[1]}{int(away[2]):02}{away[3] or ':00'}" if away else lexicon().zones[words]


# "At 05:30": after these words four digits and a colon are a time of day.
@rule(BOOK, r"<plain:(?:[01]?\d|2[0-3]):[0-5]\d>")
def _bare_clock(match: Match, text: str) -> Expression | None:
    led = re.search(r"\b(?:at|by|until|till|around|about|before|after|since|from|between)\s+$", words_before(match))
    hour, minute = match["plain"].split(":")
    if not led:
        return None
    return expression(match, TIME, formula=f"day +0 T{int(hour):02}:{minute}", counted=Counted.LAST)


@rule(BOOK, rf"(?:mid-?|early )?<part:morning|afternoon|evening|night|overnight>{_DAY_NEXT}")
def _part_before_day(match: Match, text: str) -> Expression | None:
    """Mid-afternoon yesterday, early morning Monday: joined with the day by the grammar."""
    return expression(match, TIME, formula=f"day +0 {lexicon().parts[match['part']]}", counted=Counted.LAST)


@rule(
    BOOK,
    r"(?:the )?(?:early |late )?<part:morning|afternoon|evening|night>(?: hours)? of(?= (?:on )?(?:the )?"
    r"(?:{DAYNAME}|{DAY}{NTH}? (?:of )?{MONTH}|{MONTH} {DAY}(?!\d)|{DAY}{NTH}(?!\w)))",
)
def _part_of_a_day(match: Match, text: str) -> Expression | None:
    """The night of 14 November: joined with the day by the grammar."""
    return expression(match, TIME, formula=f"day +0 {lexicon().parts[match['part']]}", counted=Counted.LAST)


_NIGHT, _AND, _IN_YEAR = r"(?:the )?nights? (?:of |between )?", r"(?:-|–|/| to | and )", r"(?:,? <year:{YEAR}>)?"


@rule(
    BOOK,
    rf"{_NIGHT}(?:the )?<day:{{DAY}}>{{NTH}}?{_AND}(?:the )?{{DAY}}{{NTH}}? (?:of )?<month:{{MONTH}}>{_IN_YEAR}",
    rf"{_NIGHT}<month:{{MONTH}}> <day:{{DAY}}>{_AND}{{DAY}}(?!\d){_IN_YEAR}",
)
def _night_between(match: Match, text: str) -> Expression | None:
    """The night of 12-13 March: that of the first day."""
    if not is_name(match, text, "month"):
        return None
    day = f"{lexicon().months[match['month'].rstrip('.')]:02}-{int(match['day']):02}"
    if match["year"]:
        return expression(match, TIME, value=f"{match['year']}-{day}TNI")
    return expression(match, TIME, formula=f"date {day} ? TNI")


@rule(BOOK, r"overnight")
def _overnight(match: Match, text: str) -> Expression | None:
    """The night into the day of publication: most of what is told of it came after midnight."""
    if re.search(r"\b(?:an?|became)\s+$", words_before(match)):  # "an overnight train"
        return None
    return expression(match, TIME, formula="day +0 TNI")


@rule(
    BOOK,
    r"<part:dawn|dusk|daybreak|nightfall|sunrise|sunset|first light|midday>",
    r"(?:the )?(?:early|late|mid)[ -]?<part:morning|afternoon|evening>(?! hours)",
    r"(?<=by\s)<part:morning|evening>",
)
def _at_dawn(match: Match, text: str) -> Expression | None:
    led = re.search(r"\b(?:at|by|before|after|until|till|since|from|around|of|in|during)\s+$", words_before(match))
    part = lexicon().parts[" ".join(match["part"].split())]
    return expression(match, TIME, formula=f"day +0 {part}", counted=Counted.LAST) if led else None


def _hours(match: Match) -> str | None:
    if match["day"]:
        return "24:00" if match["day"] == "midnight" else "12:00"
    exact = match["in"] if re.match(r"\d+[:.]", match["in"] or "") else ""
    words = re.sub(r"^(\d\d)(\d\d)$", r"\1:\2", match["hour"] or match["plain"] or exact or "")
    hour, _, minute = words.replace(".", ":").partition(":")
    if not hour:
        said = count(match["said"] or match["in"])
        hour = str(int(said)) if said is not None else "99"
    n = int(hour)
    part = match["part"] or match["of"]
    if (match["half"] or "").startswith("p") or part in ("afternoon", "evening"):
        n = n % 12 + 12
    elif (match["half"] or "").startswith("a") or part:
        n %= 12
    return f"{n:02}:{minute[:2] or '00'}" if n < 24 else None


@rule(
    BOOK,
    r"(?<=[delrty]\s)<hour:{CLOCK}|{COUNT}>(?: o['’]clock)? <which:the next|the following|that|that same|the same> "
    r"<part:morning|afternoon|evening>",
)
def _hour_of_a_part(match: Match, text: str) -> Expression | None:
    """At 8 the next morning, at 6:20 that evening; the letters before, the last of "at" and its like, save time."""
    hour, _, minute = match["hour"].replace(".", ":").partition(":")
    n = int(hour) if hour.isdigit() else int(count(hour) or 99)
    if not re.search(r"\b(?:at|by|until|till|before|after|about|around)\s+$", words_before(match)) or n > 12:
        return None
    n = n % 12 + (0 if match["part"] == "morning" else 12)
    step = 1 if re.search("next|following", match["which"]) else 0
    return expression(match, TIME, formula=f"day {step:+d} T{n:02}:{minute[:2] or '00'}", counted=Counted.LAST)


@rule(BOOK, r"(?<=[mn]\s)<hour:{CLOCK}>(?=\s*(?:-|–|to|and)\s*<to:{CLOCK}>\s*<half:[ap](?:\.m\.?|m)>)")
def _first_hour(match: Match, text: str) -> Expression | None:
    """Between 2 and 3 a.m.: the half of the day is told once; from 11 to 2 p.m. goes over noon."""
    hour, _, minute = match["hour"].replace(".", ":").partition(":")
    if not re.search(r"\b(?:between|from)\s+$", words_before(match)) or not 1 <= int(hour) <= 12:
        return None
    over = int(hour) % 12 > int(re.split("[:.]", match["to"])[0]) % 12
    n = int(hour) % 12 + (12 if match["half"].startswith("p") != over else 0)
    return expression(match, TIME, formula=f"day +0 T{n:02}:{minute[:2] or '00'}", counted=Counted.LAST)


_LEADS_PART = re.compile(
    r"\b(?:in|during|through|throughout|by|towards?|(?:all|half|most|much|part|rest|middle|course) of)\s+$"
)


@rule(
    BOOK,
    r"the <part:morning|afternoon|evening|night> of "
    r"<which:the next|the following|that|that same|the same|the previous> day",
    r"<which:the next|the following|that|that same|the same|the previous> <part:{PART}|day>",
    r"the <part:morning|afternoon|evening|night>",
)
def _part_of_day(match: Match, text: str) -> Expression | None:
    which = match.groupdict().get("which")
    part = lexicon().parts.get(match["part"])
    bare = not is_name(match, text, "part") and not match.string.startswith(" hours", match.end())
    if not which and not (bare and _LEADS_PART.search(words_before(match))):
        return None
    step = 1 if re.search("next|following", which or "") else -1 if which == "the previous" else 0
    formula = f"day {step:+d}" + (f" {part}" if part else "")
    return expression(match, TIME if part else DATE, formula=formula, counted=Counted.LAST)
