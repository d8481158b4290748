"""`rashomon export`: events of reports or of an archive as a file."""

from pathlib import Path

from tests.cli.conftest import Run


def test_export_writes_a_row_an_event(run: Run, report: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.jsonl"
    report.write_text("Protesters clashed with police in Cairo on Monday, witnesses said.\n", encoding="utf-8")
    said = run("export", report, "--events", target)
    assert said.status == 0
    assert "of 1 report" in said.err
    assert b'"country":"EG"' in target.read_bytes()


def test_export_of_an_archive_is_that_of_its_reports(run: Run, report: Path, tmp_path: Path) -> None:
    archive, one, other = tmp_path / "a.db", tmp_path / "one.csv", tmp_path / "other.csv"
    run("add", archive, report)
    run("export", archive, "--events", one)
    run("export", report, "--events", other)
    assert one.read_bytes() == other.read_bytes()


def test_export_writes_what_is_known_too_and_one_of_both_is_needed(run: Run, report: Path, tmp_path: Path) -> None:
    events, findings = tmp_path / "events.csv", tmp_path / "findings.csv"
    said = run("export", report, "--events", events, "--findings", findings)
    assert (said.status, said.err.count("\n")) == (0, 2)
    assert findings.read_text(encoding="utf-8").startswith("finding,affair,subject,")
    assert "--findings FILE" in run("export", report).err


def test_an_ending_that_names_no_format_is_refused(run: Run, report: Path, tmp_path: Path) -> None:
    said = run("export", report, "--events", tmp_path / "events.xlsx")
    assert said.status == 2
    assert ".parquet" in said.err


def test_a_table_of_before_stays_where_there_is_no_report(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("kept", encoding="utf-8")
    said = run("export", tmp_path / "nothing.txt", "--events", table)
    assert said.status == 2
    assert "not written" in said.err
    assert table.read_text(encoding="utf-8") == "kept"
