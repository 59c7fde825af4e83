"""All records as plain data, for those who publish them: dictionaries, lists, strings, numbers.

What is unknown has no key. A record has an ``id``, which is its anchor, unique in the recap; the
``page`` that declares it; and the ``anchor`` in that page, where it isn't the whole page. Others
name it by its id. A text is plain; where some of its words have
marks, ``textHtml``, beside ``text``, has them as well (`marked`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .called import anchor
from .domain import domain_of
from .margins import title_of
from .marked import html_of, language_of
from .records import Quotation, Session, Source, Speaker, Statement, Statistic, Term
from .wording import TYPED, verdict_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

    from .gathered import Gathered
    from .records import Record
    from .text import Text

KEYS: Final = {name: key for key, name in TYPED.items()}
"""Verdicts by the names that they are kept by: the keys are the same in all languages."""


def publish_records(app: Sphinx) -> dict[str, list[dict[str, Any]]]:
    """Return all records, by kind, each kind in reading order (``publish-records``).

    The kinds are ``persons``, ``sessions``, ``claims``, ``works`` and ``terms``; besides, all
    ``verdicts`` that there are, in words.
    `records.schema.json`, of the wing that publishes them, says what each may hold.
    """
    data = Data(domain_of(app.env).gathered, app.config.recap_report, app.config.language)
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind, _make in data.kinds.values()}
    for record in data.gathered.records:
        kind, make = data.kinds[record.kind]
        found[kind].append(make(record))
    found['verdicts'] = [{'id': key, 'word': verdict_label(name)} for key, name in TYPED.items()]
    return found


class Data:
    """How each record *gathered* becomes plain data; *report* is the work that tells them all.

    *language* is that of the pages.
    """

    def __init__(self, gathered: Gathered, report: str, language: str) -> None:
        self.gathered = gathered
        self._language = language
        self._ids: dict[tuple[str, str], str] = {}
        self._report = self._id(Source.kind, report)
        self._sessions = {
            record.docname: id_of(record)
            for record in gathered.records
            if isinstance(record, Session)
        }
        self.kinds: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
            Speaker.kind: ('persons', self.person),
            Session.kind: ('sessions', self.session),
            Statistic.kind: ('claims', self.claim),
            Quotation.kind: ('claims', self.claim),
            Source.kind: ('works', self.work),
            Term.kind: ('terms', self.term),
        }
        """The list that a record goes to, by its kind, and what makes it."""

    def person(self, record: Speaker) -> dict[str, Any]:
        said = [
            *self.gathered.said_by(record.name, Statistic),
            *self.gathered.said_by(record.name, Quotation),
        ]
        sessions = self.gathered.sessions_of(record.name)
        return {
            **place(record),
            **some(name=str(record.title)),
            **self._texts('biography', record.biography),
            **some(sessions=list(map(id_of, sessions)), claims=list(map(id_of, said))),
        }

    def session(self, record: Session) -> dict[str, Any]:
        speakers = self._known(Speaker.kind, record.speakers)
        return {
            **place(record),
            **self._texts('title', record.title),
            **some(speakers=speakers),
            'minutes': record.minutes,
        }

    def claim(self, record: Statement) -> dict[str, Any]:
        found: dict[str, Any] = {
            **place(record),
            'kind': record.kind,
            **some(session=self._sessions.get(record.docname)),
            **self._texts('text', record.text),
            **some(language=language_of(record.text)),
        }
        if isinstance(record, Statistic):
            found |= some(
                figure=str(record.figure), origins=self._known(Source.kind, record.sources)
            )
        if isinstance(record, Quotation):
            found |= some(language=record.language, attributed=record.attributed)
        found |= some(
            speaker=self._id(Speaker.kind, record.speaker),
            report=self._report,
        )
        if record.verdict:
            found['verdict'] = {
                'key': KEYS[record.verdict],
                'word': verdict_label(record.verdict),
                **self._texts('reason', record.reason),
                **some(read=self._known(Source.kind, record.read)),
            }
        return found

    def work(self, record: Source) -> dict[str, Any]:
        title, _language = title_of(record.reference)
        called = some(short=record.short, title=title)
        reference = self._texts('reference', record.reference)
        return {**place(record), 'key': record.name, **called, **reference}

    def term(self, record: Term) -> dict[str, Any]:
        return {
            **place(record),
            **self._texts('name', record.title),
            'aliases': list(record.aliases),
            **self._texts('definition', record.definition),
        }

    def _known(self, kind: str, names: Iterable[str]) -> list[str]:
        """Return the ids of the records of these *names* that are declared."""
        return [found for name in names if (found := self._id(kind, name))]

    def _id(self, kind: str, name: str) -> str:
        """Return the id of the record *name*, or nothing; each is asked for many times."""
        if (kind, name) not in self._ids:
            record = self.gathered.find(kind, name)
            self._ids[kind, name] = id_of(record) if record else ''
        return self._ids[kind, name]

    def _texts(self, name: str, text: Text) -> dict[str, str]:
        """Return *text* under *name*, plain, and where it has marks under ``html`` as well."""
        if not text:
            return {}
        html = {f'{name}Html': html_of(text, self._language)} if text.marked else {}
        return {name: str(text), **html}


def id_of(record: Record) -> str:
    """Return the id of *record*: its anchor or, where it is a whole page, what it would be."""
    return record.anchor or anchor(record.kind, record.name)


def place(record: Record) -> dict[str, Any]:
    """Return the id of *record*, and where it is declared."""
    return {'id': id_of(record), 'page': record.docname, **some(anchor=record.anchor)}


def some(**values: Any) -> dict[str, Any]:
    """Return those of the *values* that say something."""
    return {name: value for name, value in values.items() if value}
