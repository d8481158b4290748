"""Hearing: who says a thing as its own passage has it, which is what a brief may name.

Weighing asks whose account a statement is, also by what stands far from it and in other reports. A reader who has the
passage alone must find there who is named for it: whom it quotes, else the outlet or the agency that the report is of.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from rashomon.model import Evidence, Modality, Origin, OriginKind, Quote, QuoteKind, Report, Span, Stance, Statement
from rashomon.telling.attributions import (
    according_to,
    bare,
    head,
    headed,
    is_of_body,
    is_pronoun,
    is_said,
    is_source,
    reporting_for,
    signed,
    source_at,
    source_before,
    source_of,
    verbs_of_saying,
    without_place,
)
from rashomon.telling.citing import MANY, Notes, count_marks, has_initials, mark, marks_of_name
from rashomon.telling.meant import TURN, Heard, aside, find_denier, meant, with_group
from rashomon.telling.openings import is_in_title
from rashomon.wording.copies import added, is_added, is_copy
from rashomon.wording.normal import fold, forms

# What a body is called that a sentence has named, and the letters of an article before a name.
BODIES = frozenset({"agency", "commission", "company", "department", "group", "ministry", "office", "organisation"})
BODIES |= {"organization", "party", "union"}
ARTICLE = 4

# What an entity is that speaks.
SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})

NEAR = 2  # an entity may end with the letters of a genitive, or take in a stop


@dataclass(frozen=True)
class Hearing:
    """Who says what in the reports of a case; `own` is who publishes each of them, `names` one name for each."""

    reports: Mapping[str, Report]
    own: Mapping[str, Origin]
    names: Mapping[str, str]
    notes: Notes
    _told: dict[Statement, Statement] = field(default_factory=dict)
    _said: dict[str, Sequence[tuple[int, int, Quote]]] = field(default_factory=dict)
    _added: dict[str, tuple[Origin | None, Sequence[tuple[int, int]]]] = field(default_factory=dict)

    def told(self, statement: Statement) -> Statement:
        """Return a statement with the origin and the speaker that its passage gives it."""
        if statement not in self._told:
            heard = self._hear(statement)
            origin = heard.origin
            if (
                origin.kind is OriginKind.PRIMARY
                and (name := self._in_full(origin.name, statement.evidence.article)) != origin.name
            ):
                heard = replace(heard, origin=replace(origin, name=name), speaker=name)
            self._told[statement] = heard
        return self._told[statement]

    def _in_full(self, name: str, id: str) -> str:
        """Return a name without the place that ran into it; a short one as the one body of its report that has it."""
        bare_name = without_place(name)
        known = self.names.get(bare_name, bare_name)
        if " " in known:
            return known
        bodies = {entity.name for entity in self.reports[id].annotations.entities if known in entity.name.split()}
        longer = [body for body in bodies if len(body.split()) >= MANY and without_place(body) == body]
        return longer[0] if len(longer) == 1 else known

    def _hear(self, statement: Statement) -> Statement:
        passage, own = self.notes.passage(statement.evidence, ()), self.publisher(statement)
        heard = self._heard(statement, passage)
        if heard is None:
            return replace(statement, origin=own, speaker=None)
        heard = _without_name(self._agency(heard, statement.evidence) or heard)
        heard = self._subject(heard, self.reports[statement.evidence.article], passage) or heard
        if (medium := reporting_for(heard.words)) and not count_marks(heard.words, (mark(own.name),)):
            heard = Heard(medium, medium)
        elif medium:
            return replace(statement, origin=own, speaker=None)
        if not self._can_name(heard, passage):
            return replace(statement, origin=own, speaker=None if is_pronoun(heard.words) else heard.words)
        is_bare = heard.name is None and (statement.origin.name in MONITORS or is_of_body(heard.words))
        if statement.origin.kind is OriginKind.PRIMARY and _is_same(heard, statement) and not is_bare:
            return statement
        if heard.name is None and _is_same(heard, statement):
            speaker = heard.words if _is_other_source(heard, statement) else statement.speaker
            return replace(statement, origin=own, speaker=speaker)
        if heard.name is None:
            return replace(statement, origin=own, speaker=heard.words)
        origin = Origin(id=f"heard:{fold(heard.name)}", name=heard.name, kind=OriginKind.PRIMARY)
        return replace(statement, origin=origin, speaker=heard.name)

    def _can_name(self, heard: Heard, passage: Evidence) -> bool:
        """Say whether a passage, or the sentences around it, names who is heard."""
        name = heard.name or heard.words
        return _is_named(name, self.notes.naming(passage, name))

    def speakers(self, statements: Iterable[Statement]) -> Mapping[Evidence, str]:
        """Return whom the passages of some statements are to name."""
        told = ((s.evidence, self.told(s)) for s in statements)
        named = ((words, self._to_name(one, words)) for words, one in told)
        return {words: name for words, name in named if name}

    def _to_name(self, told: Statement, words: Evidence) -> str | None:
        """Return who a passage is to name: a body and the person who speaks for it, where what is near names both."""
        body, person = told.origin.name, told.speaker
        if told.origin.kind is not OriginKind.PRIMARY:
            return person
        if person is None or person == body or not person.istitle() or is_source(person):
            return body
        both = f"{person} and {body}"
        return both if _is_named(both, self.notes.naming(self.notes.passage(words, ()), both)) else body

    def publisher(self, statement: Statement) -> Origin:
        """Return whose words a passage is: the outlet's or agency's of its own report, as that shows it.

        That another report of the same text credits an agency, a reader of this one cannot see.
        """
        words = statement.evidence
        return self._adder(words) or self.own.get(words.article, statement.origin)

    def _adder(self, words: Evidence) -> Origin | None:
        """Return the outlet that printed an agency's text, of words that no other copy of that has."""
        if words.article not in self._added:
            self._added[words.article] = self._additions(words.article)
        outlet, stretches = self._added[words.article]
        return outlet if is_added(words.span.start, words.span.end, stretches) else None

    def _additions(self, id: str) -> tuple[Origin | None, Sequence[tuple[int, int]]]:
        """Return the outlet of an agency's text and what it added to it, as far as other copies show that."""
        article, agency = self.reports[id].article, self.own.get(id)
        label = article.source.label
        if agency is None or agency.kind is not OriginKind.AGENCY or not label or fold(label) == fold(agency.name):
            return None, ()
        others = (self.reports[other].article.text for other, origin in self.own.items() if origin == agency)
        copies = tuple(text for text in others if text != article.text and is_copy(article.text, text))
        outlet = Origin(id=f"outlet:{fold(label)}", name=label, kind=OriginKind.OUTLET)
        return outlet, added(article.text, copies) if copies else ()

    def is_of_document(self, statement: Statement) -> bool:
        """Say whether words stand within what a report gives of somebody's statement."""
        passage = self.notes.passage(statement.evidence, ())
        return self._in_document(self.reports[statement.evidence.article], passage) is not None

    def is_posted(self, statement: Statement) -> bool:
        """Say whether words are somebody's post on a network that the report shows."""
        return _posted(self.notes.passage(statement.evidence, ()), statement.evidence) is not None

    def _heard(self, statement: Statement, passage: Evidence) -> Heard | None:
        """Return who is heard on some words in their passage, if anyone but the report.

        A nameless source of weighing that the passage has is one that its own words give. Of a name that it has the
        passage may say what it is there; so what it quotes, and whom it tells "according to", is asked first.
        """
        told, report = statement.evidence, self.reports[statement.evidence.article]
        named = with_group(_named_in(statement, passage), passage)
        if statement.value == Modality.DENIED and (named or statement.speaker is None):
            return named  # who denies is who weighing found to, whoever tells it, and else the report
        if statement.value == Modality.DENIED and (denier := find_denier(report, told, self.names)):
            return denier
        if named is None and statement.value == Modality.ALLEGED and TURN.match(report.article.text, told.span.end):
            return None  # "he is charged with theft; he denies it, his lawyer said": the lawyer did not charge him
        if source := aside(passage.quote, told.span.end - passage.span.start, named):
            return Heard(source)
        if named and named.name is None and _has_words(named.words, passage):
            shown = _only_shows(named, report, passage) and self._saying(report, told, passage)
            in_full = self._described(named, report, told, passage)
            return self._medium(report, told, passage) or shown or in_full or self._named(named, report)
        according = _according_to(passage, told, named)
        return (
            _posted(passage, told)
            or self._medium(report, told, passage)
            or self._quoted(report, told, passage)
            or (according and self._called(report, passage, according))
            or named
            or self._headed(report, passage)
            or self._saying(report, told, passage)
            or self._going_on(report, told)
            or self._in_document(report, passage)
        )

    def _quoted(self, report: Report, told: Evidence, passage: Evidence) -> Heard | None:
        """Return whom a passage quotes for some words: of several, one within the other, the inner one."""
        text, start, end = report.article.text, told.span.start, told.span.end
        near = (quote for first, last, quote in self._quotes(report) if first < end and start < last)
        quotes = (quote for quote in near if _tells(quote, told.span, text))
        found = [q for q in quotes if q.source and (passage.span.contains(q.source) or _is_in_marks(q, told, text))]
        inner = min(found, key=lambda quote: sum(part.end - part.start for part in quote.content), default=None)
        if inner is None or inner.source is None or inner.speaker is None:
            return None
        words, name = bare(inner.source.of(text)), inner.speaker.name
        if is_pronoun(words):
            is_near = _is_named(name, self.notes.naming(passage, name))
            return meant(inner, inner.speaker, report, self.names, is_near=is_near)
        if inner.speaker.named and not name[:1].isdigit():
            return Heard(words, self.names.get(name, name))
        return None if words.isupper() else Heard(words)

    def _quotes(self, report: Report) -> Sequence[tuple[int, int, Quote]]:
        """Return the quotations of a report that tell what somebody says, each with where its parts begin and end."""
        if report.article.id not in self._said:
            self._said[report.article.id] = [
                (min(span.start for span in parts), max(span.end for span in parts), quote)
                for quote in report.annotations.quotes
                if _may_tell(quote, report.article.text)
                if (parts := [span for span in (*quote.content, quote.source, quote.cue) if span])
            ]
        return self._said[report.article.id]

    def _described(self, named: Heard, report: Report, told: Evidence, passage: Evidence) -> Heard | None:
        """Return a source without a name by all words for it: "a source close to the inquiry" is not the inquiry."""
        quoted = self._quoted(report, told, passage)
        parts = OF_WHAT.split(quoted.words) if quoted and quoted.name is None else ()
        return quoted if len(parts) > 1 and bare(parts[-1]) == named.words else None

    def _subject(self, heard: Heard, report: Report, passage: Evidence) -> Heard | None:
        """Return the body that a sentence begins with for "the agency" in it, not another that it names."""
        if heard.name is None or heard.words not in BODIES or not _is_named(heard.name, passage):
            return None
        first = (e for e in report.annotations.entities if 0 <= e.evidence.span.start - passage.span.start <= ARTICLE)
        body = next((entity for entity in first if entity.label == "ORG"), None)
        return Heard(body.evidence.quote, self.names.get(body.name, body.name)) if body else None

    def _agency(self, heard: Heard, told: Evidence) -> Heard | None:
        """Return the agency that "the official agency" is, by its name in the sentences before."""
        name = heard.name or heard.words
        if not name.islower() or head(name) != "agency":
            return None
        named = [c for c in self.reports[told.article].article.credits if c.evidence and _is_behind(told, c.evidence)]
        return Heard(named[-1].agency, named[-1].agency) if named else None

    def _medium(self, report: Report, told: Evidence, passage: Evidence) -> Heard | None:
        """Return who reported some words citing another: "nine died, the Daily Post reported citing officials"."""
        if not CITING.search(passage.quote):
            return None
        quotes = (q for q in report.annotations.quotes if q.cue and passage.span.contains(q.cue))
        citing = next((q.cue for q in quotes if q.cue and CITING.search(q.cue.of(report.article.text))), None)
        return self._entity(report, citing.start - 1) if citing and citing.start >= told.span.end else None

    def _named(self, heard: Heard, report: Report) -> Heard:
        """Return who is heard with the name that the report has for just these words."""
        called = (e.name for e in report.annotations.entities if fold(e.name) == fold(heard.words))
        name = next(called, None)
        return Heard(heard.words, self.names.get(name, name)) if name else heard

    def _called(self, report: Report, passage: Evidence, found: re.Match[str]) -> Heard | None:
        """Return who is meant by words that name a source: somebody with a name, or a source without one."""
        start, end = (passage.span.start + place for place in found.span("who"))
        if entity := self._entity(report, end, since=start):
            return entity
        words = bare(found["who"])
        return Heard(words) if is_source(words) else None

    def _entity(self, report: Report, end: int, since: int = 0) -> Heard | None:
        """Return who is named right before a place."""
        for entity in report.annotations.entities:
            span = entity.evidence.span
            if entity.label in SPEAKING and abs(span.end - end) <= NEAR and span.end > since:
                return Heard(entity.evidence.quote, self.names.get(entity.name, entity.name))
        return None

    def _headed(self, report: Report, passage: Evidence) -> Heard | None:
        """Return who a headline says it of."""
        found = headed(passage.quote) if is_in_title(passage, report.article) else ()
        return next(filter(None, (self._called(report, passage, one) for one in found)), None)

    def _saying(self, report: Report, told: Evidence, passage: Evidence) -> Heard | None:
        """Return who stands before a verb of saying behind some words, or at the beginning of their sentence."""
        start, end = told.span.start - passage.span.start, told.span.end - passage.span.start
        for at in verbs_of_saying(passage.quote, start, end):
            if source := source_at(passage.quote, at):
                return Heard(source)
            if entity := self._entity(report, passage.span.start + at):
                return entity
            if source := source_before(passage.quote, at):
                return Heard(source)
            if HE.search(passage.quote, 0, at):
                return self._last(report, passage.span.start + at)
        return None

    def _going_on(self, report: Report, told: Evidence) -> Heard | None:
        """Return who spoke last in marks, for words in marks that nobody is told to say: ... said Roth. "Nine ..."""
        text = report.article.text
        begin = text.rfind("\n", 0, told.span.start) + 1
        return self._last(report, told.span.start, in_marks=True) if _is_open(text[begin : told.span.start]) else None

    def _in_document(self, report: Report, passage: Evidence) -> Heard | None:
        """Return whose statement words are of: between "according to a statement by Roth" and "the statement"."""
        text, (begin, end) = report.article.text, (passage.span.start, passage.span.end)
        near, after = max(0, begin - FAR_BEHIND), DOCUMENT.search(text, end, end + FAR_BEHIND)
        before = re.compile(BEGUN.format(after["what"])).search(text, near, begin) if after else None
        if before is None:
            return None
        of_it = (q for q in report.annotations.quotes if q.source and near <= q.source.start < begin)
        last = next((q for q in of_it if q.source and q.source.end >= before.start() and q.speaker), None)
        return Heard(last.speaker.name, last.speaker.name) if last and last.speaker and last.speaker.named else None

    def _last(self, report: Report, before: int, *, in_marks: bool = False) -> Heard | None:
        """Return the person, or who in marks, that a report has quoted last before a place, by name."""
        for quote in reversed(report.annotations.quotes):
            if quote.source is None or quote.speaker is None or quote.evidence.span.end > before:
                continue
            if before - quote.evidence.span.end > FAR_BEHIND:
                return None
            fits = quote.kind is not QuoteKind.INDIRECT if in_marks else quote.speaker.label == "PERSON"
            if fits and quote.speaker.named:
                return Heard(
                    quote.source.of(report.article.text), self.names.get(quote.speaker.name, quote.speaker.name)
                )
        return None


def _according_to(passage: Evidence, told: Evidence, named: Heard | None) -> re.Match[str] | None:
    """Return who a passage says that some words are told according to; not where somebody else is named in between."""
    found = according_to(passage.quote)
    between = passage.quote[found.end() : max(0, told.span.start - passage.span.start)] if found else ""
    return None if named and named.words in between else found


def _is_same(heard: Heard, statement: Statement) -> bool:
    """Say whether a statement is given to who is heard already."""
    of = [statement.speaker, statement.origin.name if statement.origin.kind is not OriginKind.OUTLET else None]
    names = [mark(name) for name in of if name]
    return any(not mark(one).isdisjoint(name) for one in (heard.words, heard.name) if one for name in names)


def _is_other_source(heard: Heard, statement: Statement) -> bool:
    """Say whether who is heard has no name and is not only a shorter word for who speaks: "medical sources"."""
    if not statement.speaker:
        return True
    return is_source(heard.words) and not set(forms(heard.words)) <= set(forms(statement.speaker))


def _named_in(statement: Statement, passage: Evidence) -> Heard | None:
    """Return who a statement is given to where its passage names them; of a source without a name, its noun."""
    if statement.origin.kind is OriginKind.PRIMARY:
        names = filter(None, (statement.speaker, statement.origin.name))
        naming = (name for name in names if _is_named(name, passage))
        return next((_of_origin(name, statement.origin.name, passage) for name in naming), None)
    noun = fold(head(statement.speaker or ""))
    is_there = bool(noun) and count_marks(passage.quote, (frozenset({noun}),)) > 0
    return Heard(statement.speaker) if statement.speaker and is_there else None


def _of_origin(name: str, origin: str, passage: Evidence) -> Heard:
    """Return who is heard by a name in a passage: not a body for "a source at the Harbour Office"."""
    source = source_of(name, passage.quote)
    return Heard(source) if source else Heard(name, origin)


def _without_name(heard: Heard) -> Heard:
    """Return who is heard without what is taken for a name and is a word for any source: "Monitor"."""
    name = heard.name or ""
    return Heard(name.lower()) if name in MONITORS else heard


# Capitalised at the end of a headline. "Observatory" and "Police" may be short for one body.
MONITORS = frozenset({"Activists", "Monitor", "Monitoring group", "Monitors", "State media", "Watchdog"})


def _is_behind(told: Evidence, named: Evidence) -> bool:
    return 0 <= told.span.start - named.span.end <= FAR_BEHIND


def _has_words(speaker: str, passage: Evidence) -> bool:
    """Say whether a passage has all words for a source: one that only has "sources" may have others than these."""
    return set(forms(speaker)) <= set(forms(passage.quote))


def _only_shows(named: Heard, report: Report, passage: Evidence) -> bool:
    """Say whether a passage tells of a source that it does something, and not that it says so: "released footage"."""
    for quote in report.annotations.quotes:
        is_there = quote.source is not None and passage.span.contains(quote.source)
        if is_there and quote.cue and quote.speaker and fold(quote.speaker.name) == fold(named.words):
            return not is_said(report.article.text, quote.cue)
    return False


def _is_open(before: str) -> bool:
    """Say whether marks of quotation are open behind some words of a paragraph."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_named(name: str, passage: Evidence) -> bool:
    marks = marks_of_name(name)
    return count_marks(passage.quote, marks) == len(marks) or has_initials(passage.quote, name)


def _may_tell(quote: Quote, text: str) -> bool:
    """Say whether a quotation tells what somebody says."""
    if quote.source is None or quote.speaker is None or quote.stance is Stance.DENIES:
        return False
    return quote.cue is None or is_said(text, quote.cue)


def _tells(quote: Quote, told: Span, text: str) -> bool:
    """Say whether most of some words are said by a quotation, and neither name who says it nor say that."""
    cue = quote.cue.of(text) if quote.cue else ""
    naming = [words for words in (quote.source, quote.cue) if words and words.overlaps(told)]
    if naming and not cue.lower().startswith("according"):  # a clause may begin with "according to"
        return False
    shared = sum(max(0, min(part.end, told.end) - max(part.start, told.start)) for part in quote.content)
    rest = told.end - told.start - sum(words.end - words.start for words in naming)
    return 2 * shared >= rest


def _is_in_marks(quote: Quote, told: Evidence, text: str) -> bool:
    """Say whether words are a speaker's own: who that is may stand in the sentence before or behind."""
    own = (part for part in quote.content if part.contains(told.span))
    opened = (OPENED.search(text, max(0, part.start - 1), part.start + 1) for part in own)
    return quote.kind is not QuoteKind.INDIRECT and any(opened)


OPENED = re.compile(r"[“\"]")

# "... according to the statement", "the statement said".
WHAT = "communiqu[eé]|complaint|indictment|letter|press release|report|statement"
BEGUN = r"\b(?:according to|in) an? (?:\w+ ){{0,2}}{0}\b"
DOCUMENT = re.compile(rf"he (?<=\b[Tt]he )(?P<what>{WHAT})\b")

# "A source close to the inquiry", "the emergency department of the region".
OF_WHAT = re.compile(r" (?:at|close to|for|from|in|inside|of|within) ")

CITING = re.compile(r"\b(?:citing|quoting) ?")

# "... in the attack he said".
HE = re.compile(r"\b(?:he|she)$", re.IGNORECASE)

# Who spoke so many letters before some words may still be who speaks. By judgement.
FAR_BEHIND = 500


def _posted(passage: Evidence, told: Evidence) -> Heard | None:
    """Return whose post on a network some words of a passage are."""
    author = signed(passage.quote[told.span.end - passage.span.start :])
    return Heard(f"post by {author}") if author else None
