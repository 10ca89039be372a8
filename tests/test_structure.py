"""The folder tree explains the program: dependencies point one way."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_imports_point_one_way() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_first_screen_waits_for_no_parser_no_model_and_no_network() -> None:
    source = "import sys, reader.tui.session; print(*sys.modules, sep='\\n')"
    result = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(result.stdout.split())
    heavy = "click spacy yaml lxml trafilatura feedparser urllib3 watchfiles tomllib tomlkit asyncssh".split()
    assert "reader.library.index" in loaded
    ours = {"reader.intake", "reader.facts.model", "reader.facts.language", "reader.library.query", "reader.arrivals"}
    assert not loaded & {*heavy, *ours}
