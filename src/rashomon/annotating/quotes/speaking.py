"""What of a source can speak: a person, a body, a paper, a group; no event, no thing, no clause."""

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.parsing import Paragraph
from rashomon.annotating.quotes.attributions import Attribution, Range
from rashomon.annotating.quotes.lexicon import cues, is_bare_accusation
from rashomon.annotating.quotes.mending import phrase_before
from rashomon.wording.people import ARMED, kind_of_people
from rashomon.wording.tables import read_table

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "MD", "IN", "TO"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(read_table("annotating", "voiceless")[kind])


def speaking_part(paragraph: Paragraph, cast: Cast, source: Range) -> Range | None:
    """Return the source, or what of it can speak where it ran into what is said; None where nothing can."""
    doc, (start, end) = paragraph.doc, source
    if _can_speak(paragraph, cast, _subject(doc, source)):
        return source
    last = phrase_before(doc, start, end)
    able = last is not None and _is_able(paragraph, cast, doc[end - 1])
    if able and any(token.tag_ in _FINITE for token in doc[start:end]):
        return last  # "A bomb killed ten in the village state media"
    if not _is_title(doc[start:end].root) and (able or _is_able(paragraph, cast, doc[start])):
        return source
    return last if able and last != source else None


def without_other(doc: Doc, one: Attribution) -> Attribution:
    """Take nobody for who speaks of whom others do: "church members accused of abuse", "asked about it, Roth left".

    What is told of whoever is accused is part of it. A participle behind one comma tells of who stands before it,
    behind two it is a verb misread: "Roth, once thought to be rich, ...", but "Roth, a judge, called it ...".
    """
    if one.source is None or one.cue is None or one.order != one.content_order:
        return one
    source, cue = one.source, doc[slice(*one.cue)]
    gap = doc[source[1] : cue.start]
    if source[0] > cue.start:
        asked = next((token for token in cue if token.lemma_ == "ask" and token.tag_ == "VBN"), None)
        by_none = asked is not None and asked.dep_ == "advcl" and doc[source[0] - 1].lower_ != "by"
        return replace(one, source=None) if by_none else one
    if any(token.text != "," for token in gap):
        return one
    if any(map(is_bare_accusation, cue)):
        return replace(one, source=None, content=(source, *one.content))
    commas = sum(token.text == "," for token in doc[source[0] : cue.start])
    return replace(one, source=None) if len(gap) and commas % 2 and cue.root.tag_ == "VBN" else one


def is_voiceless(doc: Doc, one: Attribution) -> bool:
    """Say whether what an event or a thing does was taken for speech: "the shells slammed into the market"."""
    if one.source is None or one.cue is None:
        return False
    head = _subject(doc, one.source).lemma_.lower()
    return not _is_sure(doc, one.cue) and any(head in _nouns(kind) for kind in ("event", "thing", "sound"))


def is_of_page(doc: Doc, one: Attribution) -> bool:
    """Say whether what a page says of itself was taken for who speaks: "PREVIOUS STORY: Two are dead"."""
    if one.source is None or one.cue is None or doc[one.source[1] - 1].lower_ not in _nouns("page"):
        return False
    return not _is_sure(doc, one.cue) or any(token.lemma_ == "show" for token in doc[slice(*one.cue)])


def _is_sure(doc: Doc, cue: tuple[int, int]) -> bool:
    """Say whether the words between who speaks and what is said are of speech alone."""
    return any(token.lemma_.lower() in cues().sure and token.pos_ != "AUX" for token in doc[slice(*cue)])


def is_assault(doc: Doc, one: Attribution) -> bool:
    """Say whether an attack was made with weapons: "rebels attacked a checkpoint", not "Roth attacked the plan"."""
    if one.cue is None or not one.content or one.order != one.content_order:
        return False
    if doc[slice(*one.cue)].root.lemma_.lower() != "attack":  # "denied attacking civilians" is said
        return False
    attacked = doc[slice(*one.content[0])].root
    source = doc[slice(*one.source)] if one.source else None
    if source is not None and source.root.ent_type_ == "PERSON":
        return False
    armed = source is not None and kind_of_people(source.text) in ARMED
    thing = any(attacked.lemma_.lower() in _nouns(kind) for kind in ("thing", "place"))
    return armed or thing or attacked.ent_type_ in ("GPE", "LOC", "FAC") or kind_of_people(attacked.text) is not None


def turned(doc: Doc, one: Attribution) -> Attribution:
    """Return a statement with who speaks after the verb: "It was taken from the rebels said the local group"."""
    if one.source is None:
        return _with_speaker_behind(doc, one)
    if one.cue is None or one.content_order != one.order or one.source[1] != one.cue[0]:
        return one
    if doc[one.cue[1] - 1].lemma_ == "tell" or doc[one.source[0] - 1].tag_ == "''":
        return one  # "“You lied,” the judge told the court."
    start, end = one.cue[1], doc[one.cue[0]].sent.end
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    nominal = (
        start < len(doc) and doc[start].tag_ == "DT" and all(token.tag_ in _NOMINAL for token in doc[start + 1 : end])
    )
    if end - start < 2 or not nominal or not one.content or one.content[-1][1] != one.source[0]:
        return one
    return replace(one, source=(start, end), content=(*one.content[:-1], (one.content[-1][0], one.source[1])))


def _with_speaker_behind(doc: Doc, one: Attribution) -> Attribution:
    """Name who stands between the verb and what is added: "It may rise said the source stressing that ..."."""
    if one.cue is None or not one.content or one.content_order != one.order or one.content[0][0] >= one.cue[0]:
        return one
    verb, start = doc[one.cue[1] - 1], one.cue[1]
    if verb.tag_ not in _FINITE or verb.lemma_.lower() not in cues().sure:
        return one
    end = start + (start < len(doc) and doc[start].tag_ == "DT")
    while end < len(doc) and doc[end].tag_ in _NOMINAL:
        end += 1
    goes_on = end < len(doc) and doc[end].tag_ not in ("VBG", "WDT", "WP", ".", ",", "''")
    if goes_on or end == start or doc[end - 1].tag_ not in _NOUNS:
        return one
    return replace(one, source=(start, end), content=tuple(piece for piece in one.content if piece[1] <= one.cue[0]))


def _subject(doc: Doc, source: Range) -> Token:
    """Return the head of a source, which is the subject where a verb goes with it: "majorities going to the polls"."""
    root = doc[source[0] : source[1]].root
    return next((t for t in root.lefts if t.dep_ in ("nsubj", "nsubjpass") and t.i >= source[0]), root)


def _can_speak(paragraph: Paragraph, cast: Cast, head: Token) -> bool:
    """Say whether nothing speaks against a head: no verb, no event or thing, no day or month, no title alone."""
    if _is_title(head):
        return False
    if head.lemma_.lower() in _nouns("shown"):
        return False
    if cast.mention(paragraph, head):
        return True
    if head.tag_ in _VERBAL and (head.tag_ in ("VBG", "MD") or not head.is_title):
        return False
    if head.ent_type_ in ("DATE", "TIME") and not head.lower_.endswith("old"):
        return False
    lemma = head.lemma_.lower()
    return not any(lemma in _nouns(kind) for kind in ("event", "thing", "sound"))


def _is_title(head: Token) -> bool:
    return head.lower_.rstrip(".") in _abbreviated()


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(short.rstrip(".") for short in offices().abbreviation)


def _is_able(paragraph: Paragraph, cast: Cast, last: Token) -> bool:
    """Say whether the word that a source ends with is a name or one of those who speak in news."""
    if last.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    mention, lemma = cast.mention(paragraph, last), last.lemma_.lower()
    if mention:
        return mention.label in ("PERSON", "ORG") and _can_speak(paragraph, cast, last)
    lexicon = offices()
    return lemma in lexicon.office or lemma in lexicon.generic or last.lower_ in lexicon.speaking
