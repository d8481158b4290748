"""Exports of press archives -> rows: reports whose fields have labels, by their shape and not by who wrote them.

Three shapes are known: labels of two letters ("HD Ferry sinks"), labels in words ("Byline: Ana Lund"), and a head
without labels that counts the words ("312 words"). `lexicons/exports.toml` has the labels.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from rashomon.reading import dates
from rashomon.reading.digests import COUNTED, REPORT_WORDS
from rashomon.reading.lexicons import lexicon
from rashomon.reading.metadata import is_byline, split_names

Row = dict[str, str | list[str]]

# So many labels make a record: fewer have mails, recipes and transcripts too.
LEAST_LABELS = 4

# Within so many characters an export shows that it is one: below a table of contents of some five hundred titles.
REACH = 50_000

_SHORT = re.compile(r"^[ \t]*([A-Z][A-Z0-9]{1,2})(?:[ \t]*$|[ \t]+(?:- ?)?(?=\S))", re.M)
_WORDS = re.compile(r"^[ \t]*(?:([A-Za-z][\w ./&()-]{2,50}?):|([A-Za-z][A-Za-z -]{3,30}?)[ \t]*$)[ \t]*", re.M)
_COUNT = re.compile(r"^[ \t]*\d[\d,. ]{0,7} words[ \t]*$", re.M | re.I)
_NUMBERED = re.compile(r"^[ \t]*document [A-Z0-9]{12,40}[ \t]*$", re.M | re.I)
_RECORD = re.compile(r"record:? *\d{1,4} *\.?|_{20,}|={20,}|~{6,}", re.I)  # a rule too, longer than those in reports


@dataclass(frozen=True)
class _Field:
    """A labelled field of an export: what it means ("other": nothing to us), and its value."""

    meaning: str
    label: str
    value: str


def rows_of(text: str) -> list[Row]:
    """Return the reports of an export as rows under the names that we know; none where a text is no export."""
    if not may_be_export(text):
        return []
    text = text.replace("\r\n", "\n").replace("\xa0", " ")
    for shape in (_lettered, _worded, _counted):
        if rows := [row for row in shape(text) if row.get("text")]:
            return rows
    return []


# What stands in a page that is such an export: one that has none is not asked further.
SIGNS_OF_A_PAGE = (b">HD<", b"Load-Date:", b"LOAD-DATE:", b">Document ", b"Publication info:")


def may_be_export(text: str) -> bool:
    """Say whether a line of a text begins as some line of every export does; cheap, since every text is asked."""
    return _SIGN.match(text) is not None or _SIGN_BELOW.search(text, 0, REACH) is not None


# Labels of titles and texts, and what counts the words.
_SIGN = re.compile(
    r"[ \t\ufeff]*(?:(?:HD|T[I1]|Accession|Body|BODY|[Ff]ull [Tt]ext|FULL TEXT|\d[\d,.]{0,7} words)\b|Text:)"
)
_SIGN_BELOW = re.compile(rf"[\r\n]{_SIGN.pattern}")


def _lettered(text: str) -> Iterator[Row]:
    """Yield the records whose labels are of two letters: each begins with its title, or with the type (RIS)."""
    known = _meanings("letters")
    found = [match for match in _SHORT.finditer(text) if match[1] in known]
    spaced = any(known[match[1]] == "title" and _is_beside(match) for match in found)
    found = [match for match in found if spaced or not _is_beside(match)]
    titles = [i for i, match in enumerate(found) if known[match[1]] == "title"]
    for here, after in pairwise([*titles, len(found)]):
        ends = [match.start() for match in found[here + 1 : after + 1]]
        ends += [len(text)] * (after - here - len(ends))
        fields = [
            _Field(known[match[1]], match[1], _value(text[match.end() : end]))
            for match, end in zip(found[here:after], ends, strict=True)
        ]
        if _is_record(fields):
            yield _row(fields)


def _is_beside(match: re.Match[str]) -> bool:
    """Say whether one space parts a label from its value, as words are parted too ("IN OTHER NEWS")."""
    return match.end() - match.end(1) == 1 and match[0].endswith(" ")


def _worded(text: str) -> Iterator[Row]:
    """Yield the records whose labels are words before a colon, each with the head that stands above them."""
    known, alone = _meanings("words"), frozenset(lexicon("exports")["words"]["alone"])
    for record in _parted(text):
        found = [m for m in _WORDS.finditer(record) if (m[1] or "").lower() in known or (m[2] or "").lower() in alone]
        ends = [*(match.start() for match in found[1:]), len(record)][: len(found)]
        labels = [(match[1] or match[2]).lower() for match in found]
        fields = [
            _Field(known[label], label, _value(record[match.end() : end]))
            for label, match, end in zip(labels, found, ends, strict=True)
        ]
        fields = _with_text(fields)
        if _is_record(fields):
            yield _headed(record[: found[0].start()]) | _row(fields)


def _with_text(fields: list[_Field]) -> list[_Field]:
    """Return the fields of a record; where none is a text's, what stands below the last one is it."""
    if not fields or any(field.meaning == "text" for field in fields):
        return fields
    first, _, below = fields[-1].value.partition("\n")
    if len(below.split()) < REPORT_WORDS:
        return fields
    titles = {field.value.rstrip(" .") for field in fields if field.meaning == "title"}
    head, _, rest = below.strip().partition("\n")
    text = rest if head.strip(" .") in titles else below
    last = fields[-1]
    return [*fields[:-1], _Field(last.meaning, last.label, first), _Field("text", "text", text.strip())]


def _is_record(fields: Sequence[_Field]) -> bool:
    return len({field.label for field in fields}) >= LEAST_LABELS and any(field.meaning == "text" for field in fields)


def _parted(text: str) -> list[str]:
    """Return the parts of an export that lines between them tell apart: that count, that end, or that are rules."""
    parts: list[list[str]] = [[]]
    ends = frozenset(lexicon("exports")["ends"]["lines"])
    for line in text.split("\n"):
        words = line.strip()
        if words.lower() in ends or COUNTED.fullmatch(words) or _RECORD.fullmatch(words):
            parts.append([])
        else:
            parts[-1].append(line)
    return ["\n".join(part) for part in parts]


def _headed(head: str) -> Row:
    """Return what stands above the labels: title, outlet and day, or outlet, day, edition and title."""
    lines = [words for line in head.split("\n") if (words := line.strip()) and not _BESIDE.match(words)]
    day = next((i for i, line in enumerate(lines) if _is_day(line)), None)
    if day is None or day == 0:
        return {"title": lines[-1]} if lines else {}
    above, below = lines[: day - 1], [line for line in lines[day + 1 :] if not _EDITION.search(line)]
    title = above[-1:] or below[-1:]
    return {"source": _outlet(lines[day - 1]), "published": lines[day], **({"title": title[0]} if title else {})}


_BESIDE = re.compile(r"copyright\b|©|\(c\)|all rights reserved|page \d+ of \d+|.{0,60}\bdocument link$", re.I)
_EDITION = re.compile(r"\b(?:edition|correction appended)$", re.I)


def _is_day(line: str) -> bool:
    return len(line) <= 60 and dates.is_date_line(line) and next(dates.find_written(line), None) is not None


def _counted(text: str) -> Iterator[Row]:
    """Yield the records of a head without labels: title, author, number of words, day, time, outlet; then the text."""
    parts = [part for part in _NUMBERED.split(text) if part.strip()] if _NUMBERED.search(text) else []
    for part in parts:
        count = _COUNT.search(part)
        below = [line.strip() for line in part[count.end() :].strip().split("\n")] if count else []
        if count is None or not below or not _is_day(below[0]):
            continue
        above = [line.strip() for line in part[: count.start()].split("\n") if line.strip()]
        byline = above.pop() if len(above) > 1 and is_byline(above[-1]) else None
        rest = [line for line in below[1:] if not _CLOCK.fullmatch(line)]
        start = next((i + 1 for i, line in enumerate(rest) if _BESIDE.match(line)), 1)
        row: Row = {"title": above[-1] if above else "", "published": below[0], "text": _value("\n".join(rest[start:]))}
        yield row | {"source": next(filter(None, rest), ""), **({"byline": byline} if byline else {})}


_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?", re.I)


def _value(words: str) -> str:
    """Return the value of a field: its lines without what indents them, one blank line between paragraphs."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in words.strip().split("\n")))


def _row(fields: Sequence[_Field]) -> Row:
    """Return the fields of a record under the names that we know; of several outlets or days the first counts."""
    row: Row = {}
    told = [field.value for field in fields if field.meaning == "text" and field.value]
    for field in fields:
        value = _line(field)
        if value and field.meaning not in ("other", "text"):
            row.setdefault(field.meaning, value)
    origin = next((f.value for f in fields if f.label in ("publication info", "source")), "")
    if "published" not in row and (written := next(dates.find_written(origin), None)):
        row["published"] = written.day.isoformat()
    if isinstance(source := row.get("source"), str):
        row["source"] = _outlet(source)
    if isinstance(byline := row.get("byline"), str):
        row["byline"] = _persons(byline)
    if isinstance(title := row.get("title"), str):
        row["title"] = re.sub(r"(?<=\w{4})\.$", "", title)  # a catalogue's full stop
    return row | {"text": "\n\n".join(told)}


def _line(field: _Field) -> str:
    """Return the value of a field that is no text in one line, without what no label that we know parts from it."""
    lines = field.value.split("\n\n")[0].split("\n")
    own = (
        lines[:1] if field.meaning == "id" else [*lines[:1], *takewhile(lambda line: not _LABEL.match(line), lines[1:])]
    )
    return " ".join(" ".join(own).split())


_LABEL = re.compile(r"[A-Z][\w /&()-]{2,40}: ")


def _persons(byline: str) -> list[str]:
    """Return who is named in a field: "Lund, Ana; Holm, Per", "By Ana Lund and Per Holm, Special to the Post"."""
    parts = [part for part in re.split(r" ?[;|] ?", byline) if part]
    turned = [_turned(part) for part in parts]
    return turned if turned != parts or len(parts) > 1 else split_names(byline)


def _outlet(source: str) -> str:
    """Return the name of an outlet without its place, day and page: "Courier, The (Oster). 10/12/2016, p4"."""
    return _turned(re.split(r" ?[;(\[]|\. |, (?=\d)", source, maxsplit=1)[0])


def _turned(name: str) -> str:
    """Return a name as it is read, where a catalogue has it turned: "Lund, Ana", "Harbour Courier, The"."""
    last, comma, first = name.rstrip(" .").partition(", ")
    return f"{first} {last}" if comma and len(last.split()) < 4 and len(first.split()) < 3 else name


@cache
def _meanings(kind: str) -> Mapping[str, str]:
    """Return what each label of a kind means."""
    labels = lexicon("exports")[kind]
    return {label: meaning for meaning in labels if meaning != "alone" for label in labels[meaning]}
