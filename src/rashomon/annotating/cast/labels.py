"""What kind of thing a name is: the lexicons, the words around it, and what most of its mentions say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import LABELS, Mention

# Of so many mentions of a name one beside a word for a place makes it a place, one beside a word for a band a body.
TOLD_SHARE = 4


def vote(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each name one label: what the lexicons say, else what most of its mentions and its full form have."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surnames: dict[str, str] = {}
    placed: Counter[str] = Counter()
    banded: Counter[str] = Counter()
    full: Counter[str] = Counter()
    for mention in mentions:
        words = mention.text.split()
        votes[mention.text][mention.label] += not mention.owns
        placed[mention.text] += is_placed(mention)
        banded[mention.text] += is_banded(mention)
        if mention.label == "PERSON" and len(words) > 1:
            votes[words[-1]]["PERSON"] += 2
            surnames[words[-1]] = words[0]
            full[words[-1]] += 1
    labels = {name: _label(name, counter) for name, counter in votes.items()}
    for name, given in surnames.items():
        other = given.rstrip("s") in countries().named or labels.get(given, "PERSON") != "PERSON"
        if not other and labels.get(name) in ("ORG", "FAC"):
            labels[name] = "PERSON"
    for name in labels:
        told = max(placed[name], banded[name])
        if told * TOLD_SHARE >= votes[name].total() > 0 and told >= full[name]:
            labels[name] = _told(name, labels[name], "GPE" if placed[name] >= banded[name] else "ORG")
    named = [replace(mention, label=labels[mention.text]) for mention in mentions]
    return [mention for mention in named if mention.label in LABELS]


def _told(name: str, label: str, told: str) -> str:
    """Return the label that the words beside a name tell, where they may be more right than the language model's."""
    if told == "GPE" and label in ("ORG", "PERSON") and not _is_body(name) and not (label == "ORG" and name.isupper()):
        return told
    known = name in countries().named or name in countries().seat
    return told if told == "ORG" and label in ("PERSON", "GPE", "LOC", "FAC") and not known else label


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
    return best


def _is_body(name: str) -> bool:
    """Say whether a word of a name makes it a body's."""
    words = name.split()
    return any(word.lower() in offices().organisation for word in words) and (len(words) == 1 or words[-1] != "State")


def is_placed(mention: Mention) -> bool:
    """Say whether a word for a place stands beside a name: "Aleppo province", "the village of Rityan"."""
    doc, start, end = mention.paragraph.doc, mention.start, mention.end
    places = offices().place
    after = doc[end : end + 2]
    if len(after) and after[0].lower_ in places and (len(after) == 1 or after[1].lower_ not in ("of", "hall")):
        return True
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in places


def is_banded(mention: Mention) -> bool:
    """Say whether words for a band of people stand behind a name: "Ansar fighters", "the Ansar militant group"."""
    after = iter(mention.paragraph.doc[mention.end : mention.end + 3])
    return next((token.lower_ in offices().band for token in after if token.lower_ not in offices().kind), False)
