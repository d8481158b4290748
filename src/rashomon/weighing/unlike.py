"""What makes two deeds of two clauses of one kin: another day, another thing or a woman whom it befalls, another doer.

"Officers searched the college" is not "police searched the house near the college", and who was charged three years ago
is not charged now.
"""

import re

from rashomon.model import Part as Place
from rashomon.model import Slot
from rashomon.weighing.alike import Keys, keys_of, verb_keys
from rashomon.weighing.deeds import FAR, Days, Deed, Part, lies_in, said_words
from rashomon.wording.normal import fold
from rashomon.wording.numbers import NUMBER

# What a clause tells of so many days before its report was not there when its affair began: what another tells without
# a day is not of then. By judgement: trials follow arrests by weeks, and reports look back on months.
LONG_AGO = 90

# Groups of deeds that both sides do: who does it to whom is the same thing.
MUTUAL = frozenset({"~meet", "~clash", "~agree", "~marry", "~~agree", "~~sign", "~~receive", "~crash"})


def meet_in_time(deed: Deed, other: Deed) -> bool:
    """Say whether two clauses can be of one day."""
    if deed.times and other.times:
        return any(_overlap(one, another) for one in deed.times for another in other.times)
    if _is_long_ago(deed) or _is_long_ago(other):
        return False
    if deed.told_on is None or other.told_on is None:
        return True
    if abs(deed.told_on - other.told_on) > FAR:
        return False
    return deed.begun_by <= other.told_on and other.begun_by <= deed.told_on


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_long_ago(deed: Deed) -> bool:
    """Say whether a clause tells, by its days, of what was done long before its report."""
    if deed.told_on is None or not deed.times:
        return False
    return max(end.toordinal() for _, end in deed.times) < deed.told_on - LONG_AGO


def befalls_another(slot: Place, deed: Deed, other: Deed, head: Part) -> bool:
    """Say whether what fills a slot of a deed is what it befalls, and in another clause it befalls another."""
    if slot.slot is not deed.befalling:
        return False
    tests = (_has_another_there, _befalls_somebody_by_him, _befalls_a_relative)
    return any(test(deed, other, head) for test in tests)


def _has_another_there(deed: Deed, other: Deed, head: Part) -> bool:
    """Say whether what a deed befalls is one thing in a clause, and in another some other that has a noun too."""
    if head.is_name or not other.is_verb:
        return False
    if (deed.verbs & other.verbs).isdisjoint(verb_keys(other.clause.lemma)):
        return False  # "took note of the suspension of the contract"
    theirs = [part for part in other.filling((other.befalling,)) if not part.is_name]
    beside = other.filling((Slot.COMPLEMENT,))
    return bool(theirs) and all(head.keys.isdisjoint(part.keys) for part in (*theirs, *beside))


def _befalls_somebody_by_him(deed: Deed, other: Deed, head: Part) -> bool:
    """Say whether who has a name befalls a deed in one clause, and in another somebody else, who only stands by him.

    Not that Roth died where another tells of the death of a woman at his home, nor that he was shot where he shot
    himself.
    """
    if not head.is_known or head.is_place:
        return False
    if _is_done_to_oneself(deed) != _is_done_to_oneself(other):
        return not (deed.is_suffered or other.is_suffered)
    theirs = [one.span for one in other.befallen]
    named = (part for part in other.parts if lies_in(part.span, theirs))
    return bool(theirs) and all(head.keys.isdisjoint(part.keys) for part in named)


def is_one_of_several(deed: Deed, other: Deed) -> bool:
    """Say whether a deed befalls one whom it does not name, and in the other clause several that are counted."""
    if not (deed.befallen and other.befallen):
        return False
    mine, theirs = deed.befallen[0].span, other.befallen[0]
    if not ONE.search(deed.article.text, mine.start, mine.end):
        return False
    own = any(part.is_number and mine.contains(part.span) for part in deed.parts)
    counted = SEVERAL.search(other.article.text, theirs.span.start, theirs.head.start)
    return not own and counted is not None


# "Two victims", but not "a two-day visit".
SEVERAL = re.compile(rf"(?<![\w-])(?!(?:an?|one|1)\b)(?:{NUMBER.pattern})(?![\w-])", re.IGNORECASE)
# "The body of a woman", but not "a man and a woman".
ONE = re.compile(r"\ban? (?!(?:group|couple|family|number|pair|crowd|total|dozen)\b)(?!.* and )", re.IGNORECASE)


def befalls_others(deed: Deed, other: Deed) -> bool:
    """Say whether one clause tells what befell others than those told of before, and the other clause does not."""
    return bool(deed.befallen and other.befallen) and _are_others(deed) != _are_others(other)


def _are_others(deed: Deed) -> bool:
    text = deed.article.text
    return any(OTHERS.search(text, one.span.start, one.head.end) for one in deed.befallen)


OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)


def _befalls_a_relative(deed: Deed, other: Deed, head: Part) -> bool:
    """Say whether a deed befalls somebody in one clause, and in the other one of his own: "the father of the boy"."""
    text = other.article.text
    own = (one for one in other.befallen if OF in text[one.head.end : one.span.end + len(OF)])
    named = (found for one in own for found in OF_SOMEBODY.finditer(text, one.span.start, one.span.end + len(OF)))
    called = {fold(found[1]) for found in named} & said_words("relatives")
    return any(head.keys.isdisjoint(keys_of(form)) for form in called)


OF = " of "
OF_SOMEBODY = re.compile(r"\b(\w[\w-]*) of ")


def _is_done_to_oneself(deed: Deed) -> bool:
    """Say whether somebody does to himself what is told: "shot himself"."""
    objects = (one for one in deed.clause.parts if one.slot is Slot.OBJECT)
    return any(fold(one.head.of(deed.article.text)) in said_words("oneself") for one in objects)


def are_of_other_sexes(deed: Deed, other: Deed) -> bool:
    """Say whether a man does it, or it befalls a man, in one clause, and a woman in the other."""
    if _differ(deed.sexes_befallen, other.sexes_befallen):
        return True
    return not (deed.is_suffered or other.is_suffered) and _differ(deed.sexes_doing, other.sexes_doing)


def _differ(mine: Keys, theirs: Keys) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def are_of_others_behind(deed: Deed, other: Deed) -> bool:
    """Say whether right behind the verbs of two clauses one word stands before other things: "linked to cattle"."""
    mine, theirs = deed.led_to, other.led_to
    return bool(mine and theirs) and any(mine[word].isdisjoint(theirs[word]) for word in mine.keys() & theirs.keys())


def are_turned(deed: Deed, other: Deed) -> bool:
    """Say whether who does it in one clause is whom it befalls in another, or others with names do it."""
    if not (MUTUAL.isdisjoint(deed.verbs) or MUTUAL.isdisjoint(deed.verbs & other.verbs)):
        return bool(deed.days) != bool(other.days)
    if deed.doers and other.doers and deed.doers.isdisjoint(other.doers):
        return True
    return _only(deed.agent, other.patient, other.agent) or _only(deed.patient, other.agent, other.patient)


def _only(mine: Keys, theirs: Keys, not_theirs: Keys) -> bool:
    return not mine.isdisjoint(theirs) and mine.isdisjoint(not_theirs)
