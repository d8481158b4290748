"""Bodies of states under the names that reports give them: "State Department" and "US State Department" are one.

Two spellings of a country before one body's name make no difference. A name without a country is that of the one
country whose body of this name the reports have; where they have those of two, it stays itself.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.wording.countries import country_words, government_names
from rashomon.wording.normal import fold

# The longest names of countries before a body's have this many words ("Democratic Republic of Congo").
LONGEST_COUNTRY = 4

Body = tuple[str | None, str]  # the country where it is named, and the name without it


@dataclass(frozen=True)
class Lexicon:
    """The words before a body's name that say whose it is, and what the names of bodies look like."""

    countries: Mapping[str, str]
    spellings: Mapping[str, str]
    body: re.Pattern[str]  # the end of a body's name
    seated: re.Pattern[str]  # a ministry, and the seat of its government or its country behind it
    turned: re.Pattern[str]  # a ministry of some matter


def same_bodies(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each name of a state's body, given with how often it stands in the reports, with its canonical name."""
    named: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        country, body = body_of(name)
        if not _lexicon().body.search(body):
            continue
        if country:
            named[body][country].append(name)
        else:
            bare[body].append(name)
    for body, by_country in named.items():
        heads = {country: max(names, key=lambda name: (counts[name], name)) for country, names in by_country.items()}
        yield from ((name, heads[country]) for country, names in by_country.items() for name in names)
        if len(heads) == 1:
            yield from ((name, head) for head in heads.values() for name in bare[body])


def is_state(name: str) -> bool:
    """Say whether a name is that of a country, a people or a union of states, as it stands."""
    return fold(name) in _lexicon().countries


def body_of(name: str) -> Body:
    """Return a body's country, where the name begins with it or ends in the seat of its government, and the rest."""
    parts = [_lexicon().spellings.get(part, part) for part in fold(name).removeprefix("the ").split()]
    for number in range(min(LONGEST_COUNTRY, len(parts) - 1), 0, -1):
        if country := _country(" ".join(parts[:number])):
            return country, _turned(" ".join(parts[number:]))
    rest = " ".join(parts)
    if (seated := _lexicon().seated.fullmatch(rest)) and (country := government_names().get(seated["seat"])):
        return country, _turned(seated["body"])
    return None, _turned(rest)


def _country(words: str) -> str | None:
    """Return the country that these words name, with or without the mark of the possessive."""
    known = _lexicon().countries
    return known.get(words) or known.get(words.removesuffix("'s")) or known.get(words.removesuffix("s"))


def _turned(body: str) -> str:
    """Return "defense ministry" for "ministry of defense", and "foreign ministry" for that "of foreign affairs"."""
    turned = _lexicon().turned.fullmatch(body)
    return f"{turned['matter'].removesuffix(' affairs')} {turned['head']}" if turned else body


@cache
def _lexicon() -> Lexicon:
    found = tomllib.loads(files("rashomon.linking").joinpath("lexicons/bodies.toml").read_text("utf-8"))
    unions = {word: union for union, words in found["unions"].items() for word in words}
    heads = "|".join(found["ministries"])
    return Lexicon(
        countries={**country_words(), **unions},
        spellings=found["spellings"],
        body=re.compile(rf"\b(?:{'|'.join(found['bodies'])})(?: (?:of|for) .+)?$"),
        seated=re.compile(rf"(?P<body>(?:.+ )?(?:{heads})(?: of .+)?) (?:in|of) (?P<seat>.+)"),
        turned=re.compile(rf"(?P<head>{heads}) of (?:the )?(?P<matter>.+)"),
    )
