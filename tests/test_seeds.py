"""What a careful reader takes from five real reports, held against what the ordinary chain takes from them.

The reports are other people's text and stay outside the project, in ../shared/seeds; without them these tests skip.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

import rashomon
from rashomon.model import CASUALTIES, Case, Facet, Finding, Happening, Modality, Report, Span, Status
from rashomon.weighing import weigh

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the five reports are not at {SEEDS}")

Expected = dict[str, Any]


@dataclass
class Reading:
    """The five reports as the chain reads them, by their number in expected.yaml."""

    expected: Expected
    case: Case
    findings: tuple[Finding, ...]
    brief: str
    table: list[tuple[str, int, int, int, list[str]]] = field(default_factory=list)

    def report(self, number: str) -> Report:
        file = self.expected["reports"][number]["file"]
        return next(r for r in self.case.reports if r.article.read_from.endswith(file))

    def number(self, article: str) -> str:
        return next(n for n in self.expected["reports"] if self.report(n).article.id == article)

    def place_of(self, item: Expected) -> Span:
        """Return where the words of `find`, or of `phrase` within them, stand."""
        text = self.report(item["report"]).article.text
        start = text.index(item["find"])
        if phrase := item.get("phrase"):
            start += item["find"].index(phrase) if phrase in item["find"] else 0
        return Span(start, start + len(phrase or item["find"]))

    def name(self, name: str) -> str:
        return self.case.names.of(name)

    def count(self, what: str, items: list[Expected], is_right: Callable[[Expected], bool], need: int) -> None:
        """Count the items that are right, note them for the table, and fail below `need`."""
        missed = [
            str(item.get("find") or item.get("about") or item.get("id") or item) for item in items if not is_right(item)
        ]
        self.table.append((what, len(items) - len(missed), len(items), need, missed))
        assert len(items) - len(missed) >= need, f"{what}: missed {missed}"


@pytest.fixture(scope="module")
def seeds(request: pytest.FixtureRequest) -> Iterator[Reading]:
    expected = yaml.safe_load((SEEDS / "expected.yaml").read_text("utf-8"))
    with rashomon.open() as archive:
        archive.read(*sorted(SEEDS.glob("*.txt")))
        cases = archive.cases()
        assert len(cases) == 1, "the five reports are one storyline"
        reading = Reading(expected, cases[0], weigh(cases[0]).findings, archive.brief("text"))
    yield reading
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\nseeds                        right    of  need")
        for what, right, of, need, missed in reading.table:
            print(f"{what:<28} {right:>5} {of:>5} {need:>5}  {'; '.join(missed)[:200]}")


def test_each_body_starts_and_ends_where_the_report_does_and_holds_no_furniture(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        article = seeds.report(item["number"]).article
        body = [span.of(article.text) for span in article.body]
        whole = "\n".join(body)
        clean = not any(furniture in whole for furniture in item["not_body"])
        return body[0].startswith(item["body_starts"]) and body[-1].endswith(item["body_ends"]) and clean

    items = [{**item, "number": n, "id": n} for n, item in seeds.expected["reports"].items()]
    seeds.count("bodies", items, is_right, 5)


def test_each_title_outlet_byline_and_dateline_is_found(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        article = seeds.report(item["number"]).article
        byline = (item["byline"],) if item.get("byline") else ()
        named = {credit.agency for credit in article.credits}
        agencies = {*item.get("agencies", ()), *item.get("relays", ())}
        return (
            article.title == item["title"]
            and article.source.name == item.get("outlet")
            and article.byline == byline
            and article.dateline == item.get("dateline")
            and named <= agencies | {"Agence France-Presse"}
        )

    items = [{**item, "number": n, "id": n} for n, item in seeds.expected["reports"].items()]
    seeds.count("titles and credits", items, is_right, 4)


def test_each_publication_date_is_right_and_says_how_it_is_known(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        published = seeds.report(item["number"]).article.published
        inferred = item["published_basis"] == "inferred"
        says_so = bool(published.why and published.evidence) if inferred else True
        return (published.value, published.basis.value) == (item["published"], item["published_basis"]) and says_so

    items = [{**item, "number": n, "id": n} for n, item in seeds.expected["reports"].items()]
    seeds.count("publication dates", items, is_right, 5)


def test_dates_in_the_text_are_resolved(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        place = seeds.place_of(item)
        times = seeds.report(item["report"]).annotations.times
        return any(t.value == str(item["value"]) for t in times if t.evidence.span.overlaps(place))

    seeds.count("dates", seeds.expected["dates"], is_right, 36)


def test_quotes_have_the_right_speaker(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        place = seeds.place_of(item)
        quotes = seeds.report(item["report"]).annotations.quotes
        over = [(c.end - c.start, q) for q in quotes for c in q.content if c.start <= place.start < c.end]
        if not over:
            return False
        speaker = min(over, key=lambda pair: pair[0])[1].speaker
        is_speaker = speaker is not None and seeds.name(speaker.name) == seeds.name(item["speaker"])
        return is_speaker is not item.get("not", False)

    quotes = seeds.expected["quotes"]
    seeds.count("quotes", [q for q in quotes if not q.get("not")], is_right, 15)
    seeds.count("not the last one named", [q for q in quotes if q.get("not")], is_right, 1)


def test_figures_have_measure_bound_and_value(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        place = seeds.place_of(item)
        figures = seeds.report(item["report"]).annotations.figures
        near = [f for f in figures if f.evidence.span.overlaps(place)]
        if item.get("not_a_casualty"):
            return not any(f.measure in CASUALTIES for f in near)
        wanted = (item["value"], item["bound"], item["what"])
        return any((f.value, f.bound.value, f.measure.value) == wanted for f in near)

    figures = seeds.expected["figures"]
    seeds.count("figures", [f for f in figures if not f.get("not_a_casualty")], is_right, 8)
    seeds.count("not casualties", [f for f in figures if f.get("not_a_casualty")], is_right, 1)


SENSES = {"lausanne": "meet", "geneva": "meet", "london": "meet"}


def _meetings(seeds: Reading, item: Expected) -> list[tuple[Happening, set[str]]]:
    """Return the meetings that some report puts in the place and on the day, planned, with the reports of each."""
    events = {(r.article.id, e.evidence.span): e for r in seeds.case.reports for e in r.annotations.events}
    found = []
    for happening in seeds.case.happenings:
        told = [events[m.article, m.span] for m in happening.mentions]
        places = {e.where.name for e in told if e.where}
        days = {e.when.time.value[:10] for e in told if e.when}
        planned = any(e.modality is Modality.PLANNED for e in told)
        if item["where"] in places and str(item["when"]) in days and planned and happening.sense == "meet":
            found.append((happening, {seeds.number(m.article) for m in happening.mentions}))
    return found


def test_the_meetings_are_apart_and_planned(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        return any(reports >= set(item["reports"]) for _, reports in _meetings(seeds, item))

    meetings = [item for item in seeds.expected["events"] if item["id"] in SENSES]
    seeds.count("planned meetings", meetings, is_right, 3)
    lausanne, geneva = ({h.id for h, _ in _meetings(seeds, m)} for m in meetings if m["id"] != "london")
    assert not lausanne & geneva


def test_the_reports_are_two_stories_of_one_storyline(seeds: Reading) -> None:
    stories = [{seeds.number(id) for id in story.articles} for story in seeds.case.stories]
    assert sorted(map(sorted, stories)) == [["000", "001", "002", "003"], ["004"]]


# For each contested matter: its facet, and for each account a report that gives it and words of it.
MATTERS: dict[str, tuple[set[Facet], list[tuple[str, str]]]] = {
    "who takes part in Lausanne": ({Facet.WHO}, [("002", "Qatar"), ("003", "Iran")]),
    "deaths in Aleppo on 11 and 12 October": ({Facet.WHEN, Facet.HOW_MANY}, [("002", "25"), ("003", "25")]),
    "deaths in the war": ({Facet.HOW_MANY}, [("003", "300,000"), ("004", "400,000")]),
    "who asked for the Lausanne meeting": ({Facet.ASKED_BY}, [("000", "called for"), ("002", "agreed")]),
    "whose resolution Russia vetoed": ({Facet.WHOSE}, [("001", "France and Spain"), ("003", "French-drafted")]),
    "whether civilians are targeted in Aleppo": ({Facet.WHETHER}, [("000", "den"), ("003", "war crimes")]),
}


def test_contested_matters_are_shown_with_their_accounts(seeds: Reading) -> None:
    def is_right(item: Expected) -> bool:
        facets, accounts = MATTERS[item["about"]]
        return any(
            finding.facet in facets
            and finding.status in (Status.CONTESTED, Status.REFINED)
            and all(_has_account(seeds, finding, report, words) for report, words in accounts)
            for finding in seeds.findings
        )

    seeds.count("contested matters", seeds.expected["contested"], is_right, 4)


def _has_account(seeds: Reading, finding: Finding, report: str, words: str) -> bool:
    return any(
        seeds.number(statement.evidence.article) == report and words in f"{statement.value} {statement.evidence.quote}"
        for account in finding.accounts
        for statement in account.statements
    )


def test_what_one_report_takes_from_an_agency_is_the_agencys_account(seeds: Reading) -> None:
    origins = {origin.name for origin in weigh(seeds.case).origins}
    assert "Reuters" in origins
    relayed = [
        quote for quote in seeds.report("000").annotations.quotes if quote.speaker and quote.speaker.name == "Reuters"
    ]
    assert relayed, "what Reuters reported is Reuters' in the report that relays it"


def test_every_piece_of_evidence_is_a_slice_of_its_report(seeds: Reading) -> None:
    texts = {report.article.id: report.article.text for report in seeds.case.reports}
    for finding in seeds.findings:
        for account in finding.accounts:
            for statement in account.statements:
                words = statement.evidence
                assert words.quote == texts[words.article][words.span.start : words.span.end]
