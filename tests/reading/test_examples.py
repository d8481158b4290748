"""The nine example reports are read from every form of input as their README says."""

from pathlib import Path

from rashomon.model import Article, Basis
from rashomon.reading import read_bytes

FOLDER = Path(__file__).parents[2] / "examples" / "lausanne"


def read() -> dict[str, Article]:
    found = {}
    for path in sorted(FOLDER.iterdir()):
        if path.suffix != ".md":
            for result in read_bytes(path.read_bytes(), path.name):
                assert isinstance(result, Article), result
                found[result.read_from] = result
    return found


def test_the_examples_are_nine_reports_with_outlet_and_day() -> None:
    assert {name: (a.source.name, str(a.published.value), a.published.basis) for name, a in read().items()} == {
        "clipping-bay-tribune.txt": (None, "None", Basis.UNKNOWN),
        "clipping-mountain-herald.txt": ("Mountain Herald", "2016-10-14", Basis.STATED),
        "clipping-september.txt": (None, "None", Basis.UNKNOWN),
        "courier.html": ("The Harbour Courier", "2016-10-12", Basis.MARKUP),
        "feed.rss, item 1": ("Lakeside Gazette", "2016-10-13", Basis.STATED),
        "feed.rss, item 2": ("Lakeside Gazette", "2016-10-13", Basis.STATED),
        "ledger.html": ("Northern Ledger", "2016-10-12", Basis.MARKUP),
        "wires.jsonl, row 1": ("Gulf Shore Times", "2016-10-12", Basis.STATED),
        "wires.jsonl, row 2": ("Capital Voice", "2016-10-12", Basis.STATED),
    }


def test_nothing_of_the_pages_is_in_the_reports() -> None:
    page = (
        "Advertisement",
        "cookies",
        "Subscribe",
        "moderators",
        "POLL",
        "Read Mode",
        "Tags",
        "Comments",
        "Photo:",
        "31.4",
    )
    for article in read().values():
        body = " ".join(span.of(article.text) for span in article.body)
        assert body[-1] == "."
        assert not [words for words in page if words in body]


def test_the_reprint_has_the_words_of_the_agencys_report() -> None:
    found = read()
    agency, reprint = found["clipping-bay-tribune.txt"], found["wires.jsonl, row 1"]
    assert [s.of(agency.text) for s in agency.body] == [s.of(reprint.text) for s in reprint.body]
    assert [c.agency for c in agency.credits] == [c.agency for c in reprint.credits] == ["Reuters"]
