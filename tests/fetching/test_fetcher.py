"""Fetching from a real server on the loopback that behaves well, badly, and worse."""

import gzip
import hashlib
import zlib
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest

from rashomon.errors import ReadError
from rashomon.fetching import Fetcher, Limits
from rashomon.model import Fetched
from tests.sites import Site, Time, allows_loopback, says

PAGE = "<p>A ferry sank off Port Amber on Monday.</p>"


def last_time(url: str, *headers: tuple[str, str]) -> Fetched:
    at = datetime(2026, 10, 31, tzinfo=UTC)
    return Fetched(asked=url, url=url, status=200, headers=headers, body=b"", digest="", at=at)


def failure(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(ReadError) as failed:
        fetcher.fetch(address)
    assert failed.value.name == address
    return failed.value.reason


def test_a_page_comes_with_all_that_shows_what_was_served(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(PAGE, Content_Type="text/html", ETag='"one"')
    fetched = fetcher.fetch(f"{site.address}/a#part")
    assert fetched
    assert (fetched.asked, fetched.url) == (f"{site.address}/a#part", f"{site.address}/a")
    assert (fetched.status, fetched.body.decode(), fetched.header("etag")) == (200, PAGE, '"one"')
    assert fetched.at.isoformat() == "2026-11-01T00:00:00+00:00"
    assert fetched.digest == hashlib.sha256(PAGE.encode()).hexdigest()


def test_we_say_who_we_are(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(PAGE)
    fetcher.fetch(f"{site.address}/a")
    headers = site.asked[-1][1]
    assert headers["user-agent"].startswith("Rashomon/")
    assert headers["host"] == site.address.removeprefix("http://")
    assert headers["accept-encoding"] == "gzip, deflate"


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(status=304)
    last = last_time(f"{site.address}/a", ("etag", '"one"'), ("last-modified", "Sun, 01 Nov 2026 00:00:00 GMT"))
    assert fetcher.fetch(f"{site.address}/a", last) is None
    headers = site.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"one"', "Sun, 01 Nov 2026 00:00:00 GMT")


def test_a_page_that_is_not_modified_without_our_asking_is_a_failure(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(status=304)
    assert "304" in failure(fetcher, f"{site.address}/a")
    with pytest.raises(ReadError):
        fetcher.fetch(f"{site.address}/a", last_time(f"{site.address}/b", ("etag", '"one"')))
    assert "if-none-match" not in site.asked[-1][1]


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "no such page"), (403, "not given to programs"), (500, "does not give"), (418, "418")]
)
def test_a_page_that_is_not_given_says_why(site: Site, fetcher: Fetcher, status: int, reason: str) -> None:
    site.pages["/a"] = says("Sorry.", status)
    said = failure(fetcher, f"{site.address}/a")
    assert reason in said
    assert str(status) in said


# --- robots.txt


def test_what_robots_txt_disallows_is_not_asked_for(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = says("User-agent: *\nDisallow: /private")
    site.pages["/a"] = says(PAGE)
    assert "robots.txt does not let" in failure(fetcher, f"{site.address}/private/a")
    assert fetcher.fetch(f"{site.address}/a")
    assert site.paths == ["/robots.txt", "/a"]


def test_rules_for_us_by_name_count(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = says("User-agent: rashomon\nDisallow: /\n\nUser-agent: *\nAllow: /")
    assert "robots.txt" in failure(fetcher, f"{site.address}/a")


def test_a_host_whose_robots_txt_is_broken_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = says(status=500)
    site.pages["/a"] = says(PAGE)
    assert "robots.txt cannot be had (status 500)" in failure(fetcher, f"{site.address}/a")
    assert site.paths == ["/robots.txt"]


def test_robots_txt_counts_at_every_redirect(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = says("User-agent: *\nDisallow: /private")
    site.pages["/a"] = says(status=302, Location="/private/b")
    assert "robots.txt" in failure(fetcher, f"{site.address}/a")
    assert site.paths == ["/robots.txt", "/a"]


# --- redirects


def test_redirects_are_followed_and_the_last_address_counts(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(status=301, Location="b?x=1")
    site.pages["/b?x=1"] = says(PAGE)
    fetched = fetcher.fetch(f"{site.address}/a")
    assert fetched
    assert fetched.url == f"{site.address}/b?x=1"


def test_a_loop_of_redirects_ends(site: Site, small: Fetcher) -> None:
    site.pages["/a"] = says(status=302, Location="/b")
    site.pages["/b"] = says(status=302, Location="/a")
    assert failure(small, f"{site.address}/a") == "redirects more than 3 times"
    assert site.paths == ["/robots.txt", "/a", "/b", "/a", "/b"]


def test_redirects_that_each_take_long_end_too(site: Site, time: Time) -> None:
    patient = Fetcher(time.clock, Limits(whole=100), allows=allows_loopback)
    site.pages["/robots.txt"] = says("User-agent: *\nCrawl-delay: 55")
    for here, there in ("ab", "bc", "cd"):
        site.pages[f"/{here}"] = says(status=302, Location=f"/{there}")
    assert failure(patient, f"{site.address}/a") == "took longer than 100 seconds with its redirects and waits"
    assert site.paths == ["/robots.txt", "/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 is not on the public internet"),
        ("http://127.0.0.2/", "127.0.0.2 is not on the public internet"),
        ("http://[::ffff:a00:1]/", "is not on the public internet"),
        ("file:///etc/passwd", "not an address"),
        ("ftp://example.org/a", "only http and https"),
        ("http://:x", "not an address"),
    ],
)
def test_a_redirect_to_what_may_not_be_fetched_is_refused(
    site: Site, fetcher: Fetcher, location: str, reason: str
) -> None:
    site.pages["/a"] = says(status=302, Location=location)
    assert reason in failure(fetcher, f"{site.address}/a")


def test_a_name_is_resolved_once_and_the_checked_address_connected_to(site: Site, time: Time) -> None:
    answers = [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]]
    resolved: list[str] = []

    def resolve(host: str, port: int) -> list[object]:
        resolved.append(host)
        return [ip_address(number) for number in answers[len(resolved) - 1]]

    site.pages["/a"] = says(PAGE)
    port = site.address.rpartition(":")[2]
    fetcher = Fetcher(time.clock, allows=allows_loopback, resolve=resolve)  # type: ignore[arg-type]
    assert fetcher.fetch(f"http://reports.example:{port}/a")
    assert [headers["host"] for _, headers in site.asked] == [f"reports.example:{port}"] * 2
    assert resolved == ["reports.example"] * 2  # once for robots.txt, once for the page
    assert "not on the public internet" in failure(fetcher, f"http://reports.example:{port}/a")


def test_of_several_addresses_only_allowed_ones_are_connected_to(site: Site, time: Time) -> None:
    fetcher = Fetcher(
        time.clock,
        allows=allows_loopback,
        resolve=lambda host, port: [ip_address("127.0.0.2"), ip_address("127.0.0.1")],
    )
    site.pages["/a"] = says(PAGE)
    assert fetcher.fetch(f"http://reports.example:{site.address.rpartition(':')[2]}/a")


def test_proxies_of_the_environment_are_not_used(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/a"] = says(PAGE)
    assert fetcher.fetch(f"{site.address}/a")


# --- pace


def test_a_host_is_asked_once_a_second(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.pages["/a"] = site.pages["/b"] = says(PAGE)
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/b")
    assert time.waits == [1]


def test_a_crawl_delay_is_kept_within_reason(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.pages["/robots.txt"] = says("User-agent: *\nCrawl-delay: 7")
    site.pages["/a"] = says(PAGE)
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/a")
    assert time.waits == [7]


def test_a_host_that_asks_to_come_back_soon_is_asked_again(site: Site, fetcher: Fetcher, time: Time) -> None:
    answers = [says(status=429, Retry_After="20"), says(PAGE)]
    site.pages["/a"] = lambda handler: answers.pop(0)(handler)
    assert fetcher.fetch(f"{site.address}/a")
    assert time.waits == [20]


def test_a_date_to_come_back_at_is_kept(site: Site, fetcher: Fetcher, time: Time) -> None:
    answers = [says(status=503, Retry_After="Sun, 01 Nov 2026 00:00:31 GMT"), says(PAGE)]
    site.pages["/a"] = lambda handler: answers.pop(0)(handler)
    assert fetcher.fetch(f"{site.address}/a")
    assert time.waits == [31]


def test_a_host_that_asks_for_hours_is_left_alone(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.pages["/a"] = says(status=429, Retry_After="3600")
    assert failure(fetcher, f"{site.address}/a") == "its host asks to come back in 3,600 seconds (status 429)"
    assert "come back" in failure(fetcher, f"{site.address}/b")
    assert site.paths == ["/robots.txt", "/a"]
    assert time.waits == []


def test_a_host_that_never_has_time_is_given_up(site: Site, fetcher: Fetcher, time: Time) -> None:
    site.pages["/a"] = says(status=503, Retry_After="5")
    assert "come back in 5 seconds" in failure(fetcher, f"{site.address}/a")
    assert site.paths == ["/robots.txt", "/a", "/a", "/a"]


@pytest.mark.parametrize("value", ["soon", "-5", "1e400", "", "99999999999999999999", "Mon, 99 Foo 2026"])
def test_a_wish_that_cannot_be_understood_is_a_plain_failure(site: Site, fetcher: Fetcher, value: str) -> None:
    site.pages["/a"] = says(status=429, Retry_After=value)
    assert "too many requests" in failure(fetcher, f"{site.address}/a")


# --- hostile answers


def test_an_endless_body_ends_at_the_limit(site: Site, small: Fetcher) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"more and more " * 100)

    site.pages["/a"] = endless
    assert failure(small, f"{site.address}/a") == "larger than 0.01 MB; too large for a report or a feed"


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_not_unpacked_beyond_the_limit(site: Site, small: Fetcher, layers: int) -> None:
    bomb = b"0" * 50_000_000
    for _ in range(layers):
        bomb = gzip.compress(bomb)
    site.pages["/a"] = says(bomb, Content_Encoding=", ".join(["gzip"] * layers))
    reason = failure(small, f"{site.address}/a")
    assert ("larger than" if layers == 1 else "not asked for") in reason


@pytest.mark.parametrize("packed", [gzip.compress(PAGE.encode()), zlib.compress(PAGE.encode())])
def test_what_is_packed_is_unpacked(site: Site, fetcher: Fetcher, packed: bytes) -> None:
    site.pages["/a"] = says(packed, Content_Encoding="gzip" if packed[:1] == b"\x1f" else "deflate")
    fetched = fetcher.fetch(f"{site.address}/a")
    assert fetched
    assert fetched.body.decode() == PAGE


def test_a_bare_deflate_stream_is_unpacked_too(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(zlib.compress(PAGE.encode())[2:-4], Content_Encoding="deflate")
    fetched = fetcher.fetch(f"{site.address}/a")
    assert fetched
    assert fetched.body.decode() == PAGE


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (b"not gzip", "gzip", "damaged"),
        (gzip.compress(PAGE.encode())[:-12], "gzip", "cut off"),
        (b"\x0b\x02\x80", "br", "not asked for"),
    ],
)
def test_damaged_packing_says_so(site: Site, fetcher: Fetcher, body: bytes, encoding: str, reason: str) -> None:
    site.pages["/a"] = says(body, Content_Encoding=encoding)
    assert reason in failure(fetcher, f"{site.address}/a")


def test_a_slow_drip_ends_when_the_whole_time_is_over(site: Site, time: Time) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b".")
            handler.wfile.flush()

    site.pages["/a"] = drip
    time.step = 0.01  # every look at the clock takes this long, so no byte does by itself
    fetcher = Fetcher(time.clock, Limits(seconds=2), allows=allows_loopback)
    assert failure(fetcher, f"{site.address}/a") == "took longer than 2 seconds"


def test_headers_that_drip_end_too(site: Site, time: Time) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            handler.wfile.write(b"X: y\r\n")
            handler.wfile.flush()

    site.pages["/a"] = drip
    time.step = 0.5
    fetcher = Fetcher(time.clock, Limits(seconds=5), allows=allows_loopback)
    assert failure(fetcher, f"{site.address}/a") in ("took longer than 5 seconds", "its answer is broken or cut off")


def test_a_host_that_never_answers_is_given_up(time: Time, silent_port: int) -> None:
    fetcher = Fetcher(time.clock, Limits(seconds=0.05), allows=allows_loopback)
    assert failure(fetcher, f"http://127.0.0.1:{silent_port}/a") == "took longer than 0.05 seconds"


def test_a_picture_is_not_received(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(b"\x89PNG", Content_Type="image/png; q=1")
    assert failure(fetcher, f"{site.address}/a") == "no report: its type is image/png"


def test_an_answer_that_is_cut_off_or_no_http_says_so(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = says(b"short", Content_Length="500")
    assert failure(fetcher, f"{site.address}/a") == "its answer is broken or cut off"
    site.pages["/b"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9\r\n" * 3) and None
    assert failure(fetcher, f"{site.address}/b") == "its answer is broken or cut off"


def test_a_dead_host_is_asked_once(time: Time, fetcher: Fetcher) -> None:
    assert "cannot be reached" in failure(fetcher, "http://127.0.0.1:1/a")
    assert "cannot be reached" in failure(fetcher, "http://127.0.0.1:1/b")
    assert time.waits == []


def test_tls_is_not_spoken_to_what_does_not_speak_it(site: Site, fetcher: Fetcher) -> None:
    reason = failure(fetcher, site.address.replace("http:", "https:") + "/a")
    assert "cannot be reached" in reason
