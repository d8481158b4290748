"""The publication day of a page: the stamp as readers see it, the day the page shows, never that of something else."""

from datetime import date

import pytest

from rashomon.model import Article, Basis
from rashomon.reading import read_bytes

REPORT = """<p>The lighthouse at Cape Roe went dark on Tuesday night, and nobody knows why, the harbour office said.</p>
<p>Two ships had to wait outside the harbour until the morning. The lamp had been checked in spring 2015.</p>
<p>The office has asked the maker of the lamp to send somebody. It will burn again by the end of the week.</p>"""


def day_of(
    *, head: str = "", above: str = "", below: str = "", url: str = "", html: str = "lang=en", foot: str = ""
) -> Article:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    article = f"<article><h1>Lighthouse goes dark</h1>{above}{REPORT}{foot}</article>"
    page = f"""<html {html}><head><title>Lighthouse goes dark</title>{head}{link}</head><body><main>
    {article}{below}</main><footer>© 2019 Roe Post</footer></body></html>"""
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    return article


def linked(**fields: str) -> str:
    pairs = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {pairs}}}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("page", "day"),
    [
        # a stamp in UTC, and the local day in the page or in its address
        ({"head": linked(datePublished="2016-03-02T01:10:00Z"), "above": "<p>March 1, 2016</p>"}, "2016-03-01"),
        (
            {"head": linked(datePublished="2016-03-01T23:10:00Z"), "url": "https://roe.example/2016/03/02/lamp"},
            "2016-03-02",
        ),
        # a stamp with the zone of the page keeps the page's day
        ({"head": linked(datePublished="2016-03-01T23:10:00-06:00"), "above": "<p>March 1, 2016</p>"}, "2016-03-01"),
        # no day: what a system writes that knows none, a year alone
        (
            {"head": meta("article:published_time", "1970-01-01T00:00:00Z"), "above": "<p>1 March 2016</p>"},
            "2016-03-01",
        ),
        ({"head": linked(datePublished="2016"), "above": "<p>Published: 1 March 2016</p>"}, "2016-03-01"),
        # the stamp of a change where the page says when it was published
        (
            {
                "head": linked(datePublished="2018-05-09T10:00:00+01:00", dateModified="2018-05-09T10:00:00+01:00"),
                "above": "<p>Published 1 March 2016 | Updated 9 May 2018</p>",
            },
            "2016-03-01",
        ),
        # the item of JSON-LD that is the report, not one that it lists
        (
            {
                "head": linked(headline="Other", datePublished="2010-01-05")
                + linked(headline="Lighthouse goes dark", datePublished="2016-03-01")
            },
            "2016-03-01",
        ),
        # shown by the page: labelled before unlabelled, below the title as above it
        ({"above": "<p>Updated: 5 March 2016</p><p>Published: 1 March 2016</p>"}, "2016-03-01"),
        ({"above": "<time datetime='2016-03-01T09:00:00+01:00'>2 hours ago</time>"}, "2016-03-01"),
        ({"below": "<p>Posted on March 1, 2016</p>"}, "2016-03-01"),
        # in the foot of the report's own element; in what only print leaves out
        ({"foot": "<footer>Posted on March 1, 2016</footer>"}, "2016-03-01"),
        ({"above": "<div class='hidden-print'>March 1, 2016</div>"}, "2016-03-01"),
        # other languages' months
        ({"above": "<p>Publié le 1er mars 2016</p>", "html": "lang=fr"}, "2016-03-01"),
        ({"above": "<p>1. März 2016, 10:15 Uhr</p>", "html": "lang=de"}, "2016-03-01"),
        ({"above": "<p>1 de marzo de 2016</p>", "html": "lang=es"}, "2016-03-01"),
        ({"above": "<time>23:41, 1 марта 2016</time>", "html": "lang=ru"}, "2016-03-01"),
        ({"above": "<p>1 مارس 2016</p>", "html": "lang=ar"}, "2016-03-01"),
        ({"above": "<p>2016年3月1日</p>", "html": "lang=ja"}, "2016-03-01"),
        ({"above": "<p>Mis à jour le 2 mars 2016</p><p>Publié le 1 mars 2016</p>", "html": "lang=fr"}, "2016-03-01"),
        ({"above": "<p>12. 3. 2016</p>", "html": "lang=cs"}, "2016-03-12"),
        ({"above": "<p>2016. 03. 12.</p>", "html": "lang=hu"}, "2016-03-12"),
        ({"above": "<p>1 avr. 2016</p>", "html": "lang=fr"}, "2016-04-01"),
        ({"above": "<p>1 Maret 2016</p>", "html": "lang=id"}, "2016-03-01"),
        # stated in an attribute of what readers see; in seconds since 1970; by the month's name in the address
        ({"above": "<span itemprop='datePublished' content='2016-03-01'>Tuesday</span>"}, "2016-03-01"),
        (
            {"head": '<script type="application/ld+json">{"@type": "Article", "datePublished": 1456822800}</script>'},
            "2016-03-01",
        ),
        ({"url": "https://roe.example/world/2016/mar/01/lamp"}, "2016-03-01"),
        # shown between labels that only their looks part
        ({"above": "<div><a>Ida Holm</a><span>4 min read</span><span>Mar 1, 2016</span></div>"}, "2016-03-01"),
        # named by the page's scripts alone
        ({"head": '<script>var page = {"publishDate": "2016-03-01T09:00:00", "id": 7};</script>'}, "2016-03-01"),
        # the order of day and month, by the page's region and by its country
        ({"above": "<p>03/01/2016</p>", "html": "lang=en-US"}, "2016-03-01"),
        ({"above": "<p>03/01/2016</p>", "html": "lang=en_US"}, "2016-03-01"),
        ({"above": "<p>01/03/2016</p>", "html": "lang=en-GB"}, "2016-03-01"),
        ({"above": "<p>01/03/2016</p>", "url": "https://www.roe.co.uk/lamp"}, "2016-03-01"),
    ],
)
def test_the_day_is_the_one_that_the_page_states_to_its_readers(page: dict[str, str], day: str) -> None:
    assert day_of(**page).published.value == date.fromisoformat(day)


@pytest.mark.parametrize(
    "page",
    [
        {},  # the copyright has a year, the report a season
        {"below": "<div class='related'><time datetime='2011-02-03'>3 February 2011</time><p>Old story</p></div>"},
        {"below": "<p>Printed on 7 June 2020</p>"},
        {"below": "<p>Page generated 26.11.2022</p>"},
        {"head": '<script>list = [{"pubDate": "2016-03-01"}, {"pubDate": "2016-03-04"}]</script>'},
    ],
)
def test_the_date_of_something_else_is_not_the_reports(page: dict[str, str]) -> None:
    assert day_of(**page).published.value is None


def test_a_moment_keeps_its_zone() -> None:
    published = day_of(head=linked(datePublished="2016-03-01T23:10:00-06:00")).published
    assert published.moment is not None
    assert published.moment.isoformat() == "2016-03-01T23:10:00-06:00"
    assert published.basis is Basis.MARKUP


def test_a_day_in_figures_that_could_be_a_month_says_so() -> None:
    published = day_of(above="<p>01/03/2016</p>").published
    assert published.confidence == 0.5
    assert "other way round" in published.why
