"""One toll is told once: by its count, and by its day in the timeline."""

import rashomon

REPORTS = (
    "At least 40 stalls burned at the market in Porto. 12 were killed in the blast, the mayor said.",
    "PORTO - 12 people died in Saturday's blast at the market of Porto, hospital officials said. Traders wept.",
    "Porto mourned on Monday. Twelve were killed in the blast at its market. Flags flew at half mast.",
)


def test_a_toll_with_and_without_a_day_is_one_row() -> None:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=f"r{n}", title="Blast in Porto", published="2024-03-10", source=f"Daily {n}")
            for n, text in enumerate(REPORTS)
        )
        (story,) = archive.stories()
        brief = story.brief()
    before, _, timeline = brief.partition("TIMELINE")
    voices = "Daily 0 quoting mayor, Daily 1 quoting hospital officials, Daily 2"
    assert f"12 people were killed (3 origins: {voices})" in before
    assert "FROM ONE ORIGIN ONLY" not in before
    assert "Saturday 9 March 2024 — “12 people died in Saturday's blast" in timeline


def test_the_number_of_a_title_is_told_as_its_report_bounds_it() -> None:
    with rashomon.open() as archive:
        for n, died in enumerate(("seven", "nine")):
            title = f"{died.title()} dead in Porto blast Monitor"
            text = f"At least {died} people were killed in a blast in Porto on Saturday, a monitoring group said."
            told = {"id": died, "title": title, "published": f"2024-03-1{n}", "source": f"Daily {n}"}
            archive.add_articles([rashomon.read_text(f"{title}\n\n{text}", **told)])
        (story,) = archive.stories()
        numbers = story.brief().partition("NUMBERS")[2]
    assert "at least 7, Daily 0" in numbers
    assert "— 7, " not in numbers


def test_a_count_that_stands_among_the_numbers_is_no_row_of_its_own() -> None:
    texts = {
        "2024-03-10": "A gas tank blew up in Porto on Saturday. Six people were killed in Porto, the mayor said.",
        "2024-03-12": "Police said nine people were killed in Porto on Saturday, when a tank of gas blew up there.",
    }
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=day, title="Blast in Porto", published=day, source=f"Daily {day}")
            for day, text in texts.items()
        )
        (story,) = archive.stories()
        brief = story.brief()
    _, _, numbers = brief.partition("NUMBERS")
    numbers, _, alone = numbers.partition("FROM ONE ORIGIN ONLY")
    assert "9, Daily 2024-03-12 quoting police" in numbers
    assert "people were killed" not in alone
