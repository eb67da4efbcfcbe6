"""What is said about off_switch: published verdicts, questions, exercises."""

from explorer.theorems.off_switch import OURS, Case, theorem

PAPER = "Hadfield-Menell et al. 2017, Theorem 1"
theorem.published(verdict="holds", source=PAPER)
theorem.published(verdict="holds", claim="strictly_better", source=PAPER)
theorem.published(verdict="holds", claim="exactly_when_unsure", source=OURS)
theorem.published(verdict="broken", claim="strictly_better", at={Case: 1}, source=OURS)
theorem.published(verdict="holds", claim="strictly_better", at={Case: 2}, source=OURS)
theorem.published(verdict="broken", drop=["rational_human"], source="Hadfield-Menell et al. 2017, Corollary 1")
theorem.published(verdict="broken", human="noisy", source=OURS)
theorem.published(verdict="broken", human="noisy", uncertainty="none", source=OURS)
theorem.published(["balanced"], verdict="holds", human="noisy", source=OURS)
theorem.published(verdict="broken", human="coin", source=OURS)
theorem.published(verdict="broken", claim="strictly_better", human="coin", source=OURS)
theorem.published(verdict="broken", waiting="costly", source=OURS)
theorem.published(verdict="holds", uncertainty="none", source=OURS)
theorem.published(verdict="broken", claim="strictly_better", uncertainty="none", source=OURS)
theorem.published(verdict="broken", utility="mismatched", source=OURS)
theorem.published(verdict="holds", information="learns_sign", source=OURS)
theorem.published(verdict="broken", claim="strictly_better", information="learns_sign", source=OURS)
theorem.confusion("A robot that is unsure what is good lets the human switch it off. Is being unsure always enough?",
                  answer="No: where the human errs, waiting can be worse than what the robot can do alone.",
                  human="noisy", verdict="broken")
theorem.exercise("certain", "A robot that knows what its action is worth waits for a rational human all the same, and "
                 "waiting is free. Does it lose anything?", uncertainty="none")
