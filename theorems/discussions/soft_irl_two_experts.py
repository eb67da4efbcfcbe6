"""What is said about soft_irl_two_experts: questions and exercises."""

from explorer.theorems.soft_irl_two_experts import Action, State, theorem

theorem.confusion("A noisy expert shows how much better one action is than another. Does that not give the reward "
                  "away?", verdict="stands",
                  answer="It shows how much better an action is with all that comes after. An action may be likely "
                         "for what it gives at once, or for where it leads.")
theorem.confusion("If two experts want the same, and one of them is more patient, does the reward follow?",
                  answer="Not where all actions of a state lead to the same next state: then choices compare the "
                         "actions of a state, and never one state with another.", experts="two_discounts",
                  dynamics="action_independent", verdict="stands")
theorem.exercise("one_crossing", "Three states lie on a ring, and every step leads to the next one, but in the first "
                 "state one may also move on by two. Two experts want the same, and one is more patient. Is the reward "
                 "still open by more than a constant?", experts="two_discounts", dynamics="ring_with_chord",
                 at={State: 3})
theorem.task("one_is_enough", "Only one expert is watched. Find one assumption under which the reward follows up to a "
             "constant, and the expert may still get more from one action of a state than from another.",
             verdict="sidestepped", at_most=1, keeps=["cares_what_it_does"], at={State: 2, Action: 2})
