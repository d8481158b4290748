"""OPML -> the feeds that it lists. It holds no reports: who adds its feeds' addresses has them fetched."""

from dataclasses import dataclass

from rashomon.errors import Unreadable
from rashomon.model import Failure
from rashomon.reading.xml import parse_xml, tag

# As many addresses are shown in a message.
_SHOWN = 3


@dataclass(frozen=True)
class FeedAddress:
    """A feed that a list names: its address, and its title where the list gives one."""

    url: str
    title: str | None = None


def read_opml(data: bytes, name: str = "the list of feeds") -> tuple[FeedAddress, ...]:
    """Return the feeds that an OPML document lists, in its order, each once. Raises Unreadable where malformed."""
    feeds: dict[str, FeedAddress] = {}
    for outline in parse_xml(data, name, "a list of feeds (OPML)").iter():
        fields = {field.lower(): value.strip() for field, value in outline.attrib.items()}
        url = fields.get("xmlurl", "")
        if tag(outline) == "outline" and url.startswith(("http://", "https://")) and url.isprintable():
            title = " ".join((fields.get("title") or fields.get("text") or "").split())
            feeds.setdefault(url, FeedAddress(url, title or None))
    return tuple(feeds.values())


def listed(data: bytes, name: str) -> Failure:
    """Return what to say of a list of feeds that is given as if it were a report. Raises Unreadable."""
    feeds = read_opml(data, name)
    if not feeds:
        raise Unreadable(name, "a list of feeds (OPML) without the address of any")
    shown = " ".join(feed.url for feed in feeds[:_SHOWN]) + (" ..." if len(feeds) > _SHOWN else "")
    number = f"{len(feeds):,} feed{'' if len(feeds) == 1 else 's'}"
    reason = f"a list of {number}, not a report; their addresses are what to add: rashomon add ARCHIVE {shown}"
    return Failure(name=name, reason=reason)
