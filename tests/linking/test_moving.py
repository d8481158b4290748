"""Moving words from a report to a copy of it: always within the copy, and the same words where it says so."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.linking.moving import pair_sentences
from rashomon.model import Span
from tests.linking.reports import report

WORDS = st.lists(
    st.sampled_from(["Homs", "raid", "killed", "U.S.", "caf\u00e9", "25", "\u201cno\u201d", "al-Assad"]),
    min_size=4,
    max_size=12,
)
PLACE = st.integers(0, 99)  # of a hundred parts


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # it takes milliseconds, but machines are busy
@given(WORDS, WORDS, PLACE, PLACE)
def test_moved_words_stand_in_the_copy(left: list[str], right: list[str], begin: int, length: int) -> None:
    a, b = report("a", " ".join(left) + "."), report("b", " ".join(right) + ".")
    for pair in pair_sentences(a, b):
        sentence = pair.left.span
        start = sentence.start + begin * (sentence.end - sentence.start) // 100
        end = start + 1 + length * (sentence.end - start - 1) // 99
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
