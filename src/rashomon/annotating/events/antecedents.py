"""Whom a plural pronoun stands for in an event: "they", "them", "their", where one name is not enough."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant

PLURALS = frozenset({"they", "them", "their", "themselves", "both"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Antecedents:
    """What was told last: the paragraph before, and the sides of the last meeting, call or clash."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._before: Paragraph | None = None
        self._sides: Sequence[Participant] = ()
        self._sides_at: Paragraph | None = None

    def pass_by(self, paragraph: Paragraph) -> None:
        """Remember a paragraph that is now behind."""
        self._before = paragraph

    def meet(self, sides: Sequence[Participant], paragraph: Paragraph) -> None:
        """Remember the sides of an event that has several."""
        if len(sides) > 1:
            self._sides, self._sides_at = sides, paragraph

    def of(self, pronoun: Token, paragraph: Paragraph, *, symmetric: bool) -> Sequence[Participant]:
        """Return whom a plural pronoun stands for; nobody where the words do not tell.

        "Their meeting" is that of the persons of the clauses around it.
        Else it is the sides of an event told in the same sentence, the joined subjects of the sentence before, or the
        sides of an event told just before.
        """
        around = self._around(pronoun, paragraph)
        if symmetric and len({p.name for p in around}) > 1:
            return around
        sentence = paragraph.span(pronoun.sent)
        if self._sides_at is paragraph and any(sentence.contains(side.evidence.span) for side in self._sides):
            return self._sides
        joined = self._joined_before(pronoun, paragraph)
        if joined:
            return joined
        return self._sides if self._sides_at in (paragraph, self._before) else ()

    def _around(self, pronoun: Token, paragraph: Paragraph) -> list[Participant]:
        return [
            participant
            for verb in pronoun.ancestors
            for child in verb.children
            if child.dep_ in SUBJECTS and child.i < pronoun.i
            for participant in self._named(child, paragraph)
            if participant.label == "PERSON"
        ]

    def _joined_before(self, pronoun: Token, paragraph: Paragraph) -> Sequence[Participant]:
        """Return the joined subjects of the sentence before ("Russia and Syria deny ..."), if that has any."""
        for place, sentence in self._sentences_before(pronoun, paragraph):
            subjects = (child for child in sentence.root.children if child.dep_ in SUBJECTS)
            subject = next(subjects, None)
            named = self._named(subject, place) if subject is not None else ()
            return named if len(named) > 1 else ()
        return ()

    def _sentences_before(self, pronoun: Token, paragraph: Paragraph) -> Iterator[tuple[Paragraph, Tokens]]:
        earlier = [sentence for sentence in paragraph.doc.sents if sentence.end <= pronoun.i]
        if earlier:
            yield paragraph, earlier[-1]
        elif self._before is not None:
            sentences = list(self._before.doc.sents)
            if sentences:
                yield self._before, sentences[-1]

    def _named(self, subject: Token, paragraph: Paragraph) -> Sequence[Participant]:
        members = self._cast.participants(paragraph, subject)
        return [member for member in members if member.named]
