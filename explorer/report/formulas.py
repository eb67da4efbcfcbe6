"""What was checked, in sentences and in notation: claim, assumptions, alternatives, and the theorem they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.kernel.syntax import LEVEL, TRUE, Sort, Symbol, Term, apply, operator, variable
from explorer.language.claims import Unidentified
from explorer.language.terms import kernel_sort
from explorer.report.document import Block, Entries, Entry, Paragraph, Points
from explorer.report.notation import latex, notation
from explorer.report.scene import target_name
from explorer.report.words import Names, listing, spaced
from explorer.statement import Measured, Problem, walk
from explorer.theorem import Remark
from explorer.verdict import Verdict


class Formulas:
    """Writes the formulas of a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.names = problem, Names(problem.statement.sized)
        self.own = {name: own for copy in problem.copies for own, name in copy.symbols}

    def entry(self, name: str, sentence: str, term: Term | None, note: str = "") -> Entry:
        """A named formula; one that says the same of every world is written once."""
        if term is None or trivial(term):
            return Entry(name, sentence, note=note)
        once = self.of_one_world(term)
        if once is not None and len(self.problem.copies) > 1:
            note = "; ".join(part for part in (note, "said of each world") if part)
        shown = once if once is not None else term
        return Entry(name, sentence, notation(shown, self.element), latex(shown, self.element), note)

    def element(self, sort: Sort, index: int) -> str:
        return self.names.element(sort, index)

    def of_one_world(self, term: Term) -> Term | None:
        """The formula without numbers of worlds where it says the same of each of them; else None."""
        parts = term.args if term.op == "and" and len(self.problem.copies) > 1 else (term,)
        worlds = [{name for _, name in copy.symbols} for copy in self.problem.copies]
        spoken = [{node.name for node in walk(part) if node.op == "app"} for part in parts]
        if len(parts) != len(worlds) or any(len([w for w in worlds if w & names]) > 1 for names in spoken):
            return None
        plain = {self.plain(part) for part in parts}
        return plain.pop() if len(plain) == 1 else None

    def plain(self, term: Term) -> Term:
        """The term with every symbol under its name in the theorem file."""
        name = self.own.get(term.name, term.name) if term.op == "app" else term.name
        return Term(term.op, term.sort, tuple(self.plain(arg) for arg in term.args), name, term.bound, term.number)


def trivial(term: Term) -> bool:
    """Whether a formula plainly says nothing."""
    return term == TRUE or (term.op in ("and", "forall") and all(map(trivial, term.args)))


def sentence(text: str) -> str:
    """With a full stop at its end."""
    return text if not text or text.endswith((".", "!", "?")) else text + "."


def checked(problem: Problem, verdict: Verdict) -> Iterator[Block]:
    """Claim, assumptions that are on, alternatives chosen: plain sentence and formula of each."""
    formulas, asked = Formulas(problem), verdict.formalization
    yield Paragraph("The claim", "strong")
    yield Entries((claim_entry(formulas),))
    on = [name for name in asked.assumptions if name in problem.assumptions]
    if on:
        yield Paragraph("What is assumed", "strong")
        yield Entries(tuple(assumption_entry(formulas, name, verdict) for name in on))
    else:
        yield Paragraph("Nothing is assumed.")
    if asked.observed:
        yield Paragraph(f"What is seen is fixed: `{asked.observed}`.")
    if asked.dropped:
        dropped = listing(f"`{name}`" for name in asked.dropped)
        yield Paragraph(f"Dropped: {dropped}, which the original result assumes.")
    entries = tuple(axis_entries(formulas))
    if entries:
        yield Paragraph("The alternatives chosen", "strong")
        yield Entries(entries)
    if LEVEL in problem.statement.sorts:
        most = max((greatest for sort, _, greatest in asked.scope if sort == "Level"), default=0)
        yield Paragraph(f"Levels are ladders of at most {most} evenly spaced numbers: by itself the verdict says "
                        "nothing about finer ladders or about real numbers.", "quiet")


def statement_in_short(problem: Problem, verdict: Verdict) -> Iterator[Entry]:
    """The claim, what is assumed, and the alternatives that are not the original's or that assume something."""
    formulas = Formulas(problem)
    always = dict(problem.statement.always)
    claim = claim_entry(formulas)
    yield replace(claim, sentence=" ".join(part for part in (claim.sentence, f"({claim.note}.)") if part))
    for name in verdict.formalization.assumptions:
        if name in problem.assumptions:
            yield assumption_entry(formulas, name, verdict)
    for entry in axis_entries(formulas):
        axis, _, chosen = entry.name.partition("=")
        if chosen != problem.theorem.axes[axis].default or entry.name in always and not trivial(always[entry.name]):
            yield entry


def claim_entry(formulas: Formulas) -> Entry:
    """The claim: what has to be shown, and of which worlds."""
    problem, statement = formulas.problem, formulas.problem.statement
    declared = problem.theorem.claims.get(statement.claim) or problem.desiderata.get(statement.claim)
    said = problem.theorem.claim_docs.get(statement.claim, "") or getattr(declared, "title", "")
    if isinstance(declared, Unidentified) and not said:
        seen = next((copy.observation.name for copy in problem.copies if copy.observation), "what is seen")
        said = (f"There are two {spaced(problem.theorem.world.__name__)} worlds that agree in `{seen}` and differ in "
                f"`{target_name(problem)}`")
    parts = [term for term in (statement.witness, statement.varies) if term != TRUE]
    if statement.shape == "every":
        claim = statement.witness.args[0] if statement.witness.op == "not" else operator("not", statement.witness)
        parts = [operator("implies", statement.varies, claim)] if statement.varies != TRUE else [claim]
    term = operator("and", *parts) if len(parts) > 1 else parts[0] if parts else TRUE
    cases = listing(name if name == spaced(sort.name) else f"{spaced(sort.name)} {name}"
                    for name, sort in statement.outer)
    shape = {"unidentified": "Shown by two worlds", "some": "Shown by some world",
             "each": f"For each {cases}, shown by some world", "every": "Said of every world"}[statement.shape]
    return Entry(statement.claim, sentence(" ".join(said.split())), notation(term, formulas.element),
                 latex(term, formulas.element), shape)


def assumption_entry(formulas: Formulas, name: str, verdict: Verdict | None = None) -> Entry:
    """One assumption: its sentence, its formula, its source, and whether it is idle in a verdict."""
    declared = formulas.problem.assumptions[name]
    notes = [declared.role] if declared.role == "hypothesis" else []
    notes += [f"about {declared.about}"] if declared.about else []
    notes += [declared.source] if declared.source else []
    notes += ["idle here"] if verdict and name in verdict.idle else []
    return formulas.entry(name, sentence(declared.title), formulas.problem.statement.formula(name), "; ".join(notes))


def axis_entries(formulas: Formulas) -> Iterator[Entry]:
    """The alternative of each axis that this claim uses, those that are not the default marked."""
    problem, statement = formulas.problem, formulas.problem.statement
    always = dict(statement.always)
    for axis in problem.theorem.axes.values():
        chosen = problem.used_axes.get(axis.name, axis.default)
        declared = axis.alternatives[chosen]
        other = "" if chosen == axis.default else "not the original"
        note = "; ".join(part for part in (declared.source, other) if part)
        if axis.kind == "target":
            target = next((copy.target for copy in problem.copies if copy.target), None)
            if statement.shape == "unidentified":
                term = formulas.plain(defined(target)) if target and target.name == chosen else None
                yield Entry(f"{axis.name}={chosen}", sentence(declared.title),
                            notation(term, formulas.element) if term else "",
                            latex(term, formulas.element) if term else "", note)
        elif axis.kind == "assumption":
            if chosen != axis.default or f"{axis.name}={chosen}" in always:
                yield formulas.entry(f"{axis.name}={chosen}", sentence(declared.title),
                                     always.get(f"{axis.name}={chosen}"), note)
        else:
            bound = [kernel_sort(kind) for _, kind in declared.variables()]
            term = next((term for sort, _, term in statement.restrictions if sort in bound), None)
            yield formulas.entry(f"{axis.name}={chosen}", sentence(declared.title), term, note)


def defined(measured: Measured) -> Term:
    """`best(s, a) ⇔ ...`: what a value of a world is, as an equation."""
    sorts = tuple(sort for _, sort in measured.bound)
    symbol = Symbol(measured.name, sorts, measured.term.sort)
    return operator("eq", apply(symbol, [variable(*pair) for pair in measured.bound]), measured.term)


def about_theorem(problem: Problem, verdict: Verdict) -> Iterator[Block]:
    """What the theorem covers and for whom, its sources, and the remarks that apply here."""
    from explorer.parametric.proofs import proofs_of  # loads SymPy, which verdicts on the terminal do without
    theorem = problem.theorem
    yield Paragraph(f"{theorem.title}. {sentence(theorem.covers)}")
    facts = [("For", theorem.audience), ("Source", theorem.source), ("Post", theorem.post),
             ("Read first", ", ".join(theorem.builds_on))]
    yield Points(tuple(f"{name}: {sentence(text)}" for name, text in facts if text))
    for remark in remarks(problem, verdict):
        yield Paragraph(f"Remark: {sentence(remark.says)}" + (f" ({remark.source})" if remark.source else ""))
    if theorem.extends and original(problem, verdict):
        yield Paragraph(f"Beyond these sizes: {sentence(theorem.extends)}")
    for argument in proofs_of(theorem.name):
        if not argument.faults():
            yield Paragraph(f"For every value of a parameter: {sentence(argument.says)} Proved {argument.reach}; "
                            f"`sidestep prove {theorem.name}` checks each step.")


def remarks(problem: Problem, verdict: Verdict) -> list[Remark]:
    """The remarks of the theorem file and its extensions whose assumptions and alternatives are all chosen."""
    on = set(verdict.formalization.assumptions)
    found = [remark for source in (problem.theorem, *problem.extensions) for remark in source.remarks]
    return [remark for remark in found if set(remark.assumptions) <= on
            and all(problem.used_axes.get(axis) == name for axis, name in remark.axes)]


def original(problem: Problem, verdict: Verdict) -> bool:
    """Whether this is the theorem as it was published, and it came out: only for that does `extends` argue."""
    asked = verdict.formalization
    hypotheses = {name for name, declared in problem.assumptions.items() if declared.role == "hypothesis"}
    return (verdict.verdict in ("stands", "holds") and asked.claim == next(iter(problem.theorem.claims), "")
            and set(asked.assumptions) == hypotheses and not asked.observed
            and all(problem.used_axes.get(axis.name) == axis.default for axis in problem.theorem.axes.values()))


def statement_in_full(problem: Problem) -> Iterator[Block]:
    """Sorts, unknowns and the three queries, in notation."""
    statement, formulas = problem.statement, Formulas(problem)
    restricted = {sort for sort, _, _ in statement.restrictions}
    sorts = [Entry(sort.name, described(sort, sort in restricted)) for sort in statement.sorts]
    yield Entries(tuple(sorts))
    yield Paragraph("Unknown", "strong")
    yield Entries(tuple(Entry(symbol.name, " × ".join(part.name for part in symbol.of) + " → " * bool(symbol.of)
                              + symbol.to.name) for symbol in statement.symbols))
    yield Paragraph("The formulas", "strong")
    asked = [*((f"{name} is a {sort.name}", term) for sort, name, term in statement.restrictions),
             *((name, term) for name, term in statement.always if not trivial(term)),
             *((name, getattr(statement, name)) for name in ("consistent", "varies", "witness"))]
    yield Entries(tuple(Entry(name, "", notation(term, formulas.element), latex(term, formulas.element))
                        for name, term in asked))


def described(sort: Sort, restricted: bool) -> str:
    """A sort in words."""
    if sort.kind == "level":
        return "a symmetric ladder of evenly spaced numbers"
    if sort.kind == "table":
        table = f"every table from {' × '.join(part.name for part in sort.of)} to {sort.result.name}"
        return table + " that is one by the formula below" * restricted
    named = f": {', '.join(sort.elements)}" if sort.elements else ""
    return f"{'an ordered' if sort.ordered else 'a'} sort{named}"
