"""The sentences of reports, the words that tell something in each, and who acts and speaks in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import chain

from rashomon.model import Annotations, Article, Quote, QuoteKind, Span, Stance
from rashomon.telling.verifying.lexicon import groups_of, phrases, told_by, words_of
from rashomon.telling.verifying.numbers import Bag
from rashomon.telling.verifying.prose import END
from rashomon.wording.countries import country_words
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER, may_have_number
from rashomon.wording.numbers import number as number_of


def parts(text: str) -> list[str]:
    """Return the words of a text to compare by: folded, without possessives and dots, compounds apart."""
    return list(chain.from_iterable(map(split, forms(text))))


@lru_cache(maxsize=50_000)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name to compare by; a report gives each many times."""
    return tuple(parts(name))


@lru_cache(maxsize=200_000)
def split(form: str) -> tuple[str, ...]:
    """Return the parts of a folded word: "al-assad's" is "al", "assad"."""
    form = form.removesuffix("'s").rstrip("'")
    form = form if form[:1].isdigit() else form.replace(".", "")
    return tuple(part for part in form.replace("'", "").split("-") if part)


def bag(text: str) -> Bag:
    """Return what tells something in a text: its stems, and its numbers, without the names of days and months.

    A number is one whether in digits or in words, words that tell the same are one (those who died were killed), and so
    is a state under all its names.
    """
    words, values = parts(text), []
    if may_have_number(text, words):
        plain, start = "", 0
        for match in NUMBER.finditer(text):
            plain, start = f"{plain}{text[start : match.start()]} ", match.end()
            values.append(number_of(match.group()))
        words = parts(plain + text[start:]) if values else words
    told = map(_telling, _in_one_word(words))
    return frozenset((*filter(None, told), *(f"#{value:g}" for value in values if value and value > 1)))


@lru_cache(maxsize=200_000)
def _telling(part: str) -> str | None:
    """Return what stands for a word, if it tells something."""
    tells = len(part) > 1 and not part[0].isdigit() and part not in words_of("untelling")
    return told_by(part) if tells else None


def _in_one_word(words: Sequence[str]) -> Iterator[str]:
    """Yield words, in place of those that together name a state, or tell what one word does, the one word for it."""
    together, place = _together(), 0
    if together.keys().isdisjoint(words):
        yield from words
        return
    while place < len(words):
        named = together.get(words[place])
        if named is None:
            yield words[place]
            place += 1
            continue
        size = next((n for n in (3, 2, 1) if tuple(words[place : place + n]) in named), 0)
        yield named[tuple(words[place : place + size])] if size else words[place]
        place += size or 1


@cache
def _together() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Return for the first part of each name of a state, and of each phrase, and for the whole, what stands for it."""
    named: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    states = ((name, f"~{state}") for name, state in country_words().items())
    for name, word in (*states, *groups_of("in_one_word").items(), *phrases().items()):
        whole = tuple(parts(name))
        named[whole[0]][whole] = word
    return named


def day_mark(day: date) -> str:
    """Return what stands for a day among the words around something."""
    return f"@{day.isoformat()}"


@dataclass(frozen=True)
class Voice:
    """Who says something of a sentence: the words for him, his verb for it, whether he is quoted, and what he says."""

    words: str
    cue: str
    direct: bool
    said: str

    @cached_property
    def told(self) -> Bag:
        """The words of what he says that tell something."""
        return bag(self.said)


@dataclass(frozen=True)
class Line:
    """A sentence of a report with the one before it, the words that tell something, and who does what its verbs say.

    `voices` are those who say what it tells, `disputed` says that somebody denies something in it or right beside it,
    `source` is who publishes it.
    """

    text: str
    before: str
    around: frozenset[str]
    acts: tuple[tuple[str, str], ...]
    voices: tuple[Voice, ...] = ()
    disputed: bool = False
    source: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days that the sentence names."""
        return tuple(date.fromisoformat(word[1:]) for word in sorted(self.around) if word.startswith("@"))


def is_said(cue: str) -> bool:
    """Say whether a verb is one for saying: "vetoed" is a deed."""
    return any(form in words_of("attributing") for form in (cue.lower(), *cue.lower().split()))


class Lines:
    """The sentences of a report, each with the words that tell something."""

    def __init__(self, text: str, label: str) -> None:
        ends = sorted({m.end() for m in BREAKS.finditer(text)} | {len(text)})
        self.spans = [Span(a, b) for a, b in zip([0, *ends], ends, strict=False) if text[a:b].strip()]
        self.starts = [span.start for span in self.spans]
        self.bags = [bag(span.of(text)) for span in self.spans]
        self.pointing = [n for n, span in enumerate(self.spans) if n and POINTING.match(span.of(text).lstrip())]
        self.label = bag(label)

    def __iter__(self) -> Iterator[tuple[Bag, Span]]:
        return iter(zip(self.bags, self.spans, strict=True))

    def mark(self, days: Iterable[tuple[Span, date]]) -> None:
        """Let a day that a sentence names stand among its words."""
        for span, day in days:
            index = self._index(span)
            if index is not None:
                self.bags[index] |= {day_mark(day)}

    def read_on(self) -> None:
        """Let a sentence that points to the one before have its words too."""
        for place in reversed(self.pointing):
            self.bags[place] |= self.bags[place - 1]

    def heard(self, quotes: Iterable[Quote]) -> Sequence[Bag]:
        """Return the names of those who speak right before or after each sentence that has no named speaker itself."""
        said: dict[int, Bag] = {}
        for quote in quotes:
            index = self._index(quote.cue or quote.evidence.span)
            if index is not None and quote.speaker:
                said[index] = said.get(index, frozenset()) | bag(quote.speaker.name)
        none: Bag = frozenset()
        return [none if n in said else said.get(n - 1, none) | said.get(n + 1, none) for n in range(len(self.bags))]

    def around(self, span: Span) -> Bag:
        """Return the words of the sentence in which a span begins."""
        index = self._index(span)
        return frozenset() if index is None else self.bags[index]

    def before(self, span: Span) -> Bag:
        """Return the words of the sentence before the one in which a span begins."""
        index = self._index(span)
        return self.bags[index - 1] if index else frozenset()

    def told(self, article: Article, found: Annotations) -> Iterator[Line]:
        """Yield each sentence with the one before it, and who acts and speaks in it, by the verb for that."""
        acts: defaultdict[int | None, list[tuple[str, str]]] = defaultdict(list)
        for event in found.events:
            acts[self._index(event.evidence.span)] += [(event.evidence.quote, one.name) for one in event.actors]
        for quote in found.quotes:
            if quote.cue and quote.speaker:
                acts[self._index(quote.cue)].append((quote.cue.of(article.text), quote.speaker.name))
        texts = [article.title or "", *(span.of(article.text) for span in self.spans)]
        voices, disputed = self._voices(article, found.quotes), self._disputed(found.quotes, texts[1:])
        for index, around in enumerate(self.bags):
            here = tuple(dict.fromkeys(voices[index]))
            source = article.source.name or ""
            yield Line(texts[index + 1], texts[index], around, tuple(acts[index]), here, index in disputed, source)

    def _voices(self, article: Article, quotes: Iterable[Quote]) -> Mapping[int, list[Voice]]:
        """Return for each sentence who says something of it."""
        voices: defaultdict[int, list[Voice]] = defaultdict(list)
        for quote in quotes:
            if quote.speaker is None or quote.cue is None or not is_said(quote.cue.of(article.text)):
                continue
            source = quote.source.of(article.text) if quote.source else ""
            called = source if source and source.lower() not in PRONOUNS else quote.speaker.name
            said = " ".join(span.of(article.text) for span in quote.content)
            voice = Voice(" ".join(called.split()), quote.cue.of(article.text), quote.kind is QuoteKind.DIRECT, said)
            first, last = self._index(quote.content[0]), self._index(quote.content[-1])
            for index in range(first or 0, (last or 0) + 1):
                voices[index].append(voice)
        return voices

    def _disputed(self, quotes: Iterable[Quote], texts: Sequence[str]) -> frozenset[int]:
        """Return the sentences in or beside which somebody denies something, and those that the next calls a lie."""
        denied = {self._index(q.cue or q.evidence.span) for q in quotes if q.stance is Stance.DENIES}
        beside = {index + step for index in denied if index is not None for step in (-1, 0, 1)}
        return frozenset(beside | {n - 1 for n, text in enumerate(texts) if _calling_a_lie().search(text)})

    def _index(self, span: Span) -> int | None:
        index = bisect_right(self.starts, span.start) - 1
        return index if self.bags and index >= 0 else None


@cache
def _calling_a_lie() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of('calling_a_lie')))})\b", re.IGNORECASE)


# Who is named by these is named elsewhere.
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})

# A sentence that begins so says of what with the one before: "This was later updated to 82".
POINTING = re.compile(r"(?:This|That|These|Those|It|Its|They|Their|He|She|His|Her)\b")

BREAKS = re.compile(rf"{END.pattern}|\n+")
