"""Whatever the bytes: articles and failures come out, in bounded time and memory, each failure in one clear line."""

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes
from tests.reading.formats import FORMATS, PAGE, TEXT, packed
from tests.reading.pdfs import pdf
from tests.reading.warcs import answer, record

# What reading any small input may take; a sound one takes hundredths.
SECONDS = 5.0

# Characters that turn lines around, end them, or are none.
ODD = [
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "\u2028",
    "\r",
    "\ud800",
    "\U000e0041",
    "&#0;",
    "]]>",
]
JUNK = st.one_of(
    st.binary(max_size=20),
    st.sampled_from([odd.encode("utf-8", "surrogatepass") for odd in ODD]),
    st.sampled_from([b"<", b">", b'"', b"{", b"[", b"\n", b"\r\n\r\n", b"-1", b"9" * 30, b"%s", b"\\u0000", b"<!--"]),
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), JUNK), min_size=1, max_size=6)


def check(data: bytes) -> None:
    began = time.process_time()
    for result in read_bytes(data, "input"):
        if isinstance(result, Failure):
            assert result.name.startswith("input")
            assert result.reason
            assert (result.name + result.reason).isprintable(), result
            assert len(result.reason) < 2000
        else:
            assert isinstance(result, Article)
            assert result.read_from.isprintable()
            assert all(block.span.of(result.text).strip() for block in result.blocks)
            assert all(e.quote == e.span.of(result.text) for e in result.published.evidence)
    assert time.process_time() - began < SECONDS


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, cut, junk in edits:
        at = int(where * len(data))
        data = data[:at] + junk + data[at + cut :]
    return data


def fuzz(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", FORMATS)
@given(edits=EDITS)
@fuzz(8)
def test_a_damaged_input_gives_articles_and_failures(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check(damaged(FORMATS[name], edits))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@given(edits=EDITS)
@fuzz(400)
def test_a_damaged_input_gives_articles_and_failures_at_length(
    name: str, edits: list[tuple[float, int, bytes]]
) -> None:
    check(damaged(FORMATS[name], edits))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@given(rest=st.binary(max_size=400), kept=st.floats(0, 1))
@fuzz(200)
def test_what_begins_as_a_format_and_goes_on_as_anything(name: str, rest: bytes, kept: float) -> None:
    check(FORMATS[name][: int(kept * len(FORMATS[name]))] + rest)


@pytest.mark.parametrize("name", FORMATS)
def test_an_input_that_is_cut_off_gives_articles_and_failures(name: str) -> None:
    data = FORMATS[name]
    for share in (0.1, 0.5, 0.9, 0.99):
        check(data[: int(share * len(data))])


def nested(depth: int) -> dict[str, bytes]:
    return {
        "JSON lists": b"[" * depth,
        "JSON objects": b'{"a":' * depth,
        "JSON in a row": b'{"text": "a report", "x": ' + b"[" * depth + b"]" * depth + b"}\n",
        "HTML": b"<html><body>" + b"<div><p>ten dead " * depth,
        "HTML lists": b"<html><body>" + b"<ul><li>" * depth + TEXT.encode(),
        "XML": b"<newsItem>" + b"<a>" * depth + b"</a>" * depth + b"</newsItem>",
        "RSS": b"<rss><channel><item><description>" + b"&lt;b&gt;" * depth + b"</description></item></channel></rss>",
        "Markdown": b"# Ten dead\n\n" + b">" * depth + b" ten dead [a](" * 20,
        "brackets": b"# Ten dead\n\n" + b"[" * depth + b"](https://bay.example)" * 20,
        "JSON-LD": PAGE.replace(
            "</head>", f'<script type="application/ld+json">{"[" * depth}{"]" * depth}</script></head>'
        ).encode(),
    }


@pytest.mark.parametrize("kind", nested(1))
@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_is_read_or_refused(kind: str, depth: int) -> None:
    check(nested(depth)[kind])


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_characters_do_no_harm(odd: str) -> None:
    check(f"Ten {odd}dead\n\n{TEXT}{odd}".encode("utf-8", "surrogatepass"))
    check(PAGE.replace("Ten", f"Ten{odd}").encode("utf-8", "surrogatepass"))
    check((json.dumps({"text": TEXT + odd, "id": odd, "title": odd}) + "\n").encode())
    check(packed(f"a{odd.replace(chr(0xD800), '')}.txt", b"\x00"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"ten dead " * 1_200_000,
        b"a" * 10_000_000,
        b"A. " * 300_000,
        b'{"text": "' + b"ten dead " * 1_200_000 + b'"}\n',
        b"title,text\n" + b"ten dead," * 1_200_000,
        b"<html><body><p>" + b"ten dead " * 1_000_000,
        b"<html><body>" + b"<" * 9_000_000,
        b"<html><body><p " + b"a=b " * 2_000_000 + b">",
        b"From: a\r\nSubject: " + b"a" * 9_000_000 + b"\r\nMessage-ID: <a>\r\n\r\nTen dead",
        b"# Ten dead\n\n" + b"*a" * 450_000,
    ],
    ids=["words", "letters", "sentences", "row", "table", "page", "tags", "attributes", "header", "stars"],
)
def test_a_line_of_ten_megabytes_is_read_or_refused(data: bytes) -> None:
    began = time.process_time()
    for result in read_bytes(data, "input"):
        assert isinstance(result, Article | Failure)
    assert time.process_time() - began < 60


ZEROS = 1_000_000_000

# What reading a bomb may take: the largest file that is read at once, four times over, and Python with its libraries.
MEGABYTES = 400


def zipped(size: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.txt", "w", force_zip64=True) as file,
    ):
        for _ in range(size // 10_000_000):
            file.write(bytes(10_000_000))
    return out.getvalue()


def deflated(size: int, wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(size // 10_000_000)) + packer.flush()


def entities(root: bytes, words: bytes) -> bytes:
    """Return a document whose one entity opens to ten gigabytes."""
    declared = b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    return b"<!DOCTYPE %s [<!ENTITY a 'aaaaaaaaaa'>%s]>%s" % (root, declared, words)


# Small inputs that open to a gigabyte.
BOMBS = {
    "gzip": lambda: deflated(ZEROS, 31),
    "gzip of lines": lambda: gzip.compress(b'{"text": "ten dead"}\n') + gzip.compress(b"\n" * 10_000_000) * 100,
    "zstd": lambda: zstandard.compress(bytes(ZEROS)),
    "zip": lambda: zipped(ZEROS),
    "WARC": lambda: record(answer(deflated(ZEROS, 31), "Content-Encoding: gzip\r\n")),
    "PDF": lambda: pdf(["0 0 m " * 30_000_000]),
    "XML": lambda: entities(b"newsItem", b"<newsItem>&j;</newsItem>"),
    "RSS": lambda: entities(
        b"rss", b"<rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>"
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_bounded_memory_and_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    began = time.process_time()
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    megabytes, *reasons = ran.stdout.splitlines()
    assert float(megabytes) < MEGABYTES, ran.stdout
    assert len(reasons) <= 2
    assert time.process_time() - began < 60


READ = """
import sys
from pathlib import Path
from rashomon.archive.files import read_file
from rashomon.model import Failure
reasons = [result.reason for result in read_file(sys.argv[1]) if isinstance(result, Failure)]
status = Path("/proc/self/status").read_text()  # what resource says of a process includes its parent's
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
print(*reasons, sep="\\n")
"""


def test_the_fuzzed_samples_are_sound() -> None:
    for name, data in FORMATS.items():
        results = list(read_bytes(data, "input"))
        assert any(isinstance(result, Article) for result in results) or name == "OPML", (name, results)


def test_utf_32_is_not_read_as_utf_16() -> None:
    text = "A ferry sank off Port Amber on Sunday, the coast guard said."
    (article,) = read_bytes(text.encode("utf-32"), "ferry.txt")
    assert isinstance(article, Article)
    assert article.text == text


def test_an_svg_picture_is_named() -> None:
    (failure,) = read_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><text>Ferry sinks</text></svg>', "ferry.svg")
    assert isinstance(failure, Failure)
    assert "SVG picture" in failure.reason


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<b>x</b>", "<a href=y>word </a>"])
def test_a_page_of_very_many_elements_is_read_in_time(piece: str) -> None:
    began = time.process_time()
    read_bytes(f"<html><body><h1>x</h1><div>{piece * 300_000}</div></body></html>".encode(), "page.html")
    assert time.process_time() - began < SECONDS


def test_a_title_of_no_end_is_none() -> None:
    page = f"<title>{'word ' * 5000}</title><h1>{'word ' * 5000}</h1><p>A ferry sank on Sunday, a guard said.</p>"
    (article,) = read_bytes(page.encode(), "page")
    assert isinstance(article, Article)
    assert len(article.title or "") <= 500


@pytest.mark.parametrize("word", ["1,", "\u201c", "(A", "a-", "@"])
def test_a_byline_of_one_endless_word_is_read_in_time(word: str) -> None:
    page = f"<h1>A ferry sinks</h1><p class=byline>By {word * 20_000}</p><p>A ferry sank on Sunday, a guard said.</p>"
    began = time.process_time()
    list(read_bytes(page.encode(), "page"))
    assert time.process_time() - began < SECONDS


# What patterns may try again from each of its characters.
REPEATED = [
    *(" ", "\n", "\n ", "\u2028", "\t", "a", "A ", "A.", "1/", "12/12/2016 ", "By A ", "and ", ", ", "- ", "| "),
    *("(", "[a](", "<", "@", "a@"),
]

SENTENCE = "A ferry sank off Port Amber on Sunday, the coast guard said."

# Each reader, with the repeated characters in every place where a pattern looks at them.
PLACES = {
    "plain": "Ferry sinks\n\n{sentence} {odd}",
    "page": "<title>{odd}</title><meta name=author content='{odd}'><meta name=date content='{odd}'><h1>{odd}</h1>"
    "<p class=byline>By {odd}</p><time datetime='{odd}'>{odd}</time><p>{sentence}</p>"
    "<p>{odd}</p><script>{odd}</script>",
    "Markdown": "---\ntitle: {odd}\n---\n\n# Ferry sinks\n\n{sentence}\n\n{odd}",
    "mail": "From: {odd}\nSubject: {odd}\nDate: {odd}\nMessage-ID: <a>\n\n{sentence} {odd}",
    "RSS": "<rss><channel><title>{odd}</title><item><title>{odd}</title><pubDate>{odd}</pubDate><author>{odd}</author>"
    "<description>{sentence} {odd}</description></item></channel></rss>",
    "table": 'title,text,published,authors\n"{odd}",{sentence},"{odd}","{odd}"\n',
}


def placed(name: str, odd: str, count: int) -> bytes:
    odd = odd * count
    if name == "row":
        row = {"text": SENTENCE, **dict.fromkeys(("title", "published", "source", "url", "authors"), odd)}
        return (json.dumps(row) + "\n").encode()
    sentence = SENTENCE.replace(",", "") if name == "table" else SENTENCE
    return PLACES[name].format(sentence=sentence, odd=odd).encode()


def taken(data: bytes) -> float:
    began = time.process_time()
    list(read_bytes(data, "input"))
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("odd", REPEATED, ids=ascii)
@pytest.mark.parametrize("name", [*PLACES, "row"])
def test_the_time_grows_as_the_repeats_of_anything_do(name: str, odd: str) -> None:
    first = taken(placed(name, odd, 20_000))
    # Below a fifth of a second, noise; a pattern that tries again from each character takes four times as long.
    assert first < 0.2 or taken(placed(name, odd, 40_000)) < 3 * first


# No part of a network address, a port that is none, a host of no letters, a bracket that never closes.
BROKEN = ["http://[::1", "http://[x]/a", "http://outlet.example:abc/a", "//[", "http://" + "a" * 70_000]


@pytest.mark.parametrize("address", BROKEN)
def test_an_address_that_cannot_be_understood_costs_no_report(address: str) -> None:
    words = "<p>A ferry sank off the coast of Portugal on Monday and three sailors drowned.</p>" * 9
    page = f"""<html><head><title>Ferry sinks</title><link rel="canonical" href="{address}"></head>
        <body><article><h1><a href="{address}">Ferry sinks</a></h1>{words}</article></body></html>"""
    feed = f"""<rss version="2.0"><channel><title>Courier</title><link>{address}</link>
        <item><title>Ferry sinks</title><link>{address}</link><description>{"A ferry sank. " * 20}</description></item>
        </channel></rss>"""
    for hostile in (page, feed):
        assert [type(found) for found in read_bytes(hostile.encode(), "given")] == [Article]
