"""What kind of thing a name is: the lexicons, the words around it, and what most of its mentions say."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from rashomon.annotating.cast.bodies import body_beside, is_person
from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import LABELS, Mention
from rashomon.wording.names import given_names

# Of so many mentions of a name one beside a word for a place makes it a place, one beside a word for a band a body.
# By judgement.
TOLD_SHARE = 4

# Tokens of a list of names, at most. By judgement.
LONGEST_LIST = 12
_LISTED = ("NNP", "NNPS", "HYPH", "CC", ",")

# Labels that the language model gives a body it does not know.
NO_BODY = ("PERSON", "GPE", "LOC", "FAC")
# Of letters two are a state of America's ("N.Y.") as often, three to five a body ("FBI", "I.R.S.", "UNHCR").
ACRONYM = re.compile(r"[A-Z]{3,5}|(?:[A-Z]\.){3,5}")


@dataclass
class _Told:
    """What a report tells of a name: the labels it was given, and what stands beside it."""

    votes: Counter[str] = field(default_factory=Counter)
    given: str = ""  # the first word of a full name that ends in this one
    full: int = 0  # how many such names there are
    placed: int = 0
    banded: int = 0
    located: int = 0  # times that something is told to be in it
    titled: int = 0  # times that a person's office stands right before it


def vote(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each name one label: what the lexicons say, else what the words around it and most of its mentions say."""
    told = _told(mentions)
    voted = {name: _label(name, one.votes) for name, one in told.items()}
    labels = {name: _corrected(name, voted, one) for name, one in told.items()}
    named = [replace(mention, label=labels[mention.text]) for mention in mentions]
    return [mention for mention in named if mention.label in LABELS and mention.text not in offices().zone]


def _told(mentions: Sequence[Mention]) -> dict[str, _Told]:
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for mention in mentions:
        one, words = told[mention.text], mention.text.split()
        one.votes[mention.label] += not mention.owns
        one.placed += is_placed(mention)
        one.banded += _is_banded(mention) or _is_called_body(mention)
        one.located += _is_located(mention)
        one.titled += _is_titled(mention)
        if mention.label == "PERSON" and len(words) > 1:
            last = told[words[-1]]
            last.votes["PERSON"] += 2
            last.given, last.full = words[0], last.full + 1
    return told


def _corrected(name: str, voted: Mapping[str, str], told: _Told) -> str:
    """Return the label of a name, where it is a surname, or words beside it tell more than the language model."""
    label = voted[name]
    if told.given and label in ("ORG", "FAC"):
        other = told.given.rstrip("s") in countries().named or voted.get(told.given, "PERSON") != "PERSON"
        label = label if other else "PERSON"
    if label == "ORG" and told.titled * TOLD_SHARE >= told.votes.total() > 0 and not _is_body(name):
        return "PERSON"
    beside = max(told.placed, told.banded)
    if beside * TOLD_SHARE >= told.votes.total() > 0 and beside >= told.full:
        if told.placed < told.banded:
            known = name in countries().named or name in countries().seat
            return "ORG" if label in NO_BODY and not known else label
        body = _is_body(name) or (label == "ORG" and name.isupper())
        return "GPE" if label in ("ORG", "PERSON") and not body else label
    if label == "PERSON" and told.located * TOLD_SHARE >= told.votes.total() > 0 and _is_nobody(name, told):
        return "GPE"
    printed = name.title() != name and name.title() in voted  # "HAMA" of a headline, and "Hama"
    acronym = label in NO_BODY and not told.located and not printed and _is_acronym(name)
    return "ORG" if acronym else label


def _is_nobody(name: str, told: _Told) -> bool:
    """Say whether nothing but its label makes a name a person's."""
    return not told.full and name.split()[0] not in given_names()


def _label(name: str, votes: Counter[str]) -> str:
    lexicon = countries()
    if name in lexicon.named:
        return "GPE"
    if name in lexicon.people:
        return "NORP"
    if _is_body(name):
        return "ORG"
    best = max(LABELS & votes.keys(), key=lambda label: (votes[label], label), default="")
    if best == "NORP" and not name.lower().endswith(offices().people_endings) and "-" not in name:
        return "GPE"
    return _place_by_ending(name) or best if best == "PERSON" else best


def _place_by_ending(name: str) -> str | None:
    """Return what kind of place the last of several words makes a name: "Scott County", "Ben Lind Road"."""
    first, _, last = name.lower().rpartition(" ")
    if not first:
        return None
    return "GPE" if last in offices().ends_place else "FAC" if last in offices().ends_way else None


def _is_body(name: str) -> bool:
    """Say whether a word of a name makes it a body's."""
    words = name.split()
    return any(word.lower() in offices().organisation for word in words) and (len(words) == 1 or words[-1] != "State")


def _is_acronym(name: str) -> bool:
    """Say whether a name is made of first letters, and not that of a state."""
    return ACRONYM.fullmatch(name) is not None and name not in countries().named


def is_placed(mention: Mention) -> bool:
    """Say whether a word for a place, or for who governs one, stands beside a name or a list of them.

    "Aleppo province", "the towns of A, B", "the mayor of A".
    """
    doc, start, end = mention.paragraph.doc, mention.start, mention.end
    places = offices().place
    after = doc[end : end + 2]
    if len(after) and after[0].lower_ in places and (len(after) == 1 or after[1].lower_ not in ("of", "hall")):
        return True
    if len(after) and _ends_list(doc, end):
        return True
    before = start - 1
    while before > 0 and start - before < LONGEST_LIST and doc[before].tag_ in _LISTED:
        before -= 1
    return (
        before > 0
        and doc[before].lower_ == "of"
        and doc[before - 1].lower_ in places | offices().places | offices().seated
    )


def _ends_list(doc: Doc, end: int) -> bool:
    """Say whether a word for several places stands behind a name and others listed with it."""
    last = min(len(doc), end + LONGEST_LIST)
    while end < last and doc[end].tag_ in _LISTED:
        end += 1
    return end < last and doc[end].lower_ in offices().places


def _is_located(mention: Mention) -> bool:
    """Say whether something happens in what is named, or its state follows: "inside Zabadani", "Orvan, Kansas".

    What somebody owns is no place: "inside Roth's home".
    """
    doc, start, end = mention.paragraph.doc, mention.start, mention.end
    after = doc[end : end + 2]
    if len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE" and end - start == 1:
        return True
    owns = len(after) > 0 and after[0].tag_ == "POS"
    return start > 0 and doc[start - 1].lower_ in offices().inside and not owns


def _is_titled(mention: Mention) -> bool:
    """Say whether an office stands right before a name of two or three words: "police spokesperson Ana Roth"."""
    doc, start, end = mention.paragraph.doc, mention.start, mention.end
    if not start or end - start not in (2, 3) or doc[start - 1].lower_ not in offices().office:
        return False
    return doc[start - 1].tag_ == "NN" and all(token.text.istitle() for token in doc[start:end])


def _is_called_body(mention: Mention) -> bool:
    """Say whether a name is called a body behind a comma: "Enelo, the company"; not "Ana Lund, a builder"."""
    known = mention.label == "PERSON" and is_person(mention.text)
    return not known and body_beside(mention.paragraph.doc, mention.end) is not None


def _is_banded(mention: Mention) -> bool:
    """Say whether words for a band of people stand behind a name: "Ansar fighters", "the Ansar militant group"."""
    after = iter(mention.paragraph.doc[mention.end : mention.end + 3])
    return next((token.lower_ in offices().band for token in after if token.lower_ not in offices().kind), False)
