"""Copies, stories, storylines, events across reports: block, compare, judge, cluster."""

from rashomon.linking.stories import by_story, join_stories

__all__ = ["by_story", "join_stories"]
