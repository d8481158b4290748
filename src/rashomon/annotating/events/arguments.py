"""Who does it to whom: subjects, objects and phrases of a trigger, through voice, control and coordination."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import countries
from rashomon.annotating.events.antecedents import PLURALS, Antecedents
from rashomon.annotating.events.lexicon import Sense, lexicon
from rashomon.annotating.events.predicates import PEOPLE, Predicate, is_called_off, misread
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant, Role

# Entities that act or are acted on; the others (dates, numbers, money) never are.
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", ""})
NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Words that stand for the whole clause or for nothing: never a participant.
EMPTY = frozenset({"it", "there", "this", "that", "what", "which", "these", "those", "all", "some", "one", "other"})

# Types whose targets are places as often as states: "an attack on Moscow" is one on the city.
PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "CONSULT", "RETREAT"})
PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "you", "them", "us", "me", "him", "her", "their", "its", "our", "his"}
)

# "Diplomats of the region in Vienna" are not Vienna's.
LOCATIVE = frozenset({"in", "at"})

# How far up a subject is looked for: deeper chains of control are misparses more often than not.
DEEPEST = 5


@dataclass
class Heads:
    """The head words of who acts and who is acted on."""

    actors: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)


def arguments(
    predicate: Predicate, paragraph: Paragraph, cast: Cast, antecedents: Antecedents, triggers: Mapping[int, Predicate]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return the actors and the targets of a trigger; both sides of a symmetric event are actors."""
    heads = verb_heads(predicate) if predicate.is_verb else noun_heads(predicate)
    if paragraph.role in (Role.TITLE, Role.HEADING, Role.STANDFIRST):
        _read_headline(predicate, heads)
    naming = _Naming(predicate, paragraph, cast, antecedents, triggers)
    actors, targets = naming.of(heads.actors, acting=True), naming.of(heads.targets, acting=False)
    if predicate.sense.symmetric:
        return _unique([*actors, *targets]), ()
    taken = {p.name for p in actors}
    return _unique(actors), _unique(p for p in targets if p.name not in taken)


def verb_heads(predicate: Predicate) -> Heads:
    """Collect the arguments of a verb."""
    heads = Heads()
    verb = predicate.head
    if predicate.sense.joining:  # "Turkey is expected to join them" tells of Turkey
        _add_subject(verb, heads)
        return Heads(actors=heads.actors or heads.targets)
    if misread(verb):
        return _misread(verb, heads)
    if verb.dep_ == "amod":
        return _attributive(verb, heads)
    _add_subject(verb, heads)
    if predicate.sense.symmetric and verb.lemma_ in lexicon().roles["topics"]:
        heads.targets.clear()  # "a draft was discussed": it takes no part
    _add_objects(verb, predicate.sense, heads)
    return heads


def noun_heads(predicate: Predicate) -> Heads:
    """Collect the arguments of a noun: its own phrases, then those of the verb that carries it."""
    heads = Heads()
    noun, sense = predicate.head, predicate.sense
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("amod", "nmod", "compound") and child.ent_type_ in PEOPLE):
            if child.dep_ != "compound" or child.ent_type_ != "GPE":
                heads.actors.append(_driven(child))
            elif not sense.symmetric:  # "Aleppo bombings" are of Aleppo; "Syria talks" are on Syria
                acted_on = sense.name == "visit" or (sense.type == "ASSAULT" and not child.text.isupper())
                (heads.targets if acted_on else heads.actors).append(child)
        elif child.dep_ == "amod" and child.lower_ == "led":
            heads.actors.extend(_prefix(child))
        elif child.dep_ == "nsubj" and is_called_off(noun):
            heads.targets.append(child)
        elif child.dep_ == "relcl":
            heads.actors.extend(_responsible(child))
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            _add_agent(child, heads)
    _add_phrases(noun, sense.targets, heads, of="of" in sense.targets)
    if predicate.carrier is not None:
        _add_carried(predicate, predicate.carrier, heads)
    _add_predicated(noun, heads, symmetric=sense.symmetric)
    return heads


def _driven(owner: Token) -> Token:
    """Return Moscow for the "its" of "France lured Moscow into its veto": the deed is of who is driven to it."""
    if owner.lower_ not in ("its", "their"):
        return owner
    for verb in owner.ancestors:
        if verb.pos_ != "VERB":
            continue
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.ent_type_ in PEOPLE and c.i < owner.i]
        if objects and verb.lemma_ in lexicon().roles["object_control"]:
            return objects[0]
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            return owner
    return owner


def _add_subject(verb: Token, heads: Heads, depth: int = 0) -> None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    side = heads.targets if passive else heads.actors
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if subjects:
        for subject in subjects:
            target = heads.targets if subject.dep_ == "nsubjpass" else side
            target.append(verb.head if subject.lower_ in RELATIVES and verb.dep_ == "relcl" else subject)
        return
    if depth >= DEEPEST or verb.head.i == verb.i:
        return
    head = verb.head
    if verb.dep_ == "acl" and not _infinitive(verb):
        if verb.tag_ == "VBG" and _is_territory(head):  # "raids on Homs killing six": it is not Homs that kills
            _same_subject(next((t for t in head.ancestors if t.pos_ == "VERB"), head), heads.actors, depth)
        else:
            (heads.targets if verb.tag_ == "VBN" else heads.actors).append(head)
    elif verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        _same_subject(head, side, depth)
    elif verb.dep_ in ("acl", "xcomp", "ccomp", "advcl", "prep", "pcomp", "relcl", "dep"):
        controller = head.head if head.dep_ in ("prep", "mark") else head
        if controller.pos_ == "ADJ" and controller.head.pos_ in ("VERB", "AUX"):
            controller = controller.head  # "is ready to meet", "guilty of attacking"
        if controller.pos_ not in ("VERB", "AUX"):
            _noun_controls(controller, side, depth)
            return
        objects = [c for c in controller.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        if objects and controller.lemma_ in lexicon().roles["object_control"]:
            side.extend(objects)
        else:
            _same_subject(controller, side, depth)


def _is_territory(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in lexicon().group("land")


def _same_subject(verb: Token, side: list[Token], depth: int) -> None:
    """Give `side` the subject of another verb, active or passive: it is the same person."""
    other = Heads()
    _add_subject(verb, other, depth + 1)
    side.extend(other.targets if other.targets and not other.actors else other.actors)


def _noun_controls(noun: Token, side: list[Token], depth: int) -> None:
    """Find the subject of "Kerry's decision to meet", "his call for ending ...": the noun's owner, else its verb's."""
    owner = next((c for c in noun.children if c.dep_ == "poss" or (c.dep_ != "prep" and c.ent_type_ in PEOPLE)), None)
    if owner is not None:
        side.append(owner)
    elif noun.dep_ in ("dobj", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ == "VERB":
            _same_subject(verb, side, depth)


def _add_objects(verb: Token, sense: Sense, heads: Heads) -> None:
    if not (sense.symmetric and verb.lemma_ in lexicon().roles["topics"]):
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.tag_ not in ("WDT", "WP", "IN"):
                heads.targets.append(child)
    _add_agent(verb, heads)
    _add_phrases(verb, sense.targets, heads, of=False)
    if not heads.targets and verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.children):
        heads.targets.append(verb.head)


def _add_agent(verb: Token, heads: Heads) -> None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            heads.actors.extend(c for c in child.children if c.dep_ == "pobj" and not _is_means(c))


def _is_means(noun: Token) -> bool:
    """Say whether what "by" stands before is no actor but a way: "spoke by telephone", "came by sea"."""
    return noun.lemma_.lower() in lexicon().roles["means"]


def _add_phrases(head: Token, targets: frozenset[str], heads: Heads, *, of: bool) -> None:
    """Read the prepositional phrases of a verb or noun; "with" and "alongside" join, "by" acts."""
    for child in head.children:
        if child.dep_ not in ("prep", "dative", "agent", "prt"):
            continue
        word = child.lower_
        objects = [c for c in child.children if c.dep_ == "pobj"]
        if word in targets or word == "alongside":
            heads.targets.extend(objects)
            for nested in child.children:
                if nested.dep_ == "prep" and nested.lower_ in targets:
                    heads.targets.extend(c for c in nested.children if c.dep_ == "pobj")
        elif word == "by" or (word in ("of", "from") and not of and head.pos_ in ("NOUN", "PROPN")):
            heads.actors.extend(c for c in objects if not _is_means(c))


def _add_carried(predicate: Predicate, verb: Token, heads: Heads) -> None:
    """Take the subject of the carrying verb ("Kerry held talks with") and its phrases."""
    noun, sense = predicate.head, predicate.sense
    subject = Heads()
    _add_subject(verb, subject)
    passive = bool(subject.targets) and not subject.actors
    who = [token for token in (subject.actors or subject.targets) if token != noun]
    if passive and not sense.symmetric:
        _add_agent(verb, heads)
    elif _undergoes(verb, noun) and not sense.symmetric:
        heads.targets.extend(who)
    else:
        heads.actors.extend(who)
    roles = lexicon().roles
    if predicate.through and sense.symmetric and verb.lemma_ not in roles["topics"]:
        heads.targets.extend(c for c in verb.children if c.dep_ == "dobj" and _is_person(c))
    if sense.symmetric:
        _add_phrases(verb, sense.targets - {"to"} | {"alongside"}, heads, of=True)
    elif not predicate.through:
        _add_phrases(verb, sense.targets - {"to", "for", "of", "in"}, heads, of=True)


def _undergoes(verb: Token, noun: Token) -> bool:
    """Say whether the subject has it done to it: "Valls faced criticism", "the mayor is under investigation"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "under"
    return verb.lemma_ in lexicon().light["receive"] and noun.dep_ == "dobj"


def _is_person(token: Token) -> bool:
    return token.ent_type_ in PEOPLE or token.lemma_.lower() in lexicon().roles["officials"] or token.pos_ == "PRON"


def _add_predicated(noun: Token, heads: Heads, *, symmetric: bool) -> None:
    """Read what an outer verb tells of the noun: "the talks should include Turkey", "A is guilty of war crimes"."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and symmetric:
        for member in (verb, *(c for c in verb.children if c.dep_ == "xcomp")):
            if member.lemma_ in lexicon().light["include"]:
                heads.targets.extend(c for c in member.children if c.dep_ == "dobj")
    elif noun.dep_ == "pobj" and _lays_at_door(verb.head):
        _same_subject(verb.head.head, heads.actors, 0)


def _lays_at_door(word: Token) -> bool:
    """Say whether a word makes its subject the one who did it: "guilty of", "claimed responsibility for"."""
    if word.lemma_ == "responsibility":
        return word.head.lemma_ in ("claim", "admit")
    return word.lemma_ in ("guilty", "responsible", "complicit")


def _responsible(clause: Token) -> Iterable[Token]:
    """Read "war crimes for which Syria and Russia were responsible"."""
    if any(child.lemma_ in ("responsible", "guilty") for child in clause.children):
        return [child for child in clause.children if child.dep_ == "nsubj"]
    return []


def _attributive(participle: Token, heads: Heads) -> Heads:
    """Read "a French-drafted resolution": the word before the hyphen acts, the noun is acted on."""
    heads.targets.append(participle.head)
    heads.actors.extend(_prefix(participle))
    return heads


def _misread(verb: Token, heads: Heads) -> Heads:
    """Read a verb that the parser took for part of its object: its auxiliary or the verb above has the subject."""
    heads.targets.append(verb.head)
    subjects = [c for aux in verb.children if aux.dep_ == "aux" for c in aux.children if c.dep_ == "nsubj"]
    above = verb.head.head if verb.head.head.pos_ == "VERB" else verb.head.head.head
    objects = [child for child in above.children if child.dep_ == "dobj" and child != verb.head]
    if subjects:
        heads.actors.extend(subjects)
    elif objects and above.lemma_ in lexicon().roles["object_control"]:
        heads.actors.extend(objects)
    else:
        _same_subject(above, heads.actors, 0)
    return heads


def _prefix(participle: Token) -> Sequence[Token]:
    """Return the word before the hyphen of "French-drafted" and "US-led"."""
    hyphen = participle.i - 1
    return [participle.doc[hyphen - 1]] if hyphen >= 1 and participle.doc[hyphen].text == "-" else []


def _read_headline(predicate: Predicate, heads: Heads) -> None:
    """Read "Kerry, Lavrov to meet": in a headline an infinitive's subject stands before it, joined by a comma."""
    verb = predicate.verb
    if verb is None or verb.dep_ not in ("acl", "relcl", "advcl", "ROOT", "xcomp"):
        return
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return
    first = verb.head
    if first.pos_ in ("PROPN", "NOUN") and first.i < verb.i and first not in heads.actors:
        heads.actors.insert(0, first)


@dataclass(frozen=True)
class _Naming:
    """The way from the head words of one trigger to whom they stand for."""

    predicate: Predicate
    paragraph: Paragraph
    cast: Cast
    antecedents: Antecedents
    triggers: Mapping[int, Predicate]

    def of(self, heads: Sequence[Token], *, acting: bool) -> list[Participant]:
        """Name who the head words stand for, and leave out what cannot act: events, matters, unresolved pronouns."""
        dateline = _dateline_end(self.paragraph)
        as_state = acting or self.predicate.sense.type not in PLACED or self.predicate.sense.symmetric
        return [
            named
            for head in self._who(heads, acting=acting)
            if head.i not in self.triggers and _can_act(head)
            for participant in self._resolved(head)
            if not (acting and self._is_place_of(head, participant))
            if participant.evidence.span.end > dateline and participant.name.lower() not in PRONOUNS
            for named in _states(participant, seats=as_state)
        ]

    def _is_place_of(self, head: Token, participant: Participant) -> bool:
        """Say whether a name before a deed's noun is the town it was done to: "the Aleppo bombings"."""
        if self.predicate.is_verb or self.predicate.sense.type != "ASSAULT" or participant.label != "GPE":
            return False
        return head.dep_ in ("compound", "amod", "nmod") and participant.name not in countries().adjective

    def _who(self, heads: Iterable[Token], *, acting: bool) -> Iterator[Token]:
        """Yield the heads; where a raid is said to kill, those who flew it."""
        for head in heads:
            deed = self.triggers.get(head.i) if acting else None
            if deed is not None and not deed.is_verb and deed.head != self.predicate.head:
                yield from noun_heads(deed).actors
            else:
                yield head

    def _resolved(self, head: Token) -> Iterator[Participant]:
        paragraph, cast = self.paragraph, self.cast
        if any(child.i in self.triggers and misread(child) for child in head.lefts):
            if self.predicate.head.head == head:  # the verb within the phrase is no part of the name
                yield Participant(evidence=paragraph.evidence(head), name=head.text)
            return
        if head.lower_ in PLURALS:
            sides = self.antecedents.of(head, paragraph, symmetric=self.predicate.sense.symmetric)
            if sides:
                yield from sides
                return
        if head.dep_ in ("amod", "compound", "nmod", "poss") and head.ent_type_:
            yield cast.participant(paragraph, head)
            return
        for member in (head, *(m for m in head.conjuncts if m.i > head.i), *_listed(head)):
            senders = _senders(member) or _named_beside(member)
            if senders:
                yield from (cast.participant(paragraph, token) for token in senders)
            elif member.pos_ != "VERB":
                yield cast.participant(paragraph, member)


def _can_act(head: Token) -> bool:
    if head.pos_ not in NOUN_LIKE or head.lower_ in EMPTY or head.ent_type_ not in ACTING:
        return False
    return bool(head.ent_type_) or head.lemma_.lower() not in lexicon().roles["abstract"]


def _states(participant: Participant, *, seats: bool) -> Iterator[Participant]:
    """Yield the states meant: "Russian" is Russia, "Russian-Syrian" Russia and Syria, the Moscow that acts Russia."""
    known = countries()
    states: list[str | None] = []
    if participant.label in ("NORP", "GPE", None):
        states = [known.people.get(part) for part in participant.name.split("-")]
    if seats and participant.label == "GPE" and (state := known.governed_from(participant.name)):
        states = [state]
    if states and all(states):
        for state in states:
            yield msgspec.structs.replace(participant, name=str(state), label="GPE", named=True)
    else:
        yield participant


def _dateline_end(paragraph: Paragraph) -> int:
    """Return where the article's text goes on behind a dateline that this paragraph begins with, else 0."""
    dateline = paragraph.article.dateline
    if not dateline or not paragraph.doc.text.startswith(dateline):
        return 0
    return paragraph.start + len(dateline)


def _listed(head: Token) -> Iterator[Token]:
    """Yield the other states of "Turkey, Egypt and possibly Qatar", which the parser takes for an apposition."""
    for child in head.rights if head.ent_type_ == "GPE" else ():
        if child.dep_ == "appos" and child.ent_type_ == "GPE" and child.conjuncts:
            yield from (child, *child.conjuncts)


def _senders(head: Token) -> list[Token]:
    """Return the countries of "foreign ministers from Turkey, Qatar and Iran": they take part."""
    if head.ent_type_ == "PERSON" or head.lemma_.lower() not in lexicon().roles["officials"]:
        return []
    phrase = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("from", "of")), None)
    if phrase is None:
        return []
    named = [token for token in phrase.subtree if token.ent_type_ == "GPE" and token.ent_iob_ == "B"]
    states = [_last_of_name(token) for token in named]
    return [state for state in states if not (state.dep_ == "pobj" and state.head.lower_ in LOCATIVE)]


def _named_beside(head: Token) -> list[Token]:
    """Return the person of "his counterpart Barack Obama", where the parser did not join the name to the office."""
    if head.ent_type_ or head.lemma_.lower() not in lexicon().roles["officials"] or head.i + 1 >= len(head.doc):
        return []
    after = head.nbor()
    return [_last_of_name(after)] if after.ent_type_ == "PERSON" and after.ent_iob_ == "B" else []


def _last_of_name(token: Token) -> Token:
    while token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I":
        token = token.nbor()
    return token


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    first: dict[str, Participant] = {}
    for participant in participants:
        first.setdefault(participant.name, participant)
    return tuple(first.values())
