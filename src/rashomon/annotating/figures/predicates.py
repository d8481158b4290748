"""Which words of a sentence say that people were killed, hurt, driven out ..., and whom they say it of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from rashomon.annotating.figures.beside import alone_with, number_after, number_before
from rashomon.annotating.figures.crowds import TAKING, takes_part
from rashomon.annotating.figures.doubts import is_either, is_sentence, is_unreal
from rashomon.annotating.figures.lexicon import Roles, lexicon
from rashomon.annotating.figures.outcomes import outcomes
from rashomon.annotating.figures.retelling import is_retelling, numbers_at, retold
from rashomon.annotating.figures.tolls import measures_of, number_risen_to
from rashomon.model import Measure

DASHES = frozenset("-–—")
FULL_STOPS = frozenset(".!?\"”’'")
PASSIVE = ("nsubjpass", "nsubj:pass")
SUBJECT = ("nsubj", *PASSIVE)
# "Died at 81", "died aged 81", "died at the age of ...".
_AT_AGE = re.compile(r"(?:at|aged)\s+(?:the age|age|[5-9]\d(?!\w)|1[01]\d(?!\w))")


@dataclass(frozen=True)
class Told:
    """A predicate of a measure with the head of the phrase that it tells it of (`near`: found by nearness only).

    `is_manner` says that the predicate is an adverb: "one fatally".
    """

    measure: Measure
    predicate: Token
    patient: Token
    near: bool = False
    is_manner: bool = False


def told(doc: Doc) -> Iterator[Told]:
    """Yield what the predicates of a paragraph say of whom, in text order of the predicates."""
    last: Measure | None = None
    for place in _triggers(doc):
        token = doc[place]
        if pair := _paired(token) or _rounded(token):
            found = [pair]
        elif is_unreal(token) or is_sentence(token):
            continue
        else:
            found = list(_of_token(token))
            if not found and is_retelling(token):
                found = [Told(measure, token, number) for measure, number in retold(token, last)]
        yield from found
        last = found[0].measure if found else last


def _rounded(token: Token) -> Told | None:
    """Return what a headline rounds down: "14+ dead & 21+ wounded", whose plus signs the parse takes for words."""
    states, here = lexicon().state, token.i
    if token.lower_ not in states or here < 2 or token.nbor(-1).text != "+" or not token.nbor(-2).like_num:
        return None
    return Told(_measure(states, token.lower_, token), token, token.nbor(-2))


def _paired(token: Token) -> Told | None:
    """Return what a headline counts that puts number before state twice over: "6 Killed Over 12 Wounded"."""
    states, doc, here = lexicon().state, token.doc, token.i
    if token.lower_ not in states or not here or not (is_headline(doc) or _is_in_capitals(token.sent)):
        return None
    after, before = _past_bounds(token, 1), _past_bounds(token.nbor(-1), -1) if here > 1 else None
    ahead = after is not None and after.like_num and after.i + 1 < len(doc) and after.nbor(1).lower_ in states
    behind = before is not None and token.nbor(-1).like_num and before.lower_ in states
    patient = number_before(token) if ahead else token.nbor(-1) if behind else None
    return Told(_measure(states, token.lower_, token), token, patient) if patient is not None else None


# What bounds a number in a headline.
BOUNDS = frozenset({"over", "more", "than", "at", "least", "nearly", "almost", "about", "around", "some", "up", "to"})


def _past_bounds(token: Token, step: int) -> Token | None:
    """Return the next word on one side that bounds no number."""
    place = token.i + step
    while 0 <= place < len(token.doc) and token.doc[place].lower_ in BOUNDS:
        place += step
    return token.doc[place] if 0 <= place < len(token.doc) else None


# Longer words have a capital in headlines, all but one. By judgement.
LONG_WORD = 3


def _is_in_capitals(sentence: Span) -> bool:
    """Say whether a sentence is set as a headline, though it ends in a full stop."""
    words = [token for token in sentence if len(token) > LONG_WORD and token.is_alpha]
    return len(words) > 1 and sum(not token.text[0].isupper() for token in words) <= 1


def _triggers(doc: Doc) -> Iterator[int]:
    """Yield the places of the words that can be predicates, found by their hashes: most words are none."""
    hashes = _hashes(doc.vocab)
    lemmas, lowers = doc.to_array(["LEMMA", "LOWER"]).T.tolist() if len(doc) else ((), ())
    return (place for place, pair in enumerate(zip(lemmas, lowers, strict=True)) if not hashes.isdisjoint(pair))


@cache
def _hashes(vocab: Vocab) -> frozenset[int]:
    """Return spaCy's hashes of all words that tell of people."""
    words = lexicon()
    roles = (words.patient, words.subject, words.state, words.count, words.of, words.adverbs)
    present = [f"{word}s" for word in words.subject]  # which the model sometimes takes for a noun: "2-year-old dies"
    groups = (
        words.groups["tolls"],
        words.groups["numbers"],
        words.groups["wounds"],
        words.groups["crowds"],
        words.groups["outcomes"],
        ("bodies", "condition", "life", "lives", "speak"),
        present,
    )
    return frozenset(vocab.strings[word] for group in (*roles, *groups) for word in group)


def _of_token(token: Token) -> Iterator[Told]:
    """Yield what a word says of whom: by its roles, as a count, by its group, as an outcome, by what is beside it."""
    words, lemma, lower = lexicon(), token.lemma_.lower(), token.lower_
    found = list(_by_role(token)) if token.pos_ in _WORD_CLASSES else []
    found += _as_count(token, alone=not found)
    yield from found
    yield from _by_group(token)
    if words.has("outcomes", lemma) or words.has("outcomes", lower):
        yield from (Told(*outcome) for outcome in outcomes(token))
    yield from _nearby(token)
    died = words.subject.get(lemma) or words.subject.get(lower.removesuffix("s"))  # "dies" is misread as a noun
    if not found and died and is_headline(token.doc):
        yield from (Told(died[0], token, first, near=True) for first in _first_person(token))


_WORD_CLASSES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})


def _by_role(token: Token) -> Iterator[Told]:
    """Yield whom a word happens to, who does it, who is in its state, whose it is."""
    words, lemma = lexicon(), token.lemma_.lower()
    found = False
    for role, word, patients in (
        (words.patient, lemma, _patients),
        (words.subject, lemma, _who_did),
        (words.state, token.lower_, _in_state),
        (words.of, lemma, _after_of),
    ):
        if word in role and not (found and role is words.state):
            for patient in patients(token):
                found = True
                yield Told(_measure(role, word, token), token, patient)


def _as_count(token: Token, *, alone: bool) -> Iterator[Told]:
    """Yield a word that itself is what is counted: "a double murder" and, where it has no other role, "67 arrests"."""
    words, lemma = lexicon(), token.lemma_.lower()
    if (lemma in words.of or lemma in words.count) and any(child.lower_ in words.multiples for child in token.children):
        yield Told((words.of.get(lemma) or words.count[lemma])[0], token, token)
    elif lemma in words.count and alone and token.dep_ != "compound" and token.pos_ in _WORD_CLASSES - {"AUX"}:
        risen = number_risen_to(token)  # "arrests have risen to 67"
        yield from (Told(words.count[lemma][0], token, counted) for counted in risen or [token])


def _by_group(token: Token) -> Iterator[Told]:
    """Yield what tolls, numbers, lives, bodies, wounds, adverbs and conditions count."""
    words, lemma, lower = lexicon(), token.lemma_.lower(), token.lower_
    if words.has("tolls", lemma):
        yield from (Told(Measure.KILLED, token, number) for number in numbers_at(token))
    elif words.has("numbers", lemma):
        yield from (Told(measure, token, number) for measure in measures_of(token) for number in numbers_at(token))
        yield from (Told(measure, token, n) for measure in measures_of(token) for n in number_risen_to(token))
    elif lower in ("life", "lives"):
        yield from (Told(Measure.KILLED, verb, patient) for verb, patient in _lives(token))
    elif lower == "bodies" and token.dep_ == "dobj" and words.has("counting_bodies", token.head.lemma_.lower()):
        yield Told(Measure.KILLED, token.head, token)
    elif words.has("wounds", lemma):
        fatal = any(child.lower_ in ("fatal", "mortal", "lethal") for child in token.children)
        measure = Measure.KILLED if fatal else Measure.INJURED
        yield from (Told(measure, token, patient) for patient in _sufferers(token))
    elif lower in words.adverbs and (number := alone_with(token)):
        yield Told(words.adverbs[lower][0], token, number, is_manner=True)
    elif lemma == "condition" and any(words.has("conditions", child.lower_) for child in token.children):
        yield from (Told(Measure.INJURED, token, patient) for patient in _in_condition(token))


def is_natural(what: Told) -> bool:
    """Say whether the words themselves tell of a death by illness or age: "died of cancer", "died peacefully at 81"."""
    if what.measure is not Measure.KILLED or what.predicate.lemma_.lower() not in ("die", "death", "succumb"):
        return False
    doc, predicate = what.predicate.doc, what.predicate
    below = [child for child in predicate.children if child.i > predicate.i and child.dep_ in ("prep", "advmod")]
    if any(child.lower_ in ("of", "from", "to", "in") and _has_natural(child) for child in below):
        return True
    if any(child.dep_ == "advmod" and lexicon().has("natural", child.lower_) for child in below):
        return True
    after = doc[predicate.i + 1 : predicate.i + 4].text.lower()
    return _AT_AGE.match(after) is not None


def tells_of_violence(docs: Iterable[Doc]) -> bool:
    """Say whether a report has a word of violence, war, accident or disaster."""
    words = lexicon().groups["violence"]
    return any(token.lemma_.lower() in words or token.lower_ in words for doc in docs for token in doc)


def _has_natural(preposition: Token) -> bool:
    """Say whether "of cancer", "from a disease", "in her sleep" follows, and no wound ("complications of a wound")."""
    words, below = lexicon(), list(preposition.subtree)
    if any(words.has("wounds", token.lemma_.lower()) or token.lower_ == "gunshot" for token in below):
        return False
    return any(
        words.has("natural", word.lower_) or words.has("natural", word.lemma_.lower())
        for named in preposition.children
        if named.dep_ == "pobj" and (preposition.lower_ != "in" or named.lower_ == "sleep")
        for word in (named, *named.children, *named.conjuncts)
    )


def is_headline(doc: Doc) -> bool:
    """Say whether a paragraph ends without a full stop, as headlines do, which leave out articles and "was"."""
    return doc[-1].text not in FULL_STOPS


def _first_person(verb: Token) -> Iterator[Token]:
    """Yield the person that a headline starts with: "Man shot in leg dies", "2-year-old dies"."""
    persons = (
        token
        for token in verb.doc[verb.sent.start : verb.i]
        if lexicon().has("person", token.lower_)
        or (token.lower_ == "old" and token.i > 1 and token.nbor(-1).text == "-")
    )
    first = next(persons, None)
    if first is not None:
        yield first


def _measure(role: Roles, word: str, token: Token) -> Measure:
    """Return what a word counts: shot is hit, but "fatally shot" and "shot dead" are killed."""
    measure = role[word][0]
    if measure in (Measure.KILLED, Measure.INJURED) and is_either(token, measure):
        return Measure.AFFECTED  # "15 were killed or wounded"
    if measure is Measure.AFFECTED and any(child.lower_ in ("fatal", "deadly") for child in token.children):
        return Measure.KILLED
    if measure in (Measure.AFFECTED, Measure.INJURED) and token.pos_ == "VERB":
        after = token.doc[token.i + 1 : token.i + 3]
        if any(child.lower_ == "fatally" for child in token.children):
            return Measure.KILLED
        if len(after) and (
            after[0].lower_ == "dead" or (len(after) > 1 and after[0].lower_ == "to" and after[1].lower_ == "death")
        ):
            return Measure.KILLED
    return measure


def _patients(verb: Token) -> Iterator[Token]:
    """Yield whom a verb happens to: its passive subject, its object, the noun that its participle follows."""
    if verb.pos_ not in ("VERB", "AUX"):
        return
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    passive = [child for child in verb.children if child.dep_ in PASSIVE]
    lost = [child for child in verb.children if _is_harmless(child)] if objects else []
    if lost and (is_headline(verb.doc) or any(lexicon().has("harmless", hurt.lower_) for hurt in objects)):
        yield from lost
    elif objects and verb.i + 1 < len(verb.doc) and verb.nbor().text == "," and verb.tag_ in ("VBN", "VBD"):
        yield from (
            child for child in verb.children if child.dep_ == "nsubj"
        )  # "One child killed, six children still ..."
    elif passive:
        yield from (_antecedent(child, verb) for child in passive)
    elif objects:
        yield from objects
    elif verb.dep_ in ("acl", "amod", "relcl") and verb.tag_ in ("VBN", "VBD"):
        yield verb.head
    elif verb.dep_ in ("xcomp", "ccomp", "oprd", "advcl") and verb.tag_ in ("VBN", "VBD"):
        yield from _raised(verb)
    elif verb.dep_ == "conj":
        yield from _shared(verb)
    elif verb.tag_ in ("VBN", "VBD") and not any(child.lower_ == "at" for child in verb.children):
        yield from (child for child in verb.children if child.dep_ in SUBJECT)  # a headline leaves out "was"


def _is_harmless(subject: Token) -> bool:
    """Say whether a subject is counted people who do not kill: "1 child killed 6 children hurt" lost its comma."""
    counted = any(child.like_num and child.dep_ == "nummod" for child in subject.children)
    return subject.dep_ == "nsubj" and counted and lexicon().has("harmless", subject.lower_)


def _shared(verb: Token) -> Iterator[Token]:
    """Yield the patients of the verb that this one is joined to: "were shot and killed"."""
    first = verb.head
    own = [child for child in verb.children if child.dep_ in SUBJECT]
    if own:
        yield from own
    elif first.pos_ == "VERB" and verb.tag_ in ("VBN", "VBD"):
        yield from (_antecedent(child, first) for child in first.children if child.dep_ in PASSIVE)
        if first.dep_ in ("acl", "relcl"):
            yield first.head


def _raised(verb: Token) -> Iterator[Token]:
    """Yield the subject of the verb above a bare participle: "are believed killed", "left three injured"."""
    yield from (child for child in verb.children if child.dep_ in SUBJECT)
    above = verb.head
    if lexicon().has("link", above.lemma_.lower()):
        dobj = [child for child in above.children if child.dep_ in ("dobj", "obj")]
        yield from dobj or [_antecedent(child, above) for child in above.children if child.dep_ in SUBJECT]
        if not dobj and above.dep_ in ("acl", "relcl"):
            yield above.head


def _who_did(verb: Token) -> Iterator[Token]:
    """Yield who does what counts people by its verb: of those who "took" only who took part, "turned" turned out."""
    if verb.lemma_.lower() in TAKING and not takes_part(verb):
        return
    agents = [one for by in verb.children if by.dep_ == "agent" for one in by.children if one.dep_ == "pobj"]
    yield from agents or _subjects(verb)  # "was attended by 400"


def _subjects(verb: Token) -> Iterator[Token]:
    """Yield who does a verb: "25 people died", "the 400,000 who fled", "a girl shot at the party died"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    if subjects:
        yield from (_antecedent(child, verb) for child in subjects)
    elif verb.dep_ in ("acl", "relcl"):
        yield verb.head
    elif verb.dep_ == "conj" or verb.dep_ == "xcomp":
        yield from (child for child in verb.head.children if child.dep_ in SUBJECT)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun before a relative pronoun or behind a dateline ("ORAN - Ten men"), else the subject itself."""
    if subject.is_upper:
        behind = (child for child in subject.children if child.dep_ == "appos" and child.left_edge.i > subject.i)
        return next((noun for noun in behind if noun.left_edge.nbor(-1).text in DASHES), subject)
    if subject.lower_ in ("who", "that", "which", "whom") and verb.dep_ in ("relcl", "acl"):
        return verb.head
    return subject


def _in_state(word: Token) -> Iterator[Token]:
    """Yield who is dead, missing, wounded ...: "20 wounded", "25 reported dead", "left 12 homeless"."""
    if any(child.dep_ in ("nummod", "quantmod") for child in word.children) or _numbered(word):
        yield word
        return
    if word.pos_ == "VERB" and word.dep_ in ("ROOT", "relcl", "ccomp") and word.tag_ == "VBG":
        yield from _subjects(word)  # "twelve are missing"
    elif word.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advcl", "conj", "amod", "acl"):
        above = word.head
        subjects = [child for child in word.children if child.dep_ in SUBJECT]
        if subjects:
            yield from subjects
        elif word.dep_ == "amod" and word.i < above.i and above.tag_ == "NN":
            return  # "a wounded child" is mostly one told of before
        elif word.dep_ in ("amod", "acl") and above.pos_ in ("NOUN", "PRON", "NUM", "PROPN"):
            yield above
        elif above.pos_ in ("VERB", "AUX"):
            dobj = [child for child in above.children if child.dep_ in ("dobj", "obj")]
            yield from dobj or [_antecedent(child, above) for child in above.children if child.dep_ in SUBJECT]
            if not dobj and above.dep_ in ("acl", "relcl"):
                yield above.head


def _numbered(word: Token) -> bool:
    """Say whether a number stands right before a word that it counts: "22 dead"."""
    return word.i > 0 and word.nbor(-1).like_num and word.nbor(-1).head.i == word.i


def _after_of(noun: Token) -> Iterator[Token]:
    """Yield whose death, killing ... it is: "the deaths of 55 people", "a man's death"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")


def _lives(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the verb and the lives that it takes: "claimed 50 lives", "50 lost their lives"."""
    verb, words = noun.head, lexicon()
    if noun.dep_ not in ("dobj", "obj"):
        return
    if words.has("take_lives", verb.lemma_.lower()):
        whose = list(_after_of(noun))
        yield from ((verb, person) for person in whose or [noun])
    elif words.has("lose_lives", verb.lemma_.lower()):
        yield from ((verb, subject) for subject in _subjects(verb))


def _sufferers(noun: Token) -> Iterator[Token]:
    """Yield who suffered wounds: "two men suffered gunshot wounds", "a man with a gunshot wound"."""
    verb, words = noun.head, lexicon()
    if noun.dep_ in ("dobj", "obj") and words.has("suffer", verb.lemma_.lower()):
        yield from _subjects(verb)


def _in_condition(noun: Token) -> Iterator[Token]:
    """Yield who is in a critical, serious, stable condition."""
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ == "in":
        above = preposition.head
        if above.pos_ in ("VERB", "AUX"):
            yield from _subjects(above)
        else:
            yield above


def _nearby(token: Token) -> Iterator[Told]:
    """Yield a number right before a participle or right after a predicate where the parse joins them in no way."""
    words = lexicon()
    lower, lemma = token.lower_, token.lemma_.lower()
    if lemma in TAKING and not takes_part(token):
        return
    participle = token.tag_ in ("VBN", "VBD", "VBG") or lower.endswith("ed")
    measures = words.state.get(lower) or (
        (words.patient.get(lemma) or words.subject.get(lemma)) if participle else None
    )
    if not measures or token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN"):
        return
    passive = token.tag_ != "VBG"
    if (passive and (patient := number_before(token))) or (lemma in words.patient and (patient := number_after(token))):
        yield Told(_measure({lower: measures}, lower, token), token, patient, near=True)
