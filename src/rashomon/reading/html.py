"""An HTML page -> Article: its text taken once, its title, authors and date from the page's own markup."""

import re
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from rashomon.errors import Unreadable
from rashomon.model import Article
from rashomon.reading.content import Content, take_content
from rashomon.reading.limits import too_long
from rashomon.reading.markup import PageMarkup, page_markup
from rashomon.reading.page_dates import guessed_date, page_date
from rashomon.reading.plain import read_text

# A page with fewer words than a short sentence has no report.
FEWEST_WORDS = 5

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figcaption",
        "td",
        "tr",
        "br",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "ul",
        "ol",
        "table",
    ]
)
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object"))


def read_page(data: bytes, name: str, url: str | None = None) -> Article:
    """Read the report of one page. Raises Unreadable where the page holds none."""
    tree = trafilatura.load_html(data)
    if tree is None:
        raise Unreadable(name, "the page cannot be parsed; save it again")
    page = page_markup(tree, url)
    published = page_date(tree, page.items, page.url)
    content = take_content(tree, page.url)
    text = content.text
    if len(text.split()) < FEWEST_WORDS:
        raise Unreadable(name, "no report is found on this page; is it a list of links, a login or an empty page?")
    if reason := too_long(text):
        raise Unreadable(name, reason)
    return read_text(
        _composed(content, page),
        title=page.title,
        published=published if published.value else guessed_date(tree, page.url),
        source=page.source if page.source.label else None,
        url=page.url,
        byline=page.authors,
        captions=content.captions,
        read_from=name,
    )


def _composed(content: Content, page: PageMarkup) -> str:
    """Return title, paragraphs and captions, each once, with a blank line between them."""
    lines = [line.strip() for line in content.text.split("\n") if line.strip()]
    headings = {_key(words) for words in (page.title, *page.headings) if words}
    while lines and _key(lines[0]) in headings:
        del lines[0]
    captions = {_key(caption) for caption in content.captions}
    report = [line for line in lines if _key(line) not in captions]
    return "\n\n".join([*([page.title] if page.title else []), *report, *content.captions])


def plain_of(markup: str) -> str:
    """Return the words of a piece of markup, a paragraph a block element, scripts and styles left out."""
    try:
        tree = lxml.html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return re.sub(r"<[^>]*>", " ", markup)
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            breaks = element.tag in _BLOCKS
            pieces.append(("\n" if breaks else "") + _words(element, element.text))
        else:
            breaks = element.tag in _BLOCKS
            pieces.append(("\n" if breaks else "") + _words(element.getparent(), element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _words(element: Any, words: str | None) -> str:
    silent = element is None or not isinstance(element.tag, str) or element.tag in _SILENT
    return "" if silent or not words else words.replace("\n", " ")


def _key(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())
