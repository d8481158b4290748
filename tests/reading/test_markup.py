"""Title, outlet, owner and authors, as a page's own data gives them."""

import json

import pytest

from rashomon.model import Article, CreditKind
from rashomon.reading import read_bytes

REPORT = """<p>The lighthouse at Cape Roe went dark on Tuesday night, and nobody knows why, the harbour office said.</p>
<p>Two ships had to wait outside the harbour until the morning, and the lamp is to burn again by Sunday.</p>
<p>The office has asked the maker of the lamp to send somebody, and the ships to keep away from the rocks.</p>"""


def read(head: str, body: str = "", url: str = "https://www.roepost.example/lamp") -> Article:
    link = f'<link rel="canonical" href="{url}">'
    page = f"<html lang=en><head>{link}{head}</head><body><main>{body}{REPORT}</main></body></html>"
    (article,) = read_bytes(page.encode(), "page.html")
    assert isinstance(article, Article)
    return article


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


MARKS = ("-", "–", "—", "|", "·", "•", "»", "«", "~", "/", "&gt;", "::")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Lamp at Cape Roe goes dark | Roe Post</title>", "", "Lamp at Cape Roe goes dark"),
        ("<title>Lamp at Cape Roe goes dark - World - The Roe Post</title>", "", "Lamp at Cape Roe goes dark"),
        ("<title>Lamp dark - what we know - The Roe Post</title>", "", "Lamp dark - what we know"),
        ("<title>Lamp goes dark – and nobody knows why</title>", "", "Lamp goes dark – and nobody knows why"),
        ("<title>Roe Post: Lamp goes dark</title>", "", "Lamp goes dark"),
        ("<title>x</title>" + linked(headline="Lamp goes dark"), "<h1>Sea</h1>", "Lamp goes dark"),
        (
            '<meta property="og:title" content="Lamp at Cape Roe goes dark - Local | Somewhere Else">',
            "<h1>Lamp at Cape Roe goes dark</h1>",
            "Lamp at Cape Roe goes dark",
        ),
        (
            '<meta property="og:title" content="Lamp goes dark">' + linked(headline="Why the lamp went dark"),
            "<h1>Lamp goes dark</h1>",
            "Lamp goes dark",
        ),
        # every mark that parts a title from a known name, and a path of sections
        *((f"<title>Lamp at Cape Roe dark {mark} Roe Post</title>", "", "Lamp at Cape Roe dark") for mark in MARKS),
        ("<title>Lamp at Cape Roe dark | Coast news | Roe Post</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Roe Post » Archive » Lamp at Cape Roe dark</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Roe Post Online: Lamp at Cape Roe dark</title>", "", "Lamp at Cape Roe dark"),
        ("<title>CapePost.example - Lamp at Cape Roe dark</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark - Xinhua</title>", "", "Lamp at Cape Roe dark"),
        # what looks like a site's name, an address or a day, where the page names no site
        ("<title>Lamp at Cape Roe dark - BBC News</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark • Somewhere Else</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark | News, Sports, Jobs - Roe Post</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark | roeherald.example</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark – Roe Herald, 3 June 2016</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Roe Post | Lamp at Cape Roe dark</title>", "", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark – Mayor</title>", "", "Lamp at Cape Roe dark – Mayor"),
        # the part that stands alone on the page, a name that only links to the front or an account have
        ("<title>The Lamp: Lamp at Cape Roe dark</title>", "<b>Lamp at Cape Roe dark</b>", "Lamp at Cape Roe dark"),
        ("<title>Lamp at Cape Roe dark - Quay</title>", "<a href=/>Quay</a>", "Lamp at Cape Roe dark"),
        (
            '<meta name="twitter:site" content="@quay"><title>Lamp at Cape Roe dark - Quay</title>',
            "",
            "Lamp at Cape Roe dark",
        ),
        # in capitals on the page alone
        ("<title>Lamp at Cape Roe dark</title>", "<h1>LAMP AT CAPE ROE DARK</h1>", "Lamp at Cape Roe dark"),
        # the site's name where a title should be shared
        ('<meta property="og:title" content="Roe Post">', "<h1>Lamp at Cape Roe dark</h1>", "Lamp at Cape Roe dark"),
        # the site's name or a section in the first-level heading
        ("<title>Lamp at Cape Roe dark | Some Name</title>", "<h1>Some Name</h1>", "Lamp at Cape Roe dark"),
        ("<title>Roe Post</title>", "<h1>Roe Post</h1><h2>Lamp at Cape Roe dark</h2>", "Lamp at Cape Roe dark"),
        # a shared title that is cut off, or another than readers see
        (
            '<meta property="og:title" content="Lamp at Cape Roe ..."><title>Lamp at Cape Roe dark | Roe Post</title>',
            "<h1>Lamp at Cape Roe dark</h1>",
            "Lamp at Cape Roe dark",
        ),
        (
            '<meta property="og:title" content="The lamp, explained"><title>Lamp at Cape Roe dark | Roe Post</title>',
            "<h1>Lamp at Cape Roe dark</h1>",
            "Lamp at Cape Roe dark",
        ),
    ],
)
def test_the_title_is_the_reports_own_without_the_sites_name(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_a_sites_name_is_known_by_the_beginnings_in_its_address() -> None:
    article = read("<title>Lamp goes dark - Cape Roe Times</title>", url="https://www.crtimes.example/lamp")
    assert article.title == "Lamp goes dark"


@pytest.mark.parametrize(
    ("author", "names", "agencies"),
    [
        (person("Ida Holm"), ("Ida Holm",), []),
        ([person("Ida Holm"), {"@type": "Organization", "name": "Roe Post"}], ("Ida Holm",), []),
        (person("By Ida Holm and Jon Berg"), ("Ida Holm", "Jon Berg"), []),
        ({"@type": "Organization", "name": "Reuters"}, (), ["Reuters"]),
        ("Ida Holm, Associated Press", ("Ida Holm",), ["Associated Press"]),
        ("https://roepost.example/ida", (), []),
        ("ida@roepost.example", (), []),
        ("Staff Reporter", (), []),
        (person("IDA HOLM"), ("Ida Holm",), []),
        (person("Ida Holm (Roe Post)"), ("Ida Holm",), []),
        (person("admin"), (), []),
    ],
)
def test_authors_are_persons_and_agencies_are_credited(
    author: object, names: tuple[str, ...], agencies: list[str]
) -> None:
    article = read(linked(headline="Lamp goes dark", author=author))
    assert article.byline == names
    assert [credit.agency for credit in article.credits if credit.kind is CreditKind.OWN] == agencies


@pytest.mark.parametrize(
    "fields",
    [
        {"publisher": {"name": "Roe Post", "parentOrganization": {"name": "Coast Media"}}},
        {"publisher": {"name": "Roe Post"}, "copyrightHolder": {"name": "Coast Media"}},
        {"publisher": {"@id": "#us", "name": "Roe Post"}, "copyrightHolder": "Coast Media"},
    ],
)
def test_the_owner_is_the_one_that_the_page_names(fields: dict[str, object]) -> None:
    source = read(linked(**fields)).source
    assert (source.name, source.owner) == ("Roe Post", "Coast Media")


def test_authors_are_those_of_the_report_and_not_of_one_that_the_page_lists() -> None:
    other = linked(headline="Storm closes the pass", author=person("Jon Berg"))
    own = linked(headline="Lamp goes dark", author=person("Ida Holm"))
    assert read(f"<title>Lamp goes dark</title>{other}{own}", "<h1>Lamp goes dark</h1>").byline == ("Ida Holm",)


def test_the_sites_own_name_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Roe Post">' + linked(author=person("Roe Post"))
    assert read(head).byline == ()


def test_data_within_a_comment_is_read() -> None:
    head = '<script type="application/ld+json"><!-- {"@type": "Article", "author": "Ida Holm"}; --></script>'
    assert read(head).byline == ("Ida Holm",)


def test_an_outlet_that_holds_its_own_rights_has_no_owner_named() -> None:
    assert read(linked(publisher={"name": "Roe Post"}, copyrightHolder={"name": "The Roe Post"})).source.owner is None


@pytest.mark.parametrize(
    ("window", "outlet"),
    [
        ("Lamp goes dark - Cape Courier", "Cape Courier"),
        ("Lamp goes dark | World news | The Cape Courier", "The Cape Courier"),
        ("Lamp goes dark | Cape Courier | World", "Cape Courier"),
        ("Lamp goes dark – and nobody knows why", None),
        ("Lamp goes dark", None),
    ],
)
def test_an_outlet_that_nothing_else_names_stands_behind_the_title_of_the_window(
    window: str, outlet: str | None
) -> None:
    assert read(f"<title>{window}</title>", "<h1>Lamp goes dark</h1>").source.name == outlet


def test_a_name_in_small_letters_is_an_account() -> None:
    assert (
        read("<title>Lamp goes dark</title>" + linked(headline="Lamp goes dark", author=person("iholm"))).byline == ()
    )


def test_an_outlet_is_named_as_its_publisher_writes_it() -> None:
    head = '<meta property="og:site_name" content="roepost">' + linked(publisher={"name": "Roe Post"})
    assert read(head).source.name == "Roe Post"


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("<div>By Ida Holm and Jon Berg</div>", ("Ida Holm", "Jon Berg"), []),
        ("<p>By The Associated Press</p>", (), ["Associated Press"]),
        ("<span>Reuters</span>", (), ["Reuters"]),
        ("<div>By Ida Holm, AFP</div>", ("Ida Holm",), ["AFP"]),
        ("<div>By the sea</div>", (), []),
        ("<div>By Ida Holm (Roe Post) 21:14, October 12, 2016</div>", ("Ida Holm",), []),
        ("<div>Submitted by Ida Holm on Wed, 10/12/2016 - 21:14</div>", ("Ida Holm",), []),
        ("<div>October 12th, 2016 by Ida Holm</div>", ("Ida Holm",), []),
        ("<div>By IDA HOLM<br>Roe Post Staff Writer<br>Published: October 12, 2016</div>", ("Ida Holm",), []),
        ("<div>Von Ida Holm und Jon Berg</div>", ("Ida Holm", "Jon Berg"), []),
        ("<div class=byline>Ida Holm, Roe Post</div>", ("Ida Holm",), []),
        ("<div class=byline>Ida Holm <a href=m>ida@roepost.example</a></div>", ("Ida Holm",), []),
        ("<div><a rel=author href=/ida>Ida Holm</a> &middot; 2 days ago</div>", ("Ida Holm",), []),
        ("<div><span>Ida Holm</span><span>12 October 2016</span></div>", (), []),
        ("<div>Ida Holm · 12 October 2016</div>", ("Ida Holm",), []),
        ("<div>Middle East · 12 October 2016</div>", (), []),
        ("<div>12 October 2016, 10:22 | Ida Holm</div>", ("Ida Holm",), []),
        ("<div>Text: Ida Holm</div>", ("Ida Holm",), []),
        ("<div>By IDA HOLM Associated Press</div>", ("Ida Holm",), ["Associated Press"]),
        ("<div><b rel=author>Ida Holm</b>, <b rel=author>Jon Berg</b></div>", ("Ida Holm", "Jon Berg"), []),
        ("<div><a href=/autor/ida-holm>Ida Holm</a> Roe</div>", ("Ida Holm",), []),
        ("<div>By <b>Ida Holm</b><span>Sea reporter</span></div>", ("Ida Holm",), []),
        ("<div>October 12, 2016 by <a href=/author/ida>Ida Holm</a> <a>Leave a Comment</a></div>", ("Ida Holm",), []),
        ('<div>Ida Holm</div><script>{"author": {"id": 7, "name": "Ida Holm"}}</script>', ("Ida Holm",), []),
        ('<div>Sea</div><script>{"author": {"id": 7, "name": "Ida Holm"}}</script>', (), []),
    ],
)
def test_who_wrote_it_is_read_below_the_heading_where_the_data_says_nothing(
    line: str, names: tuple[str, ...], agencies: list[str]
) -> None:
    article = read("<title>Lamp goes dark</title>", f"<header><h1>Lamp goes dark</h1>{line}</header>")
    assert article.byline == names
    assert [credit.agency for credit in article.credits] == agencies
