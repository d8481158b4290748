"""The days on which a storyline turns."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from rashomon.linking import find_turns
from rashomon.model import Annotations, Article, Event, Happening, Link, LinkKind, Mention, Modality, Names, Turn
from tests.linking.reports import report
from tests.small_cases import event, on, where, who

TALKS = "Ruiz meets the miners of Orrin again on day {n}."
FIRST = date(2020, 5, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def told(id: str, text: str, number: int, *events: str) -> tuple[Article, Annotations]:
    """Return a report of a day in which someone met; `events` name the words of other kinds: see `found`."""
    article = report(id, text, day=day(number).isoformat())
    return article, Annotations(
        article=id, version="test", events=tuple(found(article, kind, number) for kind in events)
    )


def found(article: Article, kind: str, number: int) -> Event:
    actor = who(article, article.text.split()[0])
    if kind == "meets":
        return event(article, "meets", modality=Modality.HAPPENED, actors=[actor])
    place = where(article, "Orrin") if "Orrin" in article.text else None
    modality, when = Modality.HAPPENED, on(article, "Monday", day(number))
    return event(article, kind, kind, type="AGREE", modality=modality, actors=[actor], place=place, when=when)


def turns(
    reports: Sequence[tuple[Article, Annotations]], *happenings: Happening, copies: Sequence[Link] = ()
) -> list[tuple[str, str, str]]:
    articles, notes = [article for article, _ in reports], [found for _, found in reports]
    return [_shown(turn) for turn in find_turns(articles, notes, Names(), happenings, copies)]


def _shown(turn: Turn) -> tuple[str, str, str]:
    assert all(words.quote for words in turn.evidence)
    return (str(turn.day), turn.kind, turn.why)


def quiet(number: int) -> list[tuple[Article, Annotations]]:
    return [told(f"q{n}", TALKS.format(n=n), n, "meets") for n in range(number)]


def test_nothing_turns_where_things_go_on_as_they_were() -> None:
    assert turns(quiet(9)) == []
    assert turns([]) == []


def test_many_reports_after_few_are_a_turn_and_copies_do_not_count() -> None:
    burst = [told(f"b{n}", TALKS.format(n=n), 5, "meets") for n in range(4)]
    assert turns([*quiet(5), *burst]) == [("2020-05-06", "many reports", "4 reports, after 1.0 a day")]
    copy = Link(left="b0", right="b1", kind=LinkKind.COPY, directed=True)
    assert turns([*quiet(5), *burst], copies=[copy]) == []


def test_who_acts_in_most_reports_from_a_day_on_and_was_not_there_before_is_a_turn() -> None:
    later = [told(f"l{n}", f"Brandt meets the miners on day {n}.", 5 + n, "meets") for n in range(3)]
    assert turns([*quiet(5), *later]) == [
        ("2020-05-06", "new actor", "Brandt, in 3 of 3 reports from then on and none before")
    ]


def test_the_first_agreement_that_two_reports_tell_of_is_a_turn() -> None:
    text = "Ruiz agrees to a raise on Monday."
    first, second = told("a1", text, 5, "agrees"), told("a2", text, 6, "agrees")
    mentions = (Mention(article=a.id, span=n.events[0].evidence.span) for a, n in (first, second))
    both = Happening(id="h", type="AGREE", sense="agrees", mentions=tuple(mentions))
    assert turns([*quiet(5), first, second], both) == [
        ("2020-05-06", "first of its kind", "the first agreement (agrees)")
    ]
    assert turns([*quiet(5), first, second]) == []


def test_who_denies_something_refuses_nothing() -> None:
    reports = [*quiet(4), told("d", "Ruiz on Monday denied the charge of the miners of Orrin.", 5, "denied")]
    (article, notes) = reports[-1]
    denial = replace(notes.events[0], sense="deny", type="REJECT")
    mention = Mention(article=article.id, span=denial.evidence.span)
    other = Mention(article="q1", span=denial.evidence.span)
    twice = Happening(id="d", type="REJECT", sense="deny", mentions=(other, mention))
    reports[-1] = (article, replace(notes, events=(denial,)))
    assert ("2020-05-06", "first of its kind", "the first denial") in turns(reports, twice)
