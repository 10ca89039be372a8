"""What is drawn of a screen: the widgets that a change touches, in the rows that it touches."""

from __future__ import annotations

from collections.abc import Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class SparingCompositor(Compositor):
    """Asks a widget for lines only where something has changed.

    Textual asks each that can be seen for all of its lines, and throws away those of other rows: half of the work of a
    key that changes two rows.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """The lines of widgets, the uppermost first: where each stands, what is cut off, and what is left.

        Args:
            crop: surrounds all changes; None for the whole screen.
        """
        crop = crop or self.size.region
        for widget, (region, clip) in self.visible_widgets.items():
            rows = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            shown = region.intersection(rows)
            if shown and shown.overlaps(crop):
                yield region, rows, widget.render_lines(shown.translate(-region.offset))
