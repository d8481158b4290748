"""Verifying: what of a brief has no support in the reports, and that nothing else raises an alarm."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.model import Case
from rashomon.telling import Form, Length
from rashomon.telling.verifying import Kind, Unsupported, verify
from tests.affairs import cases_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "lausanne"

GAZETTE = """Minister Anna Roth will meet Ben Vogel in Geneva on Friday, her ministry said.

A bomb killed 12 people and wounded 30 in the town of Wiesen on Tuesday, the Civil Defence said.

"We have chosen the road of talks and shall stay on it," Roth told reporters. Half of the town has no water.
"""
MIRROR = """Ben Vogel confirmed on Wednesday that he would travel to Geneva.

"Nothing has been promised to anyone," he said.

About 4,000 families have fled from Wiesen since March. Sergei Holt will preside. Repairs will cost $3 million.
"""


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    texts = (("The Gazette", GAZETTE), ("The Mirror", MIRROR))
    return cases_of(
        *(
            rashomon.read_text(text, id=name, title=f"Talks in Geneva, {name}", published="2016-10-12", source=name)
            for name, text in texts
        )
    )


def found(brief: str, cases: tuple[Case, ...]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.words) for one in verify(brief, cases)]


@pytest.mark.parametrize(
    ("days", "is_supported"),
    [("11 to 12 October 2016", True), ("11 to 15 October 2016", False), ("9 to 12 October 2016", False)],
)
def test_reports_of_several_days_were_published_on_the_first_and_the_last(days: str, *, is_supported: bool) -> None:
    cases = cases_of(
        *(
            rashomon.read_text(text, id=day, title=f"Bomb in Wiesen, {day}", published=day, source="The Gazette")
            for day, text in (("2016-10-11", GAZETTE), ("2016-10-12", GAZETTE.replace("12", "14")))
        )
    )
    question = f"How many people were killed in Wiesen? (Reports of {days}.)"
    assert (not verify(question, cases)) is is_supported


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Roth will meet Ben Vogel in Geneva on Friday 14 October 2016.",
        "Meanwhile, Roth and Vogel are to meet in Geneva on Friday.",
        "On Tuesday, 12 people were killed in Wiesen and thirty wounded, according to the Civil Defence.",
        "Roth said: “We have chosen the road of talks … and shall stay on it.”",
        'Ms. Roth\'s ministry spoke of "the road of talks".',
        "Some 4000 families fled from Wiesen; repairs cost 3 million dollars, and 50 percent of the town has no water.",
        "## Talks In Geneva",
        "Roth and Vogel meet: the two agreed on it. Sergey Holt is to preside.",
        "Twelve died in Wiesen on Tuesday; dozens were hurt in the town.",
        "Thousands of families have fled Wiesen since March.",
        "Since Sunday 22 November 2026, 20:25 (UTC): 3 new reports, 0 edited",
        "    gone: “14 people died” — The Gazette",
        "According to 2 reports from 2 independent origins [1][12], Vogel will travel to Geneva.",
    ],
)
def test_what_the_reports_say_raises_no_alarm(sentence: str, cases: tuple[Case, ...]) -> None:
    assert found(sentence, cases) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Roth will meet Peter Novak in Geneva.", Kind.NAME, "Peter Novak"),
        ("Peter Vogel will travel to Geneva.", Kind.NAME, "Peter Vogel"),
        ("Roth and Vogel will meet in Lisbon.", Kind.NAME, "Lisbon"),
        ("A bomb killed 13 people in Wiesen.", Kind.NUMBER, "13"),
        ("A bomb killed thirty people in Wiesen.", Kind.NUMBER, "thirty"),
        ("Hundreds were killed by a bomb in Wiesen.", Kind.NUMBER, "Hundreds"),
        ("Families have fled from Wiesen since 2009.", Kind.DAY, "2009"),
        ("Repairs in Wiesen will cost 3 million families.", Kind.NUMBER, "3 million"),
        ("Roth will meet Vogel in Geneva on Saturday.", Kind.DAY, "Saturday"),
        ("Roth will meet Vogel in Geneva on Tuesday.", Kind.DAY, "Tuesday"),
        ("Roth will meet Vogel in Geneva on Thursday 14 October 2016.", Kind.DAY, "Thursday 14 October 2016"),
        ("Roth will meet Vogel in Geneva on 31 June 2016.", Kind.DAY, "31 June 2016"),
        ("“We have chosen the road of war,” Roth said.", Kind.QUOTATION, "“We have chosen the road of war,”"),
        ("Roth, speaking for her side, said nothing was “promised to anyone”.", Kind.QUOTATION, "“promised to anyone”"),
        ('"Nothing has been promised to anyone," Roth said.', Kind.QUOTATION, '"Nothing has been promised to anyone,"'),
    ],
)
def test_what_no_report_says_is_listed(sentence: str, kind: Kind, words: str, cases: tuple[Case, ...]) -> None:
    assert found(sentence, cases) == [(kind, words)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("“They confirmed it on Wednesday.” (Wednesday 12 October 2016)", []),
        ("“They confirmed it on Wednesday.” (Tuesday 11 October 2016)", ["Tuesday 11 October 2016"]),
        ("Tuesday 11 October 2016 — “They confirmed it on Wednesday.”", ["Tuesday 11 October 2016"]),
        ("“They confirmed it.” (Wednesday 12 October 2016)", []),
        ("“They confirmed it on Wednesday.” (‘Wednesday’: Wednesday 12 October 2016)", []),
        ("“They confirmed it on Wednesday.” (‘Friday’: Wednesday 12 October 2016)", ["Friday"]),
    ],
)
def test_a_day_behind_or_before_a_quotation_is_one_that_it_names(
    sentence: str, words: list[str], cases: tuple[Case, ...]
) -> None:
    assert [one.words for one in verify(sentence, cases) if one.kind is Kind.DAY] == words


def test_a_finding_says_where_it_stands_and_why(cases: tuple[Case, ...]) -> None:
    brief = "# Talks\n\nRoth will meet Vogel.\nA bomb killed *13* people.\n"
    (one,) = verify(brief, cases)
    assert one == Unsupported(
        kind=Kind.NUMBER,
        words="13",
        start=46,
        end=48,
        line=4,
        column=16,
        why="no report gives this number",
        passage=GAZETTE.split("\n\n")[1],
        source="The Gazette",
    )
    assert brief[one.start : one.end] == "13"


@pytest.mark.parametrize(
    "brief",
    [
        "<p>Roth &amp; Vogel will meet in <b>Lis</b>bon.</p><script>Berlin 77</script>",
        "<div>Roth in Lisbon.</div><svg><title>14 things</title><text>0</text></svg>",
        '{"title": "Talks", "id": "Oslo 99", "lead": "Roth \\u2013 in Lisbon.", "quote": "the road of talks"}',
        "Roth and Vogel will meet in\\\nLisbon.",
    ],
)
def test_a_brief_is_read_in_any_form(brief: str, cases: tuple[Case, ...]) -> None:
    assert found(brief, cases) == [(Kind.NAME, "Lisbon")]


@pytest.mark.parametrize(("count", "alarms"), [("12", []), ("3", [(Kind.NUMBER, "3")])])
def test_a_number_stands_in_the_passages_that_its_sentence_cites(
    count: str, alarms: list[tuple[Kind, str]], cases: tuple[Case, ...]
) -> None:
    passage = "A bomb killed 12 people and wounded 30 in the town of Wiesen on Tuesday, the Civil Defence said."
    other = "Repairs will cost $3 million."
    evidence = f"EVIDENCE\n  [1] report 1: “{passage}”\n  [2] report 2: “{other}”\n"
    assert found(f"  {count} stood in Wiesen — The Gazette [1]\n\n{evidence}", cases) == alarms
    assert found(f"  {count} stood in Wiesen — The Gazette [2]\n\n{evidence}", cases) == [(Kind.NUMBER, count)]


@pytest.fixture(scope="module")
def examples() -> Iterator[rashomon.Archive]:
    with rashomon.open() as archive:
        archive.read(EXAMPLE)
        yield archive


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
@pytest.mark.parametrize("length", ["full", "short", "line"])
def test_our_own_brief_has_support_for_all_it_says(form: Form, length: Length, examples: rashomon.Archive) -> None:
    assert verify(examples.brief(form, length), examples.cases()) == ()


def test_a_name_of_a_thousand_titles_is_read_to_its_end(cases: tuple[Case, ...]) -> None:
    found = verify("Foreign Minister " * 1_000, cases)
    assert {each.kind for each in found} == {Kind.NAME}


def test_without_reports_nothing_has_support() -> None:
    assert found("Anna Roth met 12 people on Friday.", ()) == [
        (Kind.NAME, "Anna Roth"),
        (Kind.NUMBER, "12"),
        (Kind.DAY, "Friday"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Aa1 .“”\"'‘’[]{}<>&;:\\*_\n\x00#—-/éא", max_size=60))
def test_any_text_is_verified_and_every_finding_stands_in_it(brief: str) -> None:
    for one in verify(brief, ()):
        assert 0 <= one.start < one.end <= len(brief)
        assert brief.count("\n", 0, one.start) == one.line - 1


DAILY = """Foreign Minister Anna Roth will meet Ben Vogel, the Norwegian ambassador, in Geneva on Friday.

Norway denied shelling the harbour. Norway vetoed the treaty that Portugal had drafted.

Twelve fishermen and 14 soldiers were killed, Vogel said. Portugal cancelled a visit to Oslo.
"""


@pytest.fixture(scope="module")
def daily() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(DAILY, published="2016-10-12", source="The Daily"))


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Defence Minister Anna Roth will meet Ben Vogel.", Kind.NAME, "Defence Minister"),
        ("Roth will see Vogel, the Swedish ambassador, in Geneva.", Kind.NAME, "the Swedish ambassador"),
        ("Norway admitted shelling the harbour.", Kind.DEED, "Norway admitted"),
        ("Portugal vetoed the treaty.", Kind.DEED, "Portugal vetoed"),
        ("Norway cancelled a visit to Oslo.", Kind.DEED, "Norway cancelled"),
        ("Roth met Vogel in Geneva on Friday 14 October 2016.", Kind.DEED, "met"),
        ("Twelve children were killed.", Kind.NUMBER, "Twelve"),
    ],
)
def test_who_did_what_in_which_office_to_whom_is_as_some_report_tells_it(
    sentence: str, kind: Kind, words: str, daily: tuple[Case, ...]
) -> None:
    assert (kind, words) in found(sentence, daily)


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Anna Roth is to meet Ben Vogel in Geneva on Friday 14 October 2016.",
        "Oslo denied shelling the harbour and blocked a treaty that Portugal had drafted.",
        "Ambassador Ben Vogel said that 14 soldiers were killed. Portugal called off a visit to Oslo.",
        "The treaty drafted by Portugal was vetoed by Norway.",
    ],
)
def test_other_words_for_who_did_what_raise_no_alarm(sentence: str, daily: tuple[Case, ...]) -> None:
    assert found(sentence, daily) == []


FERRY = """FERRY SINKS OFF WIESEN. A ferry sank off Wiesen on Sunday 6 April 2025 with two hundred on board.

It killed at least 31 passengers, of whom 12 were children, the coast guard said. The toll was 19 on the morning after.

Fourteen people are missing. The dead captain was a 17-year-old boy. Russia on Monday blocked a statement.
"""


@pytest.fixture(scope="module")
def ferry() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(FERRY, id="ferry", title="Ferry sinks", published="2025-04-08"))


@pytest.mark.parametrize(
    "sentence",
    ["At least 31 people died and 14 are missing.", "The toll rose from 19 to 31.", "A 17-year-old boy was captain."],
)
def test_counts_that_are_told_together_need_not_stand_together(sentence: str, ferry: tuple[Case, ...]) -> None:
    assert found(sentence, ferry) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Among the dead were 12 soldiers.", Kind.NUMBER),
        ("A 17-year-old girl was captain.", Kind.NUMBER),
        ("The ferry killed six people off Wiesen.", Kind.NUMBER),
        ("China blocked a statement.", Kind.DEED),
    ],
)
def test_whom_a_number_counts_and_who_did_it_are_those_of_the_reports(
    sentence: str, kind: Kind, ferry: tuple[Case, ...]
) -> None:
    assert kind in [kind for kind, _ in found(sentence, ferry)]


def test_shelling_of_which_no_report_has_a_word_is_not_supported() -> None:
    with rashomon.open() as archive:
        text = "Police fired rubber bullets at students in Leipzig on Tuesday, the student council said."
        archive.add_articles([rashomon.read_text(text, id="a", title="March in Leipzig", published="2024-06-12")])
        (found,) = verify("Police shelled Leipzig.", archive.cases())
    assert found.why == "no report tells of this"


@pytest.fixture(scope="module")
def fire() -> tuple[Case, ...]:
    texts = {
        "The Gazette": (
            "Police have arrested nobody over the fire in Wiesen, Mayor Ulla Brandt said on Monday. The opposition "
            "called on Brandt to resign. Brandt said she would stay."
        ),
        "The Mirror": (
            "Detectives detained Karl Lenz, 34, in Wiesen on Sunday night, a police spokesman said. The explosion in "
            "Wiesen happened on Saturday evening. Brandt rejected calls for her to step down. Prime Minister Otto Falk "
            "visited the town on Sunday and promised help."
        ),
    }
    return cases_of(
        *(
            rashomon.read_text(text, id=name, title="Fire in Wiesen", published="2024-03-11", source=name)
            for name, text in texts.items()
        )
    )


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Police arrested Ulla Brandt.", "Police arrested"),
        ("Ulla Brandt was arrested on Sunday.", "Ulla Brandt was arrested"),
        ("Ulla Brandt resigned.", "Ulla Brandt resigned"),
        ("The mayor resigned on Monday.", "The mayor resigned"),
        ("Otto Falk signed an agreement in Wiesen.", "Otto Falk signed"),
        ("Otto Falk denied help.", "Otto Falk denied"),
        ("Falk arrested Lenz.", "Falk arrested"),
    ],
)
def test_a_deed_of_which_no_report_has_a_word_of_this_doer_is_listed(
    sentence: str, words: str, fire: tuple[Case, ...]
) -> None:
    assert found(sentence, fire) == [(Kind.DEED, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police arrested Karl Lenz.",
        "Karl Lenz was arrested on Sunday.",
        "Brandt refused to resign.",
        "Brandt denied the report.",
        "Nobody was arrested.",
        "The explosion in Wiesen was on Saturday.",
    ],
)
def test_a_deed_in_other_words_than_the_reports_raises_no_alarm(sentence: str, fire: tuple[Case, ...]) -> None:
    assert found(sentence, fire) == []


def test_another_day_of_a_deed_is_listed(fire: tuple[Case, ...]) -> None:
    assert found("The explosion in Wiesen happened on Sunday.", fire) == [(Kind.DAY, "Sunday")]


def test_a_row_of_counts_far_apart_in_words_has_support() -> None:
    texts = (
        "Some 20,000 people marched in Porto on Saturday against the port tax, organisers said.",
        "Police said 5,000 people took part in Saturday's march in Porto against the port tax.",
        "More than 10,000 demonstrators turned out in Porto on Saturday, the mayor said.",
    )
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=name, title="Port tax", published="2024-05-05", source=name)
            for name, text in zip(("The Gazette", "The Mirror", "The Herald"), texts, strict=True)
        )
        (story,) = archive.stories()
        assert "Accounts differ on how many people gathered" in story.brief()
        assert verify(story.brief(), archive.cases()) == ()


def test_a_long_row_of_capitals_takes_no_time(fire: tuple[Case, ...]) -> None:
    begin = time.process_time()
    verify("Aa " * 8000, fire)
    assert time.process_time() - begin < 5
