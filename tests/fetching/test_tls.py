"""TLS: the certificate is held against the name, though the connection is made to a checked number."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from rashomon.errors import ReadError
from rashomon.fetching import Fetcher
from tests.sites import Site, Time, allows_loopback, says, serving


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a certificate for reports.example, which this machine trusts."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=reports.example"
    names = "subjectAltName=DNS:reports.example"
    subprocess.run(
        [openssl, *words.split(), "-addext", names, "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(context) as here:
        here.pages["/a"] = says("A ferry sank.")
        yield here


def fetcher_of(time: Time) -> Fetcher:
    """Return a fetcher for which every name is this machine."""
    return Fetcher(time.clock, allows=allows_loopback, resolve=lambda host, port: [ip_address("127.0.0.1")])


def test_a_name_is_verified_though_its_number_is_connected_to(secure: Site, time: Time) -> None:
    port = secure.address.rpartition(":")[2]
    fetched = fetcher_of(time).fetch(f"https://reports.example:{port}/a")
    assert fetched
    assert fetched.body == b"A ferry sank."
    assert secure.asked[-1][1]["host"] == f"reports.example:{port}"


def test_a_certificate_for_another_name_is_refused(secure: Site, time: Time) -> None:
    port = secure.address.rpartition(":")[2]
    with pytest.raises(ReadError, match="its certificate is not valid for its name"):
        fetcher_of(time).fetch(f"https://other.example:{port}/a")
    assert secure.asked == []
