"""What a person sees of a map: how many combinations have which verdict, and the sets at the frontier in sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from explorer.kernel.verdict import NAMES
from explorer.map import Map, Price, Proof, Set
from explorer.report.content import shown
from explorer.report.document import Block, Code, Document, Entries, Entry, Paragraph, Picture, Points, Section
from explorer.report.formulas import Formulas, claim_entry, sentence
from explorer.report.grids import Grid
from explorer.report.hasse import hasse
from explorer.report.html import page
from explorer.report.markdown import markdown
from explorer.report.page import json_text, write_aside
from explorer.report.sentence import size_words
from explorer.report.words import counted, listing
from explorer.statement import Problem

BRIEF = 8  # sets of each kind on the terminal
MOST = 60  # and on the page
DEAREST = "can_err"  # the desideratum whose loss is set apart
SAYS = {
    "stands": "the impossibility stands", "sidestepped": "it is sidestepped", "holds": "the guarantee holds",
    "broken": "the guarantee is broken", "presupposed": "the assumptions fix the answer by themselves",
    "contradictory": "no world satisfies the assumptions", "open": "not settled",
}
MEANS = {  # by the shape of the claim: what its own word says, and its absence
    "unidentified": ("two worlds show it at some size", "no two worlds show it at any size in scope"),
    "some": ("a world shows it at some size", "no world shows it at any size in scope"),
    "each": ("every case has its world, at every size in scope", "at some size a case has none"),
    "every": ("every world in scope is as claimed", "a world at some size is not as claimed"),
}


VERBS = {word: (f"{{}} {word}", f"{{}} {several}") for word, several in (("stands", "stand"), ("holds", "hold"))} | {
    word: (f"{{}} is {word}", f"{{}} are {word}")
    for word in ("sidestepped", "broken", "presupposed", "contradictory", "open")}


def map_document(problem: Problem, drawn: Map, command: str, brief: bool = False,
                 axes: Sequence[str] = ()) -> Document:
    """The whole map; `brief` is what the terminal prints; the alternatives on some axes are always named."""
    most = BRIEF if brief else MOST
    blocks: list[Block] = [counts(drawn), *openness(drawn)]
    if not brief and (picture := hasse(drawn)):
        blocks.append(Section("The frontier, drawn", (Paragraph(
            "Each box is a set of assumptions, larger ones above; the page draws it.", "quiet"), Picture(picture))))
    blocks += ways(problem, drawn, most)
    blocks += [*degenerate(drawn, most), *standing(drawn, most), *single_assumptions(drawn), *nearest(problem, drawn)]
    blocks += related(problem, drawn, brief)
    if not brief:
        blocks += near_misses(problem, drawn)
        blocks.append(Section("What was checked", (Entries(tuple(statement(problem, drawn))),)))
    blocks.append(Section("Who vouches", (Paragraph(vouched(drawn)),)) if not brief else Paragraph(vouched(drawn)))
    if brief:
        blocks.append(Paragraph(effort(drawn), "quiet"))
    again = "`--report DIR` writes the whole map; `--given NAME,NAME` looks one combination up."
    blocks.append(Paragraph(again, "quiet") if brief else Section("Reproduce", (Code(command),)))
    title = f"{problem.theorem.title}: the map"
    return Document(title, headline(problem, drawn, axes), strongest(drawn), tuple(blocks))


def effort(drawn: Map) -> str:
    """How much was asked of a solver, and how long it took."""
    rest = f"evidence and prices: {drawn.seconds - drawn.seconds_searching:.1f} s."
    if drawn.solver_calls:
        return f"{counted(drawn.solver_calls, 'question')} to a solver: {drawn.seconds_searching:.1f} s; {rest}"
    return f"Stopped after {drawn.seconds:.1f} s." if drawn.unfinished else \
        f"Nothing was left to ask a solver, as earlier runs had found it; {rest}"


def chosen(problem: Problem, drawn: Map, axes: Sequence[str] = ()) -> list[str]:
    """The alternatives that are not the default, and those on the axes that are to be named in any case."""
    return [f"{axis}={name}" for axis, name in drawn.statement.axes
            if axis in axes or (axis in problem.theorem.axes and name != problem.theorem.axes[axis].default)]


def headline(problem: Problem, drawn: Map, axes: Sequence[str] = ()) -> str:
    """How many combinations have the claim's failure, with the bound; alternatives on some axes are always named."""
    counts = drawn.counts
    total = 2 ** drawn.k
    if not counts["open"] and (only := [word for word, number in counts.items() if number == total]):
        found = f"all {total:,} are {only[0]}" if only[0] not in ("stands", "holds") else \
            f"under all {total:,} it {only[0]}"
    else:
        found = listing(VERBS[word][number != 1].format(f"{number:,}") for word, number in counts.items() if number)
    named = chosen(problem, drawn, axes)
    title = f"{problem.theorem.title} with {listing(named)}" if named else problem.theorem.title
    held = f", with {listing(drawn.held)} always on" if drawn.held else ""
    if not drawn.k:
        word = drawn.verdict(())
        return f"{title}{held}, and no assumption to combine: {word} within {bound(drawn)}."
    of = f"of the {total:,} combinations of {counted(drawn.k, 'assumption')}{held}"
    return f"{title}: {of}, {found}, within {bound(drawn)}."


def bound(drawn: Map) -> str:
    """The scope."""
    return ", ".join(f"{sort}={greatest}" if least == greatest else f"{sort}={least}..{greatest}"
                     for sort, least, greatest in drawn.scope) or "the one size there is"


def strongest(drawn: Map) -> str:
    """The verdict whose colour the headline has."""
    return drawn.absent if drawn.counts[drawn.absent] else next(w for w, n in drawn.counts.items() if n)


def counts(drawn: Map) -> Grid:
    """How many combinations have each verdict."""
    total = 2 ** drawn.k
    means = {**SAYS, **dict(zip(NAMES[drawn.statement.kind], MEANS[drawn.statement.shape], strict=True))}
    rows = [(word, f"{number:,}", f"{100 * number / total:.1f} %", means[word])
            for word, number in drawn.counts.items() if number]
    return Grid("", ("", "combinations", "share", ""), tuple(rows))


def openness(drawn: Map) -> Iterator[Block]:
    """What is open or was left out, and why."""
    if drawn.left_out:
        them = "it" if len(drawn.left_out) == 1 else "them"
        yield Paragraph(f"Left out: {listing(f'`{name}`' for name in drawn.left_out)}, for which the largest size in "
                        f"scope takes too much memory; a smaller `--scope` or a larger `--memory` takes {them} in.")
    if drawn.counts["open"]:
        why = drawn.unfinished or "a solver did not know"
        left = drawn.counts["open"]
        yield Paragraph(f"{left:,} {'combination is' if left == 1 else 'combinations are'} open: {why}. What was found "
                        "is kept, and the next run goes on from there.", "strong")
        if left < 2 ** drawn.k:
            yield Paragraph("What follows speaks of what is settled: there may be more, and smaller or larger sets.",
                            "quiet")
    elif drawn.unfinished:
        yield Paragraph(f"Not finished: {drawn.unfinished}.", "quiet")


def ways(problem: Problem, drawn: Map, most: int) -> Iterator[Block]:
    """The smallest combinations with the claim's failure or, for an `every` claim, with the claim."""
    absent = drawn.absent
    if drawn.statement.shape == "every":
        good = next(iter(drawn.words))
        found = drawn.smallest_with(good)
        title = {"holds": "What it rests on", "stands": "What it rests on"}[good]
        if found:
            said = f"The smallest combinations under which it {good}:"
            yield Section(title, (Paragraph(said), *entries(problem, drawn, found, most)))
        escapes = drawn.largest_with(absent)
        if escapes:
            yield Section("How much can be assumed and it still fails", (
                Paragraph(f"The largest combinations under which it is {absent}:"),
                Points(tuple(names(drawn, one) for one in escapes[:most])), *more(escapes, most)))
        return
    found = drawn.smallest_with(absent)
    if not found:
        if not drawn.counts["open"]:
            yield Paragraph(f"No combination is {absent} within this scope.")
        elif drawn.counts["open"] < 2 ** drawn.k:
            yield Paragraph(f"No combination that is settled is {absent} within this scope.")
        return
    prices = {price.assumptions: price for price in drawn.prices}
    keeping = [one for one in found if one in prices and DEAREST in prices[one].kept]
    dear = any(DEAREST in (*price.lost, *price.kept) for price in drawn.prices)
    rest = [one for one in found if one not in keeping]
    rest.sort(key=lambda one: (len(prices[one].lost) if one in prices else 99, drawn.order(one)))
    if keeping:
        yield Section(f"The smallest ways around it that keep `{DEAREST}`", tuple(
            entries(problem, drawn, keeping, most)))
    title = "The smallest ways around it" if not dear else f"The smallest ways around it that lose `{DEAREST}`" \
        if all(one in prices and DEAREST in prices[one].lost for one in rest) else "Other smallest ways around it"
    if rest:
        yield Section(title, tuple(entries(problem, drawn, rest, most)))
    named = {name for one in found if one in prices for name in (*prices[one].lost, *prices[one].kept)}
    if named:
        wanted = {name: item for name, item in problem.desiderata.items() if name in named}
        told = tuple(f"`{name}`: {sentence(item.title)}" for name, item in wanted.items())
        yield Section("What they cost or keep", (Points(told), Paragraph(
            "What is kept is kept at some size in scope; what is lost, at every one.", "quiet")))


def entries(problem: Problem, drawn: Map, found: Sequence[Set], most: int) -> Iterator[Block]:
    """Sets with what their assumptions say and what they cost."""
    prices = {price.assumptions: price for price in drawn.prices}
    told: set[str] = set()
    items = []
    costs = [cost(prices.get(one)) for one in found]
    alike = len(set(costs)) == 1 and len(found) > 1
    if alike and costs[0]:
        yield Paragraph(f"Each of them {costs[0][0].lower()}{costs[0][1:]}")
    for one in found[:most]:
        new = [name for name in drawn.ordered(one) if name not in told]
        told |= set(new)
        said = " ".join(f"{name}: " * (len(one) > 1) + sentence(problem.assumptions[name].title) for name in new) \
            or "See above." * bool(one)
        items.append(Entry(" + ".join(drawn.ordered(one)) or "nothing at all", " ".join(
            part for part in (said, "" if alike else cost(prices.get(one))) if part)))
    yield Entries(tuple(items))
    yield from more(found, most)


def cost(price: Price | None) -> str:
    """`Costs can_err.`, where anything is lost."""
    if price is None or not (price.lost or price.kept):
        return ""
    lost = f"Costs {listing(f'`{name}`' for name in price.lost)}" if price.lost else "Costs nothing"
    return f"{lost}, keeps {listing(f'`{name}`' for name in price.kept)}." if price.kept else f"{lost}."


def more(found: Sequence[Set], most: int) -> Iterator[Block]:
    """How many were left out."""
    if len(found) > most:
        yield Paragraph(f"and {len(found) - most} more.", "quiet")


def names(drawn: Map, one: Iterable[str]) -> str:
    """`rational`, `local` in the order of the theorem file."""
    return ", ".join(f"`{name}`" for name in drawn.ordered(one)) or "nothing at all"


def degenerate(drawn: Map, most: int) -> Iterator[Block]:
    """The smallest combinations in which nothing was in question."""
    for word, said in (("contradictory", "Each line by itself leaves no world, and so does whatever holds it:"),
                       ("presupposed", "Under each line by itself the answer is fixed before anything is seen:")):
        found = drawn.smallest_with(word)
        if found:
            yield Section(f"Never in question: {word}", (Paragraph(said), Points(
                tuple(names(drawn, one) for one in found[:most])), *more(found, most)))


def standing(drawn: Map, most: int) -> Iterator[Block]:
    """The largest combinations under which the claim still holds."""
    word = next(iter(drawn.words))
    found = drawn.largest_with(word)
    if not found or drawn.statement.shape == "every":
        return
    yield Section(f"How much can be assumed and it still {word}", (
        Points(tuple(all_but(drawn, one) for one in found[:most])), *more(found, most)))


def all_but(drawn: Map, one: Set) -> str:
    """A large set by what it lacks, where that is shorter."""
    left = set(drawn.assumptions) - one
    if not left:
        return "all of them"
    lacking = listing(f"`{name}`" for name in drawn.ordered(left))
    return f"all but {lacking}" if len(left) < len(one) else names(drawn, one)


def single_assumptions(drawn: Map) -> Iterator[Block]:
    """The assumptions that change nothing, and those that every way around has; nothing while some are open."""
    if drawn.counts["open"]:
        return
    lines = []
    if drawn.unused:
        lines.append(f"{names(drawn, drawn.unused)} {'changes' if len(drawn.unused) == 1 else 'change'} no verdict, "
                     "whatever else is assumed.")
    if drawn.in_all and len(drawn.smallest_with(drawn.absent)) > 1:
        lines.append(f"{names(drawn, drawn.in_all)} {'is' if len(drawn.in_all) == 1 else 'are'} in every smallest "
                     f"combination that is {drawn.absent}.")
    if lines:
        yield Section("One by one", (Points(tuple(lines)),))


def nearest(problem: Problem, drawn: Map) -> Iterator[Block]:
    """The smallest change to the original result that flips its verdict."""
    found = drawn.nearest(drawn.original)
    if found is None or drawn.counts["open"]:
        return
    word, added, dropped = found
    change = listing([*(f"add `{name}`" for name in drawn.ordered(added)),
                      *(f"drop `{name}`" for name in drawn.ordered(dropped))])
    yield Section("Nearest to the original", (Paragraph(
        f"As published it is: {drawn.verdict(drawn.original)}. To change that, {change}: {word}."),))


def related(problem: Problem, drawn: Map, brief: bool) -> Iterator[Block]:
    """How assumptions of the user's own relate to the others."""
    if not drawn.relations:
        if drawn.unfinished and any(extension.assumptions for extension in problem.extensions):
            yield Paragraph("Your assumption was not compared with the others yet: the run was cut short.", "quiet")
        return
    blocks: list[Block] = []
    for own in dict.fromkeys(relation.own for relation in drawn.relations):
        of_own = [relation for relation in drawn.relations if relation.own == own]
        lines = []
        for word, said in (("equivalent", "is equivalent to"), ("stronger", "is stronger than"),
                           ("weaker", "is weaker than"), ("unknown", "could not be compared with")):
            found = [relation.other for relation in of_own if relation.word == word]
            empty = [name for name in found if word == "weaker" and name in drawn.assumptions
                     and drawn.verdict([name]) == "contradictory"]
            found = [name for name in found if name not in empty]
            if found:
                lines.append(f"`{own}` {said} {listing(f'`{name}`' for name in found)}")
            if empty:
                implies = "have no world, and so imply" if len(empty) > 1 else "has no world, and so implies"
                lines.append(f"{listing(f'`{name}`' for name in empty)} {implies} `{own}` like anything else")
        if not lines:
            lines.append(f"`{own}` neither follows from any other assumption nor implies one")
        blocks.append(Points(tuple(f"{line} (within {bound(drawn)})" for line in lines)))
        for relation in [] if brief else of_own:
            for holds, fails, world in ((own, relation.other, relation.apart), (relation.other, own,
                                                                                relation.other_apart)):
                if world is not None and relation.word in ("stronger", "weaker"):
                    blocks.append(Section(f"{holds} without {fails}", tuple(shown(
                        problem, world, [holds], f"apart-{holds}-{fails}".replace(".", "-"), 4, True)), folded=True))
    yield Section("Your assumption among the others", tuple(blocks))


def near_misses(problem: Problem, drawn: Map) -> Iterator[Block]:
    """The worlds of the largest sets under which the claim is shown: each is one more away from losing it."""
    made: list[Block] = []
    worlds = [proof for proof in drawn.proofs if proof.evidence.kind == "model" and proof.evidence.query == "witness"]
    for number, proof in enumerate(worlds[:3]):
        made.append(Section(f"Under {listing(proof.assumptions) or 'nothing at all'}", (
            Paragraph(f"With {size_words(proof.evidence.size)}:"),
            *shown(problem, proof.evidence, proof.assumptions, f"largest-{number}", 4, True)), folded=True))
    if made:
        yield Section("Worlds at the edge", (Paragraph("Any further assumption rules each of these out."), *made))


def statement(problem: Problem, drawn: Map) -> Iterator[Entry]:
    """The claim and every assumption of the map, in sentences and in notation."""
    formulas = Formulas(problem)
    yield claim_entry(formulas)
    for name in (*drawn.held, *drawn.assumptions):
        yield formulas.entry(name, sentence(problem.assumptions[name].title), drawn.statement.formula(name))


def vouched(drawn: Map) -> str:
    """Who vouches for the map, and what it took."""
    if drawn.certified:
        return (f"Certified: the kernel re-checked {counted(len(drawn.proofs), 'piece')} of evidence, that the sets "
                "are the smallest and largest, and that no combination is missing.")
    return f"Not re-checked by the kernel: {drawn.not_certified}."


def write_map(problem: Problem, drawn: Map, folder: str | os.PathLike[str], command: str) -> list[Path]:
    """Writes index.html, map.md, map.json and statement.json into a folder; the paths written. Raises OSError."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    made = map_document(problem, drawn, command)
    data = {**drawn.json(), "headline": headline(problem, drawn), "command": command}
    for part in ("seconds", "seconds_searching", "calls", "solver_calls"):
        del data[part]  # the file is the same on every run
    contents = {"index.html": page(made), "map.md": markdown(made), "map.json": json_text(data),
                "statement.json": json_text(drawn.statement.json())}
    return [write_aside(target / name, content) for name, content in contents.items()]


def combination_document(problem: Problem, drawn: Map, wanted: Sequence[str], axes: Sequence[str] = ()) -> Document:
    """One combination: its verdict and why, what to add to it, what to give up; see `map_document` for the axes."""
    word = drawn.verdict(wanted)
    named = chosen(problem, drawn, axes)
    title = f"{problem.theorem.title} ({listing(named)})" if named else problem.theorem.title
    on = drawn.ordered(set(wanted) - set(drawn.held))
    off = drawn.ordered(set(drawn.hypotheses) - set(wanted))
    head = f"{title}, with {listing(on) or 'nothing'}{f' and without {listing(off)}' if off else ''}" \
           f"{f', with {listing(drawn.held)} always on' if drawn.held else ''}"
    blocks = [*reason(problem, drawn, wanted, word)]
    good = next(iter(drawn.words))
    goal, made, to = (good, good.removesuffix("s"), f"make it {good.removesuffix('s')}") \
        if drawn.statement.shape == "every" else (drawn.absent, drawn.absent, "get around it")
    if word != goal:
        settled = ", as far as that is settled," if drawn.counts["open"] else ""
        blocks += changes(drawn, drawn.additions(wanted, goal), f"To {to}, add one of these",
                          f"Nothing that can be added{settled} makes it {made} within this scope.")
    others = [other for other in drawn.words if other not in (word, "open")]
    for other in others:
        found = [one for one in drawn.removals(wanted, other) if one]
        if found:
            does = f"{other} again" if other in ("stands", "holds") else f"is {other}"
            blocks += changes(drawn, found, f"It {does} if one of these is given up", "")
    blocks.append(Paragraph(vouched(drawn)))
    return Document(problem.theorem.title, f"{head}: {word} within {bound(drawn)}.", word, tuple(blocks))


def changes(drawn: Map, found: Sequence[Set], title: str, none: str) -> Iterator[Block]:
    """Sets to add or to give up."""
    if found:
        yield Section(title, (Points(tuple(names(drawn, one) for one in found[:BRIEF])), *more(found, BRIEF)))
    elif none:
        yield Paragraph(none)


def reason(problem: Problem, drawn: Map, wanted: Sequence[str], word: str) -> Iterator[Block]:
    """Why a combination has its verdict: the smallest set below it, or a world of a set around it."""
    side, one = drawn.why(wanted)
    if one is None:
        yield Paragraph("It is open: the search did not settle it." if word == "open" else
                        "One size decides a claim about every case; `sidestep check` shows the sizes.")
    elif side == "below":
        said = f"{SAYS[word][0].upper()}{SAYS[word][1:]} within this scope"
        if not one:
            yield Paragraph(f"{said}, whatever is assumed.")
        elif one == frozenset(wanted) - set(drawn.held):
            without = "without it" if len(one) == 1 else "if any one of these assumptions is given up"
            yield Paragraph(f"{said}, and no longer {without}.")
        else:
            do = "does" if len(one) < 2 else "do"
            yield Paragraph(f"{names(drawn, one)} alone {do} that: {SAYS[word]} within this scope.")
    else:
        proof = world_under(drawn, one)
        several = drawn.statement.shape == "unidentified"
        show, satisfy = ("Two worlds show", "they satisfy") if several else ("A world shows", "it satisfies")
        yield Paragraph(f"{show} it{f', with {size_words(proof.evidence.size)}' if proof else ''}; {satisfy} "
                        f"{names(drawn, one)}.")
        if proof:
            yield Section("The worlds" if several else "The world",
                          tuple(shown(problem, proof.evidence, proof.assumptions, "world", 4)))


def world_under(drawn: Map, one: Set) -> Proof | None:
    """The world in the evidence that shows the claim under a set."""
    return next((proof for proof in drawn.proofs if proof.evidence.kind == "model"
                 and proof.evidence.query == "witness" and one <= set(proof.assumptions)), None)


def robustness(maps: Sequence[Map]) -> Document:
    """Several alternatives side by side: under how many of them each smallest way around is one."""
    differing = [axis for axis, _ in maps[0].statement.axes
                 if len({dict(drawn.statement.axes)[axis] for drawn in maps}) > 1]
    labels = [", ".join(f"{axis}={dict(drawn.statement.axes)[axis]}" for axis in differing) for drawn in maps]
    words = [word for word in maps[0].words if any(drawn.counts.get(word) for drawn in maps)]
    rows = [(label, *(f"{drawn.counts.get(word, 0):,}" for word in words))
            for label, drawn in zip(labels, maps, strict=True)]
    every = maps[0].statement.shape == "every"
    word = next(iter(maps[0].words)) if every else maps[0].absent
    found = sorted({one for drawn in maps for one in drawn.smallest_with(word)},
                   key=lambda one: (-sum(drawn.verdict(one) == word for drawn in maps), maps[0].order(one)))
    lines = [f"{names(maps[0], one)}: {word} under {sum(drawn.verdict(one) == word for drawn in maps)} of {len(maps)}"
             for one in found]
    what = listing(differing) or "alternatives"
    title = "How robust that is on which it rests" if every else "How robust each smallest way around is"
    return Document("Robustness", f"{maps[0].statement.theorem}, over {counted(len(maps), 'choice')} of {what}.", "", (
        Grid("", ("", *words), tuple(rows)),
        Section(title, (Points(tuple(lines[:MOST])), *more(found, MOST)))))
