"""Reports from addresses: pages, feeds, what has not changed, what has."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

import rashomon
from rashomon.archive.addresses import read_addresses, same_site
from rashomon.fetching import Fetcher
from rashomon.model import Article, Failure
from rashomon.store import Store
from tests.sites import Answer, Site, Time, allows_loopback, says

SANK = "A ferry sank off Port Amber on Monday and three sailors drowned, the coast guard of Meridia said on Tuesday."
MORE = "Divers searched the wreck for two missing passengers, and the harbour master closed the northern channel."


def page(title: str, *paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def html(text: str, **headers: str) -> Answer:
    return says(text, Content_Type="text/html; charset=utf-8", **headers)


def read(site: Site, *paths: str, store: Store | None = None) -> list[Article | Failure]:
    fetcher = Fetcher(Time().clock, allows=allows_loopback)
    return list(read_addresses([f"{site.address}{path}" for path in paths], fetcher, store))


def articles(found: list[Article | Failure]) -> list[Article]:
    return [entry for entry in found if isinstance(entry, Article)]


def test_a_page_is_a_report_with_the_address_where_it_was_fetched(site: Site) -> None:
    site.pages["/a"] = says(status=301, Location="/news/ferry")
    site.pages["/news/ferry"] = html(page("Ferry sinks off Port Amber", SANK, MORE))
    with Store() as store:
        (article,) = articles(read(site, "/a", store=store))
        assert article.raw
        fetched = store.fetched_with(article.raw)
    assert article.title == "Ferry sinks off Port Amber"
    assert article.url == f"{site.address}/news/ferry"
    assert article.read_from == f"{site.address}/a"
    assert fetched
    assert (fetched.url, fetched.status) == (article.url, 200)
    assert MORE.encode() in fetched.body


def test_one_bad_address_never_stops_the_rest(site: Site) -> None:
    site.pages["/good"] = html(page("Ferry sinks off Port Amber", SANK, MORE))
    site.pages["/empty"] = html("")
    found = read(site, "/missing", "/empty", "/good")
    assert [type(entry) for entry in found] == [Failure, Failure, Article]
    assert [entry.name for entry in found if isinstance(entry, Failure)] == [
        f"{site.address}/missing",
        f"{site.address}/empty",
    ]


def test_a_page_cannot_pass_for_a_page_of_another_site(site: Site) -> None:
    claims = '<link rel="canonical" href="https://www.meridia-times.example/ferry">'
    site.pages["/a"] = html(page("Ferry sinks off Port Amber", SANK, MORE, head=claims))
    (article,) = articles(read(site, "/a"))
    assert article.url == f"{site.address}/a"


def test_a_page_may_say_which_of_its_addresses_counts(site: Site) -> None:
    head = f'<link rel="canonical" href="{site.address}/ferry">'
    site.pages["/a?from=mail"] = html(page("Ferry sinks off Port Amber", SANK, MORE, head=head))
    (article,) = articles(read(site, "/a?from=mail"))
    assert article.url == f"{site.address}/ferry"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("https://www.a.org/x", "https://a.org/y", True),
        ("https://amp.a.org/x", "http://www.a.org/", True),
        ("https://a.org.evil.com/", "https://a.org/", False),
        ("https://bada.org/", "https://a.org/", False),
        ("nothing", "https://a.org/", False),
    ],
)
def test_sites_are_told_apart_by_their_hosts(left: str, right: str, same: bool) -> None:
    assert same_site(left, right) is same


def test_an_encoding_that_only_the_server_states_is_used(site: Site) -> None:
    text = page("Паром затонул у порта", "Паром затонул в понедельник, сообщила береговая охрана города Янтарный. " * 3)
    site.pages["/a"] = says(text.encode("koi8-r"), Content_Type="text/html; charset=KOI8-R")
    site.pages["/b"] = says(text.encode(), Content_Type="text/html; charset=iso-8859-1")  # and this one is wrong
    site.pages["/c"] = says(text.encode(), Content_Type="text/html; charset=no-such")
    for article in articles(read(site, "/a", "/b", "/c")):
        assert "береговая охрана" in article.text
    assert len({article.raw for article in articles(read(site, "/a", "/b"))}) == 2


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Meridia Times</title><link>{site}</link>
<item><title>Ferry sinks</title><link>/ferry</link>
<description>A ferry sank off Port Amber, three drowned.</description>
<pubDate>{day}</pubDate></item>
<item><title>Rain</title><link>{site}/rain</link><content:encoded>&lt;p&gt;Rain fell on Port Amber all day on Tuesday,
the weather office said.&lt;/p&gt;</content:encoded></item>
<item><title>Budget passed</title><link>{site}/budget</link>
<description>Parliament passed the budget late on Tuesday.</description></item>
<item><title>Only a title</title><link>{site}/title</link></item>
</channel></rss>"""


@pytest.fixture
def feed(site: Site) -> Site:
    day = format_datetime(datetime(2026, 10, 27, 9, 30, tzinfo=UTC))
    site.pages["/feed"] = says(FEED.format(site=site.address, day=day), Content_Type="application/rss+xml")
    site.pages["/ferry"] = html(page("Ferry sinks off Port Amber", SANK, MORE))
    site.pages["/title"] = html(page("Only a title", MORE, SANK))
    return site


def test_a_feeds_summaries_are_read_from_their_pages_and_its_whole_reports_from_itself(feed: Site) -> None:
    found = read(feed, "/feed")
    texts = {article.url: article.text for article in articles(found)}
    assert MORE in texts[f"{feed.address}/ferry"]
    assert "weather office" in texts[f"{feed.address}/rain"]
    assert MORE in texts[f"{feed.address}/title"]
    assert feed.paths == ["/robots.txt", "/feed", "/ferry", "/budget", "/title"]


def test_a_page_without_a_day_has_that_of_its_item(feed: Site) -> None:
    ferry = next(a for a in articles(read(feed, "/feed")) if a.url and a.url.endswith("/ferry"))
    assert str(ferry.published.value) == "2026-10-27"


def test_where_the_page_cannot_be_had_the_summary_is_the_report(feed: Site) -> None:
    found = read(feed, "/feed")
    (failure,) = [entry for entry in found if isinstance(entry, Failure)]
    assert failure.name == f"{feed.address}/budget"
    assert "no such page" in failure.reason
    assert any("passed the budget" in article.text for article in articles(found))


def test_a_feed_of_feeds_is_not_followed(site: Site) -> None:
    item = "<item><title>More</title><link>/feed2</link></item>"
    site.pages["/feed"] = says(f"<rss><channel><title>A</title>{item}</channel></rss>", Content_Type="text/xml")
    site.pages["/feed2"] = says(f"<rss><channel><title>B</title>{item * 3}</channel></rss>", Content_Type="text/xml")
    read(site, "/feed")
    assert site.paths == ["/robots.txt", "/feed", "/feed2"]


def test_a_list_of_feeds_is_its_feeds(feed: Site) -> None:
    feed.pages["/list"] = says(
        f'<opml version="2.0"><body><outline xmlUrl="{feed.address}/feed"/><outline xmlUrl="{feed.address}/gone"/>'
        f'<outline xmlUrl="{feed.address}/list"/></body></opml>'
    )
    found = read(feed, "/list")
    assert {f"{feed.address}/ferry", f"{feed.address}/rain"} <= {article.url for article in articles(found)}
    assert f"{feed.address}/gone" in {entry.name for entry in found if isinstance(entry, Failure)}
    assert feed.paths.count("/list") == 1


def test_an_item_cannot_bring_reports_of_other_sites(site: Site) -> None:
    item = "<item><title>More</title><link>/rows</link></item>"
    site.pages["/feed"] = says(f"<rss><channel><title>A</title>{item}</channel></rss>", Content_Type="text/xml")
    site.pages["/rows"] = says('{"id": "1", "url": "https://times.example/a", "text": "Four sailors drowned."}')
    found = read(site, "/feed")
    assert articles(found) == []
    assert "no page of a report" in " ".join(entry.reason for entry in found if isinstance(entry, Failure))


def test_only_so_many_items_of_a_feed_are_fetched(site: Site) -> None:
    items = "".join(f"<item><title>T</title><link>/{n}</link></item>" for n in range(1000))
    site.pages["/feed"] = says(f"<rss><channel>{items}</channel></rss>", Content_Type="text/xml")
    found = read(site, "/feed")
    assert "only the first 200" in " ".join(entry.reason for entry in found if isinstance(entry, Failure))
    assert len(site.paths) == 202


def test_a_json_feed_is_a_feed(site: Site) -> None:
    site.pages["/feed"] = says(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": ['
        f'{{"id": "1", "url": "{site.address}/ferry", "title": "Ferry sinks", "summary": "A ferry sank."}}]}}',
        Content_Type="application/feed+json",
    )
    site.pages["/ferry"] = html(page("Ferry sinks off Port Amber", SANK, MORE))
    assert MORE in articles(read(site, "/feed"))[0].text


# --- in an archive


def test_what_has_not_changed_is_known_and_not_sent_again(site: Site) -> None:
    answers = [html(page("Ferry sinks", SANK, MORE), ETag='"1"'), says(status=304)]
    site.pages["/a"] = lambda handler: answers.pop(0)(handler)
    with rashomon.open() as archive:
        first = archive.read(f"{site.address}/a", allow_private=True)
        again = archive.read(f"{site.address}/a", allow_private=True)
        assert (first.new, again.new, again.changed) == (1, 0, 0)
        assert again.reports == first.reports
        assert archive.count() == 1
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_page_that_was_edited_is_a_new_version_of_its_report(site: Site) -> None:
    moments = iter(datetime(2026, 11, 1, hour, tzinfo=UTC) for hour in range(24))
    site.pages["/a"] = html(page("Ferry sinks", SANK, MORE))
    with rashomon.open(now=lambda: next(moments)) as archive:
        (first,) = archive.read(f"{site.address}/a", allow_private=True).reports
        site.pages["/a"] = html(page("Ferry sinks", SANK.replace("three", "four"), MORE))
        changed = archive.read(f"{site.address}/a", allow_private=True)
        assert (changed.new, changed.changed) == (0, 1)
        assert archive.count() == 1
        assert ["four sailors" in report.article.text for report in archive.reports()] == [True]
        versions = archive.versions(first)
        assert [version.number for version in versions] == [1, 2]
        assert [version.article.id for version in versions] == [first, *changed.reports]
        assert versions == archive.versions(changed.reports[0])
        assert [b"four sailors" in fetched.body for v in versions if (fetched := archive.fetched(v.article.id))] == [
            False,
            True,
        ]
        assert archive.check() == ()


def test_private_hosts_are_refused_unless_allowed(site: Site) -> None:
    site.pages["/a"] = html(page("Ferry sinks", SANK, MORE))
    with rashomon.open() as archive:
        (failure,) = archive.read(f"{site.address}/a").failures
        assert "not on the public internet" in failure.reason
        assert archive.failures() == (failure,)
        assert archive.read(f"{site.address}/a", allow_private=True).new == 1
        assert archive.failures() == ()
    assert site.paths == ["/robots.txt", "/a"]
