"""A small library for commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORM = """Storm closes port of Riga

RIGA, May 3, 2021 (Reuters) - A storm closed the port of Riga on Monday and cut power to 12,000 homes.

"We have never seen such waves," said Anna Kalnina, the harbour master.
"""
NOTE = """---
id: note-1
title: A short note
date: 2022-02-02
---

Nothing happened on Wednesday.
"""


@pytest.fixture(autouse=True)
def _at_home(home: Path) -> None:
    """Nothing of the user's own is read or written."""


@pytest.fixture
def library(home: Path) -> Path:
    """A library of two articles."""
    folder = home / "library"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "storm.txt").write_text(STORM)
    (folder / "note.md").write_text(NOTE)
    return folder


def started(*arguments: object, **environment: str) -> "subprocess.Popen[bytes]":
    """The command in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | environment)
