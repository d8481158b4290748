"""What the reports of some affairs support: their words, names, days and numbers, each with what stands around it."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.model import (
    Article,
    Case,
    Event,
    Figure,
    Measure,
    Mention,
    Participant,
    Place,
    Quote,
    Report,
    When,
)
from rashomon.telling.clauses import words_for
from rashomon.telling.verifying.days import Day, find_days
from rashomon.telling.verifying.lexicon import groups_of, key_of, measures, words_in
from rashomon.telling.verifying.lines import Line, Lines, bag, day_mark, name_parts, parts
from rashomon.telling.verifying.numbers import Bag, KnownNumber, numbers_in, without_days
from rashomon.telling.verifying.offices import Office, known_offices
from rashomon.telling.verifying.plans import Plan, plan_of
from rashomon.wording.countries import country_words
from rashomon.wording.normal import LITTLE, fold, stem
from rashomon.wording.numbers import NUMBER
from rashomon.wording.numbers import number as number_of
from rashomon.wording.phrases import phrase


@dataclass(frozen=True)
class KnownDay:
    """A day, or span of days, that reports name or that was made out, and the words around it."""

    day: Day
    around: Bag


@dataclass(frozen=True)
class Said:
    """A quotation of a report: its words, who may have said them by the report, and the words around it.

    `sure` says that the speaker is named right beside it.
    """

    words: str
    speakers: frozenset[str]
    around: str
    sure: bool


@dataclass(frozen=True)
class Row:
    """A report as a list of reports has it: its title, and the days and numbers that may stand with it."""

    title: str
    days: tuple[KnownDay, ...]
    numbers: frozenset[float]

    def is_nearly(self, words: Bag) -> bool:
        """Say whether words are those of the title but for one or two, as when a number in it was changed."""
        own = frozenset(self.title.split())
        return len(own) >= TITLE_WORDS and len(own - words) <= max(1, len(own) // TITLE_WORDS)


@dataclass
class Ground:
    """All that reports support."""

    texts: list[str] = field(default_factory=list)  # the words of each report, folded, a space around each
    names: set[tuple[str, ...]] = field(default_factory=set)
    told: set[str] = field(default_factory=set)  # the words that a brief of ours has for what happened
    given: set[str] = field(default_factory=set)  # given names, which alone name nobody
    days: list[KnownDay] = field(default_factory=list)
    numbers: dict[float, list[KnownNumber]] = field(default_factory=dict)
    published: defaultdict[int, set[date | None]] = field(
        default_factory=lambda: defaultdict(set)
    )  # by place in a case
    rows: defaultdict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    said: list[Said] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)  # in how many sentences a stem stands
    size: int = 0
    lines: list[Line] = field(default_factory=list)
    offices: defaultdict[str, set[Office]] = field(default_factory=lambda: defaultdict(set))  # by surname
    plans: list[Plan] = field(default_factory=list)
    _nearest: dict[str, Line | None] = field(default_factory=dict)
    _having: dict[tuple[str, str], Sequence[Line]] = field(default_factory=dict)

    @cached_property
    def alone(self) -> frozenset[str]:
        """Return the words that name someone or something by themselves."""
        single = {name[0] for name in self.names if len(name) == 1}
        surnames = {name[-1] for name in self.names if len(name) > 1}
        return frozenset(single | surnames - self.given)

    @cached_property
    def name_stems(self) -> Bag:
        """Return the stems of the words that names are made of."""
        return frozenset(word for name in self.names for word in bag(" ".join(name)) if word not in LITTLE)

    @cached_property
    def people(self) -> Bag:
        """Return the stems of the names of people."""
        named = (name for name in self.names if len(name) > 1 and name[0] in self.given)
        return frozenset(stem(word) for name in named for word in name)

    @cached_property
    def initials(self) -> frozenset[str]:
        """Return the initials of every name of several words."""
        return frozenset("".join(w[0] for w in name if w not in LITTLE) for name in self.names if len(name) > 1)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Return the countries that reports name under any of their names."""
        named = {" ".join(name) for name in self.names}
        return frozenset(country for words, country in country_words().items() if " ".join(parts(words)) in named)

    @cached_property
    def single_words(self) -> frozenset[str]:
        """Return every word of the reports."""
        return frozenset(word for text in self.texts for word in text.split())

    def says(self, phrase: Sequence[str]) -> bool:
        """Say whether a report has these words one after the other."""
        if any(word not in self.single_words for word in phrase):
            return False
        needle = f" {' '.join(phrase)} "
        return any(needle in text for text in self.texts)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Return in which sentences each word stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            for word in line.around:
                places[word].append(index)
        return places

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Return what stands for each verb by which reports tell what somebody does or says."""
        return frozenset(self._by_verb)

    def with_verb(self, verb: str) -> Sequence[Line]:
        """Return the sentences in which somebody does what a verb says."""
        return [self.lines[index] for index in self._by_verb.get(verb, ())]

    @cached_property
    def _by_verb(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        done = {key_of(verb) for line in self.lines for verb, _ in line.acts}
        for index, line in enumerate(self.lines):
            for verb in sorted({key_of(word) for word in re.findall(r"[a-z]+", line.text)} & done):
                found[verb].append(index)
        return found

    def having(self, table: str, group: str) -> Sequence[Line]:
        """Return the sentences that may have one of the words, or of their beginnings, of a group of the lexicon."""
        if (table, group) not in self._having:
            found: set[int] = set()
            for words in words_in(table, group):
                first = re.split(r"\W", words)[0]
                found.update(*(self._forms[form] for form in self._forms_from(first)))
            self._having[table, group] = [self.lines[index] for index in sorted(found)]
        return self._having[table, group]

    def _forms_from(self, beginning: str) -> Sequence[str]:
        """Return the words of the reports that begin so."""
        first, last = bisect_left(self._ordered, beginning), bisect_left(self._ordered, f"{beginning}\uffff")
        return self._ordered[first:last]

    @cached_property
    def _ordered(self) -> Sequence[str]:
        return sorted(self._forms)

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            for form in set(re.findall(r"\w+", line.text.lower())):
                found[form].append(index)
        return found

    def like(self, around: Bag, least: float) -> list[tuple[float, Line]]:
        """Return the sentences of reports that have at least a share of the telling words, the best first."""
        telling = sorted(word for word in around if self.seen[word])
        total = sum(map(self._weight, telling))
        shared: defaultdict[int, float] = defaultdict(float)
        for word in telling:
            for index in self._places.get(word, ()):
                shared[index] += self._weight(word)
        found = sorted((-weight / total, index) for index, weight in shared.items() if weight >= least * total)
        return [(-share, self.lines[index]) for share, index in found]

    def nearest(self, text: str, least: float) -> Line | None:
        """Return the report's sentence that has most of the telling words of a text, and at least a share of them."""
        if text not in self._nearest:
            self._nearest[text] = next((line for _, line in self.like(bag(text), least)), None)
        return self._nearest[text]

    def share(self, around: Bag, known: Bag) -> float:
        """Return how much of the telling words around a statement stand around a known thing; 1 where none tell."""
        telling = [word for word in sorted(around) if self.seen[word]]
        total = sum(map(self._weight, telling))
        return sum(self._weight(word) for word in telling if word in known) / total if total else 1.0

    def _weight(self, word: str) -> float:
        return math.log(1 + self.size / self.seen[word])


def ground_of(cases: Iterable[Case]) -> Ground:
    """Return what the reports of the cases support."""
    ground = Ground()
    for case in cases:
        around: dict[Mention, Bag] = {}
        for number, report in enumerate(case.reports, 1):
            _add_report(ground, report, case, around)
            _add_row(ground, number, report.article)
        _add_happenings(ground, case, around)
        ground.names.update(tuple(parts(name)) for pair in case.names.canonical.items() for name in pair)
    ground.names |= {_plainly(name) for name in ground.names if len(name) > 2}
    ground.names.discard(())
    return ground


def _add_report(ground: Ground, report: Report, case: Case, around: dict[Mention, Bag]) -> None:
    article, found = report.article, report.annotations
    label = " . ".join(filter(None, _labels(article)))
    lines = Lines(article.text, label)
    lines.mark([(time.evidence.span, time.begin) for time in found.times if time.begin and time.begin == time.end])
    ground.texts.append(f" {' '.join(parts(article.text))}  {' '.join(parts(label))} ")
    for sentence in (*lines.bags, lines.label):
        ground.size += 1
        ground.seen.update(sentence)
    lines.read_on()
    heard = lines.heard(quote for quote in found.quotes if quote.speaker and quote.speaker.named)
    _add_names(ground, report)
    _add_publication(ground, article, lines)
    teller = bag(" ".join(filter(None, (article.source.name, *(credit.agency for credit in article.credits)))))
    before: Bag = frozenset()
    for (line, span), beside in zip([*lines, (lines.label, None)], [*heard, frozenset()], strict=True):
        text, line = span.of(article.text) if span else label, line | teller
        days = list(find_days(text))
        ground.days += [KnownDay(found.day, line) for found in days]
        for known in numbers_in(without_days(text, days), line | beside, before):
            ground.numbers.setdefault(known.value, []).append(known)
        before = line
    for time in found.times:
        if time.begin and time.end:
            ground.days.append(KnownDay(Day.of(time.begin, time.end), lines.around(time.evidence.span) | teller))
    for event in found.events:
        here = lines.around(event.evidence.span) | _event_words(event, found.events, case) | teller
        ground.told.update(part for told in (phrase(event.sense).noun, *words_for(event.sense)) for part in parts(told))
        around[Mention(article=article.id, span=event.evidence.span)] = here
        _add_when(ground, event.when, here)
    for figure in found.figures:
        here = lines.around(figure.evidence.span) | _figure_words(figure, case) | teller
        _add_when(ground, figure.when, here)
        value = round(figure.value, 6)
        counts = frozenset({figure.measure.value} & set(measures().values()))
        whom = next((kind for form in parts(figure.who or "") if (kind := groups_of("kinds").get(form))), None)
        known = KnownNumber(
            value, UNITS.get(figure.measure, ""), counts, here, whom, lines.before(figure.evidence.span)
        )
        ground.numbers.setdefault(value, []).append(known)
    ground.said += [_said(quote, article, case) for quote in found.quotes]
    ground.lines += lines.told(article, found)
    ground.plans += filter(None, map(plan_of, found.events))
    for surname, office in known_offices(report):
        ground.offices[surname].add(office)


def _plainly(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without initials in its middle and "Jr" behind it: "Jon M. Huntsman Jr." is "Jon Huntsman"."""
    plain = tuple(word for word in name[1:] if len(word) > 1 and word not in ("jr", "sr"))
    return (name[0], *plain) if plain else name


def _labels(article: Article) -> Iterator[str | None]:
    yield article.title
    yield article.source.name
    yield article.source.domain
    yield article.dateline
    yield from article.byline
    yield from (credit.agency for credit in article.credits)
    yield article.published.why


UNITS = {Measure.MONEY: "$", Measure.SHARE: "%"}


def _add_names(ground: Ground, report: Report) -> None:
    article, found = report.article, report.annotations
    names: list[str | None] = [article.source.name, article.source.domain, *article.byline]
    names += [credit.agency for credit in article.credits]
    for entity in found.entities:
        names += [entity.name, entity.role, entity.evidence.quote]
        if entity.label == "PERSON" and len(entity.name.split()) > 1:
            ground.given.update(name_parts(entity.name)[:-1])
    names += [name for place in found.places for name in (place.name, place.within)]
    names += [one.name for event in found.events for one in (*event.actors, *event.targets, event.source) if one]
    names += [figure.source.name for figure in found.figures if figure.source]
    names += [quote.speaker.name for quote in found.quotes if quote.speaker]
    ground.names.update(name_parts(name) for name in dict.fromkeys(names) if name)


def _add_publication(ground: Ground, article: Article, lines: Lines) -> None:
    day = article.published.value
    if day:
        here = lines.label | (lines.bags[0] if lines.bags else frozenset())
        ground.days.append(KnownDay(Day.of(day, day), here))


def _add_row(ground: Ground, number: int, article: Article) -> None:
    """Keep which day a report was published on, and the days of its title and of why we date it so."""
    day = article.published.value
    ground.published[number].add(day)
    days = [Day.of(day, day)] if day else []
    days += [found.day for found in find_days(f"{article.title} . {article.published.why}")]
    title = f" {' '.join(parts(article.title or 'untitled'))} "
    told = f"{article.title} . {article.published.why}".replace("_", " ")
    for found in sorted(find_days(told), key=lambda found: -found.start):
        told = f"{told[: found.start]} {told[found.end :]}"
    values = (number_of(match.group()) for match in NUMBER.finditer(told))
    numbers = frozenset(round(value, 6) for value in values if value is not None)
    ground.rows[number].append(Row(title, tuple(KnownDay(known, frozenset()) for known in days), numbers))


# A shorter title is like too many others.
TITLE_WORDS = 5


def _add_when(ground: Ground, when: When | None, around: Bag) -> None:
    if when and when.time.begin and when.time.end:
        ground.days.append(KnownDay(Day.of(when.time.begin, when.time.end), around))


def _days(when: When | None) -> Bag:
    return frozenset(
        {day_mark(when.time.begin)} if when and when.time.begin and when.time.begin == when.time.end else ()
    )


def _event_words(event: Event, events: Sequence[Event], case: Case) -> Bag:
    words = phrase(event.sense)
    verbs = words_for(event.sense)
    about = [phrase(other.sense).noun for other in events if event.about and other.evidence.span == event.about]
    who = _names((*event.actors, *event.targets, event.source), case)
    told = [*who, words.noun, event.sense, *verbs, *about, event.modality.value, *_place(event.where)]
    return bag(" ".join(told)) | _days(event.when)


def _figure_words(figure: Figure, case: Case) -> Bag:
    who = _names((figure.source,), case)
    return bag(" ".join([*who, figure.measure.value, figure.who or "", *_place(figure.where)])) | _days(figure.when)


def _names(participants: Iterable[Participant | None], case: Case) -> list[str]:
    return [name for one in participants if one for name in (one.name, case.names.of(one.name))]


def _place(place: Place | None) -> list[str]:
    return [place.name, place.within or "", place.evidence.quote] if place else []


def _add_happenings(ground: Ground, case: Case, around: dict[Mention, Bag]) -> None:
    """Let every day that a happening is told of stand among the words of all its tellings."""
    when = {
        Mention(article=r.article.id, span=e.evidence.span): e.when for r in case.reports for e in r.annotations.events
    }
    for happening in case.happenings:
        told = [around[mention] for mention in happening.mentions if mention in around]
        for mention in happening.mentions:
            _add_when(ground, when.get(mention), frozenset().union(*told))


def _said(quote: Quote, article: Article, case: Case) -> Said:
    text = " ".join(part for span in quote.content for part in parts(span.of(article.text)))
    span = quote.evidence.span
    near = article.text[max(0, span.start - NEAR) : span.end + NEAR]
    speaker = {case.names.of(quote.speaker.name), quote.speaker.name} if quote.speaker else set()
    beside = quote.source.of(article.text) if quote.source else ""
    sure = bool(quote.speaker and quote.speaker.named and re.search(r"\b[A-Z]", beside))
    return Said(f" {text} ", frozenset(map(fold, speaker)), f" {' '.join(parts(near))} ", sure)


# A speaker named this far before or after a quotation may be who said it.
NEAR = 400
