package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.sourcing.SourceAgain;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Fulfilments.Fulfilment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds others for lines that a node could not supply, or is not to. */
@Service
class Resourcing {
    static final String MOVED = "moved";
    static final String CHANGED = "changed";

    private final Orders orders;
    private final Picks picks;
    private final FulfilmentRepository fulfilments;
    private final ShortageRepository shortages;
    private final MoveRepository moves;
    private final DroppedRepository dropped;
    private final RerouteRepository reroutes;
    private final ChoiceRepository choices;
    private final SourcingStepRepository steps;
    private final SourcingQuestions questions;
    private final SupplyPlans plans;
    private final SupplyOutcomes outcomes;
    private final Timeline timeline;

    Resourcing(
            Orders orders,
            Picks picks,
            FulfilmentRepository fulfilments,
            ShortageRepository shortages,
            MoveRepository moves,
            DroppedRepository dropped,
            RerouteRepository reroutes,
            ChoiceRepository choices,
            SourcingStepRepository steps,
            SourcingQuestions questions,
            SupplyPlans plans,
            SupplyOutcomes outcomes,
            Timeline timeline) {
        this.orders = orders;
        this.picks = picks;
        this.fulfilments = fulfilments;
        this.shortages = shortages;
        this.moves = moves;
        this.dropped = dropped;
        this.reroutes = reroutes;
        this.choices = choices;
        this.steps = steps;
        this.questions = questions;
        this.plans = plans;
        this.outcomes = outcomes;
        this.timeline = timeline;
    }

    /**
     * Plans who supplies the lines instead, or gives back what this attempt planned before. Plans nothing once a
     * cancellation has begun: the process is about to hear of it.
     *
     * @throws NeedsOperator when there is neither such a fulfilment nor such a shortage
     */
    @Transactional
    public List<FulfilmentPlan> again(SourceAgain.Input input) {
        var step = new SupplyPlans.Step(
                input.orderId(), input.sourcingCause(), input.fulfilmentId(), input.sourcingAttempt());
        if (orders.openForWork(input.orderId()) && plans.begin(step)) {
            var shortage = shortages.lock(input.fulfilmentId());
            if (shortage.isPresent()) {
                ofShortage(step, shortage.get(), input.wantedNodeId());
            } else {
                ofFulfilment(step, fulfilment(input));
            }
        }
        return plans.of(step);
    }

    private Fulfilment fulfilment(SourceAgain.Input input) {
        return fulfilments
                .find(input.orderId(), input.fulfilmentId())
                .orElseThrow(() -> new NeedsOperator("Order " + input.orderId() + " has no fulfilment "
                        + input.fulfilmentId() + ". Cancel this process instance if the order has ended."));
    }

    private void ofFulfilment(SupplyPlans.Step step, Fulfilment from) {
        if (List.of(MOVED, CHANGED).contains(step.cause())) {
            ofStopped(step, from);
            return;
        }
        var found = picks.found(from.fulfilmentId());
        var missing = missing(step.orderId(), from, found);
        if (missing.isEmpty()) {
            return;
        }
        var method = Method.of(from.method());
        outcomes.record(from, found.isEmpty() ? "rejected" : "short");
        exclude(step.orderId(), from, found.isEmpty(), missing);
        var rerouted = reroutes.since(step.orderId(), from.plannedAt());
        var way = rerouted
                ? questions.wayOfOrder(step.orderId())
                : new SourcingQuestions.Way(method, method == Method.PICKUP ? from.nodeId() : null, null);
        var request = questions.again(step.orderId(), found.isEmpty() ? "rejected" : "short", way, missing);
        if (method == Method.PICKUP && !rerouted) {
            // A customer who goes to one store must not be sent to another without having been asked.
            plans.leaveAll(step, request, way);
        } else {
            plans.decide(step, request, way, SupplyPlans.Waited.NOT);
        }
        tell(step, missing);
    }

    /** The node was told to stop, and what it held is there for this. */
    private void ofStopped(SupplyPlans.Step step, Fulfilment from) {
        outcomes.moved(from.fulfilmentId());
        var left = missing(step.orderId(), from, List.of());
        if (left.isEmpty()) {
            return;
        }
        var method = Method.of(from.method());
        var wanted =
                moves.find(from.fulfilmentId()).map(MoveRepository.Move::nodeId).orElse(null);
        var rerouted = reroutes.since(step.orderId(), from.plannedAt());
        var way = rerouted
                ? questions.wayOfOrder(step.orderId())
                : new SourcingQuestions.Way(method, method == Method.PICKUP ? from.nodeId() : null, wanted);
        var request = questions.again(step.orderId(), step.cause(), way, left).holding(from.fulfilmentId());
        // A node that was to send it goes on with what is left, if it can.
        var stays = step.cause().equals(CHANGED) && method == Method.SHIP && !rerouted;
        plans.decide(step, stays ? request.promised(Set.of(from.nodeId())) : request, way, SupplyPlans.Waited.NOT);
        tell(step, left);
    }

    /** What the node did not supply, is still wanted, and nobody has been asked for yet. */
    private List<FulfilmentPlan.Item> missing(UUID orderId, Fulfilment from, List<LineQuantity> found) {
        var taken = new HashMap<>(dropped.of(from.fulfilmentId()));
        found.forEach(line -> taken.merge(line.lineId(), line.quantity(), Integer::sum));
        plans.ofOrigin(orderId, from.fulfilmentId()).stream()
                .flatMap(plan -> plan.lines().stream())
                .forEach(line -> taken.merge(line.lineId(), line.quantity(), Integer::sum));
        return SupplyChanges.without(from.lines(), taken);
    }

    private void exclude(UUID orderId, Fulfilment from, boolean rejected, List<FulfilmentPlan.Item> missing) {
        if (rejected) {
            steps.excludeNode(orderId, from.nodeId(), "rejected");
        } else {
            steps.excludeProducts(
                    orderId,
                    from.nodeId(),
                    missing.stream().map(FulfilmentPlan.Item::sku).collect(Collectors.toSet()),
                    "not-found");
        }
    }

    private void ofShortage(SupplyPlans.Step step, Shortage shortage, String wantedNodeId) {
        if (shortage.status().hasEnded() && step.attempt() == 1) {
            return;
        }
        if (shortage.lines().isEmpty()) {
            // The customer does not want them any more.
            return;
        }
        var way = reroutes.since(step.orderId(), shortages.openedAt(shortage.shortageId()))
                ? questions.wayOfOrder(step.orderId())
                : choices.chosen(shortage.shortageId())
                        .map(Resourcing::way)
                        .orElseGet(() -> way(shortage, wantedNodeId));
        var request = questions
                .again(step.orderId(), requestCause(step.cause()), way, shortage.items())
                .holding(shortage.shortageId());
        // Until when lines waited for certain goods says nothing of how long they wait for any.
        var waitsUntil = shortage.expectedAt() == null ? shortage.waitsUntil() : null;
        plans.decide(step, request, way, new SupplyPlans.Waited(waitsUntil, shortage.wakes(), shortage.seenPlaces()));
        if (!shortage.status().hasEnded()) {
            shortages.end(shortage.shortageId(), shortage.status().become(ShortageStatus.SOURCED));
        }
    }

    private static SourcingQuestions.Way way(ChoiceOption chosen) {
        return chosen.kind() == ChoiceOption.Kind.SHIP
                ? new SourcingQuestions.Way(Method.SHIP, null, null)
                : new SourcingQuestions.Way(Method.PICKUP, chosen.nodeId(), null);
    }

    /** An operator who names a store for lines to be collected has talked to the customer. */
    private static SourcingQuestions.Way way(Shortage shortage, String wantedNodeId) {
        var wanted = wantedNodeId == null || wantedNodeId.isBlank() ? null : wantedNodeId.strip();
        return shortage.method() == Method.PICKUP
                ? new SourcingQuestions.Way(Method.PICKUP, wanted == null ? shortage.nodeId() : wanted, null)
                : new SourcingQuestions.Way(Method.SHIP, null, wanted);
    }

    private static String requestCause(String cause) {
        return cause.equals("operator") ? MOVED : cause;
    }

    private void tell(SupplyPlans.Step step, List<FulfilmentPlan.Item> missing) {
        timeline.record(
                step.orderId(),
                TimelineKind.LINES_SOURCED_AGAIN,
                step.id(),
                Map.of(
                        "quantity",
                        missing.stream().mapToInt(FulfilmentPlan.Item::quantity).sum()));
    }
}
