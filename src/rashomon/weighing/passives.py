"""What somebody did, told without who it was: "an army convoy was ambushed on Thursday".

Where two origins name another doer, or only one names any, what both tell is the deed and whom it befell.
"""

import re
from collections.abc import Collection

from rashomon.model import Part, Slot, Span
from rashomon.weighing.deeds import Deed, relative, said_words
from rashomon.wording.irregular import participle
from rashomon.wording.normal import fold, forms
from rashomon.wording.numbers import number


def in_passive(deed: Deed, doer: Span, out: Collection[Span]) -> str | None:
    """Return a sentence for a deed whose doer is left out; None where its verb or object does not give one."""
    text, verb = deed.article.text, deed.clause.verb
    befallen = [one for one in deed.slots if one.slot is Slot.OBJECT]
    if len(befallen) != 1 or befallen[0].span.start <= verb.end or verb.start < doer.end:
        return None
    done = _done(verb.of(text), _kept(text, Span(doer.end, verb.start), out))
    whom = _kept(text, befallen[0].span, out)
    if done is None or " " not in whom or not relative().isdisjoint(forms(whom)):  # "opened fire"
        return None
    own = _kept(text, Span(verb.end, befallen[0].span.start), out)  # "broke up the fight"
    behind = _kept(text, Span(befallen[0].span.end, deed.clause.evidence.span.end), out)
    told = " ".join((whom, done[_are_many(befallen[0], whom, deed)], *filter(None, (own, behind))))
    return f"{told[:1].upper()}{told[1:]}"


def with_tense(deed: Deed, out: Collection[Span]) -> str | None:
    """Return a sentence for a noun and a participle behind it: "two trucks were burned" for "two trucks, burned"."""
    text, verb = deed.article.text, deed.clause.verb
    befallen = next(one for one in deed.slots if one.slot is Slot.SUBJECT)
    whom = _kept(text, befallen.span, out)
    if " " not in whom or not relative().isdisjoint(forms(whom)) or not _is_anchored(deed, out):
        return None
    be = "were" if _are_many(befallen, whom, deed) else "was"
    told = " ".join(filter(None, (whom, be, _kept(text, Span(verb.start, deed.clause.evidence.span.end), out))))
    return f"{told[:1].upper()}{told[1:]}"


def _is_anchored(deed: Deed, out: Collection[Span]) -> bool:
    """Say whether a day, a name or a number is told, or who did it: "the man named" is nothing by itself."""
    doers = (one.span for one in deed.slots if one.slot is Slot.AGENT)
    text, named = deed.article.text, (part for part in deed.parts if part.is_known and not part.is_land)
    known = (*(p.span for p in named if p.span.of(text)[:1].isupper()), *(p.span for p in deed.numbers))
    told = (*doers, *known, *(day for day, _ in deed.dated))
    return any(not any(at.overlaps(one) for one in out) for at in told)


def _kept(text: str, span: Span, out: Collection[Span]) -> str:
    """Return the words of a span that are not left out."""
    pieces, start = list[str](), span.start
    for one in sorted(one for one in out if one.overlaps(span)):
        pieces.append(text[start : max(start, one.start)])
        start = max(start, one.end)
    told = " ".join(" ".join((*pieces, text[start : span.end])).split())
    return COMMAS.sub(lambda found: found[1], told).strip(" ,;:–—-.")


# What is left of "Roth , 34, of Lund ," where the words between are left out.
COMMAS = re.compile(r" ([,;])(?:\s*[,;])*")


def _done(verb: str, between: str) -> tuple[str, str] | None:
    """Return the verb in the passive, of one and of many: "was ambushed", "have been arrested"."""
    told = participle(fold(verb))
    if told is None or (between and between not in PERFECT):
        return None
    one, many = PERFECT.get(between, ("was", "were"))
    return f"{one} {told}", f"{many} {told}"


PERFECT = {
    "has": ("has been", "have been"),
    "have": ("has been", "have been"),
    "had": ("had been", "had been"),
}


def _are_many(befallen: Part, whom: str, deed: Deed) -> bool:
    """Say whether what a deed befalls is many, by its article, its number or its ending."""
    first, *_ = forms(whom)
    head = fold(befallen.head.of(deed.article.text))
    if first in said_words("one") or (
        befallen.head.start in {one.start for one in deed.people} and " and " not in whom
    ):
        return False
    if " and " in f" {whom} " or first in said_words("several") or head in said_words("people"):
        return True
    counted = number(first)
    if counted is not None:
        return counted != 1
    return head.endswith("s") and "'" not in head and not head.endswith(("ss", "us", "is"))
