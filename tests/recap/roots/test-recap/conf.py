"""A miniature conference: every directive, role, option and listing of the recap.

The tests put the extension on the path. No style, script or template stands here: those of the
extension are enough.
"""

project = 'Journées du moulin 2012'
author = 'les Testeurs'
copyright = f'2013, {author}'
release = version = '1.0'
language = recap_source_language = 'fr'

extensions = ['myst_parser', 'recap']
primary_domain = 'recap'

nitpicky = True

myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']
myst_heading_anchors = 3

locale_dirs = ['locales']
gettext_compact = False
gettext_location = False

html_theme = 'furo'
html_copy_source = False
html_show_sphinx = False

latex_engine = 'lualatex'
