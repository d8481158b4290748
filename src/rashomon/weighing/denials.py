"""Findings on what one tells and another denies in much the same words, whoever is accused or nobody at all.

"Rebels captured the town in May" and "the ministry denied that the town was captured in May" are one matter: what is
denied is held against every clause that tells of the same in most of the same words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Case, Facet, Finding, Happening, Mention, Modality, Span, Statement, Status
from rashomon.weighing.agreement import judge
from rashomon.weighing.happenings import as_dispute, as_finding, compare_modalities
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import find_subject
from rashomon.weighing.tellings import CLAIMED, Telling, Tellings
from rashomon.wording.ids import short_id
from rashomon.wording.normal import forms, stem

# A clause tells what is denied where each has this share of the other's words: a name or a number may be missing.
SHARED = 0.7

# Fewer words are a phrase that recurs.
LEAST_WORDS = 4

# Words that every clause has.
LITTLE = frozenset(
    ("a an and are at be been by for from had has have in is of on or that the to was were with").split()  # noqa: SIM905
)


@dataclass(frozen=True)
class _Clause:
    """A telling with its words to compare."""

    mention: Mention
    telling: Telling
    words: frozenset[str]


def weigh_denials(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each denial of what the reports tell in much the same words."""
    texts = {report.article.id: report.article.text for report in case.reports}
    homes = {mention: happening for happening in case.happenings for mention in happening.mentions}
    denied = ((denial, _content(denial.matter_span.of(texts[denial.words.article]))) for denial in tellings.denials)
    denials = [(denial, words) for denial, words in denied if len(words) >= LEAST_WORDS]
    if not denials:
        return
    matters = frozenset().union(*(words for _, words in denials))
    clauses = list(_clauses(tellings, matters))
    contested: dict[str, list[tuple[_Clause, Telling]]] = {}
    for denial, words in denials:
        near = [clause for clause in clauses if len(clause.words & words) >= LEAST_WORDS]
        same = [clause for clause in near if _is_same(clause.words, words) and not _speak_alike(clause, denial)]
        if same:
            home = homes.get(same[0].mention)
            contested.setdefault(home.id if home else _id(same[0]), []).extend((clause, denial) for clause in same)
    for id, pairs in contested.items():
        values = list(_values(pairs, homes.get(pairs[0][0].mention), tellings, origins))
        judgement = judge(values, compare_modalities, origins)
        if judgement and judgement.status is Status.CONTESTED:
            home = homes.get(pairs[0][0].mention)
            told = [tellings.of[m] for m in tellings.first_told(home) if m in tellings.of] if home else []
            subject = find_subject(home, told, tellings, origins.names) if home else None
            name = subject.words if subject else f"“{' '.join(pairs[0][0].telling.words.quote.split())}”"
            topic, span = (subject.topic, subject.span) if subject else (None, None)
            yield as_finding(id, name, Facet.WHETHER, as_dispute(judgement), span, topic)


def _clauses(tellings: Tellings, matters: frozenset[str]) -> Iterator[_Clause]:
    """Yield what is claimed that shares enough words with what is denied: most does not, which is soon seen."""
    denials: dict[str, list[Span]] = {}
    for denial in tellings.denials:
        denials.setdefault(denial.words.article, []).append(denial.words.span)
    for mention, telling in tellings.of.items():
        span = telling.words.span
        inside = any(denial.overlaps(span) for denial in denials.get(mention.article, ()))
        if telling.event.modality in CLAIMED and not inside:
            known = matters.intersection(map(stem, forms(telling.words.quote)))
            if len(known) >= LEAST_WORDS:
                yield _Clause(mention, telling, _content(telling.words.quote))


def _content(text: str) -> frozenset[str]:
    return frozenset(map(stem, frozenset(forms(text)) - LITTLE))


def _is_same(left: frozenset[str], right: frozenset[str]) -> bool:
    shared = len(left & right)
    return shared >= LEAST_WORDS and shared >= SHARED * max(len(left), len(right))


def _speak_alike(clause: _Clause, denial: Telling) -> bool:
    speaker = clause.telling.source
    return speaker is not None and speaker.name in {actor.name for actor in denial.event.actors}


def _values(
    pairs: list[tuple[_Clause, Telling]], home: Happening | None, tellings: Tellings, origins: Origins
) -> Iterator[tuple[str, Statement]]:
    """Yield what is claimed, by the same clauses and the whole of their happening, and the denials."""
    claims = {clause.mention: clause.telling for clause, _ in pairs}
    if home:
        claims |= {m: tellings.of[m] for m in tellings.faithful(home) if m in tellings.of}
    for telling in claims.values():
        if telling.event.modality in CLAIMED and not tellings.is_in_denial(telling):
            yield telling.stance.value, telling.statement(telling.stance.value, origins)
    for denial in {id(denial): denial for _, denial in pairs}.values():
        denier = denial.event.actors[0]
        yield (
            Modality.DENIED.value,
            Statement(
                value=Modality.DENIED.value,
                evidence=denial.words,
                origin=origins.of(denial.words, denier),
                speaker=origins.names.of(denier.name),
            ),
        )


def _id(clause: _Clause) -> str:
    words = clause.telling.words
    return short_id(f"{words.article}:{words.span.start}")
