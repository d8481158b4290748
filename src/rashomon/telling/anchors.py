"""Where and when a contested count is of: as far as its sides share it, so that two numbers are told as of one thing.

A number without a place may be of anything. What its sides' own sentences do not name, their reports may: the town that
each of them tells of, or for the dead of a war the country.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from rashomon.model import Place, Precision, Report, Tally, Toll
from rashomon.telling.citing import Notes, count_marks, mark
from rashomon.telling.passages import names_place
from rashomon.telling.settings import Reports, of_toll
from rashomon.wording.countries import country_names
from rashomon.wording.normal import fold
from rashomon.wording.wars import WAR

# A report opens with so many characters, a headline and two sentences; what it names there its numbers are of.
OPENING = 350


def anchored(toll: Toll, inferred: str | None, reports: Reports, notes: Notes) -> Toll | None:
    """Return a contested toll with a place that all its sides share, `inferred` by weighing.

    It is told as in or near the place, where not all of them say that it was in it. None where they share neither a
    place nor a report: what one report sets side by side is of what that report is about.
    """
    if toll.place and not _is_of_a_name(toll.place, toll, reports):
        return toll
    toll, sides = replace(toll, place=None), _sides(toll)
    told = [tally.statement for tally in toll.tallies]
    shared = (
        name
        for name in _places(inferred, sides, reports)
        if _all_name(name, sides, reports) and not _is_of_a_name(name, toll, reports)
    )
    place = next((name for name in shared if of_toll(toll).can_say(name, told, reports, notes)), None)
    if place is None:
        return toll if shared_report(toll) else None
    return replace(toll, place=place, near=fold(place) not in country_names() and not _all_say_in(place, sides, notes))


def _is_of_a_name(place: str, toll: Toll, reports: Reports) -> bool:
    """Say whether a report of a toll has a place only within the name of a body: "Doctors Across Rivers"."""
    ids = dict.fromkeys(tally.statement.evidence.article for tally in toll.tallies)
    return any(_is_only_in_bodies(place, reports[id]) for id in ids)


def _is_only_in_bodies(place: str, report: Report) -> bool:
    bodies = {entity.evidence.quote for entity in report.annotations.entities if entity.label == "ORG"}
    text = report.article.text
    for body in (longer := [body for body in bodies if place in body and body != place]):
        text = text.replace(body, "")
    return bool(longer) and re.search(rf"\b{re.escape(place)}\b", text) is None


def shared_report(toll: Toll) -> str | None:
    """Return a report that has every number of a toll, if there is one."""
    told = [dict.fromkeys(tally.statement.evidence.article for tally in side) for side in _sides(toll)]
    return next((id for id in told[0] if all(id in side for side in told)), None)


def _sides(toll: Toll) -> Sequence[Sequence[Tally]]:
    sides: defaultdict[float, list[Tally]] = defaultdict(list)
    for tally in toll.tallies:
        sides[tally.value].append(tally)
    return list(sides.values())


def _places(inferred: str | None, sides: Sequence[Sequence[Tally]], reports: Reports) -> Iterator[str]:
    """Yield what may be the place: what weighing takes for it, what the reports open with, a country for a war."""
    ids = list(dict.fromkeys(tally.statement.evidence.article for side in sides for tally in side))
    of_war = all(tally.value >= WAR for side in sides for tally in side)
    if inferred and not (of_war and fold(inferred) not in country_names()):
        yield inferred
    if of_war:
        told = Counter(p.name for id in ids for p in reports[id].annotations.places if p.precision is Precision.COUNTRY)
        yield from sorted(told, key=lambda name: (-told[name], name))[:1]
    else:
        opened = Counter(name for id in ids for name in {_called(p) for p in _opening_places(reports[id])})
        yield from sorted(opened, key=lambda name: (-opened[name], name))


def _opening_places(report: Report) -> Iterator[Place]:
    body = report.article.body
    end = (body[0].start if body else 0) + OPENING
    for place in report.annotations.places:
        if place.evidence.span.end <= end and place.precision not in (None, Precision.COUNTRY):
            yield place


def _called(place: Place) -> str:
    return place.within or " ".join(place.evidence.quote.split())


def _all_name(place: str, sides: Sequence[Sequence[Tally]], reports: Reports) -> bool:
    """Say whether each side has a report that names a place."""
    marks = (mark(place),)
    articles = [[reports[tally.statement.evidence.article].article for tally in side] for side in sides]
    return all(any(count_marks(f"{one.title or ''}\n{one.text}", marks) for one in side) for side in articles)


def _all_say_in(place: str, sides: Sequence[Sequence[Tally]], notes: Notes) -> bool:
    marks = (mark(place),)
    passages = [[notes.passage(tally.statement.evidence, marks).quote for tally in side] for side in sides]
    return all(any(names_place(place, words) for words in side) for side in passages)
