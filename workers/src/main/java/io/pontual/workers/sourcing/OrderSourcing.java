package io.pontual.workers.sourcing;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides which node supplies which lines of a new order. */
@Service
class OrderSourcing {
    private final Orders orders;
    private final SourcingQuestions questions;
    private final SupplyPlans plans;
    private final ShortageRepository shortages;
    private final Backorders backorders;

    OrderSourcing(
            Orders orders,
            SourcingQuestions questions,
            SupplyPlans plans,
            ShortageRepository shortages,
            Backorders backorders) {
        this.orders = orders;
        this.questions = questions;
        this.plans = plans;
        this.shortages = shortages;
        this.backorders = backorders;
    }

    /**
     * Plans the order's fulfilments, or gives back the plan that this attempt made before; none for an order that is being
     * cancelled.
     *
     * @throws NeedsOperator when a product is gone
     * @throws BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order, {@code INVENTORY_OUT_OF_STOCK} when others took the stock of every attempt
     */
    @Transactional
    public SourceOrder.Output source(UUID orderId, int attempt) {
        if (attempt > SupplyPlans.MOST_ATTEMPTS) {
            throw new BusinessError(
                    ErrorCode.INVENTORY_OUT_OF_STOCK,
                    "Others took the stock of each of " + SupplyPlans.MOST_ATTEMPTS + " plans for order " + orderId,
                    Map.of("cancellationReason", CancellationReason.OUT_OF_STOCK.code()));
        }
        orders.requireSourcing(orderId);
        var step = new SupplyPlans.Step(orderId, "initial", null, attempt);
        // Keeps changes of the order out until the plan stands: whoever changes it sees the plan, or is seen by it.
        // Once it
        // is being cancelled nothing is planned: nobody would give the places in the nodes' days back.
        var open = orders.openForWork(orderId);
        var request = questions.initial(orderId);
        if (open && plans.begin(step)) {
            var way = new SourcingQuestions.Way(Method.of(request.method()), request.pickupNodeId(), null);
            plans.decide(step, request, way, SupplyPlans.Waited.NOT);
        }
        List<FulfilmentPlan> planned = plans.of(step);
        return new SourceOrder.Output(planned, request.method(), expectedInDays(planned));
    }

    /** All lines nobody has are one shortage. */
    private Integer expectedInDays(List<FulfilmentPlan> planned) {
        return planned.size() != 1 || planned.getFirst().nodeId() != null
                ? null
                : shortages
                        .find(planned.getFirst().fulfilmentId())
                        .flatMap(backorders::cover)
                        .map(Backorders.Cover::inDays)
                        .orElse(null);
    }
}
