"""Who says what, in words that can be read by themselves."""

import pytest
from msgspec.structs import replace

from rashomon.model import Quote, QuoteKind, Span, evidence
from rashomon.telling import make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, who


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ('Anna Roth brushed the charge aside as "mere talk".', "brushed", 'the charge aside as "mere talk"',
         '… brushed the charge aside as "mere talk"'),
        ('Anna Roth said the charge was "mere talk".', "said", 'the charge was "mere talk"',
         '… the charge was "mere talk"'),
        ('Anna Roth insisted on Friday that it was "mere talk".', "insisted", 'that it was "mere talk"',
         '… it was "mere talk"'),
    ],
)  # fmt: skip
def test_a_quotation_begins_with_the_verb_that_it_hangs_on(text: str, cue: str, content: str, told: str) -> None:
    a = article("a", text, "The Gazette")
    at = {words: text.index(words) for words in (cue, content)}
    quote = Quote(
        evidence=evidence("a", text, 0, len(text)),
        content=(Span(at[content], at[content] + len(content)),),
        cue=Span(at[cue], at[cue] + len(cue)),
        speaker=who(a, "Anna Roth"),
        kind=QuoteKind.MIXED,
    )
    c = case((a, []))
    report = replace(c.reports[0], annotations=replace(c.reports[0].annotations, quotes=(quote,)))
    c = replace(c, reports=(report,))
    (voice,) = make_brief(c, weigh(c)).voices
    assert [line.text for line in voice.says] == [told]
