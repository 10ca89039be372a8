"""Terminals of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.tui.terminal.abilities import Abilities
from reader.tui.terminal.pen import BOLD, ITALIC, REVERSE, UNDERLINE

ABILITIES = st.builds(
    Abilities,
    colours=st.just(256),
    looks=st.just(BOLD | ITALIC | REVERSE | UNDERLINE),
    ends_attributes=st.booleans(),
    goes_to_column=st.booleans(),
    erases=st.booleans(),
    erases_in_colour=st.booleans(),
    repeats=st.booleans(),
    has_regions=st.booleans(),
    shifts=st.booleans(),
    has_columns=st.booleans(),
)
