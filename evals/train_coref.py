"""Learn when two mentions are one happening: python -m evals.train_coref [--data FILE] [--check].

Two logistic regressions, of what is done and of what is said, over the marks of `rashomon.linking.judging`, learned
from the pairs of mentions of one sense within a topic of ECB+. First each fifth of the topics is clustered with what
the others taught, which gives the figures that count; then the weights are learned from all and written. With --check
nothing is written.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import rashomon.linking.judging
from evals.coref import Key, Told, as_rows, cluster, read, score, within
from evals.tasks import DATA, read_rows
from rashomon.linking import match_names
from rashomon.linking.affairs import compare_reports
from rashomon.linking.judging import Judge, is_said, marks, set_by_hand
from rashomon.linking.mentions import profiles
from rashomon.linking.tellings import tellings

WEIGHTS = Path(rashomon.linking.judging.__file__).parent / "lexicons" / "happenings.json"

# The strength of the pull to zero (1, 5 and 20 give the same figures within .001).
PULL = 5.0
PARTS = 5

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Lesson:
    """The pairs of mentions of one sense in one topic: their marks, what is set by hand, and which are one."""

    said: bool
    marks: Mapping[str, Array]
    by_hand: Array
    same: Array

    @property
    def weight(self) -> float:
        """What a pair counts: so much that each sense of a topic counts as often as it is mentioned."""
        mentions = (1 + np.sqrt(1 + 8 * len(self.same))) / 2
        return float(1 / (mentions - 1))


def main() -> None:
    """Learn, say how well in five parts, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_coref", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA / "events-ecb.jsonl.gz")
    parser.add_argument("--check", action="store_true", help="print the figures, write nothing")
    asked = parser.parse_args()
    told = read(list(read_rows(asked.data)))
    topics = within(told, lambda each: each.row["topic"])
    lessons = {topic: list(lessons_of(members)) for topic, members in topics.items()}
    print("in five parts:", figures(cross_validated(topics, lessons), told))
    weights = learn([lesson for topic in sorted(lessons) for lesson in lessons[topic]])
    if not asked.check:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print("of what they were learned from:", figures(clusters(topics, weights), told))


def lessons_of(told: Sequence[Told]) -> Iterator[Lesson]:
    """Yield what the mentions of each sense in a topic teach."""
    articles, annotations = [each.article for each in told], [each.annotations for each in told]
    gold = {(each.article.id, m["start"], m["end"]): m["cluster"] for each in told for m in each.mentions}
    ordered = sorted(annotations, key=lambda each: each.article)
    names = match_names(ordered)
    affair = compare_reports(articles)
    found = profiles(articles, ordered, names, {})
    how = tellings(found, articles, affair)
    by_sense: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(found):
        by_sense[profile.sense].append(number)
    for numbers in by_sense.values():
        mine, theirs = np.triu_indices(len(numbers), 1)
        if len(mine):
            some, tellings_ = [found[n] for n in numbers], [how[n] for n in numbers]
            keys = [(m.article, m.span.start, m.span.end) for each in some for m in each.mentions]
            yield Lesson(
                said=is_said(some[0]),
                marks={name: mark[mine, theirs] for name, mark in marks(some, tellings_, affair)},
                by_hand=set_by_hand(some)[mine, theirs],
                same=np.array([gold[keys[a]] == gold[keys[b]] for a, b in zip(mine, theirs, strict=True)], float),
            )


def learn(lessons: Sequence[Lesson]) -> Judge:
    """Return the weights of all marks for what is done and what is said."""
    return {kind: _learn([each for each in lessons if each.said == (kind == "said")]) for kind in ("done", "said")}


def _learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    names = list(lessons[0].marks)
    table = np.concatenate([np.stack([*each.marks.values(), np.ones(len(each.same))], axis=1) for each in lessons])
    same = np.concatenate([each.same for each in lessons])
    by_hand = np.concatenate([each.by_hand for each in lessons])
    counts = np.concatenate([np.full(len(each.same), each.weight) for each in lessons])
    spread = np.append(
        table[:, :-1].std(axis=0), 0.0
    )  # so that the pull is the same for a rare mark and a frequent one

    def loss(weights: Array) -> tuple[float, Array]:
        odds = table @ weights + by_hand
        chance = 1 / (1 + np.exp(-odds))
        value = float(counts @ (np.logaddexp(0, odds) - same * odds) + PULL / 2 * ((weights * spread) ** 2).sum())
        return value, table.T @ (counts * (chance - same)) + PULL * weights * spread**2

    learned = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: round(float(worth), 3) for name, worth in zip([*names, "always"], learned, strict=True)}


def cross_validated(topics: Mapping[str, Sequence[Told]], lessons: Mapping[str, Sequence[Lesson]]) -> dict[Key, str]:
    """Return the clusters of each topic by what the topics of the other parts taught."""
    order = sorted(topics)
    found: dict[Key, str] = {}
    for part in range(PARTS):
        left_out = order[part::PARTS]
        weights = learn([lesson for topic in order if topic not in left_out for lesson in lessons[topic]])
        found |= clusters({topic: topics[topic] for topic in left_out}, weights)
    return found


def clusters(topics: Mapping[str, Sequence[Told]], weights: Judge) -> dict[Key, str]:
    """Return the clusters of some topics by these weights."""
    return {key: id for members in topics.values() for key, id in cluster(members, weights).items()}


def figures(found: Mapping[Key, str], told: Sequence[Told]) -> str:
    """Return the figures of some clusters in words."""
    scores = score([each.row for each in told], list(as_rows(told, found)))
    return "  ".join(f"{name} {value:.3f}" for name, value in scores.items())


if __name__ == "__main__":
    main()
