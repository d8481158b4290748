"""Contraries: what one says and another right behind puts otherwise, in words of its own.

"Inmates said soldiers fired on men who had surrendered. The ministry denied that the army fired at anyone." "The review
was asked for by the governor, her spokesman said. The sheriff said it was he who had asked for it."
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.model import Case, Finding, QuoteKind, Report, Stance, evidence
from rashomon.weighing.alike import kind_of
from rashomon.weighing.answers import LEAST_WORDS, POINTING, Answer, dispute, says_something
from rashomon.weighing.charges import CHARGES
from rashomon.weighing.denial_words import any_of
from rashomon.weighing.denied_parts import part_denied
from rashomon.weighing.exchanges import Exchange, Turn, find_exchanges
from rashomon.weighing.origins import Origins
from rashomon.weighing.sayings import DAYS, EARLIER, NEGATED, SHORTEST, UNTELLING
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.tables import read_table

# "It was | he | who had asked for it".
IT_WAS = re.compile(
    r"\W*(?:that )?[Ii]t (?:is|was|had been) (?!not\b)"
    r"(?P<who>(?:an?|he|her|his|its|our|she|the|their|they|we|[A-Z][\w’'-]*) (?:[\w’'-]+ ){0,5}?)"
    r"(?:who|that|which) (?P<deed>[a-z].+)",
    re.DOTALL,
)
OBJECT = re.compile(r"\b(?:it|that|this|so)\b[\W]*$", re.IGNORECASE)

# "The escort | had not been changed": nothing was done to what another says was cut, and so says nothing of it but no.
UNCHANGED = re.compile(r"(?:\bnot|n['’]t|\bnever)(?: been| be)? (?P<verb>[a-z]+)")

# A denial right behind what it denies shares so many words of a kind with it.
SHARED = 1

# Of what one says, what another puts otherwise stands at the beginning of what this one says.
FIRST = 2


def weigh_contraries(case: Case, turns: Sequence[Sequence[Turn]], origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each claim that another puts otherwise right behind it, of each report's turns."""
    matters: dict[str, list[Answer]] = {}
    for report, mine in zip(case.reports, turns, strict=True):
        for answer in _contraries(report, mine):
            matters.setdefault(fold(answer.claimed.quote), []).append(answer)
    yield from (dispute(same, origins) for same in matters.values())


def _contraries(report: Report, turns: Sequence[Turn]) -> Iterator[Answer]:
    text = report.article.text
    for exchange in find_exchanges(turns, text):
        for place, reply in enumerate(exchange.replies):
            claim = _claim(exchange, place, text)
            if claim is None:
                continue
            answer = _answer(claim, reply, report)
            if says_something(answer.claimed, report):
                yield answer
            break


def _may_reply(turn: Turn, text: str) -> bool:
    """Say whether what is said may put something otherwise."""
    said = turn.said.of(text)
    return turn.denies or any(word in said for word in REPLYING) or _insists(turn, text)


# One of these stands in a reply that denies nothing in so many words; looked for first, for speed.
REPLYING = ("not", "n't", "n’t", "never", "t is ", "t was ", "t had been ")


def _answer(claim: Turn, reply: Turn, report: Report) -> Answer:
    """Return what is answered, asked in words that can be read alone: those of the claim, else those of the reply."""
    id, text = report.article.id, report.article.text
    told, said = (evidence(id, text, begin_of(turn), turn.said.end) for turn in (claim, reply))
    denied = evidence(id, text, reply.sentence.start, reply.sentence.end)
    is_denied = reply.denies or NEGATED.search(said.quote) is not None
    if not POINTING.match(told.quote):
        part = part_denied(told.quote, _telling(said.quote))
        return Answer(told, claim.speaker, denied, reply.speaker, None if is_denied else said.quote, asked=part)
    if reply.denies:
        return Answer(told, claim.speaker, denied, reply.speaker, asked=said.quote)
    return Answer(said, reply.speaker, told, claim.speaker, told.quote, asked=said.quote)


def _telling(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in forms(words) if len(word) >= SHORTEST and word not in UNTELLING)


def _claim(exchange: Exchange, place: int, text: str) -> Turn | None:
    """Return what a reply puts otherwise: of what the other says last, the nearest."""
    reply = exchange.replies[place]
    if place >= FIRST or not _may_reply(reply, text) or EARLIER.search(text, reply.sentence.start, reply.said.start):
        return None
    for claim in _last(exchange.claims):
        if claim.denies or len(claim.said.of(text).split()) < LEAST_WORDS or MAY_BE.search(claim.said.of(text)):
            continue
        if _is_put_otherwise(claim, exchange, place, text) and not on_other_days(claim, reply, text):
            return claim
    return None


def on_other_days(claim: Turn, reply: Turn, text: str) -> bool:
    """Say whether two tell of two days of the week."""
    days = [DAYS.intersection(forms(turn.said.of(text))) for turn in (claim, reply)]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _last(claims: Sequence[Turn]) -> Iterator[Turn]:
    """Yield what is said in the last sentence, the last first, and what stands before words in marks."""
    for claim in reversed(claims):
        if claims[-1].sentence.start > claim.sentence.start and claims[-1].quote.kind is not QuoteKind.DIRECT:
            return
        yield claim


def begin_of(turn: Turn) -> int:
    """Return where what is said begins; of an accusation, with the word for it."""
    accuses = turn.quote.stance is Stance.ACCUSES and turn.quote.cue is not None
    return min(turn.said.start, turn.quote.cue.start) if accuses and turn.quote.cue else turn.said.start


# What would be, or should, is no claim that it is.
MAY_BE = re.compile(r"\b(?:could|may|might|should|will|would)\b")


def _is_put_otherwise(claim: Turn, exchange: Exchange, place: int, text: str) -> bool:
    reply = exchange.replies[place]
    said, told = reply.said.of(text), claim.said.of(text)
    if reply.denies:
        further = (
            turn.said.of(text) for turn in exchange.replies[place + 1 : place + 2] if NEGATED.search(turn.said.of(text))
        )
        if DEED.match(said) is None or OF_CLAIMS.search(text, reply.sentence.start, reply.said.start):
            return False
        return len(_kin(" ".join((said, *further))) & _kin(told)) >= SHARED
    if _insists(reply, text):
        return NEGATED.search(said) is None
    if NEGATED.search(told):
        return False
    if unchanged := UNCHANGED.search(said):
        is_change = unchanged["verb"] in _changing() and reply.quote.stance is Stance.SAYS
        return is_change and bool(_subject(said) & _subject(told))
    if was := IT_WAS.fullmatch(said):
        return claim.quote.stance is Stance.ACCUSES or (
            bool(_kin(was["deed"]) & _kin(told)) and OBJECT.search(was["deed"]) is not None
        )
    return False


# "The driver maintains that | it was green": it is what another has told of.
POINTS = re.compile(
    r"\W*(?:that )?(?:it|they|both|he|she)(?: [a-z]+ly)? (?:is|are|was|were|had|has|have|did)\b", re.IGNORECASE
)


def _insists(reply: Turn, text: str) -> bool:
    """Say whether somebody insists on something of what was just told of: nobody does so unless another doubts it."""
    cue = reply.quote.cue
    if cue is None or reply.quote.stance is not Stance.SAYS or not _insisting().search(text, cue.start, cue.end):
        return False
    return POINTS.match(text, reply.said.start, reply.said.end) is not None


@cache
def _insisting() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('insisting')}\b")


DEED = re.compile(r"(?:[a-z]+ing|that)\b")

# "Denied | allegations | that it was there": made elsewhere.
OF_CLAIMS = re.compile(rf"\b{CHARGES} (?:that |of )?$")


def _kin(words: str) -> frozenset[str]:
    """Return the kinds of the telling words: "fired" and "shots" are of one kind. A name tells of many things."""
    small = {fold(word) for word in SMALL.findall(words)}
    found = (word for word in forms(words) if len(word) >= SHORTEST and word not in UNTELLING and word in small)
    return frozenset(kind_of(word) for word in found)


SMALL = re.compile(r"\b[a-z][\w’'-]*")


def _subject(words: str) -> frozenset[str]:
    """Return the kinds of the words before the first verb of being or having: what something is told of."""
    before = BEING.split(words, maxsplit=1)
    return _kin(before[0]) if len(before) > 1 else frozenset()


BEING = re.compile(r"\b(?:is|are|was|were|had|has|have)\b")


@cache
def _changing() -> frozenset[str]:
    return frozenset(read_table("weighing", "denials")["changed"])
