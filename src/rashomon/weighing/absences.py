"""Absences: what one says that there was none of, and another tells of right before or behind.

"Shopkeepers said there was no firing before the blast. The police chief insisted that the guards had fired."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model import Case, Finding, Report, Span, evidence
from rashomon.weighing.alike import kind_of
from rashomon.weighing.answers import LEAST_WORDS, POINTING, Answer, dispute
from rashomon.weighing.contraries import MAY_BE, on_other_days
from rashomon.weighing.deeds import said_words
from rashomon.weighing.denied_parts import part_denied
from rashomon.weighing.exchanges import Turn
from rashomon.weighing.origins import Origins
from rashomon.weighing.sayings import EARLIER, clause_of, negates, sentences_of
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.speakers import is_of_body
from rashomon.wording.tables import read_table

# "There was | no firing | before the blast", "heard | no siren", "| no drone | was shot down".
# The first letter stands by itself: places without it are passed over fast.
NONE = re.compile(r"[nN]o(?<=\b..)(?:t (?:one|a single))? (?P<what>[a-z][a-z-]+(?: [a-z][a-z-]+){0,3})")

# So many turns, and so many letters of a report, lie between what two tell of one thing.
TURNS = 2
NEAR = 600


@dataclass(frozen=True)
class Absence:
    """What somebody says that there was none of: the clause, and the words for the thing.

    `which` are the kinds of the words that tell which thing, `done` of those for what was not done to it: of these one
    must be told too.
    """

    turn: Turn
    clause: str
    what: str
    which: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()

    def is_of(self, words: str) -> bool:
        """Say whether some words tell of the thing as there."""
        kinds = _kinds(words)
        if not _kinds(self.what) | self.which <= kinds or (self.done and self.done.isdisjoint(kinds)):
            return False
        is_claim = not (negates(words) or MAY_BE.search(words) or "?" in words)
        return is_claim and len(words.split()) >= LEAST_WORDS


def weigh_absences(case: Case, turns: Sequence[Sequence[Turn]], origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each thing that one says was not there and another tells of in a report's turns."""
    matters: dict[str, list[Answer]] = {}
    for report, mine in zip(case.reports, turns, strict=True):
        for answer in _answers(report, mine):
            matters.setdefault(fold(answer.asked or ""), []).append(answer)
    yield from (dispute(same, origins) for same in matters.values())


def _answers(report: Report, turns: Sequence[Turn]) -> Iterator[Answer]:
    text = report.article.text
    for place, turn in enumerate(turns):
        for absence in _absences(turn, text):
            near = (one for one in turns[max(0, place - TURNS) : place + TURNS + 1] if _may_answer(one, turn, text))
            parts = ((one, part) for one in near for part in sentences_of(one.said, text))
            if telling := next(((one, part) for one, part in parts if absence.is_of(part.of(text))), None):
                yield _answer(absence, *telling, report)


def _absences(turn: Turn, text: str) -> Iterator[Absence]:
    """Yield what somebody says that there was none of now, and not that there may be none."""
    for found in NONE.finditer(text, turn.said.start, turn.said.end):
        absence = None if turn.denies else _absence(found, turn, text)
        if absence and not (MAY_BE.search(absence.clause) or _is_of_before(turn, text)):
            yield absence


def _is_of_before(turn: Turn, text: str) -> bool:
    return EARLIER.search(text, turn.sentence.start, turn.said.start) is not None


def _may_answer(one: Turn, other: Turn, text: str) -> bool:
    """Say whether two may tell of one thing: near each other, and of no two days."""
    apart = max(one.said.start, other.said.start) - min(one.said.end, other.said.end)
    return apart <= NEAR and not (one.denies or one.is_by(other) or on_other_days(one, other, text))


def _absence(found: re.Match[str], turn: Turn, text: str) -> Absence | None:
    """Return what there was none of; people only with what was not done to them, as they are there anyway."""
    words = _thing(found["what"])
    if not words or words[-1] in _table("idle"):
        return None
    what, is_body = " ".join(words), is_of_body(words[-1])
    behind, said = found.start("what") + len(what), (turn, clause_of(turn.said, found, text), what)
    if THERE.search(text, max(0, found.start() - BEFORE), found.start()):
        return None if is_body else Absence(*said, which=_which(behind, text))
    if done := DONE.match(text, behind):
        is_brought = done["verb"] in _table("brought") and not is_body
        verbs = frozenset(kind_of(verb) for verb in done.groups() if verb)  # "shot down": "two downed drones"
        return Absence(*said, done=frozenset() if is_brought else verbs)
    is_alone = APART.search(text, max(0, found.start() - BEFORE), found.start()) and ALONE.match(text, behind)
    return Absence(*said) if is_alone and not is_body else None


# "There was | no firing", "heard | no siren"; "no drone | was shot down"; "no siren|, no call".
THERE = re.compile(
    r"\b(?:[Tt]here (?:is|are|was|were|had been|has been|have been)"
    r"|had|has|have|heard|saw|seen|received|got|found|carried) $"
)
DONE = re.compile(r" (?:(?:was|were|has|have|had|been|ever) )+(?P<verb>[a-z]+)(?: (down|off|out|up))?\b")
APART, ALONE = re.compile(r"[,;:“\"] ?$"), re.compile(r"[,.;”\"]")
BEFORE = 20


def _thing(words: str) -> list[str]:
    """Return the words for a thing, up to the first that is no part of it."""
    found: list[str] = []
    for word in words.split():
        if word in said_words("little") or (found and word.endswith("ed")):
            break
        found.append(word)
    return found


def _which(behind: int, text: str) -> frozenset[str]:
    """Return the kinds of the words that tell of which thing there was none: "to | an official account | for"."""
    match = OF_WHICH.match(text, behind)
    return _kinds(match["of"]) if match else frozenset()


_SMALL = r"(?:(?:or|the|an?|from|to|his|her|its|their) )*"
OF_WHICH = re.compile(
    rf" (?:about|against|between|for|from|of|on|to|with) {_SMALL}"
    r"(?P<of>(?!(?:at|for|from|in|on|with)\b)[\w’'-]+(?: (?!(?:at|for|from|in|on|with)\b)[\w’'-]+)*)"
)


def _kinds(words: str) -> frozenset[str]:
    return frozenset(kind_of(form) for form in forms(words) if form not in said_words("little"))


def _answer(absence: Absence, turn: Turn, part: Span, report: Report) -> Answer:
    """Return what is answered, asked in words that can be read alone: that there was none, else what another tells."""
    id, text = report.article.id, report.article.text
    none, told = absence.turn, part_denied(part.of(text), _stems(absence.clause))
    said, other = (evidence(id, text, one.sentence.start, one.sentence.end) for one in (none, turn))
    asked = part_denied(absence.clause, _stems(absence.what))
    if POINTING.match(asked):
        return Answer(other, turn.speaker, said, none.speaker, asked=told)
    return Answer(said, none.speaker, other, turn.speaker, told, asked=asked)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in forms(words) if word not in said_words("little"))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(read_table("weighing", "absences")[name])
