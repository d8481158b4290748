"""Nobody: one counts those killed, hurt or missing, and another says that there were none: "no one is missing".

What is said to be so of nobody is no number that could be held against others, but a denial of each of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.model import Case, Evidence, Facet, Finding, Measure, Modality, Participant, Stance, Statement, Status
from rashomon.weighing.agreement import Days, Relation, account_of, compare_days, days
from rashomon.weighing.contests import SINGLE
from rashomon.weighing.counts import Count, vague_words
from rashomon.weighing.origins import Origins
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold
from rashomon.wording.people import kind_of_people, kinds_of_people
from rashomon.wording.tables import read_table

TELLING = frozenset({Stance.SAYS, Stance.DENIES})

# One of these stands in all that is said of nobody; looked for first, for speed.
PLAIN = (" no ", "No ", "none", "None", "obody", " not ", "Not ")

# Between nobody and what befell them.
BETWEEN = r"(?:(?:had|has|have|is|are|was|were|been|being|still|believed|reported|remains?) )+"
# Behind a count in one report, so near it somebody answers it.
NEAR = 700


@dataclass(frozen=True)
class Nobody:
    """Who says, and when, that something befell nobody: of all, or of some kind of people."""

    words: Evidence
    speaker: Participant
    measure: Measure
    kind: str | None
    span: Days | None
    published: date | None


def weigh_nobody(case: Case, counts: Sequence[Count], origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each count of people of whom another says, then or later, that there were none."""
    stories = {article: story.id for story in case.stories for article in story.articles}
    published = {report.article.id: report.article.published.value for report in case.reports}
    told: dict[tuple[str, Measure, float], list[tuple[Count, Nobody]]] = {}
    for nobody in _nobodies(case):
        for count in counts:
            of_one_story = stories.get(count.words.article) == stories.get(nobody.words.article)
            if of_one_story and _is_denied(count, nobody, published):
                key = (stories.get(count.words.article, ""), count.figure.measure, count.figure.value)
                told.setdefault(key, []).append((count, nobody))
    yield from (_dispute(pairs, origins) for pairs in told.values())


def _is_denied(count: Count, nobody: Nobody, published: Mapping[str, date | None]) -> bool:
    """Say whether somebody else denies a count: of such people and days, and not before it was told."""
    if count.figure.measure is not nobody.measure or vague_words(count.figure) or count.is_war_toll or count.of_war:
        return False
    if count.figure.value <= SINGLE:
        return False
    if count.source is None and count.words.article == nobody.words.article:
        return False
    if count.source and fold(count.source.name) == fold(nobody.speaker.name):
        return False
    if nobody.kind and nobody.kind != count.kind:
        return False
    if count.span and nobody.span and compare_days(count.span, nobody.span) is Relation.CONTRADICTS:
        return False
    if count.span and not count.is_of_days:
        return False
    day = published[count.words.article]
    is_later = bool(day and nobody.published and day <= nobody.published)
    return (
        _is_answered(count, nobody)
        if count.words.article == nobody.words.article
        else is_later and _meet(count, nobody)
    )


def _is_answered(count: Count, nobody: Nobody) -> bool:
    """Say whether somebody is heard a little behind a count in one report."""
    return 0 <= nobody.words.span.start - count.words.span.end <= NEAR


def _meet(count: Count, nobody: Nobody) -> bool:
    """Say whether a denial in another report names the place of a count; who is missing is so of the whole story."""
    place = count.place.evidence.quote if count.place else None
    return count.figure.measure is Measure.MISSING or (place is not None and place in nobody.words.quote)


def _dispute(pairs: Sequence[tuple[Count, Nobody]], origins: Origins) -> Finding:
    counts = list(dict.fromkeys(count.words for count, _ in pairs))
    of = {count.words: count.source for count, _ in pairs}
    said = {nobody.words: nobody.speaker for _, nobody in pairs}
    claimed = [_statement(Modality.ALLEGED, words, of[words], origins) for words in counts]
    denied = [_statement(Modality.DENIED, words, who, origins) for words, who in said.items()]
    first = max(counts, key=lambda words: len(words.quote))
    voices = claimed[0].speaker or claimed[0].origin.name, denied[0].speaker
    return Finding(
        subject_id=short_id(f"nobody|{first.article}:{first.span.start}"),
        subject=f"“{' '.join(first.quote.split())}”",
        facet=Facet.WHETHER,
        accounts=(account_of(claimed), account_of(denied)),
        status=Status.CONTESTED,
        rule=f"“alleged” ({voices[0]}) and “denied” ({voices[1]}) cannot both be so",
    )


def _statement(value: Modality, words: Evidence, who: Participant | None, origins: Origins) -> Statement:
    return Statement(value=value.value, evidence=words, origin=origins.of(words, who), speaker=origins.speaker(who))


def _nobodies(case: Case) -> Iterator[Nobody]:
    for report in case.reports:
        text = report.article.text
        for quote in report.annotations.quotes:
            if quote.stance not in TELLING or not quote.speaker or len(quote.content) != 1:
                continue
            content, said = quote.content[0], quote.content[0].of(text)
            if not any(word in said for word in PLAIN):
                continue
            for measure, pattern in _patterns().items():
                found = pattern.search(text, content.start, content.end)
                if found:
                    yield Nobody(
                        words=quote.evidence,
                        speaker=quote.speaker,
                        measure=measure,
                        kind=kind_of_people(found["who"] or ""),
                        span=days(quote.when.time) if quote.when else None,
                        published=report.article.published.value,
                    )


@cache
def _patterns() -> Mapping[Measure, re.Pattern[str]]:
    """Return by measure the pattern of what befell nobody: "none of the pupils is missing"."""
    people = "|".join(("child", "people", "person", *(w for kind in kinds_of_people().values() for w in sorted(kind))))
    some = rf"(?:no|not a single|not one) (?P<who>(?:other )?(?:{people})) "
    none = rf"\b(?:{some}|nobody |no[ -]one |none (?:of [^,.;]{{1,40}}? )?)"
    table = read_table("weighing", "denials")["nobody"]
    return {
        Measure(name): re.compile(rf"{none}{BETWEEN}(?:{'|'.join(words)})\b", re.IGNORECASE)
        for name, words in table.items()
    }
