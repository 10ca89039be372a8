"""A file's bytes as text: UTF-8 first, the encodings of older desks recognised, all else refused with a reason."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from reader.controls import visible, visible_line

MOST_BYTES = 20_000_000
"""A larger file is no article; 20 MB is some three million words."""

_SAMPLE = 65_536
_BYTE_ORDER_MARK = "\ufeff"
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BZh",
    b"SQLite format 3",
)
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_UNSEEN = bytes((*range(0x0A), *range(0x0B, 0x20), 0x7F))
_HIGH = re.compile(rb"[\x80-\xff]")
_WESTERN = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])|[\x80\x85\x91-\x97\x99\xa0\xa3\xa7-\xab\xb0\xb7\xbb\xbc-\xbe]"
)


class IntakeError(Exception):
    """A file cannot be read as an article; the message says why, for the reader."""


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notices about what could not be read in it.

    Control characters are made visible and all line ends are newlines.

    Raises:
        IntakeError: if the file is missing, unreadable, no regular file, too large, binary or empty.
    """
    name = visible_line(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IntakeError(f"{name} is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise IntakeError(f"{name} is no regular file")
        if status.st_size > MOST_BYTES:
            raise IntakeError(
                f"{name} is too large for an article ({status.st_size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f})"
            )
        with path.open("rb") as file:
            data = file.read(max(status.st_size, _SAMPLE) + 1)
    except OSError as error:
        raise IntakeError(_reason(name, path, error)) from error
    except ValueError as error:
        raise IntakeError(f"{name}: no file can have this name") from error
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise IntakeError(f"{name} is empty")
    try:
        text, notices = decode(data)
    except IntakeError as error:
        raise IntakeError(f"{name} {error}") from error
    if not text.strip():
        raise IntakeError(f"{name} is empty")
    return text, notices


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text from bytes in UTF-8, UTF-16, Windows-1252 or another encoding that shows, and notices.

    Raises:
        IntakeError: if the bytes are no text.
    """
    is_refused = data.startswith(_MAGIC)
    if not is_refused and data.isascii() and len(data.translate(None, _UNSEEN)) == len(data):
        return data.decode("ascii"), ()
    encoding = _utf16(data)
    if encoding:
        text = data.decode(encoding, errors="replace")
        return _clean(text), _damage(text, "UTF-16")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if is_refused or controls > max(16, len(sample) // 20):
        raise IntakeError("is binary, not text")
    try:
        return _clean(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    marked = data.decode("utf-8", errors="replace")
    bad = marked.count("\N{REPLACEMENT CHARACTER}")
    if sum(character > "\x7f" for character in marked[:_SAMPLE]) > 2 * bad:
        return _clean(marked), _damage(marked, "UTF-8")
    if len(_WESTERN.findall(data)) >= 0.8 * len(_HIGH.findall(data)):
        if len(_HIGH.findall(data[:_SAMPLE])) < 0.25 * len(data[:_SAMPLE]):
            return _clean(data.decode("cp1252", errors="replace")), ()
        if guess := _guessed(data):
            return _clean(data.decode(guess, errors="replace")), (f"read as {guess}",)
    elif len(_HIGH.findall(data[:_SAMPLE])) >= 0.25 * len(data[:_SAMPLE]) and (guess := _guessed(data)):
        return _clean(data.decode(guess, errors="replace")), (f"read as {guess}",)
    return _clean(marked), _damage(marked, "UTF-8")


def _utf16(data: bytes) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    sample = data[:4096]
    half = len(sample) // 2
    if half >= 2:
        if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.05 * half:
            return "utf-16-le"
        if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
            return "utf-16-be"
    return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None


def _damage(text: str, encoding: str) -> tuple[str, ...]:
    count = text.count("\N{REPLACEMENT CHARACTER}")
    if not count:
        return ()
    places = "place is" if count == 1 else "places are"
    return (f"{count} {places} not valid {encoding} and shown as \N{REPLACEMENT CHARACTER}",)


def _clean(text: str) -> str:
    # A line end of any other kind is not printable: to see that there is none takes a tenth of the time.
    if text.replace("\n", " ").isprintable():
        return text
    # The full stop keeps the end of the last line.
    lines = f"{text.removeprefix(_BYTE_ORDER_MARK)}.".splitlines()
    joined = "\n".join(lines)[:-1]
    return joined if "".join(lines).isprintable() else visible(joined)


def _reason(name: str, path: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError() if path.is_symlink():
            return f"{name} is a link to a file that does not exist"
        case FileNotFoundError():
            return f"{name} does not exist"
        case PermissionError():
            return f"{name} cannot be read: you have no permission"
        case _ if os.path.islink(path) and "symbolic" in (error.strerror or ""):  # noqa: PTH114
            return f"{name} is a link that leads back to itself"
        case _:
            return f"{name} cannot be read: {error.strerror or error}"
