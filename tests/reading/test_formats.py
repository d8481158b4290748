"""Formats are told by their content, and whatever cannot be read is one clear failure."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes

REPORT = "Ten people were killed in the harbour on Tuesday, the police said. The search goes on."
ARTICLE = f"<article><h1>Ten dead</h1><p>{REPORT}</p><p>{REPORT} It rained.</p></article>"
PAGE = f"<!DOCTYPE html><html><body>{ARTICLE}</body></html>"
ITEM = f"<item><title>Dead</title><description>{REPORT}</description></item>"
FEED = f"<rss version='2.0'><channel><title>Daily</title>{ITEM}</channel></rss>"
ROW = '{"text": "Ten people were killed in the harbour on Tuesday, the police said."}\n'


def articles(data: bytes) -> list[Article]:
    results = list(read_bytes(data, "input"))
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def failure(data: bytes) -> Failure:
    (result,) = read_bytes(data, "input")
    assert isinstance(result, Failure)
    assert result.name.startswith("input")
    assert "\n" not in result.reason
    return result


@pytest.mark.parametrize("content", [REPORT, PAGE, FEED, ROW])
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_is_told_by_content_also_gzipped(content: str, packed: bool) -> None:
    data = gzip.compress(content.encode()) if packed else content.encode()
    (article,) = articles(data)
    assert "Ten people were killed in the harbour" in article.text
    assert "<" not in article.text
    assert article.raw is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    text = "“Ten people were killed,” said Zoë of the café in the harbour. " * 3
    assert articles(text.encode(encoding))[0].text == text


def test_text_with_a_few_broken_bytes_is_read_around_them() -> None:
    text = "“Ten people” were killed — said Zoë. " * 20
    (article,) = articles(text.encode() + b"\xff\xfe")
    assert article.text.startswith(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x00" * 50, "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n123", "PNG"),
        (b"%PDF-1.4 report", "PDF"),
        (b"report".ljust(257, b"\x00") + b"ustar\x00" + bytes(300), "tar archive; unpack it"),
        (b'[\n {"text": "report"},\n {"te', "cut off before its end"),
        (
            b'{"articles": [{"url": "https://a.example", "title": "A", "seendate": "20161013T081500Z"}]}',
            "only an address",
        ),
        (gzip.compress(REPORT.encode() * 100)[:60], "cut off"),
        (b"\x1f\x8b" + b"not gzip at all", "damaged"),
        (gzip.compress(gzip.compress(b"text")), "packed twice"),
        (gzip.compress(b""), "empty"),
        (b"a report. " * 200_000, "2,000,000 characters"),
        (b"a\n" * 150_000, "150,000 lines"),
        (b"<html><body>" + b"<p>long</p>" * 1_000_000, "11 MB"),
        (b"<html><body><a href='/'>Home</a></body></html>", "no report is found"),
        (b"<rss version='2.0'><channel><title>Empty</title></channel></rss>", "no items"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_one_clear_failure(data: bytes, words: str) -> None:
    assert words in failure(data).reason


def test_a_gzip_bomb_is_not_opened_to_its_end() -> None:
    bomb = gzip.compress(b"a" * 210_000_000, 1)
    assert "larger than 64 MB" in failure(bomb).reason


def test_deep_nesting_is_no_crash() -> None:
    for data in (b"[" * 50_000, b'{"a":' * 50_000, b"<html><body>" + b"<div>" * 20_000 + b"Ten dead."):
        assert len(list(read_bytes(data, "input"))) == 1


def test_scripts_are_never_text() -> None:
    data = PAGE.replace("<h1>", "<script>steal('cookies')</script><style>p{}</style><h1>").encode()
    assert "steal" not in articles(data)[0].text


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    for prefix in (b"", b"\x1f\x8b\x08", b"<html>", b"<rss>", b'{"text": ', b"\xff\xfe"):
        for result in read_bytes(prefix + data, "input"):
            assert isinstance(result, Article | Failure)
