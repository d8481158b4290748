from datetime import date

import pytest

import rashomon
from rashomon.linking import join_stories
from rashomon.linking.portraits import draw
from rashomon.model import Article, Link, LinkKind, Verdict
from tests.linking.reports import report

FIRE = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
ELECTION = "Voters in Arland go to the polls to choose between premier Ana Ruiz and her rival Tomas Brandt"


def groups(*articles: Article, decisions: tuple[Link, ...] = ()) -> list[list[str]]:
    return [list(story.articles) for story in join_stories(articles, (), decisions)]


def test_reports_of_one_happening_are_one_story_and_others_are_not() -> None:
    assert groups(
        report("a", f"{FIRE} on Sunday; two workers are missing.", day="2020-05-03"),
        report("b", f"{ELECTION} on Sunday.", day="2020-05-03"),
        report("c", f"{FIRE} for a second day, and one worker was found dead.", day="2020-05-04"),
    ) == [["a", "c"], ["b"]]


def test_a_text_in_capitals_throughout_says_no_names_by_them() -> None:
    assert draw(report("a", FIRE.upper())).words == draw(report("a", FIRE.lower())).words


def test_the_same_words_months_apart_are_two_stories() -> None:
    assert groups(report("a", FIRE, day="2020-05-03"), report("b", FIRE, day="2021-01-20")) == [["a"], ["b"]]


BAR = "A man of 34 was shot dead outside a bar on Canal Street in Millbrook on Sunday, police said. The victim was "
BAR += "named as Peter Quill. Officers arrested a suspect near the railway bridge."
PARK = "A girl of 17 was shot dead in a park on Oak Avenue in Millbrook on Tuesday, police said. The victim was "
PARK += "named as Lena Marsh. No suspect has been arrested, officers said."
CHARGED = "Police in Millbrook said on Wednesday that a man was charged. Peter Quill was shot outside a bar on Monday."
SHELLS = "Nine people were killed on Monday when shells hit Vellmar in the morning rush hour, Mayor Ivo Brandt said. A "
SHELLS += "playground and a glass bridge were damaged. People sheltered in the metro. Petra Sollano blamed Ruritania."
CAPITAL = "Ruritania fired shells at the Arlandic capital on Monday, hitting a playground and a footbridge. "
CAPITAL += "Nine died. Sollano said Strelsau wanted to destroy her country. Thousands spent hours in the metro."


def told(*reports: tuple[str, str, str, str]) -> list[list[str]]:
    """Return the stories of reports (id, day, title, text) by all that is found in them."""
    articles = [rashomon.read_text(text, id=id, published=day, title=title) for id, day, title, text in reports]
    found = [rashomon.annotate(article) for article in articles]
    return [list(story.articles) for story in join_stories(articles, found)]


def test_two_shootings_in_one_city_on_two_days_are_two_stories() -> None:
    bar = ("bar", "2021-05-10", "Man shot dead outside Millbrook bar", BAR)
    park = ("park", "2021-05-12", "Girl shot dead in Millbrook park", PARK)
    assert told(bar, park) == [["bar"], ["park"]]


def test_a_later_report_that_names_the_same_victim_stays_with_the_story_even_if_it_has_the_day_wrong() -> None:
    bar = ("bar", "2021-05-10", "Man shot dead outside Millbrook bar", BAR)
    later = ("later", "2021-05-12", "Man charged over killing of Peter Quill outside Millbrook bar", CHARGED)
    assert told(bar, later) == [["bar", "later"]]


def test_one_happening_under_headlines_that_share_no_word_is_one_story() -> None:
    one = ("one", "2022-10-10", "Nine killed in strikes on Vellmar", SHELLS)
    other = ("other", "2022-10-10", "Ruritania hits Arlandic capital", CAPITAL)
    assert told(one, other) == [["one", "other"]]


def test_an_undated_report_joins_those_that_name_the_same_weekdays() -> None:
    text = f"{FIRE} on Sunday. The works reopened on Monday, and police spoke of arson on Monday."
    other = "Flames broke out at a Dunport school on Thursday. It was shut on Friday, police said on Friday."
    assert groups(report("a", text, day="2020-05-05"), report("b", text), report("c", other)) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(("verdict", "count"), [(Verdict.SAME, 1), (Verdict.DIFFERENT, 2)])
def test_what_people_decided_is_kept(verdict: Verdict, count: int) -> None:
    alike = report("b", FIRE if verdict is Verdict.DIFFERENT else ELECTION, day="2020-05-03")
    link = Link(left="a", right="b", kind=LinkKind.SAME_STORY, verdict=verdict, decided_by="ana")
    assert len(groups(report("a", FIRE, day="2020-05-03"), alike, decisions=(link,))) == count


def test_apart_stays_apart_through_a_third_report() -> None:
    link = Link(left="a", right="c", kind=LinkKind.SAME_STORY, verdict=Verdict.DIFFERENT, decided_by="ana")
    found = groups(*(report(id, FIRE, day="2020-05-03") for id in "abc"), decisions=(link,))
    assert not any({"a", "c"} <= set(group) for group in found)


def test_a_story_runs_from_its_first_to_its_last_day_and_says_what_joined_each() -> None:
    (story,) = join_stories(
        [
            report("b", FIRE, title="Second day of fire", day="2020-05-04"),
            report("a", FIRE, title="Fire", day="2020-05-03"),
        ]
    )
    assert (story.articles, story.begin, story.end) == (("a", "b"), date(2020, 5, 3), date(2020, 5, 4))
    (tie,) = story.ties
    assert (tie.near, tie.said_by) == ("a", None)
    assert tie.shared[:2] == ("dunport", "marlow")


def test_the_order_of_reports_makes_no_difference() -> None:
    articles = [report(str(n), (FIRE, ELECTION)[n % 2], day=f"2020-05-0{n + 1}") for n in range(6)]
    assert join_stories(articles) == join_stories(articles[::-1])


def test_empty_reports_stand_alone() -> None:
    assert groups() == []
    assert groups(report("a"), report("b", "…")) == [["a"], ["b"]]
