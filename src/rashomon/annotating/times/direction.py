"""Which way a time points: into the past or the future of the report, by the verb that governs it."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of

CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "csubj", "pcomp", "parataxis", "dep"})


class Way(StrEnum):
    """Into the past, into the future, or not told."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = "untold"


class Direction(NamedTuple):
    """Which way, how sure the grammar makes us of it, and whether the time hangs on that very verb."""

    way: Way
    confidence: float
    direct: bool = False


# Without a parse the nearest verb governs the time mostly, not always.
SURE_BY_WORDS = 0.85
UNTOLD = Direction(Way.UNTOLD, 0.5)


def direction(doc: Doc, text: str, start: int, end: int, title: bool = False) -> Direction:
    """Return which way the time at `text[start:end]` points; `doc` is `text`, best with its parse."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or not len(words):
        return UNTOLD
    if not words[0].dep:  # not parsed
        return direction_by_words(text, start, end)
    noun = words.root.head if words.root.dep_ in ("compound", "nummod") else None
    apart = noun is not None and _stands_apart(words, text, end)
    if noun is not None and noun.pos_ == "NOUN" and noun.i >= words.end and not apart:
        return UNTOLD  # "under a June agreement": the verb is not of the agreement's time
    limit = _ahead_of(text, start, words.root)
    planned = limit or _planned_before(words.root) or _scheduled(words.root, title)
    verb = clause_of(words.root.head)
    told = tense(verb, title)
    if planned and not (told.way is planned.way is Way.FUTURE and told.confidence > planned.confidence):
        told = planned
    least = 0.85 if told.way is Way.FUTURE else 0.7 if verb.dep_ == "acl" else 0.9  # "the pact signed in June"
    hangs = doc[words.start - 1].head == verb if apart and words.start else _hangs_on(words.root, verb)
    if not planned and told.confidence >= least and hangs:
        told = told._replace(direct=True)
    if told.way is Way.PAST and not told.direct and _is_of_what_is_fixed(text, start, end):
        return UNTOLD
    owned = text.startswith(("'s", "’s"), end)  # "Tuesday's ruling" is seldom to come
    return UNTOLD if owned and not limit and told.way is Way.FUTURE and told.confidence < 0.9 else told


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon().verbs.fixed)}s?\s+(?:on|of|in)\s+$", re.IGNORECASE)


def _is_of_what_is_fixed(text: str, start: int, end: int) -> bool:
    """Say whether a date is of an election or the like, not of the verb: "the winner of the vote on June 3 said"."""
    dated = any(character.isdigit() for character in text[start:end])
    return dated and _fixed().search(text, max(0, start - 24), start) is not None


def _stands_apart(time: Span, text: str, end: int) -> bool:
    """Say whether a time only seems to describe a noun, where a mark was lost: "Fridays raid", "In May Acme fell"."""
    before, after = time.doc[time.start - 1].lower_ if time.start else "", time.doc[time.end : time.end + 1].text
    return text.startswith("s ", end) or (before in ("in", "on") and after[:1].isupper())


# "Fell in March" is of the verb's own time; "called a vote for 5 June", "put off to July" are not.
THEN = frozenset({"in", "on", "at", "during", "over", "after", "around"})


def _hangs_on(time: Token, verb: Token) -> bool:
    """Say whether a time is told of the verb itself: "fell in March", not "a deal for March fell through"."""
    above = time.head
    if time.dep_ == "npadvmod":
        return above == verb and verb.tag_ == "VBD"
    return above.dep_ == "prep" and above.lower_ in THEN and above.head == verb


# A limit is ahead of whoever sets it, whatever the tense: "extended its offer until Friday".
_LIMIT = re.compile(
    r"\b(?:(?P<open>until|till|through)|effective|extended\s+to|delayed\s+to|deadline\s+of|ahead\s+of|"
    r"(?:moved|postponed|rescheduled|shifted|(?:brought|moved|pushed|put)\s+(?:back|forward|off))\s+(?:for|to)|"
    r"as\s+soon\s+as|no\s+later\s+than|(?:set|scheduled|slated|planned)\s+for)\s+(?:at\s+least\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


# "Last Oct. 23", "next May 3", "since March".
_SAID = re.compile(r"\b(?:(?P<past>last|past|since(?:\s+the)?)|next|coming)\s+$", re.IGNORECASE)


def _named(text: str, start: int) -> Direction | None:
    said = _SAID.search(text[max(0, start - 12) : start])
    return Direction(Way.PAST if said["past"] else Way.FUTURE, 0.95) if said else None


def _ahead_of(text: str, start: int, word: Token) -> Direction | None:
    if named := _named(text, start):
        return named
    if word.head.lower_ == "by" and word.head.dep_ == "prep" and word.head.head.pos_ == "NOUN":
        return Direction(Way.FUTURE, 0.85)  # "a timetable for elections by May"
    if put_off := _of_what_is_put_off(word):
        return put_off
    if _is_called_off(word):
        return Direction(Way.FUTURE, 0.75)
    if _called().search(text, max(0, start - CALLED_BEFORE), start):
        return Direction(Way.FUTURE, 0.85)
    if _is_not_agreed(word):
        return Direction(Way.FUTURE, 0.85)
    found = _LIMIT.search(text[max(0, start - 24) : start])
    if not found:
        return None
    verb = clause_of(word.head)
    deferred = verb.lemma_.lower() in lexicon().verbs.defers
    subject = verb.head if verb.dep_ == "acl" else verb  # "talks set for Friday were called off"
    called_off = subject.dep_ == "nsubjpass" and tense(clause_of(subject.head)).way is Way.PAST
    return Direction(Way.FUTURE, 0.85 if (deferred or not found["open"]) and not called_off else 0.75)


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon().verbs.called)})\s+$", re.IGNORECASE)


# So far before a day stands what is called for it: "called on their members to gather in front of the town hall on".
CALLED_BEFORE = 120


def _is_called_off(time: Token) -> bool:
    """Say whether a time owns what was to come then: "Friday's meeting has been cancelled", "called off Friday's"."""
    noun, verb = time.head, time.head.head
    off = verb.lemma_.lower() == "call" and any(c.lower_ == "off" for c in verb.children)
    moved = noun.dep_ == "nsubjpass" and verb.lemma_.lower() in lexicon().verbs.put_off
    called = off or moved or verb.lemma_.lower() in lexicon().verbs.cancels
    return time.dep_ == "poss" and noun.dep_ in ("nsubjpass", "dobj") and called


def _of_what_is_put_off(time: Token) -> Direction | None:
    """Read the days of what is put off, surely where both are told: "talks due on Friday were moved to Sunday".

    "The march on Saturday was cancelled" may be told before or after that day.
    """
    verb = clause_of(time.head)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None or verb.lemma_.lower() not in lexicon().verbs.put_off or time.i < subject.i:
        return None
    behind = time.i > verb.i
    told = time.doc[subject.i : verb.i] if behind else time.doc[verb.i : verb.sent.end]
    both = any(token.ent_type_ == "DATE" and token.head.lower_ in TO_BE for token in told)
    if behind and not (both and time.head.lower_ in TO_BE):
        return None
    return Direction(Way.FUTURE, 0.85 if both else 0.75)


# Before the day that something was, or is now, to be.
TO_BE = frozenset({"for", "on", "till", "to", "until"})


def _is_not_agreed(time: Token) -> bool:
    """Say whether a time is told of what nobody has agreed to yet: "they have not agreed to talks on Friday"."""
    verb = clause_of(time.head)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    to_come = verb.lemma_.lower() in ("agree", "commit", "confirm", "consent") and verb.i < time.i
    return to_come and bool(helpers & {"has", "have"}) and bool(helpers & {"not", "n't", "n’t", "never"})


def _scheduled(time: Token, title: bool) -> Direction | None:
    """Read the present of what is fixed: "the funeral is Saturday", "the trial begins Monday", "Envoys to Meet"."""
    verb = time
    while verb.head != verb and not (verb.pos_ in ("VERB", "AUX") and verb.dep_ in CLAUSES):
        if verb != time and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
            return Direction(Way.FUTURE, 0.85)  # the capitals of a title hide the verb
        verb = verb.head
    if verb.tag_ not in ("VBZ", "VBP") or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return None
    if verb.lemma_ == "be":
        return Direction(Way.FUTURE, 0.85) if _falls_on(time, verb) else None
    fixed = verb.lemma_.lower() in lexicon().verbs.scheduled and not title
    return Direction(Way.FUTURE, 0.85) if fixed else None


def _falls_on(time: Token, verb: Token) -> bool:
    """Say whether "be" tells on which day something falls; "it is Tuesday" and "today is Tuesday" do not."""
    told = {"attr", "npadvmod"} if time.head == verb else {"pobj"} if time.head.head == verb else set()
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    others = any(child.dep_ in ("acomp", "attr") and child != time for child in verb.children)
    named = any(subject.pos_ in ("NOUN", "PROPN") and subject.lower_ != "today" for subject in subjects)
    return time.dep_ in told and named and not others


def clause_of(token: Token) -> Token:
    """Return the head of the clause that a word is in: the nearest verb above it or itself."""
    while token.head != token and not (token.pos_ in ("VERB", "AUX") and token.dep_ in CLAUSES):
        token = token.head
    return token


def is_reporting(verb: Token) -> bool:
    """Say whether a verb tells that something was said."""
    return verb.lemma_.lower() in lexicon().verbs.reporting


def is_answering(verb: Token) -> bool:
    """Say whether a verb tells what somebody said or felt of a deed or of words: "rejected", "mourned"."""
    return verb.lemma_.lower() in lexicon().verbs.answering


def describes(doc: Doc, start: int, end: int) -> bool:
    """Say whether a time is of a clause that only describes: "the army, which took power last Wednesday"."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or not len(words) or not words[0].dep:
        return False
    return clause_of(words.root.head).dep_ in ("relcl", "acl")


# "The fort, built in 1856", "the army, which seized power on Friday".
_DESCRIPTION = re.compile(
    r",\s+(?:(?:which|who)\b[^.;:,\n]*|(?:\w+ly\s+)?(?:\w+ed|built|begun|born)(?:\s+\w+){1,3}\s+)$"
)


def describes_by_words(text: str, start: int, end: int) -> bool:
    """Say without a parse whether a time is of a clause that only describes."""
    return _DESCRIPTION.search(text, max(0, start - 60), start) is not None


def tense(verb: Token, title: bool = False) -> Direction:
    """Return which way the tense, aspect and modality of a verb point."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    words = lexicon().verbs
    if helpers & words.future_helpers or _going_to(verb):
        if "have" in helpers:
            return Direction(Way.PAST, 0.8)
        announced = "would" in helpers and verb.dep_ == "ccomp" and is_reporting(verb.head)  # "said it would vote"
        return Direction(Way.FUTURE, 0.95 if helpers & words.certain_helpers else 0.85 if announced else 0.75)
    if _is_planned(verb):
        return Direction(Way.FUTURE, 0.75)
    if "to" in helpers and "have" not in helpers:
        return _of_infinitive(verb, title)
    if helpers & words.past_helpers:
        return Direction(Way.PAST, 0.9)
    if verb.dep_ == "conj" and verb.head != verb and (helpers == {"be"} or (verb.tag_ == "VB" and not helpers)):
        return tense(verb.head, title)  # "will close and be shut until Monday"
    match verb.tag_:
        case "VBD":
            return Direction(Way.PAST, 0.95)
        case "VBN" | "VBG" if not helpers:
            return _borrowed(verb, title)
        case "VBN":
            return Direction(Way.PAST, 0.7)
        case "VBZ" | "VBP" | "VBG":
            past = title or is_reporting(verb)
            return Direction(Way.PAST, 0.7) if past else Direction(Way.FUTURE, 0.6)
        case "VB":
            return Direction(Way.FUTURE, 0.6)
    return UNTOLD


def _of_infinitive(verb: Token, title: bool) -> Direction:
    """An infinitive points ahead ("plans to meet on Friday"), unless what is above it is done ("failed to appear")."""
    above = clause_of(verb.head) if verb.head != verb else verb
    if above.lower_ in ("is", "are", "'s", "’s", "'re", "’re") and verb.dep_ in ("xcomp", "ccomp"):
        return Direction(Way.FUTURE, 0.9)  # "is to resume on Tuesday"
    if above == verb or title or above.pos_ not in ("VERB", "AUX") or above.lemma_.lower() in lexicon().verbs.plans:
        return Direction(Way.FUTURE, 0.85)
    if verb.dep_ == "xcomp" and above.tag_ in ("VBD", "VBN") and above.lemma_.lower() in lexicon().verbs.done:
        return Direction(Way.PAST, 0.7)
    return Direction(Way.FUTURE, 0.65)


def _is_planned(verb: Token) -> bool:
    """Say whether a verb plans; "set" does only with "for" or "to": not "a record set on Monday"."""
    lemma = verb.lemma_.lower()
    if lemma == "set":
        return any(child.lower_ in ("for", "to") or child.dep_ == "xcomp" for child in verb.children)
    return lemma in lexicon().verbs.plans


def _borrowed(verb: Token, title: bool) -> Direction:
    """A participle without helper has the tense of the clause above it; one that plans points ahead."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "amod"):
        return Direction(Way.PAST, 0.7)
    if verb.head == verb:
        return UNTOLD
    above = tense(clause_of(verb.head), title) if clause_of(verb.head) != verb else UNTOLD
    return above if verb.dep_ == "conj" else Direction(above.way, above.confidence * 0.9)


def _going_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ == "going" and head != verb


def _planned_before(token: Token) -> Direction | None:
    """Look for a plan between the time and its verb: "the meeting scheduled for Friday", "due on Monday"."""
    while token.head != token and not (token.pos_ in ("VERB", "AUX") and token.dep_ in CLAUSES):
        token = token.head
        lemma = token.lemma_.lower()
        if token.pos_ == "ADJ" and lemma in lexicon().verbs.plans:
            return Direction(Way.FUTURE, 0.85)
        if token.pos_ == "NOUN" and any(child.lower_ in lexicon().verbs.upcoming for child in token.lefts):
            return Direction(Way.FUTURE, 0.85)
    return None


_CLAUSE_END = re.compile(r"[.;:!?\n]\s")


# Words after "to" that make it no infinitive.
_NO_VERB = r"(?:the|an?|his|her|its|their|our|my|this|that|these|those|be|death|date|\w+ing)\b"


@cache
def _verb_forms() -> re.Pattern[str]:
    words = lexicon().verbs
    ahead = any_of([*words.certain_helpers, *words.plain_future])
    planned = any_of(words.planned)
    return re.compile(
        rf"(?<!\w)(?:(?P<ahead>(?:{ahead})(?:\s+[a-z]+){{0,2}})|(?P<planned>{planned})|(?P<done>(?:{any_of(words.begun)})\s+to\s+[a-z]+)"
        rf"|(?P<infinitive>to\s+(?!{_NO_VERB})[a-z]{{2,}})|(?P<past>[a-z]{{2,}}ed|{any_of(words.plain_past)}))(?!\w)"
    )


# How sure each form makes us: shares of right weekdays on times.jsonl, read without a parse.
_FORMS = {
    "ahead": Direction(Way.FUTURE, 0.9),
    "planned": Direction(Way.FUTURE, 0.75),
    "infinitive": Direction(Way.FUTURE, 0.75),
    "done": Direction(Way.PAST, 0.75),
    "past": Direction(Way.PAST, SURE_BY_WORDS),
}


def direction_by_words(text: str, start: int, end: int) -> Direction:
    """Return which way a time points without a parse: by a limit, or the nearest form of a verb, before it or after."""
    if named := _named(text, start):
        return named
    limit = _LIMIT.search(text[max(0, start - 24) : start])
    if limit:
        return Direction(Way.FUTURE, 0.75 if limit["open"] else 0.85)
    left = max((m.end() for m in _CLAUSE_END.finditer(text, max(0, start - 200), start)), default=max(0, start - 200))
    verbs = [*_verb_forms().finditer(text, left, start)][-1:] or [*_verb_forms().finditer(text, end, end + 100)][:1]
    return _FORMS[verbs[0].lastgroup or "past"] if verbs else UNTOLD
