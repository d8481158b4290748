"""How many, over time: what each authority counts, and what the counts come to."""

from datetime import date

from rashomon.model import Tally, Toll
from rashomon.telling.brief import Count, Number
from rashomon.telling.citing import days_to_show, place_mark
from rashomon.telling.clauses import capitalised, people
from rashomon.telling.desk import Desk


def is_counted_apart(toll: Toll) -> bool:
    """Say whether a toll has counts to set side by side: of several authorities that differ, or of one over time."""
    return len({tally.value for tally in toll.tallies}) > 1


def make_number(toll: Toll, desk: Desk) -> Number:
    """Tell a toll: every count of it by authority and day, the latest first, and its estimates."""
    told = dict.fromkeys((t.as_of, desk.voices.of(t.statement), t.words, t.value) for t in toll.tallies)
    bounded = {(day, authority, value) for day, authority, words, value in told if not words[:1].isdigit()}
    counts = [one for one in told if not (one[2][:1].isdigit() and (one[0], one[1], one[3]) in bounded)]
    counts.sort(key=lambda one: one[0] or date.min, reverse=True)
    return Number(
        about=capitalised(people("how many", toll)),
        low=toll.low,
        best=toll.best,
        high=toll.high,
        estimate_rule=toll.estimate_rule,
        conservative=toll.conservative,
        conservative_rule=toll.conservative_rule,
        counts=tuple(
            Count(
                day=day,
                authority=f"{authority}, since corrected" if value in _corrected(toll, desk) else authority,
                words=words,
                value=value,
                references=desk.notes.cite(
                    (t.statement.evidence for t in toll.tallies if _is(t, (day, authority, words, value), desk)),
                    place_mark(toll),
                    days_to_show(toll),
                ),
            )
            for day, authority, words, value in counts
        ),
    )


def _corrected(toll: Toll, desk: Desk) -> set[float]:
    """Return the numbers of a toll that a report took back."""
    is_corrected = any(f.corrected_by for f in desk.weighed.findings if f.subject_id == toll.subject_id)
    return {tally.value for tally in toll.tallies if tally.superseded} if is_corrected else set()


def _is(tally: Tally, count: tuple[object, str, str, float], desk: Desk) -> bool:
    return (tally.as_of, desk.voices.of(tally.statement), tally.words, tally.value) == count
