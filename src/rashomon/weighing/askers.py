"""Askers: at whose wish something came about, as two tell it otherwise.

"The talks were held at the request of Ardia", and another's "they had come about at Belland's suggestion". "It was the
union that had asked for the break", and "the break was proposed by the mediators".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, islice

from rashomon.model import (
    Account,
    Case,
    Clause,
    Evidence,
    Facet,
    Finding,
    Modality,
    Part,
    Participant,
    Quote,
    Report,
    Slot,
    Span,
    Stance,
    Statement,
    Status,
    evidence,
)
from rashomon.weighing.agreement import account_of
from rashomon.weighing.alike import Keys, kind_of, name_key
from rashomon.weighing.deeds import FAR, said_words
from rashomon.weighing.origins import Origins
from rashomon.wording.days import WEEKDAYS
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold, forms
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.speech import SAID
from rashomon.wording.tables import read_table

TELLING = frozenset({Stance.SAYS, Stance.DENIES})
DONE = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.DENIED})

# What only points to somebody told of before: nobody is named with it.
POINTING = re.compile(r"(?:he|it|she|that|they|these|this|those|which|who|such)\b", re.IGNORECASE)

# "It was | his delegation | that had asked": of who says so.
OWN = re.compile(r"^(?:her|his|its|my|our|their)\b", re.IGNORECASE)

# "The commission | was | his idea": an answer to what was said before it, so far behind it.
IDEA = re.compile(
    r"\b[Tt]he (?:idea|initiative|proposal|suggestion) (?:was|had been|is)(?: in fact)? "
    r"(?P<who>hers|his|theirs|ours|mine|[A-Z][\w-]+(?= *['’]s\b)|(?:the )?[a-z-]+(?=['’]s\b))"
)
NEAR = 250


@dataclass(frozen=True)
class Asked:
    """Who somebody says wanted something, or did not: `who` is empty where the words only point to somebody.

    `what` are the kinds of what came about, none for "the idea", and `near` those of the words before its wish; `only`
    says that nobody else can have asked for it.
    """

    what: Keys
    near: Keys
    shown: str
    who: Keys
    value: str
    only: bool
    denied: bool
    words: Evidence
    by: Participant | None
    published: date | None

    def contradicts(self, other: "Asked") -> bool:
        """Say whether two accounts are of one thing and cannot both be so."""
        if (self.denied and other.denied) or not (self._is_of(other) and self._is_near(other)):
            return False
        if self.denied or other.denied:
            told = other if self.denied else self
            return not (self.who and other.who and self.who.isdisjoint(other.who)) and told.only
        return (self.only or other.only) and bool(self.who and other.who) and self.who.isdisjoint(other.who)

    def _is_of(self, other: "Asked") -> bool:
        if self.what and other.what:
            return any(not a.what.isdisjoint(b.what | b.near) for a, b in ((self, other), (other, self)))
        apart = other.words.span.start - self.words.span.end
        return self.words.article == other.words.article and bool(self.what) and 0 <= apart <= NEAR

    def _is_near(self, other: "Asked") -> bool:
        days = [_weekdays().intersection(forms(one.words.quote)) for one in (self, other)]
        if days[0] and days[1] and days[0].isdisjoint(days[1]):
            return False
        return not (self.published and other.published) or abs((self.published - other.published).days) <= FAR


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(fold, WEEKDAYS))


def weigh_askers(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each thing of which two say that another wanted it."""
    stories = {article: story.id for story in case.stories for article in story.articles}
    told: dict[str, list[Asked]] = {}
    for report in case.reports:
        told.setdefault(stories.get(report.article.id, report.article.id), []).extend(_asked(report))
    for asked in told.values():
        matters: list[list[Asked]] = []
        for pair in combinations(asked, 2):
            if pair[0].contradicts(pair[1]) and len({_voice(one, origins) for one in pair}) == len(pair):
                home = next((same for same in matters if any(one in same for one in pair)), None)
                if home is None:
                    matters.append(list(pair))
                else:
                    home.extend(one for one in pair if one not in home)
        yield from (_dispute(same, origins) for same in matters)


def _voice(asked: Asked, origins: Origins) -> str:
    return fold(asked.by.name) if asked.by else origins.of(asked.words, None).name


def _dispute(same: Sequence[Asked], origins: Origins) -> Finding:
    sides: dict[tuple[Keys, bool], list[Statement]] = {}
    for one in same:
        side = next((who for who in sides if who[1] == one.denied and not who[0].isdisjoint(one.who)), None)
        said = sides.setdefault(side or (one.who, one.denied), [])
        said.append(
            Statement(
                value=said[0].value if said else one.value,
                evidence=one.words,
                origin=origins.of(one.words, one.by),
                speaker=origins.speaker(one.by),
            )
        )
    accounts: tuple[Account, ...] = tuple(map(account_of, sides.values()))
    left, right = (f"“{a.value}” ({a.statements[0].speaker or a.statements[0].origin.name})" for a in accounts[:2])
    first = same[0].words
    return Finding(
        subject_id=short_id(f"asked|{first.article}:{first.span.start}"),
        subject=next(one for one in same if one.shown and _is_shared(one, same)).shown,
        facet=Facet.ASKED_BY,
        accounts=accounts,
        status=Status.CONTESTED,
        rule=f"{left} and {right} cannot both be so",
    )


def _is_shared(one: Asked, same: Sequence[Asked]) -> bool:
    """Say whether others tell of what came about by the same word, where others name it."""
    others = [other for other in same if other is not one and other.what]
    return not others or any(not one.what.isdisjoint(other.what | other.near) for other in others)


def _asked(report: Report) -> Iterator[Asked]:
    text = report.article.text
    for wish in _at_wish().finditer(text):
        told = ((clause, what) for clause in _around(wish.start(), report) if (what := _patient(clause)))
        for clause, what in islice(told, 1):
            who = Span(*(wish.span("of") if wish["of"] else wish.span("whose")))
            yield from _as_asked(who, what, wish["wish"] or wish["wished"], clause, report, only=True)
    if not ASKING.search(text):
        return
    for clause in report.annotations.clauses:
        noun = _verbs().get(clause.lemma)
        if noun and clause.modality in DONE and (found := _of_verb(clause, text)):
            who, what, only = found
            yield from _as_asked(who, what, noun, clause, report, only=only)
    for idea in IDEA.finditer(text):
        at = Span(*idea.span("who"))
        yield from _as_asked(at, None, "idea", None, report, only=True)


@cache
def _verbs() -> dict[str, str]:
    """Return for each verb for asking that something be the noun for it."""
    verbs: dict[str, str] = read_table("weighing", "askers")["verbs"]
    return verbs


ASKING = re.compile(r"\b(?:ask(?:ed|ing)? for|idea|initiat|propos|request|suggest)")


@cache
def _at_wish() -> re.Pattern[str]:
    """Return the pattern of whose wish something was: "at the request of | Ardia", "at | Ardia's | request"."""
    wishes, name = "|".join(read_table("weighing", "askers")["wishes"]), r"[\w-]+(?:\.?[ .][\w-]+){0,3}"
    return re.compile(
        rf"\b(?:at|on) (?:the (?:\w+ )?(?P<wish>{wishes}) of (?P<of>(?:the |an? )?{name})"
        rf"|(?P<whose>(?:the )?{name}?)['’]s? (?:own )?(?P<wished>{wishes})\b)"
    )


def _around(place: int, report: Report) -> Iterator[Clause]:
    """Yield the clauses around a place whose verb stands before it, the smallest first."""
    at = Span(place, place + 1)
    around = (c for c in report.annotations.clauses if c.evidence.span.contains(at) and c.verb.end <= place)
    yield from sorted(around, key=lambda clause: clause.evidence.span.end - clause.evidence.span.start)


def _patient(clause: Clause) -> Part | None:
    """Return what a clause tells to have come about: what it befalls, else what did."""
    wanted = (Slot.SUBJECT, Slot.OBJECT) if clause.passive else (Slot.OBJECT, Slot.SUBJECT)
    return next((part for slot in wanted for part in clause.parts if part.slot is slot), None)


def _of_verb(clause: Clause, text: str) -> tuple[Span, Part, bool] | None:
    """Return who asks for what by a verb, and whether that tells of one alone."""
    who = _filling(Slot.AGENT if clause.passive else Slot.SUBJECT, clause)
    what = _filling(Slot.SUBJECT, clause) if clause.passive else _filling(Slot.OBJECT, clause) or _for(clause, text)
    if who is None or what is None or (clause.lemma == "ask" and not _for(clause, text)):
        return None
    is_it = IT_WAS.search(text, max(0, who.span.start - BEFORE), who.span.start) is not None
    by = BY.match(text, who.span.start)
    return Span(by.end() if by else who.span.start, who.head.end), what, clause.passive or is_it


BY = re.compile(r"by ")

# "It was | the union | that asked for it".
IT_WAS = re.compile(r"\b[Ii]t (?:was|is|had been) $")
BEFORE = 12


def _filling(slot: Slot, clause: Clause) -> Part | None:
    return next((part for part in clause.parts if part.slot is slot), None)


def _for(clause: Clause, text: str) -> Part | None:
    behind = (part for part in clause.parts if part.slot in (Slot.COMPLEMENT, Slot.MODIFIER))
    return next((p for p in behind if text.startswith("for ", p.span.start) and p.span.start > clause.verb.start), None)


def _as_asked(
    who: Span, what: Part | None, noun: str, clause: Clause | None, report: Report, *, only: bool
) -> Iterator[Asked]:
    text, at = report.article.text, clause.verb if clause else who
    sentence = Span(*sentence_in_line(text, at.start, at.end))
    quote = _quoted(at, report)
    if quote and (quote.stance not in TELLING or quote.speaker is None):
        return
    by = quote.speaker if quote else _sayer(Span(sentence.start, at.start), report)
    by = None if by and POINTING.fullmatch(by.name) else by
    denied = Modality.DENIED in (clause and clause.modality,) or bool(quote and quote.stance is Stance.DENIES)
    called = who.of(text)
    keys, kinds = _who(called, by), _kinds(what.head.of(text)) if what else frozenset()
    if (denied and not keys) or (what and not kinds):
        return
    name = f"{called[0].lower()}{called[1:]}" if LEADING.match(called) else called
    before = " ".join(SMALL.findall(text, sentence.start, who.start)) if clause and only else ""
    yield Asked(
        what=kinds,
        near=_kinds(before),
        shown=LEADING.sub("", text[what.span.start : what.head.end].removeprefix("for ")) if what else "",
        who=keys,
        value=f"denial by {name}" if denied else f"{noun} by {_named(name, by)}",
        only=only,
        denied=denied,
        words=clause.evidence if clause else evidence(report.article.id, text, sentence.start, sentence.end),
        by=by,
        published=report.article.published.value,
    )


def _quoted(at: Span, report: Report) -> Quote | None:
    """Return the widest quotation that has some words in what is said."""
    quotes = (q for q in report.annotations.quotes if any(content.contains(at) for content in q.content))
    return max(quotes, key=lambda q: q.evidence.span.end - q.evidence.span.start, default=None)


SMALL = re.compile(r"\b[a-z][\w’-]{3,}")
LEADING = re.compile(r"^(?:an?|any|the) ", re.IGNORECASE)


def _kinds(head: str) -> Keys:
    return frozenset(kind_of(form) for form in forms(head) if form not in said_words("little"))


def _who(called: str, by: Participant | None) -> Keys:
    """Return the keys of who asked; of "his delegation" those of who says so, and none for who is only pointed at."""
    if OWN.match(called) or called in POSSESSIVES:
        return frozenset(name_key(form) for form in forms(by.name)) if by else frozenset()
    if POINTING.match(called):
        return frozenset()
    keys = frozenset(name_key(form) for form in forms(called) if form not in said_words("little"))
    return keys - SIDES or keys


POSSESSIVES = frozenset({"hers", "his", "theirs", "ours", "mine"})

# "The Thai | side": of whom, the words before it tell.
SIDES = frozenset({"side", "delegation", "government", "of"})


def _named(name: str, by: Participant | None) -> str:
    """Return who asked, where the words say only that it is of who says so: "his delegation" as "Roth's delegation"."""
    if by and name in POSSESSIVES:
        return by.name
    return OWN.sub(f"{by.name}’s", name) if by else name


def _sayer(before: Span, report: Report) -> Participant | None:
    """Return who stands before a word for saying in some words: "Roth | said that it was he who asked"."""
    said = SAYS_THAT.search(report.article.text, before.start, before.end)
    if said is None:
        return None
    first = Span(before.start, said.start())
    found = (e for e in report.annotations.entities if e.label in BODIES and first.contains(e.evidence.span))
    who = next(found, None)
    return Participant(evidence=who.evidence, name=who.name, label=who.label, named=True) if who else None


SAYS_THAT = re.compile(rf"\b(?:{SAID}|told)\b[^.;]{{0,60}}?\bthat\b")
BODIES = frozenset({"PERSON", "ORG"})
