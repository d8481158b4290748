"""Who speaks in words that ran together: the issuer of a statement, sources behind a deed, a body before its kind."""

import re

import msgspec
from spacy.tokens import Doc

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.parsing import Paragraph
from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.lexicon import cues
from rashomon.model import Participant
from rashomon.wording.tables import read_table

# "A statement released on Saturday by the council": so many words stand between. By judgement.
BETWEEN = 5


def who_speaks(paragraph: Paragraph, cast: Cast, source: Range, speaker: Participant) -> Participant:
    """Return who speaks for a source that only tells of a text or of what was done; else the speaker given."""
    if speaker.named:
        return _whole(paragraph, source, speaker)
    return _issuer(paragraph, cast, source) or _behind_deed(paragraph, source) or _called(paragraph, source) or speaker


def _whole(paragraph: Paragraph, source: Range, speaker: Participant) -> Participant:
    """Return a body with all of its name where the source goes on with it: "the Relief Office for the Coast"."""
    words = " ".join(paragraph.doc[slice(*source)].text.split())
    behind = words.partition(speaker.name)[2]
    if speaker.label != "ORG" or not GOES_ON.fullmatch(behind):
        return speaker
    return msgspec.structs.replace(speaker, name=speaker.name + behind)


# " for the Coordination of Humanitarian Affairs".
GOES_ON = re.compile(r" (?:for|of)(?: the)?(?: (?:and |for |of |the )?[A-Z][\w-]+)+")


def _issuer(paragraph: Paragraph, cast: Cast, source: Range) -> Participant | None:
    """Return who issued a statement: "a statement released on Saturday by the Relief Council"."""
    doc, (start, end) = paragraph.doc, source
    text = next((i for i in range(start, min(start + 3, end)) if doc[i].lemma_.lower() in cues().noun), None)
    by = next((i for i in range(text, min(text + BETWEEN, end - 1)) if doc[i].lower_ == "by"), None) if text else None
    if by is None:
        return None
    mention = cast.mention(paragraph, doc[by + 1 + (doc[by + 1].tag_ == "DT" and by + 2 < end)])
    return cast.participant(paragraph, mention.root) if mention and mention.label in ("ORG", "PERSON") else None


def _behind_deed(paragraph: Paragraph, source: Range) -> Participant | None:
    """Return who stands behind what was done: "killed in a joint operation security sources said"."""
    doc, (start, end) = paragraph.doc, source
    if start == 0 or doc[start - 1].tag_ not in ("IN", "CC") or not _tells(doc, end - 1):
        return None
    deeds = {"operation", *read_table("annotating", "voiceless")["event"]}
    first = next((i for i in range(end - 1, start, -1) if doc[i - 1].lemma_.lower() in deeds), None)
    if first is None or any(token.pos_ not in ("NOUN", "PROPN", "ADJ") for token in doc[first:end]):
        return None
    words = doc[first:end]
    return Participant(evidence=paragraph.evidence(words), name=" ".join(words.text.split()))


def _called(paragraph: Paragraph, source: Range) -> Participant | None:
    """Return the body before what it is: "the Norland Observatory for Human Rights monitor"."""
    doc, last = paragraph.doc, source[1] - 1
    if doc[last].lower_ not in offices().generic and doc[last].lower_ != "monitor":
        return None
    first = last
    while first and (doc[first - 1].is_title or doc[first - 1].lower_ in ("for", "of")):
        first -= 1
    words = doc[first:last]
    whole = any(token.lower_ in ("for", "of") for token in words) and first and doc[first - 1].lower_ == "the"
    if not whole or not words[0].is_title or not words[-1].is_title:
        return None
    name = " ".join(words.text.split())
    return Participant(evidence=paragraph.evidence(words), name=name, label="ORG", named=True)


def _tells(doc: Doc, last: int) -> bool:
    return doc[last].lower_ in offices().speaking or doc[last].lemma_.lower() in offices().office
