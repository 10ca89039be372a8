"""Pictures that are fetched and kept."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reader.arrivals import pictures
from reader.arrivals.pictures import Pictures
from reader.intake.pictures import PictureError, scaled
from tests.site import Site


def test_a_picture_on_our_own_network_is_not_asked_for(here: Site, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="not on the public net"):
        Pictures(tmp_path).at(here.says("/lead.png", b""))
    assert not here.asked


def test_it_is_kept_small_and_the_oldest_go(here: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = BytesIO()
    Image.effect_noise((2_000, 1_000), 90).save(large, "PNG")
    url = here.says("/large.png", large.getvalue())
    picture = Pictures(tmp_path).at(url, given=(url,))
    assert scaled(picture, 80, 40)[:2] == (80, 40)
    assert scaled(picture, 80, 10)[:2] == (20, 10)
    (kept,) = (tmp_path / "pictures").iterdir()
    assert kept.stat().st_size < len(large.getvalue()) / 10
    os.utime(kept, (1, 1))
    monkeypatch.setattr(pictures, "_MOST_KEPT", kept.stat().st_size + 1)
    other = here.says("/other.png", large.getvalue())
    Pictures(tmp_path).at(other, given=(other,))
    assert not kept.exists()
    assert len(list((tmp_path / "pictures").iterdir())) == 1
