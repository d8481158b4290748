"""Plans and their outcomes, and who is silent."""

from datetime import date

from msgspec.structs import replace

from rashomon.model import Article, Dated, Event, Facet, Modality, Phase, Span
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, on, who

FRIDAY, SATURDAY, SUNDAY = date(2016, 10, 14), date(2016, 10, 15), date(2016, 10, 16)
PAIR = ("Anna Roth", "Ben Vogel")


def told(id: str, text: str, outlet: str, day: date, modality: Modality, trigger: str) -> tuple[Article, list[Event]]:
    of = replace(article(id, text, outlet), published=Dated(value=day))
    actors = [who(of, name) for name in PAIR]
    return of, [event(of, trigger, modality=modality, actors=actors, when=on(of, "Saturday", SATURDAY))]


PLANNED = "Anna Roth and Ben Vogel will meet on Saturday."
HELD = "Anna Roth and Ben Vogel met on Saturday."
CANCELLED = "Anna Roth and Ben Vogel will not meet on Saturday after all."


def phases(*reports: tuple[Article, list[Event]]) -> list[tuple[Phase, str]]:
    return [(s.phase, s.statement.origin.name) for h in weigh(case(*reports)).histories for s in h.steps]


def test_a_plan_is_announced_by_one_confirmed_by_another_and_held() -> None:
    assert phases(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("c", PLANNED, "The Mirror", FRIDAY, Modality.PLANNED, "meet"),
        told("d", HELD, "The Herald", SUNDAY, Modality.HAPPENED, "met"),
    ) == [(Phase.ANNOUNCED, "The Gazette"), (Phase.CONFIRMED, "The Mirror"), (Phase.HELD, "The Herald")]


def test_a_report_from_before_its_day_does_not_tell_the_outcome() -> None:
    assert phases(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", HELD, "The Mirror", FRIDAY, Modality.HAPPENED, "met"),
    ) == [(Phase.ANNOUNCED, "The Gazette")]


def test_a_plan_that_is_called_off_says_so() -> None:
    history = weigh(
        case(
            told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
            told("b", CANCELLED, "The Mirror", FRIDAY, Modality.CANCELLED, "meet"),
        )
    ).histories[0]
    assert history.outcome is Phase.CANCELLED


def test_a_plan_of_which_is_told_that_it_will_not_be_is_called_off() -> None:
    assert phases(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", CANCELLED, "The Mirror", FRIDAY, Modality.DENIED, "meet"),
    ) == [(Phase.ANNOUNCED, "The Gazette"), (Phase.CANCELLED, "The Mirror")]


def test_what_simply_happened_is_no_plan() -> None:
    assert phases(told("a", HELD, "The Gazette", SUNDAY, Modality.HAPPENED, "met")) == []


def test_only_who_published_since_it_could_be_known_is_silent() -> None:
    before = replace(article("x", "Snow fell.", "The Early News"), published=Dated(value=FRIDAY))
    after = replace(article("y", "Rain fell.", "The Late News"), published=Dated(value=SUNDAY))
    undated = replace(article("z", "Hail fell.", "The Undated News"), published=Dated())
    found = weigh(
        case(
            (before, []), (after, []), (undated, []), told("a", HELD, "The Gazette", SATURDAY, Modality.HAPPENED, "met")
        )
    ).findings
    assert [[origin.name for origin in finding.silent] for finding in found] == [["The Late News"]]


def test_the_report_that_quotes_who_announces_a_plan_does_not_confirm_it() -> None:
    of = replace(
        article("a", "Roth and Vogel to meet\nThe ministry said they will meet.", "The Gazette"),
        published=Dated(value=FRIDAY),
    )
    ministry = replace(who(of, "ministry", "The Ministry"), named=True)
    told = [event(of, "to meet"), event(of, "will meet", source=ministry)]
    assert phases((of, told)) == [(Phase.ANNOUNCED, "The Ministry")]


def test_who_doubts_a_plan_is_a_step_of_it() -> None:
    doubted = "Anna Roth doubted that she and Ben Vogel will meet on Saturday."
    assert phases(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", doubted, "The Mirror", FRIDAY, Modality.PLANNED, "meet"),
    ) == [(Phase.ANNOUNCED, "The Gazette"), (Phase.DOUBTED, "The Mirror")]


def test_a_plan_that_a_report_still_tells_on_the_day_after_is_called_off() -> None:
    assert phases(
        told("a", CANCELLED, "The Mirror", FRIDAY, Modality.CANCELLED, "meet"),
        told("b", PLANNED, "The Gazette", SATURDAY, Modality.PLANNED, "meet"),
    ) == [(Phase.ANNOUNCED, "The Gazette"), (Phase.CANCELLED, "The Mirror")]


def test_a_title_that_names_nobody_does_not_stand_for_the_outcome() -> None:
    of = replace(
        article("d", "Minister meets colleague.\nAnna Roth and Ben Vogel met on Saturday.", "The Herald"),
        published=Dated(value=SUNDAY),
    )
    title = replace(
        event(of, "meets", modality=Modality.HAPPENED, actors=[replace(who(of, "Minister"), named=False)]),
        clause=Span(0, 25),
    )
    actors = [who(of, name) for name in PAIR]
    met = event(of, "met on", modality=Modality.HAPPENED, actors=actors, when=on(of, "Saturday", SATURDAY))
    met = replace(met, clause=Span(26, len(of.text)))
    history = weigh(
        case(told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"), (of, [title, met]))
    ).histories[0]
    assert history.outcome is Phase.HELD
    assert history.steps[-1].statement.evidence.quote == "Anna Roth and Ben Vogel met on Saturday."


def whether(*reports: tuple[Article, list[Event]]) -> list[tuple[str, list[str]]]:
    """Return each value of what became of a plan, and who gives it."""
    found = next(f for f in weigh(case(*reports)).findings if f.facet is Facet.WHETHER)
    return [(account.value, [origin.name for origin in account.origins]) for account in found.accounts]


def test_who_announced_what_took_place_is_no_origin_of_its_having_done_so() -> None:
    assert whether(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", PLANNED, "The Mirror", FRIDAY, Modality.PLANNED, "meet"),
        told("c", HELD, "The Herald", SUNDAY, Modality.HAPPENED, "met"),
    ) == [("happened", ["The Herald"])]


def test_what_is_told_as_held_before_its_day_leaves_the_plan() -> None:
    assert whether(
        told("a", PLANNED, "The Gazette", FRIDAY, Modality.PLANNED, "meet"),
        told("b", PLANNED, "The Mirror", FRIDAY, Modality.PLANNED, "meet"),
        told("c", HELD, "The Herald", FRIDAY, Modality.HAPPENED, "met"),
    ) == [("planned", ["The Gazette", "The Mirror"]), ("happened", ["The Herald"])]


def test_what_talks_are_aimed_at_leaves_them_to_be_held() -> None:
    text = "Anna Roth and Ben Vogel will hold talks aimed at ending the war on Saturday."
    plan = told("a", text, "The Gazette", FRIDAY, Modality.PLANNED, "talks aimed at ending")
    assert whether(plan) == [("planned", ["The Gazette"])]
