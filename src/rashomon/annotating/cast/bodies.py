"""Bodies that are told by what a report calls them beside their name: "Enelo, the company that runs the dam"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.parsing import Paragraph
from rashomon.wording.names import given_names

# What a name is called has so many words at most: "a Britain-based human rights monitoring group". By judgement.
LONGEST = 8

_ARTICLES = frozenset({"a", "an", "the"})
_ACTING = frozenset({"VBD", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "HYPH", "POS", "CD"})


def body_beside(doc: Doc, end: int) -> str | None:
    """Return the noun for a body that stands behind a name, a comma and an article, if any.

    A body that goes on to do something is another: "a fire in Orvan, the company said".
    """
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in _ARTICLES:
        return None
    last = end + 2
    while last < min(len(doc), end + 2 + LONGEST) and doc[last].tag_ in _NOMINAL:
        last += 1
    acts = last < len(doc) and doc[last].tag_ in _ACTING
    noun = doc[last - 1].lower_ if doc[last - 1].tag_ == "NN" and not acts else ""
    return noun if noun in offices().generic else None


def is_person(name: str) -> bool:
    """Say whether a name is a person's by its given name: "Ana Lund, a builder" is no firm."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first in given_names()


def described_bodies(paragraph: Paragraph, order: int, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the names of bodies that the language model did not mark: "The Emergency Nurses, a rights group, said"."""
    doc = paragraph.doc
    for end in (token.i for token in doc if token.text == ","):
        start = end
        while start and _may_name(doc[start - 1]) and (order, start - 1) not in taken:
            start -= 1
        if start == end or doc[end - 1].tag_ not in ("NNP", "NNPS") or is_person(doc[start:end].text):
            continue
        if body_beside(doc, end):
            taken.update((order, i) for i in range(start, end))
            yield Mention(paragraph, order, start, end, "ORG")


def _may_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in _NOMINAL and token.lower_ not in _ARTICLES
