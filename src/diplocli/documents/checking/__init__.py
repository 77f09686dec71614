"""A draft reviewed against the corpus: ``check`` hands it to every rule and keeps what they find.

What a rule reads lies in folders, each of which knows only those before it: ``language``, ``facts``,
``draft``, ``claims``; the rules themselves, a module a family, in ``rules``.
"""
