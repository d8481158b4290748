"""How pages are built around a report: the whole report is taken, and nothing of the page."""

import pytest

from rashomon.model import Article, Role
from rashomon.reading import read_bytes

TITLE = "Bridge at Tarn closes for repairs"
SENTENCES = [
    "The old bridge at Tarn closes on Monday for repairs that will take a year, the mayor said.",
    "Engineers found cracks in two of its five arches when they looked at it in spring after the flood.",
    "Buses will take the road by the mill, which adds about twenty minutes to the way into town.",
    "Shops on the left bank fear that they will lose customers, and have asked the council for help.",
    "The council will meet on Thursday to talk about it, and the repairs are to cost four million crowns.",
    "A new bridge was to be built further down the river, but nobody has found the money for that so far.",
]
OTHER = [
    "Farmers in the hills say that wolves have taken more than forty sheep since the winter ended this year.",
    "The swimming pool opens two weeks later than planned, because the water heating has to be replaced first.",
    "A choir of a hundred children will sing at the fair on Sunday, if the weather allows it to be held at all.",
]
MENU = "<ul class='m'>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("Home", "Town", "Sport")) + "</ul>"
FOOT = "<div>Copyright The Tarn Post. All rights reserved.</div>"


def paragraphs(sentences: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def cards(count: int = 3) -> str:
    return "".join(
        f"<div><a href='/{i}'><h3>A headline of another story {i}</h3></a><p>{OTHER[i % 3]}</p></div>"
        for i in range(count)
    )


def comments(count: int) -> str:
    return "".join(f"<div><b>reader{i}</b><p>I think that {OTHER[i % 3].lower()}</p></div>" for i in range(count))


H1 = f"<h1>{TITLE}</h1>"
WHOLE = paragraphs(SENTENCES)
HALVES = paragraphs(SENTENCES[:3]), paragraphs(SENTENCES[3:])
BREAKS = "<br><br>".join(SENTENCES)
COOKIES = "<div><div><p>We and our 812 partners store data on your device, such as unique identifiers.</p></div></div>"
MORE = "<p><a href=/1>READ MORE: The mill is sold</a></p>"
ALSO = "<p><b>Lire aussi :</b> <a href=/1>Le moulin est vendu</a></p>"
UNMARKED = "<p>Lire aussi <a href=/1>Le moulin de Tarn est vendu</a></p>"
SCHOLAR = "Ida Holm is a professor of bridges at Tarn and the author of “Arches”."
BYLINE = "<p class=byline>Words by Ida Holm, pictures by A. Berg</p>"
GUIDE = "<p><a href=/1>OUR GUIDE TO THE TOWN FAIR</a></p>"
AUTHOR = "Ida Holm is a reporter for the Tarn Post."
SIGN_UP = "<h3>The morning in Tarn</h3><p>Sign up for our newsletter and get it delivered to your inbox.</p>"

LAYOUTS = {
    "paragraphs": f"<article>{H1}{WHOLE}</article>",
    "paragraphs in divs": f"<div>{H1}<div>" + "".join(f"<div><div>{s}</div></div>" for s in SENTENCES) + "</div></div>",
    "line breaks": f"<div>{H1}<div>{BREAKS}</div></div>",
    "tables": f"<table><tr><td>{MENU}</td><td>{H1}{BREAKS}</td></tr></table>",
    "tables with teasers": f"<table><tr><td>{MENU}</td><td>{H1}{WHOLE}</td><td>{cards()}</td></tr></table>",
    "tags never closed": f"<div>{H1}" + "".join(f"<p>{s}" for s in SENTENCES) + "<div><b>",
    "words between elements": f"<article>{H1}{SENTENCES[0]}<div></div>{paragraphs(SENTENCES[1:])}</article>",
    "an AMP page": f"<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article>{H1}<amp-img/>{WHOLE}</article>",
    "in two pieces": f"<div>{H1}<div class=x>{HALVES[0]}</div><i>Advertisement</i><div class=x>{HALVES[1]}</div></div>",
    "the first sentences apart": f"<div>{H1}{paragraphs(SENTENCES[:1])}</div><div>{paragraphs(SENTENCES[1:])}</div>",
    "a form around everything": f"<form>{MENU}<div>{H1}{WHOLE}</div><div>{cards()}</div></form>",
    "in an aside": f"<aside>{H1}{WHOLE}</aside>",
    "names of other parts": f"<div class='with-sidebar has-comments'><div class='social share'>{H1}{WHOLE}</div></div>",
    "a banner above": f"{COOKIES}<main>{H1}{WHOLE}</main>",
    "related stories, named": f"<main>{H1}{WHOLE}<div class='related-posts'>{cards()}</div></main>",
    "related stories, not named": f"<main>{H1}{WHOLE}<div><h2>More</h2>{cards(6)}</div></main>",
    "related stories within": f"<main>{H1}{HALVES[0]}<div class=related>{cards(2)}</div>{HALVES[1]}</main>",
    "more comments than report": f"<article>{H1}{WHOLE}</article><div id=comments>{comments(30)}</div>",
    "comments not named": f"<article>{H1}{WHOLE}<h3>30 Comments</h3>{comments(30)}</article>",
    "a newsletter within": f"<main>{H1}{HALVES[0]}<div>{SIGN_UP}</div>{HALVES[1]}</main>",
    "links to other stories within": f"<main>{H1}{HALVES[0]}{MORE}{HALVES[1]}</main>",
    "a label and a link within": f"<main>{H1}{HALVES[0]}{ALSO}{HALVES[1]}</main>",
    "whom to follow": f"<article>{H1}{WHOLE}<p><i>Follow the Tarn Post on Twitter and Facebook.</i></p></article>",
    "a byline of its own kind": f"<article>{H1}{BYLINE}{WHOLE}</article>",
    "a label without a mark": f"<main>{H1}{HALVES[0]}{UNMARKED}{HALVES[1]}</main>",
    "the title in no heading of its own": f"<div><b>{TITLE}</b><br><i>14/03/2019</i><br><br>{BREAKS}</div>",
    "an author with a book": f"<article>{H1}{WHOLE}<p>{SCHOLAR}</p></article>",
    "a promotion in capitals": f"<main>{H1}{HALVES[0]}{GUIDE}{HALVES[1]}</main>",
    "a list of links below": f"<main>{H1}{WHOLE}<ul><li><a href=/1>The mill is sold</a></li></ul></main>",
    "the title twice": f"<article>{H1}<h2>{TITLE}</h2>{WHOLE}</article>",
    "a site's name as heading": f"<h1>Tarn</h1><p>{OTHER[0]}</p><div><h3>{TITLE}</h3>{WHOLE}</div>",
    "more words above the title": f"<div>{paragraphs(OTHER)}</div><div>{H1}<div>{WHOLE}</div></div><p>{OTHER[0]}</p>",
    "an author's box": f"<article>{H1}{WHOLE}<div class='author-bio'><p>{AUTHOR}</p></div></article>",
}


def read(body: str, head: str = "") -> Article:
    head = f"<head><title>{TITLE} | The Tarn Post</title>{head}</head>"
    page = f"<!doctype html><html lang=en>{head}<body>{body}</body></html>"
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS)
def test_the_report_is_taken_whole_and_alone(body: str) -> None:
    article = read(f"{MENU}{body}{FOOT}")
    assert [span.of(article.text) for span in article.body] == SENTENCES
    assert article.title == TITLE


def test_a_card_that_opens_over_a_name_is_no_part_of_the_sentence() -> None:
    card = "<span class='hovercard'><span>Ida Holm has written about the town for ten years.</span></span>"
    sentence = f"<p>The mayor told Ida Holm{card} that the bridge will be closed for a year from Monday on.</p>"
    article = read(f"<article>{H1}{sentence}{WHOLE}</article>")
    assert "told Ida Holm that the bridge" in article.text


@pytest.mark.parametrize("name", ["standfirst", "article-subtitle", "ContentDek-x1"])
def test_a_standfirst_is_kept_by_its_name_or_as_the_description(name: str) -> None:
    standfirst = "Cracks in two arches after the flood"
    for body, head in (
        (f"<header>{H1}<div class='{name}'>{standfirst}</div></header>", ""),
        (f"<header>{H1}<div>{standfirst} mean a long way round</div></header>", f"{standfirst} mean a long way round"),
    ):
        article = read(f"{body}<div>{WHOLE}</div>", f'<meta name="description" content="{head}">')
        (found,) = [block for block in article.blocks if block.role is Role.STANDFIRST]
        assert found.span.of(article.text).startswith(standfirst)


def test_captions_are_kept_as_captions() -> None:
    named = "<div class='wp-caption-text'>The bridge in spring (Photo: A. Berg)</div>"
    figure = "<figure><img src=a.jpg><figcaption>The mill road</figcaption></figure>"
    article = read(f"<article>{H1}{HALVES[0]}{named}{figure}{HALVES[1]}</article>")
    captions = [block.span.of(article.text) for block in article.blocks if block.role is Role.CAPTION]
    assert captions == ["The bridge in spring (Photo: A. Berg)", "The mill road"]


def test_a_report_that_stands_only_in_the_pages_data_is_read() -> None:
    body = " ".join(SENTENCES)
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}'
    article = read(
        "<p>Please enable JavaScript to read this page.</p>", f'<script type="application/ld+json">{data}</script>'
    )
    assert SENTENCES[-1] in article.text


def test_what_the_pages_data_has_not_and_looks_otherwise_is_beside_the_report() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{" ".join(SENTENCES)}"}}'
    teasers = "<br>".join(OTHER)
    head = f'<script type="application/ld+json">{data}</script>'
    article = read(f"{H1}<div class=t>{'<br>'.join(SENTENCES)}</div><div class=x>{teasers}</div>", head)
    assert SENTENCES[-1] in article.text
    assert not any(other in article.text for other in OTHER)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "<p>A short report of ten words stands in here, somewhere.</p>",
        f"<p>{'word ' * 100_000}</p>",
        f"<p>A null \x00 and a mark \u202e of direction stand in this report of the day.</p>{WHOLE}",
        "<a href=x>" * 20_000 + WHOLE,
        f"<article>{H1}" + "<p></p>" * 50_000 + WHOLE,
    ],
    ids=["deep", "long", "odd", "links", "empty"],
)
def test_hostile_pages_are_read_or_refused_in_one_line(page: str) -> None:
    assert len(list(read_bytes(f"<html><body>{page}</body></html>".encode(), "page.html"))) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-1"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    page = (
        f"<html><head><meta charset={encoding}></head><body>{H1}<p>Café owners fear the worst.</p>{WHOLE}</body></html>"
    )
    (article,) = read_bytes(page.encode(encoding), "page.html")
    assert isinstance(article, Article)
    assert "Café owners" in article.text


def test_a_lower_heading_right_below_that_of_the_report_is_its_standfirst() -> None:
    article = read(f"<article>{H1}<h2>Shops fear for their customers, and buses need longer</h2>{WHOLE}</article>")
    (found,) = [block for block in article.blocks if block.role is Role.STANDFIRST]
    assert found.span.of(article.text).startswith("Shops fear")


def test_the_sites_own_name_is_no_author_where_the_page_shows_it_as_one() -> None:
    article = read(
        f"<article>{H1}<a rel=author>Tarn Aid</a>{WHOLE}</article>", '<meta property="og:site_name" content="Tarn Aid">'
    )
    assert article.byline == ()
