"""What is said about noisy_choice: questions and exercises."""

from explorer.theorems.noisy_choice import theorem

theorem.confusion("Noise spoils data. Would one not learn more from a human who makes no mistakes?",
                  answer="Less: from one who makes no mistakes one learns that what they do is best, and no more. If "
                         "better actions are taken more often, how often each is taken shows how all of them rank.",
                  target="order", verdict="sidestepped")
theorem.confusion("It is known for which actions the human may be biased. Is that not enough to correct for the bias?",
                  answer="No: such an action may be taken often because it is good, or because the bias favours it, "
                         "and how strong the bias is, is not known.", mistakes="bias", verdict="stands")
