"""News agencies in a text: signs, credit lines and reports that relay what an agency says."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from rashomon.model import Block, Credit, CreditKind, Role, evidence
from rashomon.reading.lexicons import alternatives, find_phrases, lexicon
from rashomon.reading.shapes import Shape


@cache
def _names() -> dict[str, str]:
    """Every name and sign of an agency -> its name."""
    return {
        written: agency["name"]
        for agency in lexicon("agencies")["agency"]
        for written in [agency["name"], *agency.get("names", []), *agency.get("signs", [])]
    }


@cache
def _folded() -> dict[str, str]:
    return {written.lower(): name for written, name in _names().items()}


@cache
def _begun() -> frozenset[str]:
    """The first three letters of every name and sign of an agency, and of "the" before one."""
    return frozenset(written[:3] for written in (*_folded(), "the"))


def agency_named(words: str) -> str | None:
    """Return the agency that some words name or sign for, in any case, or None."""
    bare = words.strip(" .,()-–—")
    if bare[:3].lower() not in _begun() and not bare[:3].isspace():
        return None
    return _folded().get(" ".join(bare.lower().removeprefix("the ").split()))


def behind_name(words: str) -> str:
    """Return the agency's name that stands behind that of a person ("ANA LUND Associated Press"), or none."""
    own = words.split()
    ends = (" ".join(own[i:]) for i in range(2, min(len(own), 5)))
    return next(filter(agency_named, ends), "")


def country_of(agency: str) -> str | None:
    """Return the country of an agency, by its name."""
    return next((a.get("country") for a in lexicon("agencies")["agency"] if a["name"] == agency), None)


def is_sign(line: str) -> bool:
    """Say whether a line is an agency's name and nothing else but the place it writes from ("AFP, MANILA")."""
    if len(line) >= 60:
        return False
    name, mark, place = line.partition(",")
    return agency_named(name) is not None and (not mark or _PLACE.fullmatch(place.strip()) is not None)


_PLACE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}")


@cache
def _running() -> str:
    """The names that are told in running text: no sign that could be a common word."""
    return alternatives(
        [
            n
            for a in lexicon("agencies")["agency"]
            for n in [*a.get("names", []), *[s for s in a.get("signs", []) if s.isupper()]]
        ]
    )


@cache
def _any() -> str:
    return alternatives(list(_names()))


@cache
def _relayed() -> re.Pattern[str]:
    words = lexicon("agencies")["relaying"]
    verbs, before = alternatives(words["verbs"]), alternatives(words["before"])
    said = rf"(?:the )?(?P<sayer>{_running()})(?: news)?(?: agency)? (?:(?:also|has|had|later|earlier) )?(?:{verbs})"
    told = rf"(?:{before}) (?:the )?(?P<heard>{_running()})"
    return re.compile(rf"\b(?:{said}|{told})\b")


@cache
def _credited() -> re.Pattern[str]:
    """A line that credits an agency: by how it begins, as contributor, or as owner of the rights."""
    words = lexicon("agencies")["crediting"]
    begins = rf"^\W*(?:{alternatives([*words['own'], *words['shared']])})\W+(?:the )?(?P<maker>{_any()})\b"
    contributes = rf"^\W*(?:the )?(?P<helper>{_any()})\b.{{0,80}}\bcontributed to this"
    owns = rf"(?:copyright\b|©).{{0,12}}(?:the )?(?P<owner>{_any()})\b"
    return re.compile(rf"{begins}|{contributes}|{owns}", re.I)


@cache
def _credit_line() -> re.Pattern[str]:
    shared = alternatives(lexicon("agencies")["crediting"]["shared"][1:])
    return re.compile(rf"\W*(?:reporting by|sources?:|{shared})\b", re.I)


_CONTRIBUTED = re.compile(
    r"contributed (?:reporting|to this (?:report|story|article))\W*$"
    r"|\b(?:reporters?|writers?|correspondents?|staff|press) [\w .,'’-]{3,60}contributed\W*$",
    re.I,
)


def is_credit_line(line: str) -> bool:
    """Say whether a line credits whoever made the report ("Reporting by ...", "... contributed to this report.")."""
    if len(line) > 300:
        return False
    if _credit_line().match(line):
        return len(line) < 160 or "editing by" in line.lower()
    return len(line) < 240 and "contributed" in line and _CONTRIBUTED.search(line) is not None


@cache
def _names_anywhere() -> AhoCorasick:
    names = [*_names(), *map(str.upper, _names())]
    return AhoCorasick(list(dict.fromkeys(names)))


def find_credits(article_id: str, text: str, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """Return the agencies that a report names as sources of its text, each once, with the words that name it."""
    found: dict[tuple[str, CreditKind], tuple[int, int]] = {}

    def add(name: str, kind: CreditKind, start: int, end: int) -> None:
        found.setdefault((name, kind), (start, end))

    hits = [start for _, start, _ in find_phrases(_names_anywhere(), text)]
    for block in blocks:
        if bisect_left(hits, block.span.start) == bisect_left(hits, block.span.end):
            continue
        for name, kind, start, end in _in_block(Shape(text, block.span), block.role):
            add(name, kind, block.span.start + start, block.span.start + end)
    own = {agency for agency, kind in found if kind is CreditKind.OWN}
    ordered = sorted((span, agency, kind) for (agency, kind), span in found.items())
    return tuple(
        Credit(agency=agency, kind=kind, evidence=evidence(article_id, text, *span))
        for span, agency, kind in ordered
        # What an agency's own report calls itself ("told Reuters") is not relayed by it.
        if kind is CreditKind.OWN or agency not in own
    )


def with_authors(credits: tuple[Credit, ...], authors: Sequence[str]) -> tuple[Credit, ...]:
    """Return credits with the agencies that the page's data calls authors: the report is their own text."""
    parts = (part.strip() for author in authors for part in re.split(r"[,;/&|]|\band\b", author))
    named = dict.fromkeys(agency for part in parts if (agency := agency_named(part) or agency_named(behind_name(part))))
    own = {credit.agency for credit in credits if credit.kind is CreditKind.OWN}
    added = (Credit(agency=agency, kind=CreditKind.OWN, evidence=None) for agency in named if agency not in own)
    rest = (credit for credit in credits if credit.kind is CreditKind.OWN or credit.agency not in named)
    return (*rest, *added)


Found = tuple[str, CreditKind, int, int]


def _in_block(shape: Shape, role: Role) -> list[Found]:
    if role in (Role.BODY, Role.HEADING, Role.STANDFIRST):
        return _in_body(shape)
    if role is Role.CAPTION:
        return [(n, CreditKind.CONTRIBUTED, s, e) for n, s, e in _signs(shape.text)]
    if role in (Role.BYLINE, Role.CREDIT, Role.FURNITURE):
        return _in_furniture(shape, role)
    return []


# The sign of an agency at the end of its report, behind a full stop or in brackets.
_SIGNED = re.compile(r"(?:[.!?][\"'”’]?\s*[-–—(]+|\()\s*(?P<name>[A-Z][\w /]{1,30})\)?\s*$")


# A dateline that the title and the standfirst of a page run into: "... of people. BEIRUT August 21 (Reuters) The navy".
_DATED_AT = re.compile(
    r"(?:^|[.!?\"'”’] )[A-Z]{4,}(?: [A-Z]{2,}){0,2},? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? )?"
    r"\((?P<name>[A-Z][\w ]{1,30})\)(?: [-–—])? [A-Z]"
)


def _in_body(shape: Shape) -> list[Found]:
    found: list[Found] = []
    if shape.dateline and shape.dateline["agency"]:
        for part in re.finditer(r"[^/,;]+", shape.dateline["agency"]):
            if name := agency_named(part.group()):
                offset = shape.dateline.start("agency")
                found.append((name, CreditKind.OWN, offset + part.start(), offset + part.end()))
    elif (within := _DATED_AT.search(shape.text)) and (name := agency_named(within["name"])):
        found.append((name, CreditKind.OWN, within.start("name"), within.end("name")))
    if (tail := _SIGNED.search(shape.text)) and (name := agency_named(tail["name"])):
        found.append((name, CreditKind.OWN, tail.start("name"), tail.end("name")))
    for match in _relayed().finditer(shape.text):
        words = match["sayer"] or match["heard"]
        found.append((_names()[words], CreditKind.RELAYED, match.start(), match.end()))
    return found


def _in_furniture(shape: Shape, role: Role) -> list[Found]:
    if name := agency_named(shape.text):
        return [(name, CreditKind.OWN, 0, len(shape.text))]
    shared = alternatives(lexicon("agencies")["crediting"]["shared"])
    contributed = "contribut" in shape.text.lower() or re.match(rf"\W*(?:{shared})\b", shape.text, re.I)
    kind = CreditKind.CONTRIBUTED if contributed else CreditKind.OWN
    if role is Role.BYLINE:
        return [(n, kind, s, e) for n, s, e in _named(shape.text)]
    match = _credited().search(shape.text[:400])
    if match:
        words = next(match[group] for group in ("maker", "helper", "owner") if match[group])
        # Where case is ignored, "aſsociated press" is found, and is no agency's name.
        named = _folded().get(words.lower())
        return [(named, kind, match.start(), match.end())] if named else []
    return [(n, kind, s, e) for n, s, e in _named(shape.text)] if role is Role.CREDIT else []


def _named(text: str) -> list[tuple[str, int, int]]:
    return [(_names()[m.group()], m.start(), m.end()) for m in re.finditer(rf"\b(?:{_any()})\b", text[:400])]


def _signs(text: str) -> list[tuple[str, int, int]]:
    """Return the agencies signed in brackets or after a slash, with their places."""
    pattern = rf"(?:(?<=[(\[/:|©])|(?<=copyright)|(?<=credit)|(?<=source)) ?(?:{_any()})\b|\b(?:{_any()})(?= ?[)\]/])"
    found = ((m.group().strip(), m.end()) for m in re.finditer(pattern, text))
    return [(_names()[words], end - len(words), end) for words, end in found]
