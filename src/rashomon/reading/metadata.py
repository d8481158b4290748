"""Who wrote a report, who published it, from where and when: read from the blocks that are not the report."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain

import msgspec

from rashomon.model import Basis, Block, Dated, Role, Source, SourceKind, Span, evidence
from rashomon.reading import agencies, dates
from rashomon.reading.lexicons import lexicon
from rashomon.reading.mastheads import (
    DATED_MASTHEAD,
    MASTHEAD,
    as_written,
    cells_of,
    name_with_date,
    outlet_with_date,
    section_of,
    signs_clipping,
    without_town,
)
from rashomon.reading.names import has_given_name, is_surnamed, names_persons
from rashomon.reading.page_titles import outlet_behind
from rashomon.reading.shapes import MESSAGE, PERSON, SIGNED, Shape
from rashomon.reading.signals import self_named
from rashomon.reading.titles import without_subject
from rashomon.wording.days import WEEKDAYS

# Blocks above the title and below the report that are looked at for a date or an outlet: pages put both close by.
NEAR = 12


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the words of the block that is the title."""
    title = next((block for block in blocks if block.role is Role.TITLE), None)
    words = " ".join(without_subject(title.span.of(text)).split()) if title else ""
    outlet = outlet_behind(words)
    return words.removesuffix(outlet).rstrip(" |–—·»«•~:/<>-") if outlet else words or None


def find_byline(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the persons that bylines name, in order, each once; agencies are credits, not persons."""
    names: list[str] = []
    for block in _own_bylines(blocks):
        words = block.span.of(text) if block.role in (Role.BYLINE, Role.DATE) else ""
        written = next(dates.find_written(words), None)
        if block.role is Role.DATE and written:
            before = dates.without_label(words[: written.start])
            # "Ana Lund Published October 12, 2016"
            names += split_names(before) if PERSON.fullmatch(before.strip(" ,|·•-–—")) else []
            names += [person(cell) for cell in cells_of(words) if names_persons(cell)]
        elif block.role is Role.BYLINE:
            names += split_names(dates.without_label(words[: written.start]) if written else words)
    return tuple(dict.fromkeys(names))


def _own_bylines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that may name this report's authors: those below its end are mostly other stories' bylines."""
    body = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
    last = body[-1] if body else len(blocks)
    named = [(i, block) for i, block in enumerate(blocks) if block.role in (Role.BYLINE, Role.DATE)]
    above = [block for i, block in named if i < last]
    below = [block for i, block in named if i > last and block.role is Role.BYLINE]
    signed = [block for block in below if block.why == SIGNED]
    bylined = any(block.role is Role.BYLINE for block in above)
    return above + (signed if bylined or len(below) > 1 else below)


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote a report: "By Ana Lund", or an agency's name alone."""
    return Shape(line, Span(0, len(line))).byline is not None or agencies.is_sign(line)


def without_by(line: str) -> str:
    """Return a byline without the word that begins it."""
    return _BY.sub("", line.strip())


_BY = re.compile(
    rf"^\W*(?:(?:(?:{'|'.join(lexicon('furniture')['by']['before'])}) )?by|byline|authors?|from|with"
    r"|(?:von|par|por|door)(?= \S+ \S))\b[\s:]*",
    re.I,
)


# A byline names some ten persons; of a longer one, as a hostile field may hold, so many characters are read.
LONGEST_BYLINE = 2000


def split_names(line: str) -> list[str]:
    """Return the persons named in a byline: "By A. Lozano and Maria Silva, Associated Press" -> two names."""
    names = _BESIDE_NAMES.sub("", without_by(" ".join(line[:LONGEST_BYLINE].split())))
    names = re.sub(r"\s+(?:(?:in|[Ff]or|of|at|on|with)\s+(?:the\s+)?|The\s)[A-Z].*$", "", names)
    if office := _NAME_AND_OFFICE.match(names):
        alone = _OFFICES.search(names) and not re.search(r",|\band\b", names)
        names = ("" if _names_outlet().match(names) else office[1]) if alone else names
    parts = (part.strip(" .,|-–—\t") for part in re.split(r"\s*(?:,|;|\||/|&|\b(?:and|with|und|et)\b)\s*", names))
    persons = (part.removesuffix(agencies.behind_name(part)).strip() for part in parts)
    return [person(name) for name in persons if _is_person(name)]


# What stands beside names: an outlet in brackets; a clock, a date or a label behind a dot or from a number on.
_BESIDE_NAMES = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]|\s*[•·].*$|\s+(?:(?:at|on)\s+)?(?:[A-Z][a-z]{2,8}\.?,? )?\d.*$", re.S
)

_NAME_AND_OFFICE = re.compile(r"([A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][A-Za-z’'-]+),? .*$")


@cache
def _names_outlet() -> re.Pattern[str]:
    """Names that begin as no person's, or go on as an outlet's: "The Daily Post", "Port Amber Post Staff Writer"."""
    outlets = "|".join(lexicon("furniture")["outlets"]["words"])
    return re.compile(rf"(?:The|Our|A|An) |(?:[A-Z][\w.’'-]* ){{2}}(?:{outlets})\b")


_OFFICES = re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['by']['offices'])})\b", re.I)


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        1 < len(words) <= 5
        and not name.startswith(("the ", "our "))
        and (is_surnamed(name) or not (_OFFICES.search(name) or words[-1] in lexicon("furniture")["outlets"]["words"]))
        and not agencies.agency_named(name)
        and not _is_outlet(name)
        and not re.search(r"\d|@", name)
    )


def _is_outlet(name: str) -> bool:
    return signs_clipping(name) and not has_given_name(name)


def person(name: str) -> str:
    """Return a name as names are written, not in capitals."""
    words = " ".join(name.split())
    return words.title() if words.isupper() else words


def find_dateline(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the place that the first sentences are sent from ("ERBIL, Kurdistan Region")."""
    body = [block for block in blocks if block.role is Role.BODY]
    datelines = [match for block in body[:3] if (match := Shape(text, block.span).dateline)]
    if not datelines or sum(_SPEAKER.match(block.span.of(text)) is not None for block in body[:SPEAKERS]) > 1:
        return None
    return _WIRE_DAY.sub("", " ".join(datelines[0]["place"].split())).rstrip(" ,-–—")


# In a transcript the first blocks begin with who speaks: "HOLM: Thank you."
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z ]{2,30})?: [A-Z]")
SPEAKERS = 6


# "GENEVA, Oct 12 (Reuters) - ": the day of a wire report is no part of the place.
_WIRE_DAY = re.compile(r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?$")


def find_date(article_id: str, text: str, blocks: Sequence[Block]) -> Dated:
    """Return the publication date that the page's furniture states, else the dateline; unknown where neither does."""
    found = dates.choose(list(_candidates(article_id, text, blocks)))
    return found if found.value else _dateline_day(article_id, text, blocks) or found


# A field may give the day after a dateline's, of another zone or another edition; further off, one of them is wrong.
APART = 2

# How sure a day is that another in the text contradicts, one that the text states, and one with its weekday.
DOUBTED, WRITTEN, WITH_WEEKDAY = 0.6, 0.7, 0.8


def compared(given: Dated, article_id: str, text: str, blocks: Sequence[Block]) -> Dated:
    """Return the day that a field gives or, where the text's own date line or dateline states another, the text's.

    A report's "on Tuesday" counts from the day printed with it, whatever a field says: of a date line also the day
    before the field's. An update or a sending after the field's day contradicts nothing. A day without its year, or
    beside the name of another weekday, leaves the field's day in place, less sure.
    """
    if given.value is None or given.basis is not Basis.STATED or given.evidence:
        return given
    told, apart = dates.choose(list(_candidates(article_id, text, blocks))), 0
    if told.confidence <= DOUBTED:
        told, apart = _dateline_day(article_id, text, blocks, given.value) or Dated(), APART
    if told.value is None or -apart <= (told.value - given.value).days <= APART:
        return given
    if told.why in (dates.WHY["updated"], dates.WHY["sent"]) and told.value > given.value:
        return given
    words = told.evidence[0]
    weekday = _weekday_before(text, words.span.start)
    if weekday not in (None, told.value.weekday()) or str(told.value.year) not in words.quote:
        why = f'{given.why}, but the text says "{words.quote}"'
        return msgspec.structs.replace(given, confidence=min(DOUBTED, given.confidence), why=why)
    sure = WRITTEN if weekday is None and told.why != dates.WHY["published"] else WITH_WEEKDAY
    return msgspec.structs.replace(told, confidence=min(told.confidence, sure), why=f"{told.why}; {given.why}")


def _weekday_before(text: str, start: int) -> int | None:
    """Return the weekday, Monday 0, that stands right before a day: "Sun 05 Jul 2015"."""
    before = text[max(0, start - len("Wednesday, ")) : start].split()
    last = before[-1].strip(".,").casefold() if before else ""
    names = [(i, name.casefold()) for i, name in enumerate(WEEKDAYS)]
    return next((i for i, name in names if last in (name, name[:3], name[:4])), None)


def _dateline_day(article_id: str, text: str, blocks: Sequence[Block], near: date | None = None) -> Dated | None:
    """Return the day of a dateline, "PORT AMBER, Oct 12, 2016 (Reuters) -"; near a given day also without a year."""
    for block in [block for block in blocks if block.role is Role.BODY][:3]:
        dateline = Shape(text, block.span).dateline
        words = dateline.group() if dateline else ""
        written = next(dates.find_written(words), None) or (dates.nearest(words, near) if near else None)
        if written:
            start = block.span.start
            found = evidence(article_id, text, start + written.start, start + written.end)
            why = "the dateline states it"
            return Dated(value=written.day, basis=Basis.STATED, evidence=(found,), confidence=0.9, why=why)
    return None


def _candidates(article_id: str, text: str, blocks: Sequence[Block]) -> Iterator[dates.Candidate]:
    title, first = _title_at(blocks), _body_at(blocks)
    day_first, exported = dates.day_first_in(text), _is_export(text, blocks)
    for i, block in enumerate(blocks):
        if block.role in (Role.DATE, Role.BYLINE, Role.FURNITURE) and block.span.end - block.span.start <= 200:
            line = block.span.of(text)
            stated = title is not None and title < i < first and name_with_date(line) is not None
            if block.role is Role.FURNITURE and not (stated or block.why == MESSAGE or dates.labels_date(line)):
                continue
            for written in dates.find_written(line, day_first):
                label = "sent" if block.why == MESSAGE else dates.label_of(_before(line, written.start))
                found = evidence(article_id, text, block.span.start + written.start, block.span.start + written.end)
                above = label is None and title is not None and i < title and not exported
                banner = above and _is_banner(text, blocks, i)
                if stated or block.role is not Role.FURNITURE or label in ("published", "updated", "sent"):
                    yield dates.Candidate(written, label, found, banner)


def _title_at(blocks: Sequence[Block]) -> int | None:
    return next((i for i, block in enumerate(blocks) if block.role is Role.TITLE), None)


def _body_at(blocks: Sequence[Block]) -> int:
    return next((i for i, block in enumerate(blocks) if block.role is Role.BODY), len(blocks))


# "BYLINE: Ana Lund", "LENGTH: 312 words": fields that databases print with a report. Two of them tell an export, which
# has no menus, and no day on which a page was shown.
_FIELD = re.compile(
    r"(?P<name>BYLINE|SECTION|LENGTH|LOAD-DATE|HIGHLIGHT|PUBLICATION-TYPE|DOCUMENT-TYPE|SHOW|ANCHORS|GUESTS): ?\S", re.I
)
FIELDS = 2


def _is_export(text: str, blocks: Sequence[Block]) -> bool:
    """Say whether a text is a report as a database of the press exports it."""
    found = (_FIELD.match(text, block.span.start, block.span.end) for block in blocks if block.role is not Role.BODY)
    return len({match["name"].upper() for match in found if match}) >= FIELDS


def _before(line: str, start: int) -> str:
    """Return what stands between the date before, if any, and this one: the label that counts."""
    earlier = [written.end for written in dates.find_written(line) if written.end <= start]
    return line[max(earlier, default=0) : start]


def _is_banner(text: str, blocks: Sequence[Block], i: int) -> bool:
    """Say whether an unlabelled date above the title tells the day on which the page was shown.

    Page templates print today's date with its weekday, or beside the weather, a city or a menu, above the title; the
    date of the report stands below the title, on its line, or with nothing but the outlet's name above the title.
    """
    if "\n" not in text[blocks[i].span.end : blocks[i + 1].span.start] or _is_below_outlet(text, blocks):
        return False
    neighbours = [*blocks[max(0, i - 2) : i], *blocks[i + 1 : i + 2]]
    return dates.has_weekday(blocks[i].span.of(text)) or any(
        block.role is Role.FURNITURE and block.why != MASTHEAD for block in neighbours
    )


def _is_below_outlet(text: str, blocks: Sequence[Block]) -> bool:
    """Say whether nothing stands above the title but an outlet's name, dates, and who wrote the report."""
    others = [block for block in blocks[: _title_at(blocks)] if block.role is Role.FURNITURE]
    if len(others) != 1 or others[0] not in blocks[:2]:
        return False
    return others[0].why == MASTHEAD or _is_name(others[0].span.of(text), others[0])


def _signed_for(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the outlet behind who wrote the report, above it: "By Staff Reporter, Inland Mirror"."""
    lines = (block.span.of(text) for block in blocks[: _body_at(blocks)] if block.role is Role.BYLINE)
    names = (name.strip(" .") for line in lines for name in line.split(", ")[1:])
    return next(filter(_is_outlet, names), None)


_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\W*(?:©\W*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\W*(?:by )?"
    r"(?P<name>[A-Z0-9][\w.&'’-]*(?: [A-Z0-9&(][\w.&'’)-]*){0,5})\.?,? ?(?:\d{4}\.? ?)?all rights",
    re.I,
)


def find_source(text: str, blocks: Sequence[Block]) -> Source:
    """Return the outlet that the page names: beside the date, by describing itself, or in its copyright."""
    found = (
        _published_in(text, blocks)
        or _with_date(text, blocks)
        or _exported(text, blocks)
        or _beside_date(text, blocks)
        or _self_described(text, blocks)
        or _copyright(text, blocks)
        or _signed_for(text, blocks)
        or outlet_behind(next((block.span.of(text) for block in blocks if block.role is Role.TITLE), ""))
    )
    if not found and (agency := _agency_at_head(text, blocks)):
        return Source(name=agency, kind=SourceKind.AGENCY, country=agencies.country_of(agency))
    return Source(name=as_written(found), kind=SourceKind.OUTLET) if found else Source()


def _agency_at_head(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the agency whose name stands where an outlet's would: on the first line, or in full above the date.

    Its sign alone ("AFP") below a title, or its name on the line of the date, tells whose text a portal prints.
    """
    for i, block in enumerate(blocks[: _body_at(blocks)]):
        line = block.span.of(text)
        below = blocks[i + 1] if i + 1 < len(blocks) else block
        dated = below.role is Role.DATE and "\n" in text[block.span.end : below.span.start]
        if block.role is Role.CREDIT and agencies.is_sign(line) and (i == 0 or (dated and not line.isupper())):
            return agencies.agency_named(line.partition(",")[0])
    return None


_PUBLISHED_IN = re.compile(
    r"Published in (?P<name>(?:the )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,4}?),? (?:on )?(?=[A-Z]\w+ \d|\d)"
)


def _published_in(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the outlet of a line such as "Published in The Post, October 13th, 2016"."""
    for block in blocks:
        if block.role in (Role.DATE, Role.FURNITURE) and (match := _PUBLISHED_IN.match(block.span.of(text)[:100])):
            return match["name"]
    return None


def _with_date(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name that stands alone at the head, or beside the date on a line of its own."""
    head = blocks[: _body_at(blocks)]
    lines = (block.span.of(text) for block in head if block.why in (MASTHEAD, DATED_MASTHEAD))
    cells = (cell for block in head if block.role is Role.DATE for cell in cells_of(block.span.of(text)))
    named = (outlet_with_date(line) or section_of(line) or without_town(line) for line in lines)
    return next(chain(named, filter(signs_clipping, cells)), None)


def _exported(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name above the date at the head of a database's export."""
    head = blocks[: _body_at(blocks)]
    dated = next((i for i, block in enumerate(head) if block.role is Role.DATE), 0)
    line = head[dated - 1].span.of(text) if dated and head[dated - 1].role is Role.FURNITURE else ""
    named = _NAMED.fullmatch(line) is not None and _is_export(text, blocks)
    return line if named else None


_NAMED = re.compile(r"(?:The |the )?[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’()-]*|of|the|and|&)){0,5}")


def _beside_date(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name that stands alone next to the date of the report, at its head."""
    body = next((i for i, block in enumerate(blocks) if block.role is Role.BODY), len(blocks))
    title = next((i for i, block in enumerate(blocks) if block.role is Role.TITLE), -1)
    for i, block in enumerate(blocks[:body]):
        if block.role is Role.DATE and i > title:
            after = i + 2 if i + 1 < body and _CLOCK.fullmatch(blocks[i + 1].span.of(text)) else i + 1
            for j in (after, i - 1):
                if (
                    title < j < body
                    and blocks[j].role is Role.FURNITURE
                    and _is_name(blocks[j].span.of(text), blocks[j])
                ):
                    return blocks[j].span.of(text)
    return None


_CLOCK = re.compile(r"\d{1,2}:\d{2}")


def _is_name(line: str, block: Block) -> bool:
    words = line.split()
    capitals = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    named = block.why.startswith("a short line") and len(words) <= 5 and capitals
    furniture = lexicon("furniture")
    button = any(word in furniture["sites"]["words"] for word in line.lower().split())
    other = button or any(c.isdigit() or c in ":|/@" for c in line) or line.lower() in furniture["sections"]["words"]
    return named and not other


def _self_described(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.role is Role.FURNITURE and (match := self_named(block.span.of(text))):
            name = match["name"].removeprefix("The ") if agencies.agency_named(match["name"]) else match["name"]
            if len(name) > 2 and not agencies.agency_named(name) and name.lower() not in ("we", "it", "this"):
                return name
    return None


def _copyright(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks[-NEAR:]:
        if block.role in (Role.FURNITURE, Role.CREDIT) and (match := _COPYRIGHT.search(block.span.of(text)[:300])):
            name = re.sub(r"\s*\(.*$", "", match["name"]).strip(" .")
            if name and not agencies.agency_named(name):
                return name
    return None


def body_text(text: str, blocks: Sequence[Block], reach: int = 4000) -> str:
    """Return the first words of the report itself, for judging its language."""
    spans: list[Span] = [block.span for block in blocks if block.role in (Role.BODY, Role.STANDFIRST, Role.TITLE)]
    return "\n".join(span.of(text) for span in spans[:40])[:reach]
