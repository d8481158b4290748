"""What is asked of an archive in words that it does not know."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

import rashomon
from rashomon.archive import LinkedStory
from tests.archive.test_changes import TOLL, report


@pytest.fixture
def story() -> LinkedStory:
    with rashomon.open() as archive:
        archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
        (story,) = archive.stories()
        story.findings()
        return story


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda s: s.findings(status="nonsense"), "'nonsense': no status; say one of .*contested"),
        (lambda s: s.findings(facet="nonsense"), "'nonsense': no facet; say one of .*how many"),
    ],
)
def test_a_status_or_facet_that_is_none_is_refused_with_those_there_are(
    story: LinkedStory, ask: Callable[[LinkedStory], object], told: str
) -> None:
    with pytest.raises(rashomon.Refused, match=told):
        ask(story)


@pytest.mark.parametrize("ask", [rashomon.Archive.stories, rashomon.Archive.storylines])
def test_a_day_that_is_none_is_refused(ask: Callable[..., object]) -> None:
    with rashomon.open() as archive, pytest.raises(rashomon.Refused, match="'tomorrow': not a day; write 2016-10-13"):
        ask(archive, since="tomorrow")


def test_a_day_is_given_in_words_as_a_day_or_as_a_moment_of_it() -> None:
    with rashomon.open() as archive:
        archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
        for since in ("2016-10-12", date(2016, 10, 12), datetime(2016, 10, 12, 9, tzinfo=UTC)):
            assert len(archive.stories(since=since)) == 1
        assert archive.stories(since="2016-10-13") == ()


def test_a_moment_that_is_none_is_refused(story: LinkedStory) -> None:
    with rashomon.open() as archive, pytest.raises(rashomon.Refused, match="neither a day nor a moment"):
        archive.changes(story, "yesterday")
