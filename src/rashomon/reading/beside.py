"""What lies beside reports in a folder or an archive, by its name: parts of saved pages, notes, settings, databases."""

import re

_ENDINGS = (
    "avif|bmp|css|db|db-shm|db-wal|eot|gif|ico|jpe?g|js|map|md5|mp[34]|otf|png|pyc?|sh|sha256|svg|toml|ttf|webm|webp"
    "|woff2?|ya?ml"
)

# Hidden files and folders, and what systems and archives of theirs leave, at any depth.
_HIDDEN = re.compile(r"(?:.*[/\\])?(?:\.(?!\.?[/\\])[^/\\]+|__MACOSX)(?:[/\\].*)?", re.S)
_NAMED = re.compile(rf"README.*|Thumbs\.db|desktop\.ini|~\$.*|.*\.(?:{_ENDINGS})", re.I | re.S)


def lies_beside(path: str) -> bool:
    """Say whether a file is by its name no report. Given by name, such a file is told by its content, as any other."""
    return _HIDDEN.fullmatch(path) is not None or _NAMED.fullmatch(re.split(r"[/\\]", path)[-1]) is not None
