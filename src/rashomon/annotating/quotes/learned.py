"""Attributions by what was learned from a corpus: first the reporting words, then source and content of each."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed
from rashomon.annotating.quotes.features import cue_features, neighbourhood_scores, role_features, window
from rashomon.annotating.quotes.sequences import Chain, spans
from rashomon.annotating.quotes.tokens import TABLE, sentence_starts, tokens_of

CUE, SOURCE, CONTENT = 1, 1, 3


@cache
def models() -> tuple[Chain, Chain, npt.NDArray[np.float32]]:
    """Load the model of reporting words, that of sources and contents, and the weights of the vectors for the first."""
    weights = files("rashomon.annotating.quotes") / "weights.npz"
    with as_file(weights) as path, np.load(path, allow_pickle=False) as kept:
        return _chain(kept, "cue"), _chain(kept, "role"), kept["cue_dense"]


def _chain(kept: Mapping[str, npt.NDArray[Any]], name: str) -> Chain:
    rows = np.zeros(TABLE, np.int32)
    ids = np.cumsum(kept[f"{name}_gaps"], dtype=np.int64)
    rows[ids] = np.arange(1, len(ids) + 1)
    table = np.zeros((len(ids) + 1, kept[f"{name}_table"].shape[1]), np.float32)
    table[1:] = kept[f"{name}_table"] * kept[f"{name}_scale"]
    return Chain(rows=rows, table=table, steps=kept[f"{name}_steps"], first=kept[f"{name}_first"])


def attribute(docs: Sequence[Doc], quotations: Sequence[Sequence[Range]]) -> Iterator[Attribution]:
    """Yield the attributions of a report's paragraphs in order, given the quotations of each."""
    if not any(len(doc) for doc in docs):
        return
    cue_model, role_model, dense = models()
    tokens = tokens_of(docs, quotations)
    begins = sentence_starts(tokens)
    labelled = cue_model.label(cue_features(tokens), np.diff(begins), neighbourhood_scores(docs, dense))
    cues = [
        (begin + a, begin + b) for begin, labels in zip(begins, labelled, strict=False) for a, b in spans(labels, CUE)
    ]
    if not cues:
        return
    seen = role_features(tokens, cues)
    roles = role_model.label(np.concatenate(seen), np.array([len(one) for one in seen]))
    for cue, labels in zip(cues, roles, strict=True):
        order = bisect_right(tokens.starts, cue[0]) - 1
        yield _attribution(order, docs[order], tokens.starts[order], cue, window(tokens, cue)[0], labels)


def _attribution(
    order: int, doc: Doc, first: int, cue: Range, begin: int, labels: npt.NDArray[np.int64]
) -> Attribution:
    """Return the attribution that the labels of a cue's window are; `first` is the paragraph's first token."""
    begin -= first
    sources = [(begin + a, begin + b) for a, b in spans(labels, SOURCE)]
    content = [trimmed(doc, begin + a, begin + b) for a, b in spans(labels, CONTENT)]
    return Attribution(
        order, sources[0] if sources else None, (cue[0] - first, cue[1] - first), tuple(c for c in content if c), order
    )
