"""The lead: the affair in a few sentences, and in one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model import Evidence, Facet, Finding, Grain, Happening, Modality, Phase, Statement
from rashomon.telling.asking import in_words_of, question, sides_of
from rashomon.telling.brief import Line
from rashomon.telling.citing import place_mark
from rashomon.telling.clauses import capitalised, people
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.naming import MOST_NAMED
from rashomon.telling.openings import find_opening, is_told_at_once, shared_words
from rashomon.telling.quotations import as_quoted
from rashomon.telling.sentences import least_said, sentence
from rashomon.wording.days import day_in_words
from rashomon.wording.normal import forms, stem
from rashomon.wording.speech import SAID

# The contested matters that a lead names by what they are about.
ABOUT = {
    Facet.WHO: "who takes part in the {subject}",
    Facet.WHERE: "where the {subject} was",
    Facet.WHEN: "the day of the {subject}",
    Facet.ASKED_BY: "who asked for the {subject}",
    Facet.WHOSE: "whose matter the {subject} was",
}


def find_lead(
    agreed: Sequence[Finding], contested: Sequence[Finding], desk: Desk, overtaken: Sequence[Evidence] = ()
) -> Iterator[Line]:
    """Yield what happened and how many it befell by two origins or more, and what is most contested.

    Where too few reports begin with any of it, it is not what they are about: one of them tells that in its words, but
    not in those `overtaken` by what became of a plan.
    """
    titles = _stems(" ".join(report.article.title or "" for report in desk.case.reports))
    told = [finding for finding in agreed if finding.span is None or desk.is_current(finding.span)]
    at_once = [finding for finding in told if _opens_reports(finding, desk)]
    first = [
        _first([f for f in at_once if f.facet is Facet.WHETHER], titles, desk),
        _first([f for f in told if f.facet is Facet.HOW_MANY], titles, desk),
    ]
    leading = sorted(filter(None, first), key=lambda finding: -_worth(finding, titles, desk))
    opening = None
    if not any(finding in at_once for finding in leading):
        opening = find_opening(desk.case, desk.main_words, [*overtaken, *_called_off(desk), *_counted_since(desk)])
    if opening:
        yield _in_its_words(opening, desk)
    else:
        yield from (_told(finding, desk) for finding in leading)
    if contested:
        yield _differ(contested[0], desk)


def _counted_since(desk: Desk) -> Iterator[Evidence]:
    """Yield the words with counts that those who gave them have replaced since."""
    for toll in desk.weighed.tolls:
        yield from (tally.statement.evidence for tally in toll.tallies if tally.superseded)


def _called_off(desk: Desk) -> Iterator[Evidence]:
    """Yield the words that tell as coming what was called off or moved since, or is past and was held or not."""
    for history in desk.weighed.histories:
        if history.outcome or history.is_moved or (history.stands and desk.is_past(history.stands)):
            yield from (step.statement.evidence for step in history.steps if step.phase in OVERTAKEN)
            ids = (history.subject_id, *history.others)
            moves = [step.statement.evidence for step in history.steps if step.phase is Phase.MOVED]
            planned = (_as_planned(happening, desk) for happening in desk.case.happenings if happening.id in ids)
            told = (words for some in planned for words in some)
            yield from (words for words in told if not any(_holds(move, words) for move in moves))


def _holds(passage: Evidence, words: Evidence) -> bool:
    return passage.article == words.article and passage.span.contains(words.span)


def _as_planned(happening: Happening, desk: Desk) -> Iterator[Evidence]:
    """Yield the words with which reports tell a happening as planned."""
    for mention in happening.mentions:
        for event in desk.reports[mention.article].annotations.events:
            if event.evidence.span == mention.span and event.modality is Modality.PLANNED:
                yield event.evidence


# What is told until the outcome of a plan is.
OVERTAKEN = frozenset({Phase.ANNOUNCED, Phase.CONFIRMED, Phase.DOUBTED})


# Two reports that begin alike may both be of the background of a third; chosen by reading the leads of forty affairs.
LEAST_OPENED = 2
SHARE_OPENED = 1 / 3


def _opens_reports(finding: Finding, desk: Desk) -> bool:
    """Say whether enough of the reports begin with a happening, or with a count of somewhere or some day."""
    toll = desk.toll(finding)
    if toll and not (toll.place or toll.span):
        return False
    words = (statement.evidence for statement in statements_of(finding))
    opened = {one.article for one in words if is_told_at_once(one, desk.notes.articles[one.article])}
    return len(opened) >= max(LEAST_OPENED, SHARE_OPENED * len(desk.case.reports))


def _in_its_words(opening: Evidence, desk: Desk) -> Line:
    """Tell how a report begins, and behind its words which days it names without their dates."""
    said = Statement(value="", evidence=opening, origin=desk.weighed.by_article[opening.article])
    named = desk.notes.articles[opening.article].source.label is not None
    publisher, report = desk.hearing.publisher(said).name, f"report {desk.notes.report_numbers[opening.article]}"
    told_by = desk.voices.called(publisher) if named else report
    text = f"In the words of {told_by}: {as_quoted(opening.quote)}{_dates(opening, desk)}"
    return Line(text=text, references=desk.notes.cite([opening]))


def _dates(opening: Evidence, desk: Desk) -> str:
    """Say which days the weekdays and the like of a sentence are: " (Saturday 15 October 2016)".

    The word itself stands with its day where there are several, or it is only the day of who says so.
    """
    told: dict[date, str] = {}
    saying: dict[date, str] = {}
    for time in desk.reports[opening.article].annotations.times:
        one_day = time.grain in ONE_DAY and _holds(opening, time.evidence)
        if one_day and time.begin and not re.search(r"\d", time.evidence.quote):
            before = opening.quote[: time.evidence.span.start - opening.span.start]
            (saying if SAID_ON.search(before) else told).setdefault(time.begin, time.evidence.quote)
    if not (told or saying):
        return ""
    said = Statement(value="", evidence=opening, origin=desk.weighed.by_article[opening.article])
    one = len(told) == 1
    known = (told or saying).items()
    days = (day_in_words(day) if one else f"‘{words}’: {day_in_words(day)}" for day, words in known)
    return f" ({'; '.join(days)}{desk.if_dated([said])})"


def title_of(lead: Sequence[Line], desk: Desk) -> str:
    """Return the title of a report that the lead rests on, so that both tell of one happening: the affair's if it has.

    Of several the one that has most of what the reports begin with.
    """
    cited = {number for line in lead[:1] for number in line.references}
    articles = [desk.notes.articles[one.evidence.article] for one in desk.notes.references() if one.number in cited]
    titles = [article.title for article in articles if article.title and article.language == "en"]
    if not titles or desk.case.title in titles:
        return desk.case.title
    return max(titles, key=lambda title: shared_words(title, desk.main_words))


# "Police | said on | Friday".
SAID_ON = re.compile(rf"\b(?:{SAID}|told(?: \w+){{1,3}}?)(?: on)? $")

# A day, and "on Saturday night".
ONE_DAY = frozenset({Grain.DAY, Grain.SECOND})


def _first(findings: Sequence[Finding], titles: Counter[str], desk: Desk) -> Finding | None:
    return max(findings, key=lambda finding: _worth(finding, titles, desk), default=None)


# What many reports tell leads before what the titles have; chosen by reading twelve leads.
OF_TITLES = 0.25


def _worth(finding: Finding, titles: Counter[str], desk: Desk) -> float:
    """Return how much a finding is what the affair is about: how many titles have its words, and how many tell it."""
    own = _stems(sentence(finding, desk)) | _stems(" ".join(s.evidence.quote for s in finding.backing[:1]))
    of_titles = sum(titles[word] for word in own) / len(desk.case.reports)
    told = len({s.evidence.article for s in statements_of(finding)}) / len(desk.case.reports)
    return OF_TITLES * of_titles + told


def _stems(text: str) -> Counter[str]:
    return Counter(stem(form) for form in forms(text) if len(form) > SHORTEST)


SHORTEST = 3


def _told(finding: Finding, desk: Desk) -> Line:
    told = desk.tellers(statements_of(finding))[1]
    text = f"{sentence(finding, desk)}{desk.attributed(told, MOST_NAMED)}."
    return Line(text=text, references=desk.cite(finding, told))


def _differ(finding: Finding, desk: Desk) -> Line:
    """Say what the accounts of a contested matter are."""
    toll = desk.toll(finding)
    if finding.facet is Facet.WHETHER:
        text = f"Contested: {question(finding, desk)} {capitalised(sides_of(finding, desk))}."
    elif toll:
        standing = [tally for tally in toll.tallies if not tally.superseded]
        numbers = sorted({tally.value for tally in standing})
        told = [least_said([tally.words for tally in standing if tally.value == number]) for number in numbers]
        *first, last = filter(None, told)
        text = f"Accounts differ on {people('how many', toll)}: {' or '.join(filter(None, (', '.join(first), last)))}."
    else:
        about = ABOUT.get(finding.facet, "{subject}").format(subject=finding.subject)
        answers = "; or ".join(in_words_of(a.value, finding).removeprefix("names ") for a in finding.accounts)
        text = f"Accounts differ on {about}: {answers}."
    given = ((account.statements[0].evidence, account.value) for account in finding.accounts)
    cited = desk.notes.cite_voices(given, desk.marks(finding), desk.days(finding), place=place_mark(toll))
    return Line(text=text, references=tuple(dict.fromkeys((*cited, *desk.cite_setting(finding, text, cited)))))
