package io.pontual.workers.process;

import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.RIGHT_CODE;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One pickup on the bench: how it starts, and what store and customer do. */
final class TestPickup {
    final UUID orderId = UUID.randomUUID();
    final UUID fulfilmentId = UUID.randomUUID();
    private final ProcessBench bench;

    TestPickup(ProcessBench bench) {
        this.bench = bench;
    }

    void start(String nodeId) {
        start(nodeId, List.of("fashion"));
    }

    void start(String nodeId, List<String> productGroups) {
        bench.start(ProcessId.PICKUP_IN_STORE, variables(nodeId, productGroups));
    }

    /** Everything of both lines comes from another store first. */
    void startWithTransfer(String nodeId, UUID transferId) {
        var variables = variables(nodeId, List.of("fashion"));
        variables.put(
                "transfers",
                List.of(new FulfilmentPlan.Transfer(
                        transferId, UsualAnswers.STORE_WITH_SYSTEM, "jms", UsualAnswers.LINES)));
        bench.start(ProcessId.PICKUP_IN_STORE, variables);
    }

    /** Starts where the store has accepted. */
    void startBefore(String elementId, String nodeId, Map<String, Object> more) {
        var variables = variables(nodeId, List.of("fashion"));
        variables.put("accepted", true);
        variables.put(
                "pickupPolicy",
                Map.of(
                        "answerWithin", "PT2H",
                        "pickWithin", "PT4H",
                        "remindAfter", "PT24H",
                        "holdPeriod", "PT72H",
                        "codeAttempts", 5,
                        "extensions", 2,
                        "extendBy", "PT24H",
                        "curbsideWithin", "PT10M"));
        variables.putAll(more);
        bench.startBefore(elementId, ProcessId.PICKUP_IN_STORE, variables);
    }

    /** Starts where the goods are staged and the customer knows it: reminder in 24 hours, kept for 72. */
    void startReady(String nodeId) {
        var remindAt = bench.in(Duration.ofHours(24));
        var holdUntil = bench.in(Duration.ofHours(72));
        startBefore(
                PickupInStoreElements.SUB_PROCESS_AWAIT_CUSTOMER,
                nodeId,
                Map.of("picked", ALL, "remindAt", remindAt, "holdUntil", holdUntil));
    }

    private Map<String, Object> variables(String nodeId, List<String> productGroups) {
        var plan = UsualAnswers.pickupIn(nodeId, fulfilmentId);
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("fulfilmentId", fulfilmentId);
        variables.put("nodeId", nodeId);
        variables.put("storeSystem", plan.storeSystem());
        variables.put("productGroups", productGroups);
        variables.put("lines", plan.lines());
        return variables;
    }

    /** The workers have something to tell the customer. */
    void notice(String template, UUID noticeId) {
        bench.publish(
                MessageName.PICKUP_NOTICE_ISSUED,
                fulfilmentId,
                Map.of("noticeId", noticeId, "noticeTemplate", template));
    }

    void customerDeparts(UUID departureId, String expectedAt) {
        var variables = new HashMap<String, Object>();
        variables.put("departureId", departureId);
        variables.put("expectedAt", expectedAt);
        variables.put("vehicle", "red car");
        bench.publish(MessageName.PICKUP_CUSTOMER_DEPARTED, fulfilmentId, variables);
    }

    void customerArrives(UUID visitId) {
        bench.publish(
                MessageName.PICKUP_CUSTOMER_ARRIVED,
                fulfilmentId,
                Map.of(
                        "visitId",
                        visitId,
                        "bay",
                        "3",
                        "vehicle",
                        "red car",
                        "serveDueAt",
                        bench.in(Duration.ofMinutes(10))));
    }

    // --- A store with a system of its own

    void storeAccepts() {
        bench.publish(MessageName.PICKUP_STORE_ANSWERED, fulfilmentId, Map.of("accepted", true));
    }

    void storeRejects(String reason) {
        bench.publish(
                MessageName.PICKUP_STORE_ANSWERED, fulfilmentId, Map.of("accepted", false, "rejectionReason", reason));
    }

    void storePicks(List<LineQuantity> picked) {
        bench.publish(MessageName.PICKING_ITEMS_PICKED, fulfilmentId, Map.of("picked", picked));
    }

    void customerShows(String code, String attemptId) {
        bench.publish(
                MessageName.PICKUP_COLLECTION_ATTEMPTED,
                fulfilmentId,
                Map.of("collectionCode", code, "attemptId", attemptId));
    }

    // --- A store that works in tasks

    /** Staff accept, find everything, stage it at B-12 and hand it over. */
    void staffHandOver() {
        staffStage(bench);
        bench.complete(PickupInStoreElements.TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));
    }

    /** For the only pickup on the bench. */
    static void staffStage(ProcessBench bench) {
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(PickupInStoreElements.TASK_STAGE_ORDER, Map.of("stagingLocation", "B-12"));
    }
}
