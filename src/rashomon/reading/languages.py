"""The language of a report: English by its function words, else by a small model."""

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
    if len(words) < SHORT or sum(word in _english() for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid

    code: str = py3langid.classify(text[:_REACH])[0]
    return code


@cache
def _english() -> frozenset[str]:
    return frozenset(lexicon("languages")["english"])
