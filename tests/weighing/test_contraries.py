"""Contraries: what one says and another, right behind, puts otherwise is contested by those two."""

import pytest

from tests.weighing.test_answers import disputes


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        (
            "Sailors said the guards fired at a raft. The ministry denied that the navy fired at anyone.",
            "the guards fired at a raft",
            "denied",
        ),
        (
            "The port said it needed a week to clear wrecks from the channel. The governor said that "
            "there were no wrecks there.",
            "there were no wrecks there",
            "told otherwise: “it needed a week to clear wrecks from the channel”",
        ),
        (
            "A guide said there were two guards at the gate and that they used a scanner. Ada Bell said there were no "
            "scanners used.",
            "there were no scanners used",
            "told otherwise: “they used a scanner”",
        ),
        (
            "Carl Roth said the guards hold two sailors in custody and have seized a boat. The port denied that anyone "
            "was in custody.",
            "the guards hold two sailors in custody",
            "denied",
        ),
        (
            "Carl Roth said the watch was halved before the storm. The owner said the watch had not "
            "been changed since May.",
            "the watch was halved before the storm",
            "denied",
        ),
        (
            "The search was asked for by the mayor, her spokesman said. The captain, Ada Bell, said "
            "it was she who had requested it.",
            "The search was asked for by the mayor",
            "told otherwise: “it was she who had requested it”",
        ),
        (
            "The owner, Carl Roth, accused the crew of leaving the ferry. Ada Bell said it was the "
            "owner who had left first.",
            "accused the crew of leaving the ferry",
            "told otherwise: “it was the owner who had left first”",
        ),
    ],
)
def test_what_another_puts_otherwise_right_behind_is_contested(text: str, asked: str, value: str) -> None:
    (finding,) = disputes(text)
    assert finding.subject == f"“{asked}”"
    assert value in {account.value for account in finding.accounts}


def test_a_denial_ends_before_a_sentence_that_lost_its_space() -> None:
    (finding,) = disputes(
        "The guards said Roth reached for a knife. Roth denied reaching for a knife and claimed guards beat him.At his "
        "trial, he wept."
    )
    (denied,) = (account for account in finding.accounts if account.value == "denied")
    assert not denied.statements[0].evidence.quote.endswith("wept.")


def test_who_insists_on_what_was_just_told_of_disputes_it() -> None:
    (finding,) = disputes("The port office said the lamp had shown red. The helmsman maintained that it was green.")
    assert finding.subject == "“the lamp had shown red”"
    assert {account.value for account in finding.accounts} == {"alleged", "told otherwise: “it was green”"}


@pytest.mark.parametrize(
    "text",
    [
        "The port office said the lamp had shown red. The helmsman maintained that taxes were high.",
        "Sailors said the guards fired at a raft. The ministry denied that taxes would rise.",
        "The lines have stopped trading with the port, brokers said. Carl Roth said there was no shipping there.",
        "The union said the talks would go on. The owner said the talks had not been fruitful.",
        "Police said a man had been held. The mayor said it was volunteers who found the boat.",
        (
            "Sailors said the guards fired at a raft. Snow fell all day. The ministry denied that the "
            "navy fired at anyone."
        ),
        (
            "Sailors said the guards fired at a raft on Monday. The ministry denied that the navy fired "
            "at anyone on Friday."
        ),
    ],
)
def test_what_is_of_something_else_is_no_dispute(text: str) -> None:
    assert not disputes(text)
