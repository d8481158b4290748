"""Inventions in briefs: how many `rashomon verify` finds, and how often it alarms at a sentence that was not touched.

Of each story two briefs are made: the product's own, and one written of the reports' sentences with dates in full and
small numbers in digits. In some sentences one name, number, day or quoted word is invented (seeded); in others a deed
stands in place of what somebody did, or a day that is told of something else. A third brief is one report held against
the others, of its sentences those that another report tells too: what it says of deeds and days must raise no alarm.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

import rashomon
from evals.deeds import deed_touches, retold
from evals.inventions import Touch, put_day, put_name, put_number, put_quotation, sentences
from evals.tasks import Row, Scores, Task, article
from rashomon.model import Case, Report
from rashomon.telling.verifying import verify
from rashomon.telling.verifying.prose import pieces
from rashomon.wording.days import WEEKDAYS, day_in_words

SEED = 7

# So many stories, drawn by the seed, give some thousand sentences: enough for two digits.
MOST_STORIES = 25

# Reports that are of no story are taken in groups of this many, as an archive of mixed reports.
GROUP = 6

# So many sentences of a brief are touched, and so many sentences of a report go into a written brief.
TOUCHED = 0.3
SENTENCES_A_REPORT = 6

# So many reports of a story are held against the others.
HELD = 3

# A sentence that was not touched.
LEFT = "untouched"

# What is put in place of another deed or day: told apart from the other inventions.
PLACED = ("deed", "other day")


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a row for every touched sentence, and for every sentence that was left alone."""
    for number_, (story, cases) in enumerate(_archives(rows, Random(SEED))):
        names = sorted({entity.evidence.quote for case in cases for r in case.reports for entity in _people(r)})
        for form, write in (("own", lambda cases, chance: _own(cases)), ("written", _written)):
            chance = Random(f"{SEED} {number_} {form}")  # of its own: what we tell changes nothing in what is written
            brief = write(cases, chance)
            yield from _tried(f"{number_}-{form}", form, brief, list(_touches(brief, names, chance)), cases)
            deeds = list(deed_touches(brief, cases, Random(f"{SEED} {number_} {form} deeds")))
            yield from (row for row in _tried(f"{number_}-{form}", form, brief, deeds, cases) if row["kind"] != LEFT)
        chance = Random(f"{SEED} {number_} retold")
        for held in sorted(chance.sample(range(len(story)), min(HELD, len(story)))) if len(story) > 1 else ():
            yield from _retold(f"{number_}-retold", story, held, chance)


def _tried(id: str, form: str, brief: str, touches: Sequence[Touch], cases: Sequence[Case]) -> Iterator[Row]:
    touched = brief
    for touch in sorted(touches, key=lambda touch: -touch.start):
        touched = touched[: touch.start] + touch.words + touched[touch.end :]
    alarms = verify(touched, cases)
    for row in _outcomes(brief, touched, touches, [(a.start, a.end, f"{a.kind} {a.words}: {a.why}") for a in alarms]):
        yield {"id": id, "form": form, **row}


def _retold(id: str, story: Sequence[Row], held: int, chance: Random) -> Iterator[Row]:
    """Yield the rows of one report of a story, where another tells the same, held against the others."""
    with rashomon.open() as archive:
        archive.add_articles(article(row) for place, row in enumerate(story) if place != held)
        cases = archive.cases()
    brief = retold(article(story[held]), [report.article for case in cases for report in case.reports])
    deeds = list(deed_touches(brief, cases, chance))
    yield from _tried(id, "retold", brief, deeds, cases)


def _archives(rows: Sequence[Row], chance: Random) -> Iterator[tuple[Sequence[Row], tuple[Case, ...]]]:
    groups: dict[str, list[Row]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.get("story") or str(place // GROUP), []).append(row)
    for story in chance.sample(sorted(groups), min(MOST_STORIES, len(groups))):
        with rashomon.open() as archive:
            archive.add_articles(article(row) for row in groups[story])
            yield groups[story], archive.cases()


def _people(report: Report) -> list[rashomon.model.Entity]:
    return [
        e for e in report.annotations.entities if e.label in ("PERSON", "ORG", "GPE") and e.evidence.quote.istitle()
    ]


def _own(cases: Sequence[Case]) -> str:
    from rashomon import telling, weighing

    return "\n\n".join(telling.render(telling.make_brief(case, weighing.weigh(case)), "text") for case in cases)


def _written(cases: Sequence[Case], chance: Random) -> str:
    """Return some sentences of each report, with weekdays as dates in full and small numbers in digits."""
    lines = []
    for case in cases:
        for report in case.reports:
            text = _dated(report)
            sentences = [piece.text.strip() for piece in pieces(text) if 8 <= len(piece.text.split()) <= 45]
            sentences = [one for one in sentences if one.count("“") == one.count("”") and one.count('"') % 2 == 0]
            chosen = sorted(chance.sample(range(len(sentences)), min(SENTENCES_A_REPORT, len(sentences))))
            lines.append(" ".join(_in_digits(sentences[n]) for n in chosen))
    return "\n\n".join(line for line in lines if line) + "\n"


def _dated(report: Report) -> str:
    text = report.article.text
    for time in sorted(report.annotations.times, key=lambda time: -time.evidence.span.start):
        words = time.evidence
        line = text[max(0, words.span.start - 300) : words.span.end + 300]
        if words.quote in WEEKDAYS and time.begin and time.begin == time.end and not re.search('[“”"]', line):
            text = text[: words.span.start] + day_in_words(time.begin) + text[words.span.end :]
    return text


def _in_digits(sentence: str) -> str:
    small = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    if any(mark in sentence for mark in '“”"'):
        return sentence
    return re.sub(rf"(?<![\w-])({'|'.join(small)})\b(?= [a-z])", lambda m: str(small.index(m[1]) + 2), sentence)


def _touches(brief: str, names: Sequence[str], chance: Random) -> Iterator[Touch]:
    """Yield an invention for some of the sentences that have something to invent in; each kind as often as may be."""
    makers: tuple[Callable[[str, int, Sequence[str], Random], Touch | None], ...] = (
        put_name,
        put_number,
        put_day,
        put_quotation,
    )
    for turn, (start, end) in enumerate(sentences(brief)):
        if chance.random() < TOUCHED:
            sentence = brief[start:end]
            order = makers[turn % 4 :] + makers[: turn % 4]
            touch = next(filter(None, (make(sentence, start, names, chance) for make in order)), None)
            if touch:
                yield touch


def _outcomes(
    brief: str, touched: str, touches: Sequence[Touch], alarms: Sequence[tuple[int, int, str]]
) -> Iterator[Row]:
    """Yield whether each invention is found, and whether each other sentence is left alone."""
    shift = 0
    ordered = sorted(touches, key=lambda touch: touch.start)
    hit: set[tuple[int, int, str]] = set()
    for touch in ordered:
        begin, end = touch.start + shift, touch.start + shift + len(touch.words)
        shift += len(touch.words) - (touch.end - touch.start)
        found = [alarm for alarm in alarms if alarm[0] < end and begin < alarm[1]]
        hit.update(found)
        line = touched[touched.rfind("\n", 0, begin) + 1 : touched.find("\n", end)]
        yield {"kind": touch.kind, "found": bool(found), "words": touch.words, "where": line}
    for start, end in sentences(touched):
        if not any(start <= t < end for t in _places(ordered)):
            false = [alarm for alarm in alarms if start <= alarm[0] < end]
            yield {
                "kind": LEFT,
                "found": bool(false),
                "words": "; ".join(a[2] for a in false),
                "where": touched[start:end],
            }


def _places(ordered: Sequence[Touch]) -> list[int]:
    places, shift = [], 0
    for touch in ordered:
        places.append(touch.start + shift)
        shift += len(touch.words) - (touch.end - touch.start)
    return places


def score(rows: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of inventions found, by kind, and the share of untouched sentences without an alarm."""
    scores: Scores = {}
    for form in ("own", "written"):
        of_form = [row for row in predicted if row["form"] == form]
        inventions = [row for row in of_form if row["kind"] not in (LEFT, *PLACED)]
        for kind in ("name", "number", "day", "quotation"):
            scores[f"{form}: {kind} recall"] = _share([row for row in inventions if row["kind"] == kind])
        scores[f"{form}: recall"] = _share(inventions)
        scores[f"{form}: left alone"] = 1 - _share([row for row in of_form if row["kind"] == LEFT])
    for form in ("own", "written", "retold"):
        for kind in PLACED:
            of_kind = [row for row in predicted if row["form"] == form and row["kind"] == kind]
            if of_kind:
                scores[f"{form}: {kind} recall"] = _share(of_kind)
    left = [row for row in predicted if row["form"] == "retold" and row["kind"] == LEFT]
    for kind in ("deed", "day"):  # of names, numbers and quotations each report has its own
        alarms = sum(any(why.startswith(f"{kind} ") for why in row["words"].split("; ")) for row in left)
        scores[f"retold: {kind}s left alone"] = 1 - alarms / len(left) if left else 1.0
    return scores


def _share(rows: Sequence[Row]) -> float:
    return sum(row["found"] for row in rows) / len(rows) if rows else 0.0


TASK = Task(data=("stories-basil.jsonl", "syria.jsonl.gz"), predict=predict, score=score)
