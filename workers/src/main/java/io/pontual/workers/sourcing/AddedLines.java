package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides who supplies lines that a change adds to an order, all of them or none: the order goes on either way. */
@Service
class AddedLines {
    private static final String ADDED = "added";

    private final Orders orders;
    private final SourcingQuestions questions;
    private final SupplyPlans plans;

    AddedLines(Orders orders, SourcingQuestions questions, SupplyPlans plans) {
        this.orders = orders;
        this.questions = questions;
        this.plans = plans;
    }

    /**
     * Plans the lines' fulfilments, or gives back the plan that this attempt made before.
     *
     * @return empty when not all of it is to be had, others were too quick too often, or a cancellation has begun
     * @throws NeedsOperator when a product is gone
     */
    @Transactional
    public List<FulfilmentPlan> source(UUID orderId, UUID changeId, int attempt) {
        var step = new SupplyPlans.Step(orderId, ADDED, changeId, attempt);
        if (attempt <= SupplyPlans.MOST_ATTEMPTS && orders.openForWork(orderId) && plans.begin(step)) {
            plans.decideWhole(
                    step, questions.added(orderId, ADDED, orders.addedLines(changeId)), questions.wayOfOrder(orderId));
        }
        return plans.of(step);
    }

    /** Nothing was added after all; doing it again changes nothing. */
    @Transactional
    public void withdraw(UUID orderId, UUID changeId) {
        plans.forget(orderId, changeId);
    }
}
