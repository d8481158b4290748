"""Who says it: a row names whom its own passages have for it."""

import pytest
from msgspec.structs import replace

import rashomon
from rashomon.model import Evidence, Origin, OriginKind, Span, Statement
from rashomon.telling import Brief
from rashomon.telling.attributions import bare, headed, is_source
from rashomon.telling.naming import Voices
from tests.affairs import briefs_of

DAY = "2024-05-06"


def brief_of(*reports: tuple[str, str], title: str = "Blast in Porto") -> Brief:
    """Return the brief of reports, each an outlet and its text."""
    (brief,) = briefs_of(
        [
            rashomon.read_text(text, id=f"r{n}", title=title, published=DAY, source=outlet)
            for n, (outlet, text) in enumerate(reports)
        ]
    )
    return brief


def told_by(brief: Brief, words: str) -> str:
    """Return who is named behind the one row of one origin that has some words."""
    (row,) = (line.text for line in brief.single if words in line.text)
    return row.rpartition(" — ")[2]


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        (
            "Nine people were killed in Porto on Sunday, a monitoring group said.",
            "The Gazette quoting monitoring group",
        ),
        (
            "Nine people were killed in Porto on Sunday, according to medical sources.",
            "The Gazette quoting medical sources",
        ),
        (
            "According to medical sources, nine people were killed in Porto on Sunday.",
            "The Gazette quoting medical sources",
        ),
        (
            "A Lisbon broadcaster claims that nine people were killed in Porto on Sunday.",
            "The Gazette quoting Lisbon broadcaster",
        ),
        (
            "Nine people were killed in Porto on Sunday, the governor of Bukavu said.",
            "The Gazette quoting governor of Bukavu",
        ),
        ("The man who police believe killed nine people in Porto on Sunday is dead.", "The Gazette"),
        (
            "Luis Braga, the mayor's spokesman, said that nine people were killed in Porto on Sunday.",
            "Luis Braga (spokesman for the mayor)",
        ),
        (
            "Nine people were killed in Porto, county judge Carla Braga said on Monday, twice the number of last week.",
            "Carla Braga",
        ),
        ("Nine people were killed in Porto on Sunday.", "The Gazette"),
    ],
)
def test_a_count_is_of_whom_its_sentence_quotes(sentence: str, voice: str) -> None:
    assert told_by(brief_of(("The Gazette", f"{sentence} Rain fell all day.")), "ine people were killed") == voice


def test_who_puts_a_number_against_what_another_said_is_named_for_it() -> None:
    text = (
        "At least 45 people were killed in Porto on Sunday, a rights group said, while the government put the number "
        "of dead at 22. The Harbour Watch said it had counted 45 bodies."
    )
    (contest,) = brief_of(("The Gazette", text)).contested
    voices = {line.text for line in contest.accounts}
    assert "22 — The Gazette quoting government" in voices


def test_who_was_named_before_is_not_the_source_that_a_sentence_gives() -> None:
    text = (
        "Mayor Ana Lund said the bridge of Porto would stay closed. "
        "According to medical sources, nine people were killed in Porto on Sunday."
    )
    assert told_by(brief_of(("The Gazette", text)), "ine people were killed") == "The Gazette quoting medical sources"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "A source at the Porto Police Command told reporters that shells fell on the port. "
            "According to medical sources at the Directorate of Health of the city of Porto nine people were killed "
            "there on Sunday. A source at the Porto Police Command told reporters that it rained.",
            "The Gazette quoting medical sources",
        ),
        (
            "The harbour master Luis Braga said a crane fell in Porto on Sunday. "
            "Nine people were killed in Porto on Sunday in the fall he said calling it a disaster.",
            "Luis Braga",
        ),
        (
            '"Two cranes fell in Porto on Sunday" said the Harbour Watch Institute. It rained. '
            'In the old docks "nine people were killed in Porto on Sunday" beside the customs house.',
            "Harbour Watch Institute",
        ),
        (
            "SANA news agency said two cranes fell in Porto. "
            "The official agency said nine people were killed in Porto on Sunday.",
            "SANA",
        ),
        (
            "Nine people were killed in Porto on Sunday the Daily Post reported on Monday citing a harbour source.",
            "The Gazette quoting Daily Post",
        ),
    ],
)
def test_who_says_it_may_stand_in_the_sentences_around(text: str, voice: str) -> None:
    brief = brief_of(("The Gazette", text))
    assert voice in {line.text.rpartition(" — ")[2] for line in brief.single if "ine people were killed" in line.text}


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Opposition: 30 people killed in Porto", "Opposition"),
        ("30 people killed in Porto, opposition says", "opposition"),
        ("30 people killed in Porto - activists", "activists"),
        ("30 people killed in Porto", None),
    ],
)
def test_a_headline_says_who_claims_what_it_tells(title: str, who: str | None) -> None:
    assert next((found["who"] for found in headed(title)), None) == who


def test_a_post_that_a_page_shows_is_its_authors() -> None:
    text = "Terrible scenes, 35 people were killed in Porto pic.twitter.com/abcd Ann Lee (@annlee) May 5, 2024"
    assert told_by(brief_of(("The Gazette", text)), "35 people") == "The Gazette quoting post by Ann Lee"


SHARED = (
    "Nine dock workers were hurt in Porto when a tank of fuel burst beside the old customs house at noon on Sunday."
)


def test_an_agency_is_not_named_for_what_only_another_report_has() -> None:
    agency = (
        f"PORTO (Reuters) - {SHARED} Firemen came from three towns to put the fire out before the evening came down."
    )
    other = (
        f"{SHARED} Firemen came from three towns to put the fire out before the evening came down. "
        "Two people were arrested in Porto on Monday in the offices of the owner of the burning tank."
    )
    brief = brief_of(("The Gazette", agency), ("The Mirror", other))
    assert told_by(brief, "arrested") == "The Mirror"


def test_an_agency_is_not_named_for_a_copy_that_does_not_credit_it() -> None:
    text = f"{SHARED} Firemen came from three towns to put the fire out before the evening came down."
    brief = brief_of(("The Mirror", f"{text} Two men were arrested."), ("The Gazette", f"PORTO (Reuters) - {text}"))
    (row,) = (line for line in brief.single if "workers" in line.text)
    assert row.text.endswith("— Reuters")
    assert [one.report for one in brief.references if one.number in row.references] == [2]


def test_of_two_agencies_the_one_in_the_dateline_is_whose_text_it_is() -> None:
    text = f"Photograph: Associated Press\n\nPORTO, May 5 (Reuters) - {SHARED} Firemen came from three towns."
    assert told_by(brief_of(("The Gazette", text)), "ine workers") == "Reuters"


def test_what_only_others_say_has_its_voices_in_the_lead_and_the_agreed_rows() -> None:
    brief = brief_of(
        ("The Gazette", "Nine people were killed in Porto on Sunday, a monitoring group said. It rained."),
        ("The Mirror", "A bomb killed nine people in Porto on Sunday, the mayor said. Shops were shut."),
    )
    voices = "The Gazette quoting monitoring group, The Mirror quoting mayor"
    (agreed,) = (line.text for line in brief.agreed if "ine people were killed" in line.text)
    assert agreed.endswith(f"(2 origins: {voices})")
    assert voices in brief.lead[0].text
    assert brief.timeline[0].text == "“A bomb killed nine people in Porto on Sunday, the mayor said.”"


def test_a_report_in_its_own_voice_needs_no_other_in_the_lead() -> None:
    brief = brief_of(
        ("The Gazette", "Nine people were killed in Porto on Sunday. It rained."),
        ("The Mirror", "A bomb killed nine people in Porto on Sunday. Shops were shut."),
    )
    assert brief.lead[0].text == "Nine people were killed in Porto on Sunday 5 May 2024."


def test_the_passage_of_who_added_something_names_them() -> None:
    text = (
        "The Harbour Authority said nine people were killed in Porto on Sunday. "
        "It added that 14 people were hurt in Gaia on Sunday. Rain fell."
    )
    brief = brief_of(("The Gazette", text))
    (row,) = (line for line in brief.single if "14" in line.text)
    quotes = {one.number: one.evidence.quote for one in brief.references}
    assert row.text.endswith("— Harbour Authority")
    assert all("Harbour Authority" in quotes[number] for number in row.references)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Seven rebels were killed in Porto on Sunday.", "Seven rebels were killed"),
        ("On Sunday 23 members of the rebel Sea Front were killed in Porto.", "23 fighters were killed"),
        ("On Sunday 23 Sea Front members were killed in Porto. Sea Front rebels fled.", "23 fighters were killed"),
        ("On Sunday 23 members of the Liberal Party were killed in Porto.", "23 people were killed"),
        ("On Sunday 12 members of the Sea Front, an armed group, were killed in Porto.", "12 fighters were killed"),
        ("On Sunday 14 soldiers were killed in Porto.", "14 soldiers were killed"),
    ],
)
def test_who_was_killed_is_told_as_the_words_say(sentence: str, told: str) -> None:
    lines = [line.text for line in brief_of(("The Gazette", sentence)).single]
    assert any(told in line or sentence.rstrip(".") in line for line in lines)


def test_who_repeats_a_count_is_who_gives_it() -> None:
    text = "A fire broke out in Porto, spokeswoman Carla Braga said. She repeated that six people had been injured."
    assert told_by(brief_of(("The Gazette", f"It rained for days. {text}")), "Six people") == "Carla Braga"


@pytest.mark.parametrize("words", ["Parents", "families of the pupils", "mayor of Orvan", "company"])
def test_parents_and_mayors_are_sources_without_a_name(words: str) -> None:
    assert is_source(words)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        (
            "Nine people were killed in Porto on Sunday, a source close to the inquiry said.",
            "The Gazette quoting source close to the inquiry",
        ),
        (
            "Nine people were killed in Porto on Sunday, the emergency department of the region said.",
            "The Gazette quoting emergency department of the region",
        ),
        ("Nine people were killed in Porto on Sunday, a Gazette reporter saw.", "The Gazette"),
        ("Nine people were killed in Porto on Sunday, its director said.", "The Gazette quoting director"),
    ],
)
def test_who_is_heard_is_told_by_all_words_for_them(sentence: str, voice: str) -> None:
    assert told_by(brief_of(("The Gazette", f"{sentence} Shops stayed shut.")), "killed in Porto") == voice


def test_the_agency_is_the_body_that_its_sentence_begins_with() -> None:
    text = (
        "The Corgan County Sheriff's Office answered the call. Oregon State Police will review how the Corgan "
        "County Sheriff's Office answered the shooting that left six people dead in Pell, the agency said on Sunday."
    )
    assert told_by(brief_of(("The Gazette", text)), "six people dead") == "Oregon State Police"


def test_a_body_is_named_by_its_first_letters() -> None:
    text = "The Porto Harbour Watch (PHW) left on Friday. The PHW said that nine people were killed in Porto on Sunday."
    assert told_by(brief_of(("The Gazette", text)), "killed") == "Porto Harbour Watch"


def test_a_sentence_of_two_who_each_say_a_part_is_the_reports() -> None:
    text = "Peru insists that nine soldiers were killed in Arica on Sunday; Chile says that none were there. Rain fell."
    assert told_by(brief_of(("The Gazette", text), title="Talks in Arica"), "none were there") == "The Gazette"


def test_what_stands_within_a_statement_is_of_who_made_it() -> None:
    text = (
        "Troops killed nine people in Porto on Friday, according to a statement by the Harbour Union. Troops killed 48 "
        "people in Gaia before they left on Saturday. The victims were burnt, according to the statement."
    )
    assert told_by(brief_of(("The Gazette", text)), "48") == "Harbour Union"


def test_a_body_that_quotes_itself_is_named_once() -> None:
    voices = Voices()
    clinics = Origin(id="c", name="Harbour Clinics", kind=OriginKind.OUTLET)
    told = Statement(value="9", origin=clinics, evidence=Evidence(article="r", span=Span(0, 4), quote="Nine"))
    assert voices.of(replace(told, speaker="teams of Harbour Clinics")) == "Harbour Clinics"
    assert voices.of(replace(told, speaker="we")) == "Harbour Clinics"
    assert voices.of(replace(told, speaker="two doctors")) == "Harbour Clinics quoting two doctors"


def test_who_claims_a_deed_is_not_told_as_its_source() -> None:
    sentence = "Two armed groups have claimed the murder of a judge who was shot in Porto on Sunday."
    brief = brief_of(("The Gazette", f"{sentence} The shots were heard for miles around the harbour."))
    assert told_by(brief, "claimed the murder") == "The Gazette"


def test_a_day_is_no_part_of_a_source() -> None:
    assert bare("The rescue experts on Sunday") == "rescue experts"
    assert bare("Earlier the source") == "source"
