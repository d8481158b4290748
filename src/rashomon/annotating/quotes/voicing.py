"""From attributions to quotations: who speaks, in which kind and with what stance, through whom."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.commas import has_lost_commas
from rashomon.annotating.marks import token_ranges
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.quotes.attributions import Attribution
from rashomon.annotating.quotes.commas import with_whole_speaker
from rashomon.annotating.quotes.finding import attribute
from rashomon.annotating.quotes.lexicon import is_medium
from rashomon.annotating.quotes.matters import main_word, matter_of
from rashomon.annotating.quotes.speakers import Voice, cue_head, name_speakers, span_of
from rashomon.annotating.quotes.speaking import (
    is_assault,
    is_of_page,
    is_voiceless,
    speaking_part,
    turned,
    without_other,
)
from rashomon.annotating.quotes.stances import polarity_of, stance_of, target_of
from rashomon.annotating.times.attach import Clock
from rashomon.model import Quote, QuoteKind, Role, Span, Time, When, WhenBasis

# Content of which this share of letters stands between marks is direct speech: the rest is a dash or a stray word. By
# judgement.
DIRECT_SHARE = 0.9

# A crosshead is a line of its own of at most so many words that does not end as a sentence does: they fill one line.
# By judgement.
LONGEST_CROSSHEAD = 10
SENTENCE_ENDS = (".", "!", "?", "…", ",", ";", ":", "-", "–", "—")
CLOSING_MARKS = "”\"'’»)] "


def find_quotes(parsed: Parsed, cast: Cast, times: Sequence[Time]) -> tuple[Quote, ...]:
    """Find the attributions of a report."""
    docs = [paragraph.doc for paragraph in parsed.paragraphs]
    marked = [token_ranges(p, spans) for p, spans in zip(parsed.paragraphs, cast.quotations, strict=True)]
    found = [one for one in attribute(docs, marked) if not _is_crosshead(parsed, one)]
    if has_lost_commas(parsed.article.text):
        found = [with_whole_speaker(parsed.paragraphs[one.order], cast, one) for one in found]
    spoken = (_spoken(parsed, cast, one) for one in found)
    return voice(parsed, cast, times, [one for one in spoken if one])


def _spoken(parsed: Parsed, cast: Cast, attribution: Attribution) -> Attribution | None:
    """Leave of a source what can speak; None for what nobody says: "shells slammed into the market"."""
    paragraph = parsed.paragraphs[attribution.order]
    attribution = without_other(paragraph.doc, turned(paragraph.doc, attribution))
    if is_assault(paragraph.doc, attribution) or is_of_page(paragraph.doc, attribution):
        return None
    if attribution.source is None:
        return attribution
    source = speaking_part(paragraph, cast, attribution.source)
    if source is None and is_voiceless(paragraph.doc, attribution):
        return None
    return attribution if source == attribution.source else replace(attribution, source=source)


def _is_crosshead(parsed: Parsed, attribution: Attribution) -> bool:
    """Say whether what a paragraph before is thought to say is a heading: those name who speaks, or nobody does."""
    said, saying = parsed.paragraphs[attribution.content_order], parsed.paragraphs[attribution.order]
    if said is saying or saying.doc.text.rstrip().endswith(":"):
        return False
    words = said.doc.text.strip().rstrip(CLOSING_MARKS)
    return said.role is Role.HEADING or (len(words.split()) <= LONGEST_CROSSHEAD and not words.endswith(SENTENCE_ENDS))


def voice(parsed: Parsed, cast: Cast, times: Sequence[Time], found: Sequence[Attribution]) -> tuple[Quote, ...]:
    """Return the quotations that the attributions are, in text order."""
    clock = Clock(parsed, tuple(times))
    voices = name_speakers(parsed, cast, found)
    quotes = [_quote(parsed, cast, clock, one, voice) for one, voice in zip(found, voices, strict=True)]
    related = [_relayed(quote, quotes) for quote in quotes]
    return tuple(sorted(related, key=lambda quote: (quote.evidence.span, quote.content)))


def _quote(parsed: Parsed, cast: Cast, clock: Clock, attribution: Attribution, voice: Voice) -> Quote:
    paragraph = parsed.paragraphs[attribution.order]
    said_in = parsed.paragraphs[attribution.content_order]
    content = tuple(span_of(said_in, r) for r in attribution.content)
    main = main_word(said_in.doc, attribution.content)
    source = span_of(paragraph, attribution.source) if attribution.source else None
    cue = span_of(paragraph, attribution.cue) if attribution.cue else None
    head = cue_head(paragraph, attribution.cue)
    spans = [*content, *(span for span in (source, cue) if span)]
    return Quote(
        evidence=paragraph.quote(min(s.start for s in spans), max(s.end for s in spans)),
        content=content,
        source=source,
        cue=cue,
        speaker=voice.speaker,
        kind=_kind(cast.quotations[attribution.content_order], content),
        stance=stance_of(head),
        target=target_of(paragraph, cast, head),
        polarity=polarity_of(head, main),
        about=said_in.span(matter_of(main)) if main is not None else None,
        relayed_by=voice.relayed_by,
        when=_when(paragraph, clock, cue, head),
    )


def _kind(marks: Sequence[Span], content: Sequence[Span]) -> QuoteKind:
    """Direct where all that is said stands between marks, mixed where part of it does."""
    said = sum(span.end - span.start for span in content)
    quoted = sum(max(0, min(s.end, m.end) - max(s.start, m.start)) for s in content for m in marks)
    if quoted >= DIRECT_SHARE * said:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT


def _when(paragraph: Paragraph, clock: Clock, cue: Span | None, head: Token | None) -> When | None:
    """Return when it was said; a time elsewhere in the sentence is mostly part of what is said: it does not count."""
    when = clock.when(paragraph, head, cue) if head is not None and cue else None
    return None if when is None or when.basis is WhenBasis.SENTENCE else when


def _relayed(quote: Quote, quotes: Sequence[Quote]) -> Quote:
    """Add the media whose own report this quotation is part of ("Lavrov said ..., CNN reported")."""
    if quote.cue is None:
        return quote
    outer = [
        other
        for other in quotes
        if other is not quote and other.speaker and any(span.contains(quote.cue) for span in other.content)
    ]
    media = tuple(
        o.speaker for o in outer if o.speaker and is_medium(o.speaker.name) and o.speaker not in quote.relayed_by
    )
    return msgspec.structs.replace(quote, relayed_by=(*media, *quote.relayed_by)) if media else quote
