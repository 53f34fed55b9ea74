package io.pontual.workers.pickup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.processes.pickup.ExpirePickup;
import io.pontual.processes.pickup.HandOver;
import io.pontual.processes.pickup.OfferToStore;
import io.pontual.processes.pickup.RecallPickups;
import io.pontual.processes.pickup.RecordStoreAnswer;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.workers.pickup.contract.Pickups;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** The process's steps and the store's events, as a test would write them down. */
@TestComponent
class PickupSteps {
    static final List<LineQuantity> PICKED = List.of(new LineQuantity("1", 2), new LineQuantity("2", 1));

    private final OfferToStoreWorker offer;
    private final RecordStoreAnswerWorker answer;
    private final AnnounceReadyWorker ready;
    private final HandOverWorker handOver;
    private final ExpirePickupWorker expire;
    private final RecallPickupsWorker recall;
    private final StoreEventListener listener;
    private final Pickups pickups;
    private final ObjectMapper json;
    private String node = "store-1";

    PickupSteps(
            OfferToStoreWorker offer,
            RecordStoreAnswerWorker answer,
            AnnounceReadyWorker ready,
            HandOverWorker handOver,
            ExpirePickupWorker expire,
            RecallPickupsWorker recall,
            StoreEventListener listener,
            Pickups pickups,
            ObjectMapper json) {
        this.offer = offer;
        this.answer = answer;
        this.ready = ready;
        this.handOver = handOver;
        this.expire = expire;
        this.recall = recall;
        this.listener = listener;
        this.pickups = pickups;
        this.json = json;
    }

    /** For a shop that has no store-1. */
    PickupSteps in(String nodeId) {
        node = nodeId;
        return this;
    }

    OfferToStore.Output offer(UUID order, UUID fulfilment, String storeSystem) {
        var lines = List.of(
                new FulfilmentPlan.Item("1", "MUG", "Mug", 2), new FulfilmentPlan.Item("2", "TEA", "Green tea", 1));
        return offer.work(new OfferToStore.Input(order, fulfilment, node, storeSystem, lines, "PT2H"));
    }

    void answer(UUID order, UUID fulfilment, boolean accepted, String reason) {
        answer.work(new RecordStoreAnswer.Input(order, fulfilment, accepted, reason));
    }

    AnnounceReady.Output ready(UUID order, UUID fulfilment) {
        return ready(order, fulfilment, 3);
    }

    AnnounceReady.Output ready(UUID order, UUID fulfilment, Integer codeAttempts) {
        return ready.work(new AnnounceReady.Input(
                order, fulfilment, PICKED, "Shelf 7", "PT24H", "PT72H", codeAttempts, 1, "PT24H", "PT10M"));
    }

    void untilReady(UUID order, UUID fulfilment, String storeSystem) {
        offer(order, fulfilment, storeSystem);
        answer(order, fulfilment, true, null);
        ready(order, fulfilment);
    }

    HandOver.Output handOver(UUID order, UUID fulfilment, String code, String attemptId) {
        return handOver(order, fulfilment, code, attemptId, null);
    }

    HandOver.Output handOver(UUID order, UUID fulfilment, String code, String attemptId, List<LineQuantity> taken) {
        return handOver.work(new HandOver.Input(order, fulfilment, code, attemptId, taken));
    }

    /** With what of it is given back at once. */
    HandOver.Output handOver(
            UUID order,
            UUID fulfilment,
            String code,
            String attemptId,
            List<LineQuantity> taken,
            List<HandOver.GivenBack> back) {
        return handOver.work(new HandOver.Input(order, fulfilment, code, attemptId, taken, null, null, back));
    }

    /** With what was paid at the counter. */
    HandOver.Output handOver(
            UUID order, UUID fulfilment, String attemptId, List<LineQuantity> taken, String paid, String receipt) {
        var amount = paid == null ? null : new BigDecimal(paid);
        return handOver.work(
                new HandOver.Input(order, fulfilment, code(fulfilment), attemptId, taken, amount, receipt));
    }

    ExpirePickup.Output expire(UUID order, UUID fulfilment) {
        return expire.work(new ExpirePickup.Input(order, fulfilment));
    }

    void recall(UUID order) {
        recall.work(new RecallPickups.Input(order));
    }

    String status(UUID order, UUID fulfilment) {
        return pickups.ofOrder(order).stream()
                .filter(pickup -> pickup.fulfilmentId().equals(fulfilment))
                .findFirst()
                .map(Pickups.Pickup::status)
                .orElse(null);
    }

    String code(UUID fulfilment) {
        return pickups.waiting(fulfilment).orElseThrow().code();
    }

    String wrongCode(UUID fulfilment) {
        return code(fulfilment).equals("000000") ? "000001" : "000000";
    }

    /** Of a store's own locker. @param compartment null unless it is staged there @param inOrder null unless it was emptied */
    String lockerEvent(UUID fulfilment, StoreEvent.Kind kind, StoreEvent.Compartment compartment, Boolean inOrder) {
        var eventId = UUID.randomUUID().toString();
        receive(new StoreEvent(
                eventId,
                fulfilment,
                node,
                kind,
                List.of(),
                null,
                null,
                null,
                Instant.parse("2026-03-02T12:00:00Z"),
                null,
                null,
                null,
                compartment,
                inOrder));
        return eventId;
    }

    /** @return the event's id */
    String event(UUID fulfilment, String nodeId, StoreEvent.Kind kind) {
        var eventId = UUID.randomUUID().toString();
        repeatedEvent(eventId, fulfilment, nodeId, kind);
        return eventId;
    }

    void repeatedEvent(String eventId, UUID fulfilment, String nodeId, StoreEvent.Kind kind) {
        var event = new StoreEvent(
                eventId,
                fulfilment,
                nodeId,
                kind,
                kind == StoreEvent.Kind.PICKED
                        ? PICKED.stream()
                                .map(line -> new PickedLine(line.lineId(), line.quantity()))
                                .toList()
                        : List.of(),
                kind == StoreEvent.Kind.COLLECTION_ATTEMPTED ? "123456" : null,
                kind == StoreEvent.Kind.REJECTED ? "closed for stocktaking" : null,
                kind == StoreEvent.Kind.STAGED ? "Shelf 7" : null,
                Instant.parse("2026-03-02T12:00:00Z"));
        receive(event);
    }

    private void receive(StoreEvent event) {
        try {
            listener.receive(json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
