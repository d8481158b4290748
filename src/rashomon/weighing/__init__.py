"""Origins, agreement, findings: what is known and how well."""
