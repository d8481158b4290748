"""Whether a thing happened: read from tense, aspect, modals, negation, the words around and the calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from rashomon.annotating.events.predicates import Predicate, is_finite
from rashomon.annotating.events.words import COMPLEMENTS, modal_words
from rashomon.model import Modality, When, WhenBasis

M = Modality

# The stronger reading wins: what is cancelled was planned, what is denied was alleged.
STRENGTH = (M.CANCELLED, M.DENIED, M.ALLEGED, M.CONDITIONAL, M.PLANNED, M.ONGOING, M.HAPPENED)
PAST = frozenset({"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "'m"})
PASSED_ON = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "dative", "nsubjpass", "acomp", "attr",
                       "oprd", "appos", "compound", "nmod", "amod", "agent"})  # fmt: skip
NOMINAL = frozenset({"dobj", "pobj", "prep", "nsubjpass"})
# Behind these a thing is only a circumstance: what holds of the main clause does not hold of it.
CIRCUMSTANCES = frozenset({"amid", "despite", "since", "given", "following", "during", "after", "before", "because",
                           "over", "under", "with", "from", "as", "by", "without"})  # fmt: skip
# Types whose present tense tells what goes on; of words ("accuses") it tells what was said.
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST", "COOPERATE", "MOBILIZE"})

# What is given when it is asked for: who asks for "the release" does not say that there was one.
GIVEN = frozenset({"RETREAT", "CONCEDE", "AID", "AGREE", "SUPPORT", "COOPERATE"})
ADNOMINAL = frozenset({"relcl", "acl"})

# What comes first, or last, has come: "the first hospital to be hit".
RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})

# How many words up an attitude reaches: "deny accusations of attacking" is three.
DEEPEST = 7


@dataclass(frozen=True)
class Status:
    """A modality, and whether the words state it or it is only what remains."""

    modality: Modality
    stated: bool


def read_status(
    predicate: Predicate,
    predicates: Mapping[int, Predicate],
    when: When | None,
    published: date | None,
    *,
    headline: bool,
) -> Status:
    """Return whether the event happened, as its own sentence tells it."""
    readings = [*_own(predicate, headline=headline), *_around(predicate, predicates)]
    if predicate.sense.type == "ACCUSE" and not predicate.is_verb:
        readings = [reading for reading in readings if reading is not M.DENIED]  # what is denied is the charge in it
    if not readings and predicate.verb is not None and _is_bare(predicate.verb):
        readings.append(M.CONDITIONAL)  # nothing places it in time: "worth his while to meet"
    if not readings and predicate.sense.state:
        readings.append(M.CONDITIONAL if _is_topic(predicate.head) else M.ONGOING)
    strongest = min(readings, key=STRENGTH.index, default=M.HAPPENED)
    going = strongest is M.ONGOING and when is not None and when.basis is WhenBasis.CLAUSE  # "is going there tomorrow"
    if (
        (strongest is M.HAPPENED or going)
        and _belongs_ahead(predicate, when, published)
        and not _is_past(predicate.verb)
    ):
        return Status(M.PLANNED, stated=True)
    return Status(strongest, stated=bool(readings))


def _own(predicate: Predicate, *, headline: bool) -> Iterator[Modality]:
    """Read the trigger's own form: adjectives of a noun, tense and modals of its verb."""
    words = modal_words()
    if not predicate.is_verb:
        for child in predicate.head.children:
            if child.dep_ in ("amod", "compound", "advmod", "nmod") and child.lower_ in words.modifiers:
                yield words.modifiers[child.lower_]
            elif child.dep_ == "det" and child.lower_ == "no":
                yield M.DENIED
        if _goes_on(predicate.head) or _is_there(predicate.head) or _is_under(predicate):
            yield M.ONGOING
        yield from _undecided(predicate)
    verb = predicate.verb
    if verb is None:
        return
    if not predicate.through or not _presupposed(predicate):
        yield from _mood(verb)
    yield from _tense(verb, predicate, headline=headline)
    if not predicate.is_verb and not predicate.through:
        if verb.lemma_ in words.continuing:
            yield M.ONGOING
        if verb.lemma_ in words.embedders:
            yield words.embedders[verb.lemma_]


def _undecided(predicate: Predicate) -> Iterator[Modality]:
    """Read violence that people are for or against: "seeks backing for strikes", "any attack", "a strike could".

    With an article that shows it to be known it was done, unless its approval is asked for.
    """
    noun = predicate.head
    if predicate.sense.type != "ASSAULT":
        return
    words = modal_words()
    if any(child.dep_ == "det" and child.lower_ in words.modifiers for child in noun.children):
        yield words.modifiers["any"]
    known = _is_known(noun)
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    for word in _deciders(first):
        forms = {word.lemma_.lower(), f"{word.lemma_.lower()} {first.head.lower_}"}
        yield from (words.awaiting[form] for form in forms & words.awaiting.keys())
        if forms & words.favouring and (not known or _is_asked_for(word)):
            yield M.CONDITIONAL
    verb = first.head
    one = any(child.lower_ in ("a", "an") for child in first.children)
    if first.dep_ in ("nsubj", "nsubjpass") and one and not any(c.lower_ == "have" for c in verb.children):
        yield from (M.CONDITIONAL for c in verb.children if words.modals.get(c.lower_) is M.CONDITIONAL)


def _is_known(noun: Token) -> bool:
    """Say whether an article, an owner or a count shows that a deed is known: "the strikes", "Monday's attack"."""
    return any(
        child.dep_ in ("poss", "nummod", "relcl", "acl") or child.lower_ in ("the", "this", "these", "those", "that")
        for child in noun.children
    )


def _deciders(noun: Token) -> Iterator[Token]:
    """Yield the words that a deed is for, of, on or against, and the object beside it: "made its case for strikes"."""
    if noun.dep_ == "dobj":
        yield noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of", "on", "against", "to", "over", "about"):
        above = noun.head.head
        yield above
        if above.pos_ == "VERB":
            yield from (child for child in above.children if child.dep_ == "dobj" and child.i < noun.i)


def _is_asked_for(noun: Token) -> bool:
    """Say whether what is for or against a deed is still sought: "seeking backing for the strikes"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.pos_ == "NOUN" and modal_words().embedders.get(verb.lemma_) in (M.CONDITIONAL, M.PLANNED)


def _is_topic(noun: Token) -> bool:
    """Say whether a state is only talked about: "talks on a truce"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("about", "on", "over")


def _goes_on(noun: Token) -> bool:
    """Say whether a deed is still being done: "amid fighting", "an end to the bombing", "urged them to halt raids"."""
    head = noun.head
    if noun.dep_ == "pobj":
        if head.lower_ == "amid":
            return True
        head = head.head if head.lower_ in ("to", "of", "in") else head
    elif noun.dep_ != "dobj":
        return False
    elif head.lemma_ in modal_words().continuing:
        return True
    return head.lemma_ in modal_words().ending and (head.pos_ == "NOUN" or _infinitive(head))


def _is_there(noun: Token) -> bool:
    """Say whether a deed is told to be there now: "there are talks", "there is fighting"."""
    verb = noun.head
    there = any(child.dep_ == "expl" and child.lower_ == "there" for child in verb.children)
    return noun.dep_ == "attr" and there and verb.tag_ in ("VBZ", "VBP")


def _is_under(predicate: Predicate) -> bool:
    """Say whether something is under it: "the blaze is under investigation"."""
    verb, noun = predicate.carrier, predicate.head
    return verb is not None and verb.tag_ in ("VBZ", "VBP") and noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _mood(verb: Token) -> Iterator[Modality]:
    """Read modals, negation and "if"."""
    words = modal_words()
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "neg":
            if not _is_counterfactual(verb):  # "if they had not killed him": they did
                yield M.DENIED
        elif child.dep_ == "mark" and _is_counterfactual(verb) and any(c.dep_ == "neg" for c in verb.children):
            continue
        elif child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            yield M.CONDITIONAL
        elif child.dep_ == "aux" and child.lower_ in words.modals and child.ent_type_ != "DATE":  # "since 21 May"
            reported = child.lower_ in ("would", "'d", "’d") and not perfect and _under_past_speech(verb)
            yield M.PLANNED if reported else words.modals[child.lower_]


def _is_counterfactual(verb: Token) -> bool:
    """Say whether a clause supposes what was not: "if they had killed"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux")}
    return {"if", "had"} <= marks


def _tense(verb: Token, predicate: Predicate, *, headline: bool) -> Iterator[Modality]:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "to" in auxiliaries and (headline or verb.dep_ == "ROOT"):
        yield M.PLANNED
    elif verb.tag_ == "VBG" and (auxiliaries & PRESENT or {"been"} < auxiliaries - {"had"}):
        yield M.ONGOING
    elif verb.tag_ == "VBD" or auxiliaries & PAST:
        yield M.HAPPENED
    elif verb.tag_ in ("VBZ", "VBP") and not auxiliaries and not headline and _lasts(verb, predicate):
        yield M.ONGOING


def _lasts(verb: Token, predicate: Predicate) -> bool:
    """Say whether a present tense tells what goes on: a deed that takes time, or what is done "as" another thing is."""
    if any(child.dep_ == "mark" and child.lower_ in ("as", "while") for child in verb.children):
        return True
    return predicate.is_verb and predicate.sense.type in DEEDS and not predicate.sense.punctual


def _around(predicate: Predicate, predicates: Mapping[int, Predicate]) -> Iterator[Modality]:
    """Climb from the trigger and yield what each attitude above makes of it."""
    real = _presupposed(predicate)
    settled = real and predicate.sense.type != "ASSAULT"
    token = predicate.verb if predicate.verb is not None and not predicate.through else predicate.head
    finite = predicate.verb is not None and token.pos_ in ("VERB", "AUX") and is_finite(token)
    for _ in range(DEEPEST):
        head, link = token.head, token.dep_
        if head is token:
            return
        if link == "conj":
            if not finite and not real and head.pos_ in ("VERB", "AUX"):
                yield from _shared(head)
            finite = finite or (head.pos_ in ("VERB", "AUX") and token.pos_ in ("VERB", "AUX") and is_finite(head))
        elif _infinitive(token) and (_led_to(head) if link == "advcl" else link in ADNOMINAL and _is_ranked(head)):
            yield M.HAPPENED
            return
        elif link in ("advcl", "relcl", "acl"):
            governed = (
                list(_governed(head, predicates, real=real or finite, settled=settled)) if _infinitive(token) else []
            )
            yield from governed
            if not real and not governed and not (finite and _infinitive(token)):
                yield from _adjoined(token)
            if link == "acl" and finite:
                yield from _charged(token)
            if not _infinitive(token):
                if link == "advcl" and not finite and not real:
                    yield from _shared(head)
                return
            if link != "acl" and is_finite(head):
                return
        elif link == "nsubj":
            if not finite:
                yield from _as_subject(head, real=real)
            if real:
                return
            finite = True
        elif link in PASSED_ON:
            if link == "pcomp" and _instead(token):
                yield M.DENIED
            if (
                link == "prep"
                and token.lower_ == "for"
                and head.lemma_ in modal_words().holding
                and not _is_known(predicate.head)
            ):
                yield M.ALLEGED
            if link == "prep" and token.lower_ in CIRCUMSTANCES and not _accusing(head, predicates):
                return
            if not (predicate.through and head == predicate.carrier):
                yield from _governed(
                    head,
                    predicates,
                    real=real or finite,
                    settled=settled,
                    infinitive=link == "xcomp",
                    noun=link in NOMINAL,
                )
                if not finite and not real and head.pos_ in ("VERB", "AUX"):
                    yield from _shared(head, direct=link in ("xcomp", "dobj", "acomp", "attr", "prep"))
            finite = finite or (head.pos_ in ("VERB", "AUX") and is_finite(head))
        else:
            return
        token = head


def _governed(
    head: Token,
    predicates: Mapping[int, Predicate],
    *,
    real: bool,
    settled: bool,
    infinitive: bool = False,
    noun: bool = False,
) -> Iterator[Modality]:
    """Yield what the governing word makes of its complement.

    What is told as real stays so unless disputed; what is settled ("blamed for breaking the truce") stays so anyway.
    """
    words = modal_words()
    reading = None
    governing = predicates.get(head.i)
    if governing is not None and governing.sense.complement is not None:
        reading = COMPLEMENTS[governing.sense.complement]
        if reading is M.DENIED and noun and governing.sense.name != "deny":
            reading = None  # who opposes a thing does not say that it is not so
    elif head.lemma_ in words.embedders:
        reading = words.embedders[head.lemma_]
    elif infinitive and _led_to(head):
        reading = M.HAPPENED
    elif infinitive and head.lemma_ in words.infinitives:
        reading = words.infinitives[head.lemma_]
    if reading is M.ALLEGED and any(child.lemma_ in words.owning for child in head.children):
        reading = None  # "claimed responsibility for the bombing"
    if real and not infinitive and head.lemma_ in words.indicating and _has_clause(head):
        advised = any(c.dep_ == "ccomp" and c.tag_ in ("VB", "VBP") and not _aided(c) for c in head.children)
        reading = M.CONDITIONAL if advised else M.ALLEGED  # "suggested that states ease it"; "that they killed him"
    if real and head.lemma_ in words.hoping and _has_clause(head):
        yield M.CONDITIONAL  # "we hope that they will be given access"
    if infinitive and head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        reading = M.DENIED
    if reading is M.CANCELLED and _infinitive(head):
        reading = None  # "urged them to suspend the talks": they go on
    if real and reading is M.DENIED and governing is not None and governing.sense.name != "deny":
        reading = None
    if settled and reading is M.ALLEGED:
        reading = None
    if reading is not None and not (real and reading in (M.PLANNED, M.CONDITIONAL, M.CANCELLED)):
        yield reading


def _led_to(verb: Token) -> bool:
    """Say whether a verb tells that its infinitive was done: "had to apologize", "went on to praise them"."""
    if verb.tag_ != "VBD":
        return False
    on = any(child.lower_ == "on" and child.dep_ in ("prt", "advmod", "prep") for child in verb.children)
    return verb.lemma_ == "have" or (verb.lemma_ == "go" and on)


def _aided(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _has_clause(verb: Token) -> bool:
    """Say whether a verb governs a whole clause: "suggest that they killed", not "suggest a meeting"."""
    return any(
        child.dep_ == "ccomp" and any(c.dep_.startswith("nsubj") for c in child.children) for child in verb.children
    )


def _accusing(head: Token, predicates: Mapping[int, Predicate]) -> bool:
    """Say whether a preposition's object is the charge: "accused of", "blamed for", "charged with"."""
    governing = predicates.get(head.i)
    return governing is not None and governing.sense.complement == "alleged"


def _shared(verb: Token, *, direct: bool = True) -> Iterator[Modality]:
    """Yield the future or doubt of a governing verb, which what hangs on it shares."""
    for reading in _mood(verb):
        yield M.CONDITIONAL if reading is M.DENIED and not direct else reading
    if verb.lemma_ == "be" and any(child.dep_ == "acomp" for child in verb.children):
        return


def _as_subject(verb: Token, *, real: bool) -> Iterator[Modality]:
    """Read the verb of which the event is the subject: "the meeting was expected to include"."""
    words = modal_words()
    if verb.lemma_ in words.continuing or any(child.lower_ in words.under_way for child in verb.children):
        yield M.ONGOING
    if real:
        return
    yield from _mood(verb)
    if any(child.dep_ == "xcomp" for child in verb.children):
        reading = words.embedders.get(verb.lemma_) or words.infinitives.get(verb.lemma_)
        if reading is not None:
            yield reading


def _adjoined(verb: Token) -> Iterator[Modality]:
    """Read a purpose ("to discuss"), a doubt ("worthwhile to meet") or "the first time Kerry meets Lavrov"."""
    head = verb.head
    if _infinitive(verb):
        weighed = head.lemma_ == "be" and any(child.dep_ == "acomp" for child in head.children)
        yield M.CONDITIONAL if weighed or head.pos_ == "ADJ" else M.PLANNED
    elif verb.dep_ == "relcl" and head.dep_ in ("attr", "nsubj") and verb.tag_ in ("VBZ", "VBP"):
        yield from (M.PLANNED for child in head.head.children if child.lower_ == "will")


def _is_ranked(noun: Token) -> bool:
    """Say whether a noun is told as the first or the latest of those "to" which something was done."""
    return noun.lower_ in RANKS or any(child.lower_ in RANKS for child in noun.children)


def _charged(verb: Token) -> Iterator[Modality]:
    """Read the clause of a charge: "accusations that Turkey was supporting them"."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    if marked and modal_words().embedders.get(verb.head.lemma_) is M.ALLEGED:
        yield M.ALLEGED


def _instead(token: Token) -> bool:
    """Say whether a participle tells what is not done: "without firing", "instead of dismantling them"."""
    before = token.head
    return before.lower_ == "without" or any(child.lower_ in ("instead", "rather") for child in before.children)


def _presupposed(predicate: Predicate) -> bool:
    """Say whether the words take the deed for granted: "the bombing", "an end to air strikes", "their demands"."""
    noun, sense = predicate.head, predicate.sense
    if predicate.is_verb or (predicate.carrier is not None and not predicate.through):
        return False
    if sense.type != "ASSAULT":
        definite = any(child.dep_ == "poss" or child.lower_ in ("the", "this") for child in noun.children)
        return sense.type != "CONSULT" and definite and not (sense.type in GIVEN and _is_asked(noun))
    if noun.dep_ == "dobj":
        reading = modal_words().embedders.get(noun.head.lemma_)
        owned = any(child.dep_ == "poss" for child in noun.children)
        return reading is None or owned or (reading is M.CANCELLED and _infinitive(noun.head))
    return not (noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in modal_words().embedders)


def _is_asked(noun: Token) -> bool:
    """Say whether a noun is what is asked for: "demanded the resignation", "called for his release"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "for" and noun.head.head.lemma_ in modal_words().asking
    return noun.dep_ == "dobj" and noun.head.lemma_ in modal_words().asking


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _is_bare(verb: Token) -> bool:
    """Say whether a verb is an infinitive; with a subject it is a headline's present ("Allies kill 9")."""
    return verb.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in verb.children)


def _under_past_speech(verb: Token) -> bool:
    """Say whether "would" is the "will" of reported speech ("said they would meet")."""
    head = verb.head
    while verb.dep_ == "conj" and head is not verb:
        verb, head = head, head.head
    return verb.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN")


def _is_past(verb: Token | None) -> bool:
    return verb is not None and (
        verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    )


def _belongs_ahead(predicate: Predicate, when: When | None, published: date | None) -> bool:
    """Say whether the event's own time begins after the report; violence is not told before it is done."""
    if when is None or predicate.sense.type in ("ASSAULT", "COERCE"):
        return False
    if when.basis is not WhenBasis.CLAUSE and predicate.sense.type in DEEDS:
        return False
    return lies_ahead(when, published)


def lies_ahead(when: When, published: date | None) -> bool:
    """Say whether a time begins after the report."""
    if published is None or when.basis is WhenBasis.PUBLISHED or when.time.begin is None:
        return False
    return when.time.begin > published
