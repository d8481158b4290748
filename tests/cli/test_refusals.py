"""What is refused: each wrong input is one clear line on standard error and exit status 2, in every verb."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said

TEXT = "A ferry sank off the coast of Portugal on Monday and three sailors drowned, the coast guard said.\n"


def make_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table notes (words text)")
    connection.close()


MAKE: dict[str, Callable[[Path], object]] = {
    "report.txt": lambda path: path.write_text(TEXT),
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_bytes(b" \n\n"),
    "binary.bin": lambda path: path.write_bytes(bytes(range(256)) * 8),
    "nul.txt": lambda path: path.write_bytes(b"A ferry sank\x00 off the coast.\n"),
    "long.txt": lambda path: path.write_text("a" * 2_000_001),
    "deep.json": lambda path: path.write_text("[" * 100_000),
    "cut.jsonl": lambda path: path.write_text('{"text": \n'),
    "latin.txt": lambda path: path.write_bytes("Café".encode("latin-1")),
    "broken.toml": lambda path: path.write_text("x = ["),
    "long.csv": lambda path: path.write_text("name\n" + "a" * 200_000),
    "folder": lambda path: path.mkdir(),
    "other.db": make_database,
    "text.db": lambda path: path.write_text(TEXT),
    "cut.db": lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(50)),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an input of each wrong kind beside a right one."""
    for name, make in MAKE.items():
        make(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stored(here: Path, run: Run) -> str:
    """An archive with one story; the id of that."""
    assert run("add", "talks.db", "report.txt").status == 0
    return run("stories", "talks.db").out.split()[0]


def assert_refused(said: Said, name: str, why: str) -> None:
    lines = said.err.splitlines()
    assert said.status == 2
    assert lines[0].removeprefix("rashomon: ").startswith(name)
    assert why in lines[0]
    assert len(lines) == 1
    assert "fault of ours" not in said.err


READ = [
    ("missing.txt", "there is no such file or folder"),
    ("report.txt/x", "there is no such file or folder"),
    ("*.nothing", "there is no such file or folder"),
    ("folder", "no reports in this folder"),
    ("empty.txt", "the file is empty"),
    ("blank.txt", "the file is empty"),
    ("binary.bin", "it is binary, not text"),
    ("nul.txt", "it is binary, not text"),
    ("long.txt", "one report may have 1,000,000"),
    ("deep.json", "nested too deep"),
    ("cut.jsonl", "cut off before its end"),
    ("http://[::1", "not an address that can be asked for"),
    ("ftp://outlet.example/x", "only http and https are fetched"),
]


@pytest.mark.parametrize(("path", "why"), READ)
@pytest.mark.parametrize("verb", [["brief"], ["annotate"], ["stories"], ["add", "new.db"], ["verify", "report.txt"]])
def test_what_cannot_be_read_is_named_by_every_verb(verb: list[str], path: str, why: str, here: Path, run: Run) -> None:
    said = run(*verb, path)
    assert_refused(said, path, why)
    assert not (here / "new.db").exists()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("missing.txt", "there is no such brief"),
        ("folder", "a folder; give the brief first"),
        ("", "a folder; give the brief first"),
        ("empty.txt", "there are no words in it"),
        ("nul.txt", "not text"),
        ("latin.txt", "not text in UTF-8"),
        ("long.txt", "too long for a brief"),
    ],
)
def test_what_is_no_brief_is_not_verified(path: str, why: str, here: Path, run: Run) -> None:
    assert_refused(run("verify", path, "report.txt"), path or "an empty path", why)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("missing.db", "there is no such archive"),
        ("", "this is no archive"),
        ("folder", "this is a folder, not an archive file"),
        ("report.txt", "this file is not a Rashomon archive"),
        ("text.db", "this file is not a Rashomon archive"),
        ("cut.db", "this file is not a Rashomon archive"),
        ("other.db", "this database is not a Rashomon archive"),
    ],
)
@pytest.mark.parametrize(
    "words", [["check"], ["story", "abcd"], ["changes", "abcd", "--since", "2016-10-13"], ["judge", "list"]]
)
def test_what_is_no_archive_is_not_opened(words: list[str], path: str, why: str, here: Path, run: Run) -> None:
    before = {file.name: file.read_bytes() for file in here.iterdir() if file.is_file()}
    assert_refused(run(words[0], path, *words[1:]), path or "an empty path", why)
    assert {file.name: file.read_bytes() for file in here.iterdir() if file.is_file()} == before


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("folder", "a folder; give a file"),
        ("missing/brief.txt", "there is no such folder"),
        ("report.txt/brief.txt", "there is no such folder"),
        ("report.txt", "this is what is read; write to another file"),
        ("folder/../report.txt", "this is what is read; write to another file"),
    ],
)
@pytest.mark.parametrize("verb", ["brief", "annotate"])
def test_where_nothing_can_be_written_is_said(verb: str, out: str, why: str, here: Path, run: Run) -> None:
    assert_refused(run(verb, "report.txt", "--out", out), out, why)
    assert (here / "report.txt").read_text() == TEXT


def test_a_full_disk_is_said_with_the_file(here: Path, run: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    assert_refused(run("brief", "report.txt", "--out", "/dev/full"), "/dev/full", "no space left on device")


@pytest.mark.parametrize("words", [["story"], ["changes", "--since", "2016-10-13"]])
def test_no_output_goes_over_the_archive(words: list[str], stored: str, here: Path, run: Run) -> None:
    verb, *options = words
    assert_refused(run(verb, "talks.db", stored, *options, "--out", "talks.db"), "talks.db", "this is what is read")
    assert run("check", "talks.db").status == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--events", "e.xlsx"], "ends in .csv, .jsonl, .parquet"),
        (["--events", "e"], "ends in .csv, .jsonl, .parquet"),
        (["--events", "e.csv", "--findings", "e.csv"], "a file each"),
        ([], "--events FILE, --findings FILE or both"),
    ],
)
def test_tables_need_a_file_each_of_a_known_form(words: list[str], why: str, here: Path, run: Run) -> None:
    assert_refused(run("export", "report.txt", *words), "", why)
    assert not (here / "e.csv").exists()


@pytest.mark.parametrize("day", ["yesterday", "2016", "2016-13-40", "0000-00-00", "9999999-01-01", ""])
def test_a_day_that_is_none_is_refused(day: str, stored: str, run: Run) -> None:
    assert_refused(run("stories", "talks.db", "--since", day), "Invalid value for --since", "write 2016-10-13")
    said = run("changes", "talks.db", stored, "--since", day)
    assert_refused(said, "Invalid value for --since", "write 2016-10-13")


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("nope", "no story has this id"),
        ("zz", "4 or more of its first characters"),
        ("", "an empty id"),
        ("%%%%", "no story has this id"),
        ("x" * 9000, "no story has this id"),
    ],
)
def test_a_story_that_is_not_there_is_refused(id: str, why: str, stored: str, run: Run) -> None:
    assert_refused(run("story", "talks.db", id), "talks.db", why)
    assert_refused(run("changes", "talks.db", id, "--since", "2016-10-13"), "talks.db", why)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["same", "a", "b"], "say who decides, with --by NAME"),
        (["same", "a", "b", "--by", ""], "say who decides, with --by NAME"),
        (["same", "a", "--by", "me"], "two ids or more, each another"),
        (["same", "yes", "zzz", "--by", "me"], "no report has this id"),
        (["merge", "a", "b", "--by", "me"], "no story has this id"),
        (["split", "a", "b", "--by", "me"], "no story has this id"),
        (["withdraw", "9" * 5000, "--by", "me"], "the number of one judgement"),
        (["withdraw", "1²", "--by", "me"], "the number of one judgement"),
        (["forget", "a"], "is not one of 'same'"),
    ],
)
def test_a_judgement_of_nothing_is_refused(words: list[str], why: str, stored: str, run: Run) -> None:
    assert_refused(run("judge", "talks.db", *words), "", why)
    assert "nobody has judged" in run("judge", "talks.db", "list").err


@pytest.mark.parametrize(
    ("options", "name", "why"),
    [
        (["--aliases", "missing.txt"], "missing.txt", "there is no such table of aliases"),
        (["--aliases", "folder"], "folder", "a folder, not a table of aliases"),
        (["--aliases", "binary.bin"], "binary.bin", "not text in UTF-8"),
        (["--aliases", "long.csv"], "long.csv", "is not a name and the name to use for it"),
        (["--sources", "missing.toml"], "missing.toml", "there is no such file of sources"),
        (["--sources", "broken.toml"], "broken.toml", "not TOML"),
        (["--form", "xml"], "Invalid value", "is not one of 'text'"),
        (["--map", "body"], "--map body", "say MEANING=FIELD"),
        (["--writer", "http://[::1", "--model", "m"], "writer http://[::1", "not an http or https address"),
        (["--writer", "http://host:x/v1", "--model", "m"], "writer http://host:x/v1", "not an http or https address"),
        (["--writer", "file:///etc/hosts", "--model", "m"], "writer file:", "not an http or https address"),
        (["--writer", "http://host/v1"], "writer", "go together"),
        (["--bogus"], "No such option", "--bogus"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused(
    options: list[str], name: str, why: str, here: Path, run: Run
) -> None:
    assert_refused(run("brief", "report.txt", *options), name, why)
