"""The settings of this recap: https://www.sphinx-doc.org/en/master/usage/configuration.html."""

import os

# What it is called, who made it
project = {{ title | repr }}
author = {{ author | repr }}
copyright = {{ year | repr }}
version = release = '1'

# The language in which it is written; `make translate LANGUAGES={{ other }}` adds another
language = recap_source_language = {{ language | repr }}
locale_dirs = ['locales']
gettext_compact = gettext_location = False

# What makes it; pages name their records without a prefix
extensions = ['myst_parser', 'sphinx_copybutton', 'recap']
primary_domain = 'recap'

# A reference that leads nowhere is a warning, and stops `make check`
nitpicky = True
exclude_patterns = ['_build', '.*', 'README.md', 'tests', 'vendor']

# Markdown; quotation marks stay as they are typed
myst_enable_extensions = ['alert', 'attrs_inline', 'colon_fence', 'deflist', 'strikethrough', 'tasklist']
myst_heading_anchors = 3
smartquotes = False

# The web site; SITE_URL in the environment says where it is published
html_theme = 'furo'
html_title = project
html_baseurl = os.environ.get('SITE_URL', '')
html_copy_source = html_show_sphinx = False
copybutton_selector = 'div.highlight pre, .recap-copy'
