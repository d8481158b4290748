"""Days in figures that could be read otherwise: whether 3/4 is the third of April or the fourth of March."""

import re
from collections.abc import Iterable, Mapping

from rashomon.model import Article, Evidence

FIGURES = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])([/.-])(0?[1-9]|1[0-2])\2(?:\d{4}|\d\d)(?![\d/.-])")

# A number above twelve in another date of the report says which of the two it writes first.
_BEYOND = r"(?:1[3-9]|2\d|3[01])"
SETTLED = re.compile(rf"(?<![\d/.-])(?:{_BEYOND}[/.-]\d{{1,2}}|\d{{1,2}}[/.-]{_BEYOND})[/.-]\d{{2,4}}")


def _ambiguous_day(passage: Evidence, article: Article) -> str | None:
    """Return a date in figures of a passage of which nobody can say whether its day or its month comes first."""
    found = FIGURES.search(passage.quote)
    if found is None or int(found[1]) == int(found[3]) or SETTLED.search(article.text):
        return None
    return found[0]


def if_read_so(passages: Iterable[Evidence], articles: Mapping[str, Article]) -> str:
    """Say that days rest on a date in figures that could be read otherwise; nothing where another passage has none."""
    dates = (_ambiguous_day(passage, articles[passage.article]) for passage in passages)
    first = next(dates, None)
    if first is None or not all(dates):
        return ""
    return f", if “{first}” is read so: day and month could be the other way round"
