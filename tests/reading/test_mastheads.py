"""Outlets at the head of clippings: a newspaper's name alone, above, below or beside the date."""

from datetime import date

import pytest

from rashomon.reading import read_text

CLIPPING = "The boat that sank on Sunday carried 200 people, the coast guard said."


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Ferry was too full\nThe Evening Herald\n3 March 2021", "The Evening Herald"),
        ("Manila Tribune\n3 March 2021\n\nFerry was too full", "Manila Tribune"),
        ("Ferry was too full\n\nThe Harbour Post\nMarch 3, 2021\nBy Ana Reyes", "The Harbour Post"),
        ("Ferry was too full\nNorthern Post, 3 March 2021", "Northern Post"),
        ("Ferry was too full\nNorthern Post / Metro Desk, 3 March 2021", "Northern Post"),
        ("Ferry was too full\nForeign Desk, The Northern Post, Wednesday, March 3, 2021", "The Northern Post"),
        ("Ferry was too full\nForeign Desk | The Northern Post | March 3, 2021", "The Northern Post"),
        ("Ferry was too full\nNewsroom — Northern Post — 03/03/2021", "Northern Post"),
        ("Ferry was too full\nAna Post\n3 March 2021", None),
        ("Ferry was too full\nWorld News\n3 March 2021", None),
        ("Ferry was too full\nPort Amber\n3 March 2021", None),
    ],
)
def test_an_outlets_name_alone_beside_a_date_is_the_outlet_of_a_clipping(head: str, outlet: str | None) -> None:
    article = read_text(f"{head}\n\nThe boat that sank on Sunday carried 200 people, the coast guard said.")
    assert article.source.name == outlet
    assert article.title == ("Ferry was too full" if outlet else None)
    assert article.published.value == date(2021, 3, 3)


@pytest.mark.parametrize(
    ("outlet", "day"),
    [
        ("Town Gazette", "Thursday 7 March 2024"),
        ("Town Gazette", "Thursday, March 7, 2024"),
        ("Rhein-Neckar-Bote", "7. März 2024"),
        ("Rhein-Neckar-Bote", "Donnerstag, 7. März 2024"),
        ("City Mirror", "7 March 2024"),
        ("Evening Lamp", "Thursday 7 March 2024"),
        ("The Pacific Ledger", "7 March 2024"),
        ("North Sea Gazette", "7 March 2024"),
        ("HARBOUR STANDARD", "7 March 2024"),
        ("Voix du Nord-Ouest", "7 March 2024"),
    ],
)
def test_the_name_and_the_date_at_the_head_of_a_clipping_are_its_outlet_and_day(outlet: str, day: str) -> None:
    for head in (f"{outlet}\n{day}", f"{day}\n{outlet}", f"{outlet}\nBy Ana Lund\n{day}"):
        article = read_text(f"{head}\n\nFerry was too full\n\n{CLIPPING}")
        name = outlet.title() if outlet.isupper() else outlet
        assert (article.source.name, article.published.value) == (name, date(2024, 3, 7))
        assert article.title == "Ferry was too full"
        assert article.byline == (("Ana Lund",) if "Ana" in head else ())


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("PORT AMBER GAZETTE\n\nFerry was too full\n\n7 March 2024", "Port Amber Gazette"),
        ("Port Amber Gazette\n\nFerry was too full\n\nBy our own staff\nPublished: 7 March 2024", "Port Amber Gazette"),
        ("Inland Monitor | World\n\nFerry was too full\n\n7 March 2024", "Inland Monitor"),
        ("Ferry was too full\n\nHALE POST - Thursday 7 March 2024", "Hale Post"),
        ("RIVER SENTINEL (Port Amber), 7 March 2024\n\nFerry was too full", "River Sentinel"),
        ("South Amber Morning Post\n\nFerry was too full\n\n7 March 2024", "South Amber Morning Post"),
        ("VOICE OF HALE\n\nFerry was too full", "Voice of Hale"),
        ("HALE TV\n\nFerry was too full", "Hale TV"),
        ("Ferry was too full\n\nAgence France-Presse\n7 March 2024", "AFP"),
        ("Reuters\n\nFerry was too full\n\n7 March 2024", "Reuters"),
        ("Port Amber Gazette\n\n7 March 2024", "Port Amber Gazette"),
        ("Ferry was too full\n\nAFP\n7 March 2024", None),
        ("World News\n\nFerry was too full\n\n7 March 2024", None),
        ("Ana Post\n\n7 March 2024", None),
    ],
)
def test_a_masthead_without_a_date_names_the_outlet_by_its_words(head: str, outlet: str | None) -> None:
    article = read_text(f"{head}\n\n{CLIPPING}")
    assert article.source.name == outlet
    assert article.title == ("Ferry was too full" if "Ferry" in head else None)
    assert article.body[0].of(article.text).startswith(CLIPPING[:20])


def test_a_name_above_the_date_is_the_outlet_where_somebody_else_signs() -> None:
    signed = f"Harbour Lamp\n7 March 2024\n\nFerry was too full\nBy Ana Lund\n\n{CLIPPING}"
    assert (read_text(signed).source.name, read_text(signed).byline) == ("Harbour Lamp", ("Ana Lund",))
    own = read_text(signed.replace("Harbour Lamp", "Ana Lund"))
    assert (own.source.name, own.byline) == (None, ("Ana Lund",))


@pytest.mark.parametrize(("name", "is_outlet"), [("City Mirror", True), ("The Sun", True), ("Ana Sun", False)])
def test_a_name_between_title_and_date_is_the_outlet_by_its_words(name: str, is_outlet: bool) -> None:
    article = read_text(f"Ferry was too full\n{name}\n7 March 2024\n\n{CLIPPING}")
    assert (article.source.name, article.byline) == ((name, ()) if is_outlet else (None, (name,)))


@pytest.mark.parametrize("page", ["Home | News | Sport\n{}", "{}\nHome | News | Sport", "Menu\n{}"])
def test_below_a_masthead_among_a_pages_lines_a_date_is_the_day_it_was_shown(page: str) -> None:
    head = page.format("Town Gazette\nThursday 7 March 2024")
    assert "shown" in read_text(f"{head}\n\nFerry was too full\n\n{CLIPPING}").published.why


def test_a_title_in_capitals_that_ends_as_outlets_names_do_stays_the_title() -> None:
    article = read_text("Minister Slams Media\n3 March 2021\n\nThe minister slammed the media on Tuesday, he said.")
    assert article.source.name is None


@pytest.mark.parametrize(
    ("signs", "outlet", "byline", "day"),
    [
        ("Harbour Desk / Daily Ledger, March 7, 2024", "Daily Ledger", (), date(2024, 3, 7)),
        ("Daily Ledger, 7 March 2024", "Daily Ledger", (), date(2024, 3, 7)),
        ("By Ana Lund\n7 March 2024", None, ("Ana Lund",), date(2024, 3, 7)),
        ("Inland Dispatch\n7 March 2024", "Inland Dispatch", (), date(2024, 3, 7)),
        ("By Staff Reporter, Inland Mirror", "Inland Mirror", (), None),
        ("Posted on March 7, 2024 by Ana Lund", None, (), date(2024, 3, 7)),
    ],
)
def test_below_a_title_as_wide_as_a_line_stands_who_wrote_it_and_when(
    signs: str, outlet: str | None, byline: tuple[str, ...], day: date | None
) -> None:
    title = "Ferry off Hale was too full for its size, the harbour master says"
    article = read_text(f"{title}\n{signs}\n\n{CLIPPING}")
    assert (article.title, article.source.name, article.byline) == (title, outlet, byline)
    assert article.published.value == day


def test_a_wrapped_first_paragraph_that_ends_in_a_day_stays_whole() -> None:
    wrapped = "The inquiry into the ferry that sank off Hale will hear its first witness on\nMarch 7, 2024"
    (first, *_) = read_text(f"{wrapped}\n\n{CLIPPING}").blocks
    assert first.span.end == len(wrapped)
