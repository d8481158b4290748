"""JSON Lines: a row a report; a bad row is a failure that names it, and the rest is read."""

import json
import os
from datetime import date

import pytest

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes, read_stream

TEXT = "Ten people were killed in the harbour on Tuesday, the police said."


def read(*rows: object) -> list[Article | Failure]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return list(read_bytes("\n".join(lines).encode(), "rows.jsonl"))


def test_a_bad_row_is_named_and_the_rest_is_read() -> None:
    results = read(
        {"id": 1, "text": TEXT}, "not json", {"id": 2}, [1, 2], {"id": 3, "text": "  "}, {"id": 4, "text": TEXT}
    )
    assert [result.id for result in results if isinstance(result, Article)] == ["1", "4"]
    failures = [result for result in results if isinstance(result, Failure)]
    assert [failure.name for failure in failures] == [f"rows.jsonl, row {n}" for n in (2, 3, 4, 5)]
    assert "not JSON" in failures[0].reason
    assert "no text" in failures[1].reason


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"published": "2016-10-13"}, date(2016, 10, 13)),
        ({"date_publish": "2016-10-13 08:30:00"}, date(2016, 10, 13)),
        ({"published": "2016-10-13T23:30:00-05:00"}, date(2016, 10, 13)),
        ({"pubDate": "Thu, 13 Oct 2016 09:40:00 +0200"}, date(2016, 10, 13)),
        ({"date": "October 13, 2016"}, date(2016, 10, 13)),
        ({"published": 1476349200}, date(2016, 10, 13)),
        ({"published": "soon"}, None),
        ({"published": "2016-02-31"}, None),
    ],
)
def test_the_date_field_is_the_publication_date(row: dict[str, object], day: date | None) -> None:
    (article,) = read({"text": TEXT, **row})
    assert isinstance(article, Article)
    assert article.published.value == day


def test_the_field_names_of_other_tools_are_known() -> None:
    (article,) = read(
        {
            "maintext": TEXT,
            "headline": "Ten dead",
            "authors": ["Ana Lund"],
            "source_domain": "daily.example",
            "url": "https://daily.example/1",
        }
    )
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source.domain) == ("Ten dead", ("Ana Lund",), "daily.example")


@pytest.mark.parametrize("document", [{"text": TEXT}, [{"text": TEXT}]])
def test_one_json_document_is_read_too(document: object) -> None:
    (article,) = read_bytes(json.dumps(document, indent=2).encode(), "one.json")
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_the_text_is_kept_as_it_is() -> None:
    text = "Ten people died.\r\n\r\n  The search\u00a0goes on. \u2028"
    (article,) = read({"text": text})
    assert isinstance(article, Article)
    assert article.text == text


def test_rows_are_read_from_a_pipe_as_they_come() -> None:
    end, begin = os.pipe()
    with os.fdopen(begin, "wb", buffering=0) as writer, os.fdopen(end, "rb") as reader:
        writer.write(b'{"text": "Ten people died."}\n{"text": "Rain')
        results = read_stream(reader, "standard input")
        assert next(results)
        writer.write(b' fell."}\n')
        assert next(results)
        writer.close()
        assert next(results, None) is None


@pytest.mark.slow
def test_a_row_that_is_too_large_is_named_and_the_next_is_read() -> None:
    large = b'{"text": "' + b"A line of words. " * 5_000_000 + b'"}'
    failure, article = read_bytes(large + b'\n{"text": "Ten people died."}\n', "rows.jsonl")
    assert isinstance(failure, Failure)
    assert failure.name == "rows.jsonl, row 1"
    assert "larger than 64 MB" in failure.reason
    assert isinstance(article, Article)
    assert article.read_from == "rows.jsonl, row 2"


def test_what_is_nested_too_deep_says_so() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    for data in (b'{"text": ' + deep + b"}", deep, b"<html><body>" + b"<div>" * 100_000 + b"A ferry sank."):
        (failure,) = read_bytes(data, "deep")
        assert isinstance(failure, Failure)
        assert "nested too deep" in failure.reason


def test_what_python_writes_that_is_no_json_is_read() -> None:
    text = "A ferry sank off Port Amber on Sunday, the coast guard said."
    rows = f'{{"id": 1, "text": "{text}", "title": NaN}}\n{{"id": 2, "text": "{text} \\ud83d", "score": -Infinity}}\n'
    first, second = read_bytes(rows.encode(), "rows")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.text, second.text) == (None, text, f"{text} \ufffd")
