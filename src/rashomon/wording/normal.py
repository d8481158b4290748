"""Normal forms of words, so that the same words compare equal: case, accents, quotation marks and dashes folded."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from rashomon.model import Span

# Characters that stand for the same mark in print and on a keyboard (Unicode 15, general punctuation).
MARKS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u00ad": "", "\u200b": "", "\ufeff": ""}
)

# What a terminal obeys, but ends of lines and tabs, and what turns round the order in which words are shown.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# Words within names that are no part of their initials.
LITTLE = frozenset({"of", "the", "for", "and", "in", "on", "de", "al"})

# A run of letters and digits; "U.S.", "al-Assad", "1,200" and "Assad's" are one word each.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’\-‐‑][^\W_]+)*")


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with plain quotation marks and dashes."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.translate(MARKS).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def printable(text: str) -> str:
    """Return text as a terminal or a page may show it: no character in it does anything but stand there."""
    return UNSEEN.sub("\ufffd", text)  # a table of characters takes ten times as long


# Reports use few words again and again: of 117,000 that weighing and telling 200 of them stem, 13,000 differ.
@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a folded word without possessive, plural and the common endings of verbs.

    A light stemmer (after Harman's S stemmer, and the first step of Porter's): "talks" and "talk", "killed" and
    "killing" meet, while "united" and "unite" may; it is used to compare, never to show.
    """
    word = word.rstrip(".").replace(".", "") if "." in word and not word[0].isdigit() else word
    if word.endswith("'s"):
        word = word[:-2]
    if word.endswith(("ies", "ied")) and len(word) > 3:
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ing"):
        return _without_e(_undouble(word[:-3]))
    if len(word) > 4 and word.endswith("ed"):
        return _undouble(word[:-2])
    return _without_e(word)


def _without_e(word: str) -> str:
    return word.removesuffix("e") if len(word) > 3 else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sle" else word


def words(text: str, span: Span | None = None) -> Iterator[tuple[str, Span]]:
    """Yield the folded words of the text, or of a span of it, each with its place in the text."""
    for form, start, end in placed_forms(text, span or Span(0, len(text))):
        yield form, Span(start, end)


# The same of what is in plain small letters, faster: what most words are stands first.
PLAIN_WORD = re.compile(r"[a-z][a-z\d]+(?:['-][a-z\d]+)*|(?:[a-z]\.){2,}|\d+(?:[.,]\d+)*|[a-z](?:['-][a-z\d]+)*", re.A)

# Marks of print, each by one of the keyboard that parts words or joins them as it does.
PRINTED = (("’", "'"), ("“", '"'), ("”", '"'), ("‘", '"'), ("—", " "), ("–", " "), ("…", " "))


def places_of(words: str, text: str) -> Iterator[int]:
    """Yield where words stand in a text, in these letters and not within a longer word."""
    at = text.find(words)
    while words and at >= 0:
        end = at + len(words)
        if not ((at and _is_of_word(text[at - 1])) or (end < len(text) and _is_of_word(text[end]))):
            yield at
        at = text.find(words, at + 1)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def forms(text: str) -> Iterator[str]:
    """Yield the folded words of the text."""
    plain = _in_plain_letters(text)
    return iter(PLAIN_WORD.findall(plain)) if plain is not None else map(fold, WORD.findall(text))


def first_forms(text: str, most: int) -> list[str]:
    """Return the first folded words of the text."""
    near = text[: most * LETTERS]
    found = list(forms(near))
    if len(found) > most or len(near) == len(text):  # the last of those may be cut
        return found[:most]
    return list(islice(forms(text), most))


LETTERS = 9  # so many have most words, with the space behind


def placed_forms(text: str, span: Span) -> list[tuple[str, int, int]]:
    """Return the folded words of a span of the text, each with its first place in the text and the one behind it."""
    start, here = span.start, text[span.start : span.end]
    plain = _in_plain_letters(here)
    if plain is not None:
        return [(match[0], start + match.start(), start + match.end()) for match in PLAIN_WORD.finditer(plain)]
    return [(fold(match[0]), start + match.start(), start + match.end()) for match in WORD.finditer(here)]


def _in_plain_letters(text: str) -> str | None:
    """Return the text in small letters of the keyboard, each in its place, if it has no others than these.

    What is a letter or a digit there is one in small letters too.
    """
    if not text.isascii():
        for mark, plain in PRINTED:
            text = text.replace(mark, plain)
    return text.lower() if text.isascii() else None
