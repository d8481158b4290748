"""What has gone on since something: "killed since the war began in March 2011", "displaced since the ceasefire"."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})


def since_what(head: Token) -> Tokens | None:
    """Return the words from "since" on that say when what `head` tells began; None where there are none.

    The first thing since May is not all that was since May. A clause may give a reason as well ("since it was late"):
    with a perfect, or a participle, it is a time.
    """
    found = [word for word in head.doc[head.i + 1 : head.sent.end] if word.lower_ == "since"]
    told = _told_together(head) if found else []
    for word in found:
        phrase = word.head if word.dep_ == "mark" else word
        words = head.doc[word.i : phrase.right_edge.i + 1]
        clause = next((above for above in phrase.ancestors if above in told or above.pos_ in ("VERB", "AUX")), None)
        if any(map(_is_superlative, head.doc[head.sent.start : word.i])):
            return None
        if clause in told and len(words) > 1 and (word.dep_ != "mark" or any(map(_lasts, told))):
            return words
    return None


def _is_superlative(word: Token) -> bool:
    """Say whether a word picks one out: "the first raid since May", "the deadliest since the war began"."""
    return word.lower_ in ("first", "only") or (word.tag_ == "JJS" and word.lower_ not in ("least", "most", "latest"))


def _told_together(head: Token) -> list[Token]:
    """Return a word and the verbs joined to it: "have been killed and millions displaced since then"."""
    joined = list(head.conjuncts)
    return [head, *joined, *(child for noun in joined for child in noun.children if child.dep_ == "acl")]


def _lasts(verb: Token) -> bool:
    helping = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return not PERFECT.isdisjoint(helping) or (verb.tag_ == "VBN" and not helping)
