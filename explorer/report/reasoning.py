"""The line of reasoning, made from the world: what agrees, what differs, and how the parts bring it about."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby, product

from explorer.kernel.syntax import Term
from explorer.report.grids import projection
from explorer.report.instances import facts
from explorer.report.roles import Part, action_names, errs, manner, part, quality, situation_names
from explorer.report.scene import Piece, Scene, target_name
from explorer.report.words import is_leaf, listing, number, spaced
from explorer.statement import walk

MOST = 6  # sentences of one sort


def reasoning(scene: Scene, assumptions: Sequence[str], query: str = "witness") -> list[str]:
    """Sentences about the worlds of a model, under these assumptions, that answers this query."""
    parts = [part(scene, world) for world in scene.worlds]
    found = [p for p in parts if p]
    sentences: list[str] = []
    if len(found) == len(scene.worlds):
        sentences += what_is_done(scene, found)
        sentences += how_good(scene, found)
        sentences += pays(scene, found, assumptions)
        sentences += planners(scene, found)
    if scene.worlds and not all(p and p.chosen is not None for p in parts):
        sentences = [*seen(scene), *sentences]
    sentences += projections(scene)
    sentences += differs(scene)
    if query == "witness" and not (found and scene.statement.shape == "unidentified"):
        sentences += shown(scene)
    return list(dict.fromkeys(sentences))


def noun(scene: Scene) -> str:
    """`explanation` or `world`."""
    return "explanation" if scene.worlds and scene.worlds[0].label.endswith("explanation") else "world"


def short(scene: Scene, index: int) -> str:
    """`the first`, or the whole label where that is not an ordinal."""
    label = scene.worlds[index].label
    if len(scene.worlds) == 1:
        return "this world"
    return f"the {label.split()[0]}" if label.split()[0].endswith(("st", "nd", "rd", "th")) else f"the {label}"


def everybody(scene: Scene) -> str:
    count = len(scene.worlds)
    return f"Both {noun(scene)}s" if count == 2 else f"All {count} {noun(scene)}s"


def what_is_done(scene: Scene, parts: list[Part]) -> list[str]:
    """`Both explanations choose a0 in s0 and a1 in s1.`"""
    if any(p.chosen is None for p in parts):
        return []

    def done(p: Part) -> str:
        assert p.chosen is not None
        where = situation_names(scene, p)
        if len(set(p.chosen)) == 1 and len(where) > 2:
            return f"{action_names(scene, p, p.chosen[0])} everywhere"
        return listing([f"{action_names(scene, p, taken)} in {at}" for at, taken in zip(where, p.chosen, strict=True)])
    texts = [done(p) for p in parts]
    if len(set(texts)) == 1:
        named = f" ({parts[0].choice_name})" if parts[0].choice_name else ""
        who = f"In this world the choice{named} is" if len(parts) == 1 else f"{everybody(scene)} choose"
        return [f"{who} {texts[0]}."]
    return [f"{short(scene, i).capitalize()} chooses {text}." for i, text in enumerate(texts)][:MOST]


def how_good(scene: Scene, parts: list[Part]) -> list[str]:
    """`In s0, under the first a0 is the best action, under the second the worst.`"""
    if any(p.chosen is None or p.levels is None for p in parts) or len({p.situations for p in parts}) > 1:
        return best_actions(scene, parts)
    sentences, same = [], {}
    for place, where in enumerate(situation_names(scene, parts[0])):
        told = [(action_names(scene, p, p.chosen[place]), quality(p.levels[place], p.chosen[place]))  # type: ignore[index]
                for p in parts]
        if len(set(told)) == 1:
            same[where] = told[0]
            continue
        if len({action for action, _ in told}) == 1:
            told = [(action, how if not i else how.replace(" action", "")) for i, (action, how) in enumerate(told)]
            hows = [f"{how} under {short(scene, i)}" for i, (_, how) in enumerate(told)]
            sentences.append(f"In {where}, {told[0][0]} is {listing(hows)}.")
        else:
            clauses = [f"under {short(scene, i)} {action} is {how}" for i, (action, how) in enumerate(told)]
            sentences.append(f"In {where}, {listing(clauses)}.")
    for how, places in groupby(same, key=lambda where: same[where][1]):
        at = listing([f"{same[where][0]} in {where}" for where in places])
        everywhere = "" if len(parts) == 1 else " under both" if len(parts) == 2 else " under all of them"
        plural = " and " in at
        what = how.replace("the best action", "the best actions").replace("the worst action", "the worst actions")
        sentences.append(f"{at} {'are' if plural else 'is'} "
                         f"{what if plural else how}{everywhere}.")
    return sentences[:MOST]


def best_actions(scene: Scene, parts: list[Part]) -> list[str]:
    """Where nothing says what is done: which actions are best, if one wants to know something about actions."""
    target = scene.worlds[0].target
    if any(p.levels is None for p in parts) or len(parts) < 2 or (target and parts[0].actions not in target.of[-1:]):
        return []
    sentences = []
    for place, where in enumerate(situation_names(scene, parts[0])):
        tops = []
        for p in parts:
            levels = p.levels[place]  # type: ignore[index]
            tops.append(action_names(scene, p, frozenset(i for i, v in enumerate(levels) if v == max(levels))))
        if len(set(tops)) > 1:
            told = [f"{top} under {short(scene, i)}" for i, top in enumerate(tops)]
            sentences.append(f"In {where}, what is best is {listing(told)}.")
    return sentences[:MOST]


def pays(scene: Scene, parts: list[Part], assumptions: Sequence[str]) -> list[str]:
    """`Under the second, the gain in s0 pays for the error in s1`, where an assumption weighs a total."""
    weighed = any(node.op == "total" for name in assumptions for node in walk(scene.statement.formula(name)))
    sentences = []
    for index, p in enumerate(parts):
        if not weighed or p.chosen is None or p.levels is None or len(p.chosen) < 2:
            continue
        names, gains, errors = situation_names(scene, p), [], []
        surplus = Fraction(0)
        for where, levels, taken in zip(names, p.levels, p.chosen, strict=True):
            got = sum((levels[i] for i in taken), Fraction(0)) / max(len(taken), 1)
            average = sum(levels, Fraction(0)) / len(levels)
            surplus += got - average
            if errs(levels, taken) and got < average:
                errors.append((where, got, average))
            elif got > average:
                gains.append((where, got, average))
        if gains and errors and surplus >= 0:
            sentences.append(
                f"Under {short(scene, index)}, the gain in {listing([w for w, _, _ in gains])} pays for the error in "
                f"{listing([w for w, _, _ in errors])}: compared with acting at random it is "
                + " and ".join(f"{signed(got - average)} in {where}" for where, got, average in gains + errors)
                + f", {signed(surplus)} in all.")
    return sentences


def signed(value: Fraction) -> str:
    return number(value) if value <= 0 else f"+{value}"


def planners(scene: Scene, parts: list[Part]) -> list[str]:
    """What each planner does with what it is given."""
    told = [(p.planner_name, manner(p, situation_names(scene, p))) for p in parts]
    if not any(how for _, how in told):
        return []
    if len(parts) > 1 and scene.same(told[0][0]):
        return [f"{everybody(scene)} have the same {spaced(told[0][0])}, which {told[0][1]}."]
    if len(parts) == 1:
        return [f"Its {spaced(told[0][0])} {told[0][1]}."]
    if len({how for _, how in told}) == 1:
        return [f"Each {noun(scene)}'s {spaced(told[0][0])} {told[0][1]}."]
    return [f"{short(scene, i).capitalize()} {noun(scene)}'s {spaced(name)} {how}."
            for i, (name, how) in enumerate(told)][:MOST]


def projections(scene: Scene) -> list[str]:
    """`Here rule(P) = P(v1) for every profile P`, of functions of tables that always give back one part of them."""
    told: dict[str, list[str]] = {}
    for index, world in enumerate(scene.worlds):
        for piece in world.pieces:
            says = projection(piece.of, piece.to, piece.cells, scene.names, scene.universe) if piece.of_tables else ""
            if says:
                told.setdefault(f"{piece.name}{says}", []).append(short(scene, index))
    return [f"Here {says}." if len(scene.worlds) == 1 else f"Under {listing(who)}, {says}."
            for says, who in told.items()][:MOST]


def seen(scene: Scene) -> list[str]:
    """What the observation is in each world."""
    pieces = [world.observation for world in scene.worlds]
    if any(piece is None for piece in pieces):
        return []
    if len(pieces) > 1 and not any(scene.differing(pieces)):
        return [f"What is seen, {spaced(pieces[0].name)}, is the same in {'both' if len(pieces) == 2 else 'all'}: "  # type: ignore[union-attr]
                f"{inline(scene, pieces[0])}."]  # type: ignore[arg-type]
    return []


def inline(scene: Scene, piece: Piece, most: int = 9) -> str:
    """The values of a piece on one line."""
    of, to, cells = piece.unfolded
    sort_text = [scene.text(to, cell) for cell in cells]
    if not of:
        return sort_text[0]
    keys = [scene.names.key(of, key, scene.universe) for key in product(*(scene.universe.domain(s) for s in of))]
    parts = [f"{key}: {text}" for key, text in zip(keys, sort_text, strict=True)]
    return ", ".join(parts[:most]) + (f" and {len(parts) - most} more" if len(parts) > most else "")


def differs(scene: Scene) -> list[str]:
    """Where the target differs, value by value."""
    pieces = [world.target for world in scene.worlds]
    if scene.statement.shape == "unidentified" and not any(pieces):
        return [f"So what one wants to know differs: the two are not the same in the sense of "
                f"`{target_name(scene.problem)}`."]
    if len(pieces) < 2 or any(piece is None for piece in pieces):
        return []
    rows = [by_situation(scene, piece) for piece in pieces if piece]
    sentences: list[str] = []
    for key in rows[0]:
        values = [row[key] for row in rows]
        if len(set(values)) > 1:
            told = listing([f"{value} under {short(scene, i)}" for i, value in enumerate(values)])
            at = f" in {key}" if key else ""
            sentences.append(f"So what one wants to know differs: `{pieces[0].name}`{at} is {told}."  # type: ignore[union-attr]
                             if not sentences else f"`{pieces[0].name}`{at} is {told}.")  # type: ignore[union-attr]
    return sentences[:MOST]


def by_situation(scene: Scene, piece: Piece) -> dict[str, str]:
    """A piece as text by its first arguments; the last argument of a truth value, or two of one sort, are gathered."""
    of, to, cells = piece.unfolded
    if to.kind == "bool" and len(of) > 1 and of[-1] == of[-2] and of[-1].kind == "finite":
        width = len(scene.universe.domain(of[-1])) ** 2
        texts = [scene.names.relation(of[-1], cells[i:i + width]) for i in range(0, len(cells), width)]
        of = of[:-2]
    elif to.kind == "bool" and of and of[-1].kind == "finite":
        domain = scene.universe.domain(of[-1])
        groups = [cells[i:i + len(domain)] for i in range(0, len(cells), len(domain))]
        members = [[value for value, member in zip(domain, group, strict=True) if member] for group in groups]
        texts = ["{" + ", ".join(scene.text(of[-1], value) for value in group) + "}" for group in members]
        of = of[:-1]
    else:
        texts = [text if is_leaf(to) else f"({text})"
                 for text in (scene.text(to, cell) for cell in cells)]
    keys = [scene.names.key(of, key, scene.universe) for key in product(*(scene.universe.domain(s) for s in of))]
    return dict(zip(keys, texts, strict=True))


def shown(scene: Scene) -> list[str]:
    """The claim evaluated in this world: the comparisons that make it true, with their values."""
    formulas: list[Term] = [scene.statement.witness]
    found = [fact for term in formulas for fact in facts(scene, term)]
    return [f"Here {fact}." for fact in found[:MOST]]
