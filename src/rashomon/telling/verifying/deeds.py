"""Who did what: whether who a brief says vetoed, cancelled, denied or met did so, and not another, by some report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.model import Event, Modality
from rashomon.telling.verifying.lexicon import groups_of, words_of
from rashomon.wording.countries import government_names
from rashomon.wording.normal import fold, words


@dataclass(frozen=True)
class Line:
    """A sentence of a report with the one before it, the words that tell something, and who does what its verbs say."""

    text: str
    before: str
    around: frozenset[str]
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Deed:
    """Who does what, as a sentence says it right out: "Russia vetoed"."""

    start: int
    end: int
    who: str
    verb: str
    group: str


def find_deeds(text: str) -> Iterator[Deed]:
    """Yield every named doer right before a verb that tells much: one of a group of the lexicon."""
    for match in _does().finditer(text):
        group = groups_of("deeds")[" ".join(match["did"].lower().split())]
        yield Deed(match.start("who"), match.end(), match["who"], match["did"], group)


def is_told(deed: Deed, group: str, line: Line) -> bool:
    """Say whether a report's sentence may tell that the doer does something of a group.

    He is named before the verb, with nobody whom that is done to in between, or behind it with "by", or in the sentence
    before where a pronoun stands for him, or is found to be who acts or speaks.
    """
    who, verbs = _called(deed.who), _verbs(group)
    if any(verbs.search(verb) and who.search(name) for verb, name in line.acts):
        return True
    for verb in verbs.finditer(line.text):
        ahead, behind = line.text[: verb.start()], line.text[verb.end() :]
        named = [m for m in who.finditer(ahead) if not OBJECT.search(ahead, m.end())]
        by = re.match(rf"[^,;:]{{0,80}}?\bby (?:the )?(?:[\w’'-]+ ){{0,4}}?(?:{who.pattern})", behind)
        if named or by or (STANDS_FOR.search(ahead) and who.search(line.before)):
            return True
    return False


def others(deed: Deed, line: Line) -> list[str]:
    """Return who else does something of the same group in a report's sentence, said right out."""
    who = _called(deed.who)
    return [one.who for one in find_deeds(line.text) if one.group == deed.group and not who.search(one.who)]


def has_signs(group: str, lines: Sequence[Line]) -> bool:
    """Say whether some report has words for a deed of a group; of groups without a list of them that is not known."""
    signs = [sign for sign, of in groups_of("signs").items() if of == group]
    shown = re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})", re.IGNORECASE)
    return not signs or any(shown.search(line.text) for line in lines)


@cache
def _called(who: str) -> re.Pattern[str]:
    """Return all names of a doer: a surname, a body, or every name of a state and its capital."""
    last = who.split()[-1]
    states = government_names()
    state = states.get(fold(who)) or states.get(fold(last))
    names = [last.removesuffix("'s").removesuffix("’s")] + [name for name, of in states.items() if state == of]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


@cache
def _verbs(group: str) -> re.Pattern[str]:
    return _any([verb for verb, of in groups_of("deeds").items() if of == group])


def _any(verbs: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, verbs))})(?!\w)", re.IGNORECASE)


# Somebody whom the one before does something to, and who may be who does the next: "France had lured Moscow into".
OBJECT = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bwith )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?<!\bon )(?<!\band )(?<!\bthe )(?<=[a-z] )"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][a-z]+\b"
)

PRONOUN = re.compile(r"\b(?i:he|she|it|they|we|i|you|who|which|that|this|his|her|its|their)\b")

# A pronoun that may stand for who was named in the sentence before: nobody is named between it and the verb.
STANDS_FOR = re.compile(r"\b(?i:he|she|it|they|who|which)\b(?:[^A-Z]|[A-Z][a-z]+day\b)*$")


@cache
def _does() -> re.Pattern[str]:
    bodies, verbs = "|".join(sorted(words_of("bodies"))), _active()
    return re.compile(
        rf"(?<!\bby )(?<!\bof )(?<!\bwith )(?<!\bin )(?<!\bagainst )(?<!\bfrom )(?<!\bto )(?<!\bon )(?<!\bfor )"
        rf"(?P<who>\b(?!{PRONOUN.pattern})[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|{bodies})\b)*)"
        rf" (?:(?:has|have|had|also|then|later|again|\w+ly|on [A-Z]\w+day) )*(?P<did>{verbs})(?!\w)"
    )


@cache
def _active() -> str:
    return "|".join(map(re.escape, sorted(groups_of("deeds"), key=lambda verb: (-len(verb), verb))))


@dataclass(frozen=True)
class Plan:
    """A meeting or visit as a report tells it: where, on which day, who takes part, and whether it is only planned."""

    place: str | None
    day: date | None
    who: frozenset[str]
    planned: bool


# The senses of the event lexicon that a plan's day and place make one of its kind.
HELD = frozenset({"meet", "visit"})


def plan_of(event: Event) -> Plan | None:
    """Return a meeting or visit that has a place or a day; None for anything else."""
    if event.sense not in HELD:
        return None
    day = event.when.time.begin if event.when and event.when.time.begin == event.when.time.end else None
    place = fold(event.where.name) if event.where else None
    who = frozenset(fold(one.name.split()[-1]) for one in event.actors if one.named and one.name)
    return Plan(place, day, who, event.modality in (Modality.PLANNED, Modality.CONDITIONAL)) if place or day else None


Place = tuple[int, int]


def is_only_planned(text: str, days: Sequence[date], plans: Sequence[Plan], last: date | None) -> Place | None:
    """Return where a sentence tells as held what all reports tell as planned, for no day before the last of them."""
    held = _any(sorted(words_of("held"))).search(text)
    if held is None or last is None or _any(sorted(words_of("planning"))).search(text):
        return None
    said = " ".join(("", *(form.removesuffix("'s") for form, _ in words(text)), ""))
    here = [one for one in plans if one.day in days] if days else []
    here = here or [one for one in plans if one.place and f" {one.place} " in said and not days]
    meant = PRONOUN.search(text, 0, held.start())
    ours = [one for one in here if meant or any(f" {name} " in said for name in one.who)]
    known = [one.day for one in ours if one.day]
    if not known or min(known) < last or not all(one.planned for one in here):
        return None
    return held.span()
