"""Which warnings are threats."""

import pytest

from tests.annotating.found import found_in


def threats(text: str) -> list[str]:
    return [event.evidence.quote for event in found_in(text, "2025-03-06").events if event.type == "THREATEN"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Holm denied that she had been warned about the dam.",
        "Minister Ada Holm was warned that the dam was unsafe.",
        "Minister Ada Holm received a warning from engineers.",
        "Minister Ada Holm ignored a letter in which the agency warned of a leak.",
        "Minister Ada Holm warned about heavy snow in Norway.",
        "Ada Holm warned that the dam would burst.",
        "Ada Holm warned that Norway was short of doctors.",
        "Ada Holm warned that Norway could run short of doctors.",
        "Ada Holm issued a warning about the ice in Norway.",
    ],
)
def test_a_warning_of_a_danger_is_no_threat(text: str) -> None:
    assert threats(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway warned that it would retaliate.",
        "Norway warned Sweden that its ships would be turned back.",
        "Norway warned Sweden of consequences.",
        "Minister Ada Holm warned that Sweden could face a boycott.",
        "Norway warned Sweden in a letter that Oslo would close the pipeline, should Malmo be given a veto.",
        "Norway warned Sweden not to cross the border.",
        "Minister Ada Holm issued a warning to Sweden.",
        "Norway threatened Sweden with tariffs.",
    ],
)
def test_a_warning_of_what_the_warner_would_do_is_a_threat(text: str) -> None:
    assert len(threats(text)) == 1
