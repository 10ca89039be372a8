"""The process that fetches, and its client."""

import asyncio
from pathlib import Path

import pytest

from reader.arrivals.errand import Errand
from reader.arrivals.events import Said
from reader.arrivals.fetcher import Fetcher


@pytest.mark.parametrize("seconds", [0, 0.002, 0.01, 0.2])
async def test_a_fetch_may_be_broken_off_at_any_moment(tmp_path: Path, seconds: float) -> None:
    (tmp_path / "library").mkdir()
    fetcher = Fetcher((tmp_path / "library",), tmp_path / "data", tmp_path / "cache")

    async def fetch() -> None:
        async for _ in fetcher.run(Errand()):
            pass

    fetching = asyncio.create_task(fetch())
    await asyncio.sleep(seconds)
    fetching.cancel()
    await asyncio.wait((fetching,))
    await fetcher.close()
    assert not fetcher.is_busy
    assert [event async for event in fetcher.run(Errand())] == [Said("There are no feeds yet")]
