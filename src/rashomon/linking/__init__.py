"""Copies, stories, storylines, events across reports: block, compare, judge, cluster."""
