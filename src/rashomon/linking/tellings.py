"""How a mention is told: its trigger, its sentence, and the other words of that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.affairs import Affair
from rashomon.linking.kin import root
from rashomon.linking.mentions import Profile
from rashomon.model import Article, Mention, Span
from rashomon.wording.normal import stem, words
from rashomon.wording.sentences import sentence_around


@dataclass(frozen=True)
class Sentence:
    """Where a sentence stands, and the stems of its words, each with its place."""

    span: Span
    words: Sequence[tuple[str, Span]]


@dataclass(frozen=True)
class Telling:
    """The words of one mention, in forms that compare. `context` are the other words of its sentence, by rarity."""

    trigger: str
    root: str
    report: int
    sentence: Span
    context: Mapping[str, float]


def tellings(found: Sequence[Profile], articles: Sequence[Article], affair: Affair) -> list[Telling]:
    """Return how each of these mentions is told."""
    by_id = {article.id: article for article in articles}
    latest: dict[str, Sentence] = {}  # mentions of one sentence follow each other: it is read once
    told = []
    for profile in found:
        mention = profile.mentions[0]
        sentence = latest.get(mention.article)
        if sentence is None or not sentence.span.contains(mention.span):
            sentence = latest[mention.article] = _sentence(by_id[mention.article].text, mention.span)
        told.append(_telling(mention, by_id[mention.article], affair, sentence))
    return told


def _telling(mention: Mention, article: Article, affair: Affair, sentence: Sentence) -> Telling:
    trigger = mention.span
    stems = [stem(word) for word, _ in words(article.text, trigger)]
    others = {word for word, span in sentence.words if not span.overlaps(trigger)}
    return Telling(
        trigger=" ".join(stems),
        root=root(max(stems, key=len, default="")),
        report=affair.number[article.id],
        sentence=sentence.span,
        context={word: affair.rarity.of(word) for word in sorted(others)},
    )


def _sentence(text: str, trigger: Span) -> Sentence:
    span = Span(*sentence_around(text, trigger.start, trigger.end, *_line(text, trigger)))
    return Sentence(span, [(stem(word), place) for word, place in words(text, span)])


def _line(text: str, span: Span) -> tuple[int, int]:
    """Return the paragraph that holds a span."""
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end
