"""Floors rise with the figures, fall only with a reason, and know their corpus."""

from pathlib import Path

import pytest

from evals import floors


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    return path


def test_a_figure_below_its_floor_is_a_fault(corpus: Path) -> None:
    floors.raise_floors("times", corpus, {"f1": 0.8126}, None)
    assert floors.check("times", corpus, {"f1": 0.8121}) == []
    assert floors.check("times", corpus, {"f1": 0.811}) == ["times corpus.jsonl: f1 0.8110, floor 0.812"]
    assert len(floors.check("times", corpus, {})) == 1


def test_a_task_without_a_floor_is_a_fault(corpus: Path) -> None:
    assert "no floor yet" in floors.check("times", corpus, {"f1": 1.0})[0]


def test_a_floor_is_not_lowered_in_silence(corpus: Path) -> None:
    floors.raise_floors("times", corpus, {"f1": 0.8}, None)
    floors.raise_floors("times", corpus, {"f1": 0.7}, None)
    assert floors.read_floors()["times"]["corpus.jsonl"].figures == {"f1": 0.8}
    floors.raise_floors("times", corpus, {"f1": 0.7}, "a rule that knew the corpus is gone")
    kept = floors.read_floors()["times"]["corpus.jsonl"]
    assert kept.figures == {"f1": 0.7}
    assert kept.lowered == ["f1 0.8 -> 0.7: a rule that knew the corpus is gone"]


def test_another_corpus_has_no_floor_of_this_one(corpus: Path) -> None:
    floors.raise_floors("times", corpus, {"f1": 0.8}, None)
    corpus.write_text('{"id": "b"}\n', encoding="utf-8")
    assert "not the corpus" in floors.check("times", corpus, {"f1": 0.9})[0]
    with pytest.raises(SystemExit, match="not the corpus"):
        floors.raise_floors("times", corpus, {"f1": 0.9}, None)
