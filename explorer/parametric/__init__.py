"""Arguments for every value of a parameter, checked step by step with SymPy; attached to theorem files by name.

`proofs.py` has the arguments, `steps.py` what a step can be and how it is decided.
"""
