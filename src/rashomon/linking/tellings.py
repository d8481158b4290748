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
    return [_telling(profile.mentions[0], by_id[profile.mentions[0].article], affair) for profile in found]


def _telling(mention: Mention, article: Article, affair: Affair) -> Telling:
    trigger = mention.span
    sentence = Span(*sentence_around(article.text, trigger.start, trigger.end, *_line(article.text, trigger)))
    stems = [stem(word) for word, _ in words(article.text, trigger)]
    others = {stem(word) for word, span in words(article.text, sentence) if not span.overlaps(trigger)}
    return Telling(
        trigger=" ".join(stems),
        root=root(max(stems, key=len, default="")),
        report=affair.number[article.id],
        sentence=sentence,
        context={word: affair.rarity.of(word) for word in sorted(others)},
    )


def _line(text: str, span: Span) -> tuple[int, int]:
    """Return the paragraph that holds a span."""
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end
