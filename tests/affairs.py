"""Affairs of a few short reports, read, linked and weighed as a user's are."""

from collections.abc import Sequence

import rashomon
from rashomon.archive.chain import case_of
from rashomon.model import Article, Case, Finding, Report, Status
from rashomon.telling import Brief, make_brief


def reports(*texts: str, title: str, day: str | Sequence[str]) -> list[Article]:
    """Return reports of one day or of a day each, every one of an outlet of its own: "Outlet 0", "Outlet 1"."""
    days = [day] * len(texts) if isinstance(day, str) else day
    return [
        rashomon.read_text(text, id=f"r{n}", title=title, published=own, source=f"Outlet {n}")
        for n, (text, own) in enumerate(zip(texts, days, strict=True))
    ]


def findings_in(articles: Sequence[Article]) -> list[Finding]:
    """Return what is known from some reports, story after story."""
    with rashomon.open() as archive:
        archive.add_articles(articles)
        return [finding for story in archive.stories() for finding in story.findings()]


def contested_in(articles: Sequence[Article]) -> list[Finding]:
    """Return what is contested in some reports."""
    return [finding for finding in findings_in(articles) if finding.status is Status.CONTESTED]


def briefs_of(articles: Sequence[Article]) -> list[Brief]:
    """Return the brief of each story of some reports."""
    with rashomon.open() as archive:
        archive.add_articles(articles)
        return [make_brief(story.case, story.weighed) for story in archive.stories()]


def cases_of(*articles: Article) -> tuple[Case, ...]:
    """Return the affairs of some reports."""
    with rashomon.open() as archive:
        archive.add_articles(articles)
        return archive.cases()


def one_case(articles: Sequence[Article], title: str) -> Case:
    """Return some reports as one affair, whatever they tell."""
    return case_of([Report(article=one, annotations=rashomon.annotate(one)) for one in articles], title)
