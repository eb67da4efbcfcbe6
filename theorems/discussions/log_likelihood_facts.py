"""What is said about log_likelihood_facts: questions and an exercise."""

from explorer.theorems.log_likelihood_facts import theorem

theorem.confusion("The logarithm is monotone. What difference can it make?", verdict="broken",
                  claim="same_order_of_averages", answer="It does not change which candidate is best. But it may turn "
                  "round the order of two averages: expected log-likelihood is another goal than expected likelihood.")
theorem.confusion("Does the logarithm change which candidate is best?", verdict="holds",
                  answer="No: every function that increases strictly keeps the best candidates.")
theorem.confusion("Why not multiply the probabilities, instead of adding their logarithms?", verdict="broken",
                  claim="product_finds_the_best", arithmetic="underflow", answer="In exact arithmetic one may. On a "
                  "computer, long products may become 0 for all candidates, which then tie.")
theorem.exercise("one_point", "Each of two predictions gives one probability in both cases. Does the logarithm keep "
                 "the order of their averages?", assumptions=["one_point"], claim="same_order_of_averages")
