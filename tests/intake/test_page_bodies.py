"""What is the story on a page where other things stand beside it, between it and where it begins."""

from reader.intake.html.extraction import draft_of

URL = "https://news.example/2021/05/storm"
TITLE = "Storm closes port of Riga"
FIRST = "The harbour master said on Monday that all ships must wait outside until the storm has passed the coast."
SECOND = "Power came back in most of the city by noon, and the trains to the coast were running again, the city said."
THIRD = "The council will meet on Thursday to talk about what the repairs cost and who is going to pay for them."
OTHERS = "".join(
    f"<p>The museum of ships number {n} opened its doors to more visitors than ever before, its director said.</p>"
    for n in range(20)
)


def _body(inner: str, head: str = "") -> str:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{inner}</body></html>"
    return draft_of(page.encode(), URL).body


def test_words_beside_paragraphs_are_paragraphs() -> None:
    body = _body(f'<h1>{TITLE}</h1><div>{FIRST} <a href="/a">More</a>.<p>{SECOND}</p>{THIRD}<div>Share</div></div>')
    assert body.split("\n\n") == [f"{FIRST} [More](<https://news.example/a>).", SECOND, THIRD]


def test_a_caption_after_the_headline_does_not_stand_for_the_story() -> None:
    caption = "Ships wait outside the port of Riga on Monday morning, when the storm was at its worst. "
    words = "<br>".join((FIRST, SECOND, THIRD))
    body = _body(f"<h1>{TITLE}</h1><div><div><div>{caption * 2}</div></div><span>{words}</span><div>Tags</div></div>")
    assert all(words in body for words in (FIRST, SECOND, THIRD))


def test_a_first_paragraph_that_a_teaser_above_repeats_is_kept() -> None:
    teaser = f'<div class="lead-story"><p><a href="/b">{FIRST}</a></p></div>'
    body = _body(f"{teaser}<article><h1>{TITLE}</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>")
    assert body.split("\n\n") == [FIRST, SECOND, THIRD]


def test_long_comments_and_teasers_are_no_part_of_a_short_story() -> None:
    for name in ("discussion", "comentarios_lectores", "teasers", "trending"):
        story = f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p></div>'
        body = _body(f'<div class="page"><h1>{TITLE}</h1>{story}<div class="{name}"><h4>Box</h4>{OTHERS}</div></div>')
        assert body.split("\n\n") == [FIRST, SECOND], name


def test_a_text_that_scripts_would_show_is_read_from_what_the_page_states() -> None:
    words = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    stated = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{words}"}}'
    head = f'<script type="application/ld+json">{stated}</script>'
    assert _body(f'<h1>{TITLE}</h1><div id="app">Loading</div>', head).split("\n\n") == [FIRST, SECOND, THIRD]


def test_key_points_before_the_story_are_kept() -> None:
    points = "<ul><li>Ships wait at sea until Tuesday</li><li>Power is back in most of the city</li></ul>"
    tags = '<ul><li><a href="/t/1">Port of Riga</a></li><li><a href="/t/2">Storms</a></li></ul>'
    story = f"{points}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{tags}<p>{FIRST[::-1]}.</p>"
    body = _body(f'<div class="article"><h1>{TITLE}</h1><div class="body">{story}</div></div>')
    assert body.startswith("- Ships wait at sea until Tuesday\n- Power is back in most of the city\n\nThe harbour")
    assert "Storms" not in body


def test_who_the_author_is_and_links_under_the_story_are_left_out() -> None:
    story = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>Ann Lee is a reporter in Riga.</p>"
    tail = '<ul><li><a href="/ann">Ann Lee</a></li></ul><p>Sponsored links</p>'
    head = '<meta name="author" content="Ann Lee">'
    assert _body(f"<article><h1>{TITLE}</h1>{story}{tail}</article>", head).split("\n\n") == [FIRST, SECOND, THIRD]


def test_lines_with_a_date_before_the_story_are_none_of_it_and_a_sentence_with_one_is() -> None:
    dated = "<p>Ann Lee | Riga | 08/01/2014</p><p>mercredi 11 septembre 2019</p><p>(Credit: C. Roe)</p>"
    lede = "On 3/5/2021 the storm came."
    body = _body(
        f"<article><h1>{TITLE}</h1>{dated}<p>{lede}</p><p>{FIRST}</p><p>{SECOND}</p><p>-- By Ann Lee</p></article>"
    )
    assert body.split("\n\n") == [lede, FIRST, SECOND]
