"""The lead picture of an article, on a screen of its own above its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from reader.intake.pictures import PictureError, scaled
from reader.tui.background import in_background
from reader.tui.commands import PICTURE, bindings
from reader.tui.keys import Keys
from reader.tui.terminal.graphics import CLEAR, Graphics, Protocol, drawn, fitted
from reader.tui.widgets.footer import Footer
from reader.tui.widgets.picture_view import PictureView

if TYPE_CHECKING:
    from reader.tui.terminal.driver import SparingDriver


class PictureScreen(Screen[None], inherit_bindings=False):
    """Shows a picture as large as the screen lets it be."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(PICTURE)

    def __init__(self, picture: bytes, caption: str, keys: Keys, driver: SparingDriver | None = None) -> None:
        """Show a picture.

        Args:
            picture: as `reader.arrivals.pictures` gives it.
            caption: the words below it.
            keys: the keys as they are bound.
            driver: what draws the picture in pixels above the half blocks, if the terminal can.
        """
        super().__init__()
        self._driver = driver
        self._graphics: Graphics | None = None
        self._picture = picture
        self._caption = caption
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The picture, its caption and the footer."""
        yield PictureView()
        caption = Static(Text(self._caption), id="caption")
        caption.display = bool(self._caption)
        yield caption
        yield Footer()

    def on_mount(self) -> None:
        """Say how to leave, and find out how to draw."""
        ways = (("picture.back", "back"), ("reading.help", "help"))
        self.query_one(Footer).tell([(self._keys.of(id)[0], word) for id, word in ways])
        if self._driver is not None:
            self._driver.ask_for_graphics(self._draw_by)

    def on_resize(self, _: events.Resize) -> None:
        """Scale to the new size."""
        self._show()

    def on_screen_resume(self) -> None:
        """What was above is gone."""
        if self._graphics is not None:
            self._show()

    def on_screen_suspend(self) -> None:
        """Take the pixels away: cells that do not change would leave them there."""
        if self._driver is not None and self._graphics is not None:
            if self._graphics.protocol is Protocol.KITTY:
                self._driver.pass_on(CLEAR)
            self._driver.repaint()

    def _draw_by(self, graphics: Graphics) -> None:
        self._graphics = graphics
        if self.is_current:
            self._show()

    def _show(self) -> None:
        """Show the picture, once all stands in its place."""
        self.call_after_refresh(lambda: self.run_worker(self._scale(), exclusive=True, group="scale"))

    async def _scale(self) -> None:
        view, picture, graphics = self.query_one(PictureView), self._picture, self._graphics
        width, height = view.size
        if not (width and height):
            return
        try:
            if graphics is None:
                view.show(await in_background(lambda: scaled(picture, width, 2 * height)))
                return
            columns, rows = cells = await in_background(lambda: fitted(picture, (width, height), graphics))
            view.show(await in_background(lambda: scaled(picture, columns, 2 * rows, is_exact=True)))
            sequence = await in_background(lambda: drawn(picture, graphics, view.place, cells))
            self.call_after_refresh(self._draw, sequence)
        except (PictureError, OSError) as error:
            self.query_one(Footer).say(f"The picture cannot be shown: {error}")

    def _draw(self, sequence: str) -> None:
        if self._driver is not None and self.is_current:
            self._driver.draw(sequence)

    def action_back(self) -> None:
        """Back to the article."""
        self.dismiss(None)
