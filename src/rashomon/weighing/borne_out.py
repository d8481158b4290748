"""What one report tells in words that a report of another origin bears out, be it a deed of our lexicon or not.

"The commission had declared Roth the winner on Tuesday" is borne out by "The electoral commission on Tuesday declared
Ana Roth the winner with 50.6 percent of the vote": all that it tells stands there too, of that day and in that order.
Such a sentence is agreed, and told in its own words.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from rashomon.model import Case, Evidence, Facet, Finding, Mention, Modality, Origin, Span, Statement, Status, evidence
from rashomon.weighing.agreement import account_of
from rashomon.weighing.independence import independent
from rashomon.weighing.origins import Origins
from rashomon.weighing.told import Claim, Part, Sentence, sentences_of
from rashomon.wording.days import listed

# Two sentences with so many words in a row are one that goes about, and so are two with this share of a claim's words
# in a row. By reading the first 76 pairs of BASIL, of the Syrian reports and of the shootings that bear each other out.
RUN = 7
SHARE = 0.8

# Where a claim names no day, reports farther apart than this tell of two things.
FAR = 7

# What is known already where two reports tell it.
SEVERAL = 2
AGREED = frozenset({Status.CORROBORATED, Status.REFINED, Status.UPDATED})
DISPUTED = frozenset({Status.CONTESTED, Status.DENIED})

Happenings = Mapping[Mention, str]


def weigh_borne_out(case: Case, origins: Origins, known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what a sentence of one report tells that one of another origin bears out, but for what is `known`."""
    happenings = {mention: one.id for one in case.happenings for mention in one.mentions}
    own = [report for report in case.reports if origins.by_article[report.article.id] == origins.own[report.article.id]]
    every = [one for report in own for one in sentences_of(report, case.names)]
    sharing: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in every:
        for key in one.keys:
            sharing[key].append(one)
    alone = _told_by_one(sharing, origins)
    told = (claim for one in every for claim in one.claims(_first_of(alone, one)))
    claims = ((claim, _bearing(claim, sharing, origins, happenings)) for claim in told)
    found = [(claim, bearing) for claim, bearing in claims if bearing and claim.sentence.is_told_alone(claim)]
    taken: set[Sentence] = set()
    heard: set[tuple[Origin, Sentence]] = set()  # who claims with which sentence: its copies do not say it anew
    for claim, bearing in sorted(found, key=lambda pair: -len(pair[0].parts)):
        teller, sentences = origins.by_article[claim.sentence.article.id], {claim.sentence, *bearing}
        if sentences <= taken or heard & {(teller, one) for one in bearing} or _is_known(sentences, known):
            continue
        if finding := _finding(claim, bearing, origins):
            taken |= sentences
            heard |= {(teller, one) for one in bearing}
            yield finding


def _told_by_one(sharing: Mapping[str, Sequence[Sentence]], origins: Origins) -> frozenset[str]:
    """Return what only one origin tells, by key."""
    places = {origin: place for place, origin in enumerate(dict.fromkeys(origins.by_article.values()))}
    of = {article: places[origin] for article, origin in origins.by_article.items()}
    return frozenset(key for key, told in sharing.items() if len({of[one.article.id] for one in told}) == 1)


def _first_of(alone: frozenset[str], sentence: Sentence) -> int:
    """Return where what ends that nobody else tells, and is no deed: no claim that goes so far is borne out."""
    for part in sentence.parts:
        if alone.issuperset(part.keys) and not _deed(part, sentence):
            return part.span.end
    return sentence.span.end + 1


def without_borne_out(findings: Iterable[Finding], borne_out: Sequence[Finding]) -> list[Finding]:
    """Return findings without the happenings that one origin alone tells, in words that others bear out."""
    agreed = frozenset(_in_short(s.evidence) for one in borne_out for a in one.accounts for s in a.statements)

    def is_told(finding: Finding) -> bool:
        alone = finding.facet is Facet.WHETHER and finding.status is Status.SINGLE_SOURCE
        return alone and all(_in_short(s.evidence) in agreed for a in finding.accounts for s in a.statements)

    return [finding for finding in findings if not (agreed and is_told(finding))]


def _in_short(words: Evidence) -> str:
    return " ".join(words.quote.rstrip(".").split())


def _finding(claim: Claim, bearing: Sequence[Sentence], origins: Origins) -> Finding | None:
    """Return what is borne out, where two origins tell it; a claim whose words only its own origin has is none."""
    words = _evidence(claim.sentence, claim.span)
    told = [(words, claim.sentence), *((_evidence(one, one.span), one) for one in bearing)]
    statements = [_statement(one, sentence, origins) for one, sentence in told]
    voiced = independent(statements, origins)
    names = sorted({statement.origin.name for statement in voiced})
    if len({statement.origin for statement in voiced}) < SEVERAL:
        return None
    return Finding(
        subject_id=hashlib.sha256(f"told|{words.article}:{words.span.start}:{words.span.end}".encode()).hexdigest()[
            :12
        ],
        subject=f"“{' '.join(words.quote.rstrip('.').split())}”",
        span=next(iter(claim.days), None),
        facet=Facet.WHETHER,
        accounts=(account_of(voiced),),
        status=Status.CORROBORATED,
        rule=f"{len(names)} independent origins: {listed(names)}",
    )


def _evidence(sentence: Sentence, span: Span) -> Evidence:
    return evidence(sentence.article.id, sentence.article.text, span.start, span.end)


def _statement(words: Evidence, sentence: Sentence, origins: Origins) -> Statement:
    origin, speaker = origins.of(words, sentence.speaker), origins.speaker(sentence.speaker)
    return Statement(value=Modality.HAPPENED.value, evidence=words, origin=origin, speaker=speaker)


def _is_known(sentences: Iterable[Sentence], known: Sequence[Finding]) -> bool:
    """Say whether two of some sentences are what an agreed finding rests on, or one is what a disputed one does."""
    mine = {(one.article.id, one) for one in sentences}
    for finding in known:
        if finding.status not in AGREED | DISPUTED:
            continue
        said = [s.evidence for account in finding.accounts for s in account.statements]
        on = {
            words.article for words in said for id, one in mine if id == words.article and one.span.overlaps(words.span)
        }
        if len(on) >= (SEVERAL if finding.status in AGREED else 1):
            return True
    return False


def _bearing(
    claim: Claim, sharing: Mapping[str, Sequence[Sentence]], origins: Origins, happenings: Happenings
) -> list[Sentence]:
    """Return the sentences of reports of other origins that bear a claim out."""
    own = origins.by_article[claim.sentence.article.id]
    parts = [part for part in claim.parts if not _deed(part, claim.sentence)] or claim.parts
    rare = min(parts, key=lambda part: sum(len(sharing[key]) for key in part.keys))
    near = dict.fromkeys(one for key in rare.keys for one in sharing[key])
    others = (one for one in near if origins.by_article[one.article.id] != own)
    return [one for one in others if _bears_out(claim, one, happenings) and not _is_one_text(claim, one)]


def _bears_out(claim: Claim, other: Sentence, happenings: Happenings) -> bool:
    """Say whether a sentence tells all that a claim of another report does: its day, its numbers and all its words."""
    if claim.days.isdisjoint(other.days) if claim.days else not _are_near(claim.sentence, other):
        return False
    if claim.sentence.anew != other.anew:
        return False
    if any(part.is_number for part in claim.parts) and claim.sentence.bounds != other.bounds:
        return False
    places = [_place(part, other) for part in claim.parts]
    missing = [part for part, place in zip(claim.parts, places, strict=True) if place is None]
    if any(not _is_one_deed(part, claim.sentence, other, happenings) for part in missing):
        return False
    named = [place for part, place in zip(claim.parts, places, strict=True) if part.is_name and place is not None]
    return all(one <= after for one, after in pairwise(named)) or claim.sentence.is_passive != other.is_passive


def _place(part: Part, other: Sentence) -> int | None:
    """Return where a sentence tells a part of another."""
    return next((other.keys[key] for key in part.keys if key in other.keys), None)


def _deed(part: Part, sentence: Sentence) -> Span | None:
    return next((deed for deed in sentence.deeds if deed.contains(part.span)), None)


def _is_one_deed(part: Part, mine: Sentence, other: Sentence, happenings: Happenings) -> bool:
    """Say whether a word is a deed that linking takes for one in another sentence."""
    deed = _deed(part, mine)
    home = deed and happenings.get(Mention(article=mine.article.id, span=deed))
    return home is not None and home in {
        happenings.get(Mention(article=other.article.id, span=one)) for one in other.deeds
    }


def _are_near(one: Sentence, other: Sentence) -> bool:
    first, second = one.article.published.value, other.article.published.value
    return first is None or second is None or abs((first - second).days) <= FAR


def _is_one_text(claim: Claim, other: Sentence) -> bool:
    """Say whether a claim and a sentence share a run of words that two hardly find by themselves."""
    mine, theirs = claim.forms, other.forms
    longest, before = 0, [0] * (len(theirs) + 1)
    for form in mine:
        now = [0]
        for place, word in enumerate(theirs):
            now.append(before[place] + 1 if word == form else 0)
        longest, before = max(longest, *now), now
    return longest >= RUN or longest >= SHARE * len(mine)
