"""Whether a deed was done: planned, denied, alleged, asked for, or known to have been."""

import pytest

from rashomon.model import Modality
from tests.annotating.found import actors, events_of, targets, the


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Anna Berg met Paul Okoro on Monday.", Modality.HAPPENED),
        ("Anna Berg will meet Paul Okoro on Saturday.", Modality.PLANNED),
        ("Anna Berg is to meet Paul Okoro.", Modality.PLANNED),
        ("Anna Berg agreed to meet Paul Okoro.", Modality.PLANNED),
        ("Officials said Anna Berg would meet Paul Okoro.", Modality.PLANNED),
        ("Anna Berg is meeting Paul Okoro now.", Modality.ONGOING),
        ("Anna Berg did not meet Paul Okoro.", Modality.DENIED),
        ("Anna Berg denied that she had met Paul Okoro.", Modality.DENIED),
        ("Critics accused Anna Berg of meeting Paul Okoro.", Modality.ALLEGED),
        ("Anna Berg could meet Paul Okoro.", Modality.CONDITIONAL),
        ("The minister urged Anna Berg to meet Paul Okoro.", Modality.CONDITIONAL),
        ("The meeting between Anna Berg and Paul Okoro was cancelled.", Modality.CANCELLED),
    ],
)
def test_what_is_planned_denied_or_only_said_is_not_told_as_happened(sentence: str, modality: Modality) -> None:
    assert the("meet", sentence).modality is modality


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("The minister pushes for approval for military strikes.", "air strike"),
        ("The premier made the case for air strikes on Homs.", "air strike"),
        ("Sweden drew up plans for air strikes on the port.", "air strike"),
        ("Oslo warned Norway to expect reprisals for any military strike.", "air strike"),
        ("Norway is seeking backing for the air strikes.", "air strike"),
        ("Opposition to an attack on Homs grew in parliament.", "attack"),
        ("He argued against military strikes in Libya.", "air strike"),
        ("A threatened attack on the harbour frightened its people.", "attack"),
        ("A looming attack on the harbour frightened its people.", "attack"),
        ("An attack on Homs would anger Norway.", "attack"),
    ],
)
def test_violence_that_people_are_for_or_against_is_not_told_as_done(sentence: str, sense: str) -> None:
    assert the(sense, sentence).modality in (Modality.PLANNED, Modality.CONDITIONAL)


def test_violence_that_is_known_was_done_whoever_supports_it() -> None:
    assert the("air strike", "Norway voiced support for the air strikes on Homs.").modality is Modality.HAPPENED


def test_accusation_and_denial_meet_in_one_sense() -> None:
    accused = the("attack civilians", "Norway accused Russia of targeting civilians.")
    denied = the("attack civilians", "Russia denied that it had targeted civilians.")
    assert (actors(accused), accused.modality) == (["Russia"], Modality.ALLEGED)
    assert (actors(denied), denied.modality) == (["Russia"], Modality.DENIED)


def test_suspending_talks_cancels_them_and_names_the_other_side() -> None:
    text = "Anna Berg suspended talks with Paul Okoro last week."
    assert (actors(the("suspend talks", text)), targets(the("suspend talks", text))) == (["Anna Berg"], ["Paul Okoro"])
    assert the("meet", text).modality is Modality.CANCELLED


def test_a_headline_plans_by_its_infinitive() -> None:
    title = "Berg, Okoro to discuss border"
    (event,) = events_of(f"{title}\n\nVIENNA - The ministers were silent on Wednesday.", title=title)
    assert (event.sense, event.modality) == ("meet", Modality.PLANNED)


def test_a_noun_that_the_parser_reads_as_a_verb_behind_a_country_is_what_is_cancelled() -> None:
    told = events_of("Orlov cancels France visit\n\nNothing else was known.", title="Orlov cancels France visit")
    assert [(event.sense, actors(event), targets(event)) for event in told] == [
        ("cancel visit", ["Orlov"], ["France"]),
        ("visit", [], ["France"]),
    ]
    assert told[1].modality is Modality.CANCELLED


def test_a_verb_right_behind_its_denial_is_the_deed_denied() -> None:
    attack = the("attack civilians", "Russia has repeatedly denied attacking civilians.")
    assert (actors(attack), targets(attack), attack.modality) == (["Russia"], ["civilians"], Modality.DENIED)


@pytest.mark.parametrize(
    ("sentence", "sense", "modality"),
    [
        ("It was the first town to be shelled by the army.", "shelling", Modality.HAPPENED),
        ("The army left the town without shelling it.", "shelling", Modality.DENIED),
        ("He repeated accusations that Norway was arming the rebels.", "aid", Modality.ALLEGED),
        ("Reports suggest that soldiers killed nine men.", "kill", Modality.ALLEGED),
        ("The group claimed responsibility for the attack on the village.", "attack", Modality.HAPPENED),
        ("Residents fear additional attacks in the town.", "attack", Modality.CONDITIONAL),
        ("Their objective of capturing the town is known.", "occupy", Modality.PLANNED),
    ],
)
def test_words_around_a_deed_say_whether_it_was_done(sentence: str, sense: str, modality: Modality) -> None:
    assert [event.modality for event in events_of(sentence) if event.sense == sense] == [modality]


def test_what_there_are_no_plans_for_is_not_planned() -> None:
    assert the("visit", "The palace says that Paul Lind has no plans to visit Oslo.").modality is Modality.CONDITIONAL
    assert the("visit", "Paul Lind has plans to visit Oslo.").modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("sentence", "sense", "modality"),
    [
        ("The army said it hit no market.", "attack civilians", Modality.DENIED),
        ("The raid killed nobody.", "kill", Modality.DENIED),
        ("The army killed no civilians.", "kill", Modality.DENIED),
        ("The police killed not one person.", "kill", Modality.DENIED),
        ("Our planes bombed neither the market nor the school.", "attack civilians", Modality.DENIED),
        ("Soldiers did not fire a single shot.", "shooting", Modality.DENIED),
        ("The police fired no shots.", "shooting", Modality.DENIED),
        ("At no time did the army attack the village.", "attack", Modality.DENIED),
        ("The rebels attacked no fewer than three villages.", "attack", Modality.HAPPENED),
        ("No fewer than three villages were attacked.", "attack", Modality.HAPPENED),
        ("The army attacked a town with no defences.", "attack", Modality.HAPPENED),
    ],
)
def test_what_is_done_to_nobody_is_denied(sentence: str, sense: str, modality: Modality) -> None:
    assert the(sense, sentence).modality is modality


@pytest.mark.parametrize(
    ("sentence", "senses"),
    [
        ("Paul Okoro was jailed for six years on Friday.", ["sentence"]),
        ("A man was jailed for life.", ["sentence"]),
        ("A woman was jailed on Monday.", ["arrest"]),
        ("Water was released from the dam.", []),
        ("Prisoners were released from the camp.", ["release"]),
    ],
)
def test_who_is_jailed_for_years_is_sentenced_and_water_is_not_set_free(sentence: str, senses: list[str]) -> None:
    assert [event.sense for event in events_of(sentence)] == senses
