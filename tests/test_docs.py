"""The documents say what is so: names, the law of imports, commands."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from evals.floors import read_floors
from rashomon.cli import app

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *sorted(f"docs/{p.name}" for p in ROOT.glob("docs/*.md"))]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


NAMES = [
    (name, module)
    for names, module in re.findall(r"^\| ([A-Z][\w, ]*?) \|.*\| `([\w.]+)` \|$", page("docs/architecture.md"), re.M)
    for name in names.split(", ")
]


@pytest.mark.parametrize(("name", "module"), NAMES)
def test_every_name_of_the_table_is_where_it_says(name: str, module: str) -> None:
    if module == "evals":
        assert hasattr(import_module("evals.tasks"), name) or hasattr(import_module("evals.floors"), name)
    else:
        assert hasattr(import_module(f"rashomon.{module}"), name)


def test_the_law_of_imports_is_the_one_that_is_held() -> None:
    contracts = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    floors = [re.findall(r"rashomon\.(\w+)", floor) for floor in contracts[0]["layers"]]
    law = re.search(r"^    (cli .*errors)$", page("docs/architecture.md"), re.M)
    assert law
    assert [re.findall(r"\w+", floor) for floor in law[1].split(">")] == floors


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_is_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.M))
    verbs = {command.name for command in app.registered_commands}
    shown = "\n".join(_code(page(name)))
    assert set(re.findall(r"^(?:\$ )?make ([a-z-]+)", shown, re.M)) <= targets
    assert set(re.findall(r"^(?:\$ )?rashomon ([a-z]+)", shown, re.M)) <= verbs


def _code(text: str) -> list[str]:
    """Return what is set as code: between backticks, in fences, or indented."""
    inline = re.findall(r"`([^`\n]+)`", text)
    return inline + [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_within_the_project_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page(name))
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


FIGURE = re.compile(r"(?<!\d)(?:\.\d\d\d|1\.000)(?!\d)")
MEASURED = re.compile(r"^\| (?:`(\w+)`|([^|]*?)) \|[^|]*\|[^|]*\| ([^|]+) \|[^|]*\|$", re.M)


def table_of_figures() -> list[tuple[str, float]]:
    """Return every figure of the table with its task; a row that begins empty is of the task above it."""
    table = page("docs/quality.md").split("## Figures")[1].split("Not held by a floor")[0]
    figures, task = [], ""
    for named, other, ours in MEASURED.findall(table):
        task = named or other or task
        figures += [(task, float(figure)) for figure in FIGURE.findall(ours)]
    return [(task, figure) for task, figure in figures if task in read_floors()]


@pytest.mark.parametrize("task", sorted(read_floors()))
def test_the_page_of_figures_says_what_the_floors_hold(task: str) -> None:
    held = [figure for floor in read_floors()[task].values() for figure in floor.figures.values()]
    told = [figure for of, figure in table_of_figures() if of == task]
    assert told
    assert [figure for figure in told if min(abs(figure - floor) for floor in held) > 0.003] == []
