"""What comes next of which no event of ours tells: sentences that set something for a day to come."""

import pytest

import rashomon
from rashomon.archive.chain import case_of
from rashomon.model import Report
from rashomon.telling import make_brief
from rashomon.weighing import weigh


def coming(text: str) -> list[str]:
    """Return what comes next after a report of Tuesday 3 March 2026."""
    of = rashomon.read_text(text, id="r", title="News", published="2026-03-03", source="The Gazette")
    case = case_of([Report(article=of, annotations=rashomon.annotate(of))], "News")
    return [line.text for line in make_brief(case, weigh(case)).coming]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (
            "A convoy of nine trucks is due to leave Osk for Brenna on Thursday, the agency said.",
            "Thursday 5 March 2026",
        ),
        ("A convoy leaves for Brenna on Thursday, the agency said.", "Thursday 5 March 2026"),
        (
            "Dockers will strike again for two days, on 18 and 19 March, unless wages rise.",
            "Wednesday 18 March 2026 and Thursday 19 March 2026",
        ),
        ("The deadline for complaints ends on 23 March, she added.", "Monday 23 March 2026"),
        ("The party intends to found a union of its own on Saturday, 14 March.", "Saturday 14 March 2026"),
        ("It was left to the foreign ministers, who would meet in Osk on 30 March, he said.", "Monday 30 March 2026"),
    ],
)
def test_what_a_sentence_sets_for_a_day_comes_next_in_its_words(sentence: str, day: str) -> None:
    (line,) = coming(sentence)
    assert line.startswith(f"“{sentence}” ({day}) — The Gazette")


@pytest.mark.parametrize(
    "sentence",
    [
        "If the talks fail, the union will strike on 18 March.",
        "Unless they agree, the union would strike on 18 March.",
        "They left the door open on Sunday to seeking a resolution.",
        "Couples will be allowed to wed abroad, the ministry announced Tuesday.",
        "The convoy left Osk on Monday.",
        "The convoy was first planned for Thursday.",
        "Four out of ten drivers said that life would be worse for their sons than today.",
    ],
)
def test_what_is_open_or_past_does_not_come_next(sentence: str) -> None:
    assert coming(sentence) == []


def test_a_plan_that_only_says_it_is_told_with_the_sentence_before() -> None:
    before = "Nauru and Fiji have agreed to set up a committee on the reef, a ministry said."
    (line,) = coming(f"{before} It is to meet in Suva on 22 March.")
    assert line.startswith(f"“{before} It is to meet in Suva on 22 March.” (Sunday 22 March 2026)")
