"""Run one measured task, or the gate that holds all of them to their floors.

    python -m evals TASK [--data FILE] [--out PRED.jsonl] [--limit N]
    python -m evals gate [TASK ...]              fail where a figure is below its floor
    python -m evals floors TASK [TASK ...]       raise the floors to today's figures; --lower WHY to lower one

The corpora are looked for in ../shared/data, or where RASHOMON_DATA says.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path

from evals.floors import check, raise_floors
from evals.tasks import DATA, Row, Scores, Task, read_rows


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__, formatter_class=_Plain)
    parser.add_argument("task", metavar="TASK", help=f"gate, floors, or one of: {', '.join(task_names())}")
    parser.add_argument("names", nargs="*", help="for gate and floors: the tasks, by default all")
    parser.add_argument("--data", type=Path, help="a file of the task's schema, in place of the default ones")
    parser.add_argument("--out", type=Path, help="write the predictions here, as JSON Lines")
    parser.add_argument("--limit", type=int, help="only the first rows")
    parser.add_argument("--lower", metavar="WHY", help="for floors: lower where need be, and keep the reason")
    asked = parser.parse_args()
    names = asked.names or task_names()
    unknown = [name for name in (*asked.names, asked.task) if name not in (*task_names(), "gate", "floors")]
    if unknown:
        parser.error(f"no such task: {', '.join(unknown)}")
    if asked.task == "gate":
        return gate(names)
    if asked.task == "floors":
        for name in names:
            for file in files(load(name)):
                raise_floors(name, file, run(load(name), file), asked.lower)
        return 0
    task = load(asked.task)
    chosen = [asked.data] if asked.data else files(task)
    for file in chosen:
        run(task, file, asked.out and (asked.out if len(chosen) == 1 else beside(asked.out, file)), asked.limit)
    return 0


def beside(out: Path, file: Path) -> Path:
    """Return where the predictions on one of several files go: PRED-stories-gva.jsonl."""
    return out.with_stem(f"{out.stem}-{file.name.split('.')[0]}")


class _Plain(argparse.RawDescriptionHelpFormatter):
    """Keep the lines of the description as they are."""


def task_names() -> list[str]:
    """Return the names of all tasks: the modules of this folder that define one."""
    here = Path(__file__).parent
    return sorted(path.stem for path in here.glob("*.py") if "\nTASK = " in path.read_text(encoding="utf-8"))


def load(name: str) -> Task:
    """Return a task by name."""
    task: Task = import_module(f"evals.{name}").TASK
    return task


def files(task: Task) -> list[Path]:
    """Return the task's default files. Ends the program, with a line that says so, where they are absent."""
    paths = [DATA / name for name in task.data]
    absent = [path for path in paths if not path.exists()]
    if absent:
        sys.exit(f"{absent[0]}: not there; say where the corpora are with RASHOMON_DATA, or give a file with --data")
    return paths


def run(task: Task, file: Path, out: Path | None = None, limit: int | None = None) -> Scores:
    """Predict and score one file, and print the figures."""
    rows = list(islice(read_rows(file), limit))
    begin = time.perf_counter()
    predicted = list(task.predict(rows))
    seconds = time.perf_counter() - begin
    if out:
        write_rows(predicted, out)
    scores = task.score(rows, predicted)
    print(f"{file.name}: {len(rows)} rows in {seconds:.1f} s")
    for name, figure in scores.items():
        print(f"  {name:<32} {figure:.3f}")
    return scores


def gate(names: Sequence[str]) -> int:
    """Run the tasks and say where a figure is below its floor."""
    faults = [
        fault for name in names for file in files(load(name)) for fault in check(name, file, run(load(name), file))
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    print("below the floors" if faults else "every figure at or above its floor")
    return 1 if faults else 0


def write_rows(rows: Iterable[Row], out: Path) -> None:
    """Write rows as JSON Lines."""
    with out.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
