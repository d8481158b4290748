"""Every mention of a happening with the words of its clause, who is quoted for it, and what else is about it."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from rashomon.model import (
    Article,
    Case,
    Event,
    Evidence,
    Happening,
    Mention,
    Modality,
    Participant,
    Precision,
    Span,
    Statement,
    evidence,
)
from rashomon.model.links import Echo
from rashomon.weighing.agreement import Relation, compare_days, compare_places
from rashomon.weighing.denial_words import any_of
from rashomon.weighing.origins import Origins
from rashomon.weighing.told_days import own_days, rests_on_no_guess
from rashomon.wording.states import find_states

# What is told as so, or said to be.
CLAIMED = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.ALLEGED})

# The senses of our event lexicon that deny or dismiss the event that they are about.
DENYING_PLAINLY = "deny"
DENYING = frozenset({DENYING_PLAINLY, "reject"})

# The senses that call off the event that they are about.
CALLING_OFF = frozenset({"cancel visit", "suspend talks", "suspend"})

# The sense of putting something forward; its own happening tells whose it is.
PROPOSING = "propose"

# The senses whose actor is the voice behind the event that they are about; who denies a charge has not made it.
ACCUSING = "accuse"
VOICING = DENYING | {ACCUSING}


# What a deed was done to, behind its trigger: one thing, known to the reader, or those who did or were something.
ONTO = re.compile(r"(?:\w+ )??(?:on|against|at) the (?:(?:first|last|other|same|second|two|three) )*(\w+)")


REFUSING = re.compile(r"\b(?:refus|declin|oppos|resist|object|fail)", re.IGNORECASE)

# "Denied an offer of his to plead guilty", "denied them entry".
GRANTED = re.compile(rf" (?:[\w’'-]+ ){{0,3}}{any_of('granted')}s?\b(?! (?:was|were|had|has))")

# A sentence of an agency has so many characters.
ANSWERED = 200

# "Initially denied", "had at first denied": given up since, and no side of a dispute.
AT_FIRST = re.compile(r"\b(?:at first|first|initially|originally)\s+$")

HEDGED = re.compile(
    r"[Ii](?<=\b.)f (?:(?:it is |they are )?(?:confirmed|true|verified|proven)|[^,.;]{1,60} (?:indeed|really))\b"
)
# What these stand before is only aimed at; "talks aimed at ending the war" are held.
AIMED_AT = re.compile(r"\baim(?:ed|ing|s) (?:at|to)\b|\bin (?:a bid|an attempt|order) to\b")

# "Roth is accused of killing"; the report tells of the charge, and not of the deed.
CHARGED = re.compile(r"\b(?:accused of|alleged to|charged with)\b[^;]*$")


class Telling(msgspec.Struct, frozen=True):
    """One report's mention of a happening, with the words of its clause and who is quoted for it, if anyone.

    `span` has the days that its own clause gives it, first and last; not its sentence's, the narrative's or the
    report's, and not a day since when it has gone on. `text` is that of its report, `is_dated` says that its day rests
    on no day of its report that was only inferred.
    """

    event: Event
    words: Evidence
    source: Participant | None
    span: tuple[date, date] | None
    before_heading: bool = False
    text: str = ""
    is_dated: bool = True

    @property
    def frame(self) -> str:
        """The words of its sentence before its trigger."""
        start = self.event.evidence.span.start
        return SENTENCE_END.split(self.text[max(0, start - FRAME) : start])[-1]

    @property
    def matter_span(self) -> Span:
        """What stands in its clause behind its trigger: nothing, where a heading begins there."""
        start, end = self.event.evidence.span.end, self.words.span.end
        return Span(start, start if end <= start or self.before_heading else end)

    @property
    def refuses(self) -> bool:
        """Say whether its trigger tells that somebody will not do or grant a thing, not that it is not so."""
        behind = self.words.quote[max(0, self.event.evidence.span.end - self.words.span.start) :]
        return REFUSING.search(self.event.evidence.quote) is not None or GRANTED.match(behind) is not None

    @property
    def is_given_up(self) -> bool:
        """Say whether its trigger tells what somebody said at first: "initially denied it, but later confessed"."""
        before = self.words.quote[: max(0, self.event.evidence.span.start - self.words.span.start)]
        return AT_FIRST.search(before) is not None

    @property
    def is_hedged(self) -> bool:
        """Say whether it only follows if something is so, or is aimed at: "if confirmed, the attack could"."""
        before = self.words.quote[: max(0, self.event.evidence.span.start - self.words.span.start)]
        return HEDGED.search(self.words.quote) is not None or AIMED_AT.search(before) is not None

    @property
    def stance(self) -> Modality:
        """How it is told where somebody denies it: what another is heard for is alleged, and so is what anybody is
        charged with. Only what a report tells in its own voice is told as done.
        """
        modality = self.event.modality
        is_claim = self.source or CHARGED.search(self.frame)
        return Modality.ALLEGED if modality in CLAIMED and is_claim else modality

    def is_on_what(self, denial: "Telling") -> bool:
        """Say whether this names what a denied deed was done to ("strikes on the market"), where the denial says it."""
        trigger = denial.event.evidence
        behind = denial.words.quote[max(0, trigger.span.end - denial.words.span.start) :]
        onto = ONTO.match(f"{trigger.quote.split()[-1]}{behind}")
        return onto is None or onto[1].casefold() in self.words.quote.casefold()

    def may_be_denied(self, denial: "Telling") -> bool:
        """Say whether a denial may be of this: one of some days is of what is told for them, or told beside it."""
        if denial.span is None or self.words.article == denial.words.article:
            return True
        return self.span is not None and compare_days(self.span, denial.span) is not Relation.CONTRADICTS

    def stands_before(self, other: "Telling") -> bool:
        """Say whether this is told right before another, which may answer it: "raids hit it, but he denied that"."""
        between = other.event.evidence.span.start - self.event.evidence.span.end
        return self.words.article == other.words.article and 0 <= between <= ANSWERED

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this telling gives the value."""
        origin = origins.of(self.words, self.source)
        return Statement(value=value, evidence=self.words, origin=origin, speaker=origins.speaker(self.source))


@dataclass(frozen=True)
class Tellings:
    """Every telling of a case, by its own mention and by the mention that it is about."""

    of: Mapping[Mention, Telling]
    about: Mapping[Mention, Sequence[Telling]]
    by_article: Mapping[str, Sequence[Telling]]
    echoes: Mapping[Mention, Echo]

    def first_told(self, happening: Happening) -> tuple[Mention, ...]:
        """Return the mentions of a happening that repeat none of its others."""
        mentions = frozenset(happening.mentions)
        return tuple(m for m in happening.mentions if m not in self.echoes or self.echoes[m].original not in mentions)

    def faithful(self, happening: Happening) -> tuple[Mention, ...]:
        """Return the mentions of a happening but those that a copy changed."""
        first = frozenset(self.first_told(happening))
        return tuple(m for m in happening.mentions if m in first or not self.echoes[m].edited)

    def original(self, mention: Mention) -> Mention:
        """Return the mention in another report that one of a copy repeats, else the mention itself."""
        seen = {mention}
        while (echo := self.echoes.get(mention)) and echo.original not in seen:
            mention = echo.original
            seen.add(mention)
        return mention

    def is_edited(self, article: str, span: Span) -> bool:
        """Say whether a copy has changed what these words of it tell."""
        echo = self.echoes.get(Mention(article=article, span=span))
        return echo is not None and echo.edited

    def matter(self, telling: Telling) -> frozenset[str]:
        """Return the sense of the event that a telling is about, if any: of an accusation, a deed of the accused."""
        about = telling.event.about
        other = about and self.of.get(Mention(article=telling.words.article, span=about))
        if other and telling.event.sense == ACCUSING:
            accused = {target.name for target in telling.event.targets if target.named}
            others = {actor.name for actor in other.event.actors if actor.named}
            if accused and others and not accused & others:
                return frozenset()
        return frozenset({other.event.sense} if other else ())

    def acts_about(self, telling: Telling) -> Sequence[Telling]:
        """Return the tellings that are about this one: who denies it, calls for it, cancels it."""
        return self.about.get(Mention(article=telling.words.article, span=telling.event.evidence.span), ())

    def is_denial(self, telling: Telling) -> bool:
        """Say whether somebody denies the event of this telling, in so many words: "denied that the blast occurred".

        Of "deny that they hit civilians in their raids", the raids are not denied: the denial is about something else.
        """
        if telling.event.modality is not Modality.DENIED or telling.source is None:
            return False
        without_matter = (act for act in self._around(telling) if act.event.about is None)
        acts = [
            act for act in (*self.acts_about(telling), *without_matter) if not (act.before_heading or act.is_given_up)
        ]
        return any(
            act.event.sense in DENYING and not act.refuses and not _is_on_what_is_behind(act, telling) for act in acts
        )

    def _around(self, telling: Telling) -> Iterator[Telling]:
        """Yield the tellings whose clause holds the trigger of this one behind their own."""
        return self._before(telling.words.article, telling.event.evidence.span)

    def _before(self, article: str, span: Span) -> Iterator[Telling]:
        return (other for other in self.by_article.get(article, ()) if other.matter_span.contains(span))

    def is_answered_elsewhere(self, claim: Telling, denials: Sequence[Telling]) -> bool:
        """Say whether all that is denied was told, right before, of another town or day than a claim is of.

        What another report tells without either may be of any.
        """
        return all(any(_is_of_another(claim, told) for told in self._answered(denial)) for denial in denials)

    def _answered(self, denial: Telling) -> Iterator[Telling]:
        told = self.by_article.get(denial.words.article, ())
        return (t for t in told if t.event.sense == denial.event.sense and t.stands_before(denial))

    def is_in_denial(self, telling: Telling) -> bool:
        """Say whether what is told is only part of what its source denies: "denied that the raid killed anyone"."""
        return self.denies(telling.source, telling.words.article, telling.event.evidence.span)

    def denies(self, source: Participant | None, article: str, span: Span) -> bool:
        """Say whether these words stand in what their source, or the report's nameless one, denies."""
        denials = self._plainly_denied.get(article)
        if denials is None:
            return False
        acts = (act.event for act in denials if act.matter_span.contains(span))
        return any(source is None or any(actor.name == source.name for actor in act.actors) for act in acts)

    @cached_property
    def _plainly_denied(self) -> Mapping[str, Sequence[Telling]]:
        """The tellings of each report that somebody denies something, whoever it is."""
        denied = {id: [t for t in told if t.event.sense == DENYING_PLAINLY] for id, told in self.by_article.items()}
        return {id: acts for id, acts in denied.items() if acts}

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The names of all that some report quotes."""
        sources = (telling.source for told in self.by_article.values() for telling in told)
        return frozenset(source.name for source in sources if source and source.named)

    @property
    def denials(self) -> Iterator[Telling]:
        """Yield every telling that somebody denies something, in order."""
        for article in sorted(self._plainly_denied):
            denied = self._plainly_denied[article]
            yield from (telling for telling in denied if telling.event.actors and not telling.is_given_up)

    def is_called_off(self, telling: Telling) -> bool:
        """Say whether a telling only names what another act of the same report calls off."""
        off = telling.event.modality is Modality.CANCELLED
        return off and any(act.event.sense in CALLING_OFF for act in self.acts_about(telling))

    @cached_property
    def _proposed(self) -> Mapping[str, Sequence[Telling]]:
        """The tellings of each report that somebody puts something forward."""
        proposed = {id: [t for t in told if t.event.sense == PROPOSING] for id, told in self.by_article.items()}
        return {id: acts for id, acts in proposed.items() if acts}

    def proposals_within(self, telling: Telling) -> Iterator[Telling]:
        """Yield the other tellings in the clause of this one that somebody puts something forward."""
        for other in self._proposed.get(telling.words.article, ()):
            if other is not telling and telling.words.span.contains(other.event.evidence.span):
                yield other


def find_tellings(case: Case) -> Tellings:
    """Find the event behind every mention of a case."""
    of: dict[Mention, Telling] = {}
    about: dict[Mention, list[Telling]] = {}
    by_article: dict[str, list[Telling]] = {}
    states = find_states(case)
    for report in case.reports:
        article = report.article
        voiced = {
            e.about: e.actors[0] for e in report.annotations.events if e.about and e.actors and e.sense in VOICING
        }
        denying = {e.about: who for e in report.annotations.events if e.about and (who := _nameless_denier(e, article))}
        names = frozenset(entity.evidence.span.start for entity in report.annotations.entities)
        accusers = {e.about: e.actors for e in report.annotations.events if e.about and e.sense == ACCUSING}
        for event in report.annotations.events:
            if event.actors and accusers.get(event.evidence.span) == event.actors:
                event = msgspec.structs.replace(event, actors=())  # nobody accuses themselves: the accused did it
            event = states.acting(event, article.text)
            words = evidence(article.id, article.text, event.clause.start, event.clause.end)
            voice = None if event.sense == ACCUSING else voiced.get(event.evidence.span)
            heading = _stands_before_heading(event, article.text, names)
            voice = denying.get(event.evidence.span) or event.source or voice
            dated = rests_on_no_guess(event, article)
            telling = Telling(event, words, voice, own_days(event, article), heading, article.text, dated)
            of[Mention(article=article.id, span=event.evidence.span)] = telling
            by_article.setdefault(article.id, []).append(telling)
            if event.about:
                about.setdefault(Mention(article=article.id, span=event.about), []).append(telling)
    return Tellings(of, about, by_article, {echo.echo: echo for echo in case.echoes})


def _is_on_what_is_behind(denial: Telling, deed: Telling) -> bool:
    """Say whether a denial is of what is behind a deed, which it grants: "denied any politics behind the arrest"."""
    between = denial.text[denial.event.evidence.span.end : deed.event.evidence.span.start]
    return BEHIND.search(between) is not None


BEHIND = re.compile(r"\bbehind (?:[\w’'-]+ ){0,2}$")

# So much of a sentence tells who speaks of a deed, and how.
FRAME = 240
SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n")


def _is_of_another(claim: Telling, answered: Telling) -> bool:
    here, there = claim.event.where, answered.event.where
    if here is None or there is None or Precision.COUNTRY in (here.precision, there.precision):
        told_apart = claim.words.article != answered.words.article and there is not None
        return told_apart and answered.span is not None and claim.span is None
    return compare_places(here, there) is not Relation.EQUAL


def _nameless_denier(event: Event, article: Article) -> Participant | None:
    """Return who stands right before a denial that is nobody's: "with the army denying the raid, says Roth"."""
    start = event.evidence.span.start
    if event.sense != DENYING_PLAINLY or event.actors or not event.evidence.quote.endswith("ing"):
        return None
    told = DENIER.search(article.text, max(0, start - FAR), start)
    if told is None:
        return None
    words = evidence(article.id, article.text, *told.span("who"))
    return Participant(evidence=words, name=words.quote)


DENIER = re.compile(r"\b(?:with|while) the (?P<who>[\w’'-]+(?: [\w’'-]+){0,2}) $")


def _stands_before_heading(event: Event, text: str, names: Set[int]) -> bool:
    """Say whether a capital that begins no name follows: a text that lost its marks goes on with a heading.

    What is denied by "a charge that the army denied" stands before it, and what follows is a new sentence too.
    """
    after = event.evidence.span.end
    if event.sense == DENYING_PLAINLY and CHARGE.search(text, max(0, after - FAR), event.evidence.span.start):
        return True
    start = SPACE.match(text, after).end()  # type: ignore[union-attr]  # it matches nothing too
    return text[start : start + 1].isupper() and text[start : start + 2] != "I " and start not in names


SPACE = re.compile(r"\s*")

# "an accusation the army", before "has denied".
CHARGE = re.compile(r"\b(?:accusation|allegation|charge|claim)s?,? (?:(?:that|which) )?(?:[\w'’-]+ ){1,4}$")
FAR = 80
