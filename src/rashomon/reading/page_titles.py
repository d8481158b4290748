"""Which of the titles that a page gives is the report's own, without the name of the site."""

import html
import re
from collections.abc import Iterable, Sequence

from rashomon.model import Source
from rashomon.reading import agencies, dates
from rashomon.reading.lexicons import lexicon
from rashomon.reading.titles import key

# What parts a title from the name of its site, with spaces around it.
_MARKS = r"[|–—·»«•~]|::|(?<=\s)[-/<>](?=\s)"
_SUFFIX = re.compile(
    rf"(?P<title>.+[^\s|])\s*(?P<mark>\||(?:{_MARKS})(?=\s))\s*(?P<site>(?:(?!\s[-/<>]\s)[^|–—·»«•~]){{2,50}})$"
)
_COLON = re.compile(r"(?P<title>.+\S):\s+(?P<site>[^:]{2,50})$")
_PREFIX = re.compile(rf"(?P<site>[^|–—·»«•~:]{{2,50}}?)\s*(?P<mark>:|{_MARKS})\s+(?P<title>.+)$")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,7}", re.I)
_BEFORE = re.compile(rf"(?:{_MARKS}|:)\s*$")
_BEHIND = re.compile(rf"\s*(?:{_MARKS}|-)")

# Marks that titles have none of themselves, as they have dashes and slashes.
_BARS = frozenset("|»«•·~") | {"::"}

# A title of fewer words may have a bar of its own; a site's name has hardly more, and a section's fewer.
# Titles of the 31 development pages are the same with one more or less of each; "The Voice of Cape Roe" has five words.
TITLE_WORDS = 4
SITE_WORDS = 5
SITE_NAME_WORDS = 6
SECTION_WORDS = 3

# The longest title, in characters: the longest of some thousand read has 200. What is longer is a text or hostile.
LONGEST = 500


def page_title(
    *,
    headings: Sequence[str],
    lower: Sequence[str],
    shared: Sequence[str],
    written: Sequence[str],
    shown: str | None,
    source: Source,
    called: Sequence[str] = (),
    lines: Iterable[str] = (),
) -> str | None:
    """Return the title of a report.

    `headings` are the page's first-level headings, `lower` those below, `shared` what it gives to those who share it,
    `written` the headline of its data, `shown` the title of the window, `called` what else the page calls its site,
    `lines` all words of the page. The heading that readers see counts where the page also shares it; else the headline
    of its data; else a heading that the window has too. The name of the site in the first-level heading is none.
    """
    sharing, window = [_clean(words) for words in shared], _clean(shown or "")
    names = _site_names(source, called)
    headings, lower = list(filter(None, map(_clean, headings))), list(filter(None, map(_clean, lower)))
    first = [words for words in headings if not _heads_site(words, [*sharing, *map(_clean, written)], window, names)]
    # A page may list other reports in its data; its own is the one that it also shows or shares.
    known = [key(words) for words in (*first, *sharing, window)]
    own = sorted(map(_clean, written), key=lambda words: not any(key(words) in other for other in known))
    below = [words for words in lower if len(words.split()) >= TITLE_WORDS]
    candidates = (
        *(words for words in first if any(_has(title, words) for title in sharing)),
        *own,
        *(words for words in first if _has(window, words) or key(without_site(window, names)) == key(words)),
        *(words for words in below if any(_has(title, words) for title in (*sharing, window))),
        *(words for words in sharing if len(words.split()) >= TITLE_WORDS),
        *first,
        *sharing,
        *(() if below and (key(window) in names or len(window.split()) < TITLE_WORDS) else (window,)),
        *below,
    )
    chosen = next(filter(None, map(_clean, candidates)), None)
    if chosen is None:
        return None
    seen = key(chosen) in map(key, headings)
    title = _as_heading(chosen, first) or (None if seen else _as_line(chosen, lines))
    title = title or without_site(chosen, names, sure=seen and len(key(window)) > len(key(chosen)))
    return _as_written(title, (*sharing, *own, window), names)


def _as_line(title: str, lines: Iterable[str]) -> str | None:
    """Return the part of a title before or behind a mark that stands alone on the page; None where none does."""
    marks = list(re.finditer(rf"{_MARKS}|:(?=\s)", title))
    parts = {part.strip() for mark in marks for part in (title[: mark.start()], title[mark.end() :])}
    wanted = {part for part in parts if len(part.split()) >= TITLE_WORDS}
    return max(wanted.intersection(map(str.strip, lines)) if wanted else (), key=len, default=None)


def _as_written(title: str, others: Sequence[str], names: Sequence[str]) -> str:
    """Return a title in capitals as the page writes it elsewhere."""
    if not title.isupper():
        return title
    written = (without_site(other, names) for other in others)
    return next((other for other in written if key(other) == key(title) and not other.isupper()), title)


def _clean(words: str) -> str:
    words = " ".join(html.unescape(words).split())
    return words if len(words) <= LONGEST else ""


def _has(title: str, heading: str) -> bool:
    """Say whether a title is a heading, is cut off within it, or has it before or behind a mark and the site's name."""
    letters, other = key(title), key(heading)
    if not other or letters == other:
        return bool(other)
    if len(heading.split()) < TITLE_WORDS:
        return False
    if title.endswith(("...", "…")) and len(title.split()) >= TITLE_WORDS and other.startswith(letters):
        return True
    behind = letters.startswith(other) and _BEHIND.match(title, len(heading))
    return bool(behind) or (title.endswith(heading) and _BEFORE.search(title[: -len(heading)]) is not None)


def _as_heading(title: str, headings: Sequence[str]) -> str | None:
    """Return the heading that a title repeats and goes on behind."""
    return next((heading for heading in headings if _has(title, heading) and key(title) != key(heading)), None)


def _heads_site(heading: str, titles: Sequence[str], window: str, names: Sequence[str]) -> bool:
    """Say whether a heading is the name of the site, as in its logo, or of the section: no title that is shared.

    It is the site's known name, or stands behind the title of the window.
    """
    other = key(heading)
    if any(key(title) == other for title in titles) or len(heading.split()) > SITE_WORDS:
        return False
    behind = _SUFFIX.fullmatch(window)
    return other in names or (
        behind is not None and key(behind["site"]) == other and len(behind["title"].split()) >= TITLE_WORDS
    )


def without_site(title: str, names: Sequence[str], *, sure: bool = False) -> str:
    """Return a title without the site's name at its end or start ("... | The Daily").

    It is known by `names` or looks like one, unless it is `sure` that the site's name stands elsewhere.
    """
    sections = lexicon("furniture")["sections"]["words"]
    stripped = False
    while match := _SUFFIX.fullmatch(title):
        section = stripped and (match["site"].lower() in sections or _is_section(match))
        if not (section or _is_site(match["site"], names) or (not sure and _looks_like_site(match))):
            break
        title, stripped = match["title"], True
    if (match := _COLON.fullmatch(title)) and key(match["site"]) in names:
        title = match["title"]
    if (match := _PREFIX.fullmatch(title)) and (
        _begins_site(match["site"], names) or _DOMAIN.fullmatch(match["site"]) or (not sure and _heads_title(match))
    ):
        # "The Post » Archive » Ferry sinks": a path leads to the title.
        title = match["title"].rpartition(" » ")[2]
    return title


def without_outlet(title: str, source: Source) -> str:
    """Return a title that a row or feed gives without its outlet's very name or address behind it ("... - Quartz")."""
    match = _SUFFIX.fullmatch(title) if len(title) <= LONGEST else None
    names = {name.removeprefix("the") for name in (*_site_names(source), key(source.domain or "")) if name}
    return match["title"] if match and key(match["site"]).removeprefix("the") in names else title


def _site_names(source: Source, called: Sequence[str] = ()) -> list[str]:
    """Return the names of the site that are known, as letters."""
    return [name for name in (key(source.name or ""), _label(source.domain), *map(key, called)) if len(name) > 2]


def _label(domain: str | None) -> str:
    """Return the part of a domain that names the site: "post" of "news.post.co.uk"."""
    parts = (domain or "").split(".")[:-1]
    return max(parts, key=len, default="").replace("-", "")


def _is_site(words: str, names: Sequence[str]) -> bool:
    if agencies.agency_named(words):
        return True
    tail = key(words)
    part = any(tail in name and 2 * len(tail) >= len(name) for name in names)
    return len(tail) > 1 and (part or any(_holds(words, name) or _abbreviates(name, words) for name in names))


def _holds(words: str, name: str) -> bool:
    """Say whether some of the words one after the other are a name: "roepost" in "Roe Post Online"."""
    own = re.findall(r"\w+", words.lower())
    return any("".join(own[i:j]) == name for i in range(len(own)) for j in range(i + 1, len(own) + 1))


def _begins_site(words: str, names: Sequence[str]) -> bool:
    """Say whether words before a title are the site's name, or that and what outlets' names end with."""
    own = key(words)
    outlets = {word.lower() for word in lexicon("furniture")["outlets"]["words"]}
    return any(own == name or (own.startswith(name) and own[len(name) :] in outlets) for name in names)


def _looks_like_site(match: re.Match[str]) -> bool:
    """Say whether what stands behind a title looks like the name of a site, an address or a day.

    Behind a bar that is few words, each with a capital; behind a dash, which titles have too, an outlet's name.
    """
    site = re.sub(r"\s*\([^()]*\)$|,.*", "", match["site"]) or match["site"]
    if len(match["title"].split()) < TITLE_WORDS:
        return False
    if _DOMAIN.fullmatch(site) or dates.is_date_line(site):
        return True
    return _is_name(site) and (match["mark"] in _BARS or _names_outlet(site))


def _heads_title(match: re.Match[str]) -> bool:
    """Say whether an outlet's name or a section stands before a title: "Roe Post | Ferry sinks off Port Amber"."""
    if len(match["title"].split()) < TITLE_WORDS or match["mark"] == ":":
        return False
    section = match["mark"] in _BARS and match["site"].lower() in lexicon("furniture")["sections"]["words"]
    return section or (_is_name(match["site"]) and _names_outlet(match["site"]))


def _is_name(words: str) -> bool:
    """Say whether words may be a site's name: few, the first and all but small ones with a capital or a figure."""
    own = words.split()
    capital = all(not word[0].islower() or word in _SMALL for word in own)
    return len(own) <= SITE_WORDS and capital and not own[0].islower()


_SMALL = frozenset(("of", "the", "and", "in", "for", "on", "at", "de", "la", "du", "des", "der", "del"))


def _names_outlet(words: str) -> bool:
    """Say whether a name ends, or begins before "of", as outlets' names do: "The Roe Post", "Times of Roe"."""
    own, outlets = words.split(), lexicon("furniture")["outlets"]["words"]
    return len(own) > 1 and (own[-1] in outlets or (own[0] in outlets and own[1] == "of"))


def site_behind(window: str, title: str | None) -> str | None:
    """Return the name of the site that the title of a window has behind that of the report, passing over sections."""
    window, letters = _clean(window), key(title or "")
    behind = _SUFFIX.fullmatch(window)
    if behind is None or not letters or not key(window).startswith(letters):
        return None
    parts = [part.strip() for part in re.split(_MARKS, window)]
    while parts and key(parts[0]) and letters.startswith(key(parts[0])):
        letters = letters.removeprefix(key(parts.pop(0)))
    sections = lexicon("furniture")["sections"]["words"]
    names = [part for part in parts if part and len(part.split()) <= SITE_NAME_WORDS and part.lower() not in sections]
    return names[-1] if not letters and names and not names[-1].islower() else None


def outlet_behind(title: str) -> str | None:
    """Return the outlet that a title of a clipping has behind it, by how outlets' names end: "... | Inland Post"."""
    match = _SUFFIX.fullmatch(_clean(title))
    if match is None or len(match["title"].split()) < TITLE_WORDS or not _is_name(match["site"]):
        return None
    return match["site"] if _names_outlet(match["site"]) and "," not in match["site"] else None


def _is_section(match: re.Match[str]) -> bool:
    """Say whether a bar parts a title from a section of the site, whose name stood behind: "... | World news"."""
    words = match["site"].split()
    named = match["mark"] == "|" and words[0][0].isupper() and len(words) <= SECTION_WORDS
    return named and len(match["title"].split()) >= TITLE_WORDS


def _abbreviates(name: str, words: str) -> bool:
    """Say whether a name is made of the beginnings of some words: "latimes" of "Los Angeles Times"."""
    rests = {name}
    for word in re.findall(r"\w+", words.lower()):
        begins = [word[:i] for i in range(len(word) + 1)]
        rests |= {rest[len(begin) :] for rest in rests for begin in begins if rest.startswith(begin)}
    return "" in rests
