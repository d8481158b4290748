"""Names that ran into each other in a report that lost its commas: "Homs Idlib", "Red Front Blue Army fighters"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from rashomon.annotating.cast.labels import vote
from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import LABELS, Mention
from rashomon.annotating.cast.running import is_small_elsewhere
from rashomon.annotating.parsing import Parsed

# All of 519 clean reports of 300 characters and more have at least three commas in 1,000, those that lost them none.
SHORTEST_TEXT = 300
FEWEST_COMMAS = 1 / 1_000

_PLACES = ("GPE", "LOC", "FAC")
_RUNNING = (*_PLACES, "ORG", "PERSON")
_LINKS = ("and", "&", "-")

# A name that stands so often in a report is one name.
MANY = 3


def has_lost_commas(text: str) -> bool:
    """Say whether a text has so few commas that they were lost on the way."""
    return len(text) >= SHORTEST_TEXT and text.count(",") < FEWEST_COMMAS * len(text)


def listed(raw: Sequence[Mention], parsed: Parsed) -> list[Mention]:
    """Return the names, those that are two or more of the report's names taken apart."""
    alone = Counter(_key(mention.text) for mention in raw if mention.label in LABELS)
    names = _names(raw, parsed)
    return [
        part
        for mention in raw
        for part in (_parts(mention, names, parsed) if alone[_key(mention.text)] < MANY else (mention,))
    ]


def _names(raw: Sequence[Mention], parsed: Parsed) -> Mapping[str, str]:
    """Return the names of states and of a report with their labels, but for what many names end in ("Army")."""
    found: dict[str, str] = {_key(name): "GPE" for name in (*countries().named, *countries().seat)}
    for mention in vote(raw):
        if _key(mention.text) in found:
            continue
        lone = mention.end - mention.start == 1
        if not (lone and (mention.label == "PERSON" or _is_common(mention, parsed))):
            found[_key(mention.text)] = mention.label
    return found


def _key(name: str) -> str:
    return name.lower().removesuffix("s")


def _is_common(mention: Mention, parsed: Parsed) -> bool:
    """Say whether a word alone ends many names, or the report writes it small too."""
    return mention.text.lower() in offices().around_names or is_small_elsewhere(mention.tokens[0], parsed)


def _parts(mention: Mention, names: Mapping[str, str], parsed: Parsed) -> Iterator[Mention]:
    """Yield the names that one is made of, the mention itself where it is but one."""
    doc, end = mention.paragraph.doc, mention.end
    if mention.end - mention.start == 1 or mention.label not in _RUNNING:
        yield mention
        return
    for at in _gaps(mention):
        label = names.get(_key(" ".join(token.text for token in doc[mention.start : at])))
        rest = at + (doc[at].text in _LINKS)
        if label in (None, "NORP") or rest == end:
            continue  # "Syrian Red Crescent" is one name
        other = replace(mention, start=rest)
        if _stands_alone(other, names) and not (label == "ORG" and doc[end - 1].lower_ in offices().body):
            yield replace(mention, end=at, label=label)
            yield from _parts(replace(other, label=names.get(_key(other.text), mention.label)), names, parsed)
            return
        if label in _PLACES and all(_is_plain_word(token, parsed) for token in doc[rest:end]):
            yield replace(mention, end=at, label=label)  # "Orvan Strikes" of a headline
            return
    yield mention


def _is_plain_word(word: Token, parsed: Parsed) -> bool:
    """Say whether a word is no part of a name but one of a headline; "Orvan Province" is a name."""
    return word.lower_ not in offices().place and is_small_elsewhere(word, parsed)


def _stands_alone(rest: Mention, names: Mapping[str, str]) -> bool:
    """Say whether what is left of a name is one of the report, begins with one, or with a people and more."""
    if _key(rest.text) in names or (len(rest.tokens) > 1 and rest.tokens[0].text in countries().people):
        return True
    first = next(_gaps(rest), None)
    return first is not None and _key(rest.paragraph.doc[rest.start : first].text) in names


def _gaps(mention: Mention) -> Iterator[int]:
    """Yield where a new word begins in a name, the first word's end first; what hyphens join is one word."""
    words = mention.tokens
    for before, token in pairwise(words):
        if before.whitespace_ and before.text not in _LINKS:
            yield token.i
