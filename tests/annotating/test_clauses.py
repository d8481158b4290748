"""Clauses: what each verb of a report tells, part by part, and what nouns and participles tell for one."""

import pytest

import rashomon
from rashomon.annotating import annotate
from rashomon.model import Clause, Modality, Slot


def clauses(text: str) -> dict[str, Clause]:
    """Return the clauses of a report by the words for their verbs."""
    article = rashomon.read_text(text, published="2024-03-05")
    (found,) = annotate([article])
    return {clause.verb.of(article.text): clause for clause in found.clauses}


def filling(clause: Clause, slot: Slot, text: str) -> list[str]:
    """Return the words that stand in a slot of a clause."""
    return [part.span.of(text) for part in clause.parts if part.slot is slot]


def test_a_verb_has_its_subject_object_and_what_may_be_left_out() -> None:
    text = "Police arrested Ana Roth, a baker, at her home in Lund on Monday."
    clause = clauses(text)["arrested"]
    assert clause.finite
    assert not clause.passive
    assert filling(clause, Slot.SUBJECT, text) == ["Police"]
    assert filling(clause, Slot.OBJECT, text) == ["Ana Roth, a baker"]
    assert "on Monday" in filling(clause, Slot.MODIFIER, text)


def test_a_verb_shares_the_subject_of_the_one_before_it() -> None:
    text = "Two hundred soldiers entered the prison after nine and regained control of it by noon."
    clause = clauses(text)["regained"]
    assert filling(clause, Slot.SUBJECT, text) == ["Two hundred soldiers"]
    assert "entered the prison" in filling(clause, Slot.ASIDE, text)[0]


def test_a_verb_without_a_passive_shares_no_auxiliary_of_one() -> None:
    text = "The pupils were freed in the night and arrived in Lund on Friday."
    clause = clauses(text)["arrived"]
    assert not clause.passive
    assert filling(clause, Slot.ASIDE, text)[0].strip().startswith("were freed")


def test_a_verb_shares_nothing_with_one_before_whose_clause_is_over() -> None:
    text = "Two clerks were listed as hurt and one had been treated and released."
    assert filling(clauses(text)["released"], Slot.SUBJECT, text) == ["one"]
    text = "Officers were called at noon and found the boy."
    assert not clauses(text)["found"].passive


def test_participles_and_nouns_stand_for_a_verb() -> None:
    found = clauses("The six arrested guards wept. Ana Roth welcomed the collapse of the old dam.")
    assert found["arrested"].passive
    assert not found["arrested"].finite
    assert not found["collapse"].finite


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("The road was not closed on Monday.", "closed", Modality.DENIED),
        ("The road will be closed on Friday.", "closed", Modality.PLANNED),
        ("A second clinic is to open on Sunday.", "is", Modality.PLANNED),
        ("The road was closed on Monday.", "closed", Modality.HAPPENED),
        ("No wall will be built until the senate approves the plan.", "approves", Modality.PLANNED),
    ],
)
def test_what_is_not_done_says_so(text: str, verb: str, modality: Modality) -> None:
    assert clauses(text)[verb].modality is modality


@pytest.mark.parametrize("words", ["almost", "if it rained", "without a permit"])
def test_what_the_rest_is_not_so_without_is_no_modifier(words: str) -> None:
    text = f"The pilot closed {words} the gate." if words == "almost" else f"The pilot closed the gate {words}."
    told = clauses(text)["closed"]
    assert words not in filling(told, Slot.MODIFIER, text)


def test_a_text_that_lost_its_commas_has_no_clauses() -> None:
    told = "The market was hit. " + "Rain fell on the town all day long and on the hills. " * 12
    assert not clauses(told)
    assert clauses(told.replace("long and", "long, and"))
