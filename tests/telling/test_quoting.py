"""Who says what, in words that can be read by themselves."""

import pytest
from msgspec.structs import replace

import rashomon
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
        ('Anna Roth insisted on Friday that talk was "mere talk".', "insisted", 'that talk was "mere talk"',
         '… talk was "mere talk"'),
        ('But Anna Roth said she was "very tired of talk".', "said", 'she was "very tired of talk"',
         '… was "very tired of talk"'),
        ('Anna Roth said on air "We will come back. No man asked".', "said", 'on air "We will come back. No man asked"',
         "“We will come back. No man asked”"),
        ('Anna Roth vowed in a speech to retake "all of it" soon.', "vowed", 'to retake "all of it" soon',
         '… vowed in a speech to retake "all of it" soon'),
        ('He named the talk that Anna Roth described as "mere talk of fools".', "described",
         'as "mere talk of fools"', None),
        ('Anna Roth said that it was "mere talk of others".', "said", 'that it was "mere talk of others"', None),
        ('Anna Roth saw "I am out," said Vogel on the air.', "saw", '"I am out," said Vogel on the air', None),
    ],
)  # fmt: skip
def test_a_quotation_can_be_read_by_itself(text: str, cue: str, content: str, told: str | None) -> None:
    """With the verb that it hangs on; none that only says "it", and none that is another's."""
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
    voices = make_brief(c, weigh(c)).voices
    assert [line.text for voice in voices for line in voice.says] == ([told] if told else [])


def test_a_quotation_that_lost_its_subject_is_not_told() -> None:
    text = '"We know it," the Pentagon said. The group it added has "built a camp in the hills to train men for raids".'
    with rashomon.open() as archive:
        archive.add_articles([rashomon.read_text(text, id="a", published="2024-03-10", source="Gazette")])
        (story,) = archive.stories()
        assert "WHO SAYS WHAT\n  Pentagon\n    “We know it”" in story.brief()
