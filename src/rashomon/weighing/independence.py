"""Independence: which statements cannot be shown to be told by another than who tells it already.

Two reports are no two origins where they print one sentence, and others besides, or quote one nameless source ("a
monitoring group"), which may be a named one that another quotes; and a report is none beside the source that it quotes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from msgspec.structs import replace

from rashomon.model import Evidence, Origin, OriginKind, Statement
from rashomon.weighing.origins import Origins, together
from rashomon.wording.normal import fold, forms, stem, words
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.speakers import authorities, may_be_one
from rashomon.wording.tables import read_table

# Two sentences that share a run of so many words are one that goes about, where their reports share another run too.
# Of the pairs of reports of BASIL and of the Syrian stories that tell one finding, 82 share at most eight words in a
# row, 25 at least nine, in sentences of an agency or of a speaker; of 12 pairs with such runs in the sentences that
# tell it, ten share other sentences as well.
RUN = 9
Run = tuple[str, ...]

# Words for a nameless source that say nothing of who it is.
ANYBODY = frozenset(map(stem, ("source", "sources", "group", "statement", "report", "people", "others", "several")))

# Shorter words of a nameless source are "of", "the" and "two".
SHORTEST = 4


def independent(statements: Sequence[Statement], origins: Origins) -> list[Statement]:
    """Return the statements, each that cannot be shown to be of another origin with the one that it may be of.

    Who is quoted by name stays; the outlet or agency that quotes them speaks after them, and a nameless source may be
    they.
    """
    if len({statement.origin for statement in statements}) < 2:
        return list(statements)
    texts = origins.texts
    quoted: dict[Origin, Origin] = {}
    told: dict[Run, tuple[str, Origin]] = {}
    shared = _shared_nameless(statements)
    voiced: dict[int, Statement] = {}
    for place, statement in sorted(enumerate(statements), key=lambda one: not _is_named(one[1])):
        article, origin = statement.evidence.article, statement.origin
        if _is_named(statement):
            origin = _told_before(statement, texts, told) or origin
            quoted.setdefault(origins.by_article[article], origin)
        else:
            nameless = statement.speaker and not _names_itself(statement.speaker)
            same = next((shared[key] for key in _called(statement) if key in shared), None)
            anyone = next((one for one in quoted.values() if may_be_one(statement.speaker, one.name)), None)
            anyone = anyone if nameless else None
            others = (quoted.get(origins.by_article[article]), _told_before(statement, texts, told), anyone, same)
            origin = next(filter(None, others), origin)
        for run in _runs_at(statement.evidence, texts[article]):
            told.setdefault(run, (article, origin))
        other = origin != statement.origin and origin.kind is not OriginKind.OUTLET
        voiced[place] = replace(statement, origin=origin, speaker=None if other else statement.speaker)
    return with_those_beside([voiced[place] for place in range(len(statements))])


def are_of_one_party(one: Origin, other: Origin) -> bool:
    """Say whether two voices are one, or one is of those whom the other leads: "Ida Roth", "the Roth government"."""
    return one == other or _leads(one, other) or _leads(other, one)


def _leads(one: Origin, other: Origin) -> bool:
    """Say whether a body goes by somebody's surname."""
    if not one.kind is other.kind is OriginKind.PRIMARY:
        return False
    name, body = list(forms(one.name)), list(forms(other.name))
    return len(body) > 1 and body[-1] in _parties() and name[-1:] == [body[-2]]


@cache
def _parties() -> frozenset[str]:
    return frozenset(read_table("weighing", "borne_out")["parties"])


def _is_named(statement: Statement) -> bool:
    """Say whether somebody is quoted by name: a person, a body or an agency."""
    speaker, origin = statement.speaker, statement.origin
    return speaker is not None and (origin.kind is OriginKind.PRIMARY or fold(speaker) == fold(origin.name))


def _told_before(
    statement: Statement, texts: Mapping[str, str], told: Mapping[Run, tuple[str, Origin]]
) -> Origin | None:
    """Return the origin of a statement in the same words, of this report or of one that shares more with it."""
    article = statement.evidence.article
    here = _runs_at(statement.evidence, texts[article])
    for run in here:
        other, origin = told.get(run, (article, None))
        if origin and (other == article or not _runs(texts[article], texts[other]) <= {*here}):
            return origin
    return None


def _shared_nameless(statements: Sequence[Statement]) -> dict[str, Origin]:
    """Return an origin for each nameless source that several outlets quote, by what it is called."""
    quoting: dict[str, list[Statement]] = {}
    for statement in statements:
        for key in _called(statement):
            quoting.setdefault(key, []).append(statement)
    return {
        key: Origin(id=f"{NAMELESS}{key}", name=_plainly(told[0].speaker or key), kind=OriginKind.PRIMARY)
        for key, told in quoting.items()
        if len({statement.origin for statement in told}) > 1
    }


# How the id of a nameless source begins that several outlets quote.
NAMELESS = "nameless:"


def is_nameless(origin: Origin) -> bool:
    """Say whether an origin is a nameless source that several outlets quote."""
    return origin.id.startswith(NAMELESS)


def _plainly(speaker: str) -> str:
    """Return the words for a nameless source as they stand within a sentence."""
    return speaker if _names_itself(speaker) or not speaker.istitle() else speaker[:1].lower() + speaker[1:]


def _runs(left: str, right: str) -> Set[Run]:
    """Return the runs of words that two reports share."""
    return _runs_of(left) & _runs_of(right)


@lru_cache(maxsize=256)
def _runs_of(text: str) -> frozenset[Run]:
    """Return the runs of a report's own words: whoever is quoted may be quoted by all."""
    return frozenset(run for part in QUOTED.split(text) for run in _in_runs(tuple(forms(part))))


QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")


def _in_runs(forms: tuple[str, ...]) -> Iterator[Run]:
    return (forms[at : at + RUN] for at in range(len(forms) - RUN + 1))


def with_those_beside(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements with who speaks alone among those with whom he speaks: "Russia", "Russia and Syria"."""
    several = {o for s in statements if (o := s.origin).kind is OriginKind.PRIMARY and len(together(o.name)) > 1}
    if not several:
        return list(statements)
    beside = {part: one for one in sorted(several, key=lambda o: o.id, reverse=True) for part in together(one.name)}
    return [
        replace(s, origin=one, speaker=one.name) if (one := beside.get(s.origin.name)) and one != s.origin else s
        for s in statements
    ]


@lru_cache(maxsize=8192)
def _runs_at(told: Evidence, text: str) -> tuple[Run, ...]:
    """Return the runs of words of the sentence around some words."""
    start, stop = sentence_in_line(text, told.span.start, told.span.end)
    return tuple(_in_runs(tuple(forms(text[start:stop]))))


def _called(statement: Statement) -> Sequence[str]:
    """Return what a source without a name is called by; all who speak for the law are called alike."""
    speaker = statement.speaker
    if not speaker or _is_named(statement):
        return ()
    forms = [(form, speaker[span.start]) for form, span in words(speaker) if len(form) >= SHORTEST]
    if any(form.removesuffix("'s") in authorities() for form, _ in forms):
        return (AUTHORITIES,)
    alone = not _names_itself(speaker)
    return sorted({stem(form) for form, first in forms if alone or first.islower()} - ANYBODY)


AUTHORITIES = "authorities"


def _names_itself(speaker: str) -> bool:
    """Say whether words for a source without a name hold one: "sources in the French presidency"."""
    parts = speaker.split()
    return len(parts) > 1 and any(part[0].isupper() for part in parts)
