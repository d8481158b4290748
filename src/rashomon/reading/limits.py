"""The limits that keep a hostile or broken input from taking all memory or time, each with how it was chosen."""

# Of one report as plain text, in characters. The longest report in some ten thousand read has 180,000; the language
# model takes about a second for 50,000.
LONGEST_TEXT = 1_000_000

# Of one page, feed or message, in bytes. Live blogs with all their scripts come to 5 MB, feeds to 3 MB.
LARGEST_PAGE = 10_000_000

# Of one report, in lines: a longer one is a list or a table, and every line is looked at.
MOST_LINES = 50_000

# Of a file that is read at once, and of a row of those that are read row by row, in bytes: reading it takes some four
# times as much memory. JSON Lines and archives of the web may be of any size.
LARGEST_FILE = 64_000_000

# Of all that a zip archive opens to, in bytes: they are opened one after the other, so this bounds the time.
LARGEST_ARCHIVE = 200_000_000

# Of a zip archive, in files: a year of a busy feed, a page a file, has some ten thousand.
MOST_MEMBERS = 20_000

# How many times larger a packed file may be than it is packed. Text packs three to ten times, tables and logs up to
# fifty; a bomb a thousand. What opens to no more than `FREE_SIZE` bytes is never one.
LARGEST_RATIO = 200
FREE_SIZE = 80_000_000

# Of one record in an archive of the web, in bytes: films are skipped, but what claims more is no record.
LARGEST_RECORD = 2_000_000_000

# Of a PDF, in pages, and in steps of drawing them: a newspaper has sixty pages, each of some twenty thousand steps. A
# million steps take some ten seconds.
MOST_PDF_PAGES = 200
MOST_PDF_STEPS = 2_000_000

# Of markup within markup: pages nest some thirty deep, feeds and news items ten.
DEEPEST = 200

# Of reports in one page, news item or text: a live blog of a long day has some three hundred.
MOST_POSTS = 2_000


def megabytes(size: int) -> str:
    """Return a size in words: "64 MB"."""
    return f"{size // 1_000_000:,} MB"


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
