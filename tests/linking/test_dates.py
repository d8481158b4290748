"""The day of an undated report: what it may follow from, and when there is no answer."""

from datetime import date

import pytest

from rashomon.annotating import redate
from rashomon.annotating.parsing import Parsed, parse
from rashomon.annotating.times import find_times
from rashomon.linking.dates import date_report
from rashomon.model import Annotations, Article, Basis, Block, Dated, Role, Span

Pair = tuple[Article, Annotations]

TALKS = "Ana Brun will meet Otto Lind on Saturday in Basel to discuss the harbour strike."
STORM = "The storm killed nine fishermen off the northern coast on Tuesday, the coast guard said."


def report(id: str, text: str, published: date | None = None) -> Pair:
    dated = Dated(value=published, basis=Basis.STATED, confidence=1.0) if published else Dated()
    article = Article(
        id=id, text=text, digest=id, blocks=(Block(span=Span(0, len(text)), role=Role.BODY),), published=dated
    )
    parsed: Parsed = next(iter(parse([article])))
    return article, Annotations(article=id, version="1", times=find_times(parsed))


def infer(text: str, *neighbours: Pair, same_story: bool = False) -> Dated:
    article, annotations = report("undated", text)
    return date_report(article, annotations, neighbours, same_story=same_story)


def test_dates_a_report_is_dated_by_what_a_dated_one_tells_of_the_same_happening() -> None:
    text = f"{TALKS} Her spokesman said on Wednesday that the ferry companies would attend."
    dated = infer(text, report("a", TALKS, date(2016, 10, 13)))
    assert dated.value == date(2016, 10, 12)
    assert dated.basis is Basis.INFERRED
    assert "same happening" in dated.why


def test_dates_every_clue_is_shown_in_its_words() -> None:
    first = report("a", TALKS, date(2016, 10, 13))
    text = f"{TALKS} Her spokesman said on Wednesday that the ferry companies would attend."
    dated = infer(text, first)
    quoted = {(words.article, words.quote) for words in dated.evidence}
    assert {("undated", "Saturday"), ("a", "Saturday"), ("undated", "Wednesday")} <= quoted


def test_dates_a_weekday_of_another_week_is_not_the_same_day() -> None:
    text = f"{STORM} Rescuers found two more bodies on Thursday."
    dated = infer(text, report("a", STORM, date(2016, 10, 12)))
    assert dated.value in (date(2016, 10, 13), date(2016, 10, 14))


def test_dates_a_written_date_and_a_weekday_give_a_day_less_surely() -> None:
    text = "Ana Brun said on Thursday that the talks had failed. On Sept. 2, the union had walked out of the hall."
    sure = infer(f"{TALKS} A spokesman said so on Wednesday.", report("a", TALKS, date(2016, 10, 13)))
    dated = infer(text, report("a", TALKS, date(2016, 10, 13)))
    assert dated.value == date(2016, 9, 8)
    assert dated.confidence < sure.confidence


def test_dates_a_weekday_written_with_a_date_settles_the_year() -> None:
    text = (
        "The hearing on Friday, October 16 ended in uproar. The judge said on Tuesday that it will resume "
        "on Friday, October 23."
    )
    dated = infer(text, report("a", TALKS, date(2016, 12, 13)))
    assert dated.value == date(2015, 10, 20)


@pytest.mark.parametrize("text", ["Nothing happened.", "Ana Brun spoke on Wednesday.", "", "The strike began in 2011."])
def test_dates_thin_evidence_gives_no_date(text: str) -> None:
    dated = infer(text, report("a", STORM, date(2016, 10, 13)))
    assert dated == Dated()


def test_dates_without_neighbours_there_is_no_date() -> None:
    assert infer(f"{TALKS} He said so on Wednesday.") == Dated()


def test_dates_the_report_is_dated_anew_by_the_day_inferred() -> None:
    article, annotations = report("undated", f"{TALKS} Her spokesman said so on Wednesday.")
    assert annotations.times[0].value == "XXXX-WXX-6"
    dated = date_report(article, annotations, [report("a", TALKS, date(2016, 10, 13))])
    assert [time.value for time in redate(annotations, dated).times] == ["2016-10-15", "2016-10-12"]


def test_dates_reports_of_one_story_are_of_the_same_days() -> None:
    text = "The ferry companies said on Wednesday that they would attend. On March 29, they had walked out of the hall."
    dated = infer(text, report("a", TALKS, date(2016, 10, 13)), same_story=True)
    assert dated.value == date(2016, 10, 12)
