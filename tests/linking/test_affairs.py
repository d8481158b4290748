from rashomon.linking.affairs import compare_reports
from tests.linking.reports import report

FERRY = "A ferry sank off Alba harbour. Divers searched the ferry for passengers while the harbour stayed closed."
FIRE = "A fire gutted the market hall. Firefighters fought the blaze in the market hall until dawn."


def test_reports_fall_into_parts_by_what_few_of_the_affair_have() -> None:
    ferry = [report(f"a{n}", f"{FERRY} Edition {n}.") for n in range(6)]
    fire = [report(f"b{n}", f"{FIRE} Edition {n}.") for n in range(6)]
    affair = compare_reports([*ferry, *fire])
    assert len(set(affair.part[:6])) == len(set(affair.part[6:])) == 1
    assert affair.part[0] != affair.part[6]
    assert affair.alike[0, 1] > affair.alike[0, 6]


def test_a_handful_of_reports_is_one_part() -> None:
    affair = compare_reports([report("a", FERRY), report("b", FIRE)])
    assert set(affair.part) == {0}
