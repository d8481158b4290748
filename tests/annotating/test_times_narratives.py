"""Times of a tale: a war or a life told by its dates, far from the day on which it was written."""

from datetime import date

import pytest

from rashomon.annotating.times import find_times_alone
from rashomon.model import AnchorKind, Time
from rashomon.reading import read_text

WRITTEN = "2009-03-01"


def times(text: str, published: str | None = WRITTEN) -> tuple[Time, ...]:
    return find_times_alone(read_text(text, published=published))


def values(text: str, published: str | None = WRITTEN) -> list[str]:
    return [time.value for time in times(text, published)]


# What is told before, so that the tale has got to a day; then a sentence, and the values of its times.
BORDER = "The border war broke out in 1914 and lasted until 1918. On 4 August 1914 the army crossed the river."
ISLAND = "The island was held from 1940 to 1944. The landing began on 6 June 1944."
CAMPAIGN = (
    "The island was held from 1940 to 1944. The fleet was sunk in May 1942, and the last convoy came on 3 March 1943. "
    "In 1944 the tide turned: the port was bombed on 2 April, 9 April and 1 May. The landing began on 6 June 1944."
)
REVOLT = "The revolt of the south began in 1861 and ended in 1865. In September 1862 the line froze."


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (BORDER, "On 16 August the last fort fell.", ["1914-08-16"]),
        (BORDER, "Two days later the garrison surrendered.", ["1914-08-06"]),
        (BORDER, "The next day the citadel was taken.", ["1914-08-05"]),
        (BORDER, "That night the reserves were called up.", ["1914-08-04TNI"]),
        (BORDER, "The following morning the guns opened fire.", ["1914-08-05TMO"]),
        (BORDER, "On the 23rd the two armies met.", ["1914-08-23"]),
        (BORDER, "At dawn the cavalry rode out.", ["1914-08-04TMO"]),
        (BORDER, "By nightfall the bridge was lost.", ["1914-08-04TEV"]),
        (BORDER, "At 05:30 the barrage lifted.", ["1914-08-04T05:30"]),
        (BORDER, "In October the front froze.", ["1914-10"]),
        (BORDER, "In May 1915 gas was used, and in October the offensive ended.", ["1915-05", "1915-10"]),
        (BORDER, "In December they dug in. In February the attack was renewed.", ["1914-12", "1915-02"]),
        (BORDER, "He died later that year.", ["1914"]),
        (BORDER, "The following spring the army was beaten.", ["1915-SP"]),
        (BORDER, "The previous winter had been mild.", ["1913-WI"]),
        (BORDER, "The day before, the cabinet had met.", ["1914-08-03"]),
        (BORDER, "A week earlier the harbour had been mined.", ["1914-07-28"]),
        (CAMPAIGN, "On Thursday the road was cut.", ["1944-06-08"]),
        (ISLAND, "Over the next three days the town burned.", ["P3D"]),
        (ISLAND, "Three weeks later, on 27 June, the port fell.", ["1944-06-27", "1944-06-27"]),
        (ISLAND, "Between 12 and 16 July the village changed hands.", ["1944-07-12", "1944-07-16"]),
        (ISLAND, "From 25 to 31 July the corps broke through.", ["1944-07-25", "1944-07-31"]),
        (ISLAND, "On the same day the general was wounded.", ["1944-06-06"]),
        (ISLAND, "By the end of the month the peninsula was cleared.", ["1944-06"]),
        (ISLAND, "In late August the capital was free.", ["1944-08"]),
        (ISLAND, "Rain fell during the winter of 1943–44.", ["1943-WI"]),
        (REVOLT, "By the end of the year the fleet was lost. In January the fort fell.", ["1862", "1863-01"]),
        (REVOLT, "The 1857 mutiny was not forgotten. In November the elections were held.", ["1857", "1862-11"]),
        (REVOLT, "Its general (1807–1870) wept. In October he marched north.", ["1807", "1870", "1862-10"]),
        (REVOLT, "A year later the siege began.", ["1863"]),
        (BORDER, "The fort had been built in May. In October it fell.", ["1914-05", "1914-10"]),
        (BORDER, "In the spring of the following year it ended.", ["1915-SP"]),
        (CAMPAIGN, "During the night it rained. Today the hill is a park.", ["1944-06-06TNI", "PRESENT_REF"]),
        (BORDER, "In March 1915 it rained. The envoy had left in November.", ["1915-03", "1914-11"]),
    ],
)
def test_narratives_count_from_where_the_tale_has_got_to(before: str, sentence: str, expected: list[str]) -> None:
    told = len(values(before))
    assert values(f"{before} {sentence}")[told:] == expected


def test_narratives_need_no_day_of_publication() -> None:
    assert values(f"{BORDER} Two days later, on 6 August, it fell.", None)[-2:] == ["1914-08-06", "1914-08-06"]


def test_narratives_say_what_a_day_is_counted_from() -> None:
    *_, last = times(f"{BORDER} The next day the citadel was taken.")
    assert (last.anchor.kind, last.anchor.day) == (AnchorKind.NARRATIVE, date(1914, 8, 4))


def test_narratives_leave_a_day_open_where_the_tale_has_only_a_year() -> None:
    text = "The war began in 1914. In 1916 it got worse. The next day the town fell."
    assert values(text)[-1] == "XXXX-XX-XX"


def test_a_report_of_the_day_is_no_tale_though_it_looks_back() -> None:
    text = (
        "The treaty of 1994 was broken on Monday. Talks that began in 1999 were cut off yesterday. They met on 5 June."
    )
    assert values(text, "2016-10-12")[-1] == "2016-06-05"


def test_a_paragraph_of_a_report_that_tells_dates_long_gone_takes_its_years_from_them() -> None:
    text = (
        "The minister was arrested on Monday, police said today. He will be in court tomorrow, and again next week.\n\n"
        "He was wounded on 3 May 1999 and freed on 9 June 1999. On 2 July he fled."
    )
    assert values(text, "2016-10-12")[-1] == "1999-07-02"
