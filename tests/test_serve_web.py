"""The library in a browser: for the pages that come from here, and no others."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.terminal import ROOT

PATIENCE = 30.0


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "fire.txt").write_text("Fire closes Bridge\n\nPORTMOUTH, May 25 (Reuters) - A fire closed the bridge.\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "reader",
            "serve",
            "--web",
            "--port",
            str(port),
            "--sessions",
            "1",
            "--library",
            str(folder),
        ],
        stdout=subprocess.DEVNULL,
        env={"HOME": str(tmp_path), "PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
    )
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        await asyncio.sleep(0.1)
    yield f"127.0.0.1:{port}"
    server.terminate()
    server.wait(PATIENCE)


async def test_a_page_reads_and_other_pages_do_not(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        other_name = address.replace("127.0.0.1", "localhost")
        for name in (address, other_name):
            async with session.get(f"http://{address}/", headers={"Host": name}) as page:
                assert page.status == 200
                text = await page.text()
                assert f"ws://{name}/ws" in text
                fetched = re.findall(r'(?:src|href)="(https?://[^/"]+)', text)
                assert set(fetched) == {f"http://{name}"}, "nobody else is asked for anything"
        for strange in ({"Origin": "https://evil.example"}, {"Host": "evil.example:80"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"ws://{address}/ws", headers=strange)
            assert refused.value.status == 403
        own = {"Origin": f"http://{other_name}", "Host": other_name}
        async with session.ws_connect(f"ws://{address}/ws?width=120&height=24", headers=own) as line:
            seen = b""
            while b"In brief" not in seen:
                told = await asyncio.wait_for(line.receive(), PATIENCE)
                seen += told.data if isinstance(told.data, bytes) else b""
            assert b"Bridge" in seen
            with pytest.raises(aiohttp.WSServerHandshakeError) as second:
                await session.ws_connect(f"ws://{address}/ws", headers=own)
            assert second.value.status == 503
