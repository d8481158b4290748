"""The limits that keep a hostile or broken input from taking all memory or time, each with how it was chosen."""

# Of one report as plain text, in characters. The longest report in some ten thousand read has 180,000; the language
# model takes about a second for 50,000.
LONGEST_TEXT = 1_000_000

# Of one page or feed, in bytes. Live blogs with all their scripts come to 5 MB, feeds to 3 MB.
LARGEST_PAGE = 10_000_000

# Of one report, in lines: a longer one is a list or a table, and every line is looked at.
MOST_LINES = 50_000

# Of what a gzipped file may open to, in bytes: text compresses three to ten times, so a larger result of a small file
# is a bomb, and a larger file is better given as several, or as JSON Lines, which are read row by row.
LARGEST_FILE = 200_000_000

# Of a zip archive, in files: a year of a busy feed, a page a file, has some ten thousand.
MOST_MEMBERS = 20_000

# How many times larger a file in an archive may be than it is packed. Text packs three to ten times, tables and logs up
# to fifty; a bomb a thousand.
LARGEST_RATIO = 200


def too_long(text: str) -> str | None:
    """Return why a text is too long for one report, in words for a person, or None."""
    if len(text) > LONGEST_TEXT:
        return f"the text has {len(text):,} characters; one report may have {LONGEST_TEXT:,}: split it"
    lines = text.count("\n") + text.count("\r")
    return (
        f"the text has {lines:,} lines; one report may have {MOST_LINES:,}: split it"
        if lines > 2 * MOST_LINES
        else None
    )
