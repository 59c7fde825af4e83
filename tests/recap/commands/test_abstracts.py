"""What people say of their talks: all of it comes out, and nothing else."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from recap.commands.abstracts import markdown
from recap.commands.schedule import import_schedule
from recap.commands.texts import escaped
from schedules import frab, page, recap, talk, written
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = [*'*_`{}[]()<>#|~$^&!é', '==', ':::', '{{x}}', '%%', ':smile_face:', '<b', '- ', '1. ']
SIGNS += ['+ ', '~ #', '[^1]', '(x)=', '---', '```', 'mot']


@pytest.mark.parametrize(
    ('text', 'right'),
    [
        ('Use <T> and a<b and c>d.', r'Use \<T> and a\<b and c>d.'),
        ('a <b>', r'a \<b>'),
        ('<b>bold</b> &amp; <Vec>', r'bold & \<Vec>'),
        ('`a<b>c</b>`', '`a<b>c</b>`'),
        ('<p>One\nline</p><p>Two<br>\nlines', 'One line\n\nTwo\\\nlines'),
        ('One\ntwo  \nthree', 'One\\\ntwo\\\nthree'),
        ('- one\n- two\n  1. a\n  2. b', '- one\n- two\n  1. a\n  2. b'),
        ('<ul><li>one</li><li>two</li></ul>', '- one\n- two'),
        ('<ol start="3"><li>one<li>two</ol>', '3. one\n4. two'),
        ('<ol start="' + '9' * 5000 + '"><li>one</ol>', '1. one'),
        ('* one\n\n7. seven', '- one\n\n7. seven'),
        ('- one\n\n  more\n- two', '- one\n\n  more\n- two'),
        ('2031.', r'2031\.'),
        ('- - -\nx', 'x'),
        ('<a href="https://kiln.example/">a link</a>', '[a link](<https://kiln.example/>)'),
        ('<a href="https://a.example"><p>in</p></a>', '[in](<https://a.example>)'),
        ('<a href="/here">here</a>', 'here'),
        ('[my site](https://a.example/x_y)', '[my site](<https://a.example/x_y>)'),
        ('![a pot](https://a.example/pot.png)', '[a pot](<https://a.example/pot.png>)'),
        ('[x](/y) [z](javascript:z)', r'\[x\](/y) \[z\](javascript\:z)'),
        ('[](https://a.example) <https://b.example>', '<https://a.example> <https://b.example>'),
        ('Oh!<a href="https://a.example">x</a>', r'Oh\![x](<https://a.example>)'),
        ('```rust\na\n  <b>\n```\nx', '```text\na\n  <b>\n```\n\nx'),
        ('``` one word more\na', 'one word more\n\n```text\na\n```'),
        ('``a`b``', '`` a`b ``'),
        ('ok<script>x()</script><!-- no -->', 'ok'),
        ('why <script> matters', r'why \<script> matters'),
        ('~ #', r'\~ #'),
        ('(x)=\n===', '\\(x)=\\\n\\=\\=\\='),
    ],
)
def test_paragraphs_lines_lists_links_and_code_are_kept(text: str, right: str) -> None:
    assert markdown(text) == right


def test_titles_are_plain_text(tmp_path: Path) -> None:
    title = 'Vec<T> and Option<T> in Rust: why <div> matters, &amp; <b>not</b>'
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.json', frab([talk(12, title=title)])), site)
    assert built(site).article('sessions/talk-12').select('h1')[0].get_text() == f'{title}¶'


def test_xml_keeps_what_is_between_angle_brackets(tmp_path: Path) -> None:
    event = '<title>a &lt;b&gt;</title><abstract>a &lt;b&gt; &lt;p&gt;c&lt;/p&gt;</abstract>'
    xml = f'<schedule><day><room name="Aula"><event id="12">{event}</event></room></day></schedule>'
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.xml', xml), site)
    assert page(site).count(r'a \<b>') == 2


def test_any_line_comes_out_as_it_was(tmp_path: Path) -> None:
    """Whatever signs a line holds: what readers see of it is what the schedule says."""
    texts = some_texts(150)
    body = '\n\n'.join(map(escaped, texts))
    found = built(small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n{body}\n'}))
    assert found.warnings == []
    assert [p.get_text() for p in found.article('index').select('p')] == texts


def test_any_abstract_keeps_its_words_and_breaks_no_page(tmp_path: Path) -> None:
    # What a fence says after its signs is the name of a language.
    texts = [
        f'{one}\n{two}'.replace('```', '')
        for one, two in zip(some_texts(100), some_texts(100, 6), strict=True)
    ]
    events = [
        talk(n, abstract=text, persons=[{'id': n, 'name': f'N{n}', 'biography': text}])
        for n, text in enumerate(texts)
    ]
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.json', frab(events)), site)
    found = built(site)
    assert found.warnings == []
    for n, text in enumerate(texts):
        (abstract,) = found.article(f'sessions/talk-{n}').select('.admonition')
        seen = ''.join(part.get_text() for part in abstract.select('.admonition-title ~ *'))
        assert ''.join(filter(str.isalpha, seen)) == ''.join(filter(str.isalpha, text))


def some_texts(count: int, seed: int = 5) -> list[str]:
    """Return lines of signs that Markdown might take for its own."""
    chance = random.Random(seed)
    return [' '.join(''.join(chance.choices(SIGNS, k=9)).split()) for _text in range(count)]
