"""Quantities: how many of anything a report counts beside people who came to harm, money, shares and distances."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.figures.amounts import Amount, amounts
from rashomon.annotating.figures.befallen import Befallen, base, befallen, is_undone, with_noun, words
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.figures.retelling import numbers_at
from rashomon.annotating.figures.settings import Map, Row, Speakers, as_of
from rashomon.annotating.figures.things import is_number_word
from rashomon.annotating.figures.tolls import number_risen_to
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import Figure, Measure, Participant, Place, Quantity, Quote, Span, Time
from rashomon.wording.numbers import is_vague

NOUNS = frozenset({"NOUN", "PROPN"})
# How the language model labels numbers that count nothing, with the word behind them.
NO_COUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
YEAR = re.compile(r"(?:19|20)\d\d")  # "2009 taxes"
# One may be anything, and is mostly an article.
LEAST = 2


@dataclass(frozen=True)
class Noun:
    """What a number counts: the noun, what befell it, and the first and last word of both with the number.

    `again` says that another number was told of the same right before: "the union said that it was 7,100".
    """

    amount: Amount
    noun: Token
    told: Befallen
    first: int
    last: int
    again: bool = False


def find_quantities(
    parsed: Parsed,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    quotes: Sequence[Quote],
    figures: Sequence[Figure],
) -> Iterator[Quantity]:
    """Yield what a report counts that is in none of its figures and of which it tells what befell it, in text order."""
    taken = sorted((figure.evidence.span for figure in figures), key=lambda span: span.start)
    setting = _Setting(parsed, cast, times, places, quotes)
    for paragraph in parsed.paragraphs:
        for counted in _counted(paragraph, taken):
            if counted.told.deeds and all(deed.strip("-")[:1].isalpha() for deed in counted.told.deeds):
                yield setting.quantity(paragraph, counted)


class _Setting:
    """One report's places, days and voices, from which a quantity gets what goes with it."""

    def __init__(
        self, parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
    ) -> None:
        self._cast, self._places = cast, Map(parsed, places)
        self._clock, self._days, self._speakers = Clock(parsed, tuple(times)), Row(times), Speakers(quotes)

    def quantity(self, paragraph: Paragraph, counted: Noun) -> Quantity:
        """Return what a noun counts with its place, days and voice."""
        doc, amount, told = paragraph.doc, counted.amount, counted.told
        predicate = told.verb if told.verb is not None else told.last
        span = paragraph.span(doc[amount.start : amount.end])
        figure = Figure(
            evidence=paragraph.evidence(doc[counted.first : counted.last + 1]),
            measure=Measure.OTHER,
            value=amount.value,
            low=amount.low,
            high=amount.high,
            bound=amount.bound,
            who=counted.noun.text,
            where=self._places.where(paragraph, predicate, lasting=False),
            when=self._clock.when(paragraph, predicate, span),
            as_of=as_of(paragraph, predicate, self._days),
            source=self._counter(paragraph, counted) or self._speakers.source_of(span),
        )
        return Quantity(
            figure=figure,
            kinds=tuple(_kinds(counted.noun)),
            traits=tuple(_traits(counted.noun, told)),
            deeds=told.deeds,
            lasting=told.lasting,
            again=counted.again,
            by=self._by(counted, paragraph, figure.source),
            named=paragraph.span(doc[slice(*_named(counted))]),
            did=_did(paragraph, counted),
        )

    def _by(self, counted: Noun, paragraph: Paragraph, speaker: Participant | None) -> str | None:
        """Return the one person whose deed it is, as what each did is counted apart; who tells it speaks for others."""
        verb = counted.told.verb
        if verb is None or counted.told.gives:
            return None
        who = next((child for child in verb.children if child.dep_ == "nsubj" and child != counted.noun), None)
        if who is None or not (who.lower_ in ("he", "she", "i") or who.ent_type_ == "PERSON"):
            return None
        name = self._cast.participant(paragraph, who).name
        return None if speaker is not None and name in (speaker.name, who.text) else name

    def _counter(self, paragraph: Paragraph, counted: Noun) -> Participant | None:
        """Return who puts a number of things at this number."""
        verb = counted.told.verb
        if verb is None or not counted.told.gives:
            return None
        who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        return self._cast.participant(paragraph, who) if who is not None and who.pos_ in NOUNS else None


def _did(paragraph: Paragraph, counted: Noun) -> Span | None:
    """Return the verb that tells what befell a thing, with its particle, where it stands before it or beside none."""
    verb = counted.told.verb
    if verb is None or not counted.told.deeds or counted.first <= counted.noun.i < verb.i:
        return None
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return paragraph.span(verb.doc[verb.i : behind.i + 1 if behind.dep_ == "prt" else verb.i + 1])


def _named(counted: Noun) -> tuple[int, int]:
    """Return where the noun begins, and where what befell it ends if that stands behind; of a bare number the noun."""
    noun, amount, last = counted.noun, counted.amount, counted.told.last.i
    if not counted.first <= noun.i <= counted.last:
        return noun.i, noun.i + 1
    begin = noun.left_edge.i
    begin = amount.end if begin <= amount.first < noun.i else begin
    return begin, max(_end(noun), last if last > noun.i else noun.i) + 1


def _end(noun: Token) -> int:
    """Return the last word of what a noun is of: "tonnes of oil"."""
    return max([noun.i, *(below.i for below in _of(noun))])


def _counted(paragraph: Paragraph, taken: Sequence[Span]) -> Iterator[Noun]:
    doc = paragraph.doc
    found = [amount for amount in amounts(doc) if _may_count(amount, doc)]
    if not found:
        return
    numbered = dict(_numbered(doc))
    last: list[Noun] = []
    for amount in found:
        span = paragraph.span(doc[amount.start : amount.end])
        if any(span.overlaps(other) for other in taken):
            last.clear()  # a number behind it may be of what it counts
            continue
        counted = _of_number_of(amount, numbered, doc) or _of_noun(amount, doc) or _of_bare(amount, last, doc)
        if counted is not None:
            last.append(_as_before(counted, last))
            yield last[-1]


def _as_before(counted: Noun, told: Sequence[Noun]) -> Noun:
    """Return what is counted; of what only a number is given, with what befell the same thing right before."""
    same = (one for one in reversed(told) if base(counted.noun) == base(one.noun))
    last = next(same, None) if counted.told.gives and not counted.told.deeds else None
    if last is None or not _is_beside(last.noun, counted.noun):
        return counted
    told_again = replace(counted.told, deeds=last.told.deeds, lasting=last.told.lasting)
    return replace(counted, told=told_again, again=True)


def _may_count(amount: Amount, doc: Doc) -> bool:
    """Say whether a number may count things: it is two or more, written exactly, and no money, share, age or rank."""
    first, behind = doc[amount.first], doc[amount.end] if amount.end < len(doc) else None
    if amount.value < LEAST or is_vague(doc[amount.first : amount.end].text):
        return False
    if first.ent_type_ in NO_COUNTS and (behind is None or behind.ent_type_ == first.ent_type_):
        return False
    if first.ent_type_ == "DATE" and YEAR.fullmatch(first.text):
        return False
    before = first.nbor(-1) if first.i else None
    if before is not None and (before.text in (*lexicon().signs, "-", "–") or before.lower_ == "no"):
        return False
    if before is not None and ((before.is_upper and len(before) > 1) or _is_named_by(before)):  # "AK 47 rifles"
        return False
    return behind is None or not (behind.text in ("-", "/", ":", "%") or behind.lower_ in lexicon().units)


def _is_named_by(before: Token) -> bool:
    """Say whether a number belongs to the name before it: "Fortune 500 companies"."""
    return before.pos_ == "PROPN" and before.dep_ in ("compound", "nmod")


def _numbered(doc: Doc) -> Iterator[tuple[int, Token]]:
    """Yield the numbers that "the number of closed schools" comes to, with the schools, by their place."""
    for token in doc:
        if token.pos_ != "NOUN" or not (lexicon().has("numbers", token.lemma_) or token.lemma_ == "estimate"):
            continue
        of = next(iter(_of(token)), None)
        if of is not None and of.pos_ in NOUNS:
            numbers = (*numbers_at(token), *number_risen_to(token))
            yield from ((number.i, of) for number in numbers if number not in of.subtree)


def _of(noun: Token) -> Iterator[Token]:
    """Yield what a noun is of: "tonnes of oil"."""
    for prep in noun.children:
        if prep.lower_ == "of":
            yield from (below for below in prep.children if below.dep_ == "pobj")


def _of_number_of(amount: Amount, numbered: Mapping[int, Token], doc: Doc) -> Noun | None:
    """Return what "the number of homes without power" counts, by the words beside the noun."""
    head = _head(amount, doc)
    noun = next((numbered[token.i] for token in (doc[amount.first], head) if token.i in numbered), None)
    if noun is None or not _is_countable(noun):
        return None
    told = list(with_noun(noun))
    last = max((word for _, word in told), key=lambda word: word.i, default=noun)
    verb = head.head.head if head.dep_ == "pobj" else head.head
    gives = base(verb) in words("giving")
    beside = Befallen(tuple(deed for deed, _ in told), last, verb, lasting=True, gives=gives)
    if head.i in numbered and head.pos_ == "NOUN" and not head.like_num:  # "put the spill at 150 tonnes"
        spill = Befallen((base(noun),), noun, verb, lasting=True, gives=gives)
        return Noun(amount, head, spill, *_around(amount, noun, head))
    return Noun(amount, noun, beside, *_around(amount, noun.left_edge, last))


def _head(amount: Amount, doc: Doc) -> Token:
    """Return the noun that a number stands with, or the number itself."""
    token = doc[amount.end - 1]
    for _ in range(4):
        if token.dep_ in ("nummod", "quantmod", "compound", "advmod", "amod") and token.head.i >= amount.start:
            token = token.head
    return token


def _of_noun(amount: Amount, doc: Doc) -> Noun | None:
    """Return what a number before a noun counts."""
    noun = _head(amount, doc)
    if noun.i < amount.end:
        whole = [below for below in _of(noun) if below.i > noun.i]
        noun = whole[0] if whole and not _is_told_before(whole[0]) else noun
        if noun.i < amount.end:
            return None
    if not _is_countable(noun) or not _is_new(noun, amount) or not _is_in_one(doc[amount.end : noun.i]):
        return None
    told = befallen(_head(amount, doc))
    if _is_undone(told) or _is_share(amount, doc):
        return None
    return _noun(amount, noun, told)


def _is_share(amount: Amount, doc: Doc) -> bool:
    """Say whether a number is one of two that tell a share, or the whole: "six in ten wards", "26 of 40 wards"."""
    before = [token for token in doc[max(0, amount.start - 3) : amount.start] if token.lower_ != "out"]
    if len(before) > 1 and before[-1].lower_ in ("of", "in") and is_number_word(before[-2]):
        return True
    behind = doc[amount.end : amount.end + 3]
    among = next((token for token in behind if token.lower_ not in ("in", "out", "of")), None)
    return len(behind) > 1 and behind[0].lower_ in ("in", "out") and among is not None and is_number_word(among)


def _is_in_one(between: Iterable[Token]) -> bool:
    """Say whether no mark parts a number from its noun, but those within a name: "9 (centre)"."""
    return not any(token.is_punct and token.text not in (",", "-", "–", "’", "'", "“", "”", '"') for token in between)


def _is_told_before(noun: Token) -> bool:
    """Say whether a number is of what was told of before: "of them", "of those", "of which"."""
    return noun.pos_ == "PRON" or noun.lower_ in ("those", "these")


def _noun(amount: Amount, noun: Token, told: Befallen) -> Noun:
    begin = told.verb.i if told.verb is not None and told.verb.i < amount.start else amount.start
    return Noun(amount, noun, told, begin, max(noun.i, told.last.i, amount.end - 1, _end(noun)))


def _is_undone(told: Befallen) -> bool:
    return told.verb is not None and is_undone(told.verb)


def _of_bare(amount: Amount, told_before: Sequence[Noun], doc: Doc) -> Noun | None:
    """Return what a bare number counts: what the paragraph counted before it, if it stands as a noun does."""
    number, last = _head(amount, doc), told_before[-1] if told_before else None
    if last is None or number.i >= amount.end or number.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
        return None
    if any(not _is_told_before(of) for of in _of(number)) or not _is_beside(last.noun, number):
        return None
    told = befallen(number)
    if _is_undone(told) or (number.dep_ == "pobj" and not told.gives) or not _is_new(number, amount):
        return None
    if not told.deeds and not told.gives and told.verb is not None and told.verb.lemma_ != "be":
        return None  # "Lund has 28"
    again = told.gives or not told.deeds
    if again:
        told = Befallen(last.told.deeds, told.last, told.verb, lasting=last.told.lasting, gives=True)
    verb = [told.verb] if told.verb is not None else []
    return Noun(amount, last.noun, told, *_around(amount, told.last, *verb), again=again)


def _around(amount: Amount, *beside: Token) -> tuple[int, int]:
    """Return the first and the last word of a number and of some words beside it."""
    places = [amount.start, amount.end - 1, *(token.i for token in beside)]
    return min(places), max(places)


def _is_beside(noun: Token, number: Token) -> bool:
    """Say whether a number stands in the sentence of a noun or in the next one."""
    start = number.sent.start
    return noun.i >= start or (start > 0 and noun.i >= number.doc[start - 1].sent.start)


def _is_countable(noun: Token) -> bool:
    """Say whether a noun is of things that are counted."""
    lemma, lower = base(noun), noun.lower_
    if noun.pos_ not in NOUNS or is_number_word(noun) or noun.tag_ == "NNP" or not lemma.isalpha():
        return False
    if noun.tag_ == "NN" and lemma not in words("plural"):  # "a 2007 address", "a 911 call"
        return False
    return not any(
        one in words("uncounted") or one in words("money") or one in lexicon().units for one in (lemma, lower)
    )


def _is_new(noun: Token, amount: Amount) -> bool:
    """Say whether a number is of all: of no more, and not of those told of before."""
    before: Iterable[Token] = noun.doc[noun.left_edge.i : noun.i]
    others = [token for token in before if not amount.start <= token.i < amount.end]
    return not any(word.lower_ in (words("known") | words("apart")) or word.tag_ == "POS" for word in others)


def _kinds(noun: Token) -> Iterator[str]:
    yield base(noun)
    yield from (base(below) for below in _of(noun) if below.pos_ == "NOUN" and not is_number_word(below))


def _traits(noun: Token, told: Befallen) -> Iterator[str]:
    """Yield the words before a noun that say which: "oiled birds", "primary schools"."""
    for child in noun.children:
        if child.dep_ not in ("amod", "compound", "nmod") or child.i > noun.i or is_number_word(child):
            continue
        if base(child) not in words("plain") and base(child) not in told.deeds:
            yield base(child)
