"""Pages that hold several reports: each post is one, with its own time; an ordinary report is one."""

import json
from collections.abc import Sequence
from datetime import datetime

import pytest

from rashomon.model import Article, Role
from rashomon.reading import read_bytes

FIRST = "The ferry left Port Amber at noon with sixty people on board, the harbour master said."
SECOND = "Ten people have drowned, the coast guard said, and twelve others are missing in the bay."
THIRD = "Divers will go on searching the wreck through the night, a spokeswoman for the navy said."
LEAD = (
    "A ferry with sixty people on board sank off Port Amber on Tuesday, and the search for those who are missing was "
    "going on late into the evening. The minister of transport said that he would visit the island in the morning, and "
    "the owner of the ferry promised to answer all questions that the families have."
)
TIMES = ("2016-10-11T18:30:00+02:00", "2016-10-11T16:05:00+02:00", "2016-10-11T13:10:00+02:00")
POSTS = (("Search goes on", THIRD), ("Ten dead", SECOND), ("Ferry in trouble", FIRST))


def page(body: str, data: object = None) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    head = '<meta property="og:site_name" content="Bay Post"><link rel="canonical" href="https://bay.example/live">'
    return (
        f"<!DOCTYPE html><html><head><title>Ferry sinks: live</title>{head}{script}</head>"
        f"<body><nav><a href='/'>Home</a></nav><main><h1>Ferry sinks: live</h1>{body}</main></body></html>"
    ).encode()


def block(title: str, words: str, time: str, kind: str = "article", link: str = "") -> str:
    heading = f'<a href="{link}">{title}</a>' if link else title
    return (
        f"<{kind} class='post' id='p{time[11:13]}'><time datetime='{time}'>{time[11:16]}</time><h2>{heading}</h2>"
        f"<p>{words}</p><button>Share</button></{kind}>"
    )


def blog(updates: Sequence[object]) -> object:
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Ferry sinks: live",
        "liveBlogUpdate": updates,
    }


def update(title: str, words: str, time: str) -> object:
    author = {"@type": "Person", "name": "Ana Lund"}
    return {"@type": "BlogPosting", "headline": title, "articleBody": words, "datePublished": time, "author": author}


def read(data: bytes) -> list[Article]:
    results = list(read_bytes(data, "live.html"))
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def shown(articles: list[Article]) -> list[tuple[str | None, str, datetime | None]]:
    return [(a.title, " ".join(span.of(a.text) for span in a.body), a.published.moment) for a in articles]


EXPECTED = [(title, words, datetime.fromisoformat(time)) for (title, words), time in zip(POSTS, TIMES, strict=True)]


def test_posts_that_the_data_of_a_page_lists_are_reports() -> None:
    updates = [update(title, f"<p>{words}</p>", time) for (title, words), time in zip(POSTS, TIMES, strict=True)]
    articles = read(page("".join(f"<p>{words}</p>" for _, words in POSTS), blog(updates)))
    assert shown(articles) == EXPECTED
    assert articles[0].byline == ("Ana Lund",)
    assert articles[0].read_from == "live.html, post 1"


@pytest.mark.parametrize("kind", ["article", "section", "div", "li"])
def test_blocks_with_times_of_their_own_are_reports(kind: str) -> None:
    blocks = "".join(block(title, words, time, kind) for (title, words), time in zip(POSTS, TIMES, strict=True))
    articles = read(page(f"<div class='feed'>{blocks}</div>"))
    assert shown(articles) == EXPECTED
    assert [article.source.name for article in articles] == ["Bay Post"] * 3
    assert articles[0].url == "https://bay.example/live#p18"
    assert len({article.id for article in articles}) == 3


def test_what_leads_the_posts_is_a_report_of_its_own() -> None:
    updates = [update(title, words, time) for (title, words), time in zip(POSTS, TIMES, strict=True)]
    body = f"<p>{LEAD}</p>" + "".join(f"<p>{words}</p>" for _, words in POSTS)
    lead, *posts = read(page(body, blog(updates)))
    assert (lead.title, [span.of(lead.text) for span in lead.body]) == ("Ferry sinks: live", [LEAD])
    assert shown(posts) == EXPECTED


REPORT = "".join(f"<p>{words} {LEAD}</p>" for _, words in POSTS)
TEASERS = "".join(
    block(title, words, time, link=f"/news/{n}")
    for n, ((title, words), time) in enumerate(zip(POSTS, TIMES, strict=True))
)
COMMENTS = "".join(
    f"<li class='comment'><time datetime='{time}'>now</time><p>I was there and saw it all myself. {words}</p></li>"
    for (_, words), time in zip(POSTS, TIMES, strict=True)
)


@pytest.mark.parametrize(
    "body",
    [
        f"<article><time datetime='{TIMES[0]}'>Tuesday</time>{REPORT}</article>",
        f"<article><time datetime='{TIMES[0]}'>Tuesday</time>{REPORT}</article><section>{TEASERS}</section>",
        f"<article><time datetime='{TIMES[0]}'>Tuesday</time><p>{LEAD}</p></article><section>{TEASERS}</section>",
        f"<article><time datetime='{TIMES[0]}'>Tuesday</time><p>{LEAD}</p></article><ol id='comments'>{COMMENTS}</ol>",
        f"<article><p>{LEAD}</p>" + f"<p>Updated <time datetime='{TIMES[0]}'>now</time></p>" * 5 + "</article>",
    ],
    ids=["alone", "long with teasers", "short with teasers", "with comments", "with changes"],
)
def test_an_ordinary_report_is_one(body: str) -> None:
    assert len(read(page(body))) == 1


def test_whole_posts_may_have_pages_of_their_own() -> None:
    whole = [(title, f"{words} {LEAD} {LEAD} {LEAD}") for title, words in POSTS]
    blocks = "".join(
        block(title, words, time, link=f"/2016/{n}")
        for n, ((title, words), time) in enumerate(zip(whole, TIMES, strict=True))
    )
    articles = read(page(blocks))
    assert [article.url for article in articles] == [f"https://bay.example/2016/{n}" for n in range(3)]


def test_the_captions_of_a_gallery_stay_captions() -> None:
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Divers at the wreck of the ferry off Port Amber in the bay, {n} of 3."
        f"</figcaption></figure>"
        for n in (1, 2, 3)
    )
    (article,) = read(page(f"<article><p>{LEAD}</p>{figures}</article>"))
    captions = [block.span.of(article.text) for block in article.blocks if block.role is Role.CAPTION]
    assert len(captions) == 3
    assert [span.of(article.text) for span in article.body] == [LEAD]
