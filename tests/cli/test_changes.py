"""`rashomon changes`, and `rashomon add` of addresses, on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sites import Site, says, serving

PAGE = (
    "<html><head><title>Bomb at market in Aleppo</title></head><body><h1>Bomb at market in Aleppo</h1>"
    "<p>A bomb exploded at the central market of Aleppo on 11 October 2016. At least {n} people were killed in Aleppo"
    " on 11 October 2016, the mayor said.</p>"
    "<p>The market was closed and the road to the airport was blocked for several hours.</p></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        here.pages["/a"] = says(PAGE.format(n=12), Content_Type="text/html")
        yield here


@pytest.fixture
def edited(run: Run, site: Site, tmp_path: Path) -> Path:
    """An archive with a page that was fetched, edited, and fetched again."""
    path = tmp_path / "talks.db"
    said = run("add", path, f"{site.address}/a", "--allow-private")
    assert said.out == f"{path}: 1 new, 0 known already, 0 not read\n"
    site.pages["/a"] = says(PAGE.format(n=15), Content_Type="text/html")
    said = run("add", path, f"{site.address}/a", "--allow-private")
    assert said.out == f"{path}: 0 new, 1 changed, 0 known already, 0 not read\n"
    return path


def story_of(run: Run, archive: Path) -> str:
    return str(json.loads(run("stories", archive, "--json").out)["story"])


def test_an_edited_page_counts_once_and_its_story_tells_the_newest(run: Run, edited: Path) -> None:
    told = run("story", edited, story_of(run, edited)).out
    assert "1 report" in told
    assert "15" in told
    assert "at least 12" not in told


def test_what_changed_is_told_with_its_words(run: Run, edited: Path) -> None:
    said = run("changes", edited, story_of(run, edited), "--since", "2016-10-01")
    assert "Since Saturday 1 October 2016 (UTC): 1 new report, 0 edited" in said.out
    assert "NEW" in said.out
    assert "15 people were killed" in said.out
    assert said.status == 0
    assert (
        "Nothing that is known of it changed."
        in run("changes", edited, story_of(run, edited), "--since", "2999-01-01").out
    )


def test_changes_as_json(run: Run, edited: Path) -> None:
    told = json.loads(run("changes", edited, story_of(run, edited), "--since", "2016-10-01T09:30", "--json").out)
    assert told["since"] == "2016-10-01T09:30:00Z"
    assert {change["kind"] for change in told["changes"]} == {"new"}


def test_a_moment_that_is_none_and_a_story_that_is_none_are_said(run: Run, edited: Path) -> None:
    said = run("changes", edited, story_of(run, edited), "--since", "last week")
    assert "neither a day nor a moment" in said.err
    assert said.status == 2
    said = run("changes", edited, "nope", "--since", "2016-10-01")
    assert (said.err, said.status) == (
        f"{edited}: nope: no story has this id; `rashomon stories {edited}` lists them\n",
        2,
    )


def test_private_addresses_are_refused_in_one_line(run: Run, site: Site, tmp_path: Path) -> None:
    said = run("brief", f"{site.address}/a")
    assert "is not on the public internet; --allow-private allows that" in said.err
    assert said.status == 2
    assert "Bomb at market" in run("brief", f"{site.address}/a", "--allow-private").out
    assert (
        json.loads(run("annotate", f"{site.address}/a", "--allow-private").out)["title"] == "Bomb at market in Aleppo"
    )


def test_export_has_what_an_edit_took_away_as_withdrawn(run: Run, site: Site, edited: Path, tmp_path: Path) -> None:
    toll = " At least 15 people were killed in Aleppo on 11 October 2016, the mayor said."
    site.pages["/a"] = says(PAGE.format(n=15).replace(toll, ""), Content_Type="text/html")
    run("add", edited, f"{site.address}/a", "--allow-private")
    table = tmp_path / "findings.jsonl"
    assert run("export", edited, "--findings", table).status == 0
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    told = [
        (row["status"], row["value"].partition(" (")[0], row["evidence"])
        for row in rows
        if row["measure"] or "killed" in row["subject"]
    ]
    assert ("withdrawn", "at least 15") in [(status, value) for status, value, _ in told]
    assert all("killed" in words for _, _, evidence in told for words in evidence)
