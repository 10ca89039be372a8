"""Articles that come in become files: once each, and never in the place of another."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reader.intake import read_article
from reader.intake.draft import Draft
from reader.library import LibraryError
from reader.library.keeping import slug
from tests.library.conftest import Open

STORM = Draft(
    "Storm closes port of Riga",
    "A storm closed the port.",
    source="Example Agency",
    url="https://www.example.org/news/storm?utm_source=feed",
    canonical="https://example.org/news/storm",
    published=datetime(2021, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=3))),
)


def test_a_draft_becomes_a_file_that_reads_back(opened: Open, folder: Path) -> None:
    library = opened()
    (kept,) = library.keep([STORM])
    assert kept.path == folder / "2021" / "05" / "03-storm-closes-port-of-riga.md"
    article = read_article(kept.path)
    assert (article.title, article.publisher, article.published_at) == (STORM.title, STORM.source, STORM.published)
    assert library.refresh() or len(library) == 1
    assert library.article(kept.id).title == STORM.title
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [kept.path.name]


def test_the_same_article_is_one(opened: Open) -> None:
    library = opened()
    other = Draft("Another headline", "Other words.", url="http://example.org/news/storm/#comments")
    copy = Draft("No address", "The same words.")
    kept = library.keep([STORM, other, copy, copy])
    assert [k.is_new for k in kept] == [True, False, True, False]
    assert kept[1].path == kept[0].path
    library.refresh()
    assert [k.is_new for k in opened().keep([STORM, copy])] == [False, False]


def test_what_a_user_edited_stays(opened: Open) -> None:
    library = opened()
    (kept,) = library.keep([STORM])
    edited = kept.path.read_text().replace("closed", "shut")
    kept.path.write_text(edited)
    library.refresh()
    (again,) = library.keep([STORM])
    assert not again.is_new
    kept.path.write_text("Mine now.")
    library.refresh()
    (another,) = library.keep([STORM])
    assert another.path.name == "03-storm-closes-port-of-riga-2.md"
    assert kept.path.read_text() == "Mine now."


def test_two_programs_store_an_article_once(opened: Open, folder: Path) -> None:
    libraries = [opened() for _ in range(4)]
    with ThreadPoolExecutor() as pool:
        kept = [k for some in pool.map(lambda library: library.keep([STORM]), libraries) for k in some]
    assert sum(k.is_new for k in kept) == 1
    assert len(list(folder.rglob("*.md"))) == 1


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        ".",
        "",
        "\x00",
        "a" * 5000,
        "Ж" * 500,
        "日本語の見出し" * 60,
        "👍",
        "CON",
        "-rf *",
        "\x1b[2J",
    ],
)
def test_no_headline_leads_out_of_the_folder(opened: Open, folder: Path, title: str) -> None:
    (kept,) = opened().keep([Draft(title, "Words.", published=date(2020, 1, 2))])
    assert (
        kept.path.parent == folder / "2020" / "01" / "..".replace("..", "")
        or kept.path.parent == folder / "2020" / "01"
    )
    assert kept.path.is_file()
    assert len(os.fsencode(kept.path.name)) <= 100


def test_slugs() -> None:
    assert slug("Łódź’s mayor: “Ça va?”") == "lodzs-mayor-ca-va"
    assert slug("Москва приняла") == "moskva-prinyala"


def test_articles_are_on_the_disk_before_they_have_names_and_their_folders_after(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut at any point leaves: no name of a file that is not whole, no file whose name can be lost."""
    library = opened()
    done: list[tuple[str, Path]] = []
    fsync, link = os.fsync, os.link

    def synced(handle: int) -> None:
        fsync(handle)
        done.append(("synced", Path(f"/proc/self/fd/{handle}").readlink()))

    def named(old: Path, new: Path) -> None:
        link(old, new)
        done.append(("named", new))
        assert ("synced", old) in done

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", named)
    kept = library.keep([STORM, Draft("Another", "Other words.", published=STORM.published)])
    last = max(done.index(("named", one.path)) for one in kept)
    for inside in (folder, folder / "2021", folder / "2021" / "05"):
        assert ("synced", inside) in done[last:]


def test_a_folder_that_cannot_be_written_says_so(opened: Open, folder: Path) -> None:
    library = opened()
    (folder / "2021").write_text("A file stands where the folder should be.")
    with pytest.raises(LibraryError, match="cannot be written"):
        library.keep([STORM])


def test_undated_articles_stand_under_the_day_they_came(opened: Open, folder: Path) -> None:
    before = datetime.now(UTC).astimezone()
    (kept,) = opened().keep([Draft("Undated", "Words.", published=date(9999, 1, 1))])
    assert str(kept.path.parent) in {str(folder / f"{day:%Y}" / f"{day:%m}") for day in (before, datetime.now())}
