"""The words that tell events: verbs, nominalisations and the light verbs that carry them ("held talks")."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy import symbols
from spacy.tokens import Doc, Token

from rashomon.annotating.events.carriers import CIRCUMSTANTIAL, NOUN_TAGS, carrier
from rashomon.annotating.events.lexicon import EXACT, NO_EVENT, NounPattern, Sense, VerbPattern, lexicon
from rashomon.annotating.events.registers import is_meant
from rashomon.annotating.events.words import modal_words
from rashomon.annotating.places.gazetteer import lookup
from rashomon.model import Modality

OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "dative", "attr"})
PARTICLES = frozenset({"prt", "prep", "advmod", "dative", "agent", "acomp", "xcomp", "ccomp", "oprd", "aux"})
NAMES = frozenset({"ORG", "PERSON", "FAC", "LOC", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT"})
# Groups of which an object may be by the word before its head: "violated the ceasefire agreement".
COMPOUNDED = frozenset({"truce", "talks"})
TIMES = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
PEOPLE = frozenset({"PERSON", "GPE", "NORP", "ORG"})

# Matters that keep being told of within a compound: "war crime charges".
IN_COMPOUNDS = frozenset({"attack civilians"})


@dataclass(frozen=True)
class Predicate:
    """A trigger: its head, its sense, and for a noun the light verb that carries it.

    `particles` are those of a verb's pattern; `used` says that its object is what the deed is done with.
    """

    head: Token
    sense: Sense
    start: int
    end: int
    is_verb: bool
    carrier: Token | None = None
    weak: bool = False
    loose: bool = False
    particles: tuple[str, ...] = ()
    used: bool = False

    @property
    def through(self) -> bool:
        """Say whether the carrying verb tells another thing, in, at or by this one: "urged him in a phone call"."""
        return self.carrier is not None and self.head.dep_ == "pobj" and self.head.head.lower_ in CIRCUMSTANTIAL

    @property
    def beside(self) -> bool:
        """Say whether its clause tells of another thing: "the call followed talks in Vienna on Monday"."""
        verb = self.head.head
        return not self.is_verb and self.head.dep_ == "nsubj" and verb.lemma_ in lexicon().light["beside"]

    @property
    def verb(self) -> Token | None:
        """The verb whose tense and subject are the event's own, if any."""
        return self.head if self.is_verb else self.carrier


def find_predicates(doc: Doc, report: str) -> Sequence[Predicate]:
    """Find the triggers of a paragraph in text order; `report` is the whole report in lower case."""
    found = list(_triggers(doc, report))
    carried = {p.carrier.i: p for p in found if p.carrier is not None}
    return [p for p in found if not (p.is_verb and p.head.i in carried and _only_carries(p, carried[p.head.i]))]


def _only_carries(verb: Predicate, noun: Predicate) -> bool:
    """Say whether a verb adds nothing to the noun it carries: "discussed it in a phone call", "went on strike"."""
    return verb.sense == noun.sense or verb.sense.type == "CONSULT" or verb.sense.name in ("attack", "support")


def _triggers(doc: Doc, report: str) -> Iterator[Predicate]:
    words = lexicon()
    for place in _may_be_triggers(doc):
        token = doc[place]
        lemma = token.lemma_.lower()
        if (
            token.pos_ == "VERB"
            or (lemma == "be" and _is_place_to_be(token))
            or (token.dep_ == "compound" and misread(token))
        ):
            lemma = _verb_lemma(token) if token.pos_ not in ("VERB", "AUX") else lemma
            if patterns := words.verbs.get(lemma):
                noun = is_called_off(token) and _noun(token, words.nouns.get(lemma, ()), report)
                found = noun or _nominal_gerund(token, report) or _verb(token, patterns, report)
                if found is not None:
                    yield from (found, *_used_beside(found, patterns))
                    continue
            if token.tag_ != "VBG":
                continue
        if token.tag_ in NOUN_TAGS or token.tag_ == "VBG":
            nouns = words.nouns.get(token.lower_) or (words.nouns.get(lemma) if token.tag_ != "VBG" else None)
            if nouns and (found := _noun(token, nouns, report)) is not None:
                yield found


def _may_be_triggers(doc: Doc) -> list[int]:
    """Return the places of verbs, auxiliaries and nouns: of half of the words nothing else need be asked."""
    if not len(doc):
        return []
    strings = doc.vocab.strings
    tags, kinds = {strings[tag] for tag in (*NOUN_TAGS, "VBG")}, {symbols.VERB, symbols.AUX}
    rows = doc.to_array(["POS", "TAG", "DEP"]).tolist()
    compound = strings["compound"]
    return [i for i, (kind, tag, dep) in enumerate(rows) if kind in kinds or tag in tags or dep == compound]


def is_called_off(token: Token) -> bool:
    """Say whether a verb is the noun of "cancels France visit", where the parser makes it a clause: "France visits"."""
    if token.tag_ not in ("VB", "VBP") or token.dep_ not in ("ccomp", "xcomp") or token.i == 0:
        return False
    country, verb = token.nbor(-1), token.head
    if country.ent_type_ != "GPE" or country.head != token or verb.i > country.i:
        return False
    return any(p.sense.complement == "cancelled" for p in lexicon().verbs.get(verb.lemma_, ()))


def _is_place_to_be(token: Token) -> bool:
    """Say whether "be" stands before one of the words that make it an event: "will be at the table"."""
    if token.dep_ in ("aux", "auxpass") or token.i + 1 == len(token.doc):
        return False
    following = token.nbor().lower_
    return any(pattern.particles[:1] == (following,) for pattern in lexicon().verbs.get("be", ()))


def _verb_lemma(gerund: Token) -> str:
    stem = gerund.lower_[:-3]
    return next((form for form in (stem, stem + "e", stem[:-1]) if form in lexicon().verbs), stem)


def _nominal_gerund(token: Token, report: str) -> Predicate | None:
    """Read "the bombing of Aleppo", tagged as a verb, as the noun it is."""
    if token.tag_ != "VBG":
        return None
    if any(child.dep_ in ("det", "amod", "poss", "compound") or child.lower_ == "of" for child in token.children):
        patterns = lexicon().nouns.get(token.lower_)
        return _noun(token, patterns, report) if patterns else None
    return None


def _verb(token: Token, patterns: Sequence[VerbPattern], report: str) -> Predicate | None:
    if token.dep_ == "compound" and not misread(token):
        return None
    attributive = token.dep_ == "amod" and not misread(token)
    for pattern in patterns:
        if pattern.participle != attributive:
            continue
        end = _fit_verb(token, pattern)
        if end is not None and pattern.sense is NO_EVENT:
            return None
        if end is not None and is_meant(pattern.sense, token, report, everyday=pattern.everyday):
            start = token.i
            while start > token.sent.start and _auxiliary(token.doc[start - 1], token):
                start -= 1
            loose = pattern.sense.loose and pattern.weight < EXACT
            return Predicate(
                token,
                pattern.sense,
                start,
                end,
                is_verb=True,
                loose=loose,
                particles=pattern.particles,
                used=pattern.used,
            )
    return None


def _used_beside(told: Predicate, patterns: Sequence[VerbPattern]) -> Iterator[Predicate]:
    """Yield the deeds of other senses that further objects make: "fired tear gas and rubber bullets" are two."""
    if not told.used:
        return
    senses = {told.sense.name}
    for noun in _objects(told.head):
        fitting = (pattern for pattern in patterns if pattern.object and _of_group(noun, pattern.object))
        first = next(fitting, None)
        if first is not None and first.used and first.sense.name not in senses:
            senses.add(first.sense.name)
            yield Predicate(noun, first.sense, noun.left_edge.i, noun.i + 1, is_verb=False, carrier=told.head)


def _objects(verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb and those joined to them."""
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield from (child, *child.conjuncts)


def misread(token: Token) -> bool:
    """Say whether a verb was taken for part of its object: "of bombing hospitals", "had targeted civilians"."""
    if token.dep_ not in ("amod", "compound") or token.head.i < token.i:
        return False
    if any(child.dep_ == "aux" for child in token.children):
        return True
    above = token.head.head
    if not token.lower_.endswith("ing") or above.i != token.i - 1:
        return False
    if above.pos_ == "VERB":  # "denied attacking civilians", "stop bombing schools"
        words = modal_words()
        return above.lemma_ in words.ending or words.embedders.get(above.lemma_) is Modality.DENIED
    return above.dep_ == "prep" and above.head.pos_ == "VERB"


def is_finite(verb: Token) -> bool:
    """Say whether a verb has a tense of its own."""
    if verb.tag_ in ("VBD", "VBZ"):
        return True
    if verb.tag_ == "VBP" and verb.dep_ != "conj":
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children)


def _auxiliary(token: Token, verb: Token) -> bool:
    return token.head == verb and token.dep_ in ("aux", "auxpass", "neg")


def _fit_verb(token: Token, pattern: VerbPattern) -> int | None:
    """Return where the trigger ends, or None where the pattern does not fit."""
    anchor, end = token, token.i + 1
    for word in pattern.particles:
        found = _particle(token, anchor, word, timed=pattern.object == "term")
        if found is None:
            return None
        if found.i == end:
            end += 1
        anchor = found
    if pattern.object is not None and not _has_object(token, anchor, pattern.object):
        return None
    if pattern.subject is not None and not _has_subject(token, pattern.subject):
        return None
    if pattern.infinitive and not any(_is_infinitive(child) for child in token.children):
        return None
    if pattern.without is not None and (_has_object(token, anchor, pattern.without) or _says(token, pattern.without)):
        return None
    return end


def _is_infinitive(verb: Token) -> bool:
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _says(verb: Token, group: str) -> bool:
    """Say whether a verb's infinitive is of a group, "declined to comment", or it says what its object is."""
    if group == "predicate":
        return any(child.dep_ == "oprd" for child in verb.children)  # "called Roth a liar"
    words = lexicon().group(group)
    return any(child.dep_ in ("xcomp", "ccomp") and child.lemma_ in words for child in verb.children)


def _has_subject(verb: Token, group: str) -> bool:
    if group.startswith("!"):
        return not _is_done_by(verb, lexicon().group(group[1:]))
    words = lexicon().group(group)
    if group == "somebody":
        return any(c.dep_ == "nsubj" and _is_somebody(c) for c in verb.children)
    doers = ("nsubj", "agent", "npadvmod")  # "police baton-charged the crowd"
    acting = [*verb.children, *(child for above in _controlling(verb) for child in above.children)]
    return any(c.dep_ in doers and c.lemma_.lower() in words for c in acting) or (
        verb.dep_ == "acl" and verb.head.lemma_.lower() in words
    )


def _controlling(verb: Token) -> Iterator[Token]:
    """Yield the words above an infinitive whose subject is its own: "nurses voted to strike", "it is due to vote"."""
    while verb.dep_ == "xcomp" or (verb.dep_ == "acomp" and verb.pos_ == "ADJ"):
        verb = verb.head
        yield verb


def _is_done_by(verb: Token, words: Collection[str]) -> bool:
    """Say whether one of these does it: as subject, behind "by", or right before a participle."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [child for agent in verb.children if agent.dep_ == "agent" for child in agent.children]
    if verb.tag_ == "VBG" and verb.i > verb.sent.start:
        doers.append(verb.nbor(-1))
    return any(doer.lemma_.lower() in words for doer in doers)


def _is_somebody(subject: Token) -> bool:
    """Say whether a subject is a person with a name or an office."""
    roles = lexicon().roles
    return subject.ent_type_ == "PERSON" or subject.lemma_.lower() in roles["officials"] | roles["visitors"]


def _particle(verb: Token, anchor: Token, word: str, *, timed: bool) -> Token | None:
    for near in dict.fromkeys((anchor, verb)):
        for child in near.children:
            if (
                child.lower_ == word
                and child.i > verb.i
                and (timed or not _of_time(child))
                and not _is_part_of(child)
                and (child.dep_ in PARTICLES or child.i == near.i + 1)
            ):
                return child
    if anchor.i + 1 < len(verb.doc) and _of_time(verb.nbor(anchor.i + 1 - verb.i)):
        return None
    following = verb.doc[anchor.i + 1] if anchor.i + 1 < len(verb.doc) else None
    if following is None or following.lower_ != word or following.dep_ == "aux" or _is_part_of(following):
        return None
    return following


def _is_part_of(noun: Token) -> bool:
    """Say whether a noun is a piece of something: "took part of the city", beside "took part"."""
    return noun.tag_ == "NN" and any(child.lower_ == "of" for child in noun.children)


def _of_time(preposition: Token) -> bool:
    """Say whether a preposition only says when: "called on Wednesday"."""
    return any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def _has_object(verb: Token, anchor: Token, group: str) -> bool:
    if misread(verb):
        return _of_group(verb.head, group)
    for near in dict.fromkeys((anchor, verb)):
        for child in near.children:
            if (child.dep_ in OBJECTS or (child.dep_ == "ccomp" and is_called_off(child))) and any(
                _of_group(member, group) for member in (child, *child.conjuncts)
            ):
                return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and _of_group(verb.head, group)


def _of_group(token: Token, group: str) -> bool:
    if group == "any":
        return True
    if group == "person":
        return token.ent_type_ == "PERSON"
    if group == "people":
        return token.ent_type_ in PEOPLE or token.lemma_.lower() in lexicon().roles["officials"]
    if group == "places":
        return token.ent_type_ in PLACES
    if group == "media" and token.ent_type_ == "ORG":
        return True
    words = lexicon().group(group)
    compounds = (child.lemma_.lower() for child in token.lefts if child.dep_ == "compound")
    if token.lemma_.lower() in words or (group in COMPOUNDED and any(lemma in words for lemma in compounds)):
        return True
    return any(" " in word for word in words) and _is_called(token, words)


def _is_called(token: Token, names: Collection[str]) -> bool:
    """Say whether a noun and the words before it hold all words of a name: "rubber-coated steel bullets"."""
    said = {word.lemma_.lower() for word in token.doc[token.left_edge.i : token.i + 1]}
    return any(" " in name and said.issuperset(name.split()) for name in names)


def _noun(token: Token, patterns: Sequence[NounPattern], report: str) -> Predicate | None:
    inside = token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.tag_ in NOUN_TAGS
    if inside and token.head.lower_ not in lexicon().roles["mistaken"]:
        patterns = [p for p in patterns if p.sense is not None and p.sense.name in IN_COMPOUNDS]
    if token.ent_type_ in TIMES or (token.ent_type_ in NAMES and token.tag_ in ("NNP", "NNPS")):
        return None
    fits = [
        (pattern, start)
        for pattern in patterns
        if (start := _fit_noun(token, pattern)) is not None
        and (pattern.sense is None or is_meant(pattern.sense, token, report, everyday=pattern.weight < EXACT))
    ]
    if not fits:
        return None
    best = [fit for fit in fits if fit[0].weight == fits[0][0].weight]
    pattern, start = best[0] if len(best) == 1 else max(best, key=lambda fit: _mentions(fit[0].sense, report))
    if pattern.sense is None:
        return None
    return Predicate(token, pattern.sense, start, token.i + 1, is_verb=False, carrier=carrier(token), weak=pattern.weak)


def _mentions(sense: Sense | None, report: str) -> int:
    """Count in a report the words that speak for a sense."""
    return sum(report.count(word) for word in sense.context) if sense is not None else 0


def _fit_noun(token: Token, pattern: NounPattern) -> int | None:
    start = token.i - len(pattern.before)
    if start < token.sent.start:
        return None
    before = token.doc[start : token.i]
    if any(word not in (t.lower_, t.lemma_.lower()) for word, t in zip(pattern.before, before, strict=True)):
        return None
    if pattern.near is not None and not _is_near(token, pattern.near):
        return None
    if pattern.of is not None and not any(
        _of_group(owned, pattern.of) for owned in _owned(token) if not _is_town(owned)
    ):
        return None
    if pattern.after:
        following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(pattern.after)]]
        if following[:1] != list(pattern.after[:1]):
            return None
        if len(pattern.after) > 1 and not any(
            pattern.after[-1] in (t.lower_, t.lemma_.lower()) for t in token.doc[token.i + 2 : token.i + 6]
        ):
            return None
    return start


def _owned(noun: Token) -> Iterator[Token]:
    """Yield what a deed's noun is of: Palmyra in "the capture of Palmyra" and in "Palmyra's capture"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "of":
            yield from (owned for owned in child.children if owned.dep_ == "pobj")


def _is_town(token: Token) -> bool:
    """Say whether a name of one word is a town's, whatever the parser takes it for: "the capture of Palmyra"."""
    alone = token.ent_type_ == "PERSON" and not any(other.ent_iob_ == "I" for other in (token, _next(token)))
    return alone and any(not entry.alternate for entry in lookup(token.text))


def _next(token: Token) -> Token:
    return token.doc[min(token.i + 1, len(token.doc) - 1)]


def _is_near(token: Token, group: str) -> bool:
    words = lexicon().group(group)
    return any(other.i != token.i and other.lemma_.lower() in words for other in token.sent)


def is_object_only(predicate: Predicate) -> bool:
    """Say whether a deed's noun is the object of a verb that does not tell of doing it: "exploiting the attacks"."""
    noun = predicate.head
    told = predicate.is_verb or predicate.carrier is not None
    return not told and noun.dep_ == "dobj" and noun.head.pos_ == "VERB"
