"""What is said about noisy_choice: questions and exercises."""

from explorer.theorems.noisy_choice import theorem

theorem.confusion("Noise spoils data. Would one not learn more from a human who makes no mistakes?",
                  answer="Less: without mistakes one sees what is best, and no more. If worse actions are taken less "
                         "often, how often each is taken shows the whole order.",
                  target="order", verdict="sidestepped")
theorem.confusion("It is known in which places the human may be biased. Is that not enough to correct for it?",
                  answer="No: what is taken often in such a place may be good, or favoured by the bias, and by how "
                         "much it is favoured is not known.", mistakes="bias", verdict="stands")
