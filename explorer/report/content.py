"""The report of a verdict, format apart: the verdict, what shows it or what it costs, and what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.report.document import Block, Code, Document, Paragraph, Picture, Points, Section
from explorer.report.formulas import about_theorem, checked, statement_in_full
from explorer.report.grids import SHOWN_ROWS, WHOLE, Grid
from explorer.report.picture import worlds_picture
from explorer.report.reasoning import reasoning
from explorer.report.recorded import recorded_says
from explorer.report.roles import part
from explorer.report.scene import Scene, case_text
from explorer.report.sentence import (
    assurance, challenged, deciding, headline, more, remaining, seen, size_lines, size_words
)
from explorer.report.strip import sizes_picture
from explorer.report.tables import tables
from explorer.report.words import counted, listing
from explorer.statement import Problem
from explorer.verdict import Evidence, Verdict

BRIEF_ROWS = 4  # of a function of tables, on the terminal
MOST_CASES = 6  # of an `each` claim that are shown in full
COUNTER = {"every": "The counter-example", "each": "The cases, each with its world"}


def document(problem: Problem, verdict: Verdict, command: str) -> Document:
    """The whole report."""
    blocks: list[Block] = [*opening(problem, verdict), *main_part(problem, verdict)]
    blocks += [sizes_section(verdict)]
    blocks += [Section("What was checked", tuple(checked(problem, verdict)))]
    blocks += [Section("About this theorem", tuple(about_theorem(problem, verdict)))]
    blocks += [reproduce(problem, verdict, command)]
    blocks += [Section("The statement that was checked, in full", tuple(statement_in_full(problem)), folded=True)]
    return Document(problem.theorem.title, headline(problem, verdict), verdict.verdict, tuple(blocks))


def opening(problem: Problem, verdict: Verdict) -> Iterator[Block]:
    """What goes with the headline: what is left of the target, what was not finished, who vouches."""
    for sentence in (remaining(problem, verdict), seen(problem, verdict), *challenged(verdict)):
        if sentence:
            yield Paragraph(sentence)
    if verdict.no_other:
        yield Paragraph(no_further(problem, verdict))
    if verdict.unfinished:
        yield Paragraph(f"Not finished: {verdict.unfinished}.{more(verdict)}", "quiet")
    yield Paragraph(assurance(verdict))
    if verdict.assurance == "certified" and verdict.unconfirmed:
        yield Paragraph(f"Not re-checked {verdict.unconfirmed}.")


def main_part(problem: Problem, verdict: Verdict, brief: bool = False) -> Iterator[Block]:
    """The worlds that show the verdict, or the price of an absence, its assumptions and its near misses.

    `brief` leaves out tables of near misses and of worlds that show no more than that there are some.
    """
    cases = [item for item in verdict.evidence if item.kind == "model" and item.query == "witness"]
    lost = verdict.verdict in ("sidestepped", "broken")
    if lost and verdict.shape != "every":
        yield from absence(problem, verdict, brief)
    elif cases:
        if verdict.shape == "each":
            yield Section(COUNTER["each"], tuple(all_cases(problem, verdict, cases, brief)))
        else:
            rows = BRIEF_ROWS if brief else WHOLE
            title, said = heading(problem, verdict)
            yield Section(title, (*said, *shown(problem, cases[0], verdict.formalization.assumptions, rows=rows)))
    if (lost and verdict.shape == "every") or (not lost and (verdict.smallest or verdict.near_misses)):
        yield from forced(problem, verdict, brief)
    if verdict.matrix:
        yield Section("Which cases survive", (matrix(verdict),))


def heading(problem: Problem, verdict: Verdict) -> tuple[str, tuple[Block, ...]]:
    """What stands over the world that is shown, and what is said of it before anything else."""
    if verdict.shape == "unidentified":
        return "The two explanations", ()
    if verdict.shape == "every":
        return COUNTER["every"], ()
    if problem.statement.witness.op != "true":
        return "The world that shows it", ()
    said = "any world under the assumptions will do; this is one." if verdict.formalization.assumptions else \
        "any world at all will do; this is one."
    return "A world", (Paragraph(f"The claim asks only that there is a world: {said}"),)


def no_further(problem: Problem, verdict: Verdict) -> str:
    """What is said where another world was asked for and there is none."""
    if verdict.shown is None:
        return "This verdict is not shown by a world, and so there is no other world to show."
    what = "in the target, names of elements aside" if any(copy.target for copy in problem.copies) else \
        "in more than the names of its elements"
    return f"No further world at this size differs {what}; the one shown is the first."


def absence(problem: Problem, verdict: Verdict, brief: bool) -> Iterator[Block]:
    """Price first, then what forces it, and worlds of the assumptions, so that nobody takes it for vacuous."""
    priced = verdict.formalization.claim in problem.theorem.claims
    if priced and (verdict.lost_desiderata or verdict.kept_desiderata or verdict.unknown_desiderata):
        yield Section("What it costs", tuple(price(problem, verdict)))
    lacking = [item for item in verdict.evidence if item.outer is not None and item.kind == "refutation"]
    if lacking:
        others = f"There is such a case at {counted(len(lacking) - 1, 'more size')}, too."
        yield Section("The case without a world", (case_without(problem, lacking[0]),
                                                   *([Paragraph(others)] if len(lacking) > 1 else [])))
    yield from forced(problem, verdict, brief)
    worlds = next((item for query in ("witness", "varies", "consistent") for item in verdict.evidence
                   if item.kind == "model" and item.query == query), None)
    if worlds and not brief:
        said = {"varies": "These two satisfy all the assumptions and differ in what one wants to know; what is seen "
                          "tells them apart.",
                "consistent": "This is one way.",
                "witness": "This case does have its world."}[worlds.query]
        yield Section("The assumptions can be satisfied", (
            Paragraph(said), *shown(problem, worlds, verdict.formalization.assumptions, "worlds-exist", folded=True)))


def price(problem: Problem, verdict: Verdict) -> Iterator[Block]:
    """The desiderata lost, kept and not settled, each in its own words."""
    for names, word in ((verdict.lost_desiderata, "Lost"), (verdict.kept_desiderata, "Kept"),
                        (verdict.unknown_desiderata, "Not settled")):
        if names:
            yield Paragraph(f"{word}:", "strong" if word == "Lost" else "normal")
            yield Points(tuple(f"`{name}`: {problem.desiderata[name].title}" if name in problem.desiderata
                               else f"`{name}`" for name in names))


def forced(problem: Problem, verdict: Verdict, brief: bool) -> Iterator[Block]:
    """The smallest subset of the assumptions with the same verdict, its near misses, and what is idle."""
    blocks: list[Block] = []
    if verdict.smallest:
        names = listing(f"`{name}`" for name in verdict.smallest)
        one = len(verdict.smallest) == 1
        if one and set(verdict.smallest) == set(verdict.formalization.assumptions):
            blocks.append(Paragraph(f"It rests on {names}: without it the verdict changes."))
        elif one:
            blocks.append(Paragraph(f"{names} alone gives the same verdict in this scope."))
        else:
            blocks.append(Paragraph(f"{names} give the same verdict in this scope, and no fewer of them do."))
        for miss in verdict.near_misses:
            case = case_text(problem, miss.evidence.size, miss.evidence.outer)
            rest = verdict.without(miss.dropped)
            others = " and what is idle" if miss.dropped in verdict.idle else ""
            blocks.append(Section(f"Without {miss.dropped}", (
                Paragraph(f"Drop `{miss.dropped}`{others} and this appears, with {size_words(miss.evidence.size)}"
                          f"{f', for {case}' if case else ''}:"),
                *shown(problem, miss.evidence, rest, f"without-{miss.dropped.replace('.', '-')}",
                       0 if brief else WHOLE, not brief))))
    elif verdict.verdict in ("sidestepped", "contradictory", "presupposed") and not verdict.unfinished:
        blocks.append(Paragraph("No assumption is needed for it: the claim, with the alternatives chosen, gives this "
                                "verdict by itself."))
    if verdict.idle:
        idle = listing(f"`{name}`" for name in verdict.idle)
        blocks.append(Paragraph(f"Idle here: {idle} may be dropped alone without changing the verdict."))
    if blocks:
        yield Section("What forces it", tuple(blocks))


def shown(problem: Problem, evidence: Evidence, assumptions: Sequence[str], prefix: str = "worlds",
          rows: int = WHOLE, folded: bool = False) -> Iterator[Block]:
    """A model: the line of reasoning, the picture, the tables.

    `rows` is how many rows of a function of tables are shown beside those that matter, as in `function_grid`; 0 leaves
    the tables out where sentences say what is done. `folded` tables are closed until the reader opens them.
    """
    scene = Scene(problem, evidence)
    sentences = reasoning(scene, assumptions, evidence.query)
    if sentences:
        yield Points(tuple(sentences))
    if not rows and sentences and part(scene, scene.worlds[0]):
        return
    picture = worlds_picture(scene, prefix)
    if picture:
        yield Picture(picture)
    made = tuple(tables(scene, assumptions, rows or BRIEF_ROWS))
    if folded:
        yield Section(f"The tables ({size_words(evidence.size)})", made, folded=True)
    else:
        yield from made


def all_cases(problem: Problem, verdict: Verdict, cases: Sequence[Evidence], brief: bool) -> Iterator[Block]:
    """The worlds of an `each` claim, each with the cases that it serves; one that serves nothing new is left out."""
    covered: list[object] = []
    distinct: list[tuple[Evidence, list[str]]] = []
    for item in cases:
        new = [outer for outer in item.outers or [item.outer] if outer not in covered]
        covered += new
        if new:
            distinct.append((item, [case_text(problem, item.size, outer) for outer in new[:MOST_CASES]]))
    plain = all(len(text) < 40 for _, served in distinct for text in served)
    wordless = brief and not reasoning(Scene(problem, distinct[0][0]), verdict.formalization.assumptions, "witness")
    most = 1 if wordless or (brief and not plain) else MOST_CASES if plain else 3
    for place, (item, served) in enumerate(distinct[:most]):
        more = len(item.outers or [item.outer]) - 1
        title = listing(served) if plain else f"Case {place + 1}, with {size_words(item.size)}"
        blocks: list[Block] = [] if plain else [Paragraph(f"{served[0]}" + (
            f" (the same world serves {more} more case{'s' * (more > 1)})" if more else ""))]
        blocks += shown(problem, item, verdict.formalization.assumptions, f"case-{place + 1}",
                        0 if brief else SHOWN_ROWS, not brief)
        yield Section(title, tuple(blocks))
    if len(distinct) > most:
        more, where = len(distinct) - most, "`--report DIR` writes them into report.json" if brief else \
            "they are in report.json, beside this page"
        yield Paragraph(f"{counted(more, 'more world')} serve{'s' * (more == 1)} the other cases; {where}.", "quiet")


def case_without(problem: Problem, item: Evidence) -> Block:
    """The case for which there is no world, in words."""
    return Paragraph(f"For {case_text(problem, item.size, item.outer)} no world satisfies the assumptions and shows "
                     f"it, with {size_words(item.size)}.")


def matrix(verdict: Verdict) -> Grid:
    """Assumptions down, cases across: which have a world."""
    assert verdict.matrix
    words = {True: "✓ yes", False: "– no", None: "? not settled"}
    rows = tuple((name or "no assumptions", *(words[cell] for cell in row)) for name, row in verdict.matrix.rows)
    return Grid("a world exists", ("under", *verdict.matrix.columns), rows)


def sizes_section(verdict: Verdict) -> Section:
    """The sizes searched: the strip, and the table, which is open where the verdict is not stable."""
    blocks: list[Block] = [Picture(sizes_picture(verdict))]
    if deciding(verdict):
        blocks.append(Paragraph(f"Mind the bound: {deciding(verdict)}.", "strong"))
    elif not verdict.stable:
        blocks.append(Paragraph("Not all sizes agree: the verdict depends on the size.", "strong"))
    blocks.append(Section("Size by size", (size_table(verdict),), folded=verdict.stable))
    return Section("The sizes searched", tuple(blocks))


def size_table(verdict: Verdict) -> Grid:
    """What was found at each size."""
    lines = size_lines(verdict)
    sorts = tuple(sort for sort, _ in lines[0][0]) if lines else ()
    rows = tuple((*(str(number) for _, number in size), said) for size, said in lines)
    return Grid("", (*sorts, "found"), rows, rule=0)


def reproduce(problem: Problem, verdict: Verdict, command: str) -> Section:
    """Which source records the combination, the exact command, and the digest of the statement."""
    return Section("How to reproduce it", (
        Paragraph(recorded_says(problem, verdict.formalization)),
        Code(command), Paragraph(f"The statement's SHA-256 is `{verdict.digest}`; it stands beside this page in "
                                 "statement.json, and the verdict with its evidence in report.json.")))


__all__ = ["document", "main_part", "opening", "size_table"]
