"""The verdict as a colleague would say it: one sentence that carries its own bound, and what it costs.

No sentence made here says *sidestepped* without saying within or at which sizes.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.language.terms import kernel_sort
from explorer.observe import is_set
from explorer.report.scene import case_text, target_name
from explorer.report.words import counted, listing, spaced
from explorer.statement import Problem
from explorer.verdict import Sizes, Verdict

PRESENT = ("stands", "holds")
LOST = {"can_err": "by imitation: this human never errs"}


def size_text(size: Sizes) -> str:
    """`State=1, Action=2, Level=2`."""
    return ", ".join(f"{sort}={number}" for sort, number in size)


def size_words(size: Sizes) -> str:
    """`1 state, 2 actions, 2 levels`."""
    return ", ".join(counted(number, spaced(sort)) for sort, number in size)


def named_sorts(problem: Problem) -> frozenset[str]:
    """The sorts whose elements have names: they have one size, which goes without saying."""
    return frozenset(sort.name for sort in problem.statement.sized if sort.elements)


def bound_text(problem: Problem, verdict: Verdict) -> str:
    """The scope as it bounds a verdict: `State=2, Action=3`, with the least size where it is not the file's own."""
    own = {}
    for sort, given in problem.theorem.scope_given.items():
        least = given[0] if isinstance(given, tuple) else 2 if kernel_sort(sort).kind == "level" else 1
        own[kernel_sort(sort).name] = least
    parts = [f"{sort}={greatest}" if least <= own.get(sort, 1) or sort in named_sorts(problem)
             else f"{sort}={least}..{greatest}"
             for sort, least, greatest in verdict.formalization.scope]
    return ", ".join(parts) or "the one size there is"


def at_size(verdict: str, size: Sizes) -> str:
    """`sidestepped at State=1, Action=2, Level=2`."""
    return f"{verdict} at {size_text(size) or 'the one size there is'}"


def pattern_words(verdict: Verdict) -> str:
    """`at 3 of 8 sizes, contradictory at 4, sidestepped at 1`."""
    total, counts = len(verdict.sizes), verdict.pattern
    own = counts.pop(verdict.verdict, 0)
    if own == total:
        return "the only size searched" if total == 1 else f"at all {total} sizes"
    others = [f"{name if name != 'open' else 'not settled'} at {number}" for name, number in counts.items()]
    return ", ".join([f"at {own} of {total} sizes", *others])


def deciding(verdict: Verdict) -> str:
    """`only State=1 decides: contradictory at State=2`, where nothing larger is live; else ""."""
    if any(item.verdict == "open" for item in verdict.sizes) or not verdict.live:
        return ""
    for sort, least, greatest in verdict.formalization.scope:
        if least < greatest and all(dict(size)[sort] == least for size in verdict.live):
            found = dict.fromkeys(item.verdict for item in verdict.sizes if dict(item.size)[sort] > least)
            above = f"{sort}={least + 1}" + (f"..{greatest}" if greatest > least + 1 else "")
            return f"only {sort}={least} decides: {listing(found, 'or')} at {above}"
    return ""


def formalization(problem: Problem, verdict: Verdict) -> str:
    """`No free lunch for planner and reward, with rational and unique_best, target=order`."""
    asked = verdict.formalization
    used = [f"{axis}={name}" for axis, name in asked.axes
            if axis in problem.theorem.axes and name != problem.theorem.axes[axis].default]
    hypotheses = {name for name, declared in problem.assumptions.items() if declared.role == "hypothesis"}
    chosen = [name for name in asked.assumptions if name not in hypotheses]
    parts = [problem.theorem.title]
    if asked.claim and asked.claim != next(iter(problem.theorem.claims), ""):
        parts.append(f"claim {asked.claim}")
    if chosen or used:
        parts.append("with " + listing(chosen + used))
    if asked.dropped:
        parts.append("without " + listing(asked.dropped))
    if asked.observed:
        parts.append(f"seeing {asked.observed}")
    return ", ".join(parts)


def headline(problem: Problem, verdict: Verdict) -> str:
    """The verdict with its bound and its price in one sentence."""
    return f"{formalization(problem, verdict)}: {short(problem, verdict)}."


def short(problem: Problem, verdict: Verdict) -> str:
    """The headline without what was asked: `sidestepped within State=2, Action=3, by imitation: ...`."""
    word, bound = verdict.verdict, bound_text(problem, verdict)
    decides = deciding(verdict)
    after = f"; {decides}" if decides else ""
    one = len(verdict.sizes) == 1
    if word == "open":
        return open_words(verdict)
    if word in ("contradictory", "presupposed"):
        why = {"contradictory": "no world satisfies these assumptions",
               "presupposed": "the assumptions fix the answer by themselves, before anything is observed"}[word]
        if verdict.shape == "every" and word == "presupposed":
            why = "its premise never comes true"
        return f"{word} within {bound}: {why}{exceptions(verdict)}"
    if verdict.shape in ("unidentified", "some"):
        if word in PRESENT:
            size = verdict.shown.size if verdict.shown else next(
                (item.size for item in verdict.sizes if item.verdict == word), ())
            how = "shown with" if verdict.shown else "says a solver, without a world to show, with"
            return f"{word} ({how} {size_words(size) or 'its one size'}; {pattern_words(verdict)}{after})"
        return f"{word} within {bound}{price(problem, verdict)}{exceptions(verdict)}{after}"
    if word in PRESENT:
        cases = [spaced(sort.name) for _, sort in problem.statement.outer]
        kind = cases[0] if len(cases) == 1 else f"combination of {listing(cases)}"
        kept = f"each {kind} has its world" if verdict.shape == "each" else "no counter-example"
        return f"{word} within {bound} ({kept}; {pattern_words(verdict)}{after})"
    first = next((item.size for item in verdict.sizes if item.verdict == word), ())
    lacking = next((item for item in verdict.evidence if item.kind == "refutation" and item.outer is not None), None)
    kept = "a counter-example is shown" if verdict.shape == "every" else "a case has no world"
    case = case_text(problem, lacking.size, lacking.outer) if lacking else ""
    if case and len(case) < 50:
        kept = f"no world for {case}"
    seen = pattern_words(verdict) if not one else "the only size searched"
    return f"{at_size(word, first)}{price(problem, verdict)} ({kept}; {seen}{after})"


def exceptions(verdict: Verdict) -> str:
    """` (at 3 of 8 sizes, contradictory at 5)` where some size says something else."""
    return f" ({pattern_words(verdict)})" if len(verdict.pattern) > 1 else ""


def price(problem: Problem, verdict: Verdict) -> str:
    """What a sidestep gives up, as it goes on in the headline: `, by imitation: this human never errs`."""
    if verdict.formalization.claim not in problem.theorem.claims:  # of a desideratum nobody asks the price
        return ""
    if not verdict.lost_desiderata:
        return f", keeping {listing(verdict.kept_desiderata)}" if verdict.kept_desiderata else ""
    known = [LOST[name] for name in verdict.lost_desiderata if name in LOST]
    rest = [name for name in verdict.lost_desiderata if name not in LOST]
    if not known:
        return f", losing {listing(rest)}"
    return f", {' and '.join(known)}" + (f" (also lost: {listing(rest)})" if rest else "")


def open_words(verdict: Verdict) -> str:
    """What was settled, and why not more."""
    settled = {name: number for name, number in verdict.pattern.items() if name != "open"}
    total = len(verdict.sizes)
    if settled:
        known = f"{sum(settled.values())} of {total} sizes settled: " + ", ".join(
            f"{name} at {number}" for name, number in settled.items())
    else:
        known = f"none of the {total} sizes is settled" if total > 1 else "the one size is not settled"
    why = verdict.why_open or next((item.why_open for item in verdict.sizes if item.why_open), "")
    return f"open ({known}{f'; {why}' if why else ''})"


def assurance(verdict: Verdict) -> str:
    """Who vouches for the verdict."""
    if verdict.assurance == "certified":
        part = checked_part(verdict)
        where = f"{part}, and what is said of the others is a solver's word" if part else "at these sizes"
        return (f"Certified: the kernel re-checked this statement {where}; whether the statement says what the paper "
                "says is for you to judge, in the lines below.")
    why = f" ({verdict.not_certified})" if verdict.not_certified else ""
    if verdict.verdict == "open":
        return f"Nothing to vouch for yet{why}."
    if verdict.shown:
        return ("Not re-checked as a whole: the kernel evaluated the world shown and accepted it; what is said of "
                f"other sizes is a solver's word{why}.")
    return f"Not re-checked: this is a solver's word{why}."


def checked_part(verdict: Verdict) -> str:
    """At how many of the sizes a certified verdict was re-checked, where that is not all of them; "" where it is."""
    checked = sum(item.checked for item in verdict.sizes)
    return "" if checked in (0, len(verdict.sizes)) else f"at {checked} of these {len(verdict.sizes)} sizes"


def remaining(problem: Problem, verdict: Verdict) -> str:
    """What the observation leaves of the target, in words; "" where it was not counted."""
    left = verdict.remaining
    if left.values is None or left.of is None:
        return ""
    target = target_name(problem)
    where = f" (counted with {size_words(verdict.shown.size)})" if verdict.shown else ""
    every = {1: "the one value", 2: "both values"}.get(left.of, f"all {left.of} values")
    if left.ambiguity == "full":
        return (f"After what is seen here, {every} that `{target}` can have remain{'s' * (left.of == 1)} possible, and "
                f"so it is whatever is seen: the ambiguity is full{where}.")
    verb = "remains" if left.values == 1 else "remain"
    values = every if left.values == left.of else f"{left.values} of the {left.of} values"
    return (f"After what is seen here, {values} that `{target}` can have {verb} possible; the ambiguity is "
            f"partial{where}.")


def seen(problem: Problem, verdict: Verdict) -> str:
    """What a fixed observation leaves of the scope: a table is observed as a whole, and so has no other rows."""
    observation = problem.copies[0].observation if verdict.formalization.observed and problem.copies else None
    if observation is None or observation.term.sort.kind != "table" or is_set(observation.term.sort):
        return ""
    rows = {sort.name for sort in observation.term.sort.of if not sort.elements}
    sizes = [f"{sort}={greatest}" for sort, _, greatest in verdict.formalization.scope if sort in rows]
    return f"What is seen has all its rows, so only sizes with {listing(sizes)} are searched." if sizes else ""


def more(verdict: Verdict) -> str:
    """` Give it more time: ...` where a limit cut the search short; else ""."""
    for limit, hint in (("time limit", "Give it more time with `--timeout SECONDS`."),
                        ("memory limit", "Give it more memory with `--memory SIZE`, or a smaller `--scope`.")):
        if f"the {limit} of" in verdict.unfinished:
            return f" {hint}"
    return ""


def challenged(verdict: Verdict) -> Sequence[str]:
    """How far a challenge reached, and where the verdict changed; no evidence has anything of either."""
    said = []
    if verdict.survived:
        said.append(f"Challenged up to {size_text(verdict.survived)} with the same verdict; past the scope this is a "
                    "solver's word.")
    if verdict.broke:
        said.append(f"Beyond the scope the verdict changes: {at_size(verdict.broke.verdict, verdict.broke.size)}; this "
                    "is a solver's word.")
    return said


def size_lines(verdict: Verdict) -> Sequence[tuple[Sizes, str]]:
    """For each size what was found there, with its bound in the same words, and where the kernel has not seen it."""
    lines = []
    for item in verdict.sizes:
        said = at_size("not settled" if item.verdict == "open" else item.verdict, item.size)
        unseen = item.verdict != "open" and not item.checked and any(other.checked for other in verdict.sizes)
        lines.append((item.size, said + (f" ({item.why_open})" if item.why_open else "")
                      + (" (not re-checked)" if unseen else "")))
    return lines
