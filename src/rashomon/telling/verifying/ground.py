"""What the reports of some affairs support: their words, names, days and numbers, each with what stands around it."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.telling.verifying.days import Day
from rashomon.telling.verifying.lexicon import key_of, keys_of, told_by, words_in
from rashomon.telling.verifying.lines import Line, bag, parts
from rashomon.telling.verifying.numbers import Bag, KnownNumber
from rashomon.telling.verifying.offices import OFFICES, Office, offices_in
from rashomon.telling.verifying.plans import Plan
from rashomon.wording.countries import country_words
from rashomon.wording.normal import LITTLE


@dataclass(frozen=True)
class KnownDay:
    """A day, or span of days, that reports name or that was made out, and the words around it."""

    day: Day
    around: Bag
    beside: Bag = frozenset()  # the words of the sentences before and behind


@dataclass(frozen=True)
class Said:
    """A quotation of a report: what is quoted, who may have said it by the report, and what stands around it.

    `sure` says that the speaker is named right beside it.
    """

    quoted: str
    speakers: frozenset[str]
    beside: str
    sure: bool

    @cached_property
    def words(self) -> str:
        """Its words, folded, a space around each."""
        return f" {' '.join(parts(self.quoted))} "

    @cached_property
    def around(self) -> str:
        """The words around it, in the same way."""
        return f" {' '.join(parts(self.beside))} "


# So much of all the words of a text are in the sentence shown beside it. Of 207 shown beside summaries all had .26.
OF_ALL = 0.25

# A shorter title is like too many others.
TITLE_WORDS = 5


@dataclass(frozen=True)
class Row:
    """A report as a list of reports has it: its title, and the days and numbers that may stand with it."""

    title: str
    days: tuple[KnownDay, ...]
    numbers: frozenset[float]

    def is_nearly(self, words: Bag) -> bool:
        """Say whether words are those of the title but for one or two, as when a number in it was changed."""
        own = frozenset(self.title.split())
        return len(own) >= TITLE_WORDS and len(own - words) <= max(1, len(own) // TITLE_WORDS)


@dataclass
class Ground:
    """All that reports support."""

    texts: list[str] = field(default_factory=list)  # the words of each report, folded, a space around each
    names: set[tuple[str, ...]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)  # the names of outlets and of their sites
    told: set[str] = field(default_factory=set)  # the words that a brief of ours has for what happened
    given: set[str] = field(default_factory=set)  # given names, which alone name nobody
    days: list[KnownDay] = field(default_factory=list)
    numbers: dict[float, list[KnownNumber]] = field(default_factory=dict)
    published: defaultdict[int, set[date | None]] = field(
        default_factory=lambda: defaultdict(set)
    )  # by place in a case
    rows: defaultdict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    said: list[Said] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)  # in how many sentences a stem stands
    size: int = 0
    lines: list[Line] = field(default_factory=list)
    offices: defaultdict[str, set[Office]] = field(default_factory=lambda: defaultdict(set))  # by surname
    callings: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by surname
    plans: list[Plan] = field(default_factory=list)
    _nearest: dict[str, Line | None] = field(default_factory=dict)
    _having: dict[tuple[str, str], Sequence[Line]] = field(default_factory=dict)

    @cached_property
    def alone(self) -> frozenset[str]:
        """Return the words that name someone or something by themselves."""
        single = {name[0] for name in self.names if len(name) == 1}
        surnames = {name[-1] for name in self.names if len(name) > 1}
        return frozenset(single | surnames - self.given)

    @cached_property
    def outlets(self) -> re.Pattern[str]:
        """Return what finds the names of outlets, and of sites, that have a digit in them: "Channel 4 News"."""
        names = sorted(name for name in self.sources if re.search(r"\d", name))
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names) or r"(?!)")

    @cached_property
    def name_stems(self) -> Bag:
        """Return the stems of the words that names are made of."""
        return frozenset(word for name in self.names for word in bag(" ".join(name)) if word not in LITTLE)

    @cached_property
    def people(self) -> Bag:
        """Return the stems of the names of people."""
        named = (name for name in self.names if len(name) > 1 and name[0] in self.given)
        return frozenset(told_by(word) for name in named for word in name)

    def holders(self, text: str) -> Bag:
        """Return the stem of the surname of who holds the office that words name, where only one is known to."""
        if not OFFICES.search(text):
            return frozenset()
        found = {
            surname
            for office in offices_in(text)
            for surname, held in self.offices.items()
            if any(office.is_told(one) for one in held)
        }
        return frozenset(map(told_by, found)) if len(found) == 1 else frozenset()

    @cached_property
    def initials(self) -> frozenset[str]:
        """Return the initials of every name of several words."""
        return frozenset("".join(w[0] for w in name if w not in LITTLE) for name in self.names if len(name) > 1)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Return the countries that reports name under any of their names."""
        named = {" ".join(name) for name in self.names}
        return frozenset(country for words, country in country_words().items() if " ".join(parts(words)) in named)

    @cached_property
    def single_words(self) -> frozenset[str]:
        """Return every word of the reports."""
        return frozenset(word for text in self.texts for word in text.split())

    def says(self, phrase: Sequence[str]) -> bool:
        """Say whether a report has these words one after the other."""
        if any(word not in self.single_words for word in phrase):
            return False
        needle = f" {' '.join(phrase)} "
        return any(needle in text for text in self.texts)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Return in which sentences each word stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            for word in line.around:
                places[word].append(index)
        return places

    def with_numbers(self, *values: float) -> Sequence[Line]:
        """Return the sentences that have several numbers."""
        places = [frozenset(self._places.get(f"#{value:g}", ())) for value in values]
        return [self.lines[index] for index in sorted(frozenset.intersection(*places))]

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Return what stands for each verb by which reports tell what somebody does or says."""
        return frozenset(self._by_verb)

    def with_verb(self, verb: str) -> Sequence[Line]:
        """Return the sentences in which somebody does what a verb says."""
        return [self.lines[index] for index in self._by_verb.get(verb, ())]

    @cached_property
    def _by_verb(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        done = {key for line in self.lines for verb, _ in line.acts for key in keys_of(verb)}
        for index, line in enumerate(self.lines):
            for verb in sorted({key_of(word) for word in re.findall(r"[a-z]+", line.text)} & done):
                found[verb].append(index)
        return found

    def having(self, table: str, group: str) -> Sequence[Line]:
        """Return the sentences that may have one of the words, or of their beginnings, of a group of the lexicon."""
        if (table, group) not in self._having:
            found: set[int] = set()
            for words in words_in(table, group):
                first = re.split(r"\W", words)[0]
                found.update(*(self._forms[form] for form in self._forms_from(first)))
            self._having[table, group] = [self.lines[index] for index in sorted(found)]
        return self._having[table, group]

    def _forms_from(self, beginning: str) -> Sequence[str]:
        """Return the words of the reports that begin so."""
        first, last = bisect_left(self._ordered, beginning), bisect_left(self._ordered, f"{beginning}\uffff")
        return self._ordered[first:last]

    @cached_property
    def _ordered(self) -> Sequence[str]:
        return sorted(self._forms)

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            for form in set(re.findall(r"\w+", line.text.lower())):
                found[form].append(index)
        return found

    def like(self, around: Bag, least: float) -> list[tuple[float, Line]]:
        """Return the sentences of reports that have at least a share of the telling words, the best first."""
        telling = sorted(word for word in around if self.seen[word])
        total = sum(map(self._weight, telling))
        shared: defaultdict[int, float] = defaultdict(float)
        for word in telling:
            for index in self._places.get(word, ()):
                shared[index] += self._weight(word)
        found = sorted((-weight / total, index) for index, weight in shared.items() if weight >= least * total)
        return [(-share, self.lines[index]) for share, index in found]

    def nearest(self, text: str, least: float) -> Line | None:
        """Return the report's sentence that has most of the telling words of a text, and at least a share of them.

        Of all its words, those that no report has with them, it has a share too: one word tells nothing.
        """
        if text not in self._nearest:
            words = bag(text)
            enough = OF_ALL * self.weight_of_all(words)
            alike = (line for _, line in self.like(words, least) if self.weight(words & line.around) >= enough)
            self._nearest[text] = next(alike, None)
        return self._nearest[text]

    def share(self, around: Bag, known: Bag) -> float:
        """Return how much of the telling words around a statement stand around a known thing; 1 where none tell."""
        telling = [word for word in sorted(around) if self.seen[word]]
        total = sum(map(self._weight, telling))
        return sum(self._weight(word) for word in telling if word in known) / total if total else 1.0

    def weight(self, words: Bag) -> float:
        """Return how much words tell together."""
        return sum(self._weight(word) for word in sorted(words) if self.seen[word])

    def weight_of_all(self, words: Bag) -> float:
        """Return the same, with words that no report has, which tell most."""
        return self.weight(words) + sum(math.log(1 + self.size) for word in words if not self.seen[word])

    def _weight(self, word: str) -> float:
        return math.log(1 + self.size / self.seen[word])
