"""Who does it to whom: subjects, objects and phrases of a trigger, through voice, control and coordination."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.lexicon import lexicon
from rashomon.annotating.events.predicates import Predicate
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant, Role

# Entities that act or are acted on; the others (dates, numbers, money) never are.
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", ""})
NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Words that stand for the whole clause or for nothing: never a participant.
EMPTY = frozenset({"it", "there", "this", "that", "what", "which", "these", "those", "all", "some", "one", "both"})

# How far up a subject is looked for: deeper chains of control are misparses more often than not.
DEEPEST = 5


@dataclass
class Heads:
    """The head words of who acts and who is acted on."""

    actors: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)


def arguments(
    predicate: Predicate, paragraph: Paragraph, cast: Cast, triggers: frozenset[int]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return the actors and the targets of a trigger; both sides of a symmetric event are actors."""
    heads = verb_heads(predicate) if predicate.is_verb else noun_heads(predicate)
    if paragraph.role is Role.TITLE or paragraph.role is Role.HEADING:
        _read_headline(predicate, heads)
    actors = _participants(heads.actors, paragraph, cast, triggers)
    if predicate.sense.symmetric:
        return _unique([*actors, *_participants(heads.targets, paragraph, cast, triggers)]), ()
    taken = {p.evidence.span for p in actors}
    targets = [p for p in _participants(heads.targets, paragraph, cast, triggers) if p.evidence.span not in taken]
    return _unique(actors), _unique(targets)


def verb_heads(predicate: Predicate) -> Heads:
    """Collect the arguments of a verb."""
    heads = Heads()
    verb = predicate.head
    if verb.dep_ == "amod":
        return _attributive(verb, heads)
    _add_subject(verb, heads)
    _add_objects(verb, predicate.sense.targets, heads, first=not predicate.sense.symmetric)
    return heads


def noun_heads(predicate: Predicate) -> Heads:
    """Collect the arguments of a noun: its own phrases, then those of the verb that carries it."""
    heads = Heads()
    noun, sense = predicate.head, predicate.sense
    for child in noun.children:
        if child.dep_ in ("poss", "nmod", "compound", "amod") and child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON"):
            heads.actors.append(child)
            heads.actors.extend(c for c in child.children if c.dep_ in ("amod", "compound") and c.ent_type_ == "NORP")
        elif child.dep_ == "poss":
            heads.actors.append(child)
        elif child.dep_ == "relcl":
            heads.actors.extend(_responsible(child))
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            _add_agent(child, heads)
    _add_phrases(noun, sense.targets, heads, of="of" in sense.targets)
    if predicate.carrier is not None:
        _add_carried(predicate, predicate.carrier, heads)
    _add_predicated(noun, heads)
    return heads


def _add_subject(verb: Token, heads: Heads, depth: int = 0) -> None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    side = heads.targets if passive else heads.actors
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if subjects:
        for subject in subjects:
            target = heads.targets if subject.dep_ == "nsubjpass" else side
            target.append(verb.head if subject.lower_ in RELATIVES and verb.dep_ == "relcl" else subject)
        return
    if depth >= DEEPEST:
        return
    head = verb.head
    if verb.dep_ == "acl":
        (heads.targets if verb.tag_ == "VBN" else heads.actors).append(head)
    elif verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        _same_subject(head, side, depth)
    elif verb.dep_ in ("xcomp", "ccomp", "advcl", "prep", "pcomp", "relcl", "dep"):
        controller = head.head if head.dep_ in ("prep", "mark") else head
        if controller.pos_ not in ("VERB", "AUX"):
            _noun_controls(controller, side, depth)
            return
        objects = [c for c in controller.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
        if objects and controller.lemma_ in lexicon().object_control:
            side.extend(objects)
        else:
            _same_subject(controller, side, depth)


def _same_subject(verb: Token, side: list[Token], depth: int) -> None:
    """Give `side` the subject of another verb, active or passive: it is the same person."""
    other = Heads()
    _add_subject(verb, other, depth + 1)
    side.extend(other.targets if other.targets and not other.actors else other.actors)


def _noun_controls(noun: Token, side: list[Token], depth: int) -> None:
    """Find the subject of "Kerry's decision to meet", "his call for ending ...": the noun's owner, else its verb's."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        side.append(owner)
    elif noun.dep_ in ("dobj", "pobj"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ == "VERB":
            _same_subject(verb, side, depth)


def _add_objects(verb: Token, targets: frozenset[str], heads: Heads, *, first: bool) -> None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.tag_ not in ("WDT", "WP", "IN"):
            heads.targets.append(child)
    _add_agent(verb, heads)
    _add_phrases(verb, targets, heads, of=False)
    if not heads.targets and first and verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.children):
        heads.targets.append(verb.head)


def _add_agent(verb: Token, heads: Heads) -> None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            heads.actors.extend(c for c in child.children if c.dep_ == "pobj")


def _add_phrases(head: Token, targets: frozenset[str], heads: Heads, *, of: bool) -> None:
    """Read the prepositional phrases of a verb or noun; "with" and "alongside" join, "by" acts."""
    for child in head.children:
        if child.dep_ not in ("prep", "dative", "agent", "prt"):
            continue
        word = child.lower_
        objects = [c for c in child.children if c.dep_ == "pobj"]
        if word == "by" or (word == "of" and not of and head.pos_ in ("NOUN", "PROPN")):
            heads.actors.extend(objects)
        elif word in targets or word == "alongside":
            heads.targets.extend(objects)
            for nested in child.children:
                if nested.dep_ == "prep" and nested.lower_ in targets:
                    heads.targets.extend(c for c in nested.children if c.dep_ == "pobj")


def _add_carried(predicate: Predicate, verb: Token, heads: Heads) -> None:
    """Take the subject of the carrying verb ("Kerry held talks with") and its phrases."""
    noun, sense = predicate.head, predicate.sense
    subject = Heads()
    _add_subject(verb, subject)
    passive = bool(subject.targets) and not subject.actors
    who = [token for token in (subject.actors or subject.targets) if token != noun]
    through = noun.dep_ == "pobj" and noun.head.dep_ == "prep"
    if passive and not through and not sense.symmetric:
        _add_agent(verb, heads)
    elif sense.symmetric or not passive:
        heads.actors.extend(who)
    else:
        heads.targets.extend(who)
    for child in verb.children:
        if child.dep_ == "dobj" and child != noun and (verb.lemma_ in lexicon().include or (through and sense.symmetric)):
            heads.targets.append(child)
    _add_phrases(verb, sense.targets | {"alongside"} if sense.symmetric else sense.targets - {"to"}, heads, of=True)


def _add_predicated(noun: Token, heads: Heads) -> None:
    """Read what an outer verb tells of the noun: "the talks should include Turkey", "A is guilty of war crimes"."""
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        for member in (verb, *(c for c in verb.children if c.dep_ == "xcomp")):
            if member.lemma_ in lexicon().include:
                heads.targets.extend(c for c in member.children if c.dep_ == "dobj")
    elif noun.dep_ == "pobj" and verb.head.lemma_ in ("guilty", "responsible", "complicit"):
        accused = Heads()
        _add_subject(verb.head.head, accused)
        heads.actors.extend(accused.actors)


def _responsible(clause: Token) -> Iterable[Token]:
    """Read "war crimes for which Syria and Russia were responsible"."""
    if any(child.lemma_ in ("responsible", "guilty") for child in clause.children):
        return [child for child in clause.children if child.dep_ == "nsubj"]
    return []


def _attributive(participle: Token, heads: Heads) -> Heads:
    """Read "a French-drafted resolution": the word before the hyphen acts, the noun is acted on."""
    heads.targets.append(participle.head)
    first = participle.i - 1
    if first >= 1 and participle.doc[first].text == "-":
        heads.actors.append(participle.doc[first - 1])
    return heads


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


def _participants(
    heads: Sequence[Token], paragraph: Paragraph, cast: Cast, triggers: frozenset[int]
) -> list[Participant]:
    found: list[Participant] = []
    for head in heads:
        if head.i in triggers or head.pos_ not in NOUN_LIKE or head.lower_ in EMPTY or head.ent_type_ not in ACTING:
            continue
        countries = _senders(head)
        if countries:
            found.extend(cast.participant(paragraph, token) for token in countries)
        elif head.dep_ in ("amod", "compound", "nmod", "poss"):
            found.append(cast.participant(paragraph, head))
        else:
            found.extend(cast.participants(paragraph, head))
            for member in head.conjuncts:
                found.extend(cast.participant(paragraph, token) for token in _senders(member))
    return found


def _senders(head: Token) -> list[Token]:
    """Return the countries of "foreign ministers from Turkey, Qatar and Iran": they take part."""
    if head.ent_type_ == "PERSON" or head.lemma_.lower() not in lexicon().officials:
        return []
    phrase = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("from", "of")), None)
    if phrase is None:
        return []
    named = [token for token in phrase.subtree if token.ent_type_ == "GPE" and token.ent_iob_ == "B"]
    return [_last_of_name(token) for token in named]


def _last_of_name(token: Token) -> Token:
    while token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I":
        token = token.nbor()
    return token


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple({p.evidence.span: p for p in participants}.values())
