"""The theorem files that `sidestep new theorem` writes, one for each shape of claim, and the words of formulas."""

from __future__ import annotations

from dataclasses import dataclass

WORDS = """\
#   a == b, !=, <, <=, >, >=    +, -, * by a number    "2.9" for a number that is not whole
#   a & b, a | b, ~a, implies(a, b), iff(a, b), where(condition, x, y)
#   forall({sort}, lambda {x}: ...), exists(...)
#   count({sort}, lambda {x}: formula), total({sort}, lambda {x}: number)
#   maximal({sort}, lambda {x}: value, {y}), minimal, greatest, constant, one_to_one, unique, same_order
#   rank, first, follows, size
# All of them are imported from `explorer`. Never write `and`, `or`, `not`, `is`, `if` or a < b < c on formulas.
"""

THEOREM = '''\
"""A theorem of your own. `sidestep check {name}.py` checks it; change it piece by piece and check again."""

from explorer import {imports}


class Option(Sort):
    """Something the human can choose. Elements can have names: class Option(Sort, elements=("tea", "coffee"))."""


class Reward(Table, of=(Option,), to=Level):
    """How good each option is. A Table sort has every table; only=lambda R: ... keeps those that satisfy a formula."""


class Human(World):
    """One explanation: each annotation is an unknown, a value of a sort or a Function[from, ..., to]."""

    chooser: Function[Reward, Option]  # a Function may take tables too: here, whatever the reward could have been
    reward: Reward


theorem = Theorem(
    title="{title}", kind="{kind}", version="1", source="an example",
    covers="{covers}", audience="You.",
    world=Human, scope={{Option: (2, 3), Level: (2, 3)}})


{before}@theorem.{role}
def rational(h: Human, R: Reward):
    """Whatever the reward, a best option is chosen."""
    return maximal(Option, R, h.chooser(R))


@theorem.assumption
def one_best(h: Human):
    """The true reward has exactly one best option."""
    return unique(Option, lambda x: maximal(Option, h.reward, x))


@theorem.assumption
def never_worst(h: Human, R: Reward, x: Option):
    """Where one option is worse than another, the worse one is not chosen if it is the worst."""
    return implies(R(h.chooser(R)) < R(x), ~maximal(Option, lambda y: -R(y), h.chooser(R)))


{after}

# Other shapes of claim: sidestep new theorem NAME --shape unidentified, or some, each, every. Which one a result has,
# and how to write down "nothing satisfies A, B and C": docs/language.md, under "How to write down a theorem".
#
# What you can write in a formula:
{words}'''


@dataclass(frozen=True)
class Shape:
    """What a shape of claim changes in the file; `before` and `after` stand around the assumptions."""

    title: str
    covers: str
    after: str
    imports: str
    kind: str = "impossibility"
    role: str = "assumption"
    before: str = ""


SHAPES = {
    "unidentified": Shape(
        "Choice alone does not tell what is best", "One choice is seen, and the way of choosing is unknown.",
        imports="implies, maximal, unidentified, unique",
        before='''\
@theorem.observation
def choice(h: Human) -> Option:
    """The option chosen is all that is seen."""
    return h.chooser(h.reward)


target = theorem.axis("target", "What about the reward should follow from the choice.", kind="target")


@target.alternative(default=True)
def best(h: Human, x: Option):
    """Which options are best."""
    return maximal(Option, h.reward, x)


@target.alternative
def exact(h: Human):
    """The whole reward."""
    return h.reward


''',
        after='''\
theorem.claim(unidentified(target, by=choice), says="Two explanations of one choice differ in the target.")
theorem.published(["rational", "one_best"], verdict="sidestepped", source="an example")'''),
    "some": Shape(
        "What is chosen need not be best", "The way of choosing is unknown.",
        imports="implies, maximal, some, unique",
        after='''\
@theorem.claim
def errs(h: Human):
    """Some human chooses an option that is not a best one."""
    return some(h, ~maximal(Option, h.reward, h.chooser(h.reward)))


theorem.published(["rational"], verdict="sidestepped", source="an example")'''),
    "each": Shape(
        "Every choice goes with every reward", "The way of choosing is unknown.",
        imports="each, implies, maximal, unique",
        after='''\
@theorem.claim
def anything_goes(h: Human, R: Reward, x: Option):
    """For every reward and every option, some human with that reward chooses that option."""
    return each(R, x, some=(h.reward == R) & (h.chooser(R) == x))


theorem.published(["rational"], verdict="sidestepped", source="an example")'''),
    "every": Shape(
        "What a rational human chooses is best", "The human's way of choosing is a best one.",
        imports="every, implies, maximal, unique", kind="guarantee", role="hypothesis",
        after='''\
@theorem.claim
def best_is_chosen(h: Human):
    """What every human under the hypotheses chooses is best. `sidestep check {name}.py --drop rational` breaks it."""
    return every(maximal(Option, h.reward, h.chooser(h.reward)))


theorem.published(verdict="holds", source="an example")
theorem.published(verdict="broken", drop=["rational"], source="an example")'''),
}


def theorem_file(name: str, shape: str) -> str:
    """The file of a theorem called `name` whose claim has this shape, one of SHAPES."""
    chosen = SHAPES[shape]
    imports = f"Function, Level, Sort, Table, Theorem, World, {chosen.imports}"
    return THEOREM.format(name=name, imports=imports, title=chosen.title, kind=chosen.kind, covers=chosen.covers,
                          role=chosen.role, before=chosen.before, after=chosen.after.replace("{name}", name),
                          words=words("Option"))


def words(sort: str) -> str:
    """What formulas are made of, as a comment, with this sort in the examples."""
    return WORDS.format(sort=sort, x="x", y="y")
