"""The cast: one name for each person and body of a report, and whom pronouns and titles stand for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon.reading
from rashomon.annotating.cast import Cast, find_cast
from rashomon.annotating.parsing import Parsed, parse

REPORT = """The envoy of the United Nations, Maria Keller, met Foreign Minister Oleg Baranov
of Belarus in Vienna.

Keller said the talks had been useful. She added that they would go on.

"We have time," he told reporters afterwards.

Belarus's foreign ministry said Baranov would travel home. A ministry official gave no date.

The Vienna Institute for Peace said it was not surprised. The institute had warned of delays."""


def parsed_of(text: str) -> Parsed:
    (parsed,) = parse([rashomon.reading.read_text(text, id="report")])
    return parsed


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parsed_of(REPORT)


@pytest.fixture(scope="module")
def cast(parsed: Parsed) -> Cast:
    return find_cast(parsed)


def resolved(parsed: Parsed, cast: Cast, word: str, after: str) -> str:
    """Return whom the first `word` after the words `after` stands for."""
    at = parsed.article.text.index(after)
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if token.text == word and paragraph.start + token.idx >= at:
                return cast.participant(paragraph, token).name
    raise AssertionError(word)


def test_cast_gives_a_surname_the_full_name(cast: Cast) -> None:
    assert {e.name for e in cast.entities if e.evidence.quote in ("Keller", "Baranov")} == {
        "Maria Keller",
        "Oleg Baranov",
    }


def test_cast_keeps_the_title_as_role(cast: Cast) -> None:
    roles = {e.name: e.role for e in cast.entities if e.role}
    assert roles["Oleg Baranov"] == "Foreign Minister"


@pytest.mark.parametrize(
    ("word", "after", "name"),
    [
        ("She", "useful.", "Maria Keller"),
        ("official", "A ministry", "Belarusian Foreign Ministry official"),
        ("ministry", "Belarus's", "Belarusian Foreign Ministry"),
        ("it", "Peace said", "Vienna Institute for Peace"),
        ("institute", "The institute", "Vienna Institute for Peace"),
    ],
)
def test_cast_resolves_pronouns_and_descriptions(parsed: Parsed, cast: Cast, word: str, after: str, name: str) -> None:
    assert resolved(parsed, cast, word, after) == name


def test_cast_has_only_names(cast: Cast) -> None:
    assert {e.label for e in cast.entities} <= {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}


def test_cast_members_of_a_coordination_stand_in_order() -> None:
    parsed = parsed_of("Presidents Anna Lind and Juan Ortega met in Oslo.")
    (paragraph,) = parsed.paragraphs
    head = next(token for token in paragraph.doc if token.text == "Lind")
    assert [p.name for p in find_cast(parsed).participants(paragraph, head)] == ["Anna Lind", "Juan Ortega"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("“”\"'‘’ \n\u00a0\u2028.,He said Lind 😀é-"), max_size=80))
def test_cast_never_fails_and_quotes_what_stands_there(text: str) -> None:
    parsed = parsed_of(text)
    for entity in find_cast(parsed).entities:
        assert entity.evidence.quote == text[entity.evidence.span.start : entity.evidence.span.end]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Its ambassador in Peru, Maria Keller, said so on Tuesday.", "ambassador in Peru"),
        ("On Wednesday President Maria Keller spoke.", "President"),
        ("LISBON - Opposition leader Maria Keller spoke.", "Opposition leader"),
        ("LISBON – Vice-President Maria Keller spoke.", "Vice-President"),
        ("It fell in the region local rescue official Maria Keller said.", "local rescue official"),
        ("She praised vice presidential candidate Maria Keller.", "vice presidential candidate"),
        (
            "Foreign Minister Maria Keller, the acting foreign minister of Peru, spoke.",
            "acting foreign minister of Peru",
        ),
    ],
)
def test_a_role_is_the_fullest_office_without_whose_and_when(text: str, role: str) -> None:
    assert {entity.role for entity in find_cast(parsed_of(text)).entities if entity.label == "PERSON"} == {role}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ana Roth, a judge, has resigned.", "judge", "Ana Roth"),
        ("Ana Roth is a judge in Bern.", "judge", "Ana Roth"),
        ("A gunman shot himself in the street.", "himself", "gunman"),
        ("The suspect was arrested. He was driven to Bern.", "He", "suspect"),
        ("The workers left the plant. They had been paid.", "They", "workers"),
    ],
)
def test_descriptions_and_pronouns_stand_for_who_is_meant(text: str, word: str, name: str) -> None:
    parsed = parsed_of(text)
    assert resolved(parsed, find_cast(parsed), word, word) == name


@pytest.mark.parametrize("body", ["Foreign Ministry", "Defense Ministry", "Health Ministry", "Ministry of Health"])
@pytest.mark.parametrize(
    ("first", "second", "adjective"), [("Kenya", "Uganda", "Ugandan"), ("South Korea", "North Korea", "North Korean")]
)
def test_bodies_of_two_states_are_two(body: str, first: str, second: str, adjective: str) -> None:
    text = f"{first}'s {body} closed the road on Friday. {second}'s {body} opened it again."
    found = {entity.name for entity in find_cast(parsed_of(text)).entities if entity.label == "ORG"}
    assert len(found) == 2
    assert f"{adjective} {body}" in found


def test_a_body_is_one_whichever_way_its_state_is_named() -> None:
    text = "The Russian Defense Ministry spoke first. Russia’s Defence Ministry wrote. The Defense Ministry came again."
    assert {e.name for e in find_cast(parsed_of(text)).entities if e.label == "ORG"} == {"Russian Defense Ministry"}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Police spokesperson Resila Onyango said the road was open.", "Resila Onyango", "PERSON"),
        ("Police commissioner Babatunde Adeyemi said the road was open.", "Babatunde Adeyemi", "PERSON"),
        ("The director of the Oslo-based Observatory Rami Abdurrahman said so.", "Rami Abdurrahman", "PERSON"),
        ('William "Mo" Cowan came to Boston. Cowan spoke first.', 'William "Mo" Cowan', "PERSON"),
        ("Four people were hurt on Thursday, state news agency TOVA reported.", "TOVA", "ORG"),
        ("The fire burned along Ben Lind Road on Monday.", "Ben Lind Road", "FAC"),
        ("Sheriffs of Dean County closed the mill.", "Dean County", "GPE"),
        ("The bridge at Lovejoy, Kansas, was closed. Lovejoy was flooded.", "Lovejoy", "GPE"),
        (
            "It rained in Bergen The Syrian Observatory for Human Rights said.",
            "Syrian Observatory for Human Rights",
            "ORG",
        ),
    ],
)
def test_names_begin_and_end_where_they_do(text: str, name: str, label: str) -> None:
    assert (name, label) in {(entity.name, entity.label) for entity in find_cast(parsed_of(text)).entities}


def test_two_people_who_ran_together_are_two() -> None:
    text = "The victims were Martin Keller Laura Weber of Bern."
    assert [entity.name for entity in find_cast(parsed_of(text)).entities] == ["Martin Keller", "Laura Weber"]


def test_a_name_holds_no_day() -> None:
    text = "The daily Tuesday wrote of two."
    assert not [entity.name for entity in find_cast(parsed_of(text)).entities]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The pro-reform website Al-Nadir News reported a fire.", "website", "Al-Nadir News"),
        ("The Green Party movement left the hall.", "movement", "Green Party"),
        ("Earlier the source in Bern said it rained.", "source", "source in Bern"),
    ],
)
def test_what_a_body_is_stands_for_the_body_named_beside_it(text: str, word: str, name: str) -> None:
    parsed = parsed_of(text)
    assert resolved(parsed, find_cast(parsed), word, word) == name


def test_he_is_the_subject_who_is_called_by_his_office() -> None:
    parsed = parsed_of(
        "Attorney General Eric Holt came to Bern.\n\nBefore the talks at Michael Green's college, the attorney general "
        "met students in what he described as a good talk."
    )
    assert resolved(parsed, find_cast(parsed), "he", "what he") == "Eric Holt"


def test_spellings_of_one_sound_are_one_person_within_a_report() -> None:
    parsed = parsed_of("Ambassador Sergey Kislyak came to Bern. Kisliak spoke first. Sergei Kislyak left late.")
    assert {e.name for e in find_cast(parsed).entities if e.label == "PERSON"} == {"Sergey Kislyak"}


@pytest.mark.parametrize("state", ["Bosnia and Herzegovina", "Trinidad and Tobago"])
def test_a_state_of_two_names_is_one(state: str) -> None:
    parsed = parsed_of(f"{state} and Norway signed it.")
    (paragraph,) = parsed.paragraphs
    found = find_cast(parsed).participants(paragraph, paragraph.doc[0])
    assert {entity.name for entity in find_cast(parsed).entities} == {state, "Norway"}
    assert {participant.name for participant in found} == {state, "Norway"}


FAMILY = """Eva Harmon and Rita Harmon stood beside the president at the airport on Monday.

President Harmon came late. “Why wait for this bridge?” Mr. Harmon asked."""


def names_of(text: str) -> list[tuple[str, str]]:
    return [(e.evidence.quote, e.name) for e in find_cast(parsed_of(text)).entities if e.label in ("PERSON", "ORG")]


def test_cast_gives_a_titled_surname_to_no_child_of_that_name() -> None:
    cast = find_cast(parsed_of(FAMILY))
    assert [e.name for e in cast.entities if e.evidence.quote == "Harmon"] == ["Harmon", "Harmon"]
    assert {e.name for e in cast.entities if e.role} == {"Harmon"}


def test_cast_gives_a_surname_to_who_holds_the_office() -> None:
    text = (
        "Former President Daniel Harmon and his wife Laura Harmon came. Laura Harmon sat down. Harmon spoke. "
        "Mrs. Harmon listened."
    )
    assert [name for quote, name in names_of(text) if quote == "Harmon"] == ["Daniel Harmon", "Laura Harmon"]


def test_cast_the_president_is_no_child_of_the_president() -> None:
    text = FAMILY + "\n\nRita Harmon smiled. The president remarked on the rain."
    parsed = parsed_of(text)
    assert resolved(parsed, find_cast(parsed), "president", "The president") == "Harmon"


def test_he_is_nobody_whose_name_says_she() -> None:
    parsed = parsed_of("Carl Roth drove the van. Female Witness saw a man in it. He denied it.")
    assert resolved(parsed, find_cast(parsed), "He", "He") == "Carl Roth"


def test_cast_leaves_labels_and_places_out_of_names() -> None:
    assert ("NATO", "NATO") in names_of("Oslo was calm. NATO left. Oslo NATO said the bridge was open.")
    assert not any("Tags" in name for _, name in names_of("Ana Roth spoke.\n\nTags Malta Northern Front"))


@pytest.mark.parametrize(
    ("text", "word", "role", "name"),
    [
        ("Gov. Eric Holt came late. The governor left.", "governor", "governor", "Eric Holt"),
        ("Oregon Gov. Eric Holt came late. The governor left.", "governor", "Oregon governor", "Eric Holt"),
        ("Rep. Ana Roth came late. The congresswoman left.", "congresswoman", "representative", "Ana Roth"),
    ],
)
def test_an_office_written_short_is_the_office(text: str, word: str, role: str, name: str) -> None:
    parsed = parsed_of(text)
    cast = find_cast(parsed)
    assert resolved(parsed, cast, word, word) == name
    assert {entity.role for entity in cast.entities if entity.label == "PERSON"} == {role}


@pytest.mark.parametrize(
    ("word", "name"),
    [("The president", "Eva Harmon"), ("The vice president", "Karl Lind"), ("The former president", "Ida Moss")],
)
def test_an_office_is_not_the_one_below_it_nor_a_former_one(word: str, name: str) -> None:
    parsed = parsed_of(f"President Eva Harmon met Vice President Karl Lind and former President Ida Moss. {word} left.")
    assert resolved(parsed, find_cast(parsed), "president", word.removesuffix("president")) == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Harmon Willing to Sign\n\nPresident Harmon said so. Harmon left.", "Harmon", "Harmon"),
        ("Glenn Harmon CPAC 2010 Speech\n\nHarmon spoke. Glenn Harmon left.", "Harmon", "Glenn Harmon"),
    ],
)
def test_a_headline_that_ran_on_gives_nobody_a_name(text: str, quote: str, name: str) -> None:
    named = {entity.name for entity in find_cast(parsed_of(text)).entities if entity.evidence.quote == quote}
    assert named == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the village of Orvan on Monday, the mayor said. People fled from Orvan to the coast.",
        "Two men were killed in Orvan district on Monday, the mayor said. People fled from Orvan to the coast.",
    ],
)
def test_a_name_beside_a_word_for_a_place_is_a_place(text: str) -> None:
    found = find_cast(parsed_of(text)).entities
    assert {entity.label for entity in found if entity.name == "Orvan"} == {"GPE"}


def test_a_name_whose_possessive_lost_its_apostrophe_is_that_name() -> None:
    text = "A fire broke out in Norways Bergen district on Monday. Bergen is a port."
    found = find_cast(parsed_of(text)).entities
    assert [(entity.label, entity.name) for entity in found] == [
        ("GPE", "Norway"),
        ("GPE", "Bergen"),
        ("GPE", "Bergen"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norwegian Army Kills 12 Wolves in Bergen. The army said so.", {"Norwegian Army", "Bergen"}),
        ("Car Bomb Kills Four in Bergen. A car bomb killed four people.", {"Bergen"}),
        (
            "They fled to the village of Orvan Red Alliance fighters said. The Red Alliance denied it.",
            {"Orvan", "Red Alliance"},
        ),
    ],
)
def test_names_end_where_a_headline_or_another_name_begins(text: str, names: set[str]) -> None:
    assert {entity.name for entity in find_cast(parsed_of(text)).entities} == names


def test_who_has_fighters_is_a_body_and_st_before_a_place_is_no_title() -> None:
    text = "Ahrar al-Bahr fighters shelled St. Louis on Monday. Ahrar al-Bahr said nothing. St. Louis police fled."
    found = {(entity.label, entity.name) for entity in find_cast(parsed_of(text)).entities}
    assert found >= {("ORG", "Ahrar al-Bahr"), ("GPE", "St. Louis")}
    assert "PERSON" not in {label for label, _ in found}


def test_letters_are_a_body_unless_something_happens_in_them() -> None:
    text = "Critics said the NRA should speak. The NRA also put out a statement, and the I.R.S. agreed."
    found = {(entity.name, entity.label) for entity in find_cast(parsed_of(text)).entities}
    assert found == {("NRA", "ORG"), ("I.R.S.", "ORG")}


def test_a_place_in_the_capitals_of_a_dateline_has_its_plain_name() -> None:
    text = "BOSTON — The mayor of Boston resigned on Monday."
    assert {entity.name for entity in find_cast(parsed_of(text)).entities} == {"Boston"}


WITHOUT_COMMAS = (
    "Shells fell in Aleppo on Monday and in Mosul on Tuesday the council said. The council counted twelve "
    "dead and forty wounded and said that most of them had been in their homes when the strikes began at dawn. It said "
    "that rescuers were still at work in the evening and that roads to the south had been closed by the army. "
)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Raids hit the cities of Mosul Baghdad and Damascus.", ["Mosul", "Baghdad", "Damascus"]),
        ("Two people were killed in Mosul Strikes.", ["Mosul"]),
        ("He lives in Mosul Province with his sons.", ["Mosul Province"]),
    ],
)
def test_cast_takes_apart_names_that_lost_the_comma_between_them(sentence: str, names: list[str]) -> None:
    text = WITHOUT_COMMAS + sentence
    found = find_cast(parsed_of(text)).entities
    assert [e.evidence.quote for e in found if e.evidence.span.start >= len(WITHOUT_COMMAS)] == names


def test_cast_takes_what_something_happens_in_for_a_place() -> None:
    text = "Fighting went on inside Tel Maresh on Monday. Rebels had entered Tel Maresh in May."
    assert {(e.label, e.name) for e in find_cast(parsed_of(text)).entities} == {("GPE", "Tel Maresh")}


def test_cast_gives_a_surname_to_the_kin_who_was_just_told_of_by_full_name() -> None:
    text = (
        "Governor Nils Roth vetoed the bill.\n\nHis son, Erik Roth, works in a bakery. Erik Roth said they often "
        "quarrelled.\n\n“We stay close,” Mr. Roth said.\n\nThe bill goes back. The house votes again in May."
        "\n\nMr. Roth will not sign it."
    )
    last, first = [name for quote, name in reversed(names_of(text)) if quote == "Roth"][:2]
    assert (first, last) == ("Erik Roth", "Nils Roth")


@pytest.mark.parametrize("name", ["Ansovar", "Tel Maresh"])
def test_cast_takes_what_a_mayor_governs_for_a_place(name: str) -> None:
    text = f"The mayor of {name} said four people died."
    assert [(e.label, e.name, e.role) for e in find_cast(parsed_of(text)).entities] == [("GPE", name, None)]


def test_a_town_before_the_company_is_no_company() -> None:
    text = "Six people were hurt in a fire at a mill in Port Orvan, the company said."
    parsed = parsed_of(text)
    assert resolved(parsed, find_cast(parsed), "company", "hurt") == "company"


def test_a_state_of_nobodys_is_named_with_its_region() -> None:
    text = "The Free State in the Lower Orvan said that it took part. The Rescue Group in the Black Hills denied it."
    names = [e.name for e in find_cast(parsed_of(text)).entities if e.label == "ORG"]
    assert names == ["Free State in the Lower Orvan", "Rescue Group"]


@pytest.mark.parametrize(
    "text",
    ["Nine people were shot at a Lund Mother's Day parade on Sunday.", "Four Arrested In Deadly Mother's Day Shooting"],
)
def test_half_the_name_of_a_feast_is_nobodys(text: str) -> None:
    names = " ".join(one.name for one in find_cast(parsed_of(text)).entities)
    assert "Mother" not in names
    assert "Day" not in names


def test_whom_somebody_works_for_has_not_his_office() -> None:
    cast = find_cast(parsed_of("Tad Lind, a senior strategist for Eva Harmon, left. Harmon said nothing."))
    assert {entity.role for entity in cast.entities if entity.name == "Eva Harmon"} == {None}
