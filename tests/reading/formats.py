"""One small sound input of every format, of our own wording, for the tests that damage them."""

import gzip
import io
import json
import zipfile
from pathlib import Path

from tests.reading.pdfs import column, pdf
from tests.reading.warcs import PACKINGS, crawl, zstd

TEXT = (
    "Ten people were killed in the harbour on Tuesday, the police said. The search goes on.\n\n“We fear more,” he said."
)
BODY = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
PAGE = f"<!DOCTYPE html><html><head><title>Ten dead</title></head><body><h1>Ten dead</h1>{BODY}{BODY}</body></html>"
POSTS = "".join(
    f"<article><time datetime='2016-10-1{n}T08:00:00Z'>{n}</time><h2>News {n}</h2>{BODY}</article>" for n in range(3)
)
ITEM = (
    f"<item><title>Dead</title><pubDate>Tue, 11 Oct 2016 08:00:00 GMT</pubDate><description>{TEXT}</description></item>"
)
ENTRY = (
    f"<entry><title>Dead</title><updated>2016-10-11T08:00:00Z</updated><content type='html'>{TEXT}</content></entry>"
)
ROW = {
    "id": "1",
    "text": TEXT,
    "title": "Ten dead",
    "published": "2016-10-12",
    "source": "Bay Post",
    "byline": ["A. Lund"],
}
NINJS = {"uri": "urn:1", "type": "text", "versioncreated": "2016-10-12", "headline": "Ten dead", "body_text": TEXT}
MAIL = "From: a@bay.example\r\nTo: b@bay.example\r\nSubject: Ten dead\r\nMessage-ID: <1@bay>\r\nMIME-Version: 1.0\r\n"
SAMPLES = Path(__file__).parent / "samples"


def packed(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


RECORD = [
    ("HD", "Ten dead"),
    ("BY", "By Ana Lund"),
    ("PD", "2 May 2016"),
    ("SN", "Bay Post"),
    ("LP", TEXT),
    ("AN", "x"),
]
FIELDS = f"BYLINE: Ana Lund\n\nSECTION: NEWS\n\nLENGTH: 9 words\n\nBODY:\n\n  {TEXT}\n\nLOAD-DATE: May 3, 2016"

FORMATS: dict[str, bytes] = {
    "plain text": TEXT.encode(),
    "digest": "\n\n".join(
        f"Ten dead in harbour {n}\n1{n} October 2016\n\n{TEXT} {TEXT} {TEXT}" for n in range(2)
    ).encode(),
    "Markdown": f"---\ntitle: Ten dead\ndate: 2016-10-12\n---\n\n# Ten dead\n\n{TEXT} [more](https://bay.example)".encode(),
    "HTML": PAGE.encode(),
    "live blog": f"<html><body>{POSTS}</body></html>".encode(),
    "RSS": f"<rss version='2.0'><channel><title>Bay Post</title>{ITEM}{ITEM}</channel></rss>".encode(),
    "Atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Bay Post</title>{ENTRY}</feed>".encode(),
    "OPML": b"<opml version='2.0'><body><outline xmlUrl='https://bay.example/feed' text='Bay'/></body></opml>",
    "JSON Feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Bay", "items": [{"id": "1", "content_text": TEXT}]}
    ).encode(),
    "JSON Lines": f"{json.dumps(ROW)}\n{json.dumps(ROW)}\n".encode(),
    "JSON": json.dumps([ROW, ROW], indent=1).encode(),
    "CSV": f'id,title,text\n1,Ten dead,"{TEXT}"\n2,Ten dead,"{TEXT}"\n'.encode(),
    "ninjs": json.dumps(NINJS).encode(),
    "NewsML": (SAMPLES / "message.newsml.xml").read_bytes(),
    "NITF": (SAMPLES / "ferry.nitf.xml").read_bytes(),
    "mail": f"{MAIL}Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}".encode(),
    "saved page": f"{MAIL}Snapshot-Content-Location: https://b.ex\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode(),
    "PDF": pdf([column(TEXT.split(" ")[:40], size=10)], "/Title (Ten dead)"),
    "PDF, not packed": pdf([column([TEXT[:60], TEXT[60:86]])], packed=False),
    "export, letters": "\n".join(f"{label}  {value}" for label, value in RECORD * 2).encode(),
    "export, words": f"8 of 9 DOCUMENTS\n\nBay Post\n\nMay 2, 2016\n\nTen dead\n\n{FIELDS}\n\nEnd of Document".encode(),
    "RTF": rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 A;}}}} Ten dead\par {TEXT}\par caf\'e9 \u8212?}}".encode(),
    "DOCX": packed("word/document.xml", f"<w:d xmlns:w='w'><w:p><w:t>{TEXT}</w:t></w:p></w:d>".encode()),
    "zip": packed("a.txt", TEXT.encode()),
    "gzip": gzip.compress(PAGE.encode()),
    "zstd": zstd(TEXT.encode()),
    **{f"WARC, {name}": join(crawl(2)) for name, join in PACKINGS.items()},
}
