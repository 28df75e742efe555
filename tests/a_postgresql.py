# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL for the tests, of the distribution, started by the run itself and gone with it.

It listens on a socket in a folder of its own alone. PostgreSQL refuses to run as root: then it runs as `nobody`.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

_SETTINGS = (
    "listen_addresses=''",
    "fsync=on",
    "shared_buffers=16MB",
    "max_connections=40",
    "autovacuum=off",
    "log_min_messages=fatal",
)
# Accounts that a test makes with a password must know it; the one the server was made by need not.
# Sorts as a dictionary of English does, which the catalogue must not.
_AS_AN_OFFICE_HAS_IT = "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'"
_WHO_MAY = "local all all scram-sha-256\n"


def programs() -> Path | None:
    """Where the distribution keeps the programs of its PostgreSQL; None where there is none."""
    on_path = shutil.which("pg_ctl")
    if on_path is not None and Path(on_path).with_name("initdb").is_file():
        return Path(on_path).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name), default=None)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server that runs, and what starts and stops it."""

    bin: Path
    root: Path
    password: str

    @property
    def log(self) -> Path:
        """What the server itself writes down."""
        return self.root / "server.log"

    def address(self, database: str = "postgres", *, account: str = "desk", password: str | None = None) -> str:
        """What `VORLAGE_CATALOGUE` takes."""
        secret = self.password if password is None else password
        return f"postgresql://{account}:{secret}@/{database}?host={self.root}"

    def new_database(self, form: str = _AS_AN_OFFICE_HAS_IT) -> str:
        """The address of a new, empty database."""
        name = f"d{secrets.token_hex(6)}"
        self.say(f"CREATE DATABASE {name} {form} TEMPLATE template0")
        return self.address(name)

    def say(self, *statements: str, database: str = "postgres") -> None:
        """Have the owner of the server say something to it, each statement by itself."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._control("start", "-w", "-l", str(self.log))

    def stop(self, how: str = "immediate") -> None:
        """Stop it; `immediate` is a crash."""
        self._control("stop", "-w", "-m", how)

    def _control(self, *words: str) -> None:
        _run([self.bin / "pg_ctl", "-D", self.root / "cluster", "-t", "60", *words], self.root)


@contextmanager
def a_server() -> Iterator[PostgresServer]:
    """A server for as long as the block runs."""
    found = programs()
    if found is None:
        raise FileNotFoundError("no PostgreSQL of the distribution")
    # Not below pytest's own folder: that is closed to the account the server runs as.
    root = Path(tempfile.mkdtemp(prefix="vorlage-pg-", dir="/tmp"))
    if account := _account():
        shutil.chown(root, account)
    server = PostgresServer(found, root, secrets.token_hex(8))
    with _gone_with_us(server):
        (root / "password").write_text(server.password)
        made = ["-U", "desk", f"--pwfile={root / 'password'}", "-A", "scram-sha-256", "-E", "UTF8", "--no-sync"]
        _run([found / "initdb", "-D", root / "cluster", "--locale", "C.UTF-8", *made], root)
        (root / "cluster" / "pg_hba.conf").write_text(_WHO_MAY)
        with (root / "cluster" / "postgresql.conf").open("a") as conf:
            conf.write("\n".join((*_SETTINGS, f"unix_socket_directories='{root}'", "")))
        server.start()
        yield server


@contextmanager
def _gone_with_us(server: PostgresServer) -> Iterator[None]:
    """Stop the server and remove its folder at the end of the block, even when this process is killed in it."""
    await_our_end = 'read _; "$1" -D "$2/cluster" stop -m immediate; rm -rf "$2"'
    with subprocess.Popen(
        ["sh", "-c", await_our_end, "sh", server.bin / "pg_ctl", server.root],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=_account(),
        start_new_session=True,
    ):
        yield  # leaving closes the pipe that it reads from, and waits for it


def _account() -> str | None:
    return "nobody" if os.getuid() == 0 else None


def _run(command: list[str | Path], place: Path) -> None:
    done = subprocess.run(
        command,
        cwd=place,
        user=_account(),
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
        timeout=100,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
