"""What the words show: findings kept to what their passages name, so that every reference supports its sentence.

Weighing takes a place, an actor or a target also from the context of a report, and links mentions that tell only a part
of what they tell of. That is inference; a sentence of the brief says what stands in the passages below it and no more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from rashomon.model import Account, Case, Facet, Finding, History, Statement, Status, Toll, Topic, Weighed
from rashomon.telling.citing import Marks, Notes, count_marks, mark, place_mark, topic_marks
from rashomon.telling.clauses import is_of_things

# The senses of our event lexicon that befall people alone: who else is named beside them is mostly who counts them.
BODILY = frozenset({"kill", "wound"})
PEOPLE = frozenset({"PERSON", "NORP"})

# What the reports take for a body or a person is no place, though a gazetteer knows one of that name.
NO_PLACES = frozenset({"ORG", "PERSON", "NORP"})


def shown(case: Case, weighed: Weighed, notes: Notes) -> Weighed:
    """Return what was weighed, kept to what its passages show; what they do not show at all is left out."""
    labels = _labels(case)
    tolls = {toll.subject_id: _shown_toll(toll, notes) for toll in weighed.tolls if not is_of_things(toll)}
    findings = (_shown(finding, tolls, labels, notes) for finding in weighed.findings)
    histories = (_shown_history(history, labels, notes) for history in weighed.histories)
    return replace(
        weighed,
        findings=tuple(filter(None, findings)),
        tolls=tuple(tolls.values()),
        histories=tuple(filter(None, histories)),
    )


def _labels(case: Case) -> Mapping[str, str]:
    """Return what each name mostly is by the reports."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in case.reports:
        for entity in report.annotations.entities:
            counts[case.names.of(entity.name)][entity.label] += 1
    return {name: min(labels, key=lambda label: (-labels[label], label)) for name, labels in counts.items()}


def _shown(finding: Finding, tolls: Mapping[str, Toll], labels: Mapping[str, str], notes: Notes) -> Finding | None:
    if finding.facet is Facet.HOW_MANY and finding.subject_id not in tolls:
        return None
    if finding.facet is Facet.HOW_MANY:
        return _among(finding, place_mark(tolls.get(finding.subject_id)), notes)
    if finding.topic is None or finding.status is Status.CONTESTED:
        return finding
    statements = [s for account in finding.accounts for s in account.statements]
    topic = _shown_topic(finding.topic, statements, labels, notes)
    marks = topic_marks(topic)
    return _among(replace(finding, topic=topic), marks, notes) if marks or topic.matter else None


def _shown_topic(topic: Topic, statements: Sequence[Statement], labels: Mapping[str, str], notes: Notes) -> Topic:
    """Return a happening with those of its names that at least half of its passages name."""
    marks = topic_marks(topic)
    passages = [notes.passage(statement.evidence, marks).quote for statement in statements]

    def kept(names: Sequence[str]) -> tuple[str, ...]:
        naming = {name: sum(count_marks(words, (mark(name),)) for words in passages) for name in names}
        return tuple(name for name in names if 2 * naming[name] >= len(passages))

    actors = tuple(name for name in kept(topic.actors) if not all(_is_one_of_two(name, words) for words in passages))
    targets = kept(topic.targets)
    if topic.sense in BODILY:
        targets = tuple(name for name in targets if labels.get(name) in PEOPLE)
    place = next(iter(kept((topic.place,))), None) if topic.place else None
    if place and (labels.get(place) in NO_PLACES or all(_is_government(place, words) for words in passages)):
        place = None
    return replace(topic, actors=actors, targets=targets, place=place)


def _is_one_of_two(name: str, words: str) -> bool:
    """Say whether a passage has somebody only as one who may have done it: "Syrian or Russian warplanes"."""
    either = {word.lower() for pair in EITHER.findall(words) for word in pair}
    return not either.isdisjoint(mark(name))


EITHER = re.compile(r"\b([A-Z]\w+) or ([A-Z]\w+)\b")


def _is_government(place: str, words: str) -> bool:
    """Say whether a place that a passage names stands for its government: "the Damascus regime"."""
    named = re.escape(place)
    return not re.search(rf"\b{named}\b(?! (?:regime|government)\b)", words) and bool(re.search(rf"\b{named}\b", words))


def _among(finding: Finding, marks: Marks, notes: Notes) -> Finding | None:
    """Return a finding with the statements whose passages show most of what is told; its status by those."""
    accounts = [
        Account(value=account.value, statements=told)
        for account in finding.accounts
        if (told := tuple(s for s in account.statements if _shows(notes.passage(s.evidence, marks).quote, marks)))
    ]
    if not accounts:
        return None
    origins = {origin for account in accounts for origin in account.origins}
    status = finding.status
    if status is Status.CONTESTED and len(accounts) == 1:
        status = Status.CORROBORATED
    if status is not Status.CONTESTED and len(origins) == 1:
        status = Status.SINGLE_SOURCE
    return replace(finding, accounts=tuple(accounts), status=status)


def _shows(words: str, marks: Marks) -> bool:
    """Say whether a passage names most of what it is to show, and is a sentence: headlines run things together."""
    return (not marks or 2 * count_marks(words, marks) > len(marks)) and not _is_headline(words)


def _is_headline(words: str) -> bool:
    """Say whether a passage is set in capitals, as headlines are: "Child killed 9 Injured in Attacks in Aleppo"."""
    long = [word for word in words.split() if len(word) > SHORT and word[0].isalpha()]
    return len(long) >= HEADLINE and sum(word[0].islower() for word in long) <= 1


# Words of three letters are small in headlines too. A sentence as long as this has a verb and another small word.
SHORT = 3
HEADLINE = 8


def _shown_toll(toll: Toll, notes: Notes) -> Toll:
    """Return a toll with its place where most of its passages name it, and the counts whose passages do."""
    marks = place_mark(toll)
    naming = tuple(t for t in toll.tallies if count_marks(notes.passage(t.statement.evidence, marks).quote, marks))
    if not marks or 2 * len(naming) <= len(toll.tallies):
        return replace(toll, place=None)
    return replace(toll, tallies=naming)


def _shown_history(history: History, labels: Mapping[str, str], notes: Notes) -> History | None:
    topic = _shown_topic(history.topic, [step.statement for step in history.steps], labels, notes)
    marks = topic_marks(topic)
    steps = tuple(s for s in history.steps if _shows(notes.passage(s.statement.evidence, marks).quote, marks))
    return replace(history, topic=topic, steps=steps) if steps and steps[0] == history.steps[0] else None
