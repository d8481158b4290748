"""Who speaks for whom: a spokesman's words are those of the body that he speaks for."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _speaks_for() -> tuple[str, ...]:
    text = files("rashomon.wording").joinpath("lexicons/speakers.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["speaks_for"])


def body_spoken_for(office: str) -> str | None:
    """Return the body that the holder of an office speaks for ("US State Department spokesman"), else None."""
    lowered = office.casefold()
    for word in _speaks_for():
        if lowered.endswith(f" {word}"):
            return office[: -len(word)].strip()
        for between in (" for ", " of "):
            if lowered.startswith(word + between):
                return office[len(word + between) :].removeprefix("the ").strip()
    return None
