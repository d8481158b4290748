"""What befell things that are counted, in base forms: "84,000 homes lost power" are without power, trains cancelled."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from rashomon.annotating.figures.doubts import is_unreal
from rashomon.wording.tables import read_table

VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "dobj", "advmod", "prt", "amod"})
# What a thing is without, as the base form of a deed.
WITHOUT = "-"


@dataclass(frozen=True)
class Befallen:
    """What is told of a thing: the base forms of what befell it, its last word, and whether this was so for a while.

    `verb` is the word that tells it, None where only words beside the noun do; `gives` says that it only counts.
    """

    deeds: tuple[str, ...]
    last: Token
    verb: Token | None = None
    lasting: bool = False
    gives: bool = False


@cache
def words(group: str) -> frozenset[str]:
    """Return the words of a group of `quantities.toml`."""
    return frozenset(read_table("annotating", "quantities")[group])


def befallen(noun: Token) -> Befallen:
    """Return what a sentence tells of a thing that it counts."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    verb = _governor(first)
    if verb is None or is_light(verb) or _is_giving(verb):
        return _of_what_stands_beside(noun, first, verb)
    if verb.pos_ == "NOUN":
        return Befallen((base(verb),), noun, verb, lasting=True)
    deeds = tuple(_of_verb(verb, first))
    return Befallen(deeds, max(noun, _last(verb, first), key=_place), verb, lasting=_lasts(verb))


def _place(word: Token) -> int:
    return word.i


def _last(verb: Token, noun: Token) -> Token:
    """Return the last word of what a verb tells of a noun before it: "put off", "lost power"."""
    behind = [child for child in verb.children if child.dep_ in ("prt", "dobj") and child.i > verb.i]
    return max([verb, *behind], key=_place) if verb.i > noun.i else verb


def is_light(verb: Token) -> bool:
    """Say whether a verb alone tells nothing of what is counted; "put off" and "taken in" tell it."""
    if verb.pos_ not in VERBS or base(verb) not in words("light") or _particle(verb):
        return False
    return not _is_passive_of_use(verb)


def _is_giving(verb: Token) -> bool:
    return base(verb) in words("giving") and not _particle(verb)


def _particle(verb: Token) -> str | None:
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)


def _is_passive_of_use(verb: Token) -> bool:
    """Say whether what was found, held, taken or used is what befell the thing: "12 hostages were taken"."""
    return verb.lemma_ != "be" and any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _governor(noun: Token) -> Token | None:
    """Return the word that tells what became of a thing: of "had to be closed" the closing."""
    head = noun.head
    if noun.dep_ == "pobj":
        if head.lower_ == "of" and base(head.head) in words("sums"):
            return _governor(head.head)  # "found a total of 12 rifles"
        if head.dep_ == "agent" or not (_is_happening_of(head) or _gives_of(head)):
            return None  # "in 15 villages", "with 38 votes", "leaders of 4 unions": not what it befell
        head = head.head
    elif head.pos_ not in VERBS or noun.dep_ not in (*SUBJECTS, "dobj", "attr", "npadvmod", "oprd", "dative"):
        return None
    if noun.dep_ not in SUBJECTS or base(head) not in (words("implying") | words("giving")):
        return head
    return next((c for c in head.children if c.dep_ == "xcomp" and c.pos_ in VERBS and c.i > head.i), head)


def _is_happening_of(prep: Token) -> bool:
    """Say whether a preposition is of what happened to a thing: "the closure of 58 schools", "amounts to 40 tonnes"."""
    if prep.lower_ == "of":
        return prep.head.pos_ == "NOUN" and base(prep.head) in words("happenings")
    return prep.lower_ == "to" and prep.head.pos_ in VERBS and base(prep.head) not in words("empty")


def _gives_of(prep: Token) -> bool:
    """Say whether a preposition is of who gives a number: "spoke of 150 farms", "put the spill at 150 tonnes"."""
    return prep.lower_ in ("of", "at") and prep.head.pos_ in VERBS and _is_giving(prep.head)


def _of_what_stands_beside(noun: Token, first: Token, verb: Token | None) -> Befallen:
    """Return what the complement of a light verb tells of a noun, and the words that stand with it."""
    deeds, last = list[str](), noun
    told = [*_complements(verb, first)] if verb is not None and is_light(verb) else []
    for deed, word in (*told, *with_noun(noun)):
        deeds.append(deed)
        last = max(last, word, key=_place)
    if not deeds and verb is not None and is_light(verb) and base(verb) not in words("empty"):
        deeds.append(base(verb))
        last = max(last, verb, key=_place)
    gives = verb is not None and _is_giving(verb)
    return Befallen(tuple(dict.fromkeys(deeds)), last, verb, lasting=True, gives=gives)


def _complements(verb: Token, noun: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands with a light verb, but for the noun: "were closed", "had no power", "remain without power"."""
    for child in verb.children:
        if child.i < verb.i or child.ent_type_ in ("DATE", "TIME") or child.is_ancestor(noun) or child == noun:
            continue
        if child.dep_ == "prep":
            yield from _of_preposition(child)
        elif child.dep_ in COMPLEMENTS and not _is_beside_the_point(child):
            lacking = any(below.lower_ == "no" for below in child.children)
            yield WITHOUT * lacking + base(child), child
            yield from (found for below in child.children if below.dep_ == "prep" for found in _of_preposition(below))


def _is_beside_the_point(word: Token) -> bool:
    """Say whether a complement tells of no state: what the things are, how many others there are, and how or when."""
    if word.lower_ in words("adverbs") or (word.dep_ == "advmod" and word.lower_.endswith("ly")):
        return True
    return _has_number(word) or word.pos_ == "PRON" or (word.dep_ == "attr" and word.pos_ == "NOUN")


def _has_number(word: Token) -> bool:
    return word.like_num or any(child.dep_ == "nummod" for child in word.children)


def _of_preposition(prep: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands behind a preposition that tells of a state: "without power", "on strike", "in shelters"."""
    if prep.lower_ in words("placing"):
        return
    for noun in prep.children:
        if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and not noun.ent_type_ and not _is_of_some(noun):
            yield WITHOUT * (prep.lower_ in words("lacking")) + base(noun), noun


def _is_of_some(noun: Token) -> bool:
    """Say whether a noun is of one place or thing, and no state: "in Varn county", "in five states", "in the hall"."""
    if base(noun) in (words("sums") | words("uncounted")):  # "22 letters in total", "in part"
        return True
    return _has_number(noun) or any(
        child.pos_ == "PROPN" or (child.dep_ in ("det", "poss") and child.lower_ != "no") for child in noun.children
    )


def with_noun(noun: Token) -> Iterator[tuple[str, Token]]:
    """Yield what the words beside a noun tell: "closed schools", "nurses on strike", "schools that were closed"."""
    for child in noun.children:
        if base(child) in (words("giving") | words("empty")) or is_undone(child):
            continue
        if child.dep_ == "amod" and child.tag_ in PARTICIPLES and base(child) in words("lasting"):
            yield base(child), child
        elif child.dep_ == "acl" and child.tag_ in PARTICIPLES:
            yield from ((deed, child) for deed in _of_verb(child, noun))
        elif child.dep_ == "relcl" and not _is_only_where(child):
            complements = list(_complements(child, noun)) if is_light(child) else []
            yield from complements or ((deed, child) for deed in _of_verb(child, noun))
        elif child.dep_ == "prep" and child.lower_ != "in":  # "rifles in raids"
            yield from _of_preposition(child)
    behind = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    if behind.dep_ == "prep" and behind.head != noun and behind.lower_ in words("lacking"):
        yield from _of_preposition(behind)  # "put the number of homes without power at 96,000"


def _is_only_where(verb: Token) -> bool:
    """Say whether a thing is only where, or of what, something is told: "villages in which he was heard"."""
    relative = next((word for word in verb.subtree if word.tag_ in ("WDT", "WP", "WP$", "WRB")), None)
    return relative is not None and relative.dep_ not in (*SUBJECTS, "dobj")


def _of_verb(verb: Token, noun: Token) -> Iterator[str]:
    """Yield what a verb tells of a thing; of what it loses, that it is without that."""
    things = [child for child in verb.children if child.dep_ == "dobj" and child != noun]
    if verb.lemma_ in words("lacking") and things:
        yield f"{WITHOUT}{base(things[0])}"
        return
    particle = _particle(verb)
    yield f"{base(verb)} {particle}" if particle else base(verb)


def is_undone(verb: Token) -> bool:
    """Say whether a verb tells of what is only possible, wanted or aimed at: "if they close", "helps to close".

    What has no tense of its own is as real as what it hangs from: "would end in the loss of", "will have 12 working".
    """
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux")}
    if base(verb) in words("wanting") or marks & {"if", "unless"} or (verb.pos_ in VERBS and is_unreal(verb)):
        return True
    if verb.tag_ == "VB" and not marks & {"do", "did", "does"} and verb.dep_ != "ROOT":
        return verb.dep_ != "xcomp" or base(verb.head) not in (words("implying") | words("giving"))
    has_tense = verb.tag_ in ("VBD", "VBZ", "VBP") or (marks - {"to"} and verb.pos_ in VERBS)
    if has_tense or verb.dep_ not in ("ccomp", "xcomp", "pcomp", "pobj", "dobj", "advcl"):
        return False
    return is_undone(verb.head.head if verb.head.pos_ == "ADP" else verb.head)


def _lasts(verb: Token) -> bool:
    """Say whether a verb tells how things stand, and not what happened on a day: "are closed", "have been found"."""
    if verb.lemma_ in words("lasting"):
        return True
    return verb.tag_ in ("VBZ", "VBP") or any(
        child.dep_ in ("aux", "auxpass") and (child.tag_ in ("VBZ", "VBP") or child.lower_ == "had")
        for child in verb.children
    )


def base(word: Token) -> str:
    """Return the base form of a word in small letters."""
    return word.lemma_.lower()
