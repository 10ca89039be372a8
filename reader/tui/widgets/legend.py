"""Which kinds of highlights are on, each in its own style with its key, and how far the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
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

    def tell(self, kinds: frozenset[Highlight], progress: int) -> None:
        """Show other kinds.

        Args:
            kinds: those that are on.
            progress: how much of the article has been read, in per cent.
        """
        if (kinds, progress) != (self._kinds, self._progress):
            self._kinds, self._progress = kinds, progress
            self.refresh()

    def render(self) -> Text:
        """The longest form that fits."""
        end = f"{self._progress}%"
        room = max(self.size.width - len(end), 0)
        forms = list(self._forms())
        line = next((form for form in forms if form.cell_len <= room), forms[-1])
        line.truncate(room, pad=True)
        return line.append(end, self._style("progress"))

    def _forms(self) -> Iterator[Text]:
        for gap, width, after in _FORMS:
            line = Text(gap, no_wrap=True)
            for key, kind in zip(self._keys, Highlight, strict=True):
                line.append(key, self._style("key"))
                line.append(gap)
                line.append(_LABELS[kind][:width], self._style(kind if kind in self._kinds else "off"))
                line.append(after)
            yield line

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"legend--{name}", partial=True)
