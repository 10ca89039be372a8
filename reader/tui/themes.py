"""The reader's own themes: dark, light, one of high contrast, and one in the terminal's own colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="newsreader-dark",
    dark=True,
    primary="#8fb8de",
    secondary="#c9a86a",
    accent="#e0b15a",
    foreground="#d6d3cd",
    background="#16181b",
    surface="#16181b",
    panel="#1f2226",
    success="#9cc48a",
    warning="#e0b15a",
    error="#e58378",
    variables={
        "quiet": "#a0a3a8",
        "rule": "#33373c",
        "person": "#8fc7e8",
        "org": "#e2b46c",
        "place": "#9ccb86",
        "event": "#d9a0d0",
        "figure": "#f0d48a",
        "date": "#a8b4ee",
        "quote": "#eae6dc",
        "cursor-background": "#24384b",
        "mark-background": "#2a2f24",
        "match-background": "#5c4a14",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    dark=False,
    primary="#1f5f94",
    secondary="#8a5d00",
    accent="#8a5d00",
    foreground="#24262a",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eee8",
    success="#2f6b1f",
    warning="#8a5d00",
    error="#a3261b",
    variables={
        "quiet": "#5a5d62",
        "rule": "#d5d2ca",
        "person": "#0b5c8a",
        "org": "#8a4b00",
        "place": "#2f6b1f",
        "event": "#8a2f7d",
        "figure": "#7a3b00",
        "date": "#3d48a8",
        "quote": "#101114",
        "cursor-background": "#cfe0ef",
        "mark-background": "#f3ecc8",
        "match-background": "#ffe08a",
    },
)

CONTRAST = Theme(
    name="newsreader-contrast",
    dark=True,
    primary="#ffffff",
    secondary="#ffff00",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    variables={
        "quiet": "#d0d0d0",
        "rule": "#ffffff",
        "person": "#00ffff",
        "org": "#ffff00",
        "place": "#00ff00",
        "event": "#ff9cff",
        "figure": "#ffd700",
        "date": "#a8c8ff",
        "quote": "#ffffff",
        "cursor-background": "#0000c0",
        "mark-background": "#303030",
        "match-background": "#806000",
    },
)

TERMINAL = Theme(
    name="newsreader-terminal",
    dark=True,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "quiet": "ansi_default",
        "rule": "ansi_default",
        "person": "ansi_cyan",
        "org": "ansi_magenta",
        "place": "ansi_green",
        "event": "ansi_red",
        "figure": "ansi_yellow",
        "date": "ansi_blue",
        "quote": "ansi_default",
        "cursor-background": "ansi_default",
        "mark-background": "ansi_default",
        "match-background": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_white",
    },
)
"""In the terminal's own colours, whatever they are, for those that have sixteen or none."""

OWN = (DARK, LIGHT, CONTRAST, TERMINAL)
"""In the order in which the key for the theme goes through them."""


def variables_for(theme: Theme) -> dict[str, str]:
    """The colours of our own names for a theme that does not know them."""
    return dict((TERMINAL if theme.ansi else DARK if theme.dark else LIGHT).variables)
