"""Pictures: a text for those who can't see them, room kept in the page, fetched when near.

A page says how large each one is, so that nothing moves when it comes. One without a text is a
located warning in all formats (WCAG 2.2, 1.1.1).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.images import get_image_size

from ._ground import SITES, UNREADABLE, warn
from ._within import wrong_within

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


STARTS: Final = {
    '.png': b'\x89PNG',
    '.jpg': b'\xff\xd8\xff',
    '.gif': b'GIF8',
    '.webp': b'RIFF....WEBP',
    '.avif': b'....ftypavi[fs]',
    '.heic': b'....ftyp(?:hei|mif1)',
    '.bmp': b'BM',
    '.tif': b'II\\*\\0|MM\\0\\*',
    '.pdf': b'%PDF',
}
"""How files of these kinds begin, as expressions."""

KNOWN: Final = {'.png', '.jpg', '.gif', '.webp'}
"""Those of them that all formats show; SVG is looked at otherwise."""

OF_SITES: Final = {'.avif', '.bmp', '.ico', '.apng', '.jfif', '.jxl', ''}
"""Others that browsers show; books say that they don't."""

XLINK: Final = '{http://www.w3.org/1999/xlink}href'
REMOTE: Final = re.compile(r'(?!#|data:)\S')
RUNS: Final = re.compile(r'(?:javascript|vbscript|data|file):', re.IGNORECASE)
"""What Markdown doesn't take for the address of a link."""
SCRIPT: Final = re.compile(r'\s*javascript:', re.IGNORECASE)
FETCHED: Final = re.compile(r'@import|url\(\s*["\']?(?:https?:)?//')
ENCODED: Final = re.compile(rb'\xff\xfe|\xfe\xff|<\?xml[^>]*encoding=["\'](?!utf-8)', re.IGNORECASE)
SVG: Final = '{http://www.w3.org/2000/svg}svg'


class CheckAlternatives(SphinxTransform):
    """Warn about pictures without a text; runs after translation (20), which may lose it."""

    default_priority = 850

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if not image.get('alt', '').strip():
                message = 'image %r has no alternative text; say what it shows'
                warn(image, 'no-alternative', message, called(image['uri']))


def called(uri: str) -> str:
    """Return what messages call the picture at *uri*, which may be within its page.

    >>> called('data:image/png;base64,iVBORw0KGgo='), called('view.svg')
    ('data:image/png;base64,…', 'view.svg')
    """
    return f'{uri.partition(",")[0]},…' if uri.startswith('data:') else uri


class CheckFormats(SphinxTransform):
    """Warn about pictures that are something else than their names say, or that nothing reads.

    Those bear `UNREADABLE`, so that no book says it again.
    """

    default_priority = 850

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            path = Path(self.env.relfn2path(image['uri'])[1])
            if message := wrong_with(path):
                warn(image, 'format', 'image %r %s', image['uri'], message)
                image[UNREADABLE] = 'rename' not in message


class CheckTargets(SphinxTransform):
    """Leaves out where a picture leads (``:target:``), where a link of Markdown wouldn't either."""

    default_priority = 850

    def apply(self, **kwargs: Any) -> None:
        for image in list(self.document.findall(nodes.image)):
            link = image.parent
            address = link.get('refuri', '') if isinstance(link, nodes.reference) else ''
            if RUNS.match(re.sub(r'[\x00-\x20]', '', address)):
                message = 'nothing leads to %r; an address is of the web, or a file of the project'
                warn(image, 'link', message, address)
                link.replace_self(image)


def wrong_with(path: Path) -> str:
    """Return what is wrong with the picture *path*, or nothing; nor of one that isn't there."""
    ending = path.suffix.lower().replace('.jpeg', '.jpg')
    if ending in OF_SITES or not path.is_file():
        return ''
    if ending not in {*KNOWN, '.svg'}:
        return 'is nothing that browsers show; save it as PNG or JPEG'
    if ending == '.svg':
        return wrong_with_svg(path)
    with path.open('rb') as file:
        begun = file.read(16)
    kind = next((each for each, start in STARTS.items() if re.match(start, begun, re.DOTALL)), '')
    if not kind:
        return 'is no picture, or an empty one; save it again'
    if kind != ending:
        return f'is a {kind[1:].upper()} file; rename it to end in {kind}'
    return wrong_within(path, kind)


def wrong_with_svg(path: Path) -> str:
    """Return why browsers and books wouldn't show the SVG *path*, or nothing."""
    content = path.read_bytes()
    if ENCODED.match(content):
        return 'isn’t in UTF-8, as books ask; save it so'
    try:
        root = ET.fromstring(content)  # noqa: S314  the author's own
    except (ET.ParseError, ValueError) as error:
        return f'is no SVG ({error}); save it again'
    if root.tag != SVG:
        return 'has no xmlns="http://www.w3.org/2000/svg", which browsers ask for'
    if any(part.tag.endswith('}script') or handles(part) for part in root.iter()):
        return 'holds a script, which nothing runs; take it out'
    if any(map(fetches, root.iter())):
        return 'is made of other files, which nothing fetches; save all in one'
    return ''


def handles(part: ET.Element) -> bool:
    """Return whether a *part* of a drawing runs a script by itself, or where one clicks."""
    called = [part.get('href', ''), part.get(XLINK, '')]
    return any(each.startswith('on') for each in part.attrib) or any(map(SCRIPT.match, called))


def fetches(part: ET.Element) -> bool:
    """Return whether a *part* of a drawing, other than a link, is somewhere else."""
    addresses = [part.get('href', ''), part.get(XLINK, '')] if not part.tag.endswith('}a') else []
    styled = part.text if part.tag.endswith('}style') else ''
    return any(map(REMOTE.match, addresses)) or bool(FETCHED.search(styled or ''))


def keep_room(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the pictures of a site the sizes of their files, unless the author gave one.

    Runs on ``doctree-resolved``, after the pictures of other formats were replaced. Leans on
    ``loading``, an attribute that docutils' writer reads.
    """
    if app.builder.name not in SITES:
        return
    for image in doctree.findall(nodes.image):
        image['loading'] = 'lazy'
        if not image.attributes.keys() & {'width', 'height', 'scale'}:
            size = get_image_size(Path(app.srcdir, image['uri']))
            if size:
                image['width'], image['height'] = map(str, size)
                image['classes'].append('no-scaled-link')  # Sphinx links those made smaller


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what is done for pictures."""
    app.add_transform(CheckAlternatives)
    app.add_transform(CheckFormats)
    app.add_transform(CheckTargets)
    app.connect('doctree-resolved', keep_room)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
