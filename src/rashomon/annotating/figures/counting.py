"""How many people a phrase stands for: its number, one for "a man", two for "a woman and her son"."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotating.figures.amounts import Amount, amount_of
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Bound

SINGULAR = ("a", "an", "another", "one", "his", "her", "their", "its", "my", "our")
# "Others" and "more" after a number stand for people; "two" alone too.
NO_NOUN = ("NUM", "PRON", "ADJ")


@dataclass(frozen=True)
class Count:
    """How many a phrase counts: first and last token of its words, the head noun, the number, its bounds."""

    start: int
    end: int
    head: Token
    value: float
    low: float | None
    high: float | None
    bound: Bound

    @property
    def is_part(self) -> bool:
        """Say whether the phrase counts some of others: "15 of them", "two of the victims"."""
        return any(
            child.lower_ == "of"
            and any(
                grandchild.lower_ in ("them", "those", "these", "whom")
                or any(det.lower_ in ("the", "those", "these") for det in grandchild.children)
                for grandchild in child.children
            )
            for child in self.head.children
        )


def count(head: Token, numbers: Sequence[Amount]) -> Count | None:
    """Return how many people a phrase stands for, with what is joined to it; None where its words do not say."""
    members = [head, *(token for token in _joined(head) if token.i > head.i and _is_joined(head, token))]
    counts = [counted for member in members if (counted := _one(member, numbers))]
    if not counts or counts[0].head is not head:
        return None
    total = counts[0]
    if len(counts) == len(members):
        for other in counts[1:]:
            total = _together(total, other)
    return total


def _joined(head: Token) -> list[Token]:
    """Return what is joined to a head by the parse, or stands beside it under one verb with "and" before."""
    beside = [
        token
        for token in head.head.children
        if token.dep_ == head.dep_
        and token.i > head.i
        and token.left_edge.i
        and token.left_edge.nbor(-1).lower_ == "and"
    ]
    return [*head.conjuncts, *(beside if head.dep_.startswith("nsubj") else [])]


def _is_joined(head: Token, other: Token) -> bool:
    """Say whether two members of a coordination are joined by "and" rather than "or" or "but"."""
    between = head.doc[head.i : other.i]
    return not any(token.lower_ in ("or", "but", "including") for token in between) and other.pos_ in (
        "NOUN",
        "NUM",
        "PROPN",
        "PRON",
        "ADJ",
    )


def _one(head: Token, numbers: Sequence[Amount]) -> Count | None:
    words = lexicon()
    amount = amount_of(head, numbers)
    if amount:
        if amount.value < 1 and amount.value != 0.5:
            return None
        if (
            words.has("not_people", head.lower_) or words.has("not_people", head.lemma_.lower())
        ) and not amount.first <= head.i < amount.end:
            return None
        return Count(
            amount.start, max(amount.end, head.i + 1), head, amount.value, amount.low, amount.high, amount.bound
        )
    if not words.has("person", head.lower_) and not _is_aged(head):
        return None
    before = [child for child in head.children if child.i < head.i]
    if any(child.lower_ in ("no", "not", "every", "any", "each") for child in before) or _follows_no(head):
        return None
    if head.lower_ in ("one", "another", "himself", "herself") or any(child.lower_ in SINGULAR for child in before):
        return Count(head.left_edge.i if before else head.i, head.i + 1, head, 1.0, 1.0, 1.0, Bound.EXACTLY)
    return None


def _follows_no(head: Token) -> bool:
    return head.i > 0 and head.nbor(-1).lower_ == "no"


def _is_aged(head: Token) -> bool:
    """Say whether a phrase is "a 19-year-old": one person by age alone."""
    return head.lower_ in ("old", "year-old") or head.lower_.endswith("-year-old")


def _together(one: Count, other: Count) -> Count:
    """Add two counts: the bound is exact only where both are."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    bound = one.bound if one.bound is not Bound.EXACTLY else other.bound
    return Count(
        min(one.start, other.start), max(one.end, other.end), one.head, one.value + other.value, low, high, bound
    )
