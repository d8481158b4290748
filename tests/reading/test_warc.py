"""Archives of the web: a report for every page that was fetched, whatever is wrong with the records around it."""

import gzip
import io
import zlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import limits, read_bytes, read_stream
from tests.reading.warcs import PACKINGS, TEXT, answer, crawl, page, record, zstd


class Pipe(io.RawIOBase):
    """Bytes that can be read once, in small pieces, and not gone back in."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._inner.readinto(memoryview(buffer)[:1000])


def articles(data: bytes) -> list[Article]:
    results = list(read_bytes(data, "crawl.warc"))
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_each_page_is_a_report_with_its_address_and_the_day_it_was_fetched(packing: str) -> None:
    first, second = articles(PACKINGS[packing](crawl(2)))
    assert (first.title, second.title) == ("Ferry 0 sinks", "Ferry 1 sinks")
    assert TEXT in first.text
    assert (first.url, first.source.domain) == ("https://harbour.example/0", "harbour.example")
    assert first.read_from == "crawl.warc, https://harbour.example/0"
    assert first.seen == datetime(2016, 10, 13, 8, tzinfo=UTC)
    assert first.published.value is None


@pytest.mark.parametrize("packing", PACKINGS)
def test_an_archive_may_come_through_a_pipe(packing: str) -> None:
    assert len(list(read_stream(io.BufferedReader(Pipe(PACKINGS[packing](crawl(30)))), "standard input"))) == 30


@pytest.mark.parametrize(("stated", "day"), [("2016-10-12", date(2016, 10, 12)), ("2016-10-14", date(2016, 10, 14))])
def test_a_page_is_dated_by_itself(stated: str, day: date) -> None:
    (article,) = articles(record(answer(page(1, stated))))
    assert article.published.value == day


def test_a_day_after_the_page_was_fetched_is_not_its_own() -> None:
    (article,) = articles(record(answer(page(1, "2019-03-01"))))
    assert article.published.value is None
    assert "a crawler had the page on 2016-10-13" in article.published.why


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1)), page(1))


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(page(1)), "Content-Encoding: gzip\r\n"),
        (zlib.compress(page(1)), "Content-Encoding: deflate\r\n"),
        (zstd(page(1)), "Content-Encoding: zstd\r\n"),
        (CHUNKED, "Transfer-Encoding: chunked\r\n"),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(page(1))), gzip.compress(page(1))),
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
        (page(1), "Content-Encoding: gzip\r\n"),
        (page(1), "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "deflate", "zstd", "chunked", "chunked and gzip", "undone already", "undone already too"],
)
def test_the_codings_of_an_answer_are_undone(body: bytes, fields: str) -> None:
    (article,) = articles(record(answer(body, fields)))
    assert article.title == "Ferry 1 sinks"


def test_a_page_is_read_in_the_encoding_that_its_answer_says() -> None:
    body = page(1).decode().replace("Port Amber", "Порт").encode("windows-1251")
    (article,) = articles(record(answer(body, kind="text/html; charset=windows-1251")))
    assert "Порт" in article.text


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        record(b"software: crawler", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(page(1), status="404 Not Found")),
        record(answer(page(1), status="301 Moved")),
        record(answer(b"\x89PNG", kind="image/png")),
        record(b"not http at all"),
    ]
    assert len(articles(b"".join([*others, *crawl(1)]))) == 1
    (failure,) = read_bytes(b"".join(others), "crawl.warc")
    assert isinstance(failure, Failure)
    assert "no page that was fetched" in failure.reason


def test_text_taken_from_pages_is_read_too() -> None:
    (article,) = articles(record(f"Ferry sinks\n\n{TEXT}\n\n{TEXT}".encode(), kind="conversion"))
    assert TEXT in article.text


def read_with(records: list[bytes], packing: str) -> tuple[list[str], list[Failure]]:
    results = list(read_bytes(PACKINGS[packing](records), "crawl.warc"))
    titles = [result.title or "" for result in results if isinstance(result, Article)]
    return titles, [result for result in results if isinstance(result, Failure)]


@pytest.mark.parametrize("packing", ["plain", "gzip", "zstd"])
@pytest.mark.parametrize(
    "broken",
    [
        b"rubbish between the records\r\n\r\n",
        record(answer(page(1)), length=10),
        record(answer(page(1)), length=99_999_999),
        record(answer(page(1))).replace(b"WARC/1.1", b"WARX/1.1"),
        record(answer(page(1)), url="x" * 100_000),
    ],
    ids=["rubbish", "length too small", "length too large", "not a record", "endless header"],
)
def test_a_damaged_record_is_a_failure_and_the_others_are_read(broken: bytes, packing: str) -> None:
    records = crawl(4)
    records[1] = broken
    titles, failures = read_with(records, packing)
    assert titles == ["Ferry 0 sinks", "Ferry 2 sinks", "Ferry 3 sinks"]
    assert len(failures) == 1
    assert failures[0].name.startswith("crawl.warc, at byte ")


def test_a_damaged_gzip_member_is_a_failure_and_the_others_are_read() -> None:
    members = [bytearray(gzip.compress(one)) for one in crawl(4)]
    members[1][60:64] = b"\xff\xff\xff\xff"
    results = list(read_bytes(b"".join(map(bytes, members)), "crawl.warc.gz"))
    assert [type(result) for result in results] == [Article, Failure, Article, Article]


@pytest.mark.parametrize("packing", PACKINGS)
def test_an_archive_that_is_cut_off_is_read_to_the_cut(packing: str) -> None:
    data = PACKINGS[packing](crawl(5))
    results = list(read_bytes(data[: -len(data) // 10], "crawl.warc"))
    assert isinstance(results[-1], Failure)
    assert "no whole one follows" in results[-1].reason
    assert [type(result) for result in results[:-1]] == [Article] * {"gzip whole": 2, "zstd with a dictionary": 3}.get(
        packing, 4
    )


def test_a_page_without_a_report_is_a_failure_of_its_own() -> None:
    records = crawl(3)
    records[1] = record(answer(b"<html><body><a href='/'>Home</a></body></html>"), "https://harbour.example/home")
    titles, (failure,) = read_with(records, "gzip")
    assert len(titles) == 2
    assert failure.name == "crawl.warc, https://harbour.example/home"
    assert "no report is found" in failure.reason


def test_a_bomb_in_an_answer_is_not_opened_to_its_end() -> None:
    bomb = answer(gzip.compress(b"<html>" + b"a" * (limits.LARGEST_PAGE * 5)), "Content-Encoding: gzip\r\n")
    titles, (failure,) = read_with([record(bomb), *crawl(1)], "plain")
    assert titles == ["Ferry 0 sinks"]
    assert "more than 10 MB" in failure.reason


@given(st.sampled_from(sorted(PACKINGS)), st.integers(0, 1500), st.integers(0, 60), st.binary(max_size=20))
@settings(max_examples=80, deadline=None)
def test_no_damage_raises(packing: str, at: int, cut: int, junk: bytes) -> None:
    data = PACKINGS[packing](crawl(2))
    for result in read_bytes(data[:at] + junk + data[at + cut :], "crawl.warc"):
        assert isinstance(result, Article | Failure)
        assert "\n" not in (result.read_from if isinstance(result, Article) else result.name + result.reason)
