"""Which lines at the head of a clipping name its outlet: "The Evening Herald", "Hale Times, 7 March 2020"."""

import re
from functools import cache

from rashomon.reading import agencies, dates
from rashomon.reading.lexicons import lexicon
from rashomon.reading.names import is_surnamed

# Why a line is furniture that names the outlet, and why one is a date line that names it.
MASTHEAD = "an outlet's name beside the date"
DATED_MASTHEAD = "an outlet's name and the date"

# How far from its outlet's name a date stands, in lines.
BESIDE = 2

# After "The" the name of an outlet has so many words at most: "The Port Amber Post"; more may be a title.
NAME_WORDS = 3

# At the very head a name may have a word more before "Morning Post", and one with "of" or "della" behind its first
# word so many: "Voix du Pays d'Amont".
JOINED_WORDS = 5

_CAPITALS = re.compile(r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|&))*")

# "Hale Times, 7 March 2020", "Port Amber | 7 March 2020": a name and a date on one line.
_NAME_AND_DATE = (
    r"(?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the)){0,4})(?: \([A-Z][\w.,' -]{2,30}\))?"
    r"%s\s*[,|·•:–—-]\s*(?P<date>\S.*)"
)


@cache
def _name_and_date() -> re.Pattern[str]:
    """The name and the date, also with a desk before or behind the name: "Hale Times / City Desk, 7 March"."""
    who = "|".join(word.title() for word in lexicon("furniture")["author"]["nameless"])
    desk, mark = rf"(?:[A-Z]\w+ ){{0,2}}(?:{who})", r"\s*[,|/·•–—-]\s*"
    before = rf"(?:{desk}{mark}|[A-Z]\w+(?: [A-Z]\w+){{0,2}} / (?!{desk}{mark}))?"
    return re.compile(before + _NAME_AND_DATE % f"(?:{mark}{desk})?")


@cache
def outlet_words() -> frozenset[str]:
    """The words that end the names of outlets."""
    return frozenset(lexicon("furniture")["outlets"]["words"])


def is_masthead(line: str) -> bool:
    """Say whether a line is an outlet's name and nothing else, by the words with which it begins and ends.

    "Ana Post" is a person's as well as an outlet's, and "World News" a section: neither is one. Three words or more
    without "The" may be a title in capitals ("Minister Slams Media").
    """
    line = without_town(line)
    if not _CAPITALS.fullmatch(line) or line.isupper() or agencies.agency_named(line):
        return False
    words = line.removeprefix("The ").split()
    told = lexicon("furniture")["outlets"]
    if words[0] not in told["begin"] and words[-1] not in outlet_words():
        return False
    if line.startswith("The "):
        return len(words) <= NAME_WORDS
    return len(words) == 2 and not is_surnamed(line) and not _is_section(words[0])


def cells_of(line: str) -> list[str]:
    """Return what a line has between bars and dots ("Inland Post | 12 Oct 2016 | Ana Lund"); nothing of one without."""
    cells = _BARS.split(line)
    return cells if len(cells) > 1 else []


_BARS = re.compile(r"\s+[|•·]\s+")


def without_town(line: str) -> str:
    """Return an outlet's name without its town behind it, as databases print it: "Inland Post (Port Amber)"."""
    return _TOWN.sub("", line)


_TOWN = re.compile(r" \([A-Z][\w.,' -]{2,30}\)$")


def section_of(line: str) -> str | None:
    """Return the name on a line that has an outlet's name and a section's: "Inland Monitor | World"."""
    cells = _PARTED.split(line)
    named = [cell for cell in cells if signs_clipping(cell)]
    others = [cell for cell in cells if cell not in named]
    return named[0] if len(named) == 1 and others and all(map(_names_section, others)) else None


_PARTED = re.compile(r"\s+[|•·–—-]\s+")


def _names_section(cell: str) -> bool:
    """Say whether a cell is a section's or a desk's name: "World", "World News", "Foreign Desk"."""
    words = cell.casefold().removesuffix(" news")
    desk = words.rpartition(" ")[2] in lexicon("furniture")["author"]["nameless"]
    return desk or words in lexicon("furniture")["sections"]["words"]


def as_written(line: str) -> str:
    """Return an outlet's name as names are written: "The Hale TV" of "THE HALE TV"."""
    if not line.isupper():
        return line
    told = lexicon("furniture")["outlets"]
    small = {*told["joiners"], *told["articles"]} - {"the", "el", "la", "le", "de"}
    words = line.split()
    written = [
        word if _is_acronym(word) else word.casefold() if word.casefold() in small else word.title() for word in words
    ]
    return " ".join([written[0] if _is_acronym(words[0]) else words[0].title(), *written[1:]])


def _is_acronym(word: str) -> bool:
    """Say whether letters in capitals are read one by one: "BBC", "TV", not "THE" or "NEW"."""
    return word in lexicon("furniture")["outlets"]["acronyms"] or (len(word) > 1 and not _VOWEL.search(word))


_VOWEL = re.compile("[AEIOUYÀ-Ü]")


def heads_clipping(line: str) -> bool:
    """Say whether a line that stands with the date at the very head, above the title, is an outlet's name.

    There few lines are persons' names or titles, so that more words tell it than anywhere else: "Ana Post" does not
    sign a report above its title, and "City Mirror" is no title above another.
    """
    line = without_town(line)
    told = lexicon("furniture")["outlets"]
    words = line.casefold().split()
    is_name = all(word[0].isupper() or word in told["joiners"] for word in line.split())
    if not words or not is_name or any(mark in line for mark in ":|/.!?") or agencies.agency_named(line):
        return False
    name = words[words[0] in told["articles"] and len(words) > 1 :]
    joined = len(name) > 1 and name[1] in told["joiners"]
    section = line.casefold() in lexicon("furniture")["sections"]["words"]
    part = len(words) == 2 and _is_section(line.split()[0]) and line.split()[-1] in outlet_words()
    most = JOINED_WORDS if joined else NAME_WORDS + (len(name) > NAME_WORDS and name[-2] in told["first"])
    if section or part or len(name) > most:
        return False
    return (joined and _ends_name(name[0])) or _ends_name(name[-1]) or (len(name) == 2 and name[0] in told["first"])


def signs_clipping(line: str) -> bool:
    """Say whether a name between the title and the date is the outlet's, and no person's."""
    return heads_clipping(line) and not is_surnamed(line)


def _ends_name(word: str) -> bool:
    last = word.rpartition("-")[2]
    return last in _endings() or last.endswith(tuple(lexicon("furniture")["outlets"]["endings"]))


@cache
def _endings() -> frozenset[str]:
    told = lexicon("furniture")["outlets"]
    return frozenset((*told["mastheads"], *(word.casefold() for word in told["words"])))


def _is_section(word: str) -> bool:
    """Say whether "News" behind a word makes it a part of the page: "World", and "HomeWorld", a path run together."""
    last = _RUN_TOGETHER.split(word)[-1].lower()
    return last in lexicon("furniture")["sections"]["words"] or last in lexicon("furniture")["outlets"]["sections"]


_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")


def name_with_date(line: str) -> str | None:
    """Return the name that a line has beside a date, with nothing else on it."""
    match = _name_and_date().fullmatch(line) if dates.may_have_date(line) else None
    dated = match is not None and dates.is_date_line(match["date"]) and next(dates.find_written(match["date"]), None)
    return match["name"] if match and dated else None


def outlet_with_date(line: str) -> str | None:
    """Return the name that a line has beside a date, where it ends as outlets' names do: "Hale Times, 7 March 2020"."""
    name = name_with_date(line)
    told = name is not None and " " in name and (name.split()[-1] in outlet_words() or signs_clipping(name))
    return name if told else None
