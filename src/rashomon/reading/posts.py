"""A page that holds several reports (a live blog, a page of whole posts) -> its posts, each with its own time.

Sure enough are only posts that the page's data lists with their words (schema.org), and blocks of one kind beside
each other that hold most of the page's words and a time of their own each. An ordinary report with links, teasers or
comments below it is one report.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Article, Basis, Source
from rashomon.reading.dates import dated_field
from rashomon.reading.limits import DEEPEST, MOST_POSTS, too_long
from rashomon.reading.linked_data import Linked
from rashomon.reading.markup import page_markup
from rashomon.reading.plain import read_text
from rashomon.reading.trees import parse_page
from rashomon.reading.xml import Element, blocks, tag, words
from rashomon.wording.addresses import joined, parts_of

# Fewer blocks beside each other are an article with a box or two.
FEWEST = 3

# Posts that a page's data lists have so many words on the average, or they are only announced there.
STATED_WORDS = 8

# Blocks of a page have so many words on the average; whole posts whose titles link to pages of their own so many,
# for teasers link there too. Read from live blogs and front pages of ten outlets' templates.
SHOWN_WORDS = 15
WHOLE_WORDS = 100

# Posts hold this share of the words of all paragraphs of their page.
SHARE = 0.6

# How far above its time a post may begin, in elements.
REACH = 8


@dataclass(frozen=True)
class Post:
    """One report of several on a page: its words as they stand, when it was posted, and its address."""

    title: str | None
    paragraphs: tuple[str, ...]
    stamp: str
    captions: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    url: str | None = None


def read_posts(data: bytes, name: str, url: str | None = None) -> list[Article]:
    """Return the reports of a page that holds several, in its order; none of an ordinary page."""
    if b"liveBlogUpdate" not in data and len(_TIMES.findall(data)) < FEWEST:
        return []
    tree = parse_page(data)
    if tree is None:
        return []
    page = page_markup(tree, url)
    posts = _stated(page.items, page.url) or _shown(tree, page.url)
    articles = [
        _article(post, page.source, f"{name}, post {number}") for number, post in enumerate(posts[:MOST_POSTS], 1)
    ]
    return articles if len(articles) > 1 else []


_TIMES = re.compile(rb"<time\b", re.I)


def _article(post: Post, source: Source, place: str) -> Article:
    title = [post.title] if post.title else []
    report = [line for line in post.paragraphs if line != post.title]
    return read_text(
        "\n\n".join([*title, *report, *post.captions]),
        title=post.title,
        published=dated_field(post.stamp, Basis.MARKUP, "the post's own time"),
        source=source if source.label else None,
        url=post.url,
        byline=post.byline,
        captions=post.captions,
        read_from=place,
    )


# --- posts that the page's data lists


def _stated(items: Sequence[Linked], page: str | None) -> list[Post]:
    """Return the posts of a live blog that schema.org's data on the page gives with their words."""
    posts = []
    for item in items:
        updates = item.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            post = _update(update, page) if isinstance(update, dict) else None
            if post is not None:
                posts.append(post)
    return posts if _enough(posts, STATED_WORDS) else []


def _update(update: Linked, page: str | None) -> Post | None:
    body = _string(update, "articleBody") or _string(update, "text") or _string(update, "description")
    stamp = _string(update, "datePublished") or _string(update, "dateCreated")
    if not body or not stamp or dated_field(stamp).value is None:
        return None
    from rashomon.reading.html import plain_of

    lines = plain_of(body).split("\n\n") if "<" in body else re.split(r"\n+", body.replace("\r", ""))
    address = _string(update, "url") or _string(update, "@id")
    author = update.get("author")
    authors = author if isinstance(author, list) else [author]
    names = (_string(one, "name") if isinstance(one, dict) else one for one in authors)
    return Post(
        title=" ".join((_string(update, "headline") or "").split()) or None,
        paragraphs=tuple(line.strip() for line in lines if line.strip()),
        stamp=stamp,
        byline=tuple(name for name in names if isinstance(name, str) and name),
        url=(joined(page, address) or None) if address else None,
    )


def _string(item: Linked, field: str) -> str | None:
    value = item.get(field)
    return html.unescape(value) if isinstance(value, str) and value.strip() else None


def _enough(posts: Sequence[Post], fewest: int) -> bool:
    """Say whether there are several posts with enough words, and not all of one time."""
    sizes = [_size(post) for post in posts]
    times = {post.stamp for post in posts}
    return len(posts) > 1 and len(times) > 1 and sum(sizes) >= fewest * len(posts) and not any(map(_long, posts))


def _size(post: Post) -> int:
    return sum(len(line.split()) for line in post.paragraphs)


def _long(post: Post) -> bool:
    return too_long("\n\n".join(post.paragraphs)) is not None


# --- posts that the page shows

_PARTS = frozenset(
    [
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "tr", "br", "pre", "div", "section"),
        *("article", "header", "blockquote", "ul", "ol", "dl", "table", "figure", "figcaption", "time", "main"),
    ]
)
_SILENT = frozenset(
    [
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "aside", "footer", "form"),
        *("button", "time"),
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")

# Names of parts in which other people write, or that show other stories.
_OTHERS = re.compile(
    r"comment|repl(?:y|ies)|disqus|respond|teaser|related|recommend|promo|most-?read|card|sidebar", re.I
)

# How a teaser ends that goes on behind a link.
_GOES_ON = re.compile(r"(?:…|\.\.\.|\[…\]|\b(?:read more|continue reading|full story|more)\b\W*)$", re.I)


def _shown(tree: Element, page: str | None) -> list[Post]:
    """Return the posts that a page shows: blocks beside each other, each with a time, that hold most of its words."""
    total = sum(len(words(element).split()) for element in tree.iter("p"))
    for group in _groups(tree):
        if any(_is_others(element) for element in (group[0], *group[0].iterancestors())):
            continue
        posts = [post for element in group if (post := _post(element, page)) is not None]
        linked = sum(_leads_elsewhere(element, page) for element in group) * 2 > len(group)
        cut = sum(_GOES_ON.search(post.paragraphs[-1]) is not None for post in posts) * 4 > len(posts)
        fewest = WHOLE_WORDS if linked else SHOWN_WORDS
        held = sum(map(_size, posts))
        if len(posts) >= FEWEST and _enough(posts, fewest) and held >= SHARE * total and not (linked and cut):
            return posts
    return []


def _groups(tree: Element) -> Iterator[list[Element]]:
    """Yield the elements of one name within one parent that each hold a time: larger groups before smaller ones."""
    found: dict[Element, dict[str, list[Element]]] = {}
    for time in tree.iter("time"):
        if dated_field(time.get("datetime")).value is None:
            continue
        element = time
        for _ in range(REACH):
            parent = element.getparent()
            if parent is None or tag(element) == "body":
                break
            beside = found.setdefault(parent, {}).setdefault(tag(element), [])
            if not beside or beside[-1] is not element:
                beside.append(element)
            element = parent
    groups = [group for kinds in found.values() for group in kinds.values() if len(group) >= FEWEST]
    yield from sorted(groups, key=len, reverse=True)


def _is_others(element: Element) -> bool:
    return _OTHERS.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _post(element: Element, page: str | None) -> Post | None:
    """Return the post in an element; None where it has no words of its own."""
    found = list(blocks(element, _PARTS, _SILENT, DEEPEST))
    captions = tuple(dict.fromkeys(line for line, around in found if "figcaption" in around))
    heading = next((h for name in _HEADINGS for h in element.iter(name) if words(h)), None)
    title = words(heading) or None
    lines = tuple(line for line, around in found if "figcaption" not in around and line != title)
    time = next((t for t in element.iter("time") if dated_field(t.get("datetime")).value), None)
    if time is None or sum(len(line.split()) for line in lines) < FEWEST:
        return None
    return Post(title=title, paragraphs=lines, stamp=time.get("datetime"), captions=captions, url=_own(element, page))


def _own(element: Element, page: str | None) -> str | None:
    """Return the address of a post: of the link around its time or title, else its place on the page."""
    for link in (*element.xpath(".//a[.//time]"), *element.xpath(".//h1//a|.//h2//a|.//h3//a|.//h4//a")):
        if link.get("href"):
            return _joined(page, link.get("href"))
    anchor = element.get("id")
    return f"{page.partition('#')[0]}#{anchor}" if page and anchor else None


def _joined(page: str | None, link: str) -> str | None:
    address = joined(page, link)
    return address if parts_of(address).scheme in ("http", "https") else None


def _leads_elsewhere(element: Element, page: str | None) -> bool:
    """Say whether the title of a block is a link to another page."""
    links = element.xpath(".//h1//a/@href|.//h2//a/@href|.//h3//a/@href|.//h4//a/@href|.//a[.//h2 or .//h3]/@href")
    address = _joined(page or "https://page.invalid/", links[0]) if links else None
    return address is not None and parts_of(address).path.rstrip("/") != parts_of(page).path.rstrip("/")
