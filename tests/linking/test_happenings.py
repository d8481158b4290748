from datetime import date
from typing import Any

import pytest

from rashomon.linking import match_events
from rashomon.model import (
    Annotations,
    Article,
    Event,
    Evidence,
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
    type: str = "CONSULT",
    mode: str | None = None,
    who: tuple[str, ...] = (),
    where: str | None = None,
    when: str | None = None,
    about: str | None = None,
    modality: Modality = Modality.PLANNED,
    country: str | None = None,
    precision: Precision = Precision.CITY,
    point: tuple[float, float] | None = None,
    within: str | None = None,
    label: str = "PERSON",
    published: str = "2021-03-01",
) -> tuple[Article, Annotations]:
    article = report(id, sentence, day=published)
    at = sentence.index(trigger)
    words = evidence(id, article.text, at, at + len(trigger))
    lat, lon = point or (None, None)
    place = where and Place(
        evidence=words, name=where, country=country, precision=precision, lat=lat, lon=lon, within=within
    )
    event = Event(
        evidence=words,
        clause=Span(0, len(sentence)),
        type=type,
        sense=sense,
        mode=mode,
        modality=modality,
        actors=tuple(Participant(evidence=words, name=name, label=label, named=True) for name in who),
        where=place or None,
        when=on(words, date.fromisoformat(when)) if when else None,
        about=Span(sentence.index(about), sentence.index(about) + len(about)) if about else None,
    )
    return article, Annotations(article=id, version="test", events=(event,))


def on(words: Evidence, day: date) -> When:
    """Return a day that some words give."""
    time = Time(evidence=words, type=TimeType.DATE, value=day.isoformat(), begin=day, end=day)
    return When(time=time, basis=WhenBasis.CLAUSE)


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


def called_off(id: str, sentence: str, act: str, when: str | None = None) -> tuple[Article, Annotations]:
    """A report of 3 March in which Ruiz calls off a meeting with somebody who is not named."""
    article, meeting = mention(
        id, "meeting", sentence=sentence, when=when, modality=Modality.CANCELLED, published="2021-03-03"
    )
    _, off = mention(
        id, act, sentence=sentence, sense="suspend talks", mode="discontinue", who=(RUIZ,), about="meeting"
    )
    return article, Annotations(article=id, version="test", events=(*off.events, *meeting.events))


def announced() -> tuple[Article, Annotations]:
    return mention("a", "meet", sentence="Ruiz will meet teachers on Friday", who=(RUIZ,), when="2021-03-05")


def test_a_meeting_that_one_who_was_to_meet_calls_off_is_the_planned_one_whichever_day_is_told() -> None:
    off = "Ruiz on Wednesday called off a meeting with teachers"
    assert groups(announced(), called_off("b", off, "called off", "2021-03-03")) == [{"a", "b"}, {"b"}]
    assert {"a", "b"} in groups(announced(), called_off("b", "Ruiz scrapped a meeting", "scrapped"))


def test_a_meeting_called_off_for_another_day_or_before_the_plan_is_another() -> None:
    later = called_off("b", "Ruiz called off a meeting on Monday", "called off", "2021-03-08")
    before = called_off("b", "Ruiz called off a meeting in February", "called off", "2021-02-20")
    assert groups(announced(), later) == groups(announced(), before) == [{"a"}, {"b"}, {"b"}]


def test_a_meeting_called_off_that_may_be_either_of_two_plans_joins_neither() -> None:
    other = mention("c", "meet", sentence="Ruiz will meet farmers on Sunday", who=(RUIZ,), when="2021-03-07")
    off = called_off("b", "Ruiz called off a meeting", "called off")
    assert groups(announced(), off, other) == [{"a"}, {"b"}, {"b"}, {"c"}]


def test_talks_in_a_country_and_in_a_city_of_it_on_one_day_are_one() -> None:
    land = mention(
        "a",
        "will meet",
        sentence="Ruiz and Brandt will meet in Freedonia",
        who=(RUIZ, BRANDT),
        when="2021-03-06",
        where="Freedonia",
        country="FD",
        precision=Precision.COUNTRY,
    )
    city = mention(
        "b", "meet", sentence="they meet in Genf", who=(RUIZ, BRANDT), when="2021-03-06", where="Genf", country="FD"
    )
    later = mention(
        "c", "meet", sentence="they meet in Bern", who=(RUIZ, BRANDT), when="2021-03-16", where="Bern", country="FD"
    )
    assert groups(land, city, later) == [{"a", "b"}, {"c"}]


def test_other_people_meet_at_another_meeting() -> None:
    one = mention("a", "talks", sentence="talks on trade of Ruiz and Brandt", who=(RUIZ, BRANDT), when="2021-03-06")
    two = mention("b", "talks", sentence="talks on trade of Moss and Lind", who=("Moss", "Lind"), when="2021-03-06")
    three = mention("c", "talks", sentence="talks on trade of Ruiz and Lind", who=(RUIZ, "Lind"), when="2021-03-06")
    assert groups(one, two, three) == [{"a"}, {"b"}, {"c"}]


def test_a_state_may_stand_for_its_minister_at_a_meeting() -> None:
    one = mention("a", "talks", sentence="talks on trade of Ruiz and Brandt", who=(RUIZ, BRANDT), when="2021-03-06")
    two = mention(
        "b", "talks", sentence="talks on trade of Norway", who=("Norway", "Chile"), label="GPE", when="2021-03-06"
    )
    assert groups(one, two) == [{"a", "b"}]


def said(id: str, who: str, trigger: str, sentence: str, about: str, sense: str) -> tuple[Article, Annotations]:
    """Return a report in which somebody says something about an event of this sense."""
    article, notes = mention(
        id, trigger, sentence=sentence, sense="accuse", type="ACCUSE", who=(who,), when="2021-03-01", about=about
    )
    _, other = mention(id, about, sentence=sentence, sense=sense, type="ASSAULT")
    return article, Annotations(article=id, version="test", events=(*notes.events, *other.events))


def test_accusations_by_others_or_of_something_else_are_others() -> None:
    shelling = said("a", RUIZ, "accused", "Ruiz accused them of shelling the port", "shelling", "shelling")
    the_same = said("b", RUIZ, "accused", "Ruiz accused them of shelling the port", "shelling", "shelling")
    by_other = said("c", BRANDT, "accused", "Brandt accused them of shelling the port", "shelling", "shelling")
    of_other = said("d", RUIZ, "accused", "Ruiz accused them of looting the port", "looting", "looting")
    found = groups(shelling, the_same, by_other, of_other)
    accusations = [group for group in found if group != {"a", "b", "c"}]  # that is the shelling itself
    assert [group for group in accusations if "a" in group] == [{"a", "b"}]


def raid(id: str, sentence: str = "the raid hit homes", **said: Any) -> tuple[Article, Annotations]:
    return mention(
        id, "raid", sentence=sentence, sense="air strike", type="ASSAULT", modality=Modality.HAPPENED, **said
    )


def test_attacks_on_two_cities_are_two_also_where_one_is_known_by_its_district() -> None:
    port = {"where": "Old Port", "precision": Precision.DISTRICT, "within": "Alba", "point": (40.0, 10.0)}
    alba = {"where": "Alba", "point": (40.1, 10.1)}
    boro = {"where": "Boro", "point": (41.0, 10.0)}
    raids = [raid(id, when="2021-02-28", **place) for id, place in (("a", port), ("b", alba), ("c", boro))]
    assert groups(*raids) == [{"a", "b"}, {"c"}]


def test_attacks_on_two_days_are_two() -> None:
    raids = [raid(id, when=day, where="Alba") for id, day in (("a", "2021-02-27"), ("b", "2021-02-28"))]
    assert groups(*raids) == [{"a"}, {"b"}]


@pytest.mark.parametrize(
    ("senses", "told"),
    [(("explosion", "bombing"), "explosion"), (("bombing", "explosion", "bombing"), "bombing")],
)
def test_what_some_call_an_explosion_and_others_a_bombing_is_one_as_most_call_it(
    senses: tuple[str, ...], told: str
) -> None:
    sentence = "the blast tore through the mill"
    mentions = [
        mention(id, "blast", sentence=sentence, sense=sense, type="ASSAULT", where="Alba", when="2021-02-28")
        for id, sense in zip("abc", senses, strict=False)
    ]
    (one,) = match_events([article for article, _ in mentions], [notes for _, notes in mentions])
    assert (one.sense, len(one.mentions)) == (told, len(senses))


def launches(type: str) -> list[set[str]]:
    """Five reports in the same words tell of one thing; the last of them in another city than the first."""
    sentence = "Brandt Motors launched the Condor van before dealers."
    cities = ("Kessel", None, None, None, "Port Vale")
    return groups(
        *(
            mention(id, "launched", sentence=sentence, sense="launch", type=type, who=("Brandt Motors",), where=city)
            for id, city in zip("abcde", cities, strict=True)
        )
    )


def test_of_what_is_no_attack_one_other_place_parts_no_group() -> None:
    assert {"a", "b", "c", "d", "e"} in launches("COOPERATE")


def test_of_attacks_one_other_place_parts_them() -> None:
    assert all(not {"a", "e"} <= group for group in launches("ASSAULT"))


def told(id: str, sentence: str, *triggers: str) -> tuple[Article, Annotations]:
    """A report of one sentence with several mentions of one sense."""
    found = [mention(id, each, sentence=sentence, sense="win", type="COOPERATE") for each in triggers]
    return found[0][0], Annotations(article=id, version="test", events=tuple(notes.events[0] for _, notes in found))


def test_words_that_an_affair_tells_in_one_sentence_tell_of_two_happenings() -> None:
    both = "Kessel Rovers secured the Harbour Cup with a win over Port Vale."
    one, other = "Kessel Rovers secured the Harbour Cup.", "A win over Port Vale for Kessel Rovers."
    reports = [*(told(id, both, "secured", "win") for id in "abc"), told("d", one, "secured"), told("e", other, "win")]
    found = match_events([article for article, _ in reports], [notes for _, notes in reports])
    words = [
        {reports["abcde".index(m.article)][0].text[m.span.start : m.span.end] for m in each.mentions} for each in found
    ]
    assert all(len(each) == 1 for each in words)


def test_an_attack_without_day_and_place_is_the_one_of_the_nearest_report() -> None:
    first = raid("a", when="2021-02-20", where="Alba", published="2021-02-21")
    second = raid("b", when="2021-02-28", where="Alba", published="2021-03-01")
    vague = raid("c", published="2021-03-02")
    assert groups(first, second, vague) == [{"a"}, {"b", "c"}]


def test_the_order_of_reports_makes_no_difference() -> None:
    mentions = [
        mention(str(n), "meet", sentence="they meet", who=(RUIZ, BRANDT), when=f"2021-03-0{6 + n % 2}")
        for n in range(4)
    ]
    forth = match_events([a for a, _ in mentions], [n for _, n in mentions])
    back = match_events([a for a, _ in mentions[::-1]], [n for _, n in mentions[::-1]])
    assert forth == back
    assert len(forth) == 2
