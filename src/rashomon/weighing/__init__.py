"""Origins, agreement, findings: what is known of an affair and how well."""

from rashomon.model import Case, Finding


def weigh(case: Case) -> tuple[Finding, ...]:
    """Weigh every happening and figure of a case, facet by facet, by independent origins."""
    return ()
