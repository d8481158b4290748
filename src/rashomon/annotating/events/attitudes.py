"""What the words above an event make of it: who denies it, asks for it, plans or alleges it, or takes it for granted.

From the trigger the way goes up the parse, word by word, as far as an attitude reaches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.annotating.events.moods import is_infinitive, is_none, read_mood
from rashomon.annotating.events.predicates import Predicate, is_finite, is_object_only
from rashomon.annotating.events.words import COMPLEMENTS, modal_words
from rashomon.model import Modality

M = Modality

CLAUSES = frozenset({"advcl", "relcl", "acl"})
# Through these what the word above says is said of the deed.
PASSED_ON = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "dative", "nsubjpass", "acomp", "attr",
                       "oprd", "appos", "compound", "nmod", "amod", "agent"})  # fmt: skip
NOMINAL = frozenset({"dobj", "pobj", "prep", "nsubjpass"})
# Through these the mood of a verb is the deed's own, its negation too.
DIRECT = frozenset({"xcomp", "dobj", "acomp", "attr", "prep"})

# What is given when it is asked for: who asks for "the release" does not say that there was one.
GIVEN = frozenset({"RETREAT", "CONCEDE", "AID", "AGREE", "SUPPORT", "COOPERATE"})

# How many words up an attitude reaches: "deny accusations of attacking" is three. By judgement.
DEEPEST = 7


@dataclass(frozen=True)
class Step:
    """A word on the way up from a trigger.

    `real` says that the words take the deed for granted, `settled` that no charge unsays it ("blamed for breaking the
    truce"), `finite` that a clause with a tense of its own lies below.
    """

    token: Token
    predicate: Predicate
    predicates: Mapping[int, Predicate]
    real: bool
    settled: bool
    finite: bool

    @property
    def head(self) -> Token:
        """The word above, whose attitude is asked for."""
        return self.token.head

    @property
    def link(self) -> str:
        """How the word hangs on the one above."""
        return self.token.dep_

    @property
    def firm(self) -> bool:
        """Say whether it is told as real, or in a clause of its own: then the mood above is not the deed's."""
        return self.real or self.finite

    @property
    def above(self) -> Predicate | None:
        """The trigger that the word above is, if it is one."""
        return self.predicates.get(self.head.i)

    def up(self) -> "Step":
        """Return the next word on the way."""
        head = self.head
        tensed = _is_verb(head) and is_finite(head) and (self.link != "conj" or _is_verb(self.token))
        finite = self.finite or self.link == "nsubj" or (_hands_on(self) and tensed)
        used = self.token == self.predicate.head and self.above is None and is_object_only(self.predicate)
        return replace(self, token=head, finite=finite, settled=self.settled or (self.real and used))


def read_around(predicate: Predicate, predicates: Mapping[int, Predicate]) -> Iterator[Modality]:
    """Climb from the trigger and yield what each attitude above makes of it."""
    step = _first(predicate, predicates)
    for _ in range(DEEPEST):
        if step.head is step.token:
            return
        yield from _read(step)
        if _is_last(step):
            return
        step = step.up()


def _first(predicate: Predicate, predicates: Mapping[int, Predicate]) -> Step:
    real = is_presupposed(predicate)
    token = predicate.verb if predicate.verb is not None and not predicate.through else predicate.head
    return Step(
        token,
        predicate,
        predicates,
        real=real,
        settled=real and predicate.sense.type != "ASSAULT",
        finite=predicate.verb is not None and _is_verb(token) and is_finite(token),
    )


def _read(step: Step) -> Iterator[Modality]:
    """Yield what the word above makes of the deed, by how it is reached."""
    if step.link == "conj":
        if not step.firm and _is_verb(step.head):
            yield from _shared(step.head)
    elif _was_done(step):
        yield M.HAPPENED
    elif step.link in CLAUSES:
        yield from _as_clause(step)
    elif step.link == "nsubj":
        if not step.finite:
            yield from _as_subject(step.head, real=step.real)
    elif step.link in PASSED_ON:
        yield from _as_complement(step)


def _is_last(step: Step) -> bool:
    """Say whether no word further up says anything of the deed."""
    if step.link == "conj":
        return False
    if _was_done(step):
        return True
    if step.link in CLAUSES:
        return not is_infinitive(step.token) or (step.link != "acl" and is_finite(step.head))
    if step.link == "nsubj":
        return step.real
    return step.link not in PASSED_ON or _is_circumstance(step)


def _hands_on(step: Step) -> bool:
    """Say whether the tense of the word above is that of the deed's clause."""
    return step.link == "conj" or step.link in PASSED_ON


def _was_done(step: Step) -> bool:
    """Say whether an infinitive tells what was done: "went on to praise them", "the first to be hit"."""
    if not is_infinitive(step.token):
        return False
    return _led_to(step.head) if step.link == "advcl" else step.link in ("relcl", "acl") and _is_ranked(step.head)


def _is_circumstance(step: Step) -> bool:
    """Say whether the deed is only a circumstance of what is told above: "despite the attack"."""
    charged = step.above is not None and step.above.sense.complement == "alleged"  # "accused of", "blamed for"
    return step.link == "prep" and step.token.lower_ in modal_words().circumstances and not charged


def _as_clause(step: Step) -> Iterator[Modality]:
    """Read a clause beside the one above: "met to discuss it", "accusations that they did"."""
    purpose = is_infinitive(step.token)
    governed = list(_governed(step)) if purpose else []
    yield from governed
    if not step.real and not governed and not (step.finite and purpose):
        yield from _adjoined(step.token)
    if step.link == "acl" and step.finite:
        yield from _charged(step.token)
    if step.link == "advcl" and not purpose and not step.firm:
        yield from _shared(step.head)


def _as_complement(step: Step) -> Iterator[Modality]:
    """Read the word that governs the deed, and the mood that it shares with it."""
    token, head = step.token, step.head
    if step.link == "pcomp" and _instead(token):
        yield M.DENIED
    held_for = step.link == "prep" and token.lower_ == "for" and head.lemma_ in modal_words().holding
    if held_for and not is_known(step.predicate.head):
        yield M.ALLEGED
    if _is_circumstance(step) or (step.predicate.through and head == step.predicate.carrier):
        return
    yield from _governed(step)
    if not step.firm and _is_verb(head):
        yield from _shared(head, direct=step.link in DIRECT)


def _governed(step: Step) -> Iterator[Modality]:
    """Yield what the governing word makes of its complement.

    What is told as real stays so unless disputed; what is settled ("blamed for breaking the truce") stays so anyway.
    """
    if step.firm and step.head.lemma_ in modal_words().hoping and _has_clause(step.head):
        yield M.CONDITIONAL  # "we hope that they will be given access"
    if _is_demanded(step):
        yield M.CONDITIONAL
    reading = _attitude(step)
    if reading is not None and not _is_unmoved(step, reading):
        yield reading


def _is_demanded(step: Step) -> bool:
    """Say whether a clause tells what is asked for, in the bare form of its verb: "demanded that she step down"."""
    verb = step.token
    if step.link != "ccomp" or step.head.lemma_ not in modal_words().asking or verb.tag_ not in ("VB", "VBP"):
        return False
    return not _aided(verb) and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _attitude(step: Step) -> Modality | None:
    """Return what the governing word alone says of its complement."""
    head, words, infinitive = step.head, modal_words(), step.link == "xcomp"
    if infinitive and head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        return M.DENIED
    if step.firm and not infinitive and head.lemma_ in words.indicating and _has_clause(head):
        advised = any(c.dep_ == "ccomp" and c.tag_ in ("VB", "VBP") and not _aided(c) for c in head.children)
        return M.CONDITIONAL if advised else M.ALLEGED  # "suggested that states ease it"; "that they killed him"
    reading = None
    if infinitive and head.lower_ == "able" and _led_to(head):
        return M.HAPPENED
    if step.above is not None and step.above.sense.complement is not None:
        reading = COMPLEMENTS[step.above.sense.complement]
        if reading is M.DENIED and step.link in NOMINAL and step.above.sense.name != "deny":
            reading = None  # who opposes a thing does not say that it is not so
    elif head.lemma_ in words.embedders:
        reading = words.embedders[head.lemma_]
        if reading is M.PLANNED and is_none(head):
            return M.CONDITIONAL  # "has no plans to meet them"
    elif infinitive:
        reading = M.HAPPENED if _led_to(head) else words.infinitives.get(head.lemma_)
    if reading is M.ALLEGED and any(child.lemma_ in words.owning for child in head.children):
        return None  # "claimed responsibility for the bombing"
    return reading


def _is_unmoved(step: Step, reading: Modality) -> bool:
    """Say whether the deed stays what it was, whatever its governing word says."""
    match reading:
        case M.ALLEGED:
            return step.settled
        case M.CANCELLED:
            return step.firm or is_infinitive(step.head)  # "urged them to suspend the talks": they go on
        case M.DENIED:
            return step.firm and step.above is not None and step.above.sense.name != "deny"
        case M.PLANNED | M.CONDITIONAL:
            return step.firm
    return False


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _led_to(verb: Token) -> bool:
    """Say whether a word tells that its infinitive was done: "had to go", "went on to praise", "was able to escape"."""
    if verb.lower_ == "able":
        return verb.head.lemma_ == "be" and verb.head.tag_ in ("VBD", "VBN")
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


def _shared(verb: Token, *, direct: bool = True) -> Iterator[Modality]:
    """Yield the future or doubt of a governing verb, which what hangs on it shares."""
    for reading in read_mood(verb):
        yield M.CONDITIONAL if reading is M.DENIED and not direct else reading


def _as_subject(verb: Token, *, real: bool) -> Iterator[Modality]:
    """Read the verb of which the event is the subject: "the meeting was expected to include"."""
    words = modal_words()
    if verb.lemma_ in words.continuing or any(child.lower_ in words.under_way for child in verb.children):
        yield M.ONGOING
    if real:
        return
    yield from read_mood(verb)
    if any(child.dep_ == "xcomp" for child in verb.children):
        reading = words.embedders.get(verb.lemma_) or words.infinitives.get(verb.lemma_)
        if reading is not None:
            yield reading


def _adjoined(verb: Token) -> Iterator[Modality]:
    """Read a purpose ("to discuss"), a doubt ("worthwhile to meet") or "the first time Kerry meets Lavrov"."""
    head = verb.head
    if is_infinitive(verb):
        weighed = head.lemma_ == "be" and any(child.dep_ == "acomp" for child in head.children)
        yield M.CONDITIONAL if weighed or head.pos_ == "ADJ" else M.PLANNED
    elif verb.dep_ == "relcl" and head.dep_ in ("attr", "nsubj") and verb.tag_ in ("VBZ", "VBP"):
        yield from (M.PLANNED for child in head.head.children if child.lower_ == "will")


def _is_ranked(noun: Token) -> bool:
    """Say whether a noun is told as the first, the latest or the deadliest of those "to" which something was done."""
    ranks = modal_words().ranks
    told = noun.dep_ in ("attr", "appos", "nsubj")  # but "had the fullest support to visit them"
    return noun.lower_ in ranks or any(
        child.lower_ in ranks or (told and child.tag_ == "JJS") for child in noun.children
    )


def _charged(verb: Token) -> Iterator[Modality]:
    """Read the clause of a charge: "accusations that Turkey was supporting them"."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    words = modal_words().embedders
    if marked and words.get(verb.head.lemma_) is M.ALLEGED:
        yield M.ALLEGED
    if marked and verb.head.dep_ == "dobj" and words.get(verb.head.head.lemma_) is M.DENIED:
        yield M.DENIED  # "dismissed reports that a market was bombed"


def _instead(token: Token) -> bool:
    """Say whether a participle tells what is not done: "without firing", "instead of dismantling them"."""
    before = token.head
    return before.lower_ == "without" or any(child.lower_ in ("instead", "rather") for child in before.children)


def is_presupposed(predicate: Predicate) -> bool:
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
        return reading is None or owned or (reading is M.CANCELLED and is_infinitive(noun.head))
    return not (noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in modal_words().embedders)


def _is_asked(noun: Token) -> bool:
    """Say whether a noun is what is asked for: "demanded the resignation", "called for his release"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "for" and noun.head.head.lemma_ in modal_words().asking
    return noun.dep_ == "dobj" and noun.head.lemma_ in modal_words().asking


def is_known(noun: Token) -> bool:
    """Say whether an article, an owner or a count shows that a deed is known: "the strikes", "Monday's attack"."""
    return any(
        child.dep_ in ("poss", "nummod", "relcl", "acl") or child.lower_ in ("the", "this", "these", "those", "that")
        for child in noun.children
    )
