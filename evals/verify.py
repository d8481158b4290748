"""Inventions in briefs: how many `rashomon verify` finds, and how often it alarms at a sentence that was not touched.

Of each story two briefs are made: the product's own, and one written of the reports' sentences with dates in full and
small numbers in digits. In some sentences one name, number, day or quoted word is invented (seeded).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import rashomon
from evals.tasks import Row, Scores, Task, article
from rashomon.model import Case, Report
from rashomon.telling.verifying import verify
from rashomon.telling.verifying.days import find_days
from rashomon.telling.verifying.prose import pieces
from rashomon.wording.days import MONTHS, WEEKDAYS, day_in_words
from rashomon.wording.numbers import NUMBER, number

SEED = 7

# So many stories, drawn by the seed, give some thousand sentences: enough for two digits.
MOST_STORIES = 25

# Reports that are of no story are taken in groups of this many, as an archive of mixed reports.
GROUP = 6

# So many sentences of a brief are touched, and so many sentences of a report go into a written brief.
TOUCHED = 0.3
SENTENCES_A_REPORT = 6

GIVEN = ("Anton", "Beatrix", "Casper", "Dorothea", "Emil", "Friederike", "Gustav", "Henriette", "Ingmar", "Jolanda")
SURNAMES = ("Abelmann", "Brockvist", "Castellane", "Dornbirn", "Ellerby", "Fontarosa", "Grellmann", "Holmquist")


@dataclass(frozen=True)
class Touch:
    """One invention: of which kind, and what it puts between two places of the brief."""

    kind: str
    start: int
    end: int
    words: str


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a row for every touched sentence, and for every sentence that was left alone."""
    for number_, cases in enumerate(_archives(rows, Random(SEED))):
        names = sorted({entity.evidence.quote for case in cases for r in case.reports for entity in _people(r)})
        for form, write in (("own", lambda cases, chance: _own(cases)), ("written", _written)):
            chance = Random(f"{SEED} {number_} {form}")  # of its own: what we tell changes nothing in what is written
            brief = write(cases, chance)
            touches = list(_touches(brief, names, chance))
            touched = brief
            for touch in sorted(touches, key=lambda touch: -touch.start):
                touched = touched[: touch.start] + touch.words + touched[touch.end :]
            alarms = verify(touched, cases)
            for row in _outcomes(brief, touched, touches, [(a.start, a.end, f"{a.words}: {a.why}") for a in alarms]):
                yield {"id": f"{number_}-{form}", "form": form, **row}


def _archives(rows: Sequence[Row], chance: Random) -> Iterator[tuple[Case, ...]]:
    groups: dict[str, list[Row]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.get("story") or str(place // GROUP), []).append(row)
    for story in chance.sample(sorted(groups), min(MOST_STORIES, len(groups))):
        with rashomon.open() as archive:
            archive.add_articles(article(row) for row in groups[story])
            yield archive.cases()


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
    makers: tuple[Callable[[str, int, Sequence[str], Random], Touch | None], ...] = (_name, _number, _day, _quotation)
    for turn, (start, end) in enumerate(_sentences(brief)):
        if chance.random() < TOUCHED:
            sentence = brief[start:end]
            order = makers[turn % 4 :] + makers[: turn % 4]
            touch = next(filter(None, (make(sentence, start, names, chance) for make in order)), None)
            if touch:
                yield touch


def _sentences(brief: str) -> list[tuple[int, int]]:
    return [(piece.at(0), piece.at(len(piece.text) - 1) + 1) for piece in pieces(brief)]


def _name(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    found = [m for name in names for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence)]
    if not found:
        return None
    match = max(found, key=lambda m: (len(m.group()), -m.start()))
    _, *rest = match.group().split()
    new = chance.choice(SURNAMES)
    if rest:  # half of the time only the given name is invented
        new = f"{chance.choice(GIVEN)} {new if chance.random() < 0.5 else rest[-1]}"
    return Touch("name", start + match.start(), start + match.end(), new)


def _number(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    blank = re.sub(
        r"\[\d+\]|report \d+|and \d+ more|\b\d+ (?:origins?|reports?)\b.*|^\s*\d+\.",
        lambda m: "_" * len(m[0]),
        sentence,
    )
    for day in find_days(sentence):
        blank = blank[: day.start] + "_" * (day.end - day.start) + blank[day.end :]
    found = [(m, v) for m in NUMBER.finditer(blank) if (v := number(m.group())) and v >= 2 and m.group()[0].isdigit()]
    if not found or "findings" in sentence:
        return None
    match, value = chance.choice(found)
    step = 10 ** max(0, len(str(int(value))) - 2)
    new = int(value) + chance.choice((-1, 1)) * step * chance.randint(1, 9)
    new = new if new > 1 and new != value else int(value) + 4 * step
    return Touch("number", start + match.start(), start + match.end(), f"{new:,}")


def _day(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    found = [day for day in find_days(sentence) if day.day.weekday is not None or day.day.full]
    if not found:
        return None
    chosen = chance.choice(found)
    words, shift = sentence[chosen.start : chosen.end], chance.randint(1, 6)
    full = chosen.day.full
    if full and chosen.day.end is None and any(month in words for month in MONTHS):
        new = day_in_words(type(full).fromordinal(full.toordinal() + shift))
        new = new if words[:1].isalpha() else new.split(" ", 1)[1]
    elif words in WEEKDAYS:
        new = WEEKDAYS[(WEEKDAYS.index(words) + shift) % 7]
    else:
        return None
    return Touch("day", start + chosen.start, start + chosen.end, new)


def _quotation(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    quoted = next((m for m in re.finditer(r"“[^“”]{25,}”|(?<!\w)\"[^\"\s][^\"]{25,}\"", sentence)), None)
    if not quoted:
        return None
    words = list(re.finditer(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])", quoted.group()))
    if not words:
        return None
    word = chance.choice(words)
    at = start + quoted.start() + word.start()
    return Touch("quotation", at, at + len(word.group()), chance.choice(("purple", "harvest", "remote", "unlikely")))


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
    for start, end in _sentences(touched):
        if not any(start <= t < end for t in _places(ordered)):
            false = [alarm for alarm in alarms if start <= alarm[0] < end]
            yield {
                "kind": "untouched",
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
        inventions = [row for row in of_form if row["kind"] != "untouched"]
        for kind in ("name", "number", "day", "quotation"):
            scores[f"{form}: {kind} recall"] = _share([row for row in inventions if row["kind"] == kind])
        scores[f"{form}: recall"] = _share(inventions)
        scores[f"{form}: left alone"] = 1 - _share([row for row in of_form if row["kind"] == "untouched"])
    return scores


def _share(rows: Sequence[Row]) -> float:
    return sum(row["found"] for row in rows) / len(rows) if rows else 0.0


TASK = Task(data=("stories-basil.jsonl", "syria.jsonl.gz"), predict=predict, score=score)
