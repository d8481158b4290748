"""Who does it to whom: subjects, objects and phrases of a trigger, through voice, control and coordination."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.antecedents import Antecedents
from rashomon.annotating.events.lexicon import Sense, lexicon
from rashomon.annotating.events.naming import Naming
from rashomon.annotating.events.predicates import PEOPLE, Predicate, is_called_off, misread
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Participant, Role

RELATIVES = frozenset({"who", "which", "that", "whom"})
# Particles of a verb of meeting before the other side: "talk to".
WITH = frozenset({"with", "to"})
BEFORE = frozenset({"compound", "amod", "nmod"})
# Senses that tell what came of a deed.
HARMS = frozenset({"kill", "wound"})
# Types whose nouns take a body before them as who does it, and senses of which that would be whom it is done to.
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
UNDERGONE = frozenset({"kill", "wound", "arrest", "deport", "occupy"})
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
    naming = Naming(predicate, paragraph, cast, antecedents, triggers)
    acting = list(_behind_deeds(predicate, heads.actors or _through_deeds(predicate, triggers), triggers))
    actors, targets = naming.of(acting, acting=True), naming.of(heads.targets, acting=False)
    if predicate.sense.symmetric:
        return _unique([*actors, *targets]), ()
    taken = {p.name for p in actors}
    return _unique(actors), _unique(p for p in targets if p.name not in taken)


def _behind_deeds(predicate: Predicate, heads: Iterable[Token], triggers: Mapping[int, Predicate]) -> Iterator[Token]:
    """Yield the heads of who acts; where a raid is said to kill, those who flew it."""
    for head in heads:
        deed = triggers.get(head.i)
        if deed is not None and not deed.is_verb and deed.head != predicate.head:
            yield from noun_heads(deed).actors
        else:
            yield head


def _through_deeds(predicate: Predicate, triggers: Mapping[int, Predicate]) -> list[Token]:
    """Return the deeds that people are told to be killed or hurt in: "were killed in coalition air strikes"."""
    if not predicate.is_verb or predicate.sense.name not in HARMS:
        return []
    within = (noun for word in predicate.head.children if word.lower_ in ("in", "by") for noun in word.children)
    deeds = ((noun, triggers[noun.i].sense) for noun in within if noun.i in triggers)
    return [noun for noun, sense in deeds if sense.type == "ASSAULT" and not sense.symmetric]


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
    _add_objects(predicate, heads)
    if predicate.used:  # "shells fired at Homs": the shells are no target, nor the troops that are sent
        heads.targets = [token for token in heads.targets if token.dep_ == "pobj" and verb.is_ancestor(token)]
    return heads


def noun_heads(predicate: Predicate) -> Heads:
    """Collect the arguments of a noun: its own phrases, then those of the verb that carries it."""
    heads = Heads()
    noun, sense = predicate.head, predicate.sense
    for child in noun.children:
        bodies = [token for token in (child, *child.lefts) if _is_body_before(token, sense)]
        if child.dep_ in BEFORE and bodies:  # "regime barrel bomb attacks"
            heads.actors.extend(bodies)
        elif child.dep_ == "poss" or (
            child.dep_ in ("amod", "nmod", "compound") and child.ent_type_ in PEOPLE and not child.text.islower()
        ):
            if child.dep_ != "compound" or child.ent_type_ != "GPE":
                heads.actors.append(child)
            elif not sense.symmetric:  # "Aleppo bombings" are of Aleppo; "Syria talks" are on Syria
                acted_on = sense.name == "visit" or (sense.type == "ASSAULT" and not child.text.isupper())
                (heads.targets if acted_on else heads.actors).append(child)
        elif child.dep_ == "amod" and child.lower_ == "led":
            heads.actors.extend(_prefix(child))
        elif child.dep_ == "nsubj" and is_called_off(noun):
            heads.targets.append(child)
        elif child.dep_ == "relcl":
            heads.actors.extend(_responsible(child))
            if sense.type == "ASSAULT" and _is_alike(child, sense):  # "an attack that hit the market"
                heads.targets.extend(c for c in child.children if c.dep_ == "dobj" and child.head == noun)
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            _add_agent(child, heads)
            _add_phrases(child, sense.targets - {"of", "in"}, heads, of=True)
    asked = sense.targets - {"from"} if sense.type == "REQUEST" else sense.targets  # "a request from" is by whom it is
    _add_phrases(noun, asked, heads, of="of" in sense.targets)
    if predicate.carrier is not None:
        _add_carried(predicate, predicate.carrier, heads)
    _add_predicated(noun, heads, symmetric=sense.symmetric)
    return heads


def _is_body_before(word: Token, sense: Sense) -> bool:
    """Say whether a word before a deed's noun is who did it: "a government crackdown", "rebel shelling"."""
    if word.dep_ not in BEFORE or sense.type not in BODILY or sense.name in UNDERGONE:
        return False
    bodies = lexicon().roles["bodies"]
    return not word.ent_type_ and (word.lower_ in bodies or f"{word.lower_}s" in bodies)


def _add_subject(verb: Token, heads: Heads, depth: int = 0) -> None:
    passive = _is_passive(verb)
    side = heads.targets if passive else heads.actors
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if subjects:
        for subject in subjects:
            target = heads.targets if subject.dep_ == "nsubjpass" else side
            target.append(_antecedent(subject, verb) if subject.lower_ in RELATIVES else subject)
        return
    if depth >= DEEPEST or verb.head.i == verb.i:
        return
    head = verb.head
    if verb.dep_ == "acl" and not _infinitive(verb):
        if verb.tag_ == "VBG" and (_is_territory(head) or _is_by(verb, head)):  # "raids on Homs killing six": not Homs
            _same_subject(next((t for t in head.ancestors if t.pos_ == "VERB"), head), heads.actors, depth)
        else:
            (heads.targets if verb.tag_ == "VBN" else heads.actors).append(head)
    elif verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        _same_subject(head, side, depth)
    elif verb.dep_ in ("acl", "xcomp", "ccomp", "advcl", "prep", "pcomp", "relcl", "dep"):
        _controlled(verb, head.head if head.dep_ in ("prep", "mark") else head, side, depth)


def _controlled(verb: Token, controller: Token, side: list[Token], depth: int) -> None:
    """Add who does a verb without a subject of its own: whoever the word above it makes do it."""
    if controller.pos_ == "ADJ" and controller.head.pos_ in ("VERB", "AUX"):
        controller = controller.head  # "is ready to meet", "guilty of attacking"
    if controller.pos_ not in ("VERB", "AUX"):
        _noun_controls(controller, side, depth)
        return
    objects = [c for c in controller.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    if controller.lemma_ in lexicon().roles["asking_of"]:  # "called upon the council to condemn"
        objects += [o for c in controller.children if c.lower_ in ("on", "upon", "to") for o in c.children]
    if objects and controller.lemma_ in lexicon().roles["object_control"]:
        side.extend(objects)
    else:
        _same_subject(controller, side, depth)


def _is_passive(verb: Token) -> bool:
    """Say whether a verb has its object for a subject: "were killed or wounded", "was found, hit in the head"."""
    children = {child.dep_ for child in verb.children}
    if "auxpass" in children:
        return True
    if verb.tag_ != "VBN" or children & {"aux", "dobj"}:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return "agent" in children or _is_passive(verb.head)
    return verb.dep_ in ("advcl", "ccomp", "oprd", "xcomp")  # "left one victim wounded"


def _antecedent(relative: Token, verb: Token) -> Token:
    """Return the noun of a relative clause; the person before "who", where the parser hung it on what he is of."""
    if verb.dep_ != "relcl":
        return relative
    noun, before = verb.head, relative.nbor(-1) if relative.i else relative
    comma = before.text == ","
    before = before.nbor(-1) if comma and before.i else before
    of_him = relative.lower_ == "who" and before.ent_type_ == "PERSON" and noun.is_ancestor(before)
    return before if of_him and (comma or noun.tag_ != "NNS") else noun


def _is_territory(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in lexicon().group("land")


def _is_by(verb: Token, noun: Token) -> bool:
    """Say whether a harm only stands behind a thing of the deed: "shelled a rally for the vote killing six"."""
    harm = any(pattern.sense.name in HARMS for pattern in lexicon().verbs.get(verb.lemma_, ()))
    thing = noun.dep_ == "pobj" and noun.ent_type_ not in PEOPLE and not lexicon().names_deed(noun.lemma_.lower())
    return harm and thing and lexicon().roles["bodies"].isdisjoint((noun.lower_, f"{noun.lower_}s"))


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


def _add_objects(predicate: Predicate, heads: Heads) -> None:
    verb, sense = predicate.head, predicate.sense
    if not (sense.symmetric and verb.lemma_ in lexicon().roles["topics"]):
        objects = [child for child in _objects(verb) if child.tag_ not in ("WDT", "WP", "IN")]
        given = [child for child in objects if child.dep_ == "dative"]  # "offered them a deal": to them
        for child in given or objects:
            if child.lower_ in predicate.particles:  # "took control of areas"
                _add_phrases(child, frozenset({"of"}), heads, of=True)
            else:
                heads.targets.append(child)
    _add_agent(verb, heads)
    with_whom = (
        sense.targets | WITH.intersection(predicate.particles) if sense.symmetric else sense.targets
    )  # "talk to"
    with_whom = with_whom - {"against"} if sense.name in HARMS else with_whom  # "killed in a strike against the base"
    _add_phrases(verb, with_whom, heads, of=False)
    if not heads.targets and verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.children):
        heads.targets.append(verb.head)


def _objects(verb: Token) -> list[Token]:
    """Return the objects of a verb; those of the verb right behind it, where they are shared: "shot and killed two"."""
    own = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
    if own or _is_passive(verb):
        return own
    behind = [c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2 and c.tag_ == verb.tag_]
    return [child for other in behind for child in other.children if child.dep_ == "dobj"]


def _add_agent(verb: Token, heads: Heads) -> None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            heads.actors.extend(c for c in child.children if c.dep_ == "pobj" and not _is_means(c))
    if not heads.actors and _is_passive(verb):
        heads.actors.extend(_agents_behind(verb))


def _agents_behind(verb: Token) -> Iterator[Token]:
    """Yield who did it where the parser hung "by" on a place before: "killed in two towns of Idlib by army units"."""
    bodies = lexicon().roles["bodies"]
    for noun in (below for prep in verb.children if prep.dep_ == "prep" for below in prep.subtree):
        hung = noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.head.head.pos_ in ("NOUN", "PROPN")
        if hung and (noun.ent_type_ in PEOPLE or not bodies.isdisjoint((noun.lower_, f"{noun.lower_}s"))):
            yield noun


def _is_means(noun: Token) -> bool:
    """Say whether what "by" stands before is no actor but a way: "by telephone", "by force", not "by the air force"."""
    somebody = any(child.dep_ in ("det", "poss", "compound") for child in noun.children)
    return noun.lemma_.lower() in lexicon().roles["means"] and not somebody


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
    if predicate.through and not sense.symmetric and not _is_alike(verb, sense):
        return  # "she resigned during the investigation"
    passive = bool(subject.targets) and not subject.actors
    who = [token for token in (subject.actors or subject.targets) if token != noun]
    if passive and not sense.symmetric:
        _add_agent(verb, heads)
    elif passive and predicate.through and sense.type == "ASSAULT":
        pass  # "two were killed in clashes": they are no side of it
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


def _is_alike(verb: Token, sense: Sense) -> bool:
    """Say whether a verb is of the type of a deed that it stands beside: "killed ten in a raid"."""
    return any(pattern.sense.type == sense.type for pattern in lexicon().verbs.get(verb.lemma_, ()))


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


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    first: dict[str, Participant] = {}
    for participant in participants:
        first.setdefault(participant.name, participant)
    return tuple(first.values())
