"""Counts: the figures that are weighed, each with its scope: days, place, cause, and who is quoted for it."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

import msgspec

from rashomon.model import (
    CASUALTIES,
    Article,
    Bound,
    Case,
    Evidence,
    Figure,
    Measure,
    Mention,
    Participant,
    Place,
    Precision,
    Report,
    Span,
    Statement,
    WhenBasis,
)
from rashomon.weighing.agreement import Relation, compare_places
from rashomon.weighing.counters import find_counter
from rashomon.weighing.disowned import disputes_another, find_owner, is_disowned, is_of_dispute
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import Tellings
from rashomon.weighing.told_days import days_told, is_since
from rashomon.wording.days import days_in_words
from rashomon.wording.numbers import NUMBER, is_vague, number
from rashomon.wording.people import kind_of_people
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.wars import WAR, WAR_NOUN

# Within so many days a place has one toll; over longer times reports count different events.
EVENT_DAYS = timedelta(days=3)

WEIGHED = CASUALTIES | {Measure.ARRESTED, Measure.FREED, Measure.AFFECTED, Measure.GATHERED}


class Count(msgspec.Struct, frozen=True):
    """A figure with the words that give it and its scope.

    The scope is the days it covers (None: all of the affair), whether it counts from them on ("since September"),
    the place, and the sense of the event that it counts. `towns` are the places below a country that its sentence
    names, `of_war` says whether it is of a war, wherever in it the report is. `source` is who is quoted for it in
    the same sentence, `original` the place in the first report that has it where this one is a copy, else its own.
    `as_of` is the day that its words count up to, else that of the report, whose `moment` may be known. `rival`
    says that its words set it against another count, `grown` that they tell it as what a lower one rose to,
    `revised` that its report calls itself an update, `owned` that they say whose it is, `disowned` that they call
    it untrue. `sentence` has all words around it, `before` those
    before it, `deed` those for its cause.
    """

    figure: Figure
    words: Evidence
    span: tuple[date, date] | None
    since: bool
    place: Place | None
    cause: str | None
    towns: frozenset[str]
    of_war: bool
    source: Participant | None
    original: Mention
    as_of: date | None
    moment: datetime | None
    rival: bool = False
    sentence: str = ""
    before: str = ""
    deed: str = ""
    grown: bool = False
    revised: bool = False
    owned: bool = False
    disowned: bool = False

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this figure gives the value."""
        origin = origins.of(self.words, self.source)
        return Statement(value=value, evidence=self.words, origin=origin, speaker=origins.speaker(self.source))

    @property
    def disputes(self) -> bool:
        """Whether its sentence speaks of another's count."""
        return disputes_another(self.sentence)

    @property
    def is_war_toll(self) -> bool:
        """Whether it counts all of an affair in a country, or all since some day."""
        of_a_country = self.place is not None and self.place.precision is Precision.COUNTRY
        return of_a_country and (self.span is None or self.since) and self.figure.value >= WAR

    @property
    def is_of_days(self) -> bool:
        """Whether it counts what happened within a few days."""
        return self.span is not None and not self.since and self.span[1] - self.span[0] < EVENT_DAYS

    @property
    def told_place(self) -> Place | None:
        """Where it is told to be: a war's dead are those of no town."""
        return None if self.of_war else self.place

    @property
    def kind(self) -> str | None:
        """Which people it counts, where it says so: children are no fighters; "people" may be any of them."""
        return kind_of_people(self.figure.who or "")

    @property
    def in_words(self) -> str:
        """The figure as a reader says it: "more than 20 on Tuesday 11 October 2016"."""
        bound = "" if self.figure.bound is Bound.EXACTLY else f"{self.figure.bound.value} "
        when = f" ({'since ' * self.since}{days_in_words(*self.span)})" if self.span else ""
        return f"{bound}{number_in_words(self.figure.value)}{sum_in_words(self.figure)}{when}"


def number_in_words(value: float) -> str:
    """Return a number with its thousands apart; a part of a whole as a share of a hundred."""
    return f"{value:,.0f}" if value >= 1 or value == 0 else f"{value:.0%}"


def sum_in_words(figure: Figure) -> str:
    """Return what a number that the words do not have is the sum of: " (2 and 4)"."""
    told = _numbers_in(figure.evidence.quote)
    if figure.value in told or len(told) < 2 or sum(told) != figure.value:
        return ""
    return f" ({' and '.join(map(number_in_words, told))})"


def find_counts(case: Case, tellings: Tellings) -> list[Count]:
    """Return every figure of a case that is weighed, with its scope, in the order of the reports."""
    return [
        count(figure, report, tellings)
        for report in case.reports
        for figure in report.annotations.figures
        if is_weighed(figure, report.article)
    ]


def vouches(count: Count, tellings: Tellings) -> bool:
    """Say whether whoever gives a figure stands by it, and no copy has changed it: that is weighed by itself."""
    article, span = count.words.article, count.words.span
    denied = count.disowned or (not count.owned and tellings.denies(count.figure.source, article, span))
    return not (denied or tellings.is_edited(article, span))


def is_weighed(figure: Figure, article: Article) -> bool:
    """Say whether a figure counts people whom something befell; a part of another figure is told with the whole."""
    words, span, text = figure.evidence.quote, figure.evidence.span, article.text
    if figure.measure not in WEIGHED or figure.part_of is not None or PART_ONLY.match(words):
        return False
    if _is_of_pictures(text, span) or _is_share(figure, text):
        return False
    if figure.measure is Measure.KILLED and words[-1].isdigit() and OTHERS.match(text, span.end):
        return False
    if figure.value == 1 and ANOTHER.match(words):
        return False
    first = max(0, span.start - FAR)
    return not (text[first : span.start].rstrip().lower().endswith("and") and LISTED.search(text, first, span.start))


def _is_of_pictures(text: str, span: Span) -> bool:
    first = max(0, span.start - len("picture 100 of "))
    return " of " in text[first : span.end].lower() and PICTURE.search(text, first, span.end) is not None


def _is_share(figure: Figure, text: str) -> bool:
    start, end = figure.evidence.span.start, figure.evidence.span.end + len(" percent")
    if text.find("%", start, end) < 0 and text.find("cent", start, end) < 0:
        return False
    return any(float(match[1]) == figure.value for match in SHARE.finditer(text, start, end))


def vague_words(figure: Figure) -> str | None:
    """Return the words for a number that is none ("dozens"), where the figure rests on such words."""
    return _vague_words(figure.evidence.quote)


@lru_cache(maxsize=8192)
def _vague_words(quote: str) -> str | None:
    found = [match.group() for match in NUMBER.finditer(quote)]
    if any(not is_vague(words) for words in found):
        return None
    return next((" ".join(words.lower().split()) for words in found), None)


@lru_cache(maxsize=8192)
def _numbers_in(quote: str) -> tuple[float, ...]:
    return tuple(n for match in NUMBER.finditer(quote) if (n := number(match.group())) is not None)


# "90 percent killed by gas".
SHARE = re.compile(r"\b(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)")

# "Image 5 of 16 A man died".
PICTURE = re.compile(r"\b(?:image|photo|picture|slide) \d+ of \d+\b", re.IGNORECASE)

# "40 killed 100 injured": the number behind is not that of the killed.
OTHERS = re.compile(r" (?:\w+ )?(?:injured|wounded|hurt)\b", re.IGNORECASE)


# "700 people including 47 wounded": the number is not that of the wounded.
PART_ONLY = re.compile(r"\W*[\w,.]+ (?:\w+ )?including \w+ (?:wounded|injured|dead)\b")

# "A woman and another man dead", "three women and | one man injured": one is not all.
ANOTHER = re.compile(r"another\b", re.IGNORECASE)
LISTED = re.compile(rf"(?:{NUMBER.pattern})\s+(?:boys|children|girls|men|women)\s+and\s+$", re.IGNORECASE)
FAR = 40


def count(figure: Figure, report: Report, tellings: Tellings) -> Count:
    """Return a figure with its scope."""
    article = report.article
    cause = figure.cause and tellings.of.get(Mention(article=article.id, span=figure.cause))
    sentence = sentence_of(figure.evidence, article.text)
    told = sentence.of(article.text)
    has_since_grown = "after " in told and SINCE_DEAD.search(told) is not None
    number = NUMBER.search(article.text, figure.evidence.span.start, figure.evidence.span.end)
    before = Span(sentence.start, number.start() if number else figure.evidence.span.start)
    owner = find_owner(before, article, report.annotations.entities)
    dateless = has_since_grown or (owner is not None and is_of_dispute(figure, owner, sentence, article.text))
    span = None if dateless else _days_covered(figure, article.text)
    return Count(
        figure=figure,
        words=figure.evidence,
        span=span,
        since=figure.when is not None and is_since(figure.when.time, article.text),
        place=figure.where,
        cause=cause.event.sense if cause else None,
        towns=_towns(figure, sentence, article, tellings),
        of_war=_is_of_war(figure, span, sentence, article.text),
        source=owner or find_counter(figure, sentence, article, report.annotations.entities),
        sentence=told,
        before=article.text[sentence.start : figure.evidence.span.start],
        deed=figure.cause.of(article.text) if figure.cause else "",
        original=tellings.original(Mention(article=article.id, span=figure.evidence.span)),
        as_of=figure.as_of.time.end if figure.as_of else article.published.value,
        moment=None if figure.as_of else article.published.moment,
        grown=has_since_grown or (number is not None and _has_grown(before.of(article.text))),
        owned=owner is not None,
        disowned=owner is None
        and is_disowned(before.of(article.text), article.text[figure.evidence.span.end : sentence.end]),
        revised=UPDATING.match(article.title or "") is not None,
    )


# "UPDATE: Six hurt", "Updated 31 killed", "Corrected: ...".
UPDATING = re.compile(r"\W*(?:corrected|updated?)\b", re.IGNORECASE)

# In small letters: "death toll rises to 27", "raised the number of dead to 19", "Ferry toll reaches 31".
RISING = re.compile(
    r"\b(?:climb(?:s|ed|ing)?|grew|grown|increased|jump(?:s|ed)?|raised|reach(?:es|ed)|rises?|risen|rising|rose"
    r"|soar(?:s|ed)?)\b(?: (?!by\b|from\b)[\w’'-]+){0,8}? ?$"
)


def _has_grown(before: str) -> bool:
    """Say whether the words right before the number of a figure say that it rose to this."""
    return RISING.search(before.lower()) is not None


# "41 had died, after seven of the wounded succumbed in the night": a toll that grows, and that night is not its day.
SINCE_DEAD = re.compile(
    r"\bafter (?:[\w-]+ )?(?:more |others? )?(?:of the )?(?:hurt|injured|wounded) (?:\w+ )?(?:died|succumbed)\b"
)


def is_later(left: Count, right: Count) -> bool:
    """Say whether a count is of a later day than another, or of a later moment of one day."""
    if left.as_of is None or right.as_of is None or left.as_of != right.as_of:
        return left.as_of is not None and right.as_of is not None and left.as_of > right.as_of
    return left.moment is not None and right.moment is not None and left.moment > right.moment


def sentence_of(words: Evidence, text: str) -> Span:
    """Return the sentence around some words, within its line."""
    return Span(*sentence_in_line(text, words.span.start, words.span.end))


def _towns(figure: Figure, sentence: Span, article: Article, tellings: Tellings) -> frozenset[str]:
    """Return the places below a country that the events of a figure's sentence, and it itself, are at."""
    start, end = sentence.start, sentence.end  # compared here: this runs for every event of a report
    events = (telling.event for telling in tellings.by_article.get(article.id, ()) if telling.event.where)
    here = (e.where for e in events if start <= e.evidence.span.start and e.evidence.span.end <= end)
    places = [figure.where, *here]
    return frozenset(place.within or place.name for place in places if place and _is_town_in(place, sentence))


def _is_town_in(place: Place, sentence: Span) -> bool:
    return place.precision not in (None, Precision.COUNTRY) and sentence.contains(place.evidence.span)


def _is_of_war(figure: Figure, span: tuple[date, date] | None, sentence: Span, text: str) -> bool:
    """Say whether a figure counts a war's dead though its place is a town: that of the report, or of its sentence."""
    place = figure.where
    if span or figure.value < WAR or place is None or place.precision in (None, Precision.COUNTRY):
        return False
    if is_of_one_event(figure.evidence, text):
        return False
    return not sentence.contains(place.evidence.span) or WARS.search(sentence.of(text)) is not None


def is_of_one_event(words: Evidence, text: str) -> bool:
    """Say whether the sentence of a figure tells of one attack or disaster, and of no war."""
    told = sentence_of(words, text).of(text)
    return ONE_EVENT.search(told) is not None and WARS.search(told) is None


# "in a nerve gas attack".
ONE_EVENT = re.compile(
    r"\b(?:an?|the) (?:[\w-]+ ){0,3}(?:attack|blast|bombing|earthquake|explosion|massacre|raid|strike)\b"
)


WARS = re.compile(rf"\b(?<!-){WAR_NOUN}\b(?!-)", re.IGNORECASE)


def _days_covered(figure: Figure, text: str) -> tuple[date, date] | None:
    if figure.when is None or figure.when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE):
        return None
    told = figure.evidence.span
    if STILL.search(text, figure.when.time.evidence.span.end, max(figure.when.time.evidence.span.end, told.end)):
        return None
    return days_told(figure.when.time, told, text)


# "a revolt in March that has left thousands dead": what has been since, and not then.
STILL = re.compile(
    r"\b(?:that|which) (?:has|have) (?:\w+ly )?(?:left|killed|claimed|cost|taken|displaced|wounded|injured)\b"
)


def one_place(left: Place | None, right: Place | None) -> bool:
    """Say whether two counts are of one place: of a country, or of a place in which the other lies."""
    if left is None or right is None:
        return left is right
    relation = compare_places(left, right)
    country = Precision.COUNTRY in (left.precision, right.precision)
    return relation is Relation.EQUAL or (not country and relation in (Relation.REFINES, Relation.REFINED_BY))
