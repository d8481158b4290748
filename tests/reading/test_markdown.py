"""Markdown: the words without their signs; front matter is what is known of the report."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure, Role
from rashomon.reading import read_bytes

REPORT = """# Ferry sinks off **Port Amber**

A ferry sank off [Port Amber](https://harbour.example/places) on Sunday, the _coast guard_ said.
It carried 40 people; 12 of them are **missing**.

![Boats search the bay](boats.jpg)

## The search

> "We will go on," said Ana Lund, who leads the search.

***
* The snake_case name and 2 * 3 * 4 stay as they are.
"""

FRONT = """---
title: "Ferry sinks"
date: 2016-10-13T08:30:00+02:00
authors:
  - Ana Lund
  - Tom Berg
publisher: Harbour Post
tags: [ferry, sea]
---
"""


def read(text: str) -> Article:
    (article,) = read_bytes(text.encode(), "report.md")
    assert isinstance(article, Article), article
    return article


def test_the_signs_of_markdown_are_not_in_the_text() -> None:
    assert read(REPORT).text.split("\n\n") == [
        "Ferry sinks off Port Amber",
        "A ferry sank off Port Amber on Sunday, the coast guard said. It carried 40 people; 12 of them are missing.",
        "Boats search the bay",
        "The search",
        '"We will go on," said Ana Lund, who leads the search.',
        "* The snake_case name and 2 * 3 * 4 stay as they are.",
    ]


def test_front_matter_is_what_is_known_of_the_report() -> None:
    article = read(FRONT + REPORT.partition("\n")[2])
    assert (article.title, article.byline) == ("Ferry sinks", ("Ana Lund", "Tom Berg"))
    assert article.published.value == date(2016, 10, 13)
    assert article.source.name == "Harbour Post"
    assert article.blocks[0].role is Role.TITLE
    assert "tags" not in article.text


def test_front_matter_without_words_is_a_failure() -> None:
    (failure,) = read_bytes(FRONT.encode(), "report.md")
    assert isinstance(failure, Failure)


@pytest.mark.parametrize(
    "text",
    [
        "#Amber trends after a ferry sank off the coast on Sunday, the coast guard said.",
        "---\n\nA ferry sank on Sunday: the coast guard said so.\n\n---\n\nTwelve people are missing.",
        "A ferry [sic] sank on Sunday, *the* coast guard said. See [1] and [2].",
    ],
)
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "**a", "*", "<http://a", "> ", "- ", "\\", "[a][", "`", "_a*"])
def test_hostile_markdown_takes_no_time(sign: str) -> None:
    begin = time.process_time()
    list(read_bytes(b"# Title\n\n" + sign.encode() * (400_000 // len(sign)), "report.md"))
    assert time.process_time() - begin < 10


@given(st.text(alphabet="#*_[]()<>!-:~`\\ab \n\r\t", max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_markdown_raises(rest: str) -> None:
    for begin in ("# a\n", "---\ntitle: b\n---\n", "---\na: [b\n- c\n"):
        for result in read_bytes((begin + rest).encode(), "t.md"):
            assert isinstance(result, Article | Failure)
