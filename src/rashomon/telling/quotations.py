"""What somebody says, as it is told: whole sentences in marks of ours, or a report's words with the marks it has."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Quote, QuoteKind, Span

# A longer quotation is told up to its last whole sentence, or word, before this many characters.
LONGEST = 320
LEAST_KEPT = 120

OPENING, CLOSING = '“"', '”"'
MARKS = "“”\"'‘’ ,"

# Of fewer words a quotation says nothing, or is a word that somebody is said to have used.
LEAST_WORDS = 3
LEAST_OF_A_SENTENCE = 6


def as_quoted(words: str) -> str:
    """Return words of a report in marks, with single marks for quotations within them."""
    within = INNER.sub(lambda marks: f"‘{marks[1]}’", words.replace("“", '"').replace("”", '"'))
    return f"“{' '.join(within.split())}”"


INNER = re.compile(r'"([^"]*)"')


def own_words(quote: Quote, article: Article) -> str:
    """Return the words of a quotation as they are told; none where they are another's or say nothing by themselves."""
    whole = _whole(quote, article.text)
    parts = [" ".join(span.of(article.text).split()).rstrip(" ,") for span in whole]
    if any(ANOTHERS.search(part) or TWO.search(part) for part in parts):
        return ""
    if whole == quote.content and WITHOUT_SUBJECT.match(parts[0]):
        return ""
    if len(parts) > 1 and any(map(WITHOUT_SUBJECT.match, parts)):
        return ""
    if quote.kind is QuoteKind.DIRECT:
        return _in_marks([told for part in parts for told in _direct(part)])
    own = " … ".join(
        part.removeprefix("that ") for part in parts if len(part.split()) >= LEAST_WORDS or QUOTED.search(part)
    )
    sentences = [told for told in SENTENCE.findall(own) if len(told.split()) >= LEAST_OF_A_SENTENCE]
    if sentences:
        return _in_marks(sentences)
    if own[:1] in OPENING and own[-1:] in CLOSING and not CLOSED.search(own[1:-1]):
        return _in_marks([own.strip(MARKS)])
    return _reported(own, is_person=quote.speaker is not None and quote.speaker.label == "PERSON")


# A quotation within that has a verb of saying behind it: who is said to say it is only who passes it on.
ANOTHERS = re.compile(
    r"[,.?!][”\"’] (?:(?:[A-Z][\w.’'-]+ ){0,3}(?:said|says|told|tells|asked|asks|wrote|added)"
    r"|(?:an?|the) [^“”\"]{3,60}? (?:read|reads|said|says))\b"
)

# A whole quotation and a new sentence behind it, whose speaker is another.
TWO = re.compile(r"[.!?][\"”] [A-Z]")

# A whole sentence in marks among other words: it begins with a capital, and with a stop or comma it ends.
SENTENCE = re.compile(r"[“\"]([A-Z][^“”\"]+?[.!?,]?)[”\"](?=$| …)")


def _direct(part: str) -> Iterator[str]:
    """Yield what of a part is in marks: all of it, or what it has in marks of its own among words without."""
    bare = part.strip(MARKS)
    if bare.count('"') % 2 or bare.count("“") != bare.count("”") or BROKEN.search(bare):
        yield from (told.strip(MARKS) for told in SEGMENT.findall(part) if len(told.split()) > LEAST_WORDS)
    else:
        yield bare


QUOTED = re.compile(r"[“”\"]")
CLOSED = re.compile(r"^[^“”\"]*(?<!\s)[”\"]")  # the first mark within closes what began
SEGMENT = re.compile(r"[“\"]([^“”\"]{2,})(?:[”\"]|$)")
BROKEN = re.compile(r"”[^“”]*“")  # closed and opened again


def _in_marks(told: Sequence[str]) -> str:
    """Return sentences in marks; one or two ("which", "The group") are left out beside others."""
    kept = [words for words in told if len(words.split()) >= LEAST_WORDS] if len(told) > 1 else list(told)
    kept = [words for words in kept if not NAMED.fullmatch(words)] or kept
    if sum(len(words.split()) for words in kept) < LEAST_WORDS:
        return ""
    return " … ".join(as_quoted(words.rstrip(" ,")) for words in kept)


# The name of a broadcast or a book among what is said there: "Meet the Press".
NAMED = re.compile(r"[A-Z]\w+(?: (?:[A-Z]\w+|a|and|for|in|of|on|the|to|with)){1,4}[.,]?")


def _reported(own: str, *, is_person: bool) -> str:
    """Return reported speech without what only joins it to a sentence before, its marks closed."""
    own = JOINING.sub("", own)
    if is_person:
        own = HIMSELF.sub("", own)
    if len(own.split()) < LEAST_WORDS or any(one.match(own) for one in (POINTING, WITHOUT_OBJECT)):
        return ""
    if own.count('"') % 2 or own.count("“") > own.count("”"):
        own += "”" if "“" in own else '"'
    return f"… {own}" if own[:1].islower() else own


JOINING = re.compile(r"^(?:But|And|Yet|So|After all|However|Moreover|Also),? (?=\w)")
HIMSELF = re.compile(r"^(?:he|she) (?=[a-z])")

# "the targets that he described as 'modular'" leaves out what was, "he said describing it as" what "it" is.
WITHOUT_OBJECT = re.compile(r"(?:said )?[a-z]+(?:ed|ing|s)(?: to| it| them| him| her)? as (?:an? |the )?[\"“]")

# "The town, he said, would be a graveyard" loses what it is said of; so does: The group, he said, has "killed many".
WITHOUT_SUBJECT = re.compile(r"(?:are|can|could|had|has|have|is|may|might|must|should|was|were|will|would)\b")

# What begins so says of whom or what only with the sentence before.
POINTING = re.compile(r"(?:it|they|he|she|this|that|these|those|which|who|such)\b", re.IGNORECASE)


def _whole(quote: Quote, text: str) -> tuple[Span, ...]:
    """Return what is said with the verb that it hangs on: "brushed the charge aside as", but not "said it was"."""
    first, cue = quote.content[0], quote.cue
    if quote.kind is QuoteKind.DIRECT or cue is None or text[first.start : first.start + 1] in MARKS:
        return quote.content
    if cue.end > first.start or "that " in text[first.start : first.start + 5]:
        return quote.content
    between = text[cue.end : first.start].strip()
    if between and not (text.startswith("to ", first.start) and len(between) <= BETWEEN and "." not in between):
        return quote.content
    if cue.of(text).lower() in SAYING:
        return quote.content
    return (Span(cue.start, first.end), *quote.content[1:])


# "vowed in a speech last week to retake": so many letters may part a verb from what it hangs on.
BETWEEN = 40

# Verbs behind which a whole sentence may stand without "that".
SAYING = frozenset(
    {"said", "says", "say", "saying", "added", "adds", "adding", "told", "tells", "stated", "states", "stating"}
    | {"claimed", "claims", "claiming", "noted", "notes", "noting", "argued", "argues", "insisted", "insists"}
    | {"warned", "warns", "reported", "reports", "believed", "believes", "thought", "thinks", "hoped", "hopes"}
    | {"according to"}
)


def shortened(own: str) -> str:
    """Return a quotation, a long one up to its last whole sentence or word that fits."""
    if len(own) <= LONGEST:
        return own
    cut = own[:LONGEST]
    ends = [match.end() for match in STOP.finditer(cut) if match.end() >= LEAST_KEPT]
    cut = cut[: ends[-1]].rstrip() if ends else cut.rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    quoted = cut.count("“") > cut.count("”") or cut.count('"') % 2 == 1
    return cut + (("”" if "“" in cut else '"') if quoted else "")


STOP = re.compile(r"[.!?]”?(?=\s)(?<![A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)")


def telling(own: str, main: Sequence[str]) -> int:
    """Return how much a quotation tells a reader who has only it; `main` are its words that the affair turns on."""
    words = own.split()
    whole = own.startswith("“") and own[1:2].isupper()
    score = 2 * whole + min(len(main), MOST_MAIN) - (len(words) < LEAST_OF_A_SENTENCE)
    return score - 2 * bool(DANGLING.match(own.lstrip("“… "))) - (len(own) > LONGEST)


# More words of the main matter make a quotation no more telling.
MOST_MAIN = 3

# What answers or goes on from something that is not quoted.
DANGLING = re.compile(
    r"(?:It|That|This|They|He|She|These|Those|But|And|Which|Who|Then|So|There|Yes|No|Well)\b[^.?!]",
    re.IGNORECASE,
)
