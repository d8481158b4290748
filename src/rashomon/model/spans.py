"""Where words stand: the half-open spans and the evidence that every statement carries."""

import msgspec

from rashomon.errors import EvidenceError


class Model(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The base of every type of the vocabulary: frozen, compared by value, keyword-only (said anew in each class).

    What is frozen makes no circles, so that the garbage collector need not look at it: a seventh of weighing's time.
    """


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words of the span in `text`."""
        return text[self.start : self.end]


class Evidence(Model, frozen=True, kw_only=True):
    """The exact words of one article that carry a statement: `quote == article.text[span.start:span.end]`."""

    article: str
    span: Span
    quote: str


def evidence(article: str, text: str, start: int, end: int) -> Evidence:
    """Return the evidence for `text[start:end]` of the article with id `article`.

    Raises EvidenceError where the span is empty or does not lie within the text.
    """
    if not 0 <= start < end <= len(text):
        raise EvidenceError(f"{article}: no words at {start}:{end} of {len(text)} characters")
    return Evidence(article=article, span=Span(start, end), quote=text[start:end])
