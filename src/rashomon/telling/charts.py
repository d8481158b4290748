"""Charts as SVG: the timeline by days, and counts over time. What they show, the text beside them says too."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from rashomon.telling.brief import Count, Entry, Number
from rashomon.telling.clauses import without_weekday
from rashomon.wording.days import MONTHS

WIDTH = 720
LEFT, RIGHT = 64, 20
ROW = 26

# A chart of more rows is read by nobody; the list beside it has them all.
MOST_ENTRIES = 20
MOST_AUTHORITIES = 6

# The line of each authority, whose points have its number too, so that none is told by its colour alone.
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4", "12 4")

MOST_LETTERS = 62


def timeline_chart(entries: Sequence[Entry]) -> str:
    """Return the timeline: a bar from the first to the last day of each entry, planned and contested ones hollow."""
    shown = entries[:MOST_ENTRIES]
    if len(shown) < 2 or shown[0].begin == max(entry.end for entry in shown):
        return ""
    first, last = min(entry.begin for entry in shown), max(entry.end for entry in shown)
    height = ROW * (len(shown) + 1) + 8
    latest = max(shown, key=lambda entry: entry.end)
    words = (without_weekday(shown[0].days), without_weekday(latest.days))
    bars = (_bar(entry, row, first, last) for row, entry in enumerate(shown))
    body = "".join((*_ticks(first, last, height, words), *bars))
    what = f"{len(shown)} happenings from {_short(first)} to {_short(last)}"
    return _svg(height, f"Timeline: {what}", body)


def _bar(entry: Entry, row: int, first: date, last: date) -> str:
    begin, end = _x(entry.begin, first, last), _x(entry.end, first, last)
    y = ROW * row + 6
    done = entry.state in ("happened", "ongoing")
    words = escape(_cut(entry.text))
    mark = (
        f'<rect class="{"done" if done else "open"}" x="{begin - 4:.1f}" y="{y}" width="{end - begin + 8:.1f}" '
        f'height="10" rx="5"/>'
    )
    after = end + 10 < WIDTH * 0.55
    x, anchor = (end + 10, "start") if after else (begin - 10, "end")
    return f'{mark}<text x="{x:.1f}" y="{y + 9}" text-anchor="{anchor}">{words}</text>'


def toll_chart(number: Number) -> str:
    """Return counts over time: a line for each authority from the day of each count to the next."""
    dated = [(count, count.day) for count in reversed(number.counts) if count.day]
    if len({day for _, day in dated}) < 2:
        return ""
    first, last = min(day for _, day in dated), max(day for _, day in dated)
    top = max(count.value for count, _ in dated) or 1.0
    by_authority: dict[str, list[tuple[Count, date]]] = {}
    for count, day in dated:
        by_authority.setdefault(count.authority, []).append((count, day))
    shown = list(by_authority.items())[:MOST_AUTHORITIES]
    height = 190 + 18 * len(shown)
    lines = "".join(_line(counts, index, first, last, top) for index, (_, counts) in enumerate(shown))
    legend = "".join(_legend(name, index, 190 + 18 * index) for index, (name, _) in enumerate(shown))
    scale = _level(20, f"{top:,.0f}") + _level(150, "0")
    body = "".join(_ticks(first, last, 170, (_short(first), _short(last)))) + scale + lines + legend
    return _svg(height, f"{number.about}: counts from {_short(first)} to {_short(last)}", body)


def _line(counts: Sequence[tuple[Count, date]], index: int, first: date, last: date, top: float) -> str:
    points = [(_x(day, first, last), 150 - 130 * count.value / top) for count, day in counts]
    dots = "".join(
        f'<circle class="s{index}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        f'<text x="{x + 7:.1f}" y="{y + 4:.1f}">{index + 1}</text>'
        for x, y in points
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline class="s{index}" points="{path}"{_dash(index)}/>{dots}'


def _legend(name: str, index: int, y: int) -> str:
    line = f'<line class="s{index}" x1="{LEFT}" x2="{LEFT + 34}" y1="{y - 4}" y2="{y - 4}"{_dash(index)}/>'
    return f'{line}<text x="{LEFT + 44}" y="{y}">{index + 1} {escape(_cut(name))}</text>'


def _level(y: int, words: str) -> str:
    """Return a line across at a height, with the number that it stands for."""
    line = f'<line class="tick" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
    return f'{line}<text class="day" x="0" y="{y + 4}">{words}</text>'


def _dash(index: int) -> str:
    return f' stroke-dasharray="{DASHES[index]}"' if DASHES[index] else ""


def _ticks(first: date, last: date, height: int, words: tuple[str, str]) -> Iterator[str]:
    """Yield a line at the first and at the last day, with the words for it."""
    for day, told, anchor in ((first, words[0], "start"), (last, words[1], "end")):
        x = _x(day, first, last)
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - 24}"/>'
        yield f'<text class="day" x="{x:.1f}" y="{height - 8}" text-anchor="{anchor}">{escape(told)}</text>'


def _x(day: date, first: date, last: date) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / max(1, (last - first).days)


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"


def _svg(height: int, title: str, body: str) -> str:
    return (
        f'<figure><svg role="img" aria-label="{escape(title)}" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}"><title>{escape(title)}</title>{body}</svg></figure>'
    )
