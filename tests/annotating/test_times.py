"""Times: what is found, what it resolves to, which way it points, and what happened then."""

import calendar
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotating.parsing import Paragraph, Parsed, language_model, parse
from rashomon.annotating.times import Clock, find_times, find_times_alone, redate_times
from rashomon.model import (
    AnchorKind,
    Annotations,
    Article,
    Basis,
    Block,
    Dated,
    Role,
    Span,
    Time,
    TimeType,
    When,
    WhenBasis,
)

WEDNESDAY = date(2016, 10, 12)


def parsed(text: str, published: date | None = WEDNESDAY, role: Role = Role.BODY) -> Parsed:
    article = Article(
        id="a",
        text=text,
        digest="",
        blocks=(Block(span=Span(0, len(text)), role=role),) if text else (),
        published=Dated(value=published, basis=Basis.STATED, confidence=1.0) if published else Dated(),
    )
    return next(iter(parse([article])))


def unparsed(text: str, published: date | None = WEDNESDAY) -> Parsed:
    """A report without the language model's pass, as `annotate --only times` reads it."""
    blocks = (Block(span=Span(0, len(text)), role=Role.BODY),) if text else ()
    article = Article(id="a", text=text, digest="", blocks=blocks, published=Dated(value=published))
    return Parsed(article, (Paragraph(article, 0, Role.BODY, language_model().make_doc(text)),))


def times(text: str, published: date | None = WEDNESDAY) -> list[Time]:
    return list(find_times(parsed(text, published)))


def values(text: str, published: date | None = WEDNESDAY) -> list[str]:
    return [time.value for time in times(text, published)]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The ministers will meet on Saturday.", "2016-10-15"),
        ("The ministers met on Saturday.", "2016-10-08"),
        ("The ministers are scheduled to meet on Friday.", "2016-10-14"),
        ("The envoy said on Wednesday that the ministers will meet.", "2016-10-12"),
        ("The ministers will meet this Saturday.", "2016-10-15"),
        ("The ministers met last Wednesday.", "2016-10-05"),
        ("The ministers will meet next Sunday.", "2016-10-16"),
        ("The talks, which were held on Monday, failed.", "2016-10-10"),
        ("The deadline was extended until Friday.", "2016-10-14"),
        ("The reopening is Saturday.", "2016-10-15"),
        ("The regatta starts Tuesday.", "2016-10-18"),
        ("Mayor, Bishop to Open Bridge on Monday", "2016-10-17"),
        ("It was Tuesday when the bridge opened.", "2016-10-11"),
    ],
)
def test_times_a_bare_weekday_follows_the_tense_of_its_verb(sentence: str, day: str) -> None:
    assert values(sentence) == [day]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The ministers will meet on Tuesday, October 11.", "2016-10-11"),
        ("The ministers will meet at 6:30 p.m. Tuesday, October 11.", "2016-10-11T18:30"),
        ("The ministers will meet on Wednesday, October 11.", "2017-10-11"),
        ("The ministers will meet on October 11.", "2017-10-11"),
    ],
)
def test_times_a_date_is_of_the_near_year_in_which_it_falls_on_its_weekday(sentence: str, day: str) -> None:
    assert values(sentence) == [day]


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("13 October 2016", TimeType.DATE, "2016-10-13"),
        ("October 13, 2016", TimeType.DATE, "2016-10-13"),
        ("Thursday, October 13, 2016", TimeType.DATE, "2016-10-13"),
        ("the 13th of October 2016", TimeType.DATE, "2016-10-13"),
        ("Oct. 13", TimeType.DATE, "2016-10-13"),
        ("2016-10-13", TimeType.DATE, "2016-10-13"),
        ("13.10.2016", TimeType.DATE, "2016-10-13"),
        ("10/13/2016", TimeType.DATE, "2016-10-13"),
        ("9/11", TimeType.DATE, "2001-09-11"),
        ("March 2011", TimeType.DATE, "2011-03"),
        ("1987", TimeType.DATE, "1987"),
        ("the nineties", TimeType.DATE, "199"),
        ("the 20th century", TimeType.DATE, "19"),
        ("the third quarter of 1990", TimeType.DATE, "1990-Q3"),
        ("the summer of 1994", TimeType.DATE, "1994-SU"),
        ("fiscal 1989", TimeType.DATE, "1989"),
        ("yesterday", TimeType.DATE, "2016-10-11"),
        ("tomorrow morning", TimeType.TIME, "2016-10-13TMO"),
        ("last week", TimeType.DATE, "2016-W40"),
        ("last month", TimeType.DATE, "2016-09"),
        ("next year", TimeType.DATE, "2017"),
        ("two weeks ago", TimeType.DATE, "2016-09-28"),
        ("five months ago", TimeType.DATE, "2016-05"),
        ("a decade ago", TimeType.DATE, "2006"),
        ("8pm local time", TimeType.TIME, "2016-10-12T20:00"),
        ("10:30 Monday night", TimeType.TIME, "2016-10-10T22:30"),
        ("10 p.m. on Oct. 13", TimeType.TIME, "2016-10-13T22:00"),
        ("noon yesterday", TimeType.TIME, "2016-10-11T12:00"),
        ("5-1/2 years", TimeType.DURATION, "P5Y6M"),
        ("more than five years", TimeType.DURATION, "P5Y"),
        ("the last 48 hours", TimeType.DURATION, "PT48H"),
        ("several days", TimeType.DURATION, "PXD"),
        ("every Tuesday", TimeType.SET, "XXXX-WXX-2"),
        ("daily", TimeType.SET, "P1D"),
        ("twice a week", TimeType.SET, "P1W"),
        ("recently", TimeType.DATE, "PAST_REF"),
        ("now", TimeType.DATE, "PRESENT_REF"),
        ("the near future", TimeType.DATE, "FUTURE_REF"),
        ("last Thanksgiving", TimeType.DATE, "2015-11-26"),
        ("Good Friday 2015", TimeType.DATE, "2015-04-03"),
    ],
)
def test_times_every_form_is_read(words: str, type_: TimeType, value: str) -> None:
    found = times(f"The bridge was open for {words}.")
    assert [(time.evidence.quote, time.type, time.value) for time in found] == [(words, type_, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "May I march with you?",
        "The 44-year-old driver paid $1987 for 2000 shares.",
        "He fell in the second round and won three-quarters of the vote.",
        "She left as soon as the doors opened.",
        "The F-16 cost 1,990 crowns.",
        "The Six Day War was told by the party daily Granma and on “60 Minutes”.",
    ],
)
def test_times_what_only_looks_like_a_time_is_left_alone(sentence: str) -> None:
    assert values(sentence) == []


def test_times_a_modifier_belongs_to_the_words_and_is_told() -> None:
    found = times("It lasted more than five years, until early December and the end of 2015.")
    assert [(time.evidence.quote, time.mod) for time in found] == [
        ("more than five years", "MORE_THAN"),
        ("early December", "START"),
        ("the end of 2015", "END"),
    ]


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("on Sept. 2-4", ["2016-09-02", "2016-09-04"]),
        ("from 3 June to 5 July 1944", ["1944-06-03", "1944-07-05"]),
        ("on 2-4 June 1944", ["1944-06-02", "1944-06-04"]),
        ("on January 24-25, 1968", ["1968-01-24", "1968-01-25"]),
        ("from 1941-1945", ["1941", "1945"]),
        ("from June to August 1943", ["1943-06", "1943-08"]),
    ],
)
def test_times_a_range_gives_both_its_ends(words: str, both: list[str]) -> None:
    assert values(f"The fair was held {words}.") == both


def test_times_what_follows_is_counted_from_the_date_told_before() -> None:
    assert values("The war began on March 3, 1999. Two days later the bridge fell.") == ["1999-03-03", "1999-03-05"]


def test_times_a_tale_of_the_past_takes_its_years_from_the_tale() -> None:
    text = (
        "The war broke out in 1914. In August 1914 the army crossed the river. It fell back on 9 September. "
        "The siege of 1915 failed. In April 1916 it was lifted. The army attacked in July."
    )
    assert values(text)[2] == "1914-09-09"
    assert values(text)[-1] == "1916-07"


def test_times_every_time_has_its_days() -> None:
    found = times("They met last week, and fought for the last 48 hours.")
    assert (found[0].begin, found[0].end) == (date(2016, 10, 3), date(2016, 10, 9))
    assert (found[1].begin, found[1].end) == (date(2016, 10, 10), WEDNESDAY)
    assert found[0].anchor.kind is AnchorKind.PUBLISHED


def test_times_next_sunday_keeps_its_other_reading() -> None:
    (time,) = times("They will meet next Sunday.")
    assert time.value == "2016-10-16"
    assert [(other.value, other.weight < 0.5) for other in time.alternatives] == [("2016-10-23", True)]


def test_times_without_a_day_values_stay_relative() -> None:
    assert values("They met on Saturday, and will meet tomorrow morning.", None) == ["XXXX-WXX-6", "XXXX-XX-XXTMO"]


def test_times_redating_gives_what_a_dated_report_would_have_given() -> None:
    text = "They met on Saturday and last week. On Sept. 2 they had fought for the last 48 hours. He spoke in 2011."
    undated = Annotations(article="a", version="1", times=find_times(parsed(text, None)))
    dated = redate_times(undated, Dated(value=WEDNESDAY))
    assert dated.times == find_times(parsed(text))


def test_times_redating_with_an_unknown_day_changes_nothing() -> None:
    undated = Annotations(article="a", version="1", times=find_times(parsed("They met on Saturday.", None)))
    assert redate_times(undated, Dated()) == undated


def test_times_are_found_without_the_language_model() -> None:
    article = parsed("They met on Saturday and will meet again on Sunday.").article
    found = find_times_alone(article)
    assert [time.value for time in found] == ["2016-10-08", "2016-10-16"]


# Every written form of a whole date. `a` is the month's short name, `s` its form with a stop.
FORMS = st.sampled_from(
    [
        "{d:%Y}-{d:%m}-{d:%d}",
        "{d.day} {m} {d.year}",
        "{d.day}{th} {m} {d.year}",
        "{d.day} {s} {d.year}",
        "{d.day}-{a}-{d.year}",
        "{m} {d.day}, {d.year}",
        "{m} {d.day} {d.year}",
        "{m} {d.day}{th}, {d.year}",
        "{s} {d.day}, {d.year}",
        "{w}, {m} {d.day}, {d.year}",
        "the {d.day}{th} of {m} {d.year}",
        "the {d.day}{th} of {m}, {d.year}",
        "{d.day:02}.{d.month:02}.{d.year}",
        "{d.month}/{d.day}/{d.year}",
        "{w} {d.day} {m} {d.year}",
        "{w}, {d.day} {m} {d.year}",
    ]
)


def written(day: date, form: str) -> str:
    th = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
    stopped = month if len(month) < 5 else f"{short}."
    return form.format(d=day, m=month, a=short, s=stopped, w=calendar.day_name[day.weekday()], th=th)


@settings(max_examples=200, deadline=None)
@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)), form=FORMS)
def test_times_any_date_in_any_form_comes_back(day: date, form: str) -> None:
    found = find_times(unparsed(f"The record of {written(day, form)} was found.", None))
    assert [(time.value, time.begin, time.end) for time in found] == [(day.isoformat(), day, day)]


@settings(max_examples=100, deadline=None)
@given(
    published=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    days=st.integers(min_value=0, max_value=120),
    form=st.sampled_from(["{d.day} {m}", "{m} {d.day}", "{s} {d.day}", "the {d.day}{th} of {m}", "{m} {d.day}{th}"]),
)
def test_times_a_date_without_its_year_told_as_past_is_the_last_one(published: date, days: int, form: str) -> None:
    day = published - timedelta(days=days)
    found = find_times(unparsed(f"The bridge was opened on {written(day, form)}.", published))
    assert [time.begin for time in found] == [day]


# What may stand before, of any day; and what is counted from the day of publication, whatever stands before.
OTHERS = [
    "They spoke on Monday.",
    "Nothing happened.",
    "It ended last year.",
    "It rained on {day}.",
    "In {year} it fell.",
]


@settings(max_examples=120, deadline=None)
@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    before=st.lists(st.sampled_from(OTHERS), max_size=3),
    then=st.sampled_from(
        [
            *("They met on Saturday.", "They will meet on Friday.", "It fell last week.", "They left yesterday."),
            *("He spoke three days ago.", "They meet next month.", "It lasted for the past two weeks."),
        ]
    ),
)
def test_times_a_sentence_before_does_not_change_what_is_counted_from_publication(
    day: date, before: list[str], then: str
) -> None:
    first = " ".join(before).format(day=written(day, "{d.day} {m} {d.year}"), year=day.year)
    found = find_times(unparsed(f"{first} {then}"))
    alone = find_times(unparsed(then))
    assert (found[-1].value, found[-1].interval) == (alone[-1].value, alone[-1].interval)


WORDS = ["the", "last", "3", "five", "Sept.", "2-4", "1999", "ago", "week", "years", "of", "May", "’s", "31/12/99"]
WORDS += ["midnight", "İ", "\n", "quarter", "half", "a", "every", "next", "99999", "century", "Q3", "30 February"]


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    published=st.none() | st.dates(),
)
def test_times_no_text_raises_and_words_are_their_evidence(text: str, published: date | None) -> None:
    for time in (*find_times(unparsed(text, published)), *find_times_alone(unparsed(text, published).article)):
        assert time.evidence.quote == text[time.evidence.span.start : time.evidence.span.end]
        assert time.value


def when(text: str, head: str, published: date | None = WEDNESDAY) -> When | None:
    report = parsed(text, published)
    paragraph = report.paragraphs[0]
    token = next(token for token in paragraph.doc if token.text == head)
    return Clock(report, find_times(report)).when(paragraph, token, paragraph.span(token))


@pytest.mark.parametrize(
    ("text", "head", "value", "basis"),
    [
        ("Kerr said on Wednesday that they will meet on Saturday.", "meet", "2016-10-15", WhenBasis.CLAUSE),
        ("Kerr said on Wednesday that they will meet on Saturday.", "said", "2016-10-12", WhenBasis.CLAUSE),
        ("On Tuesday, shells hit a market.", "hit", "2016-10-11", WhenBasis.CLAUSE),
        ("Four houses were destroyed when a dam burst on Monday.", "destroyed", "2016-10-10", WhenBasis.CLAUSE),
        ("She resigned after she was accused on Monday.", "resigned", "2016-10-12", WhenBasis.PUBLISHED),
        ("The walls fell on Monday. Nine people died.", "died", "2016-10-10", WhenBasis.NARRATIVE),
        ("Nine people died.", "died", "2016-10-12", WhenBasis.PUBLISHED),
        ("Kerr said on Tuesday that nine people died.", "died", "2016-10-12", WhenBasis.PUBLISHED),
    ],
)
def test_times_a_clock_tells_when_it_happened_and_how_that_is_known(
    text: str, head: str, value: str, basis: WhenBasis
) -> None:
    found = when(text, head)
    assert found is not None
    assert (found.time.value, found.basis) == (value, basis)


def test_times_a_clock_of_an_undated_report_does_not_guess() -> None:
    assert when("Nine people died.", "died", None) is None


def test_times_redating_reaches_what_happened_then() -> None:
    from rashomon.model import Event, Modality

    report = parsed("They met on Saturday.", None)
    found = find_times(report)
    event = Event(
        evidence=found[0].evidence,
        clause=found[0].evidence.span,
        type="CONSULT",
        sense="meet",
        modality=Modality.HAPPENED,
        when=When(time=found[0], basis=WhenBasis.CLAUSE),
    )
    undated = Annotations(article="a", version="1", times=found, events=(event,))
    dated = redate_times(undated, Dated(value=WEDNESDAY))
    assert dated.events[0].when is not None
    assert dated.events[0].when.time == dated.times[0]
    assert msgspec.structs.replace(dated.events[0], when=None) == msgspec.structs.replace(event, when=None)


@pytest.mark.parametrize("published", [None, "2016-10-12"])
def test_times_others_can_use_them_as_a_component_of_spacy(published: str | None) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_times", config={"published": published} if published else {})
    (time,) = nlp("They met on Saturday.")._.rashomon_times
    assert time.value == ("2016-10-08" if published else "XXXX-WXX-6")


def test_times_a_component_reads_tenses_from_the_parse_of_its_pipeline() -> None:
    import spacy

    parser = language_model()
    nlp = spacy.blank("en", vocab=parser.vocab)
    nlp.add_pipe("rashomon_times", config={"published": "2016-10-12"})
    doc = nlp.get_pipe("rashomon_times")(parser("The bill payable on Monday was sent."))
    assert [time.value for time in doc._.rashomon_times] == ["2016-10-17"]


def test_times_a_component_says_when_the_day_is_no_day() -> None:
    import spacy

    with pytest.raises(ValueError, match="rashomon_times: published must be a day like 2016-10-12, not '12 October'"):
        spacy.blank("en").add_pipe("rashomon_times", config={"published": "12 October"})
