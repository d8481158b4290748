"""The rules for dates written out: days of months, months, years, decades, centuries."""

import re
from dataclasses import replace

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of, template
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, rule, words_before
from rashomon.annotating.times.words import STEPS, counted_from, full_year, is_day, month_of, part_of, way_of, year_of
from rashomon.model import TimeType
from rashomon.wording.numbers import ordinal

BOOK: list[Rule] = []
DATE, TIME = TimeType.DATE, TimeType.TIME

# Names of months that are other words too: alone, they need one of these before them.
DOUBTFUL = frozenset({"may", "march", "mar", "jan", "june", "april", "august", "sep", "dec"})
LEADS_MONTH = re.compile(
    r"\b(?:in|into|since|by|until|till|of|from|to|through|throughout|during|between|and|or|early|late|mid|last|next|"
    r"this|each|every|before|after|for)[\s-]+$"
)
LEADS_YEAR = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|through|during|between|and|early|late|mid|the|before|after|for|or|year|"
    r"circa|c\.|ca\.|spring|summer|fall|autumn|winter|pre|post|fiscal|around|about|due)[\s-]+(?:the\s+)?$"
)
NOT_A_YEAR = re.compile(
    r"\s*(?:%|percent|per\s+cent|points?\b|km|kg|miles?\b|metres?\b|meters?\b|feet\b|dollars?\b|people\b|pounds?\b|euros?\b|"
    r"block\b|tons?\b|tonnes?\b|troops\b|soldiers\b|men\b|jobs\b|shares\b|copies\b|hours\b|mhz|-\w+-|(?:million|billion|hundred)\b)"
)


# "The deadly 2012 attacks", not "the nearly 1980 rebels".
_OF_YEAR = re.compile(
    r"\b(?:the|his|her|its|their)\s+(?!(?:nearly|almost|estimated|some|other|remaining|first|last|next|additional)\b)[a-z]+\s+$"
)


# "January 24-25, 1968": the year of the last day is that of the first.
RANGE_YEAR = re.compile(template(r"\s*(?:-|–|to|and|through)\s*{DAY}{NTH}?,?\s+<year:{YEAR}>(?!\w)"))


# "(June-August 1683)", "June to August".
TO_MONTH = re.compile(template(r"\s*(?:-|–|—|to|through)\s*{MONTH}(?!\w)"))


def _written(match: Match, month: int, day: int, year: str | None) -> Expression | None:
    """A day of a month, with or without its year."""
    if not is_day(month, day):
        return None
    part = part_of(match)
    type_ = TIME if part else DATE
    if year:
        return expression(match, type_, value=f"{full_year(year):04}-{month:02}-{day:02}{part.strip()}")
    return expression(match, type_, formula=f"date {month:02}-{day:02} ?{part}")


# "Sunday, April 14", "this coming Sunday, April 14th".
_ON_WEEKDAY = r"(?:(?:(?:this|next|last)(?: (?:past|coming))? )?{WEEKDAY},? )?"
_OF_2001 = "attacks|terror|hijack|victim|survivor|commission"


@rule(BOOK, r"9/11", r"(?<=post-)sept(?:ember|\.) 11(?:th)?", rf"sept(?:ember|\.) 11(?:th)?(?= (?:{_OF_2001}))")
def _eleventh_of_september(match: Match, text: str) -> Expression | None:
    """A date that stands for a day of one year, as reports since write it."""
    return expression(match, DATE, value="2001-09-11")


@rule(
    BOOK,
    _ON_WEEKDAY + r"<month:{MONTH}>\s*(?:the )?<day:{DAY}{NTH}?|{ORD}(?=\s*[.,;)]|\s*$)>(?:(?:,? |,)<year:{YEAR}>)?",
    _ON_WEEKDAY + r"(?:the )?<day:{DAY}>{NTH}?(?:/\d\d?)?(?: of)?[ -]<month:{MONTH}>"
    r"(?:,?[ -]<year:{YEAR}>|-<short:\d\d>)?",
)
def _month_day(match: Match, text: str) -> Expression | None:
    if not is_name(match, text, "month"):
        return None
    later = RANGE_YEAR.match(match.string, match.end())
    year = match["year"] or match.groupdict().get("short") or (later["year"] if later else None)
    return _written(match, month_of(match), ordinal(match["day"]) or int(match["day"]), year)


@rule(BOOK, r"<year:{YEAR}>[-–/]<next:\d\d>(?![-–/]\d)", begins=False)
def _two_years(match: Match, text: str) -> Expression | None:
    """The 2011-12 season: two years in a row, as the first of them."""
    in_a_row = (int(match["year"]) + 1) % 100 == int(match["next"])
    return expression(match, DATE, value=match["year"]) if in_a_row else None


@rule(
    BOOK,
    r"<year:{YEAR}>-<month:\d\d>(?:-<day:\d\d>(?:t<hour:\d\d:\d\d>(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?)?",
    begins=False,
)
def _iso(match: Match, text: str) -> Expression | None:
    month, day = int(match["month"]), int(match["day"] or 1)
    if not is_day(month, day):
        return None
    value = f"{match['year']}-{month:02}" + (f"-{day:02}" if match["day"] else "")
    hour = f"T{match['hour']}" if match["hour"] else ""
    return expression(match, TIME if hour else DATE, value=value + hour)


@rule(BOOK, r"<a:\d{1,2}><mark:[/.-]><b:\d{1,2}>(?:[/.-])<year:{YEAR}|\d\d>")
def _numeric(match: Match, text: str) -> Expression | None:
    """Month first with strokes, as Americans write; day first with stops and dashes; whatever is possible wins."""
    a, b = int(match["a"]), int(match["b"])
    if len(match["year"]) == 2 and match["mark"] != "/":
        return None
    month, day = (a, b) if (match["mark"] == "/" and a <= 12) or b > 12 else (b, a)
    return _written(match, month, day, match["year"])


_STROKES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


def writes_day_first(text: str) -> bool:
    """Say whether a report writes 4/10/2013 for 4 October: another of its dates can only be so, and none is not."""
    dates = [(int(found[1]), int(found[2])) for found in _STROKES.finditer(text)] if "/" in text else []
    return any(a > 12 >= b for a, b in dates) and not any(b > 12 >= a for a, b in dates)


def day_first(found: Expression, words: str) -> Expression:
    """Return a date in strokes read with its day first; any other as it is."""
    if not found.value or not (strokes := _STROKES.fullmatch(words)) or int(strokes[1]) > 12:
        return found
    return replace(found, value=f"{found.value[:4]}-{found.value[8:10]}-{found.value[5:7]}")


@rule(BOOK, r"<month:{MONTH}>(?: of|,)?[ -]<year:{YEAR}|{SAIDYEAR}>", r"<month:{MONTH}> <year:['’]\d\d>", begins=False)
def _month_year(match: Match, text: str) -> Expression | None:
    year = year_of(match["year"])
    return (
        expression(match, DATE, value=f"{year:04}-{month_of(match):02}")
        if year and is_name(match, text, "month")
        else None
    )


def _is_modifier(match: Match) -> bool:
    """Say whether a month stands between article and noun: "the March accession", not "the March on Rome"."""
    after = re.match(r"\s+(?!(?:on|of|to|against|for|in|by)\b)[a-z]", match.string[match.end() : match.end() + 10])
    return after is not None and re.search(r"\b(?:an?|the|its|their)\s+$", words_before(match)) is not None


@rule(BOOK, r"<month:{MONTH}>")
def _month_alone(match: Match, text: str) -> Expression | None:
    name = match["month"].rstrip(".")
    if not is_name(match, text, "month"):
        return None
    short = len(name) <= 4 and name not in ("june", "july", "may") and not match["month"].endswith(".")
    led = LEADS_MONTH.search(words_before(match)) or _is_modifier(match) or TO_MONTH.match(match.string, match.end())
    before_name = text[match.end() : match.end() + 2].strip()[:1].isupper()
    if ((short or name in DOUBTFUL or before_name) and not led) or (short and before_name):
        return None
    return expression(match, DATE, formula=f"month {month_of(match):02} ?")


@rule(BOOK, r"<which:{LAST}|{NEXT}|{THIS}|the following|the preceding> <month:{MONTH}>")
def _which_month(match: Match, text: str) -> Expression | None:
    if not is_name(match, text, "month") or re.match(r"\s+\d", match.string[match.end() :]):
        return None
    formula = f"month {month_of(match):02} {way_of(match['which'])}"
    return expression(match, DATE, formula=formula, counted=counted_from(match["which"]))


@rule(
    BOOK,
    r"<month:{MONTH}> (?:of )?<which:last|this|next> year",
    begins=False,
)
def _month_of_year(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, formula=f"year {STEPS[match['which']]:+d} > month {month_of(match):02} in")


@rule(
    BOOK,
    r"(?:{WEEKDAY},? )?<month:{MONTH}> <day:{DAY}>{NTH}?,? (?:of )?<which:last|this|next> year(?!['’])",
    r"(?:{WEEKDAY},? )?(?:the )?<day:{DAY}>{NTH}?(?: of)? <month:{MONTH}>,? (?:of )?"
    r"<which:last|this|next> year(?!['’])",
    begins=False,
)
def _day_of_year(match: Match, text: str) -> Expression | None:
    """The 11th of September last year."""
    year, month, day = STEPS[match["which"]], month_of(match), int(match["day"])
    if not is_name(match, text, "month") or not is_day(month, day):
        return None
    return expression(match, DATE, formula=f"year {year:+d} > date {month:02}-{day:02} in")


@rule(
    BOOK,
    r"(?:the )?(?:<month:{MONTH}>|<season:{SEASON}>)(?:,? of|,)? "
    r"<which:that|the same|the following|the next|the previous|the preceding> year",
)
def _part_of_that_year(match: Match, text: str) -> Expression | None:
    """The spring of the following year, May that year: of the year told before."""
    step = 1 if re.search("following|next", match["which"]) else -1 if re.search("prev|prec", match["which"]) else 0
    if match["month"] and not is_name(match, text, "month"):
        return None
    part = f"month {month_of(match):02}" if match["month"] else f"season {lexicon().seasons[match['season']]}"
    return replace(expression(match, DATE, formula=f"year {step:+d} > {part} in"), counted=Counted.LAST)


@rule(
    BOOK,
    r"(?:the )?<day:{DAY}>{NTH}?(?: of)? <month:{MONTH}>,? (?:of )?(?:that|the same) year",
    r"<month:{MONTH}> <day:{DAY}>{NTH}?,? (?:of )?(?:that|the same) year",
    begins=False,
)
def _day_of_that_year(match: Match, text: str) -> Expression | None:
    """On 6 February of that year."""
    month, day = month_of(match), int(match["day"])
    if not is_name(match, text, "month") or not is_day(month, day):
        return None
    formula = f"year +0 > date {month:02}-{day:02} in"
    return replace(expression(match, DATE, formula=formula), counted=Counted.LAST)


@rule(BOOK, r"(?:later )?that <month:{MONTH}>(?! \d)")
def _that_month(match: Match, text: str) -> Expression | None:
    """The war ended that December: of the year told."""
    name = match["month"].rstrip(".")
    if not is_name(match, text, "month") or name in DOUBTFUL or len(name) < 4:
        return None
    mod = "END" if match[0].startswith("later") else None
    formula = f"year +0 > month {month_of(match):02} in"
    return replace(expression(match, DATE, formula=formula, mod=mod), counted=Counted.LAST)


_JOINED = r"\s+(?:and|or|to)\s+"
_YEAR_BEFORE = re.compile(rf"\b(\d{{4}}){_JOINED}$")
_YEAR_AFTER = re.compile(rf"{_JOINED}(\d{{4}})(?!\w)")
# So far apart at most are years that a sentence joins where a noun follows: "in 1969 and 1970 troops went home".
# By judgement.
JOINED_YEARS = 20


def _is_amount(match: Match) -> bool:
    """Say whether a number counts what follows: "1400 people", both of "between 1000 and 1800 people"."""
    other = _YEAR_AFTER.match(match.string, match.end(), match.end() + 12)
    end = other.end() if other else match.end()
    if not NOT_A_YEAR.match(match.string[end : end + 16]):
        return False
    other = other or _YEAR_BEFORE.search(words_before(match))
    return other is None or abs(int(other[1]) - int(match["year"])) > JOINED_YEARS


@rule(BOOK, r"<year:{YEAR}>")
def _year(match: Match, text: str) -> Expression | None:
    before, after = words_before(match), match.string[match.end() : match.end() + 16]
    ranged = before.endswith("(") and re.match(r"[-–—]1\d\d\d\b", after)  # "(1096-1099)"
    led = ranged or LEADS_YEAR.search(before) or (_OF_YEAR.search(before) and int(match["year"]) % 100)
    listed = re.search(r"\b\d{4}(?:-|,\s+)$", before)
    if _is_amount(match) or (re.search(r"\d[,-]\s*$", before) and not listed and not led):
        return None
    if not led and (int(match["year"]) < 1800 or re.match(r"\s+[a-z]{3,}s\b(?!['’])", after)):
        return None
    early = int(match["year"]) < 1500 and not ranged
    if early and not re.search(
        r"\b(?:in|since|by|until|of|from|during|between|circa|c\.|ca\.|1[0-4]\d\d\s+(?:to|and))\s+$", before
    ):
        return None
    return expression(match, DATE, value=match["year"])


@rule(BOOK, r"(?:the )?year <year:{YEAR}|two thousand>", r"<year:{SAIDYEAR}>")
def _said_year(match: Match, text: str) -> Expression | None:
    year = year_of(match["year"])
    return expression(match, DATE, value=str(year)) if year and year > 1000 else None


@rule(BOOK, r"<year:['’]\d\d>(?!s)(?!['’])")
def _short_year(match: Match, text: str) -> Expression | None:
    return (
        expression(match, DATE, value=str(year_of(match["year"]))) if LEADS_YEAR.search(words_before(match)) else None
    )


NAMED_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


@rule(
    BOOK,
    r"<decade:(?:1[0-9]|20)\d0>['’]?s",
    r"['’]<short:[2-9]0>s",
    r"(?:the )?(?:nineteen[ -])?<name:" + any_of(NAMED_DECADES) + ")",
)
def _decade(match: Match, text: str) -> Expression | None:
    groups = match.groupdict()
    if groups.get("decade"):  # "the 1700s" are a century, "the 2000s" ten years
        century = match["decade"].endswith("00") and match["decade"] < "2000"
        return expression(match, DATE, value=match["decade"][: 2 if century else 3])
    if not match[0].startswith(("the", "'", "’", "nineteen")) or re.search(
        r"\b(?:his|her|their|my|in)\s+$", words_before(match)
    ):
        return None
    digit = NAMED_DECADES[match["name"]] if groups.get("name") else match["short"][0]
    return expression(match, DATE, value=f"19{digit}")


@rule(
    BOOK,
    r"(?:the )?<n:\d\d?{NTH}|{ORD}>[ -]centur(?:y|ies)(?: (?:<era:bce?|b\.c\.(?:e\.)?>|<ours:ad|ce|a\.d\.>))?",
    r"(?:the )?<n:\d\d?{NTH}|{ORD}>(?= (?:and|to|or) (?:the )?(?:\d\d?{NTH}|{ORD})[ -]centur(?:y|ies)"
    r"(?: <era:bce?|b\.c\.(?:e\.)?>)?)<ours:(?!)>?",
)
def _century(match: Match, text: str) -> Expression | None:
    rank = ordinal(match["n"])
    sure = match["n"][0].isdigit() or match["era"] or match["ours"]  # not "the first century of his dynasty"
    if rank is None or not (rank > 1 or sure):
        return None
    return expression(match, DATE, value=f"{'BC' if match['era'] else ''}{rank - 1:02}")


@rule(
    BOOK,
    r"<which:the first|the second|the last|the latter|the other> half of (?:<month:{MONTH}>(?:,? <year:{YEAR}>)?"
    r"|the <n:\d\d?>{NTH}[ -]century|the <decade:1[0-9]\d|20\d|['’]\d>0s)",
    r"<which:the (?:first|second|third|fourth|last|final|closing|opening)> (?:week|days|weeks) (?:of|in) "
    r"<month:{MONTH}>(?:,? <year:{YEAR}>)?(?! \d)<n:(?!)>?<decade:(?!)>?",
)
def _half(match: Match, text: str) -> Expression | None:
    """The second half of May, the first half of the 1930s, the last week of April: roughly of the whole."""
    mod = _PART_MODS.get(match["which"].split()[-1], "END" if "half" in match[0] else None)
    if match["decade"]:
        return expression(match, DATE, value=match["decade"].replace("’", "'").replace("'", "19"), mod=mod)
    if match["n"]:
        return expression(match, DATE, value=f"{int(match['n']) - 1:02}", mod=mod) if int(match["n"]) > 1 else None
    if not is_name(match, text, "month"):
        return None
    if match["year"]:
        return expression(match, DATE, value=f"{match['year']}-{month_of(match):02}", mod=mod)
    return expression(match, DATE, formula=f"month {month_of(match):02} ?", mod=mod)


_PART_MODS = {"first": "START", "opening": "START", "last": "END", "final": "END", "closing": "END", "fourth": "END"}


# "Moved to the 4th", "from the 2nd to the 5th".
_LEADS_MONTHDAY = re.compile(
    r"\b(?:(?:moved|postponed|delayed|deferred|adjourned|rescheduled|extended|pushed|put|brought)\b"
    r"[^.;:\n]*\b(?P<moved>from|to)|from the \d+(?:st|nd|rd|th) to|on|by|until|till|from|since|of|before|after)\s+$"
)


# "On the 23rd": a day of the month that is told, not "the 23rd Army".
@rule(BOOK, r"the <day:{DAY}>{NTH}(?=\s*(?:[,.;:)]|$| {CLAUSE}(?!\w)| of the month))")
def _monthday(match: Match, text: str) -> Expression | None:
    led = _LEADS_MONTHDAY.search(words_before(match, 60))
    if not led:
        return None
    way = {None: "?", "to": "from", "from": "nearest"}[led["moved"]]
    return expression(match, DATE, formula=f"monthday {int(match['day'])} {way}")
