"""Layouts of real news pages, filled with words of our own: body, title, day, authors and agencies of each."""

from datetime import date

import pytest

from rashomon.reading import read_text

BODY = """The ministers of the two countries will meet in the lakeside city on Saturday, the ministry said on Wednesday.

It will be their first meeting since talks broke down last week. A spokesman said that others had been invited.

"We hope for a result," he said. "But we do not expect one."

At least 12 people were killed in the city on Tuesday, a monitoring group said."""

TITLE = "Ministers to meet in lakeside city on Saturday"

LAYOUTS = {
    "a broadcaster's page with pictures and topics": f"""Home
News
Sport
{TITLE}
12 October 2016
Middle East
Share
Image copyright AFP
Image caption The ministers last met in September
{BODY}

Related Topics
Region
More on this story
Why is there a war?
12 March 2016""",
    "a section, a standfirst that is a sentence, the day below it": f"""News|The Region

{TITLE}

First talks since the break-up come as bombs fall on the north.

12 Oct 2016

{BODY}

SOURCE: NEWS AGENCIES""",
    "publication and edit times, a photo credit, links below": f"""HomeWorld News
{TITLE}
Published time: 12 Oct, 2016 15:16
Edited time: 13 Oct, 2016 07:07
Get short URL
© Max Shem / AFP
{BODY}
READ MORE: Ministers agree on details
Follow us on Facebook""",
    "a wire service with its sign in the dateline": f"""{TITLE}

World
October 12, 2016, 16:20 UTC+3

The meeting will be held in a narrow format
Share
1 pages in this article
© AFP/Mark Shine

MOSCOW, October 12. /TASS/. {BODY}

More:
http://wire.example/905955""",
    "an office beside the name, day with weekday, caption": f"""The region

{TITLE}

Meeting in lakeside city will include regional powers, officials say

Patricia Winter Diplomatic editor
Wed 12 Oct 2016 18.57 BST
Last modified on Wed 20 Sep 2017 19.08 BST

The two ministers at their last meeting in spring. Photograph: Kevin Lamar/AFP

{BODY}

Topics
The region
Reuse this content""",
    "a portal that names the agency beside the day": f"""{TITLE}
Reuters•October 12, 2016

By Maria Tvet and Tom Per

MOSCOW/BEIRUT (Reuters) - {BODY}

(Reporting by Maria Tvet and Tom Per; Editing by Mark Hein)

Trending
The best laptop deals today
View comments (120)""",
    "a newspaper's page with two labelled days": f"""News / World

Published on: October 12, 2016 | Last Update: October 12, 2016 4:24 pm

{TITLE}

AFP

{BODY}

Your email address will not be published. Required fields are marked *""",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_the_report_is_found_in_the_layout_of_its_page(text: str) -> None:
    article = read_text(text)
    body = [span.of(text) for span in article.body]
    assert len(body) == 4
    assert "The ministers of the two countries" in body[0]
    assert body[-1].endswith("a monitoring group said.")
    assert article.title == TITLE
    assert article.published.value == date(2016, 10, 12)
    assert article.source.name is None


def test_names_and_agencies_of_the_layouts() -> None:
    found = [read_text(text) for text in LAYOUTS.values()]
    assert [article.byline for article in found] == [
        (),
        (),
        (),
        (),
        ("Patricia Winter",),
        ("Maria Tvet", "Tom Per"),
        (),
    ]
    assert [[f"{credit.agency} {credit.kind}" for credit in article.credits] for article in found] == [
        ["AFP contributed"],
        [],
        ["AFP contributed"],
        ["AFP contributed", "TASS own"],
        ["AFP contributed"],
        ["Reuters own"],
        ["AFP own"],
    ]


@pytest.mark.parametrize("place", ["ORVAN", "Port Orvan"])
def test_a_place_and_the_date_below_a_byline_date_the_report(place: str) -> None:
    title = "Ministers: talks went well"
    article = read_text(f"Northern Light\n{title}\nBy Ana Lund\n{place}, 12 October 2016\n\n{BODY}")
    assert (article.source.name, article.title, article.published.value) == (
        "Northern Light",
        title,
        date(2016, 10, 12),
    )
