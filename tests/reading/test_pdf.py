"""PDF clippings: paragraphs joined over lines, columns and pages; what stands at the edges of pages is furniture."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from rashomon.model import Article, Failure, Role
from rashomon.reading import limits, read_bytes
from tests.reading.pdfs import Line, column, pdf

FIRST = [
    "Ten people drowned on Tuesday when a ferry sank off Port",
    "Amber, the coast guard said. The search for twelve others goes fur-",
    "ther out to sea. The minister called it a well-",
    "known danger, and well-known is what it was to all who",
    "sailed there. Nobody had asked the owner of the boat in all the",
    "years since",
]
SECOND = [
    "it was built, the minister said. He has ordered an inquiry.",
    "",
    "The ferry was forty years old and had been inspected in May of",
    "this year.",
]


def paper(head: str, second_head: str = "") -> bytes:
    title = Line("Ferry sinks off Port Amber", 72, 760, 20)
    first = [Line(head, 72, 810, 8), title, *column(FIRST), Line("Page 1", 290, 30, 8)]
    second = [Line(second_head or head, 72, 810, 8), *column(SECOND), Line("Page 2", 290, 30, 8)]
    return pdf([first, second], "/CreationDate (D:20200101120000Z)")


def article_of(data: bytes) -> Article:
    (article,) = read_bytes(data, "clipping.pdf")
    assert isinstance(article, Article), article
    return article


def body_of(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role is Role.BODY]


def test_paragraphs_go_on_over_lines_and_pages() -> None:
    article = article_of(paper("The Port Amber Post"))
    assert article.title == "Ferry sinks off Port Amber"
    assert body_of(article) == [
        "Ten people drowned on Tuesday when a ferry sank off Port Amber, the coast guard said. The search for twelve "
        "others goes further out to sea. The minister called it a well-known danger, and well-known is what it was to "
        "all who sailed there. Nobody had asked the owner of the boat in all the years since it was built, the "
        "minister said. He has ordered an inquiry.",
        "The ferry was forty years old and had been inspected in May of this year.",
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    article = article_of(paper("The Port Amber Post"))
    furniture = [block.span.of(article.text) for block in article.blocks if block.role is Role.FURNITURE]
    assert furniture == ["The Port Amber Post", "Page 1", "Page 2"]


def test_the_day_the_file_was_made_bounds_the_report_and_is_not_its_day() -> None:
    article = article_of(paper("The Port Amber Post"))
    assert article.published.value is None
    assert "made on 2020-01-01" in article.published.why
    assert article.seen is not None
    assert article.seen.date() == date(2020, 1, 1)


def test_the_day_that_a_browser_prints_at_the_edge_is_not_the_reports() -> None:
    head = "10/14/16, 9:05 AM Ferry sinks off Port Amber"
    assert article_of(paper(head)).published.value is None


def test_a_day_below_the_title_is_the_reports() -> None:
    title = Line("Ferry sinks off Port Amber", 72, 760, 20)
    data = pdf([[title, Line("By Ana Lund, 12 October 2016", 72, 730), *column([*FIRST, *SECOND])]])
    assert article_of(data).published.value == date(2016, 10, 12)


def test_columns_are_read_one_after_the_other() -> None:
    lines = ["Ten people drowned when", "a ferry sank, the police", "said. Twelve others are", "still"]
    data = pdf([[*column(lines), *column(["missing, and the search", "goes on in the bay."], left=320)]])
    assert body_of(article_of(data)) == [
        "Ten people drowned when a ferry sank, the police said. Twelve others are still missing, and the search goes "
        "on in the bay."
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = column(
        ["Ten people drowned on Tuesday when a ferry sank off Port.", "The search for twelve others goes on."]
    )
    data = pdf([[lines[0], Line(lines[1].words, 82, lines[1].bottom)]])
    assert len(body_of(article_of(data))) == 2


def failure(data: bytes) -> str:
    (result,) = read_bytes(data, "clipping.pdf")
    assert isinstance(result, Failure)
    assert result.name == "clipping.pdf"
    return result.reason


def test_a_file_without_words_is_told_to_be_scanned() -> None:
    assert "scanned" in failure(pdf([[]]))


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper("The Port Amber Post"))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_file_is_told_to_be_locked() -> None:
    assert "password" in failure(locked("secret"))


def test_a_file_that_anyone_may_open_is_read() -> None:
    assert article_of(locked("")).title == "Ferry sinks off Port Amber"


@pytest.mark.parametrize("data", [b"%PDF-1.4 report", b"%PDF-1.4\n" + bytes(500)])
def test_a_damaged_file_is_a_failure(data: bytes) -> None:
    assert "damaged" in failure(data)


def test_too_many_pages_are_refused() -> None:
    assert "201 pages" in failure(pdf([column(["Ten dead."])] * (limits.MOST_PDF_PAGES + 1)))


def test_a_page_that_draws_without_end_is_given_up() -> None:
    first, second = read_bytes(pdf([column(FIRST), "0 0 m " * 500_000]), "clipping.pdf")
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert second.name == "clipping.pdf, page 2"


@given(st.integers(0, 1500), st.integers(0, 30), st.binary(max_size=15))
@settings(max_examples=60, deadline=None)
def test_no_damage_raises(at: int, cut: int, junk: bytes) -> None:
    data = pdf([column(FIRST[:2])], packed=False)
    for result in read_bytes(data[:at] + junk + data[at + cut :], "clipping.pdf"):
        assert isinstance(result, Article | Failure)
