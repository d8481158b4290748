from rashomon.linking import find_copies
from rashomon.model import Article, CopyKind, LinkKind, Verdict
from tests.linking.reports import report

FERRY = (
    "A ferry with forty people on board ran aground near the harbour of Oster on Monday morning after its rudder "
    "failed in heavy seas, and the coast guard took everybody off within three hours.",
    "Two sailors were treated for cold, the harbour master told reporters, and divers will look at the hull as soon "
    "as the wind drops.",
    "The line has run the same ship across the sound since the spring, when an older one was sold for scrap, and "
    "islanders have complained of late sailings ever since.",
)


def kinds(*articles: Article) -> list[tuple[str, str, str, bool]]:
    return [(link.left, link.right, str(link.copied), link.directed) for link in find_copies(articles)]


def test_a_report_printed_twice_is_a_verbatim_reprint_of_the_earlier() -> None:
    first = report("b", *FERRY, day="2021-03-01")
    second = report("a", *FERRY, day="2021-03-02", furniture=["Sign up for our newsletter"])
    assert kinds(first, second) == [("b", "a", "verbatim reprint", True)]


def test_a_reprint_with_changed_sentences_is_an_edited_reprint() -> None:
    edited = report(
        "a", FERRY[0].replace("ran aground", "was stranded").replace("everybody", "all passengers"), FERRY[1]
    )
    assert kinds(report("b", *FERRY), edited) == [("a", "b", "edited reprint", False)]


def test_a_paragraph_taken_from_a_longer_report_is_an_excerpt_of_it() -> None:
    long = report(
        "b", *FERRY, *(f"Shopkeeper number {n} of the town said that trade was {n} percent down." for n in range(40))
    )
    assert kinds(report("a", FERRY[0]), long) == [("b", "a", "excerpt", True)]


def test_the_agency_is_the_original_whatever_the_dates_say() -> None:
    agency = report("b", *FERRY, source="Nordwire", agency=True, day="2021-03-02")
    outlet = report("a", *FERRY, source="Oster Post", day="2021-03-01")
    assert kinds(agency, outlet) == [("b", "a", "verbatim reprint", True)]


def test_a_shared_quotation_is_not_copying() -> None:
    words = (
        "“We shall not rest until every family on the island has a ship that sails on time and a harbour that is safe.”"
    )
    one = report("a", f"The minister promised a new boat on Tuesday. {words}")
    two = report("b", f"There was anger at the quay when the government spoke at last: {words}")
    assert find_copies([one, two]) == ()


def test_furniture_never_counts_as_copying() -> None:
    menu = (
        "Read more about the weather, the harbour, sports, the islands and the people who live there on our front page"
    )
    one = report("a", "A lighthouse was sold on Friday.", furniture=[menu])
    two = report("b", "The bakers went on strike.", furniture=[menu])
    assert find_copies([one, two]) == ()


def test_two_reporters_on_one_subject_do_not_copy() -> None:
    other = report(
        "b",
        "Forty passengers had to be rescued on Monday when the Oster ferry hit a sandbank, the coast guard said.",
        "Nobody was badly hurt, but the harbour master said two members of the crew were chilled to the bone.",
    )
    assert find_copies([report("a", *FERRY), other]) == ()


def test_a_report_that_relays_an_agency_is_linked_to_the_agencys_report_with_the_sentences_that_agree() -> None:
    agency = report(
        "b",
        "OSTER (Nordwire) - The ferry line had ignored two warnings about a cracked rudder, according to inspectors.",
        own="Nordwire",
    )
    relay = report(
        "a", "Nordwire reported that the line ignored warnings of inspectors about a cracked rudder.", relays="Nordwire"
    )
    (link,) = find_copies([relay, agency])
    assert (link.left, link.right, link.kind, link.verdict, link.directed) == (
        "b",
        "a",
        LinkKind.COPY,
        Verdict.SAME,
        True,
    )
    assert link.copied is CopyKind.RELAY
    assert link.why == "one relays Nordwire in so many words; the other is the Nordwire report"
    ((original, copy),) = link.passages
    assert original.quote.startswith("OSTER (Nordwire)")
    assert copy.quote.startswith("Nordwire reported")


def test_relaying_an_agency_on_another_matter_is_no_link() -> None:
    agency = report(
        "b", "OSTER (Nordwire) - The ferry line had ignored two warnings about a cracked rudder.", own="Nordwire"
    )
    relay = report(
        "a", "Nordwire reported that bakers in the capital will walk out over night shifts.", relays="Nordwire"
    )
    assert find_copies([relay, agency]) == ()


def test_passages_are_the_exact_words_of_both_reports() -> None:
    articles = {a.id: a for a in (report("a", *FERRY), report("b", FERRY[1], FERRY[0]))}
    (link,) = find_copies(list(articles.values()))
    for pair in link.passages:
        for words in pair:
            assert words.quote == words.span.of(articles[words.article].text)


def test_the_order_of_reports_makes_no_difference() -> None:
    articles = [report(str(n), *FERRY[: n % 3 + 1], day=f"2021-03-0{n + 1}") for n in range(6)]
    assert find_copies(articles) == find_copies(articles[::-1])
    assert find_copies([]) == ()


def test_a_short_report_printed_twice_is_found_and_a_refrain_does_no_harm() -> None:
    brief = "The harbour of Oster stays shut until noon on Friday."
    assert kinds(report("a", brief), report("b", brief)) == [("a", "b", "verbatim reprint", False)]
    refrain = "no news of the ferry " * 500
    assert kinds(report("a", refrain), report("b", refrain)) == [("a", "b", "verbatim reprint", False)]
    assert kinds(report("a", refrain), report("b", refrain + "today")) == []
