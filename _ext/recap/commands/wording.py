"""What the pages of a schedule say beside its own words, in the language of the recap."""

from __future__ import annotations

from typing import Final, NamedTuple


class Words(NamedTuple):
    """What pages say in the language of the recap."""

    abstract: str = 'In the organisers’ words'
    cancelled: str = 'Cancelled'
    documents: str = 'Documents:'
    speakers: str = 'Speakers'
    sources: str = 'Sources'
    programme: str = 'Programme'
    organisers: str = 'The organisers'


WORDS: Final = {
    'en': Words(),
    'fr': Words(
        'Selon les organisateurs', 'Annulé', 'Documents\u00a0:', 'Intervenants', 'Sources',
        'Programme', 'Les organisateurs',
    ),
    'de': Words(
        'In den Worten der Veranstalter', 'Abgesagt', 'Unterlagen:', 'Vortragende', 'Quellen',
        'Programm', 'Die Veranstalter',
    ),
    'es': Words(
        'En palabras de los organizadores', 'Cancelado', 'Documentos:', 'Ponentes', 'Fuentes',
        'Programa', 'Los organizadores',
    ),
    'it': Words(
        'Nelle parole degli organizzatori', 'Annullato', 'Documenti:', 'Relatori', 'Fonti',
        'Programma', 'Gli organizzatori',
    ),
    'nl': Words(
        'In de woorden van de organisatoren', 'Geannuleerd', 'Documenten:', 'Sprekers', 'Bronnen',
        'Programma', 'De organisatoren',
    ),
    'pt': Words(
        'Nas palavras dos organizadores', 'Cancelado', 'Documentos:', 'Oradores', 'Fontes',
        'Programa', 'Os organizadores',
    ),
}  # fmt: skip
