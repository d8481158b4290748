"""A user's table of names wins over what the reports suggest."""

from pathlib import Path

import pytest

import rashomon
from rashomon.archive.aliases import read_aliases
from rashomon.errors import ReadError

TALKS = (
    "GENEVA, Oct 12 - Prime Minister Ana Ruiz will meet Marshal Brandt in Geneva on Saturday, her office said on"
    " Wednesday. Ruiz and Brandt have not met since 2014."
)


def test_a_name_is_told_as_the_user_wants_it(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("# who is who\nana ruiz\tAna Ruiz Calder\n", encoding="utf-8")
    article = rashomon.read_text(TALKS, published="2016-10-12")
    with rashomon.open(tmp_path / "talks.db", aliases=read_aliases(table)) as archive:
        archive.add_articles([article])
        told = archive.brief()
        assert archive.check() == ()
    assert "Ana Ruiz Calder" in told
    with rashomon.open(tmp_path / "talks.db") as archive:
        archive.add_articles([article])
        assert "Ana Ruiz Calder" not in archive.brief()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("Ana Ruiz\n", "is not a name and the name to use"),
        ("Ana,Ana Ruiz\nANA,Ana Lund\n", "is given two names"),
        ("\xff\xfe", "not text in UTF-8"),
        (None, "there is no such table"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, table: str | None, reason: str) -> None:
    path = tmp_path / "names.csv"
    if table is not None:
        path.write_bytes(table.encode("latin-1"))
    with pytest.raises(ReadError, match=reason):
        read_aliases(path)
