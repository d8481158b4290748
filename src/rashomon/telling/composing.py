"""Findings -> brief: which findings are told, in which order, in which words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import (
    Account,
    Article,
    Case,
    Evidence,
    Facet,
    Finding,
    Modality,
    Origin,
    OriginKind,
    Quote,
    QuoteKind,
    Statement,
    Status,
    Weighed,
    evidence,
)
from rashomon.telling.brief import Brief, Contest, Counts, Entry, Line, Reference, SourceRow, Voice
from rashomon.wording.days import day_in_words, days_in_words
from rashomon.wording.sentences import sentence_around

# What a reader takes in at one sitting; the rest is counted. The JSON form holds as many.
MOST_AGREED = 20
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
    """The numbered references of a brief, in the order in which they are first used.

    A reference has the whole sentence around the words that a finding rests on, so that it can be read by itself.
    """

    articles: dict[str, Article]
    report_numbers: dict[str, int]
    numbers: dict[Evidence, int] = field(default_factory=dict)

    def cite(self, evidences: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of some evidence, giving new ones where needed."""
        cited = list(dict.fromkeys(map(self._sentence, evidences)))[:MOST_REFERENCES]
        return tuple(self.numbers.setdefault(words, len(self.numbers) + 1) for words in cited)

    def _sentence(self, words: Evidence) -> Evidence:
        article = self.articles[words.article]
        block = next((b.span for b in article.blocks if b.span.contains(words.span)), words.span)
        begin, end = sentence_around(article.text, words.span.start, words.span.end, block.start, block.end)
        return evidence(article.id, article.text, begin, end)

    def references(self) -> tuple[Reference, ...]:
        """Return every reference cited so far."""
        return tuple(
            Reference(number=number, report=self.report_numbers[words.article], evidence=words)
            for words, number in self.numbers.items()
        )


def make_brief(case: Case, weighed: Weighed) -> Brief:
    """Tell what is agreed, contested and said of a case."""
    articles = {report.article.id: report.article for report in case.reports}
    notes = Notes(articles, {id: number for number, id in enumerate(articles, 1)})
    agreed, single = _agreed(weighed.findings), _single(weighed.findings)
    return Brief(
        title=case.title,
        counts=_counts(case, weighed),
        agreed=tuple(_agreed_line(finding, notes) for finding in agreed[:MOST_AGREED]),
        contested=tuple(_contests(weighed.findings, notes)),
        single=tuple(_single_line(finding, notes) for finding in single[:MOST_SINGLE]),
        voices=tuple(_voices(case, notes)),
        timeline=tuple(_timeline(weighed.findings, notes)),
        reports=tuple(_source_row(number, report.article) for number, report in enumerate(case.reports, 1)),
        references=notes.references(),
        agreed_left=len(agreed[MOST_AGREED:]),
        single_left=len(single[MOST_SINGLE:]),
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


def _agreed(findings: Sequence[Finding]) -> list[Finding]:
    """Return what two or more independent origins agree on, the best-backed first."""
    agreed = _told(findings, Status.CORROBORATED, Status.REFINED)
    return sorted(agreed, key=lambda f: (-len(_all_origins(f)), f.subject, f.facet.value))


def _agreed_line(finding: Finding, notes: Notes) -> Line:
    origins = sorted(_all_origins(finding))
    text = f"{_sentence(finding)} ({len(origins)} origins: {', '.join(origins)})"
    return Line(text=text, references=notes.cite(s.evidence for s in _statements(finding)))


def _single(findings: Sequence[Finding]) -> list[Finding]:
    """Return what only one origin says, the figures first, then what has a day, the fullest first."""
    alone = _told(findings, Status.SINGLE_SOURCE)
    return sorted(alone, key=lambda f: (f.facet is not Facet.HOW_MANY, f.span is None, -len(f.subject), f.subject))


def _single_line(finding: Finding, notes: Notes) -> Line:
    voices = ", ".join(dict.fromkeys(_voice(s) for s in finding.backing))
    return Line(text=f"{_sentence(finding)} — {voices}", references=notes.cite(s.evidence for s in finding.backing))


def _told(findings: Sequence[Finding], *statuses: Status) -> list[Finding]:
    """Return the findings of some status that tell something by themselves and are no side of a dispute."""
    disputed = _disputed(findings)
    return [f for f in findings if f.status in statuses and _tells_alone(f) and not _is_within(f, disputed)]


def _disputed(findings: Sequence[Finding]) -> frozenset[Evidence]:
    return frozenset(s.evidence for f in findings if f.status is Status.CONTESTED for s in _statements(f))


def _is_within(finding: Finding, disputed: frozenset[Evidence]) -> bool:
    """Say whether all the words behind a finding are told as a side of a dispute already."""
    return all(statement.evidence in disputed for statement in _statements(finding))


def _tells_alone(finding: Finding) -> bool:
    """Say whether a finding tells something by itself: what is so, how many, who asked for it, or whose it was.

    Who, where and when are part of a subject's name and day. What is only alleged is not agreed to be so.
    """
    if finding.facet is Facet.WHETHER:
        return finding.value in TOLD_STATES
    return finding.facet in TOLD_FACETS


# How the facets that tell something by themselves are told behind the subject.
TOLD_FACETS = {
    Facet.HOW_MANY: "{subject}: {value}{also}",
    Facet.ASKED_BY: "{subject}, asked for by {value}{also}",
    Facet.WHOSE: "{subject}, of what {value} put forward{also}",
}

# How a happening stands, behind its name; with its day, and where the day is not told.
TOLD_STATES = {
    Modality.HAPPENED.value: (", {day}", ""),
    Modality.ONGOING.value: (", going on ({day})", ", going on"),
    Modality.PLANNED.value: (", planned for {day}", ", planned"),
    Modality.CANCELLED.value: (", planned for {day} and cancelled", ", cancelled"),
}


def _sentence(finding: Finding) -> str:
    """Return a finding in words: its subject, how that stands, and what refines it."""
    subject = _capitalised(finding.subject)
    if finding.facet is Facet.WHETHER:
        span = finding.span
        with_day, without = TOLD_STATES.get(finding.value, (f", {finding.value} ({{day}})", f", {finding.value}"))
        return subject + (with_day.format(day=days_in_words(*span)) if span else without)
    others = [account.value for account in finding.accounts[1:]]
    also = f" (also told as {'; '.join(others)})" if others else ""
    return TOLD_FACETS[finding.facet].format(subject=subject, value=finding.value, also=also)


def _contests(findings: Sequence[Finding], notes: Notes) -> Iterator[Contest]:
    contested = [finding for finding in findings if finding.status is Status.CONTESTED]
    for finding in sorted(contested, key=lambda f: (-len(_all_origins(f)), f.subject, f.facet.value)):
        sides = Counter(origin for account in finding.accounts for origin in account.origins)
        yield Contest(
            about=f"{QUESTIONS[finding.facet]}: {finding.subject}",
            accounts=tuple(_account(account, sides, notes) for account in finding.accounts),
            rule=finding.rule,
        )


def _account(account: Account, sides: Mapping[Origin, int], notes: Notes) -> Line:
    """Tell an account and its voices. A voice on both sides is one that reports print differently: they are named."""
    voices = (
        f"{_voice(s)} in report {notes.report_numbers[s.evidence.article]}" if sides[s.origin] > 1 else _voice(s)
        for s in account.statements
    )
    text = f"{account.value} — {', '.join(dict.fromkeys(voices))}"
    return Line(text=text, references=notes.cite(s.evidence for s in account.statements))


def _voice(statement: Statement) -> str:
    """Name who gives a statement: the origin, and the unnamed source that it quotes or who speaks for it."""
    speaker = statement.speaker
    if speaker is None or speaker.casefold() == statement.origin.name.casefold() or not _is_description(speaker):
        return statement.origin.name
    if statement.origin.kind is OriginKind.PRIMARY:
        return f"{speaker} ({statement.origin.name})"
    return f"{statement.origin.name} quoting {speaker}"


def _is_description(speaker: str) -> bool:
    """Say whether words describe who speaks: more of them are a clause, which the evidence has in full."""
    return len(speaker.split()) <= MOST_WORDS_OF_A_SPEAKER and any(map(str.isalpha, speaker))


MOST_WORDS_OF_A_SPEAKER = 6


def _voices(case: Case, notes: Notes) -> Iterator[Voice]:
    """Tell who says what in their own words, those whom most reports quote first."""
    said: dict[str, dict[str, list[Evidence]]] = {}
    for report in case.reports:
        for quote in sorted(report.annotations.quotes, key=lambda quote: quote.kind is not QuoteKind.DIRECT):
            words = _own_words(quote, report.article)
            if words and quote.kind is not QuoteKind.INDIRECT and quote.speaker and quote.speaker.named:
                of_speaker = said.setdefault(case.names.of(quote.speaker.name), {})
                of_speaker.setdefault(words, []).append(quote.evidence)
    roles = _roles(case)
    heard = sorted(
        ((speaker, lines) for speaker, lines in said.items() if lines),
        key=lambda item: (-_reports(item[1]), -len(item[1]), item[0]),
    )
    for speaker, lines in heard[:MOST_VOICES]:
        says = tuple(
            Line(text=words, references=notes.cite(evidences))
            for words, evidences in list(lines.items())[:MOST_QUOTES_A_VOICE]
        )
        yield Voice(speaker=speaker, role=roles.get(speaker), says=says)


def _roles(case: Case) -> dict[str, str]:
    """Return the fullest office that the reports write beside each name."""
    roles: dict[str, str] = {}
    for report in case.reports:
        for entity in report.annotations.entities:
            name = case.names.of(entity.name)
            if entity.role and len(entity.role) > len(roles.get(name, "")):
                roles[name] = entity.role
    return roles


def _own_words(quote: Quote, article: Article) -> str:
    """Return the words of a quotation as they stand in the report: all in marks of ours, or with the marks it has."""
    parts = (" ".join(span.of(article.text).split()).rstrip(" ,") for span in quote.content)
    if quote.kind is QuoteKind.DIRECT:
        return " … ".join(f"“{part.strip(MARKS)}”" for part in parts if part.strip(MARKS))
    words = " … ".join(part.removeprefix("that ") for part in parts if part)
    return f"… {words}" if words[:1].islower() else words


MARKS = "“”\"'‘’ ,"


def _reports(lines: dict[str, list[Evidence]]) -> int:
    return len({words.article for evidences in lines.values() for words in evidences})


def _timeline(findings: Sequence[Finding], notes: Notes) -> Iterator[Entry]:
    """Tell the happenings whose day the reports say, in the order of days; what is only alleged says so."""
    told = [(f.span, f) for f in findings if f.facet is Facet.WHETHER and f.span]
    for (begin, end), finding in sorted(told, key=lambda entry: (entry[0], entry[1].subject, entry[1].subject_id)):
        cited = notes.cite(s.evidence for s in _statements(finding))
        state = "contested" if finding.status is Status.CONTESTED else finding.value
        yield Entry(begin=begin, end=end, state=state, text=_capitalised(finding.subject), references=cited)


def _source_row(number: int, article: Article) -> SourceRow:
    published = article.published
    return SourceRow(
        number=number,
        outlet=article.source.label or "outlet not named",
        title=article.title or "untitled",
        published=day_in_words(published.value) if published.value else "date not known",
        basis=published.why or ("nothing states or shows it" if published.value is None else published.basis.value),
        agencies=tuple(sorted({credit.agency for credit in article.credits})),
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
