"""Names that ran into each other or into words around them, taken apart; and those of two parts, joined."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.annotating.cast.labels import is_placed
from rashomon.annotating.cast.lexicon import countries, joined_states, offices
from rashomon.annotating.cast.mentions import Mention
from rashomon.annotating.parsing import Parsed
from rashomon.wording.names import given_names

_SMALL = re.compile(r"\b[^\WA-Z]\w*")


def with_joined_states(parsed: Parsed, raw: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the names, one for each state whose name joins two that the language model took apart, in all it is in."""
    whole = {(order, span.start): span for order, p in enumerate(parsed.paragraphs) for span in _joined_states(p.doc)}
    inside = {(order, token.i): span for (order, _), span in whole.items() for token in span}
    for mention in raw:
        state = inside.get((mention.order, mention.start)) or inside.get((mention.order, mention.end - 1))
        if state is None:
            yield mention
        elif mention.start < state.start or mention.end > state.end:
            whole.pop((mention.order, state.start), None)
            yield replace(mention, start=min(mention.start, state.start), end=max(mention.end, state.end))
        elif whole.pop((mention.order, state.start), None):
            yield replace(mention, start=state.start, end=state.end, label="GPE")


def _joined_states(doc: Doc) -> Iterator[Tokens]:
    """Yield where a state like "Trinidad and Tobago" stands."""
    for name in joined_states():
        at = doc.text.find(name)
        while at >= 0:
            if span := doc.char_span(at, at + len(name)):
                yield span
            at = doc.text.find(name, at + 1)


def without_headline(mention: Mention, parsed: Parsed) -> Mention | None:
    """Return a name without the verb and the number of a headline that it ran into; None where no name is left.

    "Homs Kills" is Homs; "Car Bomb Kills" nothing, where the report writes "car" and "bomb" small.
    """
    words, verbs = mention.tokens, offices().headline
    if len(words) == 1 or mention.label not in ("ORG", "PERSON", "GPE", "FAC"):
        return mention
    start, end = mention.start, mention.end
    while start < end and mention.paragraph.doc[start].lower_ in verbs:
        start += 1
    end = next((token.i for token in words[start - mention.start + 1 :] if token.lower_ in verbs), end)
    counted = mention.paragraph.doc[end : end + 1]
    while end - start > 1 and words.doc[end - 1].is_digit and len(counted) and counted[0].tag_ in ("NNS", "JJ"):
        end -= 1
    if (start, end) == (mention.start, mention.end):
        return mention
    common = all(token.is_digit or is_small_elsewhere(token, parsed) for token in words.doc[start:end])
    return None if common else replace(mention, start=start, end=end)


def is_small_elsewhere(word: Token, parsed: Parsed) -> bool:
    """Say whether a report writes a word without a capital too."""
    return word.lower_ in _small_words(parsed.article.text)


@lru_cache(maxsize=2)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(_SMALL.findall(text))


def apart(mention: Mention, known: Collection[tuple[str, ...]]) -> Iterator[Mention]:
    """Yield two mentions where a known body runs on into a person ("Rescue Board Ana Roth"), or a place into it.

    And where two people do: "Ana Roth Peter Lind".
    """
    words = mention.tokens
    if mention.label == "PERSON" and _are_two(words):
        yield from (replace(mention, end=mention.start + 2), replace(mention, start=mention.start + 2))
        return
    if begin := _body_behind_place(mention, known):
        yield replace(mention, end=begin, label="GPE")
        yield replace(mention, start=begin, label="ORG")
        return
    shortest = 1 if mention.label == "PERSON" and words[0].lower_ in offices().organisation else 2
    for length in range(shortest, len(words) - 1) if mention.label in ("ORG", "PERSON") else ():
        rest = mention.start + length
        body = tuple(token.lower_.rstrip("s") for token in words[:length])
        if (length == 1 or body in known or _is_body_with_person(words, length)) and _may_be_person(words[length:]):
            yield replace(mention, end=rest, label="ORG")
            yield replace(mention, start=rest, label="PERSON")
            return
    yield mention


def _are_two(words: Tokens) -> bool:
    """Say whether four words are two given names, each with a surname behind it."""
    if len(words) != 4 or not all(token.text.istitle() for token in words):
        return False
    first, *surname = (token.text in given_names() for token in words)
    return first and surname == [False, True, False]


def _body_behind_place(mention: Mention, known: Collection[tuple[str, ...]]) -> int | None:
    """Return where a body named elsewhere begins behind a place: "the village of Orvan Harbour Watch said"."""
    if mention.label not in ("ORG", "PERSON") or not is_placed(replace(mention, end=mention.start + 1)):
        return None
    words = tuple(token.lower_.rstrip("s") for token in mention.tokens)
    return next((mention.start + n for n in range(1, len(words) - 1) if words[n:] in known), None)


def _is_body_with_person(words: Tokens, length: int) -> bool:
    """Say whether the words before a place end in that of a body, and a given name or particle of a name follows."""
    named = words[length].text in given_names() or any(token.lower_ in ("al", "el", "bin") for token in words[length:])
    return named and words[length - 1].lower_ in offices().organisation


def _may_be_person(words: Tokens) -> bool:
    """Say whether words are two or more, with capitals where they are no particles, and none names a body."""
    bare = [token for token in words if token.lower_ not in ("al", "-", "el", "bin", "de", "van")]
    named = all(token.text[:1].isupper() and token.lower_ not in offices().organisation for token in bare)
    return len(bare) in (2, 3) and named and not any(token.text in countries().people for token in bare)


def owning(mention: Mention, known: Collection[str], surnames: Collection[str]) -> Iterator[Mention]:
    """Yield a name without the "s" of a possessive whose apostrophe the text lost, and what it ran on into.

    "Syrias capital" is Syria's, and "Syrias Homs" two names.
    """
    words = mention.tokens
    if len(words) > 1 and mention.label in ("ORG", "PERSON", "GPE", "LOC", "FAC") and _is_owner(words[0].text, known):
        yield replace(mention, end=mention.start + 1, label="GPE", owns=True)
        if all(token.text.istitle() or token.is_upper for token in (words[1], words[-1])):
            yield replace(mention, start=mention.start + 1)
        return
    doc, end = mention.paragraph.doc, mention.end
    attached = end < len(doc) and doc[end].tag_.startswith(("NN", "JJ", "RB", "CD", "VBG", "VBN"))
    own = _is_owner(mention.text, known) or (mention.label == "PERSON" and _is_owner(words[-1].text, surnames))
    yield replace(mention, owns=attached and mention.label != "NORP" and own)


def _is_owner(name: str, known: Collection[str]) -> bool:
    """Say whether a name is another of the report, or a state, with an "s" behind it."""
    named = countries().named
    other = name[:-1] in named or (name[:-1] in known and name[:-1] not in given_names())
    return name.endswith("s") and other and name not in named


def with_lands(raw: Sequence[Mention]) -> list[Mention]:
    """Return the names, one for a body with the lands it is named after: "the Free State in Nor and the Wes"."""
    result: list[Mention] = []
    for mention in sorted(raw, key=lambda mention: (mention.order, mention.start)):
        before = result[-1] if result else None
        if before and before.order == mention.order and mention.end <= before.end:
            continue  # one of the lands
        end = _lands_end(mention)
        result.append(replace(mention, end=end, label="ORG") if end else mention)
    return result


def _lands_end(body: Mention) -> int | None:
    """Return where the lands end that the name of a body goes on with; None where it names none."""
    doc = body.paragraph.doc
    at = next((token.i for token in body.tokens if token.lower_ == "of"), body.end)
    if at - body.start < 2 or doc[at - 1].lower_ not in offices().organisation or doc[at - 1].tag_ == "NNPS":
        return None
    if doc[at : at + 1].text not in ("of", "in"):
        return None
    first = _land_end(doc, at + 1)
    if first and doc[first : first + 1].text == "and":
        return _land_end(doc, first + 1)
    return _region_end(doc, at) if doc[at - 1].text == "State" else None


def _region_end(doc: Doc, at: int) -> int | None:
    """Return where the region of two words ends that a state of nobody's is named after: "in the Greater Sahara"."""
    words = doc[at + 2 : at + 4] if doc[at : at + 2].text == "in the" else ()
    is_region = len(words) == 2 and all(token.text.istitle() and token.tag_ in _NAMING for token in words)
    return at + 4 if is_region else None


_NAMING = frozenset({"NNP", "NNPS", "JJ", "JJR"})


def _land_end(doc: Doc, start: int) -> int | None:
    """Return where one word with a capital ends, with an article before and what hyphens join to it: "al-Sham"."""
    start += doc[start : start + 1].text == "the"
    end = start + 1
    while end < len(doc) and not doc[end - 1].whitespace_ and (doc[end].text == "-" or doc[end - 1].text == "-"):
        end += 1
    name = doc[start:end]
    if not len(name) or not name[-1].text[:1].isupper() or name[-1].lower_ in offices().organisation:
        return None
    return end
