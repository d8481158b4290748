"""Forces of a head of state are the state's: "President Lindh's forces" are the Norlandic government."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from rashomon.model import Case, Event, Participant
from rashomon.wording.actors import code
from rashomon.wording.countries import countries
from rashomon.wording.normal import fold

# What a head of state fights and rules with, behind the name: also of texts that lost their apostrophes.
_KINDS = r"(?:armed |army |government |ground |military |regime |security )*"
_FORCES = ("air force", "armed forces", "army", "forces", "jets", "military", "soldiers", "troops", "warplanes")
BODIES = (*_FORCES, "government", "regime")
_BODIES = f"(?:{'|'.join(BODIES)})"
OWNED = re.compile(rf"(?P<owner>.+?)(?:['’]s|s['’]|s)? {_KINDS}{_BODIES}", re.IGNORECASE)
BEHIND = re.compile(rf"(?:['’]s|s['’]|['’])? {_KINDS}{_BODIES}\b", re.IGNORECASE)


@dataclass(frozen=True)
class States:
    """The governments that persons stand for, by their last names."""

    governments: Mapping[str, str]

    def acting(self, event: Event, text: str) -> Event:
        """Return an event with the government for every force of its head who acts or is hit."""
        if not self.governments:
            return event
        actors, targets = (tuple(self._state(p, text) for p in side) for side in (event.actors, event.targets))
        if (actors, targets) == (event.actors, event.targets):
            return event
        return msgspec.structs.replace(event, actors=actors, targets=targets)

    def named_in(self, words: str, government: str) -> bool:
        """Say whether words name the forces of a government by its head, or as those of the land told of."""
        folded = fold(words)
        if not any(of == government for of in self.governments.values()):
            return False
        heads = (last for last, of in self.governments.items() if of == government)
        owned = (rf"{re.escape(last)}(?:['’]s|s['’]|['’]|s)? {_KINDS}{_BODIES}\b" for last in heads)
        loyal = (
            rf"loyal to (?:[\w.-]+ ){{0,3}}(?:[\w.]+-)?{re.escape(last)}\b"
            for last, of in self.governments.items()
            if of == government
        )
        return any(re.search(rf"\b{pattern}", folded) for pattern in (*owned, *loyal, OF_THE_LAND))

    def _state(self, participant: Participant, text: str) -> Participant:
        if participant.named:
            owned = participant.label == "PERSON" and BEHIND.match(text, participant.evidence.span.end)
            owner = participant.name if owned else ""
        else:
            found = OWNED.fullmatch(participant.name) if participant.name.lower().endswith(BODIES) else None
            owner = found["owner"] if found else ""
        if not owner:
            return participant
        government = next((self.governments[name] for name in _last_names(owner) if name in self.governments), None)
        return (
            msgspec.structs.replace(participant, name=government, label="ORG", named=True)
            if government
            else participant
        )


def _last_names(owner: str) -> list[str]:
    """Return the last word of a name, without "al-", and also without the s of an owner who lost an apostrophe."""
    last = [word.rpartition("-")[2] for word in fold(owner).split()[-1:]]
    return [*last, *(one.removesuffix("s") for one in last)]


def find_states(case: Case) -> States:
    """Find the government of everybody whom the reports call its head, by the last name; none of namesakes of two."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    entities = (entity for report in case.reports for entity in report.annotations.entities if entity.label == "PERSON")
    for entity in entities:
        office = entity.role or ""
        if HEADS.search(office) and not FORMER.search(office) and (country := code(office).country):
            for last in _last_names(case.names.of(entity.name))[:1]:
                told[last][country] += 1
    adjectives = {country.code: country.peoples[0] for country in countries() if country.code and country.peoples}
    codes = {last: next(iter(of)) for last, of in told.items() if len(of) == 1}
    return States({last: f"{adjectives[of]} government" for last, of in codes.items() if of in adjectives})


# "The army", "the president's forces".
OF_THE_LAND = r"the (?:army|president['’]?s forces|regime)\b"

# "Syrian President", "leader of Norland"; an opposition's or a former one rules nothing.
HEADS = re.compile(r"\b(?:president|leader|king|emir|sultan|ruler|dictator|prime minister)\b", re.IGNORECASE)
FORMER = re.compile(r"\b(?:deputy|ex|former|late|opposition|rebel|vice)\b", re.IGNORECASE)
