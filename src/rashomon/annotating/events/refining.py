"""What the words around a trigger add to its sense: a finer mode, the contexts, what it was done with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.events.predicates import Predicate
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Evidence
from rashomon.wording.tables import read_table

Words = Mapping[str, frozenset[str]]  # a word or two words in a row -> what they show

# The types of which the matter makes the mode, as in "rejected the talks".
OF_MATTERS = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN"})
# A weapon that acts or is hurled: "missiles struck", "fired rockets".
SIDES = frozenset({"nsubj", "dobj", "agent", "compound", "nmod", "nsubjpass"})


@dataclass(frozen=True)
class Refinements:
    """The words that show modes (by type, in their order), contexts and instruments."""

    modes: Mapping[str, Mapping[str, frozenset[str]]]
    matters: Mapping[str, str]
    contexts: Words
    instruments: frozenset[str]
    before: frozenset[str]


@cache
def refinements() -> Refinements:
    """Read the words once."""
    modes, contexts = read_table("annotating", "plover-modes"), read_table("annotating", "plover-contexts")
    shown: dict[str, set[str]] = {}
    for context, words in contexts["context"].items():
        for word in words:
            shown.setdefault(word, set()).add(context)
    return Refinements(
        modes={t: {mode: frozenset(ws) for mode, ws in rows.items()} for t, rows in modes.items() if t != "matters"},
        matters=modes["matters"],
        contexts={word: frozenset(names) for word, names in shown.items()},
        instruments=frozenset(contexts["instruments"]["words"]),
        before=frozenset(contexts["instruments"]["with"]),
    )


def mode_of(predicate: Predicate, clause: Tokens, matter: Predicate | None) -> str | None:
    """Return the PLOVER mode: what the matter, a word of the clause or else the sense says; None where nothing does."""
    words, sense = refinements(), predicate.sense
    if matter is not None and sense.type in OF_MATTERS and sense.mode is None:
        return words.matters.get(matter.sense.type)
    if sense.type not in words.modes:
        return sense.mode
    said = frozenset(_said(clause))
    return next((mode for mode, shown in words.modes[sense.type].items() if not shown.isdisjoint(said)), sense.mode)


def contexts_of(sentence: Tokens) -> tuple[str, ...]:
    """Return the contexts that the words of a sentence show, in the order of their names."""
    words = refinements().contexts
    return tuple(sorted({context for said in _said(sentence) for context in words.get(said, ())}))


def instrument_of(predicate: Predicate, paragraph: Paragraph) -> Evidence | None:
    """Return the words for what a deed was done with: "with a knife", "rocket attack", "missiles struck"."""
    if predicate.sense.type not in VIOLENT:
        return None
    words, heads = refinements(), {predicate.head, predicate.verb or predicate.head}
    for head in sorted(heads, key=lambda token: token.i):
        for child in head.children:
            if child.dep_ in SIDES and _is_weapon(child, words):
                return paragraph.evidence(child)
            found = _after(child, words) if child.dep_ in ("prep", "agent", "advcl") else None
            if found is not None:
                return paragraph.evidence(found)
    return None


def _after(link: Token, words: Refinements) -> Token | None:
    """Return the weapon that "with", "by" or "using" stands before."""
    if link.lower_ not in words.before:
        return None
    return next((c for c in link.children if c.dep_ in ("pobj", "dobj") and _is_weapon(c, words)), None)


def _is_weapon(token: Token, words: Refinements) -> bool:
    return token.lemma_.lower() in words.instruments and token.ent_type_ != "PERSON"


def _said(tokens: Tokens) -> Iterable[str]:
    """Yield the lemmas and small words of some tokens, and two of them in a row."""
    before = ""
    for token in tokens:
        lemma = token.lemma_.lower()
        yield lemma
        if token.lower_ != lemma:
            yield token.lower_
        if before:
            yield f"{before} {lemma}"
        before = lemma
