"""The rules for days by name: weekdays, today and tomorrow, seasons, holidays."""

import re
from dataclasses import replace

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import count
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, is_part_of_name, rule, words_before
from rashomon.annotating.times.words import STEPS, counted_from, month_of, part_of, way_of, weekday_of, year_of
from rashomon.model import TimeType

BOOK: list[Rule] = []
# Steps of formulas (`model.calendar`) for days that move from year to year.
FEASTS = ("nth", "easter", "orthodox", "hijri")
DATE, TIME = TimeType.DATE, TimeType.TIME


# "Fridays attack": what was "Friday's" lost its apostrophe; but "on Fridays", "Fridays and Saturdays".
NOUN_AFTER = re.compile(
    r"\s+(?!(?:and|or|are|were|at|in|to|from|when|as|with|is|but|on|for|because|through|only|ago)\b)[a-z]{3,}"
)
LEADS_DAYS = re.compile(r"\b(?:on|and|or|between|most|all|some|these|many|to|(?:most|all|some|many)\s+of)\s+$")
_EACH_PART = "<part:morning|afternoon|evening|night>s"


@rule(
    BOOK,
    rf"<name:{{DAYNAME}}>(?=(?:, {{DAYNAME}})*,? (?:and|or|to|through) {{DAYNAME}} {_EACH_PART}(?!\w))",
    rf"<name:{{DAYNAME}}> {_EACH_PART}",
    begins=False,
)
@rule(BOOK, r"<name:{DAYNAME}>s")
def _on_sundays(match: Match, text: str) -> Expression | None:
    if not is_name(match, text, "name"):
        return None
    attack = NOUN_AFTER.match(match.string, match.end()) and not LEADS_DAYS.search(words_before(match))
    if attack and not match.groupdict().get("part"):
        return _weekday_formula(match, "?").stretched(match.start(), match.end() - 1)
    return expression(match, TimeType.SET, value=f"XXXX-WXX-{weekday_of(match['name'])}{part_of(match).strip()}")


# "It was on a Sunday in May", not "on a Sunday flight": some one, nobody says which.
_SOME_DAY, _NO_NOUN = re.compile(r"\bon\s+an?\s+$"), re.compile(r"\s*[.,;)]|\s*$|\s+(?:in|of|when|and|before|after)\b")


@rule(BOOK, r"<name:{DAYNAME}>(?:['’]s)?(?: <part:{PART}>)?")
def _weekday_alone(match: Match, text: str) -> Expression | None:
    name = match["name"]
    if name.endswith(".") and not is_name(match, text, "name"):
        return None
    if _SOME_DAY.search(words_before(match)) and _NO_NOUN.match(match.string, match.end()):
        value = f"XXXX-WXX-{weekday_of(name)}{part_of(match).strip()}"
        return expression(match, TIME if match["part"] else DATE, value=value)
    found = _weekday_formula(match, "?")
    return found if match["part"] else found.stretched(found.start, match.end("name"))


def _weekday_formula(match: Match, direction: str) -> Expression:
    part = part_of(match)
    return expression(match, TIME if part else DATE, formula=f"weekday {weekday_of(match['name'])} {direction}{part}")


@rule(BOOK, r"<which:{LAST}|{NEXT}|{THIS}|the following|the preceding> <name:{DAYNAME}>(?: <part:{PART}>)?")
def _which_weekday(match: Match, text: str) -> Expression | None:
    """The last Friday, next Friday, this Friday; "next Sunday" is the coming one, as news writers use it."""
    return replace(_weekday_formula(match, way_of(match["which"])), counted=counted_from(match["which"]))


@rule(
    BOOK,
    r"<name:{DAYNAME}> (?:of )?<which:last|this|next> week",
    begins=False,
)
def _weekday_of_week(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, formula=f"week {STEPS[match['which']]:+d} > weekday {weekday_of(match['name'])} in")


@rule(BOOK, r"<name:{DAYNAME}> week(?=\s*[,.;)]|\s*$| (?:in|at|to|after|before|and)(?!\w))", begins=False)
def _week_on(match: Match, text: str) -> Expression | None:
    """On Thursday week: a week after the coming Thursday, as the British say."""
    led = re.search(r"\b(?:on|until|by|from)\s+$", words_before(match))
    return expression(match, DATE, formula=f"weekday {weekday_of(match['name'])} after > day +7") if led else None


@rule(BOOK, r"<n:{NUM}> <name:{DAYNAME}>s ago")
def _weekdays_ago(match: Match, text: str) -> Expression | None:
    """Two Sundays ago: the one before the last."""
    amount = count(match["n"])
    if not amount or amount != int(amount) or not is_name(match, text, "name"):
        return None
    return expression(
        match, DATE, formula=f"weekday {weekday_of(match['name'])} before > day {-7 * (int(amount) - 1):+d}"
    )


NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


@rule(
    BOOK,
    r"the <nth:first|second|third|fourth|last> <name:{DAYNAME}> (?:of|in) "
    r"(?:<month:{MONTH}>(?:,? <year:{YEAR}>)?|<set:each|every> month)",
)
def _nth_weekday(match: Match, text: str) -> Expression | None:
    """The first Monday of October, the last Friday of each month."""
    weekday = weekday_of(match["name"])
    if match["set"]:
        return expression(match, TimeType.SET, value=f"XXXX-WXX-{weekday}")
    if not is_name(match, text, "month"):
        return None
    year, way = (f"at {match['year']} > ", "in") if match["year"] else ("", "?")
    return expression(match, DATE, formula=f"{year}nth {month_of(match)} {weekday} {NTH[match['nth']]} {way}")


DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}


@rule(BOOK, r"<day:today|yesterday|tomorrow>(?: <part:{PART}>)?")
def _today(match: Match, text: str) -> Expression | None:
    if is_part_of_name(match, text):
        return None
    part = part_of(match)
    return expression(match, TIME if part else DATE, formula=f"day {DAYS[match['day']]:+d}{part}")


@rule(BOOK, r"<day:tonight|last night|last evening>", r"this <part:{PART}>", r"later this <part:{PART}>")
def _this_part(match: Match, text: str) -> Expression | None:
    groups = match.groupdict()
    part = " TEV" if match[0].endswith("evening") else " TNI"
    return expression(match, TIME, formula=f"day {DAYS.get(groups.get('day') or '', 0):+d}{part_of(match) or part}")


@rule(BOOK, r"(?:the )?day <side:before yesterday|after tomorrow>")
def _second_day(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, formula="day -2" if match["side"].startswith("before") else "day +2")


@rule(
    BOOK,
    r"(?:the )?(?:<which:last|this past|this coming|this|next|that|each|every|following|previous> )?"
    r"<early:early |late |mid-|mid >?"
    r"<season:{SEASON}>(?:(?: of|,)?[ -]<year:{YEAR}|{SAIDYEAR}|['’]\d\d(?!\w)>(?:[-–/](?:\d\d)?\d\d)?)?",
)
def _season(match: Match, text: str) -> Expression | None:
    name, words, after = lexicon().seasons[match["season"]], match[0], match.string[match.end() : match.end() + 8]
    if match["year"]:
        return expression(match, DATE, value=f"{year_of(match['year'])}-{name}")
    goes_on = re.match(r"\s*(?:[,.;)]|$|\s(?:the|they|he|she|it|his|their|an?|and|but|had|was|were)\s)", after)
    led = re.search(
        r"\b(?:in|into|since|by|until|of|during|through|throughout|early|late|mid|for|over|spent)[\s-]+$"
        + (r"|\b(?:before|after)\s+$" if goes_on else ""),
        words_before(match),
    )
    doubtful = match["season"] in ("fall", "spring") and not goes_on  # "by spring the ice had gone"
    which = match["which"]
    if which in ("each", "every"):
        return expression(match, TimeType.SET, value=f"XXXX-{name}")
    if (not which and not (led and (not doubtful or words.startswith("the ")))) or after.startswith(" of"):
        return None
    if which == "this" and name != "WI":  # said in January as in December: of this year
        return expression(match, DATE, formula=f"year +0 > season {name} in")
    if which == "that":
        return replace(expression(match, DATE, formula=f"year +0 > season {name} in"), counted=Counted.LAST)
    found = expression(match, DATE, formula=f"season {name} {way_of(which or '')}")
    return replace(found, counted=Counted.LAST) if which in ("following", "previous") else found


@rule(BOOK, r"<which:last |this |next >?<holiday:{HOLIDAY}> <span:week|weekend>", begins=False)
@rule(
    BOOK,
    r"<which:last |this |next >?<holiday:{HOLIDAY}>"
    r"(?:(?:,| of| in)? <year:{YEAR}>| <then:last|this|next> year(?!['’]))?",
)
def _holiday(match: Match, text: str) -> Expression | None:
    if not is_name(match, text, "holiday"):
        return None
    names = {" ".join(k.split()): v for k, v in lexicon().holidays.items()}
    formula = names[" ".join(match["holiday"].replace("’", "'").split())]
    first, *then = formula.split(" > ")
    groups = match.groupdict()
    if span := groups.get("span"):  # "over the Labor Day weekend", "in Easter week"
        then.append("weekend nearest" if span == "weekend" else "week +0")
    year = f"at {groups['year']} > " if groups.get("year") else ""
    if groups.get("then"):
        year = f"year {STEPS[match['then']]:+d} > "
    way = "in" if year else way_of(match["which"] or "")
    return expression(match, DATE, formula=year + " > ".join([f"{first} {way}", *then]))
