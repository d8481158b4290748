"""Who speaks: by name, by pronoun, by what they are, with commas and without."""

import pytest

from tests.annotating.found import quotes, who_says


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The minister, Ewa Nowak, said the border would stay open.", "the border would stay open", "Ewa Nowak"),
        ("“The border stays open to all of us,” Ewa Nowak said.", "The border stays open", "Ewa Nowak"),
        ('"The border stays open to all of us," said Ewa Nowak.', "The border stays open", "Ewa Nowak"),
        ('Ewa Nowak spoke in Warsaw. "We will keep it open," she said.', "We will keep it open", "Ewa Nowak"),
        ("According to the Red Cross, nine villages were cut off.", "nine villages were cut off", "Red Cross"),
        ("Nine villages were cut off, the Red Cross said.", "Nine villages were cut off", "Red Cross"),
        ("Nine villages were cut off, monitors said on Friday.", "Nine villages were cut off", "monitors"),
        ("Nine villages were cut off, the Red Cross, a charity based in Bern, said.", "Nine villages", "Red Cross"),
        ("Nine villages were cut off a monitoring group said. Rain went on.", "Nine villages", "monitoring group"),
        ("OSLO, Norway – Foreign Minister Ewa Nowak said the border was open.", "the border was open", "Ewa Nowak"),
        ("“We shall not go,” Paul Adler was quoted as saying.", "We shall not go", "Paul Adler"),
    ],
)
def test_quotes_have_their_speaker(text: str, words: str, speaker: str) -> None:
    assert speaker in who_says(text, words)


def test_quotes_after_a_new_name_belong_to_it() -> None:
    text = (
        "President Ivo Klein dismissed the report.\n\nPremier Ana Roth faced questions in parliament.\n\n"
        "“This cannot be defended by anyone,” Roth said."
    )
    assert who_says(text, "This cannot be defended") == {"Ana Roth"}


def test_quotes_of_a_pronoun_go_back_to_the_last_speaker() -> None:
    text = "The Bern Institute said that Norway had lost. Rain fell on Oslo.\n\nIt added that the season was over."
    assert who_says(text, "the season was over") == {"Bern Institute"}


@pytest.mark.parametrize("surname", ["Odinga", "Maduro", "Besigye", "Thaksin"])
def test_he_is_who_spoke_right_before_whatever_their_name_looks_like(surname: str) -> None:
    text = f"President Ivo Klein left Oslo.\n\n{surname} said the march would go on. “We shall not wait,” he said."
    assert who_says(text, "We shall not wait") == {surname}


def test_he_is_no_state_that_spoke_right_before() -> None:
    text = "President Ivo Klein left Oslo.\n\nNorway said the march would go on. “We shall not wait,” he said."
    assert who_says(text, "We shall not wait") == {"Ivo Klein"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Moscow said the talks would go on.", "Russia"),
        ("Washington and Paris said the talks would go on.", "United States and France"),
        ("The foreign ministry in Moscow said the talks would go on.", "Russian Foreign Ministry"),
    ],
)
def test_a_capital_that_speaks_is_its_state_and_the_words_stay_as_evidence(text: str, speaker: str) -> None:
    (quote,) = quotes(text)
    assert quote.speaker
    assert (quote.speaker.name, quote.speaker.named) == (speaker, True)
    assert quote.speaker.evidence.quote == text.split(" said")[0]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Nine people died in Oslo on Tuesday state media said. Rain went on.", "Nine people died", "state media"),
        ("According to the Red Cross the roads were closed.", "the roads were closed", "Red Cross"),
        (
            "The Harbour Institute, a charity in Bern, left. “We are done,” it said.",
            "We are",
            "Harbour Institute",
        ),
        ("An organisation known as the Blue Caps said the road was closed.", "the road was closed", "Blue Caps"),
        (
            "One of the guards told reporters the door was open. “I saw it open at noon,” he said.",
            "I saw it",
            "One of the guards",
        ),
    ],
)
def test_quotes_find_speakers_that_lost_their_commas_or_their_name(text: str, words: str, speaker: str) -> None:
    assert speaker in who_says(text, words)


@pytest.mark.parametrize("words", ["Heavy shelling", "Explosions", "Sobbing", "The attack on the mill", "Wednesday"])
def test_events_things_and_days_do_not_speak(words: str) -> None:
    text = f"The mill burned in the night. {words} said the mill was lost."
    assert words.removeprefix("The ") not in who_says(text, "the mill was lost")


def test_what_a_page_says_of_itself_is_nobody_who_speaks() -> None:
    text = "PREVIOUS STORY: A boy of 16 is dead after he was shot at home, and his brother was taken to a clinic."
    assert "PREVIOUS STORY" not in [quote.speaker and quote.speaker.name for quote in quotes(text)]


def test_those_who_can_speak_still_do() -> None:
    for who in ("Residents", "Two people", "The city", "A study"):
        assert who_says(f"{who} said the mill was lost.", "the mill was lost")


def test_who_speaks_after_an_inverted_verb_is_the_source() -> None:
    text = "The mill was lost, said the Norwich-based group."
    assert who_says(text, "The mill was lost") == {"Norwich-based group"}


def test_he_is_the_subject_of_the_paragraph_before_though_no_one_was_marked() -> None:
    text = (
        "District attorney Ivo Klein called the case hard.\n\nHolt was able to speak before his hearing.\n\n"
        "“I lost it all that day,” he said."
    )
    assert who_says(text, "I lost it all that day") == {"Holt"}


def test_who_speaks_after_the_verb_without_a_comma_is_the_source() -> None:
    text = "The town was retaken from the terrorists said the Britain-based group."
    assert who_says(text, "The town was retaken from the terrorists") == {"Britain-based group"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The toll may rise said the Observatory adding that it rained.", "The toll may rise", "Observatory"),
        ("Heavy rain hit the district state television said.", "Heavy rain", "state television"),
        ("The Northern Union a Bern-based group said it would go.", "it would go", "Northern Union"),
        ("Bosnia and Herzegovina's foreign ministry said it would go.", "it would go", "Bosnian Foreign Ministry"),
    ],
)
def test_who_says_so_is_told_from_what_is_said_without_commas(text: str, words: str, speaker: str) -> None:
    assert who_says(text, words) == {speaker}


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("“We shall hold the town,” the army command was quoted as saying by Tarn News.", "“We shall", "army command"),
        ("The army was quoted by Tarn News as saying the town was held.", "the town was held", "army"),
        ("Tarn News quoted an army officer as saying that the town was held.", "that the town", "army officer"),
        ("An offer was made last spring, the newspaper wrote, citing army officers.", "An offer", "army officers"),
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(text: str, said: str, speaker: str) -> None:
    first = next(quote for quote in quotes(text) if text[quote.content[0].start :].startswith(said))
    assert first.speaker is not None
    assert first.speaker.name == speaker
    assert all("saying" not in text[span.start : span.end] for quote in quotes(text) for span in quote.content)


def test_she_is_not_whom_she_names() -> None:
    text = "Ruth Weber came late.\n\nMac loved the sea. “Mac was everything to us,” she said."
    assert who_says(text, "Mac was") == {"Ruth Weber"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Ada Berg said that she was afraid. “Drive on,” the man told her. “He looked like a guard,” she said.",
            "He looked",
            "Ada Berg",
        ),
        (
            "Karl Lind showed little trust when Ivo Moss asked whether they would win. “It will be hard,” he said.",
            "It will be",
            "Karl Lind",
        ),
        ("Karl Lind was often in a rage, his friend said. “Later he calmed down,” he said.", "Later", "his friend"),
        ("Ruth Weber spokesman Karl Lind said that it was over.", "it was over", "Karl Lind"),
        ("“It is over,” said the Chief Veterinary Officer, Ruth Weber.", "It is over", "Ruth Weber"),
        ("The Office of Farms and Fisheries (OFF) said it was over.", "it was over", "Office of Farms and Fisheries"),
    ],
)
def test_who_speaks_is_neither_who_asked_nor_who_stands_in_their_title(text: str, words: str, speaker: str) -> None:
    assert who_says(text, words) == {speaker}


def test_nobody_speaks_of_himself_by_name() -> None:
    text = "Karl Lind will win, Lind said.\n\n“There was a question whether Lind's party could win,” he said."
    assert not who_says(text, "There was a question") & {"Karl Lind", "Lind"}


def test_quotes_have_no_evidence_for_a_speaker() -> None:
    assert who_says("Evidence showed that the bridge was mined.", "the bridge was mined") == set()


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("A Labour aide on Friday said it was over.", "it was over", "Labour aide"),
        ("Monday 9 Jun 2014 Activists said ten men had left.", "ten men had left", "Activists"),
        ("In the meantime local sources said the road was cut.", "the road was cut", "local sources"),
        ("A 12-year-old boy said the road was cut.", "the road was cut", "12-year-old boy"),
        ("Monday’s report said the road was cut.", "the road was cut", "Monday’s report"),
        ("Division 30 said the road was cut.", "the road was cut", "Division 30"),
    ],
)
def test_an_unnamed_speaker_has_no_day_in_the_name(text: str, words: str, speaker: str) -> None:
    assert who_says(text, words) == {speaker}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "While declining to discuss what happened, Ana Roth on Thursday opened the bridge.",
            "what happened",
            "Ana Roth",
        ),
        ("Citing a paper that said rents would rise, the Red Cross asked for aid.", "a paper that said", "Red Cross"),
    ],
)
def test_a_participle_is_said_by_the_subject_above_it(text: str, words: str, speaker: str) -> None:
    assert speaker in who_says(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asked whether the road would open, Ana Roth did not answer.", "whether the road would open"),
        ("Ana Roth, once thought to be the richest woman in Bern, has moved to Basel.", "to be the richest woman"),
    ],
)
def test_who_is_asked_or_thought_of_does_not_say_it(text: str, words: str) -> None:
    assert not who_says(text, words)


NO_COMMAS = (
    "Snow fell in the hills of Norway all week and many roads were closed. Trains came late and schools sent their "
    "children home before noon. On Thursday the sun came out again and the roads were opened one after the other. "
    "Farmers told of broken fences and of animals that had to be dug out by hand in the dark. "
)


def test_whom_somebody_quotes_as_saying_something_speaks() -> None:
    told = quotes("The Coast Watch reported floods. It quoted fishermen as saying that twenty houses were lost.")
    (quote,) = (one for one in told if one.cue and "houses" in one.evidence.quote)
    assert quote.speaker is not None
    assert quote.speaker.name == "fishermen"
    assert [one.name for one in quote.relayed_by] == ["Coast Watch"]


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        (
            "Two huts fell in the town of Lom said the Norwegian Mountain Watch.",
            "Two huts fell",
            "Norwegian Mountain Watch",
        ),
        ("Anders Miller a senior fellow at the Oslo Institute said that more is to come.", "more is", "Anders Miller"),
        (
            "In a statement the mayor announced the death of Ivo Klein stressing that he had been ill.",
            "he had been ill",
            "mayor",
        ),
    ],
)
def test_who_speaks_is_told_whole_where_a_report_lost_its_commas(sentence: str, words: str, speaker: str) -> None:
    assert who_says(NO_COMMAS + sentence, words) == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry maintains that only nine people were killed.", {"ministry"}),
        ("Nine people were killed, the ministry maintained.", {"ministry"}),
        ("The army maintains order in Homs, where nine people were killed.", set()),
    ],
)
def test_who_maintains_that_something_is_so_says_it_and_who_maintains_order_does_not(
    text: str, speaker: set[str]
) -> None:
    assert who_says(text, "people were killed") == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The supply failed at ten and the pumps stopped, the firm's head, Ana Roth, told a meeting in Faro.",
            "the pumps stopped",
            "Ana Roth",
        ),
        ("Her brother, Paul Adler, said Rui Braga had come for her.", "had come for her", "Paul Adler"),
        (
            "Her brother, Paul Adler, said Rui Braga had come for her. “He walked past all of us,” he said.",
            "He walked past all of us",
            "Paul Adler",
        ),
    ],
)
def test_who_is_told_something_and_who_is_spoken_of_do_not_say_it(text: str, words: str, speaker: str) -> None:
    assert who_says(text, words) == {speaker}
