"""Which of the titles that a page gives is the report's own, without the name of the site."""

import html
import re
from collections.abc import Sequence

from rashomon.model import Source
from rashomon.reading import agencies
from rashomon.reading.lexicons import lexicon
from rashomon.reading.titles import key

# What parts a title from the name of its site, with spaces around it.
_MARKS = r"[|–—·»«•~]|::|(?<=\s)[-/<>](?=\s)"
_SUFFIX = re.compile(rf"(?P<title>.+\S)\s*(?P<mark>{_MARKS})\s+(?P<site>(?:(?!\s[-/<>]\s)[^|–—·»«•~]){{2,50}})$")
_PREFIX = re.compile(rf"(?P<site>[^|–—·»«•~:]{{2,50}}?)\s*(?::|{_MARKS})\s+(?P<title>.+)$")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,7}", re.I)
_BEFORE = re.compile(rf"(?:{_MARKS}|:)\s*$")
_BEHIND = re.compile(rf"\s*(?:{_MARKS}|-)")

# A title of fewer words may have a bar of its own; a site's name has hardly more, and a section's fewer.
TITLE_WORDS = 4
SITE_WORDS = 4
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
) -> str | None:
    """Return the title of a report.

    `headings` are the page's first-level headings, `lower` those below, `shared` what it gives to those who share it,
    `written` the headline of its data, `shown` the title of the window. The heading that readers see counts where the
    page also shares it; else the headline of its data; else a heading that the window has too. The name of the site in
    the first-level heading is none.
    """
    sharing, window = [_clean(words) for words in shared], _clean(shown or "")
    names = _site_names(source)
    headings, lower = list(filter(None, map(_clean, headings))), list(filter(None, map(_clean, lower)))
    first = [words for words in headings if not _heads_site(words, [*sharing, *map(_clean, written)], window, names)]
    # A page may list other reports in its data; its own is the one that it also shows or shares.
    known = [key(words) for words in (*first, *sharing, window)]
    own = sorted(map(_clean, written), key=lambda words: not any(key(words) in other for other in known))
    below = [words for words in lower if len(words.split()) >= TITLE_WORDS]
    candidates = (
        *(words for words in first if any(_has(title, words) for title in sharing)),
        *own,
        *(words for words in first if _has(window, words) or key(without_site(window, source)) == key(words)),
        *(words for words in below if any(_has(title, words) for title in (*sharing, window))),
        *sharing,
        *first,
        *(() if below and key(window) in names else (window,)),
        *below,
    )
    for candidate in candidates:
        if words := _clean(candidate):
            return _as_heading(words, first) or without_site(words, source)
    return None


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


def without_site(title: str, source: Source) -> str:
    """Return a title without the site's name at its end or start ("... | The Daily")."""
    names = _site_names(source)
    sections = lexicon("furniture")["sections"]["words"]
    stripped = False
    while match := _SUFFIX.fullmatch(title):
        section = stripped and (match["site"].lower() in sections or _is_section(match))
        if not (section or _is_site(match["site"], names) or _after_bar(match)):
            break
        title, stripped = match["title"], True
    if (match := _PREFIX.fullmatch(title)) and (_begins_site(match["site"], names) or _DOMAIN.fullmatch(match["site"])):
        # "The Post » Archive » Ferry sinks": a path leads to the title.
        title = match["title"].rpartition(" » ")[2]
    return title


def _site_names(source: Source) -> list[str]:
    """Return the names of the site that are known, as letters."""
    return [name for name in (key(source.name or ""), _label(source.domain)) if len(name) > 2]


def _label(domain: str | None) -> str:
    """Return the part of a domain that names the site: "post" of "news.post.co.uk"."""
    parts = (domain or "").split(".")[:-1]
    return max(parts, key=len, default="").replace("-", "")


def _is_site(words: str, names: Sequence[str]) -> bool:
    if agencies.agency_named(words):
        return True
    tail = key(words)
    part = any(tail in name and 2 * len(tail) >= len(name) for name in names)
    return len(tail) > 1 and (part or any(name in tail or _abbreviates(name, words) for name in names))


def _begins_site(words: str, names: Sequence[str]) -> bool:
    """Say whether words before a title are the site's name, or that and what outlets' names end with."""
    own = key(words)
    outlets = {word.lower() for word in lexicon("furniture")["outlets"]["words"]}
    return any(own == name or (own.startswith(name) and own[len(name) :] in outlets) for name in names)


def _after_bar(match: re.Match[str]) -> bool:
    """Say whether a bar parts a title from a name: few words, each with a capital."""
    site = match["site"].split()
    capital = all(word[0].isupper() or word in ("of", "the", "and") for word in site)
    return match["mark"] == "|" and len(site) <= SITE_WORDS and capital and len(match["title"].split()) >= TITLE_WORDS


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
