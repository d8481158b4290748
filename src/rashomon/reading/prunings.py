"""Which parts of a page are by their names no part of its report: teasers, author boxes, newsletters, comments."""

from collections import Counter
from itertools import accumulate

from rashomon.reading.paragraphs import Page, Part, is_named

# A part is not pruned, whatever its name, where all parts so named hold more than this share of the page's prose, or it
# alone of its words. What no template calls a report is pruned even then, where so many words of prose stand above it.
# Swept on 31 development pages and 39 of our own: F1 is the same from .3 to .5 (.985 at .1), and from 25 to 100 words.
MOST = 0.3
ABOVE = 100

# The card of another story has up to so many paragraphs and so many words in each, below a title of so many words; a
# page has several. Few pages need them: F1 is the same from 3 to 8 paragraphs, 40 to 160 words, 1 to 3 cards.
CARD = range(2, 6)
CARD_WORDS = 80
CARD_TITLE = 3
CARDS = 2


def pruned_parts(page: Page) -> list[Part]:
    """Return the parts of a page that are beside its report."""
    prose = [0, *accumulate(p.prose for p in page.paragraphs)]
    words = [0, *accumulate(p.size for p in page.paragraphs)]
    inside = _inside(page)
    plain = [0, *accumulate(0 if i in inside else p.prose for i, p in enumerate(page.paragraphs))]
    trusted, usual = _trusted(page, prose[-1]), _usual_look(page)
    pruned = []
    for part in page.parts:
        if not part.beside:
            continue
        small = words[part.end] - words[part.first] <= MOST * words[-1]
        sure = plain[part.first] >= ABOVE and is_named(part.beside, "surely")
        if sure or (small and part.beside in trusted and not _looks_usual(page, part, usual)):
            pruned.append(part)
    return [*pruned, *_cards(page)]


def _cards(page: Page) -> list[Part]:
    """Return the parts that are cards of other stories: few paragraphs below a link that is their title.

    One alone may be the report below the link to its section, so there must be several.
    """
    cards = [part for part in page.parts if part.end - part.first in CARD and _is_card(page, part)]
    return cards if len(cards) >= CARDS else []


def _is_card(page: Page, part: Part) -> bool:
    inside = page.paragraphs[part.first : part.end]
    titled = any(p.linked >= 0.9 and p.size >= CARD_TITLE for p in inside if not p.prose)
    short = all(p.size <= CARD_WORDS for p in inside)
    return titled and short and any(p.prose for p in inside) and not any(p.kind == "h1" for p in inside)


def _inside(page: Page) -> set[int]:
    """Return the paragraphs in any part whose name says that it is beside the report."""
    return {i for part in page.parts if part.beside for i in range(part.first, part.end)}


def _trusted(page: Page, total: int) -> set[str]:
    """Return the names whose parts hold so little prose together that they are not the report itself."""
    held: dict[str, set[int]] = {}
    for part in page.parts:
        if part.beside:
            held.setdefault(part.beside, set()).update(range(part.first, part.end))
    sizes = {name: sum(page.paragraphs[i].prose for i in inside) for name, inside in held.items()}
    return {name for name, size in sizes.items() if size <= MOST * total}


def _usual_look(page: Page) -> str:
    """Return the class that most of the page's prose has, or an empty one."""
    looks: Counter[str] = Counter()
    for paragraph in page.paragraphs:
        looks[paragraph.look] += paragraph.prose
    (look, size), *_ = looks.most_common(1) or [("", 0)]
    return look if 2 * size > looks.total() else ""


def _looks_usual(page: Page, part: Part, usual: str) -> bool:
    """Say whether a part's prose has the class of the page's prose: then it is of the report, whatever it is called."""
    first = next((p for p in page.paragraphs[part.first : part.end] if p.prose), None)
    return bool(usual) and first is not None and first.look == usual
