"""What a block of plain text is by its own words and shape, wherever it stands."""

import re
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from rashomon.model import Role, Span
from rashomon.reading import agencies, dates
from rashomon.reading.lexicons import find_phrases, lexicon
from rashomon.reading.page_titles import outlet_behind
from rashomon.reading.phrases import Groups, Phrase, groups_of
from rashomon.reading.shapes import Shape

# How long lines and blocks of each kind may be: above the longest of those read on some hundred pages. Swept from half
# to one and a half times of each on the 31 development pages as text, F1 stays .947: they bound what is asked of a long
# block, and decide little.

# A block up to this many words is a call or a notice by how it begins; longer ones are reports that happen to.
CALL_WORDS = 45
NOTICE_WORDS = 120
PROMISE_WORDS = 30
SITES_WORDS = 25

# The longest introduction of an author, in characters: so many as CALL_WORDS words may have.
AUTHOR_LINE = 450

# The longest line with nothing but dates, times and their labels.
DATE_LINE = 160

# The longest line that labels a date among other things: author, outlet, minutes to read.
LABELLED_WORDS = 24

# No button or heading of the page is as long, and no row of links or sections.
BUTTON = 80
LINK = 140

# No button is drawn in a line as long, with marks around it ("======= Share =======").
DRAWN = 400

Mark = tuple[Role, str]


def mark_each(shapes: Sequence[Shape], phrases: Sequence[Phrase]) -> list[Mark | None]:
    """Return what each block of a text is by its own words and shape, or None where its place must tell.

    Blocks that are plainly sentences, and hold none of the words that make a block anything else, are not judged.
    """
    told = groups_of(phrases, shapes)
    return [
        None if shape.is_sentences and (i not in told or _says_nothing(shape, told[i])) else _mark_alone(shape, told[i])
        for i, shape in enumerate(shapes)
    ]


def _says_nothing(shape: Shape, told: Groups) -> bool:
    """Say whether sentences are a report's for all that their telling words say."""
    return told <= _IN_LINES or (told <= _AFTER_NAME and self_named(shape.text) is None)


# Groups of words that make only a short line anything, and those that do so only after the name of an outlet.
_IN_LINES = frozenset(["sites"])
_AFTER_NAME = _IN_LINES | {"trades"}


# A picture's caption, or the last line of a report without its full stop: its place tells.
CREDITED: Mark = (Role.CAPTION, "a line without an end, with a credit in brackets")

# Groups of words that make a block furniture by its wording.
_WORDINGS = frozenset(["wording", "calls", "promises", "trades", "sites"])


def _mark_alone(shape: Shape, told: Groups) -> Mark | None:
    """Return what a block is by its own words and shape, or None where its place must tell.

    `told` are the groups of its telling words.
    """
    if not shape.is_sentences:
        if shape.is_ornament:
            return Role.FURNITURE, "marks only"
        if mark := _dating_or_signing(shape):
            return mark
    if "credits" in told and (mark := _crediting(shape)):
        return mark
    if "wording" in told and _is_page(shape):
        return Role.FURNITURE, "the page that runs on behind a report"
    if why := _button_or_link(shape) or (_wording(shape, told) if told & _WORDINGS else None):
        return Role.FURNITURE, why
    if ("pictures" in told or shape.is_in_brackets or shape.is_slashed) and shape.is_caption:
        return Role.CAPTION, "describes a picture and credits it"
    if shape.breaks_off:
        return Role.FURNITURE, "breaks off: a teaser"
    if shape.signed and agencies.agency_named(shape.signed) and not shape.dateline:
        return CREDITED
    return None


def _crediting(shape: Shape) -> Mark | None:
    """Return whether a block credits the report or a picture."""
    if agencies.is_credit_line(shape.text):
        return Role.CREDIT, "says whose work the report is"
    if shape.text.startswith("©") and shape.is_caption and "rights" not in shape.plain:
        return Role.CAPTION, "credits a picture"
    return None


def _dating_or_signing(shape: Shape) -> Mark | None:
    """Return whether a line says when the report was published or who wrote it."""
    if _is_date_line(shape):
        dated = next(dates.find_written(shape.text), None) is not None
        return (Role.DATE, "a date alone") if dated else (Role.FURNITURE, "the label of a date")
    if shape.is_longer(LABELLED_WORDS):
        return None
    count = shape.count
    dated = dates.may_have_date(shape.text)
    if count <= 16:
        if shape.byline or (dated and _byline_with_date(shape)):
            return Role.BYLINE, "says who wrote it"
        if _named_office().fullmatch(shape.text):
            return Role.BYLINE, "a name and an office"
        if agencies.is_sign(shape.text):
            return Role.CREDIT, "an agency's name alone"
    if dated and not shape.is_ended:
        if dates.labels_date(shape.text):
            return Role.DATE, "a date that the page labels"
        if count <= 12 and _PARTED.search(shape.text) and next(dates.find_written(shape.text), None):
            return Role.DATE, "a date among other short words"
    return None


_PARTED = re.compile(r"\s[|•·]|[|•·]\s")


def _is_date_line(shape: Shape) -> bool:
    if not dates.begins_as_date(shape.text) or len(shape.plain) > DATE_LINE:
        return False
    return not shape.is_longer(LABELLED_WORDS) and dates.is_date_line(shape.text)


def _byline_with_date(shape: Shape) -> bool:
    written = next(dates.find_written(shape.text), None)
    if not written or not dates.is_date_line(_IN_SECTION.sub("", shape.text[written.start :])):
        return False
    before = dates.without_label(shape.text[: written.start]).strip(" ,|-–—•·")
    return bool(Shape(before, Span(0, len(before))).byline)


# "by Ana Lund on October 12, 2016 in News"
_IN_SECTION = re.compile(r" in [A-Z][\w &-]{2,30}$")


@cache
def _wholes() -> dict[str, str]:
    return {
        line: group["why"]
        for name in ("ending", "closing", "listing", "label")
        for group in [lexicon("furniture")[name]]
        for line in group["whole"]
    }


@cache
def _headings() -> dict[str, str]:
    return {line: name for name in ("ending", "closing", "listing") for line in lexicon("furniture")[name]["whole"]}


# A page that runs on behind its report has the heading of other stories, and behind it so many words of pages.
PAGE_WORDS = 4


def _is_page(shape: Shape) -> bool:
    return listing_within().match(shape.text) is not None and len(_phrases_in(shape.text.lower())) >= PAGE_WORDS


@cache
def listing_within() -> re.Pattern[str]:
    """Return the headings of other stories as they stand within a line: in capitals, in front of a title."""
    headings = [words.title() for words in lexicon("furniture")["listing"]["whole"] if " " in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, headings))}) (?=[A-Z])")


def is_button(shape: Shape) -> bool:
    """Say whether a line is a button or heading of the page and nothing else."""
    return shape.plain.rstrip(":?»") in _wholes()


def heading_of(shape: Shape) -> str | None:
    """Return what a line heads: the comments of a page ("ending"), what else follows ("closing"), or a "listing"."""
    return _headings().get(shape.plain.rstrip(":?»")) if len(shape.text) < BUTTON else None


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


def _button_or_link(shape: Shape) -> str | None:
    """Return why a block is furniture as a whole line or by its shape, or None."""
    if len(shape.text) > (LINK if shape.is_sentences else DRAWN):
        return None
    plain = shape.plain
    if why := _wholes().get(plain.rstrip(":?»")):
        return why
    if len(plain) >= LINK:
        return None
    pattern, whys = _shapes_of_furniture()
    match = pattern.fullmatch(plain) if not ("|" in plain and outlet_behind(shape.text)) else None
    return whys[match.lastgroup] if match and match.lastgroup else None


def _row_of_sites(shape: Shape) -> str | None:
    """Return why a short line that names several sites is furniture, or None."""
    words: dict[str, str] = lexicon("furniture")["sites"]
    if shape.is_ended or shape.count > SITES_WORDS or shape.lower_share >= 0.5:
        return None
    return words["why"] if len(set(_sites().findall(shape.text.lower()))) >= 2 else None


def _most_words(told: Groups) -> int:
    """Return how many words a block may have to be furniture by some groups of telling words."""
    if "wording" in told:
        return NOTICE_WORDS
    return CALL_WORDS if "calls" in told or "trades" in told else PROMISE_WORDS


def _wording(shape: Shape, told: Groups) -> str | None:
    """Return why a block is furniture by its wording, or None."""
    if shape.is_longer(_most_words(told)):
        return None
    words: dict[str, dict[str, str]] = lexicon("furniture")
    low, count = shape.text.lower().replace("’", "'"), shape.count
    found = _phrases_in(low) if "wording" in told else set()
    calls = "calls" in told and count <= CALL_WORDS and low.lstrip("-–—*•·|[(× ").startswith(_calls())
    if "promises" in told and count <= PROMISE_WORDS and not _quotes(shape.text) and _promises().match(low):
        return words["promise"]["why"]
    if (found or calls) and shape.is_prose and _reports().search(low):
        return None
    if found & _phrases()[1]:
        return words["notice"]["why"]
    if calls:
        return words["call"]["why"]
    if "trades" in told and count <= CALL_WORDS and _describes_outlet(shape):
        return "an outlet describes itself"
    if "sites" in told and (why := _row_of_sites(shape)):
        return why
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
    if self_named(shape.text) is None or _quotes(shape.text):
        return False
    return len(shape.words) <= 60 and _self()[1].search(shape.text) is not None


def self_named(text: str) -> re.Match[str] | None:
    """Return the name by which an outlet describes itself at the start of a block."""
    return _self()[0].match(text[:300])


def _quotes(text: str) -> bool:
    return '"' in text or "“" in text or "”" in text or "``" in text


@cache
def _author() -> re.Pattern[str]:
    words = lexicon("furniture")["author"]
    name = r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+"
    offices, links = "|".join(words["offices"]), "|".join(words["of"])
    office = rf"(?:an?|the|one of) (?:[\w'’-]+ ){{0,5}}(?:{offices})s?"
    return re.compile(rf"{name},? (?:is|was|has been) {office}\b.{{0,40}}\b(?:{links})\b")


def introduces_author(shape: Shape) -> bool:
    """Say whether a block introduces the author of a report ("Ana Lund is a politics reporter for the Post.")."""
    match = _author().match(shape.text) if len(shape.text) <= AUTHOR_LINE else None
    return match is not None and not _quotes(match.group()) and len(shape.words) <= CALL_WORDS


@cache
def _named_office() -> re.Pattern[str]:
    """A line such as "Patricia Winter Diplomatic editor" or "By our foreign staff and agencies"."""
    author = lexicon("furniture")["author"]
    offices, nameless = "|".join(author["offices"]), "|".join([*author["offices"], *author["nameless"]])
    person = r"[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][A-Za-z’'-]+"
    name = rf"{person},? (?:in [A-Z]\w+,? )?(?:[\w'’-]+ ){{0,3}}(?i:{offices})"
    own = rf"(?i:by|from) (?i:our|staff|special)\b(?: [\w'’-]+){{0,3}}? ?(?i:{nameless})s?(?: and (?i:{nameless}))?"
    return re.compile(rf"(?:{name}|{own})(?:,? in (?:[A-Z]\w+ ?)+)?")
