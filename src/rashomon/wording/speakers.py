"""Who speaks for whom: the words of a spokesman, and of who heads a body, are those of the body."""

import re
from functools import cache

from rashomon.wording import normal
from rashomon.wording.tables import read_table


@cache
def _offices(kind: str) -> tuple[str, ...]:
    return tuple(sorted(read_table("wording", "speakers")[kind], key=len, reverse=True))


@cache
def authorities() -> frozenset[str]:
    """Return the words for those who speak for the law without a name."""
    return frozenset(_offices("authorities"))


@cache
def ranks() -> frozenset[str]:
    """Return the titles of those who speak for the law, before their names."""
    return frozenset(_offices("ranks"))


@cache
def _kinds() -> dict[str, str]:
    """Return for each word that tells of what kind a body or its people are, the kind."""
    return {word: kind for kind, words in read_table("wording", "speakers")["kinds"].items() for word in words}


def is_of_body(word: str) -> bool:
    """Say whether a word tells of a body or its people: "army", "hospital", "residents"."""
    return word.casefold() in _kinds()


def may_be_one(nameless: str | None, named: str) -> bool:
    """Say whether a source without a name may be one that has a name: a hospital is no union of lawyers."""
    kinds = [{_kinds()[word] for word in normal.forms(name) if word in _kinds()} for name in (nameless or "", named)]
    return not all(kinds) or not kinds[0].isdisjoint(kinds[1])


def body_spoken_for(office: str) -> str | None:
    """Return the body that the holder of an office speaks for ("US State Department spokesman"), else None.

    Who speaks for a person in office is told whole: "spokesman for the governor" of "the governor's spokesman".
    """
    if office.casefold().startswith(("former ", "ex-")):
        return None
    body = _body(_RANK.sub("", office), _offices("speaks_for"))
    master = _GENITIVE.sub("", body or "")
    title = _LINK.split(master)[0].casefold().split()
    masters = _offices("masters")
    is_named = len(title) > 1 and title[0] in masters and _LINK.search(master) is None  # "Mayor Ana Roth"
    if not title or not (is_named or title[-1] in masters):
        return master or None
    speaking = next(word for word in _offices("speaks_for") if word in office.casefold())
    return f"{speaking} for {'' if is_named else 'the '}{master}"


_GENITIVE = re.compile(r"['’]s$")
_LINK = re.compile(r" (?:for|in|of) ")

# "Army spokesman Brigadier General": a rank behind the office.
_RANK = re.compile(r"(?:(?<=man)|(?<=person))(?: [A-Z][\w.-]+)+$")


def body_called(name: str) -> str:
    """Return the one name of a body that has several: the armed forces and the military are the army."""
    return _called().get(name.casefold().removeprefix("the "), name)


@cache
def _called() -> dict[str, str]:
    called: dict[str, str] = read_table("wording", "speakers")["one_body"]
    return called


def body_headed(office: str) -> str | None:
    """Return the body that the holder of an office heads ("Observatory director"), else None."""
    return _body(office, _offices("heads"))


def _body(office: str, words: tuple[str, ...]) -> str | None:
    lowered = office.casefold()
    for word in words:
        if lowered.endswith(f" {word}"):
            return office[: -len(word)].strip()
        for between in (" for ", " of "):
            if lowered.startswith(word + between):
                return office[len(word + between) :].removeprefix("the ").strip()
    return None
