"""Addresses of the web as reports give them: one that cannot be understood has no parts, and stops nothing."""

from urllib.parse import SplitResult, urljoin, urlsplit

NO_PARTS = SplitResult("", "", "", "", "")


def parts_of(address: str | None) -> SplitResult:
    """Return the parts of an address; none of one that cannot be understood ("http://[::1")."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return NO_PARTS


def host_of(address: str | None) -> str:
    """Return the host that an address names, in small letters; empty where it names none."""
    return parts_of(address).hostname or ""


def joined(page: str | None, link: str) -> str:
    """Return where a link on a page leads; nowhere, which is empty, where it cannot be understood."""
    try:
        return urljoin(page or "", link)
    except ValueError:
        return ""
