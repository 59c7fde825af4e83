"""The recap on one sheet: a poster (A3), and a summary (A4)."""

from .builder import PosterBuilder

__all__ = ['PosterBuilder']
