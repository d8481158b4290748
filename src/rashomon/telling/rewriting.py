"""A brief in another writer's words: what is put to the writer, and which of its sentences the reports support."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from rashomon.model import Case
from rashomon.telling.brief import Brief, Line, Writing
from rashomon.telling.lengths import summarized
from rashomon.telling.verifying import find_faults, ground_of
from rashomon.telling.verifying.ground import Ground
from rashomon.wording.days import MONTHS, WEEKDAYS
from rashomon.wording.normal import fold, words

# The parts of a brief that are sentences of ours.
PARTS = ("lead", "agreed", "single", "coming", "plans")

# What stands behind a sentence and is not rewritten: how many tell it and who, and the steps of a plan.
TAIL = re.compile(r"(?: \((?:\d+ origins?:|announced |confirmed ).*\)| — .*|, [^,]* alone says\.?)$", re.DOTALL)

# A sentence may grow by so much: the passages have more to say, a writer who adds more adds of its own.
LONGER, AND = 1.6, 60

# What no plain sentence has: marks of HTML, Markdown and JSON, references, and what cannot be seen.
MARKUP = re.compile(r"[<>{}\[\]|`*_#\\]|https?:|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# The counts of our own that verifying takes for furniture of a brief.
COUNTS = re.compile(r"\b(?:reports?|origins?|outlets?|sources?|findings?|accounts?|voices?)\b", re.IGNORECASE)


class Lexicon(msgspec.Struct, frozen=True):
    """The whole of lexicons/writing.toml."""

    instructions: str
    negations: frozenset[str]
    plans: tuple[str, ...]
    said: tuple[str, ...]
    vague: frozenset[str]


@cache
def _lexicon() -> Lexicon:
    text = files("rashomon.telling").joinpath("lexicons/writing.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Lexicon)


def instructions() -> str:
    """Return what the writer is told to do."""
    return _lexicon().instructions.strip()


def request(brief: Brief) -> str:
    """Return the sentences to be rewritten, with the passages behind each, as JSON."""
    quotes = {reference.number: reference.evidence.quote for reference in brief.references}
    rows = [
        {"id": id, "text": _head(line.text), "passages": [quotes[number] for number in line.references]}
        for id, line in _sentences(brief)
    ]
    return json.dumps({"sentences": rows}, ensure_ascii=False)


def refused(brief: Brief, writer: str, reason: str) -> Brief:
    """Return the brief as composed, saying that the writer gave nothing, and why."""
    asked = len(list(_sentences(brief)))
    return replace(brief, writing=Writing(writer=writer, asked=asked, rewritten=0, reasons=(), failure=reason))


def rewritten(brief: Brief, writer: str, answer: str, cases: Sequence[Case]) -> Brief:
    """Return the brief in the writer's words, where the reports support them; the other sentences as composed.

    A sentence is taken if it is one plain sentence, names, counts and dates only what stands in the composed one or its
    passages, keeps what is planned, denied or said so, and if `verify` finds nothing in it without support.
    """
    told = _read(answer)
    if told is None:
        return refused(brief, writer, "its answer is not the JSON that was asked for")
    ground = ground_of(cases)
    quotes = {reference.number: reference.evidence.quote for reference in brief.references}
    taken: dict[str, str] = {}
    reasons: Counter[str] = Counter()
    sentences = list(_sentences(brief))
    for id, line in sentences:
        new = " ".join(told.get(id, "").split())
        if fault := _fault(new, _head(line.text), [quotes[number] for number in line.references], ground):
            reasons[fault] += 1
        else:
            taken[id] = new.rstrip(".") if not line.text.endswith(".") else new.rstrip(".") + "."
    writing = Writing(writer=writer, asked=len(sentences), rewritten=len(taken), reasons=tuple(sorted(reasons.items())))
    changes = {
        part: tuple(_retold(line, taken.get(f"{part}.{place}")) for place, line in enumerate(getattr(brief, part), 1))
        for part in PARTS
    }
    return summarized(replace(brief, writing=writing, **changes))


def _retold(line: Line, words: str | None) -> Line:
    if words is None:
        return line
    tail = line.text[len(_head(line.text)) :]
    return replace(line, text=(words.rstrip(".") if tail.strip(".") else words) + (tail if tail.strip(".") else ""))


def _sentences(brief: Brief) -> Iterator[tuple[str, Line]]:
    for part in PARTS:
        for place, line in enumerate(getattr(brief, part), 1):
            yield f"{part}.{place}", line


def _head(text: str) -> str:
    """Return the sentence without what stands behind it."""
    tail = TAIL.search(text)
    return text[: tail.start()] if tail else text


def _read(answer: str) -> Mapping[str, str] | None:
    """Return the sentences of an answer by their ids; None where it is not what was asked for."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        told = json.loads(answer[start : end + 1]) if start >= 0 else None
    except (ValueError, RecursionError):
        return None
    sentences = told.get("sentences") if isinstance(told, dict) else None
    if not isinstance(sentences, dict):
        return None
    return {str(id): text for id, text in sentences.items() if isinstance(text, str)}


def _fault(new: str, composed: str, passages: Sequence[str], ground: Ground) -> str | None:
    """Return what is wrong with a writer's sentence, in words for the reader of the brief."""
    if not new:
        return "not written"
    if len(new) > LONGER * len(composed) + AND:
        return "too long"
    if MARKUP.search(new):
        return "not plain words"
    lexicon, here, before = _lexicon(), _forms(new), _forms(composed)
    given = before.union(*map(_forms, passages))
    if (here ^ before) & lexicon.negations:
        return "turned round"
    if any(_has(composed, cues) != _has(new, cues) for cues in (lexicon.plans, lexicon.said)):
        return "no longer planned or said so, or newly so"
    if _telling(new) - given or (here & lexicon.vague) - given or (COUNTS.search(new) and not COUNTS.search(composed)):
        return "a name, number or day that its passages do not have"
    if find_faults(new, ground):
        return "a name, number, day or quotation without support"
    return None


def _has(text: str, cues: Sequence[str]) -> bool:
    lowered = f" {fold(text)} "
    return any(re.search(rf"\b{re.escape(cue)}\b", lowered) for cue in cues)


def _forms(text: str) -> frozenset[str]:
    return frozenset(part for form, _ in words(text) for part in (form.removesuffix("'s"), *form.split("-")))


DAYS = frozenset(map(fold, (*MONTHS, *WEEKDAYS)))


def _telling(text: str) -> frozenset[str]:
    """Return the words of a sentence that name, count or date: capitalised within it, or with a digit in them."""
    found = list(words(text))
    return frozenset(
        form.removesuffix("'s")
        for place, (form, span) in enumerate(found)
        if form[0].isdigit() or form in DAYS or (place and text[span.start].isupper())
    )
