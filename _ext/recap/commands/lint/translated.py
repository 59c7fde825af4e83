"""What translators wrote, by the rules of their language."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import PoFileError, denormalize, escape, read_po

from ..problems import RefusedError
from .checking import check, mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Message

    from .checking import Finding, Kind

TRANSLATION: Final = re.compile(
    r'^msgstr (?P<text>".*"(?:\r?\n[ \t]*".*")*)(?P<end>[ \t\r]*)$', re.MULTILINE
)
"""A translation, on one line or, as editors write it, on several."""
BY_ITSELF = 'typography.heading'
"""A message is no page: it has no title of its own."""


def check_catalogue(source: str, name: str, kind: Kind) -> list[Finding]:
    """Return what is wrong in the translations of the catalogue *source*."""
    kind = kind._replace(off=kind.off | {BY_ITSELF})
    return [
        found._replace(line=message.lineno or 1, column=1)
        for message in _translated(source, name)
        for found in check(str(message.string), name, kind)
    ]


def mend_catalogue(source: str, kind: Kind) -> str:
    """Return the catalogue *source* with what is mechanical mended; what is, on one line."""
    mended = {}
    for message in _translated(source, ''):
        before = str(message.string)
        if (after := mend(before, kind)) != before:
            mended[before] = f'msgstr {escape(after)}'

    def right(found: re.Match[str]) -> str:
        text = denormalize(found['text'].strip())
        return mended[text] + found['end'] if text in mended else found[0]

    return TRANSLATION.sub(right, source)


def _translated(source: str, name: str) -> Iterator[Message]:
    try:
        catalogue = read_po(StringIO(source), abort_invalid=True)
    except PoFileError as error:
        problem = f'{name}: {error}; `make translate` writes catalogues as they should be'
        raise RefusedError(problem) from None
    for message in catalogue:
        if message.id and isinstance(message.string, str) and message.string and not message.fuzzy:
            yield message
