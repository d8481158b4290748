"""How a mention is told: its trigger, its sentence, and the other words of that."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.affairs import Affair
from rashomon.linking.background import at_large, background
from rashomon.linking.mentions import Profile
from rashomon.model import Article, Mention, Span
from rashomon.wording.normal import stem, words
from rashomon.wording.sentences import sentence_around

# The words beside a trigger tell what it is about, those further away less: by 1/e at this many words (swept 3 to 12 on
# ECB+ in five parts: flat from 5 to 8).
BESIDE = 8.0


@dataclass(frozen=True)
class Sentence:
    """Where a sentence stands, and the stems of its words, each with its place."""

    span: Span
    words: Sequence[tuple[str, Span]]


@dataclass(frozen=True)
class Telling:
    """The words of one mention, in forms that compare.

    `rare` is how rare its trigger is at large, 0 to 1. `context` are the other words of its sentence, by how rare they
    are and how near.
    """

    trigger: str
    rare: float
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
    return Telling(
        trigger=" ".join(stems),
        rare=_rare(stems),
        report=affair.number[article.id],
        sentence=sentence.span,
        context={word: affair.rarity.of(word) * near for word, near in _beside(sentence, trigger).items()},
    )


def _rare(stems: Sequence[str]) -> float:
    size, _ = background()
    return 1 - math.log(1 + min(map(at_large, stems), default=0)) / math.log(1 + size)


def _beside(sentence: Sentence, trigger: Span) -> dict[str, float]:
    """Return the other words of a sentence, each by how near it is to the trigger where it is nearest."""
    before = sum(span.end <= trigger.start for _, span in sentence.words)
    inside = sum(span.overlaps(trigger) for _, span in sentence.words)
    found: dict[str, float] = {}
    for number, (word, span) in enumerate(sentence.words):
        if not span.overlaps(trigger):
            away = before - number if number < before else number - before - inside + 1
            found[word] = max(found.get(word, 0.0), math.exp(-away / BESIDE))
    return found


def _sentence(text: str, trigger: Span) -> Sentence:
    span = Span(*sentence_around(text, trigger.start, trigger.end, *_line(text, trigger)))
    return Sentence(span, [(stem(word), place) for word, place in words(text, span)])


def _line(text: str, span: Span) -> tuple[int, int]:
    """Return the paragraph that holds a span."""
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end
