"""The trusted part: terms, statements, exact evaluation. It imports the standard library and itself alone.

`python -m explorer.kernel STATEMENT.json VERDICT.json` re-checks a verdict where no solver is installed.
"""
