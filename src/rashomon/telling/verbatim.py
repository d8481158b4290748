"""What is told in a report's own words, where ours would be loose: which sentence of it, and who is named for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Evidence, Facet, Finding, OriginKind, Statement, Toll
from rashomon.telling.clauses import is_loose
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.openings import is_in_title
from rashomon.telling.passages import is_headline
from rashomon.telling.quotations import as_quoted
from rashomon.wording.countries import country_names
from rashomon.wording.normal import fold

# A longer sentence tells more than the count in it, or what happened; it is told by ours.
LONGEST_COUNT = 220
LONGEST_OWN = 300

# Whom a report quotes is named for a sentence of which as much is the quotation.
MOST_OF_IT = 0.5


@dataclass(frozen=True)
class Verbatim:
    """A sentence of a report in marks, the passage it is, who is named for it, and the statement that it gives."""

    words: str
    passage: Evidence
    statement: Statement
    voice: str


def verbatim(finding: Finding, desk: Desk) -> Verbatim | None:
    """Return the shortest whole sentence behind what ours would tell loosely; None where ours is as good, or none is.

    So are counts that `_is_bare` names, and happenings that `is_loose` does. What only a title tells, which says it
    short, is told in the title's words.
    """
    toll, told = desk.toll(finding), statements_of(finding)
    if finding.topic and all(is_in_title(s.evidence, desk.notes.articles[s.evidence.article]) for s in told):
        title = desk.notes.passage(told[0].evidence, ())
        return Verbatim(as_quoted(title.quote), title, told[0], desk.voices.of(told[0]))
    is_event = finding.topic is not None and finding.facet is Facet.WHETHER
    if not (_is_bare(toll, desk) if toll else is_event and finding.topic and is_loose(finding.topic)):
        return None
    whole = sorted(_whole(finding, desk, LONGEST_COUNT if toll else LONGEST_OWN), key=lambda found: len(found[0]))
    if not whole:
        return None
    words, passage, statement = whole[0]
    return Verbatim(as_quoted(words), passage, statement, _voice(passage, statement, desk))


def in_one_line(words: Evidence) -> str:
    """Return the words of a passage in one line, without the line of place and agency before them."""
    return DATELINE.sub("", " ".join(words.quote.split()))


# "QUITO (Reuters) - ", "(WKRN) – ", "AREQUIPA, Peru - ", "MANILA, March 4 (Reuters) - ", "(The Ledger and Agencies) ".
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z’', ./-]+(?:, (?:[A-Z][a-z]+\.? ?){1,3})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? )?"
    r"(?:\([A-Za-z .]+\) ?)?[–—-]+ |^\([A-Z][A-Za-z ]+ (?:Agencies|agencies)\) "
)


def _is_bare(toll: Toll, desk: Desk) -> bool:
    """Say whether a number, a place and days leave out what a count is of: where they are missing or wide.

    So are a count of one, who is told of as somebody, that of a time and no town, which is of one cause or of one part
    of a war, and that of others, or of those who are only said to be what they are called.
    """
    if toll.high == 1 or not (toll.place or toll.span):
        return True
    town = toll.place is not None and fold(toll.place) not in country_names()
    short = toll.span is not None and toll.span[0] == toll.span[1]
    return not (town or short) or any(LIMITED.search(around) for around in _around(toll, desk))


def _around(toll: Toll, desk: Desk) -> Iterator[str]:
    """Yield each number of a count with the words on either side of it."""
    for tally in toll.tallies:
        told = tally.statement.evidence
        text = desk.notes.articles[told.article].text
        yield text[max(0, told.span.start - NEAR) : told.span.end + NEAR]


NEAR = 16
LIMITED = re.compile(r"\b(?:alleged|presumed|suspected|another|others?|\w+ more(?! than))\b", re.IGNORECASE)


def _whole(finding: Finding, desk: Desk, longest: int) -> Iterator[tuple[str, Evidence, Statement]]:
    """Yield the passages of a finding that are one sentence that can be read by itself, with the statement in each."""
    marks = desk.marks(finding)
    for statement in statements_of(finding):
        passage = desk.notes.passage(statement.evidence, marks)
        quote = in_one_line(passage)
        closed = quote.count("“") == quote.count("”") and quote.count('"') % 2 == 0
        ended = len(quote) <= longest and quote[-1:] in '.!?”"' and not is_headline(quote)
        if closed and ended and not POINTING.match(quote):
            yield quote, passage, statement


# A sentence that begins so says of whom or what only with the one before.
POINTING = re.compile(r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But)\b")


def _voice(passage: Evidence, statement: Statement, desk: Desk) -> str:
    """Name who tells a sentence: whom its report quotes where most of it is the quotation, else the report's outlet."""
    origin, outlet = statement.origin, desk.notes.articles[passage.article].source.name
    quoted = statement.speaker is not None or origin.kind is OriginKind.PRIMARY
    if quoted and (_is_said(passage, desk) or not outlet):
        return desk.voices.of(statement)
    return desk.voices.called(origin.name if origin.kind is OriginKind.AGENCY or not outlet else outlet)


def _is_said(passage: Evidence, desk: Desk) -> bool:
    report = next(report for report in desk.case.reports if report.article.id == passage.article)
    contents = [part for quote in report.annotations.quotes for part in quote.content]
    said = {
        at for part in contents for at in range(max(part.start, passage.span.start), min(part.end, passage.span.end))
    }
    return len(said) >= MOST_OF_IT * len(passage.quote)
