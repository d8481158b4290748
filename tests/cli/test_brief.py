"""`rashomon brief`: what it prints, and its exit status for whatever it is given."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_brief_prints_text_and_nothing_on_standard_error(run: Run, report: Path) -> None:
    said = run("brief", report)
    assert "1 report" in said.out
    assert said.err == ""
    assert said.status == 0


def test_brief_writes_every_form_to_a_file(run: Run, report: Path, tmp_path: Path) -> None:
    for form, begins in (("md", "# "), ("html", "<!doctype html>"), ("json", "{"), ("text", "")):
        out = tmp_path / f"brief.{form}"
        assert run("brief", report, "--format", form, "--out", out).out == ""
        assert out.read_text(encoding="utf-8").startswith(begins)


def test_brief_of_the_same_reports_is_the_same_bytes_in_any_order(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "another.txt"
    other.write_text("Four sailors drowned when a ferry sank off Portugal, officials said.", encoding="utf-8")
    assert run("brief", report, other, "-f", "json") == run("brief", other, report, "-f", "json")


def test_the_list_of_reports_says_what_was_not_read_of_them(run: Run, tmp_path: Path) -> None:
    french = "Deux hommes sont morts lundi dans un accident de la route, a annoncé la police. Une enquête est ouverte."
    rows = [
        {
            "id": "a",
            "text": f"{french} Les secours sont restés sur les lieux pendant la nuit.",
            "published": "2016-10-13",
        },
        {"id": "b", "text": "Ten people died in a fire, police said.", "published": "2016-13-45"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = run("brief", path).out
    assert "; not in English but “fr”: kept, nothing is taken from it" in told
    assert "date not known (the date field of the input cannot be read as a date: '2016-13-45')" in told


def test_a_brief_of_reports_in_another_language_quotes_none_and_has_no_heading_over_nothing(
    run: Run, tmp_path: Path
) -> None:
    french = "Le port a été fermé lundi par les dockers, qui demandent une hausse des salaires depuis novembre."
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": f"{french} {french}", "published": "2016-10-13"}) + "\n", encoding="utf-8")
    told = run("brief", path).out
    assert "nothing is taken from it" in told
    assert "In the words of" not in told
    assert "EVIDENCE" not in told


def test_one_bad_file_does_not_stop_the_others(run: Run, report: Path, tmp_path: Path) -> None:
    said = run("brief", report, tmp_path / "nothing.txt")
    assert "1 report" in said.out
    assert said.err == f"{tmp_path / 'nothing.txt'}: there is no such file or folder\n"
    assert said.status == 1


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.bin": bytes(range(256)) * 40,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(400),
    "cut.gz": gzip.compress(b"Ten people died in Oslo. " * 400)[:-30],
    "damaged.gz": b"\x1f\x8b" + bytes(range(200)),
    "textless.jsonl": b'{"id": "a"}\n',
    "malformed.jsonl": b'{"id": "a", "text": \n',
    "page.html": b"<!doctype html><html><body><script>x = 1</script></body></html>",
    "feed.rss": b'<?xml version="1.0"?><rss version="2.0"><channel><title>Empty</title></channel></rss>',
    "large.txt": b"All work and no play. " * 2_500_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_gives_no_report_is_one_clear_line(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    said = run("brief", path)
    assert said.out == ""
    assert said.err.startswith(str(path))
    assert said.err.count("\n") == 1
    assert said.status == 2


def test_an_empty_folder_and_no_path_at_all(run: Run, tmp_path: Path) -> None:
    assert run("brief", tmp_path).err == f"{tmp_path}: no reports in this folder\n"
    assert run("brief").status == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--form", "docx"], "'docx' is not one of 'text', 'md', 'html', 'json', 'pdf'; rashomon brief -h tells more"),
        (["--frob"], "No such option: --frob"),
        (["--writer", "http://localhost:1"], "--writer URL and --model NAME go together"),
        (["--writer", "somewhere", "--model", "m"], "writer somewhere: not an http or https address"),
        (["--out", "."], ".: a folder; give a file"),
        (["--sources", "none.toml"], "none.toml: there is no such file of sources"),
        (["--map", "text"], "--map text"),
    ],
)
def test_what_is_wrong_with_an_option_is_one_line_before_any_work(
    words: list[str], told: str, run: Run, report: Path
) -> None:
    said = run("brief", report, *words)
    assert told in said.err
    assert (said.out, said.err.count("\n"), said.status) == ("", 1, 2)


def test_a_file_that_cannot_be_written_is_one_clear_line(run: Run, report: Path, tmp_path: Path) -> None:
    said = run("brief", report, "--out", tmp_path / "no" / "such" / "folder.txt")
    assert said.err.endswith("there is no such folder\n")
    assert said.err.count("\n") == 1
    assert said.status == 2


def test_several_affairs_are_told_one_after_the_other(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "The parliament of Norway passed its budget on Friday after a night of debate, the speaker said.",
        encoding="utf-8",
    )
    assert run("brief", report, other).out.count("1 report,") == 2
    assert len(json.loads(run("brief", report, other, "-f", "json").out)) == 2


def test_brief_of_an_archive_is_the_brief_of_its_reports(run: Run, report: Path, tmp_path: Path) -> None:
    archive = tmp_path / "talks.db"
    run("add", archive, report)
    assert run("brief", archive).out == run("brief", report).out


def test_brief_reads_standard_input(report: Path) -> None:
    with report.open("rb") as stream:
        told = subprocess.run(
            [sys.executable, "-m", "rashomon", "brief", "-"], stdin=stream, capture_output=True, check=True
        )
    assert "FROM ONE ORIGIN ONLY" in told.stdout.decode()
