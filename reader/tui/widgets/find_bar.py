"""The line in which one types what to find, or what to filter the list by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindBar(Input):
    """Hidden until it is asked for; posts what is typed, what is wanted, and that nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "give_up", "Give up", id="find.give_up", priority=True),
        Binding("down,tab", "submit", "Find", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The text is another now."""

        words: str

    @dataclass
    class Wanted(Message):
        """This is to be found."""

        words: str

    @dataclass
    class GivenUp(Message):
        """Nothing is to be found after all."""

    def __init__(self, *, id: str | None = None) -> None:
        """Hidden and empty."""
        super().__init__(id=id, compact=True)
        self.cursor_blink = False
        self.display = False

    def ask(self, prompt: str, words: str = "") -> None:
        """Show the line and let the user type.

        Args:
            prompt: what to say in the empty line.
            words: what stands in it to begin with.
        """
        self.placeholder = prompt
        with self.prevent(Input.Changed):
            self.value = words
        self.display = True
        self.screen.set_focus(self)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self.display

    def close(self) -> None:
        """Hide the line; the focus has to be put somewhere else."""
        self.display = False

    @on(Input.Changed)
    def _on_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _on_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Wanted(event.value.strip()))

    def action_give_up(self) -> None:
        """Close without finding anything."""
        self.post_message(self.GivenUp())
