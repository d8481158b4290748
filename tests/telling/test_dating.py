"""What passages say of when: a sentence of the brief tells the days that its passages give, and no others."""

from datetime import date

from msgspec.structs import replace

from rashomon.model import Article, Case, Event, Figure, Limit, Modality, Precision, Span
from rashomon.telling import Brief, make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

TUESDAY = date(2016, 10, 11)


def lines(brief: Brief) -> str:
    return "\n".join(line.text for line in (*brief.agreed, *brief.single))


def brief(c: Case) -> Brief:
    return make_brief(c, weigh(c))


def raid(*told: tuple[str, str | None]) -> str:
    """Return what is told of one raid by reports whose texts may have the words for its day."""
    return lines(brief(case(*(raided(f"{n}", text, day) for n, (text, day) in enumerate(told)))))


def raided(id: str, text: str, day: str | None) -> tuple[Article, list[Event]]:
    a = article(id, text, f"Gazette {id}")
    when = on(a, day, TUESDAY) if day else None
    told = event(a, "struck", "air strike", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, "Sylvania")],
                 place=where(a, "Lisbon"), when=when)  # fmt: skip
    return a, [replace(told, clause=Span(text.index("Sylvania"), len(text)))]


def test_a_day_of_the_sentence_before_is_shown_with_it() -> None:
    text = "The truce ended on Tuesday. Sylvania struck Lisbon."
    told = brief(case(raided("a", text, "Tuesday")))
    assert "(Tuesday 11 October 2016)" in lines(told)
    assert text in {reference.evidence.quote for reference in told.references}


def test_a_day_that_stands_farther_off_is_not_told() -> None:
    told = raid(("The truce ended on Tuesday. Rain fell. Shops shut. Nobody came. Sylvania struck Lisbon.", "Tuesday"))
    assert told == "“Sylvania struck Lisbon.” — Gazette 0"


def test_a_day_that_only_one_of_two_reports_gives_is_not_told_of_what_both_say() -> None:
    told = raid(
        ("On Tuesday Sylvania struck Lisbon.", "Tuesday"),
        ("Day broke on Tuesday. Rain fell. Shops shut. Nobody came. Sylvania struck Lisbon.", "Tuesday"),
    )
    assert told == "Sylvania carried out air strikes in Lisbon (2 origins: Gazette 0, Gazette 1)"


def test_since_a_month_is_told_as_since_its_year_where_some_passages_say_no_more() -> None:
    c = case(*(counted(id, words) for id, words in (("a", "since March 2011"), ("b", "since 2011"))))
    assert "were killed in Syria since 2011 (2 origins" in lines(brief(c))


def counted(id: str, since: str) -> tuple[Article, list[Figure]]:
    """Return a report that counts the dead of a war since a month or a year."""
    a = article(id, f"The war in Syria has killed 30,000 people {since}.", f"The {id.upper()} Gazette")
    when = on(a, since.removeprefix("since "), date(2011, 3 if "March" in since else 1, 1))
    end = date(2011, 3, 31) if "March" in since else date(2011, 12, 31)
    when = replace(when, time=replace(when.time, end=end, limit=Limit.SINCE))
    place = where(a, "Syria", precision=Precision.COUNTRY)
    return a, [figure(a, "killed 30,000 people", 30_000, place=place, when=when)]


def test_two_days_joined_are_not_one_of_them_nor_since_a_day_on_it() -> None:
    both = raid(("Sylvania struck Lisbon on Tuesday and Wednesday.", "Tuesday"))
    assert "11 October" in both  # the report's times hold no Wednesday
    c = case(raided("a", "Sylvania struck Lisbon on Tuesday and Wednesday.", "Tuesday"))
    a = c.reports[0].article
    times = (on(a, "Wednesday", date(2016, 10, 12)).time,)
    report = replace(c.reports[0], annotations=replace(c.reports[0].annotations, times=times))
    assert "11 October" not in lines(brief(replace(c, reports=(report,))))


def test_a_day_that_only_says_which_deed_is_meant_is_not_that_of_the_sentence() -> None:
    on_its_day = "Sylvania struck Lisbon on October 11, the army said."
    of_a_deed = "Sylvania struck Lisbon, the judges wrote of the October 11 air strike."
    for text, days in ((on_its_day, [TUESDAY]), (of_a_deed, [])):
        told = brief(case(raided("a", text, "October 11")))
        assert [entry.begin for entry in told.timeline] == days
        assert ("(Tuesday 11 October 2016)" in lines(told)) is bool(days)
