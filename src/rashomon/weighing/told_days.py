"""The days of what is told beside a time: its own, and not those of saying it, nor a day since when it has gone on."""

import re
from datetime import date

from rashomon.model import AnchorKind, Article, Basis, Event, Limit, Modality, Span, Time, WhenBasis
from rashomon.weighing.agreement import days
from rashomon.wording.tables import read_table

# TIMEX3's modifiers of a day that is not said: "more than two weeks ago".
ABOUT_SOME_DAY = frozenset({"MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"})

# So far before a time stands the verb of saying whose day it is.
FAR = 80


def own_days(event: Event, article: Article) -> tuple[date, date] | None:
    """Return the days that the clause of an event gives it, if any."""
    when, text, told = event.when, article.text, event.evidence.span
    if when is None or when.basis is not WhenBasis.CLAUSE or is_since(when.time, text):
        return None
    own = None if _is_before_perfect(when.time, told, text) else days_told(when.time, told, text)
    told_on = article.published.value
    if own and told_on and event.modality is Modality.CANCELLED and own[1] <= told_on:
        return None  # the day of the calling off: "cancelled the visit on Thursday"
    return own


def days_told(time: Time, told: Span, text: str) -> tuple[date, date] | None:
    """Return the days of what is told beside a time: of a range all of it, and none where it was only said then."""
    if time.limit in OTHER_DAYS or time.evidence.quote.casefold() == OVERNIGHT or _is_of_saying(time, told, text):
        return None
    if (time.limit in BEGINNING and not is_since(time, text)) or time.mod in ABOUT_SOME_DAY:
        return None
    reach = time.interval if time.limit in (Limit.FIRST, Limit.LAST) else None
    if reach:
        return (reach.begin, reach.end) if reach.begin and reach.end else None
    return days(time)


# Of two days, and reports give the one or the other.
OVERNIGHT = "overnight"

# What is told with these lies on other days than the time: "before Monday", "until June".
OTHER_DAYS = frozenset({Limit.BEFORE, Limit.AFTER, Limit.UNTIL, Limit.BY})


def _is_of_saying(time: Time, told: Span, text: str) -> bool:
    """Say whether a time is that of saying what is told: "said Wednesday", "in a report issued in December".

    It is the day of both in "said on Wednesday, hours after raids".
    """
    start, end = time.evidence.span.start, time.evidence.span.end
    if told.start >= end and (CONDEMNING.match(text, end) or ANNOUNCING.match(text, end, told.start)):
        return True
    if told.end <= start and ANNOUNCED.search(text, told.end, start):
        return True
    saying = SAYING.search(text, max(0, start - FAR), start)
    if saying is None or told.overlaps(Span(saying.start(), saying.end())):
        return False
    return told.start < start or not TYING.search(text, end, max(end, told.start))


_WORDS = {name: "|".join(verbs) for name, verbs in read_table("weighing", "saying").items()}

SAYING = re.compile(rf"\b(?:{_WORDS['published']}) (?:(?:in|on|late|early|earlier) )*$")
# "the council in February condemned the raids".
CONDEMNING = re.compile(rf",? (?:{_WORDS['condemned']})\b")
# "On Wednesday the ministry declared a truce", "a truce announced by the ministry on Thursday": the truce comes later.
ANNOUNCING = re.compile(rf",?(?: [\w’'-]+){{1,6}} (?:{_WORDS['announced']})(?: [\w-]+){{0,4}} $")
ANNOUNCED = re.compile(rf"\b(?:{_WORDS['announced']})(?: by(?: the)?(?: [A-Z][\w’'-]*){{1,4}})?(?: (?:on|late))* $")
TYING = re.compile(r"\b(?:after|as|when|while|during)\b")


def _is_before_perfect(time: Time, told: Span, text: str) -> bool:
    """Say whether a time stands before "has" or "have": the perfect has no past day, so another verb has it.

    "A truce agreed in February has been violated": not in February.
    """
    return time.evidence.span.end <= told.start and PERFECT.search(text, time.evidence.span.end, told.end) is not None


PERFECT = re.compile(r"\b(?:has|have)(?: \w+ly)?(?: been)?(?: \w+ly)? \w+$")


def is_since(time: Time, text: str) -> bool:
    """Say whether a time only begins what the words tell: "since September", but not "since the 2011 revolt"."""
    start = time.evidence.span.start
    return time.limit in BEGINNING and text[max(0, start - len(THE)) : start].casefold() != THE


BEGINNING = frozenset({Limit.SINCE, Limit.FROM})
THE = " the "


def rests_on_no_guess(event: Event, article: Article) -> bool:
    """Say whether the day of an event is not counted from a day of its report that was only inferred."""
    inferred = article.published.basis is Basis.INFERRED
    return not (inferred and event.when and event.when.time.anchor.kind is not AnchorKind.NONE)
