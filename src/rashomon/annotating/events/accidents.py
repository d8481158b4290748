"""What harms without violence: nature, fire, accidents, vehicles that nobody is told to drive, gas that explodes."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from rashomon.annotating.events.arguments import noun_heads, verb_heads
from rashomon.annotating.events.predicates import Predicate
from rashomon.wording.tables import read_table

# The types of event that only somebody does: by a storm or a fire nobody is assaulted, deported or arrested.
VIOLENT = frozenset({"ASSAULT", "COERCE"})
# All that a vehicle does by itself; guns fire from it too, and troops take towns.
COLLIDING = frozenset({"attack", "attack civilians", "kill", "wound"})
# Words before what exploded, or made it.
BY = frozenset({"in", "by", "from", "of", "during", "at", "inside"})


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Read the words once, by their group."""
    return {group: frozenset(listed) for group, listed in read_table("annotating", "accidents").items()}


def is_accident(predicate: Predicate) -> bool:
    """Say whether a trigger of violence tells of weather, a fire or an accident: no event of violence."""
    if predicate.sense.type not in VIOLENT:
        return False
    doers = verb_heads(predicate).actors if predicate.is_verb else noun_heads(predicate).actors
    if predicate.head.lemma_.lower() in words()["explosions"]:
        return _explodes_of_itself(predicate.head, doers)
    return bool(doers) and all(_is_harmless(doer, predicate) for doer in doers)


def _sources(explosion: Token) -> Iterator[Token]:
    """Yield what an explosion is told to be in, of or by: "an explosion in a gas pipe", "caused by a leak of gas"."""
    for child in explosion.children:
        if child.lower_ in BY and child.dep_ in ("prep", "agent"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _is_harmless(doer: Token, predicate: Predicate) -> bool:
    return _is_cause(doer) or (predicate.sense.name in COLLIDING and _is_undriven(doer))


def _is_cause(noun: Token) -> bool:
    """Say whether a noun is a force of nature, a fire, an accident or an explosion of what explodes of itself."""
    lemma, known = noun.lemma_.lower(), words()
    if lemma in known["explosions"]:
        return _explodes_of_itself(noun, [])
    if noun.pos_ == "PROPN" and any(child.lower_ in known["forces"] for child in noun.lefts):
        return True  # "Typhoon Rai"
    if lemma in known["forces"]:
        return not any(child.lower_ == "of" for child in noun.children)
    if lemma in known["fires"]:
        return not _is_of_weapons(noun)
    return lemma in known["accidents"] or lemma in known["bursting"]


def _is_of_weapons(fire: Token) -> bool:
    """Say whether a fire is that of weapons: "sniper fire", "Israeli fire", "fire from troops"."""
    known = words()
    after = fire.doc[fire.i + 1 : fire.i + 2]  # wherever the parse hangs it: "struck by fire from across the border"
    if any(link.lower_ in known["fired_by"] and not any(map(_is_cause, link.children)) for link in after):
        return True  # but "smoke from the fire"
    return any(child.lemma_.lower() in known["shots"] or child.ent_type_ == "NORP" for child in fire.lefts)


def _is_undriven(noun: Token) -> bool:
    """Say whether a noun is a vehicle of which no driver and no charge is told."""
    known = words()
    if noun.lemma_.lower() not in known["vehicles"]:
        return False
    return not any(word.lemma_.lower() in known["driven"] | known["weapons"] for word in noun.subtree)


def _explodes_of_itself(explosion: Token, doers: list[Token]) -> bool:
    """Say whether gas, a boiler or fireworks exploded, by the words before, in or of which it is told."""
    known = words()
    near = [*doers, *explosion.lefts, *_sources(explosion)]
    near += [noun for clause in explosion.rights if clause.dep_ == "acl" for noun in _sources(clause)]
    named = [token.lemma_.lower() for noun in near for token in (noun, *noun.lefts)]
    return not (known["gases"] | known["bursting"]).isdisjoint(named) and known["weapons"].isdisjoint(named)
