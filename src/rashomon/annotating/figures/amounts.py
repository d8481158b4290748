"""How many: the numbers of a paragraph with their bounds, and how many people a noun phrase stands for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Bound
from rashomon.wording.days import MONTHS
from rashomon.wording.numbers import NUMBER, is_vague, number

# "About 20" is taken as a tenth more or less: news rounds to the first digit or two. By judgement.
ROUGHLY = 0.1
# A number alone between brackets is a year or what a page counts of comments from here on: "(12)" may be people.
# By judgement.
FILED = 100

_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]*(?:years?|yrs?\.?|months?|weeks?|days?)[\s-]*olds?\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s+(?:\d+(?:,|\s+and|\s+to)\s+)*$", re.IGNORECASE)
# Sports scores, votes of a jury, phone numbers, clock times, addresses and numbers of things: not counts.
_NO_COUNT_AFTER = re.compile(r"\s*(?:[ap]\.?m\b|o'clock|st\b|nd\b|rd\b|th\b|-\d|/|\.\d)", re.IGNORECASE)
_NO_COUNT_BEFORE = re.compile(
    rf"(?:\d[-–/:.]|\b(?:(?:no|apt)\.?|{'|'.join(sorted(lexicon().groups['numbered']))})\s+|#)$", re.IGNORECASE
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+$", re.IGNORECASE)
# "5 October", and the 3 of "3 and 5 October"; with a capital, as "may" and "march" are words too.
_BEFORE_MONTH = re.compile(rf"(?:\s*(?:-|–|and|to|or|,)\s*\d{{1,2}})?\s+(?:{'|'.join(MONTHS)})\b")


@dataclass(frozen=True)
class Amount:
    """A number in a paragraph: the tokens of the number with its bound words, and what it comes to."""

    start: int
    end: int  # of the tokens, bound words included
    first: int  # token where the number itself starts
    value: float
    low: float | None
    high: float | None
    bound: Bound


def amounts(doc: Doc) -> list[Amount]:
    """Find the numbers of a paragraph that can be counts, with what their words say of the bound."""
    text = doc.text
    found: list[Amount] = []
    rule, ranged = _Rule(doc), -1
    for match in NUMBER.finditer(text):
        if match.start() < ranged:
            continue
        value = number(match[0])
        if value is None or not _is_count(text, match.start(), match.end(), value):
            continue
        start, end, high = match.start(), match.end(), None
        upper = _upper(text, match.start(), match.end(), value)
        if upper and not _is_left(doc, rule.token(start)):
            end, high = upper
            ranged = end
        end += text[end : end + 1] == "+"
        amount = _bounded(text, rule, start, end, value, high, is_vague(match[0]))
        if amount:
            shared = found and _shares_floor(doc, found[-1], amount)
            found.append(_with_floor(amount, found[-1].bound) if shared else amount)
    return found


# "At least seven were killed | and | 20 others wounded": without a verb of its own the second number has the bound too.
_JOINED = re.compile(r"[^.;:]{1,80}? and $")
_WITHOUT_VERB = re.compile(
    r" (?:(?:more|others?|people) ){0,2}(?:arrested|dead|detained|hurt|injured|killed|missing|wounded)\b"
)
_FLOORS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def _shares_floor(doc: Doc, before: Amount, amount: Amount) -> bool:
    """Say whether the words that say of one number that it is the least go with a second one too."""
    if before.bound not in _FLOORS or before.start == before.first or amount.bound is not Bound.EXACTLY:
        return False
    between = doc.text[doc[before.end - 1].idx + len(doc[before.end - 1]) : doc[amount.start].idx]
    end = doc[amount.end - 1].idx + len(doc[amount.end - 1])
    return _JOINED.fullmatch(between) is not None and _WITHOUT_VERB.match(doc.text, end) is not None


def _with_floor(amount: Amount, bound: Bound) -> Amount:
    low, high = interval(amount.value, bound)
    return replace(amount, low=low, high=high, bound=bound)


def _is_count(text: str, start: int, end: int, value: float) -> bool:
    """Say whether a number can count people: it is no age, clock time, address, day of a month or year."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before) or _NO_COUNT_AFTER.match(after):
        return False
    if (
        before.lower().endswith(("no ", "no-"))
        or _NO_COUNT_BEFORE.search(before)
        or (text[start].isdigit() and value <= 31 and _MONTH.search(before))
    ):
        return False
    if text[start].isdigit() and value <= 31 and _BEFORE_MONTH.match(after):
        return False
    if before.endswith("(") and after.startswith(")") and text[start].isdigit() and value >= FILED:
        return False
    if text[start].isdigit() and before.endswith(", ") and re.match(r"[,.;]|\s+and\b|$", after) and value < 110:
        return False  # "John Smith, 19, was ..."
    return not (
        1900 <= value <= 2100 and re.fullmatch(r"\d{4}", text[start:end]) and not re.match(r"\s+[a-z]+s\b", after)
    )


def _upper(text: str, start: int, end: int, value: float) -> tuple[int, float] | None:
    """Return the end and the value of the upper end of a range: "5 to 7", "between 5 and 7"."""
    joint = re.match(r"\s*(?:-|–|\bto\b|\bor\b)\s*", text[end : end + 8])
    if not joint and _BETWEEN.search(text, max(0, start - 10), start):
        joint = re.match(r"\s+and\s+", text[end : end + 8])
    if not joint:
        return None
    second = NUMBER.match(text, end + joint.end())
    upper = number(second[0]) if second else None
    if second is None or upper is None or not value < upper <= 20 * value:
        return None
    return second.end(), upper


def _is_left(doc: Doc, first: int) -> bool:
    """Say whether a number is what a count was before: the twelve of "the toll rose from 12 to 14"."""
    before = doc[first - 1] if first else None
    return before is not None and before.lower_ == "from" and lexicon().has("counting", before.head.lemma_.lower())


class _Rule:
    """Where the tokens of a paragraph start and end, for finding those of a match quickly."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] | None = None

    def token(self, offset: int) -> int:
        """Return the index of the token that holds the character at an offset."""
        if self._starts is None:
            self._starts = [token.idx for token in self._doc]
        return bisect_right(self._starts, offset) - 1

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens that are exactly the characters from start to end; None within a token: "victims.[9]"."""
        first, last = self.token(start), self.token(end - 1)
        whole = self._doc[first].idx == start and self._doc[last].idx + len(self._doc[last].text) == end
        return (first, last + 1) if first >= 0 and whole else None


def _bounded(
    text: str, rule: _Rule, start: int, end: int, value: float, high: float | None, vague: bool
) -> Amount | None:
    words = lexicon()
    before = words.before.search(text, max(0, start - 30), start)
    after = words.after.match(text, end, end + 24)
    bound = Bound.ABOUT if high else Bound.AT_LEAST if vague else Bound.EXACTLY
    if before:
        bound = words.bounds[" ".join(before["bound"].lower().split())]
    elif text[end - 1] == "+":
        bound = Bound.AT_LEAST
    elif after:
        bound = words.bounds[" ".join(after["bound"].lower().split())]
    tokens = rule.tokens(start, end)
    if tokens is None:
        return None
    low, top = (value, high) if high else interval(value, bound, vague)
    first = rule.token(before.start("bound")) if before else tokens[0]
    return Amount(first, tokens[1], tokens[0], value, low, top, bound)


def interval(value: float, bound: Bound, vague: bool = False) -> tuple[float | None, float | None]:
    """Return the least and the most that a bounded number can be, both inclusive."""
    step = 1.0 if value == int(value) else 0.0
    if vague and bound is Bound.EXACTLY:
        return value, None
    return {
        Bound.EXACTLY: (value, value),
        Bound.AT_LEAST: (value, None),
        Bound.MORE_THAN: (value + step, None),
        Bound.LESS_THAN: (None, value - step),
        Bound.UP_TO: (None, value),
        Bound.ABOUT: (round(value * (1 - ROUGHLY)), None if vague else round(value * (1 + ROUGHLY))),
    }[bound]


def amount_of(head: Token, numbers: Sequence[Amount]) -> Amount | None:
    """Return the number that counts the phrase with this head: it is the head, or a number that modifies it."""
    best = None
    edge = head.left_edge.i
    for amount in numbers[bisect_right(numbers, edge, key=lambda amount: amount.end) :]:
        if amount.start > head.i:
            break
        if amount.first <= head.i < amount.end:
            return amount
        if edge <= amount.first < head.i and _counts(amount, head):
            best = amount
    return best


def _counts(amount: Amount, head: Token) -> bool:
    """Say whether a number before a noun modifies that noun and not another one on the way."""
    last = head.doc[amount.end - 1]
    up = last
    for _ in range(4):
        if up.head.i == head.i:
            return up.dep_ in ("nummod", "quantmod", "amod", "det", "compound", "nmod", "advmod") or up is last
        if amount.start <= up.head.i < amount.end:
            up = up.head
        else:
            break
    between = head.doc[amount.end : head.i]
    return len(between) <= 3 and all(
        token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV") or token.dep_ == "amod" for token in between
    )
