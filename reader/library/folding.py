"""Names and words as they are compared."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """In small letters and without accents."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
