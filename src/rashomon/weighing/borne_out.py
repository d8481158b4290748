"""What clauses of two origins both tell, be it a deed of our lexicon or not.

"Mabry, 34, was caught before dawn on Sunday" and "Deputies arrested a suspect, Travis Mabry, 34, early on Sunday" tell
one thing: a deed of one kin, of the same people, on one day. Of the one clause is told what the other bears out: its
core, and of its modifiers those whose names, numbers, things and days stand there too.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rashomon.model import Case, Clause, Evidence, Facet, Finding, Modality, Origin, Slot, Span, Statement, Status
from rashomon.weighing.agreement import corroborated
from rashomon.weighing.bearing import Match, Telling
from rashomon.weighing.bearing import match as match_of
from rashomon.weighing.deeds import Deed, begins_elsewhere, lies_in, pointing, relative, said_words
from rashomon.weighing.independence import are_of_one_party
from rashomon.weighing.occasions import numbers_of, partners, union, with_anchors
from rashomon.weighing.origins import Origins
from rashomon.weighing.phrasing import GAP, doer_left_out, phrase
from rashomon.weighing.relatives import is_described
from rashomon.weighing.told import Outline, Outlines
from rashomon.wording.ids import short_id
from rashomon.wording.normal import first_forms, fold, words

# Two clauses with so many words in a row are one that goes about, and so are two with this share of the words of one
# in a row that is not short. By reading the first 76 pairs of BASIL, of the Syrian reports and of the shootings.
RUN = 7
SHARE = 0.8
SHORT = 6

# What an open place in a row, or words of ours, cost it among several that tell one thing: by judgement.
OF_GAP = 0.4
MARK = "“"
# And what one costs that stands beside a noun in its report: a sentence of its own comes first. By judgement.
BESIDE = 1.0

# How much two clauses must share: 1.2 to 1.4 tell 61 to 59 facts of our affairs; by reading the rows of BASIL at each.
ENOUGH = 1.4


@dataclass(frozen=True)
class Agreed:
    """A clause with those of other origins that bear it out, how it is told without the rest, and what it weighs."""

    deed: Deed
    bearing: tuple[Deed, ...]
    out: frozenset[Span]
    told: str
    weight: float
    origins: int

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """All the clauses that tell it."""
        return (self.deed, *self.bearing)


def weigh_borne_out(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield what a clause of one report tells that one of another origin bears out."""
    own = [report for report in case.reports if origins.by_article[report.article.id] == origins.own[report.article.id]]
    outlines = Outlines(own, case.names)
    asking = (number for number, one in enumerate(outlines.clauses) if one.clause.finite)
    near = partners(outlines.clauses, asking, origins.by_article)
    told = {number: others for number, others in near.items() if _can_be_told(outlines.clauses[number])}
    others = with_anchors(outlines.clauses, told)
    deeds = outlines.read({*others, *numbers_of(union(others.values()))})
    telling = Telling(deeds)
    nearest = ((deeds[number], telling.near_to(deeds[number], mine)) for number, mine in others.items())
    found = [agreed for deed, near in nearest if (agreed := _agreed(deed, [deeds[one] for one in near], origins))]
    taken: list[Agreed] = []
    for agreed in sorted(found, key=_rank):
        if any(_is_one(agreed, other) for other in taken):
            continue
        if finding := _finding(agreed, origins):
            taken.append(agreed)
            yield finding


def _rank(agreed: Agreed) -> tuple[float, int, str, int]:
    """Return the order in which rows are told: the most told by the most, with the least left out, first."""
    gaps = agreed.told.count(GAP) + (not agreed.told.startswith(MARK))
    worth = agreed.weight + agreed.origins - OF_GAP * gaps - BESIDE * is_described(agreed.deed.clause)
    span = agreed.deed.clause.evidence.span
    return -round(worth, 6), span.end - span.start, agreed.deed.article.id, span.start


def _is_one(agreed: Agreed, other: Agreed) -> bool:
    """Say whether two rows tell one thing: by a clause of both, or by clauses of one deed and of the same people."""
    if any(one is another for one in agreed.deeds for another in other.deeds):
        return True
    mine, theirs = agreed.deed, other.deed
    apart = mine.days and theirs.days and mine.days.isdisjoint(theirs.days)
    return not apart and not mine.verbs.isdisjoint(theirs.verbs) and not mine.matter.isdisjoint(theirs.matter)


def _can_be_told(deed: Outline) -> bool:
    """Say whether a clause with a tense can be read alone: its subject stands first and points at nobody."""
    text, span = deed.article.text, deed.clause.evidence.span
    if not (text[span.start].isalnum() and _begins_with_subject(deed)):
        return False
    if any(map(deed.clause.evidence.quote.__contains__, MARKS)) or text.startswith(OWNED, span.end):
        return False
    if _is_heading(deed.clause) or ASKING.search(text[max(0, span.start - BEFORE) : span.start]):
        return False
    if SEAM.search(text, span.start, deed.clause.verb.start):
        return False
    first = first_forms(text[span.start : min(span.end, span.start + BEGINNING)], 2)
    return bool(first) and not begins_elsewhere(first)


MARKS = '"“”«»'
BEGINNING = 40  # so many characters have two words
OWNED = ("'s", "’s")  # "the groups moved to Roth | 's bar": the name is cut
# "Share A man opened fire", "LYON, Fr.– A boy was hurt": what a page says ran into the sentence, or the line of place;
# and what is told as another's word.
SEAM = re.compile(r"(?<=\w) (?:A|An|The) [a-z]|[A-Z]{3,}, [A-Z][a-z]+\.? ?[–—_-]|According to ")
# "How he was shot was not clear", "where in the house they were found": what is asked, and no sentence.
ASKING = re.compile(r"\b(?:how|why|where|whether|what) $", re.IGNORECASE)


def _is_heading(clause: Clause) -> bool:
    """Say whether a verb that befalls somebody stands alone behind its subject: "Three men shot dead in Lund"."""
    alone = not clause.passive and clause.lemma in said_words("befalling")
    behind = (one for one in clause.parts if one.slot in (Slot.OBJECT, Slot.COMPLEMENT))
    return alone and all(one.slot is Slot.COMPLEMENT and one.span == one.head for one in behind)


def _begins_with_subject(deed: Outline) -> bool:
    """Say whether a clause has one subject, before its verb: not "the night he died", nor "at least two others"."""
    subjects = [one for one in deed.clause.parts if one.slot is Slot.SUBJECT]
    if len(subjects) != 1 or subjects[0].span.start >= deed.clause.verb.start:
        return False
    return not begins_elsewhere([fold(subjects[0].head.of(deed.article.text))])


def _agreed(deed: Deed, others: Iterable[Deed], origins: Origins) -> Agreed | None:
    """Return a clause with those of other origins that bear most of it out, where they bear out enough."""
    found = (match for other in others if (match := match_of(deed, other)))
    enough = [one for one in found if one.weight >= ENOUGH]
    if not enough:
        return None
    voice = _statement(deed, origins).origin
    matches = {
        one: teller
        for one in enough
        if not are_of_one_party(teller := _statement(one.other, origins).origin, voice)
        and not (_is_one_text(deed, one.other) or _are_views(deed, one.other))
    }
    tellable = {match: phrased for match in matches if (phrased := _phrased(deed, match.out))}
    if not tellable:
        return None
    best = max(tellable, key=lambda match: match.weight + len(_voices(match, matches)))
    bearing = tuple(match.other for match in matches if match.out <= best.out)
    out, told = tellable[best]
    return Agreed(deed, bearing, out, told, best.weight, 1 + len(_voices(best, matches)))


def _phrased(deed: Deed, out: frozenset[Span]) -> tuple[frozenset[Span], str] | None:
    """Return what is left out of a clause, and how the rest is told; None where it points at what is not told."""
    if doer := doer_left_out(deed, out):  # nor what stands before: "On Monday … came out against it"
        out |= {one.span for one in deed.modifiers if one.span.end <= doer.start}
    told = None if _points(deed, out) else phrase(deed, out)
    return (out, told) if told else None


def _voices(match: Match, matches: Mapping[Match, Origin]) -> Set[Origin]:
    """Return who tells all that is told where what one clause does not bear out is left out."""
    return {teller for one, teller in matches.items() if one.out <= match.out}


def _are_views(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses only tell what those who are quoted say is so: "the suit is without merit"."""
    return bool(deed.speaker and other.speaker) and deed.clause.lemma in said_words("empty")


def _is_one_text(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses share a run of words that two reports hardly find by themselves."""
    size = RUN if len(deed.forms) < SHORT else min(RUN, math.ceil(SHARE * len(deed.forms)))
    return not _runs(deed, size).isdisjoint(_runs(other, size))


def _runs(deed: Deed, size: int) -> set[tuple[str, ...]]:
    """Return all runs of so many words of a clause."""
    return {tuple(deed.forms[place : place + size]) for place in range(len(deed.forms) - size + 1)}


def _points(deed: Deed, out: Iterable[Span]) -> bool:
    """Say whether what is told of a clause points at somebody or something that is not told before in it."""
    out = tuple(out)
    told = [part for part in deed.parts if not lies_in(part.span, out)]
    people = {at.start for at in deed.people}
    for form, at in words(deed.article.text, deed.clause.evidence.span):
        if form in relative() and not lies_in(at, [*out, *(one.span for one in deed.modifiers)]):
            return True
        if (form in pointing() or form in FIRST) and not lies_in(at, out):
            before = [part for part in told if part.span.end <= at.start]
            if form in OF_ONE:
                before = [part for part in before if part.span.start in people]
            if not before or form in FIRST:
                return True
    return False


# What stands for one person; who speaks, and what stands for somebody else than who is told before in a clause.
OF_ONE = frozenset({"he", "him", "his", "she", "her", "hers"})
FIRST = frozenset(
    {"i", "me", "my", "us", "our", "we", "you", "your", "this", "these", "those", "same", "it", "they", "them"}
)


def _finding(agreed: Agreed, origins: Origins) -> Finding | None:
    """Return what is borne out, where two origins tell it; a claim whose words only its own origin has is none."""
    deed, words = agreed.deed, agreed.deed.clause.evidence
    known = corroborated([_statement(one, origins) for one in agreed.deeds], origins)
    if known is None:
        return None
    days = [day for at, day in deed.dated if _is_own(at, deed) and not any(one.overlaps(at) for one in agreed.out)]
    return Finding(
        subject_id=short_id(f"told|{words.article}:{words.span.start}:{words.span.end}"),
        subject=agreed.told,
        span=next(iter(days), None),
        facet=Facet.WHETHER,
        accounts=known.accounts,
        status=known.status,
        rule=known.rule,
    )


def _is_own(day: Span, deed: Deed) -> bool:
    """Say whether words name a day, and one of the deed itself, not one to which it is put off."""
    text = deed.article.text
    return NAMED.search(day.of(text)) is not None and not GOAL.search(text, max(0, day.start - BEFORE), day.start)


NAMED = re.compile(r"[A-Z\d]")
GOAL = re.compile(r"\b(?:to|until|till|for|by|from|since)(?: the)? $")
BEFORE = 12


def _statement(deed: Deed, origins: Origins) -> Statement:
    words = deed.clause.evidence
    origin, speaker = origins.of(words, deed.speaker), origins.speaker(deed.speaker)
    return Statement(value=Modality.HAPPENED.value, evidence=words, origin=origin, speaker=speaker)


def without_borne_out(findings: Iterable[Finding], borne_out: Sequence[Finding]) -> list[Finding]:
    """Return findings without the happenings that one origin alone tells, in words that others bear out."""
    agreed = frozenset(_in_short(s.evidence) for one in borne_out for a in one.accounts for s in a.statements)

    def is_told(finding: Finding) -> bool:
        alone = finding.facet is Facet.WHETHER and finding.status is Status.SINGLE_SOURCE
        return alone and all(_in_short(s.evidence) in agreed for a in finding.accounts for s in a.statements)

    return [finding for finding in findings if not (agreed and is_told(finding))]


def _in_short(words: Evidence) -> str:
    return " ".join(words.quote.rstrip(".").split())
