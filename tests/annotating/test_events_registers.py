"""Everyday words that tell an event in some reports only: the attacks of a campaign are none of war."""

import pytest

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.model import Modality
from tests.annotating.found import events_of

CAMPAIGN = (
    "The two candidates for mayor of Lindholm met on Sunday evening in the old town hall, before some two hundred "
    "voters. Anna Berg spoke first, for a quarter of an hour, about schools, buses and the price of flats near "
    "the harbour. Paul Miller answered that the town had done too little for its small shops and that its budget "
    "was in disorder. Both have been in the council for nine years, and both know that the vote in May may be "
    "close. The evening ended with coffee, and with questions from the public about the swimming pool, which has "
    "been closed since the autumn. The candidates meet again in April, this time on the radio, where listeners "
    "may call in.\n\n"
)
WAR = (
    "Rebels and soldiers shelled each other for hours on Sunday around the town of Orvan, where the army has held "
    "the bridge since May. Nine people were killed and thirty wounded, most of them civilians, and a rocket "
    "destroyed the market. Militants have fought the army here for two years. Troops with heavy weapons came from "
    "the north on Monday, and a bomb exploded beside their barracks. Hundreds of people fled over the river into "
    "the hills, where there is no water and little food. Gunmen stopped two cars of a charity on the road and "
    "took the drivers hostage. The army said that its soldiers had shot four of the gunmen in the evening and "
    "freed the hostages.\n\n"
)


def told(text: str) -> set[tuple[str, str]]:
    return {(event.type, event.evidence.quote) for event in events_of(text)}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Berg attacked Miller for his plan.", "attacked"),
        ("Miller faces a hard fight.", "fight"),
        ("The pool helped Miller in the east of the town.", "helped"),
        ("Berg wants to allow dogs in the park.", "to allow"),
    ],
)
def test_everyday_words_tell_no_violence_and_no_aid_in_a_report_of_neither(sentence: str, words: str) -> None:
    found = told(CAMPAIGN + sentence)
    assert not {(type_, quote) for type_, quote in found if quote == words and type_ in ("ASSAULT", "AID", "CONCEDE")}


def test_who_attacks_a_rival_in_a_campaign_criticises_him() -> None:
    assert ("ACCUSE", "attacked") in told(CAMPAIGN + "Berg attacked Miller for his plan.")


def test_the_same_words_are_violence_in_a_report_of_war() -> None:
    assert ("ASSAULT", "attacked") in told(WAR + "The rebels attacked the army at noon.")


def test_a_place_or_a_word_of_the_sentence_shows_violence_in_any_report() -> None:
    assert ("ASSAULT", "attacked") in told(CAMPAIGN + "On that day in 1944 planes attacked Norway.")
    assert ("ASSAULT", "attack") in told(CAMPAIGN + "Miller's uncle, a soldier, had died in an attack.")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The rebels were able to attack the town.", Modality.HAPPENED),
        ("The rebels would like to attack the town.", Modality.CONDITIONAL),
    ],
)
def test_what_somebody_was_able_to_do_was_done_and_what_he_would_like_was_not(
    sentence: str, modality: Modality
) -> None:
    (annotations,) = annotate([rashomon.reading.read_text(sentence, id="report", published="2016-10-12")])
    assert [event.modality for event in annotations.events if event.sense == "attack"] == [modality]


@pytest.mark.parametrize(
    "sentence",
    ["Mortar rounds fired by rebels wounded nine villagers.", "Rebel rockets wounded nine villagers."],
)
def test_who_fires_does_what_the_rockets_do(sentence: str) -> None:
    (annotations,) = annotate([rashomon.reading.read_text(sentence, id="report", published="2016-10-12")])
    assert [[who.name for who in event.actors] for event in annotations.events if event.sense == "wound"] == [
        ["rebels"]
    ]
