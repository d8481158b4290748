"""Words for someone or something that is named elsewhere: "the actress" of one report is "Ana Roth" of another.

The product does not join so: it is measured only, by `python -m evals entities`.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from rashomon.linking.bodies import is_state
from rashomon.linking.names import ARTICLE
from rashomon.model import Annotations, Names, Participant
from rashomon.wording.normal import fold, stem

# What ends the noun at the head of a description: "suspect in the attack", "mother of two".
_AFTER_HEAD = re.compile(r"\s(?:of|in|for|from|at|to|with|on|by|who|whose|near|outside|between)\s|,")


def match_descriptions(annotations: Sequence[Annotations], names: Names) -> Names:
    """Return the name of the one person of these reports with an office, or the one body or place of a kind.

    The key is the head noun: an office that two people hold, or a noun that ends two bodies' names, has none. A name
    as it stands in a report, with its capitals, is a key too, for where it was not marked as one.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    for each in annotations:
        for entity in each.entities:
            called = ARTICLE.sub("", entity.name)
            name = names.of(called)
            meant[called].add(name)
            if entity.label == "PERSON" and entity.role:
                meant[stem(_head(entity.role))].add(name)
            elif entity.label != "PERSON" and len(name.split()) > 1 and not is_state(name):
                meant[stem(_head(name))].add(name)
    return Names(canonical={head: found.pop() for head, found in sorted(meant.items()) if len(found) == 1})


def same_participant(who: Participant, names: Names, described: Names) -> str:
    """Return one key for all words that stand for one participant of a story.

    Who is not named goes by the head noun: the suspect of a story is one in all its reports.
    """
    name = ARTICLE.sub("", who.name)
    if who.named:
        return names.of(name)
    if called := described.canonical.get(name):
        return called  # "Cumbria", not marked as a name here
    head = _head(name)
    return described.canonical.get(stem(head)) or f"the {_synonyms().get(head, head)}"


def _head(words: str) -> str:
    """Return the noun at the head of a phrase."""
    parts = _AFTER_HEAD.split(words)[0].split()
    return fold(parts[-1]) if parts else ""


@cache
def _synonyms() -> Mapping[str, str]:
    """Return the first noun of each group for all of its nouns."""
    text = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return {noun: group[0] for group in tomllib.loads(text)["groups"] for noun in group}
