"""Quotations in a brief: where they stand, whether a report has their words, and whether their speaker fits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.telling.verifying.ground import Ground, Said
from rashomon.telling.verifying.lexicon import is_plain, words_of
from rashomon.telling.verifying.lines import parts
from rashomon.telling.verifying.prose import LISTED


@dataclass(frozen=True)
class Quotation:
    """Where quoted words stand in a sentence, with their marks."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the quoted words, with their marks."""
        return text[self.start : self.end]


STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"]*[^\s\"])[\"](?!\w)")
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)([^'‘’\"“”]+(?:['’]\w[^'‘’\"“”]*)*)['’](?!\w)")

# Fewer words in single marks are a name or an ironic word, or marks that are apostrophes.
LEAST_IN_SINGLE = 3


def find_quotations(text: str) -> Iterator[Quotation]:
    """Yield the outermost quotations of a sentence: “...”, "...", and '...' of some words."""
    taken: list[Quotation] = []
    for found in (*_curly(text), *(Quotation(*m.span()) for m in STRAIGHT.finditer(text)), *_single(text)):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
            yield found


def _curly(text: str) -> Iterator[Quotation]:
    """Yield what stands between “ and its ”; what is not closed ends at another mark, or goes on to the end."""
    depth, start = 0, 0
    for place, mark in enumerate(text):
        if mark == "“":
            start = start if depth else place
            depth += 1
        elif mark == "”" and depth:
            depth -= 1
            if not depth:
                yield Quotation(start, place + 1)
    if depth:
        last = max(text.rfind("”", start), text.find('"', start))
        stop = LISTED.match(text) and STOP.search(text, start)
        yield Quotation(start, last + 1 if last > start else stop.start() + 1 if stop else len(text))


# Where a quotation that nobody closed ends in the row of a list: with the title that it stands in.
STOP = re.compile(r"[.!?](?=\s+[A-Z])")


def _single(text: str) -> Iterator[Quotation]:
    for match in SINGLE.finditer(text):
        if len(match[1].split()) >= LEAST_IN_SINGLE:
            yield Quotation(*match.span())


ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]|\(\.\.\.\)|[\"”“]\s*[^\"“”]{0,40}?…[^\"“”]{0,40}?\s*[\"“”]")

# What stands about a quotation.
MARKS = "“”\"'‘’"

BRACKETS = re.compile(r"\[([^\]\d]*)\]")


def fault_of(quoted: str, ground: Ground) -> str | None:
    """Return what is wrong with quoted words: None where a report has them, in pieces about an ellipsis."""
    for added in BRACKETS.findall(quoted):
        if unknown := [word for word in parts(added) if word not in ground.single_words and not is_plain(word)]:
            return f"no report has what stands in brackets, “{unknown[0]}”"
    pieces = [words for piece in ELLIPSIS.split(quoted.strip(MARKS)) if (words := parts(piece))]
    for words in pieces:
        if not ground.says(words):
            return f"no report has these words{_parting(words, ground)}"
    if len(pieces) > 1 and not any(_follow(pieces, text) for text in ground.texts):
        return "no report has these words one after the other: they are put together of several quotations"
    return None


# What stands between the pieces of one quotation is at most so long: some sentences. Not swept.
LEFT_OUT = 700


def _follow(pieces: Sequence[Sequence[str]], text: str) -> bool:
    """Say whether a report has all pieces of a quotation in their order, not far from each other."""
    needles = [f" {' '.join(words)} " for words in pieces]
    starts = list(_places(needles[0], text))
    for needle in needles[1:]:
        starts = [
            at for at in _places(needle, text) if any(0 < at - start < LEFT_OUT + len(needle) for start in starts)
        ]
    return bool(starts)


def _places(needle: str, text: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _parting(words: list[str], ground: Ground) -> str:
    """Say up to which word a report goes with a quotation."""
    if len(words) == 1:
        return ""
    for size in range(len(words) - 1, 0, -1):
        if ground.says(words[:size]):
            return f"; they part from the reports at “{words[size]}”" if size > 1 else ""
    return ""


CUE = "|".join(sorted(words_of("cues")))
_NAME = r"(?:[A-Z][\w.’'-]*|al-[A-Z]\w*)(?:\s+(?:al-)?[A-Z][\w.’'-]*)*"
NAME = re.compile(rf"\b{_NAME}")
PRONOUN = re.compile(r"(?:He|She|They|It|We|I|The)")
# Who speaks, up to where something else is told: "said Argentina's envoy, Maria Perceval", "Weber told reporters".
_WHO = r"(?:(?!,?\s(?:and|but|while|as|who|adding|after|before|when)\s)[^;:“\"\n])"
AFTER = re.compile(rf"^[,.\s]*(?:(?:{CUE})\s+(?P<late>{_WHO}{{2,100}})|(?P<early>{_NAME})\s+(?:{CUE})\b)")
_BESIDE = r"(?:,\s[^,.“\"]{3,80},)?"  # "Roth, speaking for the ministry, said"
_ON = r"(?:(?!,?\s(?:while|but|and)\s)[^.“\"]){0,30}[,:\s]*$"
BEFORE = re.compile(rf"(?P<name>{_NAME}){_BESIDE}\s+(?:{CUE})\b{_ON}|according to (?P<to>{_NAME})[,:\s]*$")


def wrong_speaker(quotation: Quotation, text: str, ground: Ground) -> str | None:
    """Return why the named speaker of a quotation cannot be its speaker by the reports; None where he can, or none is.

    Where a report that has it names nobody right beside it, whoever is named near it may be its speaker.
    """
    names = _speakers(quotation, text)
    words = parts(quotation.of(text))
    if not names or len(words) < 2:
        return None
    needle = f" {' '.join(words)} "
    said = [one for one in ground.said if needle in one.words]
    surnames = [parts(name)[-1] for name in names]
    if not said or any(_may_say(surname, one) for one in said for surname in surnames):
        return None
    told = {speaker for one in said for speaker in one.speakers}
    speakers = sorted(told, key=lambda name: (" " not in name, name))  # a full name before "newspaper"
    other = speakers[0].title() if speakers and " " in speakers[0] else speakers[0] if speakers else ""
    return f"{names[-1].rstrip('.')} does not say this in any report" + (f"; {other} does" if other else "")


def _may_say(surname: str, said: Said) -> bool:
    if any(surname in name or surname == "".join(word[0] for word in name.split()) for name in said.speakers):
        return True
    return not said.sure and surname in said.around.split()


def _speakers(quotation: Quotation, text: str) -> list[str]:
    """Return the names in the words for who says a quotation, as a sentence has them."""
    after = AFTER.match(text[quotation.end :])
    before = BEFORE.search(text[: quotation.start])
    if before and text.count("“", 0, before.start()) > text.count("”", 0, before.start()):
        before = None  # these are words of another quotation
    found = (after and (after["late"] or after["early"])) or (before and (before["name"] or before["to"])) or ""
    names = [match.group().rstrip(".") for match in NAME.finditer(found) if not PRONOUN.fullmatch(match.group())]
    return [name for name in names if not name.endswith(("’s", "'s"))] or [name[:-2] for name in names]
