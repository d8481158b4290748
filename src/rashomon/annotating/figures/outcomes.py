"""What became of people, and of houses: rescued, recaptured, in hospital, aboard; bodies found, cases of a disease."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Measure

Outcome = tuple[Measure, Token, Token]  # what is counted, the word that says so, and the head of what it says it of

SUBJECT = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
OBJECT = frozenset({"dobj", "obj"})
# "38 are still in the hospital", "six remained in hospital".
STAYING = frozenset({"be", "remain", "stay", "lie"})
# What "a total of 400 houses" is to "houses".
SUMS = frozenset({"total", "number", "sum", "some"})
# How far a noun is from the verb that says what became of it, in steps of the parse.
STEPS = 3


def outcomes(token: Token) -> Iterator[Outcome]:
    """Yield what a word says became of whom, or of which houses."""
    words, lemma = lexicon(), token.lemma_.lower()
    if words.has("dwellings", lemma):
        yield from ((measure, verb, token) for measure, verb in _of_houses(token))
    elif lemma == "case" and token.text != lemma:
        yield Measure.CASES, token, token
    elif lemma == "body":
        yield from ((Measure.BODIES, verb, counted) for verb, counted in _found(token))
    elif lemma == "treat" and any(child.lower_ == "being" for child in token.children):
        yield from ((Measure.HOSPITAL, token, whom) for whom in subjects(token))
    elif words.has("pulling", lemma) and _is_out_of_danger(token):
        yield from ((Measure.RESCUED, token, whom) for whom in _whom(token))
    elif words.has("jails", lemma):
        yield from ((Measure.RECAPTURED, token, whom) for whom in _back_in(token))
    elif lemma == "hospital" and token.head.lower_ in ("in", "at") and token.head.head.lemma_.lower() in STAYING:
        yield from ((Measure.HOSPITAL, token, whom) for whom in subjects(token.head.head))
    elif lemma == "aboard" or (lemma == "board" and token.head.lower_ == "on"):
        yield from ((Measure.ABOARD, token, whom) for whom in _aboard(token))
    elif lemma == "crew":
        yield from ((Measure.ABOARD, token, number) for number in _crew(token))


def subjects(verb: Token) -> list[Token]:
    """Return whom a verb or a participle says something of."""
    own = [child for child in verb.children if child.dep_ in SUBJECT]
    own = [verb.head if who.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else who for who in own]
    if own or verb.dep_ not in ("acl", "amod", "relcl", "conj"):
        return own
    return [child for child in verb.head.children if child.dep_ in SUBJECT] if verb.dep_ == "conj" else [verb.head]


def _whom(verb: Token) -> list[Token]:
    """Return whom a verb happens to: its object, else the subject of its passive."""
    objects = [child for child in verb.children if child.dep_ in OBJECT]
    return objects or (subjects(verb) if verb.tag_ == "VBN" else [])


def _is_out_of_danger(verb: Token) -> bool:
    """Say whether people are pulled from where they would have died: "from the water", "out of the rubble"."""
    below = [token for prep in verb.children if prep.lower_ in ("from", "out", "of") for token in prep.subtree]
    return any(lexicon().has("dangers", token.lower_) for token in below)


def _back_in(jail: Token) -> list[Token]:
    """Return who is back in a jail, or was brought back to it."""
    prep = jail.head
    if prep.lower_ not in ("in", "into", "to", "behind"):
        return []
    verb = prep.head.head if prep.head.lower_ == "back" else prep.head
    told = verb.lemma_.lower() == "return" or any(child.lower_ == "back" for child in (prep.head, *verb.children))
    return subjects(verb) if told and verb.pos_ in ("VERB", "AUX") else []


def _aboard(word: Token) -> list[Token]:
    """Return who is on board: "the 300 people aboard", "had seven on board", "about 300 were aboard"."""
    above = word.head.head if word.lower_ == "board" else word.head
    if above.pos_ in ("VERB", "AUX"):
        return [child for child in above.children if child.dep_ in OBJECT] or subjects(above)
    return [above]


def _crew(word: Token) -> Iterator[Token]:
    """Yield how many sail a ship or fly a plane: "a crew of 23"."""
    of = (below for prep in word.children if prep.lower_ == "of" for below in prep.children)
    yield from (number for number in of if number.dep_ == "pobj" and number.like_num)


def _found(body: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the verb by which bodies were found, and what counts them: "five bodies", "the bodies of six people"."""
    verb = next((up for up in _above(body) if up.pos_ in ("VERB", "AUX")), None)
    if verb is None or not lexicon().has("finding_bodies", verb.lemma_.lower()) or body not in _whom(verb):
        return
    whose = [of for prep in body.children if prep.lower_ == "of" for of in prep.children if of.dep_ == "pobj"]
    numbered = any(child.dep_ in ("nummod", "quantmod") or child.like_num for child in body.children)
    yield from ((verb, who) for who in ([body] if numbered or not whose else whose))


def _above(word: Token) -> Iterator[Token]:
    for _ in range(STEPS):
        word = word.head
        yield word


def _of_houses(house: Token) -> Iterator[tuple[Measure, Token]]:
    """Yield what befell houses and the word that says so: flooded, under water, destroyed, damaged."""
    words, summed = lexicon(), house
    if house.dep_ == "pobj" and house.head.lower_ == "of" and house.head.head.lemma_.lower() in SUMS:
        summed = house.head.head
    verb = summed.head
    for measure, verbs in (
        (Measure.FLOODED, "flooding"),
        (Measure.DESTROYED, "destroying"),
        (Measure.DAMAGED, "damaging"),
    ):
        befell = [word for word in (verb, *summed.children) if words.has(verbs, word.lemma_.lower())]
        told = [word for word in befell if _befell(word, summed) and not _is_either(word)]
        yield from ((measure, word) for word in told[:1])
    if verb.lemma_.lower() in STAYING and summed.dep_ in SUBJECT:
        under = (prep for prep in verb.children if prep.lower_ in ("under", "underwater"))
        deep = [
            prep
            for prep in under
            if any(child.lower_ == "water" for child in (prep, *prep.children)) or prep.lower_ != "under"
        ]
        yield from ((Measure.FLOODED, prep) for prep in deep[:1])


def _befell(word: Token, house: Token) -> bool:
    """Say whether a word tells what befell a house: its passive verb, its participle, or the verb before it."""
    if word == house.head:
        return house.dep_ in OBJECT or (house.dep_ in SUBJECT and word.tag_ == "VBN")
    return word.dep_ in ("acl", "amod") and word.tag_ == "VBN"


def _is_either(word: Token) -> bool:
    """Say whether words leave open which of two things befell it: "damaged or destroyed"."""
    joined = (word, *word.conjuncts)
    return (
        any(child.lower_ in ("or", "and") and child.dep_ == "cc" for one in joined for child in one.children)
        and len(joined) > 1
    )
