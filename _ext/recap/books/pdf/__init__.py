"""The book as one tagged, archival PDF, typeset by Typst.

The writer is our own. `sphinxcontrib-typstbuilder` 0.1.1, the best of the three there are, drops
the alternative text of images, knows neither records nor the pages that links lead to, and would
have to be patched in a private module of 1,400 lines. Ours needs a fifth of that, because it only
names what it meets: the template, `nodes.typ`, has a function for each kind of element.
"""

from .builder import PdfBuilder, tell_status
from .numbers import Numbers
from .volumes import PAGES

__all__ = ['PAGES', 'Numbers', 'PdfBuilder', 'tell_status']
