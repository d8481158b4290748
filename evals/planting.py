"""The makers of planted conflicts: from a report, a copy with exactly one change, and what must be known of it then."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import rashomon.reading
from evals.linked import find_cases
from rashomon import weighing
from rashomon.linking.copies import LONG_PASSAGE
from rashomon.model import (
    Article,
    Bound,
    Case,
    Event,
    Facet,
    Figure,
    Measure,
    Modality,
    Precision,
    Report,
    Span,
    Status,
    WhenBasis,
)
from rashomon.wording.days import WEEKDAYS
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER, number
from rashomon.wording.sentences import sentence_in_line

OUTLET = "The Independent Outlet"
STRANGER = ("Martin", "Keller")  # takes the place of one who took part
DENIER = "The Defence Ministry"
CORROBORATING = (Status.CORROBORATED, Status.REFINED)

Base = tuple[Report, ...]  # the reports of one story; plants are made from its first


@dataclass(frozen=True)
class Plant:
    """A changed copy, and the finding that must follow: one of `facets` with one of `status` (None: no change at all).

    `unchanged` stands in its place before (None: nothing, or the report with the same id). `touched` are the words that
    the change is about, in the report and in the copy.
    """

    kind: str
    article: Article
    unchanged: Article | None
    facets: tuple[Facet, ...]
    status: tuple[Status, ...] | None
    touched: tuple[tuple[str, Span], ...]
    change: str


def planted(kind: str, base: Base, chance: Random) -> Plant | None:
    """Return a plant of the kind made from a story's first report, or None where it gives no occasion."""
    return next(_MAKERS[kind](base, chance), None)


def case_of(reports: Base, id: str) -> Case:
    """Return the affair of a report among some reports."""
    ordered = sorted(reports, key=lambda report: report.article.id)
    return next(c for c in find_cases(ordered) if any(r.article.id == id for r in c.reports))


def _copy(of: Article, text: str, title: str | None) -> Article:
    """Return a report of another outlet with this text, else like the one given."""
    return _reread(of, text, title, "planted", OUTLET, None)


def _reread(of: Article, text: str, title: str | None, id: str, outlet: str | None, url: str | None) -> Article:
    published = of.published.value.isoformat() if of.published.value else None
    return rashomon.reading.read_text(text, id=id, title=title, published=published, source=outlet, url=url)


def _sentence(text: str, span: Span) -> Span:
    """Return the sentence around a span, within its line."""
    return Span(*sentence_in_line(text, span.start, span.end))


def _edited(
    base: Base, pattern: str, new: str, at: Span, kind: str, facets: tuple[Facet, ...], status: tuple[Status, ...]
) -> Plant:
    """Return the copy in which every word of the pattern gives way to new ones."""
    original = base[0].article
    old = re.compile(rf"(?<![\w,.-]){pattern}(?![\w-])(?![,.]\d)")
    text = old.sub(new, original.text)
    return Plant(
        kind=kind,
        article=_copy(original, text, original.title and old.sub(new, original.title)),
        unchanged=_copy(original, original.text, original.title),
        facets=facets,
        status=status,
        touched=(
            *((original.id, _sentence(original.text, Span(*m.span()))) for m in old.finditer(original.text)),
            *(("planted", _sentence(text, Span(*m.span()))) for m in re.finditer(re.escape(new), text)),
        ),
        change=f"{at.of(original.text)!r} -> {new!r} in {_sentence(original.text, at).of(original.text)!r}",
    )


def _dated(thing: Event | Figure) -> bool:
    return thing.when is not None and thing.when.basis is WhenBasis.CLAUSE and thing.when.time.begin is not None


def _numbers(base: Base, chance: Random) -> Iterator[Plant]:
    """Change a dated toll; its number gives way wherever it stands."""
    for figure in base[0].annotations.figures:
        if figure.measure not in (Measure.KILLED, Measure.INJURED) or figure.part_of or not _dated(figure):
            continue
        if figure.bound is not Bound.EXACTLY or figure.value < 2:
            continue
        at = figure.evidence.span
        written = next((m for m in NUMBER.finditer(figure.evidence.quote) if number(m.group()) == figure.value), None)
        if written:
            new = f"{int(figure.value) + chance.randint(3, 9):,}"
            span = Span(at.start + written.start(), at.start + written.end())
            yield _edited(base, re.escape(written.group()), new, span, "number", (Facet.HOW_MANY,), (Status.CONTESTED,))


def _days(base: Base, chance: Random) -> Iterator[Plant]:
    """Move what happened, or is to happen, by one day; its weekday stands once in the report."""
    text = base[0].article.text
    things: tuple[Event | Figure, ...] = (*base[0].annotations.figures, *base[0].annotations.events)
    for thing in things:
        if not _dated(thing) or thing.when is None or (isinstance(thing, Event) and not _named(thing)):
            continue
        words = thing.when.time.evidence
        day = next((day for day in WEEKDAYS if day in words.quote), None)
        since = text[: words.span.start].rstrip().endswith(("since", "Since"))
        if day and text.count(day) == 1 and not since and not any(char.isdigit() for char in words.quote):
            new = WEEKDAYS[(WEEKDAYS.index(day) - 1) % 7]
            yield _edited(base, day, new, words.span, "day", (Facet.WHEN,), (Status.CONTESTED,))


def _places(base: Base, chance: Random) -> Iterator[Plant]:
    """Move what happened to another town of the same country that the story's reports do not name."""
    text = base[0].article.text
    for event in base[0].annotations.events:
        where = event.where
        if not where or where.precision is not Precision.CITY or where.country not in TOWNS or not _happened(event):
            continue
        if where.name != where.evidence.quote or not _named(event) or not _is_town(base[0], where.evidence.span):
            continue
        towns = [town for town in TOWNS[where.country] if all(town not in r.article.text for r in base)]
        if towns and len(re.findall(rf"\b{re.escape(where.evidence.quote)}\b", text)) <= 2:
            new = chance.choice(towns)
            old = re.escape(where.evidence.quote)
            yield _edited(base, old, new, where.evidence.span, "place", (Facet.WHERE,), (Status.CONTESTED,))


def _is_town(report: Report, span: Span) -> bool:
    return any(e.evidence.span.contains(span) and e.label == "GPE" for e in report.annotations.entities)


# Towns that a reader of news knows, none the capital (which stands for a government).
TOWNS = {
    "SY": ("Aleppo", "Homs", "Hama", "Deir ez-Zor", "Daraa", "Latakia"),
    "US": ("Boston", "Chicago", "Houston", "Denver", "Seattle", "Atlanta"),
    "IQ": ("Mosul", "Basra", "Kirkuk", "Tikrit"),
    "CH": ("Zurich", "Basel", "Lausanne"),
    "TR": ("Istanbul", "Izmir", "Gaziantep"),
}


def _participants(base: Base, chance: Random) -> Iterator[Plant]:
    """Put a stranger in the place of one of those who met or agreed."""
    text = base[0].article.text
    for event in base[0].annotations.events:
        people = [actor for actor in event.actors if actor.named and actor.label == "PERSON"]
        if event.type not in ("CONSULT", "COOPERATE") or len(people) < 2 or not _happened(event):
            continue
        *given, surname = people[-1].name.split()
        if given and f"{' '.join(given)} {surname}" in text:
            pattern = f"(?:{re.escape(' '.join(given))} )?{re.escape(surname)}"
            new = " ".join(STRANGER)
            yield _edited(
                base, pattern, new, people[-1].evidence.span, "participant", (Facet.WHO,), (Status.CONTESTED,)
            )


def _denials(base: Base, chance: Random) -> Iterator[Plant]:
    """Add that somebody denies an attack which the report tells in its own voice."""
    article = base[0].article
    for event in base[0].annotations.events:
        clause = event.clause.of(article.text).rstrip(" .,;")
        told = event.type == "ASSAULT" and event.modality is Modality.HAPPENED and event.source is None
        whole = clause[:1].isupper() and 5 <= len(clause.split()) <= 25 and "\n" not in clause and '"' not in clause
        begins = _sentence(article.text, event.evidence.span).start == event.clause.start > 0
        if not told or not whole or not begins or not _dated(event) or clause.split()[0] in LINKING:
            continue
        first = clause if _is_name(clause, event) else clause[0].lower() + clause[1:]
        added = f"\n\n{DENIER} denied that {first}."
        text = article.text.rstrip() + added
        yield Plant(
            kind="denial",
            article=_copy(article, text, article.title),
            unchanged=_copy(article, article.text, article.title),
            facets=(Facet.WHETHER,),
            status=(Status.CONTESTED, Status.DENIED),
            touched=((article.id, event.clause), ("planted", Span(len(text) - len(added) + 2, len(text)))),
            change=added.strip(),
        )


def _is_name(clause: str, event: Event) -> bool:
    return any(clause.startswith(actor.evidence.quote) and actor.named for actor in event.actors)


def _origins(base: Base, chance: Random) -> Iterator[Plant]:
    """Let a second outlet of the story, whose report is its own, tell one sentence of the first as well."""
    first = base[0].article
    case = case_of(base, first.id)
    copied = {id for link in case.copies if first.id in (link.left, link.right) for id in (link.left, link.right)}
    own = {report.article.id for report in case.reports} - copied - {first.id}
    other = next((report.article for report in base if report.article.id in own), None)
    if other is None:
        return
    told = weighing.weigh(case).findings
    alone = [f for f in told if f.status is Status.SINGLE_SOURCE and f.facet is Facet.WHETHER]
    words_alone = [s.evidence for f in alone for s in f.backing if s.evidence.article == first.id and not s.speaker]
    for event in base[0].annotations.events:
        if not any(words.span.contains(event.evidence.span) for words in words_alone):
            continue
        sentence = _sentence(first.text, event.evidence.span)
        words = sentence.of(first.text)
        if event.source or not _happened(event) or not _named(event) or not _stands_alone(words):
            continue
        if not _same_days(words, first, other):
            continue
        words = words.rstrip(" .") + "."
        text = other.text.rstrip() + "\n\n" + words
        yield Plant(
            kind="origin",
            article=_reread(other, text, other.title, other.id, other.source.name, other.url),
            unchanged=_reread(other, other.text, other.title, other.id, other.source.name, other.url),
            facets=tuple(Facet),
            status=CORROBORATING,
            touched=((other.id, Span(len(text) - len(words), len(text))),),
            change=words,
        )


def _stands_alone(sentence: str) -> bool:
    """Say whether a sentence tells by itself, and is not so long that a second outlet can only have copied it."""
    fits = len(sentence.split()) >= 6 and len([*forms(sentence)]) < LONG_PASSAGE
    return fits and POINTING.match(sentence) is None and sentence[0].isupper() and "“" not in sentence


def _same_days(sentence: str, one: Article, other: Article) -> bool:
    """Say whether two reports mean the same days by the weekdays of a sentence: each the last before it came out."""
    named = [number for number, day in enumerate(WEEKDAYS) if day in sentence]
    published = one.published.value, other.published.value
    if not named or published[0] is None or published[1] is None:
        return True
    first, second = (day.toordinal() - 1 for day in published if day)  # the first day of all was a Monday
    return all((first - number) // 7 == (second - number) // 7 for number in named)


LINKING = frozenset({"Meanwhile", "However", "Elsewhere", "Earlier", "Also", "Separately", "Then", "Since", "When"})
POINTING = re.compile(r"(?:He|She|It|They|But|And|His|Her|Their|That|This|These|Those)\b")


def _reprints(base: Base, chance: Random) -> Iterator[Plant]:
    """Print the report again under another name."""
    original = base[0].article
    yield Plant(
        kind="reprint",
        article=_copy(original, original.text, original.title),
        unchanged=None,
        facets=(),
        status=None,
        touched=(),
        change="a reprint",
    )


def _named(event: Event) -> bool:
    return any(participant.named for participant in (*event.actors, *event.targets))


def _happened(event: Event) -> bool:
    return event.modality in (Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED)


_MAKERS: dict[str, Callable[[Base, Random], Iterator[Plant]]] = {
    "number": _numbers,
    "day": _days,
    "place": _places,
    "participant": _participants,
    "denial": _denials,
    "origin": _origins,
    "reprint": _reprints,
}
KINDS = tuple(_MAKERS)
