"""Sites that other tools build from the same words: mdBook and Hugo."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from sessions import session_name
from sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterator


class Plain(Site):
    """A site whose lists are Markdown."""

    dialect = 'plain'

    def listed(self, listing: str, name: str) -> str:
        line = f'- [{self.conference.titles[name]}](/{name}.md)\n'
        return self.conference.dialect.finished(listing, line)


class MdBook(Plain):
    """mdBook with the theme that it brings: a list of all pages, a search, in English."""

    search = ('index.html?search=', '#mdbook-searchresults-header')
    program: ClassVar = Path(sysconfig.get_path('scripts'), 'mdbook')
    env: ClassVar = {'MDBOOK_LOG': 'error', 'RUST_LOG': 'error'}

    def prepare(self) -> None:
        settings = '[book]\ntitle = "Retour sur le congrès"\nlanguage = "fr"\nsrc = "source"\n'
        (self.folder / 'book.toml').write_text(settings, encoding='utf-8')
        lines = [f'{"  " * depth}- [{title}]({name}.md)\n' for depth, name, title in self.outline()]
        self.write('SUMMARY', ''.join(['# Sommaire\n\n', *lines]))

    def outline(self, page: str = 'index', depth: int = 0) -> Iterator[tuple[int, str, str]]:
        """Yield the *page*, and all that stand under it: how deep, their names, their titles."""
        yield depth, page, self.conference.titles[page]
        for part in self.conference.parts.get(page, ()):
            yield from self.outline(part, depth + (page != 'index'))

    def command(self, builder: str) -> list[str]:
        return [str(self.program), 'build', str(self.folder), '-d', str(self.output(builder))]

    def watch(self, port: int) -> list[str]:
        # As it comes: told by the system (`--watcher native`), 0.5.4 takes its own reading for a
        # save, and never stops building.
        return [str(self.program), 'watch', str(self.folder), '-d', str(self.output())]

    def add_session(self) -> dict[str, str]:
        """Add a session after the last one, and to the list of all pages."""
        ((new, title),) = changed = super().add_session().items()
        last = f'posts/{session_name(self.size - 2)}'
        lines = self.text('SUMMARY').splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.endswith(f'({last}.md)\n'))
        depth = lines[at].partition('-')[0]
        lines.insert(at + 1, f'{depth}- [{title}]({new}.md)\n')
        self.write('SUMMARY', ''.join(lines))
        return dict(changed)


HUGO: Final = """
title = 'Retour sur le congrès'
locale = 'fr'
contentDir = 'source'
publishDir = 'html'
cacheDir = '{folder}/cache'
uglyURLs = true
relativeURLs = true
disableKinds = ['404', 'rss', 'section', 'sitemap', 'taxonomy', 'term']

[markup.goldmark.renderHooks.link]
useEmbedded = 'always'
"""

LAYOUT: Final = """<!DOCTYPE html>
<html lang="{{ site.Language.Locale }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
</head>
<body>
<nav><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></nav>
<main>
<h1>{{ .Title }}</h1>
{{ .Content }}
</main>
<footer>
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</footer>
</body>
</html>
"""
"""The least that a site needs: Hugo brings no theme, and has no search."""


class Hugo(Plain):
    """Hugo with a bare layout: a way back to the first page, and to the neighbours."""

    # Its own program: what pip installs beside it is Python, which takes longer than a small site.
    program: ClassVar = Path(sysconfig.get_path('purelib'), 'hugo', 'binaries', 'hugo')

    def prepare(self) -> None:
        settings = HUGO.format(folder=self.folder)
        (self.folder / 'hugo.toml').write_text(settings, encoding='utf-8')
        (self.folder / 'layouts').mkdir()
        (self.folder / 'layouts' / 'all.html').write_text(LAYOUT, encoding='utf-8')
        (self.source / 'index.md').rename(self.path('index'))
        for name, text in self.sources():
            self.write(name, text)

    def path(self, page: str) -> Path:
        return super().path('_index' if page == 'index' else page)

    def write(self, page: str, text: str) -> None:
        if text.startswith('# '):
            title, text = text.removeprefix('# ').split('\n', 1)
            text = f'---\ntitle: {title}\n---\n{text}'
        super().write(page, text)

    def command(self, builder: str) -> list[str]:
        strict = ['--quiet', '--panicOnWarning']
        return [str(self.program), 'build', *strict, '--source', str(self.folder)]

    def watch(self, port: int) -> list[str]:
        served = ['--port', str(port), '--destination', str(self.output())]
        return [str(self.program), 'server', *served, '--source', str(self.folder)]
