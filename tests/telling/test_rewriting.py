"""A brief in another writer's words: what holds is taken, what does not is left as composed and counted."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from rashomon.model import Case
from rashomon.telling import Brief, make_brief, render
from rashomon.telling.rewriting import request, rewritten
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

SATURDAY = date(2016, 10, 15)


@pytest.fixture
def affair() -> Case:
    a = article("a", "Anna Roth will meet Ben Vogel on Saturday in Aleppo. 25 people died in Aleppo.", "The Gazette")
    b = article("b", "On Saturday Anna Roth and Ben Vogel meet in Aleppo. 25 people died in Aleppo.", "The Mirror")
    pair = ("Anna Roth", "Ben Vogel")
    return case(
        *(
            (
                x,
                [
                    event(x, "meet", actors=[who(x, n) for n in pair], when=on(x, "Saturday", SATURDAY)),
                    figure(x, "25 people died", 25, place=where(x, "Aleppo")),
                ],
            )
            for x in (a, b)
        )
    )


def retold(affair: Case, change: Callable[[str], str]) -> Brief:
    brief = make_brief(affair, weigh(affair))
    rows = json.loads(request(brief))["sentences"]
    answer = json.dumps({"sentences": {row["id"]: change(row["text"]) for row in rows}})
    return rewritten(brief, "small", answer, [affair])


def test_sentences_that_hold_are_taken_and_keep_who_tells_them(affair: Case) -> None:
    brief = retold(affair, lambda text: text.replace("are to meet", "will meet each other"))
    (meeting,) = [line.text for line in brief.agreed if "meet" in line.text]
    assert meeting.startswith("Anna Roth and Ben Vogel will meet each other on Saturday 15 October 2016")
    assert meeting.endswith("(2 origins: The Gazette, The Mirror)")
    assert brief.writing is not None
    assert brief.writing.rewritten == brief.writing.asked


BAD = {
    "a name": lambda text: text.replace("Ben Vogel", "Carl Zell"),
    "an added name": lambda text: text + " near Damascus",
    "a number": lambda text: text.replace("25", "26"),
    "a number in words": lambda text: text.replace("25 people", "twenty-six people"),
    "a vague number": lambda text: text.replace("25", "dozens of"),
    "a day": lambda text: text.replace("Saturday 15", "Sunday 16"),
    "a word for a day": lambda text: text + " yesterday",
    "a quotation": lambda text: text + ", and “peace is near”",
    "the outcome of a plan": lambda text: text.replace("are to meet", "met"),
    "a denial": lambda text: text.replace("are to", "are not to").replace("were", "were not"),
    "another's denial": lambda text: text + ", as Ben Vogel denied",
    "markup": lambda text: f"<b>{text}</b>",
    "a script": lambda text: f"{text}<script>alert(1)</script>",
    "a link": lambda text: f"{text} https://example.org",
    "references of its own": lambda text: f"{text} [1]",
    "origins of its own": lambda text: f"{text}, 9 origins say",
    "what cannot be seen": lambda text: text.replace(" ", "\u200b ", 1),
    "a page of text": lambda text: text * 500,
    "nothing": lambda text: "",
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_hold_stays_as_composed_and_is_counted(affair: Case, name: str) -> None:
    composed = make_brief(affair, weigh(affair))
    brief = retold(affair, BAD[name])
    changed = {line.text for line in brief.agreed if BAD[name](line.text.split(" (")[0]) != line.text.split(" (")[0]}
    assert changed <= {line.text for line in composed.agreed}
    assert brief.writing is not None
    assert brief.writing.rewritten < brief.writing.asked
    kept = brief.writing.asked - brief.writing.rewritten
    assert sum(count for _, count in brief.writing.reasons) == kept
    assert f"{kept} as composed" in render(brief, "text")


@pytest.mark.parametrize("answer", ["", "no", "{", "[]", '{"sentences": []}', "{" * 100_000, "null {} null"])
def test_an_answer_that_is_none_leaves_all_as_composed_and_says_so(affair: Case, answer: str) -> None:
    composed = make_brief(affair, weigh(affair))
    brief = rewritten(composed, "small", answer, [affair])
    assert brief.agreed == composed.agreed
    assert "gave nothing to use" in render(brief, "html")


def test_an_answer_in_a_fence_is_read_and_ids_that_were_not_asked_are_not(affair: Case) -> None:
    composed = make_brief(affair, weigh(affair))
    answer = '```json\n{"sentences": {"agreed.1": 7, "agreed.99": "Zell met Vogel", "title": "War"}}\n```'
    brief = rewritten(composed, "small", answer, [affair])
    assert (brief.title, brief.agreed) == (composed.title, composed.agreed)
