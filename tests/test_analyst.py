"""The process that runs the language model, and its client."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.analyst import Analyst, AnalystError
from reader.article import Article
from reader.facts.analyse import analyse
from reader.facts.model import Facts
from reader.intake import parse

ENGLISH = parse("Bridge reopens\n\nThe mayor said on Friday that 4,200 people had crossed it.\n", id="english")


def quick(id: str) -> Article:
    """An article in no language: it needs no model, so that the process is soon ready."""
    return parse(f"{id} 東京\n\n12,5 % 大阪 {id}\n", id=id)


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def pipeline(folder: Path, monkeypatch: pytest.MonkeyPatch, load: str) -> str:
    """An installed spaCy pipeline of our own, with this code to load it."""
    (folder / "own_pipeline.py").write_text(f"def load(**_):\n{textwrap.indent(textwrap.dedent(load), '    ')}\n")
    (folder / "own_pipeline-1.dist-info").mkdir()
    (folder / "own_pipeline-1.dist-info" / "METADATA").write_text("Name: own_pipeline\nVersion: 1\n")
    monkeypatch.syspath_prepend(folder)
    return "own_pipeline"


async def test_facts_are_those_of_the_analysis() -> None:
    analyst = Analyst()
    try:
        assert analyst.pid is None
        found, expected = await analyst.facts(ENGLISH), analyse(ENGLISH)
        assert (found.language, found.entities, found.figures) == ("en", expected.entities, expected.figures)
        assert found.figures
    finally:
        await analyst.close()
    assert analyst.pid is None


async def test_killed_midway_it_comes_back_and_answers() -> None:
    analyst = Analyst()
    try:
        asked = asyncio.create_task(analyst.facts(quick("one")))
        await until(lambda: analyst.pid is not None)
        first = analyst.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert (await asked).figures == analyse(quick("one")).figures
        assert analyst.pid not in (None, first)
    finally:
        await analyst.close()


async def test_an_article_that_kills_it_twice_is_named_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = tmp_path / "starts"
    load = f"""
        import os, sys
        open({str(starts)!r}, "a").write("x")
        print("out of luck \\x1b[31m", file=sys.stderr, flush=True)
        os._exit(3)
    """
    analyst = Analyst(pipeline(tmp_path, monkeypatch, load))
    try:
        with pytest.raises(AnalystError, match="ended twice without an answer") as failure:
            await analyst.facts(ENGLISH)
        assert "\x1b" not in str(failure.value)
        assert starts.read_text() == "xx"
    finally:
        await analyst.close()


async def test_what_a_pipeline_prints_reaches_neither_answers_nor_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    load = """
        import os, sys
        print("loading ...", flush=True)
        os.write(1, b"{}\\n")
        print("careful!", file=sys.stderr, flush=True)
        raise OSError("no model data")
    """
    analyst = Analyst(pipeline(tmp_path, monkeypatch, load))
    try:
        with pytest.raises(AnalystError, match=r"own_pipeline.*no model data.*config\.toml"):
            await analyst.facts(ENGLISH)
    finally:
        await analyst.close()
    assert capfd.readouterr() == ("", "")


async def test_an_idle_process_goes_and_comes_back() -> None:
    analyst = Analyst(idle=0.1)
    try:
        await analyst.facts(quick("one"))
        await until(lambda: analyst.pid is None)
        assert (await analyst.facts(quick("two"))).language == "und"
    finally:
        await analyst.close()


async def test_an_answer_that_nobody_waits_for_is_not_taken_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    # To start may take a busy machine longer than a reader would wait.
    monkeypatch.setattr("reader.analyst._ABANDONED", 60)
    analyst = Analyst()
    try:
        first = asyncio.create_task(analyst.facts(quick("one")))
        await until(lambda: analyst.pid is not None)
        await asyncio.sleep(0.05)
        pid = analyst.pid
        first.cancel()
        longer = parse("大 2\n\n3 % 大\n\n4 % 大", id="two")
        answers = await asyncio.gather(first, analyst.facts(longer), return_exceptions=True)
        assert isinstance(answers[0], asyncio.CancelledError)
        assert isinstance(answers[1], Facts)
        assert answers[1].figures == analyse(longer).figures
        assert analyst.pid == pid
    finally:
        await analyst.close()


def test_it_dies_with_a_reader_that_is_killed(tmp_path: Path) -> None:
    # A folder that a stranger has filled must not be searched for modules either.
    (tmp_path / "spacy.py").write_text("open('hijacked', 'w')")
    program = """
        import asyncio
        from reader.analyst import Analyst
        from tests.test_analyst import quick

        async def main():
            analyst = Analyst()
            await analyst.facts(quick("one"))
            print(analyst.pid, flush=True)
            await asyncio.sleep(60)

        asyncio.run(main())
    """
    root = Path(__file__).parents[1]
    reader = subprocess.Popen(
        [sys.executable, "-P", "-c", textwrap.dedent(program)],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    try:
        assert reader.stdout is not None
        pid = int(reader.stdout.readline())
        assert is_running(pid)
    finally:
        reader.kill()
        reader.communicate()
    asyncio.run(until(lambda: not is_running(pid)))
    assert not (tmp_path / "hijacked").exists()


async def test_whoever_gives_up_while_the_process_starts_is_let_go_at_once() -> None:
    """asyncio itself may wait for ever where the start of a process is cancelled (CPython 3.11)."""
    for turns in range(8):
        analyst = Analyst()
        asking = asyncio.create_task(analyst.facts(quick("given-up")))
        for _ in range(turns):
            await asyncio.sleep(0)
        asking.cancel()
        async with asyncio.timeout(20):
            with pytest.raises(asyncio.CancelledError):
                await asking
            await analyst.close()
        assert analyst.pid is None
        with pytest.raises(AnalystError):
            await analyst.facts(quick("after"))
