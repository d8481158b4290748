"""A text that holds several reports becomes several; an ordinary report stays one."""

from datetime import date

import pytest

from rashomon.model import Article
from rashomon.reading import read_bytes

FERRY = (
    "Ten people drowned on Tuesday when a ferry sank off Port Amber, the coast guard said. Twelve others are missing, "
    "and the search for them goes on in the bay.\n\nThe owner of the ferry said that it had been inspected in May and "
    "that nothing had been found to be wrong with it."
)
STRIKE = (
    "Dockers in Port Amber will strike from Friday, their union said, after talks about wages had failed on Monday."
    "\n\nThe harbour master expects that no ship will be unloaded before the weekend is over, and asked captains "
    "to wait outside the bay until then."
)
TITLES = ("Ferry sinks off Port Amber", "Dockers in Port Amber to strike")
DAYS = (date(2016, 10, 12), date(2016, 10, 13))


def digest(first: str, second: str) -> str:
    return f"{first}\n\n{FERRY}\n\n{second}\n\n{STRIKE}\n"


BY_TITLE = digest(f"{TITLES[0]}\n12 October 2016", f"{TITLES[1]}\n13 October 2016")
APART = digest(f"{TITLES[0]}\n\nThe Bay Post\n\n12 October 2016", f"{TITLES[1]}\n\nThe Bay Post\n\n13 October 2016")
COUNTED = digest(
    f"1 of 2 DOCUMENTS\n\n{TITLES[0]}\n\n12 October 2016", f"2 of 2 DOCUMENTS\n\n{TITLES[1]}\n\n13 October 2016"
)
RULED = BY_TITLE.replace(f"\n\n{TITLES[1]}", f"\n----------\n{TITLES[1]}")
PLACE = "PORT AMBER, Oct 12 (Harbour Wire) - "
WIRED = f"{TITLES[0]}\n\n{PLACE}{FERRY}\n\n{TITLES[1]}\n\n{PLACE}{STRIKE}"


def read(text: str) -> list[Article]:
    results = list(read_bytes(text.encode(), "digest.txt"))
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


@pytest.mark.parametrize("text", [BY_TITLE, APART, COUNTED, RULED], ids=["dated", "apart", "counted", "ruled"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_report_has_its_own_title_and_day(text: str, ends: str) -> None:
    articles = read(text.replace("\n", ends))
    assert [(article.title, article.published.value) for article in articles] == list(zip(TITLES, DAYS, strict=True))
    assert [article.read_from for article in articles] == ["digest.txt, report 1", "digest.txt, report 2"]
    assert "Dockers" not in articles[0].text
    assert articles[1].text.rstrip().endswith("until then.")


def test_complete_datelines_part_reports() -> None:
    first, second = read(WIRED)
    assert (first.title, second.title) == TITLES
    assert (first.dateline, second.dateline) == ("PORT AMBER", "PORT AMBER")


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        f"{TITLES[0]}\n12 October 2016\n\n{FERRY}\n\n{STRIKE}",
        f"{BY_TITLE}\n\nMore from the harbour\n13 October 2016\n\nThe museum is closed.",
        f"{TITLES[0]}\n12 October 2016\n\n{FERRY}\n\n{TITLES[0]}\n12 October 2016\n\n{FERRY}",
        f"{FERRY}\n\n{BY_TITLE}",
        f"{PLACE}{FERRY}\n\nIn other news:\n\n{PLACE}It rained.",
    ],
    ids=["no head", "one", "with a teaser", "told twice", "with a report before", "one of them short"],
)
def test_an_ordinary_text_is_one_report(text: str) -> None:
    assert len(read(text)) == 1
