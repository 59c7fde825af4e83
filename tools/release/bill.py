"""The bill of materials, as CycloneDX has it: what readers are sent, and what made it.

The same sources and the same packages make the same bytes: it is dated by the commit, and its
serial number is drawn from that.
"""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .problems import ReleaseError
from .sent import sent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cyclonedx.model.license import License

BILL: Final = 'sbom.cdx.json'
SCHEMA: Final = SchemaVersion.V1_6
PREFIX: Final = 'recap:'
"""How the names of our own properties begin."""


@dataclass(frozen=True)
class Origin:
    """What is released: its *title* and *version*, of which *commit*, when, for which address.

    ``date`` is that of the commit, in seconds since 1970; ``site_url`` may be blank.
    """

    title: str
    version: str
    commit: str
    date: int
    site_url: str


def write(folder: Path, origin: Origin, requirements: Iterable[str]) -> None:
    """Write in *folder* what the release of an *origin* is made of.

    *requirements* are the lines of what builds it. Raise `ReleaseError` where this isn't valid.
    """
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f'{origin.title} {origin.commit}'))
    bom.metadata.timestamp = datetime.fromtimestamp(origin.date, UTC)
    product = Component(
        name=origin.title,
        version=origin.version,
        type=ComponentType.APPLICATION,
        bom_ref='released',
        properties=[Property(name=f'{PREFIX}{key}', value=each) for key, each in known(origin)],
    )
    bom.metadata.component = product
    used = {name: _package(name) for name in sorted(needed(requirements))}
    others = [_work(*each) for each in enumerate(sent())]
    bom.components.update([*used.values(), *others])
    for name, component in used.items():
        brought = needed(metadata.requires(name) or [], deep=False)
        bom.register_dependency(component, [used[each] for each in sorted(brought & used.keys())])
    bom.register_dependency(product, [*used.values(), *others])
    text = make_outputter(bom, OutputFormat.JSON, SCHEMA).output_as_string(indent=1)
    if wrong := JsonStrictValidator(SCHEMA).validate_str(text):
        message = f'the bill of materials isn’t valid: {wrong}'
        raise ReleaseError(message)
    (folder / BILL).write_text(f'{text}\n', encoding='utf-8', newline='\n')


def known(origin: Origin) -> list[tuple[str, str]]:
    """Return what is needed to make the same again, by name."""
    return [
        ('commit', origin.commit),
        ('python', platform.python_version()),
        ('site-url', origin.site_url),
    ]


def read(folder: Path) -> dict[str, str]:
    """Return what the bill in *folder* says is needed to make the same again, by name."""
    path = folder / BILL
    if not path.is_file():
        message = f'{path} is missing: which commit was released isn’t known'
        raise ReleaseError(message)
    content: dict[str, Any] = json.loads(path.read_text(encoding='utf-8'))
    properties = content['metadata']['component']['properties']
    # The writer leaves the value out where it is blank.
    return {each['name'].removeprefix(PREFIX): each.get('value', '') for each in properties}


def needed(lines: Iterable[str], *, deep: bool = True) -> set[str]:
    """Return the names of the packages that requirements bring here; where *deep*, with theirs.

    What is installed says them. Raise `ReleaseError` where one is missing.
    """
    names: set[str] = set()
    todo = [Requirement(line) for line in lines]
    while todo:
        asked = todo.pop()
        name = canonicalize_name(asked.name)
        if name in names or (asked.marker and not asked.marker.evaluate({'extra': ''})):
            continue
        names.add(name)
        try:
            brought = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            message = f'{name} isn’t installed: make prepares .venv with it'
            raise ReleaseError(message) from None
        todo += [Requirement(line) for line in brought] if deep else []
    return names


def _package(name: str) -> Component:
    """Return the component that is the installed package *name*: it builds, and isn't sent."""
    version = metadata.version(name)
    return Component(
        name=name,
        version=version,
        bom_ref=f'{name}=={version}',
        purl=PackageURL('pypi', name=name, version=version),
        scope=ComponentScope.EXCLUDED,
        licenses=_licences(metadata.metadata(name)),
    )


def _licences(described: metadata.PackageMetadata) -> list[License]:
    """Return the licence that a package names: as SPDX does, else in its own words."""
    factory = LicenseFactory()
    said = {key: described[key] for key in ('License-Expression', 'License') if key in described}
    if expression := said.get('License-Expression'):
        return [factory.make_from_string(expression)]
    classes = [each for each in described.get_all('Classifier') or [] if 'License ::' in each]
    if classes:
        return [factory.make_with_name(each.rpartition(' :: ')[2]) for each in sorted(classes)]
    words = said.get('License', '').strip()
    # Some have the whole text there.
    return [factory.make_from_string(words)] if words and '\n' not in words else []


def _work(rank: int, each: Any) -> Component:
    """Return the component that is a work of others which readers are sent."""
    return Component(
        name=each.name,
        version=each.version or None,
        type=ComponentType.DATA if each.fonts else ComponentType.LIBRARY,
        bom_ref=f'sent-{rank}',
        scope=ComponentScope.REQUIRED,
        copyright=each.holder,
        licenses=[LicenseFactory().make_with_id(each.licence)],
    )
