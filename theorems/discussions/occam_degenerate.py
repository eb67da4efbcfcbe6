"""What is said about occam_degenerate: questions and exercises."""

from explorer.theorems.occam_degenerate import theorem

theorem.confusion("Does this show that the simplest explanation of a human is an empty one, such as that they want "
                  "nothing?", claim="occam_can_be_right", verdict="stands",
                  answer="No: in some languages the true one is simpler than any other, whatever the human does. "
                         "What is shown is that it is simpler than an empty one by no more than the constant.")
theorem.confusion("Suppose that the true explanation is the simplest. Are the empty ones then far behind?",
                  answer="By the constant at most, since a short recipe leads from the true one to each of them: run "
                         "the true one, and write down what it does.",
                  assumptions=["truth_is_simplest"], verdict="stands")
theorem.exercise("mine_is_clearer", "Somebody answers: in my language the true explanation is simpler than each empty "
                 "one by more than the constant, whatever the human does. Is the impossibility sidestepped?",
                 assumptions=["truth_wins_clearly"])
