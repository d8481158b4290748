"""The public face: what `import rashomon` gives, and what it does not load."""

import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
import rashomon.model

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "lxml", "numpy", "feedparser", "typer", "httpx", "httpcore", "psycopg")


def test_what_is_exported_is_what_all_says() -> None:
    modules = {path.stem for path in Path(rashomon.__path__[0]).iterdir()}
    public = {name for name in vars(rashomon) if not name.startswith("_")} - modules
    assert public == set(rashomon.__all__)


def test_the_vocabulary_exports_every_type_it_has() -> None:
    assert set(rashomon.model.__all__) <= set(vars(rashomon.model))


def test_importing_loads_nothing_heavy() -> None:
    script = f"import sys, rashomon; loaded = set({HEAVY!r}) & set(sys.modules); assert not loaded, loaded"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert rashomon.__version__ == version("rashomon")


@pytest.mark.parametrize("given", [None, b"Ten died.", "", " \n"])
def test_what_is_no_text_is_refused_in_words(given: str) -> None:
    with pytest.raises(rashomon.Refused, match=r"takes the report as text|holds no words"):
        rashomon.read_text(given)


def test_annotating_what_is_no_report_is_refused_in_words() -> None:
    with pytest.raises(rashomon.Refused, match=r"str: annotate takes a report"):
        rashomon.annotate("Ten died.")  # type: ignore[arg-type]
