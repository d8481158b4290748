"""Whether a report is of the kind in which an everyday word tells an event: "attacks" of war, not of a campaign."""

from functools import lru_cache

from spacy.tokens import Token

from rashomon.annotating.events.lexicon import Sense, lexicon

# A shorter text shows too little of its matter: there a word is taken as it stands. By judgement.
SHORTEST_REPORT = 300
# Words of a register in 1,000 characters. Of reports on war and on shootings 99 in 100 have at least as many words of
# violence, of reports on domestic politics 15 (Syrian reports, Gun Violence Archive, BASIL).
LEAST = 1.0

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Groups of what only weapons attack.
_STRUCK = ("civilians", "territory", "property", "embassy", "targets")


def is_meant(sense: Sense, trigger: Token, report: str, *, everyday: bool) -> bool:
    """Say whether a word has a sense in this report: an everyday word only in its registers, none in those `beyond`."""
    if sense.unless_set_off and _is_set_off(trigger, report):
        return False
    if len(report) < SHORTEST_REPORT:
        return not sense.beyond
    if sense.beyond and _shows(sense.beyond, trigger, report):
        return False
    return not everyday or not sense.registers or _shows(sense.registers, trigger, report)


def _shows(registers: tuple[str, ...], trigger: Token, report: str) -> bool:
    """Say whether the report, the sentence or a place beside the word is of one of some registers."""
    if _is_of(registers, report) or _is_placed(trigger):
        return True
    sentence = trigger.sent.text.lower()
    return any(word in sentence for word in _words(registers))


@lru_cache(maxsize=64)
def _is_of(registers: tuple[str, ...], report: str) -> bool:
    return sum(map(report.count, _words(registers))) * 1_000 >= LEAST * len(report)


def _is_set_off(trigger: Token, report: str) -> bool:
    """Say whether the report, or the sentence of an explosion, says more often than it denies that somebody did it."""
    sentence = trigger.sent.text.lower()
    return _says(("set_off",), report) or _says(("set_off", "set_off_here"), sentence)


def _says(registers: tuple[str, ...], text: str) -> bool:
    return sum(map(text.count, _words(registers))) > sum(map(text.count, _words(("set_off_not",))))


def _words(registers: tuple[str, ...]) -> list[str]:
    return [word for name in registers for word in lexicon().registers[name]]


def _is_placed(trigger: Token) -> bool:
    """Say whether a place is what it is done to, or where: "the Benghazi attack", "attacked Homs"."""
    beside = [child for child in trigger.children if child.dep_ in ("dobj", "nsubjpass", "compound", "amod")]
    beside += [noun for child in trigger.children if child.dep_ == "prep" for noun in child.children]
    struck = frozenset[str]().union(*map(lexicon().group, _STRUCK))
    return any(token.ent_type_ in _PLACES or token.lemma_.lower() in struck for token in beside)
