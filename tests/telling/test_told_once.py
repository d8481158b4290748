"""What is agreed is told once, by those who tell it as done, and with as many names as there are origins."""

from tests.affairs import briefs_of, reports


def agreed(*texts: str, title: str, days: list[str]) -> list[str]:
    """Return the agreed rows of some reports of one affair."""
    return [line.text for brief in briefs_of(reports(*texts, title=title, day=days)) for line in brief.agreed]


def test_a_pact_is_told_once_and_by_nobody_who_only_announced_it() -> None:
    rows = agreed(
        "The government of Chad and the rebel Northern Union signed a ceasefire in Luanda on Thursday, a day late.",
        "Villagers welcome the ceasefire signed yesterday in Luanda by the government of Chad and the Northern Union.",
        "The signing of the ceasefire between the government of Chad and the Northern Union will take place on "
        "Thursday in Luanda, the minister said.",
        title="Chad and the Northern Union sign a ceasefire in Luanda",
        days=["2022-06-09", "2022-06-10", "2022-06-08"],
    )
    (row,) = (one for one in rows if "Northern Union" in one)
    assert "2 origins" in row
    assert "Outlet 2" not in row


def test_who_was_shot_dead_was_not_only_shot_at() -> None:
    rows = agreed(
        "Senator Omar Kakar, 58, was shot dead outside his house in Quetta on Wednesday evening.",
        "Shops were shut in Quetta after Senator Omar Kakar was gunned down at his gate on Wednesday evening.",
        title="Senator Omar Kakar shot dead in Quetta",
        days=["2023-05-10", "2023-05-11"],
    )
    assert any(row.startswith("Omar Kakar was shot on Wednesday 10 May 2023") for row in rows), rows
