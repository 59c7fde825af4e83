"""The texts that results show, some files a page: those of pages that stay are left as they are.

Written anew, those of a thousand pages take as long as the rest of the index. What each was made
from is kept beside what Sphinx keeps, for the folder and the version of the index that it was
published in: where another one is there, nothing is taken for known.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from .._files import write_whole
from .._ground import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from sphinx.application import Sphinx

    from .references import Referred
    from .searched import SearchedPage

FORMAT: Final = '7'
"""Part of all versions: changes with the layout of the files."""

KEPT: Final = 'recap-texts-{:08x}.json'
"""The file of what was published, by the folder of the site."""


class Excerpts:
    """The texts of the *pages* of a site, whose references show what *shown* is the digest of."""

    def __init__(self, app: Sphinx, pages: Mapping[str, SearchedPage], shown: str) -> None:
        self._pages = pages
        self._address = app.builder.get_target_uri
        self._kept = Path(app.doctreedir, KEPT.format(crc32(str(app.outdir).encode())))
        self._made_from = {
            name: digest(FORMAT, shown, self._address(name), page.digest)
            for name, page in pages.items()
        }

    def version(self, name: str) -> str:
        """Return the version of the texts of the page of that *name*, short: the index has all.

        Among thousands of pages, twice as many letters were half of it. Of all edits, one in
        262,144 leaves a page with the version that it had.
        """
        return urlsafe_b64encode(bytes.fromhex(self._made_from[name]))[:3].decode()

    def names(self) -> Iterator[str]:
        """Yield the names of all files."""
        for name, page in self._pages.items():
            yield from text_names(name, page)

    def changed(
        self, referred: Referred, version: str, present: Set[str]
    ) -> Iterator[tuple[str, str]]:
        """Yield what is to write, files and what they hold.

        *version* is that of the index which was published, *present* the files that are there.
        """
        before = self._published(version)
        for name, page in self._pages.items():
            files = text_names(name, page)
            if before.get(name) != self._made_from[name] or not present >= set(files):
                held = texts(self._address(name), page, referred)
                version = self.version(name)
                yield from zip(files, (part(each, version) for each in held), strict=True)

    def _published(self, version: str) -> dict[str, Any]:
        """Return what each page of the index of that *version* was made from, where it is known."""
        try:
            kept = json.loads(self._kept.read_text(encoding='utf-8'))
            return dict(kept['pages']) if kept['version'] == version else {}
        except (OSError, ValueError, LookupError, TypeError):
            return {}

    def keep(self, version: str) -> None:
        """Keep what the files of the index of that *version* were made from."""
        kept = {'version': version, 'pages': self._made_from}
        write_whole(self._kept, json.dumps(kept).encode())


def text_names(name: str, page: SearchedPage) -> list[str]:
    """Return the names of the files that hold the texts of a page."""
    return [f'text/{name}.{number}.js' for number in range(len(page.groups))]


def texts(address: str, page: SearchedPage, referred: Referred) -> Iterator[list[object]]:
    """Yield what each of these files holds."""
    all_units = page.units
    title, units = referred.said(all_units[0].title), iter(all_units)
    for size in page.groups:
        group = [
            [unit.anchor, referred.said(unit.title), referred.said(unit.text)]
            for unit in islice(units, size)
        ]
        yield [address, title, group]


def part(content: object, version: str) -> str:
    """Return the script that hands *content*, of a *version*, to the page.

    It says its name by its address.
    """
    return f'recapSearch.part({compact(content)},"{version}");\n'


def compact(content: object) -> str:
    """Return *content* as JSON, which is JavaScript as well."""
    return json.dumps(content, ensure_ascii=False, separators=(',', ':'))
