"""All that can be done in the reader: one table from which keys, footer, help and palette are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from reader.restricted import is_restricted
from reader.tui.painting import Highlight


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can be told to do."""

    id: str
    """The name under which its keys can be changed."""
    keys: str
    """Parted by commas, as Textual names them."""
    action: str
    does: str
    """What it does, in the help and the palette."""
    is_urgent: bool = False
    """Whether it comes before what the focused widget does with the key."""
    is_offered: bool = True
    """Whether the palette has it."""
    restricted: str | None = None
    """What it does for those who are served the reader: nothing where that is empty, by default the same."""

    @property
    def does_here(self) -> str:
        """What it does for whoever reads here; empty where it does nothing."""
        return self.restricted if self.restricted is not None and is_restricted() else self.does

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(self.keys, self.action, self.does_here, id=self.id, priority=self.is_urgent)


KINDS: Mapping[Highlight, Command] = {
    kind: Command(f"reading.{name}", str(key), f"do('lighting.kind', '{kind}')", f"{words} on or off")
    for key, (kind, name, words) in enumerate(
        (
            (Highlight.PERSON, "people", "People"),
            (Highlight.ORG, "organisations", "Organisations"),
            (Highlight.PLACE, "places", "Places"),
            (Highlight.GROUP, "groups", "Groups"),
            (Highlight.EVENT, "events", "Events"),
            (Highlight.OTHER, "others", "Other names"),
            (Highlight.FIGURE, "figures", "Figures"),
            (Highlight.DATE, "dates", "Dates"),
            (Highlight.QUOTE, "quotes", "Quotations"),
        ),
        1,
    )
}
"""What turns each kind of highlights on and off."""

READING = (
    Command(
        "reading.next", "n", "do('lighting.next', 1)", "Next unread; in an article next highlight, mention or match"
    ),
    Command("reading.previous", "N,p", "do('lighting.next', -1)", "The one before"),
    Command("reading.next_article", "J", "do('opening.step', 1)", "Next article, without leaving the text"),
    Command("reading.previous_article", "K", "do('opening.step', -1)", "Previous article, without leaving the text"),
    Command(
        "reading.facts",
        "f",
        "do('across.figures')",
        "To the key facts, and back to the text; in the list the figures of what it shows",
    ),
    Command(
        "reading.find",
        "slash",
        "do('filtering.find')",
        "Find in the article; in the list filter: words, who:name, figure:>10% …",
    ),
    Command(
        "reading.save_search", "S", "do('filtering.save')", "Save the filter of the list, to be asked for as saved:name"
    ),
    Command("reading.dossier", "enter", "do('across.enter')", "All that is stored on the name one has gone to"),
    Command("reading.choose", "m", "do('lighting.choose')", "Light up all mentions of the name one is at"),
    Command("reading.timeline", "t", "do('across.timeline')", "The dates of the article, or of what the list shows"),
    Command("reading.related", "X", "do('across.related')", "The five nearest articles, and why"),
    Command("reading.brief", "B", "do('across.brief')", "Brief: the stories of the newest day, quoted"),
    Command("reading.who", "W", "do('across.ask_who')", "All that is stored on a name that you type"),
    Command("reading.unread", "u", "do('marking.unread')", "Mark read or unread"),
    Command("reading.all_read", "A", "do('marking.all_read')", "Mark all in the list read, as it is filtered"),
    Command("reading.note", "e", "do('writing.note')", "Your note on the article"),
    Command(
        "reading.pick", "x", "do('marking.pick')", "Pick the article, and go on: what follows is done to all picked"
    ),
    Command("reading.pick_all", "asterisk", "do('marking.pick_all')", "Pick all in the list, or none"),
    Command(
        "reading.delete",
        "d",
        "do('marking.delete')",
        "Delete: to the trash; from there back; a saved search",
        restricted="Among the folders: forget a saved search",
    ),
    Command(
        "reading.empty_trash", "E", "do('marking.empty_trash')", "Delete for good what is in the trash", restricted=""
    ),
    Command("reading.undo", "U", "do('marking.undo')", "Take back the last change; again for the one before"),
    Command("reading.sort", "comma", "do('sorting.next')", "Sort by date, source, length; with a filter by relevance"),
    Command("reading.turn", "semicolon", "do('sorting.turn')", "The order the other way round"),
    Command(
        "reading.group",
        "full_stop",
        "do('sorting.group')",
        "Under days, under sources, each story in one row, under nothing",
    ),
    Command("reading.star", "s", "do('marking.star')", "Star, or take the star away"),
    Command("reading.tags", "number_sign", "do('writing.tags')", "Tags, parted by blanks"),
    Command("reading.changes", "D", "do('versions.compare')", "What changed since the version before, figures first"),
    Command(
        "reading.fold", "v", "do('versions.fold')", "Older versions beneath the newest in the list, and folded again"
    ),
    Command("reading.copy", "y", "do('sharing.copy')", "Copy the quotation or fact with source, date and link"),
    Command(
        "reading.save",
        "w",
        "do('sharing.save')",
        "Write the article with its facts to a file: .md .bib .json .csv .jsonl",
        restricted="",
    ),
    Command("reading.link", "o", "do('sharing.link')", "Open the article's link; over SSH show and copy it"),
    Command("reading.hints", "F", "do('sharing.hint')", "Letters over the links in the text: the next key opens one"),
    Command("reading.picture", "i", "do('picturing.show')", "The article's lead picture; it is fetched only now"),
    Command("reading.zoom", "z", "zoom", "This pane alone, or beside the others"),
    Command("reading.next_pane", "tab", "pane(1)", "Next pane", is_urgent=True),
    Command("reading.previous_pane", "shift+tab", "pane(-1)", "Previous pane", is_urgent=True),
    Command("reading.back", "h,left,escape", "back", "One step back; from the list to the folders", is_offered=False),
    Command("reading.quit", "q", "leave", "One step back; from the folders the program ends", is_offered=False),
    *KINDS.values(),
    Command("reading.highlights", "0", "do('lighting.kinds')", "All highlights on or off"),
    Command("reading.fetch", "r", "do('fetching.one')", "Fetch this feed, or those of this folder", restricted=""),
    Command("reading.fetch_all", "R", "do('fetching.all')", "Fetch all feeds", restricted=""),
    Command(
        "reading.add",
        "a",
        "do('fetching.add')",
        "Add the article at an address, or subscribe to the feed there",
        restricted="",
    ),
    Command("reading.refresh", "ctrl+r", "look_again", "Look at the files again"),
)
"""What the reading screen does."""

ACROSS = (
    Command("across.open", "enter", "open", "To the sentence that states it"),
    Command("across.figures", "f", "figures", "The figures of what is shown, comparable ones in one row"),
    Command("across.timeline", "t", "timeline", "Its dates on one axis"),
    Command("across.larger", "plus,equals_sign", "zoom_time(1)", "Smaller steps of time: years, months, days"),
    Command("across.smaller", "minus", "zoom_time(-1)", "Larger steps of time"),
    Command("across.copy", "y", "copy", "Copy what the line states, with source, date and link"),
    Command("across.save", "w", "save", "Write it to a file: .md .bib .json .csv .jsonl", restricted=""),
    Command("across.merge", "M", "merge", "In a dossier: say who else this is"),
    Command("across.split", "S", "split", "In a dossier: say that the one of this line's article is somebody else"),
    Command("across.undo", "U", "undo", "Take back the last change"),
    Command("across.back", "h,left,escape,q", "back", "Back", is_offered=False),
)
"""What a screen does that is read across articles."""

PROGRAM = (
    Command("reading.help", "question_mark", "keys", "Help: every key"),
    Command("reading.commands", "colon,ctrl+p", "command_palette", "All commands by name", is_offered=False),
    Command("reading.theme", "T", "next_theme", "Next theme"),
    Command("reading.repaint", "ctrl+l", "repaint", "Draw the screen anew", is_urgent=True),
    Command(
        "reading.suspend", "ctrl+z", "suspend_process", "To the shell; fg comes back", is_urgent=True, restricted=""
    ),
    Command("reading.quit_now", "Q", "quit", "Quit from anywhere"),
    Command("reading.interrupted", "ctrl+c", "interrupted", "Says how to quit", is_offered=False),
)
"""What the program does wherever one is."""

ACCOUNT = (
    Command("changes.down", "j,down", "line(1)", "Line down"),
    Command("changes.up", "k,up", "line(-1)", "Line up"),
    Command("changes.page_down", "space,pagedown,ctrl+f", "page(1)", "Page down"),
    Command("changes.page_up", "b,pageup,ctrl+b", "page(-1)", "Page up"),
    Command("changes.half_down", "ctrl+d", "half(1)", "Half a page down"),
    Command("changes.half_up", "ctrl+u", "half(-1)", "Half a page up"),
    Command("changes.top", "g,home", "end(-1)", "To the beginning"),
    Command("changes.bottom", "G,end", "end(1)", "To the end"),
    Command("changes.next", "n,tab", "next(1)", "Next change"),
    Command("changes.previous", "N,p,shift+tab", "next(-1)", "The one before"),
    Command("changes.choose", "enter,l,right", "choose", "Show its sentence in the article"),
)
"""What the account of a version's changes does."""

CHANGES = (
    Command("changes.older", "J", "older(1)", "Compare with an older version"),
    Command("changes.newer", "K", "older(-1)", "Compare with a newer one"),
    Command("changes.back", "escape,q,h,left,D", "back", "Back"),
)
"""What the screen around it does."""

PICTURE = (Command("picture.back", "escape,i,q,h,left,enter", "back", "Back"),)
"""What the screen with a picture does."""

FOOTERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "folders": (
        ("folders.open", "open"),
        ("reading.next", "next unread"),
        ("reading.fetch", "fetch"),
        ("reading.find", "search"),
        ("reading.help", "help"),
    ),
    "list": (
        ("list.open", "open"),
        ("reading.next", "next unread"),
        ("reading.find", "filter"),
        ("reading.star", "star"),
        ("reading.help", "help"),
    ),
    "picked": (
        ("reading.pick", "pick"),
        ("reading.unread", "read"),
        ("reading.tags", "tags"),
        ("reading.delete", "delete"),
        ("reading.back", "let go"),
    ),
    "trash": (
        ("list.open", "open"),
        ("reading.delete", "put back"),
        ("reading.empty_trash", "empty the trash"),
        ("reading.back", "folders"),
        ("reading.help", "help"),
    ),
    "article": (
        ("article.page_down", "page"),
        ("reading.facts", "facts"),
        ("reading.next", "next highlight"),
        ("reading.back", "back"),
        ("reading.help", "help"),
    ),
    "pictured": (
        ("article.page_down", "page"),
        ("reading.facts", "facts"),
        ("reading.picture", "picture"),
        ("reading.back", "back"),
        ("reading.help", "help"),
    ),
    "chosen": (
        ("reading.next", "next mention"),
        ("reading.previous", "previous"),
        ("reading.copy", "copy"),
        ("reading.back", "back"),
        ("reading.help", "help"),
    ),
    "dossier": (
        ("across.open", "sentence"),
        ("across.figures", "figures"),
        ("across.timeline", "timeline"),
        ("across.merge", "merge"),
        ("reading.help", "help"),
    ),
    "timeline": (
        ("across.open", "sentence"),
        ("across.larger", "smaller steps"),
        ("across.smaller", "larger steps"),
        ("across.copy", "copy"),
        ("reading.help", "help"),
    ),
    "figures": (
        ("across.open", "sentence"),
        ("across.timeline", "timeline"),
        ("across.copy", "copy"),
        ("across.save", "write"),
        ("reading.help", "help"),
    ),
    "brief": (
        ("across.open", "sentence"),
        ("across.smaller", "more days"),
        ("across.larger", "fewer"),
        ("across.figures", "figures"),
        ("reading.help", "help"),
    ),
    "related": (
        ("across.open", "open"),
        ("across.figures", "figures"),
        ("across.timeline", "timeline"),
        ("across.back", "back"),
        ("reading.help", "help"),
    ),
    "found": (
        ("reading.next", "next match"),
        ("reading.previous", "previous"),
        ("reading.find", "find"),
        ("reading.back", "back"),
        ("reading.help", "help"),
    ),
    "changes": (
        ("changes.next", "next change"),
        ("changes.choose", "show in article"),
        ("changes.older", "older version"),
        ("changes.back", "back"),
        ("reading.help", "help"),
    ),
    "facts": (
        ("facts.choose", "show in text"),
        ("reading.dossier", "dossier"),
        ("reading.copy", "copy"),
        ("reading.back", "back"),
        ("reading.help", "help"),
    ),
}
"""The five commands that matter in each place, with a word for each."""

_OTHERS = frozenset(command.id for command in (*READING, *ACROSS, *PROGRAM) if command.restricted is not None)
"""What is not the same for those who are served the reader."""


def footer(place: str) -> list[tuple[str, str]]:
    """The commands that matter in a place, as ids and words, without those that are not for whoever reads here."""
    return [(id, word) for id, word in FOOTERS[place] if not (id in _OTHERS and is_restricted())]


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The commands as Textual binds them."""
    return [command.binding for command in commands]
