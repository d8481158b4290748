"""The main deed of a story stands in the timeline, by its day."""

import rashomon
from rashomon.telling import make_brief


def timeline(*reports: str, published: str = "2024-05-05") -> list[str]:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=f"r{n}", title="March in Porto", published=published, source=f"Daily {n}")
            for n, text in enumerate(reports)
        )
        (story,) = archive.stories()
        part = story.brief().partition("TIMELINE\n")[2].partition("\n\n")[0]
        return [line.strip().partition(" [")[0] for line in part.splitlines()]


def test_a_count_of_two_origins_stands_there_by_its_day() -> None:
    told = timeline(
        "Police arrested 14 people in Porto on Saturday, the mayor said.",
        "Fourteen people were arrested on Saturday in Porto, the state prosecutor said.",
    )
    told_by = "Daily 0 quoting mayor, Daily 1 quoting state prosecutor"
    assert f"Saturday 4 May 2024 — 14 people were arrested in Porto — {told_by}" in told


def test_a_contested_count_has_the_number_of_each_side_with_its_voice() -> None:
    told = timeline(
        "Organisers said 20,000 people marched in Porto on Saturday against the tax.",
        "Police said 5,000 people took part in Saturday's march in Porto against the tax.",
    )
    assert told == [
        "Saturday 4 May 2024 — How many people gathered in Porto: 5,000 by Daily 1 quoting police, "
        "20,000 by Daily 0 quoting organisers (contested)"
    ]


def test_each_number_of_a_contested_count_has_its_own_passage() -> None:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=f"r{n}", title="March in Porto", published="2024-05-05", source=f"Daily {n}")
            for n, text in enumerate(
                (
                    "Organisers said 20,000 people marched in Porto on Saturday against the tax.",
                    "Police said 5,000 people took part in Saturday's march in Porto against the tax.",
                )
            )
        )
        (story,) = archive.stories()
        brief = make_brief(story.case, story.weighed)
    (entry,) = brief.timeline
    quotes = {one.number: one.evidence.quote for one in brief.references}
    assert [quotes[number].split()[2] for number in entry.references] == ["5,000", "20,000"]


def test_how_a_report_begins_stands_there_where_it_names_a_day() -> None:
    told = timeline("The council of Porto voted on Friday to close the old fish market. Traders wept.")
    assert told == ["Friday 3 May 2024 — “The council of Porto voted on Friday to close the old fish market.”"]


def test_what_names_no_day_does_not() -> None:
    assert timeline("The council of Porto has voted to close the old fish market for good. Traders wept.") == []
