"""Who speaks: the source of each attribution as a member of the cast, and the media in between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import countries, offices
from rashomon.annotating.cast.pronouns import PERSONAL, UNSURE
from rashomon.annotating.cast.syntax import last_noun
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.quotes.attributions import Attribution, Range
from rashomon.annotating.quotes.issuers import who_speaks
from rashomon.annotating.quotes.lexicon import cues, is_medium
from rashomon.model import Evidence, Participant, Span, Stance
from rashomon.wording.days import MONTHS
from rashomon.wording.names import given_names

# How many paragraphs on "he said" still goes back to the last speaker. By judgement.
MEMORY = 2

# How sure a pronoun is of the last speaker, and a participle without subject of the speaker of its sentence: by
# judgement, an order beside those of the cast.
SURE_OF_LAST = 0.85
SURE_OF_SHARED = 0.75

# What stands before a day or a while, and the months, which are also written short.
_BEFORE_DAY = frozenset({"last", "past", "meantime"})
_MONTHS = frozenset({*MONTHS, *(month[:3] for month in MONTHS)})

_QUOTING = frozenset({"quote", "cite"})

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True)
class Voice:
    """Who speaks in an attribution and who passes it on, nearest to us first."""

    speaker: Participant | None
    relayed_by: tuple[Participant, ...] = ()


def name_speakers(parsed: Parsed, cast: Cast, found: Sequence[Attribution]) -> list[Voice]:
    """Return the voice of each attribution. Pronouns go back to the last speaker where no new subject came between.

    That is the last whom "he" or "she" fits, and none who only asked: "Roth did not say when Lind asked".
    """
    reading_order = sorted(
        range(len(found)), key=lambda i: (found[i].order, (found[i].cue or found[i].source or (0,))[0])
    )
    voices = [Voice(None)] * len(found)
    holders = [_holder(found, attribution) for attribution in found]
    spoken: list[tuple[int, Participant]] = []
    for i in reading_order:
        attribution = found[i]
        paragraph = parsed.paragraphs[attribution.order]
        near = [speaker for order, speaker in reversed(spoken) if attribution.order - order <= MEMORY]
        voices[i] = _voice(paragraph, cast, attribution, near)
        speaker = voices[i].speaker
        if speaker and holders[i] is None and speaker.confidence > 0.5 and not _only_asks(paragraph, attribution.cue):
            spoken.append((attribution.order, speaker))
    voices = [
        _first_person(parsed, attribution, voice, holder, voices)
        for attribution, voice, holder in zip(found, voices, holders, strict=True)
    ]
    shared = _shared(parsed, found, voices)
    return [
        voice if voice.speaker else _above(parsed, cast, one, voice) for one, voice in zip(found, shared, strict=True)
    ]


def _holder(found: Sequence[Attribution], inner: Attribution) -> int | None:
    """Return which attribution's content holds this one's cue: the smallest."""
    if inner.cue is None:
        return None
    holding = [
        (end - start, i)
        for i, outer in enumerate(found)
        if outer is not inner and outer.content_order == inner.order
        for start, end in outer.content
        if start <= inner.cue[0] and inner.cue[1] <= end
    ]
    return min(holding)[1] if holding else None


def _only_asks(paragraph: Paragraph, cue: Range | None) -> bool:
    """Say whether somebody only asks, beside what another does: "Roth did not say when Lind asked"."""
    head = cue_head(paragraph, cue)
    return head is not None and head.lemma_ == "ask" and head.dep_ == "advcl"


def _voice(paragraph: Paragraph, cast: Cast, attribution: Attribution, near: Sequence[Participant]) -> Voice:
    media = tuple(_told(paragraph, cast, attribution.cue))
    if attribution.source is None:
        return Voice(None, media)
    speaker = _speaker(paragraph, cast, attribution.source, near)
    speaker = _named_outside(paragraph, cast, attribution, speaker) or speaker
    quoted = _quoted_by(paragraph, cast, attribution.cue)
    if quoted and (is_medium(speaker.name) or _is_quoted_as_saying(paragraph, attribution.cue)):
        return Voice(quoted, (speaker, *media))
    return Voice(speaker, media)


def _speaker(paragraph: Paragraph, cast: Cast, source: Range, near: Sequence[Participant]) -> Participant:
    tokens = paragraph.doc[source[0] : source[1]]
    head = _renamed(paragraph, cast, source) or _titled_person(paragraph, cast, source) or tokens.root
    if head.tag_ in ("WDT", "WP") and head.head.dep_ == "relcl":
        head = head.head.head  # "a resolution that demanded": the resolution
        return _government(cast.participant(paragraph, head))
    spoke = near if head.lower_ in PERSONAL else near[:1]
    able = next(filter(None, (cast.taken_up(head, one) for one in spoke)), None) if head.pos_ == "PRON" else None
    if head.lower_ == "it" and (body := _body_before(paragraph, cast, head, able)):
        return msgspec.structs.replace(body, evidence=paragraph.evidence(tokens), confidence=SURE_OF_SHARED)
    nearer = cast.antecedent(paragraph, head) if able else None
    fuller = nearer is not None and able is not None and nearer.name.endswith(f" {able.name}")
    if able and not fuller and (nearer is None or not cast.is_subject_after(nearer, able.evidence.span.start)):
        return Participant(
            evidence=paragraph.evidence(tokens),
            name=able.name,
            label=able.label,
            named=able.named,
            confidence=min(able.confidence, SURE_OF_LAST),
        )
    whole = span_of(paragraph, source)
    members = [_government(p) for p in cast.participants(paragraph, head)]
    heads = [p for p in members if whole.contains(p.evidence.span)]
    if len(heads) > 1:
        return _together(paragraph.evidence(tokens), heads)
    alone = members[0] if len(members) == 1 else _government(cast.participant(paragraph, head))
    alone = who_speaks(paragraph, cast, source, alone)
    return _within(paragraph, source, _no_medium(paragraph, tokens, alone))


def _together(words: Evidence, heads: Sequence[Participant]) -> Participant:
    """Return several who speak as one voice."""
    return Participant(
        evidence=words,
        name=" and ".join(p.name for p in heads),
        label=heads[0].label,
        named=all(p.named for p in heads),
        confidence=min(p.confidence for p in heads),
    )


def _body_before(paragraph: Paragraph, cast: Cast, pronoun: Token, last: Participant | None) -> Participant | None:
    """Return the body that the sentence before "it" is about: "The hospital gave another number. “...,” it said.".

    Who spoke last, if they did so behind that subject, is nearer.
    """
    subject = cast.subject_before(paragraph, pronoun)
    if subject is None or not subject.name or (last and last.evidence.span.start > subject.evidence.span.start):
        return None
    noun = last_noun(subject.name)
    unnamed = subject.label is None and (noun in offices().bodies or noun in offices().organisation)
    if last is None and subject.label == "PERSON" and subject.name.split()[0] not in given_names():
        return msgspec.structs.replace(subject, label="ORG")  # "Orvan Air cancelled 62 flights. It said ..."
    return subject if unnamed or (subject.named and subject.label == "ORG") else None


def _no_medium(paragraph: Paragraph, tokens: Tokens, speaker: Participant) -> Participant:
    """Return a group that was taken for the medium named last as nobody by name: "the group" is no newspaper."""
    noun = tokens.root
    if not (speaker.named and noun.pos_ == "NOUN" and is_medium(speaker.name)) or is_medium(noun.lower_):
        return speaker
    name = " ".join(tokens.text.split()).removeprefix("the ")
    return msgspec.structs.replace(speaker, evidence=paragraph.evidence(tokens), name=name, label=None, named=False)


def _named_outside(
    paragraph: Paragraph, cast: Cast, attribution: Attribution, speaker: Participant
) -> Participant | None:
    """Return who else "she" may be where what is said speaks of that person by name: "“Mac was ours,” she said".

    Nobody, where nobody else is named: people hardly speak of themselves by name.
    """
    if attribution.source is None or attribution.order != attribution.content_order:
        return None
    start, end = attribution.source
    pronoun = paragraph.doc[start]
    if end - start != 1 or pronoun.pos_ != "PRON" or speaker.label != "PERSON":
        return None
    said = (token for first, last in attribution.content for token in paragraph.doc[first:last])
    told = [t for t in said if t.dep_ in ("nsubj", "poss") and t.head.lemma_.lower() not in cues().sure]
    named = frozenset(mention.name for token in told if (mention := cast.mention(paragraph, token)))
    if speaker.name not in named:
        return None
    other = cast.antecedent(paragraph, pronoun, named)
    if other is None:
        return Participant(evidence=speaker.evidence, name=pronoun.lower_, confidence=UNSURE)
    return msgspec.structs.replace(speaker, name=other.name, confidence=min(speaker.confidence, SURE_OF_SHARED))


def _within(paragraph: Paragraph, source: Range, speaker: Participant) -> Participant:
    """Return an unnamed speaker without the words that its source leaves out, or that run on to another article."""
    if speaker.named or speaker.label is not None:
        return speaker
    speaker = _without_day(paragraph, speaker)
    start, end = source
    words = paragraph.doc[start:end]
    end = next((b.i for a, b in pairwise(words) if a.pos_ in ("NOUN", "PROPN") and b.tag_ == "DT"), end)
    if end - start > 2 and paragraph.doc[end - 2 : end].text in offices().body and words[-3].pos_ in ("NOUN", "PROPN"):
        start = end - 2  # what was hit ran into who says so: "rain hit the district state television said"
    span = span_of(paragraph, (start, end))
    over = speaker.evidence.span
    if not span.overlaps(over) or span.contains(over):
        return speaker
    found = paragraph.quote(max(span.start, over.start), min(span.end, over.end))
    name = " ".join(found.quote.split()).removeprefix("the ").removeprefix("a ")
    return msgspec.structs.replace(speaker, evidence=found, name=name)


def _without_day(paragraph: Paragraph, speaker: Participant) -> Participant:
    """Return an unnamed speaker without the day that its words begin or end with: "last week activists"."""
    over = speaker.evidence.span
    words = paragraph.doc.char_span(over.start - paragraph.start, over.end - paragraph.start)
    if words is None:
        return speaker
    article = words.start + (words[0].tag_ == "DT")
    start, end = _past_day(words, article), words.end
    while end > start + 1 and (_is_day(paragraph.doc[end - 1]) or paragraph.doc[end - 1].tag_ in ("IN", "WP", "WDT")):
        end -= 1
    kept = paragraph.doc[start:end]
    if (start, end) == (article, words.end) or not any(token.pos_ in ("NOUN", "PROPN") for token in kept):
        return speaker
    found = paragraph.evidence(kept)
    return msgspec.structs.replace(speaker, evidence=found, name=" ".join(found.quote.split()))


def _past_day(words: Tokens, begin: int) -> int:
    """Return where what follows a day, or "the meantime", begins; `begin` where they begin with neither."""
    first = begin
    while first < words.end - 1 and (_is_day(words.doc[first]) or words.doc[first].lower_ in _BEFORE_DAY):
        first += 1
    after = words.doc[first]  # "Monday's report" and "a 12-year-old boy" begin with no day
    goes_on = after.tag_ in ("POS", "HYPH") or after.is_punct or after.lower_ == "old"
    return begin if goes_on else first


def _is_day(token: Token) -> bool:
    """Say whether a word belongs to a day: the language model's entity may leave out "Jun 2014" behind "Monday 9"."""
    if token.ent_type_ in ("DATE", "TIME"):
        return token.lower_ != "old"
    follows = token.i > 0 and (token.nbor(-1).ent_type_ == "DATE" or token.nbor(-1).text in _MONTHS)
    return follows and (token.tag_ == "CD" or token.text in _MONTHS)


def _government(speaker: Participant) -> Participant:
    """Return the state for a capital that speaks: "Moscow" is Russia, as among those who act."""
    state = countries().governed_from(speaker.name) if speaker.label == "GPE" else None
    return msgspec.structs.replace(speaker, name=state) if state else speaker


def _renamed(paragraph: Paragraph, cast: Cast, source: Range) -> Token | None:
    """Return who is named right before a source that only says what it is: "the Observatory a charity said"."""
    doc, at = paragraph.doc, source[0]
    while at > max(0, source[0] - 3) and doc[at].tag_ in ("NNP", "HYPH", "VBN", "JJ"):
        at -= 1  # "a Britain-based charity" may begin at "based"
    article = next((i for i in (at, at - 1) if i > 0 and doc[i].lower_ in ("a", "an", "another")), None)
    mention = cast.mention(paragraph, doc[article - 1]) if article else None
    if mention is None or mention.label not in ("ORG", "PERSON") or not _starts_sentence(paragraph, mention.start):
        return None
    return mention.root


def _starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """Say whether only an article stands before a token in its sentence."""
    first = paragraph.doc[start].sent.start
    return first >= start - 1


def _titled_person(paragraph: Paragraph, cast: Cast, source: Range) -> Token | None:
    """Return the person whose name ends a source that begins with the office: "the group's chief Rami Saleh"."""
    doc = paragraph.doc
    named = next((m for token in doc[slice(*source)] if (m := cast.mention(paragraph, token))), None)
    mention = cast.mention(paragraph, doc[source[1] - 1])
    if named and named.label == "PERSON" and named.end < source[1] and doc[named.end].lower_ in offices().office:
        between = doc[named.end : mention.start] if mention and mention.label == "PERSON" else ()
        follows = len(between) and all(token.pos_ in ("NOUN", "PROPN") for token in between)
        return mention.root if mention and follows else named.root  # "Ana Roth spokesman Paul Lind"
    if mention is None or mention.label != "PERSON" or mention.start <= source[0]:
        return None
    before = doc[source[0] : mention.start]
    if any(token.tag_ in (",", "CC", "``", "''") for token in before):
        return None
    employed = cast.mention(paragraph, doc[mention.start - 1])
    titled = any(token.lower_ in offices().titles for token in before)
    return mention.root if titled or (employed and employed.label == "ORG") else None


def _first_person(
    parsed: Parsed, attribution: Attribution, voice: Voice, holder: int | None, voices: Sequence[Voice]
) -> Voice:
    """Return the speaker of the quotation around "I think" and "we believe" for its "I" and "we"."""
    outer = voices[holder].speaker if holder is not None else None
    if not (voice.speaker and outer and attribution.source):
        return voice
    if parsed.paragraphs[attribution.order].doc[attribution.source[0]].lower_ not in _FIRST_PERSON:
        return voice
    named = Participant(
        evidence=voice.speaker.evidence,
        name=outer.name,
        label=outer.label,
        named=outer.named,
        confidence=min(outer.confidence, SURE_OF_SHARED),
    )
    return replace(voice, speaker=named)


def _shared(parsed: Parsed, found: Sequence[Attribution], voices: list[Voice]) -> list[Voice]:
    """Give a cue without a source ("..., adding that ...") the speaker of the cue before it in its sentence."""
    result = list(voices)
    for i, attribution in enumerate(found):
        if result[i].speaker or attribution.cue is None:
            continue
        head = cue_head(parsed.paragraphs[attribution.order], attribution.cue)
        before = [
            (other.cue[0], j)
            for j, other in enumerate(found)
            if other.order == attribution.order and other.cue and other.cue < attribution.cue and voices[j].speaker
        ]
        if head is None or not before or not (head.tag_ == "VBG" or _goes_on(head)):
            continue
        speaker = voices[max(before)[1]].speaker
        if speaker and head.sent.start <= max(before)[0]:
            result[i] = replace(result[i], speaker=_less_sure(speaker))
    return result


def _above(parsed: Parsed, cast: Cast, attribution: Attribution, voice: Voice) -> Voice:
    """Return who is the subject above a participle: "the bishops sent letters calling for a truce"."""
    paragraph = parsed.paragraphs[attribution.order]
    head = cue_head(paragraph, attribution.cue) if attribution.source is None else None
    if head is None or head.tag_ != "VBG":
        return voice
    subject = next((child for child in head.head.lefts if child.dep_ == "poss"), None) or _subject_above(head)
    if subject is None or subject.tag_ in ("WDT", "WP"):
        return voice
    speaker = cast.participant(paragraph, subject)
    people = subject.lemma_.lower() in offices().speaking or offices().is_person(subject.lemma_.lower())
    able = people or (speaker.named and speaker.label in ("PERSON", "ORG", "GPE", "NORP"))
    return replace(voice, speaker=_less_sure(_government(speaker))) if able else voice


def _subject_above(verb: Token) -> Token | None:
    """Return the subject of the nearest verb above a participle that has one."""
    for _ in range(4):
        if verb.dep_ not in ("advcl", "acl", "conj", "pcomp", "xcomp", "dobj", "prep"):
            return None
        verb = verb.head
        if subject := next((child for child in verb.lefts if child.dep_ == "nsubj"), None):
            return subject
    return None


def _goes_on(head: Token) -> bool:
    """Say whether a verb without a subject of its own goes on from another: "they said ... and warned ..."."""
    return head.dep_ == "conj" and head.pos_ == "VERB" and not any("subj" in child.dep_ for child in head.lefts)


def _less_sure(speaker: Participant) -> Participant:
    return Participant(
        evidence=speaker.evidence,
        name=speaker.name,
        label=speaker.label,
        named=speaker.named,
        confidence=min(speaker.confidence, SURE_OF_SHARED),
    )


def _told(paragraph: Paragraph, cast: Cast, cue: Range | None) -> Iterator[Participant]:
    """Yield the medium that was told ("told France's TF1 television") or that quotes ("was quoted by X as saying")."""
    if cue is None:
        return
    for token in paragraph.doc[cue[0] : cue[1]]:
        for child in token.children:
            if child.dep_ in ("dobj", "dative", "agent") and child.pos_ in ("NOUN", "PROPN", "ADP"):
                medium = cast.participant(paragraph, child)
                if is_medium(medium.name) and medium.label == "ORG":
                    yield medium


def _quoted_by(paragraph: Paragraph, cast: Cast, cue: Range | None) -> Participant | None:
    """Return whom a medium quotes: "the agency quoted an official as saying", "the paper wrote, citing officials"."""
    head = cue_head(paragraph, cue)
    if head is None:
        return None
    for verb in (head, head.head.head, *(child for child in head.children if child.dep_ == "advcl")):
        if verb.lemma_.lower() in _QUOTING:
            quoted = next((child for child in verb.children if child.dep_ == "dobj"), None)
            return cast.participant(paragraph, quoted) if quoted is not None else None
    return None


def _is_quoted_as_saying(paragraph: Paragraph, cue: Range | None) -> bool:
    """Say whether a cue lets another speak, whoever quotes: "it quoted activists as saying"."""
    words = paragraph.doc[slice(*cue)] if cue else ()
    links = (token.head for token in words if token.dep_ == "pcomp" and token.head.lower_ == "as")
    return any(link.head.lemma_.lower() in _QUOTING for link in links)


def span_of(paragraph: Paragraph, tokens: Range) -> Span:
    """Return where tokens of a paragraph stand in the article."""
    return paragraph.span(paragraph.doc[tokens[0] : tokens[1]])


def cue_head(paragraph: Paragraph, cue: Range | None) -> Token | None:
    """Return the word of the cue that tells the stance: its first verb that does more than say, else its root."""
    if cue is None:
        return None
    tokens, lexicon = paragraph.doc[cue[0] : cue[1]], cues()
    verbs = [token for token in tokens if token.pos_ == "VERB" and lexicon.of_verb(token.lemma_.lower())]
    if verbs:
        return next((verb for verb in verbs if lexicon.of_verb(verb.lemma_.lower()) is not Stance.SAYS), verbs[0])
    return next((token for token in tokens if token.lemma_.lower() in lexicon.noun), tokens.root)
