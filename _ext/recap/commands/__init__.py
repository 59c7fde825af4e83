"""What a recap does with its machinery from the command line. No wing: Sphinx loads none of it."""
