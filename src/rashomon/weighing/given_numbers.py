"""Given numbers: a number in a sentence, how its words bound it, what it is of, and who gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from rashomon.model import Evidence, Participant, Report, Span, Stance, evidence
from rashomon.weighing.alike import kind_of, things_of
from rashomon.weighing.deeds import said_words
from rashomon.wording.normal import fold
from rashomon.wording.numbers import NUMBER, is_vague, number
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.speech import SAID
from rashomon.wording.tables import any_of, read_table

_WORDS = read_table("weighing", "rivals")


_any = partial(any_of, "weighing", "rivals")

# "Put it | at", "gave their number as", "spoke of", "insisted on": a number whose noun may stand elsewhere.
_TOTAL = rf"(?:the|their|its|an?) {_any('totals')}"
_GIVING = (
    rf"(?:ha[ds] |have )?(?:{_any('putting')} (?:it|that|this|them|{_TOTAL}(?: of (?P<what>[a-z]+(?: [a-z]+)?))?) at"
    rf"|g[ai]ve[sn]? (?:{_TOTAL}|(?:the|an?) (?P<whole>{_any('wholes')})) (?:as|of|at)"
    rf"|(?:spoke|spoken|speaks?) (?P<of>of)|insist(?:s|ed) (?P<on>on)|{_any('holding')}(?: {_TOTAL} of)?"
    rf"|counts|counted|suggests?|suggested|{_any('admitting')}) (?=(?:[a-z]+ ){{0,3}}[\w$€£])"
)
GIVING = re.compile(rf"\b{_GIVING}")
# The same behind who gives it: what begins with a space is searched in a third of the time.
GIVING_BEHIND = re.compile(rf" {_GIVING}")

# "Organisers | said | 25,000 people came".
SAYS = re.compile(
    rf"\b(?:{SAID}|{_any('saying')}|{_any('putting')} [^,.;]{{1,60}}? at)\b(?: on [A-Z]\w+day)?(?: that)?"
)

# "The institute | said it had | counted 40".
SAYS_OF_ITSELF = re.compile(rf" {SAID}(?: that)? (?:he|she|it|they)(?: had| has| have)? ?$")

# "More than 20,000 stood on the square, by | the organisers' | count".
BY_COUNT = re.compile(rf"\bby (?P<who>(?:the )?[\w’'-]+(?: [\w’'-]+){{0,3}}?)['’]s? (?:own )?{_any('reckonings')}\b")

# How a number is bounded, before it; and what else may stand between "put it at" and a number.
BOUNDED = re.compile(
    r"(?:(?P<floor>more than|at least|over|upwards of)|(?P<ceiling>up to|fewer than|less than|under|at most|as many as)"
    r"|(?P<range>between)|(?:about|around|some|nearly|almost|roughly|only|just|an? (?:estimated|total of)))\s+$",
    re.IGNORECASE,
)
BEFORE_NUMBER = re.compile(rf"(?:{_any('bounding')} )*[$€£]?")
TO = re.compile(rf" (?:and|to) (?P<upper>{NUMBER.pattern})")

# "Between 140 and | 160".
RANGE = re.compile(rf"\bbetween {NUMBER.pattern} and $")

# What is behind a number: its unit, and what is counted.
UNIT = re.compile(
    rf"\s*(?P<unit>%|per ?cent(?:age points?)?\b|(?:thousand|million|billion)\b|tonn?e?s?\b)?"
    rf"(?P<money> {_any('currencies')}\b)?"
)
NOUN = re.compile(r"\s*(?:of (?:the|its|their|them) )?(?P<words>[a-z-]+(?: [a-z-]+){0,2})?")

# What is no count: of time, and what is expected or was so before.
NO_COUNT = re.compile(rf"\s*-?{_any('no_counts')}\b", re.IGNORECASE)
OTHER_TIME = re.compile(rf"\b{_any('other_times')}\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")

# Where a clause begins, and where it ends.
CLAUSE = re.compile(
    r"[;:]\s+|, (?:and |but |while |whereas |though |although )?|\b(?:but|while|whereas|though|although) "
)
CLAUSE_END = re.compile(r"[;.](?=\s|$)|,(?=\s)| and (?:says?|said|adds?|added)\b")

# So far behind the words that give it a number stands.
NEAR = 40

# Two numbers of one thing are not further apart, and differ by more than roundings do; two with a point are exact.
SPREAD = 8
ROUNDING = 0.1


@dataclass(frozen=True)
class Given:
    """A number that somebody gives.

    `low` and `high` are as its words bound it, `noun` the kinds of what it is of, `shown` the number in its words,
    `words` its clause and `told` that without who gives it.
    """

    value: float
    low: float
    high: float
    unit: str
    noun: frozenset[str]
    shown: str
    words: Evidence
    told: str
    by: Participant | None

    def contradicts(self, other: "Given") -> bool:
        """Say whether two numbers cannot both be so, and may be of one thing."""
        small, large = sorted((self.value, other.value))
        rounded = ROUNDING * large if small.is_integer() or large.is_integer() else 0
        if large > SPREAD * small or large - small <= rounded or not self._is_in_unit_of(other):
            return False
        if self.noun and other.noun and self.noun.isdisjoint(other.noun):
            return False
        return self.high < other.low or other.high < self.low

    def _is_in_unit_of(self, other: "Given") -> bool:
        """Say whether two numbers have one unit, or one has none: "31 percent; they speak of 58.3"."""
        bare = any(not given.unit and not given.noun for given in (self, other))
        return self.unit == other.unit or bare


def numbers_in(part: Span, report: Report) -> list[Given]:
    """Return the counts of a sentence or a part of it; none where it tells of another time."""
    text = report.article.text
    if OTHER_TIME.search(text, part.start, part.end):
        return []
    found = NUMBER.finditer(text, part.start, part.end)
    alone = (match for match in found if not RANGE.search(text, max(part.start, match.start() - NEAR), match.start()))
    return [given for match in alone if (given := given_at(match.start(), report))]


def given_at(start: int, report: Report, verb: int | None = None, who: Span | None = None) -> Given | None:
    """Return the number at a place, or behind what bounds it; `verb` is where the words that give it begin.

    `who` has who gives it, where that stands right before it: "Bangui of | 112".
    """
    text = report.article.text
    begin, end = sentence_in_line(text, start, start + 1)
    match = NUMBER.search(text, start, min(end, start + NEAR))
    if not match or not BEFORE_NUMBER.fullmatch(text, start, match.start()) or not _is_count(match, text):
        return None
    if _is_denied(match.start(), report):
        return None
    bound = BOUNDED.search(text, max(begin, match.start() - NEAR), match.start())
    first, last, value = bound.start() if bound else match.start(), match.end(), number(match.group())
    upper = TO.match(text, last, end) if bound and bound["range"] else None
    last, high = (upper.end(), number(upper["upper"])) if upper else (last, value)
    if not value or not high or NO_COUNT.match(text, last):
        return None
    starts = max((m.end() for m in CLAUSE.finditer(text, begin, first)), default=begin)
    clause = Span(starts if verb is None else _clause_before(verb, begin, text).start, _clause_end(last, end, text))
    unit = UNIT.match(text, last, end)
    noun = NOUN.match(text, unit.end() if unit else last, end)
    giving = [m for m in GIVING.finditer(text, clause.start, clause.end) if m.end() <= first]
    what = next((m["what"] for m in giving if m["what"]), "")
    whole = next((m["whole"] for m in giving if m["whole"]), "")
    named = (what or whole, noun["words"] if noun else None, unit["money"] if unit else None)
    return Given(
        value=value,
        low=0 if bound and bound["ceiling"] else value,
        high=float("inf") if bound and bound["floor"] else high,
        unit=_unit(unit["unit"] if unit else None),
        noun=next((kinds for words in named if (kinds := nouns(words or ""))), frozenset()),
        shown=" ".join(text[first : unit.end() if unit else last].split()),
        words=evidence(report.article.id, text, who.start if who else clause.start, clause.end),
        told=f"the number of {what}" if what else f"the {whole}" if whole else _told(clause, first, text),
        by=_who(who, report) if who else _giver(clause, verb, match.start(), report),
    )


def _is_denied(place: int, report: Report) -> bool:
    """Say whether a number stands in what somebody denies: "denied that it owed 180 million"."""
    denials = (quote for quote in report.annotations.quotes if quote.stance is Stance.DENIES)
    return any(said.contains(Span(place, place + 1)) for quote in denials for said in quote.content)


def _is_count(match: re.Match[str], text: str) -> bool:
    return not (is_vague(match.group()) or YEAR.fullmatch(match.group()) or NO_COUNT.match(text, match.end()))


def _clause_end(start: int, end: int, text: str) -> int:
    stop = CLAUSE_END.search(text, start, end)
    return stop.start() if stop else end


def _told(clause: Span, first: int, text: str) -> str:
    """Return what a clause counts without who gives it."""
    giving = (m.end() for pattern in (SAYS, GIVING) for m in pattern.finditer(text, clause.start, clause.end))
    return " ".join(text[max((end for end in giving if end <= first), default=clause.start) : clause.end].split())


def _unit(word: str | None) -> str:
    plain = (word or "").replace(" ", "")
    return "percent" if plain.startswith(("%", "percent")) else plain


def nouns(words: str) -> frozenset[str]:
    """Return the kinds of what is counted, up to the first small word: "injured officers | in the town"."""
    found: set[str] = set()
    for word in words.split():
        if word in DETERMINERS and not found:
            continue
        if word in said_words("little") and word not in people():
            break
        found.update([people()[word]] if word in people() else things_of(word) or [kind_of(word)])
    return frozenset(found)


DETERMINERS = frozenset({"a", "an", "its", "of", "the", "their", "them", "these", "those"})


@cache
def people() -> dict[str, str]:
    """Return the first of the words for anybody who is counted, for each of them, or what stands for its kind."""
    first, *_ = _WORDS["people"]
    return {form: min(things_of(form), default=first) for word in _WORDS["people"] for form in (word, f"{word}s")}


def _giver(clause: Span, verb: int | None, place: int, report: Report) -> Participant | None:
    """Return who gives a number: by the words before those that give it, or behind it, else who is quoted."""
    text = report.article.text
    begin, end = sentence_in_line(text, place, place + 1)
    if verb is not None:
        says = SAYS_OF_ITSELF.search(text, clause.start, verb)
        return _who(Span(clause.start, says.start() if says else verb), report)
    if says := SAYS.search(text, clause.start, place):
        return _who(Span(clause.start, says.start()), report)
    if counted := BY_COUNT.search(text, place, end):
        return _who(Span(*counted.span("who")), report)
    if given := list(GIVING.finditer(text, begin, clause.start)):
        return _who(_clause_before(given[-1].start(), begin, text), report)
    return next(_speakers(Span(place, place + 1), report), None)


def _clause_before(verb: int, begin: int, text: str) -> Span:
    """Return the words of a clause before its verb; where a comma stands right before that, those between commas."""
    starts = [begin, *(m.end() for m in CLAUSE.finditer(text, begin, verb))]
    return Span(next((start for start in reversed(starts) if start < verb), begin), verb)


def _speakers(place: Span, report: Report) -> Iterator[Participant]:
    for quote in report.annotations.quotes:
        if quote.speaker and any(content.contains(place) for content in quote.content):
            yield quote.speaker


def _who(words: Span, report: Report) -> Participant | None:
    """Return who stands somewhere, by name where the report knows one; None for nobody."""
    text = report.article.text
    told = words.of(text).strip(" ,")
    start = words.start + words.of(text).index(told)
    name = TRAILING.sub("", LEADING.sub("", told))
    place = start + told.index(name)
    quoted = [q for q in report.annotations.quotes if q.source and q.speaker]
    if not name or len(name) > LONGEST_NAME or PRONOUN.match(name):
        here = Span(place, place + max(1, len(name)))
        speaking = (q.speaker for q in quoted if q.source and q.source.overlaps(here))
        return next(chain(speaking, _standing_for(here, report)), None)
    called = (q.speaker for q in quoted if q.source and LEADING.sub("", q.source.of(text)) == name)
    if speaker := next((one for one in called if one and one.name.split()[-1] == name.split()[-1]), None):
        return speaker
    said = evidence(report.article.id, text, place, place + len(name))
    same = (e for e in report.annotations.entities if e.evidence.span.overlaps(said.span))
    entity = next((e for e in same if fold(e.evidence.quote) == fold(name)), None)
    return Participant(
        evidence=said,
        name=entity.name if entity else name,
        label=entity.label if entity else None,
        named=entity is not None,
    )


def _standing_for(words: Span, report: Report) -> Iterator[Participant]:
    """Yield whom the subject of a clause stands for, where that is somebody with a name: "he"."""
    for part in (part for clause in report.annotations.clauses for part in clause.parts if part.span == words):
        if part.name:
            said = evidence(report.article.id, report.article.text, words.start, words.end)
            yield Participant(evidence=said, name=part.name, named=True)


PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|who|which|that|this|one|others?|some|many)$",
    re.IGNORECASE,
)
LEADING = re.compile(r"^(?:and |but |while |the |that |when )+", re.IGNORECASE)
TRAILING = re.compile(r"(?: (?:also|alone|however|itself|later|meanwhile|now|still|themselves))+$")
LONGEST_NAME = 70
