"""Who does what to whom, turned round: "Roth accused Vogel" where by every report it was Vogel who accused Roth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import key_of, keys_of, told_by, words_of
from rashomon.telling.verifying.lines import Line, bag
from rashomon.telling.verifying.numbers import Bag
from rashomon.wording.countries import government_names
from rashomon.wording.normal import stem


@dataclass(frozen=True)
class Act:
    """What one does to another, as a text says it: the verb, who does it and to whom, by the words that name them.

    `far` has the words that name anybody farther off, before and behind the verb.
    """

    start: int
    end: int
    verb: str
    who: Bag
    whom: Bag
    far: tuple[Bag, Bag]
    by_pronoun: bool
    to_pronoun: bool


def turned(text: str, ground: Ground) -> Iterator[tuple[Act, Line]]:
    """Yield what a sentence tells of two the other way round than all reports, with a report's sentence for it."""
    for act in acts_in(text, ground):
        if act.verb in words_of("mutual") or not (act.who or act.by_pronoun) or not (act.whom or act.to_pronoun):
            continue
        told = [(one, line) for line in _lines_of(act, ground) for one in _told(line, act.verb, ground)]
        if any(_agrees(act, one) for one, _ in told):
            continue
        yield from ((act, line) for one, line in told[:MOST_TOLD] if _is_turned(act, one))


def done_by_others(text: str, ground: Ground) -> Iterator[tuple[Act, Line, str]]:
    """Yield what a sentence tells of one that all reports' sentences most like it, without him, tell of another."""
    for act in acts_in(text, ground):
        around = bag(_clause(act, text))
        telling = around - act.who
        is_named = not act.who <= _sides() and bool(act.who & around)
        if not is_named or act.verb in words_of("mutual") or sum(bool(ground.seen[w]) for w in telling) < LEAST_WORDS:
            continue
        alike = ground.like(telling, SAME * NEARLY)
        near = [line for share, line in alike if share >= NEARLY * alike[0][0]] if alike and alike[0][0] >= SAME else []
        doers = [_another(act, line, ground) for line in near]
        if doers and all(doers):
            yield act, near[0], doers[0]


def _clause(act: Act, text: str) -> str:
    """Return the clause in which somebody acts, up to the next mark or link on either side."""
    ahead = PARTS.split(text[: act.start])[-1]
    return ahead + text[act.start : act.end] + PARTS.split(text[act.end :])[0]


PARTS = re.compile(r"[;:“”\"\x00]|,?\s(?:after|before|while|but|because|when|although|though|and(?! [A-Z]))\s")


# So much of what a sentence tells besides who does it stands in a report's that tells it of another, and so near to it
# come others. Swept .6 to .9 on evals/summaries.py and evals/verify.py.
SAME = 0.7
NEARLY = 0.8
LEAST_WORDS = 3


def _another(act: Act, line: Line, ground: Ground) -> str:
    """Return who does in a report's sentence what a verb says, where it and the one before do not name the doer."""
    states = government_names()
    who = act.who | {told_by(f"~{states[word]}") for word in act.who if word in states}  # Oslo is Norway
    if who & (line.around | bag(line.before) | bag(" . ".join(name for _, name in line.acts))):
        return ""
    told = (name for verb, name in line.acts if act.verb in keys_of(verb) and _named(name, ground))
    return next(told, "")


def _lines_of(act: Act, ground: Ground) -> list[Line]:
    """Return the sentences with the verb of an act that may name on whom it is done."""
    whom = act.whom - _sides()
    return [line for line in ground.with_verb(act.verb) if not whom or whom & line.around]


# No verb is told so often of two in a brief's affair that more would be needed.
MOST_TOLD = 400


def _agrees(act: Act, told: Act) -> bool:
    ahead, behind = told.far
    return (act.by_pronoun or bool(act.who & ahead)) and (act.to_pronoun or bool(act.whom & behind))


def _is_turned(act: Act, told: Act) -> bool:
    """Say whether one who acts is acted on, and the other way; of a pronoun and a name, whether only the name acts."""
    if act.by_pronoun:
        return bool(act.whom & told.who) and (told.to_pronoun or bool(told.whom))
    return bool(act.who & told.whom) and (act.to_pronoun or bool(act.whom & told.who))


def _told(line: Line, verb: str, ground: Ground) -> Iterator[Act]:
    """Yield what a report's sentence tells with a verb; who is found to act, or meant by a pronoun, is ahead of it."""
    for act in acts_in(line.text, ground, verb):
        ahead, behind = act.far
        found = frozenset().union(*(_named(name, ground) for told, name in line.acts if verb in keys_of(told)))
        meant = _named(line.before, ground) if PRONOUN.search(line.text[: act.start]) else frozenset()
        yield replace(act, far=(ahead | found | meant, behind))


def acts_in(text: str, ground: Ground, only: str | None = None) -> Iterator[Act]:
    """Yield every verb, or one, of a text that reports have for what somebody does, and who is before and behind it."""
    for match in VERB.finditer(text):
        verb = key_of(match.group())
        if verb not in ground.verbs or only not in (None, verb):
            continue
        ahead, behind = text[: match.start()], text[match.end() :]
        before, after = BEFORE.search(ahead), AFTER.match(behind)
        apposed = APPOSED.search(ahead)
        doer = apposed[1] if apposed else before[0] if before else ""
        who = _named(doer, ground) or _named(FIRST.match(ahead)[0], ground)  # type: ignore[index]
        near = who, _named(after[0] if after else "", ground)
        far = _named(ahead, ground), _named(FAR.match(behind)[0], ground)  # type: ignore[index]
        if PASSIVE.search(ahead):
            by = BY.match(behind)
            near, far = (_named(by[1] if by else "", ground), near[0]), (far[1], far[0])
        by_pronoun = not PASSIVE.search(ahead) and BY_PRONOUN.search(ahead) is not None
        who = frozenset[str]() if by_pronoun else near[0] - near[1]
        to_pronoun = TO_PRONOUN.match(behind) is not None
        yield Act(*match.span(), verb, _by_name(who), _by_name(near[1] - near[0]), far, by_pronoun, to_pronoun)


def _by_name(named: Bag) -> Bag:
    """Return words that name somebody without those for his side, where any others name him."""
    return named - _sides() or named


# Words that may be verbs of what is done: the reports say which are.
VERB = re.compile(
    r"(?<![\w’'-])(?<!\b[Tt]he )(?<!\ba )(?<!\ban )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<![’']s )(?<!\bof )"
    r"(?![a-z]+(?:ment|ion|ance|al)s?\b)[a-z]{3,}(?![\w’'-])"
)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s(?:\w+ly\s)?$")
_STOP = (
    r"of|for|over|to|that|in|on|at|with|by|after|before|from|as|near|about|into|because|but|while|who|which"
    r"|and(?! [A-Z])"
)

# Who acts stands before the verb, back to a mark or another clause; on whom right behind it, up to a mark or a link.
BEFORE = re.compile(
    r"(?:(?!\b(?:and|but|while|who|which|that|after|before|when|as)\s)[^,;:.“”\"()\x00]|(?<=[A-Z])\.){1,90}$"
)
APPOSED = re.compile(r", ([A-Z][^,;:.“”\"]{2,60}), $")  # "Its leader, Duarte Pinto, criticised"
AFTER = re.compile(rf"\s(?:(?!\b(?:{_STOP})\b)[^,;:.“”\"()\x00]|(?<=\b[A-Z])\.|(?<=\bMr)\.){{1,80}}")
FIRST = re.compile(r"[^,;:“”\"()\x00]{0,80}(?:, [A-Z][^,;:.“”\"()\x00]{2,60}(?=, ))?")
FAR = re.compile(r"[^;“”\"]{0,140}")
BY = re.compile(r"[^,;:.]{0,40}?\bby\s((?:[^,;:.\x00]){1,60})")
PRONOUN = re.compile(r"\b(?i:he|she|it|they|who|which)\b[^A-Z]*$")
BY_PRONOUN = re.compile(r"\b(?i:he|she|they)\s(?:(?:has|have|had|also|then|later|again|\w+ly)\s)*$")
TO_PRONOUN = re.compile(rf"\s(?:him|them)\b|\sher\b(?!\s(?!(?:{_STOP})\b)[a-z])")


def _named(text: str, ground: Ground) -> Bag:
    """Return the words of a text that name somebody: names known to the reports, states, and sides ("the army").

    Who holds an office that the text names is named by it.
    """
    capitals = (word for match in CAPITALS.finditer(text) for word in bag(match.group()))
    named = {word for word in capitals if word in ground.name_stems or word.startswith("~")}
    sides = {one for word in re.findall(r"[a-z]+", text.lower()) if (one := stem(word)) in _sides()}
    return frozenset(named | sides | ground.holders(text))


CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")


@cache
def _sides() -> frozenset[str]:
    doers = {words.split()[-1] for words in words_of("doers")} - {"he", "she", "they", "it"}
    return frozenset(map(stem, words_of("parties") | doers))
