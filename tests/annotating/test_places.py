"""Places: which words name one, and which one of its name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.annotating.places.gazetteer import key, lookup
from rashomon.model import Place, Precision


def places(text: str) -> list[Place]:
    (found,) = annotate([rashomon.reading.read_text(text, id="report")])
    return list(found.places)


def where(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministers met in Geneva.", [("Geneva", "CH")]),
        ("Paris, Texas, has a tower of its own.", [("Paris", "US"), ("Texas", "US")]),
        ("Talks went on in Paris, France, for a week.", [("Paris", "FR"), ("France", "FR")]),
        ("A fire broke out in Alexandria, La., on Sunday.", [("Alexandria", "US"), ("Louisiana", "US")]),
        ("The ship left Alexandria in Egypt for Cyprus.", [("Alexandria", "EG"), ("Egypt", "EG"), ("Cyprus", "CY")]),
    ],
)
def test_places_are_the_ones_that_the_report_speaks_for(text: str, found: list[tuple[str, str | None]]) -> None:
    assert where(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels took the village of Khan al-Assal near Aleppo in Syria.", ["Khan al-Assal", "Aleppo", "Syria"]),
        ("Six were killed in US air strikes near Mosul.", ["Mosul"]),
        ("Six were killed in US-led raids near Mosul.", ["Mosul"]),
        ("He lives in the US.", ["United States"]),
        ("Forces loyal to Karlovs regime hold Aleppo.", ["Aleppo"]),
        ("She met him in the West Wing on Monday.", []),
    ],
)
def test_part_of_a_name_and_who_flies_or_rules_are_no_places(text: str, found: list[str]) -> None:
    assert [name for name, _ in where(text)] == found


def test_places_keep_one_referent_for_a_name_throughout() -> None:
    text = "Springfield, Ohio, woke to snow. Schools in Springfield stayed closed.\n\nSpringfield has two ploughs."
    assert {place.geonames for place in places(text) if place.name == "Springfield"} == {4525353}


def test_places_are_no_peoples_and_no_initials() -> None:
    assert where("Russian and Georgian officials spoke to the UN about HIV.") == []


def test_places_without_an_entry_keep_their_words() -> None:
    (town, district) = places("Rescuers in Aleppo went to the Bustan Qasr District.")
    assert (town.name, town.precision) == ("Aleppo", Precision.CITY)
    assert (district.name, district.lat, district.precision, district.within) == (
        "Bustan Qasr District",
        None,
        Precision.DISTRICT,
        "Aleppo",
    )


def test_places_are_the_land_around_a_town_where_it_is_rural_and_no_owner_without_apostrophe() -> None:
    for words in ("rural Homs", "the countryside of Homs"):
        (land,) = places(f"Ten people were killed in {words}.")
        assert (land.name, land.precision) == ("rural Homs", Precision.REGION)
    assert where("Jan Ardin lives in Ardins mansion. Jan Ardin said so.") == []


def test_places_are_no_surnames() -> None:
    text = "Brandon Boise was held on Monday in Dallas. Boise will see a judge, police in Dallas said."
    assert {place.name for place in places(text)} == {"Dallas"}


def test_places_are_found_by_the_noun_before_their_name() -> None:
    (village, country) = places("Shells hit the village of Tel Amara in Syria.")
    assert (village.name, village.geonames, village.precision) == ("Tel Amara", None, Precision.CITY)
    assert country.country == "SY"


def test_places_that_are_a_part_of_a_town_say_of_which() -> None:
    (part,) = places("Fighting went on in West Mosul on Monday.")
    assert (part.name, part.within, part.precision) == ("West Mosul", "Mosul", Precision.DISTRICT)


def test_places_of_countries_and_regions_say_so() -> None:
    assert [place.precision for place in places("Ontario and Canada disagree.")] == [
        Precision.REGION,
        Precision.COUNTRY,
    ]


def test_gazetteer_finds_a_name_however_it_is_written() -> None:
    assert key("Saint-Louis") == key("ST. LOUIS")
    assert lookup("Zürich")[0].geonames == lookup("Zurich")[0].geonames
    assert lookup("Nowhere At All") == ()
    assert lookup("") == ()


@given(st.text(max_size=40))
def test_gazetteer_takes_any_name(name: str) -> None:
    assert all(entry.name for entry in lookup(name))


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.sampled_from("Paris in, Texas.’ -éA\n五"), max_size=100))
def test_places_quote_their_words_on_any_text(text: str) -> None:
    for place in places(text):
        span = place.evidence.span
        assert place.evidence.quote == text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Danville man was hurt.", ["Danville"]),
        ("MERIDIAN - A teenager was arrested.", ["Meridian"]),
        ("Her death in Eagan is under investigation.", ["Eagan"]),
        ("She was taken to Riley Hospital. A nurse at Riley spoke.", []),
        ("One man and the house were seen.", []),
    ],
)
def test_small_towns_are_told_by_who_lives_there_and_by_datelines_but_not_by_their_hospitals(
    text: str, names: list[str]
) -> None:
    assert [place.name for place in places(text)] == names


def test_a_region_named_after_its_town_is_where_the_town_is() -> None:
    region, town = places("Snow fell in Mosul province. In Mosul it rained.")
    assert (region.name, region.precision, region.country) == ("Mosul province", Precision.REGION, "IQ")
    assert (region.lat, region.lon) == (town.lat, town.lon)


def test_a_quarter_that_no_gazetteer_knows_is_named_by_its_noun() -> None:
    found = places("Snow fell on Oslo. Two men were hurt in the Vestmar neighbourhood of the city.")
    assert [(place.name, place.precision) for place in found][1:] == [("Vestmar neighbourhood", Precision.DISTRICT)]


def test_the_district_of_columbia_is_a_town() -> None:
    assert {place.precision for place in places("He was shot in Washington, D.C.")} == {Precision.CITY}


def test_a_town_that_is_told_to_lie_in_another_country_than_its_namesakes_is_not_one_of_them() -> None:
    text = "An explosion in Markovo, a town in eastern Ukraine, killed seven. Many left Markovo."
    found = [place for place in places(text) if place.name == "Markovo"]
    assert [(place.country, place.lat, place.precision) for place in found] == [("UA", None, Precision.CITY)] * 2


def test_a_small_town_of_a_country_that_nothing_else_speaks_for_is_not_known() -> None:
    text = "Shells fell in Markovo. Troops marched to Kharkiv. It was quiet in Lviv and in Odesa."
    assert next(place for place in places(text) if place.name == "Markovo").country is None
