"""What the words show: findings kept to what their passages name, so that every reference supports its sentence.

Weighing takes a place, an actor or a target also from the context of a report, and links mentions that tell only a part
of what they tell of. That is inference; a sentence of the brief says what stands in the passages below it and no more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import asdict, replace

from rashomon.model import (
    Account,
    Case,
    Evidence,
    Facet,
    Finding,
    History,
    Modality,
    Phase,
    Statement,
    Status,
    Tally,
    Toll,
    Topic,
    Weighed,
)
from rashomon.model.estimates import estimate
from rashomon.telling.anchors import anchored
from rashomon.telling.citing import Marks, Notes, count_marks, days_to_show, mark, place_mark, topic_marks
from rashomon.telling.clauses import is_undone, says_what_befell
from rashomon.telling.counted import figures_of, of_whom
from rashomon.telling.dating import Days
from rashomon.telling.participles import without_setting_of_others
from rashomon.telling.passages import (
    NAME,
    called,
    each_once,
    has_whole,
    is_government,
    is_headline,
    is_one_of_two,
    names_one,
    names_place,
)
from rashomon.telling.pictures import is_caption
from rashomon.telling.seams import is_title_of_page
from rashomon.telling.settings import Reports, of_deed, of_toll
from rashomon.telling.wars import common_name, find_war
from rashomon.telling.worded import is_done, without_plans, worded
from rashomon.wording.countries import country_names
from rashomon.wording.days import MONTHS, WEEKDAYS
from rashomon.wording.normal import fold
from rashomon.wording.states import States, find_states

# The senses of our event lexicon that befall people alone: who else is named beside them is mostly who counts them, and
# a place where it was.
BODILY = frozenset({"kill", "wound", "shooting"})
PEOPLE = frozenset({"PERSON", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})

# What the reports take for a body or a person is no place, though a gazetteer knows one of that name.
NO_PLACES = frozenset({"ORG", "PERSON", "NORP"})


def shown(case: Case, weighed: Weighed, notes: Notes) -> Weighed:
    """Return what was weighed, kept to what its passages show; what they do not show at all is left out."""
    labels = labels_of(case)
    status = {f.subject_id: f.status for f in weighed.findings}
    figures = figures_of(case)
    counted = (without_setting_of_others(toll) for toll in weighed.tolls if says_what_befell(toll))
    told = (of_whom(toll, figures, notes) for toll in counted)
    reports = {report.article.id: report for report in case.reports}
    kept = (_shown_toll(toll, notes, status.get(toll.subject_id), reports) for toll in told if toll)
    tolls = {toll.subject_id: toll for toll in kept if toll}
    states = find_states(case)
    findings = (_shown(finding, tolls, labels, notes, reports, states) for finding in weighed.findings)
    histories = (_shown_history(history, labels, notes) for history in weighed.histories)
    return replace(
        weighed,
        findings=tuple(filter(None, findings)),
        tolls=tuple(tolls.values()),
        histories=tuple(filter(None, histories)),
    )


def labels_of(case: Case) -> Mapping[str, str]:
    """Return what each name mostly is by the reports."""
    named = ((e.name, e.label) for report in case.reports for e in report.annotations.entities)
    told: dict[tuple[str, str], int] = {}
    for (name, label), count in Counter(named).items():
        known = (case.names.of(name), label)
        told[known] = told.get(known, 0) + count
    least_first = sorted(told, key=lambda known: (-told[known], known[1]), reverse=True)
    return dict(least_first)  # of a name with several labels, the last stays


def _shown(
    finding: Finding,
    tolls: Mapping[str, Toll],
    labels: Mapping[str, str],
    notes: Notes,
    reports: Reports,
    states: States,
) -> Finding | None:
    if finding.facet is Facet.HOW_MANY and finding.subject_id not in tolls:
        return finding if finding.subject.startswith("“") else None  # two numbers in the words of a report
    if finding.facet is Facet.HOW_MANY:
        toll = tolls[finding.subject_id]
        marks = () if finding.status is Status.CONTESTED else place_mark(toll)  # beside it is told where
        return _among(replace(finding, span=toll.span), marks, notes, toll.span, since=toll.since)
    if finding.topic is None:
        return worded(finding, notes)
    if finding.status is Status.CONTESTED:
        return _shown_dispute(_naming(finding, finding.topic, notes, states), finding.topic, notes, reports)
    kept, days = without_plans(finding), finding.span if is_done(finding) else None
    statements = [s for account in kept.accounts for s in account.statements]
    topic = shown_topic(finding.topic, statements, labels, notes)
    marks = topic_marks(topic)
    since = [s for s in statements if not (days and _is_told_before(s, days, notes))]
    span = _shown_days(finding.span if since else None, since, marks, notes)
    return _among(replace(kept, topic=topic, span=span), marks, notes, span) if marks or topic.matter else None


def _shown_dispute(finding: Finding, topic: Topic, notes: Notes, reports: Reports) -> Finding | None:
    """Return a dispute over a deed with the day that its sides give; None for one that nobody could tell apart."""
    asked = _asked_topic(topic, statements := [s for account in finding.accounts for s in account.statements])
    span = _shown_days(finding.span, statements, (), notes)
    span = span if span and of_deed(finding).can_say(span, statements, reports, notes) else None
    if span:
        finding = _of_those_days(finding, span, notes)
    in_town = asked.place is not None and (span is not None or fold(asked.place) not in country_names())
    if not (asked.actors or asked.targets or in_town or asked.matter):
        return None  # "was there an attack in Syria?": nobody can say which
    return replace(finding, topic=asked, span=span)


def _naming(finding: Finding, topic: Topic, notes: Notes, states: States) -> Finding:
    """Return a dispute over a deed with the statements of each side whose passages name the accused, where any do.

    A claim none of whose passages does stands beside no other that names them.
    """
    marks = tuple(map(mark, topic.actors)) if finding.facet is Facet.WHETHER else ()

    def names_accused(words: str) -> bool:
        told = WHERE_CLAUSE.sub("", words)
        return count_marks(told, marks) > 0 or any(states.named_in(told, one) for one in topic.actors)

    def named(account: Account) -> Account:
        naming = tuple(s for s in account.statements if names_accused(notes.passage(s.evidence, marks).quote))
        return replace(account, statements=naming)

    told = [(account, named(account)) for account in finding.accounts]
    claims = any(naming.statements for _, naming in told if naming.value != Modality.DENIED)
    kept = (
        naming if naming.statements else account
        for account, naming in told
        if naming.statements or account.value == Modality.DENIED or not claims
    )
    return replace(finding, accounts=tuple(kept))


# "Attacks in Sylvania, where the government restricts reporting", "rockets hit the town during a bombardment by the
# army" are not said to be the government's.
WHERE_CLAUSE = re.compile(r"\b(?:where|during)\b.*", re.DOTALL)


def _of_those_days(finding: Finding, days: Days, notes: Notes) -> Finding:
    """Return a dispute without the statements of a side that tell of other days: "used gas in attacks in the past"."""

    def kept(account: Account) -> Account:
        of_them = (s for s in account.statements if not notes.is_of_others(notes.passage(s.evidence, ()), days))
        return replace(account, statements=tuple(of_them) or account.statements)

    return replace(finding, accounts=tuple(map(kept, finding.accounts)))


def _shown_days(span: Days | None, statements: Sequence[Statement], marks: Marks, notes: Notes) -> Days | None:
    """Return the days of a happening where passages of enough of its origins give them."""
    if span is None:
        return None
    giving = [s for s in statements if notes.shows(notes.passage(s.evidence, marks, span), span)]
    return span if _are_enough(giving, statements) else None


def _is_told_before(statement: Statement, days: Days, notes: Notes) -> bool:
    """Say whether a report tells something long before its days: "in the March 1 death" is not of next year.

    A report's date may be some days off, and words that name the year are right.
    """
    published = notes.articles[statement.evidence.article].published.value
    if published is None or published + LONG_BEFORE >= days[0]:
        return False
    return str(days[0].year) not in notes.passage(statement.evidence, ()).quote


LONG_BEFORE = timedelta(days=31)


def _are_enough(giving: Iterable[Statement], told: Iterable[Statement]) -> bool:
    """Say whether the statements that give something are of two origins or more, or of most."""
    origins = {statement.origin for statement in giving}
    return len(origins) > 1 or 2 * len(origins) > len({statement.origin for statement in told})


def _asked_topic(topic: Topic, statements: Sequence[Statement]) -> Topic:
    """Return what a dispute is about: who is heard on what befell somebody is not they."""
    heard = {statement.origin.name for statement in statements}
    return replace(topic, targets=tuple(name for name in topic.targets if name not in heard))


def shown_topic(topic: Topic, statements: Sequence[Statement], labels: Mapping[str, str], notes: Notes) -> Topic:
    """Return a happening with those of its names that most of its passages name.

    The sentences before only tell who "he" is: whom it was done to stands in the sentence itself, and where in the
    clause, since other things of the sentence are elsewhere.
    """
    marks = topic_marks(topic)
    passages = [notes.passage(statement.evidence, marks).quote for statement in statements]
    sentences = [notes.passage(statement.evidence, ()).quote for statement in statements]

    def kept(names: Sequence[str], words: Sequence[str], acting: bool = False) -> tuple[str, ...]:
        names = each_once(names)
        names = [name for name in names if name[-1:].isalnum() or name.endswith((".", ")"))]
        naming = {
            name: sum(
                names_one(name, one, topic, acting=acting) and (labels.get(name) not in PLACES or has_whole(name, one))
                for one in words
            )
            for name in names
        }
        return tuple(name for name in names if 2 * naming[name] > len(words))

    either = Counter(name for words in passages for name in topic.actors if is_one_of_two(name, words))
    actors = tuple(name for name in kept(topic.actors, passages, acting=True) if 2 * either[name] < len(passages))
    targets = _finest(kept([name for name in topic.targets if not _is_of_those(name, actors)], sentences))
    if topic.sense in BODILY:
        targets = tuple(name for name in targets if labels.get(name) in PEOPLE)
    place = topic.place or next((t for t in topic.targets if t not in targets and labels.get(t) in PLACES), None)
    clauses = [statement.evidence.quote for statement in statements]
    if place and 2 * sum(names_place(place, words) for words in clauses) <= len(clauses):
        place = None
    beside = place is not None and any(mark(place) & mark(name) for name in targets)
    place = called(place, clauses) if place and not beside else None
    if place and (labels.get(place) in NO_PLACES or all(is_government(place, words) for words in passages)):
        place = None
    return replace(topic, actors=actors, targets=targets, place=place)


def _is_of_those(country: str, actors: Sequence[str]) -> bool:
    """Say whether a country is named only as whose somebody is: the "Syrian" of "the Syrian air force"."""
    named = mark(country) if fold(country) in country_names() else frozenset()
    return any(not named.isdisjoint(fold(actor).split()) for actor in actors)


def _finest(targets: Sequence[str]) -> tuple[str, ...]:
    """Return targets without a country beside something smaller: "Syrian strikes on Aleppo" struck Aleppo alone."""
    smaller = tuple(name for name in targets if fold(name) not in country_names())
    return smaller or tuple(targets)


def _among(finding: Finding, marks: Marks, notes: Notes, days: Days | None, *, since: bool = False) -> Finding | None:
    """Return a finding with the statements whose passages show all that is told; its status by those."""
    sense = finding.topic.sense if finding.topic else None

    def shows(statement: Statement, *, is_former: bool) -> bool:
        if is_former:  # what a count was is told without its place and days
            return _shows(notes.passage(statement.evidence, ()).quote, (), sense)
        passage = notes.passage(statement.evidence, marks, None if since else days)
        return _shows(passage.quote, marks, sense) and _gives(passage, days, notes, since=since)

    accounts: list[Account] = []
    for account in finding.accounts:
        is_former = finding.status is Status.UPDATED and bool(accounts)
        if told := tuple(s for s in account.statements if shows(s, is_former=is_former)):
            accounts.append(Account(value=account.value, statements=told))
    if not accounts:
        return None
    left = [s for account in accounts for s in account.statements]
    passages = {notes.passage(s.evidence, marks) for s in left}
    origins = {s.origin for s in left} if len(passages) > 1 else {left[0].origin}
    paired = finding.status in (Status.CONTESTED, Status.UPDATED)
    status = Status.CORROBORATED if paired and len(accounts) == 1 else finding.status
    if status not in (Status.CONTESTED, Status.UPDATED) and len(origins) == 1:
        status = Status.SINGLE_SOURCE
    return replace(finding, accounts=tuple(accounts), status=status)


def _shows(words: str, marks: Marks, sense: str | None = None) -> bool:
    """Say whether a passage names all that it is to show, and is a sentence: headlines run things together.

    A passage that tells how something was undone, or who took a picture, does not show that it is so.
    """
    is_telling = not (is_headline(words) or is_title_of_page(words) or is_caption(words) or is_undone(sense, words))
    return is_telling and count_marks(words, marks) == len(marks)


def _shown_toll(toll: Toll, notes: Notes, status: Status | None, reports: Reports) -> Toll | None:
    """Return a toll with the place and the days that most of its passages give, and the counts whose passages do.

    None for a contested one whose sides share no place.
    """
    told = dated(placed(toll, notes, status), notes, status)
    if status is not Status.CONTESTED:
        return told
    statements, days = [tally.statement for tally in told.tallies], days_to_show(told)
    if days and not of_toll(told).can_say(days, statements, reports, notes):
        told = replace(told, span=None)
    return anchored(told, toll.place, reports, notes)


def dated(toll: Toll, notes: Notes, status: Status | None) -> Toll:
    """Return a toll with its days, of one since a month else the year, where passages of enough origins give them.

    A contested one is told whole: without its days, where a number would be lost with them.
    """
    if toll.span is None:
        return toll
    numbers = {tally.value for tally in toll.tallies if not tally.superseded}
    tried = [replace(toll, span=span) for span in (toll.span, *([_year_of(toll.span)] if toll.since else []))]
    given = [(dated, tuple(tally for tally in toll.tallies if _gives_days(tally, dated, notes))) for dated in tried]
    for dated, giving in sorted(given, key=lambda pair: len(pair[1]) < len(toll.tallies)):  # what all give comes first
        whole = status is not Status.CONTESTED or numbers <= {tally.value for tally in giving}
        if whole and _are_enough((t.statement for t in giving), (t.statement for t in toll.tallies)):
            updated = status is Status.UPDATED  # those that it had on the way are kept
            told = tuple(tally for tally in toll.tallies if updated or tally.superseded or tally in giving)
            return replace(dated, tallies=told, **asdict(estimate(told)))
    return replace(toll, span=None, since=False)


def _gives_days(tally: Tally, toll: Toll, notes: Notes) -> bool:
    passage = notes.passage(tally.statement.evidence, place_mark(toll), days_to_show(toll))
    is_told_before = toll.span is not None and _is_told_before(tally.statement, toll.span, notes)
    return not is_told_before and _gives(passage, toll.span, notes, since=toll.since)


def _gives(passage: Evidence, days: Days | None, notes: Notes, *, since: bool) -> bool:
    if days is None:
        return True
    return notes.dates.begin(passage, days) if since else notes.shows(passage, days)


def _year_of(span: Days) -> Days:
    return span[0].replace(month=1, day=1), span[0].replace(month=12, day=31)


def placed(toll: Toll, notes: Notes, status: Status | None) -> Toll:
    """Return a toll with the place, else the war, that most of its passages name, and the counts whose passages do.

    A contested one is told whole: without its place, where a number would be lost with it. One that was updated keeps
    the numbers that it had on the way.
    """
    whole = status is Status.CONTESTED
    marks = place_mark(toll)
    passages = ((t, _own_part(notes.passage(t.statement.evidence, marks), t.statement.evidence)) for t in toll.tallies)
    toll = replace(toll, since=toll.since or any(_is_since(toll, t, notes) for t in toll.tallies))
    naming = tuple(t for t, words in passages if toll.place and names_place(toll.place, words))
    if whole:
        naming = _with_those_beside(naming, toll.tallies)
    numbers = {tally.value for tally in toll.tallies}
    place = (
        called(toll.place or "", (notes.passage(t.statement.evidence, marks).quote for t in naming)) if naming else ""
    )
    if status is Status.UPDATED and 2 * len(naming) > len(toll.tallies):
        return replace(toll, place=place)
    if 2 * len(naming) > len(toll.tallies) and not (whole and numbers > {tally.value for tally in naming}):
        return replace(toll, place=place, tallies=naming, **asdict(estimate(naming)))
    wars = {tally: war for tally in toll.tallies if (war := _war_of(tally.statement, notes))}
    war = common_name(wars.values())
    if war is None or 2 * len(wars) <= len(toll.tallies) or (whole and numbers > {tally.value for tally in wars}):
        return replace(toll, place=None)
    return replace(toll, place=war, tallies=tuple(wars), **asdict(estimate(tuple(wars))))


def _with_those_beside(naming: Sequence[Tally], tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """Return the counts that name a place, with the others of their reports: "the agency put the toll at 12"."""
    there = {tally.statement.evidence.article for tally in naming}
    return tuple(tally for tally in tallies if tally.statement.evidence.article in there)


def _own_part(passage: Evidence, words: Evidence) -> str:
    """Return a passage without what stands before a count in another clause: "in Homs, while shells killed ten".

    Where the count is at once said to be in a place ("killed ten in Homs"), what comes after is elsewhere.
    """
    begin, end = (place - passage.span.start for place in (words.span.start, words.span.end))
    others = (match for pattern in (OTHERS, BESIDE) for match in pattern.finditer(passage.quote, 0, begin))
    first = max((match.end() for match in others), default=0)
    at_once = AT_ONCE.match(passage.quote, end)
    return passage.quote[first : at_once.end() if at_once else None]


# "The raid on Homs came days after strikes that killed ten", "were killed in Homs, while strikes killed 82".
OTHERS = re.compile(r"\b(?:whereas|while|(?:days?|hours|months?|weeks?) (?:after|before))\b")

# "Raids on Homs killed nine as hundreds fled": the count right behind is of what others did, maybe elsewhere.
BESIDE = re.compile(
    r" as (?<=\w as )(?<!\bfew as )(?<!\b(?:high|many|much|such|well) as )(?<!\bknown as )"
    r"(?:(?:about|around|at least|more than|nearly|over|some|the) )*$"
)

# "... killed ten in Maaret al-Numan, in Idlib province"; not "killed in April" nor "in U.S. strikes".
AT_ONCE = re.compile(
    rf" (?:[a-z]+ ){{0,2}}?in (?:the )?(?!(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b){NAME}(?:(?:,|in) {NAME})*"
    r"(?=[,.;]|$|(?<= )(?:after|and|as|by|during|in|on|sparking|when|which|while)\b)"
)

# "Since the start of the uprising in March 2011".
SINCE = r"\bsince (?:[\w’'-]+ ){{1,9}}?in (?:[A-Z][a-z]+ )?{0}\b"


def _is_since(toll: Toll, tally: Tally, notes: Notes) -> bool:
    """Say whether a passage counts since the month or year that weighing takes for when it was."""
    if toll.span is None:
        return False
    words = notes.passage(tally.statement.evidence, ()).quote
    return "since" in words and re.search(SINCE.format(toll.span[0].year), words) is not None


def _war_of(statement: Statement, notes: Notes) -> str | None:
    passage, told = notes.passage(statement.evidence, ()), statement.evidence.span
    begin = passage.span.start
    return find_war(passage.quote, told.start - begin, told.end - begin)


def _shown_history(history: History, labels: Mapping[str, str], notes: Notes) -> History | None:
    """Return a plan by what the steps that name most of it show, and those that name the most of that.

    A step that only says "their meeting" is none; who confirms what such a step announced is the first to tell of it.
    The day of what was held is that which its outcome gives: it may have been announced for a week. What moves a plan,
    and what came of it then, is of another day or place and need not show the first.
    """
    marks = topic_marks(history.topic)
    named = {step: count_marks(notes.passage(step.statement.evidence, marks).quote, marks) for step in history.steps}
    most = max(named.values(), default=0)
    fullest = [step.statement for step, count in named.items() if count == most]
    topic = shown_topic(history.topic, fullest, labels, notes)
    marks = topic_marks(topic)
    since = next((n for n, step in enumerate(history.steps) if step.phase is Phase.MOVED), len(history.steps))
    fullest = [step.statement for step in history.steps[:since] if step.statement in fullest] or fullest
    held = [step.statement for step in history.steps[:since] if step.phase is Phase.HELD and step.statement in fullest]
    span = _shown_days(history.span, held or fullest, marks, notes)
    passages = ((step, notes.passage(step.statement.evidence, marks).quote) for step in history.steps[:since])
    steps = [step for step, words in passages if 2 * count_marks(words, marks) > len(marks) and not is_headline(words)]
    steps += history.steps[since:] if steps else ()
    if not steps or steps[0].phase not in (Phase.ANNOUNCED, Phase.CONFIRMED):
        return None
    return replace(history, topic=topic, span=span, steps=(replace(steps[0], phase=Phase.ANNOUNCED), *steps[1:]))
