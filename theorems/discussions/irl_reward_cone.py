"""What is said about irl_reward_cone: questions and exercises."""

from explorer.theorems.irl_reward_cone import OURS, State, theorem

theorem.published(["always_leaves"], verdict="stands", at={State: 2}, source=OURS)
theorem.published(["always_leaves"], verdict="presupposed", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["varied", "always_leaves"], verdict="contradictory", at={State: 2}, source=OURS)
theorem.published(["margin"], verdict="stands", source=OURS)
theorem.published(["margin", "always_leaves"], verdict="contradictory", at={State: 2}, source=OURS)
theorem.published(["strict"], verdict="sidestepped", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["strict"], verdict="stands", scale="normalised", at={State: 3}, source=OURS)
theorem.published(verdict="stands", discount="unknown", source=OURS)

theorem.confusion("The human never errs, and everything about the environment is known. What can still be open?",
                  answer="Whatever makes no difference to what is best: as much more in every state, for one, and that "
                         "the human does not care at all.", verdict="stands")
theorem.confusion("Suppose that no choice was a close call. Does it not follow at least which states the human "
                  "likes better?",
                  answer="Not with three states: if no choice sets two of them against each other, either may be the "
                         "better one.",
                  assumptions=["margin"], target="order", at={State: 3}, verdict="stands")
theorem.exercise("restless", "There are two states, and the human, who does not like both equally, leaves each, though "
                 "they could stay there. Do two rewards fit?", assumptions=["varied", "always_leaves"], at={State: 2})
theorem.task("two_states", "Two states, and rewards on a known scale. Find one assumption under which what the human "
             "does gives the reward away.", verdict="sidestepped", at_most=1, scale="normalised", at={State: 2})
