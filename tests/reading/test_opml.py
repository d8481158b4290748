"""OPML lists feeds: their addresses are what there is to know."""

import pytest

from rashomon.errors import Unreadable
from rashomon.model import Failure
from rashomon.reading import read_bytes
from rashomon.reading.opml import FeedAddress, read_opml

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Harbour</title></head>
  <body>
    <outline text="Papers">
      <outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/>
      <outline type="rss" title="Bay &amp; Coast" text="Bay" xmlURL="https://bay.example/rss"/>
      <outline type="rss" text="Again" xmlUrl="https://harbour.example/feed"/>
      <outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
    </outline>
  </body>
</opml>"""


def test_the_feeds_are_given_in_order_each_once() -> None:
    assert read_opml(LIST) == (
        FeedAddress("https://harbour.example/feed", "Harbour Post"),
        FeedAddress("https://bay.example/rss", "Bay & Coast"),
    )


def test_a_list_given_as_a_report_is_told_to_be_one() -> None:
    (failure,) = read_bytes(LIST, "feeds.opml")
    assert isinstance(failure, Failure)
    assert failure.name == "feeds.opml"
    assert "a list of 2 feeds" in failure.reason
    assert "rashomon add ARCHIVE https://harbour.example/feed https://bay.example/rss" in failure.reason


@pytest.mark.parametrize("data", [LIST[:300], b"<opml>", b"<opml><body>&bomb;</body></opml>"])
def test_a_malformed_list_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable, match="malformed"):
        read_opml(data)


def test_an_empty_list_is_a_failure() -> None:
    (failure,) = read_bytes(b"<opml><body/></opml>", "feeds.opml")
    assert isinstance(failure, Failure)
    assert "without the address" in failure.reason
