"""The words that report speech, and the media that pass it on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from rashomon.model import Stance
from rashomon.wording.tables import read_table


@dataclass(frozen=True)
class Cues:
    """Reporting words by lemma, with the stance that each takes."""

    verb: dict[str, Stance]
    attitude: dict[str, Stance]
    noun: dict[str, Stance]
    sure: frozenset[str]
    bare: frozenset[str]
    naming: frozenset[str]
    silent: frozenset[str]
    labels: frozenset[str]

    def of_verb(self, lemma: str) -> Stance | None:
        """Return the stance that a verb takes; None where it is no reporting verb."""
        return self.verb.get(lemma) or self.attitude.get(lemma)


@cache
def cues() -> Cues:
    """Read the reporting words."""
    table = read_table("annotating", "cues")
    kinds: dict[str, dict[str, Stance]] = {"verb": {}, "attitude": {}, "noun": {}}
    sure, bare, naming, silent = (frozenset(table.pop(name)["verb"]) for name in ("sure", "bare", "naming", "silent"))
    labels = frozenset(table.pop("labels")["noun"])
    for stance, words in table.items():
        for kind, lemmas in words.items():
            kinds[kind].update((lemma, Stance(stance)) for lemma in lemmas)
    return Cues(**kinds, sure=sure, bare=bare, naming=naming, silent=silent, labels=labels)


def is_saying(token: Token) -> bool:
    """Say whether a word of a cue tells of speech, and not only of what somebody means to do."""
    lexicon, lemma = cues(), token.lemma_.lower()
    if lemma in lexicon.silent:
        return False
    return lemma == "accord" or lexicon.of_verb(lemma) is not None or lemma in lexicon.noun


# What a verb has below it that is no participle, or has an object.
_ACTIVE = frozenset({"aux", "auxpass", "dobj", "dative", "ccomp"})


def is_bare_accusation(verb: Token) -> bool:
    """Say whether a verb tells who is accused and not who accuses: "church members accused of abuse"."""
    if verb.tag_ not in ("VBN", "VBD") or cues().of_verb(verb.lemma_.lower()) is not Stance.ACCUSES:
        return False
    if verb.dep_ == "relcl" or any(child.dep_ in _ACTIVE for child in verb.children):
        return False
    return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("of", "for", "with", "over")


def with_lemma(docs: Sequence[Doc], lemmas: frozenset[str]) -> Iterator[list[Token]]:
    """Yield, for each paragraph, the tokens that have one of the lemmas."""
    wanted = frozenset(map(get_string_id, lemmas))
    for doc in docs:
        yield [doc[at] for at, lemma in enumerate(doc.to_array("LEMMA").tolist()) if lemma in wanted]


@cache
def hashes(*words: str) -> npt.NDArray[np.uint64]:
    """Return the numbers that stand for words in a document's arrays."""
    return np.array([get_string_id(word) for word in words], np.uint64)


@cache
def _media() -> tuple[frozenset[str], tuple[str, ...]]:
    table = read_table("annotating", "media")
    return frozenset(table["name"]), tuple(table["kind"])


def is_medium(name: str) -> bool:
    """Say whether a name or a description is a news medium's."""
    names, kinds = _media()
    lower = name.lower().removeprefix("the ")
    return lower in names or lower.split(" ")[-1] in kinds
