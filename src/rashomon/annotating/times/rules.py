"""How a rule of the grammar is written: a template and a function that reads its match."""

import re
from collections.abc import Callable
from typing import NamedTuple

from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.patterns import template
from rashomon.model import TimeType

Match = re.Match[str]
Reader = Callable[[Match, str], Expression | None]

# Not within a word, an amount or a longer number; a full stop may end an abbreviation but no word follows at once.
BEFORE, AFTER = r"(?<![\w$£€#])(?<!\d[.,/:])", r"(?!\w)(?![.,]\d)"


class Rule(NamedTuple):
    """A pattern over the lower-case text, and what a match of it says; None where it turns out to be no time.

    `begins` says that a text is searched for it; no need where a shorter rule begins at the same word ("two weeks" in
    "two weeks ago").
    """

    pattern: str
    compiled: re.Pattern[str]
    read: Reader
    begins: bool = True


def rule(book: list[Rule], *templates: str, begins: bool = True) -> Callable[[Reader], Reader]:
    """Add a rule with these templates to a book of rules; without `begins` for a longer form of another rule."""

    def add(read: Reader) -> Reader:
        for text in templates:
            pattern = f"(?:{template(text)}){AFTER}"
            book.append(Rule(pattern, re.compile(pattern), read, begins))
        return read

    return add


def expression(match: Match, type_: TimeType, **fields: str | None) -> Expression:
    """Return the expression that covers a match."""
    return Expression(match.start(), match.end(), type_, **fields)  # type: ignore[arg-type]


def is_name(match: Match, text: str, group: str) -> bool:
    """Say whether a group of the match is written with a capital, as names of months and days are."""
    start = match.start(group)
    return text[start : start + 1].isupper()


# Marks that open a quotation; within them a capital makes a name: “This Week”, ''60 Minutes''.
QUOTES = ('"', "“", "'", "‘")


def is_title(match: Match, text: str, group: str) -> bool:
    """Say whether a group of the match is part of a name: "the Six Day War", or a programme's in quotation marks."""
    if not text[match.start(group) : match.end(group)].istitle():
        return False
    named = re.match(r"['’]?\s[A-Z]\w", text[match.end() : match.end() + 4])
    return text.endswith(QUOTES, 0, match.start()) or (
        named is not None and (match[0].startswith("the ") or match.string.endswith("the ", 0, match.start()))
    )


def is_part_of_name(match: Match, text: str) -> bool:
    """Say whether a word of time is the end of a name: "Doctors Now", "USA Today"."""
    start = match.start()
    return text[start].isupper() and re.search(r"\b[A-Z]\w+ $", text[max(0, start - 16) : start]) is not None


def words_before(match: Match, length: int = 24) -> str:
    """Return the words just before a match, in lower case."""
    return match.string[max(0, match.start() - length) : match.start()].replace("\n", " ")
