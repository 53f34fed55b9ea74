package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes down who supplies what, and which lines nobody does. */
@Component
class SupplyPlans {
    /** Each is lost to somebody quicker; after so many the lines wait. */
    static final int MOST_ATTEMPTS = 3;

    private final Sourcing sourcing;
    private final Availability availability;
    private final Capacity capacity;
    private final SourcingStepRepository steps;
    private final FulfilmentRepository fulfilments;
    private final ShortageRepository shortages;
    private final DroppedRepository dropped;

    SupplyPlans(
            Sourcing sourcing,
            Availability availability,
            Capacity capacity,
            SourcingStepRepository steps,
            FulfilmentRepository fulfilments,
            ShortageRepository shortages,
            DroppedRepository dropped) {
        this.sourcing = sourcing;
        this.availability = availability;
        this.capacity = capacity;
        this.steps = steps;
        this.fulfilments = fulfilments;
        this.shortages = shortages;
        this.dropped = dropped;
    }

    /** One decision. @param originId whose lines; null for the whole order */
    record Step(UUID orderId, String cause, UUID originId, int attempt) {
        String id() {
            return id(attempt);
        }

        private String id(int number) {
            return cause + (originId == null ? "" : ":" + originId) + ":" + number;
        }
    }

    /** Takes the step, unless it was taken before. @return false when it was */
    boolean begin(Step step) {
        if (!steps.begin(step.orderId(), step.id(), step.originId())) {
            return false;
        }
        if (step.attempt() > 1) {
            var lost = step.id(step.attempt() - 1);
            var fulfilmentsLost = fulfilments.ofStep(step.orderId(), lost);
            capacity.release(fulfilmentsLost);
            dropped.forget(step.orderId(), lost, fulfilmentsLost, step.originId());
            fulfilments.deletePlans(step.orderId(), lost);
            shortages.delete(step.orderId(), lost);
        }
        return true;
    }

    /** What the step decided: fulfilments, and one without a node for what nobody supplies. */
    List<FulfilmentPlan> of(Step step) {
        return of(step.orderId(), List.of(step.id()));
    }

    /** What has been sourced of the lines of this fulfilment elsewhere. */
    List<FulfilmentPlan> ofOrigin(UUID orderId, UUID originId) {
        return of(orderId, steps.ofOrigin(orderId, originId));
    }

    private List<FulfilmentPlan> of(UUID orderId, List<String> stepIds) {
        var plans = new ArrayList<>(fulfilments.plans(orderId, stepIds));
        shortages.ofSteps(orderId, stepIds).stream().map(Shortage::plan).forEach(plans::add);
        return plans;
    }

    /**
     * What goes over to the lines that are left again.
     *
     * @param until when waiting ends; null for lines that have not waited
     * @param wakes how often it was tried again
     * @param seenPlaces that were free and did not help
     */
    record Waited(Instant until, int wakes, int seenPlaces) {
        static final Waited NOT = new Waited(null, 0, 0);
    }

    /** Asks who supplies the lines and writes the answer down. */
    void decide(Step step, SourcingRequest request, SourcingQuestions.Way way, Waited waited) {
        if (step.attempt() > MOST_ATTEMPTS) {
            leave(step, way, request, nobody(request), waited, Map.of());
            return;
        }
        // Looked at first: what arrives while it is decided wakes the lines.
        var seen = promised(request, way);
        var decision = sourcing.decide(request);
        steps.decided(step.orderId(), step.id(), decision.decisionId());
        decision.fulfilments().forEach(plan -> fulfilments.insert(step.orderId(), step.id(), way.method(), plan));
        leave(step, way, request, decision.unsourced(), waited, seen);
    }

    /** As {@link #decide}, but all of the lines or none; nobody waits for what is missing. */
    void decideWhole(Step step, SourcingRequest request, SourcingQuestions.Way way) {
        var decision = sourcing.decide(request);
        steps.decided(step.orderId(), step.id(), decision.decisionId());
        decision.fulfilments().forEach(plan -> fulfilments.insert(step.orderId(), step.id(), way.method(), plan));
        if (!decision.unsourced().isEmpty()) {
            forget(step.orderId(), step.id());
        }
    }

    /** What was planned of these lines is not supplied after all: places in the nodes' days go back. */
    void forget(UUID orderId, UUID originId) {
        steps.ofOrigin(orderId, originId).forEach(stepId -> forget(orderId, stepId));
    }

    private void forget(UUID orderId, String stepId) {
        capacity.release(fulfilments.ofStep(orderId, stepId));
        fulfilments.deletePlans(orderId, stepId);
    }

    /** Writes lines down that nobody is asked to supply. */
    void leaveAll(Step step, SourcingRequest request, SourcingQuestions.Way way) {
        leave(step, way, request, nobody(request), Waited.NOT, Map.of());
    }

    private void leave(
            Step step,
            SourcingQuestions.Way way,
            SourcingRequest request,
            List<SourcingDecision.Unsourced> unsourced,
            Waited waited,
            Map<String, Integer> seen) {
        if (unsourced.isEmpty()) {
            return;
        }
        var lines =
                request.lines().stream().collect(Collectors.toMap(SourcingRequest.Line::lineId, Function.identity()));
        shortages.insert(
                new Shortage(
                        Ids.next(),
                        step.orderId(),
                        request.channel(),
                        way.method(),
                        way.pickupNodeId(),
                        step.cause(),
                        ShortageStatus.OPEN,
                        waited.until(),
                        null,
                        false,
                        waited.seenPlaces(),
                        waited.wakes(),
                        unsourced.stream()
                                .map(left -> new Shortage.Line(
                                        left.lineId(),
                                        lines.get(left.lineId()).sku(),
                                        lines.get(left.lineId()).description(),
                                        left.quantity(),
                                        left.reason(),
                                        seen.getOrDefault(
                                                lines.get(left.lineId()).sku(), 0)))
                                .toList()),
                step.id());
    }

    private Map<String, Integer> promised(SourcingRequest request, SourcingQuestions.Way way) {
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        var snapshot = availability.snapshot(skus, request.method(), request.channel(), request.heldBy());
        return skus.stream()
                .collect(Collectors.toMap(
                        Function.identity(), sku -> PromisedUnits.of(snapshot, sku, way.pickupNodeId())));
    }

    private static List<SourcingDecision.Unsourced> nobody(SourcingRequest request) {
        return request.lines().stream()
                .map(line -> new SourcingDecision.Unsourced(line.lineId(), line.quantity(), "no-stock"))
                .toList();
    }
}
