"""Which of the titles that a page gives is the report's own, without the name of the site."""

import html
import re
from collections.abc import Sequence

from rashomon.model import Source
from rashomon.reading.lexicons import lexicon
from rashomon.reading.titles import key

_SUFFIX = re.compile(r"(?P<title>.+)(?:(?<=\S)\s*(?P<mark>[|–—·»])|\s-)\s+(?P<site>(?:(?! - )[^|–—·»]){2,50})$")
_PREFIX = re.compile(r"(?P<site>[^|–—·»:]{2,50}?)\s*(?:[|–—·»:]|\s-)\s+(?P<title>.+)$")

# A title of fewer words may have a bar of its own; a site's name has hardly more.
TITLE_WORDS = 4
SITE_WORDS = 4


def page_title(
    *, headings: Sequence[str], shared: Sequence[str], written: Sequence[str], shown: str | None, source: Source
) -> str | None:
    """Return the title of a report.

    `headings` are the page's first-level headings, `shared` what it gives to those who share it, `written` the
    headline of its data, `shown` the title of the window. The heading that readers see counts where the page also
    shares it; else the headline of its data.
    """
    sharing = [_clean(words) for words in shared]
    seen = [words for words in headings if any(_begins(title, words) for title in sharing)]
    # A page may list other reports in its data; its own is the one that it also shows or shares.
    known = [key(words) for words in (*headings, *sharing, _clean(shown or ""))]
    own = sorted(map(_clean, written), key=lambda words: not any(key(words) in other for other in known))
    for candidate in (*seen, *own, *sharing, *headings, shown or ""):
        if words := _clean(candidate):
            return _as_heading(words, headings) or without_site(words, source)
    return None


def _clean(words: str) -> str:
    return " ".join(html.unescape(words).split())


def _begins(title: str, heading: str) -> bool:
    """Say whether a title is a heading, or goes on behind it with a mark and the site's name."""
    letters, other = key(title), key(heading)
    if not other or letters == other:
        return bool(other)
    goes_on = letters.startswith(other) and len(heading.split()) >= TITLE_WORDS
    return goes_on and title[len(heading) :].lstrip().startswith(("|", "-", "–", "—", "·", "»"))


def _as_heading(title: str, headings: Sequence[str]) -> str | None:
    """Return the heading that a title repeats and goes on behind."""
    return next((heading for heading in headings if _begins(title, heading) and key(title) != key(heading)), None)


def without_site(title: str, source: Source) -> str:
    """Return a title without the site's name at its end or start ("... | The Daily")."""
    names = [name for name in (key(source.name or ""), _label(source.domain)) if len(name) > 2]
    sections = lexicon("furniture")["sections"]["words"]
    stripped = False
    while match := _SUFFIX.fullmatch(title):
        section = stripped and match["site"].lower() in sections
        if not (section or _is_site(match["site"], names) or _after_bar(match)):
            break
        title, stripped = match["title"], True
    if (match := _PREFIX.fullmatch(title)) and key(match["site"]) in names:
        title = match["title"]
    return title


def _label(domain: str | None) -> str:
    """Return the part of a domain that names the site: "post" of "news.post.co.uk"."""
    parts = (domain or "").split(".")[:-1]
    return max(parts, key=len, default="").replace("-", "")


def _is_site(words: str, names: Sequence[str]) -> bool:
    tail = key(words)
    part = any(tail in name and 2 * len(tail) >= len(name) for name in names)
    return len(tail) > 1 and (part or any(name in tail or _abbreviates(name, words) for name in names))


def _after_bar(match: re.Match[str]) -> bool:
    """Say whether a bar parts a title from a name: few words, each with a capital."""
    site = match["site"].split()
    capital = all(word[0].isupper() or word in ("of", "the", "and") for word in site)
    return match["mark"] == "|" and len(site) <= SITE_WORDS and capital and len(match["title"].split()) >= TITLE_WORDS


def _abbreviates(name: str, words: str) -> bool:
    """Say whether a name is made of the beginnings of some words: "latimes" of "Los Angeles Times"."""
    rests = {name}
    for word in re.findall(r"\w+", words.lower()):
        begins = [word[:i] for i in range(len(word) + 1)]
        rests |= {rest[len(begin) :] for rest in rests for begin in begins if rest.startswith(begin)}
    return "" in rests
