"""HTML pages: the report's text taken once, title, authors and date from the page's markup."""

from datetime import date

import pytest

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


def test_a_caption_is_marked_as_caption() -> None:
    caption = "The ferry Marigold leaving the harbour of Port Amber in the last summer."
    page = PAGE.replace("</article>", f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure></article>")
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    assert [block.span.of(article.text) for block in article.blocks if block.role is Role.CAPTION] == [caption]


def test_teasers_and_author_boxes_are_not_taken() -> None:
    other = "Another story of another day that has nothing to do with the ferry, told in a whole long sentence."
    aside = f"<div class='related-stories'><p>{other}</p></div><a href='/2'><p>{other}</p></a>"
    (article,) = read_bytes(PAGE.replace("</article>", f"{aside}</article>").encode(), "page.html")
    assert isinstance(article, Article)
    assert "Another story" not in article.text
    assert "Divers will go down" in article.text


def test_names_of_parts_on_the_report_itself_lose_nothing() -> None:
    page = PAGE.replace("<article>", "<article><div class='promo related'>").replace("</article>", "</div></article>")
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    assert "Twelve people are missing" in article.text


@pytest.mark.parametrize("between", ["<br><br>", "</div><div>"])
def test_a_page_without_paragraphs_is_read_too(between: str) -> None:
    sentences = [f"The {nth} ferry of the line left the harbour on Monday, the guard said." for nth in "abcdefgh"]
    story = f"<div class='social story'><div>{between.join(sentences)}</div></div>"
    page = f"<html><body><a href='/'>Home</a><h1>Ferries</h1>{story}<p>Copyright The Post.</p></body></html>"
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    assert all(sentence in article.text for sentence in sentences)


def test_a_stamp_in_utc_is_the_day_that_the_page_shows() -> None:
    stamp = '<meta property="article:published_time" content="2016-10-13T02:30:00Z">'
    shown = PAGE.replace("{head}", stamp).replace("</h1>", "</h1><time>October 12, 2016</time>")
    (article,) = read_bytes(shown.encode(), "page.html")
    assert isinstance(article, Article)
    assert article.published.value == date(2016, 10, 12)
    assert "UTC" in article.published.why
    elsewhere = PAGE.replace("{head}", stamp).replace("/2016/10/12/", "/")
    (article,) = read_bytes(elsewhere.encode(), "page.html")
    assert isinstance(article, Article)
    assert article.published.value == date(2016, 10, 13)


def test_the_date_of_another_story_is_not_the_pages() -> None:
    other = "<div class='related'><span class='date'>1 January 2010</span><a href='/2'>Old story</a></div>"
    page = PAGE.replace("/2016/10/12/", "/").replace("</article>", f"</article>{other}")
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    assert article.published.value is None
