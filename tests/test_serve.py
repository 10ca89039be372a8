"""The library served over SSH: who has a key reads, and does nothing else."""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncssh
import pytest

from reader.serve.limits import Doorman, Limits
from tests.e2e.terminal import ROOT, children, runs
from tests.emulator import Emulator

PATIENCE = 30.0
REFUSED = (asyncssh.Error, asyncssh.ChannelListenError)


class Served:
    """A server in a process of its own, and the keys of its users."""

    def __init__(self, home: Path, library: Path, *options: str) -> None:
        self.folder = home / "serve"
        # From one address there are only so many connections in a minute.
        self._addresses = itertools.count(1)
        self.keys = {name: asyncssh.generate_private_key("ssh-ed25519") for name in ("ann", "bob", "eve")}
        (self.folder / "keys").mkdir(parents=True)
        for name in ("ann", "bob"):
            (self.folder / "keys" / name).write_bytes(
                b"# of " + name.encode() + b"\n" + self.keys[name].export_public_key()
            )
        named = ["--folder", str(self.folder), "--library", str(library)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", "serve", "--ssh", "--port", "0", *options, *named],
            stderr=subprocess.PIPE,
            text=True,
            env={
                "HOME": str(home),
                "PATH": os.defpath,
                "PYTHONPATH": str(ROOT),
                "COLORTERM": "truecolor",
                "SECRET": "of the server",
            },
        )
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        found = re.search(r"port (\d+)", said)
        assert found, said + self.process.stderr.read()
        self.port = int(found[1])

    @asynccontextmanager
    async def connection(
        self, user: str, key: str | None = None, *, at: str = ""
    ) -> AsyncIterator[asyncssh.SSHClientConnection]:
        async with asyncssh.connect(
            "127.0.0.1",
            self.port,
            local_addr=(at or f"127.0.1.{next(self._addresses)}", 0),
            username=user,
            client_keys=[self.keys[key or user]],
            known_hosts=None,
            agent_path=None,
            config=None,
        ) as connection:
            yield connection

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)


class Seen:
    """What a session shows, and the keys for it."""

    def __init__(self, process: asyncssh.SSHClientProcess[bytes]) -> None:
        self._process = process
        self.output = b""
        self.screen = Emulator(100, 24)

    async def wait(self, seen: str | Callable[[list[str]], bool]) -> None:
        def is_seen() -> bool:
            lines = self.screen.display
            return seen in "\n".join(lines) if isinstance(seen, str) else seen(lines)

        async def look() -> None:
            while not is_seen():
                data = await self._process.stdout.read(65536)
                assert data, self.output + await self._process.stderr.read()
                self.output += data
                self.screen.feed(data.decode("utf-8", "replace"))

        await asyncio.wait_for(look(), PATIENCE)

    def press(self, keys: str) -> None:
        self._process.stdin.write(keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self._process.change_terminal_size(columns, rows)

    async def end(self) -> int | None:
        await asyncio.wait_for(self._process.wait(), PATIENCE)
        return self._process.exit_status


@asynccontextmanager
async def reading(connection: asyncssh.SSHClientConnection, term: str = "xterm-256color") -> AsyncIterator[Seen]:
    async with connection.create_process(term_type=term, term_size=(100, 24), encoding=None) as process:
        yield Seen(process)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def library(home: Path) -> Path:
    folder = home / "library"
    folder.mkdir()
    (folder / "fire.txt").write_text(
        "Fire closes Harbour Bridge\n\nPORTMOUTH, May 25 (Reuters) - A fire closed the bridge in Portmouth on Monday.\n"
    )
    return folder


@pytest.fixture(scope="module")
def served(home: Path, library: Path) -> Iterator[Served]:
    server = Served(home, library, "--sessions", "3", "--each", "2")
    yield server
    server.end()


async def test_each_user_has_marks_of_his_own(served: Served, library: Path) -> None:
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        seen.press("s")
        await seen.wait("Starred")
        seen.press("Q")
        assert await seen.end() == 0
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("★")
        await seen.wait("PORTMOUTH")
        seen.press("Q")
        await seen.end()
    async with served.connection("bob") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        assert "★" not in "\n".join(seen.screen.display)
        seen.press("Q")
        await seen.end()
    assert stat.S_IMODE((served.folder / "host_key").stat().st_mode) == 0o600
    assert list(library.iterdir()) == [library / "fire.txt"]


async def test_facts_come_from_one_analyst_for_all(served: Served) -> None:
    async with served.connection("bob") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        seen.press("f")
        await seen.wait("Portmouth  ")
        await seen.wait("Where")
        (reader,) = readers(served.process.pid)
        assert not children(reader)
        seen.press("Q")
        await seen.end()


def said(words: bytes | str | None) -> bytes:
    return words if isinstance(words, bytes) else (words or "").encode()


def forks(server: int) -> list[int]:
    """The process that forks readers."""
    return [pid for pid in children(server) if b"reader.forked" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def readers(server: int) -> list[int]:
    """The processes that were forked for sessions."""
    return [pid for fork in forks(server) for pid in children(fork)]


async def test_a_served_reader_leads_nowhere_else(served: Served, library: Path) -> None:
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        (reader,) = readers(served.process.pid)
        known = Path(f"/proc/{reader}/environ").read_bytes()
        assert b"SECRET" not in known
        assert b"COLORTERM" not in known
        seen.press("\x1a")
        await seen.wait("no shell")
        for key in "dR":
            seen.press(key)
            await seen.wait("Here one can only read")
            seen.press("s")
            await seen.wait("tar")
        seen.press("Q")
        assert await seen.end() == 0
    assert list(library.iterdir()) == [library / "fire.txt"]


async def test_no_commands_no_files_no_forwarding(served: Served, tmp_path: Path) -> None:
    async with served.connection("ann") as connection:
        ran = await connection.run("/bin/sh -c id", encoding=None)
        assert ran.exit_status == 1
        assert b"only the reader" in said(ran.stderr)
        assert b"uid" not in said(ran.stdout)
        without = await connection.run(term_type=None, encoding=None, stdin=asyncssh.DEVNULL)
        assert b"needs a terminal" in said(without.stderr)
        with pytest.raises(REFUSED):
            await connection.start_sftp_client()
        with pytest.raises(REFUSED):
            await connection.open_connection("127.0.0.1", served.port)
        with pytest.raises(REFUSED):
            await connection.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 1)
        with pytest.raises(REFUSED):
            await connection.open_unix_connection(str(tmp_path / "socket"))
        with pytest.raises(REFUSED):
            await connection.forward_remote_path(str(tmp_path / "remote"), str(tmp_path / "local"))
        with pytest.raises(REFUSED):
            await connection.create_process(term_type="xterm", x11_forwarding=True)


@pytest.mark.parametrize(("user", "key"), [("ann", "bob"), ("eve", "eve"), ("../keys/ann", "ann"), ("", "ann")])
async def test_only_a_users_own_key_lets_him_in(served: Served, user: str, key: str) -> None:
    with pytest.raises(asyncssh.PermissionDenied):
        async with served.connection(user, key):
            pass


async def test_only_so_many_keys_may_be_tried(served: Served) -> None:
    keys = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(Limits().tries)]
    with pytest.raises((asyncssh.Error, OSError)):
        async with asyncssh.connect(
            "127.0.0.1",
            served.port,
            username="ann",
            client_keys=[*keys, served.keys["ann"]],
            known_hosts=None,
            agent_path=None,
            config=None,
        ):
            pass


def test_who_knocks_too_often_waits_outside_and_nobody_else() -> None:
    doorman = Doorman(Limits(a_minute=3))
    assert [doorman.may_knock("192.0.2.1") for _ in range(5)] == [True, True, True, False, False]
    assert doorman.may_knock("192.0.2.2")
    assert [doorman.may_knock(f"2001:db8::{number}") for number in range(4)] == [True, True, True, False]


async def test_wrong_keys_by_the_dozen_keep_nobody_else_out(served: Served) -> None:
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        refusals: list[type[Exception]] = []
        for _ in range(Limits().a_minute + 3):
            with pytest.raises((asyncssh.Error, OSError)) as refused:
                async with served.connection("ann", "eve", at="127.0.0.2"):
                    pass
            refusals.append(refused.type)
        assert refusals.count(asyncssh.PermissionDenied) == Limits().a_minute
        async with served.connection("bob") as other, reading(other) as another:
            await another.wait("PORTMOUTH")
        seen.press("/")
        await seen.wait("Find in the article")


async def test_a_flood_of_keys_and_sizes_waits_where_it_comes_from(served: Served) -> None:
    flood = b"jk" * 200_000
    async with served.connection("ann") as ann:
        flooding = await ann.create_process(term_type="xterm-256color", term_size=(100, 24), encoding=None)
        await flooding.stdout.read(1)
        flooding.stdin.write(flood)
        for columns in range(2_000):
            flooding.change_terminal_size(60 + columns % 50, 20)
        async with served.connection("bob") as bob, reading(bob) as seen:
            await seen.wait("PORTMOUTH")
            seen.press("/")
            await seen.wait("Find in the article")
            assert flooding.channel.get_write_buffer_size() > len(flood) // 2
        ann.abort()
    async with asyncio.timeout(PATIENCE):
        while readers(served.process.pid):
            await asyncio.sleep(0.05)


async def test_of_many_sizes_the_last_counts(served: Served) -> None:
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        for columns in range(40, 90):
            seen.resize(columns, 12)
        seen.resize(90, 20)
        await seen.wait(lambda lines: "help" in lines[19])


async def test_places_are_counted(served: Served) -> None:
    async with served.connection("ann") as ann, reading(ann) as one, reading(ann) as two:
        await one.wait("PORTMOUTH")
        await two.wait("PORTMOUTH")
        refused = await ann.run(term_type="xterm", encoding=None)
        assert b"you have 2 sessions already" in said(refused.stderr)
        async with served.connection("bob") as bob, reading(bob) as three:
            await three.wait("PORTMOUTH")
            refused = await bob.run(term_type="xterm", encoding=None)
            assert b"all places are taken" in said(refused.stderr)
    async with served.connection("ann") as again, reading(again) as seen:
        await seen.wait("PORTMOUTH")


async def test_an_idle_session_ends_and_a_strange_terminal_gets_lines(library: Path, tmp_path: Path) -> None:
    server = Served(tmp_path, library, "--idle", "0.03")
    try:
        async with server.connection("bob") as bob, reading(bob) as busy:
            await busy.wait("PORTMOUTH")
            # This one takes nothing: its window is closed, and it never reads.
            await bob.create_process(term_type="xterm", term_size=(200, 90), window=100, encoding=None)
            async with server.connection("ann") as connection, reading(connection, "no\nsuch;terminal") as seen:
                await seen.wait("1 article, 1 to 1:")
                assert b"\x1b" not in seen.output
                ended = asyncio.create_task(seen.end())
                while not ended.done() or len(readers(server.process.pid)) > 1:
                    busy.press("\x1b[B")
                    await asyncio.sleep(0.3)
            busy.press("Q")
            assert await busy.end() == 0
    finally:
        server.end()
    assert not children(server.process.pid)


@pytest.mark.parametrize(("mode", "words"), [(0o644, "chmod 600"), (0o600, "no key")])
def test_a_host_key_that_is_none_or_everybodys_is_not_used(
    mode: int, words: str, library: Path, tmp_path: Path
) -> None:
    key = tmp_path / "host_key"
    key.write_bytes(b"-----BEGIN OPENSSH PRIVATE KEY-----\n")
    key.chmod(mode)
    ended = subprocess.run(
        [sys.executable, "-m", "reader", "serve", "--ssh", "--folder", str(tmp_path), "--library", str(library)],
        env={"HOME": str(tmp_path), "PATH": os.defpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


async def test_a_line_that_is_cut_before_there_is_a_reader_leaves_none(served: Served) -> None:
    async with served.connection("ann") as connection:
        processes = [await connection.create_process(term_type="xterm", encoding=None) for _ in range(2)]
    async with served.connection("ann") as again, reading(again) as one, reading(again) as two:
        await one.wait("PORTMOUTH")
        await two.wait("PORTMOUTH")
        assert len(readers(served.process.pid)) == len(processes)


async def test_readers_live_on_without_what_they_were_forked_of_and_others_are_forked_of_another(
    served: Served,
) -> None:
    async with served.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        for pid in forks(served.process.pid):
            os.kill(pid, signal.SIGKILL)
        async with reading(connection) as other:
            await other.wait("PORTMOUTH")
        seen.press("/")
        await seen.wait("Find in the article")


async def test_the_servers_end_ends_every_session(library: Path, tmp_path: Path) -> None:
    server = Served(tmp_path, library)
    async with server.connection("ann") as connection, reading(connection) as seen:
        await seen.wait("PORTMOUTH")
        pids = [*children(server.process.pid), *readers(server.process.pid)]
        server.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(server.process.wait, PATIENCE) == 128 + signal.SIGTERM
    async with asyncio.timeout(PATIENCE):
        while any(map(runs, pids)):
            await asyncio.sleep(0.05)
