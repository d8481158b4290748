"""A parsed page -> the text of its report: the paragraphs of its main part, without what is beside the report.

Where the page itself gives the report's words, or hardly any words are found, trafilatura is asked too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from lxml import etree

from rashomon.reading.agencies import is_credit_line
from rashomon.reading.mains import Main, main_part
from rashomon.reading.metadata import is_byline
from rashomon.reading.paragraphs import HEADINGS, LINKED, LONG, Page, Paragraph, Part, is_named, read_paragraphs
from rashomon.reading.prunings import pruned_parts
from rashomon.reading.titles import key

Element = Any  # an lxml element; lxml has no types

# Captions of fewer words say nothing, of more are paragraphs; a gallery may have a hundred, of which a report needs the
# first.
CAPTION_WORDS = range(3, 81)
MOST_CAPTIONS = 20

# A standfirst has so many words.
STANDFIRST = range(5, 81)

# A paragraph above the main part belongs to it where hardly any of it is linked.
UNLINKED = 0.2

# A line that says when the report was published stands within so many paragraphs of its heading, its first sentence or
# its end, and has at most so many words.
NEAR = 8
LINE_WORDS = 20

# A line behind its end that says who wrote it is among so many.
BEHIND = 2

# With fewer words than this, other ways to take the text are tried; what gives so many times as many is taken.
THIN = 40
RICHER = 2

# As little as this share of the words that the page's own data gives shows that the wrong part was taken.
COVERED = 0.6
SAMPLES = 50

# A page of more elements is not looked at again: the development pages have 2,700 at most; a hostile one of 300,000
# takes twenty seconds.
MOST_ELEMENTS = 50_000

_RUNNING = HEADINGS | {"p", "li", "blockquote", "dd", "pre"}
_NEVER = frozenset(("card", "figcaption", "h1", "th", "dt", "caption"))
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Content:
    """What is taken from a page: its report's text, a blank line between paragraphs, and the captions of its pictures.

    `beside` are the elements that are no part of the report, `lines` the short lines with a number in them around its
    heading and its end: where a page says when it was published; `signs` all short lines around its heading, and the
    first behind its end: where it says who wrote it.
    """

    text: str
    captions: tuple[str, ...] = ()
    beside: frozenset[Element] = frozenset()
    lines: tuple[Paragraph, ...] = ()
    signs: tuple[Paragraph, ...] = ()


def take_content(
    tree: Element, title: str | None = None, told: Sequence[str] = (), body: str = "", url: str | None = None
) -> Content:
    """Return the report of a page; its text is empty where there is none.

    `told` are the descriptions that the page gives of itself, `body` the report's words where its data has them.
    """
    page = read_paragraphs(tree)
    pruned = pruned_parts(page)
    kept = _kept(page, pruned)
    content = Content("", beside=frozenset(part.element for part in pruned))
    if (main := main_part(page, kept, title)) is not None:
        feet = [part for part in pruned if _is_foot(page, part, main)]
        others = [part for part in pruned if part not in feet]
        near = _kept(page, others)
        taken = [*_lead(page, kept, main, told), *_of_body(page, list(_running(page, kept, main)), body)]
        content = replace(
            content,
            beside=frozenset(part.element for part in others),
            text="\n\n".join(dict.fromkeys(page.paragraphs[i].words for i in taken)),
            captions=_captions(page, main),
            lines=tuple(_lines(page, near, main, feet)),
            signs=tuple(_signs(page, near, main, feet)),
        )
    body = body if len(body.split()) >= THIN else ""
    if len(content.text.split()) < THIN or (body and _covered(body, content.text) < COVERED):
        return replace(content, text=_second_look(tree, content, body, url))
    return content


def _kept(page: Page, pruned: Sequence[Part]) -> list[bool]:
    """Return of each paragraph whether it stands in none of some parts."""
    kept = [True] * len(page.paragraphs)
    for part in pruned:
        kept[part.first : part.end] = [False] * (part.end - part.first)
    return kept


def _is_foot(page: Page, part: Part, main: Main) -> bool:
    """Say whether a part is the foot of the report's own article, which may say who wrote it and when."""
    if part.beside != "footer" or part.first <= main.first:
        return False
    article = next(part.element.iterancestors("article"), None)
    return any(other.element is article and other.first <= main.first for other in page.parts)


def _lines(page: Page, kept: Sequence[bool], main: Main, feet: Sequence[Part]) -> Iterator[Paragraph]:
    """Yield the short lines with a number around the heading of a report, right behind its end, and at its foot."""
    around = (
        range(max(0, main.begin - NEAR), min(main.first + NEAR, main.end)),
        range(main.end, main.end + NEAR),
        *(range(part.first, part.end) for part in feet),
    )
    for i in sorted({i for places in around for i in places if i < len(kept)}):
        paragraph = page.paragraphs[i]
        if kept[i] and paragraph.size <= LINE_WORDS and any(map(str.isdigit, paragraph.words)):
            yield paragraph


def _signs(page: Page, kept: Sequence[bool], main: Main, feet: Sequence[Part]) -> Iterator[Paragraph]:
    """Yield the short lines around the heading of the report, the first behind its end, and those at its foot."""
    above = range(max(0, main.begin - NEAR // 2), min(main.first + NEAR // 2, main.end))
    behind = range(main.end, min(main.end + BEHIND, len(kept)))
    for i in dict.fromkeys((*above, *behind, *(i for part in feet for i in range(part.first, part.end)))):
        paragraph = page.paragraphs[i]
        if (kept[i] or i < main.end) and paragraph.size <= LINE_WORDS and paragraph.kind != "h1":
            yield paragraph


def _of_body(page: Page, taken: list[int], body: str) -> list[int]:
    """Return the paragraphs taken without those that the page's data has not and that look like none it has.

    The data may leave out headings and lists, or break off: what looks like the report's own prose stays.
    """
    if not body:
        return taken
    told = " ".join(body.split())
    own = {i for i in taken if page.paragraphs[i].prose and _share(page.paragraphs[i].words, told) >= COVERED}
    looks = {(page.paragraphs[i].kind, page.paragraphs[i].look) for i in own}
    if sum(page.paragraphs[i].prose for i in own) < COVERED * sum(page.paragraphs[i].prose for i in taken):
        return taken
    return [
        i
        for i in taken
        if i in own or not page.paragraphs[i].prose or (page.paragraphs[i].kind, page.paragraphs[i].look) in looks
    ]


# --- where in doubt


def _second_look(tree: Element, content: Content, body: str, url: str | None) -> str:
    """Return the best of the text taken, trafilatura's, and the words that the page's data gives."""
    text = content.text
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return text if not body or _covered(body, text) >= COVERED else body
    import trafilatura

    remove(content.beside)
    page = etree.tostring(tree, encoding="unicode", method="html")
    other = trafilatura.extract(page, url=url, fast=True, include_comments=False, include_tables=False) or ""
    other = "\n\n".join(filter(None, other.split("\n")))
    if body:
        best = max((text, other), key=lambda words: _covered(body, words))
        return best if _covered(body, best) >= COVERED else body
    return other if len(other.split()) > RICHER * len(text.split()) else text


def _covered(body: str, text: str) -> float:
    """Return the share of samples of four words from a body that a text holds."""
    return _share(body, " ".join(text.split()))


def _share(passage: str, text: str) -> float:
    """Return the share of samples of four words from a passage that a text in one line holds."""
    if passage in text:
        return 1.0
    words = passage.split()
    starts = range(0, max(1, len(words) - 3), max(4, len(words) // SAMPLES))
    return sum(" ".join(words[i : i + 4]) in text for i in starts) / len(starts)


def remove(elements: Iterable[Element]) -> None:
    """Remove elements from their page, and keep the words that follow each."""
    for element in elements:
        parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


# --- its paragraphs


def _lead(page: Page, kept: Sequence[bool], main: Main, told: Sequence[str]) -> Iterator[int]:
    """Yield the standfirst and the first sentences that stand between the heading and the main part."""
    for i in range(main.begin, main.first):
        paragraph = page.paragraphs[i]
        if not kept[i] or paragraph.linked > UNLINKED or paragraph.kind in _NEVER:
            continue
        sentence = paragraph.kind == "p" and paragraph.prose and _ENDED.search(paragraph.words)
        named = paragraph.size in STANDFIRST and is_named(paragraph.look, "standfirsts")
        # A lower heading right below that of the report tells more of it.
        below = paragraph.kind == "h2" and i == main.begin and paragraph.size in STANDFIRST
        if sentence or named or below or _is_told(paragraph, told):
            yield i


def _is_told(paragraph: Paragraph, told: Sequence[str]) -> bool:
    """Say whether a paragraph is what the page describes itself with."""
    words = key(paragraph.words)
    return paragraph.size >= 7 and any(words.startswith(key(other)[:200]) for other in told if len(other) > 40)


def _running(page: Page, kept: Sequence[bool], main: Main) -> Iterator[int]:
    """Yield the main part's paragraphs: those of the kind that holds its prose, without lists of links."""
    inside = [i for i in range(main.first, main.end) if kept[i] and page.paragraphs[i].kind not in _NEVER]
    prose = sum(page.paragraphs[i].prose for i in inside)
    marked = sum(page.paragraphs[i].prose for i in inside if page.paragraphs[i].kind in _RUNNING)
    for i in inside:
        paragraph = page.paragraphs[i]
        if _is_invitation(paragraph) or _is_signature(paragraph):
            continue
        if 2 * marked >= prose and paragraph.kind not in _RUNNING and not _is_bare(paragraph, main):
            continue
        if paragraph.linked <= LINKED or (paragraph.kind == "p" and _is_linked_sentence(paragraph)):
            yield i


def _is_invitation(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is a label and a link behind it: "Read more: The mill is sold", in any language."""
    label = _LABEL.match(paragraph.words) if paragraph.linked > UNLINKED else None
    if label is None or is_credit_line(paragraph.words):
        return False
    return paragraph.linked * len(paragraph.words) >= len(paragraph.words) - label.end() - 1


_LABEL = re.compile(r"[^\W\d_][\w’'-]*(?: [\w’'-]+){0,3} ?[:|–—»›] *")


def _is_signature(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is called an author's, and is neither a sentence nor a byline that its words tell."""
    short = paragraph.size <= LINE_WORDS and is_named(paragraph.look, "authors")
    return short and _ENDED.search(paragraph.words) is None and not is_byline(paragraph.words)


def _is_bare(paragraph: Paragraph, main: Main) -> bool:
    """Say whether a paragraph is sentences that stand in the main part in no element of their own."""
    here = (paragraph.kind, paragraph.look) == (main.kind, main.look)
    return here and paragraph.prose > 0 and paragraph.linked <= UNLINKED and _ENDED.search(paragraph.words) is not None


def _is_linked_sentence(paragraph: Paragraph) -> bool:
    """Say whether a paragraph that is mostly a link is a sentence all the same."""
    return paragraph.size >= LONG and _ENDED.search(paragraph.words) is not None


def _captions(page: Page, main: Main) -> tuple[str, ...]:
    """Return the captions between the heading of the report and its end."""
    found = (p for p in page.paragraphs[main.begin : main.end] if p.kind == "figcaption")
    return tuple(dict.fromkeys(" ".join(p.words.split()) for p in found if p.size in CAPTION_WORDS))[:MOST_CAPTIONS]
