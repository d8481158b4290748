"""Echoes: what a copy says in its original's words means what it means there, but for the words that were changed."""

from datetime import date

from rashomon.linking import find_echoes
from rashomon.model import (
    Annotations,
    Article,
    Bound,
    Figure,
    Link,
    LinkKind,
    Measure,
    Place,
    Precision,
    Time,
    TimeType,
    When,
    WhenBasis,
    evidence,
)
from tests.linking.reports import report

FIRST = "A car bomb killed 25 people at a market in Homs on Monday, a monitoring group said."


def toll(article: Article, words: str, value: float, where: str, day: date | None = None) -> Annotations:
    """Return the annotations of a report with one figure, which stands at a place and on a Monday."""

    def at(text: str) -> tuple[str, str, int, int]:
        start = article.text.index(text)
        return article.id, article.text, start, start + len(text)

    place = Place(evidence=evidence(*at(where)), name=where, precision=Precision.CITY)
    monday = Time(evidence=evidence(*at("Monday")), type=TimeType.DATE, value="monday", begin=day, end=day)
    figure = Figure(
        evidence=evidence(*at(words)),
        measure=Measure.KILLED,
        value=value,
        low=value,
        high=value,
        bound=Bound.EXACTLY,
        where=place,
        when=When(time=monday, basis=WhenBasis.CLAUSE),
    )
    return Annotations(article=article.id, version="1", places=(place,), figures=(figure,))


def copy(left: str, right: str) -> Link:
    return Link(left=left, right=right, kind=LinkKind.COPY, directed=True)


def test_the_monday_of_a_reprint_is_the_monday_of_its_original() -> None:
    a, b = report("a", FIRST, day="2016-10-11"), report("b", FIRST, day="2016-10-18")
    told = [toll(a, "killed 25 people", 25, "Homs", date(2016, 10, 10)), toll(b, "killed 25 people", 25, "Homs")]
    echoes = find_echoes([a, b], told, [copy("a", "b")])
    (figure,) = echoes.of(told[1]).figures
    assert figure.when is not None
    assert figure.when.time.begin == date(2016, 10, 10)
    assert figure.when.time.evidence.article == "b"
    assert [(pair.original.article, pair.echo.article, pair.edited) for pair in echoes.pairs] == [("a", "b", False)]


def test_a_changed_number_is_read_as_the_copy_has_it() -> None:
    a, b = report("a", FIRST), report("b", FIRST.replace("25", "31"))
    told = [toll(a, "killed 25 people", 25, "Homs"), toll(b, "killed 31 people", 31, "Homs")]
    echoes = find_echoes([a, b], told, [copy("a", "b")])
    assert [figure.value for figure in echoes.of(told[1]).figures] == [31]
    assert [pair.edited for pair in echoes.pairs] == [True]


def test_another_raid_in_the_same_form_of_words_is_no_echo() -> None:
    a, b = report("a", FIRST), report("b", FIRST.replace("25", "31").replace("Homs", "Hama"))
    told = [toll(a, "killed 25 people", 25, "Homs"), toll(b, "killed 31 people", 31, "Hama")]
    assert find_echoes([a, b], told, [copy("a", "b")]).pairs == ()


def test_reports_that_copy_nothing_keep_what_was_found_in_them() -> None:
    a, b = report("a", FIRST), report("b", FIRST)
    told = [toll(each, "killed 25 people", 25, "Homs") for each in (a, b)]
    echoes = find_echoes([a, b], told, [])
    assert [echoes.of(each) for each in told] == told
    assert not echoes.pairs
