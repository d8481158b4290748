"""Quantities: how many of anything, what befell it, and who says so."""

import pytest

import rashomon
from rashomon.model import Quantity


def quantities(text: str) -> list[Quantity]:
    return list(rashomon.annotate(rashomon.read_text(text, published="2021-05-11")).quantities)


@pytest.mark.parametrize(
    ("text", "kind", "deed"),
    [
        ("The bank has closed 120 branches, the union said.", "branch", "close"),
        ("Some 40,000 homes were still without electricity on Tuesday.", "home", "-electricity"),
        ("The storm left 40,000 homes without power.", "home", "-power"),
        ("Forty homes in the valley lost power.", "home", "-power"),
        ("The number of closed schools rose to 58 on Tuesday.", "school", "close"),
        ("The mayor put the number of homes without power at 96,000.", "home", "-power"),
        ("About 900 tonnes of oil had leaked into the bay.", "tonne", "leak"),
        ("The harbour master put the spill at 150 tonnes.", "tonne", "spill"),
        ("More than 6,000 nurses were on strike.", "nurse", "strike"),
        ("The clinic put off 340 operations.", "operation", "put off"),
        ("The port has 420 cranes waiting for repair.", "crane", "wait"),
        ("A total of 14 ferries were cancelled.", "ferry", "cancel"),
        ("Divers found a total of 30 anchors.", "anchor", "find"),
        ("The board announced the closure of 12 libraries.", "library", "closure"),
        ("The flood forced the board to close 12 libraries.", "library", "close"),
        ("Three aircraft were grounded.", "aircraft", "ground"),
        ("Nine farmers joined them.", "farmer", "join"),
        ("Wardens found 12 traps in the hall.", "trap", "find"),
    ],
)
def test_a_number_tells_of_what_it_is_and_what_befell_it(text: str, kind: str, deed: str) -> None:
    (told,) = quantities(text)
    assert (told.kinds[0], told.deeds) == (kind, (deed,))


@pytest.mark.parametrize(
    "text",
    [
        "The repair cost 400 million euros and took 12 days.",
        "The line is 40 kilometres long.",
        "Ann Roth, 54, has led the union since 2011.",
        "The company would close 120 branches if the plan went through.",
        "The company has closed 20 more branches.",
        "The 58 schools that were closed have been opened again.",
        "Nurses earn 820 kroner a week.",
        "The AK 47 rifles were found in a shed.",
        "The striker has played 24 games.",
        "The dispatcher got a 911 call.",
        "The fund sold a 2009 bond.",
        "Seven in ten farmers have sold.",
        "Seven out of ten farmers have sold.",
        "The union wrote to the heads of four schools.",
        "The road was closed, according to three drivers.",
        "The farmers, including 12 women, met the mayor.",
        "The board helps villages to open 30 libraries.",
        "If the board closes 30 libraries, readers will leave.",
        "The plan would end in the loss of 400 jobs.",
        "The yard needs 30 cranes.",
        "The league has 18 clubs.",
        "All but 10 farmers voted for it.",
        "Varn's 70 libraries were closed.",
        "Forty of the guests were teachers.",
    ],
)
def test_money_times_plans_and_parts_are_no_counts(text: str) -> None:
    assert quantities(text) == []


def test_a_number_alone_is_of_what_was_counted_right_before() -> None:
    one, other = quantities("The ministry said 3,100 nurses were on strike. The union said that it was 5,200.")
    assert (other.figure.value, other.kinds, other.deeds, other.again) == (5200, one.kinds, one.deeds, True)
    assert [told.figure.source and told.figure.source.name for told in (one, other)] == ["ministry", "union"]


def test_words_that_may_follow_how_many_stand_in_the_report() -> None:
    text = "Nine beaches were closed on Sunday. Tugs have pumped out 250 tonnes of fuel."
    beaches, fuel = quantities(text)
    assert (beaches.named.of(text), beaches.did) == ("beaches were closed", None)
    assert fuel.did is not None
    assert (fuel.named.of(text), fuel.did.of(text)) == ("tonnes of fuel", "pumped out")


@pytest.mark.parametrize(
    "text",
    [
        "With 96 more, at 240, the number of homes without power stood higher than ever.",
        "The mayor put at 240 the number of homes without power.",
        "To 240 rose the number of the closed schools, the union of teachers said.",
    ],
)
def test_a_number_may_stand_before_what_it_is_the_number_of(text: str) -> None:
    assert all(told.figure.evidence.quote and told.named.of(text) for told in quantities(text))
