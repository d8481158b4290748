"""Which figures tell how many by then: all the dead so far and not two more; those in hospital and not all hurt."""

import re

from msgspec.structs import replace

from rashomon.model import Bound, Figure, Measure
from rashomon.weighing.contests import OF_THEM, OTHER_PEOPLE, PART, SEVERAL_DEEDS, STATE, numbers_in
from rashomon.weighing.counts import Count, vague_words
from rashomon.wording.numbers import NUMBER, ordinal

# Of these there are fewer as time goes by.
FALLING = frozenset({Measure.MISSING, Measure.HOSPITAL, Measure.CRITICAL, Measure.BESIEGED})

# What no finding weighs.
BESIDE = frozenset(
    {
        Measure.RESCUED,
        Measure.RECAPTURED,
        Measure.ESCAPED,
        Measure.HOSPITAL,
        Measure.ABOARD,
        Measure.BODIES,
        Measure.CASES,
        Measure.FLOODED,
        Measure.DESTROYED,
        Measure.DAMAGED,
    }
)

# Crowds of two days are two, and who is affected may be anybody.
NO_COURSE = frozenset({Measure.GATHERED, Measure.AFFECTED})

# Whose parts are counted by themselves: "16 of the fugitives are back in custody".
OF_A_WHOLE = frozenset({Measure.RECAPTURED, Measure.HOSPITAL, Measure.CRITICAL, Measure.RESCUED, Measure.MISSING})

# "Two more prisoners", "the other 12", "seven further bodies": no count of all.
ADDED = re.compile(
    r"\b(?:additional|another|extra|further|last|more(?! than)|new|other|others|remaining)\b", re.IGNORECASE
)

# "41 deaths, including | 17 people who died at home".
INCLUDED = re.compile(
    r"\b(?:among (?:them|whom)|includ(?:es?|ing)|of (?:them|these|those|whom)),? (?:at least )?$", re.IGNORECASE
)

# "The four men who were wounded": told of before, and not always all.
KNOWN = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)

# "Six wounded people remained in hospital", "18 injured were still being treated".
STAYING = re.compile(
    r"(?:\b(?:remain(?:s|ed)?|still|stay(?:s|ed)?|are|were) (?:in|at) (?:the )?hospitals?\b"
    r"|\b(?:are|were) (?:still )?being treated\b"
    r"|\bstill (?:being treated|receiving (?:care|treatment)|under treatment)\b)",
    re.IGNORECASE,
)
GRAVE = re.compile(r"(?<![\w-])(?:critical|grave) condition\b|\bcritically\b", re.IGNORECASE)
CONDITION = re.compile(r"\bconditions?\b", re.IGNORECASE)
# "1,100 were injured; 382 of them were still in hospital".
CLAUSE_END = re.compile(r"[,.;:]")
# So far behind a count its words say that those counted are still in hospital.
NEAR = 50

# "The sixth person killed", "a third worker has died": so many by then. Not "the third person this year".
RANKED = re.compile(r"\b(?:a|an|the) (?P<rank>[a-z-]+) (?:[a-z-]+ ){0,2}?[a-z]+\b", re.IGNORECASE)
OF_A_TIME = re.compile(r"\b(?:this|last|in a|in the) (?:decade|month|season|week|year)\b|\b(?:in|since) \d{4}\b")

# "The toll stands at 13", "bringing the number of the dead to twelve": a count of all, whoever they are.
TOLL = re.compile(
    r"\b(?:toll|(?:count|figure|number|tally|total) of|ris(?:en?|ing)|rose|climbed|brought|bringing)\b", re.IGNORECASE
)


def stands(one: Count) -> bool:
    """Say whether a count is told as what the count of all came to."""
    return one.grown or TOLL.search(one.words.quote) is not None or _rank(one.figure) is not None


def may_be_told_so_far(figure: Figure) -> bool:
    """Say whether a figure that no finding weighs is one of those that have a course."""
    if figure.measure in BESIDE:
        return True
    is_grave = figure.measure is Measure.INJURED and GRAVE.search(figure.evidence.quote) is not None
    return is_grave or (figure.measure is Measure.KILLED and figure.value == 1 and _rank(figure) is not None)


def as_told_so_far(one: Count) -> Count | None:
    """Return a count as that of all by then of what it counts, by its words; None where it is of some."""
    figure = one.figure
    if vague_words(figure) or figure.measure in NO_COURSE:
        return None
    if figure.measure is Measure.KILLED and figure.value == 1:
        rank = None if OF_A_TIME.search(one.sentence) else _rank(figure)
        # who is the sixth may have died on a day of their own
        return replace(_counting(one, Measure.KILLED, float(rank)), span=None) if rank else None
    measure = measured(one)
    if measure is None or figure.value <= 1 or _is_of_some(one, measure):
        return None
    return one if measure is figure.measure else _counting(one, measure, figure.value)


def measured(one: Count) -> Measure | None:
    """Return what a count counts: of the injured those in a critical condition and those still in hospital apart."""
    if one.figure.measure is not Measure.INJURED:
        return one.figure.measure
    words = one.words.quote
    if GRAVE.search(words):
        return Measure.CRITICAL
    end = len(one.before) + len(words)
    behind = CLAUSE_END.split(one.sentence[end : end + NEAR], maxsplit=1)[0]
    if STAYING.search(words + behind):
        return Measure.HOSPITAL
    return None if CONDITION.search(words) else Measure.INJURED


def _is_of_some(one: Count, measure: Measure) -> bool:
    """Say whether a count is of some of those who were counted before, or of more of them, or of several events.

    So may one that is a sum of several numbers ("a woman and her two sons").
    """
    if figure_is_sum(one.figure):
        return True
    if ADDED.search(one.words.quote) or INCLUDED.search(one.before) or " of whom" in one.words.quote:
        return True
    if measure in OF_A_WHOLE or stands(one):
        return False
    number = NUMBER.search(one.sentence, len(one.before))
    if (number and KNOWN.search(one.sentence, 0, number.start())) or OTHER_PEOPLE.search(one.sentence):
        return True
    if SEVERAL_DEEDS.search(one.sentence) or (measure is Measure.INJURED and STATE.search(one.sentence)):
        return True
    of_them = number is not None and OF_THEM.match(one.sentence, number.end()) is not None
    return of_them or one.figure.part_of is not None or PART.search(one.before) is not None


def figure_is_sum(figure: Figure) -> bool:
    """Say whether a number is the sum of what several words count."""
    return figure.value not in numbers_in(figure.evidence.quote) and _rank(figure) is None


def is_ranked(one: Count) -> bool:
    """Say whether a count is told by which of the dead somebody is."""
    return _rank(one.figure) is not None


def _rank(figure: Figure) -> int | None:
    """Return which of the dead one is: "the sixth person killed" is the sixth."""
    ranked = RANKED.search(figure.evidence.quote)
    rank = ordinal(ranked["rank"]) if ranked else None
    return rank if rank and rank > 1 and figure.measure is Measure.KILLED else None


def _counting(one: Count, measure: Measure, value: float) -> Count:
    told = replace(
        one.figure,
        measure=measure,
        value=value,
        low=value,
        high=value,
        bound=one.figure.bound if value > 1 else Bound.EXACTLY,
    )
    if value == one.figure.value:
        told = replace(one.figure, measure=measure)
    return replace(one, figure=told)
