"""Where each name of a report stands, and what stands before a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.marks import quotations
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Span

# How many paragraphs back a pronoun or a description looks: news names people anew every few paragraphs.
# By judgement.
HORIZON = 6


@dataclass(frozen=True)
class Roll:
    """The named mentions of a report, in text order, by place."""

    parsed: Parsed
    mentions: tuple[Mention, ...]

    def mention(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Return the name that this token belongs to, if any."""
        return self._at.get((paragraph.start, token.i))

    def is_quoted(self, order: int, token: Token) -> bool:
        """Say whether a token of a paragraph stands between quotation marks."""
        at = self.parsed.paragraphs[order].start + token.idx
        return any(span.start <= at < span.end for span in self.quotations[order])

    def back(self, order: int, head: Token) -> Iterator[Mention]:
        """Yield the names before a token, nearest first."""
        for back in range(order, -1, -1):
            for mention in reversed(self.by_paragraph[back]):
                if back < order or mention.end <= head.i:
                    yield mention

    def earlier_sentences(self, order: int, head: Token) -> Iterator[Tokens]:
        """Yield the sentence of a token, those before it, and those of the paragraph before, nearest first."""
        yield from reversed([s for s in head.doc.sents if s.start <= head.i])
        if order:
            yield from reversed(list(self.parsed.paragraphs[order - 1].doc.sents))

    def sentences_before(self, order: int, head: Token) -> Iterator[list[Mention]]:
        """Yield the mentions of each sentence before a token, nearest sentence first, the title last of all."""
        for back in range(order, max(-1, order - HORIZON), -1):
            mentions = [m for m in self.by_paragraph[back] if back < order or m.end <= head.i]
            ends = sorted({m.sentence for m in mentions}, reverse=True)
            for start in ends:
                yield [m for m in mentions if m.sentence == start]

    def order_of(self, paragraph: Paragraph) -> int:
        """Return which paragraph of the report this is, from 0."""
        return self._orders[paragraph.start]

    @cached_property
    def quotations(self) -> list[list[Span]]:
        """What stands between quotation marks, paragraph by paragraph."""
        return [quotations(paragraph) for paragraph in self.parsed.paragraphs]

    @cached_property
    def by_paragraph(self) -> list[list[Mention]]:
        """The names of each paragraph."""
        found: list[list[Mention]] = [[] for _ in self.parsed.paragraphs]
        for mention in self.mentions:
            found[mention.order].append(mention)
        return found

    @cached_property
    def _at(self) -> dict[tuple[int, int], Mention]:
        return {(m.paragraph.start, i): m for m in self.mentions for i in range(m.start, m.end)}

    @cached_property
    def _orders(self) -> dict[int, int]:
        return {paragraph.start: order for order, paragraph in enumerate(self.parsed.paragraphs)}
