"""Copies: does copying that we plant among real reports come out, with its kind and direction, and nothing else?

Reports are printed again: word for word, with three words in ten changed (one by one, or in runs), as an excerpt of a
few paragraphs, or as such an excerpt within other words; some only get a quotation in common with another. Real reuse
between the outlets of a story counts neither for nor against.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from evals.tasks import Row, Scores, Task, article
from rashomon.linking import find_copies
from rashomon.model import Article, Block, Dated, Role, Source, Span

EDITED = 0.3
LEAST_TEXT = 1500  # characters: shorter reports have no excerpt worth the name


@dataclass(frozen=True)
class Plant:
    """A report made from another; `kind` is None where it copies nothing."""

    original: Article
    made: Article
    kind: str | None


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the links among the reports and those made from them: {id, left, right, directed, kind}."""
    plants = list(_plants(rows))
    articles = [made for plant in plants for made in (plant.original, plant.made)]
    for link in find_copies(articles):
        kind = str(link.copied)
        yield {
            "id": f"{link.left} {link.right}",
            "left": link.left,
            "right": link.right,
            "directed": link.directed,
            "kind": kind,
        }


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return precision and recall of the planted copies, and the share whose direction is right."""
    story = {str(row["id"]): row["story"] for row in gold}
    plants = list(_plants(gold))
    true = {frozenset((p.original.id, p.made.id)): p.original.id for p in plants if p.kind}
    found = {frozenset((row["left"], row["right"])): row for row in predicted}
    hits = [pair for pair in true if pair in found]
    wrong = [pair for pair in found if pair not in true and len({story[_base(id)] for id in pair}) > 1]
    wrong += [pair for p in plants if not p.kind and (pair := frozenset((p.original.id, p.made.id))) in found]
    right = [pair for pair in hits if found[pair]["directed"] and found[pair]["left"] == true[pair]]
    return {
        "precision": len(hits) / (len(hits) + len(wrong)) if hits else 0.0,
        "recall": len(hits) / len(true) if true else 0.0,
        "direction": len(right) / len(hits) if hits else 0.0,
    }


def _base(id: str) -> str:
    return id.split(":")[0]


def _plants(rows: Sequence[Row]) -> Iterator[Plant]:
    """Yield the plants, the same ones for the same rows."""
    chance = random.Random(7)
    known = [word for row in rows for word in row["text"].split() if word.isalpha()]
    for number, row in enumerate(row for row in rows if len(row["text"]) >= LEAST_TEXT):
        original = article(row)
        text = "\n".join(span.of(original.text) for span in original.body)
        match number % 6:
            case 0:
                yield Plant(original, _made(original, text), "verbatim reprint")
            case 1:
                yield Plant(original, _made(original, _edit(text, 1, known, chance)), "edited reprint")
            case 2:
                yield Plant(original, _made(original, _edit(text, 4, known, chance)), "edited reprint")
            case 3:
                yield Plant(original, _made(original, _excerpt(text, chance)), "excerpt")
            case 4:
                inside = f"{_noise(200, known, chance)}.\n{_excerpt(text, chance)}"
                yield Plant(original, _made(original, inside), "excerpt")
            case _:
                speech = f"“{_noise(45, known, chance)},” the minister said."
                both = _made(original, f"{text}\n{speech}", "said")
                yield Plant(both, _made(original, f"{_noise(60, known, chance)}.\n{speech}"), None)


def _made(original: Article, text: str, name: str = "made") -> Article:
    """Return a report of another outlet with this text, a day later."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(start, start + len(line)), role=Role.BODY))
        start += len(line) + 1
    day = (original.published.value or date(2000, 1, 1)) + timedelta(days=name == "made")
    return msgspec.structs.replace(
        original,
        id=f"{original.id}:{name}",
        text=text,
        source=Source(name=name),
        blocks=tuple(blocks),
        published=Dated(value=day),
    )


def _noise(count: int, known: Sequence[str], chance: random.Random) -> str:
    return " ".join(chance.choice(known) for _ in range(count))


def _excerpt(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n")
    first = chance.randrange(max(1, len(paragraphs) - 3))
    return "\n".join(paragraphs[first : first + 3])


def _edit(text: str, run: int, known: Sequence[str], chance: random.Random) -> str:
    """Return the text with EDITED of its words left out or replaced, in runs of `run` words on average."""
    words, kept, place = text.split(" "), [], 0
    while place < len(words):
        if chance.random() < EDITED / run:
            length = chance.randint(1, 2 * run - 1)
            kept += [] if chance.random() < 0.5 else [chance.choice(known) for _ in range(length)]
            place += length
        else:
            kept.append(words[place])
            place += 1
    return " ".join(kept)


TASK = Task(data=("stories-basil.jsonl",), predict=predict, score=score)
