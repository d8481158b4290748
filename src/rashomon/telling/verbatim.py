"""What is told in a report's own words, where ours would be loose: which sentence of it, and who is named for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Evidence, Facet, Finding, Grain, OriginKind, Quote, Span, Stance, Statement, Status, Toll
from rashomon.telling.attributions import is_said, is_told_of_others
from rashomon.telling.citing import POINTING as POINTING_TO
from rashomon.telling.citing import has_words
from rashomon.telling.clauses import is_loose
from rashomon.telling.counted import PEOPLE, is_of_fighters
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.naming import QUOTING
from rashomon.telling.openings import is_in_title
from rashomon.telling.passages import is_headline
from rashomon.telling.pictures import is_caption
from rashomon.telling.quotations import as_quoted
from rashomon.wording.countries import country_names
from rashomon.wording.normal import fold

# A longer sentence tells more than the count in it, or what happened; it is told by ours.
LONGEST_COUNT = 220
LONGEST_OWN = 300
# Where all are longer: none is told in part, as what is left out may be whose word it is.
LONGEST_WHOLE = 420

# Whom a report quotes is named for a sentence of which as much is the quotation.
MOST_OF_IT = 0.5


@dataclass(frozen=True)
class Verbatim:
    """A sentence of a report in marks, the passage it is, who is named for it, and whose statements say the same so."""

    words: str
    passage: Evidence
    told: tuple[Statement, ...]
    voice: str


def verbatim(finding: Finding, desk: Desk) -> Verbatim | None:
    """Return the shortest whole sentence behind what ours would tell loosely; None where ours is as good, or none is.

    So are counts that `_is_bare` names, and happenings that `is_loose` does. What only a title tells, which says it
    short, is told in the title's words.
    """
    known = finding.subject_id, finding.facet, finding.status, finding.accounts
    if known not in desk.own_words:
        desk.own_words[known] = _verbatim(finding, desk)
    return desk.own_words[known]


def _verbatim(finding: Finding, desk: Desk) -> Verbatim | None:
    if _is_of_titles(finding, desk):
        told = statements_of(finding)[0]
        title = desk.notes.passage(told.evidence, ())
        return Verbatim(as_quoted(title.quote), title, _saying(title, finding, desk), desk.voice(told))
    found = _shortest(finding, desk)
    if found is None:
        return None
    words, passage, statement = found
    voices = {s: _voice(s, finding, desk) for s in _saying(passage, finding, desk)}
    first = next((s for s in voices if desk.hearing.publisher(s).kind is OriginKind.AGENCY), statement)
    voice = voices.get(first) or _voice(first, finding, desk)
    saying = tuple(s for s, other in voices.items() if other == voice)
    return Verbatim(as_quoted(words), passage, saying, voice)


def has_verbatim(finding: Finding, desk: Desk) -> bool:
    """Say whether there is a sentence, or a title, in whose words a finding is told."""
    return verbatim(finding, desk) is not None


def _is_of_titles(finding: Finding, desk: Desk) -> bool:
    """Say whether only titles tell of a happening."""
    articles = desk.notes.articles
    return finding.topic is not None and all(
        is_in_title(s.evidence, articles[s.evidence.article]) for s in statements_of(finding)
    )


def _shortest(finding: Finding, desk: Desk) -> tuple[str, Evidence, Statement] | None:
    """Return the shortest whole sentence of what ours would tell loosely, the passage that it is, and who says it."""
    toll = desk.toll(finding)
    is_mixed = toll is not None and _is_mixed(toll, desk)
    if not (is_mixed or _is_bare(toll, desk) if toll else is_told_by_one(finding) or _is_loose(finding)):
        return None
    short = toll and (toll.place or toll.span) and not is_mixed
    longest = LONGEST_COUNT if short else LONGEST_OWN  # ours says too little without a place and a day
    found = [*_whole(finding, desk, longest)] or [*_whole(finding, desk, LONGEST_WHOLE)]
    return min(found, key=lambda one: len(one[0]), default=None)


def is_told_by_one(finding: Finding) -> bool:
    """Say whether a finding is a happening that one origin alone tells: in its words, or not at all.

    What two tell in other words each is told by ours, which both passages carry.
    """
    return _is_happening(finding) and finding.status is Status.SINGLE_SOURCE


def _is_loose(finding: Finding) -> bool:
    return _is_happening(finding) and finding.topic is not None and is_loose(finding.topic)


def _is_happening(finding: Finding) -> bool:
    return finding.topic is not None and finding.facet is Facet.WHETHER


def _saying(passage: Evidence, finding: Finding, desk: Desk) -> tuple[Statement, ...]:
    """Return the statements of a finding whose passages tell it in the words of one."""
    marks, words = desk.marks(finding), in_one_line(passage)
    return tuple(s for s in statements_of(finding) if has_words(words, desk.notes.passage(s.evidence, marks).quote))


def in_one_line(words: Evidence) -> str:
    """Return the words of a passage in one line, without the line of place and agency before them."""
    line = " ".join(words.quote.split())
    dateline = DATELINE.match(line)
    return line[dateline.end() :] if dateline else line


# "QUITO (Reuters) - ", "Quito, 6 September – ",
# "(WKRN) – ", "AREQUIPA, Peru - ", "MANILA, March 4 (Reuters) - ", "(The Ledger and Agencies) ".
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’', ./-]+(?:, (?:[A-Z][a-z]+\.? ?){1,3})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?\.? )?"
    r"(?:\([A-Za-z .]+\) ?)?[–—-]+ |\([A-Z][A-Za-z ]+ (?:Agencies|agencies)\) "
    r"|[A-ZÀ-Þ][\w’' ]{2,30}, \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})? [–—-]+ "
)


def _is_bare(toll: Toll, desk: Desk) -> bool:
    """Say whether a number, a place and days leave out what a count is of: where they are missing or wide.

    So are a count of one, who is told of as somebody, that of a time and no town, which is of one cause or of one part
    of a war, and that of others, or of those who are only said to be what they are called.
    """
    if toll.high == 1 or not (toll.place or toll.span):
        return True
    town = toll.place is not None and fold(toll.place) not in country_names()
    short = toll.span is not None and toll.span[0] == toll.span[1] and not toll.since
    return not (town or short) or any(LIMITED.search(around) for around in _around(toll, desk))


def _is_mixed(toll: Toll, desk: Desk) -> bool:
    """Say whether a passage has several places or days, which may be of something else, or counts no mere people."""
    several = any(_has_several(desk.notes.passage(tally.statement.evidence, ()), desk) for tally in toll.tallies)
    return several or is_of_mourning(toll, desk) or (toll.who == PEOPLE and any(map(is_of_fighters, toll.tallies)))


def is_of_mourning(toll: Toll, desk: Desk) -> bool:
    """Say whether a count stands in a sentence of a funeral, whose day and place are not those of the deaths."""
    return any(_mourns(desk.notes.passage(tally.statement.evidence, ()).quote) for tally in toll.tallies)


@lru_cache(maxsize=8192)
def _mourns(words: str) -> bool:
    return MOURNING.search(words) is not None


MOURNING = re.compile(
    r"\b(?:burial|funeral|memorial|vigil)s? (?:of|for)\b"
    r"|\b(?:names of|to (?:honou?r|remember)|anniversary of|autops(?:y|ies)|commemorat\w+)\b",
    re.IGNORECASE,
)


def _has_several(passage: Evidence, desk: Desk) -> bool:
    found = desk.reports[passage.article].annotations
    places = {place.name for place in found.places if passage.span.contains(place.evidence.span)}
    times = [time for time in found.times if passage.span.contains(time.evidence.span) and time.grain is Grain.DAY]
    return len(places) > 1 or len(times) > 1


def _around(toll: Toll, desk: Desk) -> Iterator[str]:
    """Yield each number of a count with the words on either side of it."""
    for tally in toll.tallies:
        told = tally.statement.evidence
        text = desk.notes.articles[told.article].text
        yield text[max(0, told.span.start - NEAR) : told.span.end + NEAR]


NEAR = 16
LIMITED = re.compile(r"\b(?:as well as|alleged|presumed|suspected|another|others?|\w+ more(?! than))\b", re.IGNORECASE)


def _whole(finding: Finding, desk: Desk, longest: int) -> Iterator[tuple[str, Evidence, Statement]]:
    """Yield the passages of a finding that are one sentence that can be read by itself, with the statement in each."""
    marks = desk.marks(finding)
    for statement in statements_of(finding):
        passage = _alone(desk.notes.passage(statement.evidence, marks), desk.notes.passage(statement.evidence, ()))
        quote = in_one_line(passage)
        closed = quote.count("“") == quote.count("”") and quote.count('"') % 2 == 0
        ended = len(quote) <= longest and quote[-1:] in '.!?”"' and not is_headline(quote)
        if closed and ended and BEGINS.match(quote) and not POINTING.match(quote) and not is_caption(quote):
            yield quote, passage, statement


def _alone(passage: Evidence, sentence: Evidence) -> Evidence:
    """Return the sentence of a passage that has others before it, where it says by itself of whom it is."""
    if passage == sentence:
        return sentence
    words = HE_SAID.sub("", in_one_line(sentence))
    return passage if POINTING.match(words) or POINTING_TO.search(words) else sentence


# Who speaks is named behind what is told.
HE_SAID = re.compile(r"\b(?:he|she|they) (?:added|said|told \w+)\b")


# What begins otherwise is a note or broken off.
BEGINS = re.compile(r"[A-Z\d\"“‘'(\[]")

# A sentence that begins so says of whom or what only with the one before.
POINTING = re.compile(r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their)\b")


def _voice(statement: Statement, finding: Finding, desk: Desk) -> str:
    """Name who tells a sentence: whom it quotes where most of it is the quotation, else the report that quotes them."""
    voice, publisher = desk.voice(statement), desk.voices.called(desk.hearing.publisher(statement).name)
    passage = desk.notes.passage(statement.evidence, desk.marks(finding))
    quotations = _quotations(passage, desk)
    if len({quote.speaker.name for quote in quotations if quote.speaker}) > 1 and _are_apart(passage, desk):
        return publisher
    told_so = desk.hearing.is_posted(statement) or desk.hearing.is_of_document(statement)
    if voice == publisher or told_so or quotations:
        return voice
    if not is_told_of_others(passage.quote):
        return publisher
    return voice if voice.startswith(f"{publisher}{QUOTING}") else f"{publisher}{QUOTING}{voice}"


def _quotations(passage: Evidence, desk: Desk) -> Sequence[Quote]:
    """Return the quotations of a passage where together they are most of it, but for the words that name who speaks."""
    told = ((q, part) for q in desk.reports[passage.article].annotations.quotes for part in q.content)
    text = desk.notes.articles[passage.article].text
    near = ((quote, part) for quote, part in told if part.overlaps(passage.span))
    found = [(q, part) for q, part in near if q.cue is None or q.stance is not Stance.SAYS or is_said(text, q.cue)]
    said = _letters((part for _, part in found), passage)
    naming = _letters((words for quote, _ in found for words in (quote.source, quote.cue) if words), passage) - said
    rest = len(passage.quote) - len(naming)
    return [quote for quote, _ in found] if len(said) >= MOST_OF_IT * rest else []


def _are_apart(passage: Evidence, desk: Desk) -> bool:
    """Say whether two in a passage each say a part of it: "Rome insists that it left; Milan says that it did not"."""
    quotes = [quote for quote in desk.reports[passage.article].annotations.quotes if quote.source and quote.speaker]
    told = [(quote, part) for quote in quotes for part in quote.content if passage.span.contains(part)]
    others = ((one, part, other, apart) for one, part in told for other, apart in told if one.speaker != other.speaker)
    return any(
        not part.overlaps(apart) and not part.overlaps(other.evidence.span) and not apart.overlaps(one.evidence.span)
        for one, part, other, apart in others
    )


def _letters(spans: Iterable[Span], passage: Evidence) -> set[int]:
    """Return where the letters of a passage are that some spans have."""
    inside = ((max(span.start, passage.span.start), min(span.end, passage.span.end)) for span in spans)
    return {at for start, end in inside for at in range(start, end)}
