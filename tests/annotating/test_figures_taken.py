"""Where nobody was hurt: where the hurt were taken and the dead buried, and what the name of a body has in it."""

import pytest

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.model import Figure


def last(text: str) -> Figure:
    (found,) = annotate([rashomon.reading.read_text(text, published="2020-05-14")])
    return found.figures[-1]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Seven miners were injured and are being treated in Leeds, the firm said.", None),
        ("Five dockers who were hurt were flown to Leeds.", None),
        ("Five dockers were hurt; they were evacuated to Leeds.", None),
        ("The four dead were buried at a cemetery in Leeds.", None),
        ("A crane fell in Bristol. Seven miners were injured and taken to a hospital in Leeds.", "Bristol"),
        ("Six of the crew were injured and taken to hospital in Leeds.", None),
        ("Six people were taken hostage in Leeds and two were killed.", "Leeds"),
        ("Six people died when they were buried by a wall in Leeds.", "Leeds"),
    ],
)
def test_the_hurt_are_not_placed_where_they_were_taken(words: str, place: str | None) -> None:
    where = last(words).where
    assert (where and where.name) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The Free Army in the Greater Sahara said it had shot at a bus. Six farmers were killed, police said.", None),
        ("The Front for the Freedom of Angola said it had shot at a bus. Six farmers were killed, police said.", None),
        ("The Royal Army in the Sahara desert was shot at. Six farmers were killed, police said.", "Sahara"),
    ],
)
def test_the_name_of_a_body_is_no_place(words: str, place: str | None) -> None:
    where = last(words).where
    assert (where and where.name) == place
