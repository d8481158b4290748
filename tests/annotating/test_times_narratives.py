"""Times of a tale: a war or a life told by its dates, far from the day on which it was written."""

from datetime import date

import pytest

import rashomon
from rashomon.annotating.parsing import parse
from rashomon.annotating.times import find_times, find_times_alone
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
        (BORDER, "During the night it rained. At dawn they attacked.", ["1914-08-04TNI", "1914-08-05TMO"]),
        (BORDER, "During the night it rained. At 3 a.m. they attacked.", ["1914-08-04TNI", "1914-08-05T03:00"]),
        (BORDER, "At 5:15 that morning the bridge was blown.", ["1914-08-04T05:15"]),
        (BORDER, "At four o'clock in the afternoon it was over.", ["1914-08-04T16:00"]),
        (BORDER, "That same night the guns fell silent.", ["1914-08-04TNI"]),
        (BORDER, "In the winter they froze, and by spring they were beaten.", ["1914-WI", "1915-SP"]),
        (BORDER, "The truce held until the following April.", ["1915-04"]),
        (BORDER, "On the 15th its crew went home.", ["1914-08-15"]),
        (BORDER, "In 1917 there was hunger. The following spring brought peace.", ["1917", "1918-SP"]),
        (BORDER, "From December 1914 to June 1915 it rained. On 3 January", ["1914-12", "1915-06", "1915-01-03"]),
        (BORDER, "It was the worst raid since the war began in 1911. On 9 August", ["1911", "1914-08-09"]),
        (BORDER, "The fort, built in 1856, was shelled. In September it fell.", ["1856", "1914-09"]),
        (BORDER, "The assault was set for 1 October, then called off. At dawn", ["1914-10-01", "1914-08-04TMO"]),
        (BORDER, "The pact, signed five days earlier, held. The next day", ["1914-07-30", "1914-08-05"]),
        (ISLAND, "On Easter Monday the bells rang.", ["1944-04-10"]),
        (ISLAND, "At 5:30 a.m. on Easter Monday it rained.", ["1944-04-10T05:30"]),
        (BORDER, "The truce of 9 May 1919 has held. On 6 August", ["1919-05-09", "1914-08-06"]),
        (BORDER, "Ten men had left, and on 9 October five came back. A week later", ["1914-10-09", "1914-10-16"]),
        (BORDER, "In the last week of September it rained.", ["1914-09"]),
        (BORDER, "Throughout August and into September it rained.", ["1914-08", "1914-09"]),
        (BORDER, "By month's end it was over.", ["1914-08"]),
        (BORDER, "On 6 February of that year it rained. Two days later", ["1914-02-06", "1914-02-08"]),
        (BORDER, "It rained from 4:30 p.m. until dawn.", ["1914-08-04T16:30", "1914-08-04TMO"]),
        (BORDER, "Relief came at 8 the next morning.", ["1914-08-05T08:00"]),
        (BORDER, "On the evening of the following day it rained.", ["1914-08-05TEV"]),
        (BORDER, "At midnight of 14 August it rained.", ["1914-08-14T24:00"]),
        (BORDER, "At 2 a.m. on the morning of 9 August they left.", ["1914-08-09T02:00"]),
        (BORDER, "They fled between 8 and 10 a.m. on 9 August.", ["1914-08-09T08:00", "1914-08-09T10:00"]),
        (BORDER, "In the last months of 1917 they starved.", ["1917"]),
        (BORDER, "On the evening of 9 August it rained. At 3 a.m. they left.", ["1914-08-09TEV", "1914-08-10T03:00"]),
        (BORDER, "In late August he ruled. The town had fallen on 5 September.", ["1914-08", "1914-09-05"]),
        (ISLAND, "It rained through much of the night.", ["1944-06-06TNI"]),
    ],
)
def test_narratives_count_from_where_the_tale_has_got_to(before: str, sentence: str, expected: list[str]) -> None:
    told = len(values(before))
    assert values(f"{before} {sentence}")[told:] == expected


@pytest.mark.parametrize(
    ("tale", "expected"),
    [
        (
            "The siege (5 November 1702 – 3 March 1703) was short. On 20 November they dug in. In January it snowed.",
            ["1702-11-05", "1703-03-03", "1702-11-20", "1703-01"],
        ),
        (
            "The siege (1 August 1904 – 2 January 1905) was long. War was declared on 10 February. By May they dug in.",
            ["1904-08-01", "1905-01-02", "1904-02-10", "1904-05"],
        ),
        (
            "The strike began on 2 May 1921 and ended on 9 July 1925. On 3 May the pits closed.",
            ["1921-05-02", "1925-07-09", "1921-05-03"],
        ),
        (
            "The war lasted from 4 June 1801 to 7 October 1805. By 10 September the coast was lost.",
            ["1801-06-04", "1805-10-07", "1801-09-10"],
        ),
    ],
)
def test_a_tale_told_first_by_its_two_ends_goes_on_from_where_it_began(tale: str, expected: list[str]) -> None:
    assert values(tale) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("On 7 September the hills fell.", "1943-09-07"),
        ("In February the old border was crossed.", "1944-02"),
        ("Shells fell at 2:20 a.m. and killed ten.", "1943-07-05T02:20"),
        ("The next day it rained.", "1943-07-06"),
    ],
)
def test_after_a_paragraph_that_tells_it_in_short_a_tale_begins_anew(after: str, expected: str) -> None:
    lead = "The campaign of 1943 and 1944 opened on 5 July 1943 and by its end, in March 1944, had freed ten towns."
    assert values(f"{lead}\n\nThe first days\n\n{after}")[4:] == [expected]


@pytest.mark.parametrize(
    ("tale", "expected"),
    [
        (
            "War began on 18 June 1812 and ended in 1814.\n\nIn October 1811 it rained.\n\nOn 12 July they came.",
            "1812-07-12",
        ),
        (
            "1948 war\n\nIt began on 22 October 1947 and ended on 1 January 1949.\n\nOn 25 October he fled.",
            "1947-10-25",
        ),
    ],
)
def test_a_tale_reaches_its_beginning_after_what_was_before_it(tale: str, expected: str) -> None:
    assert values(tale)[-1] == expected


def test_one_year_is_enough_where_nothing_is_told_of_today() -> None:
    days = "".join(f" On {day} June the hill changed hands." for day in range(2, 20))
    told = values(f"The battle began on 1 June 1813.{days}")
    assert told == [f"1813-06-{day:02}" for day in range(1, 20)]


@pytest.mark.parametrize(
    ("tale", "expected"),
    [
        ("The war (431–404 BC) ruined the city. A year later it was free.", ["BC0431", "BC0404", "BC0430"]),
        ("Between 91 and 88 BC the allies fought. In the spring of 87 BC", ["BC0091", "BC0088", "BC0087-SP"]),
        ("In May or June 331 BC he left. In October he won.", ["BC0331-05", "BC0331-06", "BC0331-10"]),
        ("In December 218 BC he won, the following June he lost.", ["BC0218-12", "BC0217-06"]),
        ("Wars of the third and second centuries BC", ["BC02", "BC01"]),
        ("In 49 BC, on the night of 10 January, he came.", ["BC0049", "BC0049-01-10TNI"]),
        ("In the winter of 48–47 BC he was besieged. In the 1st century AD", ["BC0048-WI", "00"]),
        ("In 218 BC he crossed the mountains. In 202 he was beaten.", ["BC0218", "BC0202"]),
        ("On 15 March 44 BC he was killed.", ["BC0044-03-15"]),
        ("He was born in AD 272, and in 306 the troops hailed him.", ["0272", "0306"]),
    ],
)
def test_tales_of_antiquity_count_in_their_era(tale: str, expected: list[str]) -> None:
    assert values(tale) == expected


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


# Whole tales in the voice of an encyclopedia, and the value of each of their times.
PASS = """
The Mountain War was fought from April 1877 to March 1878. It began when the army crossed the river on 24 April
1877. On 27 June, after weeks of shelling, the main force followed, and on 16 July the fortress fell. The first
assault on the pass came two days later, on 18 July; a second followed on the 30th. In August the defenders
attacked. On 11 September the third assault began. It lasted four days. By October the town was surrounded, and
on 10 December, after five months, it fell. In January the army crossed the mountains. An armistice was signed
on 31 January 1878, and a treaty on 3 March. That summer the powers met to revise it. The following year the
last troops left. The causes lay in the 1860s. In 1875 a revolt had broken out in the west, and in April the
following year another in the east. The conference of December 1876–January 1877 failed. Twenty years later, in
April 1897, the two sides fought again for thirty days.
"""
PASS_VALUES = (
    "1877-04 1878-03 1877-04-24 1877-06-27 PXW 1877-07-16 1877-07-18 1877-07-18 1877-07-30 1877-08 "
    "1877-09-11 P4D 1877-10 1877-12-10 P5M 1878-01 1878-01-31 1878-03-03 1878-SU 1879 186 1875 1876-04 "
    "1876-12 1877-01 1897 1897-04 P30D"
)
REBELLION = """
The rebellion started on 1 November 1954. During the night thirty attacks were made. By August 1955 the revolt
had spread. On 20 August a hundred settlers were killed. The next year the city became a battlefield: from
September 1956 to October 1957 bombs went off. On 13 May 1958 officers seized the palace. Two weeks later the
general was called back. He took office on 1 June. The barricades went up in January 1960 and came down after a
week. On 21–26 April 1961 four generals rebelled. Talks opened in May of that year and ended on 18 March 1962.
The ceasefire came into force at noon the next day. Independence was declared on 3 July, and celebrated on the
5th. More than 130 years of rule were over that December.
"""
REBELLION_VALUES = (
    "1954-11-01 1954-11-01TNI 1955-08 1955-08-20 1956 1956-09 1957-10 1958-05-13 1958-05-27 1958-06-01 "
    "1960-01 P1W 1961-04-21 1961-04-26 1961-05 1962-03-18 1962-03-19T12:00 1962-07-03 1962-07-05 P130Y "
    "1962-12"
)


@pytest.mark.parametrize(("tale", "expected"), [(PASS, PASS_VALUES), (REBELLION, REBELLION_VALUES)])
def test_a_whole_tale_is_dated_from_its_few_years(tale: str, expected: str) -> None:
    assert " ".join(values(tale.replace("\n", " "))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The uprising began on 15 May 2011. On 17 May they marched.", ["2011-05-15", "2011-05-17"]),
        ("The treaty was signed on 9 May 2010. The court will rule on 15 May.", ["2010-05-09", "2013-05-15"]),
        ("The president, in power since 2000, was re-elected in June.", ["2000", "2012-06"]),
        ("The bank failed in 2008. In March it was sold.", ["2008", "2008-03"]),
    ],
)
def test_one_year_makes_a_tale_only_of_what_goes_on_from_it(text: str, expected: list[str]) -> None:
    (parsed,) = parse([read_text(text, published="2013-03-20")])
    assert [time.value for time in find_times(parsed)] == expected


def test_what_is_counted_from_a_month_or_from_nothing_stays_open() -> None:
    (parsed,) = parse([read_text("He was arrested in March. Two days later he died.", published="2013-04-18")])
    assert [time.value for time in find_times(parsed)] == ["2013-03", "XXXX-XX-XX"]


def test_who_was_killed_is_dated_by_what_killed_them() -> None:
    report = read_text(
        "The mayor spoke on Thursday. Three miners were killed in a fire that broke out on Tuesday.",
        published="2013-03-22",
    )
    (killed,) = [event for event in rashomon.annotate(report).events if event.sense == "kill"]
    assert killed.when is not None
    assert killed.when.time.value == "2013-03-19"
