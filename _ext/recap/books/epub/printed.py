"""What the pages of the PDF begin with: where the e-book has to say that a page begins.

The book that `pdf` made is read as any PDF is (ISO 32000-2, 9.10: text from codes of signs), so
that nothing has to be agreed upon with who makes it. Running heads, which a tagged PDF marks as
artifacts, are no part of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from .pagination import Page, letters

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING: Final = 600
"""How many letters of a page are read: enough to know it among others."""

_PAIRS: Final = re.compile(rb'begin(bfchar|bfrange)(.*?)end\1', re.DOTALL)
_CODES: Final = re.compile(rb'<([0-9A-Fa-f]+)>')


def printed_pages(path: Path) -> list[Page]:
    """Return the pages of the PDF in *path*, in their order; none where it is broken."""
    try:
        with pikepdf.open(path) as book:
            return [Page(page.label, _beginning(page)) for page in book.pages]
    except pikepdf.PdfError:
        return []


def _beginning(page: pikepdf.Page) -> str:
    """Return the letters that *page* begins with, in the order in which they are drawn."""
    fonts: Any = page.resources.get('/Font', {})
    known: dict[str, dict[bytes, str]] = {}
    found, size, inside = [], 0, [False]
    signs: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page, 'BDC BMC EMC Tf TJ Tj'):
        operands = instruction.operands
        match str(instruction.operator):
            case 'BDC' | 'BMC':
                inside.append(inside[-1] or str(operands[0]) == '/Artifact')
            case 'EMC':
                inside = inside[:-1] or [False]
            case 'Tf':
                name = str(operands[0])
                signs = known.setdefault(name, {}) or _signs(fonts.get(name))
                known[name] = signs
            case _ if not inside[-1]:
                shown = operands[0]
                parts = shown if isinstance(shown, pikepdf.Array) else [shown]
                codes = b''.join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
                found.append(letters(''.join(signs.get(pair, '') for pair in pairs)))
                size += len(found[-1])
        if size >= BEGINNING:
            break
    return ''.join(found)


def _signs(font: pikepdf.Object | None) -> dict[bytes, str]:
    """Return what each code of a *font* means, by two bytes: those of Typst have them all."""
    if font is None or '/ToUnicode' not in font:
        return {}
    found: dict[bytes, str] = {}
    for kind, body in _PAIRS.findall(font.ToUnicode.read_bytes()):
        codes = [bytes.fromhex(code.decode()) for code in _CODES.findall(body)]
        if kind == b'bfchar':
            found |= {
                code: text.decode('utf-16-be')
                for code, text in zip(codes[::2], codes[1::2], strict=False)
            }
        else:
            for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                begin = int.from_bytes(first)
                for code in range(begin, int.from_bytes(last) + 1):
                    base = text[:-2] + (int.from_bytes(text[-2:]) + code - begin).to_bytes(2)
                    found[code.to_bytes(2)] = base.decode('utf-16-be')
    return found
