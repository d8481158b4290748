"""Furniture: whole pages as plain text, menus and all. Is the report found in them without the HTML?

Each page of the task pages is turned into plain text by inscriptis; that text is cleaned, and measured as the task
pages does, beside the text uncleaned and beside jusText, which sees the HTML.
"""

import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.pages import REPORT, overall, shingle_scores
from evals.tasks import Row, Scores, Task
from rashomon.reading import read_text


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the report found in each page's words, those words, and what jusText finds in the HTML."""
    import inscriptis  # type: ignore[import-untyped]
    import justext  # type: ignore[import-untyped]

    stops = justext.get_stoplist("English")
    for row in rows:
        page = gzip.decompress(Path(row["file"]).read_bytes())
        words = inscriptis.get_text(page.decode("utf-8", "replace"))
        article = read_text(words)
        yield {
            "id": row["id"],
            "text": "\n".join(block.span.of(words) for block in article.blocks if block.role in REPORT),
            "uncleaned": words,
            "justext": "\n".join(p.text for p in justext.justext(page, stops) if not p.is_boilerplate),
        }


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return shingle F1 of what is found, of the words uncleaned and of jusText."""
    found = {row["id"]: row for row in predicted}
    names = {"text": "text F1", "uncleaned": "uncleaned F1", "justext": "jusText on the HTML F1"}
    return {
        name: overall([shingle_scores(row["text"], found.get(row["id"], {}).get(field)) for row in gold])
        for field, name in names.items()
    }


TASK = Task(data=("pages.jsonl",), predict=predict, score=score)
