"""Moving words from a report to a copy of it: always within the copy, and the same words where it says so."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.moving import pair_sentences
from rashomon.model import Span
from tests.linking.reports import report

WORDS = st.lists(
    st.sampled_from(["Homs", "raid", "killed", "U.S.", "caf\u00e9", "25", "\u201cno\u201d", "al-Assad"]), min_size=4
)


@given(WORDS, WORDS, st.data())
def test_moved_words_stand_in_the_copy(left: list[str], right: list[str], data: st.DataObject) -> None:
    a, b = report("a", " ".join(left) + "."), report("b", " ".join(right) + ".")
    for pair in pair_sentences(a, b):
        start = data.draw(st.integers(pair.left.span.start, pair.left.span.end - 1))
        end = data.draw(st.integers(start + 1, pair.left.span.end))
        moved, same = pair.move(Span(start, end))
        if moved is None:
            assert not same
            continue
        assert pair.right.span.contains(moved)
        assert moved.start < moved.end
        if same:
            # A full stop, or a quotation mark, may be another one there.
            assert re.findall(r"\w+", moved.of(b.text)) == re.findall(r"\w+", a.text[start:end])


def test_a_replaced_word_is_where_its_substitute_stands() -> None:
    a = report("a", "Rebels shot 25 people in Homs on Monday.")
    b = report("b", "Rebels shot 31 people in Homs on Monday.")
    (pair,) = pair_sentences(a, b)
    moved, same = pair.move(Span(12, 14))
    assert moved is not None
    assert (moved.of(b.text), same) == ("31", False)
