"""Culprits: an act of violence that two claim, or that one claims and another lays to somebody else.

"The group Aru said its fighters had attacked the convoy", and "the army attributed the attack to the Belland Front".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from rashomon.model import Case, Evidence, Facet, Finding, Participant, Quote, Report, Span, Statement, Status, evidence
from rashomon.weighing.agreement import account_of
from rashomon.weighing.alike import Keys, kind_of
from rashomon.weighing.deeds import FAR
from rashomon.weighing.mutual import DOER
from rashomon.weighing.origins import Origins
from rashomon.weighing.sayings import DAYS
from rashomon.wording.ids import short_id
from rashomon.wording.normal import forms
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.tables import any_of, read_table

_any = partial(any_of, "weighing", "culprits")

# A name of a group: "the Belland Front", "Aru-al-Nur".
NAME = (
    r"(?:[Tt]he )?(?P<who>(?!The\b)[A-Z][\w’-]*(?: (?:of|al|the|in) (?=[A-Z])| [A-Z][\w’-]*)*)"
    rf"(?: (?:armed )?{_any('groups')})?"
)

# "Claimed responsibility for the attack", "two of its fighters had killed him", "it carried out the attack".
ATTACK = rf"(?:the|this|that|last|[A-Z]\w+day['’]s) (?:\w+ )?{_any('attacks')}\b"
CLAIMING = re.compile(
    rf"\bclaimed (?:responsibility for )?(?:{ATTACK}|it\b)"
    rf"|\b(?:its|their) (?:own )?{_any('own')} (?:had |have )?{_any('doing')}\b"
    rf"|\bit (?:had )?(?:was behind|been behind|carried out|staged) {ATTACK}"
)
SAID_THAT = r"(?:that|says?|said|maintains?|insists?)"

# "Attributed the attack to | the Front", "blamed | the Front", "held | the Front | responsible". With each
# stands a part of what it finds, looked for first, for speed.
LAYING = [
    (part, re.compile(pattern))
    for part, pattern in (
        ("attributed", rf"\battributed (?:\w+ ){{0,2}}{_any('attacks')}(?: [^,.;]{{1,60}})? to {NAME}(?=[.,;])"),
        ("blamed", rf"\bblamed (?:\w+ ){{0,2}}{_any('attacks')} on {NAME}"),
        ("blam", rf"\bblam(?:ed|es|ing) {NAME} for (?:\w+ ){{0,2}}{_any('attacks')}\b"),
        ("blam", rf"\bblam(?:ed|es) {NAME}(?=[.,])"),
        ("responsible", rf"\b(?:held|holds) {NAME} responsible\b"),
        ("responsible", rf"\b{SAID_THAT} {NAME} (?:was|were|is|had been) responsible\b"),
        ("behind", rf"\b{SAID_THAT} {NAME} (?:was|were|is|had been) behind\b"),
        (
            "",
            rf"\b{_any('attacks')}(?: (?:at|in|near|on) [^,.;]{{1,50}})? (?:was|were|had been) {_any('done')} "
            rf"(?:by|of) (?:[a-z]+ of )?{NAME}",
        ),
    )
]
NOBODY = re.compile(r"\b(?:[Nn]o|[Nn]either|[Nn]or|not|never)\b|n['’]t\b")

# "A little-known group, | Aru |, said", "a local branch of | Aru |".
BESIDE = re.compile(rf"\bgroup, {NAME},")
BRANCH = re.compile(rf"\b{_any('branches')} of {NAME}$")


@dataclass(frozen=True)
class Culprit:
    """Whom somebody holds to have done an act of violence, or who says so of themselves."""

    name: str
    attacks: Keys
    claimed: bool
    words: Evidence
    by: Participant | None
    published: date | None

    def contradicts(self, other: "Culprit") -> bool:
        """Say whether two accounts are of one act, one of them a claim, and name others."""
        names = [frozenset(forms(one.name)) for one in (self, other)]
        if names[0] & names[1] or not (self.claimed or other.claimed):
            return False
        if self.attacks and other.attacks and self.attacks.isdisjoint(other.attacks):
            return False
        days = [DAYS.intersection(forms(one.words.quote)) for one in (self, other)]
        if days[0] and days[1] and days[0].isdisjoint(days[1]):
            return False
        return not (self.published and other.published) or abs((self.published - other.published).days) <= FAR


def weigh_culprits(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each act of violence of which two name another as who did it."""
    for story in case.stories:
        reports = [report for report in case.reports if report.article.id in story.articles]
        claimed = [one for report in reports for one in _claims(report)]
        if not claimed:  # and one of two is a claim
            continue
        told = [*claimed, *(one for report in reports for one in _laid(report))]
        same = [one for one in told if any(one.contradicts(other) for other in told)]
        if same:
            yield _dispute(same, origins)


def _dispute(same: Sequence[Culprit], origins: Origins) -> Finding:
    sides: dict[str, list[Statement]] = {}
    for one in same:
        name = next((n for n in sides if set(forms(n)) & set(forms(one.name))), one.name)
        origin, speaker = origins.of(one.words, one.by), origins.speaker(one.by)
        sides.setdefault(name, []).append(
            Statement(value=DOER.format(name), evidence=one.words, origin=origin, speaker=speaker)
        )
    accounts = tuple(map(account_of, sides.values()))
    left, right = (f"“{a.value}” ({a.statements[0].speaker or a.statements[0].origin.name})" for a in accounts[:2])
    first, asked = same[0].words, max(same, key=lambda one: bool(one.attacks)).words
    return Finding(
        subject_id=short_id(f"culprit|{first.article}:{first.span.start}"),
        subject=f"“{' '.join(asked.quote.split())}”",
        facet=Facet.WHETHER,
        accounts=accounts,
        status=Status.CONTESTED,
        rule=f"{left} and {right} cannot both be so",
    )


def _claims(report: Report) -> Iterator[Culprit]:
    """Yield what a group that is heard says that it did: no state, no person, and nobody without a name."""
    text, seen = report.article.text, set[int]()
    for quote in report.annotations.quotes:
        if quote.source is None or quote.speaker is None or (quote.speaker.named and quote.speaker.label != "ORG"):
            continue
        for match in CLAIMING.finditer(text, quote.evidence.span.start, quote.evidence.span.end):
            who = _claimant(quote, match.start(), report)
            sentence = Span(*sentence_in_line(text, match.start(), match.end()))
            if who and match.start() not in seen and not NOBODY.search(text, sentence.start, match.end()):
                seen.add(match.start())
                yield _culprit(who.name, who, sentence, report)


def _claimant(quote: Quote, place: int, report: Report) -> Participant | None:
    """Return the group that speaks, by the name that stands beside it where it has none of its own."""
    if quote.speaker is None or quote.speaker.named or quote.source is None:
        return quote.speaker
    text, (start, end) = report.article.text, (quote.source.start, quote.source.end)
    found = BESIDE.search(text, start, place) or BRANCH.search(text, start, end)
    if found is None:
        return None
    said = evidence(report.article.id, text, *found.span("who"))
    return Participant(evidence=said, name=said.quote, label="ORG", named=True)


def _laid(report: Report) -> Iterator[Culprit]:
    """Yield whom somebody holds to have done it."""
    text = report.article.text
    for match in (match for part, pattern in LAYING if part in text for match in pattern.finditer(text)):
        sentence = Span(*sentence_in_line(text, match.start(), match.end()))
        if not NOBODY.search(text, sentence.start, match.end()):
            at = Span(*match.span("who"))
            inside = (q.speaker for q in report.annotations.quotes if q.speaker and q.evidence.span.overlaps(at))
            yield _culprit(match["who"], next(inside, None), sentence, report)


def _culprit(name: str, by: Participant | None, sentence: Span, report: Report) -> Culprit:
    nouns = (form for form in forms(sentence.of(report.article.text)) if form in _attacks())
    return Culprit(
        name=name,
        attacks=frozenset(map(kind_of, nouns)),
        claimed=by is not None and by.name == name,
        words=evidence(report.article.id, report.article.text, sentence.start, sentence.end),
        by=by,
        published=report.article.published.value,
    )


@cache
def _attacks() -> frozenset[str]:
    return frozenset(read_table("weighing", "culprits")["attacks"])
