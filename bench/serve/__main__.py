"""`python -m bench.serve [SESSIONS]`: memory and the time of a key, served over SSH on loopback."""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import asyncssh

from bench.library.articles import write

SESSIONS = 50
ARTICLES = 1_000
KEYS = 20
PATIENCE = 120.0


class _Session:
    def __init__(self, process: asyncssh.SSHClientProcess[bytes]) -> None:
        self._process = process

    async def _read(self, seconds: float) -> bytes:
        data = await asyncio.wait_for(self._process.stdout.read(65536), seconds)
        # A terminal says when it has come to the end of a frame.
        self._process.stdin.write(b"\x1b[0n" * data.count(b"\x1b[5n"))
        return data

    async def until(self, words: bytes) -> float:
        """Seconds until something is there."""
        begun, seen = time.perf_counter(), b""
        while words not in seen:
            seen += await self._read(PATIENCE)
        return time.perf_counter() - begun

    async def key(self, key: bytes = b"j") -> float:
        """Seconds from a key to the first byte of the answer, and all that follows taken."""
        await self._settle(0.01)
        begun = time.perf_counter()
        self._process.stdin.write(key)
        await self._read(PATIENCE)
        seconds = time.perf_counter() - begun
        await self._settle(0.2)
        return seconds

    async def _settle(self, seconds: float) -> None:
        """Take what comes until nothing has come for so long."""
        try:
            while True:
                await self._read(seconds)
        except TimeoutError:
            return


async def _measure(port: int, key: asyncssh.SSHKey, server: int, count: int) -> None:
    # One connection for all: the server takes only so many from one address in a minute.
    connection = await asyncssh.connect(
        "127.0.0.1", port, username="bench", client_keys=[key], known_hosts=None, agent_path=None, config=None
    )
    sessions = []
    for _ in range(count):
        begun = time.perf_counter()
        session = _Session(await connection.create_process(term_type="vt220", term_size=(120, 40), encoding=None))
        await session.until(b"Bench")
        sessions.append((session, time.perf_counter() - begun))
    _say("first screen, one after another", [seconds for _, seconds in sessions])
    await asyncio.sleep(3)
    _say_memory("memory, shared pages counted once", server)
    one = sessions[0][0]
    _say("a key, the others idle", [await one.key() for _ in range(KEYS)])

    async def types(session: _Session, delay: float, keys: bytes, every: float) -> list[float]:
        await asyncio.sleep(delay)
        times = []
        for key in keys:
            begun = time.perf_counter()
            times.append(await session.key(bytes([key])))
            await asyncio.sleep(max(every - (time.perf_counter() - begun), 0))
        return times

    async def all_type(what: str, keys: bytes, every: float, *, together: bool = False) -> None:
        waits = [0.0 if together else every * at / count for at in range(count)]
        typed = [types(session, wait, keys, every) for wait, (session, _) in zip(waits, sessions, strict=True)]
        _say(what, [seconds for times in await asyncio.gather(*typed) for seconds in times])

    await all_type("a key, all type one a second", b"j" * (KEYS // 2), 1.0)
    await all_type("the same, at the same moment", b"j" * (KEYS // 2), 1.0, together=True)
    await all_type("another article, each every 5 s", b"\rJJJ", 5.0)
    _say_memory("memory with the model at work", server)


def _tree(server: int) -> list[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [server]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def _memory(server: int) -> float:
    told = ""
    for pid in _tree(server):
        with suppress(OSError):
            told += Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(size) for size in re.findall(r"^Pss:\s+(\d+)", told, re.MULTILINE)) / 1024


def _say_memory(what: str, server: int) -> None:
    print(f"  {what:36}{_memory(server):.0f} MB in {len(_tree(server))} processes", flush=True)


def _say(what: str, seconds: list[float]) -> None:
    ordered = sorted(1000 * each for each in seconds)
    print(
        f"  {what:36}median {statistics.median(ordered):.0f} ms, 95% {ordered[int(0.95 * len(ordered))]:.0f} ms",
        flush=True,
    )


def main(count: int) -> None:
    """Print a block."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write(home / "articles", ARTICLES)
        key = asyncssh.generate_private_key("ssh-ed25519")
        (home / "serve" / "keys").mkdir(parents=True)
        (home / "serve" / "keys" / "bench").write_bytes(key.export_public_key())
        command = [sys.executable, "-m", "reader", "serve", "--ssh", "--port", "0", "--folder", str(home / "serve")]
        limits = ["--sessions", str(count), "--each", str(count), "--library", str(home / "articles")]
        environment = {"HOME": name, "PATH": os.defpath, "PYTHONPATH": str(Path(__file__).parents[2])}
        log = home / "log"
        with log.open("w") as told, subprocess.Popen([*command, *limits], stderr=told, env=environment) as server:
            while not (port := re.search(r"port (\d+)", log.read_text())):
                if server.poll() is not None:
                    raise SystemExit(log.read_text())
                time.sleep(0.05)
            print(f"{count} sessions on {ARTICLES:,} articles, {os.cpu_count()} processors")
            try:
                asyncio.run(_measure(int(port[1]), key, server.pid, count))
            finally:
                server.terminate()
                server.wait(PATIENCE)
                print(log.read_text().partition("\n")[2], end="")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS)
