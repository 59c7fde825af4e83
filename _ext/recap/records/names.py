"""The names of all records, for editors to complete: a JSON file beside what Sphinx keeps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from .._files import write_whole
from .._ground import NAMES_FILE
from .domain import domain_of
from .wording import shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write_names(app: Sphinx, exception: Exception | None) -> None:
    """Write the names by which roles find records, by kind, each with its title.

    At the end of a build (``build-finished``), unless it failed.
    """
    if exception is not None:
        return
    names: dict[str, dict[str, str]] = {}
    for record in domain_of(app.env).gathered.records:
        names.setdefault(record.kind, {})[record.name] = shown(record)
    content = json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(Path(app.doctreedir, NAMES_FILE), content.encode())
