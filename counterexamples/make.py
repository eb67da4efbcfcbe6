"""Generates the reports of this folder: the originals, formalizations that teach something, and maps.

`make reports` runs this; `python counterexamples/make.py FOLDER NAME...` writes the named ones into another folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from explorer.asking import Asked, ask, split  # noqa: E402
from explorer.checking import Options, check  # noqa: E402
from explorer.loading import find  # noqa: E402
from explorer.mapping import Options as Map  # noqa: E402
from explorer.mapping import chart  # noqa: E402
from explorer.report.mapped import headline as map_headline  # noqa: E402
from explorer.report.mapped import write_map  # noqa: E402
from explorer.report.page import write_aside, write_report  # noqa: E402
from explorer.report.sentence import headline  # noqa: E402
from explorer.scope import parse_scope  # noqa: E402

ORIGINALS = {  # the folder, and what one learns from it
    "no_free_lunch": "Every reward explains every behaviour; here are two that explain one.",
    "three_buttons": "Five named rewards, and for each a planner under which the human does what is seen.",
    "off_switch": "A guarantee: waiting for a rational human never costs the robot anything.",
    "history_utility": "Whatever a policy does, some utility over histories makes it the one best policy.",
    "noisy_choice": "Noise that is understood gives away the ranking that perfect rationality hides.",
    "no_free_lunch_many_environments": "To see the human in more environments does not tell what they want.",
    "degenerate_pairs": "Three empty explanations fit whatever the human does.",
    "occam_degenerate": "In a reasonable language the empty explanations are nearly the simplest of all.",
    "occam_negation": "That the human wants the opposite is nearly as simple as what they do want.",
    "occam_true_pair_complex": "If the true explanation is far from the simplest, the empty ones win.",
    "half_regret": "What the human does never rules out a reward under which half of everything is lost.",
    "override_rationalise": "A machine that is scored by its own guess gains by making the guess come true.",
    "imitation_ceiling": "Whoever takes the human to be without fault does no better than the human.",
    "corrupt_reward_nfl": "Where what is shown as reward may be corrupt, every agent may lose half.",
    "misspec_perfect_fit_wrong_sign": "A model without the bias fits perfectly and ranks the actions the wrong way.",
    "choice_set_misspec": "Who thinks that more could be chosen infers too little for what was not there.",
    "irl_reward_cone": "Optimal behaviour fits a whole cone of rewards, those that want nothing among them.",
    "potential_shaping": "A guarantee: shaping by a potential leaves every optimal policy alone.",
    "belief_reward_ambiguity": "A rational human with false beliefs may want anything.",
    "misspec_robustness": "A guarantee: exactly which wrong models of behaviour do no harm.",
    "repeated_irl": "A rational human who answers in every environment that matters gives the reward away.",
    "soft_irl_two_experts": "Two noisy experts of different patience give away what one does not.",
    "partial_identifiability": "What one environment leaves open can be all that matters in the next.",
    "carey_incorrigibility": "A robot whose reward code may be wrong does as it likes, whatever it is told.",
    "milli_obedience": "A guarantee: a robot with the right model of its human loses nothing by disobeying.",
    "learn_planner_from_known_rewards": "Tasks with known rewards say nothing of how the human plans for others.",
    "normative_assumption_one_bit": "One label is enough for who is always right or always wrong.",
    "log_likelihood_facts": "The logarithm keeps the best candidate; it does not keep averages.",
    "truncated_plans": "Who sees only the costs of a plan takes them for its purpose.",
    "money_pump": "A guarantee: what is transitive and never prefers a thing to itself cannot be pumped.",
    "time_inconsistency_misspec": "No exponential discount fits a hyperbolic human.",
}
FORMALIZATIONS = {
    "better_than_random": (
        "no_free_lunch better_than_random unique_best",
        "Better than chance is not enough: a gain in one state pays for an error in another."),
    "rational": (
        "no_free_lunch rational unique_best",
        "Perfect rationality is enough to learn what is best, at the price of a human who never errs."),
    "ladders_are_not_the_reals": (
        "no_free_lunch neutral monotone_up rewards=without_ties",
        "Stands on every ladder of levels, and would be sidestepped over the real numbers."),
    "local_neutral_monotone": (
        "no_free_lunch local neutral jointly_monotone rewards=without_ties",
        "Three assumptions of which none mentions rationality, and together they force it."),
    "one_label": (
        "no_free_lunch rational_or_antirational labelled_state rewards=without_ties",
        "One label in one state settles whether the human is perfectly right or perfectly wrong."),
    "buttons_rational": (
        "three_buttons rational claim=best_differs",
        "A rational human may still want nothing at all: the zero reward survives."),
    "off_switch_noisy": (
        "off_switch human=noisy",
        "A human who errs one time in four breaks the guarantee."),
    "state_action_rewards": (
        "history_utility utility=state_action",
        "Rewards of states and actions explain some policies only."),
    "noisy_choice_biased": (
        "noisy_choice mistakes=bias",
        "Noise that hides a bias nobody models is no help."),
}
TWELVE = ("rational,unique_best,never_worst,better_than_random,near_rational,onto,sensitive,local,monotone_up,"
          "jointly_monotone,rational_or_antirational,labelled_state")
MAPS = {  # the folder in maps/ (also the theorem), the scope, the assumptions (all where none are named)
    "no_free_lunch": ("State=2..2,Action=2..2,Level=3..3", TWELVE),
    **{name: ("", "") for name in ORIGINALS if name != "no_free_lunch"},
}
COMMANDS = {name: name for name in ORIGINALS} | {name: words for name, (words, _) in FORMALIZATIONS.items()}
ABOUT = ORIGINALS | {name: about for name, (_, about) in FORMALIZATIONS.items()}


def asked(name: str) -> Asked:
    """The formalization of a report."""
    theorem, *words = COMMANDS[name].split()
    return ask(find(theorem), *split(words))


def make(name: str, folder: Path) -> str:
    """Checks a formalization, writes its report into the folder, and gives its headline.

    Ends the program where the kernel did not vouch for the whole verdict: no such report is kept here.
    """
    question = asked(name)
    verdict = check(question.problem, question.formalization, Options(store=False))
    if verdict.assurance != "certified" or verdict.unfinished:
        raise SystemExit(f"{name}: not certified: {verdict.not_certified or verdict.unfinished or verdict.why_open}")
    write_report(question.problem, verdict, folder / name, question.command)
    return headline(question.problem, verdict)


def map_asked(name: str) -> Asked:
    """The problem of a map."""
    scope, _ = MAPS[name]
    return ask(find(name), changes=parse_scope(scope) if scope else None)


def map_command(name: str) -> str:
    """The command that draws a map."""
    scope, among = MAPS[name]
    options = [*(["--among", among] if among else []), *(["--scope", scope] if scope else [])]
    return " ".join(["sidestep map", name, *options])


def make_map(name: str, folder: Path) -> str:
    """Draws a map, writes it into the folder, and gives its headline; ends the program where it is not certified."""
    question = map_asked(name)
    among = [one for one in MAPS[name][1].split(",") if one]
    drawn, _ = chart(question, among, Map(store=False))
    if not drawn.certified:
        raise SystemExit(f"the map of {name} is not certified: {drawn.not_certified}")
    write_map(question.problem, drawn, folder / "maps" / name, map_command(name))
    return map_headline(question.problem, drawn)


def index(headlines: dict[str, str], maps: dict[str, str]) -> str:
    """The page that lists the reports and the maps."""
    def rows(names: list[str]) -> str:
        return "\n".join(f"### [{name}]({name}/report.md)\n\n{ABOUT[name]}\n\n> {headlines[name]}\n\n"
                         f"`sidestep check {COMMANDS[name]}` · [as a page]({name}/index.html) · "
                         f"[verdict]({name}/report.json) · [statement]({name}/statement.json)\n" for name in names)
    drawn = "\n".join(f"### [{name}](maps/{name}/map.md)\n\n> {maps[name]}\n\n`{map_command(name)}` · "
                      f"[as a page](maps/{name}/index.html) · [map](maps/{name}/map.json) · "
                      f"[statement](maps/{name}/statement.json)\n" for name in MAPS)
    return ("# Reports\n\nWritten by `make reports`, and held to the program by a test: do not edit them. `index.html` "
            "of each is one page that needs no network; download it to see the pictures.\n\n"
            f"## The originals\n\n{rows(list(ORIGINALS))}\n## Formalizations that teach something\n\n"
            f"{rows(list(FORMALIZATIONS))}\n## Maps\n\nEvery combination of a theorem's assumptions with its verdict; "
            f"[how to read one](../docs/map.md).\n\n{drawn}")


def main(arguments: list[str]) -> None:
    """Writes the reports asked for, all of them with the index where none is named."""
    if any(argument.startswith("-") for argument in arguments):
        raise SystemExit(__doc__)
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    headlines, maps = {}, {}
    for name in arguments[1:] or COMMANDS:
        if name in COMMANDS:
            headlines[name] = make(name, folder)
            print(f"{name}: {headlines[name]}")
    for name in (word.removeprefix("maps/") for word in arguments[1:] or [f"maps/{name}" for name in MAPS]
                 if word.startswith("maps/")):
        maps[name] = make_map(name, folder)
        print(f"maps/{name}: {maps[name]}")
    if len(headlines) == len(COMMANDS) and len(maps) == len(MAPS):
        write_aside(folder / "README.md", index(headlines, maps))


if __name__ == "__main__":
    main(sys.argv[1:])
