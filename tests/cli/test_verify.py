"""`rashomon verify`: one line for each thing without support, and its exit status for whatever it is given."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text("Three sailors drowned off Portugal.\n\nThe ferry had 40 people on board.\n", encoding="utf-8")
    return path


def test_what_has_no_support_is_one_line_and_what_a_report_says_the_next(run: Run, report: Path, brief: Path) -> None:
    said = run("verify", brief, report)
    alarm, passage = said.out.splitlines()
    assert alarm == f"{brief}:3:15: number “40”: no report gives this number"
    assert passage.startswith("    ")
    assert "A ferry sank off the coast of Portugal on Monday" in passage
    assert said.err == f"{brief}: 1 without support in 1 report\n"
    assert said.status == 1


def test_our_own_brief_is_supported_in_every_form(run: Run, report: Path, tmp_path: Path) -> None:
    for form in ("text", "md", "html", "json"):
        brief = tmp_path / f"brief.{form}"
        run("brief", report, "--format", form, "--out", brief)
        said = run("verify", brief, report)
        assert (said.out, said.status) == (f"{brief}: nothing without support in 1 report\n", 0)


def test_a_brief_is_verified_against_an_archive(run: Run, report: Path, brief: Path, tmp_path: Path) -> None:
    run("add", tmp_path / "ferry.db", report)
    assert run("verify", brief, tmp_path / "ferry.db").status == 1


def test_a_brief_that_cannot_be_read_is_one_line(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    for name in ("none.txt", "empty.txt", "binary.txt", ""):
        said = run("verify", tmp_path / name, report)
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert said.status == 2


def test_without_reports_nothing_can_be_done(run: Run, brief: Path, tmp_path: Path) -> None:
    said = run("verify", brief, tmp_path / "none.txt")
    assert (said.err, said.status) == (f"{tmp_path / 'none.txt'}: there is no such file or folder\n", 2)


def test_a_brief_as_pdf_is_refused_in_words(run: Run, report: Path, tmp_path: Path) -> None:
    brief = tmp_path / "b.pdf"
    brief.write_bytes(b"%PDF-1.4\n%\xd3\xeb\xe9\xe1\n")
    said = run("verify", brief, report)
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "a PDF is not verified; give the brief as text, Markdown, HTML or JSON" in said.err


def test_a_brief_in_another_language_is_refused_in_words(run: Run, report: Path, tmp_path: Path) -> None:
    brief = tmp_path / "b.txt"
    text = (
        "Trois marins se sont noyés lundi au large du Portugal quand leur bateau a coulé près de la côte, selon les "
        "garde-côtes du pays."
    )
    brief.write_text(text, encoding="utf-8")
    said = run("verify", brief, report)
    assert (said.out, said.status) == ("", 2)
    assert "only a brief in English is verified" in said.err
