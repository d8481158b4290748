"""Sentences: what happened, what is planned, how many, in plain English."""

from datetime import date

import pytest

from rashomon.model import Measure, Toll, Topic
from rashomon.telling.clauses import asks_whether, happened, people, planned, says_little, stands, the, when

DAY = (date(2016, 10, 15), date(2016, 10, 15))


def topic(
    sense: str, *actors: str, to: tuple[str, ...] = (), matter: str | None = None, place: str | None = None
) -> Topic:
    return Topic(type="CONSULT", sense=sense, actors=actors, targets=to, matter=matter, place=place)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (topic("kill", "Anna Roth", to=("Ben Vogel",)), "did Anna Roth kill Ben Vogel?"),
        (topic("shooting", "Anna Roth"), "did Anna Roth open fire?"),
        (topic("air strike", "Ruritania", place="Porto"), "were there air strikes by Ruritania in Porto?"),
    ],
)
def test_a_deed_is_asked_of_a_person_by_its_verb(told: Topic, asked: str) -> None:
    assert asks_whether(told) == asked


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (topic("meet", "Anna Roth", "Ben Vogel", place="Lisbon"), "Anna Roth and Ben Vogel met in Lisbon"),
        (
            topic("accuse", "France", to=("Russia",), matter="attack civilians"),
            "France accused Russia of attacks on civilians",
        ),
        (topic("air strike", "United States", to=("Mosul",)), "the United States carried out air strikes on Mosul"),
        (topic("air strike", place="Aleppo"), "there were air strikes in Aleppo"),
        (topic("arrest", to=("Kurds",)), "Kurds were arrested"),
        (topic("visit", "Anna Roth", place="London"), "Anna Roth visited London"),
        (topic("visit", "Anna Roth", to=("Norway",), place="Peru"), "Anna Roth visited Norway"),
        (
            topic("demand", "Anna Roth", to=("Foreign Ministry",), matter="investigate"),
            "Anna Roth demanded an investigation from the Foreign Ministry",
        ),
        (topic("call for", "Anna Roth", matter="ceasefire"), "Anna Roth called for a ceasefire"),
        (topic("prosecute", to=("Anna Roth",)), "Anna Roth was charged"),
        (topic("restrict", "Ruritania", to=("Sylvania",)), "Ruritania imposed restrictions on Sylvania"),
        (topic("meet", "Anna Roth", place="Lisbon"), "Anna Roth attended a meeting in Lisbon"),
        (topic("meet", "Harbour Council", place="Lisbon"), "the Harbour Council met in Lisbon"),
        (topic("no such sense", "Anna Roth"), "there was no such sense by Anna Roth"),
    ],
)
def test_a_happening_is_told_as_a_sentence(told: Topic, sentence: str) -> None:
    assert happened(told) == sentence


def test_a_plan_is_told_as_one_and_as_gone() -> None:
    visit = topic("visit", "Anna Roth", place="London")
    assert planned(visit) == "Anna Roth is to visit London"
    assert planned(visit, was=True) == "Anna Roth was to visit London"
    assert planned(topic("air strike", place="Aleppo")) == "there are to be air strikes in Aleppo"
    assert planned(topic("convict", to=("Anna Roth",))) == "Anna Roth is to be convicted"


def test_whether_it_was_so_is_asked_as_a_question() -> None:
    asked = asks_whether(topic("attack civilians", "Ruritania", "Sylvanian army"))
    assert asked == "were there attacks on civilians by Ruritania and the Sylvanian army?"


def test_a_speech_about_a_speech_says_little_and_a_denied_accusation_does_not() -> None:
    assert says_little(topic("call for", "Anna Roth", matter="demand"))
    assert says_little(topic("accuse", "Anna Roth", matter="suspend talks"))
    assert not says_little(topic("deny", "Anna Roth", matter="accuse"))


def test_what_is_only_alleged_is_named_and_not_told_as_done() -> None:
    attack = topic("attack", "Ruritania", to=("Lisbon",))
    told = stands(attack, "attack by Ruritania on Lisbon", "alleged", DAY)
    assert told == "Attack by Ruritania on Lisbon, alleged on Saturday 15 October 2016"


def test_only_what_lasts_is_told_as_still_going_on() -> None:
    assert stands(topic("visit", "Anna Roth", place="London"), "", "ongoing", None) == "Anna Roth visited London"
    assert stands(topic("besiege", to=("Lisbon",)), "", "ongoing", None) == "Lisbon was besieged, still going on"


@pytest.mark.parametrize(
    ("words", "who", "sentence"),
    [
        ("more than 20", "civilians", "more than 20 civilians were killed in Aleppo on Saturday 15 October 2016"),
        ("dozens", "lives", "dozens of people were killed in Aleppo on Saturday 15 October 2016"),
        ("4", "fighters", "four fighters were killed in Aleppo on Saturday 15 October 2016"),
        ("at least 7", "people", "at least seven people were killed in Aleppo on Saturday 15 October 2016"),
        ("58 (50 and 8)", "men", "58 people (50 and 8) were killed in Aleppo on Saturday 15 October 2016"),
        ("1", "children", "one person was killed in Aleppo on Saturday 15 October 2016"),
    ],
)
def test_a_count_is_told_as_a_sentence(words: str, who: str, sentence: str) -> None:
    toll = Toll(
        subject_id="t", measure=Measure.KILLED, who=who, place="Aleppo", span=DAY, tallies=(), low=1, best=1, high=1,
        estimate_rule="", conservative=1, conservative_rule="",
    )  # fmt: skip
    assert people(words, toll) == sentence


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (date(2016, 10, 15), date(2016, 10, 15), "on Saturday 15 October 2016"),
        (date(2016, 10, 1), date(2016, 10, 31), "in October 2016"),
        (date(2016, 1, 1), date(2016, 12, 31), "in 2016"),
        (date(2016, 10, 10), date(2016, 10, 12), "between 10 and 12 October 2016"),
        (date(2016, 10, 10), date(2016, 10, 16), "in the week of 10 to 16 October 2016"),
    ],
)
def test_days_are_told_with_the_word_before_them(begin: date, end: date, words: str) -> None:
    assert when((begin, end)) == words


def test_what_counts_from_a_day_on_says_since() -> None:
    assert when((date(2016, 9, 1), date(2016, 9, 30)), since=True) == "since September 2016"
    assert when((date(2016, 9, 10), date(2016, 9, 16)), since=True) == "since Saturday 10 September 2016"
    assert when((date(2016, 9, 10), date(2016, 9, 12)), all_of_it=True) == "from 10 to 12 September 2016"


def test_bodies_go_with_an_article_and_people_do_not() -> None:
    assert [the(name) for name in ("Syrian Observatory for Human Rights", "White House", "Russia", "Anna Roth")] == [
        "the Syrian Observatory for Human Rights",
        "the White House",
        "Russia",
        "Anna Roth",
    ]
