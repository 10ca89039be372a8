"""`python -m tests.library.no_locks ARGUMENTS`: newsreader where no locks are given, as on some file systems.

A seccomp filter (seccomp(2), Linux on x86-64) answers flock(2) and the locks of fcntl(2) with ENOLCK.
"""

from __future__ import annotations

import ctypes
import errno
import struct
import sys

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_FAIL, _ALLOW = 0x00050000, 0x7FFF0000
_FCNTL, _FLOCK = 72, 73
_NUMBER, _SECOND_ARGUMENT = 0, 24
_GET_LOCK, _SET_LOCK_AND_WAIT = 5, 7

_PROGRAM = (
    (_LOAD, 0, 0, _NUMBER),
    (_IF_EQUAL, 4, 0, _FLOCK),
    (_IF_EQUAL, 0, 4, _FCNTL),
    (_LOAD, 0, 0, _SECOND_ARGUMENT),
    (_IF_AT_LEAST, 0, 2, _GET_LOCK),
    (_IF_AT_LEAST, 1, 0, _SET_LOCK_AND_WAIT + 1),
    (_RETURN, 0, 0, _FAIL | errno.ENOLCK),
    (_RETURN, 0, 0, _ALLOW),
)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def give_no_locks() -> bool:
    """Have this process get no locks from now on; False where that cannot be had."""
    code = b"".join(struct.pack("HBBI", *step) for step in _PROGRAM)
    buffer = ctypes.create_string_buffer(code)
    program = _Filter(len(_PROGRAM), ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program))


if __name__ == "__main__":
    if not give_no_locks():
        sys.exit(77)
    from reader.cli import main

    main()
