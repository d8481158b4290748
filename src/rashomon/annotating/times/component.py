"""The times as a spaCy component, for pipelines of others: `nlp.add_pipe("rashomon_times")`.

    nlp.add_pipe("rashomon_times", config={"published": "2016-10-12"})
    nlp("They will meet on Saturday.")._.rashomon_times[0].value        # "2016-10-15"

It works best after a parser, whose tenses it reads, and without one too.
"""

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.finding import find_times
from rashomon.model import Article, Basis, Dated, Role

NAME = "rashomon_times"

if not Doc.has_extension(NAME):
    Doc.set_extension(NAME, default=())


@Language.factory(NAME, default_config={"published": None}, assigns=[f"doc._.{NAME}"])
def create_times(nlp: Language, name: str, published: str | None) -> Callable[[Doc], Doc]:
    """Return a component that finds the times of a document, counted from the day of publication, if that is given."""
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        raise ValueError(f"{name}: published must be a day like 2016-10-12, not {published!r}") from None
    dated = Dated(value=day, basis=Basis.STATED, confidence=1.0) if day else Dated()

    def add_times(doc: Doc) -> Doc:
        article = Article(id="", text=doc.text, digest="", published=dated)
        doc._.set(NAME, find_times(Parsed(article, (Paragraph(article, 0, Role.BODY, doc),))))
        return doc

    return add_times
