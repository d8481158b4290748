"""The things that the words of a clause tell: names, numbers, nouns and phrases, by the keys that meet other words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rashomon.model import Entity, Names, Span
from rashomon.weighing.alike import Keys, begins_thing, keys_of, name_key, thing_at, things_of
from rashomon.weighing.deeds import Part, said_words
from rashomon.weighing.ordered import Ordered
from rashomon.wording.countries import country_words
from rashomon.wording.normal import fold, words
from rashomon.wording.numbers import number
from rashomon.wording.tables import read_table

Word = tuple[str, int, int]  # folded, and where it stands


def parts_of(text: str, span: Span, people: Ordered[Entity], told: Sequence[Word]) -> Iterator[Part]:
    """Yield what words that are no names and days tell, in their order, and phrases as one: "rescue teams"."""
    named = {at.start for at, _ in people.within(span)}
    behind = 0
    for place, (form, start, end) in enumerate(told):
        if start < behind:
            continue
        begins, tells, value = _read(form)
        if begins and (phrase := thing_at(_run(told, place))):
            behind = told[place + phrase.words - 1][2]
            yield Part(phrase.keys, Span(start, behind))
        elif not tells or (end + 1 in named and text[start].isupper()):
            continue
        elif value is not None:
            if value != 1:
                before = [one for one, _, _ in told[max(0, place - 3) : place]]
                of = _counted(told, place)
                yield Part(frozenset({f"#{value:g}"}), Span(start, end), is_number=True, bound=_bound(before), of=of)
        elif text[start].isupper() and (start > span.start or _is_within(text, start)):
            joined = form.split("-") if "-" in form else ()
            yield Part(things_of(form) | {name_key(form), *joined}, Span(start, end), is_name=True)
        else:
            yield Part(keys_of(form), Span(start, end))


def _is_within(text: str, start: int) -> bool:
    """Say whether a word stands within a sentence: behind a word or a comma."""
    return start > 1 and (text[start - 2].isalnum() or text[start - 2] == ",")


@lru_cache(maxsize=100_000)
def _read(form: str) -> tuple[bool, bool, float | None]:
    """Say whether a word may begin a phrase for a thing, whether it tells something, and return the number it is."""
    value = _number(form)
    silent = form in said_words("little") or (value is None and form in said_words("bounding"))
    return begins_thing(form), not silent, value


def _run(told: Sequence[Word], place: int) -> list[str]:
    """Return the words from a place on that stand with no more than a space or hyphen between them."""
    run = [told[place]]
    for one in told[place + 1 : place + LONGEST_NAME]:
        if one[1] != run[-1][2] + 1:
            break
        run.append(one)
    return [form for form, _, _ in run]


# A phrase for a thing has no more words: "member of parliament", "state of emergency".
LONGEST_NAME = 4


def _counted(told: Sequence[Word], place: int) -> Keys:
    """Return the keys of the words behind a number that say what is counted: "two army trucks"; people may be any.

    Where a name stands right behind it, of the word behind that: "two Russian envoys".
    """
    keys = set[str]()
    for form in _run(told, place)[1:] or [form for form, _, _ in told[place + 1 : place + 2]]:
        if form in said_words("little"):
            break
        keys |= keys_of(form)
    return frozenset(keys)


def _bound(before: Sequence[str]) -> str | None:
    """Return what the words before a number make of it: near, no less, no more."""
    return next((_bounds()[form] for form in before if form in _bounds()), None)


@cache
def _bounds() -> Mapping[str, str]:
    return {form: bound for bound, said in read_table("weighing", "borne_out")["bounds"].items() for form in said}


def part_of_name(entity: Entity, names: Names, text: str) -> Part:
    """Return a name by what it is called in all reports, and by the word that it goes by."""
    span, is_place = entity.evidence.span, entity.label in PLACES
    name = names.of(entity.name)
    keys, is_land = _keys_of_name(name, entity.evidence.quote, is_place)
    return Part(
        keys,
        span,
        is_name=True,
        is_known=True,
        is_place=is_place,
        is_land=is_land,
        owns=OWNING.match(text, span.end) is not None or text[max(0, span.start - 3) : span.start] in ("of ", "for "),
        full=fold(name) if entity.label == "PERSON" and " " in name else None,
    )


def keys_of_name(entity: Entity, names: Names) -> Keys:
    """Return the keys of a name."""
    return _keys_of_name(names.of(entity.name), entity.evidence.quote, entity.label in PLACES)[0]


@lru_cache(maxsize=50_000)
def _keys_of_name(name: str, quote: str, is_place: bool) -> tuple[Keys, bool]:
    """Return the keys of a name as it stands somewhere, and whether it is of a land."""
    called = [name_key(form) for form, _ in words(quote)]
    kinds = said_words("kinds")
    goes_by = called[-1:]
    if not kinds.isdisjoint(goes_by) or quote.split()[-1].islower():  # "the Bulak dam"
        goes_by = [form for form in called[:1] if form not in kinds and not (is_place and kinds.intersection(called))]
    joined = [part for form in called if is_place for part in form.split("-")] if "-" in quote else ()
    keys = frozenset({f"@{fold(name)}", *goes_by, *joined}) - said_words("little")
    return keys, not keys.isdisjoint(_lands())


@cache
def _lands() -> Keys:
    return frozenset(country_words().values())


OWNING = re.compile(r"['’](?:s\b|(?= ))")
PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def part_of_reference(head: Span, called: str, names: Names, *, owns: bool = False) -> Part:
    """Return whom a pronoun or a description stands for."""
    name = names.of(called)
    last = [name_key(form) for form, _ in words(name)][-1:]
    full = fold(name) if " " in name else None
    return Part(frozenset({f"@{fold(name)}", *last}), head, is_name=True, is_known=True, owns=owns, full=full)


AGE = re.compile(r"(\d+)-year-olds?")


def _number(form: str) -> float | None:
    aged = AGE.fullmatch(form)
    return number(aged[1] if aged else form)
