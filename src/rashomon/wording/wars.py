"""What a war is called."""

import tomllib
from importlib.resources import files

_NOUNS = tomllib.loads(files("rashomon.wording").joinpath("lexicons/wars.toml").read_text("utf-8"))["nouns"]

# A pattern of one noun for a war, for the patterns of those who look for it among other words.
WAR_NOUN = f"(?:{'|'.join(_NOUNS)})"
