"""From words to a member of the cast: names, pronouns, titles and descriptions."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from msgspec.structs import replace
from spacy.tokens import Token

from rashomon.annotating.cast.descriptions import Descriptions
from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.cast.pronouns import PERSONAL, SURE_OF_PRONOUN, Pronouns
from rashomon.annotating.cast.roll import Roll
from rashomon.annotating.cast.syntax import rank, subject_of
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Entity, Participant, Span

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True)
class Cast:
    """The named entities of one report, in text order, and the way from words to one of them."""

    entities: tuple[Entity, ...]
    roll: Roll

    @classmethod
    def of(cls, parsed: Parsed, mentions: Sequence[Mention]) -> "Cast":
        """Make the cast of a report from its named mentions."""
        entities = tuple(
            Entity(evidence=m.paragraph.evidence(m.tokens), label=m.label, name=m.name, role=m.role) for m in mentions
        )
        return cls(entities, Roll(parsed, tuple(mentions)))

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return whom the noun phrase with this head token stands for.

        A pronoun, a surname or a title is resolved to the canonical name where the report allows it; else the words
        of the phrase themselves, without its article, are the name.
        """
        if head.pos_ == "ADP":
            head = next((child for child in head.children if child.dep_ == "pobj"), head)
        mention = self.mention(paragraph, head) or self._descriptions.beside(paragraph, head)
        if mention:
            return _named(mention)
        if head.pos_ != "PRON" and head.lower_ not in PERSONAL:
            return self._descriptions.participant(paragraph, head)
        if head.lower_ in _REFLEXIVE and (subject := subject_of(head)) is not None:
            return self.participant(paragraph, subject)
        if head.lower_ in _RELATIVE and head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "relcl":
            return self.participant(paragraph, head.head.head)
        return self._titled_subject(paragraph, head) or self._pronouns.participant(paragraph, head)

    def _titled_subject(self, paragraph: Paragraph, head: Token) -> Participant | None:
        """Return the person whose office is the subject above a pronoun: "the governor met those whom he had named"."""
        subject = subject_of(head) if head.lower_ in PERSONAL and head.dep_ in ("nsubj", "poss") else None
        if subject is None or subject.i > head.i or subject.pos_ != "NOUN" or self.mention(paragraph, subject):
            return None
        person = self._descriptions.participant(paragraph, subject)
        if person.label != "PERSON" or not self.agrees(head, person.label, person.name):
            return None
        return replace(person, evidence=paragraph.evidence(head), confidence=SURE_OF_PRONOUN)

    def participants(self, paragraph: Paragraph, head: Token) -> Sequence[Participant]:
        """Return every member of the coordination with this head ("Kerry and Lavrov"), first to last."""
        heads = sorted([head, *head.conjuncts], key=lambda token: token.i)
        heads = [token for token in heads if token.pos_ not in ("VERB", "AUX", "PUNCT")]
        cut = [token for token, after in pairwise(heads) if self._runs_into(paragraph, token, after)]
        return [self.participant(paragraph, token) for token in heads if token not in cut]

    def _runs_into(self, paragraph: Paragraph, head: Token, after: Token) -> bool:
        """Say whether a name goes on in the next member, as in "Trinidad and Tobago's government"."""
        mention = self.mention(paragraph, head)
        return mention is not None and mention is self.mention(paragraph, after.left_edge)

    def mention(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Return the name that this token belongs to, if any."""
        return self.roll.mention(paragraph, token)

    def antecedent(self, paragraph: Paragraph, head: Token, but: Set[str] = frozenset()) -> Mention | None:
        """Return the name that "he", "she" or "it" stands for, if any, and is none of some others."""
        return self._pronouns.antecedent(paragraph, head, but)

    def subject_before(self, paragraph: Paragraph, head: Token) -> Participant | None:
        """Return who does what the sentence before that of a token tells, in its paragraph or the one before."""
        order = self.roll.order_of(paragraph)
        before = next(islice(self.roll.earlier_sentences(order, head), 1, None), None)
        subject = next((token for token in before.root.lefts if token.dep_ == "nsubj"), None) if before else None
        if before is None or subject is None:
            return None
        order -= before.doc is not head.doc
        return None if self.roll.is_quoted(order, subject) else self.participant(self._paragraph(order), subject)

    def _paragraph(self, order: int) -> Paragraph:
        return self.roll.parsed.paragraphs[order]

    def agrees(self, head: Token, label: str | None, name: str) -> bool:
        """Say whether a pronoun may stand for someone, by what is known of them."""
        return self._pronouns.agrees(head, label, name)

    def taken_up(self, pronoun: Token, last: Participant) -> Participant | None:
        """Return who spoke last where a pronoun may stand for them; for "he" any surname is a person's.

        The language model takes one that it does not know for a body, a place or nothing.
        """
        if self.agrees(pronoun, last.label, last.name):
            return last
        if pronoun.lower_ not in ("he", "she") or last.label == "PERSON" or not last.name.istitle():
            return None
        states, roles = countries(), offices()
        known = (states.named, states.people, states.seat, roles.around_names, roles.bodies)
        if any(last.name in words or last.name.lower() in words for words in known) or not self._stands_alone(last):
            return None
        return replace(last, label="PERSON")

    def _stands_alone(self, last: Participant) -> bool:
        """Say whether somebody is called by one word of a name, with nothing before it in its phrase."""
        at = last.evidence.span
        paragraph = next((p for p in reversed(self.roll.parsed.paragraphs) if p.start <= at.start), None)
        words = paragraph.doc.char_span(at.start - paragraph.start, at.end - paragraph.start) if paragraph else None
        return words is not None and len(words) == 1 and words[0].tag_ == "NNP" and words[0].left_edge == words[0]

    def is_subject_after(self, mention: Mention, at: int) -> bool:
        """Say whether a name is the subject of a main clause, not of what is said in one, and stands after a place."""
        verb = mention.root.head
        is_said = verb.dep_ == "ccomp" and verb.head.i < mention.root.i < verb.i
        return mention.paragraph.span(mention.tokens).start > at and rank(mention.root) == 0 and not is_said

    @property
    def quotations(self) -> list[list[Span]]:
        """What stands between quotation marks, paragraph by paragraph."""
        return self.roll.quotations

    @cached_property
    def _pronouns(self) -> Pronouns:
        return Pronouns(self.roll)

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self.roll, self._pronouns)


def _named(mention: Mention) -> Participant:
    full = mention.tokens.text == mention.name or len(mention.tokens) > 1
    return Participant(
        evidence=mention.paragraph.evidence(mention.tokens),
        name=mention.name,
        label=mention.label,
        named=True,
        confidence=1.0 if full else 0.95,
    )
