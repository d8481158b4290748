"""The rules for years counted in eras: "AD 70", "264-241 BC", "the spring of 146 BC", and "in 149" beside them."""

import re

from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.rules import Match, Rule, expression, is_name, rule, words_before
from rashomon.annotating.times.words import is_day, month_of
from rashomon.model import TimeType

BOOK: list[Rule] = []
DATE = TimeType.DATE

_BC, _AD = r"(?:bce?|b\.c\.(?:e\.)?)(?!\w)", r"(?:ad|ce|a\.d\.|c\.e\.)(?!\w)"
_ERA = re.compile(rf"\d\s+(?:(?P<before>{_BC})|{_AD})|\bad\s+\d")
# As far before a year without its era as the era may stand, in characters. By judgement.
ERA_REACH = 1000


@rule(BOOK, r"(?:ad|a\.d\.) <n:[1-9]\d{0,3}>", rf"<n:[1-9]\d{{0,3}}> {_AD}")
def _of_our_era(match: Match, text: str) -> Expression | None:
    era = re.sub(r"[\d\s.]", "", text[match.start() : match.end()])
    return expression(match, DATE, value=f"{int(match['n']):04}") if era.isupper() else None


@rule(BOOK, rf"<n:[1-9]\d{{0,3}}>(?:[-–/][1-9]\d?(?= ))? {_BC}")
def _before_christ(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value=f"BC{int(match['n']):04}")


@rule(BOOK, rf"<n:[1-9]\d{{0,3}}>(?=(?:[-–—]| (?:-|–|—|to|and|or) )\d{{1,4}} {_BC})")
def _range_before_christ(match: Match, text: str) -> Expression | None:
    """The first year of "264-241 BC", "between 218 and 201 BC"."""
    return expression(match, DATE, value=f"BC{int(match['n']):04}")


@rule(
    BOOK,
    rf"(?:<day:{{DAY}}>{{NTH}}? )?<month:{{MONTH}}>,?(?: of)? <n:[1-9]\d{{0,3}}> {_BC}",
    rf"<month:{{MONTH}}> <day:{{DAY}}>{{NTH}}?,? <n:[1-9]\d{{0,3}}> {_BC}",
    rf"<month:{{MONTH}}>(?= (?:or|and|to) {{MONTH}},?(?: of)? <n:[1-9]\d{{0,3}}> {_BC})<day:(?!)>?",
    begins=False,
)
def _day_before_christ(match: Match, text: str) -> Expression | None:
    month, day = month_of(match), match["day"]
    if not is_name(match, text, "month") or not is_day(month, int(day or 1)):
        return None
    return expression(match, DATE, value=f"BC{int(match['n']):04}-{month:02}" + (f"-{int(day):02}" if day else ""))


@rule(
    BOOK, rf"(?:the )?(?:early |late |mid-?)?<season:{{SEASON}}>(?: of|,)? <n:[1-9]\d{{0,3}}>(?:[-–/]\d{{1,4}})? {_BC}"
)
def _season_before_christ(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value=f"BC{int(match['n']):04}-{lexicon().seasons[match['season']]}")


@rule(BOOK, r"<n:[1-9]\d\d?>(?=\s*(?:[,.;)]|$| (?:the|he|she|they|it|and|when|after|by|to|at|with|[a-z]+ed)(?!\w)))")
def _year_of_the_era_told(match: Match, text: str) -> Expression | None:
    """In 149: a year only where its paragraph told of an era just before."""
    if not re.search(r"\b(?:in|by|since|until|from|till)\s+$", words_before(match)):
        return None
    eras = list(_ERA.finditer(match.string, max(0, match.start() - ERA_REACH), match.start()))
    if not eras:
        return None
    return expression(match, DATE, value=f"{'BC' if eras[-1]['before'] else ''}{int(match['n']):04}")
