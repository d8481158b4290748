"""Tables of sentences with the values of their times, as a careful reader gives them."""

from datetime import date

from rashomon.annotating.parsing import parse
from rashomon.annotating.times import find_times
from rashomon.reading import read_text


def rows(day: date, table: str) -> list[tuple[date, str, str]]:
    """Return the rows of a table with the day on which they are said."""
    told = [line.rpartition(" |") for line in table.strip().splitlines()]
    return [(day, sentence, values.strip()) for sentence, _, values in told]


def values(day: date, sentence: str) -> str:
    """Return the values of the times of a sentence said on a day."""
    article = read_text(sentence, published=day.isoformat())
    return " ".join(time.value for parsed in parse([article]) for time in find_times(parsed))
