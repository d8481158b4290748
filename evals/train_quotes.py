"""Train what finds attributions on a corpus, and write the weights that the package ships.

    python -m evals.train_quotes [--data FILE] [--out FILE]

A linear chain (conditional random field) over hashed features of the dependency parse marks reporting phrases sentence
by sentence; a small network over the same parse marks them too, and source and content in the window of each. The
weights hold no text: a feature is a hash of words and labels, a weight one byte or two.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

import rashomon.annotating.quotes
from evals import networks
from evals.chains import Settings, Weights, train
from evals.tasks import DATA, Row, article
from rashomon.annotating.marks import quotations, token_ranges
from rashomon.annotating.parsing import Paragraph, Parsed, parse
from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.features import cue_features, neighbourhood, vectors_of
from rashomon.annotating.quotes.learned import CONTENT, CUE, SOURCE
from rashomon.annotating.quotes.network import columns, links
from rashomon.annotating.quotes.relations import relations, window, windows_of
from rashomon.annotating.quotes.tokens import Tokens, sentence_starts, tokens_of

WEIGHTS = Path(rashomon.annotating.quotes.__file__).with_name("weights.npz")

# Set by trying a few values while this was built; the trials were not recorded, and training now takes every report.
CUES = Settings(labels=3, passes=5, rate=0.1, dropped=0.3, at_least=5, decay=0.01)

# Weights nearer to zero than this are left out, to keep the file small; what they would change was not measured.
SMALLEST = 0.02


Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Wanted:
    """One attribution of the corpus, in tokens of the report."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass
class Examples:
    """Sentences to learn from: features, labels, and the language model's numbers."""

    features: list[npt.NDArray[np.int32]]
    labels: list[npt.NDArray[np.int8]]
    numbers: list[npt.NDArray[np.float16]]


def main() -> None:
    """Read the corpus, train the chain and the network, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_quotes", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA / "quotes-train.jsonl.gz", help="reports with attributions")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    asked = parser.parse_args()
    cues, lessons = examples(read(asked.data))
    print(f"{len(cues.features)} sentences, {len(lessons)} reports", flush=True)
    linear = packed_chain(train(cues.features, cues.labels, cues.numbers, CUES))
    network = packed_network(networks.train(lessons))
    np.savez_compressed(asked.out, **linear, **network)  # type: ignore[arg-type]
    print(f"{asked.out}: {asked.out.stat().st_size:,} bytes")


def read(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def examples(rows: Sequence[Row]) -> tuple[Examples, list[networks.Lesson]]:
    """Return what the linear chain and the network learn from."""
    cues = Examples([], [], [])
    lessons: list[networks.Lesson] = []
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
        for start, end in pairwise(sentence_starts(tokens)):
            cues.features.append(features[start:end])
            cues.labels.append(labels[start:end])
            cues.numbers.append(numbers[start:end])
        lessons.append(lesson(docs, tokens, labels, wanted))
    return cues, lessons


def lesson(
    docs: Sequence[Doc], tokens: Tokens, labels: npt.NDArray[np.int8], wanted: Sequence[Wanted]
) -> networks.Lesson:
    """Return what the network learns from a report."""
    windows = windows_of(tokens, [one.cue for one in wanted])
    return networks.Lesson(
        columns=list(columns(tokens)),
        links=links(tokens),
        vectors=vectors_of(docs),
        sentences=np.diff(sentence_starts(tokens)),
        cues=labels.astype(np.int64),
        any_role=any_role(len(tokens), wanted),
        relations=relations(tokens, windows),
        windows=windows,
        above=windows.above(tokens),
        roles=np.concatenate([np.zeros(0, np.int64), *(role_labels(one, window(tokens, one.cue)) for one in wanted)]),
    )


def any_role(size: int, wanted: Sequence[Wanted]) -> npt.NDArray[np.int64]:
    """Return what each token is in the innermost content and source around it, see `networks.ANY_LABELS`."""
    found = np.zeros((size, len(networks.ANY_LABELS)), np.int8)
    for one in sorted(wanted, key=lambda one: -sum(end - start for start, end in one.content)):
        for start, end in one.content:
            mark(found[:, 0], (start, end), 1)
            found[end - 1, 2] = 1
        for span in one.source:
            mark(found[:, 1], span, 1)
    return found.astype(np.int64)


def role_labels(one: Wanted, within: Range) -> npt.NDArray[np.int64]:
    """Return the labels of the tokens in the window of an attribution."""
    start, end = within
    found = np.zeros(end - start, np.int8)
    for pieces, label in ((one.content, CONTENT), (one.source, SOURCE)):
        for a, b in pieces:
            mark(found, (max(a, start) - start, min(b, end) - start), label)
    return found.astype(np.int64)


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


def packed_chain(weights: Weights) -> Arrays:
    """Return the weights of the chain as small arrays: gaps between feature numbers, one byte a weight."""
    strong = np.abs(weights.table).max(axis=1) >= SMALLEST
    table, scale = in_bytes(weights.table[strong])
    arrays: Arrays = {
        "cue_gaps": np.diff(weights.ids[strong], prepend=0).astype(np.uint16),
        "cue_table": table,
        "cue_scale": scale,
        "cue_steps": weights.steps,
        "cue_first": weights.first,
    }
    if weights.dense is not None:
        arrays["cue_dense"] = weights.dense
    return arrays


def packed_network(learned: networks.Learned) -> Arrays:
    """Return the weights of the network as small arrays: tables in bytes, matrices in half precision."""
    ids = {f"net_column{c}_ids": known for c, known in enumerate(learned.columns)}
    arrays: Arrays = {**ids, "net_relations_ids": learned.relations}
    shipped = {name: value for name, value in learned.params.items() if not name.startswith("any")}
    for name, value in shipped.items():
        if f"net_{name}_ids" in arrays:
            arrays[f"net_{name}"], arrays[f"net_{name}_scale"] = in_bytes(value)
        else:
            arrays[f"net_{name}"] = value if name.endswith(("_steps", "_first")) else value.astype(np.float16)
    return arrays


def in_bytes(table: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return numbers as one byte each, and what to multiply them with; the few largest are cut to the next."""
    scale = np.float32(np.quantile(np.abs(table), 0.9999) / 127)
    return np.clip(np.round(table / scale), -127, 127).astype(np.int8), np.array(scale)


if __name__ == "__main__":
    main()
