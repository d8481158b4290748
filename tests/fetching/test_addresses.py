"""Which addresses may be fetched."""

from ipaddress import ip_address

import pytest

from rashomon.errors import ReadError
from rashomon.fetching import Fetcher, is_public
from tests.sites import Time


@pytest.mark.parametrize("number", ["8.8.8.8", "151.101.1.67", "2a04:4e42::323", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_what_is_on_the_internet_is_public(number: str) -> None:
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_what_is_private_local_reserved_or_a_relay_is_not_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
        "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://0/",
        "http://①②⑦.0.0.1/", "http://169.254.169.254/latest/meta-data/", "https://10.0.0.1/",
    ],
)  # fmt: skip
def test_a_private_address_is_refused_in_any_notation(time: Time, address: str) -> None:
    with pytest.raises(ReadError, match=r"is not on the public internet|not an address"):
        Fetcher(time.clock).fetch(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://", "not an address"),
        ("http://[::1", "not an address"),
        ("https://ana:secret@example.org/a", "without it"),
        ("http://" + "a" * 9000 + ".org/", "not an address"),
        ("file:///etc/passwd", "not an address"),
        ("gopher://example.org/", "only http and https"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(fetcher: Fetcher, address: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as refused:
        fetcher.fetch(address)
    assert refused.value.name == address
