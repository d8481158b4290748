"""Messages of electronic mail: the text part, the subject as the title, and what the header says."""

import time
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure
from rashomon.reading import read_bytes

TEXT = "A ferry sank off the coast on Sunday, the coast guard said.\n\nTwelve people are missing, said Zoë Lund.\n"
PAGE = f"<html><body><p>{TEXT}</p><p>It carried forty people from Port Amber to the islands.</p></body></html>"


def message(**header: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Harbour Post <news@harbour.example>"
    mail["To"] = "desk@daily.example"
    mail["Subject"] = "Fwd: Ferry sinks off Port Amber"
    mail["Date"] = "Thu, 13 Oct 2016 23:30:00 +0200"
    mail["Message-ID"] = "<1@harbour.example>"
    for name, value in header.items():
        mail[name.replace("_", "-")] = value
    return mail


def read(mail: EmailMessage | bytes) -> Article:
    (article,) = read_bytes(mail if isinstance(mail, bytes) else bytes(mail), "clip.eml")
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_the_text_part_is_the_report(encoding: str) -> None:
    mail = message()
    mail.set_content(TEXT, cte=encoding)
    article = read(mail)
    assert article.title == "Ferry sinks off Port Amber"
    assert article.text == f"Ferry sinks off Port Amber\n\n{TEXT}"
    assert article.published.value == date(2016, 10, 13)
    assert article.published.why.startswith("the message's date")


def test_the_day_that_a_clipping_states_wins_over_the_day_it_was_sent() -> None:
    mail = message()
    mail.set_content(f"October 9, 2016\n\n{TEXT}")
    assert read(mail).published.value == date(2016, 10, 9)


def test_the_sender_is_the_outlet_of_a_newsletter_only() -> None:
    mail = message()
    mail.set_content(TEXT)
    assert read(mail).source.label is None
    mail = message(List_Unsubscribe="<https://harbour.example/leave>")
    mail.set_content(TEXT)
    assert (read(mail).source.name, read(mail).source.domain) == ("Harbour Post", "harbour.example")


def test_the_page_is_read_where_the_plain_part_says_less() -> None:
    mail = message()
    mail.set_content("View this message on the web.")
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../a.png")
    article = read(mail)
    assert "It carried forty people" in article.text
    assert "<" not in article.text
    assert "View this message" not in article.text


def test_a_message_without_text_is_a_failure() -> None:
    mail = message()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    (failure,) = read_bytes(bytes(mail), "clip.eml")
    assert isinstance(failure, Failure)
    assert "no text" in failure.reason


@pytest.mark.parametrize(
    "header",
    [
        "From: a@b\nSubject: =?nothing?Q?=FF?=\nMessage-ID: x\nDate: not a day\n",
        "From: \nSubject:\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such-thing\n",
        "From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n",
        "From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=never\n",
        "From: [\nSubject: x\nMIME-Version: 1.0\nDate: Thu, 99 Oct 99999 99:99:99 +9999\nList-Id: x\n",
    ],
)
def test_a_broken_header_is_no_crash(header: str) -> None:
    (result,) = read_bytes(f"{header}\n{TEXT}".encode(), "clip.eml")
    assert isinstance(result, Article | Failure)


def test_a_clipping_with_labels_is_no_message() -> None:
    text = "Source: Harbour Post\nDate: 13 October 2016\nFrom: our reporter\n\nA ferry sank on Sunday, police said."
    assert read(text.encode()).text == text


def test_parts_within_parts_within_parts_are_no_crash() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    (result,) = read_bytes(f"From: a@b\nSubject: x\nMIME-Version: 1.0\n{parts}".encode(), "clip.eml")
    assert isinstance(result, Article | Failure)


def test_a_message_of_parts_without_end_is_a_failure() -> None:
    header = "From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    (failure,) = read_bytes(header.encode() + b"\n--x\n\nhi" * 20_000, "clip.eml")
    assert isinstance(failure, Failure)
    assert "too many parts" in failure.reason


@pytest.mark.parametrize("field", ["Subject", "Date", "List-Id", "Content-Type", "Content-Transfer-Encoding"])
@pytest.mark.parametrize("word", ["=?utf-8?q?a?= ", '"a<(', "((((", 'a="b"; ', "a/", ",;:"])
def test_a_header_without_end_takes_no_time(field: str, word: str) -> None:
    begin = time.process_time()
    header = f"From: a@b\nMIME-Version: 1.0\nMessage-ID: <a>\nSubject: x\n{field}: {word * 100_000}\n"
    for result in read_bytes(f"{header}\n{TEXT}".encode(), "clip.eml"):
        assert isinstance(result, Article | Failure)
    assert time.process_time() - begin < 5


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_message_raises(rest: bytes) -> None:
    for begin in (b"", b"Content-Type: multipart/alternative; boundary=x\n\n--x\n", b"Content-Type: text/html\n\n"):
        for result in read_bytes(b"From: a@b\nSubject: x\nMIME-Version: 1.0\n" + begin + rest, "t.eml"):
            assert isinstance(result, Article | Failure)


def test_each_message_of_a_mailbox_is_a_report() -> None:
    first, second = message(), message()
    first.set_content(TEXT)
    second.replace_header("Subject", "Ferry found")
    second.set_content(f"From there it went on to the islands.\n\n{TEXT}")
    mailbox = b"".join(
        b"From news@harbour.example Thu Oct 13 23:30:00 2016\n" + bytes(m) + b"\n" for m in (first, second)
    )
    articles = list(read_bytes(mailbox, "clips.mbox"))
    assert [a.title for a in articles if isinstance(a, Article)] == ["Ferry sinks off Port Amber", "Ferry found"]
    assert [a.read_from for a in articles if isinstance(a, Article)] == [
        "clips.mbox, message 1",
        "clips.mbox, message 2",
    ]


def test_a_page_that_a_browser_saved_is_read_as_a_page() -> None:
    mail = EmailMessage()
    mail["From"] = "<Saved by a browser>"
    mail["Snapshot-Content-Location"] = "https://harbour.example/ferry"
    mail["Subject"] = "Ferry sinks - Harbour Post"
    mail["Date"] = "Thu, 13 Oct 2016 23:30:00 +0200"
    body = f"<nav><a href='/'>Home</a></nav><article><h1>Ferry sinks</h1><p>{TEXT}</p></article>"
    mail.set_content(f"<html><body>{body}</body></html>", subtype="html", cte="quoted-printable")
    article = read(mail)
    assert (article.title, article.url) == ("Ferry sinks", "https://harbour.example/ferry")
    assert "Home" not in article.text
    assert article.published.value is None
    assert article.seen is not None


def test_a_message_of_a_thousand_nested_parts_is_one_clear_failure() -> None:
    head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: deep\r\nMIME-Version: 1.0\r\nMessage-ID: <1@b>\r\n"
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(1000))
    began = time.process_time()
    (result,) = read_bytes(head + deep + b"\r\nTen dead.", "deep.eml")
    assert isinstance(result, Article | Failure)
    assert time.process_time() - began < 5
