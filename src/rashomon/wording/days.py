"""Days in words for readers."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in_words(day: date) -> str:
    """Return a day as "Saturday 15 October 2016"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(begin: date, end: date) -> str:
    """Return a span of days, both inclusive: one day, a whole month or year by its name, else from first to last."""
    if begin == end:
        return day_in_words(begin)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and begin.year == end.year:
        return str(begin.year)
    after = date.fromordinal(end.toordinal() + 1)
    if begin.day == after.day == 1 and (end.year, end.month) == (begin.year, begin.month):
        return f"{MONTHS[begin.month - 1]} {begin.year}"
    if begin.year == end.year and begin.month == end.month:
        return f"{begin.day} to {end.day} {MONTHS[end.month - 1]} {end.year}"
    first = f"{begin.day} {MONTHS[begin.month - 1]}" + (f" {begin.year}" if begin.year != end.year else "")
    return f"{first} to {end.day} {MONTHS[end.month - 1]} {end.year}"


def is_week(begin: date, end: date) -> bool:
    """Say whether days are one calendar week, as "this week" is read: something was in it, not on all its days."""
    return begin.weekday() == 0 and (end - begin).days == DAYS_OF_WEEK - 1


DAYS_OF_WEEK = 7


def listed(words: list[str]) -> str:
    """Return words as an English list: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
