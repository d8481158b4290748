"""What the page says of a report: outlet, authors, agencies, place and day, each with its words."""

from datetime import date

import pytest

from rashomon.model import Article, Basis, CreditKind, SourceKind
from rashomon.reading import read_bytes, read_text

BODY = "A ferry sank off Port Amber on Sunday, the coast guard said.\n\nTwelve people from the ferry are missing."


def report(head: str = "", tail: str = "") -> str:
    return f"Ferry sinks off Port Amber\n\n{head}\n\n{BODY}\n\n{tail}"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("13-10-2016", date(2016, 10, 13)),
        ("Published: 13/10/2016 18:05", date(2016, 10, 13)),
        ("October 12, 2016", date(2016, 10, 12)),
        ("Posted: Monday, October 27, 2014 5:27 PM EDT", date(2014, 10, 27)),
        ("12 Oct. 2016 | 09:14 GMT", date(2016, 10, 12)),
        ("2017-09-15 17:52", date(2017, 9, 15)),
        ("Last updated: 2017-09-15 17:52", date(2017, 9, 15)),
        ("By Ana Lund October 12, 2016", date(2016, 10, 12)),
        ("Published May 1, 2016 Updated May 3, 2016", date(2016, 5, 1)),
    ],
)
def test_a_stated_date_is_the_publication_date(line: str, day: date) -> None:
    published = read_text(report(line)).published
    assert (published.value, published.basis) == (day, Basis.STATED)
    assert published.evidence
    assert published.why


def test_day_and_month_that_could_be_the_other_way_round_are_less_sure() -> None:
    published = read_text(report("05-10-2016")).published
    assert published.value == date(2016, 10, 5)
    assert published.confidence <= 0.5
    assert "other way round" in published.why


@pytest.mark.parametrize(
    "banner", ["19.2 C\nPort Amber\nFriday, March 29, 2024", "Friday, March 29, 2024\nHome | News | Sport"]
)
def test_the_day_on_which_a_page_was_shown_is_not_the_publication_date(banner: str) -> None:
    published = read_text(f"{banner}\n\n{report()}").published
    assert published.value is None
    assert published.basis is Basis.UNKNOWN
    assert "shown" in published.why


def test_a_date_in_the_report_itself_is_not_the_publication_date() -> None:
    assert read_text("The bridge fell on May 4, 2010, the city said. It was built in 1950.").published.value is None


@pytest.mark.parametrize(
    ("lines", "persons", "outlet"),
    [
        ("Ana Lund", ("Ana Lund",), None),
        ("ANA LUND\n13-10-2016", ("Ana Lund",), None),
        ("13-10-2016\nAna Lund", ("Ana Lund",), None),
        ("Ana Lund, Per Holm and Mia Roe\n13-10-2016", ("Ana Lund", "Per Holm", "Mia Roe"), None),
        ("Ana Lund\nInland Post\n13-10-2016", ("Ana Lund",), "Inland Post"),
        ("Inland Post\n13-10-2016", (), "Inland Post"),
        ("Ana Post\n13-10-2016", ("Ana Post",), None),
        ("Middle East\n13-10-2016", (), None),
        ("Port Amber", (), None),
    ],
)
def test_a_name_alone_below_the_title_is_a_persons_by_its_given_name(
    lines: str, persons: tuple[str, ...], outlet: str | None
) -> None:
    article = read_text(report(lines))
    assert (article.byline, article.source.name) == (persons, outlet)


CLIPPED = [
    "Ferry sinks off Port Amber\nInland Post (Port Amber)\nOctober 12, 2016 Wednesday\n\nByline: Ana Lund",
    "1 of 5 DOCUMENTS\n\nInland Post (Port Amber)\n\nOctober 12, 2016 Wednesday\n\nFerry sinks off Port Amber\n\n"
    "BYLINE: Ana Lund\n\nLENGTH: 312 words",
    "Ferry sinks off Port Amber | Inland Post\nhttps://inland.example/ferry\n\nBy Ana Lund\n"
    "Published October 12, 20164:12 PM GMT",
    "Ferry sinks off Port Amber\nInland Post  |  12 Oct 2016, 10:12 am  |  Ana Lund",
    "Inland Post, October 12, 2016\n\nFerry sinks off Port Amber\nby Ana Lund on October 12, 2016 in News",
]


@pytest.mark.parametrize("head", CLIPPED)
def test_the_head_of_a_clipping_gives_title_day_author_and_outlet(head: str) -> None:
    article = read_text(f"{head}\n\n{BODY}")
    assert article.title == "Ferry sinks off Port Amber"
    assert article.published.value == date(2016, 10, 12)
    assert article.byline == ("Ana Lund",)
    assert article.source.name == "Inland Post"


def test_who_speaks_behind_a_dash_or_bar_is_no_outlet() -> None:
    article = read_text(f"Ten people dead in ferry - Port Amber police\n\n{BODY}")
    assert article.source.name is None
    assert article.title == "Ten people dead in ferry - Port Amber police"


def test_what_is_given_wins_over_what_is_found() -> None:
    article = read_text(report("13-10-2016"), published="2016-10-12", title="Given", source="Daily", id="7")
    assert (article.published.value, article.title, article.source.name) == (date(2016, 10, 12), "Given", "Daily")
    assert article.id == "7"


def test_a_day_printed_with_a_report_wins_over_a_later_one_that_is_given() -> None:
    article = read_text(report("13.10.2016"), published="2016-10-14")
    assert article.published.value == date(2016, 10, 13)
    assert "the date field of the input says 2016-10-14" in article.published.why


def test_the_outlet_stands_beside_the_date() -> None:
    assert read_text(report("13-10-2016\nHarbour Post")).source.name == "Harbour Post"


def test_the_outlet_describes_itself() -> None:
    tail = "Harbour Post delivers independent coverage of the coast. To learn more, please fill out this form."
    assert read_text(report(tail=tail)).source.name == "Harbour Post"


def test_the_outlet_owns_the_copyright() -> None:
    assert read_text(report(tail="Copyright 2016 Harbour Post. All rights reserved.")).source.name == "Harbour Post"


def test_a_slogan_is_no_outlet() -> None:
    head = "The Largest Network for Sailors and Divers - JOIN NOW\n\n"
    assert read_text(head + report()).source.name is None


def test_an_agency_that_is_given_as_source_is_an_agency() -> None:
    assert read_text(BODY, source="AFP").source.kind is SourceKind.AGENCY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Lund", ("Ana Lund",)),
        ("By Ana Lund and Tom Reyes, Associated Press", ("Ana Lund", "Tom Reyes")),
        ("By JUAN A. LOZANO", ("Juan A. Lozano",)),
        ("By Breaking News Staff", ()),
        ("Reuters", ()),
    ],
)
def test_bylines_name_persons(line: str, names: tuple[str, ...]) -> None:
    assert read_text(report(line)).byline == names


@pytest.mark.parametrize(
    ("text", "agency", "kind"),
    [
        (f"PORT AMBER (Reuters) - {BODY}", "Reuters", CreditKind.OWN),
        (f"Two boats sank on Sunday. PORT AMBER March 4 (Reuters) {BODY}", "Reuters", CreditKind.OWN),
        (report("Reuters"), "Reuters", CreditKind.OWN),
        (report("By The Associated Press"), "Associated Press", CreditKind.OWN),
        (report(tail="Copyright 2015 The Associated Press. All rights reserved."), "Associated Press", CreditKind.OWN),
        (report(tail="Source: TASS"), "TASS", CreditKind.OWN),
        (report(tail="AFP contributed to this report."), "AFP", CreditKind.CONTRIBUTED),
        (report("Divers in the harbour on Monday (AFP)"), "AFP", CreditKind.CONTRIBUTED),
        (f"{BODY} Reuters reported that the storm had been announced.", "Reuters", CreditKind.RELAYED),
        (f"{BODY} An officer told Reuters that the search went on.", "Reuters", CreditKind.RELAYED),
    ],
)
def test_agencies_are_credited_wherever_they_stand(text: str, agency: str, kind: CreditKind) -> None:
    (credit,) = read_text(text).credits
    assert (credit.agency, credit.kind) == (agency, kind)
    assert credit.evidence is not None


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("ERBIL, Kurdistan Region – A ferry sank on the lake, police said.", "ERBIL, Kurdistan Region"),
        ("MOSCOW/BEIRUT: A ferry sank on the lake, police said on Monday.", "MOSCOW/BEIRUT"),
        ("WASHINGTON (AP) — A ferry sank on the lake, police said.", "WASHINGTON"),
        ("Geneva (AFP) - A ferry sank on the lake, police said.", "Geneva"),
        ("A ferry sank on the lake, police said.", None),
        ("UPDATE: A ferry sank on the lake, police said on Sunday.", None),
    ],
)
def test_the_dateline_has_the_place(start: str, place: str | None) -> None:
    assert read_text(f"{start}\n\nThe search goes on.").dateline == place


def test_the_id_is_stable_and_follows_the_address() -> None:
    assert read_text(BODY).id == read_text(BODY).id
    assert len(read_text(BODY).id) == 16
    assert read_text(BODY, url="https://a.example/1").id == read_text("Other words.", url="https://a.example/1").id
    assert read_text(BODY, source="One").id != read_text(BODY, source="Two").id


def test_other_languages_are_told_and_kept() -> None:
    german = (
        "Die Fähre sank am Sonntag vor der Küste, wie die Küstenwache mitteilte. Zwölf Menschen werden noch vermisst. "
        * 3
    )
    article = read_text(german)
    assert article.language == "de"
    assert article.body
    assert read_text(BODY).language == "en"


def test_a_sign_off_is_cut_from_the_last_sentence() -> None:
    text = f"GENEVA, Oct 12 (Reuters) - {BODY} (Reporting by Ana Lund; Editing by Tom Reyes)"
    article = read_text(text)
    assert article.dateline == "GENEVA"
    assert [credit.agency for credit in article.credits] == ["Reuters"]
    assert article.body[-1].of(text) == "Twelve people from the ferry are missing."


def test_a_name_beside_the_date_is_the_author_and_the_outlet_says_where_it_was_published() -> None:
    article = read_text(report("Ana Lund Published October 12, 2016", tail="Published in The Post October 13th, 2016"))
    assert (article.byline, article.source.name) == (("Ana Lund",), "The Post")
    assert article.published.value == date(2016, 10, 12)


@pytest.mark.parametrize("line", ["12. Oktober 2016", "12 octobre 2016", "12 de octubre de 2016", "12 ottobre 2016"])
def test_months_of_other_languages_are_read(line: str) -> None:
    assert read_text(report(line)).published.value == date(2016, 10, 12)


def test_a_section_beside_the_date_is_no_outlet() -> None:
    assert read_text(report("13-10-2016\nMiddle East")).source.name is None


@pytest.mark.parametrize(
    "banner",
    [
        "31.4 C\nPort Amber\nTuesday, March 5, 2019\n- Advertisement -",
        "Port Amber\nTuesday, March 5, 2019",
        "Port Amber\n72°F\nTuesday, March 5, 2019",
        "Port Amber • March 5, 2019\nHome | News | Sport",
    ],
)
def test_a_city_beside_the_weather_or_todays_date_is_no_author(banner: str) -> None:
    article = read_text(f"{banner}\n\n{report()}")
    assert article.byline == ()
    assert article.published.value is None


def test_a_name_beside_the_date_of_a_report_is_its_author() -> None:
    assert read_text(report("Ana Lund\nTuesday, March 5, 2019")).byline == ("Ana Lund",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By The Associated Press", ()),
        ("Port Amber Post Staff Writer", ()),
        ("By Ana Lund and Maria Silva The Associated Press", ("Ana Lund", "Maria Silva")),
        ("By Ana Lund For Harbour.Com", ("Ana Lund",)),
        ("By Ana Lund Harbour Post Staff Writer", ("Ana Lund",)),
    ],
)
def test_an_outlet_is_no_author(line: str, names: tuple[str, ...]) -> None:
    assert read_text(report(line)).byline == names


def test_the_bylines_of_other_stories_below_a_report_are_not_its_own() -> None:
    teasers = "Bridge closed\n\nBy Maria Silva\n\nSchools open\n\nBy Tom Berg"
    assert read_text(report("By Ana Lund", teasers)).byline == ("Ana Lund",)
    assert read_text(report("", teasers)).byline == ()


FERRY = (
    "Two people died when a ferry sank off Port Amber on Tuesday, police said. Divers found the wreck at night.\n\n"
    "The ferry carried 40 people, the harbour office said on Wednesday. It was built in 1990."
)


def test_a_databases_export_names_outlet_day_and_author() -> None:
    head = "1 of 1 DOCUMENTS\n\nHale Times\n\nMarch 7, 2020 Saturday\n\nFerry sinks off Port Amber\n\n"
    fields = "BYLINE: Ann Poe\n\nLENGTH: 40 words\n\n"
    article = read_text(f"{head}{fields}{FERRY}\n\nLOAD-DATE: March 8, 2020\n")
    assert (article.title, article.source.label) == ("Ferry sinks off Port Amber", "Hale Times")
    assert (article.published.value, article.byline) == (date(2020, 3, 7), ("Ann Poe",))


@pytest.mark.parametrize(("name", "outlet"), [("Hale Times", "Hale Times"), ("Port Amber", None)])
def test_a_line_below_the_title_names_outlet_and_day(name: str, outlet: str | None) -> None:
    article = read_text(f"Ferry sinks off Port Amber\n\n{name}, 7 March 2020\n\n{FERRY}")
    assert article.source.label == outlet
    assert article.published.value == date(2020, 3, 7)


@pytest.mark.parametrize("words", ["Jane Roe and agencies", "Jane Roe with agencies", "Jane Roe and staff"])
def test_a_byline_names_the_person_beside_agencies(words: str) -> None:
    assert read_text(f"Ferry sinks off Port Amber\n\nBy {words}\n\n{FERRY}").byline == ("Jane Roe",)
    paragraphs = FERRY.replace("\n\n", "</p><p>")
    page = f"<html><body><article><h1>Ferry sinks off Port Amber</h1><p>By {words}</p><p>{paragraphs}</p></article>"
    (article,) = read_bytes(page.encode(), "ferry.html")
    assert isinstance(article, Article)
    assert article.byline == ("Jane Roe",)


@pytest.mark.parametrize("day", ["Oct 12, 2016", "Oct 12 2016", "12 Oct 2016", "October 12, 2016"])
@pytest.mark.parametrize("place", ["PORT AMBER", "Port Amber"])
def test_a_dateline_with_its_year_tells_place_agency_and_day(place: str, day: str) -> None:
    article = read_text(f"Ferry sinks off Port Amber\n\n{place}, {day} (Reuters) - {FERRY}")
    assert (article.dateline, article.published.value) == (place, date(2016, 10, 12))
    assert [credit.agency for credit in article.credits] == ["Reuters"]


def test_a_dateline_may_have_the_day_first_and_no_year() -> None:
    article = read_text(f"Ferry sinks off Port Amber\n\nPORT AMBER, 12 Oct (IPS) - {FERRY}")
    assert (article.dateline, article.published.value) == ("PORT AMBER", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"PORT AMBER, Oct 12 (Reuters) - {BODY}", "Oct 12"),
        (f"PORT AMBER, 12 October (Reuters) - {BODY}", "12 October"),
        (report("Thursday, October 12, 2016"), "October 12, 2016"),
    ],
)
def test_a_given_day_that_a_day_without_year_or_of_another_weekday_contradicts_is_kept_and_says_so(
    text: str, words: str
) -> None:
    given = read_text(text, published="2016-11-20").published
    assert (given.value, given.confidence) == (date(2016, 11, 20), 0.6)
    assert given.why.endswith(f'but the text says "{words}"')


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Wednesday, October 12, 2016", "the page states it"),
        ("Posted: October 12, 2016", "the page calls it published"),
        ("Last updated at Oct 122016", "the page was updated then"),
    ],
)
def test_a_given_day_that_the_text_shows_wrong_gives_way_to_it(line: str, why: str) -> None:
    found = read_text(report(line), published="2016-11-20").published
    assert (found.value, found.evidence[0].quote) == (date(2016, 10, 12), line[-len(found.evidence[0].quote) :])
    assert found.why == f"{why}; the date field of the input says 2016-11-20"
    assert 0.6 < found.confidence <= 0.8


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"PORT AMBER, Oct 12, 2016 (Reuters) - {BODY}", "Oct 12, 2016"),
        (f"12 Oct 2016\n\n{BODY}", "12 Oct 2016"),
        (f"31-10-2016\n\n{BODY}", "31-10-2016"),
        (f"29-10-2016\n\n{BODY}", "29-10-2016"),
    ],
)
@pytest.mark.parametrize("given", ["2016-11-20", "2016-10-20", "2016-06-01"])
def test_a_given_day_gives_way_to_the_one_printed_with_the_report(text: str, words: str, given: str) -> None:
    found = read_text(text, published=given).published
    assert (found.evidence[0].quote, found.confidence, found.doubt) == (words, 0.7, None)
    assert found.why.endswith(f"; the date field of the input says {given}")


def test_a_given_day_may_lie_before_an_update() -> None:
    given = read_text(report("Updated: October 12, 2016"), published="2016-09-20").published
    assert (given.value, given.confidence) == (date(2016, 9, 20), 0.95)


@pytest.mark.parametrize("day", ["2016-10-12", "2016-10-13"])
def test_a_given_day_that_the_text_agrees_with_or_the_next_one_is_sure(day: str) -> None:
    given = read_text(f"PORT AMBER, Oct 12 (Reuters) - {BODY}", published=day).published
    assert given.confidence == 0.95
    assert given.why == f"the date field of the input says {day}"


def test_a_dateline_at_the_turn_of_the_year_is_near() -> None:
    text = f"PORT AMBER, Dec 31 (Reuters) - {BODY}"
    assert read_text(text, published="2017-01-01").published.confidence == 0.95


@pytest.mark.parametrize(
    ("text", "language"), [("港口仓库大火造成十人死亡。", "zh"), ("Δέκα νεκροί από πυρκαγιά", "el")]
)
def test_a_short_text_in_letters_of_its_own_is_not_english(text: str, language: str) -> None:
    assert read_text(text).language == language


@pytest.mark.parametrize("line", ["12 Oct 16", "Oct 12, 16", "12OCT2016", "12 October 16"])
def test_a_line_that_is_no_more_than_a_date_may_have_a_year_of_two_figures(line: str) -> None:
    assert read_text(f"Ferry was too full\n{line}\n\n{BODY}").published.value == date(2016, 10, 12)
    assert read_text(BODY, published=line).published.value == date(2016, 10, 12)
    assert read_text(f"Ferry was too full\n\n{BODY} On {line}:30 it sailed.").published.value is None
