"""Answers: what one says and another denies in a word that points to it: "the army blames rebels, who deny it".

What is denied has no words of its own: it stands before ("denied it", "rejected the accusation", "denied any role"), or
in the denial, with who says it ("rejected an accusation by Norway that it opened the dam").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model import (
    Case,
    Evidence,
    Facet,
    Finding,
    Modality,
    Participant,
    Quote,
    Report,
    Stance,
    Statement,
    Status,
    evidence,
)
from rashomon.weighing.agreement import account_of
from rashomon.weighing.charges import CHARGES
from rashomon.weighing.denial_words import any_of
from rashomon.weighing.denials import LITTLE
from rashomon.weighing.exchanges import QUOTED, said_in
from rashomon.weighing.origins import Origins
from rashomon.weighing.pointers import Pointer, find_pointer
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.tables import read_table

# So far before "denied any role" an accusation stands, and so little between what is said and who "denied it".
NEAR = 600
BESIDE = 60

CLAIMING = frozenset({Stance.SAYS, Stance.ACCUSES})

# A claim that says less is no sentence: "the winner".
LEAST_WORDS = 3

# What only points to somebody told of before cannot be read alone: "it was rigged".
POINTING = re.compile(r"[\W\s]*(?:that )?(?:he|I|it|she|they|this|these|those|we|his|her|its|their)\b", re.IGNORECASE)

# What came next is a part of what was told before it: "Roth then shot him", of one who says that the other shot first.
NEXT = re.compile(r"\bthen\b")


# "Sweden | initially | denied it": given up since.
AT_FIRST = re.compile(r"\b(?:at first|first|initially|originally)\b")


@dataclass(frozen=True)
class Answer:
    """What is claimed, in the words of a report, with who says so, and who denies it in which words.

    `by` and `denier` are None for the report itself. `otherwise` has what is said in the stead of a claim that is not
    denied in so many words; `asked` what is denied, where the claim cannot be read alone.
    """

    claimed: Evidence
    by: Participant | None
    denied: Evidence
    denier: Participant | None
    otherwise: str | None = None
    asked: str | None = None

    @property
    def telling(self) -> frozenset[str]:
        """The stems of the words of the claim, without those for how it is said."""
        return frozenset(map(stem, forms(self.claimed.quote))) - LITTLE - SAYING


SAYING = frozenset(map(stem, ("accuse", "accused", "accuses", "accusing", "blame", "blamed", "blames", "blaming")))


def weigh_answers(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each claim that is denied in a word that points to it; one told twice is one."""
    matters: list[list[Answer]] = []
    told = (answer for report in case.reports for answer in _answers(report))
    for answer in sorted(told, key=lambda answer: -len(answer.telling)):
        home = next((same for same in matters if _tell_of_one(answer, same[0])), None)
        if home is None:
            matters.append([answer])
        else:
            home.append(answer)
    yield from (dispute(same, origins) for same in matters)


def _tell_of_one(answer: Answer, fuller: Answer) -> bool:
    """Say whether a claim has no telling words, of two or more, but those of a fuller one, or is the same."""
    return fold(answer.claimed.quote) == fold(fuller.claimed.quote) or (
        len(answer.telling) > 1 and answer.telling <= fuller.telling
    )


# How a side tells otherwise what another claims.
OTHERWISE = "told otherwise: “{}”"


def dispute(same: Sequence[Answer], origins: Origins) -> Finding:
    """Return the dispute over one claim that answers are to."""
    claimed = [_statement(Modality.ALLEGED.value, answer.claimed, answer.by, origins) for answer in same]
    denied: dict[str, dict[Statement, None]] = {}
    for answer in same:
        words = OTHERWISE.format(_shown(answer.otherwise)) if answer.otherwise else Modality.DENIED.value
        denied.setdefault(words, {})[_statement(words, answer.denied, answer.denier, origins)] = None
    accounts = [account_of(list(dict.fromkeys(said))) for said in (claimed, *denied.values())]
    voices = [account.statements[0].speaker or account.statements[0].origin.name for account in accounts]
    first = same[0].claimed
    return Finding(
        subject_id=short_id(f"answer|{first.article}:{first.span.start}"),
        subject=f"“{_shown(same[0].asked or first.quote)}”",
        facet=Facet.WHETHER,
        accounts=tuple(accounts),
        status=Status.CONTESTED,
        rule=f"“alleged” ({voices[0]}) and “{accounts[1].value}” ({voices[1]}) cannot both be so",
    )


def _shown(words: str) -> str:
    """Return words of a report to stand within marks."""
    return " ".join(words.split()).removeprefix("that ").strip(MARKS)


# Around what is quoted.
MARKS = ' ,"“”'


def _statement(value: str, words: Evidence, who: Participant | None, origins: Origins) -> Statement:
    return Statement(value=value, evidence=words, origin=origins.of(words, who), speaker=origins.speaker(who))


def _answers(report: Report) -> Iterator[Answer]:
    text, quotes = report.article.text, report.annotations.quotes
    for place, denial in enumerate(quotes):
        if not denial.speaker or len(denial.content) != 1:
            continue
        if AT_FIRST.search(text, denial.evidence.span.start, denial.content[0].start):
            continue
        content = denial.content[0].of(text).strip()
        if pointing := find_pointer(denial, text):
            answers = _pointed_at(denial, pointing, quotes, place, text)
            yield from (answer for answer in answers if says_something(answer.claimed, report))
        elif denial.stance is not Stance.DENIES:
            continue
        elif named := _with_claimant().match(content):
            start = denial.content[0].start + len(denial.content[0].of(text)) - len(denial.content[0].of(text).lstrip())
            who, told = (
                evidence(denial.evidence.article, text, start + named.start(group), start + named.end(group))
                for group in ("who", "told")
            )
            yield Answer(told, Participant(evidence=who, name=who.quote), denial.evidence, denial.speaker)


def _pointed_at(denial: Quote, pointing: Pointer, quotes: Sequence[Quote], place: int, text: str) -> Iterator[Answer]:
    """Yield the answer that a denial is to what was said before it, in words that can be read alone."""
    claims = [q for q in quotes[:place] if q.stance in CLAIMING and q.speaker and _is_one_saying(q, text)]
    last = next((q for q in reversed(claims) if _is_answered(q, denial, pointing, text)), None)
    if last is None:
        return
    same = (q for q in reversed(claims[: claims.index(last) + 1]) if _is_of_one(q, last, text))
    for claim in same:
        told = _claimed(claim, denial, text)
        if told and claim.speaker and denial.speaker and not (POINTING.match(told.quote) or NEXT.search(told.quote)):
            yield Answer(told, claim.speaker, _with_next(denial, quotes, text), denial.speaker)
            return


def says_something(claimed: Evidence, report: Report) -> bool:
    """Say whether a claim has a verb with a tense, or accuses: "they saw | the opposition leader" does not."""
    clauses = report.annotations.clauses
    if not clauses or not SAYING.isdisjoint(map(stem, forms(claimed.quote))):
        return True
    return any(clause.finite and claimed.span.contains(clause.verb) for clause in clauses)


def _with_next(denial: Quote, quotes: Sequence[Quote], text: str) -> Evidence:
    """Return a denial with what the same voice says right behind it: "denied this. “Every sheet is here,” he said"."""
    start, end = denial.evidence.span.start, denial.evidence.span.end
    behind = (q for q in quotes if q.evidence.span.start >= end and q.speaker and q.stance is Stance.SAYS)
    for quote in behind:
        between = text[end : quote.evidence.span.start].strip(" .")
        if between or _name(quote) != _name(denial):
            break
        return evidence(denial.evidence.article, text, start, quote.evidence.span.end)
    return denial.evidence


def _is_one_saying(quote: Quote, text: str) -> bool:
    """Say whether all is said in one piece, but for what follows in marks."""
    return bool(quote.content) and all(text[more.start] in MARKS for more in quote.content[1:])


def _is_of_one(claim: Quote, last: Quote, text: str) -> bool:
    """Say whether a claim is the last one, or an accusation in the same paragraph before what is said of it."""
    accuses = claim.stance is Stance.ACCUSES and last.stance is Stance.SAYS
    return claim is last or (accuses and "\n" not in text[claim.evidence.span.end : last.evidence.span.start])


def _name(quote: Quote) -> str:
    return fold(quote.speaker.name) if quote.speaker else ""


def _is_answered(claim: Quote, denial: Quote, pointing: Pointer, text: str) -> bool:
    """Say whether a denial may be of a claim: of an accusation of who denies, or of what is said right before it."""
    apart = denial.evidence.span.start - claim.content[-1].end
    if _name(claim) == _name(denial) or apart > NEAR:
        return False
    if pointing.deed and stem(fold(pointing.deed)) not in _deeds() | set(map(stem, forms(claim.evidence.quote))):
        return False
    if claim.stance is Stance.ACCUSES and not pointing.right_behind and _is_named(denial, claim, text):
        return True
    if claim.stance is Stance.SAYS and (pointing.several or NO_CLAIM.search(claim.content[0].of(text))):
        return False
    between = QUOTED.sub("", text[claim.evidence.span.end : denial.evidence.span.start]).strip()
    return not pointing.part and apart >= 0 and len(between) <= BESIDE and not SENTENCE.search(between)


# What only names a charge, not one that exploded; or denies one itself: "its spokesman said the group had denied it".
NO_CLAIM = re.compile(
    r"\b(?:accusations?|allegations?|charges|claims?|charge (?:against|of|that)|den(?:y|ies|ied|ying))\b", re.IGNORECASE
)

# Something else is told between.
SENTENCE = re.compile(r"[.!?][\"'”’]?\s+\S")


def _is_named(denial: Quote, claim: Quote, text: str) -> bool:
    """Say whether a claim names who denies it, by the last word of the name: "blamed the Tuareg rebels"."""
    name = list(forms(denial.speaker.name))[-1:] if denial.speaker else []
    return bool(name) and name[0] in set(forms(claim.content[0].of(text)))


def _claimed(claim: Quote, denial: Quote, text: str) -> Evidence | None:
    """Return the words of a claim, without a denial that stands in them: "blamed the rebels | , who deny it"."""
    said = said_in(claim, text)
    start, end = said.start, said.end
    if claim.stance is Stance.ACCUSES and claim.cue:
        start = min(start, claim.cue.start)
    if denial.content[0].end <= end:
        inside = RELATIVE.search(text, start, end)
        end = inside.start() if inside else start
    last = max((m.end() for m in AND_THAT.finditer(text, start, end)), default=start)
    if POINTING.match(text[start:end]):
        start = last
    told = text[start:end].split()
    is_whole = len(told) >= LEAST_WORDS and told[-1] not in UNFINISHED
    return evidence(claim.evidence.article, text, start, end) if is_whole else None


# "The mission said that its experts had been there and that | the shells had come from the north".
AND_THAT = re.compile(r",? and that ")


# With these no claim ends.
UNFINISHED = frozenset({"and", "that", "which", "who", "whose"})


RELATIVE = re.compile(r",? (?:who|which)\b")


@cache
def _deeds() -> frozenset[str]:
    """Return the stems of what any deed may be called again: "denied any role in the attack"."""
    return frozenset(map(stem, read_table("weighing", "denials")["deeds"]))


@cache
def _with_claimant() -> re.Pattern[str]:
    """Return the pattern of a denied claim that says whose it is: "an accusation by Norway that it opened the dam"."""
    accounts = f"{any_of('accounts')}s?"
    return re.compile(
        rf"(?:(?:an?|the|all) )?(?:{CHARGES}|{accounts}) (?:by|from) (?P<who>[^,.;:]{{2,60}}?)"
        r" that (?P<told>(?:\S+ ){2,}[^.]+)"
    )
