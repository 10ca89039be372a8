"""The user's settings in config.toml: theme, pipeline, keys. A wrong value is named with its line and left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from platformdirs import user_config_path

from reader.controls import visible_line
from reader.facts.pipelines import ACCURATE_PIPELINE, DEFAULT_PIPELINE

DEFAULT_THEME = "newsreader-dark"

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_ACCURATE = "accurate"


class SettingsError(Exception):
    """The settings cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set; the defaults where nothing is."""

    theme: str = DEFAULT_THEME
    pipeline: str = DEFAULT_PIPELINE
    """The spaCy pipeline for English: the name of an installed package."""
    notify: bool = False
    """Whether fetched news are told by a notification on the desktop."""
    analyse_ahead: bool = True
    """Whether the facts of all articles are made in the background once a search has asked for facts."""
    keys: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Keys by the id of what they do, several parted by commas, as Textual's keymaps are."""
    problems: tuple[str, ...] = ()
    """A line for each value that is wrong, in words for the user."""
    file: str = "config.toml"
    """The name of the file."""
    lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    """Where in the file each setting stands, by its dotted name: "theme", "keys.list.down"."""

    def wrong(self, setting: str, what: str) -> str:
        """What to say of a value that only others can know to be wrong, such as a theme that does not exist."""
        line = self.lines.get(setting)
        return f"{self.file}{f' line {line}' if line else ''}: {what}"


def config_file() -> Path:
    """The file of the settings: NEWSREADER_CONFIG, or config.toml in the platform's folder for settings."""
    named = os.environ.get("NEWSREADER_CONFIG")
    return Path(named) if named else user_config_path("newsreader", appauthor=False) / "config.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file; never fails: what is wrong stands in `problems`."""
    path = path or config_file()
    name = visible_line(path.name)
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        return Settings(problems=(f"{name} is not UTF-8; the defaults are used",))
    except OSError as error:
        return Settings(problems=(f"{name} cannot be read ({error.strerror or error}); the defaults are used",))
    import tomllib

    from reader.toml_lines import lines_of

    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        return Settings(problems=(visible_line(f"{name}: {error}; the defaults are used"),))
    return _checked(data, name, dict(lines_of(source)))


def _checked(data: dict[str, Any], name: str, lines: Mapping[str, int]) -> Settings:
    problems: list[str] = []

    def wrong(setting: str, what: str) -> None:
        where = setting
        while where not in lines and "." in where:
            where = where.rpartition(".")[0]
        problems.append(visible_line(f"{name} line {lines.get(where, 1)}: {what}"))

    theme = data.pop("theme", DEFAULT_THEME)
    if not isinstance(theme, str) or not theme:
        wrong("theme", f'theme must be the name of a theme in quotes; "{DEFAULT_THEME}" is used')
        theme = DEFAULT_THEME
    pipeline = data.pop("pipeline", DEFAULT_PIPELINE)
    accurate = pipeline == _ACCURATE
    if accurate:
        pipeline = ACCURATE_PIPELINE
    if not isinstance(pipeline, str) or not pipeline.isidentifier():
        wrong("pipeline", f'pipeline must be the name of a spaCy pipeline in quotes; "{DEFAULT_PIPELINE}" is used')
        pipeline = DEFAULT_PIPELINE
    elif not _is_installed(pipeline):
        missing = _ACCURATE if accurate else pipeline
        remedy = " (pip install 'newsreader-tui[accurate]', on Python 3.12 or newer)" if accurate else ""
        wrong("pipeline", f'the pipeline "{missing}" is not installed{remedy}; "{DEFAULT_PIPELINE}" is used')
        pipeline = DEFAULT_PIPELINE
    notify = data.pop("notify", False)
    if not isinstance(notify, bool):
        wrong("notify", "notify must be true or false; false is used")
        notify = False
    analyse_ahead = data.pop("analyse_ahead", True)
    if not isinstance(analyse_ahead, bool):
        wrong("analyse_ahead", "analyse_ahead must be true or false; true is used")
        analyse_ahead = True
    keys: dict[str, str] = {}
    table = data.pop("keys", {})
    if not isinstance(table, dict):
        wrong("keys", 'keys must be a table: [keys], and below it lines such as list.down = "j,down"')
        table = {}
    for action, key in _flat(table):
        if isinstance(key, str) and all(part.strip() for part in key.split(",")):
            keys[action] = key
        else:
            wrong(f"keys.{action}", f'the keys for {action} must be text such as "j,down"; the default is used')
    for unknown in data:
        wrong(
            unknown,
            f"there is no setting {unknown!r} (there are theme, pipeline, notify, analyse_ahead and [keys]); "
            "it is left out",
        )
    return Settings(
        theme,
        pipeline,
        notify,
        analyse_ahead,
        MappingProxyType(keys),
        tuple(problems),
        name,
        MappingProxyType(dict(lines)),
    )


def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    with suppress(ImportError, ValueError):
        return find_spec(package) is not None
    return False


def keep_theme(theme: str, path: Path | None = None) -> None:
    """Write the theme into the settings; all else in the file, comments too, stays as it is.

    Raises:
        SettingsError: if the file cannot be read or written; it is then as it was.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = path or config_file()
    target = Path(os.path.realpath(path))
    made = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        document = tomlkit.parse(target.read_text("utf-8-sig")) if target.exists() else tomlkit.document()
        document["theme"] = theme
        target.parent.mkdir(parents=True, exist_ok=True)
        with made.open("w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            made.chmod(target.stat().st_mode & 0o777)
        made.replace(target)
    except (OSError, ValueError, TOMLKitError, RecursionError) as error:
        with suppress(OSError):
            made.unlink()
        raise SettingsError(f"the theme cannot be kept in {visible_line(str(path))}: {error}") from error


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """`list.down = "j"` in TOML is a table in a table; here it is one name."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
