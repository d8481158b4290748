"""What a speaker does by speaking: the stance, to whom, and whether what is said is put as so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Paragraph
from rashomon.annotating.quotes.lexicon import cues, is_bare_accusation
from rashomon.annotating.quotes.matters import is_somebody
from rashomon.model import Participant, Polarity, Quote, QuoteKind, Stance
from rashomon.wording.tables import read_table

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True)
class Words:
    """The words of lexicons/stances.toml."""

    phrases: Mapping[str, Stance]
    addressing: frozenset[str]
    requesting: frozenset[str]
    towards: frozenset[str]
    towards_of_noun: frozenset[str]
    open: Mapping[str, frozenset[str]]
    none: frozenset[str]
    asking: frozenset[str]


@cache
def _words() -> Words:
    table = read_table("annotating", "stances")
    return Words(
        phrases={phrase: Stance(stance) for stance, phrases in table["phrases"].items() for phrase in phrases},
        addressing=frozenset(table["addressing"]["verbs"]),
        requesting=frozenset(table["requesting"]["verbs"]),
        towards=frozenset(table["towards"]["verb"]),
        towards_of_noun=frozenset(table["towards"]["noun"]),
        open={kind: frozenset(words) for kind, words in table["open"].items()},
        none=frozenset(table["none"]["words"]),
        asking=frozenset(table["asking"]["verbs"]),
    )


def stance_of(head: Token | None) -> Stance:
    """Return what the reporting word does; who does not accuse, and does not deny, only says."""
    if head is None or _is_negated(head):
        return Stance.SAYS
    return _plain_stance(head)


def is_wish(quote: Quote) -> bool:
    """Say whether somebody demands or promises something, in the report's own words."""
    return quote.kind is QuoteKind.INDIRECT and quote.stance in (Stance.DEMANDS, Stance.PROMISES)


def _plain_stance(head: Token) -> Stance:
    lexicon, lemma = cues(), head.lemma_.lower()
    particle = next((child.lower_ for child in head.rights if child.dep_ in ("prt", "advmod")), "")
    if phrase := _words().phrases.get(f"{lemma} {particle}"):
        return phrase
    if lemma in _words().requesting and any(child.dep_ == "xcomp" or child.lower_ == "for" for child in head.rights):
        return Stance.DEMANDS
    if lemma in _words().asking and _is_of_somebody(head):
        return Stance.SAYS
    if lemma == "call" and not any(child.lower_ in ("for", "on", "upon") for child in head.children):
        return Stance.SAYS
    return lexicon.of_verb(lemma) or lexicon.noun.get(lemma) or Stance.SAYS


def _is_of_somebody(verb: Token) -> bool:
    """Say whether a verb befalls people: "police questioned two men", "three men are being questioned"."""
    befallen = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    befallen += [verb.head] if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" else []
    return any(is_somebody(one) or one.pos_ == "PRON" for one in befallen)


def polarity_of(head: Token | None, main: Token | None) -> Polarity:
    """Return how the speaker puts what is said: who denies puts it as not so, who does not deny leaves it open."""
    said = _put(main) if main is not None else Polarity.SO
    stance = _plain_stance(head) if head is not None else Stance.SAYS
    if head is not None and _is_negated(head):
        return said if stance is Stance.DOUBTS else Polarity.OPEN
    if stance is Stance.DOUBTS:
        return Polarity.OPEN
    if stance is Stance.DENIES and said is not Polarity.OPEN:
        return Polarity.SO if said is Polarity.NOT_SO else Polarity.NOT_SO
    return said


def _put(main: Token) -> Polarity:
    near = [main, *(child for child in main.children if child.dep_ in ("acomp", "attr", "oprd", "xcomp"))]
    if any(_is_open(token) for token in near):
        return Polarity.OPEN
    denied = _is_negated(main) or any(_is_none(child) for child in main.children if child.dep_ != "advcl")
    if denied and any(token.lemma_.lower() in _words().open["unless"] for token in near):
        return Polarity.OPEN
    return Polarity.NOT_SO if denied else Polarity.SO


def _is_open(token: Token) -> bool:
    """Say whether a word, or one that hangs on it, leaves open whether it is so."""
    words, lemma = _words().open, token.lemma_.lower()
    if lemma in words["verbs"] or lemma in words["adjectives"]:
        return True
    for child in token.lefts:
        modal = child.dep_ == "aux" and child.lower_ in words["auxiliaries"]
        if modal and not (child.lower_ == "could" and lemma in words["perceived"]):
            return True
        if child.lower_ in words["adverbs"] or (child.dep_ == "mark" and child.lower_ in words["marks"]):
            return True
    return False


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def _is_none(child: Token) -> bool:
    """Say whether a part of a clause denies it: "no inspector came", "there was no fire", "nobody came"."""
    none = _words().none
    return child.lower_ in none or any(word.dep_ == "det" and word.lower_ in none for word in child.lefts)


def target_of(paragraph: Paragraph, cast: Cast, head: Token | None) -> Participant | None:
    """Return to whom, or against whom, it is said where it does more than say; all of them where they are joined."""
    if head is None or stance_of(head) is Stance.SAYS:
        return None
    for candidate in _candidates(head):
        if target := _target(paragraph, cast, candidate, head):
            return target
    return None


def _candidates(head: Token) -> Iterator[Token]:
    """Yield what may name the target: "blamed it on X", "accused X", "X was accused", "X accused of", "X's claim"."""
    words = _words()
    towards = words.towards if head.pos_ == "VERB" else words.towards_of_noun
    prepositions = [child for child in head.rights if child.dep_ in ("prep", "dative") and child.lower_ in towards]
    yield from (child for prep in prepositions for child in prep.children if child.dep_ == "pobj")
    objects = [child for child in head.rights if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP"]
    yield from objects
    yield from (child for child in head.lefts if child.dep_ == "nsubjpass")
    if is_bare_accusation(head):
        yield from (child for child in head.lefts if child.dep_ == "nsubj")
        yield head.head
    clauses = [child for child in head.rights if child.dep_ in ("ccomp", "xcomp")]
    yield from (child for clause in clauses for child in clause.lefts if child.dep_ in _SUBJECTS)
    yield from (child for thing in objects for child in thing.lefts if child.dep_ == "poss")


def _target(paragraph: Paragraph, cast: Cast, candidate: Token, head: Token) -> Participant | None:
    """Return whom a noun names: somebody named, somebody by what he is, or whoever is addressed."""
    if candidate.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") or candidate.tag_ in ("WDT", "WP"):
        return None
    joined = [one for one in cast.participants(paragraph, candidate) if one.name]
    target = cast.participant(paragraph, candidate)
    if len(joined) > 1 and all(one.named for one in joined):
        start, end = joined[0].evidence.span.start, joined[-1].evidence.span.end
        return Participant(
            evidence=paragraph.quote(min(start, joined[-1].evidence.span.start), max(end, joined[0].evidence.span.end)),
            name=" and ".join(one.name for one in joined),
            label=joined[0].label,
            named=True,
            confidence=min(one.confidence for one in joined),
        )
    addressed = head.lemma_.lower() in _words().addressing and candidate.dep_ in ("dobj", "dative", "nsubjpass")
    somebody = target.label in _NAMED or candidate.pos_ == "PRON" or addressed or is_somebody(candidate)
    return target if somebody else None
