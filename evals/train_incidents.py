"""Learn what the marks of figures are worth: python -m evals.train_incidents [--data FILE].

A log-linear choice among the pairs of killed and injured that the reports of a story allow, with as many weights as
`incidents.candidates` has marks; first in five parts, each chosen with what the other four taught, then on all.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from evals.figures import DATA, stories_of
from evals.incidents import WEIGHTS, Marks, candidates, choose_day, choose_numbers
from evals.tasks import read_rows

# The strength of the pull to zero; 1, 2 and 4 give the same figures in five parts within .003.
PULL = 2.0
PARTS = 5

Choice = tuple[Sequence[tuple[int, int, Marks]], tuple[int, int]]  # the pairs to choose among, and the right one


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the worth of each mark that makes the right pairs likeliest."""
    names = sorted({mark for pairs, _ in choices for *_, marks in pairs for mark in marks})
    place = {name: i for i, name in enumerate(names)}
    tables = []
    for pairs, (dead, hurt) in choices:
        table = np.zeros((len(pairs), len(names)))
        for row, (*_, marks) in enumerate(pairs):
            for mark, much in marks.items():
                table[row, place[mark]] = much
        right = [[p[:2] == (dead, hurt) for p in pairs], [p[0] == dead for p in pairs], [p[1] == hurt for p in pairs]]
        tables.append((table, [np.array(hits, float) for hits in right if any(hits)]))

    def loss(weights: Any) -> tuple[float, Any]:
        value, slope = PULL / 2 * float(weights @ weights), PULL * weights
        for table, targets in tables:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            for target in targets:
                good = shares * target
                total = good.sum() + 1e-12
                value -= float(np.log(total))
                slope = slope - table.T @ (good / total - shares)
        return value, slope

    learned = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(worth), 3) for name, worth in zip(names, learned, strict=True)}


def main() -> None:
    """Learn, say how well in five parts, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    rows = list(read_rows(parser.parse_args().data or DATA[0]))
    gold = {str(row["story"]): row["gold"] for row in rows}
    stories = stories_of(rows)
    choices: list[Choice] = [
        (list(candidates(tellings, choose_day(tellings))), (gold[story]["killed"], gold[story]["injured"]))
        for story, tellings in stories.items()
    ]
    order = random.Random(1).sample(range(len(choices)), len(choices))
    hits = np.zeros(3)
    for part in range(PARTS):
        left_out = set(order[part::PARTS])
        weights = learn([choices[i] for i in order if i not in left_out])
        for i in sorted(left_out):
            pairs, right = choices[i]
            chosen = choose_numbers(pairs, weights)
            hits += [chosen[0] == right[0], chosen[1] == right[1], chosen == right]
    print("in five parts: killed {:.3f}  injured {:.3f}  both {:.3f}".format(*hits / len(choices)))
    WEIGHTS.write_text(json.dumps(learn(choices), indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
