"""`newsreader completion`: what a shell needs to complete commands, options, ids, tags and saved searches."""

from __future__ import annotations

import os
import re

import click
from click.shell_completion import (
    BashComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
    split_arg_string,
)

from reader.commands.options import COMPLETING

_SHELLS = ("bash", "zsh", "fish")

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' type value before="${COMP_LINE:0:COMP_POINT}"
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_LINE="$before" COMP_WORDBREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete $1)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


@add_completion_class
class WholeWords(BashComplete):
    """Completion for bash in words of ours: it takes `tag:weather` for three and puts only the last one in."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it as far as it is typed."""
        line = os.environ.get("COMP_LINE", "")
        words = split_arg_string(line)
        begun = words.pop() if words and not line[-1:].isspace() else ""
        breaks = "".join(sign for sign in ":=" if sign in os.environ.get("COMP_WORDBREAKS", ""))
        parted = re.split(f"[{breaks}]", begun)[-1] if breaks else begun
        self._before = len(begun) - len(parted)
        return words[1:], begun

    def format_completion(self, item: click.shell_completion.CompletionItem) -> str:
        """What bash puts in place of the last of its words."""
        return f"{item.type},{item.value[self._before :]}"


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.pass_context
def command(context: click.Context, shell: str | None) -> None:
    r"""Print the completion for a SHELL, by default the one you use.

    \b
    bash:  eval "$(newsreader completion bash)"   in ~/.bashrc
    zsh:   eval "$(newsreader completion zsh)"    in ~/.zshrc, after compinit
    fish:  newsreader completion fish > ~/.config/fish/completions/newsreader.fish
    """
    used = shell or os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119
    of_shell = get_completion_class(used) if used in _SHELLS else None
    if of_shell is None:
        raise click.UsageError(f"say for which shell: {', '.join(_SHELLS)}")
    click.echo(of_shell(context.find_root().command, {}, "newsreader", COMPLETING).source())


def completed(program: click.Command) -> int:
    """Answer a shell that asks what a word can become; the exit status."""
    return shell_complete(program, {}, "newsreader", COMPLETING, os.environ[COMPLETING])
