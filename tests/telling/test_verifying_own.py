"""Verifying briefs of our own: what their lines cite in each form, and what in them no report needs to support."""

import json
from collections.abc import Callable

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify
from tests.affairs import cases_of

TOLD = "A bomb killed 12 people and wounded 30 in the town of Wiesen on Tuesday, the Civil Defence said."
OTHERWISE = "About 4,000 families have fled from Wiesen since March."
LONG = (
    "Two bombers, one in a car, struck the gate of an old shrine near Wiesen on Saturday, which pilgrims from many "
    "lands revere. A monitor counted at least 20 dead and many more hurt among the stalls of the traders. The agency "
    "gave a toll of at least 14 dead."
)


def cases(*texts: str, source: str = "The Gazette") -> tuple[Case, ...]:
    reports = (
        rashomon.read_text(
            text, id=f"r{place}", title="Bomb in the old town of Wiesen", published="2016-10-12", source=source
        )
        for place, text in enumerate(texts)
    )
    return cases_of(*reports)


def found(brief: str, of: tuple[Case, ...]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.words) for one in verify(brief, of)]


def as_json(line: str, passage: str) -> str:
    evidence = {"number": 1, "report": 1, "evidence": {"article": "r0", "quote": passage}}
    return json.dumps({"lead": [{"text": line, "references": [1]}], "references": [evidence]}, indent=2)


def as_page(line: str, passage: str) -> str:
    whence = "<cite>[1] report 1: The Gazette, Wednesday 12 October 2016</cite>"
    shown = f"<details><summary>[1]</summary><blockquote>“{passage}”{whence}</blockquote></details>"
    return f"<!doctype html><body><div><p>{line}</p>{shown}</div></body>"


def as_text(line: str, passage: str) -> str:
    return f"{line} [1]\n\n[1] report 1: “{passage}”\n"


@pytest.mark.parametrize("form", [as_json, as_page, as_text])
@pytest.mark.parametrize(("number", "is_supported"), [("30", True), ("4,000", False)])
def test_the_number_of_a_line_stands_in_what_the_line_cites(
    form: Callable[[str, str], str], number: str, *, is_supported: bool
) -> None:
    line = f"Accounts of the matter differ widely: {number}."
    assert found(form(line, TOLD), cases(TOLD, OTHERWISE)) == ([] if is_supported else [(Kind.NUMBER, number)])


def test_a_passage_in_a_page_is_held_against_the_reports() -> None:
    (kind, _), *_ = found(as_page("It is told.", TOLD.replace("30", "31")), cases(TOLD))
    assert kind is Kind.QUOTATION


def test_a_number_may_stand_in_one_short_sentence_of_a_long_passage() -> None:
    line = "How many were killed: at least 14 — The Gazette quoting agency"
    assert found(as_text(line, LONG), cases(LONG)) == []


def test_a_number_in_the_name_of_an_outlet_counts_nothing() -> None:
    line = "“A bomb killed 12 people and wounded 30” — Wave 3 News quoting Civil Defence"
    assert found(line, cases(TOLD, source="Wave 3 News")) == []
    assert (
        found("1. Wave 3 News: Bomb in the old town of Wiesen. 12 October 2016", cases(TOLD, source="Wave 3 News"))
        == []
    )


def test_the_words_of_one_quotation_do_not_say_who_speaks_in_the_next() -> None:
    told = "“I do what the Bible says (of war)” and “So I came out to see the bridge,” Anna Roth told reporters."
    assert (
        found("Anna Roth: “I do what the Bible says (of war)” … “So I came out to see the bridge”", cases(told)) == []
    )


def test_a_bar_within_quoted_words_ends_no_line() -> None:
    told = "The gallery of the fair is open on all days.|item-one|7 More is to be seen in the hall of the town."
    assert found(as_page("It is told.", told), cases(told)) == []
