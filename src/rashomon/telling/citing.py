"""References: which words of which reports are shown behind a statement, and under which numbers."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType

from rashomon.model import Article, Evidence, Finding, Role, Span, Toll, Topic, evidence
from rashomon.telling.brief import Reference
from rashomon.telling.dating import Dates, Days
from rashomon.telling.pictures import before_sentence, is_caption
from rashomon.telling.seams import between_seams
from rashomon.wording.countries import countries, country_called
from rashomon.wording.normal import fold, forms
from rashomon.wording.sentences import LONGEST, sentence_around

# More words for one statement do not make it better known; the status line counts them all.
MOST_REFERENCES = 6

# A name whose sentence does not have it stands mostly in one of the two before.
LOOK_BACK = 2
# Who "he" is that speaks may be told a little farther before.
MOST_LOOK_BACK = 4

# The words that stand for somebody named before. Not "it" and "there": what stands before them is seldom their place.
POINTING = re.compile(r"\b(?:he|she|they|the (?:death )?toll)\b", re.IGNORECASE)

# The words that point to a thing told of before, which says what it was: anywhere, by a letter first, as what begins
# with `\b` is found slowly; where a sentence begins; and of a place in one that names none.
BACK = re.compile(
    r"[SsTt](?<=\b.)(?:(?:uch|hat|hose) "
    r"(?:attack|blast|bombardment|explosion|incident|offensive|raid|shooting|strike|weapon)s?|hese areas)\b"
)
BACK_AT_ONCE = re.compile(r"(?:Since then|The other \w+|They were)\b")
BACK_TO_PLACE = re.compile(
    r"(?!.*\b(?:at|in|into|of|on|outside|to) (?:the )?(?:\w+-)?[A-Z]).*\bthe (?:city|town|village)\b"
)
SOME_PLACE = ("the city", "the town", "the village")

# No speaker is to be named.
NOBODY: Mapping[Evidence, str] = MappingProxyType({})

# No passage is to end before its sentence does.
NOWHERE: Mapping[Evidence, int] = MappingProxyType({})

Marks = tuple[frozenset[str], ...]  # for each thing that a statement names, the folded words any of which names it


@dataclass
class Notes:
    """The numbered references of a brief, in the order in which they are first used.

    A reference has the whole sentence around the words that a finding rests on, and those before it where they name
    what it only points to, so that it can be read by itself.
    """

    articles: dict[str, Article]
    report_numbers: dict[str, int]
    dates: Dates = field(default_factory=Dates)
    numbers: dict[Evidence, int] = field(default_factory=dict)
    _passages: dict[tuple[Evidence, Marks, Days | None], Evidence] = field(default_factory=dict)

    def cite(self, evidences: Iterable[Evidence], marks: Marks = (), days: Days | None = None) -> tuple[int, ...]:
        """Return the numbers of some evidence, giving new ones where needed: a passage of each report, the fullest."""
        return self.cite_voices(((one, "") for one in evidences), marks, days)

    def cite_voices(
        self,
        said: Iterable[tuple[Evidence, str]],
        marks: Marks = (),
        days: Days | None = None,
        speakers: Mapping[Evidence, str] = NOBODY,
        place: Marks = (),
        stops: Mapping[Evidence, int] = NOWHERE,
    ) -> tuple[int, ...]:
        """Return the numbers of some evidence: a passage of each voice in each report, the fullest.

        `speakers` and a `place` are to be named by the passages, which are lengthened where they are not. `stops` has
        where a passage ends that would go on with what another says.
        """
        best: dict[tuple[str, str], tuple[int, Evidence]] = {}
        for one, voice in said:
            passage = self.naming(self.placed(self.passage(one, marks, days), place), speakers.get(one))
            passage = self._stopped(passage, stops.get(one))
            passage = self._with_what_it_points_to(passage)
            shown, key = count_marks(passage.quote, marks), (one.article, voice)
            shown += days is not None and self.shows(passage, days)
            if key not in best or shown > best[key][0]:
                best[key] = (shown, passage)
        return self.number(passage for _, passage in best.values())

    def _with_what_it_points_to(self, passage: Evidence) -> Evidence:
        """Return a passage with the sentence before it where only that tells of what: "died in such attacks"."""
        if not _points_back(passage.quote):
            return passage
        return self._lengthened(passage, lambda longer: longer != passage)

    def _stopped(self, passage: Evidence, stop: int | None) -> Evidence:
        text, start = self.articles[passage.article].text, passage.span.start
        return evidence(passage.article, text, start, stop) if stop and start < stop < passage.span.end else passage

    def placed(self, passage: Evidence, place: Marks) -> Evidence:
        """Return a passage with the sentences before it where only these name a place: "it put the toll at 12"."""
        told = _or_capital(place)
        return self._lengthened(passage, lambda longer: count_marks(longer.quote, told) == len(told), MOST_LOOK_BACK)

    def cite_speaker(self, said: Sequence[Evidence], speaker: str, own: str) -> tuple[int, ...]:
        """Return the numbers of quotations, each with the sentences before it where only these name who speaks.

        Of several that are told as one, those whose sentences have its words.
        """
        marks = (mark(speaker),)
        best: dict[str, Evidence] = {}
        alike = [words for words in said if has_words(own, self.passage(words, ()).quote)]
        for words in alike or said:
            told = self.passage(words, ())
            passage = self._lengthened(told, lambda longer: count_marks(longer.quote, marks) > 0, MOST_LOOK_BACK)
            known = best.setdefault(words.article, passage)
            if not count_marks(known.quote, marks):
                best[words.article] = passage
        return self.number(best.values())

    def naming(self, passage: Evidence, name: str | None) -> Evidence:
        """Return a passage with the sentences before it, or behind it, that name somebody; else itself."""
        marks = marks_of_name(name) if name else ()

        def is_named(longer: Evidence) -> bool:
            return count_marks(longer.quote, marks) == len(marks)

        if is_named(passage):
            return passage
        longer = self._lengthened(passage, is_named, MOST_LOOK_BACK)
        read_on = _read_on(passage, self.articles[passage.article])
        return longer if longer != passage else next(filter(is_named, read_on), passage)

    def number(self, passages: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of passages, giving new ones where needed."""
        cited = list(dict.fromkeys(passages))[:MOST_REFERENCES]
        return tuple(self.numbers.setdefault(passage, len(self.numbers) + 1) for passage in cited)

    def passage(self, words: Evidence, marks: Marks, days: Days | None = None) -> Evidence:
        """Return the passage to show for some words: see the class."""
        found = self._passages.get((words, marks, days))
        if found is None:
            found = self._find_passage(words, marks)
            if days is not None:
                found = self._lengthened(found, lambda longer: self.shows(longer, days))
            self._passages[words, marks, days] = found
        return found

    def shows(self, passage: Evidence, days: Days) -> bool:
        """Say whether a passage by itself gives some days."""
        return self.dates.show(passage, days, self.articles[passage.article])

    def is_of_others(self, passage: Evidence, days: Days) -> bool:
        """Say whether a passage gives other days than some, and not these too."""
        return not self.shows(passage, days) and not self.dates.no_other(passage, days)

    def _lengthened(self, passage: Evidence, suffices: Callable[[Evidence], bool], most: int = LOOK_BACK) -> Evidence:
        """Return a passage with as many of the sentences before it as suffice; itself where so many do not."""
        article, longer = self.articles[passage.article], passage
        for _ in range(most):
            if suffices(longer):
                return longer
            start = _sentence_before(article, longer.span.start)
            if start is None or passage.span.end - start > LONGEST * most // LOOK_BACK:
                return passage
            if is_caption(article.text[start : longer.span.start].strip()):
                return passage
            longer = evidence(article.id, article.text, start, passage.span.end)
        return longer if suffices(longer) else passage

    def _find_passage(self, words: Evidence, marks: Marks) -> Evidence:
        if marks:
            alone = self.passage(words, ())  # found once, whatever is to be named
            named = count_marks(alone.quote, marks)
            if named == len(marks) or not POINTING.search(alone.quote):
                return alone
        article = self.articles[words.article]
        block = next((b.span for b in article.blocks if b.span.contains(words.span)), words.span)
        if not marks:
            told = words.span
            start, end = sentence_around(article.text, told.start, told.end, block.start, block.end)
            start, end = between_seams(article.text, start, end, told.start, told.end)
            behind = start + before_sentence(article.text[start:end])
            return evidence(article.id, article.text, behind if behind <= words.span.start else start, end)
        start = begin = alone.span.start
        end = alone.span.end
        for _ in range(LOOK_BACK):
            start = _before(article.text, start, block)
            if end - start > LONGEST:
                break
            if (more := count_marks(article.text[start:end], marks)) > named:
                named, begin = more, start
        return evidence(article.id, article.text, begin, end)

    def numbered(self, references: Iterable[int]) -> list[Evidence]:
        """Return the passages of some numbers."""
        wanted = set(references)
        return [words for words, number in self.numbers.items() if number in wanted]

    def references(self) -> tuple[Reference, ...]:
        """Return every reference cited so far."""
        return tuple(
            Reference(number=number, report=self.report_numbers[words.article], evidence=words)
            for words, number in self.numbers.items()
        )


def _points_back(words: str) -> bool:
    """Say whether a passage only points to a thing that is told of before it."""
    if BACK.search(words) or BACK_AT_ONCE.match(words):
        return True
    return any(map(words.__contains__, SOME_PLACE)) and BACK_TO_PLACE.match(words) is not None


def _before(text: str, start: int, block: Span) -> int:
    """Return where the sentence before a place begins, within a paragraph."""
    place = len(text[block.start : start].rstrip()) + block.start
    return sentence_around(text, place - 1, place, block.start, block.end)[0] if place > block.start else start


def _read_on(passage: Evidence, article: Article) -> Iterator[Evidence]:
    """Yield a passage with one and more of the sentences behind it, as far as one looks back."""
    block = next((b.span for b in article.blocks if b.span.contains(passage.span)), passage.span)
    end = passage.span.end
    for _ in range(LOOK_BACK):
        behind = NOT_BLANK.search(article.text, end, block.end)
        if behind is None:
            return
        _, end = sentence_around(article.text, behind.start(), behind.end(), block.start, block.end)
        if end - passage.span.start > LONGEST * LOOK_BACK:
            return
        yield evidence(article.id, article.text, passage.span.start, end)


NOT_BLANK = re.compile(r"\S")


def _sentence_before(article: Article, start: int) -> int | None:
    """Return where the sentence before a place begins, also where that ends the paragraph of the body before."""
    near = max(0, start - LONGEST)
    place = near + len(article.text[near:start].rstrip())
    last = Span(max(0, place - 1), place)
    block = next((b.span for b in article.blocks if b.role is Role.BODY and b.span.contains(last)), None)
    if block is None or place == near:
        return None
    return sentence_around(article.text, last.start, last.end, block.start, block.end)[0]


def has_words(told: str, passage: str) -> bool:
    """Say whether a passage has the words that are told as a report's, as they stand, and no "at least" before them."""
    here = f" {_folded(passage)} "
    if not all(f" {part} " in here for part in map(_folded, told.split("…")) if part):
        return False
    if not NUMBER.search(passage):
        return True
    bounded = set(BOUND.findall(passage))
    return not bounded or _words_of(told).isdisjoint(bounded - set(BOUND.findall(told)))


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return " ".join(forms(text))


NUMBER = re.compile(r" \d")
BOUND = re.compile(
    r"(?i)\b(?:about|almost|around|(?:at|fewer|less|more) (?:least|most|than)|nearly|over|up to) (\d+)\b"
)


def count_marks(text: str, marks: Marks) -> int:
    """Count the things named in a text."""
    if not marks:
        return 0
    return len(marks) - sum(map(_words_of(text).isdisjoint, marks))


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_naming, forms(text))))


# Reports use few words again and again.
@lru_cache(maxsize=50_000)
def _naming(form: str) -> Set[str]:
    """Return what a word of a text may name somebody by: itself, its parts, and itself without a lost apostrophe."""
    return {*_parts(form), *_without_apostrophe(form)}


def marks_of(finding: Finding) -> Marks:
    """Return what a finding names: its actors, targets and place."""
    return topic_marks(finding.topic) if finding.topic else ()


def topic_marks(topic: Topic) -> Marks:
    """Return what names a happening: its actors, targets and place."""
    return tuple(map(mark, (*topic.actors, *topic.targets, *filter(None, (topic.place,)))))


def place_mark(toll: Toll | None) -> Marks:
    """Return what a count names: its place."""
    return (mark(toll.place),) if toll and toll.place else ()


def _or_capital(place: Marks) -> Marks:
    """Return what names a place, a seat of government also "the capital"."""
    return tuple(named | {"capital"} if named & _seats() else named for named in place)


@cache
def _seats() -> frozenset[str]:
    return frozenset(fold(seat) for country in countries() for seat in country.seats)


def days_to_show(toll: Toll) -> Days | None:
    """Return the days that every passage of a toll is to give; what counts on from a day names where it begins."""
    return None if toll.since else toll.span


@lru_cache(maxsize=8192)
def mark(name: str) -> frozenset[str]:
    """Return the folded words that name someone or something: the last of the name, a country by any of its words."""
    told = list(forms(name))
    told = [form for form in told if form not in KINDS_OF_PLACE] or told
    telling = told[-1:] if len(told) < MANY else told
    own = frozenset(part for form in telling for part in _parts(form)) - LITTLE
    return _country(fold(name)) or (own - _peoples() or own if len(told) >= MANY else own)


@lru_cache(maxsize=8192)
def marks_of_name(name: str) -> Marks:
    """Return what names somebody, or each of those who go by one name: "France and Italy"."""
    return tuple(mark(part) for part in TOGETHER.split(name))


TOGETHER = re.compile(r", (?:and )?| and (?=[A-Z]|the [A-Z])")


def has_initials(text: str, name: str) -> bool:
    """Say whether a text has a body's name as its first letters: "FDA" for the Food and Drug Administration."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(letters) >= MANY and letters in text and re.search(rf"\b{letters}\b", text) is not None


# A name of this many words is a body's, which reports shorten to any of them ("the Observatory").
MANY = 3


def _parts(form: str) -> Sequence[str]:
    form = form.removesuffix("'s")
    return [form.replace(".", ""), *form.split("-")]


def _without_apostrophe(form: str) -> Sequence[str]:
    """Return a word without the s that a lost apostrophe leaves it: "Syrias war"."""
    return [form[:-1]] if len(form) > SHORT and form.endswith("s") else []


# Shorter words that end in s are no genitives.
SHORT = 4


@cache
def _country(name: str) -> frozenset[str]:
    country = country_called(name)
    if country is None:
        return frozenset()
    named = (country.name, *country.peoples, *country.others, *country.seats)
    return frozenset(part for word in named for form in forms(word) for part in _parts(form)) - LITTLE


@cache
def _peoples() -> frozenset[str]:
    """Return the words for countries and peoples: "Syrian" does not name the Syrian Observatory."""
    called = (name for country in countries() for name in (country.name, *country.peoples, *country.others))
    return frozenset(part for name in called for form in forms(name) for part in _parts(form)) - LITTLE


# What many places have behind their names.
KINDS_OF_PLACE = frozenset(
    {"area", "city", "countryside", "county", "district", "governorate", "neighborhood", "neighbourhood", "province"}
    | {"region", "suburb", "suburbs", "town", "village"}
)

# With the Arabic articles: "al-Faris" is not named by "al-Assad".
LITTLE = frozenset(
    {"and", "for", "in", "of", "the", "united"} | {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es"}
)
