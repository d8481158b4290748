"""How the reports themselves begin: what is told there is what they are about, and one of them may open the brief."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from rashomon.model import Article, Case, Evidence, Role, evidence
from rashomon.telling.seams import longest_part
from rashomon.wording.normal import forms, stem
from rashomon.wording.sentences import LONGEST, sentence_around

# News tells first what matters most. So many characters are a paragraph of an agency's report and the next sentence.
OPENING = 400

# The first sentence of a report that says something: shorter ones are crossheads and exclamations, and what has no stop
# is a caption or a line of a menu.
STOPS = ".?!”’\"')…"
LEAST_WORDS = 8
SHORTEST = 3  # letters of a word that tells something


def is_told_at_once(words: Evidence, article: Article) -> bool:
    """Say whether words stand in the title of a report, or where it begins."""
    first = next(iter(article.body), None)
    return is_in_title(words, article) or (first is not None and words.span.start < first.start + OPENING)


def is_in_title(words: Evidence, article: Article) -> bool:
    """Say whether words stand in the title of a report, or in the line below it."""
    block = next((block for block in article.blocks if block.span.contains(words.span)), None)
    return block is not None and block.role in (Role.TITLE, Role.STANDFIRST)


def find_opening(case: Case, told_in: Counter[str], overtaken: Collection[Evidence] = ()) -> Evidence | None:
    """Return the first sentence that has most of what the reports begin with, `told_in`; None where none is whole.

    It is of the story with most reports, and not one of those `overtaken` by what others tell, if there is another; of
    a report in another language, which nothing is taken from, it is never.
    """
    largest = max((len(story.articles) for story in case.stories), default=0)
    main = {id for story in case.stories if len(story.articles) == largest for id in story.articles}
    read = [report for report in case.reports if report.article.language == "en"]
    reports = [report for report in read if report.article.id in main] or read
    found = [first for report in reports if (first := _first_sentence(report.article))]
    sentences = [one for one in found if not any(_stands_in(words, one) for words in overtaken)] or found
    return max(sentences, key=lambda one: _shared(_telling([one.quote]), told_in), default=None)


def _stands_in(words: Evidence, sentence: Evidence) -> bool:
    return words.article == sentence.article and words.span.overlaps(sentence.span)


def main_words(case: Case) -> Counter[str]:
    """Return how many reports have each telling word, by its stem, in their titles or where they begin."""
    return Counter(word for report in case.reports for word in sorted(_telling(_beginning(report.article))))


def _shared(own: frozenset[str], told_in: Counter[str]) -> float:
    """Return in how many reports the words of a sentence are told, on average: long sentences are no better."""
    return sum(told_in[word] for word in sorted(own)) / max(len(own), 1)


def shared_words(text: str, told_in: Counter[str]) -> float:
    """Return in how many reports the telling words of a text are told, on average."""
    return _shared(_telling([text]), told_in)


def _telling(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, {form for text in texts for form in forms(text) if len(form) > SHORTEST}))


def _beginning(article: Article) -> Iterator[str]:
    yield article.title or ""
    for first in article.body[:1]:
        yield article.text[first.start : first.start + OPENING]


def _first_sentence(article: Article) -> Evidence | None:
    """Return the first whole sentence of a report, without its dateline and with all marks of quotation closed."""
    for block in article.blocks:
        if block.role is not Role.BODY:
            continue
        start = block.span.start + _dateline(article, block.span.of(article.text))
        begin, end = longest_part(article.text, *sentence_around(article.text, start, start + 1, start, block.span.end))
        quote = article.text[begin:end]
        if len(quote.split()) >= LEAST_WORDS and quote[-1] in STOPS and not quote.isupper():
            whole = quote.count("“") == quote.count("”") and quote.count('"') % 2 == 0 and end - begin <= LONGEST
            return evidence(article.id, article.text, begin, end) if whole else None
    return None


def _dateline(article: Article, text: str) -> int:
    """Return how long the dateline is: "MOSCOW/BEIRUT (Reuters) - "."""
    if not article.dateline:
        return 0
    start = len(text) - len(text.lstrip())
    if not text.startswith(article.dateline, start):
        return 0
    match = BEHIND_DATELINE.match(text, start + len(article.dateline))
    return match.end() if match else 0


BEHIND_DATELINE = re.compile(r"[^—–:-]{0,30}[—–:-]+\s*")
