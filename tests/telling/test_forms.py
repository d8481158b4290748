"""The brief: every statement has numbered references, and words of reports never become markup."""

import base64
import hashlib
import json
import re
from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import Case, Dated, Modality
from rashomon.telling import Form, make_brief, render, shortened
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who


@pytest.fixture
def affair() -> Case:
    a = article("a", "Anna Roth will meet Ben Vogel on Saturday in Aleppo.", "The Gazette")
    b = article("b", "On Saturday Anna Roth and Ben Vogel meet. <b>25</b> died in Aleppo.", "The Mirror")
    saturday = date(2016, 10, 15)
    pair = ("Anna Roth", "Ben Vogel")
    return case(
        (a, [event(a, "meet", actors=[who(a, n) for n in pair], when=on(a, "Saturday", saturday))]),
        (
            b,
            [
                event(b, "meet", actors=[who(b, n) for n in pair], when=on(b, "Saturday", saturday)),
                figure(b, "<b>25</b> died", 25, place=where(b, "Aleppo")),
            ],
        ),
    )


def tell(affair: Case, form: Form) -> str:
    return render(make_brief(affair, weigh(affair)), form)


def test_the_status_line_counts_reports_origins_and_the_findings_that_are_shown(affair: Case) -> None:
    brief = make_brief(affair, weigh(affair))
    assert brief.counts.line.startswith("2 reports, 2 independent origins; ")
    assert brief.counts.line in tell(affair, "text")
    assert brief.counts.corroborated + brief.counts.refined == len(brief.agreed)
    assert (brief.counts.contested, brief.counts.single_source) == (len(brief.contested), len(brief.single))


@pytest.mark.parametrize(
    ("corroborated", "single", "line"),
    [
        (0, 0, "2 reports, 2 independent origins; nothing corroborated, nothing contested"),
        (
            0,
            1,
            "2 reports, 2 independent origins; nothing corroborated, nothing contested, 1 finding from a single source",
        ),
        (
            1,
            0,
            "2 reports, 2 independent origins; 1 finding corroborated, 0 refined, 0 contested, 0 from a single source",
        ),
    ],
)
def test_the_status_line_tells_what_there_is_none_of_without_counting_it(
    affair: Case, corroborated: int, single: int, line: str
) -> None:
    counts = make_brief(affair, weigh(affair)).counts
    found = replace(counts, corroborated=corroborated, refined=0, contested=0, single_source=single)
    assert found.line == line


def test_a_planned_happening_is_told_as_one_on_its_day(affair: Case) -> None:
    (line,) = [line for line in tell(affair, "md").splitlines() if line.startswith("- Saturday 15 October 2016")]
    assert "are to meet" in line


def test_every_printed_number_has_its_words_under_evidence(affair: Case) -> None:
    text = tell(affair, "text")
    printed = set(re.findall(r"\[(\d+)\]", text.split("EVIDENCE")[0]))
    explained = set(re.findall(r"^  \[(\d+)\] report \d+: “", text.split("EVIDENCE")[1], re.M))
    assert printed
    assert printed == explained


def test_words_of_reports_are_not_read_as_markup(affair: Case) -> None:
    assert "<b>" not in tell(affair, "html")
    assert "&lt;b&gt;25" in tell(affair, "html")
    assert "\\<b>25" in tell(affair, "md")


def test_a_picture_or_link_in_a_report_is_none_in_a_brief() -> None:
    a = article("a", "At least 25 died ![in](http://evil.example/p.png) Aleppo.", "Mirror](javascript:x)")
    told = tell(case((a, [figure(a, "25 died", 25, place=where(a, "Aleppo"))])), "md")
    assert "evil.example" in told
    assert "](" not in told


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_no_character_of_a_report_is_obeyed_by_a_terminal_or_turns_words_round(form: Form) -> None:
    a = article("a", "At least 25 died \x1b]0;in\x07 \x9b2J\u202eAleppo.", "The \x1b[31mMirror")
    told = tell(case((a, [figure(a, "25 died", 25, place=where(a, "Aleppo"))])), form)
    assert "\ufffd]0;in\ufffd" in told
    assert not set(told) & set("\x1b\x07\x9b\u202e")


def test_html_is_one_file_without_scripts_or_addresses(affair: Case) -> None:
    page = tell(affair, "html")
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["']""", page)


def test_json_holds_the_same_statements(affair: Case) -> None:
    brief = json.loads(tell(affair, "json"))
    assert brief["counts"]["reports"] == 2
    quotes = {reference["number"]: reference["evidence"]["quote"] for reference in brief["references"]}
    assert all(number in quotes for line in brief["agreed"] for number in line["references"])


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_the_same_case_gives_the_same_bytes(affair: Case, form: Form) -> None:
    assert tell(affair, form) == tell(affair, form)


def test_what_only_one_origin_says_names_it(affair: Case) -> None:
    (line,) = [
        line for line in tell(affair, "text").splitlines() if line.startswith("  25 people were killed in Aleppo")
    ]
    assert "The Mirror" in line


def test_a_denied_happening_is_not_told_as_agreed() -> None:
    a = article("a", "Ben Vogel denied that they met.", "The Gazette")
    b = article("b", "Carl Zell denied that they met.", "The Mirror")
    told = [(a, who(a, "Ben Vogel")), (b, who(b, "Carl Zell"))]
    denied = case(*((x, [event(x, "met", modality=Modality.DENIED, source=source)]) for x, source in told))
    assert not make_brief(denied, weigh(denied)).agreed


def test_a_section_with_nothing_in_it_is_left_out(affair: Case) -> None:
    assert "CONTESTED" not in tell(affair, "text")
    assert "AGREED" in tell(affair, "text")
    assert ">Contested<" not in tell(affair, "html")


def test_the_page_may_load_nothing_but_its_own_style(affair: Case) -> None:
    page = tell(affair, "html")
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert style
    assert policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert " style=" not in page


def test_the_page_shows_who_tells_what_in_words_as_well(affair: Case) -> None:
    table = re.search(r"<table>.*?</table>", tell(affair, "html"), re.S)
    assert table
    assert '<th scope="col">The Gazette</th>' in table[0]
    assert '<span class="hidden">tells</span>' in table[0]


HOSTILE = "Anna Roth </style><script>alert(1)</script><img src=x onerror=alert(1)> and Ben Vogel met on Saturday."


def test_hostile_words_of_a_report_stay_words() -> None:
    a = article('a"><script>', HOSTILE, "The <b>Gazette</b>")
    told = event(
        a, "met", actors=[who(a, "Anna Roth"), who(a, "Ben Vogel")], when=on(a, "Saturday", date(2016, 10, 15))
    )
    page = tell(case((a, [told])), "html")
    body = page.split("<body>")[1]
    assert not re.search(
        r"<(?!/?(?:main|article|section|h[1-3]|p|ul|li|div|details|summary|blockquote|cite|table|thead|"
        r"tbody|tr|th|td|span|figure|svg|title|line|text|rect|circle|path|polyline|body|html)\b)",
        body,
    )


def test_counts_over_time_are_a_chart_and_the_timeline_too() -> None:
    days = (date(2016, 10, 13), date(2016, 10, 14))
    told = []
    for place, (day, value) in enumerate(zip(days, (20, 31), strict=True)):
        a = article(f"r{place}", f"{value} people died in Aleppo on Monday.", f"Outlet {place}")
        a = replace(a, published=Dated(value=day))
        when = on(a, "Monday", date(2016, 10, 10))
        told.append((a, [figure(a, f"{value} people died", value, place=where(a, "Aleppo"), when=when)]))
    page = tell(case(*told), "html")
    assert 'aria-label="How many people were killed in Aleppo' in page
    assert page.count("<polyline") == 2


def test_a_full_brief_tells_all_that_a_short_one_counts() -> None:
    a = article("a", " ".join(f"{n} people died in {town}." for n, town in enumerate(TOWNS, 10)), "The Gazette")
    told = [figure(a, f"{n} people died", n, place=where(a, town)) for n, town in enumerate(TOWNS, 10)]
    brief = make_brief(case((a, told)), weigh(case((a, told))))
    short = shortened(brief, "short")
    assert (len(brief.single), brief.single_left) == (len(TOWNS), 0)
    assert (len(short.single), short.single_left) == (5, len(TOWNS) - 5)
    assert f"and {len(TOWNS) - 5} more, in the full brief" in render(short, "text")


TOWNS = ("Alda", "Bern", "Cork", "Dorn", "Elst", "Faro", "Gent", "Hove", "Ulm", "Yori", "Zell", "Oslo", "Nice")


def test_reports_that_begin_with_nothing_in_common_are_opened_by_one_of_them() -> None:
    a = article(
        "a", "GENT — The “lost” mayor of Gent praised her sister on the air today. More follows.", "The Gazette"
    )
    b = article("b", "A quiet summer ended without rain in all of the villages. The mayor of Gent slept.", "The Mirror")
    brief = make_brief(case((replace(a, dateline="GENT"), []), (b, [])), weigh(case((a, []), (b, []))))
    (line,) = brief.lead
    assert line.text == "In the words of The Gazette: “The ‘lost’ mayor of Gent praised her sister on the air today.”"
    assert shortened(brief, "line").summary.text == line.text


def test_a_plan_whose_day_is_past_is_not_told_as_to_come(affair: Case) -> None:
    late = replace(
        affair.reports[1], article=replace(affair.reports[1].article, published=Dated(value=date(2016, 10, 20)))
    )
    brief = make_brief(gone := replace(affair, reports=(affair.reports[0], late)), weigh(gone))
    assert not brief.coming
    assert [line.text.partition(" on ")[0] for line in brief.agreed] == ["Anna Roth and Ben Vogel were to meet"]


def test_a_brief_is_opened_by_a_report_of_its_largest_story() -> None:
    a = article("a", "The mayor of Gent praised all of her sisters on the air.", "The Gazette")
    b = article("b", "A quiet summer ended without rain in the villages of Gent.", "The Mirror")
    c = article("c", "All the rain of that quiet summer fell on one of the villages.", "The Herald")
    affair = case((a, []), (b, []), (c, []))
    (whole,) = affair.stories
    parts = (replace(whole, articles=("a",)), replace(whole, articles=("b", "c")))
    (line,) = make_brief(replace(affair, stories=parts), weigh(affair)).lead
    assert "The Gazette" not in line.text


def test_what_was_called_off_since_neither_opens_a_brief_nor_is_told_as_coming() -> None:
    a = replace(article("a", "Anna Roth and Ben Vogel will meet in the town hall of Gent soon.", "The Gazette"))
    b = replace(article("b", "Anna Roth and Ben Vogel called off what was to be a meeting in Gent.", "The Mirror"))
    days = (date(2016, 10, 12), date(2016, 10, 14))
    a, b = (replace(each, published=Dated(value=day)) for each, day in zip((a, b), days, strict=True))
    told = [(a, "meet", Modality.PLANNED), (b, "meeting", Modality.CANCELLED)]
    affair = case(
        *(
            (of, [event(of, word, modality=how, actors=[who(of, name) for name in ("Anna Roth", "Ben Vogel")])])
            for of, word, how in told
        )
    )
    brief = make_brief(affair, weigh(affair))
    assert brief.lead[0].text.startswith("In the words of The Mirror")
    assert "are to meet" not in render(brief, "text")
    assert not brief.coming
