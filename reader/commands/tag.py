"""`newsreader tag`: the reader's own tags."""

from __future__ import annotations

import click

from reader.commands import completing
from reader.commands.options import library_option


@click.command("tag")
@click.argument("article", required=False, shell_complete=completing.articles)
@click.argument("tags", nargs=-1, metavar="[TAG|-TAG]...", shell_complete=completing.tags)
@library_option
@click.pass_context
def command(context: click.Context, article: str | None, tags: tuple[str, ...]) -> None:
    """Show the tags of an ARTICLE, or give it TAGs and take -TAGs away; without an article list all tags.

    Write -- before the article if a tag is to be taken away.
    """
    from reader.commands.opening import opened
    from reader.controls import visible_line

    with opened(context) as library:
        if article is None:
            for tag, count in library.all_tags().items():
                click.echo(f"{count:6,}  {visible_line(tag)}")
            return
        id = library.resolve(article)
        kept = set(library.marks.tags(id))
        given = {tag.lower() for tag in tags if not tag.startswith("-")}
        changed = (kept | given) - {tag[1:].lower() for tag in tags if tag.startswith("-")}
        if changed != kept:
            library.marks.set_tags(id, changed)
        for tag in sorted(changed):
            click.echo(visible_line(tag))
