"""Stories: reports of one happening, joined by their words, names and days.

Block: reports that share telling words are compared. Compare: the cosine of their words, less for each day between
them. Judge and cluster: average linkage above one threshold, with what people decided.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.linking.streams import Stream, in_batches
from rashomon.model import Annotations, Article, Link, Story

# So many reports are joined at once; of more, the oldest first (docs/linking.md).
BATCH = 4096


def join_stories(
    articles: Sequence[Article], annotations: Sequence[Annotations] = (), decisions: Sequence[Link] = ()
) -> tuple[Story, ...]:
    """Join reports of one happening into stories, oldest story first.

    `decisions` are people's links between articles (same or different): both are kept whatever the words say.
    """
    stream = Stream()
    stories: dict[str, Story] = {}
    for batch in in_batches(articles, BATCH):
        for story in stream.add(batch, annotations, decisions):
            for gone in story.merged:
                stories.pop(gone, None)
            stories[story.id] = story
    return tuple(sorted(stories.values(), key=lambda story: (story.begin or date.max, story.articles[0])))


def by_story(stories: Sequence[Story]) -> Mapping[str, str]:
    """Return the id of the story that each article is in."""
    return {article: story.id for story in stories for article in story.articles}
