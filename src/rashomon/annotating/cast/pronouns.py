"""Whom a pronoun stands for: "he", "she", "it" and "they"."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.cast.roles import phrase
from rashomon.annotating.cast.roll import Roll
from rashomon.annotating.cast.syntax import is_inside_what_is_said, last_noun, rank
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})

# How sure a resolution is, by its way: an order set by judgement, not a measured share of right ones.
SURE_OF_PRONOUN = 0.8
SURE_OF_UNNAMED = 0.6
UNSURE = 0.3

# How many sentences before its own "they", and "he" for someone unnamed, look back. By judgement.
FAR_PLURAL = 2
FAR_UNNAMED = 2


@dataclass(frozen=True)
class Pronouns:
    """The way from a pronoun to who was named, or else described, before it."""

    roll: Roll

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return whom a pronoun stands for; the word itself where nothing fits."""
        evidence = paragraph.evidence(head)
        if head.lower_ in _PLURAL:
            name = self._plural(self.roll.order_of(paragraph), head)
            return Participant(evidence=evidence, name=name or "they", confidence=SURE_OF_UNNAMED if name else UNSURE)
        if named := self.antecedent(paragraph, head):
            return Participant(
                evidence=evidence, name=named.name, label=named.label, named=True, confidence=SURE_OF_PRONOUN
            )
        if unnamed := self._unnamed(self.roll.order_of(paragraph), head):
            return Participant(evidence=evidence, name=unnamed, confidence=SURE_OF_UNNAMED)
        return Participant(evidence=evidence, name="I" if head.lower_ == "i" else head.lower_, confidence=UNSURE)

    def antecedent(self, paragraph: Paragraph, head: Token, but: Set[str] = frozenset()) -> Mention | None:
        """Return the name that "he", "she" or "it" stands for, if any, and is none of some others."""
        order, word = self.roll.order_of(paragraph), head.lower_
        if word in PERSONAL:
            return self._antecedent(order, head, ("PERSON",), PERSONAL[word], but)
        if word in _NEUTER:
            return self._antecedent(order, head, ("ORG", "GPE"), "", but)
        return None

    def agrees(self, head: Token, label: str | None, name: str) -> bool:
        """Say whether a personal pronoun may stand for someone, by what is known of them."""
        word = head.lower_
        if word in PERSONAL:
            if label is None:
                return name.lower().startswith("one of ") or offices().is_person(last_noun(name), PERSONAL[word])
            known = next((m.sex for m in self.roll.mentions if m.name == name and m.sex), "")
            return label == "PERSON" and known in ("", PERSONAL[word])
        if word in _NEUTER:
            return label in ("ORG", "GPE") or (label is None and not name.endswith("s"))
        return word in _PLURAL and (
            label in ("NORP", "ORG") or " and " in name or (label is None and name.endswith("s"))
        )

    def _plural(self, order: int, head: Token) -> str | None:
        """Return the plural subject before "they", in its sentence or the two before it, where there is one."""
        for sentence in islice(self.roll.earlier_sentences(order, head), 1 + FAR_PLURAL):
            fitting = [
                token
                for token in sentence
                if token.dep_ in ("nsubj", "nsubjpass")
                and (token.tag_ in ("NNS", "NNPS") or token.lower_ == "police" or token.ent_type_ == "ORG")
                and not (token.doc is head.doc and (token.i >= head.i or is_inside_what_is_said(token, head)))
                and not self.roll.is_quoted(order if token.doc is head.doc else order - 1, token)
            ]
            if fitting:
                return _words(sentence, fitting)
        return None

    def _unnamed(self, order: int, head: Token) -> str | None:
        """Return who without a name "he" or "she" stands for: the nearest man, suspect or official that agrees."""
        sex = PERSONAL.get(head.lower_)
        if sex is None:
            return None
        for sentence in islice(self.roll.earlier_sentences(order, head), 1 + FAR_UNNAMED):
            fitting = [
                token
                for token in sentence
                if token.tag_ == "NN"
                and offices().is_person(token.lower_, sex)
                and not (token.doc is head.doc and (token.i >= head.i or token.is_ancestor(head)))
                and token.dep_ not in ("compound", "attr", "appos")
            ]
            if fitting:
                return _words(sentence, fitting)
        return None

    def _antecedent(self, order: int, head: Token, labels: tuple[str, ...], sex: str, but: Set[str]) -> Mention | None:
        """Return the nearest fitting name before a pronoun: sentence by sentence back, subjects first."""
        quoted = self.roll.is_quoted(order, head)
        for sentence in self.roll.sentences_before(order, head):
            fitting = [
                m
                for m in sentence
                if m.label in labels
                and m.name not in but
                and not (sex and m.sex and m.sex != sex)
                and (quoted or not self.roll.is_quoted(m.order, m.root))
                and (m.label == "PERSON" or rank(m.root) < 2)
                and not (m.order == order and m.root.sent == head.sent and is_inside_what_is_said(m.root, head))
            ]
            if fitting:
                return min(fitting, key=lambda m: (rank(m.root), m.start))
        return None


def _words(sentence: Tokens, fitting: Sequence[Token]) -> str:
    """Return the phrase of the token that is the likeliest antecedent."""
    begin, end = phrase(min(fitting, key=rank))
    return " ".join(sentence.doc[begin:end].text.split())
