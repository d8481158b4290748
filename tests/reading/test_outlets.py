"""What several reports of one outlet tell of each."""

from datetime import date

from rashomon.model import Article, Role
from rashomon.reading import compare_reports, read_text

BACKGROUND = "The strait was closed to ships for nine years after the war, and opened again in the spring of 2003."
NOTICE = (
    "Our readers find the tide tables of the week, and what you should know of the weather, on page two of the paper."
)
STORIES = {
    "lamp": "The lighthouse at Cape Roe went dark on Tuesday night. Two ships had to wait until the morning.",
    "ferry": "A ferry ran aground on a sandbank in the strait. All passengers were taken off in boats, police said.",
    "herring": "Fishermen caught more herring than in any year since the war. Prices fell by a third in a week.",
}


def read(name: str, *, line: str = "", source: str = "Roe Post") -> Article:
    first, second = STORIES[name].split(". ", 1)
    text = "\n\n".join(filter(None, [line, f"{first}.", second, NOTICE, BACKGROUND, f"It was a {name} to remember."]))
    return read_text(text, id=name, title=f"About the {name}", source=source)


def furniture(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role is Role.FURNITURE]


def test_what_speaks_to_the_reader_in_several_reports_is_furniture_and_background_is_not() -> None:
    for article in compare_reports([read(name) for name in STORIES]):
        assert furniture(article) == [NOTICE]


def test_reports_of_different_outlets_and_versions_of_one_report_tell_nothing() -> None:
    apart = [read(name, source=f"Post of {name}") for name in STORIES]
    versions = [read_text(read("lamp").text, id=str(i), source="Roe Post") for i in range(3)]
    assert compare_reports(apart) == apart
    assert compare_reports(versions) == versions


def test_a_day_in_figures_is_read_as_the_outlets_other_dates() -> None:
    unsure = read("lamp", line="Published: 03/04/2016")
    assert unsure.published.value == date(2016, 3, 4)
    settled, *_ = compare_reports([unsure, read("ferry", line="Published: 23/04/2016")])
    assert settled.published.value == date(2016, 4, 3)
    assert settled.published.confidence > unsure.published.confidence


def test_the_order_of_reports_is_kept_and_no_text_is_changed() -> None:
    articles = [read(name) for name in STORIES]
    compared = compare_reports(articles)
    assert [article.id for article in compared] == list(STORIES)
    assert [article.text for article in compared] == [article.text for article in articles]
