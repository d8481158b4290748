"""Entity coreference across reports, with the mentions of people, bodies and places given: CoNLL F1 as for events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Token

from evals import coref
from evals.descriptions import match_descriptions, same_participant
from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate_parsed
from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import Paragraph, Parsed, parse
from rashomon.linking import by_story, join_stories, match_names
from rashomon.model import Participant

KINDS = ("human", "loc")


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the clusters of the given mentions: {id, mentions: [{start, end, cluster}]}. Stories are our own."""
    articles = [article(row) for row in rows]
    notes, found = [], []
    for row, parsed in zip(rows, parse(articles), strict=True):
        notes.append(annotate_parsed(parsed))
        found.append(list(_participants(row, parsed)))
    story = by_story(join_stories(articles, notes))
    members: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(articles):
        members[story[each.id]].append(index)
    clusters: dict[tuple[int, int, int], str] = {}
    for name, indexes in members.items():
        together = [notes[i] for i in indexes]
        names = match_names(together)
        described = match_descriptions(together, names)
        for i in indexes:
            for start, end, who in found[i]:
                clusters[i, start, end] = f"{name} {same_participant(who, names, described)}"
    for i, row in enumerate(rows):
        spans = [(start, end) for start, end, _ in found[i]]
        yield {"id": row["id"], "mentions": [{"start": s, "end": e, "cluster": clusters[i, s, e]} for s, e in spans]}


def _participants(row: Row, parsed: Parsed) -> Iterator[tuple[int, int, Participant]]:
    """Yield whom each given mention stands for."""
    cast = find_cast(parsed)
    for mention in _wanted(row):
        for paragraph in parsed.paragraphs:
            if (head := _head(paragraph, mention["start"], mention["end"])) is not None:
                yield mention["start"], mention["end"], cast.participant(paragraph, head)
                break


def _head(paragraph: Paragraph, start: int, end: int) -> Token | None:
    """Return the token that the words of a mention hang from; None where they are not in this paragraph."""
    start, end = start - paragraph.start, end - paragraph.start
    if start < 0 or end > len(paragraph.doc.text):
        return None
    words = paragraph.doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return None
    nouns = [token for token in words if token.pos_ in ("NOUN", "PROPN", "PRON")]
    return words.root if words.root.pos_ == "ADP" or words.root in nouns or not nouns else nouns[0]


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return MUC, B-cubed and CEAF-e F1 and their mean; a mention that is not predicted counts as alone."""
    return coref.score([{**row, "mentions": [{**m, "kind": "event"} for m in _wanted(row)]} for row in gold], predicted)


def _wanted(row: Row) -> list[Any]:
    return [m for m in row["mentions"] if m["kind"] in KINDS and m["validated"]]


TASK = Task(data=("events-ecb.jsonl.gz",), predict=predict, score=score)
