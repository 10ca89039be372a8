"""More forms of invented pages, written after the reading of pages was settled: what is kept was decided without it."""

from __future__ import annotations

from html import escape

from bench.intake.pages import Forms, Story, head, long_date, p, related, shell

WILD = Forms()


def _page(s: Story, inner: str, *, ld: bool = False, og: bool = True, meta: str = "") -> str:
    return head(s, og=s.title if og else None, ld=ld, meta=meta) + shell(s, inner)


def _top(s: Story) -> str:
    date = f'<time datetime="{s.published.isoformat()}">{long_date(s.published)}</time>'
    return f'<h1>{s.title}</h1><div class="meta"><span class="author">By {s.author}</span> {date}</div>'


@WILD.add
def blogger(s: Story) -> tuple[str, str]:
    photo = (
        '<table class="tr-caption-container"><tbody><tr><td><a href="/i.jpg"><img src="/i.jpg"></a></td></tr>'
        '<tr><td class="tr-caption">The quay in the morning light</td></tr></tbody></table>'
    )
    text = "<br /><br />".join(s.escaped)
    inner = (
        f'<div class="blog-posts hfeed"><h2 class="date-header"><span>{long_date(s.published)}</span></h2><div class="post hentry">'
        f'<h3 class="post-title entry-title">{s.title}</h3><div class="post-body entry-content" id="post-body-1"><div dir="ltr">{photo}{text}</div></div>'
        f'<div class="post-footer">Posted by <span class="fn">{s.author}</span> at <abbr class="published" title="{s.published.isoformat()}">8:00 AM</abbr>'
        f'<a>Email This</a><a>BlogThis!</a></div></div><div class="comments"><h4>{len(s.comments)} comments:</h4>'
        f'{"".join(f"<p class=comment-content>{c}</p>" for c in s.comments)}</div></div><div class="sidebar"><h2>Blog Archive</h2>{related(s)}</div>'
    )
    return _page(s, inner, og=False), s.body


@WILD.add
def one_cell(s: Story) -> tuple[str, str]:
    text = "<br><br>".join(s.escaped)
    inner = (
        f'<table width="100%"><tr><td width="160" valign="top"><b>Sections</b><br>{"<br>".join(f"<a>{o}</a>" for o in s.others[:8])}</td>'
        f'<td valign="top"><font size="5"><b>{s.title}</b></font><br><font size="2">By {s.author}<br>{long_date(s.published)}</font><br><br><font face="Arial">{text}</font></td>'
        f'<td width="160">{"<br>".join(f"<a>{o}</a>" for o in s.others[8:])}</td></tr></table>'
    )
    return _page(s, inner, og=False), s.body


@WILD.add
def arc(s: Story) -> tuple[str, str]:
    parts = []
    for n, text in enumerate(s.escaped):
        parts.append(f'<p class="default__StyledText-sc-1 kqXpRm body-paragraph">{text}</p>')
        if n == 1:
            parts.append(f'<p class="interstitial-link block">[<a href="/o">{s.others[0]}</a>]</p>')
        if n == 2:
            parts.append('<div class="ad-wrapper"><span>ADVERTISEMENT</span></div>')
    inner = f'<article class="b-article"><header>{_top(s)}</header><div class="article-body-wrapper">{"".join(parts)}</div><div class="author-bio"><p>{s.author} has covered ports, the sea and the weather for this newspaper since 2009.</p></div></article>{related(s, "More from us")}'
    return _page(s, inner, ld=True), s.body


@WILD.add
def live_blog(s: Story) -> tuple[str, str]:
    lead, *rest = s.paragraphs
    posts = "".join(
        f'<div class="live-post"><time class="live-time">{9 + n % 12}:1{n % 10}</time><h2 class="live-title">{s.subheads[n % 3]} {n}</h2><div class="live-body"><p>{escape(t, quote=False)}</p></div></div>'
        for n, t in enumerate(rest)
    )
    inner = f'<article>{_top(s)}<div class="live-intro"><p>{escape(lead, quote=False)}</p></div><div class="live-feed">{posts}</div></article>'
    return _page(s, inner), "\n".join([lead, *(f"{s.subheads[n % 3]} {n}\n{t}" for n, t in enumerate(rest))])


@WILD.add
def paywall_preview(s: Story) -> tuple[str, str]:
    shown = s.paragraphs[:3]
    inner = (
        f'<main>{_top(s)}<div class="story-text">{p(shown)}<div class="gate"><h3>Read the rest of this story</h3><p>Get unlimited access to every story on all your devices for one euro a week in the first three months.</p>'
        f'<p>Already have an account? <a href="/login">Log in</a></p></div></div></main>{related(s)}'
    )
    return _page(s, inner, ld=True), "\n".join(shown)


@WILD.add
def gallery_between(s: Story) -> tuple[str, str]:
    figures = "".join(
        f'<div class="slide"><img src="/{n}.jpg"><div class="slide-caption">{c} <span class="credit">C. Roe / Example</span></div></div>'
        for n, c in enumerate(s.items)
    )
    half = max(len(s.paragraphs) // 2, 1)
    inner = f'<div class="story">{_top(s)}{p(s.paragraphs[:half])}<div class="gallery" data-slides="4">{figures}</div>{p(s.paragraphs[half:])}</div>{related(s)}'
    return _page(s, inner), s.body


@WILD.add
def byline_within(s: Story) -> tuple[str, str]:
    first, *rest = s.paragraphs
    lede = f"RIGA, {s.published:%B} {s.published.day} (Example) - {first}"
    inner = f'<div class="content"><h1>{s.title}</h1><div class="text"><p>By {s.author}</p><p>{long_date(s.published)}</p>{p([lede, *rest])}<p>(Reporting by {s.author}; Editing by Jo Park)</p></div></div>{related(s)}'
    return _page(s, inner), "\n".join([lede, *rest])


@WILD.add
def consent_first(s: Story) -> tuple[str, str]:
    wall = "".join(f"<p>{c} We and our 800 partners process such data.</p>" for c in s.comments)
    inner = f'<div id="privacy-manager" class="overlay"><h2>We value your privacy</h2>{wall}<button>Agree</button></div><div class="page"><div class="article">{_top(s)}<div class="article__content">{p(s.paragraphs)}</div></div></div>'
    return _page(s, inner), s.body


@WILD.add
def print_copy(s: Story) -> tuple[str, str]:
    inner = f'<article>{_top(s)}<div class="entry screen-only">{p(s.paragraphs)}</div></article><div class="print-only" style="display: none"><h1>{s.title}</h1>{p(s.paragraphs)}</div><div class="mobile-only hidden"><div>{p(s.paragraphs[:2])}</div></div>'
    return _page(s, inner), s.body


@WILD.add
def key_points(s: Story) -> tuple[str, str]:
    points = "".join(f"<li>{item}</li>" for item in s.items)
    half = max(len(s.paragraphs) // 2, 1)
    inner = f'<div class="article">{_top(s)}<div class="body"><ul class="points">{points}</ul>{p(s.paragraphs[:half])}<h3>{s.subheads[0]}</h3>{p(s.paragraphs[half:])}</div></div>{related(s)}'
    return _page(s, inner, ld=True), "\n".join([*s.items, *s.paragraphs[:half], s.subheads[0], *s.paragraphs[half:]])


@WILD.add
def pulled_quotes(s: Story) -> tuple[str, str]:
    parts = []
    for n, text in enumerate(s.paragraphs):
        parts.append(f"<p>{escape(text, quote=False)}</p>")
        if n % 4 == 1:
            parts.append(f'<div class="big-quote"><span>{escape(text.split(". ")[0], quote=False)}</span></div>')
    inner = f'<article>{_top(s)}<div class="rich-text">{"".join(parts)}</div></article>{related(s)}'
    return _page(s, inner), s.body


@WILD.add
def text_nodes(s: Story) -> tuple[str, str]:
    text = "<p/>".join(
        f"{escape(first, quote=False)} <i>{escape(rest, quote=False)}</i>"
        for first, _, rest in (t.partition(" ") for t in s.paragraphs)
    )
    inner = f'<div class="newsitem"><h2>{s.title}</h2><div class="date">{long_date(s.published)} | {s.author}</div><div class="newstext">{text}</div><a href="/">Back</a></div>{related(s)}'
    return _page(s, inner, og=False), s.body


@WILD.add
def drupal(s: Story) -> tuple[str, str]:
    inner = (
        f'<div class="region region-content"><h1 class="page-title">{s.title}</h1><div class="node node-article"><div class="submitted">Submitted by <span class="username">{s.author}</span> on {long_date(s.published)}</div>'
        f'<div class="field field-name-field-tags"><a>Ports</a></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{p(s.paragraphs)}</div></div></div>'
        f'<ul class="links inline"><li>Log in to post comments</li></ul></div></div><div class="region-sidebar">{"".join(f"<div><h3>{o}</h3><p>{c}</p></div>" for o, c in zip(s.others, s.comments, strict=False))}</div>'
    )
    return _page(s, inner), s.body


@WILD.add
def medium(s: Story) -> tuple[str, str]:
    body = "".join(f'<p class="pw-post-body-paragraph kr ks" id="{n}">{t}</p>' for n, t in enumerate(s.escaped))
    inner = f'<article><div class="l"><section><div><div><h1 class="pw-post-title">{s.title}</h1><div class="bylines"><a rel="author">{s.author}</a><button>Follow</button><span>5 min read</span><span>{long_date(s.published)}</span></div><div class="bar"><span>182</span><span>Listen</span><span>Share</span></div>{body}</div></div></section></div></article><div><h2>More from {s.author}</h2>{"".join(f"<div><h2>{o}</h2><h3>{c}</h3></div>" for o, c in zip(s.others, s.comments, strict=False))}</div>'
    return _page(s, inner, ld=True), s.body


@WILD.add
def deck_as_heading(s: Story) -> tuple[str, str]:
    inner = f'<main><h1 class="headline">{s.title}</h1><h2 class="subtitle">{s.deck}</h2><div class="by">{s.author}</div><div class="article-text">{p(s.paragraphs)}</div></main>{related(s)}'
    return _page(s, inner, ld=True), s.body


@WILD.add
def paged(s: Story) -> tuple[str, str]:
    inner = f'<div id="wrap">{_top(s)}<div class="storybody">{p(s.paragraphs)}<div class="pages">Page 1 of 3 <a>1</a> <a>2</a> <a>3</a> <a>Next page</a></div></div><div class="teasers">{"".join(f"<p><a>{o}</a> {c}</p>" for o, c in zip(s.others, s.comments, strict=False))}</div></div>'
    return _page(s, inner), s.body


@WILD.add
def french(s: Story) -> tuple[str, str]:
    half = max(len(s.paragraphs) // 2, 1)
    inner = f'<article class="article"><h1>{s.title}</h1><p class="signature">Par {s.author}</p><p class="date">Publié le {s.published:%d/%m/%Y} à 08h00, mis à jour à 10h12</p><p class="abonnes">Article réservé aux abonnés</p><div class="article__paragraphs">{p(s.paragraphs[:half])}<p class="lire"><strong>Lire aussi :</strong> <a>{s.others[0]}</a></p>{p(s.paragraphs[half:])}</div><p class="sign">{s.author}</p></article>{related(s, "Les plus lus")}'
    return _page(s, inner, ld=True), s.body


@WILD.add
def local_paper(s: Story) -> tuple[str, str]:
    inner = f'<div class="article-container">{_top(s)}<div class="photo-box"><img src="/a.jpg"><p>Buy this photo</p><p class="cutline">A man looks at the sea. (C. Roe/Example)</p></div><div class="article-text">{p(s.paragraphs)}<p><em>Contact {s.author} at 555-0123 or alee@news.example.</em></p></div><div class="fb-comments"></div><div class="trending"><h4>Trending</h4>{"".join(f"<p>{c}</p>" for c in s.comments)}</div></div>'
    return _page(s, inner), s.body
