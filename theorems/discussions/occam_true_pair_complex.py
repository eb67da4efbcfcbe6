"""What is said about occam_true_pair_complex: published verdicts, questions, exercises."""

from explorer.theorems.occam_true_pair_complex import AM, OURS, REPLY, theorem

CHECKED = OURS + ", and by machine"
theorem.published(verdict="stands", source=AM + ", informal Theorem 2, given the conjecture; checked by machine")
theorem.published(verdict="sidestepped", drop=["conjecture_nine"], source=CHECKED)
theorem.published(verdict="sidestepped", drop=["recipes_are_short"], source=OURS)
NOT_NINE = {"drop": ["conjecture_nine"], "dispute": "shortest_route"}
theorem.published(verdict="sidestepped", source=CHECKED + "; the reading that " + REPLY + " argues for", **NOT_NINE)
theorem.published(verdict="stands", claim="occam_can_be_right", source=CHECKED, **NOT_NINE)
theorem.published(verdict="stands", claim="degenerate_may_be_simpler", source=CHECKED, **NOT_NINE)
for side in ("shortest_route", "proves_too_much", "of_every_pair"):
    theorem.published(verdict="contradictory", dispute=side, source=OURS)
for side, verdict in (("true_pair_says_more", "stands"), ("proves_too_much", "sidestepped")):
    theorem.published(verdict=verdict, dispute=side, drop=["conjecture_nine"], source=OURS)
NATURE, LAWS = {"dispute": "of_nature_too"}, {"dispute": "laws_are_found"}
for half, lost, found in ((NATURE, "stands", "sidestepped"), (LAWS, "sidestepped", "stands")):
    theorem.published(verdict="stands", source=OURS, **half)
    theorem.published(verdict=lost, claim="degenerate_laws_are_simpler", source=OURS, **half)
    theorem.published(verdict=found, claim="occam_finds_laws", source=OURS, **half)
theorem.published(verdict="sidestepped", claim="occam_can_be_right", source=OURS)
theorem.confusion(
    "Physics has empty explanations of the same kind, and yet we find its laws. Is the conjecture refuted?",
    answer="Not yet. That would take two premises: that the conjecture, if true of the human, is true of nature as "
           "well; and that it is false of nature. With the first alone the claim stands.", verdict="stands", **NATURE)
theorem.exercise(
    "laws_alone", "Grant Conjecture 9 about the human, and that no explanation of nature is simpler than its true one "
    "by more than the constant. Are the degenerate explanations of the human still simpler than the true one?", **LAWS)
