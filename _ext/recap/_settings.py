"""What conf.py sets, as early as it is read: of what type each value is, what is misspelt."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType, NoneType
from typing import TYPE_CHECKING, Any, Final

from ._ground import setting_of, shortened, suggestion, warn
from ._languages import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX: Final = 'recap_'
"""How the settings of all wings begin."""

NAMES: Final = frozenset((
    *('recap_alone', 'recap_books', 'recap_cards', 'recap_claim_pages', 'recap_event'),
    *('recap_first_address', 'recap_global_toctree', 'recap_index', 'recap_licence'),
    *('recap_paper', 'recap_policy', 'recap_reading_speed', 'recap_report', 'recap_rights'),
    *('recap_short_name', 'recap_source_language', 'recap_stylesheets', 'recap_synonyms'),
    *('recap_theme_colours', 'recap_volume_pages'),
))  # fmt: skip
"""The settings of all wings: one of a wing that isn't loaded isn't misspelt."""

HELD: Final[dict[str, tuple[type, ...]]] = {
    'recap_books': (str,),
    'recap_index': (str,),
    'recap_policy': (str, list, tuple, NoneType),
    'recap_rights': (str,),
    'recap_short_name': (str,),
    'recap_stylesheets': (str, Path),
    'recap_synonyms': (list, tuple),
    'recap_theme_colours': (str,),
}
"""Of what type is each thing that a list or a dict holds."""

ALIASES: Final = {'project_copyright': 'copyright'}
"""What authors set of what Sphinx keeps under another name."""

BY_LANGUAGE: Final = ('recap_books', 'recap_rights', 'recap_short_name', 'recap_synonyms')
"""Those that say something by language."""

LEAST: Final = {'recap_reading_speed': 1, 'recap_volume_pages': 0}
"""The smallest value that each of these may have."""

SHORT: Final = 16
"""How many characters a short name may have, as the specification of OpenSearch says."""

SHOWN: Final = 60
"""Characters of a value that a warning shows."""


def check_settings(app: Sphinx, config: Config) -> None:
    """Say which settings can't be read, and take their defaults instead (``config-inited``)."""
    for name in unknown(config):
        message = 'no setting is called %s. %s'
        warn(setting_of(app, name), 'setting', message, name, suggestion(name, NAMES))
    known = {config.language, *catalogues(app, config)}
    for name, option in config.values.items():
        default = option.default(config) if callable(option.default) else option.default
        types = accepted(option.valid_types, default)
        value = config[name]
        if list in types and tuple not in types and isinstance(value, tuple):
            config[name] = value = list(value)
        wrong = fault(value, types, HELD.get(name, (object,))) if types else ''
        if wrong := wrong or unfit(name, value) or miscalled(name, value, known):
            one = isinstance(value, str) and list in types and name not in HELD
            config[name] = [value] if one else default
            called = ALIASES.get(name, name)
            message = '%s: %s; until then, it is %r'
            warn(setting_of(app, called), 'setting', message, called, wrong, config[name])
    if not config.language:
        warn(setting_of(app, 'language'), 'setting', "language: write a code, as 'fr', not ''")
        config['language'] = 'en'


def catalogues(app: Sphinx, config: Config) -> Iterator[str]:
    """Yield what the folders of catalogues are called."""
    for name in config.locale_dirs if isinstance(config.locale_dirs, list | tuple) else ():
        yield from (folder.name for folder in Path(app.srcdir, name).glob('*'))


def accepted(valid: object, default: object) -> frozenset[type]:
    """Return the types of values that a setting takes: none where it may be anything.

    *valid* is what its extension says of them. As Sphinx has it (``check_confval_types``), which
    says so after many a value was used, but for strings in the place of lists: it takes them.

    >>> sorted(each.__name__ for each in accepted(frozenset({str, tuple}), []))
    ['list', 'tuple']
    """
    if not isinstance(valid, frozenset) or Any in valid or (default is None and not valid):
        return frozenset()  # a choice of words, of which Sphinx says all
    types = valid | {type(default), *type(default).__bases__} - {object}
    return types - {str} if isinstance(default, list | dict | tuple | set) else types


def fault(value: object, types: Iterable[type], held: Iterable[type]) -> str:
    """Return what is wrong with a *value* of one of the *types*, that holds what is *held*.

    >>> fault('x', [dict], [str]), fault({'en': 3}, [dict], [str]), fault(['x'], [list], [str])
    ("a dict is expected, not 'x'", "for 'en', a str is expected, not 3", '')
    """
    if not isinstance(value, tuple(types)):
        return expected(types, value)
    if isinstance(value, dict):
        wrong = ((name, each) for name, each in value.items() if not isinstance(each, tuple(held)))
        return next((f'for {name!r}, {expected(held, each)}' for name, each in wrong), '')
    if isinstance(value, list | tuple):
        strange = (each for each in value if not isinstance(each, tuple(held)))
        return next((f'in it, {expected(held, each)}' for each in strange), '')
    return ''


def unfit(name: str, value: Any) -> str:
    """Return what is wrong in a *value* of the right type, of the setting of that *name*.

    >>> unfit('recap_reading_speed', 0)
    'a number of 1 or more is expected, not 0'
    """
    if name in LEAST and value < LEAST[name]:
        return f'a number of {LEAST[name]} or more is expected, not {value}'
    if name == 'recap_books':
        wrong = ((of, each) for of, each in value.items() if set('/\\') & set(each))
        return next((f'for {of!r}, a name is expected, not {each!r}' for of, each in wrong), '')
    if name == 'recap_synonyms':
        wrong = ((of, each) for of, said in value.items() for each in said)
        alone = ((of, each) for of, each in wrong if not isinstance(each, str) or ',' not in each)
        text = "for {!r}, a text such as 'bicycle, bike' is expected, not {!r}"
        return next((text.format(*each) for each in alone), '')
    if name == 'recap_short_name':
        names = value.values() if isinstance(value, dict) else [value]
        text = f'a name of {SHORT} characters at most is expected, not {{!r}}, of {{}}'
        return next((text.format(each, len(each)) for each in names if len(each) > SHORT), '')
    if name == 'recap_theme_colours' and len(value) not in {0, 2}:
        return f'two colours are expected, in light and in dark, not {len(value)}'
    return ''


def miscalled(name: str, value: Any, known: Set[str]) -> str:
    """Return which key of a setting by language is none: as tags are written, not as Sphinx does.

    Those *known* are languages, however they are written.

    >>> miscalled('recap_books', {'fr': 'a', 'pt-BR': 'b'}, {'fr'})
    "for 'pt-BR', write 'pt_BR', as its folder of catalogues is called"
    """
    for key in value if name in BY_LANGUAGE and isinstance(value, dict) else ():
        if isinstance(key, str) and key not in {*known, code_of(key)}:
            return f'for {key!r}, write {code_of(key)!r}, as its folder of catalogues is called'
    return ''


def expected(types: Iterable[type], value: object) -> str:
    """Return what is said of a *value* of none of the *types*.

    >>> expected([str, dict], None), expected([int, NoneType], 'fast')
    ('a dict or a str is expected, not None', "an int or None is expected, not 'fast'")
    """
    given = set(types)
    names = sorted(each.__name__ for each in given - {NoneType})
    articles = [f'{"an" if name[0] in "aeiou" else "a"} {name}' for name in names]
    called = ' or '.join([*articles, *(['None'] if NoneType in given else [])])
    return f'{called} is expected, not {shortened(repr(value), SHOWN)}'


def unknown(config: Config) -> Iterator[str]:
    """Yield the names in conf.py that begin as our settings do, and are none.

    Leans on where Sphinx keeps what conf.py defines.
    """
    given: dict[str, Any] = vars(config)['_raw_config']
    for name, value in given.items():
        known = name in NAMES or name in config
        if name.startswith(PREFIX) and not known and not isinstance(value, ModuleType):
            yield name
