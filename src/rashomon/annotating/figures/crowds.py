"""Which verbs tell of a crowd: "took part", "turned out", "joined the march"."""

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon

# Verbs that tell of a crowd only with a word behind them: "took part", "turned out", "joined the march".
TAKING = frozenset({"take", "turn", "join"})


def takes_part(verb: Token) -> bool:
    """Say whether "took", "turned" and "joined" tell of a crowd: "took part", "turned out", "joined the march"."""
    words, behind = lexicon(), verb.doc[verb.i + 1 : verb.i + 2]
    if verb.lemma_.lower() == "join":
        return any(child.dep_ == "dobj" and words.has("gatherings", child.lemma_.lower()) for child in verb.children)
    if not len(behind) or behind[0].head != verb or not words.has("taking_part", behind[0].lower_):
        return False
    told = [
        named
        for child in (verb, behind[0])
        for below in child.children
        if below.lower_ == "in"
        for named in below.children
    ]
    named = told or list(verb.doc)  # of "25,000 had taken part" the paragraph says in what
    return behind[0].lower_ != "part" or any(_is_gathering(one) for one in named)


def _is_gathering(word: Token) -> bool:
    lemma = word.lemma_.lower()
    return lexicon().has("gatherings", lemma) or lexicon().has("crowds", lemma)
