"""Given names of persons, which tell a person's name from a place's or an outlet's, and whether it is a woman's."""

from functools import cache

from rashomon.wording.tables import read_table


@cache
def given_names() -> dict[str, str]:
    """Return the frequent given names that tell a person's sex: "f" or "m"."""
    table = read_table("wording", "given_names")
    return {name: sex[0] for sex in ("masculine", "feminine") for name in table[sex].split()}
