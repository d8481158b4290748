"""What leaves it open whether something befell people, or which of two things did."""

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Measure


def is_either(token: Token, measure: Measure) -> bool:
    """Say whether words leave it open which of two things was done: "killed or wounded", "dozens dead and wounded"."""
    words = lexicon()
    if _is_paired(token, measure):
        return True
    first = token.head if token.dep_ == "conj" else token
    if not any(child.lower_ == "or" and child.dep_ == "cc" for child in first.children):
        return False
    others = [first, *(child for child in first.children if child.dep_ == "conj")]
    told = {words.patient.get(other.lemma_.lower(), (measure,))[0] for other in others if other != token}
    return bool(told & {Measure.KILLED, Measure.INJURED} - {measure})


def _is_paired(token: Token, measure: Measure) -> bool:
    """Say whether one number stands for two states at once: "several dozen dead and wounded"."""
    states, doc = lexicon().state, token.doc
    for step in (1, -1):
        joint, other = token.i + step, token.i + 2 * step
        if not (0 <= other < len(doc) and doc[joint].lower_ == "and" and doc[other].lower_ in states):
            continue
        behind = doc[max(token.i, other) + 1 :][:1]
        has_object = any(
            word.like_num or word.pos_ in ("DET", "NOUN", "NUM") for word in behind if word.lower_ != "the"
        )
        if not has_object and {measure, states[doc[other].lower_][0]} == {Measure.KILLED, Measure.INJURED}:
            return True
    return False


def is_unreal(token: Token) -> bool:
    """Say whether a predicate is possible, denied or tried: "could have killed", "not hurt", "whether it killed"."""
    words = lexicon()
    for verb in (token, token.head):
        if verb is not token and token.dep_ not in ("acomp", "oprd", "xcomp", "conj", "attr"):
            break
        for child in verb.children:
            if words.has("attempted", child.lower_) and child.dep_ in ("amod", "compound", "advmod", "nmod"):
                return True
            if child.dep_ == "neg" or (child.dep_ == "aux" and words.has("modals", child.lower_)):
                return True
    tried = token.dep_ == "xcomp" and words.has("unreal", token.head.lemma_.lower())
    return tried or _is_asked(token) or _is_thought_of(token)


def is_sentence(token: Token) -> bool:
    """Say whether a verb tells how long somebody is to be held, and no arrest: "was jailed for six years"."""
    terms = (noun for prep in token.children if prep.lower_ == "for" for noun in prep.children)
    return token.lemma_.lower() in ("jail", "imprison") and any(
        lexicon().units.get(noun.lower_) is Measure.DURATION or noun.lower_ == "life" for noun in terms
    )


def _is_thought_of(token: Token) -> bool:
    """Say whether a deed is only spoken of: "deporting a million was not an option", "killing ten would be a crime"."""
    return token.dep_ == "csubj" and any(
        child.dep_ == "neg" or (child.dep_ == "aux" and lexicon().has("modals", child.lower_))
        for child in token.head.children
    )


def _is_asked(token: Token) -> bool:
    """Say whether a predicate is only asked after: "whether strikes killed ten", "whether they claimed ten lives"."""
    verb = next((above for above in (token, *token.ancestors) if above.pos_ in ("VERB", "AUX")), token)
    return any(child.dep_ == "mark" and child.lower_ == "whether" for child in verb.children)
