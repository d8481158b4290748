from datetime import date

from rashomon.linking import match_events
from rashomon.model import (
    Annotations,
    Article,
    Event,
    Modality,
    Participant,
    Place,
    Precision,
    Span,
    Time,
    TimeType,
    When,
    WhenBasis,
    evidence,
)
from tests.linking.reports import report


def mention(
    id: str,
    trigger: str,
    *,
    sentence: str,
    sense: str = "meet",
    mode: str | None = None,
    who: tuple[str, ...] = (),
    where: str | None = None,
    when: str | None = None,
    about: str | None = None,
    modality: Modality = Modality.PLANNED,
) -> tuple[Article, Annotations]:
    article = report(id, sentence, day="2021-03-01")
    at = sentence.index(trigger)
    words = evidence(id, article.text, at, at + len(trigger))
    day = date.fromisoformat(when) if when else None
    time = Time(evidence=words, type=TimeType.DATE, value=when or "", begin=day, end=day)
    event = Event(
        evidence=words,
        clause=Span(0, len(sentence)),
        type="CONSULT",
        sense=sense,
        mode=mode,
        modality=modality,
        actors=tuple(Participant(evidence=words, name=name, label="PERSON", named=True) for name in who),
        where=Place(evidence=words, name=where, precision=Precision.CITY) if where else None,
        when=When(time=time, basis=WhenBasis.CLAUSE) if when else None,
        about=Span(sentence.index(about), sentence.index(about) + len(about)) if about else None,
    )
    return article, Annotations(article=id, version="test", events=(event,))


def groups(*mentions: tuple[Article, Annotations]) -> list[set[str]]:
    happenings = match_events([article for article, _ in mentions], [notes for _, notes in mentions])
    return [{mention.article for mention in happening.mentions} for happening in happenings]


RUIZ, BRANDT = "Ana Ruiz", "Tomas Brandt"


def test_a_meeting_of_the_same_people_on_the_same_day_is_one_in_all_reports() -> None:
    one = mention("a", "meet", sentence="Ruiz and Brandt will meet on Saturday", who=(RUIZ, BRANDT), when="2021-03-06")
    two = mention(
        "b", "talks", sentence="talks of Brandt and Ruiz at Genf", who=(BRANDT, RUIZ), where="Genf", when="2021-03-06"
    )
    assert groups(one, two) == [{"a", "b"}]


def test_meetings_of_the_same_people_on_two_days_are_two() -> None:
    one = mention("a", "meet", sentence="they meet on Saturday", who=(RUIZ, BRANDT), when="2021-03-06")
    two = mention("b", "meet", sentence="they meet on Sunday", who=(RUIZ, BRANDT), when="2021-03-07")
    assert groups(one, two) == [{"a"}, {"b"}]


def test_meetings_of_the_same_people_in_two_cities_are_two() -> None:
    one = mention("a", "meet", sentence="they meet in Genf", who=(RUIZ, BRANDT), where="Genf")
    two = mention("b", "meet", sentence="they meet in Bern", who=(RUIZ, BRANDT), where="Bern")
    assert groups(one, two) == [{"a"}, {"b"}]


def test_what_was_planned_and_what_was_held_are_one_happening() -> None:
    one = mention("a", "will meet", sentence="They will meet in Genf", who=(RUIZ, BRANDT), where="Genf")
    two = mention("b", "met", sentence="They met in Genf", who=(RUIZ, BRANDT), where="Genf", modality=Modality.HAPPENED)
    assert groups(one, two) == [{"a", "b"}]


def test_talks_that_were_broken_off_are_not_the_talks_to_come() -> None:
    article, broken = mention(
        "a", "talks", sentence="Ruiz suspended talks with Brandt", who=(RUIZ, BRANDT), modality=Modality.HAPPENED
    )
    _, suspended = mention(
        "a",
        "suspended",
        sentence="Ruiz suspended talks with Brandt",
        sense="suspend talks",
        mode="discontinue",
        about="talks",
    )
    notes = Annotations(article="a", version="test", events=(*suspended.events, *broken.events))
    planned = mention("b", "talks", sentence="Ruiz plans talks with Brandt", who=(RUIZ, BRANDT))
    assert {"a", "b"} not in groups((article, notes), planned)


def test_the_order_of_reports_makes_no_difference() -> None:
    mentions = [
        mention(str(n), "meet", sentence="they meet", who=(RUIZ, BRANDT), when=f"2021-03-0{6 + n % 2}")
        for n in range(4)
    ]
    forth = match_events([a for a, _ in mentions], [n for _, n in mentions])
    back = match_events([a for a, _ in mentions[::-1]], [n for _, n in mentions[::-1]])
    assert forth == back
    assert len(forth) == 2
