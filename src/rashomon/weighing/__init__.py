"""Origins, agreement, findings: what is known of an affair and how well."""

from rashomon.model import Case, Finding, Origin
from rashomon.weighing.claims import weigh_claims
from rashomon.weighing.figures import weigh_figures
from rashomon.weighing.happenings import find_tellings, weigh_happening
from rashomon.weighing.origins import find_origins

__all__ = ["independent_origins", "weigh"]


def weigh(case: Case) -> tuple[Finding, ...]:
    """Weigh every happening, figure and accusation of a case, facet by facet, by independent origins."""
    origins = find_origins(case)
    tellings = find_tellings(case)
    findings = [finding for happening in case.happenings for finding in weigh_happening(happening, tellings, origins)]
    return (*findings, *weigh_figures(case, origins), *weigh_claims(case, tellings, origins))


def independent_origins(case: Case) -> tuple[Origin, ...]:
    """Return the distinct origins of the reports of a case: ten copies of one agency's text are one."""
    return find_origins(case).independent()
