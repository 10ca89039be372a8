"""The keys as they are bound: defaults, and what the user made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType

_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "minus": "-",
    "plus": "+",
    "comma": ",",
    "full_stop": ".",
}


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One thing that can be done and the keys for it."""

    id: str
    keys: str
    description: str


def shown(keys: str) -> str:
    """Keys as a person would write them: "ctrl+d,space" as "Ctrl-D Space"."""
    return " ".join(_one(key.strip()) for key in keys.split(","))


def _one(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return key


def key_help(bindings: Iterable[BindingType], keymap: Mapping[str, str]) -> list[KeyHelp]:
    """What some bindings do and the keys for it now."""
    return [
        KeyHelp(binding.id, shown(keymap.get(binding.id, binding.key)), binding.description)
        for binding in bindings
        if isinstance(binding, Binding) and binding.id
    ]


def unknown(keymap: Mapping[str, str], known: Sequence[KeyHelp]) -> list[str]:
    """The names in the user's keymap that name nothing."""
    ids = {key.id for key in known}
    return [name for name in keymap if name not in ids]
