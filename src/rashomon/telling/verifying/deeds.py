"""Who did what: whether who a brief says vetoed, cancelled, denied or met did so, and not another, by some report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.telling.verifying.lexicon import groups_of, side_words, words_in, words_of
from rashomon.telling.verifying.lines import Line
from rashomon.wording.countries import government_names
from rashomon.wording.normal import fold
from rashomon.wording.numbers import NUMBER


@dataclass(frozen=True)
class Deed:
    """Who does what, as a sentence says it right out, and whom it names right behind: "Russia vetoed".

    `is_named` says whether the doer is ("the mayor" and "she" are not).
    """

    start: int
    end: int
    who: str
    verb: str
    group: str
    whom: str | None = None
    is_named: bool = True


def find_deeds(text: str) -> Iterator[Deed]:
    """Yield every doer right before a verb that tells much: one of a group of the lexicon."""
    for match in _does().finditer(text):
        group = groups_of("deeds")[" ".join(match["did"].lower().split())]
        whom = WHOM.match(text, match.end())
        named = match["who"] is not None
        who = match["who"] or match["kind"].lower()
        if f"{who.split()[-1]} {match['did']}".lower() in groups_of("deeds"):  # "air strikes" are no deed of Air
            continue
        start = match.start("who" if named else "kind")
        yield Deed(start, match.end(), who, match["did"], group, whom[1] if whom else None, named)
    for match in _and_did().finditer(text):
        yield Deed(*match.span(), "this person", match["did"], groups_of("deeds")[match["did"]], is_named=False)
    for match in _within().finditer(text):
        group = groups_of("deeds")[" ".join(match["did"].lower().split())]
        yield Deed(match.start("who"), match.end(), match["who"], match["did"], group, is_named=False)
    for match in _befell().finditer(text):
        if NUMBER.match(match["whom"]):  # "Four Egyptians" names nobody
            continue
        group = groups_of("deeds")[match["did"]]
        yield Deed(match.start("whom"), match.end(), match["whom"], match["did"], group, match["whom"], is_named=False)


def is_told(deed: Deed, group: str, line: Line) -> bool:
    """Say whether a report's sentence may tell that the doer does something of a group.

    He is named before the verb, with nobody whom that is done to in between, or behind it with "by", or in the sentence
    before where a pronoun stands for him, or is found to be who acts or speaks.
    """
    who, verbs = _called(deed.who), _verbs(group)
    done = [verb for verb in verbs.finditer(line.text) if _is_done(group, verb, line.text)]
    if any(verbs.search(verb) and who.search(name) for verb, name in line.acts) and (
        done or not verbs.search(line.text)
    ):
        return True
    for verb in done:
        ahead, behind = line.text[: verb.start()], line.text[verb.end() :]
        named = [m for m in who.finditer(ahead) if not OBJECT.search(ahead, m.end())]
        by = re.match(rf"[^,;:]{{0,80}}?\bby (?:the )?(?:[\w’'-]+ ){{0,4}}?(?:{who.pattern})", behind)
        if named or by or (STANDS_FOR.search(ahead) and who.search(line.before)):
            return True
    return False


def is_shown(deed: Deed, line: Line) -> bool:
    """Say whether a report's sentence has a word for the deed, done, and it or the one before it who did it to whom.

    Of a doer without a name the word is enough.
    """
    done = [sign for sign in _signs(deed.group).finditer(line.text) if _is_done(deed.group, sign, line.text)]
    if not done:
        return False
    near = f"{line.before} {line.text}"
    if deed.group not in words_of("real_deeds"):
        return not deed.is_named or _is_there(deed.who, near, line)
    if deed.whom and not _called(deed.whom).search(near):
        return False
    return not deed.is_named or any(_is_beside(deed.who, sign, line) for sign in done)


def _is_there(who: str, near: str, line: Line) -> bool:
    called = _called(who)
    return called.search(near) is not None or any(called.search(name) for _, name in line.acts)


def _is_beside(who: str, sign: re.Match[str], line: Line) -> bool:
    """Say whether somebody is named shortly before or right behind a word for a deed, or by a pronoun before it."""
    ahead, behind = line.text[max(0, sign.start() - AHEAD) : sign.start()], line.text[sign.end() : sign.end() + BEHIND]
    meant = STANDS_FOR.search(line.text[: sign.start()])
    if meant and _called(who).search(line.before):
        return True
    return _is_there(who, f"{ahead} {behind}", Line(line.text, line.before, line.around, _acts_by(sign, line)))


def _acts_by(sign: re.Match[str], line: Line) -> tuple[tuple[str, str], ...]:
    return tuple((verb, name) for verb, name in line.acts if sign.group().lower() in verb.lower())


# So many characters before a word for a deed, and behind it ("the resignation of X", "arrested by X"), its doer stands.
AHEAD = 90
BEHIND = 50


def _is_done(group: str, verb: re.Match[str], text: str) -> bool:
    """Say whether a word tells a deed of a group as done, where deeds of the group are often told as not done."""
    if group not in words_of("real_deeds"):
        return True
    ahead = text[max(0, verb.start() - UNREAL_REACH) : verb.start()]
    return not UNREAL.search(ahead) and not NOBODY.match(text, verb.end())


def others(deed: Deed, line: Line) -> list[str]:
    """Return who else does something of the same group in a report's sentence, said right out."""
    who = _called(deed.who)
    return [
        one.who for one in find_deeds(line.text) if one.group == deed.group and one.is_named and not who.search(one.who)
    ]


def has_signs(group: str, lines: Sequence[Line]) -> bool:
    """Say whether some report has words for a deed of a group; of groups without a list of them that is not known."""
    return not knows_signs(group) or any(_signs(group).search(line.text) for line in lines)


def knows_signs(group: str) -> bool:
    """Say whether the lexicon has the words that some report must have for a deed of a group."""
    return bool(words_in("signs", group))


@cache
def _signs(group: str) -> re.Pattern[str]:
    signs = words_in("signs", group)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})", re.IGNORECASE)


# What is asked for, refused or not so is not done: "called on him to resign", "nobody was arrested".
UNREAL = re.compile(
    r"(?:\b(?:no|not|never|nobody|none|without|should|whether|refus\w+|declin\w+|call(?:s|ed|ing) (?:on|for)|urg\w+"
    r"|demand\w*|ask(?:s|ed|ing)|den(?:y|ies|ied))\b|n['’]t\b)[^.;,]*$",
    re.IGNORECASE,
)
UNREAL_REACH = 50
NOBODY = re.compile(r"\w* (?:no one|no-one|nobody|none|no (?:\w+ ){0,2}?suspects?)\b")

# Whom the verb names right behind it: "arrested Ivan Petrov".
WHOM = re.compile(r" (?:Mr\.? |Mrs\.? |Ms\.? )?([A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+))*)")


@cache
def _called(who: str) -> re.Pattern[str]:
    """Return all names of a doer: a surname, a body, or every name of a state and its capital."""
    last = who.split()[-1]
    states = government_names()
    state = states.get(fold(who)) or states.get(fold(last))
    names = [last.removesuffix("'s").removesuffix("’s")] + [name for name, of in states.items() if state == of]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


@cache
def _verbs(group: str) -> re.Pattern[str]:
    return _any(words_in("deeds", group))


def _any(verbs: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs))})(?!\w)", re.IGNORECASE)


# Somebody whom the one before does something to, and who may be who does the next: "France had lured Moscow into".
OBJECT = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bwith )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?<!\bon )(?<!\band )(?<!\bthe )(?<=[a-z] )"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][a-z]+\b"
)

PRONOUN = re.compile(r"\b(?i:he|she|it|they|we|i|you|who|which|that|this|his|her|its|their|nobody|none|no)\b")

# A pronoun that may stand for who was named in the sentence before: nobody is named between it and the verb.
STANDS_FOR = re.compile(r"\b(?i:he|she|it|they|who|which)\b(?:[^A-Z]|[A-Z][a-z]+day\b)*$")


# A name has at most so many words behind its first: in a long row of capitals each start would be read to its end.
MORE_WORDS = 9


@cache
def _does() -> re.Pattern[str]:
    bodies, verbs = "|".join(sorted(words_of("bodies"))), _active()
    groups = "|".join(sorted(words_of("groups")))
    doers = "|".join(sorted(words_of("doers"), key=lambda words: (-len(words), words)))
    return re.compile(
        rf"(?<!\bby )(?<!\bof )(?<!\bwith )(?<!\bin )(?<!\bagainst )(?<!\bfrom )(?<!\bto )(?<!\bon )(?<!\bfor )"
        rf"(?:\b(?P<kind>(?i:{doers}))\b"
        rf"|(?P<who>\b(?!{PRONOUN.pattern})[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|{bodies})\b){{0,{MORE_WORDS}}}"
        rf"(?: (?:{groups}))?))"
        rf"(?:, [^,;:.“”\"()\x00]{{3,60}},)? (?:(?:has|have|had|also|then|later|again|\w+ly|on [A-Z]\w+day) )*"
        rf"(?P<did>{verbs})(?!\w)"
    )


def is_of_other_side(deed: Deed, lines: Sequence[Line]) -> bool:
    """Say whether all sentences that have a deed have it of those who fight the doer: "captured by rebels"."""
    own, other = _sides_of(deed.who)
    doers = [doer for line in lines for doer in _doers(deed.group, line.text)] if own else []
    return bool(doers) and all(other.search(doer) and not own.search(doer) for doer in doers)  # type: ignore[union-attr]


def _doers(group: str, text: str) -> Iterator[str]:
    """Yield the words that tell who does a deed: behind "by", or right before the verb."""
    for verb in _verbs(group).finditer(text):
        by = BY.match(text, verb.end())
        yield by[1] if by else text[max(0, verb.start() - AHEAD) : verb.start()]


BY = re.compile(r"[^,;:.]{0,40}?\bby ([^,;:.]{1,60})")


@cache
def _sides_of(who: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return the patterns of who fights on the side of a doer, and on the other; none where that is not known."""
    sides = [_any(words) for words in side_words()]
    for own, other in (sides, sides[::-1]):
        if own.search(who.split()[-1]):
            return own, other
    return None, None


@cache
def _within() -> re.Pattern[str]:
    """Return the pattern of a verb behind the end of who does it: "legislators in Indiana vetoed"."""
    return re.compile(
        rf"\b(?:of|in|for|from|on|with) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,{MORE_WORDS}}})"
        rf" (?:(?:has|have|had|also|then|later|again|\w+ly) )*(?P<did>{_active()})(?!\w)"
    )


@cache
def _and_did() -> re.Pattern[str]:
    """Return the pattern of a verb without its own doer: "she denied it and resigned"."""
    verbs = [verb for group in sorted(words_of("real_deeds")) for verb in words_in("deeds", group)]
    pasts = "|".join(verb for verb in verbs if verb.split()[0].endswith("ed"))
    return re.compile(rf"\band (?:then |later )?(?P<did>{pasts})\b")


@cache
def _befell() -> re.Pattern[str]:
    """Return the pattern of whom something is done to, by name: "Karl Lenz was arrested"."""
    done = (verb for group in sorted(words_of("befalling")) for verb in words_in("deeds", group))
    verbs = "|".join(verb for verb in done if verb.endswith("ed") or " " in verb)
    return re.compile(
        rf"(?P<whom>\b(?!{PRONOUN.pattern}|Nobody\b|None\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,{MORE_WORDS}}})"
        rf"(?:, [^,;:.“”\"()\x00]{{3,60}},)? (?:was|were|has been|have been|had been|is|are) (?:\w+ly |also )?"
        rf"(?P<did>{verbs})\b"
    )


@cache
def _active() -> str:
    return "|".join(map(re.escape, sorted(groups_of("deeds"), key=lambda verb: (-len(verb), verb))))
