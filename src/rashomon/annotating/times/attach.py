"""When each event, quote and figure happened: the time of its clause, its sentence, the narrative, the report."""

import itertools
import re
from bisect import bisect_left
from datetime import date, timedelta

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.direction import Way, clause_of, is_answering, is_reporting, tense
from rashomon.annotating.times.since import since_what
from rashomon.model import (
    Anchor,
    AnchorKind,
    Article,
    Evidence,
    Grain,
    Interval,
    Limit,
    Span,
    Time,
    TimeType,
    When,
    WhenBasis,
)

# What a time is to the word above it, on the way up to the verb or noun it dates.
HANGING = frozenset({"pobj", "prep", "npadvmod", "nummod", "quantmod", "pcomp", "appos"})

# How a time stands before a noun: "Tuesday's attack", "the weekend shootings"; and the words that put a thing in it.
BEFORE_NOUNS = frozenset({"compound", "poss", "nmod", "amod"})
WITHIN = frozenset({"in", "during", "at", "by"})

# Words that join two clauses of one moment: "were killed when a ferry capsized on Tuesday".
SAME_MOMENT = frozenset({"when", "as", "while"})
# How many times of a paragraph are looked back on for the one that its tale has reached; hardly one has so many.
TOLD_BEFORE = 20
# How closely a cause must be dated to date the harm: who "died after a fire last month" need not have died last month;
# and what was told before to date what comes after it (read: days right in 22 of 26, longer times in 2 of 14).
TO_THE_DAY = frozenset({Grain.DAY, Grain.SECOND})

# A time that the words of a deed, or their sentence, have.
OF_SENTENCE = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})

# How many days or weeks later something was, as a TIMEX3 length: "three days after a ferry sank".
# A time that is past, with no day that is known.
PAST = "PAST_REF"

_LENGTH = re.compile(r"P(\d+)([DW])")


class Clock:
    """The times of one report, laid out so that the one that belongs to a predicate is found quickly."""

    def __init__(self, parsed: Parsed, times: tuple[Time, ...]) -> None:
        self._article = parsed.article
        self._times = tuple(time for time in times if _says_when(time) and not _is_of_dateline(time, self._article))
        self._starts = [time.evidence.span.start for time in self._times]
        self._lengths = tuple(time for time in times if _LENGTH.fullmatch(time.value))
        self._owners: dict[int, Token | None] = {}

    def when(self, paragraph: Paragraph, head: Token, span: Span, noun: Token | None = None) -> When | None:
        """Return when the thing told by `head` (its clause or phrase is `span`) happened; `noun` is the one it carries.

        A time that hangs on the head or its clause comes first, then the nearest of the sentence that does not tell
        when something was said, then the last day told before in the same paragraph, then the day of publication. A
        month or a year told before is background mostly: "since the rebels took the town in May". What has gone on
        since something has a beginning only, and that may have no day.
        """
        if begun := self._since(paragraph, head):
            return When(time=begun, basis=WhenBasis.CLAUSE)
        sentence = paragraph.span(head.sent)
        near = self._between(sentence.start, sentence.end)
        found = self._within(paragraph, near, head, noun) if near else self._counted_back(paragraph, clause_of(head))
        if found:
            return found
        told = [time for time in self._between(paragraph.start, sentence.start) if time.grain in TO_THE_DAY]
        before = next((time for time in reversed(told[-TOLD_BEFORE:]) if not self._said(paragraph, time)), None)
        return When(time=before, basis=WhenBasis.NARRATIVE) if before else self._published(span)

    def _within(self, paragraph: Paragraph, near: tuple[Time, ...], head: Token, noun: Token | None) -> When | None:
        """Return which of the times of its sentence dates a head, if one does."""
        clause, here = clause_of(head), paragraph.span(head).start
        owners = [
            (time, owner)
            for time in near
            if (owner := self._owner(paragraph, time)) is None
            or owner in (head, noun)
            or not _is_of_another(owner, _root(paragraph, time))
        ]
        owned = [(time, owner) for time, owner in owners if owner is not None]
        if own := [time for time, owner in owned if _belongs(owner, head, clause)]:
            nearest = [time for time, owner in owned if clause_of(owner) == clause]
            return When(time=_nearest(nearest or own, here), basis=WhenBasis.CLAUSE)
        if joined := [time for time, owner in owned if _happens_with(owner, clause) or _is_shared(owner, clause)]:
            return When(time=_nearest(joined, here), basis=WhenBasis.CLAUSE)
        if counted := self._counted_back(paragraph, clause):
            return counted
        rest = [time for time, owner in owners if owner is None or _may_hold(owner, clause)]
        return When(time=_nearest(rest, here), basis=WhenBasis.SENTENCE) if rest else None

    def when_harmed(self, paragraph: Paragraph, head: Token, span: Span, noun: Token | None = None) -> When | None:
        """Return when people came to harm: as `when`, but what it came of dates it before the rest of the report does.

        "Died after being shot on Tuesday" and "killed in a fire that broke out on Tuesday" count Tuesday's dead.
        """
        told = self.when(paragraph, head, span, noun)
        if told is not None and self._is_of_answer(paragraph, told, head):
            told = self._published(span)
        if told is not None and told.basis is WhenBasis.CLAUSE:
            return told
        if told is not None and told.basis is WhenBasis.SENTENCE and self._tells_above(paragraph, told.time, head):
            told = self._published(span)
        sentence, clause = paragraph.span(head.sent), clause_of(head)
        near = self._between(sentence.start, sentence.end)
        owners = [(time, owner) for time in near if (owner := self._owner(paragraph, time)) is not None]
        causes = [time for time, owner in owners if _is_told_more(clause, owner)] or [
            time for time, owner in owners if time.grain in TO_THE_DAY and _comes_of(clause, owner)
        ]
        if not causes:
            return told
        return When(time=_nearest(causes, paragraph.span(head).start), basis=WhenBasis.CLAUSE)

    def _tells_above(self, paragraph: Paragraph, time: Time, head: Token) -> bool:
        """Say whether a time is of what came of it: "on Tuesday police named two men of a raid that killed ten"."""
        owner = self._owner(paragraph, time)
        below = itertools.takewhile(lambda token: token != owner, (head, *head.ancestors))
        return owner is not None and owner.is_ancestor(head) and any(token.dep_ == "relcl" for token in below)

    def _is_of_answer(self, paragraph: Paragraph, when: When, head: Token) -> bool:
        """Say whether a day before a deed is of what was said of it: "on Sunday the army rejected that 22 died"."""
        owner = self._owner(paragraph, when.time) if when.basis in OF_SENTENCE else None
        if owner is None or owner == head or head.is_ancestor(owner):
            return False
        verb, words = clause_of(owner), _words(paragraph, when.time)
        told = paragraph.doc[verb.i : words.start] if words is not None else verb.sent
        before = when.time.evidence.span.end <= paragraph.span(head).start and not any(t.pos_ == "NOUN" for t in told)
        joined = any(child.dep_ == "conj" and (child == head or child.is_ancestor(head)) for child in verb.children)
        return before and not joined and verb != head and verb.is_ancestor(head) and is_answering(verb)

    def when_counted(self, paragraph: Paragraph, verb: Token) -> tuple[When | None, When | None]:
        """Return when people came to harm whom `verb` counts ("the toll rose"), and the day as of which it does.

        The day beside the verb is that of the count. That of the deed stands in what is counted ("the toll of Tuesday's
        crash rose"), in a clause of the same moment, or is so many days before the count.
        """
        sentence, here = paragraph.span(verb.sent), paragraph.span(verb).start
        near = self._between(sentence.start, sentence.end)
        owners = [(time, owner) for time in near if (owner := self._owner(paragraph, time)) is not None]
        told = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
        deeds = [
            time
            for time, owner in owners
            if any(
                owner == noun
                or noun.is_ancestor(owner)
                or _is_in_clause(paragraph, time, noun, verb)
                or _is_of_cause(paragraph, time, noun, here)
                for noun in told
            )
            or _happens_with(owner, verb)
            or _comes_of(verb, owner)
        ]
        counts = [time for time, owner in owners if time not in deeds and clause_of(owner) == clause_of(verb)]
        as_of = When(time=_nearest(counts, here), basis=WhenBasis.CLAUSE) if counts else None
        if since := self._since(paragraph, verb):
            return When(time=since, basis=WhenBasis.CLAUSE), as_of
        if deeds:
            return When(time=_nearest(deeds, here), basis=WhenBasis.CLAUSE), as_of
        length, _ = self._length_after(paragraph, verb)
        return _back(as_of.time, length) if as_of and length else None, as_of

    def _counted_back(self, paragraph: Paragraph, clause: Token) -> When | None:
        """Return when it was that something else came "three days after": so long before the day of that."""
        first = clause
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        if first.dep_ not in ("advcl", "pcomp"):
            return None
        later = clause_of(first.head)
        length, after = self._length_after(paragraph, later)
        if length is None or after is None or after not in (*first.children, first.head):
            return None
        sentence = paragraph.span(clause.sent)
        days = [time for time in self._between(sentence.start, sentence.end) if time.grain in TO_THE_DAY]
        owned = [time for time in days if (owner := self._owner(paragraph, time)) and clause_of(owner) == later]
        told = _nearest(owned, paragraph.span(later).start) if owned else self._day_of(paragraph, later)
        return (_back(told, length) if told else None) or When(time=_before(length), basis=WhenBasis.CLAUSE)

    def _day_of(self, paragraph: Paragraph, verb: Token) -> Time | None:
        """Return the day of a verb, wherever that is told."""
        told = self.when(paragraph, verb, paragraph.span(verb))
        return told.time if told and told.time.grain in TO_THE_DAY else None

    def _length_after(self, paragraph: Paragraph, verb: Token) -> tuple[Time | None, Token | None]:
        """Return the length of "three days after" below a verb, and its "after"."""
        sentence = paragraph.span(verb.sent)
        for time in self._lengths:
            words = _words(paragraph, time) if sentence.contains(time.evidence.span) else None
            if words is None or words.end >= len(paragraph.doc):
                continue
            after = paragraph.doc[words.end]
            if after.lower_ == "after" and verb.is_ancestor(after):
                return time, after
        return None, None

    def _since(self, paragraph: Paragraph, head: Token) -> Time | None:
        """Return the time since when a thing has gone on: the first in the words for it, or one that is not known."""
        words = since_what(head)
        if words is None:
            return None
        span = paragraph.span(words)
        named = next(iter(self._between(span.start, span.end)), None)
        if named is None:
            told = paragraph.evidence(words)
            return Time(evidence=told, type=TimeType.DATE, value=PAST, limit=Limit.SINCE, confidence=0.5)
        return named if named.limit else replace(named, limit=Limit.SINCE, reach=Interval(begin=named.begin))

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


# Before what a toll is of: "the toll from the blast on Monday rose to 12" tells when the blast was.
_CAUSES = frozenset({"after", "from", "in"})


def _is_of_cause(paragraph: Paragraph, time: Time, noun: Token, verb: int) -> bool:
    """Say whether a time stands between what happened, told below a count's noun, and the verb that counts."""
    causes = [one for prep in noun.children if prep.lower_ in _CAUSES for one in prep.children if one.dep_ == "pobj"]
    return any(
        one.pos_ == "NOUN" and paragraph.span(one).end <= time.evidence.span.start and time.evidence.span.end <= verb
        for one in causes
    )


def _is_in_clause(paragraph: Paragraph, time: Time, noun: Token, verb: Token) -> bool:
    """Say whether a time stands in a clause of a subject, wherever it hangs: "the storm that hit on Monday raised"."""
    words = _words(paragraph, time)
    clauses = [child for child in noun.children if child.dep_ == "relcl"]
    return words is not None and any(clause.i < words.start < verb.i for clause in clauses)


def _before(length: Time) -> Time:
    """Return the time that a length goes back to, where nobody can count: "more than two weeks after the fire"."""
    return Time(evidence=length.evidence, type=TimeType.DATE, value=PAST, confidence=0.5)


def _back(day: Time, length: Time) -> When | None:
    """Return the day that is so long before a day, also one that is known once the report has a day."""
    found = _LENGTH.fullmatch(length.value)
    formula = f"{day.formula} > {length.value} earlier" if day.formula else None
    if found is None or length.mod or (day.begin is None and formula is None):
        return None
    try:
        begin = day.begin - timedelta(days=int(found[1]) * (7 if found[2] == "W" else 1)) if day.begin else None
    except OverflowError:
        return None
    told = Time(
        evidence=length.evidence,
        type=TimeType.DATE,
        value=begin.isoformat() if begin else "XXXX-XX-XX",
        begin=begin,
        end=begin,
        grain=Grain.DAY,
        formula=formula,
        anchor=day.anchor,
        confidence=day.confidence,
    )
    return When(time=told, basis=WhenBasis.CLAUSE)


def _owner(paragraph: Paragraph, time: Time) -> Token | None:
    """Return the word that a time hangs on: a verb, or the noun of an event ("Tuesday's attack")."""
    words = _words(paragraph, time)
    if words is None:
        return None
    token: Token = words.root
    while token.dep_ in HANGING and token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN") and not words.start <= token.i < words.end:
            return token
    return token.head if token.head != token else None


def _words(paragraph: Paragraph, time: Time) -> Tokens | None:
    span = time.evidence.span
    words = paragraph.doc.char_span(span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand")
    return words if words is not None and len(words) else None


def _root(paragraph: Paragraph, time: Time) -> Token | None:
    words = _words(paragraph, time)
    return None if words is None else words[-1] if words.root.dep_ == "det" else words.root


def _is_of_another(owner: Token, time: Token | None) -> bool:
    """Say whether a time is only that of a noun told of: "arrested a man over the weekend shootings".

    Who is hurt "in" them, and what "Tuesday's raid" does, is of that time too.
    """
    if time is None or owner.pos_ not in ("NOUN", "PROPN") or time.head != owner or time.dep_ not in BEFORE_NOUNS:
        return False
    return owner.dep_ == "dobj" or (owner.dep_ == "pobj" and owner.head.lower_ not in WITHIN)


def _says_when(time: Time) -> bool:
    """Say whether a time tells when; how long or how often ("five years", "daily") does not."""
    if time.type in (TimeType.DATE, TimeType.TIME):
        return not time.value.endswith("_REF")
    return time.type is TimeType.DURATION and time.formula is not None


# "LISBON, | April 2 | (Reuters) - ": between a place and a dash a day is that of the writing, and of no deed.
DATED_LINE = re.compile(r"[,.]?\s+\(?(?:[A-Z]{2,}\s+)?")
LONGEST_BETWEEN = 20
DASH = re.compile(r",?\)?(?:\s+\([^)\n]{1,40}\))?\s+[-–—]{1,2}\s")


def _is_of_dateline(time: Time, article: Article) -> bool:
    """Say whether a time is the day in the line of place and day with which a report begins."""
    if not article.dateline:
        return False
    text, span, long = article.text, time.evidence.span, len(article.dateline)
    place = text.rfind(article.dateline, max(0, span.start - long - LONGEST_BETWEEN), span.start)
    between = DATED_LINE.fullmatch(text, place + long, span.start) if place >= 0 else None
    return between is not None and DASH.match(text, span.end) is not None


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


def _happens_with(owner: Token, clause: Token) -> bool:
    """Say whether a time is of a "when" clause below this clause, or below one joined to it by "and"."""
    verb = clause_of(owner)
    return _is_below(verb, clause) and _joining_words(verb) & SAME_MOMENT != frozenset() and not is_reporting(verb)


def _is_shared(owner: Token, clause: Token) -> bool:
    """Say whether a time behind the second of two verbs is of both: "killed 12 people and wounded 30 on Monday"."""
    verb = clause_of(owner)
    if verb.dep_ != "conj" or verb.head != clause or verb.tag_ != clause.tag_ or is_reporting(verb):
        return False
    if _leaves_out_was(verb, clause):
        return owner == verb
    alone = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod") for child in verb.children)
    return owner == verb and not alone and any(child.lower_ == "and" for child in clause.children)


def _leaves_out_was(verb: Token, clause: Token) -> bool:
    """Say whether the second of two verbs has the first one's "were" too: "ten were killed and nine hurt on Monday"."""
    first, second = ({child.dep_ for child in one.children} for one in (clause, verb))
    subjects = {"nsubj", "nsubjpass"}
    return "auxpass" in first and bool(subjects & second) and second.isdisjoint({"aux", "auxpass", "neg"})


def _comes_of(clause: Token, owner: Token) -> bool:
    """Say whether a time is of what a harm came of: "after being shot on Tuesday", "in a fire that broke out then"."""
    verb = clause_of(owner)
    if is_reporting(verb) or tense(verb).way is Way.FUTURE or tense(clause).way is Way.FUTURE:
        return False
    if verb.dep_ in ("relcl", "acl"):
        noun = verb.head
        return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "by", "from") and _is_of(noun.head, clause)
    return _is_below(verb, clause) and "after" in _joining_words(verb)


def _is_told_more(clause: Token, owner: Token) -> bool:
    """Say whether a clause tells more of the deed that has a time: "last May's attack, which killed four"."""
    if clause.dep_ != "relcl" or owner.pos_ not in ("NOUN", "PROPN"):
        return False
    return owner in itertools.takewhile(lambda token: token.pos_ not in ("VERB", "AUX"), clause.ancestors)


def _is_below(verb: Token, clause: Token) -> bool:
    return verb.dep_ in ("advcl", "pcomp") and verb != clause and _is_of(verb, clause)


def _is_of(word: Token, clause: Token) -> bool:
    """Say whether a word hangs on a clause, or on one joined to it: "were killed and 20 injured when ..."."""
    above = clause_of(word.head)
    joined = (above, clause) if above.dep_ == "conj" else (clause, above)
    return above == clause or (joined[0].dep_ == "conj" and joined[0].head == joined[1])


def _joining_words(verb: Token) -> frozenset[str]:
    """Return the words that join a clause to the one above it: "when", "as", "after"."""
    joining = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i}
    return frozenset(joining | ({verb.head.lower_} if verb.dep_ == "pcomp" else set()))


def _nearest(times: list[Time], here: int) -> Time:
    return min(times, key=lambda time: (abs(time.evidence.span.start - here), time.evidence.span.start))
