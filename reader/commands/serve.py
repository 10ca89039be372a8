"""`newsreader serve`: let others read the library, over SSH or in a browser."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.commands.options import library_option

if TYPE_CHECKING:
    from reader.serve.ssh import Place, SshServer

_EXTRA = "this needs the extra `serve`: pip install 'newsreader-tui[serve]'"


@click.command("serve")
@click.option("--ssh", is_flag=True, help="Over SSH, each user with marks of his own.")
@click.option("--web", is_flag=True, help="In a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), help="8022 for SSH, 8000 for the web.")
@click.option("--folder", type=click.Path(path_type=Path), help="Host key, users' keys (keys/NAME) and homes.")
@click.option("--sessions", type=click.IntRange(1), default=50, show_default=True, help="Sessions or pages at once.")
@click.option("--each", type=click.IntRange(1), default=4, show_default=True, help="Of them those of one user.")
@click.option("--idle", type=click.FloatRange(0.01), default=30.0, show_default=True, help="Minutes without a key.")
@library_option
@click.pass_context
def command(
    context: click.Context,
    ssh: bool,
    web: bool,
    host: str,
    port: int | None,
    folder: Path | None,
    sessions: int,
    each: int,
    idle: float,
) -> None:
    """Let others read the library.

    They log in with their keys, one file keys/NAME in the form of authorized_keys for each, and get the reader: no
    shell, no commands, no files, no forwarding. In a browser everybody who can reach the port reads with your marks.
    """
    if ssh is web:
        raise click.UsageError("Say either --ssh or --web.")
    if find_spec("asyncssh" if ssh else "textual_serve") is None:
        raise click.ClickException(_EXTRA)
    from reader.commands.opening import opened
    from reader.settings import load_settings

    with opened(context) as library:
        root, cache = library.roots[0], library.cache_folder
    if web:
        from reader.serve.web import serve

        pipeline = load_settings().pipeline
        port = 8000 if port is None else port
        serve(
            root, host=host, port=port, pipeline=pipeline, pages=sessions, say=lambda words: click.echo(words, err=True)
        )
        return
    from platformdirs import user_data_path

    from reader.serve.limits import Limits
    from reader.serve.ssh import Place, SshServer

    place = Place(root, folder or user_data_path("newsreader", appauthor=False) / "serve", cache.parent)
    place.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    limits = Limits(sessions=sessions, of_one_user=each, idle=60 * idle)
    server = SshServer(place, limits, host=host, port=8022 if port is None else port, pipeline=load_settings().pipeline)
    with suppress(asyncio.CancelledError):
        asyncio.run(_run(server, place, host))
    context.exit(128 + signal.SIGTERM)


async def _run(server: SshServer, place: Place, host: str) -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await server.start()
    click.echo(f"Serving {place.library} at {host} port {server.port}; users' keys are in {place.keys}", err=True)
    await server.run()
