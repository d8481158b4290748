"""The limits that keep a hostile or broken input from taking all memory or time, each with how it was chosen."""

# Of one report as plain text, in characters. The longest report in some ten thousand read has 180,000; the language
# model takes about a second for 50,000.
LONGEST_TEXT = 1_000_000

# Of one page as HTML, in bytes. Live blogs with all their scripts come to 5 MB.
LARGEST_PAGE = 10_000_000

# Of what a gzipped file may open to, in bytes: text compresses three to ten times, so a larger result of a small file is
# a bomb, and a larger file is better given as several.
LARGEST_FILE = 400_000_000
