"""The floors under the measured figures: kept in floors.json with a digest of the corpus, never lowered in silence."""

import hashlib
import math
from pathlib import Path

import msgspec

from evals.tasks import Scores

FLOORS = Path(__file__).with_name("floors.json")

# A floor is a figure as measured, cut after the third decimal: what another processor rounds otherwise is less.
DECIMALS = 3


class Floor(msgspec.Struct, kw_only=True):
    """The least figures of one task on one file, and why any of them was lowered."""

    digest: str
    figures: dict[str, float]
    lowered: list[str] = []


Floors = dict[str, dict[str, Floor]]  # by task, by file name


def read_floors() -> Floors:
    """Return the floors that are kept."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=Floors) if FLOORS.exists() else {}


def check(task: str, file: Path, scores: Scores) -> list[str]:
    """Return what is wrong: a figure below its floor, or a corpus other than the one the floor was measured on."""
    floor = read_floors().get(task, {}).get(file.name)
    if floor is None:
        return [f"{task} {file.name}: no floor yet; set it with: python -m evals floors {task}"]
    if floor.digest != digest_of(file):
        return [f"{task} {file.name}: this is not the corpus that the floor was measured on"]
    below = [(name, least) for name, least in floor.figures.items() if scores.get(name, -1.0) < least]
    return [f"{task} {file.name}: {name} {scores.get(name, math.nan):.4f}, floor {least}" for name, least in below]


def raise_floors(task: str, file: Path, scores: Scores, lower: str | None) -> None:
    """Raise the floors to the figures. One that would fall stays where it is unless `lower` says why it may."""
    floors = read_floors()
    kept = floors.setdefault(task, {}).setdefault(file.name, Floor(digest=digest_of(file), figures={}))
    if kept.digest != digest_of(file):
        if not lower:
            raise SystemExit(f"{file}: not the corpus that the floor was measured on; --lower WHY starts anew")
        kept.digest, kept.figures = digest_of(file), {}
    for name, figure in scores.items():
        cut = math.floor(figure * 10**DECIMALS) / 10**DECIMALS
        before = kept.figures.get(name, -1.0)
        if cut < before and not lower:
            print(f"  {name}: {cut} is below its floor {before}, which stays (--lower WHY lowers it)")
            continue
        if cut < before:
            kept.lowered.append(f"{name} {before} -> {cut}: {lower}")
        kept.figures[name] = cut
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=1) + b"\n")


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
