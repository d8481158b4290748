"""Count which English words news writes in lower case: what may open a sentence with a capital and still be no name.

Run `python -m evals.plain_words` to write the list that `rashomon.telling.verifying` reads. Same corpora as
`evals.background`.
"""

import re
from collections import Counter
from pathlib import Path

from evals.background import FILES
from evals.tasks import DATA, read_rows

LIST = Path("src/rashomon/telling/lexicons/plain_words.txt")
LOWER = re.compile(r"(?<![^\W\d_])[a-z]{2,}(?![^\W\d_])")

# Words in fewer reports are left out: slips, and names written small.
LEAST = 3


def main() -> None:
    """Write the list."""
    counts: Counter[str] = Counter()
    for name in FILES:
        for row in read_rows(DATA / name):
            counts.update(set(LOWER.findall(row["text"])))
    words = sorted(word for word, n in counts.items() if n >= LEAST)
    header = (
        "# Words that English news writes in lower case. Counted by evals/plain_words.py over PolNeAR, LGL, GeoVirus,\n"
        "# TimeBank, AQUAINT, FA-KES; words in three or more reports.\n"
    )
    LIST.write_text(header + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
