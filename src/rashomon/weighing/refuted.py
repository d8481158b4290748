"""Refuted accounts: what another is said to claim, and is called untrue in its own words.

"The authorities' claim that all values were below the limits is false." "We reject the account, repeated by the prison
service, that this was a war between gangs." "The sheriff rejected claims that his office had been warned."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Case, Evidence, Finding, Participant, Report, Span, evidence
from rashomon.weighing.alike import kind_of
from rashomon.weighing.answers import LEAST_WORDS, Answer, dispute
from rashomon.weighing.deeds import said_words
from rashomon.weighing.denial_words import any_of
from rashomon.weighing.exchanges import Turn
from rashomon.weighing.origins import Origins
from rashomon.weighing.sayings import NEGATED, SHORTEST, UNTELLING, clause_of, negates, sentences_of
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.speakers import is_of_body

ACCOUNT = rf"(?:accusation|theory|{any_of('accounts')}|{any_of('utterances')})s?"

# "The authorities' | claim that ... | is false", and whose it is, before it.
FALSE = re.compile(
    rf"\b{ACCOUNT} (?:(?:by|of|from) (?P<by>[^,.;:]{{2,60}}?) )?that (?P<told>[^.;:]{{8,200}}?),? "
    rf"(?:(?:is|are|was|were) (?:\w+ly )?(?:an? )?(?:[\w-]+ )?{any_of('falsehoods')}\b"
    r"|(?:cannot|can not|can['’]t) be (?:true|right|correct)\b)"
)
WHOSE = re.compile(r"\b(?P<whose>[A-Z][\w.-]*(?: [\w.-]+){0,3}?|(?<=the )[\w-]+(?: [\w-]+)?)['’]s? $")

# "Rejected | claims | that ...", "reject the account, repeated by the service, that ...", "Ardia's statement that ...".
REJECTED = re.compile(
    rf" {any_of('rejecting')} "
    rf"(?:[\w.-]+(?:['’]s?)? ){{0,4}}?(?P<account>{ACCOUNT})"
    r"(?:,? (?:spread |made |repeated |put forward )?(?:by|from) (?P<by>[^,.;:]{2,60}?),?)? (?:that|on an?|of an?) "
    r"(?P<told>[^.;:]{8,200})"
)

# A claim tells of what is refuted where all its telling words stand in it in their order, two or more, and of many all
# but one; or so many words in a row.
SHARED = 2
MANY = 4
IN_A_ROW = 4


@dataclass(frozen=True)
class Refuted:
    """What is called untrue: the words, whose they are said to be, and by whom."""

    told: Evidence
    of: Evidence | None
    denied: Evidence
    denier: Participant | None
    words: "Words"
    further: tuple[str, ...]

    @cached_property
    def is_negated(self) -> bool:
        """Whether it is something that is not so."""
        return negates(self.told.quote)


def weigh_refuted(case: Case, turns: Sequence[Sequence[Turn]], origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each account that is called untrue, with those who give it, of all turns."""
    told = list(zip(case.reports, turns, strict=True))
    found = [one for report, mine in told for one in _refuted(report, mine)]
    if not found:
        return
    wanted = frozenset[str]().union(*(one.words.all_kinds for one in found))
    sentences = [one for report, mine in told for turn in mine for one in _sentences(turn, wanted, report)]
    for one in found:
        first: dict[int, Sentence] = {}  # of each turn
        for sentence in sentences:
            if sentence.tells(one):
                first.setdefault(id(sentence.turn), sentence)
        same = [
            Answer(told.words, told.turn.speaker, one.denied, one.denier, asked=one.told.quote)
            for told in first.values()
            if _may_tell(told.turn, one)
        ]
        if not same and one.of:
            owner = Participant(evidence=one.of, name=LEADING.sub("", one.of.quote))
            same = [Answer(one.told, owner, one.denied, one.denier)]
        if same:
            yield dispute(same, origins)


LEADING = re.compile(r"^[Tt]he ")


@dataclass(frozen=True)
class Sentence:
    """A sentence of what somebody says, with the kinds of all its words; the rest is found where asked for."""

    turn: Turn
    words: Evidence
    kinds: frozenset[str]

    @property
    def said(self) -> str:
        """What is said."""
        return self.words.quote

    @cached_property
    def is_negated(self) -> bool:
        """Whether it says that something is not so."""
        return negates(self.said)

    @cached_property
    def telling(self) -> "Words":
        """Its telling words."""
        return Words.of(self.said)

    def tells(self, one: Refuted) -> bool:
        """Say whether it tells what is refuted."""
        refuted = one.words
        further = bool(one.further) and self.kinds.issuperset(one.further)
        if (not further and len(self.kinds & refuted.all_kinds) < SHARED) or not refuted.bodies <= self.kinds:
            return False
        if self.is_negated != one.is_negated or len(self.said.split()) < LEAST_WORDS:
            return False
        told = self.telling
        if not refuted.bodies <= set(told.kinds) or (refuted.names and refuted.names.isdisjoint(told.names)):
            return False
        shared = [kind for kind in refuted.kinds if kind in told.kinds]
        missing = len(refuted.kinds) - len(shared)
        if len(shared) >= SHARED and missing <= (len(refuted.kinds) >= MANY) and told.has_in_order(shared):
            return True
        if shared and further and set(one.further) <= set(told.kinds):
            return True
        return _in_a_row(self.said, one.told.quote)


def _sentences(turn: Turn, wanted: frozenset[str], report: Report) -> Iterator[Sentence]:
    """Yield the sentences of what is said that have words of some kinds."""
    id, text = report.article.id, report.article.text
    for part in (part for said in (turn.said, *turn.quote.content[1:]) for part in sentences_of(said, text)):
        kinds = frozenset(map(kind_of, forms(part.of(text))))
        if not kinds.isdisjoint(wanted):
            yield Sentence(turn, evidence(id, text, part.start, part.end), kinds)


def _may_tell(turn: Turn, one: Refuted) -> bool:
    """Say whether somebody else tells something, not where it is refuted, and does not call it untrue."""
    if turn.denies or UNTRUE_SO.search(turn.quote.evidence.quote):
        return False
    if turn.quote.evidence.article == one.denied.article and turn.sentence.overlaps(one.denied.span):
        return False
    return one.denier is None or fold(one.denier.name) != fold(turn.speaker.name)


def _in_a_row(said: str, refuted: str) -> bool:
    """Say whether so many words in a row, two telling ones or more, are of both."""
    here, there = list(forms(said)), list(forms(refuted))
    runs = {tuple(here[at : at + IN_A_ROW]) for at in range(len(here))}
    return any(
        tuple(there[at : at + IN_A_ROW]) in runs
        and len(set(there[at : at + IN_A_ROW]) - said_words("little")) >= SHARED
        for at in range(len(there) - IN_A_ROW + 1)
    )


def _refuted(report: Report, turns: Sequence[Turn]) -> Iterator[Refuted]:
    text = report.article.text
    patterns = (FALSE, REJECTED) if CALLED_FALSE.search(text) else (REJECTED,)
    yield from (_as_refuted(match, turns, report) for pattern in patterns for match in pattern.finditer(text))


def _as_refuted(match: re.Match[str], turns: Sequence[Turn], report: Report) -> Refuted:
    text, id = report.article.text, report.article.id
    start, end = sentence_in_line(text, match.start(), match.end())
    told, denying = evidence(id, text, *match.span("told")), Span(match.start(), match.start("told"))
    by = next((turn for turn in turns if turn.quote.evidence.span.overlaps(denying)), None)
    behind = next((turn for turn in turns if 0 <= turn.sentence.start - end <= GAP), None)
    goes_on = behind is not None and (by is None or behind.is_by(by))
    owner = _owner(match, report)
    return Refuted(
        told=told,
        of=owner,
        denied=evidence(id, text, start, end),
        denier=by.speaker if by and not _is_owner(by, owner) else None,
        words=Words.of(told.quote),
        further=_said_further(behind, text) if behind and goes_on else (),
    )


def _is_owner(turn: Turn, owner: Evidence | None) -> bool:
    """Say whether somebody is only named as whose account it is: "the ministry's assertion cannot be true"."""
    return owner is not None and fold(turn.speaker.name) == fold(LEADING.sub("", owner.quote))


def _owner(match: re.Match[str], report: Report) -> Evidence | None:
    """Return whose account it is called."""
    text, id = report.article.text, report.article.id
    if match["by"]:
        return evidence(id, text, *match.span("by"))
    account = match.start("account") if "account" in match.groupdict() else match.start()
    whose = WHOSE.search(text, max(0, account - FAR), account)
    return evidence(id, text, *whose.span("whose")) if whose else None


# A name has so many characters.
FAR = 60


# Without these words no claim is called false, which is soon seen: what begins with a space is searched fast.
CALLED_FALSE = re.compile(rf" (?:be (?:true|right|correct)|{any_of('falsehoods')})\b")
UNTRUE_SO = re.compile(rf"\b(?:as|is|are|was|were) (?:\w+ )?{any_of('falsehoods')}\b", re.IGNORECASE)
GAP = 3


def _said_further(turn: Turn, text: str) -> tuple[str, ...]:
    """Return the telling words of the clause in which somebody goes on to say what is not so."""
    negation = NEGATED.search(text, turn.said.start, turn.said.end)
    return Words.of(clause_of(turn.said, negation, text)).kinds if negation else ()


@dataclass(frozen=True)
class Words:
    """The telling words of what is said: their kinds, which of them are bodies that act, and the names.

    `all_kinds` has those of all words but the least.
    """

    kinds: tuple[str, ...]
    bodies: frozenset[str]
    names: frozenset[str]
    all_kinds: frozenset[str]

    @classmethod
    def of(cls, said: str) -> "Words":
        """Return the telling words of a text."""
        small = {fold(word) for word in SMALL.findall(said)} | {fold(word) for word in FIRST.findall(said)}
        known = [word for word in forms(said) if word not in said_words("little")]
        told = [word for word in known if len(word) >= SHORTEST and word not in UNTELLING]
        return cls(
            kinds=tuple(dict.fromkeys(kind_of(word) for word in told if word in small)),
            bodies=frozenset(kind_of(word) for word in told if word in small and is_of_body(word)),
            names=frozenset(stem(word) for word in told if word not in small),
            all_kinds=frozenset(map(kind_of, known)),
        )

    def has_in_order(self, kinds: Sequence[str]) -> bool:
        """Say whether some of its kinds stand in this order."""
        places = [self.kinds.index(kind) for kind in kinds]
        return places == sorted(places)


SMALL = re.compile(r"\b[a-z][\w’'-]*")
FIRST = re.compile(r"^\W*([A-Z][\w’'-]*)")
