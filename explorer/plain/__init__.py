"""The plain checker: a second checker of verdict files and maps, written from docs/certificates.md alone.

It shares no code with the kernel and imports only the standard library. It is slow and short, to be read by a sceptic
in this order: terms, statement, values; clauses, cells, meanings, ground, proof; evidence, verdict, maps, checker.
"""
