"""The gazetteer: a name -> every place of the world that bears it.

The names stand sorted in one compressed file, made from GeoNames (CC BY 4.0) and `lexicons/places.tsv` by
`python -m rashomon.annotating.places.build`. It is unpacked at first use (about 0.08 s) and searched by halving:
building a dictionary of 330,000 names would take a second at every start.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

FILE = "gazetteer.tsv.z"


class Kind(StrEnum):
    """What an entry of the gazetteer is."""

    CITY = "city"
    CAPITAL = "capital"  # of a country
    COUNTY = "county"
    STATE = "state"  # of the United States
    REGION = "region"
    COUNTRY = "country"
    CONTINENT = "continent"  # and parts of one: "the Middle East"
    WATER = "water"
    LAND = "land"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `alternate`: the name asked for is not its first one."""

    name: str
    kind: Kind
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    population: int
    alternate: bool

    @property
    def is_town(self) -> bool:
        """Say whether it is a town: a populated place."""
        return self.kind in (Kind.CITY, Kind.CAPITAL)


_DROPPED = re.compile(r"[.'’‘ʼʻ`]")
_SPLIT = re.compile(r"[\s\-‐‑–,/]+")
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft", "sainte": "ste"}


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """Return the form under which a name is looked up: "St. Louis", "Saint Louis" and "SAINT-LOUIS" are one."""
    plain = name if name.isascii() else _unaccented(name)
    words = _SPLIT.split(_DROPPED.sub("", plain).lower().strip())
    return " ".join(_SHORT.get(word, word) for word in words if word)


def _unaccented(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def lookup(name: str) -> tuple[Entry, ...]:
    """Return every place that bears the name, the most populous first."""
    wanted = key(name)
    entries = [_entry(line) for line in _lines(wanted)] if wanted else []
    return tuple(sorted(entries, key=lambda entry: -entry.population))


@cache
def _names() -> bytes:
    """Unpack the sorted names; the first and the last byte are line ends."""
    return zlib.decompress((files("rashomon.annotating") / "lexicons" / FILE).read_bytes())


def _lines(wanted: str) -> list[str]:
    """Return the lines whose key is `wanted`, found by halving the sorted file."""
    names, sought = _names(), wanted.encode() + b"\t"
    low, high = 0, len(names) - 1  # both at a line end
    while low < high:
        middle = names.rindex(b"\n", low, (low + high) // 2 + 1)
        end = names.index(b"\n", middle + 1)
        if names[middle + 1 : end] < sought:
            low = end
        else:
            high = middle
    found = []
    while names.startswith(sought, low + 1):
        end = names.index(b"\n", low + 1)
        found.append(names[low + 1 : end].decode())
        low = end
    return found


def _entry(line: str) -> Entry:
    _, alternate, kind, name, country, admin1, geonames, lat, lon, population = line.split("\t")
    return Entry(
        name=name,
        kind=Kind(kind),
        geonames=int(geonames) if geonames else None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        country=country,
        admin1=admin1,
        population=int(population),
        alternate=alternate == "1",
    )
