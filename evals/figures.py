"""Figures: the killed, the injured, the town and the day of each incident of the Gun Violence Archive.

What the reports of a story say together is chosen in `evals/incidents.py` and `evals/towns.py` from what
`rashomon.annotate` finds in each.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from evals.incidents import Telling, candidates, choose_day, choose_numbers, weights
from evals.tasks import DATA as FOLDER
from evals.tasks import Row, Scores, Task, article
from evals.towns import choose_town
from rashomon.annotating import annotate
from rashomon.model import Article

DATA: tuple[Path, ...] = (FOLDER / "stories-gva.jsonl.gz",)


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield one row a story: {story, killed, injured, city, day}."""
    for story, tellings in stories_of(rows).items():
        day = choose_day(tellings)
        killed, injured = choose_numbers(list(candidates(tellings, day)), weights())
        yield {
            "story": story,
            "killed": killed,
            "injured": injured,
            "city": choose_town(tellings),
            "day": day and day.isoformat(),
        }


def stories_of(rows: Sequence[Row]) -> Mapping[str, Sequence[Telling]]:
    """Return the reports of each story, annotated, the oldest first."""
    stories: dict[str, list[Telling]] = defaultdict(list)
    clippings = [clipping(row) for row in rows]
    for row, read, found in zip(rows, clippings, annotate(clippings), strict=True):
        published = row.get("published")
        stories[str(row["story"])].append(Telling(read, found, date.fromisoformat(published) if published else None))
    for tellings in stories.values():
        tellings.sort(key=lambda telling: telling.published or date.min)
    return stories


def clipping(row: Row) -> Article:
    """Read a row as a clipping: its headline above its text, where the text does not hold it."""
    title, text = row.get("title") or "", row["text"]
    return article(row if title in text else {**row, "text": f"{title}\n\n{text}"})


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the shares of stories with the killed, the injured, both, the town and the day exactly right."""
    wanted = {str(row["story"]): row["gold"] for row in gold}
    given = {str(row["story"]): row for row in predicted}
    right: Counter[str] = Counter()
    for story, incident in wanted.items():
        found = given.get(story, {})
        killed, injured = (found.get(facet) == incident[facet] for facet in ("killed", "injured"))
        right["killed"] += killed
        right["injured"] += injured
        right["both"] += killed and injured
        right["several"] += incident["killed"] >= 2
        right["killed where two or more"] += killed and incident["killed"] >= 2
        right["city"] += plain(found.get("city") or "") in names_of(incident.get("city") or "")
        right["day"] += found.get("day") == day_of(incident.get("date") or "")
    return {
        "killed": right["killed"] / len(wanted),
        "injured": right["injured"] / len(wanted),
        "both": right["both"] / len(wanted),
        "killed where two or more": right["killed where two or more"] / max(1, right["several"]),
        "city": right["city"] / len(wanted),
        "day": right["day"] / len(wanted),
    }


def names_of(city: str) -> set[str]:
    """Return the names that an archive gives for a town: "Humble (Atascocita)" is either; "(county)" is none."""
    return {plain(part) for part in re.split(r"\s*[()]\s*", city) if part and part.lower() != "county"}


def plain(name: str) -> str:
    """Return a town's name in small letters, "Saint" as "st", without "the"."""
    return re.sub(r"\b(?:saint|st\.)(?=\s)", "st", name.lower()).removeprefix("the ").strip()


def day_of(words: str) -> str:
    """Return "January 27, 2014" as "2014-01-27"."""
    try:
        return datetime.strptime(words, "%B %d, %Y").date().isoformat()
    except ValueError:
        return words


TASK = Task(data=("stories-gva.jsonl.gz",), predict=predict, score=score)
