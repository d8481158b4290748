"""From triggers to events, paragraph by paragraph, with what the report told before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.corrections import corrected
from rashomon.annotating.events.accidents import is_accident
from rashomon.annotating.events.antecedents import Antecedents
from rashomon.annotating.events.arguments import arguments
from rashomon.annotating.events.carriers import CIRCUMSTANTIAL
from rashomon.annotating.events.dates_to_keep import is_aside, is_of_nobody
from rashomon.annotating.events.lexicon import OCCASION, lexicon
from rashomon.annotating.events.modality import Status, lies_ahead, read_status
from rashomon.annotating.events.moods import DEEDS
from rashomon.annotating.events.predicates import PEOPLE, Predicate, find_predicates, is_object_only
from rashomon.annotating.events.refining import contexts_of, instrument_of, mode_of
from rashomon.annotating.events.settings import Atlas, Days, Voices
from rashomon.annotating.events.threats import only_warns
from rashomon.annotating.events.words import modal_words
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.times.attach import TO_THE_DAY, Clock
from rashomon.model import Event, Modality, Participant, Place, Quote, Role, Span, Time, When, WhenBasis

HEADLINES = frozenset({Role.TITLE, Role.HEADING, Role.STANDFIRST})
# What is asked or threatened is the deed itself, not what only tells more of it.
ASKING = frozenset({"asked", "conditional"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "prep", "pobj", "pcomp", "dative", "acl", "conj", "amod", "prt"})
# Who was killed in a fire that broke out on Tuesday was so on Tuesday, whatever the rest of the report tells.
HARMS = frozenset({"kill", "wound"})
DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})
TO_COME = frozenset({Modality.PLANNED, Modality.CONDITIONAL})
# Whose actor is the voice of what is only alleged: who looks into a deed does not say who did it.
CHARGING = frozenset({"accuse", "prosecute", "sue"})
DISPUTED = frozenset({Modality.ALLEGED, Modality.DENIED})
Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


@dataclass
class Scene:
    """A paragraph's triggers by their head, what each is about, and who is accused of what by whom.

    `occasions` are told beside them: no deed is about a vote or a funeral, nor hangs on one.
    """

    paragraph: Paragraph
    triggers: Mapping[int, Predicate]
    matters: Mapping[int, Predicate]
    occasions: Sequence[Predicate] = ()
    accused: dict[int, tuple[Participant, ...]] = field(default_factory=dict)
    accusers: dict[int, Participant] = field(default_factory=dict)
    contexts: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of each sentence with a trigger, by its start

    @classmethod
    def of(cls, paragraph: Paragraph, report: str) -> "Scene":
        """Find the triggers of a paragraph and the events that they are about."""
        found = find_predicates(paragraph.doc, report)
        occasions = [
            each for each in found if each.sense.type == OCCASION and not (is_of_nobody(each) or is_aside(each))
        ]
        found = [each for each in found if each.sense.type != OCCASION]
        triggers = {
            each.head.i: each for each in found if not (is_accident(each) or only_warns(each) or is_of_nobody(each))
        }
        for predicate in list(triggers.values()):  # "urged him to call for a truce" is one call
            matter = _matter(predicate, triggers) if predicate.sense.complement == "asked" else None
            if matter is not None and matter.sense == predicate.sense:
                del triggers[matter.head.i]
        about = ((i, _matter(predicate, triggers)) for i, predicate in triggers.items() if predicate.sense.complement)
        matters = {i: m for i, m in about if m is not None and m.sense != triggers[i].sense}
        return cls(paragraph, triggers, matters, occasions)

    def contexts_of(self, predicate: Predicate) -> tuple[str, ...]:
        """Return the contexts of a trigger's sentence."""
        sentence = predicate.head.sent
        if sentence.start not in self.contexts:
            self.contexts[sentence.start] = contexts_of(sentence)
        return self.contexts[sentence.start]


class Teller:
    """One report's events, with what was told before of each sense."""

    def __init__(
        self, parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
    ) -> None:
        self._cast = cast
        self._report = parsed.article.text.lower()
        self._antecedents = Antecedents(cast)
        self._clock = Clock(parsed, tuple(times))
        self._atlas = Atlas(places, quotes)
        self._days = Days(times)
        self._voices = Voices(quotes, parsed)
        self._planned: set[str] = set()  # the senses of which a planned event was told
        self._placed: dict[str, Place] = {}  # where the last event of a sense was
        self._dated: dict[str, When] = {}  # when the last planned event of a sense is to be

    def tell(self, paragraph: Paragraph) -> Iterator[Event]:
        """Yield the events of a paragraph."""
        scene = Scene.of(paragraph, self._report)
        wanted = {matter.head.i for matter in scene.matters.values()}
        withdrawn = corrected(paragraph)
        for predicate in (*scene.triggers.values(), *scene.occasions):
            if any(span.overlaps(_trigger(predicate, paragraph)) for span in withdrawn):
                continue
            if predicate.sense.joining and predicate.sense.name not in self._planned:
                continue
            event = self._event(predicate, scene)
            if predicate.head.i not in wanted and _is_empty(event, predicate):
                continue
            self._remember(event, predicate, scene)
            yield event
        self._antecedents.pass_by(paragraph)

    def _event(self, predicate: Predicate, scene: Scene) -> Event:
        paragraph = scene.paragraph
        published = paragraph.article.published.value
        actors, targets = self._sides(predicate, scene)
        clause, span = _clause(predicate, paragraph), _trigger(predicate, paragraph)
        happened = self._clock.when_harmed if predicate.sense.name in HARMS else self._clock.when
        when = happened(paragraph, predicate.verb or predicate.head, clause, predicate.head)
        headline = paragraph.role in HEADLINES
        status = read_status(predicate, scene.triggers, when, published, headline=headline)
        modality = self._modality(predicate, status, without_actors=not actors)
        charge = predicate.sense.type == "ACCUSE" and not predicate.is_verb
        matter = scene.matters.get(predicate.head.i)
        source = self._voices.source(span, modality, of_charge=charge)
        if source is None and modality is Modality.ALLEGED:
            source = scene.accusers.get(predicate.head.i)
        return Event(
            evidence=paragraph.quote(span.start, span.end),
            clause=clause,
            type=predicate.sense.type,
            sense=predicate.sense.name,
            mode=mode_of(predicate, _tokens(predicate), matter),
            modality=modality,
            actors=actors,
            targets=targets,
            where=self._where(predicate, paragraph, actors),
            when=self._when(when, predicate, scene, modality),
            source=source,
            about=_trigger(matter, paragraph) if matter is not None else None,
            contexts=scene.contexts_of(predicate),
            instrument=instrument_of(predicate, paragraph),
        )

    def _sides(self, predicate: Predicate, scene: Scene) -> Sides:
        """Return actors and targets.

        Who suspends talks or cancels a visit does so to those who take part; who is blamed for an attack, or denies
        it, is the one said to have done it. What explodes does not do so to anybody, nor does who owns it.
        """
        if predicate.sense.unless_set_off:
            return (), ()
        actors, targets = self._arguments(predicate, scene)
        if not actors and not predicate.sense.symmetric:
            actors = scene.accused.get(predicate.head.i, ())
        matter = scene.matters.get(predicate.head.i)
        if matter is not None and predicate.sense.complement == "cancelled" and not targets:
            known = {actor.name for actor in actors}
            targets = tuple(p for side in self._arguments(matter, scene) for p in side if p.name not in known)
        return actors, targets

    def _arguments(self, predicate: Predicate, scene: Scene) -> Sides:
        return arguments(predicate, scene.paragraph, self._cast, self._antecedents, scene.triggers)

    def _where(self, predicate: Predicate, paragraph: Paragraph, actors: Sequence[Participant]) -> Place | None:
        """Return the place of an event; "the bombing" is where the last one was, who joins does so where they meet."""
        place = self._atlas.where(paragraph, predicate, actors)
        again = not predicate.is_verb and predicate.sense.type == "ASSAULT" and _definite(predicate.head)
        if place is None and (again or predicate.sense.joining):
            return self._placed.get(predicate.sense.name)
        return place

    def _when(self, when: When | None, predicate: Predicate, scene: Scene, modality: Modality) -> When | None:
        """Return the time of an event, where it can be the event's own; what is planned takes the day in its clause."""
        paragraph, published = scene.paragraph, scene.paragraph.article.published.value
        fitting = None if _only_describes(predicate, when) else _fitting(when, predicate, modality, published)
        if predicate.sense.joining:
            return fitting or self._dated.get(predicate.sense.name)
        if fitting is None and modality is Modality.PLANNED:
            return self._days.within(paragraph, predicate, _clause(predicate, paragraph))
        return fitting

    def _modality(self, predicate: Predicate, status: Status, *, without_actors: bool) -> Modality:
        """Let "the meeting", where its own words do not say, be as planned as when it was last told of."""
        if predicate.sense.joining:
            return status.modality if status.stated else Modality.PLANNED
        again = not predicate.is_verb and predicate.sense.type == "CONSULT"
        again = again and (without_actors or _definite(predicate.head))
        open_to_it = not status.stated or status.modality is Modality.CONDITIONAL
        if open_to_it and again and predicate.sense.name in self._planned:
            return Modality.PLANNED
        return status.modality

    def _remember(self, event: Event, predicate: Predicate, scene: Scene) -> None:
        if event.modality is Modality.PLANNED:
            self._planned.add(event.sense)
            if event.when is not None:
                self._dated[event.sense] = msgspec.structs.replace(event.when, basis=WhenBasis.NARRATIVE)
        if predicate.sense.symmetric:
            self._antecedents.meet(event.actors, scene.paragraph)
        if event.where is not None:
            self._placed[event.sense] = event.where
        matter = scene.matters.get(predicate.head.i)
        if matter is not None and matter.sense.type in DEEDS and predicate.sense.complement in ("alleged", "denied"):
            scene.accused[matter.head.i] = event.targets if predicate.sense.complement == "alleged" else event.actors
            if predicate.sense.complement == "denied" and _only_suffered(matter):
                del scene.accused[matter.head.i]
        if matter is not None and predicate.sense.name in CHARGING and event.actors:
            scene.accusers[matter.head.i] = event.actors[0]


def _only_suffered(predicate: Predicate) -> bool:
    """Say whether a clause tells only whom a deed befell: who denies that they were hit may not have hit them."""
    return predicate.is_verb and any(child.dep_ == "nsubjpass" for child in predicate.head.children)


def _is_empty(event: Event, predicate: Predicate) -> bool:
    """Say whether a weak trigger has nobody to it, a loose one nobody with a name, or nobody with a name will join."""
    sides = (*event.actors, *event.targets)
    if predicate.sense.type == OCCASION:
        return event.modality is not Modality.CANCELLED and not (event.modality is Modality.PLANNED and event.when)
    if predicate.sense.joining:
        return event.modality not in TO_COME or not any(side.named for side in sides)
    if predicate.loose:
        bodies = lexicon().roles["bodies"]
        return not any(side.named or not bodies.isdisjoint(side.name.lower().split()) for side in sides)
    return predicate.weak and predicate.carrier is None and not sides and event.modality not in DISPUTED


def _fitting(when: When | None, predicate: Predicate, modality: Modality, published: date | None) -> When | None:
    """Drop a time that cannot be the event's: a day ahead for what was done.

    The report's own day is a guess for news, and none for what is to come or was over before ("had met", "after").
    What is hoped for takes no past day from the clause that hopes.
    """
    if when is None or (predicate.beside and when.basis is not WhenBasis.PUBLISHED):
        return None
    ahead = lies_ahead(when, published)
    if when.basis is WhenBasis.PUBLISHED:
        return when if modality in DONE and not _was_before(predicate.verb) else None
    if modality in DONE:
        return None if ahead else when
    hoped_for = modality in (Modality.PLANNED, Modality.CONDITIONAL)
    if hoped_for and when.basis is WhenBasis.NARRATIVE:
        return None  # "the funeral is on Friday. The government will send aid": not on Friday
    own = when.basis is WhenBasis.CLAUSE and predicate.verb is not None
    return None if hoped_for and not own and not ahead else when


def _only_describes(predicate: Predicate, when: When | None) -> bool:
    """Say whether a verb only tells in whose hands the land of another deed is, which a day is of.

    "Planes bombed areas captured by rebels on Monday" were captured before; a month or a year may be of either.
    """
    verb = predicate.head
    if predicate.sense.name != "occupy" or verb.dep_ != "acl" or verb.tag_ != "VBN":
        return False
    above = next((token for token in verb.ancestors if token.pos_ == "VERB"), None)
    return above is not None and above.i < verb.i and (when is None or when.time.grain in TO_THE_DAY)


def _was_before(verb: Token | None) -> bool:
    if verb is None:
        return False
    earlier = ("had", "has", "have"), ("after", "since", "before")
    return any(
        (c.dep_ == "aux" and c.lower_ in earlier[0]) or (c.dep_ == "mark" and c.lower_ in earlier[1])
        for c in verb.children
    )


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)


def _trigger(predicate: Predicate, paragraph: Paragraph) -> Span:
    return paragraph.span(paragraph.doc[predicate.start : predicate.end])


def _clause(predicate: Predicate, paragraph: Paragraph) -> Span:
    return paragraph.span(_tokens(predicate))


def _tokens(predicate: Predicate) -> Tokens:
    """Return the words of the trigger's clause: what hangs on its verb, without the clauses joined to it."""
    verb = predicate.verb or next((t for t in predicate.head.ancestors if t.pos_ in ("VERB", "AUX")), predicate.head)
    joined = (child.i for child in verb.rights if child.dep_ in ("cc", "conj") and child.i > predicate.head.i)
    end = next(joined, verb.right_edge.i + 1)
    return predicate.head.doc[min(verb.left_edge.i, predicate.start) : max(end, predicate.end)]


def _matter(predicate: Predicate, triggers: Mapping[int, Predicate]) -> Predicate | None:
    """Return the event that this one is about: the nearest trigger in its complement.

    Who calls for an end to the bombing does not call for the bombing: it is about nothing that we name.
    """
    layer = [predicate.head]
    while layer:
        layer = [child for token in layer for child in token.children if _complements(child, token, predicate.head)]
        if predicate.sense.complement == "alleged":
            layer = [child for child in layer if not _is_used(child, triggers)]
        if predicate.sense.complement in ASKING:
            layer = [child for child in layer if not _only_tells_more(child, predicate.head)]
        found = next((triggers[token.i] for token in layer if token.i in triggers), None)
        if found is not None:
            return found
        layer = [token for token in layer if token.lemma_ not in modal_words().ending]
    return None


def _is_used(child: Token, triggers: Mapping[int, Predicate]) -> bool:
    """Say whether a charge is of what was made of a deed, not of the deed: "accused of exploiting the attacks"."""
    deed = triggers.get(child.i)
    return deed is not None and is_object_only(deed) and child.head.i not in triggers


def _only_tells_more(child: Token, head: Token) -> bool:
    """Say whether a phrase only tells more of what is asked for: the attack of "access to the site of the attack"."""
    above = child.head
    if child.dep_ not in ("prep", "acl") or above == head:
        return False
    if above.pos_ == "VERB":
        return child.lower_ in ("for", "after", "over", "to") and above.lemma_ not in modal_words().pursuing
    if child.dep_ == "acl" and above.ent_type_ in PEOPLE:
        return False  # "called on Russia to end its raids"
    return above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() not in modal_words().through


def _complements(child: Token, token: Token, head: Token) -> bool:
    if child.dep_ == "nsubjpass" and token == head and head.pos_ == "VERB":
        return True
    if child.dep_ not in COMPLEMENTS or child.i < head.i:
        return False
    if child.dep_ == "conj" and token == head and head.pos_ == "VERB":
        return False  # "disputed the claim and called for a vote"
    return not (child.lower_ in CIRCUMSTANTIAL and token.pos_ == "VERB")
