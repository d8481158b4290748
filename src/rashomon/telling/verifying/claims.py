"""Claims told as fact: what the reports give only as the word of one side, and a brief in its own voice."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import words_of
from rashomon.telling.verifying.lines import Line, Voice
from rashomon.telling.verifying.numbers import Bag
from rashomon.wording.normal import stem, words

# So much of the telling words of a sentence stand in a report's sentence that tells the same: swept .35 to .7 on
# evals/summaries.py, lot 1, and evals/verify.py (docs/verify.md).
SAME = 0.5

# So much of what a sentence tells stands in the words of who is said to say it. Not swept.
COVERED = 0.6

# Another sentence that has so much of what the best has tells the same: where it tells it right out, it is no claim.
NEARLY = 0.75

# So much of a shorter sentence of a report is what a sentence tells, of so many telling words. Not swept.
SHORT = 0.6
LEAST_SHORT = 4

# A sentence that begins so goes on with what the one before it says, and who says so.
PART_OF = "among (?:the|them|those)|most of|some of|the (?:rest|others?)|others|of (?:them|these|those|the)"

# Of fewer telling words a sentence may be of anything.
LEAST_WORDS = 3


def one_sided(text: str, around: Bag, ground: Ground) -> tuple[Voice, Line] | None:
    """Return whose word alone a sentence tells as fact, and the report's sentence that gives it as his; else None."""
    counts = frozenset(word for word in around if word.startswith("#"))
    telling = [word for word in around if ground.seen[word]]
    if _owns_up(text) or len(telling) < (LEAST_WORDS - 1 if counts else LEAST_WORDS):
        return None
    alike = [(share, line) for share, line in ground.like(around, SAME * NEARLY) if counts <= line.around]
    if not alike or alike[0][0] < SAME:
        return None
    near = [line for share, line in alike if share >= NEARLY * alike[0][0]]
    claims = [(claim, line) for line in near if (claim := _claim(line, around, ground))]
    if not claims or len(claims) < len(near) or any(_tells_it(line, around, ground) for line in ground.lines):
        return None
    return claims[0]


def _tells_it(line: Line, around: Bag, ground: Ground) -> bool:
    """Say whether a shorter sentence of a report tells in its own voice a part of what another does."""
    own = frozenset(word for word in line.around if word[0] not in "@~#")
    if len(own & around) < LEAST_SHORT or line.voices or _owns_up(line.text):
        return False
    return ground.weight(own & around) >= SHORT * ground.weight(own)


def _owns_up(text: str) -> bool:
    """Say whether a sentence says who says so, or that it is not sure."""
    return _owning().search(text) is not None


@cache
def _owning() -> re.Pattern[str]:
    said = "|".join(sorted(map(re.escape, words_of("attributing")), key=len, reverse=True))
    return re.compile(rf"\b(?:{said})\b|[“”\"?]|^\s*(?:{PART_OF})\b", re.IGNORECASE)


def _claim(line: Line, around: Bag, ground: Ground) -> Voice | None:
    """Return the voice that tells what a report's sentence does, if it is one side's: a party's, quoted, or denied."""
    for voice in (line.voices or _voices_in(line.text)) if _owns_up(line.text) else ():
        covers = ground.share(around & line.around, voice.told) >= COVERED
        if covers and (voice.direct or line.disputed or _is_party(voice) or _claims(voice)):
            return voice
    return None


def _voices_in(text: str) -> Sequence[Voice]:
    """Return the party that a sentence begins with and that says the rest: "A doctor in the next street said that"."""
    match = _party_says().match(text)
    return [Voice(match["who"], match["cue"], False, text[match.end() :])] if match else []


@cache
def _party_says() -> re.Pattern[str]:
    parties, few = "|".join(sorted(words_of("parties"))), r"(?:[\w’'-]+ )"
    return re.compile(
        rf"\s*(?P<who>(?:(?:An?|The|One|Some|Several|Other|Two) )?{few}{{0,3}}?(?:{parties})) {few}{{0,6}}?"
        rf"(?P<cue>said|says|claimed|claims|maintained|maintains|reported) (?:that )?",
        re.IGNORECASE,
    )


def _is_party(voice: Voice) -> bool:
    return any(stem(form) in _parties() for form, _ in words(voice.words))


def _claims(voice: Voice) -> bool:
    return any(stem(form) in _claiming() for form, _ in words(voice.cue))


@cache
def _parties() -> frozenset[str]:
    return frozenset(map(stem, words_of("parties")))


@cache
def _claiming() -> frozenset[str]:
    return frozenset(map(stem, words_of("claiming")))


def why(voice: Voice) -> str:
    """Return what is wrong, in words."""
    return f"told as fact; the reports have it only from {voice.words}"
