"""Reports kept in one line: title, date, agency and buttons that run into the report are told from it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Role
from rashomon.reading import read_text

TITLE = "Ferry sinks off Port Amber"
REPORT = (
    "A ferry sank off the coast on Sunday, the coast guard said. Twelve people are missing, and boats search the bay. "
    "The ferry was built in 1950."
)


def roles(text: str, title: str | None = None) -> list[tuple[Role, str]]:
    article = read_text(text, title=title)
    return [(block.role, block.span.of(text)) for block in article.blocks]


@pytest.mark.parametrize(
    "date",
    [
        "13-10-2016",
        "Thursday 13 October 2016",
        "Published October 13 2016",
        "Thu 13 Oct 2016 18:05",
        "Thu 13 Oct 2016 18.05 BST",
        "Oct 13 2016 |",
        "October 13, 2016 -",
        "13 October 2016:",
        "[13 Oct 2016]",
        "(Last updated: 13 Oct 2016 10:30)",
        "13 Oct '16",
        "Oct. 13, ’16 –",
        "13-OCT-16",
    ],
)
def test_a_date_that_runs_into_the_report_is_told_from_it(date: str) -> None:
    article = read_text(f"{date} {REPORT}")
    assert str(article.published.value) == "2016-10-13"
    assert roles(f"{date} {REPORT}") == [(Role.DATE, date), (Role.BODY, REPORT)]


def test_title_agency_and_date_that_run_into_the_report_are_told_from_it() -> None:
    assert roles(f"{TITLE} AFP Thursday 13 Oct 2016 {REPORT}", TITLE) == [
        (Role.TITLE, TITLE),
        (Role.CREDIT, "AFP"),
        (Role.DATE, "Thursday 13 Oct 2016"),
        (Role.BODY, REPORT),
    ]
    assert roles(f"13-10-2016 {TITLE}. {REPORT}", TITLE)[1] == (Role.TITLE, f"{TITLE}.")


@pytest.mark.parametrize(("byline", "day"), [("By Ana Lund", "Oct 13, 2016"), ("Ana J. Lund", "| 13 Oct 2016 |")])
def test_a_byline_and_a_date_that_run_into_the_report_are_told_from_it(byline: str, day: str) -> None:
    text = f"{byline} {day} {REPORT}"
    assert roles(text) == [(Role.BYLINE, byline), (Role.DATE, day), (Role.BODY, REPORT)]
    assert read_text(text).byline == (byline.removeprefix("By "),)


def test_the_dates_of_a_chronicle_are_no_publication_date() -> None:
    article = read_text(f"12 October 2016: {REPORT}\n\n13 October 2016: {REPORT}\n\n15 October 2016: {REPORT}")
    assert article.published.value is None


def test_a_date_on_the_line_of_the_title_is_the_publication_date() -> None:
    article = read_text(f"Thursday 13 October 2016 {TITLE}. {REPORT}", title=TITLE)
    assert str(article.published.value) == "2016-10-13"


def test_a_button_behind_the_last_sentence_is_told_from_it() -> None:
    assert roles(f"{REPORT} Read Also") == [(Role.BODY, REPORT), (Role.FURNITURE, "Read Also")]


def test_a_page_that_runs_on_behind_the_report_is_told_from_it() -> None:
    report = " ".join([REPORT] * 3)
    page = (
        "Related News Flood toll climbs to nine in the hills Storm nears the bay Follow us on Instagram. "
        "Subscribe to our newsletter Terms of Use Privacy Policy"
    )
    told = roles(f"{report} {page}")
    assert (Role.BODY, report) in told
    assert (Role.FURNITURE, page) in told


def test_words_of_pages_without_a_heading_of_other_stories_cut_no_report() -> None:
    report = f"{REPORT} {REPORT} The firm changed its privacy policy, terms of use, cookies and newsletter on Sunday."
    assert roles(report) == [(Role.BODY, report)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"On October 13, 2016 President Lund spoke. {REPORT}", None),
        (f"October 13, 2016 was a bad day. {REPORT}", None),
        (f"{TITLE} on Sunday as the storm grows. {REPORT}", TITLE),
        (f"Lund said no. {REPORT}", "Lund said"),
        (f"{REPORT} She met Ana Lund.", None),
    ],
)
def test_a_sentence_is_never_cut(text: str, title: str | None) -> None:
    assert [words for _, words in roles(text, title)] == [text]


@given(st.text(max_size=300), st.text(max_size=60))
@settings(deadline=None)  # the first text of another language loads a model
def test_any_text_and_title_give_blocks_that_hold_all_words(text: str, title: str) -> None:
    article = read_text(f"{title} 5 May 2016 {text} Read Also", title=title)
    words = "".join(block.span.of(article.text) for block in article.blocks)
    assert "".join(words.split()) == "".join(article.text.split())


def test_a_labelled_date_before_the_author_is_cut_from_the_report_too() -> None:
    text = "Posted on August 3 2013 by Ana Lund Twelve people or more died when a ferry sank in the bay, police said."
    article = read_text(text)
    assert article.published.value == date(2013, 8, 3)
    assert article.body[0].of(text).endswith("police said.")


LAST = "The county closed all schools on Monday and opened shelters for 400 people in two towns."


@pytest.mark.parametrize(
    ("note", "agency"),
    [
        ("Reuters contributed to this report.", "Reuters"),
        ("J. Roe of the Associated Press contributed to this report.", "Associated Press"),
        ("Additional reporting by AFP.", "AFP"),
        ("(AFP)", "AFP"),
        ("— AFP", "AFP"),
    ],
)
def test_a_note_behind_the_last_sentence_goes_and_the_sentence_stays(note: str, agency: str) -> None:
    article = read_text(
        f"Storm shuts schools\n\nA storm hit the coast on Sunday, police said.\n\nShelters\n\n{LAST} {note}"
    )
    assert [span.of(article.text) for span in article.body][-1] == LAST
    assert [credit.agency for credit in article.credits] == [agency]


def test_a_sentence_about_a_report_is_no_note() -> None:
    text = (
        f"Storm shuts schools\n\nA storm hit the coast on Sunday, police said.\n\n{LAST} Heavy rain contributed to it."
    )
    article = read_text(text)
    assert article.text[article.body[-1].start :].endswith("Heavy rain contributed to it.")


def test_the_mark_between_an_agency_and_a_date_stands_in_a_block_too() -> None:
    article = read_text(f"AFP • 5 May 2016\n\n{REPORT}")
    assert "".join(block.span.of(article.text) for block in article.blocks).startswith("AFP• 5 May 2016")
