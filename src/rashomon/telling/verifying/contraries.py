"""Contraries: what a brief tells that the reports' sentence most like it denies, leaves open, or has the other way."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import contraries, told_by
from rashomon.telling.verifying.lines import Line, bag, is_said
from rashomon.telling.verifying.numbers import CLAUSE

# So much of what a sentence tells stands in a report's that tells the contrary, and so near to it come others that must
# tell it too: swept .5 to .8 on evals/summaries.py and evals/verify.py (docs/verify.md).
SHARE = 0.65
NEAR = 0.8

# Which of them may tell the contrary in place of all: the first, or the second, which is often as near.
NEAREST = 2

# Of fewer telling words a sentence may be of anything.
LEAST_WORDS = 2

Found = tuple[int, int, str, Line]


def find_contraries(text: str, ground: Ground) -> Iterator[Found]:
    """Yield a word of a sentence that the reports' sentences most like it have a contrary of, why, and one of these."""
    yield from _in_other_words(text, ground)
    yield from _negated(text, ground)


def _in_other_words(text: str, ground: Ground) -> Iterator[Found]:
    for match in _contrary_words().finditer(text):
        for own, other in contraries()[match.group().lower()]:
            if other.search(text) or NOT.search(text, 0, match.start()):
                continue
            near = _near_it(match, text, ground)
            denying = next((line for line in near[:NEAREST] if _denies(other, line.text)), None)
            if denying and not any(own.search(line.text) for line in near):
                yield *match.span(), "the reports tell the contrary", denying
                return


def _near_it(match: re.Match[str], text: str, ground: Ground) -> Sequence[Line]:
    """Return the reports' sentences that tell most of what a sentence does, or a word's clause, without the word."""
    ends = [0, *(place for one in CLAUSE.finditer(text) for place in one.span()), len(text)]
    first = max(place for place in ends if place <= match.start())
    last = min(place for place in ends if place >= match.end())
    whole = _near(text[: match.start()] + text[match.end() :], ground)
    return whole or _near(text[first : match.start()] + text[match.end() : last], ground)


def _denies(other: re.Pattern[str], text: str) -> bool:
    """Say whether a sentence has a contrary, with no denial before it."""
    found = list(other.finditer(text))
    return bool(found) and not any(NOT.search(text[max(0, one.start() - REACH) : one.start()]) for one in found)


@cache
def _contrary_words() -> re.Pattern[str]:
    words = sorted(contraries(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _near(text: str, ground: Ground) -> Sequence[Line]:
    """Return the reports' sentences that tell most of what a text does, where there are any."""
    around = bag(text)
    if sum(bool(ground.seen[word]) for word in around) < LEAST_WORDS:
        return ()
    alike = ground.like(around, SHARE * NEAR)
    return [line for share, line in alike if share >= NEAR * alike[0][0]] if alike and alike[0][0] >= SHARE else ()


def _negated(text: str, ground: Ground) -> Iterator[Found]:
    """Yield the verb of what is told as done and the reports deny or leave open, or is denied and they tell as done."""
    ours = NOT_DONE.search(text) or NOT.search(text)
    if ours and not (verb := NOT_DONE.search(text)):
        return
    if ours and verb and is_said(verb.group()):  # "it was not known whether" denies nothing
        return
    near = [] if QUESTION.search(text) else _near(text, ground)
    if not near:
        return
    if ours and verb:
        done = told_by(verb[1].lower())
        if all(_has(done, line.text) and not NOT.search(line.text) for line in near):
            yield *verb.span(), "the reports tell the contrary", near[0]
        return
    told = {told_by(form.lower()): (form, start) for form, start in _forms(text)}
    for form, (word, start) in told.items():
        tells = not is_said(word) and word not in NO_VERBS
        having = [line for line in near if _forms_of(form, line.text)] if tells else []
        if having and all(_is_denied(form, line.text) for line in having) and having[0] in near[:NEAREST]:
            yield start, start + len(word), "the reports deny this, or leave it open", having[0]
            return


def _forms(text: str) -> Iterator[tuple[str, int]]:
    return ((match.group(), match.start()) for match in VERB.finditer(text))


def _forms_of(form: str, text: str) -> Sequence[int]:
    """Return where a text has a word in one of its forms, or another for the same."""
    return [start for word, start in _forms(text) if told_by(word.lower()) == form]


def _has(done: str, text: str) -> bool:
    """Say whether a sentence tells something as done: not as asked for, or to come."""
    return any(told_by(form.lower()) == done and not ASKED.search(text, 0, start) for form, start in _forms(text))


def _is_denied(form: str, text: str) -> bool:
    """Say whether a sentence has a verb nowhere without a denial or a question before it."""
    denied = {match.start(1) for pattern in (NOT_DONE, OPEN) for match in pattern.finditer(text)}
    return denied.issuperset(_forms_of(form, text))


# So many characters before a word a denial of it stands.
REACH = 25

_NO = "not|never|no|nobody|none|nothing|neither|nor|without|refused|declined|failed|denied"
_NT = r"n['’]t\b|\b(?:do|did|does|is|was|were|has|have|had|would|could)nt\b"  # some lose the mark
NOT = re.compile(rf"\b(?:{_NO})\b|{_NT}", re.IGNORECASE)
_AUX = r"(?:(?:yet|ever|been|be|have|to|so|far|immediately|\w+ly) ){0,3}"
NOT_DONE = re.compile(
    rf"(?:\b(?:not|never|refused to|declined to|failed to|neither"
    rf"|none of (?:[\w’'-]+ ){{1,3}}?(?:ha[sd]|have|was|were))|n['’]t) {_AUX}([a-z]{{3,}})\b",
    re.IGNORECASE,
)
_BEEN = r"(?:(?:was|were|had|has|have|been|is|are) ){1,3}"
OPEN = re.compile(rf"\b(?:whether|if) (?:[\w’'-]+ ){{1,4}}?{_BEEN}([a-z]{{3,}})\b")
NO_VERBS = frozenset({"more", "most", "any", "than", "such", "other", "enough"})
VERB = re.compile(r"\b[a-z]{3,}\b")
QUESTION = re.compile(r"\b(?:whether|if|unclear|unknown|may|might|could|would|should|disputed?)\b")
ASKED = re.compile(r"\b(?:to|will|would|could|should|may|might|must|can) (?:\w+ly )?$")
