"""The affairs of our own: their keys are words of their reports, and a brief is held against them."""

import tomllib
from collections.abc import Iterator

import pytest

from evals.affairs import FOLDER, read
from evals.tasks import Row

AFFAIRS = sorted(FOLDER.glob("*.toml"))


def _passages(affair: Row) -> Iterator[tuple[int, str]]:
    for kind in ("agreed", "plan", "count"):
        for one in affair.get(kind, ()):
            yield from one["passages"]
    for dispute in affair.get("contested", ()):
        for side in dispute["sides"]:
            yield from side


@pytest.mark.parametrize("path", AFFAIRS, ids=lambda path: path.stem)
def test_a_key_holds_words_of_its_reports(path):
    affair = tomllib.loads(path.read_text("utf-8"))
    for number, words in _passages(affair):
        report = affair["report"][number - 1]
        assert words in report["title"] + "\n" + report["text"]


def test_a_fact_that_two_outlets_tell_is_found_and_one_of_a_single_outlet_is_missed():
    affair = {
        "report": [
            {"source": "A", "published": "2024-03-05", "title": "Mayor", "text": "Mayor Ana Roth resigned on Monday."},
            {
                "source": "B",
                "published": "2024-03-05",
                "title": "Rain",
                "text": "It rained.\n\nAna Roth resigned on Monday.",
            },
        ],
        "agreed": [
            {
                "about": "Roth resigned",
                "passages": [[1, "Ana Roth resigned on Monday"], [2, "Ana Roth resigned on Monday"]],
            },
            {"about": "It rained", "passages": [[1, "Mayor Ana"], [2, "It rained"]]},
        ],
    }
    agreed, contested, *_ = read("small", affair)
    assert agreed.found == ("Roth resigned",)
    assert agreed.missed == ("It rained",)
    assert contested.found == contested.missed == ()
