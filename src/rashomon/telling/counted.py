"""Whom a count is of, as its passages say: of one only where they tell of nobody beside, of a kind that they name."""

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

from msgspec.structs import asdict, replace

from rashomon.model import Case, Evidence, Figure, Measure, Tally, Toll
from rashomon.model.estimates import estimate
from rashomon.telling.citing import Notes
from rashomon.telling.clauses import is_of_a_kind
from rashomon.wording.actors import code
from rashomon.wording.normal import forms, stem
from rashomon.wording.numbers import behind_number
from rashomon.wording.people import ARMED, kind_of_people

# Whom a count is of where its passages name no kind.
PEOPLE = "people"
OTHERS = "other people"
FIGHTERS = "fighters"

Figures = Mapping[str, Sequence[Figure]]


def figures_of(case: Case) -> Figures:
    """Return the figures of each report."""
    return {report.article.id: report.annotations.figures for report in case.reports}


def of_whom(toll: Toll, figures: Figures, notes: Notes) -> Toll | None:
    """Return a toll without counts of one who is only one of several, and without a kind that a passage does not name.

    None where no count is left.
    """
    kept = tuple(
        tally for tally in toll.tallies if tally.value > 1 or not _is_one_of_several(tally, toll, figures, notes)
    )
    if not kept:
        return None
    told = toll if kept == toll.tallies else replace(toll, tallies=kept, **asdict(estimate(kept)))
    if is_of_a_kind(told) and told.who != PEOPLE and all(map(_names_kind, kept, repeat(told.who))):
        return told
    armed = {_armed_kind(tally, notes) for tally in kept}
    kind = next(iter(armed)) if len(armed) == 1 else None
    return replace(told, who=kind or (OTHERS if all(map(_are_others, kept)) else PEOPLE))


def _armed_kind(tally: Tally, notes: Notes) -> str | None:
    """Return the one kind of those who fight that a count is of: "20 rebels", "23 members of the rebel Front"."""
    words = _counted_words(tally)
    kinds = {kind for word in words.split()[:4] if (kind := kind_of_people(word))}
    if kinds:
        return kinds.pop() if len(kinds) == 1 and kinds <= ARMED else None
    of = MEMBERS.match(words)
    return FIGHTERS if of and _is_armed(of["body"] or of["behind"], notes) else None


def is_of_fighters(tally: Tally) -> bool:
    """Say whether a count is of those who may fight: "20 rebels", "23 members of the Front"."""
    words = _counted_words(tally)
    return kind_of_people(" ".join(words.split()[:4])) in ARMED or MEMBERS.match(words) is not None


def _counted_words(tally: Tally) -> str:
    """Return the words behind the number of a count."""
    return (behind_number(tally.statement.evidence.quote) or "").lstrip()


_BODY = r"[A-Z][\w’'()-]*\.?(?: (?:of (?:the )?|for (?:the )?|and )?[A-Z][\w’'()-]*)*"
MEMBERS = re.compile(rf"(?:of the )?(?P<body>{_BODY}) members\b|members of (?:the )?(?:[a-z-]+ )?(?P<behind>{_BODY})")


def _is_armed(body: str, notes: Notes) -> bool:
    """Say whether a body is known to be an armed group, or called one in the reports; a party is not."""
    if code(body).role == REBELS:
        return True
    named = re.escape(body)
    called = [re.compile(pattern.format(named)) for pattern in CALLED]
    around = (
        article.text[max(0, name.start() - FAR) : name.end() + FAR]
        for article in notes.articles.values()
        for name in re.finditer(named, article.text)
    )
    found = (match["kind"] for words in around for one in called for match in one.finditer(words))
    return any("armed" in kind.split() or kind_of_people(kind) == FIGHTERS for kind in found)


REBELS = "REB"
FAR = 100  # beyond what a body is called by, so that a word cut off there tells nothing

# "The rebel Sea Front", "rebels of the Sea Front"; "Sea Front fighters"; "the Sea Front, an armed group".
CALLED = (
    r"\b(?P<kind>\w+) (?:alliance |coalition |group |movement )?(?:(?:from|of) (?:the )?)?{}\b",
    r"\b{} (?P<kind>\w+)",
    r"\b{}(?:,| is) an? (?P<kind>\w+(?: \w+){{0,2}})",
)


def _are_others(tally: Tally) -> bool:
    return OTHER.search(tally.statement.evidence.quote) is not None


OTHER = re.compile(r"^\W*(?:at least |more than |some )?[\w,.-]+ others?\b", re.IGNORECASE)


def _names_kind(tally: Tally, who: str) -> bool:
    return stem(who) in map(stem, forms(tally.statement.evidence.quote))


def _is_one_of_several(tally: Tally, toll: Toll, figures: Figures, notes: Notes) -> bool:
    told = tally.statement.evidence
    passage = notes.passage(told, ())
    behind = passage.quote[told.span.end - passage.span.start :]
    return (
        ITSELF.search(told.quote) is not None
        or BESIDE.match(behind) is not None
        or _counts_others(figures.get(told.article, ()), told, passage, toll.measure)
    )


def _counts_others(figures: Sequence[Figure], told: Evidence, passage: Evidence, measure: Measure) -> bool:
    """Say whether a passage has another count of the same measure beside a count."""
    return any(
        figure.measure is measure and figure.evidence.span != told.span and passage.span.contains(figure.evidence.span)
        for figure in figures
    )


# "Killing himself": one of those whom he killed; "also among the dead": one of others told of before; "a boy a girl and
# two women": one of a list that lost its commas.
ITSELF = re.compile(
    r"\b(?:(?:her|him|them)sel(?:f|ves)|among|and (?:an?|another|two|three|four|five|six|\d+))\b", re.IGNORECASE
)

# What stands behind one of several: "a woman with four of her children", "a man and two boys".
BESIDE = re.compile(
    r"\W{0,2}(?:and|with|along with|as well as|together with) "
    r"(?:an?|another|both|dozens|her|his|many|others?|scores|several|some|the|their|two|three|four|five|six|\d+)\b",
    re.IGNORECASE,
)
