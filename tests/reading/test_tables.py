"""CSV: a line a report, by the names that other tools write in the header."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes

TEXT = 'A ferry sank off Port Amber on Sunday, the coast guard said.\nTwelve people are "missing", it added.'
ADDRESS = "https://harbour.example/1"

EXPORTS = {
    "news-please": {
        "authors": "['Ana Lund', 'Tom Berg']",
        "date_download": "2024-01-01 00:00:00",
        "date_publish": "2016-10-13 08:30:00",
        "description": "A ferry",
        "maintext": TEXT,
        "source_domain": "harbour.example",
        "title": "Ferry sinks",
        "url": ADDRESS,
    },
    "fundus": {
        "title": "Ferry sinks",
        "plaintext": TEXT,
        "authors": "Ana Lund; Tom Berg",
        "publishing_date": "2016-10-13T08:30:00+02:00",
        "publisher": "harbour.example",
        "url": ADDRESS,
    },
    "newspaper4k": {
        "url": ADDRESS,
        "title": "Ferry sinks",
        "authors": "['Ana Lund', 'Tom Berg']",
        "publish_date": "2016-10-13 08:30:00",
        "meta_site_name": "harbour.example",
        "text": TEXT,
    },
    "Media Cloud": {
        "id": "7",
        "indexed_date": "2024-01-01",
        "media_name": "harbour.example",
        "publish_date": "2016-10-13",
        "title": "Ferry sinks",
        "url": ADDRESS,
        "text": TEXT,
        "author": "Ana Lund and Tom Berg",
    },
    "cc_news": {
        "title": "Ferry sinks",
        "text": TEXT,
        "domain": "harbour.example",
        "date": "2016-10-13 08:30:00",
        "description": "A ferry",
        "url": ADDRESS,
        "author": "By Ana Lund, Tom Berg",
    },
}


def written(rows: list[dict[str, str]], sign: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("tool", EXPORTS)
def test_the_header_of_other_tools_is_known(tool: str, sign: str) -> None:
    article, _ = read_bytes(written([EXPORTS[tool], EXPORTS[tool]], sign), "reports.csv")
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert (article.title, article.url, article.byline) == ("Ferry sinks", ADDRESS, ("Ana Lund", "Tom Berg"))
    assert article.published.value == date(2016, 10, 13)
    assert article.source.label == "harbour.example"
    assert article.read_from == "reports.csv, row 1"


def test_the_table_of_trafilatura_has_no_header() -> None:
    cells = [ADDRESS, "null", "b1f0", "harbour.example", "Ferry sinks", "null", "2016-10-13", TEXT, "null", "null", ""]
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows([cells, cells])
    articles = list(read_bytes(out.getvalue().encode(), "reports.tsv"))
    assert [(a.text, a.title, a.url) for a in articles if isinstance(a, Article)] == [
        (TEXT, "Ferry sinks", ADDRESS)
    ] * 2


def test_a_row_without_a_text_is_named_and_the_rest_is_read() -> None:
    rows = [{"Title": "A", "Text": TEXT}, {"Title": "B", "Text": " "}, {"Title": "C", "Text": TEXT}]
    first, failure, last = read_bytes(written(rows), "reports.csv")
    assert isinstance(failure, Failure)
    assert failure.name == "reports.csv, row 2"
    assert "no text" in failure.reason
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert last.title == "C"


def test_a_list_of_addresses_is_told_to_have_no_text() -> None:
    rows = [{"id": "1", "media_name": "Harbour Post", "publish_date": "2016-10-13", "title": "Ferry", "url": ADDRESS}]
    (failure,) = read_bytes(written(rows), "stories.csv")
    assert isinstance(failure, Failure)
    assert "no text" in failure.reason


def test_a_table_without_rows_is_a_failure() -> None:
    for rows in (b"", b",,\n\n,,"):
        (failure,) = read_bytes(b"title,text,url\n" + rows, "reports.csv")
        assert isinstance(failure, Failure)


@pytest.mark.parametrize(
    "text",
    [
        "Police, the mayor, and a title fight: what we know\n\nTen people died in the harbour on Sunday.",
        "Date: 13 October 2016\n\nTen people died, the author of the text said.",
    ],
)
def test_a_report_with_commas_is_no_table(text: str) -> None:
    (article,) = read_bytes(text.encode(), "report.txt")
    assert isinstance(article, Article)
    assert article.text == text


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_table_raises(rest: str) -> None:
    for header in ("title,text,url\n", "text\tdate\n", 'url;"text\n', f"{ADDRESS}\t1\t2\tharbour.example\t"):
        for result in read_bytes((header + rest).encode("utf-8", "surrogatepass"), "t"):
            assert isinstance(result, Article | Failure)


def test_a_quote_that_never_ends_is_a_failure_or_a_report() -> None:
    for size in (1000, 3_000_000):
        results = list(read_bytes(b'title,text\nA,"' + b"never ends, " * (size // 12), "t.csv"))
        assert len(results) == 1
    assert isinstance(results[0], Failure)


def test_a_title_with_a_comma_heads_no_table() -> None:
    text = (
        "Ferry , harbour traffic stopped\nThe ferry sank on Sunday , and all\nships wait outside the bay , it was said."
    )
    (article,) = read_bytes(text.encode(), "report.txt")
    assert isinstance(article, Article)
    assert article.text == text


def test_a_row_whose_text_is_empty_says_which_field_is() -> None:
    rows = [{"title": "A", "url": ADDRESS, "body": TEXT}, {"title": "B", "url": ADDRESS, "body": ""}]
    _, failure = read_bytes(written(rows), "reports.csv")
    assert isinstance(failure, Failure)
    assert "`body`, the text, is empty in this row" in failure.reason
    assert "(its fields: title, url, body)" in failure.reason


def test_a_quotation_mark_that_is_never_closed_is_named_as_what_took_the_rows_below() -> None:
    table = b'id,title,text\n1,"Ferry sinks,A ferry sank.\n2,Mill burns,The mill burned down.\n'
    (failure,) = read_bytes(table, "table.csv")
    assert isinstance(failure, Failure)
    assert "never closed" in failure.reason


def test_a_table_of_one_report_with_columns_in_plain_words_is_read() -> None:
    data = b'body,day,paper,head\n"A ferry sank on Tuesday, and ten died.",2021-03-03,Manila Tribune,Ferry sinks\n'
    (article,) = read_bytes(data, "m.csv")
    assert isinstance(article, Article)
    assert (article.title, article.source.name) == ("Ferry sinks", "Manila Tribune")
    assert str(article.published.value) == "2021-03-03"


def test_a_table_of_one_report_without_a_known_text_is_refused_with_its_columns() -> None:
    (failure,) = read_bytes(b'words,day,paper\n"A ferry sank, and ten died.",2021-03-03,Tribune\n', "m.csv")
    assert isinstance(failure, Failure)
    assert "--map text=COLUMN (its columns: words, day, paper)" in failure.reason


@pytest.mark.parametrize(("other", "day"), [("25/10/2016", date(2016, 10, 12)), ("10/25/2016", date(2016, 12, 10))])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_order_of_day_and_month_is_that_of_the_other_rows(kind: str, other: str, day: date) -> None:
    rows = [{"title": "Ferry", "date": said, "text": f"{said}: a ferry sank."} for said in ("12/10/2016", other)]
    table = "title,date,text\n" + "".join(",".join(row.values()) + "\n" for row in rows)
    first, _ = read_bytes((table if kind == "csv" else json.dumps(rows)).encode(), "input")
    assert isinstance(first, Article)
    assert (first.published.value, first.published.doubt) == (day, None)


def test_a_date_in_figures_that_no_other_row_settles_is_doubted() -> None:
    (article,) = read_bytes(b"title,date,text\nFerry,12/10/2016,A ferry sank.\n", "input.csv")
    assert isinstance(article, Article)
    assert article.published.doubt is not None


@pytest.mark.parametrize(
    ("title", "source", "own"),
    [
        ("Ferry sinks off Oster - Quartz", "Quartz", "Ferry sinks off Oster"),
        ("Ferry sinks off Oster | The Harbour Courier", "harbourcourier.example", "Ferry sinks off Oster"),
        ("Ferry sinks off Oster – harbour.example", "harbour.example", "Ferry sinks off Oster"),
        ("Ten dead in ferry - police", "Quartz", "Ten dead in ferry - police"),
        ("Ferry: the Quartz view - a leader", "Quartz", "Ferry: the Quartz view - a leader"),
    ],
)
def test_a_title_loses_the_name_of_its_own_outlet_only(title: str, source: str, own: str) -> None:
    table = f"title,source,text\n{title},{source},A ferry sank off Oster.\n"
    (article,) = read_bytes(table.encode(), "input.csv")
    assert isinstance(article, Article)
    assert article.title == own
