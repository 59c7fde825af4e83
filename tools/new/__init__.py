"""Begin the recap of another conference: `make new DIR=~/my-conf TITLE='Days of Clay'`.

Copier was tried: it brings twenty packages, and its updates want a template with a history of its
own; what is to be updated here, the machinery, is a package.
"""
