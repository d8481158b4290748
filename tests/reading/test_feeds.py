"""RSS and Atom: an item a report, with the item's own date, author and address."""

from datetime import date

from rashomon.model import Article, Basis, Failure
from rashomon.reading import read_bytes

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
