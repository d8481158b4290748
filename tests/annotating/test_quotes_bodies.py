"""Whom "it" stands for: the body that spoke, denied or is told of in the sentence before."""

import pytest

import rashomon
from rashomon.model import Quote


def quote_of(text: str, words: str) -> Quote:
    """Return the shortest attribution that has some words in what is said."""
    at = text.index(words)
    found = rashomon.annotate(rashomon.read_text(text, published="2025-10-06")).quotes
    holding = [quote for quote in found if any(piece.start <= at < piece.end for piece in quote.content)]
    return min(holding, key=lambda quote: sum(piece.end - piece.start for piece in quote.content))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            'At least 12 people drowned, the Rescue Agency said. "They opened the gates," Governor Hasan Odo said. '
            'Enelo, the company that runs the dam, denied it. "No water was released," it said in a statement.',
            "No water",
            "Enelo",
        ),
        (
            "The Health Ministry said 14 had died. The hospital in Orvan gave another number. “We count 20,” it said.",
            "We count",
            "hospital in Orvan",
        ),
        (
            "The Emergency Nurses, a rights group, said on Monday that 51 people had died. The group published a list."
            "\n\nIt said nine more people had been killed on Thursday in a strike on Kabaya.",
            "nine more",
            "Emergency Nurses",
        ),
        (
            "Red Front killed 27 people, the Orvan Observatory for Health said. The Observatory quoted trusted sources "
            "as saying that Red Front had shot them. It said at least 40 Red Front fighters were killed.",
            "at least 40",
            "Orvan Observatory for Health",
        ),
        ("Orvan Air cancelled 62 flights. It said passengers could rebook.", "passengers", "Orvan Air"),
        (
            "The army accused the Red Front of shelling a school. It said 12 children were hurt.",
            "12 children",
            "army",
        ),
    ],
)
def test_it_is_the_body_of_the_sentence_before(text: str, words: str, speaker: str) -> None:
    found = quote_of(text, words).speaker
    assert found is not None
    assert found.name == speaker


def test_who_tells_the_court_speaks_and_not_the_court() -> None:
    text = (
        "Judge Eva Hlin of the Harbour Court said Dvor had taken 800,000 euros.\n\n"
        '"The defendant abused our trust," the judge told the court.'
    )
    said = quote_of(text, "The defendant")
    assert said.speaker is not None
    assert (said.speaker.name, said.content[0].of(text)) == ("Eva Hlin", '"The defendant abused our trust,"')


def test_a_person_with_a_trade_is_no_body() -> None:
    article = rashomon.read_text('Ana Lund, a builder, denied it. "I was not there," she said.')
    assert "ORG" not in {entity.label for entity in rashomon.annotate(article).entities}
