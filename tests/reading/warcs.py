"""Records of archives of the web, written by hand for the tests."""

import gzip
import struct

import zstandard

TEXT = "Ten people drowned off Port Amber on Tuesday, the coast guard said, and the search goes on."
FETCHED = "2016-10-13T08:00:00Z"


def page(number: int, day: str = "") -> bytes:
    dated = f'<meta property="article:published_time" content="{day}">' if day else ""
    body = f"<h1>Ferry {number} sinks</h1><p>{TEXT}</p><p>It was the ferry of line {number}, she said.</p>"
    return f"<!DOCTYPE html><html><head>{dated}</head><body><article>{body}</article></body></html>".encode()


def answer(body: bytes, fields: str = "", status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + body


def record(block: bytes, url: str = "https://harbour.example/1", kind: str = "response", length: int = -1) -> bytes:
    content = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Date: {FETCHED}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(block) if length < 0 else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(pages: int) -> list[bytes]:
    return [record(answer(page(n)), f"https://harbour.example/{n}") for n in range(pages)]


def zstd(data: bytes) -> bytes:
    return zstandard.compress(data)


def zstd_with_dictionary(records: list[bytes]) -> bytes:
    """Pack records as crawlers do that keep what their pages share once, before them."""
    shared = zstandard.train_dictionary(1000, crawl(200))
    packer = zstandard.ZstdCompressor(dict_data=shared)
    frame = struct.pack("<II", 0x184D2A5D, len(shared.as_bytes())) + shared.as_bytes()
    return frame + b"".join(map(packer.compress, records))


PACKINGS = {
    "plain": b"".join,
    "gzip": lambda records: b"".join(map(gzip.compress, records)),
    "gzip whole": lambda records: gzip.compress(b"".join(records)),
    "zstd": lambda records: b"".join(map(zstd, records)),
    "zstd with a dictionary": zstd_with_dictionary,
}
