"""Who speaks in words that ran together."""

import pytest

from tests.annotating.found import who_says


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Nine villages were cut off, according to a statement issued on Friday by the Norland Relief Council.",
            "Nine villages",
            "Norland Relief Council",
        ),
        (
            "The raid killed nine people in a joint police operation army officials said.",
            "The raid killed nine people",
            "army officials",
        ),
        (
            "Nine people were killed in air strikes on the port the Norland Observatory for Human Rights monitor said.",
            "Nine people were killed",
            "Norland Observatory for Human Rights",
        ),
        (
            "The NRC Office for the Relief of Coastal Towns said that nine villages were cut off.",
            "nine villages",
            "NRC Office for the Relief of Coastal Towns",
        ),
        ("According to police, 9-month-old Ann Lee, was hurt at noon.", "was hurt", "police"),
        ("Nine villages were cut off, a war monitor said on Friday.", "Nine villages", "war monitor"),
        ("Nine houses burned down, fire officials said on Friday.", "Nine houses", "fire officials"),
    ],
)
def test_the_speaker_is_whoever_issued_or_said_it(text: str, words: str, speaker: str) -> None:
    assert speaker in who_says(text, words)
