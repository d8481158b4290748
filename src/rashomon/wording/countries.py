"""The states of the world by the words that name them and their people."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rashomon.wording.normal import fold


@cache
def country_words() -> Mapping[str, str]:
    """Return the country for each folded word that names it: "american", "u.s." and "america" are one.

    Not by its capital: what happens in Washington does not happen everywhere in the United States.
    """
    text = files("rashomon.wording").joinpath("lexicons/countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {fold(word.strip()): row[0] for row in rows for cell in row[:3] for word in cell.split(",") if word.strip()}
