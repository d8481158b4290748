"""Names across reports: one canonical name for each person, body and country under whatever name a report gives."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import Annotations, Names
from rashomon.wording.normal import fold

# Two ways to write one sound in names from other alphabets, folded one after the other (the commonest differences
# between the romanisations of Russian, Arabic and Ukrainian that ALA-LC, BGN/PCGN and the press use).
SOUNDS = (
    (re.compile(r"(?:al|el|as|ar|an|ad|ash|at|az)-(?=\w{3})"), ""),
    (re.compile(r"[’'`-]"), ""),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ck|q|c(?![hei])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)ie?i$"), "i"),
)

ARTICLE = re.compile(r"^the\s+|[’']s?$", re.IGNORECASE)
LITTLE = frozenset({"of", "the", "for", "and", "in", "on", "de", "al"})


def match_names(annotations: Sequence[Annotations]) -> Names:
    """Return one canonical name for the names of people, bodies and countries in these reports.

    A surname joins the one full name that ends in it, an acronym the one name whose initials it is, and spellings of
    one sound each other; where several could be meant, a name stays itself.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in annotations:
        for entity in each.entities:
            counts[ARTICLE.sub("", entity.name)][entity.label] += 1
    canonical = dict(_countries(counts))
    people = {name: labels.total() for name, labels in counts.items() if _is_person(labels) and name not in canonical}
    bodies = {name: labels.total() for name, labels in counts.items() if name not in people and name not in canonical}
    canonical |= dict(_people(people)) | dict(_bodies(bodies))
    return Names(canonical={name: canonical[name] for name in sorted(canonical) if canonical[name] != name})


def _is_person(labels: Mapping[str, int]) -> bool:
    return labels.get("PERSON", 0) * 2 >= sum(labels.values())


@dataclass(frozen=True)
class Country:
    """A state and the words that reports name it by."""

    name: str
    peoples: tuple[str, ...]
    others: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def country_names() -> Mapping[str, str]:
    """Return the country for each folded name of one ("uk" -> "United Kingdom")."""
    return {fold(name): country.name for country in _countries_known() for name in (country.name, *country.others)}


@cache
def government_names() -> Mapping[str, str]:
    """Return the country for each folded name that stands for its government as an actor: names, peoples, capitals."""
    return {
        fold(name): country.name
        for country in _countries_known()
        for name in (country.name, *country.peoples, *country.others, *country.seats)
    }


@cache
def _countries_known() -> tuple[Country, ...]:
    text = files("rashomon.linking").joinpath("lexicons/countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Country(row[0], *(_cell(row, column) for column in (1, 2, 3))) for row in rows)


def _cell(row: Sequence[str], column: int) -> tuple[str, ...]:
    return tuple(part.strip() for part in row[column].split(",") if part.strip()) if column < len(row) else ()


def _countries(counts: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    for name in counts:
        country = country_names().get(fold(name))
        if country:
            yield name, country


def sound(name: str) -> str:
    """Return a name as it sounds, so that its spellings in Latin letters compare equal."""
    key = fold(name)
    for pattern, letter in SOUNDS:
        key = pattern.sub(letter, key)
    return key


def _people(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each name of a person with the canonical one: the most frequent of the fullest."""
    full: dict[str, list[str]] = defaultdict(list)  # surname as it sounds -> full names
    for name in sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name)):
        parts = name.split()
        if len(parts) > 1:
            full[sound(parts[-1])].append(name)
    for name in counts:
        candidates = full.get(sound(name.split()[-1]), []) if name.split() else []
        homes = {_head(other, candidates, counts) for other in candidates if _compatible(name, other)}
        if len(homes) == 1:
            yield name, homes.pop()


def _head(name: str, candidates: Sequence[str], counts: Mapping[str, int]) -> str:
    same = [other for other in candidates if _compatible(name, other)]
    return max(same, key=lambda other: (counts[other], len(other), other))


def _compatible(name: str, other: str) -> bool:
    """Say whether two names can be one person's: the given names of one are among the other's, or initials."""
    few, many = sorted(([sound(part) for part in each.split()[:-1]] for each in (name, other)), key=len)
    return all(any(_given(part, whole) for whole in many) for part in few)


def _given(one: str, two: str) -> bool:
    if one == two:
        return True
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _bodies(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each body or place with its canonical name: spellings by sound, acronyms by initials."""
    spelled: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, set[str]] = defaultdict(set)
    for name in sorted(counts):
        spelled[sound(name)].append(name)
    best = {key: max(names, key=lambda name: (counts[name], name)) for key, names in spelled.items()}
    for key, name in best.items():
        letters = "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in LITTLE).upper()
        if len(letters) > 1:
            initials[letters].add(key)
    for name in counts:
        letters = name.replace(".", "")
        if letters.isupper() and len(initials[letters]) == 1:
            yield name, best[next(iter(initials[letters]))]
        else:
            yield name, best[sound(name)]
