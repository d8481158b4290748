"""RSS, Atom and JSON Feed: an item a report, with the item's own date, author and address."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Basis, Failure, Source, SourceKind
from rashomon.reading import read_bytes
from rashomon.reading.feed_items import find_items
from rashomon.reading.jsonl import begins_rows

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link>
<item><title>Ferry sinks</title><link>https://harbour.example/1</link><pubDate>Thu, 13 Oct 2016 09:40:00 +0200</pubDate>
<author>ana@harbour.example (Ana Lund)</author>
<description>&lt;p&gt;A ferry sank off the coast on Sunday.&lt;/p&gt;
&lt;p&gt;Twelve people are missing.&lt;/p&gt;</description></item>
<item><title>Only a title</title><link>https://harbour.example/2</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Ferry sinks</title><id>x</id><link href="https://harbour.example/1"/><updated>2016-10-13T07:40:00Z</updated>
<content type="html">&lt;p&gt;A ferry sank off the coast on Sunday, police said.&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_item_is_a_report_and_one_without_text_a_failure() -> None:
    article, failure = read_bytes(RSS.encode(), "feed.rss")
    assert isinstance(article, Article)
    assert article.title == "Ferry sinks"
    assert article.url == "https://harbour.example/1"
    assert article.source.name == "Harbour Post"
    assert (article.published.value, article.published.basis) == (date(2016, 10, 13), Basis.STATED)
    assert [span.of(article.text) for span in article.body] == [
        "A ferry sank off the coast on Sunday.",
        "Twelve people are missing.",
    ]
    assert isinstance(failure, Failure)
    assert failure.name == "feed.rss, item 2"


def test_an_atom_entry_is_a_report() -> None:
    (article,) = read_bytes(ATOM.encode(), "feed.xml")
    assert isinstance(article, Article)
    assert article.published.value == date(2016, 10, 13)
    assert "A ferry sank off the coast on Sunday, police said." in article.text


@pytest.mark.parametrize(("feed", "text"), [(RSS, "description"), (ATOM, "content")])
def test_a_text_that_is_not_closed_ends_with_its_item(feed: str, text: str) -> None:
    item = "item" if text == "description" else "entry"
    start, end = feed.index(f"<{item}>"), feed.index(f"</{item}>") + len(f"</{item}>")
    broken = feed[start:end].replace(f"</{text}>", "")
    data = f"{feed[:start]}{broken}{feed[start:end].replace('Ferry sinks', 'Ferry found')}{feed[end:]}".encode()
    results = [result for result in read_bytes(data, "feed.xml") if isinstance(result, Article)]
    assert [article.title for article in results] == ["Ferry sinks", "Ferry found"]
    assert all("A ferry sank off the coast on Sunday" in article.text for article in results)
    items = find_items(data)
    assert items is not None
    assert [item.link for item in items][:2] == ["https://harbour.example/1", "https://harbour.example/1"]


def test_an_item_that_a_feed_breaks_off_in_has_no_text_and_says_where() -> None:
    (cut,) = read_bytes(RSS[: RSS.index("Twelve") + 2].encode(), "feed.rss")
    assert isinstance(cut, Failure)
    assert cut.reason == "no text can be read of this item; the feed is malformed in line 6: fetch it again"


def test_an_item_of_a_collected_feed_has_the_outlet_that_it_was_taken_from() -> None:
    rss = RSS.replace("</link>", "</link><source url='https://hill.example/feed'>Hill &amp;amp; Dale News</source>", 2)
    article, _ = read_bytes(rss.encode(), "feed.rss")
    assert isinstance(article, Article)
    assert article.source == Source(name="Hill & Dale News", kind=SourceKind.OUTLET)
    atom = ATOM.replace("<id>x</id>", "<id>x</id><source><title>Hill News</title><id>y</id></source>")
    (article,) = read_bytes(atom.encode(), "feed.xml")
    assert isinstance(article, Article)
    assert (article.source.name, article.title) == ("Hill News", "Ferry sinks")


def json_feed(*items: object, **fields: object) -> bytes:
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "home_page_url": HOME}
    return json.dumps({**head, **fields, "items": items}).encode()


HOME = "https://www.harbour.example/"
ITEM = {
    "id": "1",
    "title": "Ferry sinks",
    "url": "https://harbour.example/1",
    "date_published": "2016-10-13T08:30:00+02:00",
    "authors": [{"name": "Ana Lund"}],
}


@pytest.mark.parametrize(
    "content",
    [
        {"content_html": "<p>A ferry sank off the coast on Sunday.</p><p>Twelve people are missing.</p>"},
        {"content_text": "A ferry sank off the coast on Sunday.\n\nTwelve people are missing."},
    ],
)
def test_an_item_of_a_json_feed_is_a_report(content: dict[str, str]) -> None:
    article, failure = read_bytes(json_feed(ITEM | content, {"id": "2", "title": "Only a title"}), "feed.json")
    assert isinstance(article, Article)
    assert [span.of(article.text) for span in article.body] == [
        "A ferry sank off the coast on Sunday.",
        "Twelve people are missing.",
    ]
    assert (article.title, article.url, article.byline) == ("Ferry sinks", "https://harbour.example/1", ("Ana Lund",))
    assert (article.source.name, article.source.domain) == ("Harbour Post", "harbour.example")
    assert article.published.value == date(2016, 10, 13)
    assert isinstance(failure, Failure)
    assert failure.name == "feed.json, item 2"


def test_a_json_feed_in_one_line_is_no_row() -> None:
    assert not begins_rows(json_feed(ITEM))
    assert begins_rows(b'{"text": "See https://jsonfeed.org/version/1.1 for more."}')


def test_a_json_feed_without_items_is_a_failure() -> None:
    for feed in (json_feed(), json_feed(items=None), json_feed(items={"a": 1})):
        assert all(isinstance(result, Failure) for result in read_bytes(feed, "feed.json"))


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20), lambda each: st.lists(each, max_size=3)
)
FIELDS = ["id", "title", "url", "content_html", "content_text", "summary", "date_published", "authors", "author"]


@given(st.dictionaries(st.sampled_from(FIELDS), ANY | st.dictionaries(st.text(max_size=5), ANY, max_size=3)), ANY)
@settings(max_examples=150, deadline=None)
def test_no_json_feed_raises(item: dict[str, object], title: object) -> None:
    for result in read_bytes(json_feed(item, title, title=title, authors=title), "feed.json"):
        assert isinstance(result, Article | Failure)
