"""Findings -> brief: which findings are told, in which order, in which words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.model import (
    Account,
    Article,
    Case,
    Event,
    Evidence,
    Facet,
    Finding,
    Mention,
    Quote,
    QuoteKind,
    Statement,
    Status,
    Weighed,
    WhenBasis,
)
from rashomon.telling.brief import Brief, Contest, Counts, Entry, Line, Reference, SourceRow, Voice
from rashomon.wording.days import day_in_words

# What a reader takes in at one sitting; the rest is counted. The JSON form holds as many.
MOST_SINGLE = 10
MOST_VOICES = 12
MOST_QUOTES_A_VOICE = 3

# More words for one statement do not make it better known; the status line counts them all.
MOST_REFERENCES = 6

QUESTIONS = {
    Facet.WHETHER: "Whether it is so",
    Facet.WHO: "Who takes part",
    Facet.WHERE: "Where",
    Facet.WHEN: "When",
    Facet.HOW_MANY: "How many",
    Facet.ASKED_BY: "Who asked for it",
    Facet.WHOSE: "Whose it is",
}


@dataclass
class Notes:
    """The numbered references of a brief, in the order in which they are first used."""

    report_numbers: dict[str, int]
    numbers: dict[Evidence, int] = field(default_factory=dict)

    def cite(self, evidences: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of some evidence, giving new ones where needed."""
        cited = list(dict.fromkeys(evidences))[:MOST_REFERENCES]
        return tuple(self.numbers.setdefault(words, len(self.numbers) + 1) for words in cited)

    def references(self) -> tuple[Reference, ...]:
        """Return every reference cited so far."""
        return tuple(
            Reference(number=number, report=self.report_numbers[words.article], evidence=words)
            for words, number in self.numbers.items()
        )


def make_brief(case: Case, weighed: Weighed) -> Brief:
    """Tell what is agreed, contested and said of a case."""
    findings = weighed.findings
    notes = Notes({report.article.id: number for number, report in enumerate(case.reports, 1)})
    return Brief(
        title=case.title,
        counts=_counts(case, weighed),
        agreed=tuple(_agreed(findings, notes)),
        contested=tuple(_contests(findings, notes)),
        single=tuple(_single(findings, notes)),
        voices=tuple(_voices(case, notes)),
        timeline=tuple(_timeline(case, findings, notes)),
        reports=tuple(_source_row(number, report.article) for number, report in enumerate(case.reports, 1)),
        references=notes.references(),
    )


def _counts(case: Case, weighed: Weighed) -> Counts:
    statuses = Counter(finding.status for finding in weighed.findings)
    return Counts(
        reports=len(case.reports),
        origins=len(weighed.origins),
        corroborated=statuses[Status.CORROBORATED],
        refined=statuses[Status.REFINED],
        contested=statuses[Status.CONTESTED],
        single_source=statuses[Status.SINGLE_SOURCE],
    )


def _agreed(findings: Sequence[Finding], notes: Notes) -> Iterator[Line]:
    """Tell what two or more independent origins agree on, the best-backed first."""
    agreed = [f for f in findings if f.status in (Status.CORROBORATED, Status.REFINED) and f.facet in TOLD_AS_AGREED]
    for finding in sorted(agreed, key=lambda f: (-len(_all_origins(f)), f.subject)):
        backing = ", ".join(sorted(_all_origins(finding)))
        text = f"{_sentence(finding)} ({len(_all_origins(finding))} origins: {backing})"
        yield Line(text=text, references=notes.cite(s.evidence for s in _statements(finding)))


# The other facets (where, when, who) are part of a subject's name; told alone they would say each thing twice.
TOLD_AS_AGREED = frozenset({Facet.WHETHER, Facet.HOW_MANY, Facet.ASKED_BY})


def _sentence(finding: Finding) -> str:
    """Return a finding in words: the subject and its value, and values that it refines."""
    others = [account.value for account in finding.accounts[1:]]
    also = f" (also told as: {'; '.join(others)})" if others else ""
    return f"{_capitalised(finding.subject)}: {finding.value}{also}"


def _contests(findings: Sequence[Finding], notes: Notes) -> Iterator[Contest]:
    contested = [finding for finding in findings if finding.status is Status.CONTESTED]
    for finding in sorted(contested, key=lambda f: (-len(_all_origins(f)), f.subject, f.facet.value)):
        yield Contest(
            about=f"{QUESTIONS[finding.facet]}: {finding.subject}",
            accounts=tuple(_account(account, notes) for account in finding.accounts),
            rule=finding.rule,
        )


def _account(account: Account, notes: Notes) -> Line:
    voices = ", ".join(dict.fromkeys(_voice(statement) for statement in account.statements))
    return Line(text=f"{account.value} — {voices}", references=notes.cite(s.evidence for s in account.statements))


def _voice(statement: Statement) -> str:
    """Name who gives a statement: the origin, and the unnamed source that it quotes."""
    if statement.speaker is None or statement.speaker == statement.origin.name:
        return statement.origin.name
    return f"{statement.origin.name} quoting {statement.speaker}"


def _single(findings: Sequence[Finding], notes: Notes) -> Iterator[Line]:
    """Tell what only one origin says, the fullest first; the status line counts the rest."""
    alone = [f for f in findings if f.status is Status.SINGLE_SOURCE and f.facet in (Facet.WHETHER, Facet.HOW_MANY)]
    alone.sort(key=lambda f: (-len(f.subject), f.subject))
    for finding in alone[:MOST_SINGLE]:
        text = f"{_sentence(finding)} — {', '.join(dict.fromkeys(_voice(s) for s in finding.backing))}"
        yield Line(text=text, references=notes.cite(s.evidence for s in finding.backing))


def _voices(case: Case, notes: Notes) -> Iterator[Voice]:
    """Tell who says what in their own words, those whom most reports quote first."""
    said: dict[str, dict[str, list[Evidence]]] = {}
    roles = {
        case.names.of(entity.name): entity.role
        for r in case.reports
        for entity in r.annotations.entities
        if entity.role
    }
    for report in case.reports:
        for quote in report.annotations.quotes:
            if quote.kind is not QuoteKind.INDIRECT and quote.speaker and quote.speaker.named:
                words = _own_words(quote, report.article)
                of_speaker = said.setdefault(case.names.of(quote.speaker.name), {})
                of_speaker.setdefault(words, []).append(quote.evidence)
    heard = sorted(said.items(), key=lambda item: (-_reports(item[1]), -len(item[1]), item[0]))
    for speaker, lines in heard[:MOST_VOICES]:
        says = tuple(
            Line(text=words, references=notes.cite(evidences))
            for words, evidences in list(lines.items())[:MOST_QUOTES_A_VOICE]
        )
        yield Voice(speaker=speaker, role=roles.get(speaker), says=says)


def _own_words(quote: Quote, article: Article) -> str:
    return " … ".join(" ".join(span.of(article.text).split()) for span in quote.content)


def _reports(lines: dict[str, list[Evidence]]) -> int:
    return len({words.article for evidences in lines.values() for words in evidences})


def _timeline(case: Case, findings: Sequence[Finding], notes: Notes) -> Iterator[Entry]:
    """Tell the happenings whose day the reports say, in the order of days."""
    events = {
        Mention(article=r.article.id, span=event.evidence.span): event
        for r in case.reports
        for event in r.annotations.events
    }
    whether = {f.subject_id: f for f in findings if f.facet is Facet.WHETHER}
    entries = []
    for happening in case.happenings:
        told = [events[m] for m in happening.mentions if m in events]
        spans = Counter(span for event in told if (span := _span(event)))
        if spans and (finding := whether.get(happening.id)):
            (begin, end), _ = min(spans.items(), key=lambda item: (-item[1], item[0]))
            entries.append((begin, end, finding))
    for begin, end, finding in sorted(entries, key=lambda entry: (entry[0], entry[1], entry[2].subject)):
        cited = notes.cite(s.evidence for s in _statements(finding))
        yield Entry(begin=begin, end=end, state=finding.value, text=_capitalised(finding.subject), references=cited)


def _span(event: Event) -> tuple[date, date] | None:
    when = event.when
    if when is None or when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE):
        return None
    return (when.time.begin, when.time.end) if when.time.begin and when.time.end else None


def _source_row(number: int, article: Article) -> SourceRow:
    published = article.published
    return SourceRow(
        number=number,
        outlet=article.source.label or "outlet not named",
        title=article.title or "untitled",
        published=day_in_words(published.value) if published.value else "date not known",
        basis=published.why or published.basis.value,
        origin=", ".join(sorted({credit.agency for credit in article.credits})) or "own",
        byline=", ".join(article.byline) or None,
    )


def _statements(finding: Finding) -> list[Statement]:
    """Return the statements of a finding, one of each report before a second of any."""
    statements = [s for account in finding.accounts for s in account.statements]
    seen: set[str] = set()
    first = [s for s in statements if not (s.evidence.article in seen or seen.add(s.evidence.article))]  # type: ignore[func-returns-value]
    return first + [s for s in statements if s not in first]


def _all_origins(finding: Finding) -> set[str]:
    return {origin.name for account in finding.accounts for origin in account.origins}


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
