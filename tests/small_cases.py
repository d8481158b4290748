"""Small cases to weigh and to tell, built from sentences that a person can check."""

import hashlib
from collections.abc import Sequence
from datetime import date

from rashomon.model import (
    Annotations,
    Article,
    Basis,
    Block,
    Bound,
    Case,
    Credit,
    CreditKind,
    Dated,
    Event,
    Figure,
    Grain,
    Happening,
    Link,
    Measure,
    Mention,
    Modality,
    Participant,
    Place,
    Precision,
    Report,
    Role,
    Source,
    Span,
    Story,
    Time,
    TimeType,
    When,
    WhenBasis,
    evidence,
)


def article(id: str, text: str, outlet: str | None = None, *, agency: str | None = None) -> Article:
    """Return a report that is all body, of an outlet, or an agency's own text."""
    return Article(
        id=id,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(name=outlet),
        title=f"Title of {id}",
        blocks=(Block(span=Span(0, len(text)), role=Role.BODY),),
        published=Dated(value=date(2016, 10, 13), basis=Basis.STATED, confidence=1.0, why="stated"),
        credits=(Credit(agency=agency, kind=CreditKind.OWN, evidence=None),) if agency else (),
        read_from=f"{id}.txt",
    )


def who(of: Article, words: str, name: str | None = None) -> Participant:
    """Return the participant that `words` of the article name."""
    start = of.text.index(words)
    named = words[:1].isupper()
    return Participant(
        evidence=evidence(of.id, of.text, start, start + len(words)),
        name=name or words,
        label="PERSON" if named else None,
        named=named,
    )


def on(of: Article, words: str, day: date) -> When:
    """Return the day that `words` of the article give."""
    start = of.text.index(words)
    time = Time(
        evidence=evidence(of.id, of.text, start, start + len(words)),
        type=TimeType.DATE,
        value=day.isoformat(),
        grain=Grain.DAY,
        begin=day,
        end=day,
    )
    return When(time=time, basis=WhenBasis.CLAUSE)


def where(of: Article, words: str, *, within: str | None = None, precision: Precision = Precision.CITY) -> Place:
    """Return the place that `words` of the article name."""
    start = of.text.index(words)
    return Place(
        evidence=evidence(of.id, of.text, start, start + len(words)),
        name=words,
        country="SY",
        precision=precision,
        within=within,
    )


def event(
    of: Article,
    trigger: str,
    sense: str = "meet",
    *,
    type: str = "CONSULT",
    modality: Modality = Modality.PLANNED,
    actors: Sequence[Participant] = (),
    source: Participant | None = None,
    place: Place | None = None,
    when: When | None = None,
    about: Span | None = None,
) -> Event:
    """Return the event whose trigger stands in the article; its clause is the whole text, its actor the first word."""
    start = of.text.index(trigger)
    return Event(
        evidence=evidence(of.id, of.text, start, start + len(trigger)),
        clause=Span(0, len(of.text)),
        type=type,
        sense=sense,
        modality=modality,
        actors=tuple(actors) or (who(of, of.text.split()[0]),),
        source=source,
        where=place,
        when=when,
        about=about,
    )


def figure(
    of: Article,
    words: str,
    value: int,
    *,
    bound: Bound = Bound.EXACTLY,
    measure: Measure = Measure.KILLED,
    source: Participant | None = None,
    place: Place | None = None,
    when: When | None = None,
) -> Figure:
    """Return the figure that `words` of the article give."""
    start = of.text.index(words)
    low = value + 1 if bound is Bound.MORE_THAN else None if bound is Bound.UP_TO else value
    high = value if bound in (Bound.EXACTLY, Bound.UP_TO) else None
    return Figure(
        evidence=evidence(of.id, of.text, start, start + len(words)),
        measure=measure,
        value=value,
        low=low,
        high=high,
        bound=bound,
        source=source,
        where=place,
        when=when,
    )


def case(*told: tuple[Article, Sequence[Event | Figure]], copies: Sequence[Link] = ()) -> Case:
    """Return a case of one story in which all events of one sense are one happening."""
    reports = tuple(
        Report(
            article=a,
            annotations=Annotations(
                article=a.id,
                version="test",
                events=tuple(x for x in items if isinstance(x, Event)),
                figures=tuple(x for x in items if isinstance(x, Figure)),
            ),
        )
        for a, items in told
    )
    by_sense: dict[tuple[str, str], list[Mention]] = {}
    for report in reports:
        for e in report.annotations.events:
            mention = Mention(article=report.article.id, span=e.evidence.span)
            by_sense.setdefault((e.type, e.sense), []).append(mention)
    return Case(
        title="An affair",
        stories=(Story(id="s", articles=tuple(r.article.id for r in reports), title="An affair"),),
        reports=reports,
        copies=tuple(copies),
        happenings=tuple(
            Happening(id=sense, type=type, sense=sense, mentions=tuple(mentions))
            for (type, sense), mentions in by_sense.items()
        ),
    )
