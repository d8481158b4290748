"""Sides of a contested count: the rule names voices that they show, and numbers keep the words of their passages."""

from rashomon.telling.brief import Contest
from tests.affairs import briefs_of, reports

TWO = "Raids on Homs killed at least 15 civilians, a monitor said. Rescue workers gave a higher toll of 23 dead."


def contests(*texts: str) -> tuple[Contest, ...]:
    briefs = briefs_of(reports(*texts, title="Raids", day="2016-10-13"))
    return tuple(contest for brief in briefs for contest in brief.contested)


def test_a_side_says_whom_it_counts_where_the_others_do_not() -> None:
    (contest,) = contests(TWO)
    assert contest.rule == (
        "“at least 15” (Outlet 0 quoting monitor) and “23” (rescue workers) are set against each other "
        "by Outlet 0 (“a higher toll”)"
    )
    assert {line.text.split(" — ")[0] for line in contest.accounts} == {"at least 15 civilians", "23"}


def test_a_part_that_a_count_names_is_not_whom_it_counts() -> None:
    told = (
        "Raids on Homs killed at least 20 people including 13 civilians, a monitor said. The agency put the toll at 12."
    )
    (contest,) = contests(told)
    assert {line.text.split(" — ")[0] for line in contest.accounts} == {"at least 20", "12"}
