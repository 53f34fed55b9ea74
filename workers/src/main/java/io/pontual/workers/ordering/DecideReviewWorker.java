package io.pontual.workers.ordering;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.ordering.DecideReview;
import org.springframework.stereotype.Component;

/** A reviewer decided about a held order, or the policy did in their place. */
@Component
public class DecideReviewWorker {
    private final Reviews reviews;

    DecideReviewWorker(Reviews reviews) {
        this.reviews = reviews;
    }

    @JobWorker(type = JobType.ORDERING_DECIDE_REVIEW)
    public void decideReview(@VariablesAsType DecideReview.Input input) {
        reviews.decide(input.orderId(), input.holdId(), input.reviewDecision(), input.overdue());
    }
}
