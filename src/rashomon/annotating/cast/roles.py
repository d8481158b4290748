"""What a person is, from the words beside the name: the title before it, the apposition around it."""

from spacy.tokens import Doc, Span, Token

from rashomon.annotating.cast.lexicon import countries, offices

_LINKS = frozenset({"of", "for", "to"})
_DASHES = frozenset("-–—")
_TITLE_TAGS = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "VBN", "HYPH", "POS"})

# A longer run of words is no title but a sentence that the tagger misread. By judgement.
LONGEST_TITLE = 12


def title_start(doc: Doc, start: int, end: int) -> int:
    """Return where the name itself begins in tokens that may begin with titles ("General Sergey Rudskoy")."""
    lexicon = offices()
    if end - start > 2 and doc[start].is_upper and doc[start + 1].lower_ in lexicon.abbreviation:
        start += 1  # "NJ Gov. Ana Roth"
    while (
        end - start > 1
        and doc[start].lower_ in lexicon.titles
        and not (end - start == 2 and doc[start].lower_ in lexicon.royal)
    ):
        start += 1
    return start


def role_of(doc: Doc, start: int, end: int) -> str | None:
    """Return the fullest office written beside the name at these tokens; None where there is none.

    What only says whose or when is left off: "its ambassador in Washington", "on Wednesday President ...".
    """
    begin = _title_begin(doc, start)
    while begin < start and (doc[begin].tag_ in ("PRP$", "DT") or doc[begin].ent_type_ in ("DATE", "TIME")):
        begin += 1
    title = _title(doc[begin:start])
    apposed = _apposition(doc, start, end)
    return max(filter(None, (title, apposed)), key=lambda role: len(role.split()), default=None)


def _title(words: Span) -> str | None:
    """Return the title that the words before a name are, its short forms spelled out; None where none is an office."""
    lexicon = offices()
    texts = [lexicon.spelled.get(t.lower_, t.text) if t.lower_ in lexicon.abbreviation else t.text for t in words]
    if not any(text.lower() in lexicon.office for text in texts):
        return None
    return "".join(text + token.whitespace_ for text, token in zip(texts, words, strict=True)).strip()


def _title_begin(doc: Doc, start: int) -> int:
    """Return the first token of the title that ends right before the name; `start` where there is no title."""
    titles = offices().titles
    begin = start
    seen = False
    if start and doc[start - 1].lower_ in _LINKS:
        return start  # "a strategist for Roth"
    for i in range(start - 1, max(-1, start - 1 - LONGEST_TITLE), -1):
        token = doc[i]
        if token.is_sent_start and i != start - 1 and doc[i + 1].is_sent_start:
            break
        if token.lower_ in _LINKS or (token.lower_ == "the" and i and doc[i - 1].lower_ in _LINKS):
            linked = i - 1 if token.lower_ in _LINKS else i - 2
            if seen or linked < 0 or doc[linked].lower_ not in titles:
                break
            continue
        if token.tag_ not in _TITLE_TAGS or (token.text in _DASHES and token.whitespace_):
            break  # "BONN - Mayor Ana Roth"
        if token.lower_ in titles:
            seen = True
        elif i == start - 1 and not _ends_title(doc, i):
            return start
        begin = i
    if not seen:
        return start
    begin = max([begin, *(i for i in range(begin + 1, start) if _begins_anew(doc, i))])
    while begin < start and doc[begin].tag_ in ("POS", "HYPH"):
        begin += 1
    return begin


def _begins_anew(doc: Doc, i: int) -> bool:
    """Say whether an adjective begins a title behind what a text without its commas ran into it.

    In one phrase adjectives stand before nouns: "in the region local rescue official". "Vice presidential" is one.
    """
    before, word = doc[i - 1], doc[i]
    if word.tag_ != "JJ" or before.tag_ not in ("NN", "NNS") or not before.whitespace_:
        return False
    is_plain = word.text.islower() and before.text.islower()
    return is_plain and word.lower_ not in offices().office and before.lower_ not in offices().modifier


def _ends_title(doc: Doc, i: int) -> bool:
    """Say whether a word that is no office ends a title all the same ("Secretary of State", "Ambassador to the UN")."""
    for j in range(i, max(0, i - 5), -1):
        if doc[j].lower_ in _LINKS:
            return doc[j - 1].lower_ in offices().titles
    return False


def _apposition(doc: Doc, start: int, end: int) -> str | None:
    """Return the office set beside the name between commas, before or after it."""
    root = doc[start:end].root
    near = [child for child in root.children if child.dep_ == "appos" and child.i >= end]
    if root.dep_ == "appos" and root.head.i < start:
        near.append(root.head)
    for head in near:
        if head.lemma_.lower() in offices().office or head.lower_ in offices().office:
            return description(doc, head, before=start if head.i < start else len(doc))
    return None


def description(doc: Doc, head: Token, before: int | None = None) -> str:
    """Return the noun phrase of a head with its prepositional phrases, without article, possessive and clauses."""
    begin, end = phrase(head)
    begin += doc[begin].tag_ == "PRP$"
    end = min(end, before) if before is not None else end
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return " ".join(doc[begin:end].text.split())


def phrase(head: Token) -> tuple[int, int]:
    """Return where a head's noun phrase begins, after its article, and where its last prepositional phrase ends."""
    begin, end = head.left_edge.i, head.i + 1
    doc = head.doc
    while begin < head.i and (
        doc[begin].pos_ in ("DET", "PUNCT", "SPACE", "CCONJ") or doc[begin].lower_ in ("the", "a", "an", "one")
    ):
        begin += 1
    begin = max(
        [begin, *(t.i + 1 for t in doc[begin : head.i] if t.tag_ == "''" or (t.tag_ == "DT" and t.head == head))]
    )
    for child in head.rights:
        if child.dep_ == "nummod" and child.i == end:
            end += 1  # "Division 30"
            continue
        if child.dep_ != "prep" or child.i != end:
            break
        edge = child.right_edge.i + 1
        stop = next(
            (
                t.i
                for t in doc[child.i : edge]
                if (t.is_punct and t.text not in "-'’.") or t.dep_ in ("relcl", "acl", "advcl")
            ),
            edge,
        )
        end = stop if stop > child.i + 1 else child.i
        if stop != edge:
            break
    return begin, end


def adjective_of(country: str) -> str | None:
    """Return the adjective for a country's name as written, or for one of its people."""
    lexicon = countries()
    name = lexicon.named.get(country) or lexicon.people.get(country)
    return lexicon.adjective.get(name) if name else None
