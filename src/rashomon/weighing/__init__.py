"""Origins, agreement, findings: what is known of an affair and how well."""

from rashomon.model import Case, Weighed
from rashomon.weighing.claims import weigh_claims
from rashomon.weighing.figures import weigh_figures
from rashomon.weighing.happenings import find_tellings, weigh_happening
from rashomon.weighing.origins import find_origins

__all__ = ["weigh"]


def weigh(case: Case) -> Weighed:
    """Weigh every happening, figure and accusation of a case, facet by facet, by independent origins."""
    origins = find_origins(case)
    tellings = find_tellings(case)
    findings = [finding for happening in case.happenings for finding in weigh_happening(happening, tellings, origins)]
    findings += weigh_figures(case, tellings, origins)
    findings += weigh_claims(case, tellings, origins)
    return Weighed(findings=tuple(findings), origins=origins.independent())
