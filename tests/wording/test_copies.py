"""What an outlet adds to an agency's text, told by the words that no copy of it has."""

import pytest

from rashomon.wording.copies import added, is_added, is_copy

WIRE = (
    "A ferry with forty people on board sank off the harbour of Orvan on Monday, the coast guard said.\n\n"
    "Divers looked for nine missing sailors all night in heavy rain, its spokesman told reporters."
)


@pytest.mark.parametrize(
    ("own", "mine"),
    [
        ("In Hale, further down the coast, two fishermen drowned when a boat capsized, police said.", True),
        ("Divers looked for eight missing sailors all night in heavy rain, its spokesman told reporters.", False),
        ("Sea takes a ferry", True),
    ],
)
def test_added_is_what_no_copy_has_and_no_edited_word(own: str, mine: bool) -> None:
    text = f"{WIRE}\n\n{own}"
    start = text.index(own)
    assert is_copy(text, WIRE)
    assert is_added(start, len(text), added(text, (WIRE,))) is mine
    assert not is_added(0, len(WIRE), added(text, (WIRE,)))


def test_two_texts_of_one_event_are_no_copies() -> None:
    assert not is_copy(WIRE, "The coast guard said that a ferry sank off Orvan with forty people on Monday night.")
