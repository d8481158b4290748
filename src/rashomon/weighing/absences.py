"""Absences: what one says that there was none of, and another tells of: right before or behind, or in another report.

"Shopkeepers said there was no firing before the blast. The police chief insisted that the guards had fired." "The
ministry denied that rubber bullets were used": "doctors collected eleven rubber bullets".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from rashomon.weighing.told_elsewhere import Elsewhere
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.speakers import is_of_body
from rashomon.wording.tables import any_of, read_table

# "There was | no firing | before the blast", "heard | no siren", "| no drone | was shot down".
# The first letter stands by itself: places without it are passed over fast.
_WHAT = r"(?P<what>[a-z][a-z-]+(?: [a-z][a-z-]+){0,3})"
NONE = re.compile(rf"[nN]o(?<=\b..)(?:t (?:one|a single))? {_WHAT}")

# "Had not used | rubber bullets", "never received | the letter".
_USING = rf"{any_of('weighing', 'absences', 'using')} (?:(?:an?|any|such|the) )?{_WHAT}"
UNUSED = re.compile(rf"n(?:ot|ever)(?:(?<=\bnot)|(?<=\bnever)) {_USING}")

# "Denied that | any rope | had been tied", "that | tear gas | was used", "that officers had used | tear gas".
ANY = re.compile(rf"\b(?:any|that(?= (?!any\b)(?:[a-z-]+ ){{1,3}}(?:was|were|had been)\b)) {_WHAT}")
USED = re.compile(rf"\bha(?:d|s|ve) {_USING}")

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
    """Yield a contested finding for each thing that one says was not there and another tells of."""
    matters: dict[str, list[Answer]] = {}
    elsewhere = Elsewhere(case, turns, origins)
    for report, mine in zip(case.reports, turns, strict=True):
        for matter, answer in _answers(report, mine, elsewhere):
            matters.setdefault(matter, []).append(answer)
    yield from (dispute(_put_alike(same), origins) for same in matters.values())


def _put_alike(same: Sequence[Answer]) -> list[Answer]:
    """Return answers on one thing put alike: where one denies that it was there, all are to its having been there."""
    denials = [answer for answer in same if not answer.otherwise]
    if not denials:
        return [replace(answer, otherwise=same[0].otherwise) for answer in same]
    turned = (
        replace(one, claimed=one.denied, by=one.denier, denied=one.claimed, denier=one.by, otherwise=None)
        for one in same
        if one.otherwise
    )
    return [*denials, *turned]


def _answers(report: Report, turns: Sequence[Turn], elsewhere: Elsewhere) -> Iterator[tuple[str, Answer]]:
    """Yield what answers an absence, and what it is about: the clause, or the thing of which others tell."""
    text = report.article.text
    for place, turn in enumerate(turns):
        for absence in _absences(turn, text):
            near = (one for one in turns[max(0, place - TURNS) : place + TURNS + 1] if _may_answer(one, turn, text))
            parts = ((one, part) for one in near for part in sentences_of(one.said, text))
            if telling := next(((one, part) for one, part in parts if absence.is_of(part.of(text))), None):
                answer = _answer(absence, *telling, report)
                yield fold(answer.asked or ""), answer
            else:
                answers = _answers_elsewhere(absence, report, elsewhere)
                yield from ((absence.what.removesuffix("s"), answer) for answer in answers)


def _answers_elsewhere(absence: Absence, report: Report, elsewhere: Elsewhere) -> Iterator[Answer]:
    """Yield the answers of reports of other origins that tell of a thing by its name, whatever was done to it."""
    if absence.done or absence.which or NOW.search(absence.clause):
        return
    none, asked = absence.turn, part_denied(absence.clause, _stems(absence.what))
    said = evidence(report.article.id, report.article.text, none.sentence.start, none.sentence.end)
    for one in elsewhere.tellings(absence.what, none, report):
        told = part_denied(one.said, _stems(absence.clause))
        if not POINTING.match(asked) and not none.denies:
            yield Answer(said, none.speaker, one.words, one.speaker, told, asked=asked)
        elif not (POINTING.match(asked) and POINTING.match(told)):
            yield Answer(one.words, one.speaker, said, none.speaker, asked=told if POINTING.match(asked) else asked)


def _absences(turn: Turn, text: str) -> Iterator[Absence]:
    """Yield what somebody says that there was none of now, and not that there may be none."""
    if turn.denies:
        patterns = [ANY, USED]
    else:
        said = turn.said.of(text)
        patterns = [NONE, UNUSED] if "not " in said or "never " in said else [NONE]
    for pattern in patterns:
        yield from _found_by(pattern, turn, text)


def _found_by(pattern: re.Pattern[str], turn: Turn, text: str) -> Iterator[Absence]:
    for found in pattern.finditer(text, turn.said.start, turn.said.end):
        absence = _absence(found, turn, text)
        if absence and not (MAY_BE.search(absence.clause) or _is_of_before(turn, text)):
            yield absence


def _is_of_before(turn: Turn, text: str) -> bool:
    return EARLIER.search(text, turn.sentence.start, turn.said.start) is not None


def _may_answer(one: Turn, other: Turn, text: str) -> bool:
    """Say whether two may tell of one thing: near each other, and of no two days; a denial is told elsewhere."""
    apart = max(one.said.start, other.said.start) - min(one.said.end, other.said.end)
    return apart <= NEAR and not (one.denies or other.denies or one.is_by(other) or on_other_days(one, other, text))


def _absence(found: re.Match[str], turn: Turn, text: str) -> Absence | None:
    """Return what there was none of; people only with what was not done to them, as they are there anyway."""
    words = _thing(found["what"])
    if not words or words[-1] in _table("idle"):
        return None
    what, is_body = " ".join(words), is_of_body(words[-1])
    behind, said = found.start("what") + len(what), (turn, clause_of(turn.said, found, text), what)
    if found.re in (UNUSED, USED) or THERE.search(text, max(0, found.start() - BEFORE), found.start()):
        return None if is_body else Absence(*said, which=_which(behind, text))
    if done := DONE.match(text, behind):
        is_brought = done["verb"] in _table("brought") and not is_body
        verbs = frozenset(kind_of(verb) for verb in done.groups() if verb)  # "shot down": "two downed drones"
        return Absence(*said, done=frozenset() if is_brought else verbs)
    is_alone = APART.search(text, max(0, found.start() - BEFORE), found.start()) and ALONE.match(text, behind)
    return Absence(*said) if is_alone and not is_body else None


# "We have no machines": others may.
NOW = re.compile(r"\b(?:has|have) no\b")

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
