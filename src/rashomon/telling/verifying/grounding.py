"""Reports -> what they support: the ground that a brief is checked against."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

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
from rashomon.telling.verifying.callings import known_callings
from rashomon.telling.verifying.days import Day, DayWords, find_days
from rashomon.telling.verifying.ground import Ground, KnownDay, Row, Said
from rashomon.telling.verifying.lexicon import groups_of, measures
from rashomon.telling.verifying.lines import Lines, bag, day_mark, name_parts, parts
from rashomon.telling.verifying.numbers import Bag, KnownNumber, numbers_in, without_days
from rashomon.telling.verifying.offices import known_offices
from rashomon.telling.verifying.plans import plan_of
from rashomon.wording.normal import fold
from rashomon.wording.numbers import NUMBER
from rashomon.wording.numbers import number as number_of
from rashomon.wording.phrases import phrase


def ground_of(cases: Iterable[Case]) -> Ground:
    """Return what the reports of the cases support."""
    ground = Ground()
    for case in cases:
        around: dict[Mention, Bag] = {}
        dated = _dated(case)
        told_of_days = _told_of_days(case, dated)
        for number, report in enumerate(case.reports, 1):
            _add_report(ground, report, case, around, told_of_days)
            _add_row(ground, number, report.article)
        _add_happenings(ground, case, around, dated)
        ground.names.update(tuple(parts(name)) for pair in case.names.canonical.items() for name in pair)
    ground.names |= {_plainly(name) for name in ground.names if len(name) > 2}
    ground.names.discard(())
    return ground


# The days of the events of an affair that have any, each known in full.
Dated = Mapping[Mention, When]


def _dated(case: Case) -> Dated:
    when = {
        Mention(article=r.article.id, span=e.evidence.span): e.when for r in case.reports for e in r.annotations.events
    }
    return {mention: one for mention, one in when.items() if one and one.time.begin and one.time.end}


def _told_of_days(case: Case, dated: Dated) -> frozenset[Mention]:
    """Return every mention of what some report gives a day to."""
    happenings = (one for one in case.happenings if any(mention in dated for mention in one.mentions))
    return frozenset(mention for happening in happenings for mention in happening.mentions)


def _add_report(ground: Ground, report: Report, case: Case, around: dict[Mention, Bag], wanted: Set[Mention]) -> None:
    article, found = report.article, report.annotations
    label = " . ".join(filter(None, _labels(article)))
    lines = Lines(article.text, label)
    lines.mark([(time.evidence.span, time.begin) for time in found.times if time.begin and time.begin == time.end])
    ground.texts.append(f" {' '.join(parts(article.text))}  {' '.join(parts(label))} ")
    for sentence in (*lines.bags, lines.label):
        ground.size += 1
        ground.seen.update(sentence)
    lines.read_on()
    teller = bag(" ".join(filter(None, (article.source.name, *(credit.agency for credit in article.credits)))))
    _add_names(ground, report)
    _add_publication(ground, article, lines, teller)
    _add_sentences(ground, report, lines, label, teller)
    for time in found.times:
        if time.begin and time.end:
            ground.days.append(KnownDay(Day.of(time.begin, time.end), lines.around(time.evidence.span) | teller))
    _add_events(ground, report, case, lines, teller, around, wanted)
    for figure in found.figures:
        _add_figure(ground, figure, case, lines, teller)
    ground.said += [_said(quote, article, case) for quote in found.quotes]
    ground.lines += lines.told(article, found)
    for surname, office in known_offices(report):
        ground.offices[surname].add(office)
    for surname, calling in known_callings(report):
        ground.callings[surname].add(calling)


def _add_sentences(ground: Ground, report: Report, lines: Lines, label: str, teller: Bag) -> None:
    """Keep the days and numbers that the sentences of a report, and its label, have in so many words."""
    text, published = report.article.text, report.article.published.value
    heard = lines.heard(quote for quote in report.annotations.quotes if quote.speaker and quote.speaker.named)
    told = [(span.of(text), line, beside) for (line, span), beside in zip(lines, heard, strict=True)]
    before: Bag = frozenset()
    meant_days: list[DayWords] = []
    for place, (words, line, beside) in enumerate((*told, (label, lines.label, frozenset[str]()))):
        days = list(find_days(words))
        named = [found for found in days if words is not label or found.day.full != published]
        behind = lines.bags[place + 1] if place + 1 < len(lines.bags) else frozenset[str]()
        ground.days += [KnownDay(found.day, line | teller, before | behind) for found in named]
        ground.days += [KnownDay(found.day, line | teller) for found in meant_days if SAME_DAY.search(words)]
        meant_days = days or meant_days
        meant = behind if place + 1 in lines.pointing else frozenset[str]()
        for known in numbers_in(without_days(words, days), line | teller | beside, before | meant):
            ground.numbers.setdefault(known.value, []).append(known)
        before = line | teller


# Words for the day that the sentence before names.
SAME_DAY = re.compile(r"\b(?:that|the same) (?:day|morning|afternoon|evening|night)\b")


def _add_events(
    ground: Ground,
    report: Report,
    case: Case,
    lines: Lines,
    teller: Bag,
    around: dict[Mention, Bag],
    wanted: Set[Mention],
) -> None:
    """Keep the days and the plans of a report's events, and `around` those `wanted` their words, for other tellings."""
    events = report.annotations.events
    for event in events:
        ground.told.update(_words_of(event.sense))
        mention = Mention(article=report.article.id, span=event.evidence.span)
        if event.when or mention in wanted:
            here = lines.around(event.evidence.span) | _event_words(event, events, case) | teller
            around[mention] = here
            _add_when(ground, event.when, here)
    ground.plans += filter(None, map(plan_of, events))


@cache
def _words_of(sense: str) -> frozenset[str]:
    """Return the words that a brief of ours has for a sense."""
    return frozenset(part for told in (phrase(sense).noun, *words_for(sense)) for part in parts(told))


def _add_figure(ground: Ground, figure: Figure, case: Case, lines: Lines, teller: Bag) -> None:
    here = lines.around(figure.evidence.span) | _figure_words(figure, case) | teller
    _add_when(ground, figure.when, here)
    known = KnownNumber(
        value=round(figure.value, 6),
        unit=UNITS.get(figure.measure, ""),
        counts=frozenset({figure.measure.value} & set(measures().values())),
        around=here,
        whom=next((kind for form in parts(figure.who or "") if (kind := groups_of("kinds").get(form))), None),
        before=lines.before(figure.evidence.span),
    )
    ground.numbers.setdefault(known.value, []).append(known)


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
    ground.sources.update(filter(None, (article.source.name, article.source.domain)))
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


def _add_publication(ground: Ground, article: Article, lines: Lines, teller: Bag) -> None:
    """Keep the day of a report, with its title and first sentence where these are not of another day."""
    day = article.published.value
    if day:
        first = lines.bags[0] if lines.bags else frozenset()
        other = {word for word in first if word.startswith("@")} - {day_mark(day)}
        here = teller | bag(article.published.why or "") if other else lines.label | first
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


def _add_happenings(ground: Ground, case: Case, around: dict[Mention, Bag], dated: Dated) -> None:
    """Let every day that a happening is told of stand among the words of all its tellings."""
    for happening in case.happenings:
        days = [dated[mention] for mention in happening.mentions if mention in dated]
        told = frozenset[str]().union(
            *(around[mention] for mention in happening.mentions if days and mention in around)
        )
        for when in days:
            _add_when(ground, when, told)


def _said(quote: Quote, article: Article, case: Case) -> Said:
    quoted = " ".join(span.of(article.text) for span in quote.content)
    span = quote.evidence.span
    near = article.text[max(0, span.start - NEAR) : span.end + NEAR]
    speaker = {case.names.of(quote.speaker.name), quote.speaker.name} if quote.speaker else set()
    beside = quote.source.of(article.text) if quote.source else ""
    sure = bool(quote.speaker and quote.speaker.named and re.search(r"\b[A-Z]", beside))
    return Said(quoted, frozenset(map(fold, speaker)), near, sure)


# A speaker named this far before or after a quotation may be who said it.
NEAR = 400
