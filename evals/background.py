"""Count in how many reports of general news each word stands: the table that `rashomon.linking` weighs words with.

Run `python -m evals.background` after changing `rashomon.wording.normal.stem`. Reads the corpora that stories
and events are not measured on.
"""

import gzip
import json
from collections import Counter
from pathlib import Path

from rashomon.wording.normal import stem, words

DATA = Path("../shared/data")
FILES = (
    "quotes-train.jsonl.gz",
    "quotes.jsonl",
    "places-lgl.jsonl",
    "places-geovirus.jsonl",
    "times.jsonl",
    "syria.jsonl.gz",
)
TABLE = Path("src/rashomon/linking/lexicons/background.tsv")

# Words in fewer reports are left out: they are names and slips more than English, and rare whatever their count.
LEAST = 5


def main() -> None:
    """Write the table."""
    counts: Counter[str] = Counter()
    reports = 0
    for name in FILES:
        path = DATA / name
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
            for line in file:
                row = json.loads(line)
                reports += 1
                counts.update({stem(word) for word, _ in words((row.get("title") or "") + "\n" + row["text"])})
    rows = sorted((word, n) for word, n in counts.items() if n >= LEAST)
    header = (
        "# In how many of a sample of English news reports a stemmed word stands; "
        "the first row is the sample's size.\n"
        "# Counted by evals/background.py over PolNeAR, LGL, GeoVirus, TimeBank, AQUAINT, FA-KES; "
        "words in five or more.\n"
    )
    TABLE.write_text(header + f"*\t{reports}\n" + "".join(f"{word}\t{n}\n" for word, n in rows))


if __name__ == "__main__":
    main()
