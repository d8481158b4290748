"""The feasts that move: Easter of both churches, and the days of the Islamic calendar."""

from datetime import date, timedelta

# Ordinal of the day before 1 Muharram of the year 1 in the civil tabular calendar (16 July 622, Julian).
HIJRI_EPOCH = 227014


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, in our calendar (Meeus's algorithm for the Julian one)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def hijri(year: int, month: int, day: int) -> date:
    """Return a day of the Islamic calendar by its tables; the moon as it is seen may shift it by a day."""
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    return date.fromordinal(HIJRI_EPOCH + days)


def hijri_year(day: date) -> int:
    """Return the year of the Islamic calendar that a day is in, within one."""
    return max(1, (day.toordinal() - HIJRI_EPOCH) * 30 // 10631 + 1)
