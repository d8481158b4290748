"""One tree of errors; each carries its facts and speaks to a person.

RashomonError
├── ReadError              an input that gives no report
│   ├── NotFound           a path that is not there
│   └── Unreadable         bytes that are none of the formats we read
├── Refused                something asked for that cannot be: a status that is none, a day that is none
├── StoreError             the archive file cannot be used
├── WriterError            a language model that was asked to write gave nothing to use
├── PrintError             a page cannot be printed to PDF
└── EvidenceError          a statement whose words are not in the report: a fault of ours

One bad input is a `model.Failure` in the result; only what stops everything is raised.
"""


class RashomonError(Exception):
    """Anything that Rashomon raises."""


class ReadError(RashomonError):
    """An input that gives no report: `name` says which, `reason` why, in words for a person."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class NotFound(ReadError):
    """A path that is not there, or may not be read."""


class Unreadable(ReadError):
    """Bytes that are none of the formats we read."""


class Refused(RashomonError, ValueError):
    """Something asked for that cannot be: `asked` is what was said, `reason` why not, and what can be said instead."""

    def __init__(self, asked: str, reason: str) -> None:
        super().__init__(asked, reason)
        self.asked = asked
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.asked}: {self.reason}"


class StoreError(RashomonError):
    """The archive at `path` cannot be used, with the reason and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class WriterError(RashomonError):
    """The writer called `name` gave nothing to use, with the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"writer {self.name}: {self.reason}"


class PrintError(RashomonError):
    """A page cannot be printed, with the reason and what to install."""


class EvidenceError(RashomonError):
    """Evidence whose quote is not the slice of the report that it names."""
