"""The cast of a report: who is in it, and whom a noun phrase, a pronoun or a title stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Entity, Participant


@dataclass(frozen=True)
class Cast:
    """The named entities of one report, in text order, and the way from words to one of them."""

    entities: tuple[Entity, ...]

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return whom the noun phrase with this head token stands for.

        A pronoun, a surname or a title is resolved to the canonical name where the report allows it; else the words
        of the phrase themselves, without its article, are the name.
        """
        for entity in paragraph.doc.ents:
            if entity.start <= head.i < entity.end:
                return Participant(
                    evidence=paragraph.evidence(entity), name=entity.text, label=entity.label_, named=True
                )
        phrase = paragraph.doc[head.left_edge.i : head.i + 1]
        return Participant(evidence=paragraph.evidence(phrase), name=phrase.text)

    def participants(self, paragraph: Paragraph, head: Token) -> Sequence[Participant]:
        """Return every member of the coordination with this head ("Kerry and Lavrov"), first to last."""
        return [self.participant(paragraph, token) for token in [head, *head.conjuncts] if token.pos_ != "VERB"]


def find_cast(parsed: Parsed) -> Cast:
    """Find the named entities of a report and give each one name throughout."""
    return Cast(
        tuple(
            Entity(evidence=paragraph.evidence(entity), label=entity.label_, name=entity.text)
            for paragraph in parsed.paragraphs
            for entity in paragraph.doc.ents
        )
    )
