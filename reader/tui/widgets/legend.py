"""Which kinds of highlights are on, each in its own style with its key, and how far the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.painting import ATTRIBUTES, Highlight

_LABELS = {
    Highlight.PERSON: "people",
    Highlight.ORG: "orgs",
    Highlight.PLACE: "places",
    Highlight.GROUP: "groups",
    Highlight.EVENT: "events",
    Highlight.OTHER: "other",
    Highlight.FIGURE: "figures",
    Highlight.DATE: "dates",
    Highlight.QUOTE: "quotes",
}

_FORMS = ((" ", 9, "  "), ("", 9, " "), ("", 4, " "), ("", 3, " "), ("", 2, " "), ("", 0, " "))
"""What stands between key and label, cells of the label, and what stands after it: from the longest to the shortest."""


class Legend(Widget):
    """One line; shows what it is told."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "legend--key",
        "legend--off",
        "legend--progress",
        *(f"legend--{kind}" for kind in Highlight),
    }

    DEFAULT_CSS = "\n".join(
        (
            "Legend { height: 1; }",
            "Legend > .legend--off { text-style: dim strike; }",
            *(f"Legend > .legend--{kind} {{ text-style: {look}; }}" for kind, look in ATTRIBUTES.items()),
        )
    )

    def __init__(self, keys: Sequence[str], *, id: str | None = None) -> None:
        """All kinds are on.

        Args:
            keys: the key for each kind, in their order.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._keys = keys
        self._kinds = frozenset(Highlight)
        self._progress = 0
        self._labels: Strip | None = None
        """The kinds, as they were drawn last."""

    def tell(self, kinds: frozenset[Highlight], progress: int) -> None:
        """Show other kinds.

        Args:
            kinds: those that are on.
            progress: how much of the article has been read, in per cent.
        """
        if (kinds, progress) != (self._kinds, self._progress):
            if kinds != self._kinds:
                self._labels = None
            self._kinds, self._progress = kinds, progress
            self.refresh()

    def notify_style_update(self) -> None:
        """Forget how it looked in other colours."""
        self._labels = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The longest form that fits, and how far the reader is; only that changes with each line that is read."""
        end = f"{self._progress}%"
        room = max(self.size.width - len(end), 0)
        if self._labels is None or self._labels.cell_length != room:
            self._labels = self._fitting(room)
        return Strip.join([self._labels, Strip([Segment(end, self.rich_style + self._style("progress"))], len(end))])

    def _fitting(self, room: int) -> Strip:
        forms = list(self._forms())
        line = next((form for form in forms if form.cell_length <= room), forms[-1])
        return line.adjust_cell_length(room, self.rich_style)

    def _forms(self) -> Iterator[Strip]:
        base = self.rich_style
        for gap, width, after in _FORMS:
            pieces = [(gap, base)]
            for key, kind in zip(self._keys, Highlight, strict=True):
                label = base + self._style(kind if kind in self._kinds else "off")
                pieces += [
                    (key, base + self._style("key")),
                    (gap, base),
                    (_LABELS[kind][:width], label),
                    (after, base),
                ]
            yield Strip(Segment(text, style) for text, style in pieces if text)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"legend--{name}", partial=True)
