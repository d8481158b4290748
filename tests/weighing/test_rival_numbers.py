"""Rival numbers: what one gives and another puts otherwise right beside it is contested, whatever is counted."""

import pytest

from rashomon.model import Facet
from tests.weighing.test_answers import disputes


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        (
            "The rebels speak of 290 sailors in the camps, the navy of 110.",
            "290 sailors in the camps",
            {"290", "110"},
        ),
        (
            "The harbour office gave their number as 17. The sailors' union said 31 men had got away.",
            "31 men had got away",
            {"17", "31"},
        ),
        (
            "Organisers said 12,000 people came to the quay. Police put it at 4,000.",
            "12,000 people came to the quay",
            {"12,000", "4,000"},
        ),
        (
            "The line said 41 percent of its crews were on strike; the union insisted on 90 percent.",
            "41 percent of its crews were on strike",
            {"41 percent", "90 percent"},
        ),
        (
            "Ada Bell said the count of the line gave a turnout of 31 percent; the harbour office speaks of 58.",
            "the turnout",
            {"31 percent", "58"},
        ),
        (
            "Carl Roth, who runs the line, spoke on deck. He still put the total at 20, while the union kept to 25.",
            "[Carl Roth] still put the total at 20",
            {"20", "25"},
        ),
        (
            "Norway's weather office measured the storm at force 10.4, while the harbour's own staff, the watch, "
            "stood by its figure of 11.2.",
            "Norway's weather office measured the storm at force 10.4",
            {"10.4", "11.2"},
        ),
        (
            "Norway claims 180 million crowns, the shipping line admits to 95 million.",
            "180 million crowns",
            {"180 million", "95 million"},
        ),
        (
            "Ada Bell said the line owes its crews 9 million crowns. The minister had spoken of 5 million.",
            "the line owes its crews 9 million crowns",
            {"9 million", "5 million"},
        ),
    ],
)
def test_a_number_that_another_puts_otherwise_is_contested(text: str, asked: str, values: set[str]) -> None:
    (finding,) = disputes(text)
    assert (finding.facet, finding.subject) == (Facet.HOW_MANY, f"“{asked}”")
    assert {account.value for account in finding.accounts} == values


def test_who_says_that_they_counted_is_called_by_their_name() -> None:
    (finding,) = disputes("The navy put the number of dead at 22. The Harbour Watch said it had counted 41 bodies.")
    assert [account.statements[0].speaker for account in finding.accounts] == ["navy", "Harbour Watch"]


def test_other_reports_that_give_one_of_the_numbers_of_the_same_are_heard_too() -> None:
    (finding,) = disputes(
        "The harbour office gave their number as 27. The sailors' union said 43 men had got away from the ferry.",
        "Ferry prisoners flee. Colonel Carl Roth said 27 men were missing from the ferry in the evening.",
    )
    assert {s.evidence.article for account in finding.accounts for s in account.statements} == {"r0", "r1"}


@pytest.mark.parametrize(
    "text",
    [
        "Organisers said 12,000 people came to the quay. Police put it at 11,500.",
        "The ministry denied that 43 men had got away. Police put it at 20.",
        "Organisers said at least 4,000 people came to the quay. Police put it at 12,000.",
        "Last year organisers said 12,000 people came to the quay. Police put it at 4,000.",
        "Organisers said 12,000 people came to the quay. The union speaks of 300 new ferries.",
        "The union said the trip takes 12 hours. Police put it at 4 hours.",
        "Police said 12,000 people came to the quay. Police put it at 4,000.",
    ],
)
def test_what_can_both_be_so_or_is_of_something_else_is_no_rival(text: str) -> None:
    assert not disputes(text)
