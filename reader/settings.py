"""The user's settings in config.toml: theme, pipeline, keys. A wrong value is named with its line and left out."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from platformdirs import user_config_path

from reader.controls import visible_line
from reader.facts.language import DEFAULT_PIPELINE

DEFAULT_THEME = "newsreader-dark"
_PACKAGE = re.compile(r"[A-Za-z_][\w-]*(?:\.\w+)*$")


class SettingsError(Exception):
    """The settings cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set; the defaults where nothing is."""

    theme: str = DEFAULT_THEME
    pipeline: str = DEFAULT_PIPELINE
    """The spaCy pipeline for English: the name of an installed package."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Keys by the id of what they do, several parted by commas, as Textual's keymaps are."""
    problems: tuple[str, ...] = ()
    """A line for each value that is wrong, in words for the user."""


def config_file() -> Path:
    """The file of the settings: NEWSREADER_CONFIG, or config.toml in the platform's folder for settings."""
    named = os.environ.get("NEWSREADER_CONFIG")
    return Path(named) if named else user_config_path("newsreader", appauthor=False) / "config.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file; never fails: what is wrong stands in `problems`."""
    path = path or config_file()
    name = visible_line(path.name)
    try:
        source = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(problems=(f"{name} cannot be read ({error}); the defaults are used",))
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        return Settings(problems=(f"{name}: {error}; the defaults are used",))
    problems: list[str] = []

    def wrong(key: str, what: str) -> None:
        problems.append(f"{name} line {_line(source, key)}: {what}")

    theme, pipeline, keys = (
        data.pop("theme", DEFAULT_THEME),
        data.pop("pipeline", DEFAULT_PIPELINE),
        data.pop("keys", {}),
    )
    if not isinstance(theme, str) or not theme:
        wrong("theme", f"theme must be the name of a theme; {DEFAULT_THEME} is used")
        theme = DEFAULT_THEME
    if not isinstance(pipeline, str) or not _PACKAGE.match(pipeline):
        wrong("pipeline", f"pipeline must be the name of an installed spaCy pipeline; {DEFAULT_PIPELINE} is used")
        pipeline = DEFAULT_PIPELINE
    bound: dict[str, str] = {}
    if isinstance(keys, dict):
        for action, key in _flat(keys):
            if isinstance(key, str) and key:
                bound[action] = key
            else:
                wrong(action, f'the key for {action} must be text such as "j,down"; the default is used')
    else:
        wrong("keys", "keys must be a table: [keys]")
    for key in data:
        wrong(key, f"nothing is called {key!r} here; it is left out")
    return Settings(theme, pipeline, MappingProxyType(bound), tuple(visible_line(problem) for problem in problems))


def keep_theme(theme: str, path: Path | None = None) -> None:
    """Write the theme into the settings; all else in the file, comments too, stays as it is.

    Raises:
        SettingsError: if the file cannot be read or written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = path or config_file()
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        document["theme"] = theme
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        made = target.with_name(f".{target.name}-{os.getpid()}")
        with made.open("w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise SettingsError(f"the theme cannot be kept in {visible_line(str(path))}: {error}") from error


def _flat(table: dict[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """`article.down = "j"` in TOML is a table in a table; here it is one name."""
    flat: list[tuple[str, Any]] = []
    for key, value in table.items():
        flat += _flat(value, f"{above}{key}.") if isinstance(value, dict) else [(f"{above}{key}", value)]
    return flat


def _line(source: str, key: str) -> int:
    last = key.rpartition(".")[2]
    pattern = re.compile(
        rf"\s*\[?[\"']?(?:[\w.-]+\.)?[\"']?{re.escape(last)}[\"']?\s*[\].=]|\s*[\"']{re.escape(key)}[\"']"
    )
    return next((number for number, line in enumerate(source.split("\n"), 1) if pattern.match(line)), 1)
