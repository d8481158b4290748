"""What kind of thing a name is: the lexicons, the words around it, and what most of its mentions say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import LABELS, Mention


def vote(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each name one label: what the lexicons say, else what most of its mentions and its full form have."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surnames: dict[str, str] = {}
    for mention in mentions:
        words = [token.text for token in mention.tokens]
        votes[mention.text][mention.label] += 1
        if mention.label == "PERSON" and len(words) > 1:
            votes[words[-1]]["PERSON"] += 2
            surnames[words[-1]] = words[0]
    labels = {name: _label(name, counter) for name, counter in votes.items()}
    for name, given in surnames.items():
        other = given.rstrip("s") in countries().named or labels.get(given, "PERSON") != "PERSON"
        if not other and labels.get(name) in ("ORG", "FAC"):
            labels[name] = "PERSON"
    named = [replace(mention, label=labels[mention.text]) for mention in mentions]
    return [mention for mention in named if mention.label in LABELS]


def _label(name: str, votes: Counter[str]) -> str:
    lexicon = countries()
    words = name.split()
    if name in lexicon.named:
        return "GPE"
    if name in lexicon.people:
        return "NORP"
    if len(words) > 1 and any(word.lower() in offices().organisation for word in words) and words[-1] != "State":
        return "ORG"
    if len(words) == 1 and name.lower() in offices().organisation:
        return "ORG"
    best = max(LABELS & votes.keys(), key=lambda label: (votes[label], label), default="")
    if best == "NORP" and not name.lower().endswith(offices().people_endings) and "-" not in name:
        return "GPE"
    return best
