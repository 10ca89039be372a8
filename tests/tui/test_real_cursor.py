"""Braille displays and screen readers find the terminal's cursor where the reader is."""

from reader.tui.app import NewsreaderApp
from reader.tui.widgets.find_bar import FindBar
from tests.tui.screen import Seen


async def test_the_real_cursor_stands_on_the_row_that_one_is_on(app: NewsreaderApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        seen = Seen(pilot)
        await seen.settle()

        def row(text: str) -> int:
            pane = seen.screen.focused
            assert pane is not None
            return next(y for y, line in enumerate(seen.lines(pane)) if text in line)  # type: ignore[arg-type]

        assert app.cursor_position.y == row("Fire closes")
        await seen.press("j")
        assert app.cursor_position.y == row("Older story") > 0
        await seen.press("k", "enter")
        view = seen.article
        assert app.cursor_position == view.content_region.offset
        await seen.press("n")
        assert app.cursor_position.y == row("▌")
        await seen.press("f", "j")
        assert app.cursor_position == (seen.panel.content_region.x, row("▌"))
        await seen.press("escape", "slash", "a", "b")
        assert app.cursor_position.y == seen.screen.query_one(FindBar).region.y, "it stands where one types"
