"""The words of who denies: groups of `lexicons/denials.toml` as patterns, "claims", "falsehoods"."""

from functools import partial

from rashomon.wording import tables

any_of = partial(tables.any_of, "weighing", "denials")
