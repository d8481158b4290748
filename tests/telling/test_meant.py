"""Who is meant: by "he" and "all", and by who is named in the midst of a sentence."""

import pytest

from tests.affairs import briefs_of, reports


def sides(*texts: str) -> list[str]:
    (brief,) = briefs_of(reports(*texts, title="Ferry sinks off Porto", day="2024-05-06"))
    (asked,) = brief.contested
    return [line.text for line in asked.accounts]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "“We were forty,” said Karim Aziz, 23, from Lugo. He said the guards had tied a rope to the ferry. "
            "The guards denied that a rope was tied to the ferry.",
            ["alleged — Karim Aziz", "denied — Outlet 0 quoting guards in report 1"],
        ),
        (
            "The council also heard the owner, Carl Roth, whom the port accuses of bribing the crew. He denies it.",
            ["alleged — Outlet 0 quoting port", "denied — Carl Roth"],
        ),
        (
            "Carl Roth was charged with bribing the crew, which carries two years; he denies it, his lawyer said.",
            ["alleged — Outlet 0", "denied — Carl Roth"],
        ),
    ],
)
def test_a_side_is_of_who_is_meant_by_he(text: str, voices: list[str]) -> None:
    assert [side.removesuffix(" in report 1") for side in sides(text)] == [
        voice.removesuffix(" in report 1") for voice in voices
    ]


def test_who_counts_from_photographs_is_the_outlet() -> None:
    text = (
        "Organisers said 25,000 people came. A count by the Courier from photographs suggests between 11,000 and "
        "13,000 at the peak."
    )
    assert not any("count by" in side for side in sides(text))


def test_all_are_named_with_whom_these_are() -> None:
    text = (
        "One of the owners said there were two guards at the gate and that they used a scanner. All of the sailors who "
        "spoke to the Courier, however, said there were no scanners used."
    )
    assert any("quoting sailors" in side for side in sides(text))
