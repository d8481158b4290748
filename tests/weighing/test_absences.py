"""Absences: what one says that there was none of, and another tells of beside it, is contested by those two."""

import pytest

from tests.weighing.test_answers import disputes


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        (
            '"There was no shooting before the fire," said Ada Bell, a cook. Two sailors said the same. The harbour '
            "chief insisted that the guards had shot at the raft.",
            "There was no shooting before the fire",
            "told otherwise: “the guards had shot at the raft”",
        ),
        (
            '"Nobody woke us, no horn, no lamp," said a cook from the ferry. The captain, Ada Bell, insisted that '
            "horns had sounded on all decks and that men went from door to door.",
            "Nobody woke us, no horn, no lamp",
            "told otherwise: “horns had sounded on all decks”",
        ),
        (
            "The sailors' union said that no buoy was cut loose and that the port was told. Carl Roth said two buoys "
            "had been cut.",
            "no buoy was cut loose",
            "told otherwise: “two buoys had been cut”",
        ),
        (
            "The yard said the deck had sunk under a crane. The port said no crane had been installed.",
            "no crane had been installed",
            "told otherwise: “the deck had sunk under a crane”",
        ),
        (
            "Carl Roth said that the cook had a debt to the port, but Ada Bell said she found no debt of the cook.",
            "the cook had a debt to the port",
            "denied",
        ),
    ],
)
def test_what_one_says_there_was_none_of_and_another_tells_of_is_contested(text: str, asked: str, value: str) -> None:
    (finding,) = disputes(text)
    assert finding.subject == f"“{asked}”"
    assert value in {account.value for account in finding.accounts}


@pytest.mark.parametrize(
    ("denial", "asked", "values"),
    [
        ("No flares were fired, Ada Bell, a captain, said.", "No flares were fired", ["alleged", "told otherwise"]),
        ("The navy denied that flares were used.", "flares were used", ["alleged", "denied"]),
        ("The navy denied that any flares had been fired.", "any flares had been fired", ["alleged", "denied"]),
    ],
)
def test_what_another_report_tells_of_by_its_name_is_contested(denial: str, asked: str, values: list[str]) -> None:
    (finding,) = disputes(denial, "The ferry sank at night. Divers collected four flares from the beach.")
    assert finding.subject == f"“{asked}”"
    assert [account.value.partition(":")[0] for account in finding.accounts] == values


def test_two_who_say_that_there_was_none_are_one_side() -> None:
    (finding,) = disputes(
        "No flares were fired, Ada Bell, a captain, said.",
        "The navy denied that flares were used.",
        "Divers collected four flares from the beach.",
    )
    assert [(account.value, len(account.statements)) for account in finding.accounts] == [("alleged", 1), ("denied", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Divers may have seen a flare.",
        "Carl Roth spoke of claims of flares.",
        "The beach was dark: it flares up at dawn.",
        "The navy fired no flares, said a cook.",
        "The divers asked for two more flares.",
    ],
)
def test_what_another_report_does_not_tell_as_so_is_no_dispute(text: str) -> None:
    assert not disputes("No flares were fired, Ada Bell, a captain, said.", text)


def test_what_a_medium_passes_on_is_said_by_whom_it_quotes() -> None:
    (finding,) = disputes(
        "Ada Roth said Carl Bell had open warrants, the Oslo Times reported, but Ivan Lind said he found no warrants "
        "against Bell with the police."
    )
    assert finding.subject == "“Carl Bell had open warrants”"
    assert finding.rule.startswith("“alleged” (Ada Roth) and “denied” (Ivan Lind)")


def test_what_comes_later_is_no_dispute() -> None:
    assert not disputes("There was no agreement, Ada Bell said.", "The captains signed an agreement on Sunday.")


@pytest.mark.parametrize(
    "text",
    [
        "The captain said no sailor was hurt. Carl Roth said the sailors had gone home by bus.",
        "The port said there was no letter to the harbour office. Carl Roth said the letter to his wife was on board.",
        "Ada Bell said there was no doubt of it. Carl Roth said he was in doubt for a day.",
        "The port said no law could have saved the ferry. Carl Roth said the law on ferries had been changed.",
        "The port said there was no horn on Monday. Carl Roth said a horn had sounded on Friday.",
        "The port said there was no horn. Carl Roth said a horn might have sounded.",
    ],
)
def test_what_is_wanting_of_something_else_is_no_dispute(text: str) -> None:
    assert not disputes(text)
