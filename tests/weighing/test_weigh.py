"""Weighing: what two independent origins agree on, what is contested, and whose voice counts."""

from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import (
    Article,
    Bound,
    Entity,
    Facet,
    Finding,
    Link,
    LinkKind,
    Measure,
    Modality,
    Precision,
    Status,
    evidence,
)
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

TUESDAY, WEDNESDAY = date(2016, 10, 11), date(2016, 10, 12)


def only(findings: tuple[Finding, ...], facet: Facet) -> Finding:
    (finding,) = [finding for finding in findings if finding.facet is facet]
    return finding


def test_two_outlets_in_their_own_voice_corroborate() -> None:
    a = article("a", "Roth will meet Vogel.", "The Gazette")
    b = article("b", "Roth and Vogel are to meet.", "The Mirror")
    finding = only(weigh(case((a, [event(a, "meet")]), (b, [event(b, "meet")]))).findings, Facet.WHETHER)
    assert (finding.status, finding.value, finding.voices) == (
        Status.CORROBORATED,
        "planned",
        ("The Gazette", "The Mirror"),
    )


def test_one_agencys_text_under_two_names_is_one_voice() -> None:
    a = article("a", "Anna Roth will meet Ben Vogel.", "The Gazette", agency="Reuters")
    b = article("b", "Roth will meet Vogel.", "The Mirror", agency="Reuters")
    weighed = weigh(case((a, [event(a, "meet")]), (b, [event(b, "meet")])))
    assert only(weighed.findings, Facet.WHETHER).status is Status.SINGLE_SOURCE
    assert [origin.name for origin in weighed.origins] == ["Reuters"]


@pytest.mark.parametrize(("first", "voice"), [("Reuters", "The Mirror"), ("The Gazette", "Reuters")])
def test_what_an_outlet_adds_to_an_agencys_text_is_its_own_where_that_text_is_there(first: str, voice: str) -> None:
    wire = "A ferry with forty people on board sank off the harbour of Orvan on Monday, the coast guard said. "
    added = "In the town of Hale, further down the coast, a mayor and two of his friends will meet Anna Roth on Friday."
    a = article("a", wire, first, agency="Reuters")
    b = article("b", wire + added, "The Mirror", agency="Reuters")
    found = weigh(case((a, [event(a, "sank")]), (b, [event(b, "meet")]))).findings
    assert voice in {name for finding in found for name in finding.voices}


def test_ten_reprints_of_an_outlets_report_stay_one_voice() -> None:
    text = "Anna Roth will meet Ben Vogel."
    reprints = [article(f"r{n}", text, f"Outlet {n}") for n in range(10)]
    links = [Link(left="r0", right=f"r{n}", kind=LinkKind.COPY, directed=True) for n in range(1, 10)]
    weighed = weigh(case(*((r, [event(r, "meet")]) for r in reprints), copies=links))
    assert only(weighed.findings, Facet.WHETHER).voices == ("Outlet 0",)


def test_two_outlets_that_quote_one_spokesman_are_one_source() -> None:
    a = article("a", "They will meet, Carl Zell said.", "The Gazette")
    b = article("b", "Carl Zell said they will meet.", "The Mirror")
    told = [(x, [event(x, "meet", source=who(x, "Carl Zell"))]) for x in (a, b)]
    finding = only(weigh(case(*told)).findings, Facet.WHETHER)
    assert (finding.status, finding.voices) == (Status.SINGLE_SOURCE, ("Carl Zell",))


def test_a_spokesman_and_his_ministry_are_one_source() -> None:
    a = article("a", "They will meet, Foreign Ministry spokesman Carl Zell said.", "The Gazette")
    b = article("b", "They will meet, the Foreign Ministry said.", "The Mirror")
    told = case(
        (a, [event(a, "meet", source=who(a, "Carl Zell"))]), (b, [event(b, "meet", source=who(b, "Foreign Ministry"))])
    )
    zell = Entity(
        evidence=evidence("a", a.text, 45, 54), label="PERSON", name="Carl Zell", role="Foreign Ministry spokesman"
    )
    first, second = told.reports
    first = replace(first, annotations=replace(first.annotations, entities=(zell,)))
    finding = only(weigh(replace(told, reports=(first, second))).findings, Facet.WHETHER)
    assert (finding.status, finding.voices) == (Status.SINGLE_SOURCE, ("Foreign Ministry",))


def voices_on_a_meeting(left: str, right: str, sources: tuple[str | None, str | None]) -> tuple[str, ...]:
    """Return whose word it is that they will meet, told by two outlets in these words."""
    reports = (article("a", left, "The Gazette"), article("b", right, "The Mirror"))
    told = [
        (x, [event(x, "meet", source=who(x, said) if said else None)]) for x, said in zip(reports, sources, strict=True)
    ]
    return only(weigh(case(*told)).findings, Facet.WHETHER).voices


@pytest.mark.parametrize(
    ("right", "sources", "voices"),
    [
        ("Roth will meet Vogel, aides said.", ("aides", "aides"), ("aides",)),
        ("Roth will meet Vogel, Carl Zell said.", ("aides", "Carl Zell"), ("Carl Zell",)),
        ("Roth is to meet Vogel soon.", ("aides", None), ("The Gazette", "The Mirror")),
    ],
)
def test_a_nameless_source_is_no_second_voice_beside_another_that_it_may_be(
    right: str, sources: tuple[str, str | None], voices: tuple[str, ...]
) -> None:
    assert voices_on_a_meeting("Roth will meet Vogel, aides said.", right, sources) == voices


def test_two_sentences_that_two_reports_share_are_of_one_origin() -> None:
    told = "Roth will meet Vogel again before the winter, and the talks may be the last."
    more = "It is the third time that the two have come to the mountains of Sylvania."
    assert voices_on_a_meeting(told, f"{told} Snow fell.", (None, None)) == ("The Gazette", "The Mirror")
    assert voices_on_a_meeting(f"{told} {more}", f"Snow fell. {told} {more}", (None, None)) == ("The Gazette",)


def test_a_report_is_no_voice_beside_whom_it_quotes() -> None:
    a = article("a", "Talks to come: they will meet. They meet on Monday, Carl Zell said.", "The Gazette")
    told = case((a, [event(a, "will meet"), event(a, "meet on", source=who(a, "Carl Zell"))]))
    assert only(weigh(told).findings, Facet.WHETHER).voices == ("Carl Zell",)


def test_the_head_of_a_body_and_the_body_are_one_source() -> None:
    a = article("a", "They will meet, Observatory director Carl Zell said.", "The Gazette")
    b = article("b", "They will meet, the Free Observatory said.", "The Mirror")
    told = case(
        (a, [event(a, "meet", source=who(a, "Carl Zell"))]), (b, [event(b, "meet", source=who(b, "Free Observatory"))])
    )
    zell = Entity(evidence=who(a, "Carl Zell").evidence, label="PERSON", name="Carl Zell", role="Observatory director")
    body = Entity(evidence=who(b, "Free Observatory").evidence, label="ORG", name="Free Observatory")
    entities = ((zell,), (body,))
    reports = tuple(
        replace(r, annotations=replace(r.annotations, entities=e)) for r, e in zip(told.reports, entities, strict=True)
    )
    assert only(weigh(replace(told, reports=reports)).findings, Facet.WHETHER).voices == ("Free Observatory",)


def test_two_may_ask_for_a_session_of_one_body() -> None:
    a = article("a", "Sylvania called for a meeting of the Council.", "The Gazette")
    b = article("b", "Ruritania called for a meeting of the Council.", "The Mirror")
    told = []
    for of in (a, b):
        meeting = event(of, "meeting", actors=[who(of, "Council")])
        told.append((of, [meeting, event(of, "called for", "call", type="REQUEST", about=meeting.evidence.span)]))
    assert Facet.ASKED_BY not in {f.facet for f in weigh(case(*told)).findings if f.status is Status.CONTESTED}


def test_a_denial_contests_a_claim() -> None:
    a = article("a", "Jets struck the market, Anna Roth said.", "The Gazette")
    b = article("b", "Ben Vogel denied that jets struck it.", "The Mirror")
    claim = event(a, "struck", "air strike", type="ASSAULT", modality=Modality.ALLEGED, source=who(a, "Anna Roth"))
    denial = event(b, "struck", "air strike", type="ASSAULT", modality=Modality.DENIED, source=who(b, "Ben Vogel"))
    deny = event(b, "denied", "deny", type="REJECT", modality=Modality.HAPPENED, about=denial.evidence.span)
    findings = weigh(case((a, [claim]), (b, [denial, deny]))).findings
    (finding,) = [f for f in findings if f.subject.startswith("air strikes")]
    assert (finding.status, finding.voices) == (Status.CONTESTED, ("Anna Roth", "Ben Vogel"))


def test_lists_of_who_takes_part_that_differ_are_contested() -> None:
    a = article("a", "Roth, Vogel and Turkey meet.", "The Gazette")
    b = article("b", "Roth, Vogel, Turkey and Iran meet.", "The Mirror")
    told = [
        (a, [event(a, "meet", actors=[who(a, n) for n in ("Roth", "Vogel", "Turkey")])]),
        (b, [event(b, "meet", actors=[who(b, n) for n in ("Roth", "Vogel", "Turkey", "Iran")])]),
    ]
    assert only(weigh(case(*told)).findings, Facet.WHO).status is Status.CONTESTED


def test_a_report_that_names_only_the_two_sides_contests_no_list() -> None:
    a = article("a", "Roth and Vogel meet.", "The Gazette")
    b = article("b", "Roth, Vogel, Turkey and Iran meet.", "The Mirror")
    told = [
        (a, [event(a, "meet", actors=[who(a, n) for n in ("Roth", "Vogel")])]),
        (b, [event(b, "meet", actors=[who(b, n) for n in ("Roth", "Vogel", "Turkey", "Iran")])]),
    ]
    assert only(weigh(case(*told)).findings, Facet.WHO).status is Status.REFINED


def test_ministers_and_the_states_they_stand_for_contest_nothing() -> None:
    a = article("a", "Roth and Vogel meet.", "The Gazette")
    b = article("b", "France and Germany meet.", "The Mirror")
    told = [
        (a, [event(a, "meet", actors=[who(a, n) for n in ("Roth", "Vogel")])]),
        (b, [event(b, "meet", actors=[who(b, n) for n in ("France", "Germany")])]),
    ]
    assert not [f for f in weigh(case(*told)).findings if f.status is Status.CONTESTED]


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        ((20, Bound.MORE_THAN), (25, Bound.AT_LEAST), Status.REFINED),
        ((25, Bound.EXACTLY), (25, Bound.EXACTLY), Status.CORROBORATED),
        ((25, Bound.EXACTLY), (31, Bound.EXACTLY), Status.CONTESTED),
        ((20, Bound.AT_LEAST), (25, Bound.EXACTLY), Status.REFINED),
        ((30, Bound.AT_LEAST), (25, Bound.EXACTLY), Status.CONTESTED),
        ((300_000, Bound.MORE_THAN), (400_000, Bound.UP_TO), Status.CONTESTED),
        ((395_000, Bound.MORE_THAN), (400_000, Bound.UP_TO), Status.SINGLE_SOURCE),
        ((100, Bound.ABOUT), (102, Bound.EXACTLY), Status.REFINED),
    ],
)
def test_figures_of_one_scope_are_compared_by_value_and_bound(
    left: tuple[int, Bound], right: tuple[int, Bound], status: Status
) -> None:
    a = article("a", "People died in Aleppo on Tuesday.", "The Gazette")
    b = article("b", "People died in Aleppo on Tuesday.", "The Mirror")
    told = [
        (x, [figure(x, "People died", value, bound=bound, place=where(x, "Aleppo"), when=on(x, "Tuesday", TUESDAY))])
        for x, (value, bound) in ((a, left), (b, right))
    ]
    assert only(weigh(case(*told)).findings, Facet.HOW_MANY).status is status


def test_figures_of_two_days_are_not_compared() -> None:
    a = article("a", "20 died on Tuesday in Aleppo.", "The Gazette")
    b = article("b", "55 died on Wednesday in Aleppo.", "The Mirror")
    told = [
        (a, [figure(a, "20 died", 20, place=where(a, "Aleppo"), when=on(a, "Tuesday", TUESDAY))]),
        (b, [figure(b, "55 died", 55, place=where(b, "Aleppo"), when=on(b, "Wednesday", WEDNESDAY))]),
    ]
    assert {f.status for f in weigh(case(*told)).findings} == {Status.SINGLE_SOURCE}


def test_one_number_given_for_two_days_contests_the_day() -> None:
    a = article("a", "25 died on Tuesday in Aleppo.", "The Gazette")
    b = article("b", "25 died on Wednesday in Aleppo.", "The Mirror")
    told = [
        (a, [figure(a, "25 died", 25, place=where(a, "Aleppo"), when=on(a, "Tuesday", TUESDAY))]),
        (b, [figure(b, "25 died", 25, place=where(b, "Aleppo"), when=on(b, "Wednesday", WEDNESDAY))]),
    ]
    finding = only(weigh(case(*told)).findings, Facet.WHEN)
    assert finding.status is Status.CONTESTED
    assert {account.value for account in finding.accounts} == {"Tuesday 11 October 2016", "Wednesday 12 October 2016"}


def test_killed_are_not_compared_with_injured() -> None:
    a = article("a", "20 died in Aleppo.", "The Gazette")
    b = article("b", "30 were hurt in Aleppo.", "The Mirror")
    told = [
        (a, [figure(a, "20 died", 20, place=where(a, "Aleppo"))]),
        (b, [figure(b, "30 were hurt", 30, measure=Measure.INJURED, place=where(b, "Aleppo"))]),
    ]
    assert {f.status for f in weigh(case(*told)).findings} == {Status.SINGLE_SOURCE}


def test_a_mere_negation_contests_nothing() -> None:
    a = article("a", "Jets struck the market, Anna Roth said.", "The Gazette")
    b = article("b", "Jets struck no market, Ben Vogel said.", "The Mirror")
    claim = event(a, "struck", "air strike", type="ASSAULT", modality=Modality.ALLEGED, source=who(a, "Anna Roth"))
    negated = event(b, "struck", "air strike", type="ASSAULT", modality=Modality.DENIED, source=who(b, "Ben Vogel"))
    assert not [f for f in weigh(case((a, [claim]), (b, [negated]))).findings if f.status is Status.CONTESTED]


def test_of_several_figures_of_one_scope_in_a_report_the_highest_is_its_toll() -> None:
    a = article("a", "On Tuesday 5 died in Aleppo and 20 died.", "The Gazette")
    b = article("b", "On Tuesday 20 people died in Aleppo.", "The Mirror")
    aleppo, tuesday = where(a, "Aleppo"), on(a, "Tuesday", TUESDAY)
    told = [
        (a, [figure(a, f"{n} died", n, place=aleppo, when=tuesday) for n in (5, 20)]),
        (b, [figure(b, "20 people died", 20, place=where(b, "Aleppo"), when=on(b, "Tuesday", TUESDAY))]),
    ]
    statuses = {f.value: f.status for f in weigh(case(*told)).findings}
    assert statuses == {
        "20 (Tuesday 11 October 2016)": Status.CORROBORATED,
        "5 (Tuesday 11 October 2016)": Status.SINGLE_SOURCE,
    }


def test_tolls_of_a_war_are_compared_without_a_day_and_those_of_an_event_are_not() -> None:
    def statuses(*values: int) -> set[Status]:
        articles = [article(f"r{n}", "People died in Syria.", f"Outlet {n}") for n in range(len(values))]
        syria = [where(a, "Syria", precision=Precision.COUNTRY) for a in articles]
        told = [
            (a, [figure(a, "People died", n, place=place)]) for a, n, place in zip(articles, values, syria, strict=True)
        ]
        return {f.status for f in weigh(case(*told)).findings}

    assert statuses(300_000, 400_000) == {Status.CONTESTED}
    assert statuses(4, 7_000) == {Status.SINGLE_SOURCE}


def test_a_reprint_with_another_number_is_a_contradiction_and_no_voice() -> None:
    a = article("a", "25 people died in Aleppo on Tuesday.", "The Gazette")
    b = article("b", "31 people died in Aleppo on Tuesday.", "The Mirror")
    told = [
        (x, [figure(x, f"{n} people died", n, place=where(x, "Aleppo"), when=on(x, "Tuesday", TUESDAY))])
        for x, n in ((a, 25), (b, 31))
    ]
    copy = Link(left="a", right="b", kind=LinkKind.COPY, directed=True)
    finding = only(weigh(case(*told, copies=[copy])).findings, Facet.HOW_MANY)
    assert (finding.status, finding.voices) == (Status.CONTESTED, ("The Gazette",))


def test_a_mention_that_says_neither_day_nor_place_backs_no_meeting_of_a_day_and_a_place() -> None:
    a = article("a", "Roth will meet Vogel in Geneva on Tuesday.", "The Gazette")
    b = article("b", "Roth meets Keller.", "The Mirror")
    pair = [who(a, "Roth"), who(a, "Vogel")]
    told = [
        (a, [event(a, "meet", actors=pair, place=where(a, "Geneva"), when=on(a, "Tuesday", TUESDAY))]),
        (b, [event(b, "meets", actors=[who(b, "Roth"), who(b, "Keller")])]),
    ]
    finding = only(weigh(case(*told)).findings, Facet.WHETHER)
    assert (finding.status, finding.voices) == (Status.SINGLE_SOURCE, ("The Gazette",))


def test_what_a_clause_adds_to_somebodys_words_is_the_reports_own() -> None:
    a = article("a", "Ruritania said it hits only rebels in the city, where 2,000 people live.", "The Gazette")
    told = [figure(a, "2,000 people", 2000, measure=Measure.BESIEGED, source=who(a, "Ruritania"))]
    assert only(weigh(case((a, told))).findings, Facet.HOW_MANY).voices == ("The Gazette",)


def test_small_numbers_without_a_day_or_a_place_are_not_taken_for_one() -> None:
    a, b = article("a", "A shell killed 3 people.", "The Gazette"), article("b", "3 people died.", "The Mirror")
    told = case((a, [figure(a, "3 people", 3)]), (b, [figure(b, "3 people", 3)]))
    assert {f.status for f in weigh(told).findings} == {Status.SINGLE_SOURCE}


def test_the_number_of_a_picture_and_that_of_the_injured_count_nobody_killed() -> None:
    a = article("a", "Image 15 of 16 A man died. Raid: 40 killed 100 injured.", "The Gazette")
    assert not weigh(case((a, [figure(a, "16 A man died", 16), figure(a, "killed 100", 100)]))).findings


def test_one_of_a_list_is_no_toll() -> None:
    a = article("a", "They found a woman and another man dead. Shots left three women and one man hurt.", "The Gazette")
    told = [figure(a, "another man dead", 1), figure(a, "one man hurt", 1, measure=Measure.INJURED)]
    assert not weigh(case((a, told))).findings


def test_a_sum_says_what_it_adds() -> None:
    a = article("a", "The blast killed 30 men and 29 women.", "The Gazette")
    (toll,) = weigh(case((a, [figure(a, "killed 30 men and 29 women", 59)]))).tolls
    assert [tally.words for tally in toll.tallies] == ["59 (30 and 29)"]


def test_that_a_plan_is_told_does_not_corroborate_that_it_was_kept() -> None:
    a, b = article("a", "Roth will meet Vogel.", "The Gazette"), article("b", "Roth met Vogel.", "The Mirror")
    told = case((a, [event(a, "meet")]), (b, [event(b, "met", modality=Modality.HAPPENED)]))
    assert only(weigh(told).findings, Facet.WHETHER).status is Status.SINGLE_SOURCE


def test_of_counts_that_can_all_be_so_the_least_leads() -> None:
    a = article("a", "At least 25 people died in Aleppo on Tuesday.", "The Gazette")
    b = article("b", "More than 20 people died in Aleppo on Tuesday.", "The Mirror")
    bounds = ((a, "25 people died", 25, Bound.AT_LEAST), (b, "20 people died", 20, Bound.MORE_THAN))
    told = [
        (x, [figure(x, words, value, bound=bound, place=where(x, "Aleppo"), when=on(x, "Tuesday", TUESDAY))])
        for x, words, value, bound in bounds
    ]
    finding = only(weigh(case(*told)).findings, Facet.HOW_MANY)
    assert [account.value.split(" (")[0] for account in finding.accounts] == ["more than 20", "at least 25"]


def test_a_report_that_an_agency_publishes_itself_is_of_one_origin_with_its_text_elsewhere() -> None:
    a = article("a", "Roth and Vogel meet.", "Reuters")
    b = article("b", "Roth and Vogel meet soon.", "The Mirror", agency="Reuters")
    assert [origin.name for origin in weigh(case((a, [event(a, "meet")]), (b, [event(b, "meet")]))).origins] == [
        "Reuters"
    ]


@pytest.mark.parametrize(
    ("text", "source", "called"),
    [
        ("Monitors said 25 people died in Aleppo.", "Monitors", "monitors"),
        ("Monitors and doctors said 25 people died in Aleppo.", "Monitors and doctors", "monitors and doctors"),
        ("NGO workers said 25 people died in Aleppo.", "NGO workers", "NGO workers"),
        ("Moscow sources said 25 people died in Aleppo.", "Moscow sources", "Moscow sources"),
    ],
)
def test_a_nameless_source_is_called_without_the_capital_of_its_sentence(text: str, source: str, called: str) -> None:
    a = article("a", text, "The Gazette")
    nameless = replace(who(a, source), named=False, label=None)
    told = figure(a, "25 people died", 25, source=nameless, place=where(a, "Aleppo"))
    (statement,) = only(weigh(case((a, [told]))).findings, Facet.HOW_MANY).backing
    assert statement.speaker == called


def test_a_short_name_of_a_body_is_the_body() -> None:
    full, short = "Ruritanian Observatory for Health", "Observatory"
    told = []
    for id, outlet, name in (("a", "The Gazette", full), ("b", "The Mirror", short)):
        x = article(id, f"The {name} said 25 people died in Aleppo. {id}", outlet)
        told.append((x, [figure(x, "25 people died", 25, source=who(x, name), place=where(x, "Aleppo"))]))
    affair = case(*told)
    reports = tuple(
        replace(report, annotations=replace(report.annotations, entities=(organisation(report.article, name),)))
        for report, name in zip(affair.reports, (full, short), strict=True)
    )
    finding = only(weigh(replace(affair, reports=reports)).findings, Facet.HOW_MANY)
    assert (finding.status, finding.voices) == (Status.SINGLE_SOURCE, (full,))


def organisation(of: Article, name: str) -> Entity:
    start = of.text.index(name)
    return Entity(evidence=evidence(of.id, of.text, start, start + len(name)), name=name, label="ORG")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Raids killed 25 people in Ruritania.", "Shells killed 25 people in Ruritania."),
        ("25 children died in Ruritania on Tuesday.", "25 soldiers died in Ruritania on Tuesday."),
    ],
)
def test_one_number_in_one_country_is_not_one_count_without_a_day_or_of_other_people(left: str, right: str) -> None:
    told = []
    for id, outlet, text in (("a", "The Gazette", left), ("b", "The Mirror", right)):
        x = article(id, text, outlet)
        words = next(w for w in ("killed 25 people", "25 children died", "25 soldiers died") if w in text)
        kind = next(word for word in ("people", "children", "soldiers") if word in words)
        when = on(x, "Tuesday", TUESDAY) if "Tuesday" in text else None
        country = where(x, "Ruritania", precision=Precision.COUNTRY)
        told.append((x, [replace(figure(x, words, 25, place=country, when=when), who=kind)]))
    assert {f.status for f in weigh(case(*told)).findings} == {Status.SINGLE_SOURCE}


def test_a_floor_and_a_number_far_above_it_are_two_accounts_and_no_agreement() -> None:
    told = []
    for id, words, value, outlet in (("a", "Dozens", 12, "The Gazette"), ("b", "More than 1,400", 1400, "The Mirror")):
        x = article(id, f"{words} died in Aleppo on Tuesday.", outlet)
        bound = Bound.AT_LEAST if value == 12 else Bound.MORE_THAN
        place, when = where(x, "Aleppo"), on(x, "Tuesday", TUESDAY)
        told.append((x, [figure(x, f"{words} died", value, bound=bound, place=place, when=when)]))
    finding = only(weigh(case(*told)).findings, Facet.HOW_MANY)
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.rule.startswith("each says otherwise, and all can be so")


def test_an_army_and_its_spokesman_are_one_source_whatever_the_army_is_called() -> None:
    a = article("a", "They will meet, army spokesman General Carl Zell said.", "The Gazette")
    b = article("b", "They will meet, the army said.", "The Mirror")
    c = article("c", "They will meet, the armed forces said.", "The Globe")
    said = ((a, "Carl Zell"), (b, "army"), (c, "armed forces"))
    told = case(*((x, [event(x, "meet", source=who(x, words))]) for x, words in said))
    office = "army spokesman General"
    zell = Entity(evidence=who(a, "Carl Zell").evidence, label="PERSON", name="Carl Zell", role=office)
    first, *others = told.reports
    first = replace(first, annotations=replace(first.annotations, entities=(zell,)))
    finding = only(weigh(replace(told, reports=(first, *others))).findings, Facet.WHETHER)
    assert (finding.status, finding.voices) == (Status.SINGLE_SOURCE, ("army",))
