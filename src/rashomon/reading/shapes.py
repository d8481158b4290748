"""What a block looks like, whatever it says: sentences, titles in capitals, bylines, captions, datelines."""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from rashomon.model import Span
from rashomon.reading.lexicons import lexicon

_WORD = re.compile(r"\w+(?:['’.-]\w*)*")
# The same in ASCII: what is no part of a word, as spaces.
_IN_WORDS = bytes(i if chr(i).isalnum() or chr(i) in "_'.-" else ord(" ") for i in range(256))
_TERMINAL = re.compile(r"[.!?…][\s'\"”’»)\]*\ufffd]*$|''$")

# "ERBIL, Kurdistan Region – ", "MOSCOW/BEIRUT: ", "WASHINGTON (Reuters) - ", "TEHRAN, August 8 (Xinhua) -- "
_CAPITALS = r"[A-Z][A-Z.'’ -]{2,}"
_REGION = r"(?:, [A-Z][\w.'’ -]{1,30})"
_DAY = r"(?:,? (?:[^\W\d]+\.? \d{1,2}|\d{1,2} [^\W\d]+\.?)(?:,? \d{4})?)?"
_SIGN = r"(?P<sign>\((?=[^()\n]*[^\W\d_])(?P<agency>[^()\n]{2,40})\))"
_DASH = r"\s*(?P<dash>--+|[–—:_]|-(?=\s|$))"
_DATELINE = re.compile(rf"(?P<place>{_CAPITALS}(?:\s?/\s?{_CAPITALS})*{_REGION}{{0,2}}){_DAY}\s*{_SIGN}?{_DASH}")
# "Geneva (AFP) - ": a place in small letters counts only with a sign.
_SMALL_PLACE = rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}{_REGION}?"
_SMALL_DATELINE = re.compile(rf"(?P<place>{_SMALL_PLACE}){_DAY}\s*{_SIGN}{_DASH}")
# "MOSCOW, October 12. /TASS/. ", "Moscow, SANA – "
_SLASH_DATELINE = re.compile(rf"(?P<place>{_CAPITALS}){_DAY}\.? (?P<sign>/(?P<agency>[\w -]{{2,30}})/)\.?")
_COMMA_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)(?P<sign>, (?P<agency>[A-Z]{3,8}))\s*[–—-]\s"
)

# One of the marks that end a dateline.
_may_end_dateline = re.compile(r"[–—:_/-]").search

_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?:(?:(?:{'|'.join(lexicon('furniture')['by']['before'])}) )?by|byline|from)[: ]\s*"
    r"|(?:von|par|por|door) (?=\S+ \S))"
    rf"(?P<names>{_NAME}(?:[ ,&/|]+(?:{_NAME}))*)\.?",
    re.I,
)
_SMALL = frozenset(lexicon("furniture")["by"]["small"])

_CREDIT_WORDS = (
    r"photo|photograph|picture|image|courtesy|handout|getty|screenshot|screen shot|screengrab|illustration|"
    r"(?:source|credit)(?=:)|shutterstock|istock|staff photo|file"
)
_WHOSE = rf"[^()\[\]]*\b(?:{_CREDIT_WORDS})\b[^()\[\]]*"
_CAPTION_CREDIT = re.compile(
    rf"(?:\({_WHOSE}\)|\[{_WHOSE}\]|\([A-Z][\w.,' -]+/\s?[A-Z][\w.' /-]+\)|\(published [a-z]+, [^()]+\))\.?$", re.I
)
_CAPTION_TAIL = re.compile(
    r"(?:\b(?:Photo|Photograph|Picture|Image|Photo credit|Image credit|Credit|Courtesy)(?: by| of| courtesy of)?: ?"
    r"(?=[A-Z0-9])|\b(?:Photo|Photograph|Picture|Image) by (?=[A-Z])|© ?(?=[A-Z]))[\w.'’&/| -]{3,61}$"
    r"|\b(?:View|Show|Hide|See)(?: [Ff]ull)? [Cc]aption\b[^.!?]{0,60}$"
)
# "... outside the court. Source: Port Amber News": below a short line only, since reports end so too.
_SOURCED = re.compile(r"\w\W+Source: [A-Z][\w.'’&/, -]{2,60}$")
_CAPTION_HEAD = re.compile(
    r"(?:image|photo|picture|slide) \d{1,3} ?(?:of|/) ?\d{1,3}\b"
    r"|(?:image|media|photo|picture) (?:copyright|caption|source|credit)\b|©(?=[^/]{3,40}/)|© ?\w+ photo\b"
    r"|(?:(?:file )?(?:photo|photograph|picture|image)|file|caption|slideshow|l to r)\s*[:–—-] ?|above \("
    r"|pictured (?:right|left|above|below|at|from|with|is|are|in|here)\b"
    r"|(?:in )?this (?:\w+ ){0,3}(?:photo|picture|image|handout|screengrab)[ ,]",
    re.I,
)
# "... on the quay. Ana Lund / Bay Pictures"
_SLASHED = re.compile(r"[.!?)][\"”’]? (?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+ ?/ ?[A-Z][\w.'’ -]{1,40}$")
_SIGNED = re.compile(r"\((?P<sign>[A-Z][\w .'/&-]{1,40})\)$")


_T = TypeVar("_T")


class _once(Generic[_T]):
    """An attribute computed when first asked for: functools' cached_property without the lock of Python 3.11."""

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, shape: None, kind: type) -> "_once[_T]": ...

    @overload
    def __get__(self, shape: object, kind: type) -> _T: ...

    def __get__(self, shape: object | None, kind: type) -> "_T | _once[_T]":
        if shape is None:
            return self
        value = self.compute(shape)
        setattr(shape, self.name, value)  # which is faster in Python 3.11 than to ask for its __dict__
        return value


# Of a long block so many characters are looked at: some 250 words, more than any limit on words in this room.
REACH = 1500

# A block of so many characters is too long for a line of dates, a byline or a button; half of a report's blocks are.
SENTENCES = 80
# A caption that names a source at its end has at most so many words.
SOURCED_WORDS = 25

# The longest caption: so many characters may 80 words have.
CAPTION = 800

# A longer block is no button.
LINE = 120

# A credit or source at the end of a caption begins at most so many characters before it.
CAPTION_END = 120
_ENDS = (".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"', ".'", ".’")
_small_words = re.compile(r" [a-z]+,? [a-z]+,? [a-z]+,? ").search
_figures = re.compile(r"[0-9@|]").search

# So many words tell whether a block is in small letters; so many characters have them.
_SAMPLE = 60
_SAMPLED = 600


# A block of so many words reads as sentences without an end.
LONG_WORDS = 30

# A block of up to so many words that breaks off ("...") is a teaser, not a sentence.
TEASER_FROM = 5
TEASER_WORDS = 20

# From this length on, a line with a letter or digit in less than ten characters is an ornament.
ORNAMENT = 100

# Why a block is furniture at the head of a message that was pasted.
MESSAGE = "a field of a message"

# Why a block is a byline where the author signs a report at its end.
SIGNED = "a name signed below the report"


# Two or three words as the names of persons are written.
PERSON = re.compile(r"[A-Z][a-z’'-]+ (?:[A-Z][\w.’'-]* )??[A-Z][A-Za-z’'-]+")


class Shape:
    """A block's words and the questions the marking asks of them."""

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self.text = words = text[span.start : span.end]
        # Whether it is plainly sentences, as most blocks of a report are: ended, with small words in a row, and long or
        # without the figures and signs that lines of the page have.
        self.is_sentences = (
            words.endswith(_ENDS)
            and _small_words(words, 0, REACH) is not None
            and (len(words) >= SENTENCES or not (words.endswith("...") or _figures(words)))
        )
        if self.is_sentences:
            setattr(self, "is_prose", True)  # noqa: B010 - what is computed once takes no plain assignment

    @_once
    def plain(self) -> str:
        """The line in lower case, spaces made one, marks at both ends dropped."""
        return " ".join(self.text.lower().replace("’", "'").split()).strip(" -–—*•·|_=~<>[]»«:.…!×\u200b")

    @_once
    def words(self) -> list[str]:
        """Its words, or the first ones of a long block: nothing is asked of more."""
        text = self.text[:REACH]
        if text.isascii():
            pieces = text.encode().translate(_IN_WORDS).decode().split()
            return [word for piece in pieces if (word := piece.lstrip("'.-"))]
        return _WORD.findall(text)

    @property
    def sample(self) -> list[str]:
        """Its first words: of a longer block, the first pieces between spaces."""
        if len(self.text) <= _SAMPLED:
            return self.words[:_SAMPLE]
        return [piece for piece in self.text[:_SAMPLED].split()[:_SAMPLE] if piece[0].isalnum()]

    @_once
    def count(self) -> int:
        """How many words it has: of a long block, how many pieces between spaces."""
        return len(self.words) if len(self.text) < SENTENCES else len(self.text[:REACH].split())

    def is_longer(self, words: int) -> bool:
        """Say whether it has more than so many words."""
        if len(self.text) <= 2 * words:
            return False
        if len(self.text) < SENTENCES:
            return len(self.words) > words
        return len(self.text[:REACH].split(maxsplit=words)) > words

    @property
    def is_ornament(self) -> bool:
        """Whether it is hardly more than marks: a rule, a row of dots, a drawing."""
        if len(self.text) <= ORNAMENT:
            return not self.text[0].isalnum() and not self.plain
        head = self.text[:REACH]
        # The first fifth of a line of words has enough letters.
        return all(sum(map(str.isalnum, part)) < 0.1 * len(head) for part in (head[: len(head) // 5], head))

    @_once
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        if self.text.endswith(("...", "…")) and len(self.words) <= TEASER_WORDS:
            return False
        return _TERMINAL.search(self.text[-8:]) is not None

    @property
    def breaks_off(self) -> bool:
        """Whether it is a short line that is cut off and no one's words: a teaser, or a caption cut to size."""
        cut = self.text.endswith(("...", "…")) and not any(mark in self.text for mark in '"“”')
        return cut and TEASER_FROM <= len(self.words) <= TEASER_WORDS

    @_once
    def lower_share(self) -> float:
        """The share of words that begin small: high in sentences, low in titles and menus."""
        letters = [word[0] for word in self.sample if word[0].isalpha()]
        return sum(map(str.islower, letters)) / len(letters) if letters else 0.0

    @_once
    def dateline(self) -> re.Match[str] | None:
        """The dateline at its start."""
        if not "A" <= self.text[:1] <= "Z":
            return None
        head = self.text[:120]
        if _may_end_dateline(head) is None:
            return None
        match = _DATELINE.match(head)
        if match and (match["sign"] or not _is_label(match["place"])):
            return match
        return _SMALL_DATELINE.match(head) or _SLASH_DATELINE.match(head) or _COMMA_DATELINE.match(head)

    @_once
    def is_prose(self) -> bool:
        """Whether it reads as sentences: ended, or long, and mostly in small letters."""
        if self.is_ended:
            if len(self.sample) >= 3 and self.lower_share >= 0.2:
                return True
        elif len(self.text) > 2 * LONG_WORDS and len(self.sample) >= LONG_WORDS and self.lower_share >= 0.4:
            return True
        return self.dateline is not None and (self.dateline["sign"] is not None or len(self.sample) >= 10)

    @property
    def is_bare_dateline(self) -> bool:
        """Whether it is a dateline and nothing more ("HAVANA (AP) --")."""
        return self.dateline is not None and self.dateline.end() == len(self.text)

    @property
    def byline(self) -> re.Match[str] | None:
        """The names of a line that says who wrote it."""
        match = _BYLINE.match(self.text)
        if match is None or len(self.words) > 16:
            return None
        names = re.split(r"[ ,&/|]+", match["names"])
        small = [name for name in names if name[0].islower()]
        return match if len(names) > len(small) and all(name in _SMALL for name in small) else None

    @property
    def is_caption(self) -> bool:
        """Whether it describes a picture: it credits one at its end, or calls itself one at its start."""
        text = self.text
        if len(text) > CAPTION:
            return False
        if "Source: " in text and _SOURCED.search(text) and 3 <= len(self.words) <= SOURCED_WORDS:
            return True
        credited = self.is_in_brackets and _CAPTION_CREDIT.search(text)
        credited = credited or (self.is_slashed and _SLASHED.search(text, max(0, len(text) - CAPTION_END)))
        credited = credited or _CAPTION_TAIL.search(text, len(text) - CAPTION_END) or _CAPTION_HEAD.match(text)
        return credited is not None and 3 <= len(self.words) <= 80

    @property
    def is_slashed(self) -> bool:
        """Whether it has a slash and is no sentence."""
        return "/" in self.text and not self.is_sentences

    @property
    def is_in_brackets(self) -> bool:
        """Whether it ends with words in brackets."""
        return self.text.endswith((")", "]", ").", "]."))

    @property
    def signed(self) -> str | None:
        """The sign in brackets that a line ends with, where the words before it do not end a sentence."""
        match = _SIGNED.search(self.text) if self.text.endswith(")") else None
        if match and not _TERMINAL.search(self.text[: match.start()].rstrip()):
            return match["sign"]
        return None


# Words in capitals that stand before a colon or dash and are no place.
_LABELS = frozenset(word.upper() for word in lexicon("furniture")["not_places"]["words"])
_SPEAKERS = frozenset(word.upper() for word in lexicon("furniture")["speakers"]["words"])
_CAPITAL_WORDS = re.compile(r"[A-Z]+")


def _is_label(place: str) -> bool:
    """Say whether words in capitals are a label ("UPDATE 2"), or tell who speaks ("ANA LUND, HOST")."""
    words = _CAPITAL_WORDS.findall(place)
    return words[0] in _LABELS or words[-1] in _SPEAKERS
