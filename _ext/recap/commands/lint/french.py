"""French typography, as the Imprimerie nationale and the Académie have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .prose import OPAQUE
from .rules import (
    APOSTROPHE,
    DASH,
    ELLIPSIS,
    SPACES,
    Fault,
    Rule,
    finder,
    rule,
    straight_quotes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNIT: Final = '[%‰€$£]|°C|[kcm]m|kg|[kMG][oB]|h|min|millions?|milliards?'
MONTH: Final = (
    'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
)
BARE_CAPITAL: Final = (
    'Ecart|Echange|Echec|Echelle|Echo|Ecole|Economie|Economique|Ecoute|Ecran|Ecrire|Ecrit|'
    'Editeur|Edition|Education|Egalement|Eglise|Election|Elève|Eléments?|Emission|Emotion|Energie|'
    'Epoque|Equipe|Ere|Etape|Etat|Etats-Unis|Ete|Eté|Etre|Etude|Evaluation|Evénement|Evènement|'
    'Evidemment|Evolution'
)
NUMBERED: Final = re.compile(
    'annexe|article|chapitre|critère|figure|licence|norme|paragraphe|partie|point|section|tableau|'
    r'version|v|(?:art|chap|ch|fig|ann|sect|tabl?|vol|pp?)\.|n[°ᵒ]|§'
)
"""What a number with a full stop may follow, besides a name."""
BEGINNINGS: Final = re.compile(
    'À|Avec|Bonjour|Car|Cher|Chez|Comme|De|Depuis|Des|Du|Entre|Environ|Et|Les|Mais|Ou|Par|Plus|Pour|'
    'Près|Puis|Quand|Que|Sans|Selon|Si|Soit|Sur|Vers'
)
"""What has a capital because it begins a sentence, and is no name."""
WORD_BEFORE: Final = re.compile(rf'(?P<word>[\w’+#°§-]+\.?|{OPAQUE})[ \u00a0]$')


def _follows_name(text: str, place: int) -> bool:
    """Tell whether a name, or what is called by numbers, stands before *place*."""
    found = WORD_BEFORE.search(text, max(place - 40, 0), place)
    word = found['word'] if found else ''
    capital = any(map(str.isupper, word)) and not BEGINNINGS.fullmatch(word)
    return capital or word == OPAQUE or bool(NUMBERED.fullmatch(word.lower()))


def _decimals(text: str) -> Iterator[Fault]:
    # “10.1000/…” is a DOI; “2.0” numbers a version, whatever it follows; “§2.1” is no number.
    for match in re.finditer(r'(?<![\d.\w/§°-])\d+\.(?!0(?!\d))\d+(?![\d/]|\.\d)', text):
        if not _follows_name(text, match.start()):  # « Java 1.1 »
            yield Fault(*match.span(), None)


def _titles(text: str) -> Iterator[Fault]:
    for match in re.finditer(r'(?<=\bM\.)[ \u202f\n](?=[A-ZÀ-Ý])|(?<=\bMM\.)[ \u202f\n]', text):
        start = text.rindex('M', 0, match.start())
        if not _follows_name(text, start):  # « William M. Tutte »
            yield Fault(*match.span(), None if match[0] == '\n' else '\u00a0')


def _abbreviation(find: Callable[[str], Iterator[Fault]]) -> Rule:
    wrong, right = (
        'no no-break space after an abbreviation',
        'U+00A0 after “n°”, “p.”, “vol.”, “M.”',
    )
    return Rule('abbreviation', wrong, right, find)


FRENCH: Final = (
    rule(
        'narrow-space',
        r'[ \u00a0]*(?<![\u202f;!?(\[])(?P<sign>[;!?])',
        '\u202f\\g<sign>',
        'no narrow no-break space before “;”, “!” or “?”',
        'U+202F before it',
    ),
    rule(
        'colon',
        rf'[ \u202f]*(?<!\u00a0):(?=\s|$|{OPAQUE})|[ \u202f]+:(?!-?[()])|(?<=\n):',
        '\u00a0:',
        'no no-break space before “:”',
        'U+00A0 before it',
    ),
    rule(
        'guillemets',
        r'«(?!\u202f)[ \u00a0]*',
        '«\u202f',
        'no narrow no-break space inside « »',
        'U+202F after « and before »',
    ),
    rule(
        'guillemets',
        r'[ \u00a0]*(?<!\u202f)»',
        '\u202f»',
        'no narrow no-break space inside « »',
        'U+202F after « and before »',
    ),
    rule(
        'unit',
        rf'(?P<number>\d)[ \u202f\n]?(?P<unit>{UNIT})(?!\w)',
        '\\g<number>\u00a0\\g<unit>',
        'no no-break space between a number and its unit',
        'U+00A0 between them',
    ),
    rule(
        'date',
        rf'(?P<day>\b\d{{1,2}}(?:ᵉʳ)?)[ \u202f\n](?P<month>{MONTH})\b',
        '\\g<day>\u00a0\\g<month>',
        'a line may end between a day and its month',
        'U+00A0 between them',
    ),
    _abbreviation(_titles),
    _abbreviation(
        finder(
            r'(?P<short>\b(?:[nN][°ᵒ]|(?:pp?|vol|chap)\.))[ \u202f\n]?(?=\d)', '\\g<short>\u00a0'
        )
    ),
    APOSTROPHE,
    straight_quotes('«\u202f', '\u202f»', ('“', '”')),
    ELLIPSIS,
    DASH,
    Rule('decimal', 'full stop in a number', 'a comma, or U+202F between thousands', _decimals),
    rule(
        'thousands',
        r'(?<![\d.,\u202f])(?P<first>\d{1,3}(?:\u202f\d{3})*)[ \u00a0](?P<last>\d{3})(?!\d)',
        '\\g<first>\u202f\\g<last>',
        'thousands not set apart by a narrow no-break space',
        'U+202F between thousands',
    ),
    # “69001 Lyon” is an address.
    rule(
        'thousands',
        r'(?<![\w.,/-])\d{5,}(?![\w/-]| [A-ZÀ-Ý])',
        None,
        'thousands not set apart by a narrow no-break space',
        'U+202F between thousands',
    ),
    rule(
        'capital',
        rf'\b(?:Ca|(?:{BARE_CAPITAL})s?)\b'  # « Cas » is a word
        r'|(?:^|[.!?…:]\s|«\s)A(?=\s(?!priori|posteriori|fortiori|contrario|minima)[a-zà-ÿ])',
        None,
        'capital without its accent or cedilla',
        'À, Ç, É, Ê',
    ),
    rule(
        'ligature',
        r'(?i)\b(?:man|ran|é|chef-d’|hors-d’)?'
        r'(?:oeuvr|coeur|soeur|oeil|noeud|voeu|moeurs|boeuf|oeuf)\w*',
        None,
        '“oe” for œ',
        'œ',
    ),
    rule(
        'ordinal',
        r'\b\d+(?:i?[èe]mes?|ers?|[èe]?res?|n?des?|nds?|es?)\b|\b[IVX]+(?:i?[èe]me|e)\b|\bI(?:er|[èe]re)\b',
        None,
        'ordinal on the line',
        '1ᵉʳ, 1ʳᵉ, 21ᵉ, XXIᵉ',
    ),
    SPACES,
)
"""Applied in this order; what two find at one place is mended by the first."""
