"""Quotations: what is said, where it begins and ends, and through whom it comes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotating.marks import quoted_spans
from tests.annotating.found import quotes, who_says


def test_quotes_broken_by_their_speaker_are_one() -> None:
    text = "“The bridge,” Ewa Nowak said, “will be built by the spring of next year.”"
    assert who_says(text, "will be built by the spring") == {"Ewa Nowak"}


def test_quotes_passed_on_keep_the_medium() -> None:
    text = "Klein said the talks should go on, Reuters reported."
    (quote,) = [
        q for q in quotes("Ivo Klein spoke. " + text) if q.speaker and q.speaker.name == "Ivo Klein" and q.relayed_by
    ]
    assert [medium.name for medium in quote.relayed_by] == ["Reuters"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “we go” and left.", ["“we go”"]),
        ('He said "we go" and "we stay".', ['"we go"', '"we stay"']),
        ("They're the parents' friends.", []),
        ("He called it 'a great day' and left.", ["'a great day'"]),
        ("“We go on", ["“We go on"]),
        ("“He said ‘no’ to me”", ["“He said ‘no’ to me”"]),
    ],
)
def test_marks_tell_quotations_from_apostrophes(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == inside


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("“”\"'‘’ \n\u00a0.,said He told Lind 😀é-:"), max_size=90))
def test_quotes_never_fail_and_stand_in_the_text(text: str) -> None:
    for quote in quotes(text):
        assert quote.evidence.quote == text[quote.evidence.span.start : quote.evidence.span.end]
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)


def test_quotes_of_several_paragraphs_are_one_speakers() -> None:
    text = "“We shall build the bridge,” Ana Roth said.\n\n“It will stand for a hundred years. I promise it.”"
    assert who_says(text, "It will stand for a hundred years") == {"Ana Roth"}


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("“", "")]
)
def test_quotes_are_found_between_marks_of_every_kind(opening: str, closing: str) -> None:
    text = f"Ana Roth said: {opening}We shall build the bridge by the spring of next year.{closing}"
    (quote,) = quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Ana Roth"
    assert "We shall build the bridge by the spring" in text[quote.content[0].start : quote.content[-1].end]


@pytest.mark.parametrize("crosshead", ["“A wall of mud and stones”", '"No one is safe here"', "'We lost it all'"])
def test_a_crosshead_in_quotation_marks_is_not_said_by_who_spoke_before_it(crosshead: str) -> None:
    text = f"Ana Roth said the dam had burst.\n\n{crosshead}\n\nIvo Klein said the road was cut."
    assert who_says(text, crosshead[1:-1]) == set()


def test_a_short_quotation_announced_by_a_colon_is_said() -> None:
    opening = "The dam broke at noon on Friday, and the lower town was flooded."
    text = f"{opening}\n\nAna Roth said the dam was this:\n\n“A wall of mud and stones”\n\nIvo Klein left."
    assert who_says(text, "A wall of mud and stones") == {"Ana Roth"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Ewa Nowak met the press.\n\nNOWAK: We will keep the border open.", "We will keep the border", "Ewa Nowak"),
        ("Nowak: The border stays open.\n\nEwa Nowak met the press.", "The border stays open", "Ewa Nowak"),
        ("Police: Two men stole the bell.\n\nA bell is gone.", "Two men stole the bell", "Police"),
        ("Many wrote.\n\n“We left before the rain began.” — Ana Roth\n\nThe rain went on.", "We left", "Ana Roth"),
        ("Many wrote.\n\n“We left before dawn.”\n\n― Ana Roth, a baker.\n\nIt rained.", "We left", "Ana Roth"),
    ],
)
def test_speech_beside_a_name_is_found_without_a_verb(text: str, words: str, speaker: str) -> None:
    assert who_says(text, words) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The minister was in Oslo, and this has been mended.",
        "Nowak: 43 percent\n\nEwa Nowak leads in the count.",
        "He bought “The bridge” – a novel of 1960 – in a shop.",
    ],
)
def test_what_only_looks_like_a_label_or_a_signature_says_nothing(text: str) -> None:
    assert not quotes(text)


@pytest.mark.parametrize(
    ("announced", "words"),
    [
        ("“We left before dawn. It was cold.”", "It was cold"),
        ("We left before dawn. It was cold.", "It was cold"),
    ],
)
def test_what_a_colon_announces_is_said_in_the_next_paragraph(announced: str, words: str) -> None:
    text = f"Ewa Nowak met the press. Then Nowak added:\n\n{announced}\n\nThe rain went on."
    assert who_says(text, words) == {"Ewa Nowak"}
    assert not who_says(text, "The rain went on")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The king rang the mayor and urged him to wait, according to officials in Oslo.",
            "The king rang the mayor and urged him to wait",
        ),
        (
            "When the ferry is full, the crew turns cars away, according to Ana Roth.",
            "When the ferry is full, the crew turns cars away",
        ),
        (
            "According to Ana Roth, after the ferry was full, the crew turned cars away.",
            "after the ferry was full, the crew turned cars away",
        ),
        ("On Friday US-backed men left, according to Ana Roth.", "On Friday US-backed men left"),
        ("However, the ferry was full, according to Ana Roth.", "the ferry was full"),
    ],
)
def test_all_of_a_sentence_accords_to_whom_it_names_at_its_edge(text: str, said: str) -> None:
    assert [said] in [[text[span.start : span.end] for span in quote.content] for quote in quotes(text)]


def test_a_long_quotation_is_said_whole() -> None:
    rooms = ", ".join(f"room {number} of the house had been cold for a winter" for number in range(20))
    text = f"“We found that {rooms}, and nobody came,” Ana Roth said."
    (quote,) = quotes(text)
    assert text[quote.content[0].start : quote.content[0].end].startswith("“We found")


def test_a_headline_run_together_with_its_day_is_no_part_of_what_is_said() -> None:
    text = "Mill burns in Oslo police TNA Friday 3 May 2019 Two people were hurt in the fire, police said."
    assert who_says(text, "Two people were hurt in the fire") == {"police"}
    assert not who_says(text, "Friday 3 May 2019 Two people")


def test_a_quoted_sentence_is_not_joined_to_what_nobody_says() -> None:
    text = (
        "Many were hurt, the source said. Five men were confirmed dead in the north. "
        "“A number of carts were hit there and the road was blocked for hours.”"
    )
    assert who_says(text, "A number of carts were hit there") <= {"source"}


def test_a_quotation_between_two_speakers_is_whose_sentence_stands_before_it_where_the_next_says_enough() -> None:
    text = (
        "Harbour master Ana Roth slammed the new tolls. “Such fees are unacceptable and have to be stopped at once.” "
        "Deputy Mayor P. Lind also accused Denmark of “malice” over the prices."
    )
    assert who_says(text, "Such fees") == {"Ana Roth"}
    assert who_says(text, "malice") == {"P. Lind"}
    assert who_says("Rain fell. “Such fees have to be stopped at once,” Lind said.", "Such fees") == {"Lind"}


def test_a_quotation_with_another_speaker_behind_it_is_that_speakers_alone() -> None:
    text = (
        '"Rescuers are looking for survivors following the attack" Adler said. Many roads were cut. '
        '"The army was not able to cut the road by land so it keeps the planes in the sky" said Ewa Nowak an official.'
    )
    assert "Adler" not in who_says(text, "The army was not able to cut the road")
