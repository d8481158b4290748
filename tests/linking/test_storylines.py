from rashomon.linking import join_stories, join_storylines
from rashomon.model import Annotations, Article, Entity, evidence
from tests.linking.reports import report

PEOPLE = ("Ana Ruiz", "Tomas Brandt", "Genf", "Arland", "Ferris Okoye")


def notes(article: Article) -> Annotations:
    found = [(article.text.find(name), name) for name in PEOPLE if name in article.text]
    return Annotations(
        article=article.id,
        version="test",
        entities=tuple(
            Entity(evidence=evidence(article.id, article.text, at, at + len(name)), label="PERSON", name=name)
            for at, name in sorted(found)
        ),
    )


def lines(*articles: Article) -> list[list[str]]:
    annotations = [notes(article) for article in articles]
    stories = join_stories(articles, annotations)
    by_id = {story.id: story.articles for story in stories}
    return [
        [id for story in line.stories for id in by_id[story]]
        for line in join_storylines(stories, articles, annotations)
    ]


TALKS = report("a", "Ana Ruiz and Tomas Brandt opened talks on the border in Genf.", day="2020-05-03")
SIGNED = report("b", "A treaty was signed by Tomas Brandt and Ana Ruiz after weeks at the lake.", day="2020-06-01")
RACE = report("c", "Ferris Okoye won the marathon of the capital in record time.", day="2020-05-20")
LATER = report("d", "Tomas Brandt and Ana Ruiz inspected the new bridge over the frontier river.", day="2021-06-01")


def test_stories_of_the_same_people_within_weeks_are_one_storyline() -> None:
    assert lines(TALKS, SIGNED, RACE) == [["a", "b"], ["c"]]


def test_the_same_people_a_year_later_are_another_storyline() -> None:
    assert ["a", "d"] not in lines(TALKS, LATER)


def test_the_order_of_reports_makes_no_difference() -> None:
    assert lines(TALKS, SIGNED, RACE) == lines(RACE, SIGNED, TALKS)
    assert lines() == []
