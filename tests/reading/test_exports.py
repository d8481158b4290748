"""Exports of press archives: each record a report, with title, outlet, day, author and text from its fields."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes

LEAD = "A ferry with forty people on board ran aground off Oster on Monday, the coast guard said."
REST = "The line had been warned twice about the rudder, inspectors said on Tuesday."


def indexed(number: int) -> list[tuple[str, str]]:
    """Return the fields of a record as Factiva labels them."""
    return [
        ("SE", "News"),
        ("HD", f"Ferry runs aground {number}"),
        ("BY", "By Ana Lund"),
        ("WC", "312 words"),
        ("PD", "12 October 2016"),
        ("ET", "21:15"),
        ("SN", "The Harbour Courier"),
        ("SC", "HARBC"),
        ("LA", "English"),
        ("CY", "Copyright 2016, Harbour Courier Ltd. All rights reserved."),
        ("LP", LEAD),
        ("TD", REST),
        ("CO", "osterl : Oster Line AS"),
        ("IN", "i72 : Shipping"),
        ("AN", f"Document HARBC00020161012ecac0000{number}"),
    ]


def counted(number: int) -> str:
    head = f"Ferry runs aground {number}\nBy Ana Lund\n312 words\n12 October 2016\n21:15\nThe Harbour Courier\nHARBC"
    legal = "Copyright 2016, Harbour Courier Ltd. All rights reserved."
    return f"{head}\n4\nEnglish\n{legal}\n\n{LEAD}\n\n{REST}\n\nDocument HARBC00020161012ecac0000{number}\n\n"


def old_nexis(number: int) -> str:
    head = f"{number} of 2 DOCUMENTS\n\n\n      The Harbour Courier\n\n    October 12, 2016 Wednesday\n   Late Edition"
    fields = "BYLINE: Ana Lund\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 312 words\n\nDATELINE: OSTER\n\nBODY:"
    foot = "LOAD-DATE: October 13, 2016\n\nLANGUAGE: ENGLISH\n\n  Copyright 2016 Harbour Courier Ltd"
    return f"    {head}\n\nFerry runs aground {number}\n\n{fields}\n\n\n  {LEAD}\n\n  {REST}\n\n{foot}\n\n"


def new_nexis(number: int) -> str:
    head = f"Ferry runs aground {number}\nThe Harbour Courier\nOctober 12, 2016 Wednesday\n\nCopyright 2016 Courier"
    fields = "Section: NEWS; Pg. 4\nLength: 312 words\nByline: Ana Lund\n\nBody\n"
    foot = "Classification\n\nLanguage: ENGLISH\nSubject: SHIPS (90%)\nLoad-Date: October 13, 2016\n\nEnd of Document"
    return f"{head}\n\n{fields}\n{LEAD}\n\n{REST}\n\n{foot}\n\n"


def proquest(number: int) -> str:
    head = f"{'_' * 60}\n\nDocument {number} of 2\n\nFerry runs aground {number}\n\nAuthor: Lund, Ana"
    info = "Publication info: The Harbour Courier ; Oster  [Oster]12 Oct 2016: A.4.\n\nProQuest document link"
    foot = f"Location: Oster\n\nTitle: Ferry runs aground {number}\n\nPublication title: The Harbour Courier; Oster"
    more = f"Publication date: Oct 12, 2016\n\nDocument URL: https://search.example.org/docview/{number}"
    return f"{head}\n\n{info}\n\nFull text: {LEAD}\n\n{REST}\n\nSubject: Ferries\n\n{foot}\n\n{more}\n\nPages: A.4\n"


def ebsco(number: int) -> str:
    head = f"Record: {number}\nTitle: Ferry runs aground {number}\nAuthors: Lund, Ana"
    source = "Source: Harbour Courier, The (Oster). 10/12/2016, p4.\nDocument Type: Article\nSubject Terms: FERRIES"
    return f"{head}\n{source}\nAccession Number: 2W6120{number}\nFull Text:\n{LEAD}\n\n{REST}\n~~~~~~~~\n"


def twice(record: Callable[[int], str]) -> str:
    return record(1) + record(2)


def labelled(between: str, below: str) -> str:
    return "\n".join(below.join(f"{label}{between}{value}" for label, value in indexed(n)) + "\n" for n in (1, 2))


def paragraphs(text: str) -> str:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f'<w:document xmlns:w="urn:w"><w:body>{lines}</w:body></w:document>'


def docx(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", paragraphs(text))
    return file.getvalue()


def rtf(text: str) -> bytes:
    lines = text.replace("\n", "\\par\n")
    return rf"{{\rtf1\ansi{{\fonttbl{{\f0 Arial;}}}}{{\info{{\title Search}}}} {lines}}}".encode()


def table(number: int) -> str:
    return "".join(f"<tr><td><b>{label}</b></td><td><p>{value}</p></td></tr>" for label, value in indexed(number))


EXPORTS = {
    "Factiva, label and value": labelled("   ", "\n").encode(),
    "Factiva, one space": labelled(" ", "\n").encode(),
    "Factiva, label above": labelled("\n", "\n\n").encode(),
    "Factiva, no labels": twice(counted).encode(),
    "Factiva, page": f"<html><body><table>{table(1)}</table><table>{table(2)}</table></body></html>".encode(),
    "Nexis, old": twice(old_nexis).encode(),
    "Nexis, Windows line ends": twice(old_nexis).replace("\n", "\r\n").encode(),
    "Nexis, new": twice(new_nexis).encode(),
    "Nexis, DOCX": docx(twice(new_nexis)),
    "Nexis, RTF": rtf(twice(new_nexis)),
    "ProQuest": f"Table of contents\n\n1. Ferry runs aground 1\n\n2. Ferry runs aground 2\n{twice(proquest)}".encode(),
    "EBSCO": twice(ebsco).encode(),
}


@pytest.mark.parametrize("data", EXPORTS.values(), ids=EXPORTS.keys())
def test_each_record_is_a_report_with_what_its_fields_say(data: bytes) -> None:
    found = [result for result in read_bytes(data, "export") if isinstance(result, Article)]
    assert [article.title for article in found] == ["Ferry runs aground 1", "Ferry runs aground 2"]
    assert {article.source.name for article in found} == {"The Harbour Courier"}
    assert {article.published.value for article in found} == {date(2016, 10, 12)}
    assert {article.byline for article in found} == {("Ana Lund",)}
    assert {article.text for article in found} == {f"{LEAD}\n\n{REST}"}


def test_a_record_keeps_its_number_and_address_and_where_it_stood() -> None:
    first, _ = read_bytes(EXPORTS["EBSCO"], "export.txt")
    assert isinstance(first, Article)
    assert (first.id, first.read_from) == ("2W61201", "export.txt, report 1")
    first, _ = read_bytes(EXPORTS["ProQuest"], "export.txt")
    assert isinstance(first, Article)
    assert first.url == "https://search.example.org/docview/1"


def test_the_references_of_ris_are_read_with_their_abstracts() -> None:
    fields = [("TY", "NEWS"), ("TI", "Ferry runs aground"), ("AU", "Lund, Ana"), ("T2", "The Harbour Courier")]
    fields += [("PY", "2016/10/12"), ("AB", LEAD), ("ER", "")]
    (article,) = read_bytes("\n".join(f"{label}  - {value}" for label, value in fields).encode(), "refs.ris")
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.text) == ("Ferry runs aground", ("Ana Lund",), LEAD)


@pytest.mark.parametrize(
    "text",
    [
        f"Ferry runs aground\n\n{LEAD}\n\nBody\n\n{REST}",
        f"HD video of the wreck\n\n{LEAD}\n\nIN OTHER NEWS\n\n{REST}",
        f"From: Ana Lund\nSubject: Ferry\nDate: 12 October 2016\n\n{LEAD}\n\nSource: Courier",
        f"312 words\n\n{LEAD}",
    ],
)
def test_a_report_that_looks_a_little_like_one_is_none(text: str) -> None:
    (article,) = read_bytes(text.encode(), "report.txt")
    assert isinstance(article, Article)
    assert article.read_from == "report.txt"
    assert LEAD in article.text


def test_a_document_of_a_word_processor_is_what_its_words_are() -> None:
    (article,) = read_bytes(docx(f"Ferry runs aground\nThe Harbour Courier\n12 October 2016\n{LEAD}"), "a.docx")
    assert isinstance(article, Article)
    assert (article.title, article.source.name) == ("Ferry runs aground", "The Harbour Courier")


def test_rtf_gives_signs_of_other_alphabets_and_no_hidden_words() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252 {\*\x Word;}\ldblquote Caf\'e9\rdblquote  \u8212? \u55357?\u56832?\par Two}"
    (article,) = read_bytes(data, "a.rtf")
    assert isinstance(article, Article)
    assert article.text == "“Café” — 😀\n\nTwo"


def test_documents_packed_together_are_read_each() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.docx", docx(LEAD))
        archive.writestr("b.docx", docx(REST))
    found = [result for result in read_bytes(file.getvalue(), "clips.zip") if isinstance(result, Article)]
    assert [(article.read_from, article.text) for article in found] == [
        ("clips.zip, a.docx", LEAD),
        ("clips.zip, b.docx", REST),
    ]


def test_a_record_whose_text_has_no_label_has_it_below_the_last() -> None:
    head = "Title: Ferry runs aground.\nSource: Harbour Courier (Oster). 10/12/2016\nAccession Number: 7\nSection: News"
    (article,) = read_bytes(f"{head}\nFerry runs aground\n\n{LEAD}\n\n{REST} {LEAD}".encode(), "record.txt")
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Ferry runs aground", f"{LEAD}\n\n{REST} {LEAD}")


def test_a_list_of_addresses_says_what_to_give() -> None:
    (failure,) = read_bytes(b"https://harbour.example/1\nhttps://harbour.example/2\n", "list.txt")
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("a list of addresses")


def test_an_agency_between_title_and_number_of_words_is_no_title() -> None:
    text = counted(1).replace("By Ana Lund", "Reuters")
    (article,) = read_bytes(text.encode(), "export.txt")
    assert isinstance(article, Article)
    assert article.title == "Ferry runs aground 1"
    assert [credit.agency for credit in article.credits] == ["Reuters"]


def test_a_field_ends_where_a_label_that_nobody_knows_begins() -> None:
    text = twice(ebsco).replace("Authors: Lund, Ana", "Authors: Lund, Ana\nShelf Mark: Q 7").replace("Title:", "TITLE:")
    first, _ = read_bytes(text.encode(), "export.txt")
    assert isinstance(first, Article)
    assert (first.title, first.byline) == ("Ferry runs aground 1", ("Ana Lund",))


def test_the_caption_behind_a_text_is_no_part_of_it() -> None:
    text = twice(new_nexis).replace("Classification", "Graphic\n\n\nThe ferry at the pier\n\nClassification")
    texts = {result.text for result in read_bytes(text.encode(), "export.txt") if isinstance(result, Article)}
    assert texts == {f"{LEAD}\n\n{REST}"}


@pytest.mark.parametrize("between", ["* * * * *", "-----", "IN OTHER NEWS"])
def test_what_parts_a_report_within_does_not_end_it(between: str) -> None:
    for export in (twice(old_nexis), labelled("   ", "\n"), twice(counted)):
        for result in read_bytes(export.replace(REST, f"{REST}\n\n{between}\n\n{LEAD}").encode(), "export.txt"):
            assert isinstance(result, Article)
            assert result.text == f"{LEAD}\n\n{REST}\n\n{between}\n\n{LEAD}"
