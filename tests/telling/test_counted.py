"""Whom a count is of, and where: what its passages say, read by themselves."""

import pytest

from rashomon.model import Figure, Measure
from rashomon.telling import Brief, make_brief
from rashomon.telling.passages import called, is_headline, names_place
from rashomon.weighing import weigh
from tests.small_cases import article, case, figure, where


def lines(brief: Brief) -> str:
    return "\n".join(line.text for line in (*brief.agreed, *brief.single))


def told(text: str, *words: tuple[str, int, str | None], place: str | None = None) -> str:
    """Return what is told of counts: their words, number and whom they are said to be of."""
    a = article("a", text, "The Gazette")
    figures: list[Figure] = []
    for quote, number, who in words:
        counted = figure(a, quote, number, place=where(a, place) if place else None)
        figures.append(Figure(**{**{f: getattr(counted, f) for f in counted.__struct_fields__}, "who": who}))
    return lines(make_brief(c := case((a, figures)), weigh(c)))


@pytest.mark.parametrize(
    "text",
    [
        "A woman was killed with four of her children in Lisbon.",
        "He opened fire in Lisbon, killing himself.",
    ],
)
def test_one_of_several_is_not_told_as_the_only_one(text: str) -> None:
    words = "A woman was killed" if text.startswith("A") else "killing himself"
    assert "One person" not in told(text, (words, 1, "woman"), place="Lisbon")


def test_one_beside_another_count_is_not_told_as_the_only_one() -> None:
    text = "In Lisbon 18 people were shot dead and one was beheaded."
    both = told(text, ("18 people were shot dead", 18, "people"), ("one was beheaded", 1, None), place="Lisbon")
    assert "18 people were killed in Lisbon" in both
    assert "One person" not in both


def test_who_is_alone_is_told() -> None:
    assert told("A man was killed in Lisbon.", ("A man was killed", 1, "man"), place="Lisbon") != ""


def test_a_kind_that_the_words_of_a_count_do_not_name_is_not_told() -> None:
    text = "Rockets fell on civilians in Lisbon, leaving 14 dead."
    assert told(text, ("leaving 14 dead", 14, "civilians"), place="Lisbon").startswith("14 people were killed")


def test_a_place_before_a_count_in_another_clause_is_not_its_place() -> None:
    text = "The raids on Lisbon came days after strikes that killed 30 people."
    assert "Lisbon —" not in told(text, ("killed 30 people", 30, "people"), place="Lisbon")


@pytest.mark.parametrize(
    ("place", "words", "named"),
    [
        ("Lisbon", "Ten died in Lisbon.", True),
        ("Lisbon", "Ten died in the eastern suburbs of the capital Lisbon.", False),
        ("Lisbon", "Ten died in Lisbon suburbs.", False),
        ("Lisbon", "Ten died in an area outside the capital Lisbon.", False),
        ("countryside of Lisbon", "Ten died in the countryside of Lisbon.", True),
        ("New Lisbon", "Ten died in Lisbon.", False),
        ("Portugal", "Ten died near Lisbon, which Portugal says was hit.", False),
        ("Portugal", "Ten died in northern Portugal.", True),
    ],
)
def test_what_is_near_a_place_or_says_so_is_not_the_place(place: str, words: str, named: bool) -> None:
    assert names_place(place, words) is named


def test_a_province_is_told_as_one_where_all_passages_call_it_so() -> None:
    assert called("Lisbon", ["in the northern province of Lisbon", "in Lisbon province"]) == "Lisbon province"
    assert called("Lisbon", ["in the northern province of Lisbon", "in Lisbon"]) == "Lisbon"


def test_one_among_the_dead_is_not_told_as_the_only_one() -> None:
    text = "A pregnant woman was also among the dead in Lisbon."
    assert "One person" not in told(text, ("woman was also among the dead", 1, "woman"), place="Lisbon")


def test_in_and_around_a_town_and_a_branch_there_are_not_in_it() -> None:
    assert not names_place("Lisbon", "Ten died in and around the northern city of Lisbon.")
    assert not names_place("Portugal", "An attack by Al-Qaeda's affiliate in Portugal killed ten.")


def test_what_is_made_somewhere_is_not_there_and_a_menu_says_nothing() -> None:
    assert not names_place("Portugal", 'The army took barrels with "made in Portugal" on them.')
    assert is_headline("Film Festival | Episode | Showcase The leader dissolves the government")


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("at least 21 others were hurt", "21 other people"),
        ("21 others were hurt", "21 other people"),
        ("hurt 21 people", "21 people"),
    ],
)
def test_others_are_told_as_other_people(words: str, whom: str) -> None:
    a = article("a", f"In Lisbon gunmen killed a baker; {words} on Sunday.", "The Gazette")
    b = article("b", f"A baker died in a shooting in Lisbon, in which gunmen, said to be young, {words}.", "The Herald")
    both = [(one, [figure(one, words, 21, measure=Measure.INJURED, place=where(one, "Lisbon"))]) for one in (a, b)]
    brief = make_brief(c := case(*both), weigh(c))
    assert f"{whom} were injured" in lines(brief)
