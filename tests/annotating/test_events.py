"""Events: what happened, to whom it is laid, where, when, by whose account, and whether it really happened."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Modality
from tests.annotating.found import actors, events_of, targets, the


@pytest.mark.parametrize(
    ("sentence", "sense", "type_"),
    [
        ("Anna Berg met Paul Okoro in Vienna.", "meet", "CONSULT"),
        ("Norway and Sweden held talks in Vienna.", "meet", "CONSULT"),
        ("Anna Berg spoke by phone with Paul Okoro.", "telephone call", "CONSULT"),
        ("Warplanes struck Homs.", "air strike", "ASSAULT"),
        ("Five people died in air strikes on Homs.", "air strike", "ASSAULT"),
        ("Rebels fired mortar rounds at the town.", "shelling", "ASSAULT"),
        ("Tanks fired at the town.", "shelling", "ASSAULT"),
        ("Gunmen fired at the bus.", "shooting", "ASSAULT"),
        ("Police fired rubber bullets at students.", "fire rubber bullets", "ASSAULT"),
        ("Officers fired rubber-coated steel bullets at the crowd.", "fire rubber bullets", "ASSAULT"),
        ("Police fired tear gas shells at the crowd.", "use tear gas", "ASSAULT"),
        ("Tear gas was used against students.", "use tear gas", "ASSAULT"),
        ("Officers fired water cannon at demonstrators.", "use water cannon", "ASSAULT"),
        ("Police fired warning shots on Monday.", "fire warning shots", "ASSAULT"),
        ("Officers threw stun grenades at the crowd.", "fire stun grenades", "ASSAULT"),
        ("Officers used batons against the crowd.", "use batons", "ASSAULT"),
        ("Nine students were hurt in a baton charge.", "use batons", "ASSAULT"),
        ("Police baton-charged the students.", "use batons", "ASSAULT"),
        ("The army clashed with rebels near Homs.", "clash", "ASSAULT"),
        ("China vetoed the resolution.", "veto", "REJECT"),
        ("Norway broke off talks with Sweden.", "suspend talks", "SANCTION"),
        ("Anna Berg cancelled a visit to France.", "cancel visit", "REJECT"),
        ("Police arrested nine protesters.", "arrest", "COERCE"),
        ("Workers went on strike at the port.", "labour strike", "PROTEST"),
        ("Norway sent humanitarian aid to Haiti.", "aid", "AID"),
        ("The rebels released two hostages.", "release", "RETREAT"),
        ("Norway condemned the attack.", "criticize", "ACCUSE"),
        ("Iran threatened to close the strait.", "threaten", "THREATEN"),
        ("France deployed troops to Mali.", "mobilize", "MOBILIZE"),
        ("The pope called for a ceasefire.", "call for", "REQUEST"),
    ],
)
def test_words_of_one_meaning_share_a_sense_and_a_plover_type(sentence: str, sense: str, type_: str) -> None:
    assert the(sense, sentence).type == type_


@pytest.mark.parametrize(
    ("sentence", "senses"),
    [
        ("Police fired tear gas and rubber bullets at students.", {"use tear gas", "fire rubber bullets"}),
        ("Tear gas and rubber bullets were fired at students.", {"use tear gas", "fire rubber bullets"}),
        ("Police used batons, tear gas and water cannon.", {"use batons", "use tear gas", "use water cannon"}),
        ("Troops fired rockets and shells at the town.", {"shelling"}),
    ],
)
def test_each_means_that_one_verb_has_is_a_deed(sentence: str, senses: set[str]) -> None:
    assert {event.sense for event in events_of(sentence)} == senses


def test_who_did_it_is_nobody_where_it_is_asked() -> None:
    assert actors(the("telephone call", "Police do not know who had telephoned Paul Okoro.")) == ["Paul Okoro"]


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("Norway called for immediate access to the site of the alleged attack.", "call for"),
        ("Iran warned Norway to expect reprisals for any military strike.", "threaten"),
    ],
)
def test_a_deed_that_only_tells_more_of_what_is_asked_is_not_what_is_asked(sentence: str, sense: str) -> None:
    assert the(sense, sentence).about is None


def test_a_request_for_the_resumption_of_talks_is_for_the_talks() -> None:
    assert the("call for", "Norway called for a resumption of talks with Sweden.").about is not None


@pytest.mark.parametrize(
    ("sentence", "who", "by"),
    [
        ("Anna Berg was under investigation for fraud.", ["Anna Berg"], []),
        ("Anna Berg is under investigation by prosecutors.", ["Anna Berg"], ["prosecutors"]),
        ("Anna Berg is being investigated by the police.", ["Anna Berg"], ["police"]),
        ("Anna Berg faces an investigation.", ["Anna Berg"], []),
    ],
)
def test_who_is_under_investigation_does_not_investigate(sentence: str, who: list[str], by: list[str]) -> None:
    event = the("investigate", sentence)
    assert (targets(event), actors(event)) == (who, by)


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("A judge is scheduled to sentence Anna Berg on Friday.", "sentence"),
        ("Prosecutors charged Anna Berg on Friday.", "prosecute"),
        ("The court dissolved the Harbour Party.", "restrict"),
        ("Rebels announced the capture of Aleppo.", "occupy"),
        ("The capture of the hill town shocked Norway.", "occupy"),
        ("The capture of the commander shocked his army.", "arrest"),
    ],
)
def test_courts_bans_and_captures_are_told_apart(sentence: str, sense: str) -> None:
    assert the(sense, sentence)


def test_nobody_rejects_a_rejection() -> None:
    events = [event for event in events_of("Norway rejected the rejection of its offer.") if event.sense == "reject"]
    assert [event.about for event in events] == [None]


def test_both_sides_of_a_meeting_act() -> None:
    event = the("meet", "Anna Berg will meet with Foreign Minister Paul Okoro in Vienna on Saturday.")
    assert actors(event) == ["Anna Berg", "Paul Okoro"]
    assert event.where is not None
    assert event.where.name == "Vienna"
    assert event.when is not None
    assert event.when.time.begin == date(2016, 10, 15)


def test_the_countries_that_ministers_come_from_take_part() -> None:
    event = the("meet", "The talks are expected to include foreign ministers from Turkey, Qatar and Iran.")
    assert actors(event) == ["Turkey", "Qatar", "Iran"]
    assert event.modality is Modality.PLANNED


def test_a_call_joins_who_urges_and_who_is_urged() -> None:
    event = the("telephone call", "Anna Berg urged Paul Okoro in a telephone call on Monday to resign.")
    assert actors(event) == ["Anna Berg", "Paul Okoro"]
    assert event.modality is Modality.HAPPENED


def test_voice_does_not_change_who_does_what() -> None:
    for sentence in ("Police arrested Anna Berg.", "Anna Berg was arrested by police."):
        event = the("arrest", sentence)
        assert (actors(event)[0].lower(), targets(event)) == ("police", ["Anna Berg"])


def test_a_request_points_to_what_is_asked_for() -> None:
    text = "Pope Francis called for a ceasefire in Syria."
    event = the("call for", text)
    assert event.about is not None
    assert event.about.of(text) == "ceasefire"
    assert the("ceasefire", text).modality is Modality.CONDITIONAL


def test_they_who_deny_are_they_who_are_accused() -> None:
    event = the("attack civilians", "Russia and Syria deny that they have targeted civilians.")
    assert actors(event) == ["Russia", "Syria"]


def test_who_drafted_a_resolution_is_told_beside_who_vetoed_it() -> None:
    text = "Russia vetoed a French-drafted United Nations resolution."
    assert actors(the("veto", text)) == ["Russia"]
    assert targets(the("veto", text)) == ["French-drafted United Nations resolution"]
    assert actors(the("propose", text)) == ["France"]


def test_a_capital_that_acts_is_its_state() -> None:
    assert actors(the("deny", "Moscow denied attacking civilians.")) == ["Russia"]


def test_bombings_are_what_the_report_makes_of_them() -> None:
    assert the("bombing", "A suicide attacker struck. The bombing shook Kabul.").evidence.quote == "bombing"
    assert the("air strike", "Jets flew low. The bombing by the air force shook Homs.").evidence.quote == "bombing"


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg told reporters that the weather was fine.",
        "The plan must meet the guidelines.",
        "He had a heart attack in March.",
        "The ministry declined to comment.",
        "She spoke to reporters in Vienna.",
    ],
)
def test_speech_and_figures_of_speech_are_no_events(sentence: str) -> None:
    assert events_of(sentence) == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Berg", "met", "Okoro,", "in", "Genève", "—", "talks", "“", "”", "to", "bomb", "not", "\n\n", "𝒳"]
        ),
        max_size=14,
    )
)
def test_every_event_quotes_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    for event in events_of(text):
        span = event.evidence.span
        assert text[span.start : span.end] == event.evidence.quote
        assert event.clause.start <= span.start
        assert span.end <= event.clause.end


@pytest.mark.parametrize(
    ("sentence", "joining"),
    [
        ("The foreign ministers of Chile, Peru and Iran are expected to join them.", ["Chile", "Peru", "Iran"]),
        ("Egypt and Iraq will take part.", ["Egypt", "Iraq"]),
        ("Egypt will be at the table.", ["Egypt"]),
        ("Ministers from Egypt and Iraq are expected in Vienna.", ["Egypt", "Iraq"]),
        ("Egypt, Iraq and Jordan are expected to send their foreign ministers.", ["Egypt", "Iraq", "Jordan"]),
    ],
)
def test_who_joins_a_meeting_to_come_takes_part_in_it_on_its_day_and_in_its_place(
    sentence: str, joining: list[str]
) -> None:
    meeting = "Anna Berg and Paul Okoro will meet in Vienna on Saturday."
    first, second = (event for event in events_of(f"{meeting} {sentence}") if event.sense == "meet")
    assert actors(second) == joining
    assert second.modality is Modality.PLANNED
    assert first.where
    assert first.when
    assert second.where
    assert second.where.name == first.where.name
    assert second.when
    assert second.when.time == first.when.time


def test_who_is_represented_at_talks_takes_part_in_them() -> None:
    assert actors(the("meet", "Egypt and Iraq will be represented at the talks.")) == ["Egypt", "Iraq"]


@pytest.mark.parametrize("sentence", ["Egypt will take part.", "The army took part of the town.", "There is hope."])
def test_words_of_joining_tell_nothing_where_no_meeting_was_told(sentence: str) -> None:
    assert not [event for event in events_of(sentence) if event.sense == "meet"]


@pytest.mark.parametrize(
    ("sentence", "sense", "source"),
    [
        ("Russia denies that it attacks civilians.", "attack civilians", "Russia"),
        ("Russia's foreign ministry said Berg and Okoro agreed to hold talks.", "agree", "Russian Foreign Ministry"),
        ("Russia's foreign ministry said Berg and Okoro agreed to hold talks.", "meet", "Russian Foreign Ministry"),
        ("Anna Berg agreed to hold talks with Paul Okoro.", "meet", None),
        ("Anna Berg dismissed the accusations as rhetoric.", "accuse", None),
    ],
)
def test_the_source_is_who_says_it_first_and_not_who_means_to_do_it(
    sentence: str, sense: str, source: str | None
) -> None:
    found = the(sense, sentence).source
    assert (found.name if found else None) == source


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("A suicide bomber killed 20 people in Baghdad.", "suicide-attack"),
        ("The army imposed a curfew in Homs.", "curfew"),
        ("Norway rejected talks with Sweden.", "meet"),
        ("Gunmen shot three men in Cairo.", "firearms"),
        ("Norway threatened to attack Sweden.", "violence"),
    ],
)
def test_modes_follow_the_words_of_the_clause_and_the_matter(sentence: str, mode: str) -> None:
    assert events_of(sentence)[0].mode == mode


def test_contexts_say_what_the_sentence_is_about() -> None:
    event = events_of("Soldiers attacked a hospital in Homs before the election.")[0]
    assert {"military", "health", "election"} <= set(event.contexts)


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("He was stabbed with a knife in London.", "knife"),
        ("Soldiers attacked the village with rockets.", "rockets"),
        ("Soldiers attacked the village with their allies.", None),
    ],
)
def test_instruments_are_what_a_deed_is_done_with(sentence: str, instrument: str | None) -> None:
    found = events_of(sentence)[0].instrument
    assert (found.quote if found else None) == instrument


def test_by_telephone_is_a_way_and_nobody() -> None:
    assert actors(the("telephone call", "Anna Berg spoke to Paul Okoro by telephone on Monday.")) == [
        "Anna Berg",
        "Paul Okoro",
    ]


def test_he_in_quoted_words_is_not_who_says_them() -> None:
    text = (
        'Rami Okoro is the director of a monitoring group. "One man came. He planted a bomb at the school," Okoro'
        " told reporters."
    )
    assert all("Rami Okoro" not in actors(event) for event in events_of(text) if event.type == "ASSAULT")


def test_who_tells_of_a_deed_is_not_whom_it_was_done_to() -> None:
    event = the(
        "attack",
        "At least 40 people have been killed in a nerve gas attack on the Ghouta region "
        "leading opposition figure Jonas Sabel said on Wednesday.",
    )
    assert "Jonas Sabel" not in targets(event)


@pytest.mark.parametrize(
    "sentence",
    [
        "Warplanes struck a convoy near Homs.",
        "Warplanes struck a convoy in a village north of Homs.",
        "Warplanes struck a convoy of the Free State of Homs and Hama.",
        "Warplanes struck a convoy of the Movement for Change in Syria (MCS).",
    ],
)
def test_what_was_near_a_place_or_done_to_a_body_named_after_it_was_not_there(sentence: str) -> None:
    assert all(event.where is None for event in events_of(sentence))


def test_a_charge_of_what_was_made_of_a_deed_lays_the_deed_on_nobody() -> None:
    told = "Norway was accused of exploiting the attacks for its campaign."
    assert the("attack", told).modality is Modality.HAPPENED
    assert not the("attack", told).actors
    assert actors(the("attack", "Norway was accused of ordering the attacks.")) == ["Norway"]


def test_a_day_is_of_the_deed_and_not_of_who_held_the_land_before() -> None:
    assert the("occupy", "Warplanes bombed the areas occupied by rebels on Monday.").when is None
    assert the("occupy", "Warplanes bombed the areas occupied by rebels in May 2015.").when is not None


def test_a_body_named_after_two_lands_is_one_that_acts() -> None:
    told = the("attack", "The Rescue State in Iraq and the Levant attacked a checkpoint on Monday.")
    assert actors(told) == ["Rescue State in Iraq and the Levant"]
    assert told.where is None


@pytest.mark.parametrize("dateline", ["BONN - ", "BONN, Oct 12 (Reuters) - ", "BONN (AP) -\n\n"])
def test_a_dateline_is_no_part_of_a_name_and_no_place_of_an_event(dateline: str) -> None:
    event = the("arrest", f"{dateline}Police arrested three managers of a plant, officials in Koblenz said on Tuesday.")
    assert actors(event) == ["Police"]
    assert event.where is None or event.where.name == "Koblenz"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Soldiers surrounded the town.", ["besiege"]),
        ("The town was surrounded by soldiers.", ["besiege"]),
        ("Shops were shut in neighbourhoods surrounding the airport.", []),
        ("The airport is surrounded by hills.", []),
    ],
)
def test_what_lies_around_a_place_besieges_nobody(sentence: str, told: list[str]) -> None:
    assert [event.sense for event in events_of(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The chess club beat its neighbours 5-3 on Tuesday.", []),
        ("Guards beat the prisoners on Tuesday.", [("wound", "beat")]),
        ("Dockers will strike on Monday over pay.", [("labour strike", "strike")]),
        ("“We have not given up,” the lawyer said.", []),
        ("The rebels gave up their guns.", [("disarm", "disarm")]),
        ("Police used tear gas against the crowd.", [("use tear gas", "crowd-control")]),
        ("The bomb blast tore the roof off the shed.", [("bombing", "explosives")]),
    ],
)
def test_a_word_of_violence_is_told_by_who_does_what_to_whom(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(event.sense, event.mode) for event in events_of(sentence)] == told
