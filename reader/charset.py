"""The characters that a terminal has: the encoding that its locale names, and what stands for all others."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TextIO

_LETTERS = "newsreader.letters"
"""The error handler (codecs) that writes what is missing in plain letters."""

_POSIX = ("C", "POSIX")
_SEQUENCE, _FOREIGN = "\x1b[+~}m", "é漢"


def fit(stream: TextIO) -> None:
    """Have a stream know the encoding of its terminal, and write or read on whatever is missing there.

    Args:
        stream: any; one that is no terminal keeps the encoding that Python gave it.
    """
    if not isinstance(stream, TextIOWrapper):
        return
    errors = _LETTERS if stream.writable() else "replace"
    if stream.isatty() and "PYTHONIOENCODING" not in os.environ:
        stream.reconfigure(encoding=encoding(os.environ), errors=errors)
    else:
        stream.reconfigure(errors=errors)


def _in_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from anyascii import anyascii

    character = error.object[error.start]
    return anyascii(character) or ascii(character).strip("'"), error.start + 1


codecs.register_error(_LETTERS, _in_letters)


def encoding(environment: Mapping[str, str]) -> str:
    """The encoding of the terminal, as the locale has it (POSIX, "Internationalization Variables").

    Python itself puts such an LC_CTYPE beside a LANG of "C", or of a locale that is not installed (PEP 538). Where none
    is named at all it is UTF-8.
    """
    lang = environment.get("LANG", "")
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or lang
    if name == "C.UTF-8" and not environment.get("LC_ALL"):
        name = lang or name
    if name in _POSIX:
        return "ascii"
    if name.lower().endswith((".utf-8", ".utf8")):
        return "utf-8"
    from locale import normalize

    stated = (name if "." in name else normalize(name)).partition(".")[2].partition("@")[0]
    try:
        # Python has codecs that encode no text, and encodings that no terminal can have.
        if stated and _SEQUENCE.encode(stated) == _SEQUENCE.encode() and _FOREIGN.encode(stated, "replace"):
            return codecs.lookup(stated).name
    except (LookupError, ValueError):
        pass
    return "utf-8"
