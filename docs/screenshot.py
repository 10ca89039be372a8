"""Make docs/screenshot.svg from the running program on the articles that it ships with."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from reader.facts.analyse import analyse
from reader.library import Library, shipped_articles
from reader.settings import Settings
from reader.tui.app import NewsreaderApp

SIZE = (132, 40)
HEADLINE = "talks on trade and Karabakh"


async def picture(target: Path) -> None:
    """Open the article, go to its figures, and save what is on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open([shipped_articles()], data=Path(folder) / "data", cache=Path(folder) / "cache")
        library.refresh()
        row = next(row for row in library.rows(0, len(library)) if HEADLINE in row.title)
        article = library.article(row.id)
        library.keep_facts(article, analyse(article))
        app = NewsreaderApp(library, Settings())
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            for _ in range(library.position_of(row.id) or 0):
                await pilot.press("j")
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            await pilot.press("f")
            await pilot.pause()
            target.write_text(app.export_screenshot(title="newsreader"), encoding="utf-8")
        library.close()


if __name__ == "__main__":
    asyncio.run(picture(Path(sys.argv[1])))
