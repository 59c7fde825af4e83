"""A release: all that is published, made from what is committed, and what is needed to check it."""
