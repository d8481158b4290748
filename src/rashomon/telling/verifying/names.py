"""Names in a brief, and whether reports know them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import groups_of, is_plain, leaders, words_of
from rashomon.telling.verifying.lines import parts
from rashomon.wording.countries import country_words
from rashomon.wording.normal import LITTLE


@dataclass(frozen=True)
class Name:
    """Capitalised words that stand together; `opens` where the capital may be a sentence's."""

    start: int
    end: int
    words: str
    opens: bool


_CAP = r"[‘'ʻʿ]?(?:[^\W\d_a-zß-öø-ÿ][\w.]*(?:[-’'‘ʻʿ][^\W\d_][\w]*)*|(?:al|el|ad|as|ash|an|ar|at|az|d|o)[-’'][A-Z]\w*)"
_LINK = r"(?:\s+(?:of|for|the|de|la|al|el|bin|ibn|van|von|der|del|da|di|du|&)){1,2}"
NAMES = re.compile(rf"(?<![\w-])(?:{_CAP})(?:(?:{_LINK})?\s+{_CAP})*", re.UNICODE)

# A word behind one of these, or at the beginning, may have its capital from its place.
OPENERS = re.compile(r"(?:^|[.!?:;—–(\[|/>]|[\x00\"“”‘])\s*(?:[-*•#>+=\"“‘(\[]\s*)*$")

# So far back the marks stand that may have a capital follow them.
BEHIND = 12


def find_names(text: str) -> Iterator[Name]:
    """Yield the names of a sentence; a possessive ends one."""
    for match in NAMES.finditer(text):
        start = match.start()
        for piece in re.split(r"(?<=['’]s)\s+|(?<=s['’])\s+", match.group()):
            begin = text.index(piece, start)
            start = begin + len(piece)
            words = re.sub(r"['’]s?$|(?<![^\W\d_]\.[^\W\d_])[.]$", "", piece)
            before = text[max(0, begin - BEHIND) : begin]
            yield Name(begin, begin + len(words), words, bool(OPENERS.search("x" * (begin > BEHIND) + before)))


def is_supported(name: Name, text: str, ground: Ground) -> bool:
    """Say whether a name stands in a report, or is made of names and titles that reports know."""
    words = tuple(parts(name.words))
    if not words or all(len(word) < 2 for word in words):
        return True
    if _is_known(words, ground) or _is_made_of_known(words, ground):
        return True
    plain = [is_plain(word) or word in ground.single_words or word in ground.told for word in words]
    if _is_heading(text) and all(plain):
        return True
    rest = _without_links(words[1:])
    return name.opens and plain[0] and (not rest or _is_known(rest, ground) or _is_made_of_known(rest, ground))


def _is_known(words: Sequence[str], ground: Ground) -> bool:
    if tuple(words) in ground.names or ground.says(words):
        return True
    if len(words) == 1 and len(words[0]) > 1 and words[0] in ground.initials:
        return True
    if len(words[-1]) >= LONG and ground.says([*words[:-1], f"{words[-1]}s"]):  # of "Assads" the input lost the mark
        return True
    if len(words) == 1 and any(_without(words[0], end) in ground.single_words for end in ENDINGS):
        return True
    if groups_of("in_one_word").get(" ".join(words)) in ground.single_words:
        return True
    initials = "".join(word[0] for word in words if word not in LITTLE)
    return len(initials) >= LEAST_INITIALS and initials in ground.alone


# What makes of the name of a party, people or faith what is theirs: a Democrat is Democratic, an Islamist Islamic.
ENDINGS = ("ic", "ist", "ian", "an", "n", "s")


def _without(word: str, ending: str) -> str | None:
    bare = word.removesuffix(ending)
    return bare if bare != word and len(bare) >= LONG else None


# Two letters are the initials of too much.
LEAST_INITIALS = 3


def _is_made_of_known(words: Sequence[str], ground: Ground) -> bool:
    """Say whether the words are titles and known names one after the other ("Secretary of State" "John Kerry")."""
    reached = {0}  # how many of the first words are such
    for start, word in enumerate(words):
        if start not in reached:
            continue
        if word in TITLES | LITTLE and start + 1 < len(words):
            reached.add(start + 1)
        most = min(LONGEST, len(words) - start)
        reached.update(start + n for n in range(1, most + 1) if _is_unit(words[start : start + n], ground))
    return len(words) in reached


# No known name has more words; headings in capitals may have any number.
LONGEST = 12


def _is_unit(words: Sequence[str], ground: Ground) -> bool:
    if tuple(words) in ground.names or _is_spelled_otherwise(words, ground):
        return True
    if _countries().get(" ".join(words)) in ground.countries or _is_leader(words, ground):
        return True
    return ground.says(words) or _has_an_initial(words, ground) if len(words) > 1 else words[0] in ground.alone


def _has_an_initial(words: Sequence[str], ground: Ground) -> bool:
    """Say whether a report has a given name and a surname with an initial between them."""
    if len(words) != 2 or not ground.single_words.issuperset(words):
        return False
    between = re.compile(rf" {re.escape(words[0])} \w {re.escape(words[1])} ")
    return any(between.search(text) for text in ground.texts)


def _is_leader(words: Sequence[str], ground: Ground) -> bool:
    """Say whether reports have only the surname of a leader whom a brief names in full: "President Obama"."""
    if words[-1] not in ground.alone or " ".join(words) not in _leaders():
        return False
    return not any(name[-1] == words[-1] and name[0] in ground.given for name in ground.names if len(name) > 1)


@cache
def _leaders() -> frozenset[str]:
    return frozenset(" ".join(parts(name)) for name in leaders())


# Shorter names that differ in a letter are two names.
LONG = 5


def _is_spelled_otherwise(words: Sequence[str], ground: Ground) -> bool:
    """Say whether a name of several words is a known one whose given name goes by another letter: Sergey, Sergei."""
    *given, last = words
    if not given or min(map(len, given)) < LONG:
        return False
    alike = (name for name in ground.names if len(name) == len(words) and name[-1] == last)
    return any(all(map(_differ_by_a_letter, given, name)) for name in alike)


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Say whether two words are alike but for one letter after the first."""
    return len(one) == len(other) and one[0] == other[0] and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


@cache
def _countries() -> Mapping[str, str]:
    return {" ".join(parts(words)): country for words, country in country_words().items()}


TITLES = words_of("honorifics").union(groups_of("affiliations"))


def _without_links(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and words[0] in LITTLE:
        words = words[1:]
    return words


CAPITAL = re.compile(r"(?<![\w])[^\W\d_]\w*")


def _is_heading(text: str) -> bool:
    """Say whether most words of a line are capitalised: capitals tell nothing there."""
    words = [word for word in CAPITAL.findall(text) if len(word) > 3]
    return (
        bool(words) and sum(word[0].isupper() for word in words) > 0.7 * len(words) and not text.rstrip().endswith(".")
    )
