"""How voices are called: an origin, whom it quotes, and what the user says of them."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from rashomon.model import OriginKind, Standing, Statement
from rashomon.telling.attributions import BEHIND, is_pronoun, is_source
from rashomon.telling.meant import QUANTIFIERS
from rashomon.telling.verifying.lexicon import is_plain
from rashomon.wording.normal import WORD, fold, forms, stem
from rashomon.wording.speakers import authorities, ranks

# More words describe a speaker by a clause, which the evidence has in full.
MOST_WORDS_OF_A_SPEAKER = 8

# So many origins are named; of more, how many they are.
MOST_NAMED = 4


@dataclass(frozen=True)
class Voices:
    """The names of voices, with what the user says of them behind. What is said of them changes nothing else."""

    standings: Sequence[Standing] = ()

    def standing(self, *names: str | None) -> str | None:
        """Return what the user says of a source that goes by any of these names."""
        folded = {fold(name) for name in names if name}
        return next((s.words or None for s in self.standings if folded & set(s.names)), None)

    def called(self, name: str) -> str:
        """Return a name, with what kind of source the user says it is."""
        standing = self.standing(name)
        return f"{name} [{standing}]" if standing else name

    def of(self, statement: Statement) -> str:
        """Name who gives a statement: the origin, and the unnamed source that it quotes or who speaks for it."""
        speaker, origin = statement.speaker, statement.origin
        if speaker and (issued := ISSUED.fullmatch(speaker)):
            speaker = issued["who"]
        if speaker and (counted := COUNTED_BY.fullmatch(speaker)):
            speaker = counted["who"]
        if speaker and len(speaker.split()) > MOST_WORDS_OF_A_SPEAKER and is_source(speaker):
            speaker = BEHIND.split(speaker, maxsplit=1)[0]  # "medical sources at the ..."
        if speaker is None or not _is_description(speaker) or _is_of(origin.name, speaker):
            return self.called(origin.name)
        if origin.kind is OriginKind.PRIMARY:
            return f"{self.called(speaker)} ({self.called(origin.name)})"
        return f"{self.called(origin.name)}{QUOTING}{self.called(_within(speaker))}"


def heard_once(voices: Iterable[str]) -> list[str]:
    """Return voices, each once: no outlet beside whom it quotes, nobody alone and as quoted, no body and its spokesman.

    "The Gazette, The Gazette quoting police" is The Gazette quoting police, "The Gazette quoting Roth, Roth" is Roth,
    as is "The Gazette quoting counsel Ida Roth, Ida Roth".
    """
    known = list(dict.fromkeys(voices))
    quoted = {voice: voice.partition(QUOTING) for voice in known}
    quoting = {outlet for outlet, mark, of in quoted.values() if mark and of not in known}
    return [
        voice
        for voice in known
        if not (quoted[voice][1] and any(f" {quoted[voice][2]}".endswith(f" {other}") for other in known))
        and voice not in quoting
        and not any(other.endswith(f" ({voice})") or _says_more(other, voice) for other in known)
    ]


def _says_more(other: str, voice: str) -> bool:
    """Say whether an outlet quotes the same in more words: "The Gazette quoting monitoring group" and "... monitor"."""
    outlet, mark, of = voice.partition(QUOTING)
    by, _, more = other.partition(QUOTING)
    return bool(mark) and outlet == by and set(map(stem, forms(of))) < set(map(stem, forms(more)))


def sources(voices: Iterable[str]) -> list[str]:
    """Return voices without those who have it of whom another names: of all who speak for the law the fullest name.

    "The Gazette quoting police" and "The Herald quoting Porto police" are one source, the police of Porto and the
    prosecutors of Lund two.
    """
    known = list(voices)
    called = {voice: _words_for(voice.rpartition(QUOTING)[2]) for voice in known}
    kept: list[str] = []
    for voice in sorted(known, key=lambda one: (len(called[one][1]), len(called[one][0])), reverse=True):
        if not any(_is_one_source(called[voice], called[other]) for other in kept):
            kept.append(voice)
    return [voice for voice in known if voice in kept]


def _words_for(source: str) -> tuple[Set[str], Set[str]]:
    """Return the words for a source, and those of its name but for what says that it speaks for the law.

    Who is told with a rank of the law alone, "Trooper Ida Roth", may be of any such body.
    """
    words = WORD.findall(source)
    told = {stem(fold(word)): word for word in words}
    if words and fold(words[0]) in ranks():
        return frozenset(told), frozenset()
    return frozenset(told), frozenset(form for form, word in told.items() if word[0].isupper() and form not in _law())


def _is_one_source(one: tuple[Set[str], Set[str]], other: tuple[Set[str], Set[str]]) -> bool:
    """Say whether words for a source are among those for another, or both speak for the law and one has no other name.

    "A coroner" may be the coroner of Porto, and "a news release" that of the police; "Roth" may be another.
    """
    (words, name), (others, fuller) = one, other
    is_within = words <= others and (words == others or not name or any(map(is_source, words)))
    return is_within or (name <= fuller and _is_of_law(words) and _is_of_law(others))


def _is_of_law(words: Set[str]) -> bool:
    """Say whether words for a source say that it speaks for the law: "officials" may, "fire officials" do not."""
    return not words.isdisjoint(_law() - OFFICIAL) or words == OFFICIAL


@cache
def _law() -> frozenset[str]:
    return frozenset(map(stem, authorities()))


OFFICIAL = frozenset({"official"})


def is_named_by(voice: str, names: Iterable[str]) -> bool:
    """Say whether a voice is among some names, by itself or as the body of one: "Roth (Foreign Ministry)"."""
    return any(name == voice or name.endswith((f" ({voice})", f"{QUOTING}{voice}")) for name in names)


QUOTING = " quoting "


def first_of(names: Iterable[str], most: int) -> str:
    """Return names as a list, each once, with how many more there are than `most`."""
    known = list(dict.fromkeys(names))
    rest = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + rest


def _within(speaker: str) -> str:
    """Return a description as it stands within a sentence: "Local sources" began one."""
    first, _, rest = WHOSE.sub("", speaker.removeprefix("and ")).partition(" ")
    plain = all(is_plain(part) or part in PREFIXES for part in first.lower().split("-"))
    if first.casefold() in QUANTIFIERS:  # "Many rebels in Western Syria"
        return f"{first.lower()} {rest}".strip()
    alone = not rest and not is_source(first) and not is_pronoun(first)  # "Fields", unlike "Police"
    is_name = not plain or alone or first.isupper() or bool(rest and not rest.islower())
    return f"{first} {rest}".strip() if is_name else f"{first.lower()} {rest}".strip()


def _is_of(origin: str, speaker: str) -> bool:
    """Say whether a speaker is an origin itself, or only its own: "we", "teams of Clinics Without Walls"."""
    said, name = fold(speaker), fold(origin)
    return said == name or is_pronoun(said) or (bool(BEHIND.search(speaker)) and said.endswith(f" {name}"))


PREFIXES = frozenset({"anti", "co", "ex", "non", "pro", "self"})


def _is_description(speaker: str) -> bool:
    telling = not NOBODY.search(speaker)
    return telling and len(speaker.split()) <= MOST_WORDS_OF_A_SPEAKER and any(map(str.isalpha, speaker))


# "its director said": the outlet's readers would take them for the outlet's.
WHOSE = re.compile(r"^(?i:her|his|its|my|our|their) (?=[a-z])")

# "According to an Observatory toll": the Observatory.
ISSUED = re.compile(
    r"(?P<who>[A-Z].*?)(?:['’]s)? (?:count|death toll|estimates?|figures|reports?|statements?|tally|toll)"
)

# "A count by the Gazette from photographs": the Gazette.
COUNTED_BY = re.compile(
    r"(?i:an? )?(?i:count|estimate|figure|tally|toll)s? (?:by|from|of) (?:the )?"
    r"(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)(?: (?:from|in|on) .+)?"
)

# "According to the latest death toll", "on reports that": a text or a number names nobody who speaks.
NOBODY = re.compile(r"(?:^|\b(?:[a-z]+ ))(?:count|death toll|estimates?|figures|reports?|statements?|tally|toll)$")
