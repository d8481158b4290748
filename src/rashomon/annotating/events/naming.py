"""Whom the head words of a trigger stand for: names, states for their peoples, members of lists, counted people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import countries
from rashomon.annotating.events.antecedents import PLURALS, Antecedents
from rashomon.annotating.events.lexicon import lexicon
from rashomon.annotating.events.predicates import PEOPLE, Predicate, misread
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant

# Entities that act or are acted on; the others (dates, numbers, money) never are.
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", ""})
NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
# Words that stand for the whole clause, for nothing, or for somebody asked for ("who had telephoned is not known"):
# never a participant, unless they count ("one of the men").
EMPTY = frozenset(
    {"it", "there", "this", "that", "what", "which", "who", "whom", "these", "those", "all", "some", "one", "other"}
)

# Types whose targets are places as often as states: "an attack on Moscow" is one on the city.
PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "CONSULT", "RETREAT"})
PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "you", "them", "us", "me", "him", "her", "their", "its", "our", "his"}
)

# "Diplomats of the region in Vienna" are not Vienna's.
LOCATIVE = frozenset({"in", "at"})
# How sure "him" is the person whom the verb before has for its object: by judgement, as in the cast.
SURE_OF_OBJECT = 0.9
# Entities that the model takes for a number or a date where people are counted: "dozens of fighters", "a 10-year-old".
NUMBERS = frozenset({"CARDINAL", "QUANTITY", "DATE"})


@dataclass(frozen=True)
class Naming:
    """The way from the head words of one trigger to whom they stand for."""

    predicate: Predicate
    paragraph: Paragraph
    cast: Cast
    antecedents: Antecedents
    triggers: Mapping[int, Predicate]

    def of(self, heads: Sequence[Token], *, acting: bool) -> list[Participant]:
        """Name who the head words stand for, and leave out what cannot act: events, matters, unresolved pronouns."""
        as_state = acting or self.predicate.sense.type not in PLACED or self.predicate.sense.symmetric
        if acting:
            heads = [one for head in heads for one in _wielders(head)]
        return [
            named
            for head in heads
            if head.i not in self.triggers and (self._can_act(head) or (not acting and self._counts_harmed(head)))
            for participant in self._resolved(head)
            if not (acting and self._is_place_of(head, participant))
            if not self.paragraph.in_dateline(participant.evidence.span) and participant.name.lower() not in PRONOUNS
            for named in _states(participant, seats=as_state)
        ]

    def _is_place_of(self, head: Token, participant: Participant) -> bool:
        """Say whether a name before a deed's noun is the town it was done to: "the Aleppo bombings"."""
        if self.predicate.is_verb or self.predicate.sense.type != "ASSAULT" or participant.label != "GPE":
            return False
        return head.dep_ in ("compound", "amod", "nmod") and participant.name not in countries().adjective

    def _resolved(self, head: Token) -> Iterator[Participant]:
        paragraph, cast = self.paragraph, self.cast
        if any(child.i in self.triggers and misread(child) for child in head.lefts):
            if self.predicate.head.head == head:  # the verb within the phrase is no part of the name
                yield Participant(evidence=paragraph.evidence(head), name=head.text)
            return
        if head.lower_ in PLURALS:
            sides = self.antecedents.of(head, paragraph, symmetric=self.predicate.sense.symmetric)
            if sides:
                yield from sides
                return
        if (other := _object_before(head)) is not None and (named := cast.participant(paragraph, other)).named:
            yield msgspec.structs.replace(named, evidence=paragraph.evidence(head), confidence=SURE_OF_OBJECT)
            return
        if head.dep_ in ("amod", "compound", "nmod", "poss") and head.ent_type_:
            yield cast.participant(paragraph, head)
            return
        if head.dep_ in ("amod", "compound", "nmod"):  # "rebel shelling" is by rebels
            bodies, many = lexicon().roles["bodies"], f"{head.lower_}s"
            name = many if many in bodies and head.lower_ not in bodies else head.text
            yield Participant(evidence=paragraph.evidence(head), name=name)
            return
        for member in (head, *(m for m in head.conjuncts if m.i > head.i), *_listed(head)):
            senders = _senders(member) or _named_beside(member)
            if senders:
                yield from (cast.participant(paragraph, token) for token in senders)
            elif member.ent_type_ == "NORP" and _is_counted(member):  # "600 Syrians" are not Syria
                words = paragraph.doc[member.left_edge.i : member.i + 1]
                yield Participant(evidence=paragraph.evidence(words), name=words.text)
            elif member.pos_ != "VERB":
                yield cast.participant(paragraph, member)

    def _can_act(self, head: Token) -> bool:
        if head.pos_ not in NOUN_LIKE:
            return False
        if head.lower_ in EMPTY or head.ent_type_ not in ACTING:
            return self._counts_people(head)
        return bool(head.ent_type_) or head.lemma_.lower() not in lexicon().roles["abstract"]

    def _counts_harmed(self, head: Token) -> bool:
        """Say whether a mere number stands for people hurt: "12 were killed and hundreds wounded"."""
        return head.ent_type_ == "CARDINAL" and self.predicate.sense.name in ("kill", "wound")

    def _counts_people(self, head: Token) -> bool:
        """Say whether a number or "one" stands for people: "dozens of fighters", "one of the men", "a 10-year-old"."""
        if head.lower_ == "old" or head.lower_.endswith("year-old"):
            return head.dep_ != "acomp"
        if head.lower_ not in EMPTY and head.ent_type_ not in NUMBERS:
            return False
        people = (noun for of in head.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj")
        return any(noun.i not in self.triggers and noun.pos_ != "PRON" and self._can_act(noun) for noun in people)


def _wielders(head: Token) -> Iterator[Token]:
    """Yield who acts with a weapon that is told to act: "rebel shells killed two", "rockets fired by soldiers"."""
    lemma, bodies = head.lemma_.lower(), lexicon().roles["bodies"]
    if not any(lemma in lexicon().group(weapons) for weapons in ("bombs", "arms", "batons")):
        yield head
        return
    for child in head.children:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            if child.ent_type_ in PEOPLE or not bodies.isdisjoint((child.lower_, f"{child.lower_}s")):
                yield child
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            yield from (noun for by in child.children if by.dep_ == "agent" for noun in by.children)


def _object_before(pronoun: Token) -> Token | None:
    """Return whom the verb joined before has for its object: Lind for "him" in "she called Lind and urged him"."""
    verb = pronoun.head
    if pronoun.lower_ not in ("him", "her") or pronoun.dep_ not in ("dobj", "dative") or verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.ent_type_ == "PERSON"), None)


def _is_counted(people: Token) -> bool:
    """Say whether members of a people are meant and not its state: "600 Syrians", "many Russians"."""
    return people.tag_ in ("NNPS", "NNS") and any(
        child.dep_ in ("nummod", "quantmod") or child.lower_ in ("many", "several", "some", "more")
        for child in people.lefts
    )


def _states(participant: Participant, *, seats: bool) -> Iterator[Participant]:
    """Yield the states meant: "Russian" is Russia, "Russian-Syrian" Russia and Syria, the Moscow that acts Russia."""
    known = countries()
    states: list[str | None] = []
    if participant.label in ("NORP", "GPE", None):
        states = [known.people.get(part) for part in participant.name.split("-")]
    if seats and participant.label == "GPE" and (state := known.governed_from(participant.name)):
        states = [state]
    if states and all(states):
        for state in states:
            yield msgspec.structs.replace(participant, name=str(state), label="GPE", named=True)
    else:
        yield participant


def _listed(head: Token) -> Iterator[Token]:
    """Yield the other states of "Turkey, Egypt and possibly Qatar", which the parser takes for an apposition."""
    for child in head.rights if head.ent_type_ == "GPE" else ():
        if child.dep_ == "appos" and child.ent_type_ == "GPE" and child.conjuncts:
            yield from (child, *child.conjuncts)


def _senders(head: Token) -> list[Token]:
    """Return the countries of "foreign ministers from Turkey, Qatar and Iran": they take part."""
    if head.ent_type_ == "PERSON" or head.lemma_.lower() not in lexicon().roles["officials"]:
        return []
    phrase = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("from", "of")), None)
    if phrase is None:
        return []
    named = [token for token in phrase.subtree if token.ent_type_ == "GPE" and token.ent_iob_ == "B"]
    states = [_last_of_name(token) for token in named]
    return [state for state in states if not (state.dep_ == "pobj" and state.head.lower_ in LOCATIVE)]


def _named_beside(head: Token) -> list[Token]:
    """Return the person of "his counterpart Barack Obama", where the parser did not join the name to the office."""
    if head.ent_type_ or head.lemma_.lower() not in lexicon().roles["officials"] or head.i + 1 >= len(head.doc):
        return []
    after = head.nbor()
    return [_last_of_name(after)] if after.ent_type_ == "PERSON" and after.ent_iob_ == "B" else []


def _last_of_name(token: Token) -> Token:
    while token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I":
        token = token.nbor()
    return token
