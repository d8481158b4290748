"""Where names stand: the language model's entities, repaired, and the names that it missed in some places."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.annotating.cast.bodies import described_bodies
from rashomon.annotating.cast.commas import has_lost_commas, listed
from rashomon.annotating.cast.labels import vote
from rashomon.annotating.cast.lexicon import countries, hashes, joined_states, offices
from rashomon.annotating.cast.mentions import LABELS, Mention
from rashomon.annotating.cast.roles import role_of, title_start
from rashomon.annotating.cast.running import (
    apart,
    owning,
    with_joined_states,
    with_lands,
    without_headline,
)
from rashomon.annotating.parsing import Paragraph, Parsed

# What the small model calls an unknown name now and then; such a mention takes the label its name has elsewhere.
GUESSES = frozenset({"PRODUCT", "LANGUAGE", "WORK_OF_ART", "EVENT", "LAW"})

_ARTICLES = frozenset({"the", "a", "an"})
# The matter of a body has so many words in the names of most ("for Human Rights"): more is what a list ran on to.
LONGEST_MATTER = 2

_OF_A_PERSON = frozenset({"his", "her", "him", "himself", "herself"})
# Before a place these are no title: "St. Louis".
_SAINTS = frozenset({"st.", "st", "saint"})
_QUOTES = frozenset("“”\"'‘’`")


def find_mentions(parsed: Parsed) -> list[Mention]:
    """Return the names of a report in text order, each with the label that most of its mentions have."""
    raw = [
        mention
        for order, paragraph in enumerate(parsed.paragraphs)
        for entity in _entities(paragraph)
        if entity.label_ in LABELS or entity.label_ in GUESSES
        for mention in _repaired(paragraph, order, entity)
    ]
    if any(name in parsed.article.text for name in joined_states()):
        raw = list(with_joined_states(parsed, raw))
    raw = [bare for mention in raw if (bare := without_headline(mention, parsed))]
    known = {tuple(t.lower_.rstrip("s") for t in m.tokens) for m in raw if m.label == "ORG" and m.end - m.start > 1}
    raw = [part for mention in raw for part in apart(mention, known)]
    if has_lost_commas(parsed.article.text):
        raw = listed(raw, parsed)
    taken = {(mention.order, i) for mention in raw for i in range(mention.start, mention.end)}
    raw = with_lands([_with_matter(_whole(mention, taken), taken) for mention in raw])
    taken.update((mention.order, i) for mention in raw for i in range(mention.start, mention.end))
    raw += [m for order, p in enumerate(parsed.paragraphs) for m in _titled(p, order, taken)]
    raw += [m for order, p in enumerate(parsed.paragraphs) for m in _outlets(p, order, taken)]
    raw += [m for order, p in enumerate(parsed.paragraphs) for m in described_bodies(p, order, taken)]
    taken.update((mention.order, i) for mention in raw for i in range(mention.start, mention.end))
    raw += [m for order, p in enumerate(parsed.paragraphs) for m in _unmarked_subjects(p, order, taken)]
    names = {m.text for m in raw if m.label in LABELS}
    surnames = {m.tokens[-1].text for m in raw if m.label == "PERSON"}
    raw = [part for mention in raw for part in owning(mention, names, surnames)]
    voted = vote(raw)
    spread = [*voted, *(m for missed in _missed(parsed, voted) for m in owning(missed, names, surnames))]
    spread.sort(key=lambda mention: (mention.order, mention.start))
    return [replace(m, role=role_of(m.paragraph.doc, m.start, m.end)) if m.label == "PERSON" else m for m in spread]


def _entities(paragraph: Paragraph) -> Iterator[Tokens]:
    """Yield the language model's entities; one that a dateline ran into ("BONN - Police") is its place and the rest."""
    for entity in paragraph.doc.ents:
        at = next((token.i for token in entity if token.idx >= paragraph.dateline), entity.end)
        if entity.start < at < entity.end:
            dash = next((token.i for token in entity if not (token.text[0].isalnum() or token.text in ".'’")), at)
            yield Tokens(paragraph.doc, entity.start, dash, label="GPE")
            yield Tokens(paragraph.doc, at, entity.end, label=entity.label)
        else:
            yield entity


def _repaired(paragraph: Paragraph, order: int, entity: Tokens) -> Iterator[Mention]:
    """Yield the entity without articles, possessive and quotation marks and titles; two where two were run together."""
    doc, (start, end) = paragraph.doc, _trimmed(entity)
    if (
        start == end
        or _is_of_feast(doc, start, end)
        or (
            not any(token.text[:1].isupper() or token.text[0].isdigit() for token in doc[start:end])
            and entity.label_ != "NORP"
        )
    ):
        return
    label = entity.label_
    start = _after_place(doc, start, end)
    country = _leading_country(doc, start, end) if label in ("ORG", "PERSON") else 0
    if country:
        yield Mention(paragraph, order, start, start + country, "GPE")
        start, label = start + country, "PERSON"
    is_saint = label in ("GPE", "LOC", "FAC") and doc[start].lower_ in _SAINTS
    is_place = is_saint or doc[end - 1].lower_ in offices().ends_place | offices().ends_way  # "Pope Street"
    named = start if is_place else title_start(doc, start, end)
    if label == "PERSON" or (named > start and _looks_like_person(doc, named, end)):
        start, label = named, "PERSON"
    if _is_part_of_title(doc, start, end):
        return
    if label == "NORP" and end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in offices().organisation:
        end, label = end + 1, "ORG"
    yield Mention(paragraph, order, start, end, label)


def _is_of_feast(doc: Doc, start: int, end: int) -> bool:
    """Say whether a name is cut from a feast's: "New Orleans Mother | 's Day", "the Mother's | Day Shooting"."""
    if doc[start].text == "Day":
        return start > 0 and doc[start - 1].tag_ == "POS"
    return end + 1 < len(doc) and doc[end].tag_ == "POS" and doc[end + 1].text == "Day"


def _trimmed(entity: Tokens) -> tuple[int, int]:
    """Return where an entity begins and ends without what is no part of a name."""
    doc, start, end = entity.doc, entity.start, entity.end
    start = max([start, *(token.i + 1 for token in doc[start : end - 1] if _ends_other(token, start))])
    start = _after_label(doc, start, end)
    while start < end and (
        doc[start].lower_ in _ARTICLES or doc[start].text in _QUOTES or doc[start].is_punct or doc[start].tag_ == "CC"
    ):
        start += 1  # "Plus Roth is named"
    while end > start and (doc[end - 1].text in ("'s", "’s", "’", "'", "-") or doc[end - 1].text in _QUOTES):
        end -= 1
    while entity.label_ == "ORG" and end - start > 1 and doc[end - 1].text in offices().outlet | offices().kind:
        end -= 1  # "Kyodo news agency"
    if ")" not in (texts := [token.text for token in doc[start:end]]) and "(" in texts[1:]:
        end = start + texts.index("(", 1)  # "the Farm Department (FD"
    if entity.label_ == "PERSON":
        end = next((token.i for token in doc[start + 1 : end] if token.tag_ == "POS"), end)
    return start, end


def _ends_other(token: Token, start: int) -> bool:
    """Say whether a name begins anew behind a token of it: quoted words end there, or "The" begins it."""
    if token.text == "The":
        return True
    return token.tag_ == "''" and not any(other.tag_ == "``" for other in token.doc[start : token.i])


def _after_label(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins behind the word that a page's subjects stand under: "Tags Northern Front"."""
    if not (doc[start].is_sent_start and doc[start].lower_ in offices().label and doc[start].text.istitle()):
        return start
    start += 1
    while start < end and doc[start].text in countries().named:
        start += 1
    return start if end - start > 1 else end  # a word alone may be a place as well


def _after_place(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name begins that a place before it ran into: "in Aleppo Syrian Observatory for ..."."""
    if not start or doc[start - 1].tag_ != "IN" or doc[start].text in countries().people:
        return start
    for at in range(start + 1, end - 1):
        if doc[at].text in countries().people and doc[at - 1].tag_ == "NNP":
            return at
    return start


def _leading_country(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of a country's name stand before a person's ("the United States Sergey Kislyak")."""
    lexicon, organisation = countries(), offices().organisation
    if any(token.lower_ in organisation for token in doc[start:end]):
        return 0
    for length in (3, 2, 1):
        rest = doc[start + length : end]
        if (
            len(rest) == 2
            and doc[start : start + length].text in lexicon.named
            and all(t.text[:1].isupper() for t in rest)
        ):
            return length
    return 0


def _looks_like_person(doc: Doc, start: int, end: int) -> bool:
    """Say whether what follows a title is one to three capitalised words, none of which names a body."""
    words = doc[start:end]
    return len(words) <= 3 and all(t.text[:1].isupper() and t.lower_ not in offices().organisation for t in words)


def _is_part_of_title(doc: Doc, start: int, end: int) -> bool:
    """Say whether the words are "State" of "Secretary of State" and the like."""
    return (
        end - start == 1
        and doc[start].lower_ in ("state", "house", "treasury")
        and start > 1
        and doc[start - 1].lower_ == "of"
    )


def _places(doc: Doc, words: Collection[int], kind: str = "LOWER") -> list[int]:
    """Return where words stand. A set is asked for each token: for so few it is ten times as fast as numpy's."""
    return [at for at, word in enumerate(doc.to_array(kind).tolist()) if word in words]


def _titled(paragraph: Paragraph, order: int, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the names after a title that the language model did not mark: "Premier Ana Roth"."""
    doc, lexicon = paragraph.doc, offices()
    for at in _places(doc, hashes(lexicon.titles)):
        token = doc[at]
        if not token.text[:1].isupper():
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < 3 and _may_be_name(doc[end]) and (order, end) not in taken:
            end += 1
        goes_on = any(t.text.istitle() and t.lower_ in lexicon.office for t in doc[end : end + 1])
        if end > start and not goes_on:  # "Chief Veterinary Officer"
            taken.update((order, i) for i in range(start, end))
            yield Mention(paragraph, order, start, end, "PERSON")


def _outlets(paragraph: Paragraph, order: int, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the names after what an outlet is that the language model did not mark: "state news agency SANA"."""
    doc = paragraph.doc
    for at in _places(doc, hashes(offices().outlet)):
        start = end = at + 1
        while end < len(doc) and _may_end(doc[end]) and doc[end].lower_ not in _ARTICLES and (order, end) not in taken:
            end += 1
        if end > start and doc[at].is_lower:
            taken.update((order, i) for i in range(start, end))
            yield Mention(paragraph, order, start, end, "ORG")


def _unmarked_subjects(paragraph: Paragraph, order: int, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the lone names that the language model did not mark but the grammar does: "Roth got up from her seat"."""
    doc = paragraph.doc
    for at in _places(doc, hashes(_OF_A_PERSON)):
        sentence = doc[at].sent
        if any((order, i) in taken for i in range(sentence.start, at)):
            continue
        subject = next((t for t in sentence.root.lefts if t.dep_ == "nsubj" and t.i == t.left_edge.i < at), None)
        if subject is not None and subject.tag_ == "NNP" and not subject.ent_type_ and _may_be_name(subject):
            taken.add((order, subject.i))
            yield Mention(paragraph, order, subject.i, subject.i + 1, "PERSON")


def _whole(mention: Mention, taken: set[tuple[int, int]]) -> Mention:
    """Return a surname with the given names before it that the language model left out."""
    doc, start = mention.paragraph.doc, mention.start
    if mention.label != "PERSON" or mention.end - start > 1:
        return mention
    while start and (mention.order, start - 1) not in taken and _may_be_name(doc[start - 1]):
        if doc[start - 1].head.i != mention.start or doc[start - 1].dep_ != "compound":
            break
        start -= 1
    return replace(mention, start=start)


def _with_matter(mention: Mention, taken: set[tuple[int, int]]) -> Mention:
    """Return a body with what it is for, where the language model left that out: "Northern Watch for Open Seas"."""
    doc, end = mention.paragraph.doc, mention.end
    if end + 1 >= len(doc) or doc[end].lower_ != "for" or doc[end - 1].lower_ not in offices().organisation:
        return mention
    last = end + 1
    while last < min(len(doc), end + 1 + LONGEST_MATTER) and _may_end(doc[last]) and (mention.order, last) not in taken:
        last += 1
    return replace(mention, end=last) if last > end + 1 else mention


def _may_end(token: Token) -> bool:
    """Say whether a word may stand in a name: no day ("the Observatory for Human Rights Thursday")."""
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME")


def _may_be_name(token: Token) -> bool:
    lexicon = offices()
    if not token.tag_.startswith("NNP") or not token.text[:1].isupper() or token.is_upper:
        return False
    return token.lower_ not in lexicon.around_names


def _missed(parsed: Parsed, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the places where a name of the report stands that the language model did not mark."""
    names: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    taken: defaultdict[int, set[int]] = defaultdict(set)
    for mention in found:
        words = tuple(token.text for token in mention.tokens)
        taken[mention.order].update(range(mention.start, mention.end))
        names[words[0]].setdefault(words, mention.label)
        if mention.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2:
            names[words[-1]].setdefault(words[-1:], "PERSON")
    longest_first = {first: sorted(forms, key=len, reverse=True) for first, forms in names.items()}
    firsts = frozenset(map(get_string_id, longest_first))
    for order, paragraph in enumerate(parsed.paragraphs):
        doc, busy = paragraph.doc, taken[order]
        end = 0
        for at in _places(doc, firsts, "ORTH"):
            token = doc[at]
            if token.i < end or token.i in busy or not token.tag_.startswith("NNP"):
                continue
            for words in longest_first[token.text]:
                span = doc[token.i : token.i + len(words)]
                if tuple(t.text for t in span) == words and busy.isdisjoint(range(span.start, span.end)):
                    end = span.end
                    if not _is_part_of_title(doc, span.start, span.end):
                        here = Mention(paragraph, order, span.start, span.end, names[token.text][words])
                        yield _whole(here, {(order, i) for i in busy})
                    break
