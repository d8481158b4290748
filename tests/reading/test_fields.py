"""What the fields of rows mean: names that exports use, and names that a person maps."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import ReadError
from rashomon.model import Article, Failure
from rashomon.reading import FieldMap, read_bytes, read_field_map
from rashomon.reading.fields import MEANINGS, names_of

TEXT = "A ferry sank off Port Amber on Sunday, the coast guard said. Twelve people are missing."
ROW: dict[str, Any] = {"story": {"words": TEXT}, "kicker": "Ferry sinks", "day": "2016-10-13", "paper": "Bay Post"}
MAP = ["text=story.words", "title=kicker", "date=day", "source=paper"]


def rows(*found: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in found)


def read(data: bytes, *said: str) -> list[Article | Failure]:
    return list(read_bytes(data, "rows", fields=read_field_map(said)))


@pytest.mark.parametrize(
    "data", [rows(ROW), json.dumps([ROW]).encode(), json.dumps({"data": [ROW]}, indent=1).encode()]
)
def test_fields_of_other_names_are_mapped(data: bytes) -> None:
    (article,) = read(data, *MAP)
    assert isinstance(article, Article), article
    assert (article.text, article.title, article.source.name) == (TEXT, "Ferry sinks", "Bay Post")
    assert str(article.published.value) == "2016-10-13"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_of_other_names_are_mapped(sign: str) -> None:
    table = sign.join(["Kicker", "Story", "Day"]) + "\n" + sign.join(['"Ferry sinks"', f'"{TEXT}"', "2016-10-13"])
    (article,) = read(table.encode(), "text=Story", "title=Kicker", "published=Day")
    assert isinstance(article, Article), article
    assert (article.text, article.title) == (TEXT, "Ferry sinks")
    assert str(article.published.value) == "2016-10-13"


def test_what_is_mapped_wins_over_a_known_name() -> None:
    (article,) = read(rows({"text": "A summary.", "full": TEXT}), "text=full")
    assert isinstance(article, Article)
    assert article.text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        rows({"body": TEXT, "day": "2016-10-13"}),
        f'day,body\n2016-10-13,"{TEXT}"\n'.encode(),
        f'day,words\n2016-10-13,"{TEXT}"\n2016-10-14,"{TEXT}"\n'.encode(),
    ],
    ids=["JSON Lines", "CSV of known names", "CSV of unknown names"],
)
def test_a_mapped_field_that_is_absent_is_named_with_those_there_are(data: bytes) -> None:
    (failure,) = read(data, "text=story")
    assert isinstance(failure, Failure)
    assert "no field `story`" in failure.reason
    assert "day, " in failure.reason or ", day" in failure.reason


def test_a_row_whose_mapped_field_is_empty_has_no_text_and_others_are_read() -> None:
    first, second = read(rows({"story": None}, {"story": TEXT}), "text=story")
    assert isinstance(first, Failure)
    assert isinstance(second, Article)


@pytest.mark.parametrize("said", ["text", "text=", "words=body", "=body"])
def test_what_cannot_be_understood_says_how_to_say_it(said: str) -> None:
    with pytest.raises(ReadError, match="MEANING=FIELD"):
        read_field_map([said])
    with pytest.raises(ReadError, match="already"):
        read_field_map(["text=a", "text=b"])


def test_a_table_of_unknown_columns_is_told_to_be_mapped() -> None:
    table = f'day,words\n2016-10-13,"{TEXT}"\n2016-10-14,"{TEXT}"\n'
    (failure,) = read_bytes(table.encode(), "rows.csv")
    assert isinstance(failure, Failure)
    assert "its columns: day, words" in failure.reason
    assert "--map text=COLUMN" in failure.reason


def test_without_a_map_nothing_is_mapped() -> None:
    assert read_field_map([]) == FieldMap()


DOCS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("meaning", MEANINGS)
def test_the_table_of_names_is_the_one_that_is_read(meaning: str) -> None:
    row = re.search(rf"^\| `{meaning}` \|[^|]*\| ([^|]*) \|$", DOCS, re.M)
    assert row, meaning
    assert row[1].split(", ") == names_of(meaning)
