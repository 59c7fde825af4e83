"""The index as files, in the folder ``_search`` of the site.

``index.js`` holds the stemmer and the list of the pages, ``words/N.js`` the words from N on,
``text/PAGE.N.js`` the texts that results show, ``engine.js`` what reads them, ``filters.js`` what a
reader may filter by, and ``page.js`` the page of results. Each part says its version, which it is
asked for with: a page that was opened before a publication has no use for the parts of the next.
Only what changed is written, whole and in one go; ``index.js`` comes last, and says what it was
made from: when that is the same, all is. It alone has no digest in its address, for want of a page
that knows it: it must be asked again.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .._assets import dated, without_comments
from .._files import files_in, remove_others, write_whole
from .._ground import SITES, digest
from .._meanwhile import Meanwhile
from .domain import search_domain
from .excerpts import FORMAT, Excerpts, compact, part
from .facets import choices, filters, speakers_of
from .language import stemmer, stopwords
from .lexicon import lexicon
from .neighbours import put_together
from .parts import DIGITS, postings, word_parts
from .references import Referred
from .words import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .searched import SearchedPage

FOLDER: Final = '_search'
INDEX_CALL: Final = 'recapSearch.index('
ENGINE: Final = 'engine.js'
FILTERS: Final = 'filters.js'
PAGE: Final = 'page.js'
ENGINES: Final = 'engine/*.js'
PAGES: Final = 'page/page.js'
ALWAYS: Final = frozenset({'index.js', ENGINE, FILTERS, PAGE})
KEPT: Final = 'recap-words.json'
"""The file, beside what Sphinx keeps, of the words of pages that are put together."""


def has_search(app: Sphinx) -> bool:
    """Return whether pages have this search: its templates are for the theme Furo."""
    return app.builder.name in SITES and app.config.html_theme == 'furo'


class Publisher:
    """The index of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self._referred: Referred | None = None
        self._begun: Meanwhile | None = None

    def note_references(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what the references of changed pages show (``env-updated``, names being settled).

        A build with nothing to do need not ask. The index then begins to be written.
        """
        domain = search_domain(env)
        if domain.changed:
            self._referred = Referred(app)
            domain.data['referred'] = self._referred.digest
            if has_search(app):  # while the rest is kept, and pages are written
                pages = len(env.found_docs)
                self._begun = Meanwhile(lambda: publish(app, self._referred), pages)

    def results(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the page of results (``html-collect-pages``), which Sphinx has beside its index."""
        if has_search(app):
            facets = [page.facets for page in searched_pages(app.env).values()]
            referred = self._referred or Referred(app, speakers_of(facets))
            found = choices(facets, referred.said)
            page = dated(f'{FOLDER}/{PAGE}', script(PAGES))
            context = {'recap_filters': found, 'recap_page': page}
            yield 'search', context, 'search.html'

    def publish(self, app: Sphinx, exception: Exception | None) -> None:
        """Have the index written (``build-finished``): a build with nothing to do begins here."""
        if self._begun is not None:
            self._begun.wait(again=exception is None)
        elif exception is None and has_search(app):
            publish(app, self._referred)


def searched_pages(env: BuildEnvironment) -> dict[str, SearchedPage]:
    """Return the pages that can be found, in the order of their names."""
    return {
        name: page
        for name, page in sorted(search_domain(env).pages.items())
        if page.groups and not env.metadata.get(name, {}).keys() & {'nosearch', 'no-search'}
    }


def publish(app: Sphinx, referred: Referred | None) -> None:
    """Write the index, with what references show where that is known already."""
    folder = Path(app.outdir, FOLDER)
    pages = searched_pages(app.env)
    stems, common = stemmer(app.env), ' '.join(sorted(stopwords(app.env)))
    language = app.config.html_search_language or app.config.language
    known = lexicon(language, synonyms(app, language, pages.values()), stopwords(app.env))
    filtering, results = script('page/filters.js'), script(PAGES)
    version = digest(
        FORMAT,
        stems,
        common,
        script(ENGINES),
        filtering,
        results,
        compact(known),
        search_domain(app.env).data['referred'],
        *(f'{name} {app.builder.get_target_uri(name)} {p.digest}' for name, p in pages.items()),
    )
    published, present = read_index(folder), files_in(folder)
    excerpts = Excerpts(app, pages, search_domain(app.env).data['referred'])
    if published.get('version') == version:
        words_files = {words_file(number) for number in range(len(published['words']))}
        if present == {*ALWAYS, *words_files, *excerpts.names()}:
            return
    referred = referred or Referred(app)
    words = word_parts(postings(put_together(pages, Path(app.doctreedir, KEPT))))
    index = {
        'version': version,
        'rules': {**RULES, 'digits': DIGITS},
        'stopwords': common,
        'lexicon': known,
        'words': [start for start, _text in words],
        'ending': app.builder.get_target_uri('page').removeprefix('page'),
        'pages': '\n'.join(
            f'{",".join(map(str, page.groups))} {excerpts.version(name)} {name}'
            for name, page in pages.items()
        ),
    }
    files = {words_file(number): part(text, version) for number, (_start, text) in enumerate(words)}
    files |= excerpts.changed(referred, published.get('version', ''), present)
    files[ENGINE], files[PAGE] = script(ENGINES), results
    units = (unit for page in pages.values() for unit in page.units)
    files[FILTERS] = filtering + part(filters(units, referred.said), version)
    files['index.js'] = f'{stems}\n{INDEX_CALL}{compact(index)});\n'
    # Stopped here, a build leaves no index, rather than one that says of other files what they are.
    (folder / 'index.js').unlink(missing_ok=True)
    for name, text in files.items():
        write_whole(folder / name, text.encode())
    remove_others(folder, files.keys() | set(excerpts.names()))
    excerpts.keep(version)


def synonyms(app: Sphinx, language: str, pages: Iterable[SearchedPage]) -> list[str]:
    """Return the words that stand for one another here: the project's, and those of verdicts."""
    own: dict[str, list[str]] = app.config.recap_synonyms
    said = {verdict for page in pages for verdict in page.facets.verdicts}
    verdicts = {f'{name}, {label.replace(",", " ")}' for name, label in said}
    return [*own.get(language, own.get(language.partition('_')[0], ())), *sorted(verdicts)]


@cache
def script(pattern: str) -> str:
    """Return scripts of this folder as one, without what only their authors read."""
    return without_comments(*sorted(Path(__file__).parent.glob(pattern)))


def engine() -> str:
    """Return the address of the engine, from the root of the edition."""
    return dated(f'{FOLDER}/{ENGINE}', script(ENGINES))


def kept_for_long(app: Sphinx) -> list[str]:
    """Return what is asked for with its version (``addresses-for-ever``)."""
    return [f'{FOLDER}/{name}' for name in (FILTERS, 'words/*', 'text/*')]


def words_file(number: int) -> str:
    """Return the name of a part of the index."""
    return f'words/{number}.js'


def read_index(folder: Path) -> dict[str, Any]:
    """Return what `index.js` was last given: nothing, when it isn't there or isn't whole."""
    try:
        text = (folder / 'index.js').read_text(encoding='utf-8')
        index = json.loads(text.rpartition(INDEX_CALL)[2].removesuffix(');\n'))
    except (OSError, ValueError):
        return {}
    return index if isinstance(index, dict) else {}
