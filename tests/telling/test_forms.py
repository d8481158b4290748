"""The brief: every statement has numbered references, and words of reports never become markup."""

import json
import re
from datetime import date

import pytest

from rashomon.model import Case, Modality
from rashomon.telling import Form, make_brief, render
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


def test_the_status_line_counts_reports_origins_and_findings(affair: Case) -> None:
    assert (
        "2 reports, 2 independent origins; 3 findings corroborated, 0 refined, 0 contested, 1 from a single source"
        in tell(affair, "text")
    )


def test_a_planned_happening_is_marked_as_planned_on_its_day(affair: Case) -> None:
    (line,) = [line for line in tell(affair, "md").splitlines() if line.startswith("- Saturday 15 October 2016")]
    assert "(planned)" in line


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
    (line,) = [line for line in tell(affair, "text").splitlines() if line.startswith("  25 people were killed in Aleppo")]
    assert "The Mirror" in line


def test_a_denied_happening_is_not_told_as_agreed() -> None:
    a = article("a", "Ben Vogel denied that they met.", "The Gazette")
    b = article("b", "Carl Zell denied that they met.", "The Mirror")
    told = [(a, who(a, "Ben Vogel")), (b, who(b, "Carl Zell"))]
    denied = case(*((x, [event(x, "met", modality=Modality.DENIED, source=source)]) for x, source in told))
    agreed = tell(denied, "text").split("AGREED")[1].split("CONTESTED")[0]
    assert "eeting" not in agreed
