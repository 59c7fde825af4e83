"""Slips of authors: each is said once, at its line, with what would be right."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from miniature import lay
from recap.slips.circles import included
from recap.slips.hidden import hidden_slips
from recap.slips.names import meant
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

TREE = '.. toctree::\n\n   other\n   third\n\n'
SLIPS: dict[str, tuple[str, int, str]] = {
    'directive': (':::{note}\nNever closed.\n', 3, '{note} isn’t closed; write ::: on a line'),
    'code beside a fence': (
        '```{admonition} A `word`\nText.\n',
        3,
        'no block opens with ``` before a ` on its line; write :::',
    ),
    'long fence': ('::::{tip}\nToo short.\n:::\n', 3, '{tip} isn’t closed; write :::: on a line'),
    'nested': (
        '::::{note}\n:::{tip}\nOpen.\n::::\n',
        4,
        '{tip} isn’t closed; write ::: on a line',
    ),
    'in a list': ('- item\n\n  :::{note}\n  Open.\n\nAfter.\n', 5, '{note} isn’t closed'),
    'code': ('```python\nx = 1\n', 3, 'the code isn’t closed; write ``` on a line'),
    'equal': (
        ':::{note}\nA.\n\n:::{tip}\nB.\n:::\n:::\n\n## Part\n\nText.\n',
        3,
        '{note} ends with what opens on line 6, whose fence is as long; write :::: around',
    ),
    'too many': ('A word.\n\n:::\n', 5, '::: closes nothing; leave it out'),
    'title inside': (':::{note}\n## Part\n:::\n', 4, 'a title in {note} is in no contents'),
    'role': ('As {ref}`Ana said.\n', 3, '{ref} isn’t closed; write a ` after its text'),
    'role apart': ('As {kbd} `Ctrl` says.\n', 3, 'a space parts {kbd} from its text'),
    'role quoted': ("As {kbd}'Ctrl' says.\n", 3, 'the text of {kbd} stands between two `'),
    'second line': ('One line\nthen {ref}`Ana said.\n', 4, '{ref} isn’t closed'),
    'code span': ('A `word alone.\n', 3, 'a ` stands alone; close the code with another one'),
    'rst role': ('As :kbd:`Ctrl` says.\n', 3, ':kbd:`…` is reStructuredText; write {kbd}`…`'),
    'rst directive': ('.. note:: A word.\n', 3, '.. note:: is reStructuredText; write :::{note}'),
    'rst link': (
        'See `the site <https://example.org>`_.\n',
        3,
        'this is reStructuredText; write [the site](https://example.org)',
    ),
    'late option': (
        ':::{note}\n\n:name: x\nText.\n:::\n',
        5,
        ':name: is text here; options come right after the first line',
    ),
    'twice': (
        ':::{note}\n:class: a\n:class: b\nText.\n:::\n',
        5,
        ':class: is there twice; keep one',
    ),
    'twice in YAML': (
        ':::{note}\n---\nclass: a\nname: b\nclass: c\n---\nText.\n:::\n',
        7,
        ':class: is there twice; keep one',
    ),
    'language in YAML': (
        ':::{recap:quotation}\n---\n  lang: "english"\n---\nOther words.\n:::\n',
        5,
        ":lang: takes the tag of a language, such as en or pt-BR, not 'english'",
    ),
    'language': (
        ':::{recap:quotation}\n:lang: english\nWords.\n:::\n',
        4,
        ":lang: takes the tag of a language, such as en or pt-BR, not 'english'",
    ),
    'no space': ('##Part\n', 3, 'a title needs a space after its #'),
    'option': (
        ':::{note}\n:clas: x\nText.\n:::\n',
        4,
        '{note} has no option :clas:; did you mean “class”?',
    ),
    'pipe in code': (
        '| A | B |\n| --- | --- |\n| `a|b` | c |\n',
        5,
        'a | parts two cells, in code too',
    ),
    'seven': ('####### Deep\n', 3, 'titles have six levels at most; take a # away'),
    'setext': ('A sentence ends.\n---\n', 3, '--- right after a text makes a title of it'),
    'row': (
        '| A | B |\n| --- | --- |\n| 1 | 2 | 3 |\n',
        5,
        'this row has 3 cells, its table 2 columns: the rest is lost',
    ),
    'address': ('A [link](my page.md).\n', 3, 'an address holds a space; write [text](<it>)'),
    'address with a number': ('![A room](été (1).jpg)\n', 3, 'an address holds a space'),
    'link apart': ('A [link] (https://example.org).\n', 3, 'a space parts [text] from its'),
    'turned': ('A (link)[https://example.org].\n', 3, 'a link is [text](address)'),
    'reference': ('A [link][nowhere].\n', 3, 'no such reference; write [text](address)'),
    'wiki': ('See [[Other page]].\n', 3, 'wiki links lead nowhere; write [text](page.md)'),
    'shortcode': ('{{< youtube x >}}\n', 3, 'shortcodes are for other generators'),
    'variable': ('By {{ author }}.\n', 3, 'nothing fills this in; write its value'),
    'mark': ('A ==marked== word.\n', 3, 'write <mark>words</mark>'),
    'raised': ('10 m^2^ of it.\n', 3, 'what is raised is written <sup>…</sup>'),
    'lowered': ('Then H~2~O.\n', 3, 'what is lowered is written <sub>…</sub>'),
    'toc': ('[TOC]\n', 3, 'each page has its contents beside it; leave this out'),
    'call-out': ('!!! warning "Careful"\n', 3, 'a call-out is written :::{note}, then :::'),
    'quote': ('> [!quote] Title\n', 3, 'call-outs are NOTE, TIP, IMPORTANT, WARNING and'),
    'space': ('::: tip\nA tip.\n:::\n', 3, 'a block is written :::{tip}, without a space'),
    'cited': ('As said [@berg2012, p. 3].\n', 3, 'a work is cited by its role: {source}`key`'),
    'comment': ('A word %%hidden%%.\n', 3, 'a comment is written <!-- … -->'),
    'attributes': ('{: .lead }\n', 3, 'attributes are written [words]{.class}'),
    'sign': ('Done :white_check_mark: now.\n', 3, 'no name becomes a sign; write the sign'),
    'diagram': ('```mermaid\ngraph TD\n```\n', 3, 'mermaid draws nothing here; put the drawing'),
    'code in a head': (
        '| A | `a|b` |\n| --- | --- |\n| 1 | 2 |\n',
        4,
        'a | parts two cells, in code too',
    ),
    'head': (
        'A | B | C\n--- | ---\n1 | 2\n',
        4,
        'this line has 2 cells, the one above 3: that makes no table',
    ),
    'no head': ('| A | B |\n| 1 | 2 |\n', 3, 'no table: a line | --- | stands under its first row'),
    'verse': ('| A line,\n| another.\n', 3, 'a line of verse has no | before it, and a \\ at'),
    'definition': ('Bell\nGong\n: A sound.\n', 5, 'a definition follows its term, one line'),
    'option after words': (
        ':::{note}\nA word.\n:name: end\n:::\n',
        5,
        ':name: is text here; options come right after the first line',
    ),
    'option without colon': (
        ':::{note}\nname: bell\n\nA word.\n:::\n',
        4,
        'an option has a colon before it as well: :name:',
    ),
    'option of code': (
        '```{code-block} python\n\n:name: x\n```\n',
        5,
        ':name: is text here; options come right after the first line',
    ),
    'of a page': (':orphan:\n', 3, 'write orphan: true at the start of the page'),
    'too deep': (
        '\n'.join(f'{"  " * n}- a' for n in range(11)) + '\n',
        12,
        'lists and quotations are too deep here: what follows is lost',
    ),
    'two colons': ('::{note}\nA word.\n::\n', 3, '{note} opens with three colons, and ends'),
    'glued': (
        ':::{recap:quotation}Ana\nA word.\n:::\n',
        3,
        'a space parts {recap:quotation} from what follows it',
    ),
    'braces': (':::{{note}}\nA word.\n:::\n', 3, 'a block is written :::{note}, without a space'),
    'title without words': ('A word.\n\n##\n', 5, 'this title has no words, and contents'),
    'title of a tag': ('A word.\n\n## <b></b>\n', 5, 'this title has no words, and contents'),
    'title of a space': ('A word.\n\n## &nbsp;\n', 5, 'this title has no words, and contents'),
    'bold': ('A **word alone.\n', 3, '** or ~~ marks nothing: it touches its words'),
    'bold sign': ('l’**« art »**e\n', 3, '** or ~~ marks nothing: it touches its words'),
    'struck': ('A ~~word alone.\n', 3, '** or ~~ marks nothing: it touches its words'),
    'one tilde': ('A ~word~ alone.\n', 3, 'what is struck out is written ~~words~~'),
    'open link': ('[text](page.md and more\n', 3, 'an address holds a space'),
    'open address': ('[text](https://example.org\n', 3, 'this link isn’t closed, or its address'),
    'picture apart': ('![text] (page.png)\n', 3, 'a space parts [text] from its (address)'),
    'size': ('![A](a.png){width=50%}\n', 3, 'attributes touch what they are of, and a value'),
    'class of a title': ('## Part {.lead}\n', 3, 'attributes are written [words]{.class}; a title'),
    'role before words': ('A {kbd}(Ctrl) key.\n', 3, 'the text of {kbd} stands between two `'),
    'role half open': ('A {kbd`Ctrl` key.\n', 3, 'the text of {kbd} stands between two `'),
    'role with colon': ('A {kbd:Ctrl} key.\n', 3, 'the text of {kbd} stands between two `'),
    'role before stress': ('A {kbd}*Ctrl* key.\n', 3, 'the text of {kbd} stands between two `'),
    'note in line': ('A word^[of mine].\n', 3, 'a note is written [^name], and further down'),
    'no note': ('A word[^gone].\n', 3, "no note is called 'gone'; write [^gone]: and its text"),
    'no call': ('A word.\n\n[^gone]: A note.\n', 5, "nothing calls the note 'gone'; write [^gone]"),
    'open equation': ('A $$x word.\n', 3, 'a $$ stands alone; close the equation'),
    'TeX': ('A word, \\(x^2\\), `\\(y^2\\)`.\n', 3, 'an equation stands between two $'),
    'call-out with a title': ('> [!NOTE] Title\n', 3, 'the mark of a call-out is alone on its'),
    'touching item': ('- one\n-two\n', 4, 'this line runs on: an item of a list begins with'),
    'bullets': ('• one\n• two\n', 4, 'this line runs on: an item of a list begins with'),
    'dashes': ('– one\n– two\n', 4, 'this line runs on: an item of a list begins with'),
    'touching number': ('1.one\n2.two\n', 4, 'this line runs on: an item of a list begins with'),
    'letters': ('a) one\nb) two\n', 4, 'this line runs on: an item of a list begins with'),
    'parentheses': ('(1) one\n(2) two\n', 4, 'this line runs on: an item of a list begins with'),
    'touching definition': ('Bell\n:A sound.\n', 4, 'a definition follows its term, one line'),
    'two notes': (
        'A word[^a].\n\n[^a]: One.\n\n[^a]: Two.\n',
        7,
        'there is a note [^a] already, and this one is lost',
    ),
    'option in a line': (
        ':::{note} :class: tip\nA word.\n:::\n',
        3,
        'the option :class: stands on a line of its own, right after this one',
    ),
    'speaker in bold': (
        ':::{recap:quotation} **Bob**\nAll her words.\n:::\n',
        3,
        "unknown speaker '**Bob**'; declare this person with {speaker}.",
    ),
    'name in bold': (
        ':::{recap:speaker} **Ana**\nShe.\n:::\n',
        3,
        'what follows {recap:speaker} is a name, in which Markdown isn’t read',
    ),
    'directive as code': (
        'A word.\n\n    :::{note}\n    A word.\n    :::\n',
        5,
        'four spaces before a block make code of it; take them away',
    ),
    'spaces in braces': (':::{ note }\nA word.\n:::\n', 3, 'a block is written :::{note}'),
    'metadata after a title': (
        '---\nauthor: Ana\n---\n',
        4,
        '--- right after a text makes a title',
    ),
    'TeX on lines': ('\\[\nx\n\\]\n', 3, 'an equation stands between two $'),
    'rst note': ('A word [1]_.\n', 3, 'this is a note of reStructuredText; write [^name]'),
    'letters of a name': ('*[SBF]: Social.\n', 3, 'what letters stand for is written <abbr'),
    'box that touches': ('- [x]A task.\n', 3, 'the box of a task is [ ] or [x], with a space'),
    'wide box': ('- [ x ] A task.\n', 3, 'the box of a task is [ ] or [x], with a space'),
    'put off': ('- [>] A task.\n', 3, 'the box of a task is [ ] or [x], with a space'),
    'half done': ('- [-] A task.\n', 3, 'the box of a task is [ ] or [x], with a space'),
    'thumb': ('Good :+1:\n', 3, 'no name becomes a sign; write the sign'),
    'party': (':tada: We won.\n', 3, 'no name becomes a sign; write the sign'),
    'embedded': (
        ':::{eval-rst}\nText.\n:::\n',
        3,
        '{eval-rst} opens with ```, not with colons',
    ),
    'box that touches the sign': (
        '-[x] A task.\n- [ ] Another.\n',
        3,
        'a task is written - [ ], with',
    ),
    'box': ('- [] A task.\n', 3, 'the box of a task holds a space: - [ ]'),
    'file': ('[A](file:///a.txt)\n', 3, 'nothing leads there; an address is of the web'),
    'link without words': (
        'A [](https://example.org).\n',
        3,
        'nobody sees this link, which has no',
    ),
    'last line': ('A line\\\nanother\\\n', 4, 'a \\ ends a line where another follows'),
    'misspelt directive': (
        ':::{sesion}\n:::\n',
        3,
        'unknown directive {sesion}; did you mean “session”?',
    ),
    'misspelt role': ('A {speeker}`x`.\n', 3, 'unknown role {speeker}; did you mean “speaker”?'),
    'unknown directive': (
        ':::{tab-set}\n:::\n',
        3,
        'unknown directive {tab-set}; write what it holds below titles, one after another',
    ),
    'directive of others': (
        ':::{info}\nA.\n:::\n',
        3,
        'unknown directive {info}; did you mean “note”?',
    ),
    'contents in small letters': ('[toc]\n', 3, 'each page has its contents beside it'),
    'title after U+00A0': ('A word.\n\n##\u00a0Part\n', 5, 'U+00A0 is no space to Markdown, which'),
    'items after U+00A0': ('-\u00a0one\n', 3, 'U+00A0 is no space to Markdown, which takes'),
    'heads with U+00A0': (
        '|\u00a0A | B |\n|\u00a0--- | --- |\n| 1 | 2 |\n',
        4,
        'U+00A0 is no space to Markdown, which takes this line for text; write an ordinary one',
    ),
    'name after U+00A0': (
        ':::{note}\u00a0A word.\n:::\n',
        3,
        'an ordinary space parts {note} from what follows it, not U+00A0',
    ),
    'title after U+200B': (
        '\u200b## Part\n',
        3,
        'U+200B, which nobody sees, keeps Markdown from reading what follows it; remove it',
    ),
    'role with U+2060': (
        'A {kbd}`Shift` and {k\u2060bd}`Ctrl` key.\n',
        3,
        'U+2060, which nobody sees, keeps',
    ),
    'role before U+200B': ('As {kbd}\u200b`Ctrl` says.\n', 3, 'a space parts {kbd} from its'),
    'words after a table': (
        '| A | B |\n| --- | --- |\n| 1 | 2 |\n*From our notes.*\n',
        6,
        'this line becomes a row of the table above; leave an empty line between',
    ),
    'cells of a sheet': ('A\tB\n1\t2\n', 3, 'no table: write | between cells, and a line'),
    'cells without a head': ('A | B\n1 | 2\n3 | 4\n', 3, 'no table: write | between cells'),
    'a share over two lines': (
        'So it is 12\n% of all.\n',
        4,
        'this line is a comment, for its %; join it to the number above',
    ),
    'numbers': ('Then:\n2. two\n3. three\n', 4, 'this line runs on: an item of a list begins'),
    'slashes': ('1/ one\n2/ two\n', 4, 'this line runs on: an item of a list begins with'),
    'degrees': ('1°) one\n2°) two\n', 4, 'this line runs on: an item of a list begins with'),
    'arrows': ('→ one\n→ two\n', 4, 'this line runs on: an item of a list begins with'),
    'ticks': ('✔️ one\n✔️ two\n', 4, 'this line runs on: an item of a list begins with'),
    'capitals': ('A) one\nB) two\n', 4, 'this line runs on: an item of a list begins with'),
    'bullets below': ('Then:\n• one\n• two\n', 4, 'this line runs on: an item of a list begins'),
    'bullets of a word processor': ('•\tone\n•\ttwo\n', 4, 'this line runs on: an item of a'),
    'circles of a word processor': ('o\tone\no\ttwo\n', 4, 'this line runs on: an item of a'),
    'a product': ('So 2*3*4 of them.\n', 3, 'a * between two numbers stresses the second; write ×'),
    'a named title': (
        '## **1\\. One** {#1.-one}\n\nA word.\n',
        3,
        'attributes are written [words]',
    ),
    'a link after TeX': (
        'From $\\sigma$ in C:\\new, see [[Notes]].\n',
        3,
        'wiki links lead nowhere',
    ),
    'touching stars': ('*one\n*two\n', 4, 'this line runs on: an item of a list begins with'),
    'role with an accent': ('By {séance}`x`.\n', 3, 'unknown role {séance}; check its name'),
    'role in Cyrillic': ('A {кbd}`Ctrl` key.\n', 3, 'unknown role {кbd}; did you mean “kbd”?'),
    'bold in bold': (
        'It is **“a”**ed and re**“b”**.\n',
        3,
        '** or ~~ marks nothing: it touches its words',
    ),
    'empty box that touches': (
        '- [ ]A task.\n',
        3,
        'the box of a task is [ ] or [x], with a space',
    ),
    'ticked box': ('- [✓] A task.\n', 3, 'the box of a task is [ ] or [x], with a space'),
    'grid': (
        '+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+\n',
        4,
        'no table: a line | --- | stands under its first row',
    ),
    'option that touches': (
        ':::{note}\n:class:x\nText.\n:::\n',
        4,
        'an option of {note} is a line “:name: value”, its value after an ordinary space',
    ),
    'option apart': (
        ':::{note}\n: class: x\nText.\n:::\n',
        4,
        'an option of {note} is a line “:name: value”, its value after an ordinary space',
    ),
    'option after U+00A0': (
        ':::{note}\n:class:\u00a0x\nText.\n:::\n',
        4,
        'an option of {note} is a line “:name: value”, its value after an ordinary space',
    ),
    'option after a tab': (
        ':::{note}\n:class:\tx\nText.\n:::\n',
        4,
        'an option of {note} is a line “:name: value”, its value after an ordinary space',
    ),
    'web with a slash': (
        '[A](https:/example.org)\n',
        3,
        'an address of the web begins with https://',
    ),
    'web twice': ('[A](https://https://example.org)\n', 3, 'an address of the web begins with'),
    'misspelt lexer': (
        '```pyhton\nx\n```\n',
        3,
        "no language of code is called 'pyhton'; did you mean “python”?",
    ),
}
RIGHT = r"""# Notes

From $\sigma^{2}$ in C:\Users\ann, \textbf{bold}, \emph{math} and $\alpha_{i} = [0, 1]$: [sic]\
a \d{2}, \[[x]].

It is 2*n* of 10*3 = 30, 2 * 3 * 4, 2\*3\*4, `2*3*4` and $2*3*4$; he said:
— then that.

::::{note}
:class: x

:::{tip}
Text, `code`, ``two ` in code``, an escaped \` and {kbd}`Ctrl`.
:::
::::

> :::{note}
> In a quote.
> :::

Some words, that go on, such as p. 12, (1), or
(2) and
– between dashes – then -5 °C, 3.5 and
a. b. c, a \\\\

- - [ ] A task, [](index.md)

- 1
  - 2
    - 3
      - 4
        - 5
          - 6
            - 7
              - 8
                - 9

- | A | B |
  | --- | --- |
  | 1 | 2 |

- In a list:

  ```python
  x = ':::{note}'
  ```

| A | `a\|b` \| c |
| --- | --- |
| 1 | [x](<my page.md> "title") |

A note [^1], [text](index.md), [[1]](https://example.org), #hashtag, 5 : 3, an :option: word.

**Bold**, *it*, “**signs**” (**too**), a\*\*b, 5 | 6, $|x| + 2**3$, \(sic\), {word}, {"a": 1}.

See [[2]], a == b == c, `[[Page]]`, \[[Page]], \==no==, 10:30:45, e^x and y^2, ~5? No, 100 %%.

`{{< x >}}` and ``{% x %}`` and <https://example.org/[[x]]>, [text][ref], 3 < 4 > 2, a <- b, <3.

[ref]: https://example.org

```md
:::{note}
never closed, but shown
```

:::{note}
---
name: options
class: |
    a
    name: b
---
A word, class: a, class: b.
:::

    an indented ## block

[^1]: The note (see) [again].

---

Home | News
About | Contact
now: `a | b`

A |
--- |
one column,
without signs

| A | B |
| --- | --- |
| 1 | 2 |

Right after it.

In 2012

% a comment of its author

Since then
% another one

It was on 30
2. or 3. of them, in
2012. It was so, and
2013. So it went.

*a* and
*b*, 12 °C and
14 °C, 1/2 and
3/4

***Both* of** a, **b *c* d** and {id: 1}`x`.

[A](https://web.archive.org/web/2012/http://example.org/), [b](http://localhost:80).

The end.
"""


FRONT: dict[str, tuple[str, int, str]] = {
    'colon': ('title: a: b', 2, 'the front matter can’t be read: mapping values are not allowed'),
    'tab': ('book: false\n\ttags: b', 3, 'the front matter can’t be read: found character'),
    'quote': ('book: false\ntitle: "a', 3, 'the front matter can’t be read: found unexpected end'),
    'control': ('book: \x01', 1, 'the front matter can’t be read: unacceptable character'),
    'day': ('date: 2012-13-45', 1, 'the front matter can’t be read: month must be in 1..12'),
    'list': ('- a', 1, 'the front matter holds no names; write a name, a colon, a space'),
    'prose': ('orphan: true\n\n# Notes\n\nText.\nMore.', 6, 'the front matter can’t be read'),
    'twice': ('book: false\nbook: true', 3, 'book is there twice; keep one'),
    'misspelt': (
        'a: 1\nnosearh: true',
        3,
        'nobody reads nosearh; did you mean “nosearch”? Known: ',
    ),
    'capital': ('Book: false', 2, 'nobody reads Book; did you mean “book”?'),
    'presence': ('orphan: true\nnosearch: false', 3, 'nosearch holds whatever its value; where'),
    'elsewhere': (
        'a: 1\ndescription: Of mills.',
        3,
        'nobody reads description here; write it under html_meta, and that under myst',
    ),
    'value': ('a: 1\nbook: maybe', 3, "book is true or false, not 'maybe'"),
    'no dict': (
        'myst:\n  html_meta: hello',
        3,
        "html_meta takes names and values, each on an indented line of its own, not 'hello'",
    ),
    'no text': (
        'myst:\n  html_meta:\n    description: 3',
        4,
        'description takes a text, not 3',
    ),
    'no myst': ('a: 1\nmyst: x', 3, 'myst takes names and values, each on an indented line'),
    'unknown': ('myst:\n  html_mta: {}', 3, 'myst has no html_mta; did you mean “html_meta”?'),
    'refused': ('myst:\n  suppress_warnings: []', 3, "'suppress_warnings' is a global-only config"),
}
"""What stands before a page, between two lines ---."""


def page(text: str) -> str:
    return f'# Notes\n\n{text}'


@pytest.fixture(scope='module')
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    pages = {f'p{rank}.md': page(text) for rank, (text, *_rest) in enumerate(SLIPS.values())}
    listed = '\n'.join(name.removesuffix('.md') for name in pages)
    pages['index.md'] = f'# Notes\n\n```{{toctree}}\n{listed}\nempty\nuntitled\n```\n'
    pages |= {'empty.md': '', 'untitled.md': 'A word.\n'}
    return built(small_site(tmp_path_factory.mktemp('slips') / 'site', pages)).warnings


@pytest.mark.parametrize('rank', range(len(SLIPS)), ids=list(SLIPS))
def test_each_slip_is_said_once(told: list[str], rank: int) -> None:
    _text, line, message = [*SLIPS.values()][rank]
    said = [each for each in told if each.startswith(f'p{rank}.md:')]
    assert len([each for each in said if '[recap.' in each]) == 1
    assert said[0].startswith(f'p{rank}.md:{line}: WARNING: {message}')


@pytest.mark.parametrize('name', ['empty', 'untitled'])
def test_a_page_without_title_is_told_on_itself(told: list[str], name: str) -> None:
    said = [each for each in told if each.startswith(f'{name}.md:')]
    message = 'the page has no title; begin it with “# ” and its title [recap.no-title]'
    assert said == [f'{name}.md:1: WARNING: {message}']


def test_an_option_without_a_value_or_with_a_comment_is_said_once(tmp_path: Path) -> None:
    page = '# Notes\n\n' + ':::{quotation}\n:lang: %s\nWords, %s.\n:::\n\n' * 2
    told = built(small_site(tmp_path / 'site', {'index.md': page % ('', 1, 'fr # so', 2)})).warnings
    assert [each.partition(' WARNING')[0] for each in told] == ['index.md:4:', 'index.md:9:']


def test_right_pages_are_left_in_peace(tmp_path: Path) -> None:
    """Also one whose title comes with what it includes."""
    brought = {'brought.md': ':::{include} title.txt\n:::\n', 'title.txt': '# Mine\n\nText.\n'}
    pages = {'index.md': RIGHT, 'my page.md': '# Mine\n', **brought}
    warnings = built(small_site(tmp_path / 'site', pages)).warnings
    assert [each for each in warnings if 'index.md' in each or 'no-title' in each] == []


@pytest.fixture(scope='module')
def told_before(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    pages = {
        f'p{rank}.md': f'---\n{text}\n---\n\n# Notes\n'
        for rank, (text, *_rest) in enumerate(FRONT.values())
    }
    pages |= {
        'open.md': '---\nnosearch: true\n\n# Notes\n\nText.\n',
        'right.md': '---\nnotebook: x\nauthor: A\ntags: [a, b]\nbook: no\n---\n# Notes\n',
        'broken.md': '---\n\n# Notes\n\nA line: above.\n',
    }
    listed = '\n'.join(name.removesuffix('.md') for name in pages)
    pages['index.md'] = f'# Notes\n\n```{{toctree}}\n{listed}\n```\n'
    return built(small_site(tmp_path_factory.mktemp('front') / 'site', pages)).warnings


@pytest.mark.parametrize('rank', range(len(FRONT)), ids=list(FRONT))
def test_front_matter(told_before: list[str], rank: int) -> None:
    _text, line, message = [*FRONT.values()][rank]
    (said,) = [
        each
        for each in told_before
        if each.startswith(f'p{rank}.md:') and 'recap.control' not in each
    ]
    assert said.startswith(f'p{rank}.md:{line}: WARNING: {message}')
    assert said.endswith('[recap.front-matter]')


def test_front_matter_that_is_left_open(told_before: list[str]) -> None:
    (said,) = [each for each in told_before if not each.startswith('p')]
    message = 'the front matter isn’t closed; write --- on a line after it [recap.front-matter]'
    assert said == f'open.md:1: WARNING: {message}'


@pytest.mark.parametrize('builder', ['html', 'epub'])
def test_what_nobody_sees_is_said_and_left_out(tmp_path: Path, builder: str) -> None:
    pages = {
        'index.md': '# Notes\n\nA\x0bword.\n\n:::{note}\nInfor\x02mation, infor\x02m.\x7f\n:::\n\n'
        '```{include} part.txt\n```\n',
        'part.txt': 'A\x0cpart.\n',
    }
    site = built(small_site(tmp_path / 'site', pages, "exclude_patterns = ['part.txt']\n"), builder)
    assert site.warnings == [
        f'{place}: WARNING: here stands {signs}, which nobody sees; remove it: it is left out '
        '[recap.control]'
        for place, signs in (
            ('index.md:3', 'U+000B'),
            ('index.md:6', 'U+0002, U+007F'),
            ('part.txt:1', 'U+000C'),
        )
    ]
    text = site.text('index', '.xhtml' if builder == 'epub' else '.html')
    for words in ('A word.', 'Information, inform.', 'A part.'):
        assert f'>{words}</p>' in text


def test_names_are_proposed() -> None:
    assert meant('sesion', ['session', 'source']) == 'did you mean “session”?'
    assert meant('xyz', ['session']) == 'check its name'


def test_names_between_which_no_comma_stands(tmp_path: Path) -> None:
    text = """# Notes

:::{session}
:speakers: Ana Lopes and Rui Costa
:::

:::{speaker} Ana Lopes
One.
:::

:::{speaker} Rui Costa
Two.
:::
"""
    (said,) = built(small_site(tmp_path / 'site', {'index.md': text})).warnings
    assert said.startswith('index.md:3: WARNING: unknown speaker')
    assert 'Write commas between names: Ana Lopes, Rui Costa.' in said


def test_what_a_page_includes_is_looked_at_too(tmp_path: Path) -> None:
    pages = {
        'index.md': (
            '# Notes\n\n:::{include} part.txt\n:::\n\n:::{include} code.py\n:literal:\n:::\n'
        ),
        'part.txt': 'A {nothing}`word`.\n\n'
        ':::{chart} bar\nTitle\n\n| A | B |\n| - | - |\n| a | much |\n:::\n\n:::{note}\nOpen.\n',
        'code.py': 'x = """\n##Title\n{nothing}`word`\n"""\n',
    }
    unclosed, unknown, no_number = built(small_site(tmp_path / 'site', pages)).warnings
    assert unknown.startswith('part.txt:1: WARNING: unknown role {nothing}')
    assert unclosed.startswith('part.txt:11: WARNING: {note} isn’t closed')
    assert no_number.startswith("part.txt:8: WARNING: {chart}: 'much' isn’t a number")


def test_what_slips_in_restructuredtext_is_left_to_sphinx(tmp_path: Path) -> None:
    part = '.. note:: `A word <https://clay.example>`_ and :doc:`/index`.\n'
    code = '.. code:: none-such\n\n   x\n'
    pages = {
        'index.rst': f'Notes\n=====\n\n{TREE}.. include:: part.txt\n\n{code}',
        'other.rst': 'No title. [2]_\n\n.. [1] Nothing calls it.\n',
        'third.md': 'No title.\n\n```none-such\nx\n```\n',
        'part.txt': part,
    }
    site = small_site(tmp_path / 'site', pages, "exclude_patterns = ['part.txt']\n")
    assert sorted({line.rpartition('[')[2] for line in built(site).warnings}) == [
        *('docutils]', 'misc.highlighting_failure]', 'recap.lexer]', 'recap.no-title]'),
        *('ref.footnote]', 'toc.no_title]'),
    ]


def test_a_site_needs_no_markdown(tmp_path: Path) -> None:
    site = {'conf.py': "extensions = ['recap.slips']\n", 'index.rst': 'Notes\n=====\n'}
    assert built(lay(site, tmp_path / 'site'), 'dummy').warnings == []


def test_a_long_line_takes_no_time() -> None:
    before = process_time()
    assert not [*hidden_slips(['|' + '-\u00a0' * 600 + 'x'])]
    assert process_time() - before < 1


def test_what_code_holds_is_not_included() -> None:
    assert not [*included('```\n{include} one.md\n```\n:::{include} two.md\n:literal:\n:::\n')]


def test_a_part_that_includes_itself_is_said_once(tmp_path: Path) -> None:
    pages = {
        'index.md': '# Notes\n\n:::{include} one.txt\n:::\n\n:::{include} own.md\n:literal:\n:::\n',
        'one.txt': 'Words.\n\n> ```{include} two.txt\n> ```\n',
        'two.txt': ':::{include} one.txt\n:::\n',
        'own.md': '# Own\n\n:::{include} index.md\n:literal:\n:::\n\n:::{include} own.md\n:::\n',
    }
    said = built(small_site(tmp_path / 'site', pages)).warnings
    message = 'this includes itself, here or through others; leave that out [recap.include]'
    assert [each for each in said if 'include' in each] == [
        f'one.txt:3: WARNING: {message}',
        f'own.md:7: WARNING: {message}',
    ]


def test_what_only_a_translation_misspells_is_said(tmp_path: Path) -> None:
    conf = "locale_dirs = ['locales']\nlanguage = 'fr'\n"
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n\nPress {kbd}`Ctrl`.\n'}, conf)
    catalogue = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Press {kbd}`Ctrl`."\nmsgstr "Tapez {kdb}`Ctrl`."\n'
    )
    lay({'locales/fr/LC_MESSAGES/index.po': catalogue}, site)
    (said,) = built(site, language='fr').warnings
    assert said.startswith(
        'locales/fr/LC_MESSAGES/index.po:6: WARNING: unknown role {kdb}; did you'
    )


def test_slips_of_translators_are_said_in_their_catalogue(tmp_path: Path) -> None:
    page = (
        '# Notes\n\nUn **mot** de {kbd}`Ctrl`.\n\nDu `code` [là][ref].\n\nUn $$ seul.\n\n'
        'Un autre.\n\n[ref]: https://example.org\n'
    )
    translated = {
        'Un **mot** de {kbd}`Ctrl`.': 'A ** word** of {kbd} `Ctrl`.',
        'Du `code` [là][ref].': 'Some `code [there][ref].',
        'Un $$ seul.': 'A $$ alone.',
        'Un autre.': 'Another <foo>.',
    }
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + '\n'.join(
        f'msgid "{source}"\nmsgstr ""\n"{text}"\n' for source, text in translated.items()
    )
    site = small_site(
        tmp_path / 'site',
        {'index.md': page, 'locales/en/LC_MESSAGES/index.po': po},
        "locale_dirs = ['locales']\n",
    )
    said = [line for line in built(site).warnings if '[recap.' in line]
    assert [line.partition(': WARNING: ')[0] for line in said] == [
        *('index.md:7', 'index.md:9'),
        *['locales/en/LC_MESSAGES/index.po:5'] * 2,
        *['locales/en/LC_MESSAGES/index.po:9'] * 2,
    ]
    assert [line.rpartition('[recap.')[2] for line in said] == [
        *('equation]', 'html]', 'emphasis]', 'role]', 'code]', 'link]')
    ]


def test_a_translation_that_is_no_paragraph_is_said(tmp_path: Path) -> None:
    """Such as a date in German, which begins a list: Sphinx left it out in silence."""
    page = '---\nmyst:\n  html_meta:\n    description: June 7\n---\n# June 4\n\nTwo words.\n\n'
    page += '| June 5 | B |\n| --- | --- |\n| c | d |\n\n- June 6\n\n![June 8](a.svg)\n'
    page += '\n```{toctree}\nJune 9 <https://example.org>\n```\n\n## June 10\n'
    translated = {
        'June 4': '4. Juni',
        'Two words.': 'Zwei\\n\\nWorte.',
        'June 5': '5\\\\. Juni',
        'B': 'B - C',
        'June 6': 'Am 6. Juni',
        'June 7': '7. Juni',
        'June 8': '8. Juni',
        'June 9': '9. Juni',
        'June 10': '# Am 10. Juni',
    }
    po = '\n'.join(f'msgid "{one}"\nmsgstr "{text}"\n' for one, text in translated.items())
    place = 'locales/de/LC_MESSAGES/index.po'
    pages = {'index.md': page, place: po, 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    site = small_site(tmp_path / 'site', pages, "locale_dirs = ['locales']\n")
    html = built(site, language='de')
    said = [each for each in html.warnings if 'this is lost: it begins as a list' in each]
    assert [each.partition(': WARNING')[0] for each in said] == [f'{place}:2', f'{place}:5']
    assert len(html.warnings) == 2
    assert '5. Juni' in html.article('index').get_text()


def test_links_to_no_page_are_told_what_is_right(tmp_path: Path) -> None:
    page = '# Notes\n\n[a](www.example.org)\n\n[b](ana@example.org)\n\n[c](no.html)\n\n[d](no.md)\n'
    page += '\n[e](chat://us)\n\n[f](chat://us){.external}\n\n[g](Https://example.org)\n'
    told = built(small_site(tmp_path / 'site', {'index.md': page})).warnings
    assert [each.partition('not found: ')[2] for each in told] == [
        "'chat://us'; write {.external} right after a link to a program [myst.xref_missing]",
        "'Https://example.org'; an address of the web has https:// [myst.xref_missing]",
        "'www.example.org'; an address of the web has https:// [myst.xref_missing]",
        "'ana@example.org'; write mailto: before the address of a person [myst.xref_missing]",
        "'no.html'; write the name of the file of the page, such as page.md [myst.xref_missing]",
        "'no.md' [myst.xref_missing]",
    ]
