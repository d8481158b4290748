"""The quotations as a spaCy component, for pipelines of others: `nlp.add_pipe("rashomon_quotes")`.

    nlp.add_pipe("rashomon_quotes")
    nlp("“We are ready,” Ana Roth said.")._.rashomon_quotes[0].speaker.name        # "Ana Roth"

It needs what the parser, the tagger, the lemmatizer and the entity recogniser of the small English model set, and
refuses a document without a parse; what was learned goes by that model's own vectors. Lines with nothing between them
are paragraphs.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import MODELS, Paragraph, Parsed
from rashomon.annotating.quotes.voicing import find_quotes
from rashomon.errors import Refused
from rashomon.model import Article, Role

NAME = "rashomon_quotes"
NO_PARSE = f"the document has no parse; add this to a pipeline that has a parser, as {MODELS[-1]} does"

if not Doc.has_extension(NAME):
    Doc.set_extension(NAME, default=())


@Language.factory(NAME, assigns=[f"doc._.{NAME}"], requires=["token.dep", "token.tag", "token.lemma", "doc.ents"])
def create_quotes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return a component that finds the quotations of a document and who says them."""

    def add_quotes(doc: Doc) -> Doc:
        if len(doc) and not doc.has_annotation("DEP"):
            raise Refused(NAME, NO_PARSE)
        article = Article(id="", text=doc.text, digest="")
        parsed = Parsed(article, tuple(_paragraphs(article, doc)))
        doc._.set(NAME, find_quotes(parsed, find_cast(parsed), ()))
        return doc

    return add_quotes


def _paragraphs(article: Article, doc: Doc) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, each as a document of its own."""
    starts = [0, *(token.i + 1 for token in doc if re.search(r"\n\s*\n", token.text_with_ws)), len(doc)]
    for start, end in pairwise(starts):
        if start < end:
            yield Paragraph(article, doc[start].idx, Role.BODY, doc[start:end].as_doc())
