"""What goes with a figure: where, when, as of when, by what and by whose account."""

from datetime import date
from functools import partial

import pytest

import rashomon.reading
from rashomon.annotating import annotate, redate
from rashomon.model import Basis, Dated, Figure, Grain, Limit, Measure, WhenBasis
from tests.annotating.found import found_in

read = partial(found_in, day="2020-05-14")


def only(text: str) -> Figure:
    (figure,) = read(text).figures
    return figure


def test_figures_say_where_when_who_and_of_what() -> None:
    found = read(
        "Shelling killed 25 people in Kharkiv on Tuesday, the rescue service said. Fifteen of them were killed in the "
        "Saltivka district."
    )
    whole, part = found.figures
    assert (whole.who, whole.where and whole.where.name, whole.when and whole.when.time.value) == (
        "people",
        "Kharkiv",
        "2020-05-12",
    )
    assert part.part_of == whole.evidence.span
    assert part.where is not None
    assert (part.where.name, part.where.within) == ("Saltivka district", "Kharkiv")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The US-led coalition killed nine fighters in Raqqa.", "Ar Raqqah"),
        ("Soldiers shot dead ten men in the village of Tel Amara in Syria.", "Tel Amara"),
        ("Troops fought in Homs. The war in Syria has killed 300,000 people.", "Syria"),
        ("Shells fell on Aleppo. Four people were killed in government-held areas.", "government-held areas"),
        ("A bomb killed a guard in Homs and injured 14 others.", "Homs"),
        ("Gunmen attacked a post in Homs killing six guards. They fled to Aleppo.", "Homs"),
        ("Troops fought in Homs. It began by killing ten and sending others into Turkey.", "Homs"),
        ("A raid on the town of Kutum in Sudan's North Darfur killed ten people, a hospital said.", "Kutum"),
    ],
)
def test_figures_are_placed_by_their_clause(text: str, place: str) -> None:
    figure = read(text).figures[-1]
    assert figure.where is not None
    assert figure.where.name == place


def test_figures_of_a_war_take_no_day_or_town_told_before() -> None:
    found = read("A bomb fell on Homs in Syria on Tuesday. The war has claimed 500 lives and injured 900 people.")
    for figure in found.figures:
        assert figure.when is None
        assert figure.where is not None
        assert figure.where.name == "Syria"


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed near Homs on Monday.",
        "Ten people were killed outside the city of Homs.",
        "Troops killed ten fighters in villages south of Homs.",
        "Troops killed ten soldiers of the Rescue Army of Syria and Lebanon.",
    ],
)
def test_figures_of_what_was_only_near_a_place_or_a_body_named_after_it_are_not_placed_there(text: str) -> None:
    assert only(text).where is None


def test_figures_of_what_was_in_the_north_of_a_country_are_placed_there() -> None:
    where = only("Ten people were killed in the north of Syria on Monday.").where
    assert where is not None
    assert where.name == "Syria"


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Over 7,000 people have been killed since the council's resolution in June 2012.", date(2012, 6, 1)),
        ("Troops fought in Homs on Monday. 900 people have been killed since the war began in 2011.", date(2011, 1, 1)),
        ("Troops fought in Homs on Monday. 900 people have been killed since the truce.", None),
    ],
)
def test_figures_since_something_begin_there_and_have_no_day_told_before(text: str, begin: date | None) -> None:
    when = only(text).when
    assert when is not None
    assert when.time.limit is Limit.SINCE
    assert when.time.begin == begin


def test_figures_of_two_towns_are_placed_in_neither() -> None:
    assert read("Ten people were killed in Aleppo and Homs.").figures[0].where is None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("A man killed his two sons before shooting a guard.", "killed"),
        ("Police arrested a man over the shooting.", "arrested"),
        ("The raid came as monitors reported that soldiers had executed 48 people.", "had executed"),
        ("A car bomb exploded in Homs wounding three people.", "exploded"),
        ("She spoke of last May's attack in Homs, which killed four Americans.", "attack"),
    ],
)
def test_figures_name_what_did_it(text: str, cause: str) -> None:
    found = read(text)
    span = found.figures[0].cause
    assert span is not None
    assert text[span.start : span.end] == cause


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seven sailors were killed when a barge sank on Tuesday.", "2020-05-12"),
        ("On Wednesday she spoke of Tuesday's attack on a barge, which killed seven sailors.", "2020-05-12"),
        ("Seven sailors were killed and two injured when a barge sank on Tuesday.", "2020-05-12"),
        ("A raid on a market killed 12 people and injured 30 on Tuesday, a hospital said.", "2020-05-12"),
        ("A young woman has died after being stabbed on Tuesday.", "2020-05-12"),
        ("Two miners died in a blaze that broke out on Monday.", "2020-05-11"),
        ("Two miners died on Wednesday after a blaze broke out on Monday.", "2020-05-13"),
        ("A woman hurt on Monday died on Wednesday.", "2020-05-13"),
        ("A woman died after a stove blew up last month.", "2020-05-14"),
    ],
)
def test_figures_of_harm_have_the_day_of_what_it_came_of(text: str, day: str) -> None:
    assert {figure.when and figure.when.time.value for figure in read(text).figures} == {day}


def test_figures_say_as_of_when_they_count() -> None:
    figure = only("As of Tuesday, 14 people had been killed in the floods in Kerala.")
    assert figure.as_of is not None
    assert figure.as_of.time.value == "2020-05-12"


def test_figures_name_their_source() -> None:
    figure = only("Seven people were wounded in the raid, the Red Cross said.")
    assert figure.source is not None
    assert figure.source.name == "Red Cross"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roth promised an independent inquiry into the explosion that killed seven people.",
        "The Red Cross urged Norway to investigate the killing of at least five demonstrators in Oslo.",
    ],
)
def test_who_promises_or_demands_a_thing_does_not_count_who_suffered_it(text: str) -> None:
    assert only(text).source is None


def test_who_demands_a_thing_in_their_own_words_counts_in_them() -> None:
    figure = only("“Say who killed the five people in Oslo at the weekend,” the Red Cross demanded.")
    assert figure.source
    assert figure.source.name == "Red Cross"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister resigned two days after shells killed nine people in Homs.", "2020-05-12"),
        ("The minister resigned on Wednesday, a day after shells killed nine people in Homs.", "2020-05-12"),
        ("The minister resigned more than two weeks after shells killed nine people in Homs.", "PAST_REF"),
    ],
)
def test_harm_after_which_something_came_is_of_the_day_before_or_of_none(text: str, value: str) -> None:
    when = next(figure.when for figure in read(text).figures if figure.measure is Measure.KILLED)
    assert when
    assert when.time.value == value


def test_harm_a_day_before_a_weekday_has_its_day_once_the_report_has_one() -> None:
    text = "The minister resigned on Wednesday, a day after shells killed nine people in Homs."
    (undated,) = annotate([rashomon.reading.read_text(text, id="report")])
    dated = redate(undated, Dated(value=date(2020, 5, 14), grain=Grain.DAY, basis=Basis.INFERRED))
    assert [figure.when.time.begin for figure in dated.figures if figure.when] == [date(2020, 5, 12)]


def test_figures_in_a_place_that_is_not_known_are_not_placed_elsewhere() -> None:
    text = (
        "Suspected government strikes killed at least 37 civilians in Maaret Al Numan in April. Many fled from Aleppo."
    )
    assert only(text).where is None


def test_figures_have_no_day_of_what_was_done_about_the_deed() -> None:
    when = only("Police on Tuesday named five men as suspects in a shootout that killed three people.").when
    assert when is None or when.time.evidence.quote != "Tuesday"


@pytest.mark.parametrize(
    ("told", "place"),
    [("A fire killed six people.", "Bucharest"), ("A fire killed six people, after a blast in Koblenz.", "Koblenz")],
)
def test_where_a_report_was_sent_from_is_the_place_only_where_it_names_no_other(told: str, place: str) -> None:
    where = only(f"BUCHAREST, May 13 (Reuters) - {told}").where
    assert where is not None
    assert where.name == place


@pytest.mark.parametrize(
    ("text", "basis", "day"),
    [
        ("LISBON, April 2 - Twelve people were killed when a bomb exploded.", WhenBasis.PUBLISHED, "2024-04-03"),
        ("LISBON, April 2 (Reuters) - Twelve people were killed on Monday.", WhenBasis.CLAUSE, "2024-04-01"),
        ("On April 2 twelve people were killed in Lisbon.", WhenBasis.CLAUSE, "2024-04-02"),
    ],
)
def test_the_day_of_a_dateline_is_no_day_of_a_deed(text: str, basis: WhenBasis, day: str) -> None:
    (found,) = annotate([rashomon.reading.read_text(text, published="2024-04-03")])
    (figure,) = found.figures
    assert figure.when is not None
    assert (figure.when.basis, str(figure.when.time.begin)) == (basis, day)


@pytest.mark.parametrize(
    "told",
    [
        "The death toll from a blast at a depot in Bergen on Monday rose to 12.",
        "The death toll from a blast at a depot in Bergen on Monday rose to 12, the clinic said.",
    ],
)
def test_the_day_behind_a_cause_is_when_it_happened_and_not_when_its_dead_were_counted(told: str) -> None:
    figure = only(told)
    assert figure.when is not None
    assert figure.when.time.value == "2020-05-11"
    assert figure.as_of is None


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Nine people were killed in a drone strike on Vasterbyn, 80 kilometres to the south.", "Vasterbyn"),
        ("Six people died in the bombing of Little Vasterby, a village in the north.", "Little Vasterby"),
        ("Four people were killed in an attack on Hezbollah.", "Homs"),
        ("Four people were killed in a strike on Aleppo.", "Aleppo"),
    ],
)
def test_what_was_struck_in_a_place_that_no_list_has_is_not_in_the_last_one(words: str, place: str) -> None:
    (figure,) = [one for one in read(f"Fighting went on in Homs. {words}").figures if one.measure is Measure.KILLED]
    assert figure.where is not None
    assert figure.where.name == place


def test_figures_of_two_verbs_of_which_the_second_leaves_out_were_have_one_day() -> None:
    killed, injured = read("Ten men were killed and nine wounded on Tuesday when a bridge fell.").figures
    assert [told.when and told.when.time.value for told in (killed, injured)] == ["2020-05-12", "2020-05-12"]


def test_figures_are_not_placed_where_somebody_is_judge_or_mayor() -> None:
    told = only("A fire broke out in Bergen. Ten people were injured in it, Essex County Judge Ada Roe said.")
    assert told.where is not None
    assert told.where.name == "Bergen"
