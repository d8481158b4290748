"""How many references support their sentence, by reading: a drawn sample, its verdicts kept as ids and offsets.

    python -m evals.references draw [SEED] > s.jsonl  # sentences and passages to read, of the ten largest stories
    python -m evals.references agreed > rows.jsonl    # every agreed row of three corpora with its passages
    python -m evals.references count                  # what the kept verdicts come to

A verdict is "yes" where the passage, read by itself, says what the sentence says of it: the happening or the number, of
whom and where as far as the sentence says, done, planned or denied as there; "doubtful" where two careful readers would
differ. The day may stand in the report's date. An agreed row is `true` where all of it is so by its passages, and
`independent` where a careful reader takes those who tell it for two or more.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import rashomon
from evals.tasks import DATA, article, read_rows
from rashomon.model import Article
from rashomon.telling import Brief, make_brief

CORPUS = "syria.jsonl.gz"
STORIES = 10
SAMPLE = 100
SEED = 61123
KEPT = Path(__file__).parent / "labels" / "references.jsonl"
KEPT_AGREED = Path(__file__).parent / "labels" / "agreed.jsonl"
AGREED_IN = {
    "stories-basil.jsonl": None,
    "syria.jsonl.gz": None,
    "stories-gva.jsonl.gz": 220,
}  # at most so many stories


def pairs(brief: Brief) -> Iterator[tuple[str, str, int]]:
    """Yield every part, sentence and reference of a brief; a side of a dispute with what it is about.

    A passage of a side answers the question: where and when that was stands by the question's own references, which
    are yielded with it. So do those of the heading of numbers.
    """
    parts = {"lead": brief.lead, "agreed": brief.agreed, "single": brief.single, "coming": brief.coming}
    for part, lines in {**parts, "plans": brief.plans}.items():
        yield from ((part, line.text, number) for line in lines for number in line.references)
    questions = {asked.about: asked.references for asked in brief.contested}
    headings = {told.about: told.references for told in brief.numbers}
    for asked, references in {**questions, **headings}.items():
        yield from (("question", asked, number) for number in references)
    for contest in brief.contested:
        for line in contest.accounts:
            yield from (("contested", f"{contest.about} | {line.text}", number) for number in line.references)
    for told in brief.numbers:
        for count in told.counts:
            yield from (("numbers", f"{told.about} | {count.text}", number) for number in count.references)
    for voice in brief.voices:
        for line in voice.says:
            yield from (("voices", f"{voice.name}: {line.text}", number) for number in line.references)
    for entry in brief.timeline:
        yield from (("timeline", entry.line, number) for number in entry.references)


def draw(seed: int = SEED) -> None:
    """Print a sample of sentences with their passages."""
    with rashomon.open() as archive:
        archive.add_articles(article(row) for row in read_rows(DATA / CORPUS))
        stories = sorted(archive.stories(), key=lambda story: (-len(story.articles), story.id))[:STORIES]
        briefs = [make_brief(story.case, story.weighed) for story in stories]
    rows = []
    for brief in briefs:
        evidence = {reference.number: reference.evidence for reference in brief.references}
        rows += [(part, text, evidence[number]) for part, text, number in pairs(brief)]
    for part, text, words in sorted(Random(seed).sample(rows, SAMPLE), key=lambda row: row[0]):
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        span = words.span
        kept = {"part": part, "sentence": digest, "article": words.article, "start": span.start, "end": span.end}
        print(json.dumps({**kept, "text": text, "passage": words.quote}, ensure_ascii=False))


def agreed() -> None:
    """Print every agreed row of the briefs of three corpora, with its passages."""
    for corpus, most in AGREED_IN.items():
        stories: defaultdict[str, list[Article]] = defaultdict(list)
        for row in read_rows(DATA / corpus):
            stories[row.get("story") or ""].append(article(row))
        drawn = [id for id in sorted(stories) if len(stories[id]) > 1][:most]
        with rashomon.open() as archive:
            archive.add_articles(one for id in drawn for one in stories[id])
            told = sorted(archive.stories(), key=lambda story: (-len(story.articles), story.id))
            for story in told:
                _print_agreed(corpus, make_brief(story.case, story.weighed))


def _print_agreed(corpus: str, brief: Brief) -> None:
    words = {reference.number: reference.evidence for reference in brief.references}
    for line in brief.agreed:
        told = [words[number] for number in line.references]
        digest = hashlib.sha256(line.text.encode()).hexdigest()[:12]
        kept = {"corpus": corpus, "sentence": digest, "passages": [[w.article, w.span.start, w.span.end] for w in told]}
        print(json.dumps({**kept, "text": line.text, "quotes": [w.quote for w in told]}, ensure_ascii=False))


def count() -> None:
    """Print the share of references that support their sentence, by part and in all, and of agreed rows that are so."""
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in KEPT.read_text("utf-8").splitlines():
        row = json.loads(line)
        for part in (row["part"], "all"):
            verdicts[part][row["verdict"]] += 1
    for part, counts in verdicts.items():
        print(f"{part:<12} {counts['yes']} of {counts.total()}")
    rows = [json.loads(line) for line in KEPT_AGREED.read_text("utf-8").splitlines()]
    for what in ("true", "independent"):
        print(f"agreed rows {what}: {sum(row[what] == 'yes' for row in rows)} of {len(rows)}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", *seed]:
            draw(*map(int, seed))
        case ["agreed"]:
            agreed()
        case _:
            count()
