"""Copies, stories, storylines, events across reports: block, compare, judge, cluster."""

from rashomon.linking.copies import find_copies
from rashomon.linking.dates import date_report
from rashomon.linking.echoes import find_echoes
from rashomon.linking.happenings import match_events
from rashomon.linking.names import match_names
from rashomon.linking.portraits import spellings
from rashomon.linking.stories import by_story, join_stories
from rashomon.linking.storylines import Lines, join_storylines, line_of
from rashomon.linking.streams import Stream, story_of
from rashomon.linking.turns import find_turns

__all__ = [
    "Lines",
    "Stream",
    "by_story",
    "date_report",
    "find_copies",
    "find_echoes",
    "find_turns",
    "join_stories",
    "join_storylines",
    "line_of",
    "match_events",
    "match_names",
    "spellings",
    "story_of",
]
