"""The first screen as the last session left it, to be painted before anything heavy is imported.

It is kept as cells and looks, never as control sequences, in a file of the cache folder, together with all that it
depends on: the command, the terminal, and the state of the files that it was made from. Where any of these is another
nothing is painted. This module imports next to nothing: each import would be waited for.
"""

import os

VERSION = "newsreader first screen 1"
MODES = {
    "alternate": ("\x1b[?1049h", "\x1b[?1049l"),
    "title": ("\x1b[22;2t", "\x1b[23;2t"),
    "row": ("\x1b[?7l", "\x1b[?7h"),
    "cursor": ("\x1b[?25l", "\x1b[?25h"),
    "mouse": ("\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l"),
    "paste": ("\x1b[?2004h", "\x1b[?2004l"),
    "erases": ("", ""),
}
"""How the terminal is taken and given back, by the names that the file has for it; whether erasing leaves colours."""

_SECTION, _FIELD = "\x1e", "\x1f"
_LARGEST = 1 << 20
_LONGEST_LOOK = 64
_SHORT = 10
"""Blanks that take no more bytes than erasing them."""

_DIGITS = frozenset("0123456789;")
_NAMES = ("HOME", "TERM", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES", "LANG", "TERM_PROGRAM", "TEXTUAL_COLOR_SYSTEM")
_BEGINNINGS = ("LC_", "XDG_CACHE", "XDG_CONFIG", "XDG_DATA", "NEWSREADER_")


class Snapshot:
    """A first screen and what it was made from."""

    def __init__(
        self,
        key: str,
        stamps: dict[str, str],
        modes: tuple[str, ...],
        cursor: tuple[int, int],
        looks: list[str],
        rows: list[list[tuple[int, str]]],
    ) -> None:
        """A screen.

        Args:
            key: the command and the terminal, from `key_of`.
            stamps: what each file was like that it was made from, from `stamp`.
            modes: names of `MODES`.
            cursor: row and column, from 0.
            looks: SGR parameters.
            rows: of each row the stretches that look alike: the number of the look, and the words.
        """
        self.key, self.stamps, self.modes, self.cursor, self.looks, self.rows = key, stamps, modes, cursor, looks, rows

    @property
    def is_current(self) -> bool:
        """Whether the files are still as they were."""
        return all(stamp(path) == was for path, was in self.stamps.items())

    @property
    def taking(self) -> str:
        """What takes the terminal."""
        return "".join(MODES[name][0] for name in self.modes)

    @property
    def leaving(self) -> str:
        """What gives it back."""
        return "\x1b[m" + "".join(MODES[name][1] for name in reversed(self.modes))

    def picture(self, *, erasing: bool) -> str:
        """What paints the screen.

        Args:
            erasing: whether the screen may be cleared in the colour of most blanks, and other long blanks erased.
        """
        papers = [erasing and _is_paper(look) for look in self.looks]
        ground = self._ground(papers)
        painted = [] if ground is None else [f"\x1b[{self.looks[ground]}m\x1b[2J"]
        now = ground
        for number, row in enumerate(self.rows, 1):
            painted.append(f"\x1b[{number}H")
            for look, words in row:
                count = len(words)
                if look == ground and words.isspace():
                    painted.append(f"\x1b[{count}C")
                    continue
                if look != now:
                    painted.append(f"\x1b[{self.looks[look]}m")
                    now = look
                is_erased = count > _SHORT and papers[look] and words.isspace()
                painted.append(f"\x1b[{count}X\x1b[{count}C" if is_erased else words)
        line, column = self.cursor
        return f"{''.join(painted)}\x1b[m\x1b[{line + 1};{column + 1}H"

    def _ground(self, papers: list[bool]) -> int | None:
        """The look of most blanks that erasing leaves; None where there are none."""
        blanks: dict[int, int] = {}
        for row in self.rows:
            for look, words in row:
                if papers[look] and words.isspace():
                    blanks[look] = blanks.get(look, 0) + len(words)
        return max(blanks, key=blanks.__getitem__, default=None)

    def write(self) -> str:
        """The text of the file.

        Raises:
            ValueError: if the screen cannot be kept, because of a character that steers the terminal.
        """
        stretches = [[part for look, words in row for part in (str(look), words)] for row in self.rows]
        sections = [
            [VERSION],
            [self.key],
            [part for stamped in self.stamps.items() for part in stamped],
            self.modes,
            map(str, self.cursor),
            self.looks,
            *stretches,
        ]
        text = _SECTION.join(_FIELD.join(section) for section in sections)
        if read(text) is None:
            raise ValueError("this screen cannot be kept")
        return text


def read(text: str) -> Snapshot | None:
    """The snapshot of a file's text; None if anything in it is not as `write` makes it."""
    try:
        version, key, stamps, modes, cursor, looks, *rows = (part.split(_FIELD) for part in text.split(_SECTION))
        row, column = map(int, cursor)
        taken = [(*zip(map(int, row[::2]), row[1::2], strict=True),) for row in rows]
        is_sound = (
            version == [VERSION]
            and len(key) == 1
            and modes[0] == "alternate"
            and all(name in MODES for name in modes)
            and 0 <= row < len(rows)
            and column >= 0
            and all(len(look) < _LONGEST_LOOK and _DIGITS.issuperset(look) for look in looks)
            and all(0 <= look < len(looks) and words.isprintable() for row in taken for look, words in row)
        )
        stamped = dict(zip(stamps[::2], stamps[1::2], strict=True))
    except ValueError:
        return None
    return Snapshot(key[0], stamped, tuple(modes), (row, column), looks, list(map(list, taken))) if is_sound else None


def _is_paper(look: str) -> bool:
    """Whether a look is only a colour behind the text, so that erasing leaves the same."""
    first = look.strip(";").partition(";")[0]
    return not first or 40 <= int(first) <= 48 or int(first) >= 100


def key_of(arguments: list[str], size: tuple[int, int]) -> str:
    """All besides files that a first screen depends on: program, command, terminal and environment.

    Args:
        arguments: of the command line.
        size: columns and rows of the terminal.
    """
    from reader import __version__

    environment = [f"{n}={v}" for n, v in sorted(os.environ.items()) if n in _NAMES or n.startswith(_BEGINNINGS)]
    where = os.getcwd() if arguments else ""  # noqa: PTH109  pathlib is half of the time that there is.
    words = (__version__, where, *arguments, "", *map(str, size), str("TMUX" in os.environ), *environment)
    return "\n".join(word.replace(_SECTION, " ").replace(_FIELD, " ") for word in words)


def stamp(path: str) -> str:
    """What tells whether a file is as it was."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    # SQLite makes an empty log as soon as a database is read.
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}" if status.st_size else ""


def file_of(key: str) -> str:
    """Where the first screen of this key is kept."""
    import zlib

    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    name = zlib.crc32(key.encode("utf-8", "surrogateescape"))
    return f"{folder}/newsreader/first-screens/{name:08x}"


def load(key: str) -> Snapshot | None:
    """The snapshot of this key, if there is one, it is our own, and nothing that it was made from has changed."""
    try:
        file = os.open(file_of(key), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            data = os.read(file, _LARGEST) if os.fstat(file).st_uid == os.geteuid() else b""
        finally:
            os.close(file)
        kept = read(data.decode())
    except (OSError, ValueError):
        return None
    return kept if kept is not None and kept.key == key and kept.is_current else None
