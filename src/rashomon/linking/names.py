"""Names across reports: one canonical name for each person, body and country under whatever name a report gives."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rashomon.linking.bodies import is_state, same_bodies
from rashomon.model import Annotations, Names
from rashomon.wording.countries import country_names, government_names
from rashomon.wording.normal import LITTLE, fold
from rashomon.wording.sounds import sound
from rashomon.wording.speakers import body_spoken_for

ARTICLE = re.compile(r"^the\s+|[’']s?$", re.IGNORECASE)
# A given name may be cut to its first letters: "Fred" is "Frederick"; shorter ones are names of their own ("Al", "Jo").
SHORTEST_NICKNAME = 3
# A bare surname is that of the person of this name who is named so many times as often as the next.
FAR_MORE = 4
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", ""})


def match_names(annotations: Sequence[Annotations], aliases: Mapping[str, str] = MappingProxyType({})) -> Names:
    """Return one canonical name for the names of people, bodies and countries in these reports.

    A surname joins the one full name that ends in it, an acronym the one name whose initials it is, a body without a
    country the one of that name that has one, and spellings of one sound each other; where several could be meant, a
    name stays itself. `aliases` are a user's, by folded names: they win.
    """
    counts = _count(annotations)
    seen = [*counts, *_unnamed(annotations)]
    singular = dict(_without_lost_apostrophe(counts))
    for name, short in singular.items():
        counts[short] += counts.pop(name)
    canonical = dict(_countries(counts))
    surnames = set(_surnames(counts))
    people = {
        name: labels.total()
        for name, labels in counts.items()
        if name not in canonical and (_is_person(labels) or name in surnames or _ends_in_person(name, counts))
    }
    bodies = {name: labels.total() for name, labels in counts.items() if name not in people and name not in canonical}
    unnamed = {name: 0 for name in _unnamed(annotations) if name not in counts}
    canonical |= dict(_people(people)) | dict(_bodies(bodies)) | dict(same_bodies(bodies | unnamed))
    canonical |= {name: canonical.get(short, short) for name, short in singular.items()}
    canonical |= dict(_joined(seen, counts, canonical))
    canonical |= {name: used for name in seen if (used := _used(name, canonical.get(name, name), aliases))}
    return Names(canonical={name: canonical[name] for name in sorted(canonical) if canonical[name] != name})


def _joined(
    seen: Sequence[str], counts: Mapping[str, Counter[str]], canonical: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield who speaks together under the names of each: "Moscow and Syria" and "Syria and Russia" are one."""
    together: dict[frozenset[str], list[tuple[str, str]]] = defaultdict(list)
    for name in seen:
        parts = name.split(" and ")
        if len(parts) > 1 and all(part in counts for part in parts) and not is_state(name):
            known = [canonical.get(part, part) for part in parts]
            together[frozenset(known)].append((" and ".join(known), name))
    for names in together.values():
        yield from ((name, min(names)[0]) for _, name in names)


def _used(name: str, canonical: str, aliases: Mapping[str, str]) -> str | None:
    """Return the name that a user wants for a name, or for what it would be called."""
    return aliases.get(fold(name)) or aliases.get(fold(canonical))


def _count(annotations: Sequence[Annotations]) -> dict[str, Counter[str]]:
    """Count the labels of each name, and give a body that only its spokesmen's office or its words name once."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in annotations:
        for entity in each.entities:
            counts[ARTICLE.sub("", entity.name)][entity.label] += 1
    for each in annotations:
        offices = (body_spoken_for(entity.role) for entity in each.entities if entity.role)
        speakers = (quote.speaker.name for quote in each.quotes if quote.speaker and quote.speaker.named)
        for name in (*offices, *speakers):
            if name and ARTICLE.sub("", name) not in counts:
                counts[ARTICLE.sub("", name)]["ORG"] += 1
    return counts


def _unnamed(annotations: Sequence[Annotations]) -> Iterator[str]:
    """Yield what unnamed speakers are called: "foreign ministry in Moscow" may be a body that is named elsewhere."""
    for each in annotations:
        yield from (ARTICLE.sub("", q.speaker.name) for q in each.quotes if q.speaker and not q.speaker.named)


def _without_lost_apostrophe(counts: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Yield each name that is another with an "s" behind it, of a text that lost its apostrophes: "Obamas", "Obama".

    Not where the longer name is the more frequent ("Williams"), nor where the shorter is somebody's given name.
    """
    given = {part for name in counts for part in name.split()[:-1]}
    spelled = {sound(name) for name in counts}
    surnames: Counter[str] = Counter()
    for name, labels in counts.items():
        surnames[sound(_surname(name))] += labels.total()
    for name in sorted(counts):
        short, last = sound(name[:-1]), _surname(name)
        known = short in spelled or (name == last and _is_person(counts[name]) and short in surnames)
        frequent = surnames[sound(last)] > surnames[sound(last[:-1])]
        if re.search(r"[^s]s$", last) and known and not (frequent or name[:-1] in given or is_state(name)):
            yield name, name[:-1]


def _surnames(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield the surnames of full names: bodies by their label where a report had them alone, and no seats of states.

    A headline taken for a name lends none: "Colts Beat Chiefs" begins with a body.
    """
    for name, labels in counts.items():
        first = counts.get(name.split()[0])
        if " " in name and _is_person(labels) and (first is None or _is_person(first)):
            surname = _surname(name)
            if fold(surname) not in government_names():
                yield surname


def _ends_in_person(name: str, counts: Mapping[str, Counter[str]]) -> bool:
    """Say whether a longer name, taken for a body's, ends in a person's whole one: "Notorious Ana Roth"."""
    parts = name.split()
    if LITTLE & {part.lower() for part in parts}:
        return False
    ends = (" ".join(parts[cut:]) for cut in range(1, len(parts) - 1))
    return any(end in counts and _is_person(counts[end]) and counts[end].total() > counts[name].total() for end in ends)


def _surname(name: str) -> str:
    parts = _parts(name)
    return parts[-1] if parts else name


def _parts(name: str) -> list[str]:
    """Return the words of a person's name without what tells fathers from sons ("Jr.")."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].strip(".,:").casefold() in GENERATIONS:
        parts.pop()
    return parts


def _is_person(labels: Mapping[str, int]) -> bool:
    return labels.get("PERSON", 0) * 2 >= sum(labels.values())


def _countries(counts: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    for name in counts:
        country = country_names().get(fold(name))
        if country:
            yield name, country


def _people(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each name of a person with the canonical one: the most frequent of the fullest."""
    full: dict[str, list[str]] = defaultdict(list)  # surname as it sounds -> full names
    for name in sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name)):
        parts = _parts(name)
        if len(parts) > 1:
            full[sound(parts[-1])].append(name)
    first: dict[str, set[str]] = defaultdict(set)  # given name as it sounds -> surnames
    for surname, others in full.items():
        for other in others:
            first[sound(other.split()[0])].add(surname)
    for name in counts:
        surname = sound(_surname(name))
        if surname not in full and len(first[surname]) == 1:  # "Ana" is the one Ana of these reports
            (surname,) = first[surname]
            candidates = [other for other in full[surname] if sound(other.split()[0]) == sound(name)]
        else:
            candidates = full.get(surname, [])
            candidates = [other for other in candidates if _compatible(name, other)]
        homes = sorted({_head(other, full[surname], counts) for other in candidates}, key=lambda home: -counts[home])
        if owner := _run_on(name, counts):
            yield name, owner
        elif len(homes) == 1 or (len(homes) > 1 and counts[homes[0]] >= FAR_MORE * counts[homes[1]]):
            yield name, homes[0]


def _run_on(name: str, counts: Mapping[str, int]) -> str | None:
    """Return the full name that a longer one begins with, of a headline that ran on: "Ana Roth Wins Again"."""
    parts = _parts(name)
    starts = (" ".join(parts[:length]) for length in range(len(parts) - 1, 1, -1))
    return next((start for start in starts if counts.get(start, 0) > counts[name]), None)


def _head(name: str, candidates: Sequence[str], counts: Mapping[str, int]) -> str:
    same = [other for other in candidates if _compatible(name, other)]
    return max(same, key=lambda other: (counts[other], len(other), other))


def _compatible(name: str, other: str) -> bool:
    """Say whether two names can be one person's: the given names of one are among the other's, or initials."""
    few, many = sorted(([sound(part) for part in _parts(each)[:-1]] for each in (name, other)), key=len)
    return all(any(_given(part, whole) for whole in many) for part in few)


def _given(one: str, two: str) -> bool:
    if one == two:
        return True
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return len(short) in (1, *range(SHORTEST_NICKNAME, len(long))) and long.startswith(short)


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
    shortened = dict(_shortened(best))
    for name in counts:
        letters = name.replace(".", "")
        if letters.isupper() and len(initials[letters]) == 1:
            yield name, best[next(iter(initials[letters]))]
        else:
            key = sound(name)
            yield name, best[shortened.get(key, key)]


def _shortened(best: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each name, by sound, that ends or begins one longer name: "Colts" the "Indianapolis Colts".

    Not where the longer only says of which country: the "Irish Times" are not the "Times".
    """
    longer: dict[str, set[str]] = defaultdict(set)
    for key, name in best.items():
        words = key.split()
        for cut in range(1, len(words)):
            front, end = " ".join(words[:cut]), " ".join(words[cut:])
            if not is_state(" ".join(name.split()[:cut])):
                longer[end].add(key)
            if words[cut] in ("for", "of"):
                longer[front].add(key)
    for key, name in best.items():
        if len(longer[key]) == 1 and not is_state(name) and len(key) > 3:
            yield key, longer[key].pop()
