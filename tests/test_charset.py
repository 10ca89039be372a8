"""The encoding of a terminal, as the locale names it."""

from __future__ import annotations

import pytest

from reader.charset import encoding


@pytest.mark.parametrize(
    ("locale", "meant"),
    [
        ({}, "utf-8"),
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1"),
        ({"LANG": "ja_JP.eucJP"}, "euc_jp"),
        ({"LANG": "de_DE.ISO-8859-1", "LC_CTYPE": "C.UTF-8"}, "iso8859-1"),
        ({"LANG": "de_DE.ISO-8859-1", "LC_ALL": "C.UTF-8"}, "utf-8"),
    ],
)
def test_the_locale_says_what_can_be_written(locale: dict[str, str], meant: str) -> None:
    assert encoding(locale) == meant


@pytest.mark.parametrize("codec", "zlib idna punycode utf-16 utf-7 cp037 unicode_escape undefined ../x \0".split(" "))
def test_what_no_terminal_can_have_is_not_taken_from_whoever_logs_in(codec: str) -> None:
    assert encoding({"LANG": f"x.{codec}"}) == "utf-8"
