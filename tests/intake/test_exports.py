"""Lists of addresses, and what other readers export."""

import json

import pytest

from reader.intake.draft import Draft
from reader.intake.files import Address
from tests.intake.conftest import STORM, WAVES, Read, only

LINKS = [Address("https://x.example/a", "Storm"), Address("https://x.example/b", "Waves")]
STORM_LINK = '<a href="https://x.example/a" time_added="1" tags="">Storm</a>'
WAVES_LINK = '<a HREF="https://x.example/b">Waves</a>'
NO_LINK = '<a href="javascript:alert(1)">No</a>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "p.html",
            f"<!DOCTYPE html><title>Pocket Export</title><ul><li>{STORM_LINK}</li><li>{NO_LINK}</li>{WAVES_LINK}",
        ),
        (
            "p.csv",
            "title,url,time_added,tags,status\nStorm,https://x.example/a,1,,\nWaves,https://x.example/b,2,x|y,\n",
        ),
        (
            "i.csv",
            "URL,Title,Selection,Folder\nhttps://x.example/a,Storm,,Unread\nhttps://x.example/b,Waves,,Archive\n",
        ),
        ("i.html", f"<html><title>Instapaper: Export</title><ol><li>{STORM_LINK}<li>{WAVES_LINK}</ol>"),
        ("r.csv", "Title,URL,ID,Saved date\nStorm,https://x.example/a,1,x\nWaves,https://x.example/b,2,x\n"),
        ("b.html", f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DT>{STORM_LINK}<DT>{WAVES_LINK}"),
    ],
)
def test_exports_of_addresses(found: Read, name: str, content: str) -> None:
    assert found(name, content) == LINKS


def test_a_list_of_addresses(found: Read) -> None:
    assert found("list.txt", "# mine\nhttps://x.example/a\n\nhttps://x.example/b\nhttps://x.example/a\n") == [
        Address("https://x.example/a"),
        Address("https://x.example/b"),
    ]


def test_wallabag(found: Read) -> None:
    entry = {
        "title": "Storm",
        "url": "https://x.example/a",
        "content": f"<p>{STORM}</p><p>{WAVES}</p>",
        "is_archived": 1,
        "domain_name": "x.example",
        "published_at": "2021-05-03T10:00:00+0300",
        "published_by": ["Ann Lee"],
        "language": "en",
    }
    draft, address = found(
        "w.json", json.dumps([entry, entry | {"content": "wallabag can't retrieve contents for this article."}])
    )
    assert isinstance(draft, Draft)
    assert (draft.title, draft.byline, draft.source, draft.body) == (
        "Storm",
        "Ann Lee",
        "x.example",
        f"{STORM}\n\n{WAVES}",
    )
    assert address == LINKS[0]
    bare = found("w.json", json.dumps([{"content": entry["content"], "title": "Storm"}]))
    assert only(bare).title == "Storm"


def test_readwise(found: Read) -> None:
    told = {
        "results": [
            {"title": "Storm", "source_url": "https://x.example/a", "html_content": f"<p>{STORM}</p>"},
            {"title": "Book", "author": "Bo Ek", "highlights": [{"text": WAVES, "note": "Mine"}]},
        ]
    }
    document, book = found("r.json", json.dumps(told))
    assert isinstance(document, Draft)
    assert (document.title, document.url, document.body) == ("Storm", "https://x.example/a", STORM)
    assert isinstance(book, Draft)
    assert (book.byline, book.body) == ("Bo Ek", f"> {WAVES}\n\nMine")
    table = only(found("r.csv", f'Highlight,Book Title,Book Author,Note\n"{WAVES}",Book,Bo Ek,Mine\n'))
    assert (table.title, table.body) == ("Book", f"> {WAVES}\n\nMine")
