"""Counts that two origins give of a story of one event: what is known, as of which day."""

from tests.affairs import briefs_of, reports


def agreed(*texts: str) -> list[str]:
    """Return what is told as agreed by reports of days one after the other, without who stands behind it."""
    days = [f"2024-03-{10 + n}" for n in range(len(texts))]
    briefs = briefs_of(reports(*texts, title="Blast at the mill in Lund", day=days))
    return [line.text.partition(" (2 origins")[0] for brief in briefs for line in brief.agreed]


BLAST = "The flour mill in Lund was wrecked by an explosion on Sunday. "


def test_a_number_that_two_give_is_agreed_though_only_the_story_ties_the_counts() -> None:
    told = agreed(
        BLAST + "Five millers were hurt, the works council said. A fire burned for two hours.",
        BLAST + "The owner spoke of a leak. The mill employs 40. The hospital says five of its workers were hurt.",
    )
    assert any(line.startswith("Five people were injured") for line in told)


def test_what_two_count_before_more_are_counted_is_agreed_as_of_its_day() -> None:
    told = agreed(
        "An explosion at a flour mill in Lund killed five people on Sunday, Mayor Jan Berg said.",
        "Five people died in the explosion at the flour mill in Lund on Sunday, Ida Roth told Radio Sund.",
        "The toll of the explosion at the flour mill in Lund has risen to nine, the hospital said.",
    )
    assert any(line.startswith("Five people were killed") and "as of Monday 11 March 2024" in line for line in told)


def test_numbers_that_differ_are_not_agreed() -> None:
    told = agreed(
        BLAST + "Five millers were hurt, the works council said.",
        BLAST + "Seven workers were hurt, the hospital said.",
    )
    assert not any("injured" in line for line in told)
