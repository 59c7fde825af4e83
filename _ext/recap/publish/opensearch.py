"""How a browser searches the site from its address bar (OpenSearch 1.1).

Its addresses have to be absolute: where that of the site isn't known, there is none.
https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from sphinx.locale import _

from .._about import title_of
from .._address import path_of, root
from .._ground import SITES, in_xml, shortened
from .._languages import language_tag
from .._settings import SHORT
from .event import said

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME: Final = 'opensearch.xml'
TYPE: Final = 'application/opensearchdescription+xml'
SPACE: Final = 'http://a9.com/-/spec/opensearch/1.1/'
LONG: Final = 48
"""How many characters the long name may have, as the specification says."""


def is_offered(app: Sphinx) -> bool:
    """Return whether the address of the search page, which all sites have, is known."""
    return bool(root(app)) and app.builder.name in SITES


def description(app: Sphinx) -> bytes:
    """Return the description of the search of the edition."""
    whole = title_of(app.env)
    short = said(app.config, app.config.recap_short_name) or whole
    asked = f'{root(app)}{path_of(app, "search")}?q={{searchTerms}}'
    top = ET.Element('OpenSearchDescription', xmlns=SPACE)
    told = {
        'ShortName': shortened(short, SHORT),
        'LongName': shortened(whole, LONG),
        'Description': _('Search “%s”') % whole,
        'Language': language_tag(app.config.language),
        'InputEncoding': 'UTF-8',
    }
    for name, text in told.items():
        ET.SubElement(top, name).text = in_xml(text)
    ET.SubElement(top, 'Url', type='text/html', template=asked)
    ET.indent(top, ' ')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, "unicode")}\n'.encode()
