"""HTML pages: the report's text taken once, title, authors and date from the page's markup."""

from datetime import date

from rashomon.model import Article, Basis, Role
from rashomon.reading import read_bytes

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry sinks off coast | Harbour Post</title>
<link rel="canonical" href="https://www.harbour.example/2016/10/12/ferry">
<meta property="og:site_name" content="Harbour Post">{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sinks off coast</h1>
<p>A ferry sank off the coast of Port Amber on Sunday night in a heavy storm, the coast guard said.</p>
<p>Twelve people are missing. Divers will go down again on Monday morning, weather permitting.</p>
<p>The weather service had warned of the storm two days before the ferry left the harbour.</p>
</article><footer>Copyright 2016 Harbour Post. All rights reserved.</footer></body></html>"""

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry sinks off coast",
"datePublished": "2016-10-13T23:30:00-05:00", "author": [{"@type": "Person", "name": "Ana Lund"},
{"@type": "Organization", "name": "Harbour Post"}]}]}</script>"""


def read(head: str = "") -> Article:
    (article,) = read_bytes(PAGE.replace("{head}", head).encode(), "page.html")
    assert isinstance(article, Article)
    return article


def test_a_page_gives_its_report_without_menu_and_footer() -> None:
    article = read()
    assert article.title == "Ferry sinks off coast"
    assert [block.role for block in article.blocks] == [Role.TITLE, Role.BODY, Role.BODY, Role.BODY]
    assert article.source.name == "Harbour Post"
    assert article.source.domain == "harbour.example"


def test_the_date_comes_from_json_ld_in_the_pages_own_day() -> None:
    published = read(LINKED).published
    assert (published.value, published.basis) == (date(2016, 10, 13), Basis.MARKUP)


def test_the_date_comes_from_meta_before_the_address() -> None:
    published = read('<meta property="article:published_time" content="2016-10-14T08:00:00Z">').published
    assert (published.value, published.basis) == (date(2016, 10, 14), Basis.MARKUP)
    assert (read().published.value, read().published.basis) == (date(2016, 10, 12), Basis.URL)


def test_authors_are_the_persons_of_json_ld() -> None:
    assert read(LINKED).byline == ("Ana Lund",)


def test_broken_json_ld_is_passed_over() -> None:
    assert read('<script type="application/ld+json">{"@graph": [</script>').title == "Ferry sinks off coast"
