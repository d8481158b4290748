"""Sides of a contested count: the rule names voices that they show, and numbers keep the words of their passages."""

import rashomon
from rashomon.telling import make_brief
from rashomon.telling.brief import Contest

TWO = "Raids on Homs killed at least 15 civilians, a monitor said. Rescue workers gave a higher toll of 23 dead."


def contests(*texts: str) -> tuple[Contest, ...]:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=f"a{n}", title="Raids", published="2016-10-13", source=f"Gazette {n}")
            for n, text in enumerate(texts)
        )
        return tuple(one for story in archive.stories() for one in make_brief(story.case, story.weighed).contested)


def test_a_side_says_whom_it_counts_where_the_others_do_not() -> None:
    (contest,) = contests(TWO)
    assert contest.rule == (
        "“at least 15” (Gazette 0 quoting monitor) and “23” (rescue workers) are set against each other "
        "by Gazette 0 (“a higher toll”)"
    )
    assert {line.text.split(" — ")[0] for line in contest.accounts} == {"at least 15 civilians", "23"}


def test_a_part_that_a_count_names_is_not_whom_it_counts() -> None:
    told = (
        "Raids on Homs killed at least 20 people including 13 civilians, a monitor said. The agency put the toll at 12."
    )
    (contest,) = contests(told)
    assert {line.text.split(" — ")[0] for line in contest.accounts} == {"at least 20", "12"}
