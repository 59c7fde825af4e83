"""Bibliographies, read by others' parsers: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from jsonschema import Draft7Validator

FORM: Final = Path(__file__).parents[1] / 'recap' / 'publish' / 'csl-data.json'


def bibtex_entries(text: str) -> list[dict[str, str]]:
    """Return the entries of a bibliography in BibTeX, by field; `ENTRYTYPE` and `ID` too."""
    library = parse_string(text)
    assert library.failed_blocks == []
    assert library.comments == []
    return [
        {'ENTRYTYPE': entry.entry_type, 'ID': entry.key, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    ]


def shown(text: str) -> dict[str, str]:
    """Return the fields of one entry as TeX shows them, without the braces around names.

    The parser shows the circumflex of TeX, as Zotero does, as another sign that looks like it.
    """
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {field.key: str(field.value).replace('ˆ', '^') for field in entry.fields}


def ris_entries(text: str) -> list[dict[str, Any]]:
    """Return the entries of a bibliography in RIS, by the names that the parser gives to tags."""
    found: list[dict[str, Any]] = rispy.loads(text)
    assert not any('unknown_tag' in entry for entry in found)
    return found


def csl_items(text: str) -> list[dict[str, Any]]:
    """Return the items of a bibliography in CSL-JSON, which holds to its schema."""
    found: list[dict[str, Any]] = json.loads(text)
    Draft7Validator(json.loads(FORM.read_text(encoding='utf-8'))).validate(found)
    return found
