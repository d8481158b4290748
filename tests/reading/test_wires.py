"""News as agencies send it: NewsML-G2, NITF and ninjs; versions, embargoes, and what may not be used."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Article, Failure, Role
from rashomon.reading import read_bytes

SAMPLES = Path(__file__).parent / "samples"
MESSAGE = (SAMPLES / "message.newsml.xml").read_bytes()
FERRY = "Ten people drowned on Tuesday when a ferry sank off Port Amber, the coast guard said."


def read(data: bytes) -> tuple[list[Article], list[Failure]]:
    results = list(read_bytes(data, "wire.xml"))
    return (
        [result for result in results if isinstance(result, Article)],
        [result for result in results if isinstance(result, Failure)],
    )


def test_a_message_gives_a_report_for_each_item_of_text() -> None:
    articles, failures = read(MESSAGE)
    assert [article.id.rpartition(":")[2] for article in articles] == ["ferry", "visit"]
    assert [failure.name.rpartition(":")[2] for failure in failures] == ["wrong", "secret"]
    assert "cancelled" in failures[0].reason
    assert "withholds" in failures[1].reason


def test_the_newest_version_counts_with_what_it_says_of_itself() -> None:
    ferry = read(MESSAGE)[0][0]
    assert ferry.title == "Ferry sinks off Port Amber, ten dead"
    assert ferry.byline == ("Ana Lund", "Tom Berg")
    assert (ferry.source.name, ferry.dateline) == ("Harbour Wire", "PORT AMBER")
    assert ferry.published.moment == datetime.fromisoformat("2016-10-12T20:30:00+02:00")
    assert [(block.role, block.span.of(ferry.text)) for block in ferry.blocks] == [
        (Role.TITLE, "Ferry sinks off Port Amber, ten dead"),
        (Role.BODY, FERRY),
        (Role.BODY, "The search for twelve others goes on."),
        (Role.CAPTION, "Rescuers on the quay of Port Amber on Tuesday night."),
    ]


def test_an_item_is_dated_by_the_end_of_its_embargo() -> None:
    visit = read(MESSAGE)[0][1]
    assert visit.published.value == date(2016, 10, 14)
    assert "embargo" in visit.published.why
    assert "Not the words" not in visit.text


def test_a_document_of_nitf_is_a_report() -> None:
    (article,), _ = read((SAMPLES / "ferry.nitf.xml").read_bytes())
    assert (article.id, article.title) == ("ferry-1", "Ferry sinks off Port Amber")
    assert (article.byline, article.dateline, article.source.name) == (("Ana Lund",), "PORT AMBER", "Harbour Wire")
    assert article.published.value == date(2016, 10, 12)
    assert article.text.split("\n\n")[1:] == [
        "Ten people drowned on Tuesday, the coast guard said.",
        "The search",
        "It goes on.",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (MESSAGE[:900], "malformed"),
        (
            b"<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'><groupSet/></packageItem>",
            "only lists news items",
        ),
        (b"<newsItem guid='a'><itemMeta/></newsItem>", "without a text"),
        (b"<newsItem guid='a'>" + b"<p>" * 5000 + b"</newsItem>", "malformed"),
    ],
    ids=["cut off", "a package", "no text", "deep"],
)
def test_what_cannot_be_read_is_one_clear_failure(data: bytes, words: str) -> None:
    articles, (failure,) = read(data)
    assert not articles
    assert words in failure.reason


def test_entities_are_neither_fetched_nor_opened() -> None:
    data = (
        b"<!DOCTYPE newsItem [<!ENTITY secret SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
        b"<newsItem guid='a'><contentSet><inlineData>Ten people drowned, &secret; &b; the coast guard said."
        b"</inlineData></contentSet></newsItem>"
    )
    (article,), _ = read(data)
    assert "root:" not in article.text
    assert "aaaa" not in article.text


ONE: dict[str, Any] = {
    "uri": "urn:harbourwire:1",
    "type": "text",
    "version": "2",
    "versioncreated": "2016-10-12T18:30:00Z",
    "pubstatus": "usable",
    "headline": "Ferry sinks off Port Amber",
    "byline": "Ana Lund",
    "located": "Port Amber",
    "infosource": [{"name": "Harbour Wire"}],
    "body_text": FERRY,
    "body_xhtml": f"<div><p>{FERRY}</p><p>The search goes on.</p></div>",
    "associations": {
        "main": {"uri": "p1", "type": "picture", "description_text": "Rescuers on the quay of Port Amber."}
    },
}
TWO: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "2.1"},
    "uri": "urn:harbourwire:2",
    "type": "text",
    "versioncreated": "2016-10-12T18:30:00Z",
    "pubstatus": "usable",
    "headlines": [{"role": "short", "value": "Ferry sinks"}, {"role": "main", "value": "Ferry sinks off Port Amber"}],
    "by": "Ana Lund",
    "located": "Port Amber",
    "infosources": [{"name": "Harbour Wire"}],
    "bodies": [{"contentType": "text/html", "value": f"<p>{FERRY}</p><p>The search goes on.</p>"}],
    "associations": [
        {"uri": "p1", "type": "picture", "descriptions": [{"value": "Rescuers on the quay of Port Amber."}]}
    ],
}


@pytest.mark.parametrize("item", [ONE, TWO], ids=["version 1", "version 2"])
def test_an_item_of_ninjs_is_a_report(item: dict[str, Any]) -> None:
    (article,), _ = read(json.dumps(item, indent=1).encode())
    assert article.id == item["uri"]
    assert article.title == "Ferry sinks off Port Amber"
    assert (article.byline, article.dateline, article.source.name) == (("Ana Lund",), "Port Amber", "Harbour Wire")
    assert article.published.value == date(2016, 10, 12)
    assert article.text.split("\n\n")[1:] == [FERRY, "The search goes on.", "Rescuers on the quay of Port Amber."]
    assert article.blocks[-1].role is Role.CAPTION


def test_items_may_come_a_line_each_and_within_a_package() -> None:
    package = {
        "uri": "urn:p",
        "type": "composite",
        "versioncreated": "2016-10-12",
        "associations": {"a": ONE, "b": TWO},
    }
    lines = b"\n".join(json.dumps(item).encode() for item in (ONE, {**TWO, "pubstatus": "canceled"}, package))
    articles, (failure,) = read(lines)
    assert [article.id for article in articles] == ["urn:harbourwire:1", "urn:harbourwire:1", "urn:harbourwire:2"]
    assert failure.name == "wire.xml, row 2"
