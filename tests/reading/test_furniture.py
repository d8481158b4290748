"""Plain text is marked, never cut: what is the report, and what is the page around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Role
from rashomon.reading import read_text

CLIPPING = """Skip to main content
21.5 C
Port Amber
Monday, May 4, 2020
- Advertisement -

Ferry sinks off Port Amber, twelve missing

Rescue boats search the bay through the night
The ferry Marigold leaving the harbour last summer (AFP)

By Ana Lund and Tom Reyes June 3, 2018

PORT AMBER, Southland – A ferry sank off Port Amber on Sunday, the coast guard said.

Twelve people are missing.

Storm warning

The weather service had warned of a storm. "We sailed all the same," a sailor said.

Advertisement

Divers will go down again on Monday, the coast guard said.

Related stories
Harbour to get new lighthouse
The history of the Marigold

Comments

We welcome comments that keep to the subject.
Post a comment"""


def roles(article: Article) -> dict[str, Role]:
    return {block.span.of(article.text): block.role for block in article.blocks}


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def test_a_clipping_keeps_its_report_and_marks_its_page() -> None:
    article = read_text(CLIPPING)
    assert article.text == CLIPPING
    assert [line[:20] for line in body(article)] == [
        "PORT AMBER, Southlan",
        "Twelve people are mi",
        "Storm warning",
        "The weather service ",
        "Divers will go down ",
    ]
    marked = roles(article)
    assert marked["Ferry sinks off Port Amber, twelve missing"] is Role.TITLE
    assert marked["Rescue boats search the bay through the night"] is Role.STANDFIRST
    assert marked["The ferry Marigold leaving the harbour last summer (AFP)"] is Role.CAPTION
    assert marked["By Ana Lund and Tom Reyes June 3, 2018"] is Role.BYLINE
    assert marked["Storm warning"] is Role.HEADING
    assert marked["Harbour to get new lighthouse"] is Role.FURNITURE


def test_every_mark_says_why() -> None:
    assert all(block.why for block in read_text(CLIPPING).blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Share this story",
        "4 min read",
        "A+ A-",
        "37 comments",
        "Tags: ferry, harbour, storm",
        "Follow us on Twitter and like us on Facebook",
        "Copyright 2020 The Harbour Post. All rights reserved.",
        "Sign up for our newsletter and never miss a story.",
        "Home | News | Sport | Weather",
        "https://harbour.example/ferry",
        "The Harbour Post is an independent newspaper based in Port Amber.",
        "Read or share this story: https://harbour.example/f1",
    ],
)
def test_a_line_of_the_page_is_furniture_wherever_it_stands(line: str) -> None:
    report = "A ferry sank off the coast on Sunday, the coast guard said.\n\n{}\n\nTwelve people are missing after it."
    assert roles(read_text(report.format(line)))[line] is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Facebook said on Monday that it would comment on the poll later.",
        "Share prices fell after the vote.",
        "The site changed its privacy policy and its terms of service on Monday, a spokesman said.",
        "Subscribe to the peace plan or leave, the minister told the rebels.",
        "He said:",
        "12:50 p.m.",
        "The newspaper is owned by the state, and its reporters follow orders.",
        "The law comes into force on 3 June 2018.",
        "Anyone with information is asked to call the police.",
    ],
)
def test_a_sentence_of_the_report_is_never_furniture(line: str) -> None:
    report = "A ferry sank off the coast on Sunday, the coast guard said.\n\n{}\n\nTwelve people are missing after it."
    assert line in body(read_text(report.format(line)))


def test_a_subheading_that_could_be_a_poll_ends_no_report() -> None:
    parts = [
        f"The {nth} party won a third of the seats in the harbour towns on Sunday."
        for nth in ("first", "second", "third")
    ]
    text = "\n\n".join([*parts[:2], "Vote", parts[2]])
    assert parts[2] in body(read_text(text))


def test_a_report_in_capitals_is_a_report() -> None:
    text = "A FERRY SANK OFF THE COAST ON SUNDAY, THE COAST GUARD SAID.\n\nTWELVE PEOPLE OF EIGHTY ARE MISSING"
    assert body(read_text(text)) == text.split("\n\n")


def test_a_question_above_the_report_is_not_its_first_sentence() -> None:
    text = (
        "Who will save the ferry line?\n\nThe ferry line will close in May, the city said.\n\nIt has run for a century."
    )
    assert roles(read_text(text))["Who will save the ferry line?"] is Role.TITLE


def test_the_author_is_introduced_below_the_report() -> None:
    text = (
        "The ferry line will close, the city said.\n\nIt has run long.\n\nAna Lund is a politics reporter for the Post."
    )
    assert body(read_text(text)) == ["The ferry line will close, the city said.", "It has run long."]


def test_teasers_that_stand_twice_are_furniture() -> None:
    teasers = [
        "A dog was found in the old harbour on Friday evening.",
        "Two cats were seen on the roof of the city hall.",
    ]
    page = [line for teaser in teasers for line in (teaser, teaser)]
    report = [
        f"The {nth} boat of the ferry line sank off the coast, the guard said." for nth in ("first", "second", "third")
    ]
    assert body(read_text("\n\n".join(page + report))) == report


def test_a_whole_page_gives_its_main_part() -> None:
    menu = [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Sign in",
        "Subscribe",
        "Share",
        "Print",
        "Email",
        "Facebook",
        "Twitter",
        "More",
    ]
    report = [
        f"The {nth} boat of the ferry line sank off the coast, the guard said on Monday." for nth in ("first", "last")
    ]
    sections = ["City hall", "Harbour life", "Arts and letters", "Shipping forecast", "Classified"]
    text = "\n".join([*menu, "The ferry line loses two boats", *report, *sections, "Get a better boat. Buy one now."])
    assert body(read_text(text)) == report


def test_clean_text_is_all_report() -> None:
    text = "A ferry sank on Sunday.\nTwelve people are missing.\nThe search goes on, the coast guard said."
    assert "".join(body(read_text(text))) == text.replace("\n", "")


def test_text_without_a_full_stop_is_still_a_report() -> None:
    assert body(read_text("Ten people died on Tuesday, police said")) == ["Ten people died on Tuesday, police said"]


def test_hard_wrapped_lines_are_one_block() -> None:
    text = (
        "The ferry Marigold sank off the coast on Sunday night in a heavy storm\n"
        "that the weather service had announced two days before, the coast\n"
        "guard said. Twelve of the eighty people on board are still missing and\n"
        "are feared dead.\n\nThe search goes on."
    )
    assert len(read_text(text).blocks) == 2


def test_the_known_title_is_found_in_the_text() -> None:
    text = "Harbour Post\n\nFerry lost: what we know\n\nTwelve people are missing after the Marigold sank on Sunday."
    assert roles(read_text(text, title="Ferry lost: What we know"))["Ferry lost: what we know"] is Role.TITLE


ODD = st.text(st.characters(codec=None), max_size=400) | st.lists(
    st.sampled_from(
        [
            "Comments",
            "By Ana Lund",
            "- Ad -",
            "A ferry sank.",
            "\u202e\u2028",
            "\x00",
            "İ",
            "13-10-2016",
            "(AFP)",
            "\r\n",
            "AA (AP) --",
        ]
    )
).map("\n".join)


@given(ODD)
@settings(max_examples=300, deadline=None)
def test_blocks_partition_the_text_and_evidence_is_its_slice(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    position, covered = 0, ""
    for block in article.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert not text[position : block.span.start].strip()
        covered += block.span.of(text)
        position = block.span.end
    assert not text[position:].strip()
    for found in [*article.published.evidence, *(c.evidence for c in article.credits if c.evidence)]:
        assert found.quote == found.span.of(text)
    assert article == read_text(text)


@pytest.mark.parametrize(
    "line",
    [
        "Stay with Channel 7 for updates on this developing story.",
        "This story will be updated as more information becomes available.",
        "Check back for updates.",
        "Harbour TV is following this story and will update it soon.",
        "To contact writer Ana Lund, call 555-0142.",
        "City Editor Ana Lund can be reached at 555-0142.",
        "Flash Flood Warning issued May 8 at 6:31PM CDT expiring May 8 at 10:30PM CDT in effect for: Amber County",
    ],
)
def test_promises_of_more_and_contacts_are_furniture(line: str) -> None:
    text = f"A ferry sank off Port Amber on Sunday.\n\n{line}\n\nTwelve people are missing."
    assert read_text(text).blocks[1].role is Role.FURNITURE


@pytest.mark.parametrize(
    "line", ['"Stay with us for the night," she said.', "The crew will stay with the ship until more boats arrive."]
)
def test_sentences_that_only_sound_like_promises_are_the_report(line: str) -> None:
    text = f"A ferry sank off Port Amber on Sunday.\n\n{line}\n\nTwelve people are missing."
    assert read_text(text).blocks[1].role is Role.BODY


@pytest.mark.parametrize("sign", ["- ", ". ", "\u2022", "_ ", "* - "])
def test_an_ornament_of_any_length_is_furniture_at_once(sign: str) -> None:
    text = f"A ferry sank off Port Amber on Sunday.\n\n{sign * 50_000}x\n\nTwelve people are missing."
    assert [block.role for block in read_text(text).blocks] == [Role.BODY, Role.FURNITURE, Role.BODY]


LONG_LINES = {
    Role.FURNITURE: [
        "To read more of what happens on the coast every morning, sign up for our newsletter and get it by mail.",
        "This material may not be published, broadcast, rewritten or redistributed without the word of its owner.",
        "Stay with us for the latest on the storm and on the search for the ferry, which goes on through the night.",
        "The Port Amber Post is the leading newspaper of the coast and brings you news and journalism since 1901.",
        "We will update this story when more information about the ferry and about those on board comes in.",
    ],
    Role.CAPTION: [
        "Divers look for the ferry in the bay off Port Amber on a cold and windy morning. Photo: Ana Lund/Coast Press",
        "In this photo, divers look for the ferry in the bay off Port Amber on a cold and windy autumn morning.",
    ],
    Role.CREDIT: [
        "Reporting by Ana Lund in Port Amber and by Tom Reyes on the island; additional reporting by Eva Moor.",
        "Ana Lund, Tom Reyes and the staff of the office on the island have contributed to this report.",
    ],
}


@pytest.mark.parametrize(("role", "line"), [(role, line) for role, lines in LONG_LINES.items() for line in lines])
def test_a_long_line_that_is_a_sentence_is_the_pages_all_the_same(role: Role, line: str) -> None:
    first = "PORT AMBER, Southland – A ferry sank off Port Amber on Sunday, the coast guard said."
    article = read_text(
        f"{first}\n\nTwelve people are missing.\n\n{line}\n\nDivers will go down again on Monday, it said."
    )
    assert roles(article)[line] is role


def test_a_month_and_an_agency_written_with_a_long_s_are_words_like_others() -> None:
    text = "auguſt 5, 2016\n\n© Aſsociated Press\n\nA ferry sank off Port Amber on Sunday, the coast guard said."
    article = read_text(text)
    assert article.published.value is None
    assert article.credits == ()


@pytest.mark.parametrize(
    ("above", "role"),
    [
        ("Nobody was hurt, the owner of the mill said on the next day.", Role.BODY),
        ("", Role.CAPTION),
    ],
)
def test_a_line_signed_without_a_full_stop_is_the_last_of_a_report_and_a_caption_elsewhere(
    above: str, role: Role
) -> None:
    line = "The council will talk about a new roof for the old mill at its meeting on Friday (AFP)"
    rest = "" if above else "\n\nThe mill burned down in May, and nobody was hurt, its owner said on the next day."
    text = (
        f"Mill burns down\n\nThe mill at Tarn burned down on Monday, the fire brigade said.\n\n{above}\n\n{line}{rest}"
    )
    article = read_text(text)
    assert next(block.role for block in article.blocks if block.span.of(text) == line) is role
    assert [credit.kind.value for credit in article.credits] == ["own" if role is Role.BODY else "contributed"]


REPORT = """A ferry sank off Port Amber on Sunday, the coast guard said.

Twelve people are missing, and divers will go down again on Monday."""


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Divers board a boat in the old harbour on Monday. Ida Holm / Bay Pictures", Role.CAPTION),
        ("Divers board a boat in the old harbour on Monday. Ida Holm/AP", Role.CAPTION),
        ("URGENT", Role.FURNITURE),
        ("(ADDS details, quotes from the coast guard)", Role.FURNITURE),
        ("ATTN: News editors", Role.FURNITURE),
        ("(MORE TO FOLLOW)", Role.FURNITURE),
        ("PUBLISHED: June 3, 2018 at 9:14 p.m. | UPDATED: June 4, 2018 at 8:00 a.m.", Role.DATE),
        ("First Published: Jun 3 2018 | 8:55 PM IST", Role.DATE),
        ("Publié le 3 juin 2018 à 23h15 - Mis à jour le 4 juin 2018 à 08h02", Role.DATE),
        ("Von Ida Holm", Role.BYLINE),
        ("Par Ida Holm et Jon Berg", Role.BYLINE),
    ],
)
def test_a_line_above_the_report_is_told_by_its_words(line: str, role: Role) -> None:
    article = read_text(f"Ferry sinks off Port Amber\n\n{line}\n\n{REPORT}")
    assert roles(article)[line] is role
    assert body(article) == REPORT.split("\n\n")


def test_a_forwarded_message_is_told_from_the_report_in_it() -> None:
    article = read_text(f"""From: Ida Holm <ida@bay.example>
Date: Mon, Jun 4, 2018 at 9:12 AM
Subject: Fwd: Ferry sinks off Port Amber
To: desk <desk@bay.example>

By Jon Berg
June 3, 2018

{REPORT}

--
Ida Holm
Tel. 555 0101""")
    assert article.title == "Ferry sinks off Port Amber"
    assert str(article.published.value) == "2018-06-03"
    assert article.byline == ("Jon Berg",)
    assert body(article) == REPORT.split("\n\n")


def test_a_message_without_another_day_has_the_one_on_which_it_was_sent() -> None:
    head = "From: Ida Holm\nSent: 4 June 2018 09:12\nSubject: Ferry sinks off Port Amber"
    published = read_text(f"{head}\n\n{REPORT}").published
    assert (str(published.value), published.confidence) == ("2018-06-04", 0.7)


@pytest.mark.parametrize("length", ["412 words", "7–9 minutes", "3 min read"])
def test_a_name_above_how_long_the_report_is_is_its_author(length: str) -> None:
    article = read_text(f"Ferry sinks off Port Amber\nIda Holm\n{length}\n\n{REPORT}")
    assert article.byline == ("Ida Holm",)


def test_who_speaks_in_a_transcript_is_no_place() -> None:
    article = read_text(f"IDA HOLM, HOST: Good morning. {REPORT}\n\nJON BERG: We sailed.\n\nHOLM: Thank you for that.")
    assert article.dateline is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The ferry left the harbour late. (Source: Harbour 4 News)", Role.CAPTION),
        ("The ferry left the harbour late. (Credit: Ana Lund)", Role.CAPTION),
        ("Boats looked for the missing off the cape. View Full Caption Ana Lund", Role.CAPTION),
        ("Ana Reyes was on the quay when they came (March 6, 2014/Harbour 4)", Role.CAPTION),
        ("Gallery: Photos: The ferry in better days", Role.FURNITURE),
        ("A friend wanted you to see this item from the Harbour Post", Role.FURNITURE),
        ("Twelve people are missing after the storm on the coast, the guard says", Role.STANDFIRST),
        ("Marigold lost with all hands", Role.TITLE),
        ("A ferry is lost off the coast and twelve people are missing - Harbour Post", Role.TITLE),
    ],
)
def test_a_line_above_a_report_whose_title_is_given_is_what_it_says_it_is(line: str, role: Role) -> None:
    title = "A ferry is lost off the coast and twelve people are missing" if "lost off" in line else "All the news"
    body = "The ferry Marigold was lost with all hands on Sunday, the guard says.\n\nTwelve people are still missing."
    text = f"{line}\n\n{body}"
    assert roles(read_text(text, title=title))[line] is role


def test_a_clock_in_brackets_is_no_agency_and_its_label_no_place() -> None:
    assert read_text("Video (01:00) : Police say that all five members of the crew are safe.").dateline is None
    assert read_text("Macon, Georgia (41NBC) - Police say that all of the crew are safe.").dateline is not None
