"""The library driven at random against a model: files come, change, move and go; marks and tags stay with them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from reader.library import Library
from tests.library.conftest import write

NAMES = st.sampled_from([f"{folder}{name}.md" for folder in ("", "2015/", "2016/05/") for name in "abcde"])
TAGS = st.sets(st.sampled_from(["one", "two", "three"]))


class Marked:
    """What the model knows of one article."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.read = self.starred = False
        self.tags: frozenset[str] = frozenset()

    def state(self) -> tuple[bool, bool, frozenset[str]]:
        return self.read, self.starred, self.tags


class Store(RuleBasedStateMachine):
    """Every article has a body of its own, by which it is known on both sides."""

    paths = Bundle("paths")

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder = self.home / "articles"
        self.folder.mkdir()
        self.model: dict[str, Marked] = {}
        self.count = 0
        self.changes: list[tuple[Marked, tuple[bool, bool, frozenset[str]]]] = []

    @initialize()
    def begin(self) -> None:
        self.library = self.opened()

    def opened(self) -> Library:
        library = Library.open([self.folder], data=self.home / "data", cache=self.home / "cache")
        library.refresh()
        return library

    def body(self) -> str:
        self.count += 1
        return f"Words of number{self.count}x."

    @rule(target=paths, name=NAMES)
    def add(self, name: str) -> str:
        if name not in self.model:
            self.model[name] = Marked(self.body())
            write(self.folder / name, "Story", body=self.model[name].body)
            self.library.refresh()
        return name

    @rule(name=paths)
    def edit(self, name: str) -> None:
        if name in self.model:
            self.model[name].body = self.body()
            write(self.folder / name, "Story", body=self.model[name].body)
            self.library.refresh()
            self.changes.clear()
            self.reopen()

    @rule(target=paths, name=consumes(paths), target_name=NAMES)
    def move(self, name: str, target_name: str) -> str:
        if name in self.model and target_name not in self.model:
            self.model[target_name] = self.model.pop(name)
            (self.folder / target_name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).rename(self.folder / target_name)
            self.library.refresh()
            return target_name
        return name

    @rule(name=paths)
    def delete(self, name: str) -> None:
        if self.model.pop(name, None):
            (self.folder / name).unlink()
            self.library.refresh()
            self.changes.clear()
            self.reopen()

    @rule(name=paths, read=st.booleans(), starred=st.booleans())
    def mark(self, name: str, read: bool, starred: bool) -> None:
        if name in self.model:
            article = self.model[name]
            id = self.id_of(article)
            for what, now, keep in (
                ("read", read, self.library.marks.set_read),
                ("starred", starred, self.library.marks.set_starred),
            ):
                before = article.state()
                keep(id, now)
                setattr(article, what, now)
                if article.state() != before:
                    self.changes.append((article, before))

    @rule(name=paths, tags=TAGS)
    def tag(self, name: str, tags: set[str]) -> None:
        if name in self.model:
            article = self.model[name]
            before = article.state()
            self.library.marks.set_tags(self.id_of(article), tags)
            article.tags = frozenset(tags)
            if article.state() != before:
                self.changes.append((article, before))

    @precondition(lambda self: self.changes)
    @rule()
    def undo(self) -> None:
        article, before = self.changes.pop()
        assert self.library.marks.undo()
        article.read, article.starred, article.tags = before

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.changes.clear()
        self.library = self.opened()

    @rule()
    def lose_the_cache(self) -> None:
        self.library.close()
        self.changes.clear()
        shutil.rmtree(self.home / "cache")
        self.library = self.opened()

    def id_of(self, article: Marked) -> str:
        [row] = self.library.search(f'"{article.body}"').rows(0, 2)
        return row.id

    @invariant()
    def the_library_is_the_model(self) -> None:
        rows = self.library.rows(0, len(self.library))
        assert sorted(row.path.relative_to(self.folder).as_posix() for row in rows) == sorted(self.model)
        by_path = {row.path.relative_to(self.folder).as_posix(): row for row in rows}
        for name, article in self.model.items():
            row = by_path[name]
            assert (row.read, row.starred, self.library.marks.tags(row.id)) == article.state()
        for flag, wanted in (("read", "read"), ("starred", "starred")):
            assert len(self.library.search(f"is:{flag}")) == sum(getattr(a, wanted) for a in self.model.values())
        assert not list(self.library.check())

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
        shutil.rmtree(self.home)


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=20, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow])
