"""What a mention is: a name in a paragraph, with its label and what is known of it."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.parsing import Paragraph

LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})


@dataclass(frozen=True)
class Mention:
    """A name in a paragraph: tokens `start` to `end`, its label, and, once known, the name it stands for.

    `owns` says that its last "s" is that of a possessive whose apostrophe the text lost: "Syrias capital".
    """

    paragraph: Paragraph
    order: int
    start: int
    end: int
    label: str
    name: str = ""
    role: str | None = None
    sex: str = ""
    owns: bool = False

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the mention."""
        return self.paragraph.doc[self.start : self.end]

    @cached_property
    def text(self) -> str:
        """The words of the name."""
        words = " ".join(token.text for token in self.tokens)
        return words[:-1] if self.owns else words

    @cached_property
    def root(self) -> Token:
        """The token that carries the mention in its sentence."""
        return self.tokens.root

    @cached_property
    def sentence(self) -> int:
        """Where its sentence begins, in tokens of the paragraph."""
        return self.root.sent.start
