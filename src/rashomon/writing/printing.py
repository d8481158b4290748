"""A page printed to PDF by a browser that is here already; nothing is downloaded, and the page may load nothing."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from rashomon.errors import PrintError

# The browsers that print without a window, by the names that systems give them.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")

# A page of a brief prints in a second or two; a browser that has not by then is stuck.
SECONDS = 90


def find_browser() -> str | None:
    """Return the path of a browser that can print, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def needed_browser() -> str:
    """Return the path of a browser that can print. Raises PrintError, which says what to install, where none is."""
    if browser := find_browser():
        return browser
    raise PrintError("a PDF is printed by a browser, and none is here: install Chromium or Chrome, or use --form html")


def print_pdf(html: str) -> bytes:
    """Return a page as PDF. Raises PrintError."""
    browser = needed_browser()
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        page, pdf = Path(folder, "brief.html"), Path(folder, "brief.pdf")
        page.write_text(html, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-sandbox",  # a container has no user namespaces; the page has no scripts and may load nothing
            "--disable-extensions",
            "--no-first-run",
            f"--user-data-dir={folder}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise PrintError(f"{browser} did not print within {SECONDS} seconds") from None
        if not pdf.exists() or not pdf.stat().st_size:
            raise PrintError(f"{browser} printed nothing; use --form html and print from a window")
        return without_moment(pdf.read_bytes())


# "/CreationDate (D:20210303120000+00'00')", as Chromium writes it; as many digits are put in, so that no offset moves.
_MOMENT = re.compile(rb"(?<=Date \(D:)\d{14}[+-]\d\d'\d\d'(?=\))")


def without_moment(pdf: bytes) -> bytes:
    """Return a PDF with the moment of its printing blanked, so that the same brief gives the same bytes."""
    return _MOMENT.sub(b"20000101000000+00'00'", pdf)
