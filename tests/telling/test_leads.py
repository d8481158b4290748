"""The lead in a report's own words: its days have their dates beside them, and the headline is of the same report."""

import rashomon
from rashomon.telling import Brief, make_brief
from rashomon.weighing import weigh
from tests.affairs import one_case


def brief_of(*reports: tuple[str, str, str]) -> Brief:
    """Return the brief of one affair, of reports that are each a day, a title and a text."""
    articles = [
        rashomon.read_text(text, id=f"r{n}", title=title, published=day, source=f"Gazette {n}")
        for n, (day, title, text) in enumerate(reports)
    ]
    case = one_case(articles, reports[0][1])
    return make_brief(case, weigh(case))


def lead_of(text: str) -> str:
    return brief_of(("2026-03-03", "News of the port", text)).lead[0].text


def test_the_day_of_a_lead_in_quoted_words_has_its_date_behind_them() -> None:
    text = "The port of Osk was shut by a strike of its dockers on Saturday."
    assert lead_of(text) == f"In the words of Gazette 0: “{text}” (Saturday 28 February 2026)"


def test_the_day_of_who_says_so_is_not_given_for_that_of_what_is_said() -> None:
    text = "The port of Osk was shut by a strike of its dockers on Saturday, the union said on Monday."
    assert lead_of(text).endswith("(Saturday 28 February 2026)")
    text = "The port of Osk was shut by a strike of its dockers, the union said on Monday."
    assert lead_of(text).endswith("(‘Monday’: Monday 2 March 2026)")
    text = "The port of Osk was shut by a strike on Saturday, the union told reporters on Monday."
    assert lead_of(text).endswith("(Saturday 28 February 2026)")


def test_a_lead_that_has_its_date_or_none_is_given_as_it_is() -> None:
    assert lead_of("The port of Osk was shut by a strike of its dockers on 28 February 2026.").endswith("2026.”")
    assert lead_of("The port of Osk has been shut by a strike of its dockers.").endswith("dockers.”")


def test_the_headline_is_of_a_report_that_the_lead_rests_on() -> None:
    will = "The presidents of Peru and Chile will meet in Lima on Thursday, the Peruvian government said."
    met = "The presidents of Peru and Chile met on Thursday for the first time in ten years, officials said."
    brief = brief_of(("2026-03-02", "Presidents to meet", will), ("2026-03-06", "Presidents meet at last", met))
    assert brief.title == "Presidents meet at last"
    assert brief.lead[0].text.endswith("(Thursday 5 March 2026)")


def test_a_heading_that_ran_into_the_first_sentence_is_no_part_of_the_lead() -> None:
    text = "Talks not certain Rain hit the port of Osk on Saturday and 40 boats sank there. The rain went on."
    assert lead_of(text).startswith("In the words of Gazette 0: “Rain hit the port of Osk on Saturday")


def test_the_lead_has_no_count_that_was_replaced_since() -> None:
    first = "At least 12 people were killed by a flood in Osk, the relief agency said on Sunday."
    last = "The flood of the weekend killed 63 people in Osk, the relief agency said on Thursday."
    brief = brief_of(("2026-03-01", "Flood kills 12", first), ("2026-03-06", "Toll rises to 63", last))
    assert "63 people" in brief.lead[0].text
