"""The days of what is put off or moved: its old one and its new one lie ahead, that of the moving does not."""

import pytest

import rashomon


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The chairman's visit to Brenna on Saturday has been postponed until Monday.", ["2026-03-07", "2026-03-09"]),
        ("The talks, due on Friday in Brenna, were moved to Osk on Sunday.", ["2026-03-06", "2026-03-08"]),
        ("The vote, due on Saturday, was brought forward to Friday.", ["2026-03-07", "2026-03-06"]),
        ("The march on Saturday was cancelled.", ["2026-03-07"]),
        ("On Saturday the march was cancelled.", ["2026-02-28"]),
        ("The march was cancelled on Saturday.", ["2026-02-28"]),
        ("Saturday's match has been moved to the stadium in Osk.", ["2026-03-07"]),
        ("They announced a rally for Saturday.", ["2026-03-07"]),
        ("Police forbade the march which the union had called for Saturday.", ["2026-03-07"]),
        ("She called on her members to march in Osk on Saturday.", ["2026-03-07"]),
        ("She called for new protests on Saturday.", ["2026-03-07"]),
        ("She called for calm on Saturday.", ["2026-02-28"]),
        ("He invited the union to a meeting at his office on Friday.", ["2026-03-06"]),
        ("He announced the closure of the port on Saturday.", ["2026-02-28"]),
        ("The regiment was moved to the front on Sunday.", ["2026-03-01"]),
    ],
)
def test_the_days_of_what_is_moved_lie_ahead_and_that_of_moving_it_behind(sentence: str, days: list[str]) -> None:
    report = rashomon.read_text(sentence, published="2026-03-04")
    assert [time.value for time in rashomon.annotate(report).times] == days


@pytest.mark.parametrize("published", ["2026-03-04", None])
def test_the_day_of_a_call_is_not_that_of_what_is_called_for_also_in_a_report_without_date(
    published: str | None,
) -> None:
    report = rashomon.read_text("Anna Roth called for new protests on Saturday.", published=published)
    days = {event.type: event.when is not None for event in rashomon.annotate(report).events}
    assert days == {"REQUEST": False, "PROTEST": True}
