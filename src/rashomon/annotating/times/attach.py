"""When each event, quote and figure happened: the time of its clause, its sentence, the narrative, the report."""

from bisect import bisect_left
from datetime import date

from spacy.tokens import Token

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.direction import clause_of, is_reporting
from rashomon.model import Anchor, AnchorKind, Evidence, Grain, Span, Time, TimeType, When, WhenBasis

# What a time is to the word above it, on the way up to the verb or noun it dates.
HANGING = frozenset({"pobj", "prep", "npadvmod", "nummod", "quantmod", "pcomp", "appos"})


class Clock:
    """The times of one report, laid out so that the one that belongs to a predicate is found quickly."""

    def __init__(self, parsed: Parsed, times: tuple[Time, ...]) -> None:
        self._article = parsed.article
        self._times = tuple(time for time in times if _says_when(time))
        self._starts = [time.evidence.span.start for time in self._times]
        self._owners: dict[int, Token | None] = {}

    def when(self, paragraph: Paragraph, head: Token, span: Span) -> When | None:
        """Return when the thing told by `head` (its clause or phrase is `span`) happened.

        A time that hangs on the head or its clause comes first, then the nearest of the sentence that does not tell
        when something was said, then the last one told before in the same paragraph, then the day of publication.
        """
        sentence = paragraph.span(head.sent)
        near = self._between(sentence.start, sentence.end)
        if near:
            clause = clause_of(head)
            here = paragraph.span(head).start
            owners = [(time, self._owner(paragraph, time)) for time in near]
            own = [time for time, owner in owners if owner is not None and _belongs(owner, head, clause)]
            if own:
                return When(time=_nearest(own, here), basis=WhenBasis.CLAUSE)
            rest = [time for time, owner in owners if owner is None or _may_hold(owner, clause)]
            if rest:
                return When(time=_nearest(rest, here), basis=WhenBasis.SENTENCE)
        told = self._between(paragraph.start, sentence.start)
        before = next((time for time in reversed(told) if not self._said(paragraph, time)), None)
        if before:
            return When(time=before, basis=WhenBasis.NARRATIVE)
        return self._published(span)

    def _between(self, start: int, end: int) -> tuple[Time, ...]:
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _owner(self, paragraph: Paragraph, time: Time) -> Token | None:
        start = time.evidence.span.start
        if start not in self._owners:
            self._owners[start] = _owner(paragraph, time)
        return self._owners[start]

    def _said(self, paragraph: Paragraph, time: Time) -> bool:
        owner = self._owner(paragraph, time)
        return owner is not None and is_reporting(clause_of(owner))

    def _published(self, span: Span) -> When | None:
        published = self._article.published
        if published.value is None or published.grain is not Grain.DAY:
            return None
        return When(time=self._day_of_publication(published.value, span), basis=WhenBasis.PUBLISHED)

    def _day_of_publication(self, day: date, span: Span) -> Time:
        stated = next((e for e in self._article.published.evidence if e.article == self._article.id), None)
        words = stated or Evidence(article=self._article.id, span=span, quote=span.of(self._article.text))
        return Time(
            evidence=words,
            type=TimeType.DATE,
            value=day.isoformat(),
            begin=day,
            end=day,
            grain=Grain.DAY,
            formula="day +0",
            anchor=Anchor(kind=AnchorKind.PUBLISHED, day=day),
            confidence=self._article.published.confidence or 0.5,
        )


def _owner(paragraph: Paragraph, time: Time) -> Token | None:
    """Return the word that a time hangs on: a verb, or the noun of an event ("Tuesday's attack")."""
    span = time.evidence.span
    words = paragraph.doc.char_span(span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand")
    if words is None or not len(words):
        return None
    token: Token = words.root
    while token.dep_ in HANGING and token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN") and not words.start <= token.i < words.end:
            return token
    return token.head if token.head != token else None


def _says_when(time: Time) -> bool:
    """Say whether a time tells when; how long or how often ("five years", "daily") does not."""
    if time.type in (TimeType.DATE, TimeType.TIME):
        return not time.value.endswith("_REF")
    return time.type is TimeType.DURATION and time.formula is not None


def _belongs(owner: Token, head: Token, clause: Token) -> bool:
    """Say whether what a time hangs on is the head, part of its clause, or a participle under the head.

    "The deaths of 55 people killed in the last 48 hours" were in these hours; a "meeting since talks broke off last
    month" was not last month.
    """
    verb = clause_of(owner)
    return owner == head or verb == clause or (head.is_ancestor(owner) and (verb == head or verb.dep_ == "acl"))


def _may_hold(owner: Token, clause: Token) -> bool:
    """Say whether a time of another clause of the sentence may be this clause's as well.

    Not the time when it was said; and not that of a clause below ("agreed to meet on Saturday" was not on Saturday).
    """
    verb = clause_of(owner)
    return verb == clause or not (is_reporting(verb) or clause.is_ancestor(verb))


def _nearest(times: list[Time], here: int) -> Time:
    return min(times, key=lambda time: (abs(time.evidence.span.start - here), time.evidence.span.start))
