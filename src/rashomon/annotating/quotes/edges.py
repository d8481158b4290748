"""Where source and content begin and end: what the finding of attributions cut short, or let run too far."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.annotating.quotes.attributions import Attribution, Range, overlap, trimmed

# Tokens before the dash of a dateline, at most. By judgement.
LONGEST_DATELINE = 8

# What ends a dateline ("MOSCOW/BEIRUT: ...", "ERBIL, Kurdistan Region – ...") or sets a part of a sentence off.
_BREAKS = frozenset({":", "–", "—", "--"})

# Tokens of a headline with its day, at most. By judgement.
LONGEST_HEADLINE = 40

# A day with its year, behind no small word ("on"), with a sentence right after it: the line before is a headline's.
_DAY_OF_ISSUE = re.compile(
    r"(?<![a-z] )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
    r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4} (?=[A-Z])"
)


# Half of a quotation is enough to take in the rest, and so are as many tokens: only so many are looked at on each side
# of a cue (`relations.REACH`). By judgement.
LONG = 40


def past_dateline(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Cut a dateline off a source that it runs together with ("ERBIL, Kurdistan Region – US Secretary ...")."""
    if one.source is None or one.source[0] > 0:
        return one
    words = docs[one.order][: one.source[1]]
    dash = next((token.i for token in words if _is_break(token)), None)
    if dash is None or dash > LONGEST_DATELINE or dash + 1 >= one.source[1] or not words[0].is_upper:
        return one
    return replace(one, source=(dash + 1, one.source[1]))


def _is_break(token: Token) -> bool:
    """Say whether a token sets apart what stands before it; a hyphen does between blanks, not in "US-backed"."""
    return token.text in _BREAKS or (token.text == "-" and token.i > 0 and token.nbor(-1).whitespace_ == " ")


def past_headline(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Cut off the headline, agency and day that a line begins with ("Mill burns TNA Friday 3 May 2019 Two ...")."""
    doc, (start, end) = docs[one.content_order], one.content[0]
    line = doc[start : min(end, start + LONGEST_HEADLINE)]
    day = _DAY_OF_ISSUE.search(line.text) if len(line) else None
    if day is None:
        return one
    begin = next((token.i for token in line if token.idx >= line.start_char + day.end()), end)
    return replace(one, content=((begin, end), *one.content[1:])) if begin < end else one


def with_whole_quotations(quotations: Sequence[Sequence[Range]], one: Attribution) -> Attribution:
    """Take in the rest of each quotation of which the content has enough, unless who says it stands in there."""
    taken = [r for r in (one.source, one.cue) if r and one.order == one.content_order]
    pieces: list[Range] = []
    for piece in one.content:
        for quoted in quotations[one.content_order]:
            whole = min(piece[0], quoted[0]), max(piece[1], quoted[1])
            shared = min(piece[1], quoted[1]) - max(piece[0], quoted[0])
            enough = min((quoted[1] - quoted[0]) / 2, LONG)
            if shared >= enough and not any(overlap(whole, r) for r in taken):
                piece = whole
        if pieces and overlap(pieces[-1], piece):
            piece = min(pieces.pop()[0], piece[0]), piece[1]
        pieces.append(piece)
    return replace(one, content=tuple(pieces))


def with_whole_sentence(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Let "according to" at the beginning or end of a sentence go with all of the sentence.

    The corpus does so in 53 of 62 sentences of its training part that end with it, and in 25 of 25 that begin with it;
    the nine begin with "Still", "In fact" or the like. A dash, colon or semicolon ends what it goes with.
    """
    doc, (start, end) = docs[one.content_order], one.content[0]
    if one.cue is None or one.order != one.content_order or doc[one.cue[0]].lower_ != "according":
        return one
    sentence = doc[one.cue[0]].sent
    if end <= one.cue[0] <= end + 1:
        start = sentence.start if _runs_on(doc, sentence.start, start) else start
    elif one.source and one.source[1] <= start < sentence.end and len(one.content) == 1:
        start = one.source[1] if _runs_on(doc, one.source[1], start) else start
        end = sentence.end if _runs_on(doc, end, sentence.end) else end
        end -= doc[end - 1].text == "."
    whole = trimmed(doc, start, end)
    return replace(one, content=(whole, *one.content[1:])) if whole else one


def _runs_on(doc: Doc, start: int, end: int) -> bool:
    """Say whether words go on with the clause beside them, and are more than a "But" or "However,"."""
    words = doc[start:end]
    apart = any(_is_break(token) or token.text == ";" for token in words)
    return not apart and any(token.is_alpha and token.tag_ not in ("CC", "RB") for token in words)
