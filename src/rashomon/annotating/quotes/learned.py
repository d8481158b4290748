"""Attributions by what was learned from a corpus: first the reporting words, then source and content of each."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed
from rashomon.annotating.quotes.features import cue_features, neighbourhood_scores, vectors_of
from rashomon.annotating.quotes.network import COLUMNS, Network, Table
from rashomon.annotating.quotes.relations import Windows, relations, window, windows_of
from rashomon.annotating.quotes.sequences import Floats, Linear, best_labels, spans
from rashomon.annotating.quotes.tokens import TABLE, Tokens, sentence_starts, tokens_of

CUE, SOURCE, CONTENT = 1, 1, 3

# Tokens looked at together, in whole paragraphs, so that an enormous report does not fill the memory.
AT_ONCE = 20_000

# Reporting words are scored by a linear model and by the network, each with this weight (swept 0.4 to 0.6: flat).
SHARE = np.float32(0.5)


@dataclass(frozen=True)
class Models:
    """What was learned; `steps` and `first` are weights from label to label and of a first label."""

    linear: Linear
    dense: Floats
    network: Network
    cue_steps: Floats
    cue_first: Floats
    role_steps: Floats
    role_first: Floats


@cache
def models() -> Models:
    """Load what was learned."""
    weights = files("rashomon.annotating.quotes") / "weights.npz"
    with as_file(weights) as path, np.load(path, allow_pickle=False) as kept:
        return Models(
            linear=_linear(kept),
            dense=kept["cue_dense"],
            network=_network(kept),
            cue_steps=SHARE * (kept["cue_steps"] + kept["net_cue_steps"]),
            cue_first=SHARE * (kept["cue_first"] + kept["net_cue_first"]),
            role_steps=kept["net_role_steps"],
            role_first=kept["net_role_first"],
        )


@cache
def _threads() -> ThreadpoolController:
    """Return what says on how many threads numpy multiplies matrices."""
    return ThreadpoolController()


def _linear(kept: Mapping[str, npt.NDArray[Any]]) -> Linear:
    rows = np.zeros(TABLE, np.int32)
    ids = np.cumsum(kept["cue_gaps"], dtype=np.int64)
    rows[ids] = np.arange(1, len(ids) + 1)
    table = np.zeros((len(ids) + 1, kept["cue_table"].shape[1]), np.float32)
    table[1:] = kept["cue_table"] * kept["cue_scale"]
    return Linear(rows=rows, table=table)


def _network(kept: Mapping[str, npt.NDArray[Any]]) -> Network:
    def table(name: str) -> Table:
        vectors = kept[f"net_{name}"].astype(np.float32) * kept[f"net_{name}_scale"]
        return Table.of(kept[f"net_{name}_ids"], vectors)

    named = [name.removeprefix("net_") for name in kept if name.startswith("net_")]
    return Network.of(
        [table(f"column{number}") for number in range(len(COLUMNS))],
        table("relations"),
        {
            name: kept[f"net_{name}"].astype(np.float32)
            for name in named
            if not name.startswith(("column", "relations"))
        },
    )


def attribute(docs: Sequence[Doc], quotations: Sequence[Sequence[Range]]) -> Iterator[Attribution]:
    """Yield the attributions of a report's paragraphs in order, given the quotations of each."""
    begin = 0
    while begin < len(docs):
        end, size = begin + 1, len(docs[begin])
        while end < len(docs) and size + len(docs[end]) <= AT_ONCE:
            size += len(docs[end])
            end += 1
        if size:
            yield from _attribute(docs[begin:end], quotations[begin:end], begin)
        begin = end


def _attribute(docs: Sequence[Doc], quotations: Sequence[Sequence[Range]], before: int) -> Iterator[Attribution]:
    """Yield the attributions of some paragraphs that stand behind `before` others."""
    learned, tokens = models(), tokens_of(docs, quotations)
    vectors = vectors_of(docs)
    with _threads().limit(limits=1):  # as the language model does: several would wait for each other
        hidden = learned.network.hidden(tokens, vectors)
        cues = list(_cues(learned, tokens, vectors, hidden))
        roles = _roles(learned, tokens, hidden, windows_of(tokens, cues)) if cues else []
    for cue, labels in zip(cues, roles, strict=True):
        order = bisect_right(tokens.starts, cue[0]) - 1
        begin = window(tokens, cue)[0]
        yield _attribution(before + order, docs[order], tokens.starts[order], cue, begin, labels)


def _cues(learned: Models, tokens: Tokens, vectors: Floats, hidden: Floats) -> Iterator[Range]:
    """Yield the reporting phrases, in tokens of the report."""
    linear = learned.linear.scores(cue_features(tokens)) + neighbourhood_scores(vectors, learned.dense)
    scores = SHARE * (linear + learned.network.cue_scores(hidden))
    begins = sentence_starts(tokens)
    labelled = best_labels(scores, np.diff(begins), learned.cue_steps, learned.cue_first)
    for begin, labels in zip(begins, labelled, strict=False):
        yield from ((begin + a, begin + b) for a, b in spans(labels, CUE))


def _roles(learned: Models, tokens: Tokens, hidden: Floats, windows: Windows) -> Sequence[npt.NDArray[np.int64]]:
    """Return the labels of the tokens in the window of each reporting phrase."""
    scores = learned.network.role_scores(hidden, relations(tokens, windows), windows, windows.above(tokens))
    return best_labels(scores, windows.lengths, learned.role_steps, learned.role_first)


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
