"""Times as histories write them: whole sentences of our own, every value checked by hand."""

from datetime import date

import pytest

from tests.annotating.tables import rows, values

# An encyclopedia of 2009 on wars of the past: a year once told holds for what follows.
TALES = """
He lost his post in 1920; half a century later, his son had it. | 1920 1970
The mill burnt down in 1801 and was rebuilt half a decade later. | 1801 1806
In 490 BC the army landed. Ten years later it came back. | BC0490 BC0480
In the spring of 334 BC he crossed the strait. That autumn he took the coast. | BC0334-SP BC0334-FA
The city fell in 1453. On 29 May the walls were breached. The next day the sultan entered. | 1453 1453-05-29 1453-05-30
The battle was fought on 14 October 1066. On Christmas Day he was crowned. | 1066-10-14 1066-12-25
The first crusade (1096–1099) took the city on 15 July 1099. | 1096 1099 1099-07-15
From the 1790s until 1815 Europe was at war. | 179 1815
In the early morning hours of 22 June 1941 they attacked. | 1941-06-22TMO
The two fronts met on 25 April 1945. Five days later the dictator was dead. | 1945-04-25 1945-04-30
The war lasted from 1939 to 1945. | 1939 1945
The 1939-45 war left the city in ruins. | 1939 1945
Between 1866 and 1868 the rebels held the north. | 1866 1868
From June to August 1916 the armies fought along the ridge. | 1916-06 1916-08
The siege (June–August 1683) ended in failure. | 1683-06 1683-08
The truce of 1953 has held since then. In 1954 the last prisoners came home. | 1953 1954
The revolt began in late 1990 and was put down by the spring of 1991. | 1990 1991-SP
On the night of 14 November 1940, bombers destroyed the cathedral. | 1940-11-14TNI
On the morning of 6 June 1944 the first wave landed. | 1944-06-06TMO
At 04:30 on 10 May 1940 the paratroopers dropped. | 1940-05-10T04:30
Fighting resumed in the winter of 1915-16. | 1915-WI
The kingdom collapsed in the 7th century BC. | BC06
In 216 BC the legions were destroyed. | BC0216
The Hundred Years' War ended in 1453. | 1453
The Six-Day War broke out in June 1967. | 1967-06
The offensive of April–May 1917 gained five miles. | 1917-04 1917-05
The mid-19th century saw three such wars. | 18
Negotiations dragged on throughout 1952 and into the summer of 1953. | 1952 1953-SU
The insurgency has continued to the present day. | PRESENT_REF
The general, who had fled in 1931, returned in February 1936. | 1931 1936-02
The 1990–91 crisis led to war on 17 January 1991. | 1990 1991-01-17
The second half of the 16th century was a time of war. | 15
At the end of August 1914 the army retreated. | 1914-08
In 1846-1848 the country lost half of its land. | 1846 1848
The fort fell in early May 1643, and the duke died five days later. | 1643-05 XXXX-XX-XX
On Christmas Day 1979 the first transports landed. | 1979-12-25
On Easter Monday 1916 the rising began in Dublin. | 1916-04-24
On New Year's Eve 1958 the dictator fled. | 1958-12-31
On Easter Sunday, 24 April 1859, the choir sang. | 1859-04-24 1859-04-24
The siege of 3 May 1871 – 5 June 1872 left the town in ruins. | 1871-05-03 1872-06-05
In 1832 and 1833 people starved. | 1832 1833
In the early months of 1848 the king fled. | 1848
It was fought from the 9th to the 19th of February 1913. | 1913-02-09 1913-02-19
In the years before 1914 the fleets grew. | 1914
On Saturday, 6 October 1973, the attack came at 2 p.m. | 1973-10-06 1973-10-06T14:00
In May and June 1940 the allies were evacuated. | 1940-05 1940-06
It was fought between 1 July and 18 November 1916. | 1916-07-01 1916-11-18
In the 1860s and 1870s the tribe was driven west. | 186 187
The king reigned from c. 1025 to 1040. | 1025 1040
Since the late 18th century the region had been disputed. | 17
By 1 March 1945, the bridgehead was secure; on the night of the 7th the bridge was taken. | 1945-03-01 1945-03-07TNI
The battle took place on 25–26 August 1346. | 1346-08-25 1346-08-26
The general was killed on 21 November 1920; that afternoon soldiers fired into the crowd. | 1920-11-21 1920-11-21TAF
In the years that followed, 2 million people left. | PXY
The peace lasted until the beginning of the 20th century. | 19
At around 7:48 a.m. on December 7, 1941, the first planes appeared. | 1941-12-07T07:48
On 6 August 1945 one bomb was dropped; three days later came the second. | 1945-08-06 1945-08-09
The ceasefire of 22 July 2006 did not hold. On 14 August another was agreed. | 2006-07-22 2006-08-14
"""


@pytest.mark.parametrize(("day", "sentence", "expected"), rows(date(2009, 12, 20), TALES))
def test_times_of_the_past_have_the_values_a_careful_reader_gives(day: date, sentence: str, expected: str) -> None:
    assert values(day, sentence) == expected
