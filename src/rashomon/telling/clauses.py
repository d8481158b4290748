"""Sentences for what weighing found: a happening by its parts, a count of people, days."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from rashomon.model import Measure, Modality, Tally, Toll, Topic
from rashomon.telling.likeness import is_of_body
from rashomon.wording.countries import country_names
from rashomon.wording.days import MONTHS, WEEKDAYS, days_in_words, is_week, listed
from rashomon.wording.normal import fold
from rashomon.wording.phrases import phrase
from rashomon.wording.tables import read_table

Days = tuple[date, date]


class Clause(msgspec.Struct, frozen=True):
    """How a sense is told: see the head of lexicons/clauses.toml."""

    did: str
    do: str
    there: str
    whom: str | None = None
    was: str | None = None
    hit: str | None = None
    alone: tuple[str, str] | None = None
    one: tuple[str, str] | None = None
    about: str | None = None
    matter_first: bool = False
    visits: bool = False
    placeless: bool = False
    kept: bool = False
    undone: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Names(msgspec.Struct, frozen=True):
    """Which names go with "the", also before "of" ("the province of Aleppo"), and which that look like many are one."""

    the: frozenset[str]
    parts: frozenset[str]
    singular: frozenset[str]


class People(msgspec.Struct, frozen=True):
    """What a count of people may be a count of, and what is none."""

    counted: frozenset[str]
    things: frozenset[str]
    fleeing: frozenset[str]
    participles: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """The whole of lexicons/clauses.toml."""

    momentary: frozenset[str]
    speech: frozenset[str]
    answers: frozenset[str]
    answered: frozenset[str]
    loose: frozenset[str]
    aimed: frozenset[str]
    pacts: tuple[str, ...]
    hit: tuple[str, ...]
    senses: Mapping[str, Clause]
    measures: Mapping[str, tuple[str, str]]
    people: People
    names: Names


@cache
def _lexicon() -> Lexicon:
    text = files("rashomon.telling").joinpath("lexicons/clauses.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Lexicon)


def happened(topic: Topic, told: str = "") -> str:
    """Tell a happening as done, "John Kerry and Sergei Lavrov met in Lausanne", by the words of its passages."""
    clause = _lexicon().senses.get(topic.sense)
    if clause is None:
        return f"there was {named(topic)}"
    who, whom = _the_all(topic.actors), _objects(topic, clause)
    if who:
        did = clause.did if whom else _alone(topic, clause)[0]
        return _joined(who, did, _behind(topic, clause, whom), _where(topic, clause))
    if whom and clause.was:
        verb = "were" if _is_many(topic.targets) else "was"
        is_hit = clause.hit and _any_of(_lexicon().hit).search(told)
        return _joined(
            whom, verb, (clause.hit if is_hit else clause.was) or "", _matter(topic, clause), _where(topic, clause)
        )
    onto = _onto(topic) if clause.whom is not None else ""
    return f"there {_joined(clause.there, onto, _matter(topic, clause), _where(topic, clause))}"


def planned(topic: Topic, was: bool = False) -> str:
    """Tell a happening as planned: "John Kerry is to visit London"; with `was`, as a plan that is gone."""
    one, many = ("was", "were") if was else ("is", "are")
    clause = _lexicon().senses.get(topic.sense)
    if clause is None:
        return f"there {one} to be {named(topic)}"
    who, whom = _the_all(topic.actors), _objects(topic, clause)
    if who:
        verb = f"{many if _is_many(topic.actors) else one} to"
        do = clause.do if whom else _alone(topic, clause)[1]
        return _joined(who, verb, do, _behind(topic, clause, whom), _where(topic, clause))
    if whom and clause.was:
        verb = f"{many if _is_many(topic.targets) else one} to be"
        return _joined(whom, verb, clause.was, _matter(topic, clause), _where(topic, clause))
    number, _, what = clause.there.partition(" ")
    verb = many if number == "were" else one
    return f"there {verb} to be {_joined(what, _onto(topic), _matter(topic, clause), _where(topic, clause))}"


def _alone(topic: Topic, clause: Clause) -> tuple[str, str]:
    """Return what was done, and is to be, where nobody is named whom it was done to; a council meets by itself."""
    if clause.one and not _is_many(topic.actors) and not any(map(is_of_body, topic.actors)):
        return clause.one
    return clause.alone or (clause.did, clause.do)


def asks_whether(topic: Topic) -> str | None:
    """Ask whether it was so: "were there attacks on civilians by Russia?", of a person "did Ann Roth kill Lee Sun?".

    None for a sense without words.
    """
    clause = _lexicon().senses.get(topic.sense)
    if clause is None:
        return None
    if topic.actors and all(map(_is_person, topic.actors)):
        who, whom = _the_all(topic.actors), _objects(topic, clause)
        do = clause.do if whom else _alone(topic, clause)[1]
        return f"did {_joined(who, do, _behind(topic, clause, whom), _where(topic, clause))}?"
    verb, _, what = clause.there.partition(" ")
    by = f"{phrase(topic.sense).actors} {_the_all(topic.actors)}" if topic.actors else ""
    return f"{verb} there {_joined(what, by, _onto(topic), _matter(topic, clause), _where(topic, clause))}?"


def says_little(topic: Topic) -> bool:
    """Say whether a happening is an act of speech about another, or lacks whom it is aimed at: see the lexicon."""
    lexicon = _lexicon()
    is_aimless = topic.sense in lexicon.aimed and bool(topic.actors) and not topic.targets
    return is_aimless or is_about_speech(topic)


def is_loose(topic: Topic) -> bool:
    """Say whether our sentence for a happening would be a loose one, so that the report's own words are better.

    So is that of a sense which the lexicon calls loose, what nobody is told to have done or to have been done to
    ("there was a meeting", "released people"), and what a person and a state did: mostly the envoys of the state.
    """
    if says_little(topic) or topic.sense in _lexicon().loose:
        return True
    states = {name for name in topic.actors if fold(name) in country_names()}
    mixed = bool(states) and any(map(_is_person, set(topic.actors) - states))
    clause = _lexicon().senses.get(topic.sense)
    alone = clause is not None and clause.alone is not None and not clause.visits and not topic.targets
    return mixed or alone or not (topic.actors or topic.targets)


def rank_of_pact(topic: Topic) -> int | None:
    """Return how much the name of a happening by which sides come to terms says, the less the more; None for others."""
    pacts = _lexicon().pacts
    return pacts.index(topic.sense) if topic.sense in pacts else None


def is_about_speech(topic: Topic) -> bool:
    """Say whether a happening is an act of speech about another, which says nothing but that both were."""
    lexicon = _lexicon()
    is_answer = topic.sense in lexicon.answers and topic.matter in lexicon.answered
    return topic.matter in lexicon.speech and not is_answer


def words_for(sense: str) -> tuple[str, ...]:
    """Return all words that tell a sense, for whoever reads a brief of ours."""
    clause = _lexicon().senses.get(sense)
    if clause is None:
        return ()
    return (clause.did, clause.do, clause.there, clause.was or "", *(clause.alone or ()), *(clause.one or ()))


def is_undone(sense: str | None, words: str) -> bool:
    """Say whether a passage tells that something of a sense did not come to be, or lacks the words that it needs."""
    clause = _lexicon().senses.get(sense) if sense else None
    if clause is None:
        return False
    undone = bool(clause.undone) and _any_of(clause.undone).search(words) is not None
    return undone or (bool(clause.needs) and _any_of(clause.needs).search(words) is None)


@cache
def _any_of(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)


def stands(topic: Topic | None, subject: str, state: str, span: Days | None, told: str = "") -> str:
    """Tell how a happening stands, with its days; what is only alleged or denied is named and not told as done.

    `told` are the words of its passages.
    """
    on = f" {when(span)}" if span else ""
    if topic is None or state not in TOLD:
        return f"{capitalised(named(topic) if topic else subject)}, {state}{on}"
    if state == Modality.PLANNED:
        return capitalised(f"{planned(topic)}{on}")
    if state == Modality.CANCELLED:
        return capitalised(f"{planned(topic, was=True)}{on}; that is cancelled")
    if state == Modality.ONGOING:
        clause = _lexicon().senses.get(topic.sense)
        still = topic.sense not in _lexicon().momentary and not (clause and clause.kept)
        return capitalised(f"{happened(topic, told)}{on}" + ", still going on" * still)
    return capitalised(f"{happened(topic, told)}{on}")


# What is told as a sentence; the rest is only said to be so.
TOLD = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED, Modality.CANCELLED})


def people(words: str, toll: Toll) -> str:
    """Tell a count: "more than 20 people were killed in Aleppo on Tuesday 11 October 2016"."""
    if toll.what:
        return f"{words} {toll.what}"
    befell = _befell(toll)
    on = f" {when(toll.span, since=_counts_on(toll), all_of_it=True)}" if toll.span else ""
    place = f" in {'or near ' * toll.near}{the(toll.place)}" if toll.place else ""
    words, parts = in_words(words.partition(" (")[0]), words.partition(" (")[2]
    if words in ("one", "at least one"):
        other = "other " if (toll.who or "").startswith("other ") else ""
        return f"{words} {other}person {befell[0]}{place}{on}"
    of = " of" if words.split()[-1] in PLURAL_NUMBERS else ""
    who = THINGS.get(toll.measure) or (toll.who if is_of_a_kind(toll) and not parts else "people")
    befell_them = befell[1].replace("are ", "were ", 1) if toll.span else befell[1]  # "are missing", but then "were"
    return f"{words}{of} {who}{f' ({parts}' if parts else ''} {befell_them}{place}{on}"


def is_of_a_kind(toll: Toll) -> bool:
    """Say whether a toll is told as one of soldiers, children or the like, and not just of people."""
    return toll.who in _lexicon().people.counted


def is_of_things(toll: Toll) -> bool:
    """Say whether a toll counts bodies, houses or cases of a disease."""
    return toll.measure in THINGS


# By what things are called that are counted; houses by the reports' own word.
THINGS = {
    Measure.BODIES: "bodies",
    Measure.CASES: "cases",
    Measure.FLOODED: "houses",
    Measure.DESTROYED: "houses",
    Measure.DAMAGED: "houses",
}


def in_words(count: str) -> str:
    """Return a count with a number below ten in words: "at least seven"."""
    return ALONE.sub(lambda digit: SMALL[int(digit[0])], count)


# A single digit that is no part of a longer number.
ALONE = re.compile(r"(?<![\d.,])\d(?![\d.,%])")


def _counts_on(toll: Toll) -> bool:
    """Say whether a toll counts from a day on; "since dawn", told on that very day, does not."""
    begin = toll.span[0] if toll.span else None
    return toll.since and all(tally.as_of != begin for tally in toll.tallies)


def says_what_befell(toll: Toll) -> bool:
    """Say whether a toll counts people and not villages or days, and tells what befell them: "affected" does not."""
    told = toll.measure is not Measure.AFFECTED or _were_shot(toll) or (toll.low >= MANY and _were_affected(toll))
    fled = toll.measure is Measure.DISPLACED and any(map(_got_away, toll.tallies))
    return told and not fled and toll.who not in _lexicon().people.things


def _got_away(tally: Tally) -> bool:
    """Say whether those who are counted got away, or were sent home: gunmen, escaped prisoners, diplomats."""
    return not _lexicon().people.fleeing.isdisjoint(tally.statement.evidence.quote.lower().split())


def _were_affected(toll: Toll) -> bool:
    """Say whether those whom a toll counts are said to be affected; casualties and the abducted are not."""
    return all("affect" in tally.statement.evidence.quote for tally in toll.tallies)


# Of fewer people than this reports say what befell them; a storm "affected" many.
MANY = 100


def _befell(toll: Toll) -> tuple[str, str]:
    """Return what befell those that a toll counts: who died of hunger or illness was not killed."""
    if _were_shot(toll):
        return SHOT
    if toll.measure is Measure.KILLED and any(map(_died_of_nature, toll.tallies)):
        return DIED
    return _lexicon().measures[toll.measure.value]


def _died_of_nature(tally: Tally) -> bool:
    words = tally.statement.evidence.quote
    return DIED_OF.search(words) is not None and _any_of(_natural()).search(words) is not None


@cache
def _natural() -> tuple[str, ...]:
    """Return the beginnings of the words for what people die of who are not killed."""
    deaths = read_table("wording", "deaths")
    return (*deaths["illness"], *deaths["want"])


DIED_OF = re.compile(r"\b(?:died?|dying|deaths?|lives)\b")
DIED = ("died", "died")


def _were_shot(toll: Toll) -> bool:
    shot = all(WERE_SHOT.search(tally.statement.evidence.quote) for tally in toll.tallies)
    return toll.measure is Measure.AFFECTED and shot


WERE_SHOT = re.compile(r"\b(?:shot|shoots|shooting)\b", re.IGNORECASE)
SHOT = ("was shot", "were shot")


# Numbers below ten are written in words (AP style).
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

PLURAL_NUMBERS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})


def when(span: Days, *, since: bool = False, all_of_it: bool = False) -> str:
    """Return days with the word before them: "on Saturday 15 October 2016", "in October 2016", "since 2011".

    Of a happening within several days it says that they lie around it, of a count that covers them, `all_of_it`.
    """
    words = days_in_words(*span)
    if since:
        first = words if words[0].isdigit() and " " not in words else days_in_words(span[0], span[0])
        return f"since {words if _is_period(words) else first}"
    if _is_period(words):
        return f"in {words}"
    if is_week(*span):
        return f"in the week of {words}"
    if span[0] == span[1]:
        return f"on {words}"
    return f"from {words}" if all_of_it else f"between {words.replace(' to ', ' and ', 1)}"


def _is_period(words: str) -> bool:
    """Say whether words for days name a month or a year."""
    return re.fullmatch(rf"(?:(?:{'|'.join(MONTHS)}) )?\d{{4}}", words) is not None


def without_weekday(words: str) -> str:
    """Return the words for days without the name of the weekday."""
    first, _, rest = words.partition(" ")
    return rest if first in WEEKDAYS else words


def the(name: str) -> str:
    """Return a name as it stands within a sentence: "the White House", "Russia"."""
    head = re.split(r" (?:of|for|in) ", name)[0].split()
    tells_where = " of " in name and bool(head) and head[-1] in _lexicon().names.parts
    with_article = (
        bool(head) and (head[-1] in _lexicon().names.the or tells_where) and not name.lower().startswith("the ")
    )
    return f"the {name}" if with_article else name


def capitalised(words: str) -> str:
    """Return words with a capital at the beginning of the sentence."""
    return words[:1].upper() + words[1:]


def _the_all(names: Sequence[str]) -> str:
    """Return names in a list, each once, also where one of them is a pair ("Republicans and Democrats")."""
    parts = [part for name in names for part in name.split(" and ")]
    return listed([the(name) for name in (names if len(set(parts)) == len(parts) else dict.fromkeys(parts))])


def _is_many(names: Sequence[str]) -> bool:
    """Say whether names are told of as many: several, or one people or group ("Kurds", "White Helmets")."""
    if len(names) != 1:
        return True
    last = names[0].split()[-1:]
    one = not last or fold(names[0]) in country_names() or last[0] in _lexicon().names.singular
    return not one and last[0].endswith("s") and not last[0].endswith(("ss", "us", "is")) and not _is_person(names[0])


def _is_person(name: str) -> bool:
    """Say whether a name looks like a person's: two or three capitalised words and no noun for a body."""
    parts = name.split()
    return 1 < len(parts) < 4 and parts[-1] not in _lexicon().names.the and parts[-1][:1].isupper()


def _objects(topic: Topic, clause: Clause) -> str:
    if clause.visits and not topic.targets:
        return topic.place or ""
    return _the_all(topic.targets) if clause.whom is not None else ""


def _behind(topic: Topic, clause: Clause, whom: str) -> str:
    objects = _joined(clause.whom or "", whom) if whom else ""
    matter = _matter(topic, clause)
    return _joined(matter, objects) if clause.matter_first else _joined(objects, matter)


def _onto(topic: Topic) -> str:
    """Return whom it was done to, behind the noun for it."""
    return f"{phrase(topic.sense).targets} {_the_all(topic.targets)}" if topic.targets else ""


def _matter(topic: Topic, clause: Clause) -> str:
    """Return what an act of speech is about, with its article."""
    if not topic.matter or clause.about is None:
        return ""
    known = _lexicon().senses.get(topic.matter)
    return _joined(clause.about, known.there.partition(" ")[2] if known else phrase(topic.matter).noun)


def _where(topic: Topic, clause: Clause) -> str:
    """Return where it was; who visits a country is nowhere else."""
    abroad = any(fold(target) in country_names() for target in topic.targets)
    if not topic.place or clause.placeless or (clause.visits and (abroad or not topic.targets)):
        return ""
    return f"in {the(topic.place)}"


def named(topic: Topic) -> str:
    """Name a happening by its parts: "attack on civilians by Russia in Lisbon"."""
    words = phrase(topic.sense)
    by = f"{words.actors} {_the_all(topic.actors)}" if topic.actors else ""
    return _joined(words.noun, by, _onto(topic), f"in {the(topic.place)}" if topic.place else "")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
