"""Measured quality on public corpora: one module a task, floors that are kept."""
