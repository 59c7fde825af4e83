"""The book as an EPUB 3: the same pages, for readers who choose their type and their screen.

Sphinx's own builder walks the pages and finds the contents; what goes into the file is ours. It
says nothing of accessibility nor of the language of a page, titles the navigation in English, keeps
the scripts and the icons of the web, and stamps the files with the time at which it ran.
"""

from .builder import THEME, EpubBuilder, ask_nothing

__all__ = ['THEME', 'EpubBuilder', 'ask_nothing']
