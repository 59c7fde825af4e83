"""The English edition of this recap: whole, under the addresses of the French one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from website import Website


def test_anchors_are_the_same(website: Website, english_website: Website) -> None:
    assert website.names() == english_website.names()
    for name in website.names():
        if name not in {'genindex', 'search'}:  # made of words, not of anchors
            assert website.anchors(name) == english_website.anchors(name), name


def test_pages_say_their_language(website: Website, english_website: Website) -> None:
    for site, language in ((website, 'fr'), (english_website, 'en')):
        roots = [site.soup(name).html for name in site.names()]
        assert {root['lang'] if root else '' for root in roots} == {language}


def test_translation_is_whole(english_website: Website) -> None:
    said = [
        n for n in english_website.names() if english_website.soup(n).select('.recap-untranslated')
    ]
    assert said == []


def test_drawings_speak_the_language_of_the_edition(
    website: Website, english_website: Website
) -> None:
    for site, words in ((website, 'salariés'), (english_website, 'employees')):
        (drawing,) = site.soup('posts/social-crm').select('figure svg')
        assert words in drawing.get_text()
