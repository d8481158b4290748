"""Zip archives: every file in them is read as if it were given alone, in memory and within bounds."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import limits, read_bytes
from tests.reading.warcs import crawl

TEXT = "Ten people were killed in the harbour on Tuesday, the police said."
ARTICLE = f"<article><h1>Ten dead</h1><p>{TEXT}</p><p>{TEXT} It rained.</p></article>"
FILES = {
    "b/page.html": f"<html><body>{ARTICLE}</body></html>",
    "a/report.txt": TEXT,
    "c/rows.jsonl": f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n',
    "c/table.csv": f'title,text\nA,"{TEXT}"\n',
}


def packed(files: dict[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def failures(data: bytes) -> list[Failure]:
    results = list(read_bytes(data, "clips.zip"))
    assert all(isinstance(result, Failure) for result in results), results
    return [result for result in results if isinstance(result, Failure)]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_file_is_read_in_the_order_of_names(way: int) -> None:
    results = list(read_bytes(packed({**FILES}, way), "clips.zip"))
    assert all(isinstance(result, Article) and TEXT in result.text for result in results)
    assert [result.read_from for result in results if isinstance(result, Article)] == [
        "clips.zip, a/report.txt",
        "clips.zip, b/page.html",
        "clips.zip, c/rows.jsonl, row 1",
        "clips.zip, c/rows.jsonl, row 2",
        "clips.zip, c/table.csv, row 1",
    ]


def test_files_may_be_packed_before_they_are_put_into_an_archive() -> None:
    pages = b"".join(map(gzip.compress, crawl(2)))
    results = list(read_bytes(packed({"a.txt.gz": gzip.compress(TEXT.encode()), "b.warc.gz": pages}), "clips.zip"))
    assert [result.read_from for result in results if isinstance(result, Article)] == [
        "clips.zip, a.txt.gz",
        "clips.zip, b.warc.gz, https://harbour.example/0",
        "clips.zip, b.warc.gz, https://harbour.example/1",
    ]


def test_what_an_archive_holds_is_opened_up_to_its_bound() -> None:
    part = gzip.compress(bytes(60_000_000))
    results = list(read_bytes(packed({f"{n}.gz": part for n in range(9)}, zipfile.ZIP_STORED), "clips.zip"))
    assert len(results) == 4
    assert isinstance(results[-1], Failure)
    assert "more than 200 MB" in results[-1].reason


def test_what_lies_beside_reports_is_passed_over() -> None:
    beside = {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "a_files/style.css": "p{}", "README.md": "# Clips", "e/": ""}
    (article,) = read_bytes(packed({**beside, "a.txt": TEXT}), "clips.zip")
    assert isinstance(article, Article)
    assert "no reports" in failures(packed({**beside}))[0].reason


def test_one_bad_file_does_not_stop_the_others() -> None:
    first, second = read_bytes(packed({"a.bin": bytes(range(256)) * 9, "b.txt": TEXT}), "clips.zip")
    assert isinstance(first, Failure)
    assert first.name == "clips.zip, a.bin"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\a.txt", "a\nb.txt", "a\u202e.txt", "x" * 5000]
)
def test_a_name_is_a_label_in_one_line_and_never_a_path(name: str) -> None:
    (article,) = read_bytes(packed({name: TEXT}), "clips.zip")
    assert isinstance(article, Article)
    assert article.read_from.isprintable()
    assert len(article.read_from) < 300


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed({}), "no reports"),
        (packed({"a.txt": TEXT})[:-30], "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "a spreadsheet; save it as CSV"),
        (
            packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x"}),
            "is malformed",
        ),
        (packed({"a.zip": packed({"a.txt": TEXT})}), "archive within the archive"),
        (packed({"a.gz": gzip.compress(gzip.compress(TEXT.encode()))}), "archive within the archive"),
        (packed({"a.gz": gzip.compress(b"a" * 70_000_000)}), "far more than it should"),
        (packed({"a.gz": gzip.compress(TEXT.encode())[:40]}), "cut off"),
        (packed({"a.txt": b"a" * 30_000_000}), "far more than it should"),
        (packed({f"{n}.txt": "" for n in range(limits.MOST_MEMBERS + 1)}), "20,001 files"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_one_clear_failure(data: bytes, words: str) -> None:
    (failure,) = failures(data)
    assert words in failure.reason
    assert "\n" not in failure.name + failure.reason


def test_a_file_locked_with_a_password_is_a_failure() -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    assert "password" in failures(bytes(data))[0].reason


@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
@settings(max_examples=150, deadline=None)
def test_no_damaged_archive_raises(at: int, junk: bytes) -> None:
    data = packed({"a.txt": TEXT, "b.csv": f"title,text\nA,{TEXT}\n"})
    at = min(at, len(data))
    for broken in (data[:at] + junk + data[at:], data[:at] + junk + data[at + len(junk) :]):
        for result in read_bytes(broken, "t.zip"):
            assert isinstance(result, Article | Failure)
