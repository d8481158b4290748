"""Origins, agreement, findings: what is known of an affair and how well."""

from collections.abc import Sequence

from rashomon.model import Case, Finding, Span, Status, Weighed
from rashomon.weighing.absences import weigh_absences
from rashomon.weighing.accused import weigh_accused
from rashomon.weighing.answers import weigh_answers
from rashomon.weighing.borne_out import weigh_borne_out, without_borne_out
from rashomon.weighing.charges import is_told_in, weigh_charges
from rashomon.weighing.claims import weigh_claims
from rashomon.weighing.contraries import weigh_contraries
from rashomon.weighing.corrections import weigh_corrections
from rashomon.weighing.counted_alike import weigh_counted_alike
from rashomon.weighing.counts import Count, find_counts
from rashomon.weighing.courses import find_courses
from rashomon.weighing.culprits import weigh_culprits
from rashomon.weighing.denials import weigh_denials
from rashomon.weighing.disputes import counted_once, is_counted_in, is_part, told_once
from rashomon.weighing.edits import weigh_edits
from rashomon.weighing.exchanges import find_turns
from rashomon.weighing.fallen_tolls import with_fallen
from rashomon.weighing.figures import weigh_figures
from rashomon.weighing.happenings import weigh_happening
from rashomon.weighing.histories import find_histories, published
from rashomon.weighing.moves import with_turns
from rashomon.weighing.mutual import weigh_mutual
from rashomon.weighing.nobody import weigh_nobody
from rashomon.weighing.origins import Origins, find_origins
from rashomon.weighing.quantities import find_quantity_courses
from rashomon.weighing.refuted import weigh_refuted
from rashomon.weighing.rival_numbers import weigh_rival_numbers
from rashomon.weighing.sayings import weigh_sayings
from rashomon.weighing.silences import with_silences
from rashomon.weighing.tellings import Tellings, find_tellings
from rashomon.weighing.tolls import find_tolls

__all__ = ["weigh"]


def weigh(case: Case) -> Weighed:
    """Weigh every happening, figure and accusation of a case, facet by facet, by independent origins."""
    origins = find_origins(case)
    tellings = find_tellings(case)
    counts = find_counts(case, tellings)
    days = published(case)
    findings = [one for told in case.happenings for one in weigh_happening(told, tellings, origins, days)]
    claims = _claims(case, findings, counts, tellings, origins)
    findings = [finding for finding in findings if not any(is_part(finding, claim) for claim in claims)]
    figures = list(weigh_figures(case, counts, tellings, origins))
    rivals = (one for one in weigh_rival_numbers(case, origins) if not any(is_counted_in(one, f) for f in figures))
    findings = [*findings, *claims, *figures, *rivals]
    findings = counted_once(weigh_edits(case, told_once(findings), counts, tellings, origins))
    findings = weigh_corrections(findings, case, counts)
    courses = tuple(find_courses(case, counts, findings, tellings, origins))
    findings = with_fallen(findings, courses, counts)
    tolls = list(find_tolls(findings, counts, origins))
    alike = list(weigh_counted_alike(courses, findings, counts, origins))
    findings += [finding for finding, _ in alike]
    courses = (*courses, *(toll for _, toll in alike), *find_quantity_courses(case, tellings, origins))
    tolls = [*tolls, *(toll for _, toll in alike)]
    borne_out = list(weigh_borne_out(case, origins))
    findings = [*without_borne_out(findings, borne_out), *borne_out]
    return Weighed(
        findings=tuple(with_silences(findings, case, origins)),
        origins=origins.independent(),
        by_article=origins.by_article,
        own=origins.own,
        tolls=tuple(tolls),
        courses=courses,
        histories=tuple(
            with_turns(list(find_histories(case, findings, tellings, origins)), case, findings, tellings, origins)
        ),
    )


def _claims(
    case: Case, findings: Sequence[Finding], counts: Sequence[Count], tellings: Tellings, origins: Origins
) -> list[Finding]:
    """Return what one claims and another denies or puts otherwise; what a dispute has told is told once."""
    claims = list(weigh_claims(case, tellings, origins))
    claims += [one for one in weigh_denials(case, tellings, origins) if not any(_are_one(one, c) for c in claims)]
    known = [finding for finding in (*findings, *claims) if finding.status is Status.CONTESTED]
    claims += [one for one in weigh_charges(case, tellings, origins) if not any(_shares_words(one, k) for k in known)]
    known = [finding for finding in (*findings, *claims) if finding.status is Status.CONTESTED]
    claims += [one for one in weigh_sayings(case, origins, known) if not any(_shares_words(one, k) for k in known)]
    claims += [one for one in weigh_answers(case, origins) if not any(_shares_words(one, c) for c in (*known, *claims))]
    turns = [find_turns(report) for report in case.reports]
    said = (weigh_more(case, turns, origins) for weigh_more in (weigh_contraries, weigh_absences, weigh_refuted))
    for more in (*said, weigh_accused(case, origins)):
        claims += [one for one in more if not any(_is_told(one, c) for c in (*known, *claims))]
    claims += [*weigh_nobody(case, counts, origins), *weigh_mutual(case, tellings, origins)]
    culprits = weigh_culprits(case, origins)
    return [*claims, *(one for one in culprits if not any(_are_one(one, claim) for claim in claims))]


def _are_one(left: Finding, right: Finding) -> bool:
    """Say whether two disputes share words of every account."""
    shared = _shared(left, right)
    return all(any((s.evidence.article, s.evidence.span) in shared for s in a.statements) for a in left.accounts)


def _shares_words(charge: Finding, dispute: Finding) -> bool:
    """Say whether a charge that is denied is told in another dispute: in the same words, or by much the same words."""
    return charge.facet is dispute.facet and (bool(_shared(charge, dispute)) or is_told_in(charge, dispute))


def _is_told(one: Finding, dispute: Finding) -> bool:
    """Say whether a dispute has words of both sides of another, or is told in its words by who denies it."""
    return one.facet is dispute.facet and (_are_one(one, dispute) or is_told_in(one, dispute))


def _shared(left: Finding, right: Finding) -> set[tuple[str, Span]]:
    """Return the words of a dispute that another has too."""
    spans = [[(s.evidence.article, s.evidence.span) for a in f.accounts for s in a.statements] for f in (left, right)]
    return {(a, m) for a, m in spans[0] for b, n in spans[1] if a == b and m.overlaps(n)}
