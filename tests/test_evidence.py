"""Every piece of evidence is a slice of its report, whatever characters the report has."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.errors import EvidenceError
from rashomon.model import Evidence, Model, evidence

# Sentences that every annotator finds something in, and characters that move offsets where code counts bytes,
# UTF-16 units or what is left after folding.
SENTENCES = [
    "At least 25 people were killed in Aleppo on Tuesday, the Observatory said.",
    "“We will meet on Saturday,” Anna Roth told Reuters in Geneva.",
    "Foreign Minister Ben Vogel denied that jets had struck the market.",
    "France vetoed a resolution that Spain had proposed last week.",
    "They agreed to hold talks; 1½ million fled.",
]
ODD = [
    *("\u00a0", "\u200b", "\u2028", "\u202e", "\ufeff", "\U0001f4f0", "e\u0301"),
    *("\u00df", "\u0130", "\r\n", "\t", "\x00", "\ufb01"),
]

texts = (
    st.lists(st.sampled_from([*SENTENCES, *ODD, "\n\n", " "]) | st.text(max_size=8), max_size=14)
    .map("".join)
    .filter(str.strip)
)


def evidence_in(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, Model):
        for name in value.__struct_fields__:
            yield from evidence_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from evidence_in(each)


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_every_quote_is_its_slice_on_odd_unicode(text: str) -> None:
    article = rashomon.read_text(text, published="2016-10-13")
    assert article.text == text
    for found in (article, rashomon.annotate(article)):
        for words in evidence_in(found):
            assert words.quote == text[words.span.start : words.span.end]
            assert words.quote


def test_findings_carry_slices_of_their_reports() -> None:
    texts = ["📰 " + " ".join(SENTENCES), "\u202e" + SENTENCES[0] + "\r\n" + SENTENCES[1]]
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, source=f"Outlet {n}", published="2016-10-13") for n, text in enumerate(texts)
        )
        cases = archive.cases()
        stories = archive.stories()
        by_id = {report.article.id: report.article.text for case in cases for report in case.reports}
        found = [words for story in stories for finding in story.findings() for words in evidence_in(finding)]
    assert found
    assert all(words.quote == by_id[words.article][words.span.start : words.span.end] for words in found)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (2, 9), (3, 2)])
def test_evidence_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(EvidenceError):
        evidence("a", "four", start, end)


def test_evidence_survives_storing() -> None:
    words = evidence("a", "e\u0301 📰 25 died", 0, 4)
    assert msgspec.json.decode(msgspec.json.encode(words), type=Evidence) == words
