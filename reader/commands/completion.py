"""`newsreader completion`: what a shell needs to complete commands, options, ids, tags and saved searches."""

from __future__ import annotations

import os

import click

VARIABLE = "_NEWSREADER_COMPLETE"
"""Set by the shell while it asks what a word can become (click's own protocol)."""

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
def command(shell: str | None) -> None:
    r"""Print the completion for a SHELL, by default the one you use.

    \b
    bash:  eval "$(newsreader completion bash)"   in ~/.bashrc
    zsh:   eval "$(newsreader completion zsh)"    in ~/.zshrc, after compinit
    fish:  newsreader completion fish > ~/.config/fish/completions/newsreader.fish
    """
    from click.shell_completion import get_completion_class

    from reader.cli import newsreader

    used = shell or os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119
    of_shell = get_completion_class(used) if used in _SHELLS else None
    if of_shell is None:
        raise click.UsageError(f"say for which shell: {', '.join(_SHELLS)}")
    click.echo(of_shell(newsreader, {}, "newsreader", VARIABLE).source())
