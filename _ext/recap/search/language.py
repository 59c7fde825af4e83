"""What Sphinx knows of a language: the words that say nothing, and a stemmer in JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.search import IndexBuilder

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.environment import BuildEnvironment


def indexer(env: BuildEnvironment) -> IndexBuilder:
    """Return Sphinx's index for the language of the pages: it finds the language's tools.

    Leans on `IndexBuilder`: its arguments, ``lang.stopwords``, ``get_js_stemmer_code``.
    """
    config = env.config
    language = config.html_search_language or config.language
    return IndexBuilder(env, language, config.html_search_options, '')


def stopwords(env: BuildEnvironment) -> Set[str]:
    """Return the words too common to search for."""
    return indexer(env).lang.stopwords


def stemmer(env: BuildEnvironment) -> str:
    """Return a script that defines ``Stemmer``, whose ``stemWord`` reduces a word to its stem."""
    return indexer(env).get_js_stemmer_code()
