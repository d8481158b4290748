"""Where archives are kept: a file, and a database on a PostgreSQL server that runs while the tests do."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

NUMBERS = count()


def _programs() -> Path | None:
    """Return the folder with the programs of a PostgreSQL server, if one is installed."""
    found = shutil.which("pg_config")
    folder = subprocess.run([found, "--bindir"], capture_output=True, text=True, check=True).stdout if found else ""
    here = [Path(folder.strip())] if folder else [Path(name) for name in os.environ["PATH"].split(os.pathsep)]
    return next((path for path in here if (path / "initdb").exists()), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Run a server that listens on a socket in a folder of its own; yield the address of that folder's databases."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    user = "nobody" if os.getuid() == 0 else None  # the server refuses to run as root
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"

        def run(program: str, *words: str) -> None:
            subprocess.run([programs / program, *words], user=user, check=True, capture_output=True, cwd=folder)

        run("initdb", "-D", data, "-U", "press", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", settings, "start")
        try:
            yield f"postgresql://press@/{{name}}?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def database(server: str) -> str:
    """Return the address of a new, empty database on the server."""
    import psycopg

    name = f"archive{next(NUMBERS)}"
    with psycopg.connect(server.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name=name)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new archive may be made: a file; in the slow run a database on a server too."""
    return str(tmp_path / "t.db") if request.param == "file" else str(request.getfixturevalue("database"))
