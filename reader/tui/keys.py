"""The keys as they are bound: defaults, and what the user made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, format_key

_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}
"""What people call the keys that Textual names otherwise; characters and arrows are shown as such."""

_MODIFIERS = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift"}
_UNDERSTOOD = {shown.casefold(): name for name, shown in _SHOWN.items()} | {"return": "enter"}
_UNDERSTOOD_MODIFIERS = {"c": "ctrl", "control": "ctrl", "m": "alt", "meta": "alt", "s": "shift"}
_BETWEEN = re.compile(r"[+-](?=.)")


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One thing that can be done and the keys for it."""

    id: str
    keys: tuple[str, ...]
    """As a person would write them."""
    does: str


class Keys:
    """The keys for all that can be done: the defaults, and the user's own where there are any."""

    def __init__(self, places: Mapping[str, Iterable[BindingType]], own: Mapping[str, str]) -> None:
        """Put the user's keys over the defaults.

        Args:
            places: the bindings of each place, by the name of the place.
            own: keys by the id of what they do, parted by commas, spelled as Textual or as a person would.
        """
        self.own = {id: ",".join(map(understood, _parted(keys))) for id, keys in own.items()}
        """The user's keys, as Textual spells them."""
        self.places = {place: [self._help(b) for b in bindings if _is_named(b)] for place, bindings in places.items()}
        """What can be done in each place."""
        self._by_id = {help.id: help for helps in self.places.values() for help in helps}
        self.unknown = [id for id in own if id not in self._by_id]
        """The ids in the user's settings that name nothing."""

    def _help(self, binding: BindingType) -> KeyHelp:
        assert isinstance(binding, Binding)
        assert binding.id
        keys = self.own.get(binding.id, binding.key)
        return KeyHelp(binding.id, tuple(dict.fromkeys(map(shown, _parted(keys)))), binding.description)

    def of(self, id: str) -> tuple[str, ...]:
        """The keys for something, as a person would write them."""
        return self._by_id[id].keys


def shown(key: str) -> str:
    """A key as a person would write it: "ctrl+d" as "Ctrl-D", "question_mark" as "?"."""
    *modifiers, last = key.split("+")
    last = _SHOWN.get(last) or format_key(last)
    return "-".join(
        [*(_MODIFIERS.get(name, name) for name in modifiers), last.upper() if modifiers and len(last) == 1 else last]
    )


def understood(key: str) -> str:
    """A key as Textual spells it, from any spelling in use: "Ctrl-D", "C-d", "PgDn", "?"."""
    *modifiers, last = _BETWEEN.split(key.strip())
    if len(last) > 1 or modifiers:
        last = last.casefold()
    names = [_UNDERSTOOD_MODIFIERS.get(name.casefold(), name.casefold()) for name in modifiers]
    return "+".join([*names, _UNDERSTOOD.get(last) or (_named(last) if len(last) == 1 else last)])


def _named(character: str) -> str:
    """A character's key: letters and digits are their own names."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _parted(keys: str) -> list[str]:
    """Keys between commas; a comma alone is a key."""
    return [key.strip() for key in keys.split(",") if key.strip()] or [","]


def _is_named(binding: BindingType) -> bool:
    return isinstance(binding, Binding) and binding.id is not None
