"""The command line as scripts and terminals use it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from reader import __version__
from reader.article import Article, Span
from reader.cli import COMMANDS
from reader.facts.model import Change, Entity, EntityType, Facts, Figure, FigureKind, Moment, Quote
from tests.command import Ended, Run

pytestmark = pytest.mark.usefixtures("home")

ROOT = Path(__file__).parents[1]
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

STORM = """Storm closes port of Riga

RIGA, May 3, 2021 (Reuters) - A storm closed the port of Riga on Monday and cut power to 12,000 homes.

"We have never seen such waves," said Anna Kalnina, the harbour master.
"""
NOTE = """---
id: note-1
title: A short note
date: 2022-02-02
---

Nothing happened on Wednesday.
"""


@pytest.fixture
def library(home: Path) -> Path:
    """A library of two articles."""
    folder = home / "library"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "storm.txt").write_text(STORM)
    (folder / "note.md").write_text(NOTE)
    return folder


def started(*arguments: object, **environment: str) -> "subprocess.Popen[bytes]":
    """The command in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | environment)


# What stands in the list


def test_the_list_is_a_table_with_the_newest_first(run: Run, library: Path) -> None:
    ended = run("list", "--library", library)
    assert (ended.status, ended.err) == (0, "")
    note, storm = ended.lines
    assert re.fullmatch(r"note-1 +2022-02-02 +N +A short note", note)
    assert re.fullmatch(r"[0-9a-f]{12} +2021-05-03 +N +Reuters +Storm closes port of Riga", storm)


def test_a_search_prints_what_it_finds(run: Run, library: Path) -> None:
    found = run("search", "--library", library, "port", "OR", "wednesday")
    assert [line[-12:] for line in found.lines] == ["A short note", "port of Riga"]
    assert run("search", "--library", library, "--json", "date:2021").objects[0]["origin"] == "Reuters"
    assert len(run("search", "--library", library, "-n", "1", "date:2021..").lines) == 1
    assert run("search", "--library", library, "nowhere") == Ended(1, "", "")


def test_searches_are_saved_listed_and_forgotten(run: Run, library: Path) -> None:
    assert len(run("search", "--library", library, "--save", "water", "storm OR port").lines) == 1
    assert run("search", "--library", library).lines == ["saved:water  storm OR port"]
    assert len(run("search", "--library", library, "saved:water").lines) == 1
    assert run("search", "--library", library, "--forget", "water") == Ended(0, "", "")
    assert run("search", "--library", library, "saved:water").status == 2


def test_a_wrong_query_is_shown_with_the_place(run: Run, library: Path) -> None:
    ended = run("search", "--library", library, "storm", "is:blue")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        'newsreader: "is:" takes unread or read or starred or newest',
        "  storm is:blue",
        " " * 11 + "^",
    ]


def test_tags_are_given_shown_searched_and_taken(run: Run, library: Path) -> None:
    assert run("tag", "--library", library, "note-1", "Quiet", "calm").lines == ["calm", "quiet"]
    assert run("tag", "--library", library).lines == ["     1  calm", "     1  quiet"]
    assert len(run("search", "--library", library, "tag:quiet").lines) == 1
    assert run("tag", "--library", library, "--", "note-1", "-calm").lines == ["quiet"]
    assert run("tag", "--library", library, "nothing").status == 1


def test_articles_go_to_the_trash(run: Run, library: Path, home: Path) -> None:
    assert run("rm", "--library", library, "note-1").status == 0
    assert not (library / "note.md").exists()
    assert len(list((home / "data" / "newsreader" / "trash").iterdir())) == 1
    assert run("rm", "--library", library, "note-1").status == 1
    assert "1 article" in run("rm", "--library", library, "--empty-trash").out
    assert list((home / "data" / "newsreader" / "trash").iterdir()) == []
    assert len(run("list", "--library", library).lines) == 1


def test_a_library_is_checked_counted_and_its_marks_moved(run: Run, library: Path, home: Path) -> None:
    assert run("check", "--library", library) == Ended(0, "All is well with 2 articles.\n", "")
    (library / "empty.txt").write_text("")
    checked = run("check", "--library", library)
    assert checked.status == 1
    assert "empty.txt" in checked.out
    (library / "empty.txt").unlink()
    assert "2  articles, 2 unread, 0 starred" in run("stats", "--library", library).out
    run("tag", "--library", library, "note-1", "quiet")
    assert run("export", "--library", library, "--state", home / "state.json").status == 0
    run("tag", "--library", library, "--", "note-1", "-quiet")
    assert "1 article" in run("import", "--library", library, "--state", home / "state.json").out
    assert run("tag", "--library", library, "note-1").lines == ["quiet"]
    assert run("import", "--library", library, "--state", "-", stdin=b"no json").status == 1


def test_the_list_can_be_read_by_programs(run: Run, library: Path) -> None:
    note, storm = run("list", library, "--json").objects
    assert note["id"] == "note-1"
    assert (storm["title"], storm["published"], storm["origin"]) == (
        "Storm closes port of Riga",
        "2021-05-03",
        "Reuters",
    )
    assert (storm["read"], storm["starred"], storm["problem"]) == (False, False, None)
    assert storm["path"] == str(library / "2021" / "storm.txt")


@pytest.mark.parametrize("where", ["before", "after", "environment"])
def test_the_library_that_is_meant_can_be_said_in_three_places(
    where: str, run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "environment":
        monkeypatch.setenv("NEWSREADER_LIBRARY", str(library))
    before, after = ([f"--library={library}"] if where == place else [] for place in ("before", "after"))
    assert len(run(*before, "list", *after).lines) == 2
    assert run(*before, "show", "note-1", *after).lines[0] == "A short note"


def test_a_new_reader_gets_the_shipped_articles_and_a_line_that_says_so(run: Run) -> None:
    first, second = run("list"), run("list")
    assert len(first.lines) == len(list((ROOT / "articles").iterdir()))
    assert "were copied into your library" in first.err
    assert (second.lines, second.err, second.status) == (first.lines, "", 0)


def test_what_is_wrong_with_a_file_stands_in_its_line(run: Run, library: Path) -> None:
    (library / "empty.txt").touch()
    ended = run("list", library)
    assert ended.status == 1
    assert re.search(r"!.*empty\.txt: is empty", ended.lines[2])


def test_a_folder_with_the_name_of_a_command_can_be_reached(run: Run, home: Path, library: Path) -> None:
    library.rename(home / "list")
    assert len(run("list", "./list").lines) == 2


# What an article looks like


def test_an_article_is_shown_wrapped_by_id_by_its_beginning_and_by_file(run: Run, library: Path) -> None:
    by_file = run("show", library / "2021" / "storm.txt")
    id = run("list", library, "--json").objects[1]["id"]
    assert run("--library", library, "show", id).out == by_file.out
    assert run("--library", library, "show", str(id)[:5]).out == by_file.out
    assert by_file.lines[:2] == ["Storm closes port of Riga", ""]
    assert by_file.lines[2].startswith("RIGA, May 3, 2021 (Reuters) - A storm closed the port of Riga on Monday")
    assert max(map(len, by_file.lines)) <= 76


def test_wide_characters_take_two_cells_of_the_measure(run: Run, home: Path) -> None:
    (home / "wide.txt").write_text("見出し\n\n" + "橋が再び開通した。" * 20 + "\n")
    assert max(map(len, run("show", "wide.txt").lines)) == 38


@pytest.mark.parametrize("command", ["show", "facts"])
def test_what_is_missing_is_said_and_the_rest_is_shown(command: str, run: Run, home: Path, library: Path) -> None:
    (home / "broken.md").symlink_to("nowhere")
    ended = run("--library", library, command, "nothing", "gone.txt", "broken.md", "note-1")
    assert ended.status == 1
    assert "A short note" in ended.out
    assert ended.err.splitlines() == [
        "newsreader: no article here begins with 'nothing'; `newsreader list` shows the ids",
        "newsreader: gone.txt does not exist",
        "newsreader: broken.md is a link to a file that does not exist",
    ]


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show"], ["facts"], ["facts", "--json"]])
def test_no_file_steers_the_terminal(arguments: list[str], run: Run, home: Path) -> None:
    folder = home / "hostile"
    folder.mkdir()
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x00\r\x08"
    (folder / "a\x1b[2J\n.txt").write_text(
        f"Head{evil}line\n\nRIGA (Reuters) - Prices{evil} rose 4% {evil}on Monday.\n"
    )
    (folder / "b\x9b.md").write_text(f'---\nid: "\\e[31mx"\ntitle: "T\\e[2J"\nsource: "S\\a"\n---\n\nText{evil}.\n')
    (folder / "c\x1b[2J.txt").write_bytes(b"")
    ended = run(*arguments, folder)
    assert "rose" in ended.out or "Head" in ended.out
    assert not ESCAPES.search(ended.out.replace("\n", ""))
    assert not ESCAPES.search(ended.err.replace("\n", ""))
    assert "\x1b" not in run("show", "\x1b[2J").err
    assert "\x1b" not in run("show", "--\x1b[31m").err


# Facts


def test_facts_come_an_object_a_line_in_the_order_given(run: Run, library: Path, home: Path) -> None:
    (home / "third.txt").write_text("A third headline\n\nRain fell on the town on Friday.\n")
    ended = run("--library", library, "facts", "--json", "third.txt", "note-1", "-", library, stdin=STORM.encode())
    assert (ended.status, ended.err) == (0, "")
    titles = [told["title"] for told in ended.objects]
    assert titles[:3] == ["A third headline", "A short note", "Storm closes port of Riga"]
    assert sorted(map(str, titles[3:])) == ["A short note", "Storm closes port of Riga"]
    assert [told["source"] for told in ended.objects][:3] == ["third.txt", str(library / "note.md"), None]


def test_facts_can_be_read_by_people(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(article: Article, pipeline: str) -> Facts:
        def span(words: str) -> Span:
            return Span(article.text.index(words), article.text.index(words) + len(words))

        return Facts(
            language="en",
            engine="engine",
            entities=(
                Entity("Riga", EntityType.PLACE, (span("Riga"), span("RIGA"))),
                Entity("Anna Kalnina", EntityType.PERSON, (span("Anna Kalnina"),), role="the harbour\nmaster"),
            ),
            figures=(Figure(span("12,000 homes"), FigureKind.COUNT, 12000, of="power", change=Change.DOWN),),
            dates=(Moment(span("Monday"), None), Moment(span("May 3, 2021"), "2021-05-03")),
            quotes=(Quote(span("We have never"), "Anna Kalnina"), Quote(span("seen such waves"))),
            summary=(span("A storm closed the port of Riga on Monday"),),
        )

    monkeypatch.setattr("reader.facts.analyse.analyse", analyse)
    assert (
        run("facts", library / "2021" / "storm.txt").out
        == """Storm closes port of Riga

In brief
  A storm closed the port of Riga on Monday

Who
  Anna Kalnina, the harbour master (1)

Where
  Riga (2)

When
  2021-05-03  May 3, 2021
  ?           Monday

Figures
  12,000 homes (down) of power

Quotes
  Anna Kalnina: “We have never”
  ?: “seen such waves”

"""
    )


def test_the_date_is_for_articles_that_state_none(run: Run, home: Path) -> None:
    (home / "undated.txt").write_text("A headline\n\nRain fell on the town on Friday.\n")
    given = run("facts", "--json", "--date", "2024-05-06", "undated.txt").objects[0]
    assert (given["published"], given["published_from"]) == ("2024-05-06", "argument")
    assert run("facts", "--json", "undated.txt").objects[0]["published"] is None


def test_facts_of_a_stored_article_are_computed_once(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("--library", library, "facts", "--json", "note-1")
    monkeypatch.setattr("reader.facts.analyse.analyse", lambda *_: pytest.fail("computed again"))
    assert run("--library", library, "facts", "--json", "note-1") == first


def test_an_analysis_that_fails_is_named_and_the_rest_goes_on(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def analyse(article: Article, pipeline: str) -> Facts:
        if "Riga" in article.title:
            raise ValueError("too stormy")
        return Facts("en", "engine")

    monkeypatch.setattr("reader.facts.analyse.analyse", analyse)
    ended = run("facts", "--json", library / "2021" / "storm.txt", library / "note.md")
    assert (ended.status, len(ended.lines)) == (1, 1)
    assert "storm.txt: the analysis failed (ValueError: too stormy); it is skipped" in ended.err


def test_articles_can_come_as_json_lines(run: Run) -> None:
    body = "MINSK, May 1 (AP) - Ann Lee came on Friday.\n\n  She “left” 東京 e\u0301 \U0001f600 later.\r\n"
    lines = [
        {"id": "verbatim", "text": body, "date": "2021-05-03"},
        {"id": 7, "raw": STORM.replace("\n", "\r\n"), "language": None},
        {"id": "undated", "title": "T", "text": ""},
    ]
    ended = run("facts", "--from-jsonl", "-", stdin="\n\n".join(map(json.dumps, lines)).encode())
    assert (ended.status, ended.err) == (0, "")
    verbatim, raw, undated = ended.objects
    assert (verbatim["id"], verbatim["text"], verbatim["published"]) == ("verbatim", body, "2021-05-03")
    assert (raw["id"], raw["title"], raw["published"]) == ("7", "Storm closes port of Riga", "2021-05-03")
    assert (undated["text"], undated["published"], undated["entities"]) == ("", None, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"{}", "the field id is missing"),
        (b'{"id": "x"}', "neither the field text nor the field raw"),
        (b'{"id": "x", "text": 3}', "the field text is not a string"),
        (b'{"id": "x", "text": "t", "date": "May 1"}', "the date 'May 1' is not YYYY-MM-DD"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "line 2"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_skipped(line: bytes, reason: str, run: Run, home: Path) -> None:
    good = b'{"id": "%d", "text": "12 %%"}'
    (home / "in.jsonl").write_bytes(b"\n".join([good % 1, line, b"", good % 4]))
    ended = run("facts", "--from-jsonl", "in.jsonl")
    assert ended.status == 1
    assert [told["id"] for told in ended.objects] == ["1", "4"]
    assert ended.err.startswith("newsreader: line 2: ")
    assert reason in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("stdin", "reason"), [(b"", "is empty"), (b" \n", "is empty"), (bytes(range(256)), "is binary")]
)
def test_standard_input_that_is_no_article_is_named(stdin: bytes, reason: str, run: Run) -> None:
    ended = run("facts", "--json", "-", stdin=stdin)
    assert (ended.status, ended.out) == (1, "")
    assert f"standard input {reason}" in ended.err


def test_standard_input_is_decoded_as_a_file_is(run: Run) -> None:
    told = run("facts", "--json", "-", stdin="Café opens\n\nThe café opened on Friday.\n".encode("utf-16")).objects[0]
    assert told["title"] == "Café opens"


def test_all_stored_articles_are_analysed_once(run: Run, library: Path) -> None:
    first, second = run("analyse", "--library", library), run("analyse", "--library", library)
    assert (first.status, first.lines) == (0, ["2 of 2 articles analysed; 0 had their facts already"])
    assert (second.status, second.lines) == (0, ["0 of 0 articles analysed; 2 had their facts already"])


# How it ends


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["facts"],
        ["facts", "--nonsense"],
        ["show"],
        ["facts", "--date", "May", "x.txt"],
        ["facts", "-", "--from-jsonl", "-"],
    ],
)
def test_wrong_usage_is_status_2_and_says_where_help_is(arguments: list[str], run: Run) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "--help" in ended.err


def test_help_and_version(run: Run) -> None:
    assert __version__ in run("--version").out
    ended = run("--help")
    assert ended.status == 0
    assert all(re.search(rf"^  {name} ", ended.out, re.MULTILINE) for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").out.startswith(f"Usage: newsreader {name} ")


def test_a_restricted_reader_knows_no_other_command(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_RESTRICTED", "")
    ended = run("--restricted", "--library", library, "list")
    assert (ended.status, ended.out) == (2, "")
    assert "only the reader" in ended.err


def test_a_library_that_does_not_exist_is_named(run: Run) -> None:
    ended = run("--library", "no\x1b[31mwhere", "list")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "newsreader: no␛[31mwhere does not exist\n"


def test_a_wrong_setting_is_named_and_the_command_goes_on(run: Run, library: Path, home: Path) -> None:
    (home / "config" / "newsreader").mkdir(parents=True)
    (home / "config" / "newsreader" / "config.toml").write_text('\npipeline = "en_core_web_none"\n')
    ended = run("facts", "--json", library / "note.md")
    assert (ended.status, len(ended.lines)) == (0, 1)
    assert 'config.toml line 2: the pipeline "en_core_web_none" is not installed' in ended.err


def test_a_closed_pipe_ends_it_quietly(library: Path) -> None:
    for number in range(300):
        (library / f"{number}.md").write_text(f"---\ntitle: {'x' * 600}\n---\n\n{number}\n")
    process = started("list", library)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in (0, 128 + signal.SIGPIPE)


def test_a_full_disk_is_said(library: Path) -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [sys.executable, "-m", "reader", "list", library], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert process.returncode == 1
    assert process.stderr.startswith(b"newsreader: ")
    assert process.stderr.endswith(b"No space left on device\n")
    assert process.stderr.count(b"\n") == 1


def test_ctrl_c_ends_it_quietly(home: Path) -> None:
    os.mkfifo(home / "lines")
    # A suite that runs in the background of a script has been told to ignore it, and so would the command.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = started("facts", "--from-jsonl", home / "lines")
    signal.signal(signal.SIGINT, ignored)
    with (home / "lines").open("w"):
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (out, err, process.returncode) == (b"", b"", 130)


def test_a_locale_that_lacks_a_character_ends_nothing(library: Path) -> None:
    (library / "note.md").write_text("---\ntitle: Zażółć 東京\n---\n\nGęś.\n")
    process = started("list", library, PYTHONIOENCODING="iso-8859-2")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "Zażółć DongJing" in out.decode("iso-8859-2")


def test_output_into_a_pipe_has_no_escape_codes(library: Path) -> None:
    process = started("show", library / "note.md", TERM="xterm-256color", FORCE_COLOR="1", CLICOLOR_FORCE="1")
    out, err = process.communicate()
    assert b"\x1b" not in out + err
    assert b"Nothing happened" in out


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list", "--help"]])
def test_what_is_not_needed_is_not_imported(arguments: list[str]) -> None:
    program = (
        "import sys; from reader.cli import main\n"
        f"sys.argv = ['newsreader', *{arguments!r}]\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "textual", "numpy", "rich.console"} & set(loaded)


def test_the_list_needs_no_language_model(library: Path) -> None:
    program = (
        "import sys; from reader.cli import main\n"
        f"sys.argv = ['newsreader', 'list', {str(library)!r}]\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "note-1" in loaded
    assert not {"spacy", "textual", "numpy"} & set(loaded)


# On a terminal


@pytest.fixture
def terminal() -> Callable[..., str]:
    """Runs the command on a terminal of 60 columns and returns what came down the line."""

    def run_it(*arguments: object, **environment: str) -> str:
        env = os.environ | {"TERM": "xterm-256color"} | environment
        command = ["-m", "reader", *map(str, arguments)]
        child = pexpect.spawn(sys.executable, command, env=env, dimensions=(24, 60), encoding="utf-8", timeout=60)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
        return str(child.before).replace("\r\n", "\n")

    return run_it


STYLE = re.compile(r"\x1b\[([\d;]*)m")


def test_on_a_terminal_an_article_has_highlights(
    terminal: Callable[..., str], run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "2021" / "storm.txt"
    run("facts", path)
    monkeypatch.setenv("COLUMNS", "60")
    coloured = terminal("show", path)
    plain = STYLE.sub("", coloured)
    assert plain.splitlines() == run("show", path).lines
    assert re.search(r"\x1b\[[\d;]+m12,000 homes\x1b\[0m", coloured)
    assert re.search(r"\x1b\[[\d;]+mAnna Kalnina\x1b\[0m", coloured)
    monochrome = terminal("show", path, NO_COLOR="1")
    codes = {int(code) for style in STYLE.findall(monochrome) for code in style.split(";") if code}
    assert codes <= {0, 1, 2, 3, 4}
    assert {1, 4} <= codes
    assert "\x1b" not in terminal("show", path, TERM="dumb")


def test_on_a_terminal_the_list_fits_its_width(terminal: Callable[..., str], library: Path) -> None:
    (library / "note.md").write_text(f"---\ntitle: {'東京 ' * 40}\n---\n\nText.\n")
    lines = terminal("list", library).splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert sum(2 if character > "\u2fff" else 1 for character in lines[1]) <= 60
