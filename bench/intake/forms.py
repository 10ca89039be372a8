"""The forms of invented pages: each is like what one kind of publishing system emits."""

from __future__ import annotations

from html import escape

from bench.intake.pages import Forms, Story, head, links, long_date, p, related, shell

FORMS = Forms()


@FORMS.add
def blog_theme(s: Story) -> tuple[str, str]:
    half = len(s.paragraphs) // 2
    comments = "".join(
        f'<li class="comment"><div class="comment-body"><p>{escape(c)}</p><a>Reply</a></div></li>' for c in s.comments
    )
    inner = (
        '<div id="content" class="site-content"><main id="main"><article id="post-12" class="post-12 post type-post hentry">'
        f'<header class="entry-header"><h1 class="entry-title">{s.title}</h1><div class="entry-meta"><span class="posted-on">Posted on '
        f'<time class="entry-date published" datetime="{s.published.isoformat()}">{long_date(s.published)}</time></span> <span class="byline">by '
        f'<span class="author vcard"><a class="url fn n" href="/author/a">{s.author}</a></span></span></div></header>'
        f'<div class="entry-content">{p(s.paragraphs[:half])}<h2>{s.subheads[0]}</h2>{p(s.paragraphs[half:])}'
        '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent"><h3 class="sd-title">Share this:</h3><ul><li><a>Twitter</a></li>'
        '<li><a>Facebook</a></li></ul></div></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div></div>'
        f'<footer class="entry-footer"><span class="cat-links">Posted in <a>News</a></span> <span class="tags-links">Tagged <a>harbour</a>, <a>storm</a></span></footer></article>'
        f'<nav class="post-navigation"><a rel="prev">{s.others[0]}</a><a rel="next">{s.others[1]}</a></nav>'
        f'<div id="comments" class="comments-area"><h2>6 thoughts on “{s.title}”</h2><ol class="comment-list">{comments}</ol><div id="respond"><h3>Leave a Reply</h3>'
        f'<p>Your email address will not be published. Required fields are marked *</p></div></div></main><aside id="secondary" class="widget-area">{related(s, "Recent Posts")}</aside></div>'
    )
    return head(s, title=f"{s.title} – {s.outlet}", og=s.title) + shell(s, inner), "\n".join(
        [*s.paragraphs[:half], s.subheads[0], *s.paragraphs[half:]]
    )


@FORMS.add
def hashed_classes(s: Story) -> tuple[str, str]:
    between = {
        1: f'<aside data-component="rich-link" class="dcr-ov1"><div>Read more</div><a href="/x">{s.others[0]}</a></aside>',
        2: '<figure class="dcr-173mewl"><div><img src="/b.jpg" alt=""></div><figcaption class="dcr-fd61eq"><span>The quay at dawn.</span> Photograph: C Roe/Example</figcaption></figure>',
        3: '<figure data-spacefinder-role="inline"><div><p>Sign up to <span>First Edition</span></p><p>Our morning email breaks down the key stories of the day, telling you what’s happening and why it matters</p></div></figure>',
    }
    blocks = [f'<p class="dcr-1kas69x">{text}</p>{between.get(n, "")}' for n, text in enumerate(s.escaped)]
    inner = (
        f'<main><article class="dcr-1f"><div class="dcr-h"><a href="/world">World news</a></div><div data-gu-name="headline"><h1 class="dcr-y70er4">{s.title}</h1></div>'
        f'<div data-gu-name="standfirst" class="dcr-standfirst"><p>{s.deck}</p></div><div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/p">{s.author}</a></address>'
        f"<details><summary>{s.published:%a %d %b %Y %H.%M} GMT</summary>Last modified on {s.published:%a %d %b %Y} 12.00 GMT</details><ul><li><a>Share on Facebook</a></li></ul></div>"
        f'<div id="maincontent" class="article-body-commercial-selector article-body-viewer-selector dcr-a">{"".join(blocks)}</div>'
        f'<div class="dcr-sub"><div>Explore more on these topics</div><ul>{links(["Europe", "Ports", "news"])}</ul><div><a>Reuse this content</a></div></div></article></main>'
        f'<section data-component="related-stories">{"".join(f"<div><h3><a>{o}</a></h3></div>" for o in s.others)}</section>'
    )
    return head(
        s,
        title=f"{s.title} | Ports | {s.outlet}",
        og=s.title,
        ld=True,
        meta=f'<meta property="article:published_time" content="{s.published.isoformat()}"><meta name="author" content="{s.author}">',
    ) + shell(s, inner), s.body


@FORMS.add
def text_blocks(s: Story) -> tuple[str, str]:
    first, *rest = s.paragraphs
    body = "".join(
        f'<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">{escape(t, quote=False)}</p></div></div>'
        for t in rest
    )
    inner = (
        f'<main id="main-content"><article class="ssrcss-pv1rh6"><header class="ssrcss-1eqcsb1"><h1 id="main-heading" tabindex="-1">{s.title}</h1>'
        f'<div class="ssrcss-meta"><time datetime="{s.published.isoformat()}">{s.published.day} {s.published:%B}</time></div></header>'
        f'<div data-component="byline-block"><div>By {s.author}</div><div>{s.outlet}, Riga</div></div>'
        '<figure><div data-component="image-block"><img src="/lead.jpg"><span class="visually-hidden">Image source, </span><span>Getty Images</span></div><figcaption><span class="visually-hidden">Image caption, </span><p>Waves at the quay on the day</p></figcaption></figure>'
        f'<div data-component="text-block"><div><p><b>{escape(first, quote=False)}</b></p></div></div>{body}'
        f'<div data-component="links-block"><div><h2>More on this story</h2><ul>{links(s.others[:3])}</ul></div></div>'
        f'<section data-component="topic-list"><h2>Related Topics</h2><ul>{links(["Ports", "Latvia"])}</ul></section></article></main>'
        f'<div data-component="features"><h2>Features &amp; Analysis</h2>{"".join(f"<div><p>{o}</p><p>{d}</p></div>" for o, d in zip(s.others, s.comments, strict=False))}</div>'
    )
    return head(s, title=f"{s.title} - {s.outlet}", og=s.title, ld=True, ld_author=False) + shell(s, inner), s.body


@FORMS.add
def companion_columns(s: Story) -> tuple[str, str]:
    parts = [s.paragraphs[n : n + 3] for n in range(0, len(s.paragraphs), 3)]
    ad = '<div class="StoryBodyCompanionColumn"><div id="story-ad-wrapper"><p>Advertisement</p><a>SKIP ADVERTISEMENT</a></div></div>'
    columns = ad.join(
        f'<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{p(part, "class=css-at9mc1")}</div></div>'
        for part in parts
    )
    inner = (
        f'<main id="site-content"><div><article id="story"><header class="css-1h4j4wu"><h1 data-testid="headline" class="css-3z">{s.title}</h1><p id="article-summary" class="css-1n0orw4">{s.deck}</p>'
        f'<div data-testid="share-tools"><button>Share full article</button></div><p class="css-byl">By <span class="byline-prefix"></span><a href="/by">{s.author}</a></p><time datetime="{s.published.isoformat()}">{long_date(s.published)}</time></header>'
        f'<section name="articleBody" class="meteredContent">{columns}</section><div class="bottom-of-article"><p>A version of this article appears in print on {long_date(s.published)}, Section A, Page 5 of the edition with the headline: {s.others[0]}. <a>Order Reprints</a> | <a>Subscribe</a></p></div></article></div></main>'
        f'<section class="recirc"><h2>Related Content</h2>{"".join(f"<article><h3>{o}</h3><p>{c}</p></article>" for o, c in zip(s.others, s.comments, strict=False))}</section>'
    )
    return head(s, title=f"{s.others[1]} - {s.outlet}", og=s.others[1], ld=True) + shell(s, inner), s.body


@FORMS.add
def old_tables(s: Story) -> tuple[str, str]:
    text = "<br><br>\n".join(s.escaped)
    html = (
        f"<html><head><title>{s.outlet}: {s.title}</title></head><body bgcolor=white><table width=100%><tr><td colspan=3><img src=logo.gif alt='{s.outlet}'></td></tr><tr><td width=150 valign=top><font size=1>"
        + "<br>".join(f"<a href='{n}.html'>{t}</a>" for n, t in enumerate(["Home", "World", "Sport", *s.others[:6]]))
        + f"</font></td><td valign=top><font size=5><b>{s.title}</b></font><br><font size=2>By {s.author}<br>{long_date(s.published)}</font><br><br><font face=arial size=2>{text}</font><br><br><font size=1><a href=mail>E-mail this story</a> | <a href=print>Print this story</a></font></td>"
        f"<td width=160 valign=top><table><tr><td>{'<br>'.join(s.others[6:])}</td></tr></table></td></tr></table><center><font size=1>Copyright 2003 {s.outlet}</font></center></body></html>"
    )
    return html, s.body


@FORMS.add
def field_items(s: Story) -> tuple[str, str]:
    inner = (
        f'<div class="breadcrumb"><a>Home</a> » <a>News</a> » {s.title}</div><div class="region region-content"><h1 class="page-header title">{s.title}</h1><div class="node node--type-article" role="article"><div class="submitted">Submitted by <span>{s.author}</span> on {s.published:%a, %m/%d/%Y - %H:%M}</div>'
        f'<div class="field field--name-field-image"><img src="/l.jpg"></div><div class="field field--name-field-caption">The quay on the morning after.</div><div class="node__content clearfix"><div class="field field--name-body field--type-text-with-summary"><div class="field__item even" property="content:encoded">{p(s.paragraphs)}</div></div>'
        f'<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__items">{links(["harbour", "storm"], "div")}</div></div></div></div>'
        f'<section class="block block-views"><h2>Latest news</h2>{"".join(f"<div class=views-row><a>{o}</a><p>{c}</p></div>" for o, c in zip(s.others, s.comments, strict=False))}</section></div>'
    )
    return head(s, meta=f'<meta name="dcterms.date" content="{s.published.isoformat()}">') + shell(s, inner), s.body


@FORMS.add
def breaks_only(s: Story) -> tuple[str, str]:
    text = "<br /><br />".join(s.escaped)
    inner = (
        f'<div class="main section" id="main"><div class="date-outer"><h2 class="date-header"><span>{s.published:%A}, {long_date(s.published)}</span></h2><div class="post hentry"><h3 class="post-title entry-title" itemprop="name">{s.title}</h3>'
        f'<div class="post-body entry-content" id="post-body-1" itemprop="description articleBody">{text}<div style="clear: both;"></div></div><div class="post-footer">Posted by <span class="fn" itemprop="author"><span itemprop="name">{s.author}</span></span> at <a><abbr class="published" itemprop="datePublished" title="{s.published.isoformat()}">8:00 AM</abbr></a><br>Labels: <a>news</a></div></div></div>'
        f'<div class="comments" id="comments"><h4>6 comments:</h4>{"".join(f"<dl><dt>someone said...</dt><dd><p>{c}</p></dd></dl>" for c in s.comments)}</div></div>'
    )
    return head(s, title=f"{s.outlet}: {s.title}") + shell(s, inner), s.body


@FORMS.add
def divs_for_paragraphs(s: Story) -> tuple[str, str]:
    body = "".join(
        f'<div class="zn-body__paragraph">{t}</div>'
        + (
            f'<div class="el__embedded"><div class="el__article"><a><h3>{s.others[n]}</h3></a></div></div>'
            if n == 2
            else ""
        )
        for n, t in enumerate(s.escaped)
    )
    after = body.split("</div>", 1)[1]
    inner = (
        f'<article class="pg-rail-tall"><h1 class="pg-headline">{s.title}</h1><div class="metadata"><p class="metadata__byline"><span class="metadata__byline__author">By <a>{s.author}</a>, {s.outlet}</span></p><p class="update-time">Updated {s.published:%H%M} GMT {long_date(s.published)}</p></div>'
        f'<div class="pg-side-of-rail"><section class="zn zn-body-text"><div class="l-container"><div class="zn-body__paragraph speakable"><cite class="el-editorial-source"> ({s.outlet})</cite>{s.paragraphs[0]}</div>{after}</div></section></div><div class="el__video"><div class="video__end-slate">Replay</div><div>MUST WATCH</div></div></article>'
    )
    return head(
        s,
        og=s.title,
        ld=False,
        meta=f'<meta itemprop="datePublished" content="{s.published.isoformat()}"><meta name="author" content="{s.author}, {s.outlet}">',
    ) + shell(s, inner), f"({s.outlet}){s.body}"


@FORMS.add
def capital_links(s: Story) -> tuple[str, str]:
    made = []
    for n, text in enumerate(s.paragraphs):
        made.append(p([text]))
        if n in (1, 4):
            made.append(f'<p><strong><a href="/x">{s.others[n].upper()}</a></strong></p>')
    inner = (
        f'<div class="page-content"><main class="main-content"><article class="article-wrap"><header class="article-header"><div class="eyebrow"><a>PORTS</a></div><h1 class="headline speakable">{s.title}</h1><h2 class="sub-headline speakable">{s.deck}</h2><div class="author-byline">By <span><a>{s.author}</a></span> {s.outlet}</div><div class="article-date">Published <time>{long_date(s.published)} 5:52pm EDT</time></div></header>'
        f'<div class="article-content"><div class="article-body"><div class="featured-video"><div class="info"><h4 class="title">Video: waves</h4><p>The harbour master talks about the waves on a morning show.</p></div></div>{"".join(made)}<p><a href="/app"><strong>CLICK HERE TO GET THE {s.outlet.upper()} APP</strong></a></p><p><i>The Wire Agency contributed to this report.</i></p><div class="author-bio"><p>{s.author} is a reporter for {s.outlet}.</p></div></div></div></article></main></div>'
    )
    return head(
        s,
        og=s.title,
        meta=f'<meta name="dc.date" content="{s.published:%Y-%m-%d}"><meta name="dc.creator" content="{s.author}">',
    ) + shell(s, inner), s.body + "\n\nThe Wire Agency contributed to this report."


@FORMS.add
def local_asset(s: Story) -> tuple[str, str]:
    rules = "".join(
        f"<li><strong>{a}</strong> {b}</li>"
        for a, b in (
            ("Keep it Clean.", "Please avoid obscene, vulgar, lewd, racist language."),
            ("Be Truthful.", "Don't knowingly lie about anyone or anything."),
            ("Share with Us.", "We'd love to hear eyewitness accounts, the history behind an article."),
        )
    )
    inner = (
        f'<section id="main-body-container"><article class="asset article" itemscope><header class="asset-header"><h1 class="headline"><span>{s.title}</span></h1><div class="meta"><ul class="list-inline"><li class="hidden-print"><span itemprop="author" class="tnt-byline">By {s.author.upper()} news@example.org</span></li><li><time class="tnt-date asset-date" datetime="{s.published.isoformat()}">{s.published:%b %d, %Y}</time></li></ul></div></header>'
        f'<div class="asset-photo"><img src="/l.jpg"><figcaption class="caption"><span class="caption-text"><p>The quay on Monday.</p></span><span class="credit">C. Roe</span></figcaption></div>'
        f'<div id="article-body" class="asset-body" itemprop="articleBody"><div class="asset-content subscriber-premium">{p(s.paragraphs)}</div><div class="tncms-region"><div class="signup"><h4>Get breaking news sent straight to your inbox.</h4><p>Sign up for our free newsletter today and never miss a story from {s.outlet}.</p></div></div></div><div class="asset-tags"><h4>Tags</h4><ul>{links(["Harbour", "Storm"])}</ul></div></article>'
        f'<div id="asset-comments"><h3>Welcome to the discussion.</h3><ul>{rules}</ul></div><div class="block"><h3>More from this section</h3>{"".join(f"<div class=card-body><a>{o}</a><p class=lead>{c}</p></div>" for o, c in zip(s.others, s.comments, strict=False))}</div></section>'
    )
    return head(s, og=s.title, ld=True) + shell(s, inner), s.body


@FORMS.add
def tabloid(s: Story) -> tuple[str, str]:
    made = []
    for n, text in enumerate(s.escaped):
        made.append(f'<p class="mol-para-with-font">{text}</p>')
        if n % 3 == 1:
            made.append(
                f'<div class="artSplitter mol-img-group"><img src="/{n}.jpg"><p class="imageCaption">{s.items[n % 4]}</p></div>'
            )
        if n == 3:
            made.append(
                f'<div class="related-carousel with-fb-btn"><h3>RELATED ARTICLES</h3><ul>{links(s.others[:4])}</ul></div>'
            )
    inner = (
        f'<div id="content" class="alpha"><div id="js-article-text" class="article-text wide" itemprop="articleBody"><h2>{s.title}</h2><p class="author-section byline-plain">By <a class="author">{s.author}</a> and <a>Wire Agency</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="{s.published.isoformat()}">{s.published:%H:%M} GMT, {s.published.day} {s.published:%B %Y}</time></span></p><div class="share-buttons"><ul><li>Share</li><li>347 shares</li><li>1.2k View comments</li></ul></div>'
        f'<div itemprop="articleBody">{"".join(made)}</div></div><h3>Share or comment on this article: <span>{s.title}</span></h3><div id="comments"><div class="comment-text">{"</div><div class=comment-text>".join(s.comments)}</div></div></div><div class="beta"><ul>{links(s.others)}</ul></div>'
    )
    return head(s, title=f"{s.title} | {s.outlet} Online", og=s.title) + shell(s, inner), s.body


@FORMS.add
def wire_release(s: Story) -> tuple[str, str]:
    first, *rest = s.paragraphs
    inner = (
        f'<article class="news-release"><div class="row detail-headline"><h1>{s.title}</h1></div><div class="row"><p class="mb-no"><strong>NEWS PROVIDED BY</strong></p><a><strong>{s.outlet}</strong></a><p>{s.published:%b %d, %Y, %H:%M} ET</p></div>'
        f'<section class="release-body container"><div class="row"><div class="col-lg-10"><p><span class="legendSpanClass"><span class="xn-location">RIGA, Latvia</span></span>, <span class="legendSpanClass"><span class="xn-chron">{s.published:%B %d}</span></span> /Wire/ -- {first}</p>{p(rest)}<p id="PURL">SOURCE {s.outlet}</p></div></div></section>'
        f'<p>Related Links</p><p><a>http://www.example.org</a></p></article><section class="carousel-module"><h2>Also from this source</h2>{"".join(f"<div class=card><h3>{o}</h3><p>{c}</p></div>" for o, c in zip(s.others[:3], s.comments, strict=False))}</section>'
    )
    return head(s, og=s.title, meta=f'<meta name="date" content="{s.published.isoformat()}">') + shell(
        s, inner
    ), f"RIGA, Latvia, {s.published:%B %d} /Wire/ -- {s.body}\n\nSOURCE {s.outlet}"


@FORMS.add
def german(s: Story) -> tuple[str, str]:
    pointer = (
        f'<div class="teaser-absatz"><a><span class="label">Mehr zum Thema</span> <span>{s.others[0]}</span></a></div>'
    )
    made = [f'<p class="text-absatz">{text}</p>{pointer if n == 1 else ""}' for n, text in enumerate(s.escaped)]
    inner = (
        f'<main class="content-wrapper"><article class="container content-wrapper__group"><div class="seitenkopf"><h1><span class="seitenkopf__topline">Sturm in Riga</span> <span class="seitenkopf__headline--text">{s.title}</span></h1></div><p class="metatextline">Stand: {s.published:%d.%m.%Y %H:%M} Uhr</p><div class="authorline__author"><em>Von {s.author}, {s.outlet}</em></div>'
        f'<p class="textabsatz"><strong>{s.deck}</strong></p>{"".join(made)}<h2>{s.subheads[0]}</h2><p class="text-absatz">{s.comments[0]}</p><div class="copytext-element"><p>Dieses Thema im Programm: Über dieses Thema berichteten die Nachrichten am Montag.</p></div></article></main>'
    )
    return head(s, title=f"{s.title} | {s.outlet}", og=s.title, ld=True) + shell(s, inner), "\n".join(
        [s.deck, *s.paragraphs, s.subheads[0], s.comments[0]]
    )


@FORMS.add
def endless(s: Story) -> tuple[str, str]:
    def article(title: str, texts: list[str], n: int) -> str:
        return f'<div class="single-post" data-id="{n}"><div class="post-head"><h1>{title}</h1><div class="post-info">{s.author} · {long_date(s.published)} · 3 min read</div></div><div class="post-content">{p(texts)}<div class="inline-nl"><b>Get the daily briefing in your inbox</b><input><button>Subscribe</button></div></div></div>'

    inner = f'<div id="stream">{article(s.title, s.paragraphs, 0)}<div class="infinite-scroll-next">{article(s.others[0], s.comments, 1)}</div></div>'
    return head(s, og=f"{s.title} - {s.outlet}", ld=True) + shell(s, inner), s.body


@FORMS.add
def builder(s: Story) -> tuple[str, str]:
    half = len(s.paragraphs) // 2
    inner = (
        f'<div class="elementor elementor-99"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">{s.title}</h1></div></div>'
        f'<div class="elementor-element elementor-widget elementor-widget-post-info"><ul><li itemprop="author"><span>{s.author}</span></li><li itemprop="datePublished"><span>{long_date(s.published)}</span></li></ul></div><div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{p(s.paragraphs[:half])}<ul>{"".join(f"<li>{i}</li>" for i in s.items)}</ul>{p(s.paragraphs[half:])}</div></div>'
        f'<div class="elementor-element elementor-widget elementor-widget-posts"><div class="elementor-posts-container">{"".join(f"<article class=elementor-post><h3>{o}</h3><p>{c}</p><a>Read More »</a></article>" for o, c in zip(s.others, s.comments, strict=False))}</div></div></div></div></div></section></div>'
    )
    return head(s, title=f"{s.title} • {s.outlet}", og=f"{s.title} • {s.outlet}") + shell(s, inner), "\n".join(
        [*s.paragraphs[:half], *s.items, *s.paragraphs[half:]]
    )


@FORMS.add
def plain_divs(s: Story) -> tuple[str, str]:
    body = "".join(f"<div>{t}</div>" for t in s.escaped)
    inner = f'<div class="wrap"><div class="left"><div class="title">{s.title}</div><div class="info">{long_date(s.published)} | {s.author}</div><div class="text">{body}</div><div class="prev-next"><a>{s.others[0]}</a><a>{s.others[1]}</a></div></div><div class="right">{links(s.others, "div")}</div></div>'
    return head(s, title=s.title) + shell(s, inner), s.body


@FORMS.add
def mobile_accelerated(s: Story) -> tuple[str, str]:
    inner = (
        f'<amp-sidebar id="s"><ul>{links(["Home", "World"])}</ul></amp-sidebar><main role="main"><article><h1>{s.title}</h1><p class="byline">{s.author} <span>|</span> {s.published.day} {s.published:%B %Y}</p><amp-img src="/l.jpg" alt="waves"></amp-img><p class="caption">Waves at the quay. Image: Example</p>{p(s.paragraphs)}'
        f'<amp-ad></amp-ad><div class="amp-related"><h3>Read next</h3>{links(s.others[:3], "p")}</div><amp-social-share></amp-social-share></article></main>'
    )
    return head(s, ld=True, body=True) + f"<body>{inner}</body></html>", s.body


@FORMS.add
def paragraphs_with_pointers(s: Story) -> tuple[str, str]:
    made = []
    for n, text in enumerate(s.paragraphs):
        made.append(p([text]))
        if n % 4 == 1:
            made.append(f"<p><em>Also read: <a href='/x'>{s.others[n % 12]}</a></em></p>")
        if n % 4 == 2:
            made.append(f"<p>READ MORE | <a href='/x'>{s.others[n % 12]}</a></p>")
    inner = (
        f'<div class="td-ss-main-content"><div class="td-post-header"><h1 class="entry-title">{s.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name">By <a>{s.author}</a> - </div><time class="entry-date td-module-date" datetime="{s.published.isoformat()}">{long_date(s.published)}</time></div></div><div class="td-post-content tagdiv-type">{"".join(made)}<p>Follow us on <a>Twitter</a>, <a>Facebook</a> and <a>Telegram</a> for more news.</p><p>(With inputs from agencies)</p></div>'
        f'<div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li>{links(["harbour", "storm"])}</ul></div><div class="td-related-row">{"".join(f"<div class=td_module><h3><a>{o}</a></h3></div>" for o in s.others[:3])}</div></div>'
    )
    return head(s, og=f"{s.title} | {s.outlet}") + shell(s, inner), s.body + "\n\n(With inputs from agencies)"


@FORMS.add
def interview(s: Story) -> tuple[str, str]:
    made = "".join(f"<p><strong>{s.subheads[n % 3]}?</strong></p>{p([t])}" for n, t in enumerate(s.paragraphs))
    text = "\n".join(f"{s.subheads[n % 3]}?\n{t}" for n, t in enumerate(s.paragraphs))
    inner = f'<section class="story"><div class="story-header"><h2 class="story-title">{s.title}</h2><h4 class="story-kicker">{s.deck}</h4><span class="story-date">{s.published:%d.%m.%Y}</span> <span class="story-author">Interview: {s.author}</span></div><div class="story-body rich-text">{made}<div class="box"><h5>About the person</h5><p>Anna Kalnina has been the harbour master since 2011 and was a pilot before.</p></div></div><div class="social"><a>Share</a><a>Tweet</a></div></section>'
    return head(s, title=f"{s.title} / {s.outlet}", og=s.title) + shell(s, inner), text


@FORMS.add
def agency_style(s: Story) -> tuple[str, str]:
    paragraphs = list(s.paragraphs)
    body = "".join(
        f'<p data-testid="paragraph-{n}" class="text__text__1FZLe article-body__paragraph__2-BtD">{escape(t, quote=False)}{" <a>read more</a>" if n == 1 else ""}</p>'
        for n, t in enumerate(paragraphs)
    )
    inner = (
        f'<main><article class="article__container__2MUeZ"><div class="article-header__header"><h1 data-testid="Heading">{s.title}</h1><div class="info"><a rel="author">{s.author}</a></div><time datetime="{s.published.isoformat()}"><span>{long_date(s.published)}</span><span>8:03 AM UTC</span></time></div><div class="summary"><ul data-testid="Summary"><li>Summary</li><li>{s.items[0]}</li><li>{s.items[1]}</li></ul></div>'
        f'<div class="article-body__content">{body}<p class="sign-off">Reporting by {s.author}; Editing by Bo Ek</p><p class="trust-badge">Our Standards: <a>The Example Trust Principles.</a></p></div><div class="toolbar"><button>Acquire Licensing Rights</button></div></article><aside>{related(s, "Read Next")}</aside></main>'
    )
    return head(s, title=f"{s.title} | {s.outlet}", og=s.title, ld=True) + shell(s, inner), "\n".join(
        [*paragraphs, f"Reporting by {s.author}; Editing by Bo Ek"]
    )


@FORMS.add
def long_comments(s: Story) -> tuple[str, str]:
    short = s.paragraphs[:4]
    discussion = "".join(
        f'<div class="c-item"><b>user{n}</b><p>{c}</p><p>{d}</p></div>'
        for n, (c, d) in enumerate(zip(s.comments * 3, reversed(s.comments * 3), strict=True))
    )
    inner = f'<div class="container"><div class="news-detail"><h1>{s.title}</h1><span class="date">{s.published:%Y-%m-%d %H:%M}</span><span class="name">{s.author}</span><div class="news-text">{p(short)}</div></div><div class="discussion"><h2>Discussion (36)</h2>{discussion}</div></div>'
    return head(s, title=f"{s.title} - {s.outlet}") + shell(s, inner), "\n".join(short)


@FORMS.add
def table_within(s: Story) -> tuple[str, str]:
    half = len(s.paragraphs) // 2
    table = "<table><thead><tr><th>Port</th><th>Ships</th></tr></thead><tbody><tr><td>Riga</td><td>12</td></tr><tr><td>Liepaja</td><td>7</td></tr></tbody></table>"
    quote = f"<blockquote><p>{s.comments[0]}</p></blockquote>"
    pull = f'<div class="pullquote"><p>“{s.paragraphs[0][:80]}”</p></div>'
    tweet = f'<blockquote class="twitter-tweet"><p lang="en">{s.comments[1]}</p>— Harbour (@harbour) <a>May 3, 2021</a></blockquote>'
    inner = f'<main class="l-main"><article class="l-article"><h1 class="c-page-title">{s.title}</h1><p class="c-entry-summary p-dek">{s.deck}</p><div class="c-byline">By <a><span class="c-byline__author-name">{s.author}</span></a> <time class="c-byline__item" datetime="{s.published.isoformat()}">{long_date(s.published)}</time></div><div class="c-entry-content">{p(s.paragraphs[:half])}{pull}<h3>{s.subheads[0]}</h3>{quote}{p(s.paragraphs[half:])}{table}{tweet}<aside class="c-newsletter_signup_box"><h3>Sign up for the newsletter</h3><p>The best of {s.outlet} every Friday, in your inbox and for free.</p></aside></div></article></main>'
    body = "\n".join(
        [
            *s.paragraphs[:half],
            s.subheads[0],
            s.comments[0],
            *s.paragraphs[half:],
            "Port Ships Riga 12 Liepaja 7",
            f"{s.comments[1]} — Harbour (@harbour) May 3, 2021",
        ]
    )
    return head(s, og=s.title, ld=True) + shell(s, inner), body
