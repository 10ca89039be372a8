"""Pictures from the web as small pictures of our own; what comes is hostile, so this runs in a process of its own."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import NamedTuple

from reader.intake.http import FetchError, fetch

_ACCEPT = "image/avif, image/webp, image/jpeg, image/png, image/gif, image/*;q=0.5"
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_MOST_BYTES = 20_000_000
_MOST_PIXELS = 50_000_000
_DEADLINE = 20.0
"""Seconds in which the picture has to be here."""

_SIDE = 640
"""Pixels that are kept along the longer side: no terminal has more cells."""

_PAPER = "white"
"""What shows through a picture: pages are white."""


class PictureError(Exception):
    """There is no picture to show; the message says why."""


class Bitmap(NamedTuple):
    """A picture as its pixels."""

    width: int
    height: int
    pixels: bytes
    """Red, green and blue of each, by rows from the top."""


def fetched(url: str, given: tuple[str, ...] = ()) -> bytes:
    """A picture from the web, as a small JPEG that we made ourselves.

    Args:
        url: its address.
        given: addresses that the user typed himself; all others must be on the public net.

    Raises:
        PictureError: if there is none, or none within the bounds.
    """
    try:
        answer = fetch(url, accept=_ACCEPT, given=given, most_bytes=_MOST_BYTES, deadline=_DEADLINE)
    except FetchError as error:
        raise PictureError(str(error)) from error
    if answer.status not in (200, 203):
        raise PictureError(f"its site answers {answer.status}")
    return reduced(answer.body)


def reduced(data: bytes) -> bytes:
    """A picture of any usual kind as a small JPEG.

    Raises:
        PictureError: if it is none, is damaged, or has too many pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_KINDS) as found:
                found.draft("RGB", (_SIDE, _SIDE))
                picture = ImageOps.exif_transpose(found).convert("RGBA")
        picture.thumbnail((_SIDE, _SIDE))
        page = Image.new("RGB", picture.size, _PAPER)
        page.paste(picture, mask=picture)
        made = BytesIO()
        page.save(made, "JPEG", quality=90)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"it has more than {_MOST_PIXELS // 1_000_000} million pixels") from error
    except UnidentifiedImageError as error:
        raise PictureError("what is there is no picture that can be read") from error
    except Exception as error:  # What a decoder raises at damaged bytes is written down nowhere.
        raise PictureError("it is damaged") from error
    return made.getvalue()


def scaled(picture: bytes, width: int, height: int, *, is_exact: bool = False) -> Bitmap:
    """The pixels of a picture that we made, as large as fits.

    Args:
        picture: from `reduced`.
        width: pixels across.
        height: pixels down.
        is_exact: whether it is to be exactly so large, as where a pixel is not square.

    Raises:
        PictureError: if it is damaged.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(picture), formats=("JPEG",)) as found:
            scale = min(width / found.width, height / found.height)
            size = max(int(found.width * scale), 1), max(int(found.height * scale), 1)
            pixels = found.convert("RGB").resize((width, height) if is_exact else size, Image.Resampling.LANCZOS)
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureError("it is damaged") from error
    return Bitmap(*pixels.size, pixels.tobytes())
