"""What a sentence tells: its days, names, numbers, things and deeds, in forms that meet other words for the same."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

import msgspec

from rashomon.model import (
    Article,
    Entity,
    Event,
    Modality,
    Names,
    Participant,
    Polarity,
    Quote,
    Report,
    Span,
    Stance,
    Time,
)
from rashomon.wording.countries import country_words
from rashomon.wording.irregular import base
from rashomon.wording.kin import kin_groups, root
from rashomon.wording.normal import fold, forms, placed_forms, stem, words
from rashomon.wording.numbers import number
from rashomon.wording.sentences import END
from rashomon.wording.tables import read_table

T = TypeVar("T")
Days = tuple[date, date]
Words = frozenset[str]

# A longer sentence tells several things.
LONGEST = 400

# A claim tells so many things, its day counted; with a day and a name one less.
LEAST = 4

DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})

# The group of kin.toml whose verbs also do what they say: "declared Roth the winner".
PERFORMED = "announce"


class Part(msgspec.Struct, frozen=True, gc=False):
    """One thing that a sentence tells; whatever has any of its `keys`, which are in order, tells it too."""

    keys: tuple[str, ...]
    span: Span
    is_name: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Claim:
    """What a sentence tells up to a place where it could end."""

    sentence: "Sentence"
    span: Span
    parts: tuple[Part, ...]
    days: frozenset[Days]

    @cached_property
    def forms(self) -> Sequence[str]:
        """Its folded words."""
        return [form for form, _ in words(self.sentence.article.text, self.span)]


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a report that tells what is done, or what somebody is quoted for in it without marks.

    `dated` are its days with the words for them, `bounds` the words that say that a number is no more than near,
    `anew` those that tell of a second of its kind.
    """

    article: Article
    span: Span
    speaker: Participant | None
    parts: tuple[Part, ...]
    dated: tuple[tuple[Span, Days], ...]
    deeds: tuple[Span, ...]
    bounds: Words
    anew: Words

    @cached_property
    def keys(self) -> Mapping[str, int]:
        """Where what it tells first stands in it, by key."""
        return {key: part.span.start for part in reversed(self.parts) for key in part.keys}

    @cached_property
    def days(self) -> frozenset[Days]:
        """The days that it names."""
        return frozenset(day for _, day in self.dated)

    @cached_property
    def forms(self) -> Sequence[str]:
        """Its folded words."""
        return [form for form, _ in words(self.article.text, self.span)]

    @property
    def is_passive(self) -> bool:
        """Whether somebody in it has something done by another."""
        return "by" in self.forms

    def claims(self, before: int) -> Iterator[Claim]:
        """Yield what can be told of it without what stands before it and ends `before` a place, the longest first."""
        text, span = self.article.text, self.span
        if sum(part.span.end < before for part in self.parts) < LEAST - 2:  # with a day and a name
            return
        first = next(words(text, span), None)
        if first is None or first[0] in _words("pointing") or not text[span.start].isupper():
            return
        held = [part.span for part in self.parts] + [words for words, _ in self.dated]
        ends = [m.start() for m in CUT.finditer(text, span.start, span.end)]
        ends = [end for end in ends if not any(one.start < end < one.end for one in held)]
        for end in (span.end, *reversed(ends)):
            if end < before and (end == span.end or not OPENER.search(text, span.start, end)):
                claim = self._up_to(end)
                if _tells_enough(claim):
                    yield claim

    def _up_to(self, end: int) -> Claim:
        here = Span(self.span.start, end)
        parts = tuple(part for part in self.parts if here.contains(part.span))
        return Claim(self, here, parts, frozenset(day for words, day in self.dated if here.contains(words)))

    def is_told_alone(self, claim: Claim) -> bool:
        """Say whether the words have a verb, with something behind it, and point at nothing that was told before."""
        text = self.article.text
        named = min((part.span.start for part in claim.parts if part.is_name), default=claim.span.end)
        told = [form for form, at in words(text, claim.span) if at.start < named]
        verbs = [n for n, form in enumerate(claim.forms) if n and (base(form) != form or VERB.fullmatch(form))]
        deeds = any(claim.span.contains(deed) for deed in self.deeds)
        ends_on_verb = claim.span.end < self.span.end and verbs[-1:] == [len(claim.forms) - 1] and len(verbs) == 1
        return bool(verbs or deeds) and not ends_on_verb and _words("pointing").isdisjoint(told)


def _tells_enough(claim: Claim) -> bool:
    """Say whether words tell so much, of one day at the most, that they are known again."""
    told = len({part.keys for part in claim.parts}) + len(claim.days)
    named = bool(claim.days) and any(part.is_name for part in claim.parts)
    return len(claim.days) <= 1 and told >= LEAST - named


VERB = re.compile(r"\w{3,}ed")

# Where a sentence could have ended.
CUT = re.compile(
    r",(?!\d)|[;:]| (?:after|although|as|because|before|but|that|when|where|which|while|who|whose)\b| [–—-] "
)
OPENER = re.compile(r"\b(?:that|when|where|which|while|who|whose)\b")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_table("weighing", "borne_out")[name])


@cache
def _alike() -> Mapping[str, str]:
    return {form: group[0] for group in read_table("weighing", "borne_out")["alike"] for form in group}


def sentences_of(report: Report, names: Names) -> Iterator[Sentence]:
    """Yield the sentences of a report that tell what is done on some day, or a deed that we know, without marks."""
    text, found = report.article.text, report.annotations
    dated = _Ordered([(time.evidence.span, days) for time in found.times if (days := _days(time))])
    events = _Ordered([(event.evidence.span, event) for event in found.events])
    entities = _Ordered([(one.evidence.span, one) for one in found.entities])
    for body in report.article.body:
        for span in _split(text, body):
            deeds = [event for _, event in events.within(span)]
            if span.end - span.start > LONGEST or not (deeds or dated.within(span)):
                continue
            if any(event.modality not in DONE for event in deeds):
                continue
            if MARKS.search(text, span.start, span.end) or not _words("open").isdisjoint(forms(span.of(text))):
                continue
            if whole := _quoted(span, found.quotes, text):
                yield _read(report, *whole, names, dated, events, entities)


class _Ordered(Generic[T]):
    """Things of a report by where they stand."""

    def __init__(self, items: Sequence[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]

    def within(self, span: Span) -> Sequence[tuple[Span, T]]:
        """Return those that begin in a span, with where they stand."""
        return self._items[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


MARKS = re.compile('["“”«»]')


def _split(text: str, block: Span) -> Iterator[Span]:
    for line in LINE.finditer(text, block.start, block.end):
        dateline = DATELINE.match(text, line.start(), line.end())
        start = dateline.end() if dateline else line.start()
        for stop in (*(match.end() for match in END.finditer(text, start, line.end())), line.end()):
            told = text[start:stop]
            if told.strip():
                yield Span(start + len(told) - len(told.lstrip()), start + len(told.rstrip()))
            start = stop


LINE = re.compile(r"[^\n]+")
# "BAMAKO, June 9 (Reuters) - ", "SPRINGFIELD — ".
DATELINE = re.compile(r"[A-Z][A-Z.’'-]{2,}[^\n.!?]{0,60}?(?:\([A-Z][\w ]+\) ?)?[—–-]{1,2} (?=[A-Z])")


def _days(time: Time) -> Days | None:
    """Return the day, or the night, that a time names; not one since when or until when something is."""
    if time.begin is None or time.end is None or time.limit is not None:
        return None
    return (time.begin, time.end) if (time.end - time.begin).days <= 1 else None


def _read(
    report: Report,
    span: Span,
    speaker: Participant | None,
    names: Names,
    dated: _Ordered[Days],
    events: _Ordered[Event],
    entities: _Ordered[Entity],
) -> Sentence:
    text, here, days = report.article.text, events.within(span), dated.within(span)
    named = entities.within(span)
    taken = {place for at, _ in (*days, *named) for place in range(at.start, at.end)}
    told = [word for word in placed_forms(text, span) if word[1] not in taken]
    people = {at.start for at, one in named if one.label == "PERSON"}
    parts = [_part_of_name(one, names) for _, one in named] + list(_parts(text, span, people, told))
    said = frozenset(form for form, _, _ in told)
    bounds, anew = said & _words("bounding"), said & _words("anew")
    ordered = tuple(sorted(parts, key=lambda part: part.span.start))
    return Sentence(report.article, span, speaker, ordered, tuple(days), tuple(at for at, _ in here), bounds, anew)


def _quoted(span: Span, quotes: Sequence[Quote], text: str) -> tuple[Span, Participant | None] | None:
    """Return what a sentence tells and who is quoted for it: all of it in the report's own voice, where nobody is.

    None where somebody is quoted with more than saying what is so.
    """
    start, end = span.start, span.end  # compared here: this runs for every quotation of a report
    mine = [quote for quote in quotes if any(one.start < end and start < one.end for one in quote.content)]
    mine = [quote for quote in mine if not _is_performed(quote, text)]
    if not mine:
        return span, None
    outer = max(mine, key=lambda quote: sum(content.end - content.start for content in quote.content))
    if outer.stance is not Stance.SAYS or outer.polarity is not Polarity.SO or outer.speaker is None:
        return None
    content = next(one for one in outer.content if one.overlaps(span))
    start, end = max(span.start, content.start), min(span.end, content.end)
    start += len(text[start:end]) - len(text[start:end].removeprefix("that ").lstrip(" ,"))
    return (Span(start, end), outer.speaker) if start < end else None


def _is_performed(quote: Quote, text: str) -> bool:
    """Say whether what looks like words said is what was done by saying them: "declared Roth the winner"."""
    if quote.cue is None or quote.stance is not Stance.SAYS or quote.content[0].start < quote.cue.end:
        return False
    if text[quote.cue.end : quote.content[0].start + len(THAT)].lstrip(" ,").startswith(THAT):
        return False
    return any(_key(form) == f"~{PERFORMED}" for form, _ in words(text, quote.cue))


THAT = "that "


def _parts(text: str, span: Span, people: Set[int], told: Sequence[tuple[str, int, int]]) -> Iterator[Part]:
    """Yield what words that are no names and days tell, in their order."""
    for place, (form, start, end) in enumerate(told):
        word = _word(form)
        key = _phrase([one for one, _, _ in told[place : place + 3]]) if word.begins_phrase else None
        if (key is None and word.is_little) or (end + 1 in people and text[start].isupper()):  # "President Roth"
            continue
        if word.value is not None:
            if word.value != 1:
                yield Part(word.number, Span(start, end), is_number=True)
        elif start > span.start and text[start].isupper():
            yield Part(word.name, Span(start, end), is_name=True)
        else:
            yield Part((key,) if key else word.keys, Span(start, end))


class Word(NamedTuple):
    """What a folded word tells: the number that it is, and its keys as a number, as a name and as any other word."""

    is_little: bool
    begins_phrase: bool
    value: float | None
    number: tuple[str, ...]
    name: tuple[str, ...]
    keys: tuple[str, ...]


# Reports use few words again and again.
@lru_cache(maxsize=20_000)
def _word(form: str) -> Word:
    value = number(form)
    return Word(
        is_little=form in _words("little") or form in _words("bounding"),
        begins_phrase=not _beginnings().isdisjoint((form, base(form), stem(form))),
        value=value,
        number=() if value is None else (f"#{value:g}",),
        name=(_name(form),),
        keys=(_key(form),),
    )


def _part_of_name(entity: Entity, names: Names) -> Part:
    return Part(_keys_of_name(names.of(entity.name), entity.evidence.quote), entity.evidence.span, is_name=True)


@lru_cache(maxsize=20_000)
def _keys_of_name(name: str, words: str) -> tuple[str, ...]:
    """Return a name by what it is called in all reports, and by its last word."""
    return tuple(sorted({f"@{fold(name)}", *map(_name, list(forms(words))[-1:])}))


def _name(form: str) -> str:
    form = form.removesuffix("'s").removesuffix("'")
    return country_words().get(form, form)


def _phrase(run: Sequence[str]) -> str | None:
    """Return the key of the phrase of two or three words with which some words begin: "stepped down"."""
    for size in range(len(run), 1, -1):
        for one in (run[:size], [base(form) for form in run[:size]], [stem(form) for form in run[:size]]):
            if (kin := kin_groups().get(" ".join(one))) is not None:
                return f"~{kin}"
    return None


@cache
def _beginnings() -> frozenset[str]:
    """Return the first words of the phrases of kin.toml."""
    return frozenset(phrase.split()[0] for phrase in kin_groups() if " " in phrase)


def _key(form: str) -> str:
    form = form.removesuffix("'s").removesuffix("'")
    if form in country_words():
        return country_words()[form]
    for one in (form, stem(form), base(form)):
        if one in _alike():
            return f"={_alike()[one]}"
    for one in (form, stem(form), base(form)):
        if one in kin_groups():
            return f"~{kin_groups()[one]}"
    return root(stem(base(form)))
