"""Findings -> brief: which findings are told, in which order, in which words."""

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from rashomon.model import (
    Account,
    Article,
    Case,
    Evidence,
    Facet,
    Finding,
    Modality,
    Origin,
    Standing,
    Statement,
    Status,
    Toll,
    Weighed,
)
from rashomon.telling.agenda import is_on_agenda
from rashomon.telling.asking import find_past, in_words_of, question, rule_of
from rashomon.telling.brief import Brief, Contest, Counts, Line, Matrix, MatrixRow, SourceRow
from rashomon.telling.citing import MOST_REFERENCES, Marks, Notes, mark, place_mark
from rashomon.telling.clauses import TOLD
from rashomon.telling.dating import dates_of
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.hearing import Hearing
from rashomon.telling.leads import LEAST_OPENED, find_lead, title_of
from rashomon.telling.lengths import UNNAMED, renumbered, summarize
from rashomon.telling.main_deeds import with_main_deeds
from rashomon.telling.naming import MOST_NAMED, Voices, first_of, heard_once, sources
from rashomon.telling.numbers import find_numbers, given_by, is_listed, listed, without_counted
from rashomon.telling.openings import is_told_at_once
from rashomon.telling.plans import find_plans
from rashomon.telling.quoting import quote_voices
from rashomon.telling.sentences import TOLD_FACETS, said_of, says_enough, sentence
from rashomon.telling.showing import shown
from rashomon.telling.sides import stops_of, with_claims
from rashomon.telling.singles import (
    BEHIND,
    MOST_VOICES,
    by_number,
    given_whole,
    in_order,
    is_quoted,
    is_repeated,
    says_nothing,
    tell_single,
)
from rashomon.telling.timeline import find_entries
from rashomon.telling.told_once import told_once, with_told
from rashomon.wording.days import day_in_words
from rashomon.wording.numbers import counted

# So many are named as silent on a matter; the rest is counted.
MOST_SILENT = 5


def make_brief(case: Case, weighed: Weighed, standings: Sequence[Standing] = ()) -> Brief:
    """Tell what is agreed, contested and said of a case; `standings` are shown beside the voices that they are of."""
    articles = {report.article.id: report.article for report in case.reports}
    notes = Notes(articles, {id: number for number, id in enumerate(articles, 1)}, dates_of(case))
    told = shown(case, weighed, notes)
    reports = {report.article.id: report for report in case.reports}
    hearing = Hearing(reports, weighed.own, case.names.canonical, notes)
    desk = Desk(case, told, notes, Voices(standings), {toll.subject_id: toll for toll in told.tolls}, hearing)
    told = replace(told, findings=tuple(with_claims(finding, desk.is_of_others) for finding in told.findings))
    desk = dataclasses.replace(desk, weighed=told)
    agreed = _agreed(desk)
    desk = with_told(desk, agreed)
    tolls = listed(desk)
    single, contested = _single(desk, tolls), _contested(told.findings)
    plans = find_plans(desk)
    alone = _told_once(
        [finding for finding in single if not _is_a_plan(finding, (*plans.coming, *plans.past), desk)], desk
    )
    opening = tuple(find_lead(agreed, contested, desk, plans.overtaken))
    timeline = with_main_deeds(find_entries(desk), opening, desk)
    alone = without_counted(alone, agreed, timeline, desk)
    brief = Brief(
        title=_headline(title_of(opening, desk)),
        summary=summarize(opening, len(contested), len(case.reports)),
        lead=opening,
        counts=_counts(desk, weighed, (*agreed, *contested), len(alone)),
        agreed=tuple(_agreed_line(finding, desk) for finding in agreed),
        contested=tuple(_contest(finding, desk) for finding in contested),
        numbers=find_numbers(tolls, desk),
        single=alone,
        voices=tuple(quote_voices(desk)),
        coming=plans.coming,
        plans=plans.past,
        timeline=timeline,
        reports=tuple(_source_row(number, r.article, desk.voices) for number, r in enumerate(case.reports, 1)),
        references=notes.references(),
        matrix=_matrix([*contested, *agreed], desk),
    )
    return renumbered(brief)


# What pages put behind their titles: "Huckabee announces White House bid | Daily Voice".
SITE = re.compile(r"\s+\|\s[^|]{1,40}$")


def _headline(title: str) -> str:
    """Return a title without the site's name behind it."""
    return " ".join(SITE.sub("", title).split()) or title


def _counts(desk: Desk, weighed: Weighed, told: Iterable[Finding], alone: int) -> Counts:
    """Count the findings that the brief tells: what it does not show it does not count."""
    statuses = Counter(_known(finding, desk) for finding in told)
    return Counts(
        reports=len(desk.case.reports),
        origins=len(weighed.origins),
        corroborated=statuses[Status.CORROBORATED],
        refined=statuses[Status.REFINED],
        contested=statuses[Status.CONTESTED],
        single_source=alone,
    )


def _agreed(desk: Desk) -> list[Finding]:
    """Return what two or more independent origins agree on, each in words that show it, the best-backed first."""
    agreed = _told(desk, Status.CORROBORATED, Status.REFINED)
    agreed = told_once(agreed, _contested(desk.weighed.findings), desk)
    return sorted(agreed, key=lambda f: (-len(_origins(f)), f.subject, f.facet.value))


def _agreed_line(finding: Finding, desk: Desk) -> Line:
    _, told = desk.tellers(statements_of(finding))
    names = _named(finding, desk)
    text = f"{sentence(finding, desk)} ({counted(len(names), 'origin')}: {first_of(names, MOST_NAMED)})"
    return Line(text=text, references=desk.cite(finding, told))


def _named(finding: Finding, desk: Desk) -> list[str]:
    """Return who stands behind what is agreed: as many names as there are origins, of one that several name the first.

    Of what was updated, who gives the latest.
    """
    statements = [s for account in finding.standing for s in account.statements]
    names = sources(desk.tellers(statements)[0])
    if len(names) <= len(_origins(finding)):
        return sorted(names)
    of_origin: dict[str, str] = {}
    for statement in statements:
        of_origin.setdefault(statement.origin.id, desk.voice(statement))
    return sorted(sources(heard_once(of_origin.values())))


def _single(desk: Desk, tolls: Sequence[Toll]) -> list[Finding]:
    """Return what only one origin says, by weight, without counts that another row or the numbers of tolls tell."""
    given = [given_by(toll) for toll in tolls]
    giving = by_number(toll for f in desk.weighed.findings if (toll := desk.toll(f)))
    alone = _told(desk, Status.SINGLE_SOURCE)
    told = (
        f
        for f in alone
        if not is_repeated(f, giving, desk) and not says_nothing(f, desk) and not is_listed(f, given, desk)
    )
    return in_order(told, desk)


def _is_a_plan(finding: Finding, plans: Iterable[Line], desk: Desk) -> bool:
    """Say whether a finding is a plan that is told among the plans."""
    if finding.facet is not Facet.WHETHER or finding.value not in (Modality.PLANNED, Modality.CANCELLED):
        return False
    told = sentence(finding, desk).partition("; that is ")[0]
    plans, passages = list(plans), (desk.notes.passage(s.evidence, ()) for s in statements_of(finding))
    return any(line.text.startswith(told) for line in plans) or all(is_on_agenda(one, plans) for one in passages)


def _told_once(findings: Sequence[Finding], desk: Desk) -> tuple[Line, ...]:
    """Tell what one origin says; what would read the same is one line, with the passages of both.

    What a sentence tells that is given whole is told by it, where the first of it would stand.
    """
    told = [(finding, tell_single(finding, desk)) for finding in findings]
    whole = given_whole([line for _, line in told], desk)
    within = _told_with_more([BEHIND.split(line.text)[0] for _, line in told if is_quoted(line)])
    lines: dict[str, Line] = {}
    counted: set[Hashable] = set()
    for finding, line in told:
        toll = desk.toll(finding)
        count = (toll.measure, toll.low, toll.high, line.references) if toll else None
        if count in counted:  # "in Idleb" and "in the countryside of Idleb", from one passage
            continue
        counted |= {count} - {None}
        given = [whole.get(number) for number in line.references]
        if given and given[0] and all(given) and not is_quoted(line) and (toll is None or toll.low == toll.high):
            line = given[0]
        if is_quoted(line) and BEHIND.split(line.text)[0] in within:
            continue
        key = BEHIND.split(line.text)[0] if is_quoted(line) else line.text
        known = lines.get(key, replace(line, references=()))
        both = tuple(dict.fromkeys((*known.references, *line.references)))[:MOST_REFERENCES]
        lines[key] = replace(max(known, line, key=lambda one: len(one.text)), references=both)
    return tuple(lines.values())


def _told_with_more(quoted: Sequence[str]) -> frozenset[str]:
    """Return what of that told in a report's words is told with more around it too: what it is in has all its words."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    for words in dict.fromkeys(quoted):
        for word in dict.fromkeys(words.split()):
            having[word].append(words)

    def is_within(words: str) -> bool:
        others = min((having[word] for word in words.split()[1:-1]), key=len, default=quoted)
        return any(words[1:] in other and words != other for other in others)

    return frozenset(filter(is_within, quoted))


def _told(desk: Desk, *statuses: Status) -> list[Finding]:
    """Return the findings of some status that tell something by themselves and are no side of a dispute."""
    findings = desk.weighed.findings
    contested = (f for f in findings if f.status is Status.CONTESTED and f.facet not in BESIDE)
    disputed = frozenset(s.evidence for f in contested for s in statements_of(f))
    return [
        f
        for f in findings
        if _tells_alone(f)
        and _known(f, desk) in statuses
        and not (_is_bettered(f, desk) or desk.is_moved(f))
        and any(s.evidence not in disputed for s in statements_of(f))
    ]


# Who else takes part is no dispute over what is told.
BESIDE = frozenset({Facet.WHO})


def _known(finding: Finding, desk: Desk) -> Status:
    """Return how well what is told is known: of what was updated, the latest value; of one voice what has only one."""
    told = finding.backing if finding.status is Status.UPDATED else statements_of(finding)
    if finding.status in ALONE:
        return finding.status
    if _is_of_anywhere(finding, desk):
        return Status.SINGLE_SOURCE
    several = len(_origins(finding)) > 1 and len(sources(desk.tellers(told)[0])) > 1
    if finding.status is Status.UPDATED:
        return Status.CORROBORATED if several else Status.SINGLE_SOURCE
    return finding.status if several else Status.SINGLE_SOURCE


def _is_of_anywhere(finding: Finding, desk: Desk) -> bool:
    """Say whether a count has a number that recurs, no place or day to be told, and not two reports begin with it."""
    toll = desk.toll(finding)
    if toll is None or toll.place or toll.span or toll.high >= RECURRING or desk.is_of_course(toll):
        return False
    told = [s.evidence for s in statements_of(finding)]
    return len({one.article for one in told if is_told_at_once(one, desk.notes.articles[one.article])}) < LEAST_OPENED


# Weighing takes no smaller number that neither opens the reports nor has a place or day for one count of two of them.
RECURRING = 100

# What is not said to be of several origins.
ALONE = frozenset({Status.CONTESTED, Status.DENIED, Status.SINGLE_SOURCE, Status.WITHDRAWN})


def _is_bettered(finding: Finding, desk: Desk) -> bool:
    """Say whether a count in vague words ("dozens") is of what numbers count: of the like there, or of its reports."""
    toll = desk.toll(finding)
    if toll is None or not all(tally.vague for tally in toll.tallies):
        return False
    exact = [other for other in desk.in_numbers if other.measure is toll.measure]
    reports = {tally.statement.evidence.article for tally in toll.tallies}
    own = {tally.statement.evidence.article for other in exact for tally in other.tallies if other.high >= toll.low}
    return reports <= own or any(other.place == toll.place for other in exact)


def _tells_alone(finding: Finding) -> bool:
    """Say whether a finding tells something by itself: what is so, how many, who asked for it, or whose it was.

    Who, where and when are part of a subject's name and day. What is only alleged is not agreed to be so.
    """
    if finding.facet is Facet.WHETHER:
        return finding.value in TOLD and (finding.topic is None or says_enough(finding.topic, finding.span is not None))
    return finding.facet in TOLD_FACETS and finding.facet is not Facet.WHOSE  # it only says the row before it again


def _contested(findings: Sequence[Finding]) -> list[Finding]:
    contested = [finding for finding in findings if finding.status is Status.CONTESTED]
    return sorted(contested, key=lambda f: (-len(_origins(f)), f.subject, f.facet.value))


def _contest(finding: Finding, desk: Desk) -> Contest:
    heard = ({desk.voice(s) for s in account.statements} for account in finding.accounts)
    sides = Counter(voice for voices in heard for voice in voices)
    accused = tuple(map(mark, finding.topic.actors)) if finding.topic and finding.facet is Facet.WHETHER else ()
    toll = desk.toll(finding)
    marks = place_mark(toll) or accused
    about = question(finding, desk)
    stops = stops_of(finding, desk.notes.articles)
    accounts = tuple(_account(account, finding, sides, desk, marks, stops) for account in finding.accounts)
    setting = desk.cite_setting(finding, about, (number for line in accounts for number in line.references))
    past = find_past(finding, desk)
    return Contest(
        about=about,
        references=(*setting, *desk.notes.cite([past.evidence])) if past else setting,
        accounts=accounts,
        rule=rule_of(finding, desk),
        silent=first_of((desk.voices.called(origin.name) for origin in finding.silent), MOST_SILENT),
    )


def _account(
    account: Account,
    finding: Finding,
    sides: Mapping[str, int],
    desk: Desk,
    marks: Marks,
    stops: Mapping[Evidence, int],
) -> Line:
    """Tell an account and its voices. A voice on both sides is one that reports print differently: they are named."""
    twice = [s for s in account.statements if sides[desk.voice(s)] > 1]
    once = [s for s in account.statements if sides[desk.voice(s)] <= 1]
    names, chosen = desk.tellers(once)
    once = [s for s in once if s in chosen or desk.is_of_others(s)]
    voices = [*(_with_report(s, desk) for s in twice), *names]
    value = in_words_of(_value(account, finding, desk.toll(finding)), finding)
    text = f"{value} — {first_of(heard_once(voices), MOST_VOICES)}"
    days = desk.days(finding) if desk.toll(finding) else None
    said = ((s.evidence, desk.voice(s)) for s in (*twice, *once))
    naming, place = desk.hearing.speakers((*twice, *once)), place_mark(desk.toll(finding))
    return Line(text=text, references=desk.notes.cite_voices(said, marks, days, naming, place, stops))


def _value(account: Account, finding: Finding, toll: Toll | None) -> str:
    """Return an account's value; of a count in words that all its statements bear out, "dozens" where these say so."""
    words = said_of(account, finding, toll) if toll else None
    _, bracket, scope = account.value.partition(" (")
    return f"{words}{bracket}{scope}" if words else account.value


def _with_report(statement: Statement, desk: Desk) -> str:
    """Name a voice and the report that prints it, where its name does not say so itself."""
    voice, report = desk.voice(statement), f"report {desk.notes.report_numbers[statement.evidence.article]}"
    return voice if voice.endswith(f" {report}") else f"{voice} in {report}"


def _matrix(findings: Sequence[Finding], desk: Desk) -> Matrix:
    """Return which origin of the reports tells what, for the findings that more than one voice is heard on."""
    origins = desk.weighed.origins
    rows = []
    for finding in findings:
        contested = finding.status is Status.CONTESTED
        about = question(finding, desk) if contested else sentence(finding, desk)
        does = _does(finding, desk.weighed.by_article)
        rows.append(MatrixRow(about=about, cells=tuple(does.get(origin, "") for origin in origins)))
    return Matrix(origins=tuple(desk.voices.called(origin.name) for origin in origins), rows=tuple(rows))


def _does(finding: Finding, by_article: Mapping[str, Origin]) -> Mapping[Origin, str]:
    """Return what origins do about a matter, by their own reports."""
    does = dict.fromkeys(finding.silent, "silent")
    for place, account in enumerate(finding.accounts):
        telling = "differs" if place and finding.status is Status.CONTESTED else "tells"
        for statement in account.statements:
            does.setdefault(by_article[statement.evidence.article], telling)
    return does


def _source_row(number: int, article: Article, voices: Voices) -> SourceRow:
    published = article.published
    return SourceRow(
        number=number,
        outlet=article.source.label or UNNAMED,
        title=article.title or "untitled",
        published=day_in_words(published.value) if published.value else "date not known",
        basis=published.why or ("nothing states or shows it" if published.value is None else published.basis.value),
        agencies=tuple(sorted({credit.agency for credit in article.credits} - {article.source.name})),
        byline=", ".join(article.byline) or None,
        standing=voices.standing(article.source.name, article.source.domain),
        language=article.language,
    )


def _origins(finding: Finding) -> set[str]:
    """Return who stands behind a finding: behind the latest value of one that was updated."""
    return {origin.name for account in finding.standing for origin in account.origins}
