"""Train what finds attributions on a corpus, and write the weights that the package ships.

    python -m evals.train_quotes [--data FILE] [--out FILE]

Two linear chains (conditional random fields) over hashed features of the dependency parse: one marks reporting phrases
sentence by sentence, one marks source and content in the window of each. Adagrad on mini-batches, features left out at
random, weights averaged over the second half. The weights hold no text: a feature is a
hash of words and labels, its weight one byte.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

import rashomon.annotating.quotes
from evals.chains import Settings, Weights, train
from evals.tasks import DATA, Row, article
from rashomon.annotating.marks import quotations, token_ranges
from rashomon.annotating.parsing import Paragraph, Parsed, parse
from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.features import cue_features, neighbourhood, role_features, window
from rashomon.annotating.quotes.learned import CONTENT, CUE, SOURCE
from rashomon.annotating.quotes.tokens import sentence_starts, tokens_of

WEIGHTS = Path(rashomon.annotating.quotes.__file__).with_name("weights.npz")

# Set by trying a few values while this was built; the trials were not recorded, and training now takes every report.
CUES = Settings(labels=3, passes=5, rate=0.1, dropped=0.3, at_least=5, decay=0.01)
ROLES = Settings(labels=5, passes=6, rate=0.15, dropped=0.5, at_least=4, decay=0.001)

# Weights nearer to zero than this are left out, to keep the file small; what they would change was not measured.
SMALLEST = 0.02


@dataclass(frozen=True)
class Wanted:
    """One attribution of the corpus, in tokens of the report."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass
class Examples:
    """Sequences to learn from: features, labels, and, for cues, the language model's numbers."""

    features: list[npt.NDArray[np.int32]]
    labels: list[npt.NDArray[np.int8]]
    numbers: list[npt.NDArray[np.float16]]


def main() -> None:
    """Read the corpus, train both models, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_quotes", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA / "quotes-train.jsonl.gz", help="reports with attributions")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    asked = parser.parse_args()
    cues, roles = examples(read(asked.data))
    kept: dict[str, npt.NDArray[np.generic]] = {}
    for name, given, settings in (("cue", cues, CUES), ("role", roles, ROLES)):
        print(f"{name}: {len(given.features)} sequences", flush=True)
        kept |= packed(name, train(given.features, given.labels, given.numbers, settings))
    np.savez_compressed(asked.out, **kept)  # type: ignore[arg-type]
    print(f"{asked.out}: {asked.out.stat().st_size:,} bytes")


def read(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def examples(rows: Sequence[Row]) -> tuple[Examples, Examples]:
    """Return what the model of cues and the model of roles learn from."""
    cues, roles = Examples([], [], []), Examples([], [], [])
    for row, parsed in zip(rows, parse(article(row) for row in rows), strict=True):
        docs = [paragraph.doc for paragraph in parsed.paragraphs]
        if not docs:
            continue
        tokens = tokens_of(docs, [token_ranges(p, quotations(p)) for p in parsed.paragraphs])
        wanted = sorted(attributions(parsed, tokens.starts, row["attributions"]), key=lambda a: a.cue)
        labels = np.zeros(len(tokens), np.int8)
        for one in wanted:
            mark(labels, one.cue, CUE)
        features, numbers = cue_features(tokens), neighbourhood(docs).astype(np.float16)
        begins = sentence_starts(tokens)
        for start, end in pairwise(begins):
            cues.features.append(features[start:end])
            cues.labels.append(labels[start:end])
            cues.numbers.append(numbers[start:end])
        for one, seen in zip(wanted, role_features(tokens, [one.cue for one in wanted]), strict=True):
            start, end = window(tokens, one.cue)
            role = np.zeros(end - start, np.int8)
            for spans, label in ((one.content, CONTENT), (one.source, SOURCE)):
                for a, b in spans:
                    mark(role, (max(a, start) - start, min(b, end) - start), label)
            roles.features.append(seen)
            roles.labels.append(role)
    return cues, roles


def mark(labels: npt.NDArray[np.int8], span: Range, label: int) -> None:
    """Label the tokens of a span: its first with `label`, the others with the one after."""
    if span[0] < span[1]:
        labels[span[0]] = label
        labels[span[0] + 1 : span[1]] = label + 1


def attributions(parsed: Parsed, starts: Sequence[int], rows: Iterable[Row]) -> Iterator[Wanted]:
    """Yield the corpus's attributions whose cue, source and content stand in one parsed paragraph."""
    for row in rows:
        if not row.get("cue"):
            continue
        start, end = row["cue"][0][0], row["cue"][-1][1]
        for paragraph, first in zip(parsed.paragraphs, starts, strict=False):
            if paragraph.start <= start < paragraph.start + len(paragraph.doc.text):
                cue = in_tokens(paragraph, first, start, end)
                if cue:
                    yield Wanted(cue, roles(paragraph, first, row, "source"), roles(paragraph, first, row, "content"))
                break


def roles(paragraph: Paragraph, first: int, row: Row, role: str) -> tuple[Range, ...]:
    """Return the spans of a role that lie in the paragraph."""
    end = paragraph.start + len(paragraph.doc.text)
    found = [in_tokens(paragraph, first, a, b) for a, b in row.get(role) or [] if paragraph.start <= a and b <= end]
    return tuple(span for span in found if span)


def in_tokens(paragraph: Paragraph, first: int, start: int, end: int) -> Range | None:
    """Return the tokens of the report that an article's offsets cover, without blanks at the edges."""
    doc: Doc = paragraph.doc
    words = doc.char_span(start - paragraph.start, min(end - paragraph.start, len(doc.text)), alignment_mode="expand")
    if words is None:
        return None
    inner = [token.i for token in words if not token.is_space]
    return (first + inner[0], first + inner[-1] + 1) if inner else None


def packed(name: str, weights: Weights) -> dict[str, npt.NDArray[np.generic]]:
    """Return the weights as small arrays: gaps between feature numbers, one byte a weight."""
    strong = np.abs(weights.table).max(axis=1) >= SMALLEST
    table, ids = weights.table[strong], weights.ids[strong]
    scale = np.float32(np.quantile(np.abs(table), 0.9999) / 127)
    arrays: dict[str, npt.NDArray[np.generic]] = {
        f"{name}_gaps": np.diff(ids, prepend=0).astype(np.uint16),
        f"{name}_table": np.clip(np.round(table / scale), -127, 127).astype(np.int8),
        f"{name}_scale": np.array(scale),
        f"{name}_steps": weights.steps,
        f"{name}_first": weights.first,
    }
    if weights.dense is not None:
        arrays[f"{name}_dense"] = weights.dense
    return arrays


if __name__ == "__main__":
    main()
