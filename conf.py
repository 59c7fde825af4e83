"""How the recap is built: https://www.sphinx-doc.org/en/master/usage/configuration.html."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

# Identity
project = 'Retour sur le Social Business Forum 2012'
author = 'Retour SBF'
copyright = '2026'
release = version = '1.0'
language = recap_source_language = 'fr'

# Extensions
extensions = ['myst_parser', 'sphinx_copybutton', 'recap']
primary_domain = 'recap'

# What is a page: beside them stand the README, the tests, the tools
include_patterns = [
    'index.md',
    'posts/*.md',
    'glossaire.md',
    'intervenants.md',
    'chiffres.md',
    'citations.md',
    'provenance.md',
    'chronologie.md',
    'sources.md',
    'a-propos.md',
    'accessibilite.md',
]
exclude_patterns = ['_*', '.*']

# Strictness: with `-n -W`, a reference that leads nowhere stops the build
nitpicky = True

# Typography: pages hold the signs themselves, `make lint` sees to it
smartquotes = False

# Markdown
myst_enable_extensions = [
    'alert',
    'attrs_inline',
    'colon_fence',
    'deflist',
    'strikethrough',
    'tasklist',
]
myst_heading_anchors = 3

# Translation: one catalogue a page, no line numbers, so that an edit moves nothing else
locale_dirs = ['locales']
gettext_compact = False
gettext_location = False

# HTML: the address is known only where the site is published; in the environment, SITE_URL says it.
# Read the Docs’ own builds say another, and publish each language by itself
html_theme = 'furo'
html_title = project
site_url = os.environ.get('SITE_URL', '')
html_baseurl = site_url or os.environ.get('READTHEDOCS_CANONICAL_URL', '')
recap_alone = bool(html_baseurl) and not site_url
html_static_path = ['_static']
html_favicon = '_static/favicon.svg'
recap_stylesheets = ['_static/recap.css']
html_copy_source = False
html_show_sphinx = False
copybutton_selector = 'div.highlight pre, .recap-copy'
# The sign before a command isn’t a part of it, nor is what it answers
copybutton_prompt_text = r'\$ |>>> |\.\.\. '
copybutton_prompt_is_regexp = True

# What is told to machines: the event, who reports it (in sources.md), the licence of the text
recap_event = {
    'name': 'Social Business Forum 2012',
    'start': '2012-06-04',
    'end': '2012-06-05',
    'venue': {'fr': 'hôtel Marriott', 'en': 'Marriott Hotel'},
    'town': 'Milan',
    'country': 'IT',
    'organiser': 'OpenKnowledge',
}
recap_report = 'talkspirit2012'
recap_short_name = 'SBF 2012'
recap_theme_colours = ['#fffdf9', '#16181b']
recap_licence = 'https://creativecommons.org/licenses/by/4.0/'

# Books: the PDF and the EPUB of each language; LaTeX, for those who have TeX
recap_books = {'fr': 'retour-sbf-2012', 'en': 'retour-sbf-2012.en'}
recap_rights = {
    'fr': 'CC BY 4.0, à l’exception des citations',
    'en': 'CC BY 4.0, except for the quotations',
}
recap_index = [
    *('Adestra', 'AWeber', 'Badgeville', 'blogSpirit', 'CNBC', 'Constellation Research'),
    *('Deloitte', 'Facebook', 'Fast Company', 'Gartner', 'Greenlight', 'Harvard Business Review'),
    *('IBM', 'IDC', 'Mercer', 'Neochange', 'Network Milan', 'OpenKnowledge', 'Oracle UPK'),
    *('Right Management', 'Sword Ciboodle', 'talkSpirit', 'thinkJar', 'Twitter'),
]
latex_engine = 'lualatex'
latex_elements = {
    'papersize': 'a4paper',
    # Its fonts have no italics of the raised letters in « XXIᵉ » and « 1ᵉʳ ».
    'preamble': r'\usepackage{newunicodechar}'
    r'\newunicodechar{ᵉ}{\textsuperscript{e}}\newunicodechar{ʳ}{\textsuperscript{r}}',
}

# Search: what readers may call otherwise than the pages do
recap_synonyms = {
    'fr': [
        *('milan, milano', 'rse, réseau social entreprise', 'scrm, social crm', 'cookies, traceur'),
        *('b2b, b to b', 'b2c, b to c', 'p2p, p to p'),
        'travailleur de la connaissance, travailleur du savoir',
    ],
    'en': [
        *('milan, milano', 'method, methodology, verification, facts checked, claims verified'),
        *('b2b, b to b', 'b2c, b to c', 'p2p, p to p', 'scrm, social crm', 'cookies, tracker'),
    ],
}
