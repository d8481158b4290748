"""An HTML page -> Article: its text taken once, its title, authors and date from the page's own markup."""

from rashomon.errors import Unreadable
from rashomon.model import Article
from rashomon.reading.content import Content, remove, take_content
from rashomon.reading.limits import too_long
from rashomon.reading.markup import PageMarkup, page_markup
from rashomon.reading.metadata import without_by
from rashomon.reading.page_authors import shown_authors, signed
from rashomon.reading.page_dates import guessed_date, page_date, scripted_date
from rashomon.reading.paragraphs import read_paragraphs
from rashomon.reading.plain import read_text
from rashomon.reading.titles import key
from rashomon.reading.trees import is_deep, parse_page

# A page with fewer words than a short sentence has no report.
FEWEST_WORDS = 5


def read_page(data: bytes, name: str, url: str | None = None) -> Article:
    """Read the report of one page. Raises Unreadable where the page holds none."""
    tree = parse_page(data)
    if tree is None:
        raise Unreadable(name, "the page cannot be parsed; save it again")
    page = page_markup(tree, url)
    content = take_content(tree, page.title, page.told, page.body, page.url)
    if len(content.text.split()) < FEWEST_WORDS:
        if is_deep(tree):
            raise Unreadable(name, "the page's elements are nested too deep; save it again, or give its text")
        raise Unreadable(name, "no report is found on this page; is it a list of links, a login or an empty page?")
    if reason := too_long(content.text):
        raise Unreadable(name, reason)
    published = page_date(tree, page, content)
    if published.value is None:
        published = scripted_date(tree)
    if published.value is None:
        remove(content.beside)
        published = guessed_date(tree, page)
    signs = [signed(line) for sign in content.signs for line in sign.words.split("\n")]
    return read_text(
        _composed(content, page),
        title=page.title,
        published=published,
        source=page.source if page.source.label else None,
        url=page.url,
        byline=page.authors or shown_authors(tree, content.signs, content.beside, page.source),
        authors=(*page.writers, *(without_by(line) for line in signs)),
        captions=content.captions,
        read_from=name,
    )


def _composed(content: Content, page: PageMarkup) -> str:
    """Return title, paragraphs and captions, each once, with a blank line between them."""
    lines = [line.strip() for line in content.text.split("\n\n") if line.strip()]
    headings = {key(words) for words in (page.title, *page.headings) if words}
    while lines and key(lines[0]) in headings:
        del lines[0]
    report = [line for line in lines if line not in content.captions]
    return "\n\n".join([*([page.title] if page.title else []), *report, *content.captions])


def plain_of(markup: str) -> str:
    """Return the words of a piece of markup, a blank line between its paragraphs, scripts and styles left out."""
    tree = parse_page(f"<div>{markup}</div>".encode("utf-8", "replace"))
    return "\n\n".join(paragraph.words for paragraph in read_paragraphs(tree).paragraphs) if tree is not None else ""
