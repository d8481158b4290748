"""How a brief is written: its length, its form, what the user says of sources, and a writer."""

import json
from pathlib import Path

import pytest

from rashomon.writing.printing import find_browser
from tests.cli.conftest import Run
from tests.writing.conftest import retelling, serving


def test_one_line_is_one_line_and_names_who_stands_behind_it(run: Run, report: Path) -> None:
    said = run("brief", report, "--length", "line")
    assert said.out.count("\n") == 1
    assert "1 report)" in said.out


def test_a_short_brief_has_the_evidence_of_what_it_tells_and_no_more(run: Run, report: Path) -> None:
    brief = json.loads(run("brief", report, "--length", "short", "--form", "json").out)
    told = [brief["summary"], *brief["lead"], *brief["agreed"], *brief["single"], *brief["coming"]]
    used = {number for line in told for number in line["references"]}
    assert {reference["number"] for reference in brief["references"]} == used == set(range(1, len(used) + 1))
    assert brief["voices"] == brief["timeline"] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources.toml", '[[source]]\nname = "Coast Guard"\nkind = "party to it"\nowner = "the navy"\n'),
        ("sources.csv", "name,kind,owner\ncoast guard,party to it,the navy\n"),
    ],
)
def test_what_the_user_says_of_a_source_stands_beside_it_and_drops_nothing(
    run: Run, report: Path, tmp_path: Path, name: str, text: str
) -> None:
    sources = tmp_path / name
    sources.write_text(text, encoding="utf-8")
    plain, said = run("brief", report).out, run("brief", report, "--sources", sources).out
    assert said.replace(" [party to it, owned by the navy]", "") == plain


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.toml", "[[source]\n", "not TOML"),
        ("a.toml", "source = 3\n", "no [[source]] in it"),
        ("a.toml", '[[source]]\nkind = "x"\n', "source 1 has no name"),
        ("a.toml", '[[source]]\nname = "x"\ntrust = 0\n', "the field trust is not known"),
        ("a.csv", "outlet,kind\nx,y\n", "does not name the fields"),
    ],
)
def test_a_file_of_sources_that_cannot_be_read_is_one_clear_line(
    run: Run, report: Path, tmp_path: Path, name: str, text: str, why: str
) -> None:
    sources = tmp_path / name
    sources.write_text(text, encoding="utf-8")
    said = run("brief", report, "--sources", sources)
    assert why in said.err
    assert said.err.count("\n") == 1
    assert said.status == 2


def test_a_file_of_sources_is_read_before_any_report(run: Run, tmp_path: Path) -> None:
    sources = tmp_path / "a.toml"
    sources.write_text("[[source]\n", encoding="utf-8")
    said = run("brief", tmp_path / "no.txt", "--sources", sources)
    assert "not TOML" in said.err
    assert "no.txt" not in said.err


def test_a_writer_rewrites_the_brief_and_what_it_invents_is_counted(run: Run, report: Path) -> None:
    with serving(retelling(lambda text: text.replace("Three", "Ninety"))) as endpoint:
        said = run("brief", report, "--writer", endpoint.url, "--model", "small")
    assert "Ninety" not in said.out
    assert "HOW THIS WAS WRITTEN" in said.out
    assert said.status == 0


def test_a_writer_that_gives_nothing_is_told_and_the_brief_is_as_composed(run: Run, report: Path) -> None:
    with serving(lambda messages: (500, b"")) as endpoint:
        said = run("brief", report, "--writer", endpoint.url, "--model", "small")
    assert "status 500" in said.out
    assert said.err == "writer: answers with status 500; the brief is as composed\n"
    assert said.status == 1


def test_a_writer_needs_a_model(run: Run, report: Path) -> None:
    assert "--writer URL and --model NAME go together" in run("brief", report, "--writer", "http://localhost/v1").err


def test_without_a_browser_a_pdf_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run("brief", tmp_path / "no.txt", "--form", "pdf", "--out", tmp_path / "brief.pdf")
    assert "install Chromium" in said.err
    assert said.status == 2


@pytest.mark.slow
@pytest.mark.skipif(find_browser() is None, reason="no browser is here")
def test_a_browser_prints_the_brief_with_its_evidence(run: Run, report: Path, tmp_path: Path) -> None:
    import pypdf

    out = tmp_path / "brief.pdf"
    assert run("brief", report, "--form", "pdf", "--out", out).status == 0
    words = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(out).pages)
    assert "A ferry sank off the coast of Portugal" in words
