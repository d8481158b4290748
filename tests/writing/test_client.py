"""The client of a writer: whatever the endpoint does ends in its text or in one reason."""

import threading

import pytest

from rashomon.errors import WriterError
from rashomon.writing import Writer, ask
from tests.writing.conftest import Serve, completion


def test_what_the_writer_answers_is_returned_and_it_is_told_the_model_and_no_key(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RASHOMON_WRITER_KEY", raising=False)
    endpoint = serve(lambda messages: completion(messages[0]["content"] + "/" + messages[1]["content"]))
    assert ask(Writer(url=endpoint.url, model="small"), "rules", "text") == "rules/text"
    assert endpoint.asked[0]["model"] == "small"
    assert endpoint.keys == [None]


def test_the_key_comes_from_the_environment_and_does_not_leave_in_the_clear(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_WRITER_KEY", "secret")
    endpoint = serve(lambda messages: completion("yes"))
    ask(Writer(url=endpoint.url, model="small"), "rules", "text")
    assert endpoint.keys == ["Bearer secret"]
    with pytest.raises(WriterError, match="not sent unencrypted") as refused:
        ask(Writer(url="http://writer.example/v1", model="small"), "rules", "text")
    assert "secret" not in str(refused.value)


ANSWERS = {
    "a fault": ((500, b"oops"), "status 500"),
    "a redirect": ((302, b""), "status 302"),
    "no JSON": ((200, b"<html>hello"), "not a chat completion"),
    "cut JSON": ((200, b'{"choices": [{"mess'), "not a chat completion"),
    "no choice": ((200, b'{"choices": []}'), "not a chat completion"),
    "no text": ((200, b'{"choices": [{"message": {"content": null}}]}'), "not a chat completion"),
    "deep JSON": ((200, b"[" * 200_000), "not a chat completion"),
    "empty": (completion("  \n"), "answer is empty"),
    "enormous": ((200, b" " * 2_500_000), "longer than"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_writer_that_misbehaves_is_one_reason(serve: Serve, name: str) -> None:
    answer, reason = ANSWERS[name]
    with pytest.raises(WriterError, match=reason):
        ask(Writer(url=serve(lambda messages: answer).url, model="small"), "rules", "text")


def test_a_writer_that_does_not_answer_is_given_up(serve: Serve) -> None:
    done = threading.Event()

    def silent(messages: list[dict[str, str]]) -> tuple[int, bytes]:
        done.wait(10)
        return completion("late")

    try:
        with pytest.raises(WriterError, match=r"within 0\.2 seconds"):
            ask(Writer(url=serve(silent).url, model="small", seconds=0.2), "rules", "text")
    finally:
        done.set()


@pytest.mark.parametrize("url", ["ftp://host/v1", "writer", "http://", "file:///etc/passwd"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(WriterError, match="not an http or https address"):
        ask(Writer(url=url, model="small"), "rules", "text")


def test_a_writer_that_is_not_there_is_not_reached() -> None:
    with pytest.raises(WriterError, match="not reached"):
        ask(Writer(url="http://127.0.0.1:9/v1", model="small"), "rules", "text")
