"""The database of subscriptions, damaged and restored."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import LibraryError
from tests.arrivals.conftest import Reader
from tests.feeds import rss
from tests.site import Site


def test_a_newer_or_damaged_database_is_left_alone(reader: Reader, tmp_path: Path) -> None:
    reader.subscriptions.close()
    path = tmp_path / "data" / "subscriptions.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LibraryError, match="newer newsreader"):
        reader.library.feeds.open()
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryError, match="backups"):
        reader.library.feeds.open()
    assert path.read_bytes().startswith(b"no database")


def test_damaged_subscriptions_are_as_they_were_in_the_newest_sound_copy(
    reader: Reader, here: Site, tmp_path: Path
) -> None:
    url = here.says("/feed", rss("one"))
    reader.subscribe(url)
    reader.fetch()
    reader.subscriptions.close()
    (tmp_path / "data" / "backups" / "subscriptions-9999-01-01.sqlite").write_bytes(b"damaged as well" * 100)
    path = tmp_path / "data" / "subscriptions.sqlite"
    path.write_bytes(b"no database" * 1000)
    with closing(reader.library.feeds.open()) as restored:
        assert [subscription.url for subscription in restored.all()] == [url]
    assert "were damaged" in reader.library.notices[-1]
    assert path.with_name("subscriptions.damaged-1.sqlite").read_bytes().startswith(b"no database")
