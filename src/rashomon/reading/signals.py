"""What a block of plain text is by its own words and shape, wherever it stands."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from rashomon.model import Role, Span
from rashomon.reading import agencies, dates
from rashomon.reading.lexicons import find_phrases, lexicon
from rashomon.reading.shapes import LINE, Shape

# A block up to this many words is a call or a notice by how it begins; longer ones are reports that happen to.
CALL_WORDS = 45
NOTICE_WORDS = 120
PROMISE_WORDS = 30

# The longest introduction of an author, in characters: so many as CALL_WORDS words may have.
AUTHOR_LINE = 450

# The longest line with nothing but dates, times and their labels.
DATE_LINE = 160

# The longest line that labels a date among other things: author, outlet, minutes to read.
LABELLED_WORDS = 24

# No button or heading of the page is as long.
BUTTON = 80

Mark = tuple[Role, str]


def mark_each(text: str, shapes: Sequence[Shape]) -> list[Mark | None]:
    """Return what each block of a text is by its own words and shape, or None where its place must tell.

    Blocks that are plainly sentences, and hold none of the words that make a block anything else, are not judged: one
    pass over the text finds those words.
    """
    found = _telling_places(text)
    return [None if found and _is_report(shape, *found) else _mark_line(shape) for shape in shapes]


def _is_report(shape: Shape, telling: Sequence[int], trades: Sequence[int]) -> bool:
    """Say whether a block is sentences and nothing else, by where the words stand that could say otherwise."""
    if not shape.is_sentences or shape.text[:4].lower() in _heads() or _any_within(telling, shape.span):
        return False
    return not _any_within(trades, shape.span) or self_named(shape.text) is None


def _any_within(places: Sequence[int], span: Span) -> bool:
    i = bisect_left(places, span.start)
    return i < len(places) and places[i] < span.end


def _telling_places(text: str) -> tuple[list[int], list[int]] | None:
    """Return where words stand that no plain report has, and where those that an outlet uses of itself.

    None where the text changes its length in small letters.
    """
    low = text.lower()
    if len(low) != len(text):
        return None
    own = len(lexicon("furniture")["itself"]["trades"])
    found = find_phrases(_telling(), low, overlapping=True)
    return [start for i, start, _ in found if i >= own], [start for i, start, _ in found if i < own]


@cache
def _telling() -> AhoCorasick:
    """All words by which `mark_alone` knows a long block as anything but a report, as one automaton."""
    words = lexicon("furniture")
    phrases = [
        *words["itself"]["trades"],
        *words["notice"]["anywhere"],
        *words["hint"]["words"],
        *words["call"]["start"],
    ]
    phrases += [*words["telling"]["words"], *lexicon("agencies")["crediting"]["shared"][1:]]
    # A DFA is three times as fast as the library's choice here, and these are few.
    return AhoCorasick(list(dict.fromkeys(phrases)), implementation=Implementation.DFA)


@cache
def _heads() -> frozenset[str]:
    """The first four letters of words that begin a caption or a call to the reader."""
    return frozenset(word.ljust(4)[:4] for word in lexicon("furniture")["telling"]["heads"])


def _mark_line(shape: Shape) -> Mark | None:
    return _mark_short(shape.text) if len(shape.text) <= LINE else mark_alone(shape)


@lru_cache(maxsize=1 << 14)
def _mark_short(line: str) -> Mark | None:
    return mark_alone(Shape(line, Span(0, len(line))))


def forget_lines() -> None:
    """Forget the lines that were judged: for measuring."""
    _mark_short.cache_clear()


def mark_alone(shape: Shape) -> Mark | None:
    """Return what a block is by its own words and shape, or None where its place must tell."""
    if not shape.is_sentences:
        if shape.is_ornament:
            return Role.FURNITURE, "marks only"
        if mark := _dating_or_signing(shape):
            return mark
    if agencies.is_credit_line(shape.text):
        return Role.CREDIT, "says whose work the report is"
    if shape.text.startswith("©") and shape.is_caption and "rights" not in shape.plain:
        return Role.CAPTION, "credits a picture"
    if why := _furniture_words(shape):
        return Role.FURNITURE, why
    if shape.is_caption:
        return Role.CAPTION, "describes a picture and credits it"
    if shape.breaks_off:
        return Role.FURNITURE, "breaks off: a teaser"
    if shape.signed and agencies.agency_named(shape.signed) and not shape.dateline:
        return Role.CAPTION, "a line without an end, with a credit in brackets"
    return None


def _dating_or_signing(shape: Shape) -> Mark | None:
    """Return whether a line says when the report was published or who wrote it."""
    plain, count = shape.plain, shape.count
    if len(plain) <= DATE_LINE and (count <= 8 or shape.lower_share < 0.5) and dates.is_date_line(shape.text):
        dated = next(dates.find_written(shape.text), None) is not None
        return (Role.DATE, "a date alone") if dated else (Role.FURNITURE, "the label of a date")
    if count <= 16:
        if shape.byline or _byline_with_date(shape):
            return Role.BYLINE, "says who wrote it"
        if _named_office().fullmatch(shape.text):
            return Role.BYLINE, "a name and an office"
        if agencies.is_sign(shape.text):
            return Role.CREDIT, "an agency's name alone"
    if count <= LABELLED_WORDS and not shape.is_ended:
        if dates.labels_date(shape.text):
            return Role.DATE, "a date that the page labels"
        if count <= 12 and _PARTED.search(shape.text) and next(dates.find_written(shape.text), None):
            return Role.DATE, "a date among other short words"
    return None


_PARTED = re.compile(r"\s[|•·]\s")


def _byline_with_date(shape: Shape) -> bool:
    written = next(dates.find_written(shape.text), None)
    if not written or not dates.is_date_line(shape.text[written.start :]):
        return False
    before = dates.without_label(shape.text[: written.start]).strip(" ,|-–—•·")
    return bool(Shape(before, Span(0, len(before))).byline)


@cache
def _wholes() -> dict[str, str]:
    return {
        line: group["why"]
        for name in ("ending", "closing", "listing", "label")
        for group in [lexicon("furniture")[name]]
        for line in group["whole"]
    }


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon("furniture")[name]["whole"])


def is_button(shape: Shape) -> bool:
    """Say whether a line is a button or heading of the page and nothing else."""
    return shape.plain.rstrip(":?»") in _wholes()


def is_ending(shape: Shape) -> bool:
    """Say whether a line heads the comments of a page."""
    return len(shape.text) < BUTTON and shape.plain.rstrip(":?»") in _group("ending")


def is_closing(shape: Shape) -> bool:
    """Say whether a line heads what else follows a report on its page: a poll, a newsletter."""
    return len(shape.text) < BUTTON and shape.plain.rstrip(":?»") in _group("closing")


def is_listing(shape: Shape) -> bool:
    """Say whether a line heads a list of other stories."""
    return len(shape.text) < BUTTON and shape.plain.rstrip(":?»") in _group("listing")


def asks_reader(mark: Mark | None) -> bool:
    """Say whether a block was marked as asking the reader for something: to subscribe, to sign up, to read on."""
    return mark is not None and mark[1] in {lexicon("furniture")[group]["why"] for group in ("call", "notice", "hint")}


@cache
def _calls() -> tuple[str, ...]:
    return tuple(lexicon("furniture")["call"]["start"])


@cache
def _phrases() -> tuple[AhoCorasick, frozenset[str], list[str]]:
    """Notices and hints as one automaton, which of them are notices, and all in the automaton's order."""
    words = lexicon("furniture")
    notices, hints = words["notice"]["anywhere"], words["hint"]["words"]
    both = [*notices, *(hint for hint in hints if hint not in notices)]
    automaton = AhoCorasick(both, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, frozenset(notices), both


def _phrases_in(low: str) -> set[str]:
    """Return the notices and hints in a text; one that begins within a word is none."""
    automaton, _, phrases = _phrases()
    found = find_phrases(automaton, low)
    return {phrases[i] for i, start, _ in found if not (start and low[start - 1].isalnum() and low[start].isalnum())}


@cache
def _shapes_of_furniture() -> tuple[re.Pattern[str], dict[str, str]]:
    """The shapes of furniture as one pattern of named groups, and why each is furniture."""
    shapes = {f"shape{i}": shape for i, shape in enumerate(lexicon("furniture")["shape"])}
    pattern = "|".join(f"(?P<{name}>{shape['pattern']})" for name, shape in shapes.items())
    return re.compile(pattern), {name: shape["why"] for name, shape in shapes.items()}


def _furniture_words(shape: Shape) -> str | None:
    """Return why a block is furniture by its wording, or None."""
    plain, count = shape.plain, shape.count
    if why := _wholes().get(plain.rstrip(":?»")):
        return why
    pattern, whys = _shapes_of_furniture()
    if len(plain) < 140 and (match := pattern.fullmatch(plain)) and match.lastgroup:
        return whys[match.lastgroup]
    words: dict[str, dict[str, str]] = lexicon("furniture")
    low = shape.text.lower()
    found = _phrases_in(low) if count <= NOTICE_WORDS else set()
    calls = count <= CALL_WORDS and low.lstrip("-–—*•·|[(× ").startswith(_calls())
    if count <= PROMISE_WORDS and not _quotes(shape.text) and _promises().match(low):
        return words["promise"]["why"]
    if (found or calls) and shape.is_prose and _reports().search(low):
        return None
    if found & _phrases()[1]:
        return words["notice"]["why"]
    if calls:
        return words["call"]["why"]
    if count <= CALL_WORDS and _describes_outlet(shape):
        return "an outlet describes itself"
    if count <= 25 and not shape.is_ended and shape.lower_share < 0.5 and len(set(_sites().findall(low))) >= 2:
        return words["sites"]["why"]
    needed = 1 if count <= 14 and not shape.is_ended else 2 if count <= CALL_WORDS else 3
    return words["hint"]["why"] if len(found) >= needed and not _quotes(shape.text) else None


def speaks_to_reader(shape: Shape) -> bool:
    """Say whether a block speaks of the page or to its reader: what makes a repeated block the page's."""
    if _quotes(shape.text) or _reports().search(shape.text.lower()):
        return False
    return bool(_phrases_in(shape.text.lower())) or _READER.search(shape.text) is not None


_READER = re.compile(r"\b(?:you|your|our|us|we)\b", re.I)


@cache
def _reports() -> re.Pattern[str]:
    """Words of a report about somebody, which the wording of pages has not."""
    verbs = "|".join(lexicon("furniture")["report"]["words"])
    return re.compile(rf"\b(?:{verbs})\b(?! (?:this|at least))")


@cache
def _promises() -> re.Pattern[str]:
    """How a page promises more to come: "Stay with us for updates." """
    return re.compile(rf"\W*(?:{'|'.join(lexicon('furniture')['promise']['starts'])})\b")


@cache
def _sites() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['sites']['words'])})\b")


@cache
def _self() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an outlet begins to tell what it is, and the words of praise or ownership that follow."""
    words = lexicon("furniture")["itself"]
    name = r"(?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|for))*)"
    verbs, trades, needs = ("|".join(words[kind]) for kind in ("verbs", "trades", "needs"))
    return re.compile(rf"{name} (?:{verbs})\b(?=[^.!?]*\b(?:{trades})\b)"), re.compile(rf"\b(?:{needs})\b", re.I)


def _describes_outlet(shape: Shape) -> bool:
    """Say whether a block is an outlet's or agency's line about itself ("X is an international news organisation")."""
    if len(shape.words) > 60 or _quotes(shape.text):
        return False
    begins, needs = _self()
    return begins.match(shape.text[:300]) is not None and needs.search(shape.text) is not None


def self_named(text: str) -> re.Match[str] | None:
    """Return the name by which an outlet describes itself at the start of a block."""
    return _self()[0].match(text[:300])


def _quotes(text: str) -> bool:
    return any(mark in text for mark in ('"', "“", "”", "``"))


@cache
def _author() -> re.Pattern[str]:
    words = lexicon("furniture")["author"]
    name = r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+"
    offices, links = "|".join(words["offices"]), "|".join(words["of"])
    office = rf"(?:an?|the|one of) (?:[\w'’-]+ ){{0,5}}(?:{offices})s?"
    return re.compile(rf"{name},? (?:is|was|has been) {office}\b.{{0,40}}\b(?:{links})\b")


def introduces_author(shape: Shape) -> bool:
    """Say whether a block introduces the author of a report ("Ana Lund is a politics reporter for the Post.")."""
    short = len(shape.text) <= AUTHOR_LINE and len(shape.words) <= CALL_WORDS
    return short and not _quotes(shape.text) and _author().match(shape.text) is not None


@cache
def _named_office() -> re.Pattern[str]:
    """A line such as "Patricia Winter Diplomatic editor"."""
    offices = "|".join(lexicon("furniture")["author"]["offices"])
    name = r"[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][A-Za-z’'-]+"
    return re.compile(rf"{name},? (?:in [A-Z]\w+,? )?(?:[\w'’-]+ ){{0,3}}(?i:{offices})(?: in (?:[A-Z]\w+ ?)+)?")
