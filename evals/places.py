"""Places: toponyms found, and how many of those found lie within 161 km of where they are (LGL, GeoVirus)."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from evals.tasks import Row, Scores, Task, article, f1
from rashomon.annotating import annotate

# A hundred miles: the distance within which a toponym counts as resolved, since Leidner (2007).
NEAR_KM = 161
EARTH_DIAMETER_KM = 12_742


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the places of each report."""
    for row, found in zip(rows, annotate(map(article, rows)), strict=True):
        yield {
            "id": row["id"],
            "places": [
                {
                    "start": place.evidence.span.start,
                    "end": place.evidence.span.end,
                    "name": place.name,
                    "lat": place.lat,
                    "lon": place.lon,
                    "country": place.country,
                    "geonames": place.geonames,
                    "precision": place.precision,
                }
                for place in found.places
            ],
        }


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return tagging F1 by overlap, and the share within 161 km of the matched and of all located toponyms."""
    counts: Counter[str] = Counter()
    for row, found in zip(gold, predicted, strict=True):
        counts += _matches(row["places"], found["places"])
    return {
        "tagging F1": f1(counts["tagged"], counts["predicted"], counts["gold"]),
        "Acc@161 matched": counts["near"] / max(1, counts["matched"]),
        "Acc@161 end to end": counts["near"] / max(1, counts["located"]),
    }


def _matches(gold: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    counts = Counter(gold=len(gold), predicted=len(predicted))
    free = list(predicted)
    for toponym in gold:
        hit = next((place for place in free if _overlap(place, toponym)), None)
        if hit is not None:
            free.remove(hit)
            counts["tagged"] += 1
        if toponym["lat"] is None:
            continue
        counts["located"] += 1
        if hit is not None and hit["lat"] is not None:
            counts["matched"] += 1
            counts["near"] += _km(toponym, hit) <= NEAR_KM
    return counts


def _overlap(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _km(one: Row, other: Row) -> float:
    """Return the great-circle distance by the haversine formula."""
    north, east, up, right = (math.radians(place[axis]) for place in (one, other) for axis in ("lat", "lon"))
    half = math.sin((up - north) / 2) ** 2 + math.cos(north) * math.cos(up) * math.sin((right - east) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(half)))


TASK = Task(data=("places-lgl.jsonl",), predict=predict, score=score)
