"""The index as files, in the folder ``_search`` of the site.

``index.js`` holds the stemmer and the list of the pages, ``words-N.js`` the words from N on, and
``text/PAGE.N.js`` the texts that results show. Only what changed is written, whole and in one go;
``index.js`` comes last, and says what it was made from: when that is the same, all is.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..domain import domain_of
from ..files import write_whole
from ..markup import shown
from .domain import search_domain
from .language import stemmer, stopwords
from .parts import postings, text_parts, word_parts
from .units import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import SearchedPage

BUILDERS: Final = frozenset({'html', 'dirhtml'})
FOLDER: Final = '_search'
INDEX_CALL: Final = 'recapSearch.index('
FORMAT: Final = '1'
"""Part of the version: changes with the layout of the files."""


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the index (``build-finished``)."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    folder = Path(app.outdir, FOLDER)
    pages = {
        name: page
        for name, page in sorted(search_domain(app.env).pages.items())
        if page.units and not app.env.metadata.get(name, {}).keys() & {'nosearch', 'no-search'}
    }
    texts, counts = text_files(app, pages)
    stems, common = stemmer(app.env), ' '.join(sorted(stopwords(app.env)))
    version = digest(
        FORMAT, stems, common, *texts, *texts.values(), *(p.words for p in pages.values())
    )
    published = read_index(folder)
    if published.get('version') == version:
        expected = {'index.js', *texts, *map(words_file, range(len(published['words'])))}
        if all((folder / name).is_file() for name in expected):
            remove_others(folder, expected)
            return
    words = word_parts(postings((page.words, len(page.units)) for page in pages.values()))
    for number, (_start, text) in enumerate(words):
        write_whole(folder / words_file(number), part(text).encode())
    for name, text in texts.items():
        write_whole(folder / name, text.encode())
    index = {
        'version': version,
        'stopwords': common,
        'words': [start for start, _text in words],
        'pages': '\n'.join(f'{counts[name]} {name}' for name in pages),
    }
    script = f'{stems}\n{INDEX_CALL}{compact(index)});\n'
    write_whole(folder / 'index.js', script.encode())
    remove_others(folder, {'index.js', *texts, *map(words_file, range(len(words)))})


def text_files(
    app: Sphinx, pages: Mapping[str, SearchedPage]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files that hold the texts, and by page the numbers of units in each of its own."""
    files: dict[str, str] = {}
    counts: dict[str, str] = {}
    for name, page in pages.items():
        address = app.builder.get_target_uri(name)
        title = page.units[0][1]
        groups = text_parts(page.units)
        counts[name] = ','.join(str(len(group)) for group in groups)
        for number, group in enumerate(groups):
            units = [[unit[0], *(resolved(app.env, text) for text in unit[1:])] for unit in group]
            files[f'text/{name}.{number}.js'] = part([address, title, units])
    return files, counts


def resolved(env: BuildEnvironment, text: str) -> str:
    """Return *text* with the words that other pages give to its references."""
    return REFERENCE.sub(lambda match: referred(env, *match.groups()), text)


def referred(env: BuildEnvironment, kind: str, target: str, anchor: str) -> str:
    """Return what a reference of this *kind* shows, which leads to *anchor* on the page *target*.

    A reference to a record or a label has the name as its *target*, and no *anchor*.
    """
    domain = domain_of(env)
    for each in domain.object_types if kind in {'any', 'myst'} else (kind,):
        if record := domain.recap.find(each, target):
            return shown(record)
    if page := search_domain(env).pages.get(target):
        titles = {unit[0]: unit[1] for unit in page.units}
        return titles.get(anchor, titles.get('', ''))
    return str(env.domains.standard_domain.labels.get(target, ('', '', ''))[2])


def words_file(number: int) -> str:
    """Return the name of a part of the index."""
    return f'words-{number}.js'


def part(content: object) -> str:
    """Return the script that hands *content* to the page; it says its name by its address."""
    return f'recapSearch.part({compact(content)});\n'


def compact(content: object) -> str:
    """Return *content* as JSON, which is JavaScript as well."""
    return json.dumps(content, ensure_ascii=False, separators=(',', ':'))


def digest(*parts: str) -> str:
    """Return a short name of all *parts*."""
    return blake2b('\0'.join(parts).encode(), digest_size=8).hexdigest()


def read_index(folder: Path) -> dict[str, Any]:
    """Return what `index.js` was last given: nothing, when it isn't there or isn't whole."""
    try:
        text = (folder / 'index.js').read_text(encoding='utf-8')
        index = json.loads(text.rpartition(INDEX_CALL)[2].removesuffix(');\n'))
    except (OSError, ValueError):
        return {}
    return index if isinstance(index, dict) else {}


def remove_others(folder: Path, expected: Set[str]) -> None:
    """Remove what an earlier build left: all but the files *expected*, then the empty folders."""
    for holder, _folders, names in os.walk(folder, topdown=False):
        inside = '' if holder == str(folder) else f'{Path(holder).relative_to(folder).as_posix()}/'
        for name in names:
            if f'{inside}{name}' not in expected:
                Path(holder, name).unlink(missing_ok=True)  # another build may have done so
        if not any(Path(holder).iterdir()):
            Path(holder).rmdir()
