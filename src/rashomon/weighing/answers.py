"""Answers: what one says and another denies in a word that points to it: "the army blames rebels, who deny it".

What is denied has no words of its own: it stands before ("denied it", "rejected the accusation", "denied any role"), or
in the denial, with who says it ("rejected an accusation by Norway that it opened the dam").
"""

import hashlib
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
from rashomon.weighing.denials import LITTLE
from rashomon.weighing.origins import Origins
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


# "Sweden | initially | denied it": given up since.
AT_FIRST = re.compile(r"\b(?:at first|first|initially|originally)\b")


@dataclass(frozen=True)
class Answer:
    """What is claimed, in the words of a report, with who says so, and who denies it in which words."""

    claimed: Evidence
    by: Participant
    denied: Evidence
    denier: Participant

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
    yield from (_dispute(same, origins) for same in matters)


def _tell_of_one(answer: Answer, fuller: Answer) -> bool:
    """Say whether a claim has no telling words, of two or more, but those of a fuller one, or is the same."""
    return fold(answer.claimed.quote) == fold(fuller.claimed.quote) or (
        len(answer.telling) > 1 and answer.telling <= fuller.telling
    )


def _dispute(same: Sequence[Answer], origins: Origins) -> Finding:
    claimed = [_statement(Modality.ALLEGED, answer.claimed, answer.by, origins) for answer in same]
    denied = [_statement(Modality.DENIED, answer.denied, answer.denier, origins) for answer in same]
    first = same[0].claimed
    return Finding(
        subject_id=hashlib.sha256(f"answer|{first.article}:{first.span.start}".encode()).hexdigest()[:12],
        subject=f"“{' '.join(first.quote.split())}”",
        facet=Facet.WHETHER,
        accounts=(account_of(claimed), account_of(denied)),
        status=Status.CONTESTED,
        rule=f"“alleged” ({claimed[0].speaker}) and “denied” ({denied[0].speaker}) cannot both be so",
    )


def _statement(value: Modality, words: Evidence, who: Participant, origins: Origins) -> Statement:
    return Statement(value=value.value, evidence=words, origin=origins.of(words, who), speaker=origins.speaker(who))


def _answers(report: Report) -> Iterator[Answer]:
    text, quotes = report.article.text, report.annotations.quotes
    for place, denial in enumerate(quotes):
        if denial.stance is not Stance.DENIES or not denial.speaker or len(denial.content) != 1:
            continue
        if AT_FIRST.search(text, denial.evidence.span.start, denial.content[0].start):
            continue
        content = denial.content[0].of(text).strip()
        if pointing := _pointers().fullmatch(content):
            yield from _pointed_at(denial, pointing, quotes[:place], text)
        elif named := _with_claimant().match(content):
            start = denial.content[0].start + len(denial.content[0].of(text)) - len(denial.content[0].of(text).lstrip())
            who, told = (
                evidence(denial.evidence.article, text, start + named.start(group), start + named.end(group))
                for group in ("who", "told")
            )
            yield Answer(told, Participant(evidence=who, name=who.quote), denial.evidence, denial.speaker)


def _pointed_at(denial: Quote, pointing: re.Match[str], before: Sequence[Quote], text: str) -> Iterator[Answer]:
    """Yield the answer that a denial is to what was said before it, in words that can be read alone."""
    claims = [q for q in before if q.stance in CLAIMING and q.speaker and len(q.content) == 1]
    last = next((q for q in reversed(claims) if _is_answered(q, denial, pointing, text)), None)
    if last is None:
        return
    same = (q for q in reversed(claims[: claims.index(last) + 1]) if _is_of_one(q, last, text))
    for claim in same:
        told = _claimed(claim, denial, text)
        if told and claim.speaker and denial.speaker and not POINTING.match(told.quote):
            yield Answer(told, claim.speaker, denial.evidence, denial.speaker)
            return


def _is_of_one(claim: Quote, last: Quote, text: str) -> bool:
    """Say whether a claim is the last one, or an accusation in the same paragraph before what is said of it."""
    accuses = claim.stance is Stance.ACCUSES and last.stance is Stance.SAYS
    return claim is last or (accuses and "\n" not in text[claim.evidence.span.end : last.evidence.span.start])


def _name(quote: Quote) -> str:
    return fold(quote.speaker.name) if quote.speaker else ""


def _is_answered(claim: Quote, denial: Quote, pointing: re.Match[str], text: str) -> bool:
    """Say whether a denial may be of a claim: of an accusation of who denies, or of what is said right before it."""
    apart = denial.evidence.span.start - claim.content[0].end
    if _name(claim) == _name(denial) or apart > NEAR:
        return False
    if pointing["deed"] and stem(fold(pointing["deed"])) not in _deeds() | set(map(stem, forms(claim.evidence.quote))):
        return False
    if claim.stance is Stance.ACCUSES and _is_named(denial, claim, text):
        return True
    if claim.stance is Stance.SAYS and (
        OF_SEVERAL.search(pointing.group()) or CHARGE.search(claim.content[0].of(text))
    ):
        return False
    between = text[claim.evidence.span.end : denial.evidence.span.start]
    return pointing["part"] is None and apart >= 0 and len(between) <= BESIDE and not SENTENCE.search(between.strip())


# What a court tries, or several have said: "denied all charges", "rejected the claims"; and what only names one.
OF_SEVERAL = re.compile(r"\b(?:all|any|both|charge|\w+(?<!thi)s)\b", re.IGNORECASE)
CHARGE = re.compile(rf"\b{CHARGES}\b", re.IGNORECASE)

# Something else is told between.
SENTENCE = re.compile(r"[.!?][\"'”’]?\s+\S")


def _is_named(denial: Quote, claim: Quote, text: str) -> bool:
    """Say whether a claim names who denies it, by the last word of the name: "blamed the Tuareg rebels"."""
    name = list(forms(denial.speaker.name))[-1:] if denial.speaker else []
    return bool(name) and name[0] in set(forms(claim.content[0].of(text)))


def _claimed(claim: Quote, denial: Quote, text: str) -> Evidence | None:
    """Return the words of a claim, without a denial that stands in them: "blamed the rebels | , who deny it"."""
    start, end = claim.content[0].start, claim.content[0].end
    if claim.stance is Stance.ACCUSES and claim.cue:
        start = min(start, claim.cue.start)
    if denial.content[0].end <= end:
        inside = RELATIVE.search(text, start, end)
        end = inside.start() if inside else start
    told = text[start:end].split()
    is_whole = len(told) >= LEAST_WORDS and told[-1] not in UNFINISHED
    return evidence(claim.evidence.article, text, start, end) if is_whole else None


# With these no claim ends.
UNFINISHED = frozenset({"and", "that", "which", "who", "whose"})


RELATIVE = re.compile(r",? (?:who|which)\b")


@cache
def _deeds() -> frozenset[str]:
    """Return the stems of what any deed may be called again: "denied any role in the attack"."""
    return frozenset(map(stem, read_table("weighing", "denials")["deeds"]))


@cache
def _pointers() -> re.Pattern[str]:
    """Return the pattern of what is denied that has no words of its own; `part` is one in a deed told before."""
    part = f"(?:{'|'.join(read_table('weighing', 'denials')['parts'])})s?"
    which = r"(?:(?:all|any|both|her|his|its|such|that|the|their|these|this|those) )*"
    return re.compile(
        rf"(?:it|that|this|them|all of (?:it|this)|{which}{CHARGES}(?: as .+)?"
        rf"|(?P<part>{which}(?:\w+ )?{part}(?: (?:in|for|of) (?:it|this|them|the (?P<deed>\w+)))?))[.,]?",
        re.IGNORECASE,
    )


@cache
def _with_claimant() -> re.Pattern[str]:
    """Return the pattern of a denied claim that says whose it is: "an accusation by Norway that it opened the dam"."""
    accounts = f"(?:{'|'.join(read_table('weighing', 'denials')['accounts'])})s?"
    return re.compile(
        rf"(?:(?:an?|the|all) )?(?:{CHARGES}|{accounts}) (?:by|from) (?P<who>[^,.;:]{{2,60}}?)"
        r" that (?P<told>(?:\S+ ){2,}[^.]+)"
    )
