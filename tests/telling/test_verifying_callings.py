"""Verifying parties, callings, counts and days as a chat model's summary has them, in other words than the reports."""

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify
from tests.affairs import cases_of

COURIER = """A ferry with 14 lorries was turned back at Port Elin on Sunday, drivers told the Courier.

The bookkeeper Lena M. Brandt Jr., a Democrat, told the court that the owner had received 450,000 United States dollars
in four payments. Relief coordinator Otto Kern was present. The harbour office denied everything.

"We dont know if the crane caused the fire," said a docker. The blaze killed 40 people and 120 were wounded.
"""
LEDGER = """The ferry had been turned back at Port Elin on May 4.

A truce, planned for Thursday, was asked for by the bishops. It was to begin that morning but fell through.

Four Lapps aged 20 to 30 were arrested. The harbour office put the turnout at 62 percent, and on Thursday at 58 percent.
Both pilots were heard by the armed forces of the UN. The fire left six martyrs at the shrine.

Three cranes stayed behind. They had broken down. Police have banned a march that the union had called for Saturday.
"""


@pytest.fixture(scope="module")
def port() -> tuple[Case, ...]:
    return cases_of(
        *(
            rashomon.read_text(text, id=name, title="Ferry at Port Elin", published="2014-05-09", source=name)
            for name, text in (("The Courier", COURIER), ("The Ledger", LEDGER))
        )
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "On Sunday 4 May a ferry with 14 lorries was turned back at Port Elin.",
        "The Democrat Lena Brandt spoke of four payments of 450,000 dollars.",
        "A docker said it was not known whether the crane caused the fire.",
        "A truce was to begin on Thursday but fell through.",
        "Three cranes had broken down.",
        "Four Lapps were arrested.",
        "The harbour office put the turnout at 62 percent and 58 on Thursday.",
        "The army of the United Nations heard two pilots.",
        "Six people were killed at the shrine in the fire.",
        "Police have banned a march of the union on Saturday.",
        "The blaze killed 40. Bishops asked for a truce.",
    ],
)
def test_what_reports_tell_in_other_words_is_not_listed(sentence: str, port: tuple[Case, ...]) -> None:
    assert verify(sentence, port) == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The Republican Lena Brandt told the court so.", Kind.NAME, "Republican"),
        ("Lena Brandt, a former prosecutor, told the court so.", Kind.NAME, "prosecutor"),
        ("Foreign Minister Otto Kern was present.", Kind.NAME, "Minister"),
        ("The number of the dead is 120.", Kind.NUMBER, "120"),
    ],
)
def test_what_no_report_calls_or_counts_so_is_listed(
    sentence: str, kind: Kind, words: str, port: tuple[Case, ...]
) -> None:
    assert (kind, words) in [(one.kind, one.words) for one in verify(sentence, port)]
