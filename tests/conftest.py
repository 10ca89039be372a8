"""What tests of many parts need: a home, commands, a web site, processes that read pages."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reader.intake.workers import Workers
from tests.commands.ended import Ended, Run
from tests.site import Site, site

# A busy machine must not decide whether a test holds.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where commands work; nothing of the user's own is read or written."""
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NEWSREADER_LIBRARY", "NEWSREADER_CONFIG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, which has the language model loaded."""
    from reader.cli import main

    def run_it(*arguments: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["newsreader", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        assert "Traceback" not in err
        return Ended(ended.value.code, out, err)

    return run_it


@pytest.fixture
def here() -> Iterator[Site]:
    """A site for every test."""
    with site() as made:
        yield made


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """One process for all tests that read pages."""
    made = Workers(1)
    yield made
    made.close()
