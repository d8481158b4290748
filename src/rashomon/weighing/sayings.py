"""Sayings: what one is quoted as saying and another as denying, in much the same words.

"Witnesses said an engine was on fire", and farther down, or in another report, "the airline denied that an engine was
on fire". What is said need be no event that we know.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from rashomon.model import (
    Case,
    Evidence,
    Facet,
    Finding,
    Modality,
    Participant,
    Quote,
    Report,
    Span,
    Stance,
    Statement,
    Status,
    evidence,
)
from rashomon.weighing.agreement import account_of
from rashomon.weighing.denied_parts import part_denied
from rashomon.weighing.origins import Origins
from rashomon.wording.days import WEEKDAYS
from rashomon.wording.ids import short_id
from rashomon.wording.irregular import base
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.sentences import sentence_in_line

# What is denied tells of a claim where all its telling words, two or more, stand in that; of many, all but one.
LEAST_WORDS = 2
MANY_WORDS = 5

# What is only said not to be so must have this share of the claim's words too: the most is said of other things.
SHARED = 0.5

# Shorter words tell little.
SHORTEST = 4

# A denial of doing something answers what was said of the denier, or this far from it.
NEAR = 500

# Between the words of a deed stand so few others: "paid a ransom".
BETWEEN = 1

CLAIMING = frozenset({Stance.SAYS, Stance.ACCUSES})

# Words that tell nothing of what is claimed.
LITTLE = frozenset(
    {"about", "after", "also", "been", "before", "being", "could", "does", "during", "either", "ever", "from", "have"}
    | {"having", "into", "made", "more", "never", "only", "other", "over", "said", "some", "such", "than", "that"}
    | {"their", "them", "there", "they", "this", "those", "were", "when", "which", "will", "with", "would"}
    | {"allegation", "anything", "charge", "claim", "involved", "involvement", "report", "wrongdoing"}
)
DAYS = frozenset(map(fold, WEEKDAYS))
UNTELLING = LITTLE | DAYS

# "He said that no ransom was paid", "the ship was not overloaded"; not "no more than 800".
# The first letter stands by itself: places without it are passed over fast.
NEGATED = re.compile(
    r"[nN](?i:(?<=\b.)(?:o(?! (?:fewer|less|longer|more))|ot(?! only)|ever|either|or|one|obody)|['’]t)\b"
)
NOT_TO = re.compile(r"(?:not|never) to\b")
# "Discounted | rumours that he was there".
DOUBTED = re.compile(r"(?:accusation|allegation|claim|report|rumou?r|speculation|suggestion)s? (?:of|that)\b")

# Who guesses claims nothing: "many have speculated that he was offered the post".
GUESSING = re.compile(r"\b(?:guess|imagin|speculat|wonder)", re.IGNORECASE)

DENIAL = re.compile(r"\bden(?:y|ied|ies|ying)\b", re.IGNORECASE)

# What is denied: "that ...", "having ...", "taking ..."; not "deny service".
DEED = re.compile(r"(?:(?P<doing>[a-z]+ing)|that)\b")


# "Denied that he was there": what others say of another is not denied.
OF_DENIER = re.compile(r"that (?:he|her|his|its?|she|their|they)\b")


class Saying(msgspec.Struct, frozen=True, dict=True):
    """What somebody is quoted as saying: the words to show, and where what is said stands in the text of its report.

    `negation` is what says that something is not so ("he said that no ransom was paid"). What it tells is found where
    it is asked for: most of what is said is denied by nobody.
    """

    words: Evidence
    quote: Quote
    speaker: Participant
    content: Span
    text: str
    negation: re.Match[str] | None

    @property
    def is_negated(self) -> bool:
        """Whether it is said that something is not so; who vows "not to" do it, or said so earlier, denies nothing."""
        if self.negation is None or NOT_TO.match(self.words.quote):
            return False
        begin, _ = sentence_in_line(self.text, self.content.start, self.content.end)
        return EARLIER.search(self.text, begin, self.content.start) is None

    @property
    def forms(self) -> Iterator[str]:
        """Its folded words."""
        return forms(self.content.of(self.text))

    @cached_property
    def order(self) -> Sequence[str]:
        """The stems of all its words."""
        return [stem(base(word)) for word in self.forms]

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it names."""
        return DAYS.intersection(self.forms)

    @property
    def _none(self) -> str:
        """The clause of it that says that there was none, if any does: "no ransom was paid"."""
        clause = clause_of(self.content, self.negation, self.text) if self.negation else ""
        return clause if NONE.match(clause) else ""

    @property
    def _told(self) -> str:
        return self._none or self.content.of(self.text)

    @property
    def _in_order(self) -> Sequence[str]:
        return _telling(forms(self._told))

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems of its telling words."""
        return frozenset(self._in_order)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Its telling words without those for where, when or for what behind it."""
        told = self.denies or self.negation
        return frozenset(_telling(forms(BESIDES.split(self._told)[0]))) if told else self.telling

    @cached_property
    def key(self) -> str | None:
        """The telling word that follows what denies."""
        behind = self.text[self.negation.end() : self.content.end] if self.negation else None
        return next(iter(self._in_order if behind is None else _telling(forms(behind))), None)

    @cached_property
    def doing(self) -> bool:
        """Whether the speaker denies a deed."""
        deed = DEED.match(self.content.of(self.text)) if self.denies else None
        return deed is not None and (deed["doing"] is not None or OF_DENIER.match(self._told) is not None)

    @property
    def denies(self) -> bool:
        """Whether it denies something in so many words."""
        return self.quote.stance is Stance.DENIES

    @property
    def claims(self) -> bool:
        """Whether it tells something of its own: not that another denied or doubted it."""
        return not (DENIAL.search(self.words.quote) or DOUBTED.match(self.words.quote))

    def is_denied_by(self, denial: "Saying") -> bool:
        """Say whether a denial, by another, is of this in much the same words."""
        told = denial.matter if denial.matter <= self.telling and len(denial.matter) > 1 else denial.telling
        missing, known = len(told - self.telling), len(told)
        if known < LEAST_WORDS or missing > (known >= MANY_WORDS):
            return False
        if self.days and denial.days and self.days.isdisjoint(denial.days):
            return False
        if not self.claims or _may_be_one_person(self.speaker, denial.speaker):
            return False
        if (denial.doing or denial._none) and not missing and self._has_together(told):
            return True
        if denial.doing:
            return (known > LEAST_WORDS and not missing) or self._is_answered_by(denial)
        shared = len(told & self.telling)
        if denial.denies or (shared > LEAST_WORDS and shared >= SHARED * len(self.telling)):
            return True
        return self.quote.stance is Stance.ACCUSES and not missing and self._is_of(denial.speaker)

    def _has_together(self, told: frozenset[str]) -> bool:
        """Say whether it has some telling words close together: "management skipped the inspection"."""
        window = len(told) + BETWEEN
        return any(told <= frozenset(self.order[at : at + window]) for at in range(len(self.order)))

    def _is_answered_by(self, denial: "Saying") -> bool:
        """Say whether this is told of the denier, or stands near the denial."""
        if self.words.article == denial.words.article:
            here, there = self.words.span, denial.words.span
            if max(here.start, there.start) - min(here.end, there.end) <= NEAR:
                return True
        return self._is_of(denial.speaker)

    def _is_of(self, speaker: Participant) -> bool:
        """Say whether this names somebody: by surname, or of "the family of the teen" the teen."""
        return set(list(forms(speaker.name))[-1:]) <= set(forms(self.quote.evidence.quote))

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this gives the value."""
        origin = origins.of(self.words, self.speaker)
        return Statement(value=value, evidence=self.words, origin=origin, speaker=origins.speaker(self.speaker))


# "In earlier interviews, officers said that they had not seen an increase": of another moment.
EARLIER = re.compile(r"\b(?:[Ee]arlier|[Pp]revious(?:ly)?)\b")


def _may_be_one_person(one: Participant, other: Participant) -> bool:
    """Say whether two speakers have one name, or are persons of one surname."""
    if fold(one.name) == fold(other.name):
        return True
    last = [list(forms(speaker.name))[-1:] for speaker in (one, other)]
    return one.label == other.label == "PERSON" and last[0] == last[1]


def weigh_sayings(case: Case, origins: Origins, known: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a contested finding for each claim that another denies, but for what a dispute that is `known` has told."""
    told = {s.evidence for f in known for a in f.accounts for s in a.statements if a.value == Modality.DENIED}
    sayings = [saying for report in case.reports for saying in _sayings(report)]
    denials = [one for one in sayings if one.denies or one.is_negated]
    claims = [one for one in sayings if one.quote.stance in CLAIMING and not one.is_negated]
    denials = [one for one in denials if not any(_overlap(one.words, words) for words in told)]
    keys = {denial.key for denial in denials if denial.key is not None}
    by_word: dict[str | None, list[Saying]] = {}
    for claim in claims:
        for word in claim.telling & keys:
            by_word.setdefault(word, []).append(claim)
    disputes: list[tuple[list[Saying], list[Saying]]] = []
    for denial in denials:
        mine = [claim for claim in by_word.get(denial.key, ()) if claim.is_denied_by(denial)]
        home = next((dispute for dispute in disputes if any(claim in dispute[0] for claim in mine)), None)
        if home:
            home[0].extend(claim for claim in mine if claim not in home[0])
            home[1].append(denial)
        elif mine:
            disputes.append((mine, [denial]))
    yield from (_dispute(claimed, denied, origins) for claimed, denied in disputes)


def _dispute(claimed: Sequence[Saying], denied: Sequence[Saying], origins: Origins) -> Finding:
    """Return the dispute over a claim: two whom one report quotes are two sides, though neither has a name."""
    sides = {Modality.ALLEGED: claimed, Modality.DENIED: denied}
    accounts = [account_of([one.statement(value.value, origins) for one in said]) for value, said in sides.items()]
    voices = [account.statements[0].speaker for account in accounts]
    first = claimed[0].words
    return Finding(
        subject_id=short_id(f"saying|{first.article}:{first.span.start}"),
        subject=f"“{' '.join(_asked(claimed[0], denied[0]).split()).strip(MARKS)}”",
        facet=Facet.WHETHER,
        accounts=tuple(accounts),
        status=Status.CONTESTED,
        rule=f"“alleged” ({voices[0]}) and “denied” ({voices[1]}) cannot both be so",
    )


def _asked(claim: Saying, denial: Saying) -> str:
    """Return what is denied in words that can be read alone: those of the denial, else of the claim."""
    if matter := _matter(denial):
        return matter
    part = part_denied(claim.words.quote, denial.matter)
    return claim.words.quote if POINTING.match(part) else part


# Around what is quoted.
MARKS = ' ,"“”'


def _matter(denial: Saying) -> str | None:
    """Return what is denied in words that tell it alone: "that no ransom was paid", "that he was there" of a person."""
    words = denial.words.quote
    if not denial.denies or DOING.match(words):
        return None
    return words if not POINTING.match(words) or denial.speaker.label == "PERSON" else None


DOING = re.compile(r"[a-z]+ing\b")
POINTING = re.compile(r"(?:he|her|his|its?|she|their|they|this|these|those|any)\b", re.IGNORECASE)


def _sayings(report: Report) -> Iterator[Saying]:
    """Yield what a report quotes in one piece, each sentence of it by itself."""
    text = report.article.text
    for quote in report.annotations.quotes:
        cue = quote.cue.of(text) if quote.cue else ""
        if len(quote.content) != 1 or not quote.speaker or not cue or GUESSING.search(cue):
            continue
        if NEGATED.search(text, quote.evidence.span.start, quote.content[0].start):
            continue  # "police are no longer saying"
        content = _denied(quote, text)
        if quote.stance is not Stance.DENIES:
            yield from (_saying(quote, quote.speaker, part, text) for part in sentences_of(content, text))
        elif DEED.match(content.of(text)) and DENIAL.search(cue):
            yield _saying(quote, quote.speaker, content, text)


def sentences_of(content: Span, text: str) -> Iterator[Span]:
    """Yield each sentence of what is said."""
    start = content.start
    for end in SENTENCE_END.finditer(text, content.start, content.end):
        yield Span(start, end.start() + 1)
        start = end.end()
    yield Span(start, content.end)


SENTENCE_END = re.compile(r"[.!?](?<=[a-z)].)\s+(?=[A-Z])")


def _saying(quote: Quote, speaker: Participant, content: Span, text: str) -> Saying:
    """Return one thing that is said."""
    shown = quote.evidence.span if quote.stance is Stance.ACCUSES else content
    that = THAT.match(text, shown.start, shown.end)
    words = evidence(quote.evidence.article, text, that.end() if that else shown.start, shown.end)
    negation = NEGATED.search(text, content.start, content.end) if quote.stance is Stance.SAYS else None
    return Saying(words, quote, speaker, content, text, negation)


# "No ransom was paid", "not one cent was paid".
NONE = re.compile(r"\W*(?:that )?(?:no|not (?:an?|one|a single)) [a-z]", re.IGNORECASE)


THAT = re.compile(r"that (?=\S)")


def clause_of(content: Span, negation: re.Match[str], text: str) -> str:
    """Return the clause of what is said that says what is not so: "all are free, and | no ransom was paid"."""
    start = max((m.end() for m in BREAK.finditer(text, content.start, negation.start())), default=content.start)
    end = BREAK.search(text, negation.end(), content.end)
    return text[start : end.start() if end else content.end]


BREAK = re.compile(r"[.;:!?][\"'”’]?\s+|, (?:and|but|so|while) | [–—-] ")

# "Using tear gas | at the stadium of Lugo", "any ransom was paid | for the pupils".
BESIDES = re.compile(r" (?:after|at|before|during|for|in|near|on) (?=(?:the )?[\w ’'-]+$)")


def _denied(quote: Quote, text: str) -> Span:
    """Return what is said, with the deed that some cues hold: "denied | ordering the verdict"."""
    content = quote.content[0]
    deed = CUE_WITH_DEED.search(text, quote.evidence.span.start, content.start)
    return Span(deed.start("deed"), content.end) if deed else content


CUE_WITH_DEED = re.compile(r"\bden(?:y|ied|ies|ying) (?P<deed>[a-z]+ing )$")


def _telling(words: Iterable[str]) -> list[str]:
    """Return the stems of the telling words, in order."""
    return [told for word in words if (told := _telling_stem(word))]


@lru_cache(maxsize=20_000)
def _telling_stem(word: str) -> str:
    """Return the stem of a word that tells something, else nothing."""
    return stem(base(word)) if len(word) >= SHORTEST and word not in UNTELLING else ""


def negates(words: str) -> bool:
    """Say whether words say that something is not so."""
    return NEGATED.search(words) is not None


def _overlap(left: Evidence, right: Evidence) -> bool:
    return left.article == right.article and left.span.overlaps(right.span)
