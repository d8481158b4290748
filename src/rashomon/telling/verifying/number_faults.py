"""Numbers of a brief that the reports do not give, or not of this: of another unit, other people, other things."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.telling.verifying.furniture import RULE, titles_of
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import groups_of
from rashomon.telling.verifying.lines import bag
from rashomon.telling.verifying.numbers import Bag, KnownNumber, counted, is_age, unit_of, whom_of, worth_of
from rashomon.telling.verifying.sentence import ENOUGH, Sentence
from rashomon.wording.numbers import NUMBER, is_vague, number

# How much of the telling words around a number must stand around it in some report too, by their weight. Swept 0.2 to
# 0.6 by evals/verify.py: see docs/verify.md.
SHARE = 0.35

# So much of them stands around a number and in the sentence before it, where a brief makes one sentence of two.
TOGETHER = 0.6

# A number as large as this stands in two reports by chance too seldom to ask what stands around it.
TELLING_NUMBER = 1000

# "The two agreed" counts nobody anew.
BOTH = re.compile(r"\bthe two$", re.IGNORECASE)

# "Several" and "a few" are said of anything; "dozens" are twelve or more, and no report that has 300 is told so.
LEAST_VAGUE = 12
VAGUE_REACH = 20


def why_not_number(match: re.Match[str], sentence: Sentence, ground: Ground) -> str | None:
    """Return why a number has no support in the reports; None where it has, or counts nothing."""
    words, text = match.group(), sentence.text
    value = number(words)
    if value is None or (value <= 1 and not words[0].isdigit()) or BOTH.search(text, 0, match.end()):
        return None
    if _is_part_of_fewer(match, value, text):
        return "more than those whom these are of"
    worth, unit = worth_of(value, unit_of(text, match))
    if is_vague(words):
        return None if value < LEAST_VAGUE else _why_not_vague(worth, match, sentence, ground)
    counts = frozenset() if unit else counted(text, match)
    if not unit and _is_share_too(match, text):
        worth, unit = worth_of(value, "%")
    given = ground.numbers.get(worth) or _rounded(match, worth, text, ground)
    of_unit = [one for one in given if one.unit == unit]
    of_count = [one for one in of_unit if _may_count(one, counts)]
    of_people = _of_people(of_count, whom_of(text, match))
    of_passages = [one for one in of_people if sentence.cites_number(one.value) or sentence.cites(one.around, ground)]
    for known, why in (
        (given, "no report gives this number"),
        (of_unit, "the reports give this number, but not of this unit"),
        (of_count, f"the reports give this number, but not as {' or '.join(sorted(counts))}"),
        (of_people, "the reports give this number, but not of these people"),
        (of_passages, "the passages that are cited do not give this number"),
    ):
        if not known:
            return None if not given and _is_sum(worth, text, ground) else why
    return _why_not_of_this(match, worth, of_passages, sentence, ground)


def _is_share_too(match: re.Match[str], text: str) -> bool:
    """Say whether a number goes on with shares: "62 percent on the first day and 58 on the second"."""
    before = next((m for m in reversed(list(NUMBER.finditer(text, 0, match.start())))), None)
    if before is None or unit_of(text, before) != "%" or not GOES_ON.match(text, match.end()):
        return False
    return ELLIPSIS.search(text, before.end(), match.start()) is not None


ELLIPSIS = re.compile(r"\b(?:and|but|against|to)\s$|,\s$")
GOES_ON = re.compile(r"\s(?:on|in|at|by|for|the)\b|[.,;]")

# "25 of them", "five of whom".
PART = re.compile(r"\s(?:\w+\s)?of (?:them|whom|these|those)\b")


def _is_part_of_fewer(match: re.Match[str], value: float, text: str) -> bool:
    """Say whether a number is of a part of those whom the number before it counts, and is more."""
    if not PART.match(text, match.end()):
        return False
    before = [number(one.group()) for one in NUMBER.finditer(text, 0, match.start()) if not is_vague(one.group())]
    return bool(before) and (before[-1] or value) < value


def _rounded(match: re.Match[str], worth: float, text: str, ground: Ground) -> list[KnownNumber]:
    """Return the known numbers that a round one may stand for, by the word before it: "about 50" for 48."""
    before = f" {text[: match.start()].rstrip().lower()}"
    said = next((how for words, how in sorted(groups_of("roundings").items()) if before.endswith(f" {words}")), None)
    if said is None or worth < LEAST_ROUND or len(f"{worth:g}".rstrip("0")) > ROUND_DIGITS:
        return []
    low, high = {"about": (0.95, 1.05), "under": (0.9, 1.0), "over": (1.0, 1.1)}[said]
    return [one for value, alike in ground.numbers.items() if low * worth <= value <= high * worth for one in alike]


# A number is round that has no more digits before its noughts, and is no smaller. By usage.
ROUND_DIGITS = 2
LEAST_ROUND = 10


def _is_sum(worth: float, text: str, ground: Ground) -> bool:
    """Say whether a number is that of two of one report's sentence taken together that tells the same."""
    for _, line in ground.like(bag(text), LIKE):
        values = [value for match in NUMBER.finditer(line.text) if (value := number(match.group()))]
        if len(values) <= MOST_ADDED and any(one + other == worth for one, other in combinations(values, 2)):
            return True
    return False


# So much of what a sentence tells stands in a report's whose numbers it adds, and that has so few of them: any number
# is the sum of two of many. Not swept.
LIKE = 0.7
MOST_ADDED = 3


def _may_count(known: KnownNumber, counts: Bag) -> bool:
    """Say whether a known number may count the same: the killed, the injured ...; where only one says so it may."""
    return not counts or not known.counts or not counts.isdisjoint(known.counts)


def _of_people(known: Sequence[KnownNumber], whom: str | None) -> Sequence[KnownNumber]:
    """Return the known numbers that may be of some people, all where nothing says whom they count."""
    if not whom or not (whom in groups_of("kinds").values() or any(one.whom for one in known)):
        return known
    return [one for one in known if _is_of(whom, one)]


def _is_of(whom: str, known: KnownNumber) -> bool:
    """Say whether a known number may be of a kind of people: it is put before that, or before none and near it."""
    if known.whom:
        return known.whom == whom
    return bool(known.around & bag(" . ".join(word for word, of in groups_of("kinds").items() if of == whom)))


def _why_not_vague(least: float, match: re.Match[str], sentence: Sentence, ground: Ground) -> str | None:
    """Return why words like "dozens" have no support: no number of that order, or that word, stands near the like."""
    counts = counted(sentence.text, match)
    around = sentence.around(match.start(), match.end(), ground)
    known = (one for worth, alike in ground.numbers.items() if least <= worth < VAGUE_REACH * least for one in alike)
    if any(_may_count(one, counts) and ground.share(around, one.around) >= SHARE for one in known):
        return None
    return "no report counts so many of this"


def _why_not_of_this(
    match: re.Match[str], worth: float, known: Sequence[KnownNumber], sentence: Sentence, ground: Ground
) -> str | None:
    """Return why what the reports give a number for is not what a sentence does: by the words around it."""
    text, written = sentence.text, sentence.piece.text
    titles = titles_of(written, ground)
    if titles and all(worth not in title.numbers for title in titles):
        return "this title does not have this number"
    if sentence.cited or (number(match.group()) or 0) >= TELLING_NUMBER or RULE.search(written):
        return None
    if is_age(text, match) and any(one.is_age for one in known):
        return None
    names = sentence.names(match.start(), match.end(), ground)
    enough = 1 if names or counted(text, match) else ENOUGH  # "31 died" and "Roth 31" tell enough
    around = sentence.around(match.start(), match.end(), ground, enough)
    great = frozenset(f"#{other:g}" for other in _others(match, text) if other >= TELLING_NUMBER)
    for one in known:
        if great & one.around:
            return None
        if names and not names & (one.around | one.before):
            continue
        if ground.share(around, one.around) >= SHARE or ground.share(around, one.around | one.before) >= TOGETHER:
            return None
    return "the reports give this number, but for something else"


def _others(match: re.Match[str], text: str) -> Iterator[float]:
    """Yield the other numbers of a sentence."""
    values = (number(other.group()) for other in NUMBER.finditer(text) if other.span() != match.span())
    return (value for value in values if value is not None)
