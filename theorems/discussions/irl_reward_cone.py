"""What is said about irl_reward_cone: questions and exercises."""

from explorer.theorems.irl_reward_cone import OURS, PAPER, State, theorem

theorem.published(verdict="stands", claim="sums", source=PAPER)
theorem.published(verdict="stands", claim="constants", drop=["optimal"], source=PAPER)
for states in (2, 3):
    theorem.published(verdict="stands", scale="normalised", at={State: states}, source=OURS)
theorem.published(["varied", "distinct_actions"], verdict="sidestepped", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["varied", "distinct_actions"], verdict="stands", scale="normalised", at={State: 3}, source=OURS)
theorem.published(["always_leaves"], verdict="stands", at={State: 2}, source=OURS)
theorem.published(["always_leaves"], verdict="presupposed", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["varied", "always_leaves"], verdict="contradictory", at={State: 2}, source=OURS)
theorem.published(["margin"], verdict="stands", source=OURS)
theorem.published(["margin", "always_leaves"], verdict="contradictory", at={State: 2}, source=OURS)
theorem.published(["strict"], verdict="sidestepped", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["strict"], verdict="stands", scale="normalised", at={State: 3}, source=OURS)
theorem.published(verdict="stands", discount="unknown", source=OURS)

theorem.confusion("The human never errs, and everything about the environment is known. What can still be open?",
                  answer="Whatever makes no difference to what is best. The reward of every state may be greater by "
                         "the same amount, for example; and perhaps the human does not care about anything.",
                  verdict="stands")
theorem.confusion("Suppose that no choice was a close call. Does it not follow at least which of two states the human "
                  "likes better?",
                  answer="Not with three states: if the human never has to choose between two of them, either may be "
                         "the better one.",
                  assumptions=["margin"], target="order", at={State: 3}, verdict="stands")
theorem.exercise("restless", "There are two states, and the human does not like both equally. From each they go to the "
                 "other, though they could stay. Do two different rewards fit?",
                 assumptions=["varied", "always_leaves"], at={State: 2})
theorem.task("two_states", "There are two states, and rewards go from 0 to 1 as `normalised` says. Find one assumption "
             "under which the human's policy gives the reward away.", verdict="sidestepped", at_most=1,
             scale="normalised", at={State: 2})
