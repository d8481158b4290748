"""Numbers that stand beside a word, where the parse joins the two in no way."""

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon

# How far from a predicate its number is looked for, in tokens. By judgement.
REACH = 8


def alone_with(adverb: Token) -> Token | None:
    """Return the number of "one fatally", "two of them critically": a number and nothing but an adverb to say how."""
    before = adverb.nbor(-1) if adverb.i else None
    after = adverb.nbor(1) if adverb.i + 1 < len(adverb.doc) else None
    if before is not None and before.like_num and (after is None or not after.text[0].isalpha()):
        return before
    return None


def number_before(token: Token) -> Token | None:
    """Return what the nearest number before a word counts, up to what parts them."""
    for place in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        word = token.doc[place]
        if word.like_num or (word.lower_ == "old" and word.i and word.nbor(-1).lower_ in ("-", "year", "month")):
            return _counted(word) if _counted(word).i < token.i else word
        if word.pos_ in ("VERB", "PUNCT", "ADP", "SCONJ", "CCONJ") and not lexicon().has("link", word.lemma_.lower()):
            return None
    return None


def number_after(token: Token) -> Token | None:
    """Return what the nearest number behind a word counts, up to what parts them."""
    for place in range(token.i + 1, min(token.sent.end, token.i + 4)):
        word = token.doc[place]
        if word.like_num:
            return _counted(word)
        if word.pos_ in ("VERB", "PUNCT", "ADP", "SCONJ", "CCONJ", "NOUN"):
            return None
    return None


def _counted(number: Token) -> Token:
    """Return the noun that a number counts, else the number itself."""
    return number.head if number.dep_ == "nummod" and number.head.i > number.i else number
