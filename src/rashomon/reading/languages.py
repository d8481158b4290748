"""The language of a report: English by its function words, else by its letters and a small model."""

import re
from functools import cache

from rashomon.reading.lexicons import lexicon

# English running text has 25 to 45 in a hundred of these words, other languages under 10; names and headlines alone
# have fewer, so short texts are not judged.
ENGLISH_SHARE = 0.15
SHORT = 20
_REACH = 1500


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; English where it is too short to say."""
    words = re.findall(r"[^\W\d_]+", text[:_REACH].lower())
    told = len(words) >= SHORT and sum(word in _english() for word in words) < ENGLISH_SHARE * len(words)
    if not told and not _is_in_another_script("".join(words)):
        return "en"
    import py3langid

    code: str = py3langid.classify(text[:_REACH])[0]
    return code


def _is_in_another_script(letters: str) -> bool:
    """Say whether most letters are of no Latin alphabet: then also a short text is not English."""
    return not letters.isascii() and 2 * len(_NOT_LATIN.findall(letters)) > len(letters)


# Beyond the Latin letters of Unicode, with and without accents, and those that stand for them in mathematics.
_NOT_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff\U0001d400-\U0001d7ff]")


@cache
def _english() -> frozenset[str]:
    return frozenset(lexicon("languages")["english"])
