"""How a clause is told of which something is left out: in its own words with gaps, or in the passive without a doer."""

import re
from collections.abc import Collection, Sequence

from rashomon.model import Slot, Span
from rashomon.weighing.deeds import Deed, lies_in, said_words
from rashomon.weighing.passives import in_passive, with_tense
from rashomon.weighing.relatives import is_bare
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER

GAP = "…"


def phrase(deed: Deed, out: Collection[Span]) -> str | None:
    """Return the words in which a clause is told without some of its own, those of its report in marks.

    Where who does it is left out it is told in the passive; None where it has none.
    """
    if doer := doer_left_out(deed, out):
        return None if is_bare(deed.clause) else in_passive(deed, doer, out)
    if is_bare(deed.clause):
        return with_tense(deed, out)
    told = _with_gaps(deed, sorted(out))
    return f"“{told}”" if told else None


def doer_left_out(deed: Deed, out: Collection[Span]) -> Span | None:
    """Return the words for who does it where they are left out."""
    return next((one.span for one in deed.slots if one.slot is Slot.SUBJECT and one.span in out), None)


def _with_gaps(deed: Deed, out: Sequence[Span]) -> str | None:
    """Return the words of a clause with "…" for what is left out, but at its ends; None where the rest reads broken."""
    text, span = deed.article.text, deed.clause.evidence.span
    pieces, start = list[str](), span.start
    if out and out[0].start == start:
        kept = (one.span.start for one in deed.slots if not lies_in(one.span, out))
        start = min((*kept, deed.clause.verb.start))
    for one in out:
        if one.end > start:
            pieces.append(text[start : max(start, one.start)])
            start = one.end
    told = f" {GAP} ".join(" ".join(piece.split()) for piece in (*pieces, text[start : span.end]))
    told = GAPS.sub(f" {GAP} ", told).replace(f"{GAP} ,", f"{GAP},")
    if out:
        told = BEFORE_VERB.sub(GAP, told).replace(
            f"{GAP}, {deed.clause.verb.of(text)}", f"{GAP} {deed.clause.verb.of(text)}"
        )
    told = _without_ends(told.strip(" ,;:–—-."))
    if told.endswith(deed.clause.verb.of(text)) and deed.clause.lemma in said_words("happening"):
        return None  # "The shooting happened"
    if told.rpartition(" ")[2] in said_words("unfinished"):
        return None  # "was charged with failure"
    return None if BROKEN.search(told) else f"{told[:1].upper()}{told[1:]}"


GAPS = re.compile(r"[\s,;–—-]*…(?:[\s,;–—-]*…)*[\s;–—-]*")
# "Roth …, was caught".
BEFORE_VERB = re.compile(r"…,(?= (?:[a-z]+ly )?(?:was|were|is|are|has|have|had|did|[a-z]+ed)\b)")
# "Was shot twice …, once in the other": a gap within a list; "responded to … Drive": within a name; "two … were
# stopped": who they are.
BROKEN = re.compile(
    r"…,(?! (?:and|or|who|which|when|where|with)\b)|\b(?:at|from|in|into|of|on|to) …(?= (?-i:[A-Z]))"
    rf"|^(?:{NUMBER.pattern}) …",
    re.IGNORECASE,
)


def _without_ends(told: str) -> str:
    """Return words without gaps at their ends, and without what is nothing where the words behind it are left out."""
    told = told.removeprefix(GAP).lstrip(" ,;")
    while GAP in told:
        *before, last = told.split(GAP)
        if any(form not in said_words("little") for form in forms(last)):
            return told
        told = DANGLING.sub("", GAP.join(before).rstrip(" ,;"))  # "were arrested … late"
    return told


# What is left of "in the lower back" and "early on Tuesday" where the words behind them are left out.
DANGLING = re.compile(
    r"(?: (?:about|around|at|by|for|from|in|into|near|of|on|over|to|with|early|late|later|shortly))+$"
)
