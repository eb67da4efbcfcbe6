"""What is said about no_free_lunch: remarks, published verdicts, questions, exercises."""

from explorer import Level
from explorer.theorems.no_free_lunch import Action, State, theorem

theorem.remark(
    ["neutral", "monotone_up"], rewards="without_ties", source="short proof, given here",
    says="Over the real numbers this is sidestepped for one state and two actions, although it stands on every ladder "
         "of levels: on a ladder such a planner errs only between neighbouring levels, and between two real numbers "
         "there is always a third. Let it take a at (a: x, b: y) with x < w < y. If a is raised to w, it stays taken. "
         "At (a: x, b: w) the planner cannot take b, which would stay taken if raised to y; so it takes a there, and "
         "also once a is raised to y. But with the names of the actions swapped (a: y, b: w) becomes (a: w, b: y), so "
         "that b is taken there, where a was.")
for names in (["rational", "unique_best"], ["rational_or_antirational", "labelled_state"],
              ["local", "neutral", "jointly_monotone"], ["neutral_per_state", "jointly_monotone"]):
    theorem.remark(
        names, target="best", source="brute force, at seven sizes with 1 to 2 states, 2 to 3 actions, 2 to 3 levels",
        says="Imitation is what the known sidesteps buy: every smallest set of at most three of these assumptions "
             "that identifies the best actions does so by making what the human does best, so that what is learnt is "
             "what was seen. A known planner that errs, and noise that is understood, are ways out that keep error "
             "possible.")

PROOF = "worked out here for all sizes (proof left out)"
CHECKED = "checked by machine at this size, apart from this program"
ONE_TWO = {State: 1, Action: 2}

theorem.published(verdict="stands", ambiguity="full", source="Armstrong and Mindermann 2018, Theorem 1")
for levels in (2, 3):
    for name in ("sensitive", "onto", "local", "monotone_up", "monotone", "jointly_monotone"):
        theorem.published([name], verdict="stands", at={**ONE_TWO, Level: levels}, source=CHECKED)
    theorem.published(["neutral"], verdict="contradictory", at={**ONE_TWO, Level: levels}, source=CHECKED)
    for states in (1, 2):
        theorem.published(["injective"], verdict="contradictory", at={State: states, Action: 2, Level: levels},
                          source="there are more rewards than policies")
    theorem.published(["local", "neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["rational_or_antirational", "labelled_state"], verdict="sidestepped", rewards="without_ties",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["better_than_random", "unique_best"], verdict="sidestepped", at={**ONE_TWO, Level: levels},
                      source=CHECKED)
    theorem.published(["better_than_random", "unique_best"], verdict="stands",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["labelled_state", "unique_best"], verdict="sidestepped", at={**ONE_TWO, Level: levels},
                      source=CHECKED)
    theorem.published(["labelled_state", "unique_best"], verdict="stands", at={State: 2, Action: 2, Level: levels},
                      source=CHECKED)
for levels in (2, 3, 4, 5, 6):
    for name in ("monotone_up", "monotone"):
        theorem.published(["neutral", name], verdict="stands", rewards="without_ties", at={**ONE_TWO, Level: levels},
                          source=CHECKED)
for actions, levels in ((2, 2), (2, 3), (2, 4), (3, 3), (3, 4)):
    theorem.published(["neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                      at={State: 1, Action: actions, Level: levels}, source=CHECKED)
for levels in (3, 4):
    theorem.published(["neutral", "monotone_up"], verdict="stands", rewards="without_ties",
                      at={State: 1, Action: 3, Level: levels}, source=CHECKED)
theorem.published(["injective"], verdict="stands", rewards="without_ties", at={**ONE_TWO, Level: 2}, source=CHECKED)
theorem.published(["neutral"], verdict="stands", rewards="without_ties", source=CHECKED)
theorem.published(["neutral", "jointly_monotone"], verdict="stands", rewards="without_ties",
                  at={State: 2, Action: 2, Level: 2}, source=CHECKED)
theorem.published(["local", "neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties", source=PROOF)
theorem.published(["neutral_per_state", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                  source=PROOF)
theorem.published(["rational"], verdict="stands", source=CHECKED)
theorem.published(["rational", "unique_best"], verdict="sidestepped", source=PROOF)
theorem.published(["rational", "unique_best"], verdict="stands", target="order",
                  at={State: 1, Action: 3, Level: 3}, source=PROOF)
theorem.published(["rational", "unique_best"], verdict="sidestepped", target="order",
                  at={State: 1, Action: 3, Level: 2}, source=PROOF)
theorem.published(["rational", "unique_best"], verdict="stands", target="exact",
                  at={State: 1, Action: 2, Level: 3}, source=PROOF)
theorem.published(["better_than_random", "unique_best"], verdict="sidestepped", at={State: 1, Action: 3, Level: 2},
                  source=CHECKED)
theorem.published(["better_than_random", "unique_best"], verdict="stands", at={State: 1, Action: 3, Level: 3},
                  source=CHECKED)
theorem.published(["rational_or_antirational", "labelled_state"], verdict="sidestepped", rewards="without_ties",
                  source=PROOF + "; a shadow of Armstrong 2019")
theorem.published(["known_on_tasks"], verdict="stands",
                  source=PROOF + "; a shadow of Shah et al. 2019, who state no theorem")
theorem.published(["faithful"], verdict="sidestepped", rewards="without_ties", planner="shared",
                  source="worked out here: a known planner, which may err")
theorem.published(claim="good_enough", verdict="stands", source=PROOF + "; after Shah 2018, Future directions")
theorem.published(["rational"], claim="good_enough", verdict="sidestepped",
                  source=PROOF + "; after Shah 2018, Future directions")

theorem.confusion("Surely seeing the whole policy of a rational human settles what is best?", verdict="stands",
                  answer="Only where the human cannot be indifferent: to one for whom all is equal, every policy is "
                         "rational.", assumptions=["rational"])
theorem.confusion("Is the trouble not only that silly planners are allowed? A human does better than chance.",
                  answer="Doing better than chance on the whole leaves room: a gain in one state pays for an error "
                         "in another.", assumptions=["better_than_random", "unique_best"], verdict="stands")
theorem.confusion("If the planner were known, would the policy give the reward away?", planner="shared",
                  answer="Not by itself: many known planners do the same for different rewards.", verdict="stands")
theorem.exercise("better_than_chance", "Whatever the reward, the human does at least as well as chance in every "
                 "state, and in each state one action is best. Does the policy show which?",
                 assumptions=["better_than_random_everywhere", "unique_best"])
theorem.exercise("ranking", "A human is rational, and one action is best in every state. Does the ranking of all "
                 "actions follow from the policy?", assumptions=["rational", "unique_best"], target="order")
theorem.task("two_make_a_sidestep", "Find at most two assumptions under which the policy gives away what is best.",
             verdict="sidestepped", at_most=2)
theorem.task("keep_the_error", "The planner is known, and no reward has ties. Find one assumption under which the "
             "policy gives away what is best, though the human may err.", verdict="sidestepped", at_most=1,
             keeps=["can_err"], planner="shared", rewards="without_ties")
