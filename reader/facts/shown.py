"""How the values of dates are shown in a list: short, and without the signs of their notation."""

from __future__ import annotations

import re

_WHOLE_YEARS = r"(\d{4})-01-01/(\d{4})-12-31"


def is_of_years(value: str) -> bool:
    """Whether a value says nothing smaller than years of its beginning and end."""
    return re.fullmatch(_WHOLE_YEARS, value) is not None


def shown(value: str) -> str:
    """A date or period (EDTF) for a line: "1980s", "1800 – 1899", "1988 – 1994", else as its value is.

    Args:
        value: such as `2015-05`, `198X` or `1988-01-01/1994-12-31`.
    """
    if decade := re.fullmatch(r"(\d{3})X", value):
        return f"{decade[1]}0s"
    if century := re.fullmatch(r"(\d\d)XX", value):
        return f"{century[1]}00 – {century[1]}99"
    return re.sub(f"^{_WHOLE_YEARS}$", r"\1 – \2", value).replace("/", " – ")
