"""Sayings: what one is quoted as saying and another as denying, in much the same words.

"Witnesses said an engine was on fire", and farther down, or in another report, "the airline denied that an engine was
on fire". What is said need be no event that we know.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
from rashomon.weighing.origins import Origins
from rashomon.wording.days import WEEKDAYS
from rashomon.wording.irregular import base
from rashomon.wording.normal import fold, forms, stem

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
NEGATED = re.compile(
    r"\b(?:no(?! (?:fewer|less|longer|more))|not(?! only)|never|neither|nor|none|nobody)\b|n['’]t\b", re.IGNORECASE
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


@dataclass(frozen=True)
class Saying:
    """What somebody is quoted as saying: the words to show, and the telling ones.

    `matter` has the telling words without those for where, when or for what behind it, `order` the stems of all. `key`
    is the telling word that follows what denies, `days` those that it names, `doing` that the speaker denies a deed,
    `says_none` that there was none: "no ransom was paid".
    """

    words: Evidence
    telling: frozenset[str]
    matter: frozenset[str]
    order: tuple[str, ...]
    key: str | None
    days: frozenset[str]
    doing: bool
    says_none: bool
    quote: Quote
    speaker: Participant

    @property
    def denies(self) -> bool:
        """Whether it denies something in so many words."""
        return self.quote.stance is Stance.DENIES

    def is_denied_by(self, denial: "Saying") -> bool:
        """Say whether a denial, by another, is of this in much the same words."""
        if _may_be_one_person(self.speaker, denial.speaker):
            return False
        if self.days and denial.days and self.days.isdisjoint(denial.days):
            return False
        told = denial.matter if denial.matter <= self.telling and len(denial.matter) > 1 else denial.telling
        missing, known = len(told - self.telling), len(told)
        if known < LEAST_WORDS or missing > (known >= MANY_WORDS):
            return False
        if (denial.doing or denial.says_none) and not missing and self._has_together(told):
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
    claims = [one for one in sayings if one.quote.stance in CLAIMING and not _is_negated(one)]
    claims = [one for one in claims if not (DENIAL.search(one.words.quote) or DOUBTED.match(one.words.quote))]
    denials = [one for one in sayings if one.denies or _is_negated(one)]
    by_word: dict[str | None, list[Saying]] = {}
    for claim in claims:
        for word in sorted(claim.telling):
            by_word.setdefault(word, []).append(claim)
    disputes: list[tuple[list[Saying], list[Saying]]] = []
    for denial in (one for one in denials if not any(_overlap(one.words, words) for words in told)):
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
        subject_id=hashlib.sha256(f"saying|{first.article}:{first.span.start}".encode()).hexdigest()[:12],
        subject=f"“{' '.join((_matter(denied[0]) or first.quote).split()).strip(MARKS)}”",
        facet=Facet.WHETHER,
        accounts=tuple(accounts),
        status=Status.CONTESTED,
        rule=f"“alleged” ({voices[0]}) and “denied” ({voices[1]}) cannot both be so",
    )


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
        if NEGATED.search(_before(quote, text)):
            continue
        content = _denied(quote, text)
        if quote.stance is not Stance.DENIES:
            yield from (_saying(quote, quote.speaker, part, text) for part in _sentences(content, text))
        elif DEED.match(content.of(text)) and DENIAL.search(cue):
            yield _saying(quote, quote.speaker, content, text)


def _sentences(content: Span, text: str) -> Iterator[Span]:
    start = content.start
    for end in SENTENCE_END.finditer(text, content.start, content.end):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, content.end)


SENTENCE_END = re.compile(r"(?<=[a-z)][.!?])\s+(?=[A-Z])")


def _saying(quote: Quote, speaker: Participant, content: Span, text: str) -> Saying:
    """Return one thing that is said."""
    denies, deed = quote.stance is Stance.DENIES, DEED.match(content.of(text))
    negation = NEGATED.search(text, content.start, content.end) if quote.stance is Stance.SAYS else None
    told = list(forms(content.of(text)))
    none = _clause(content, negation, text) if negation else ""
    clause = none if NONE.match(none) else content.of(text)
    said = _telling(forms(clause))
    behind = _telling(forms(text[negation.end() : content.end])) if negation else said
    shown = quote.evidence.span if quote.stance is Stance.ACCUSES else content
    that = THAT.match(text, shown.start, shown.end)
    return Saying(
        words=evidence(quote.evidence.article, text, that.end() if that else shown.start, shown.end),
        telling=frozenset(said),
        matter=frozenset(_telling(forms(BESIDES.split(clause)[0])) if denies or negation else said),
        order=tuple(stem(base(word)) for word in told),
        key=next(iter(behind), None),
        days=DAYS.intersection(told),
        doing=denies and deed is not None and (deed["doing"] is not None or OF_DENIER.match(clause) is not None),
        says_none=NONE.match(none) is not None,
        quote=quote,
        speaker=speaker,
    )


# "No ransom was paid", "not one cent was paid".
NONE = re.compile(r"\W*(?:that )?(?:no|not (?:an?|one|a single)) [a-z]", re.IGNORECASE)


THAT = re.compile(r"that (?=\S)")


def _clause(content: Span, negation: re.Match[str], text: str) -> str:
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


def _before(quote: Quote, text: str) -> str:
    """Return what stands before what is said: "police are no longer saying"."""
    return text[quote.evidence.span.start : quote.content[0].start]


def _telling(words: Iterable[str]) -> list[str]:
    """Return the stems of the telling words, in order."""
    return [stem(base(word)) for word in words if len(word) >= SHORTEST and word not in UNTELLING]


def _is_negated(saying: Saying) -> bool:
    """Say whether it is said that something is not so; who prefers or vows "not to" do it denies nothing."""
    words = saying.words.quote
    return saying.quote.stance is Stance.SAYS and NEGATED.search(words) is not None and not NOT_TO.match(words)


def _overlap(left: Evidence, right: Evidence) -> bool:
    return left.article == right.article and left.span.overlaps(right.span)
