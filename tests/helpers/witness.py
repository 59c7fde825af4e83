"""What a build says of itself: which pages are read, written, told, and by which process."""

WITNESS = """
import os
import sys

def setup(app):
    started = os.getpid()

    def say(what, *names):  # in one go: several processes say something
        here = 'here' if os.getpid() == started else 'elsewhere'
        os.write(sys.stderr.fileno(), f'{what} {here} {" ".join(sorted(names))}\\n'.encode())

    app.connect('html-page-context', lambda app, name, *others: say('written', name))
"""
"""The end of a conf.py: what is added to it goes on with ``setup``, where ``say`` is at hand."""
