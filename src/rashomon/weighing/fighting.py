"""Whether reports are of a war: in one, deeds and their dead are told again and again, and one count is no course."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from rashomon.model import Report
from rashomon.wording.normal import places_of
from rashomon.wording.tables import read_table


def tells_of_war(reports: Sequence[Report]) -> bool:
    """Say whether half of the reports or more tell of fighting."""
    half = len(reports) // 2
    at_peace = (report for report in reports if not _names_fighting(report.article.text))
    return len(list(islice(at_peace, half + 1))) <= half


@lru_cache(maxsize=8192)
def _names_fighting(text: str) -> bool:
    small = text.lower()
    return any(word in small and any(True for _ in places_of(word, small)) for word in _words())


@cache
def _words() -> Sequence[str]:
    return tuple(read_table("weighing", "fighting")["words"])
