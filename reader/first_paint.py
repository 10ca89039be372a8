"""The terminal taken and painted at the very start, until the reader itself goes on from there."""

import os

from reader.snapshot import Snapshot, key_of, load

Attributes = list[int | list[bytes | int]]
"""What termios tells of a terminal."""

_ENDING = (1, 2, 3, 15)
"""SIGHUP, SIGINT, SIGQUIT, SIGTERM."""

_IFLAG, _OFLAG, _LFLAG = 0, 1, 3
"""Places in a terminal's attributes (termios)."""


class Painted:
    """A terminal that shows a first screen; whoever goes on from there says so."""

    def __init__(self, snapshot: Snapshot, size: tuple[int, int], attributes: Attributes) -> None:
        """What is shown.

        Args:
            snapshot: the screen.
            size: columns and rows of the terminal.
            attributes: of the terminal, as they were before (termios).
        """
        self.snapshot, self.size, self.attributes = snapshot, size, attributes
        self.is_ours = True
        """Whether we have to give the terminal back."""

    def take_over(self) -> None:
        """Somebody else gives it back from now on."""
        self.is_ours = False

    def give_back(self) -> None:
        """Leave the terminal as it was, if that is still ours to do."""
        if self.is_ours:
            self.is_ours = False
            import termios

            try:
                os.write(1, self.snapshot.leaving.encode())
                termios.tcsetattr(0, termios.TCSANOW, self.attributes)
            except (OSError, termios.error):
                return


painted: Painted | None = None
"""What this process has painted at its start."""


def paint(arguments: list[str]) -> Painted | None:
    """Show the first screen at once if it is known, and keep what is typed for the reader.

    Args:
        arguments: of the command line; nothing was ever kept for any but those that start the reader.
    """
    global painted
    try:
        if not (os.isatty(0) and os.isatty(1)) or os.tcgetpgrp(0) != os.getpgrp():
            return None
        size = os.get_terminal_size(1)
        kept = load(key_of(arguments, (size.columns, size.lines)))
        if kept is None:
            return None
        import termios

        before = termios.tcgetattr(0)
        painted = Painted(kept, (size.columns, size.lines), before)
        _end_well(painted)
        termios.tcsetattr(0, termios.TCSANOW, _raw(before))
        os.write(1, (kept.taking + kept.picture(erasing="erases" in kept.modes)).encode())
    except (OSError, ValueError):
        return painted
    return painted


def _end_well(painted: Painted) -> None:
    # The module `signal` makes enumerations of its numbers, for a third of the time that Python takes to start.
    import _signal  # type: ignore[import-not-found]

    def end(number: int, _: object) -> None:
        painted.give_back()
        os._exit(128 + number)

    for number in _ENDING:
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, end)


def _raw(attributes: Attributes) -> Attributes:
    """Nothing is echoed, kept for a whole line, or changed on its way (as `tty.setraw` has it)."""
    import termios

    off = {
        _IFLAG: termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF,
        _OFLAG: termios.OPOST,
        _LFLAG: termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG,
    }
    return [mode & ~off.get(at, 0) if isinstance(mode, int) else mode for at, mode in enumerate(attributes)]
