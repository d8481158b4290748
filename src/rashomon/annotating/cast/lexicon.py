"""The world knowledge that the cast needs: states and their peoples, titles and offices, given names."""

from dataclasses import dataclass
from functools import cache, cached_property

from spacy.strings import get_string_id

from rashomon.wording.countries import countries as countries_of_the_world
from rashomon.wording.tables import read_table


@dataclass(frozen=True)
class Offices:
    """Words for what a person or a body is, lower case; see lexicons/offices.toml for what each set means."""

    office: frozenset[str]
    abbreviation: frozenset[str]
    modifier: frozenset[str]
    royal: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    body: frozenset[str]
    organisation: frozenset[str]
    generic: frozenset[str]
    behind: frozenset[str]
    kind: frozenset[str]
    outlet: frozenset[str]
    speaking: frozenset[str]
    state: frozenset[str]
    kin: frozenset[str]
    label: frozenset[str]
    ends_place: frozenset[str]
    ends_way: frozenset[str]
    place: frozenset[str]
    places: frozenset[str]
    inside: frozenset[str]
    seated: frozenset[str]
    zone: frozenset[str]
    band: frozenset[str]
    headline: frozenset[str]
    person: frozenset[str]
    not_in_office: frozenset[str]
    many_bear: frozenset[str]
    people_endings: tuple[str, ...]
    spelled: dict[str, str]

    def is_person(self, noun: str, sex: str = "") -> bool:
        """Say whether a noun tells what somebody is, and does not tell the other sex."""
        other = {"f": self.masculine, "m": self.feminine}.get(sex, frozenset())
        return noun in self._people and noun not in other

    @cached_property
    def _people(self) -> frozenset[str]:
        return self.person | self.office | self.feminine | self.masculine

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Every word for a body or a band of people."""
        return self.body | self.generic

    @cached_property
    def around_names(self) -> frozenset[str]:
        """Every word that stands beside a name, or ends one, to tell what it is."""
        return self.titles | self.organisation | self.modifier

    @cached_property
    def titles(self) -> frozenset[str]:
        """Every word that may end a title before a name."""
        return self.office | self.abbreviation


@dataclass(frozen=True)
class Countries:
    """The names of states. `named` maps every name, `people` every adjective, `seat` every capital, to the state."""

    named: dict[str, str]
    people: dict[str, str]
    seat: dict[str, str]
    adjective: dict[str, str]

    def governed_from(self, capital: str) -> str | None:
        """Return the state whose government a capital stands for; headlines print it in capitals ("PARIS")."""
        return self.seat.get(capital) or (self.seat.get(capital.title()) if capital.isupper() else None)


@cache
def hashes(words: frozenset[str]) -> frozenset[int]:
    """Return the numbers that stand for words in a document's arrays."""
    return frozenset(map(get_string_id, words))


@cache
def offices() -> Offices:
    """Read the titles and offices."""
    table = read_table("annotating", "offices")
    endings, spelled = tuple(table.pop("people_endings")), table.pop("spelled")
    words = {name: frozenset(words) for name, words in table.items()}
    return Offices(**words, people_endings=endings, spelled=spelled)


@cache
def countries() -> Countries:
    """Read the states and their peoples."""
    found = Countries({}, {}, {}, {})
    for country in countries_of_the_world():
        found.adjective[country.name] = next(iter(country.peoples), "")
        found.named.update((word, country.name) for word in (country.name, *country.others))
        found.people.update((word, country.name) for word in country.peoples)
        found.seat.update((word, country.name) for word in country.seats)
    return found


@cache
def joined_states() -> tuple[str, ...]:
    """Return the names of states that join two, longest first ("Trinidad and Tobago")."""
    return tuple(sorted((name for name in countries().named if " and " in name), key=lambda name: (-len(name), name)))
