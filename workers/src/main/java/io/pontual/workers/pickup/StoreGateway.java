package io.pontual.workers.pickup;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What pickup tells stores that have a system of their own, and what their answers tell the processes. */
@Component
class StoreGateway {
    private final Outbox outbox;

    StoreGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param dueAt ISO-8601 date-time with offset by which an answer is expected
     * @param pickFrom ISO-8601 date-time with offset before which nothing is to be picked; null for at once
     * @param gifts what is to be wrapped of the order
     * @param locker whether the customer wants the goods in a locker
     */
    void offer(
            Pickup pickup,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            String pickFrom,
            List<GiftWrap> gifts,
            boolean locker) {
        var id = id(pickup, StoreCommand.Kind.OFFER);
        send(
                pickup,
                command(pickup, StoreCommand.Kind.OFFER, id, lines, dueAt)
                        .pickFrom(pickFrom, of(lines, gifts))
                        .inLocker(locker ? true : null));
    }

    /** The customer has changed their mind about the locker. */
    void lockerWanted(Pickup pickup, boolean wanted) {
        var kind = StoreCommand.Kind.LOCKER;
        // Said again it may say something else, so each saying has an id of its own.
        send(
                pickup,
                command(pickup, kind, id(pickup, kind) + ":" + Ids.next(), List.of(), null)
                        .inLocker(wanted));
    }

    /** @return null for none, as in most messages */
    private static List<GiftWrap> of(List<FulfilmentPlan.Item> lines, List<GiftWrap> gifts) {
        var here = gifts.stream()
                .filter(gift -> lines.stream().anyMatch(line -> line.lineId().equals(gift.lineId())))
                .toList();
        return here.isEmpty() ? null : here;
    }

    /** Each refusal may be about something else, so each has an id of its own. */
    void refusePick(Pickup pickup, String wrongScan) {
        var kind = StoreCommand.Kind.PICK_REFUSED;
        send(
                pickup,
                command(pickup, kind, id(pickup, kind) + ":" + Ids.next(), List.of(), null)
                        .since(wrongScan));
    }

    /** What was not to be picked yet is to be picked. */
    void pickNow(Pickup pickup) {
        send(pickup, StoreCommand.Kind.PICK, id(pickup, StoreCommand.Kind.PICK), List.of(), null);
    }

    /** @param due at the counter for all that waits; null when nothing is */
    void ready(Pickup pickup, StorePayments.Due due) {
        send(pickup, StoreCommand.Kind.READY, id(pickup, StoreCommand.Kind.READY), List.of(), null, null, due);
    }

    /** @param attemptId each attempt gets an answer of its own */
    void handoverRefused(Pickup pickup, String attemptId) {
        handoverRefused(pickup, attemptId, null);
    }

    /** @param due what is to be paid first; null when it was refused for something else */
    void handoverRefused(Pickup pickup, String attemptId, StorePayments.Due due) {
        var id = id(pickup, StoreCommand.Kind.HANDOVER_REFUSED) + ":" + attemptId;
        send(pickup, StoreCommand.Kind.HANDOVER_REFUSED, id, List.of(), null, null, due);
    }

    void handoverConfirmed(Pickup pickup) {
        var kind = StoreCommand.Kind.HANDOVER_CONFIRMED;
        send(pickup, kind, id(pickup, kind), List.of(), null);
    }

    /** @param holdUntil ISO-8601 date-time with offset */
    void keepLonger(Pickup pickup, UUID extensionId, String holdUntil) {
        var kind = StoreCommand.Kind.KEEP_LONGER;
        send(pickup, kind, id(pickup, kind) + ":" + extensionId, List.of(), holdUntil, null);
    }

    /** @param expectedAt ISO-8601 date-time with offset; null when the customer did not say */
    void customerOnTheWay(Pickup pickup, CurbsideVisit visit, String expectedAt) {
        var kind = StoreCommand.Kind.CUSTOMER_ON_THE_WAY;
        // Said again it may say something else, so each saying has an id of its own.
        send(pickup, kind, id(pickup, kind) + ":" + Ids.next(), List.of(), expectedAt, curbside(visit));
    }

    /** @param dueAt ISO-8601 date-time with offset */
    void customerAtCurb(Pickup pickup, CurbsideVisit visit, String dueAt) {
        var kind = StoreCommand.Kind.CUSTOMER_AT_CURB;
        send(pickup, kind, id(pickup, kind) + ":" + visit.visitId(), List.of(), dueAt, curbside(visit));
    }

    private static StoreCommand.Curbside curbside(CurbsideVisit visit) {
        return new StoreCommand.Curbside(visit.bay(), visit.vehicle());
    }

    /** The store is to stop, and to put back what it has picked. */
    void recall(Pickup pickup) {
        send(pickup, StoreCommand.Kind.RECALL, id(pickup, StoreCommand.Kind.RECALL), List.of(), null);
    }

    /** Tells the process that waits for this fulfilment what the store reported. */
    void tellProcess(StoreEvent event) {
        switch (event.kind()) {
            case ACCEPTED -> answered(event, true, null);
            case REJECTED -> answered(event, false, event.reason() == null ? "no reason given" : event.reason());
            case PICKED ->
                publish(
                        MessageName.PICKING_ITEMS_PICKED,
                        event,
                        Map.of("picked", event.picked() == null ? List.of() : event.picked()));
            case STAGED ->
                publish(MessageName.PICKUP_ORDER_STAGED, event, variable("stagingLocation", event.stagingLocation()));
            case OPENED -> {
                // The process went on with the code.
            }
            case EMPTIED ->
                publish(
                        MessageName.PICKUP_COMPARTMENT_EMPTIED,
                        event,
                        Map.of("emptied", !Boolean.FALSE.equals(event.inOrder())));
            case COLLECTION_ATTEMPTED -> {
                var variables = variable("collectionCode", event.collectionCode());
                variables.put("attemptId", event.eventId());
                var taken = event.picked();
                variables.put("taken", taken == null || taken.isEmpty() ? null : taken);
                variables.put("paidAmount", event.paidAmount());
                variables.put("receipt", event.receipt());
                variables.put("givenBack", event.givenBack());
                publish(MessageName.PICKUP_COLLECTION_ATTEMPTED, event, variables);
            }
        }
    }

    private void answered(StoreEvent event, boolean accepted, String rejectionReason) {
        var variables = variable("accepted", accepted);
        variables.put("rejectionReason", rejectionReason);
        publish(MessageName.PICKUP_STORE_ANSWERED, event, variables);
    }

    private void publish(String message, StoreEvent event, Map<String, ?> variables) {
        outbox.publish(message, event.fulfilmentId().toString(), event.eventId(), variables);
    }

    private void send(Pickup pickup, StoreCommand.Kind kind, String id, List<FulfilmentPlan.Item> lines, String dueAt) {
        send(pickup, kind, id, lines, dueAt, null);
    }

    private void send(
            Pickup pickup,
            StoreCommand.Kind kind,
            String id,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            StoreCommand.Curbside curbside) {
        send(pickup, kind, id, lines, dueAt, curbside, null);
    }

    private void send(
            Pickup pickup,
            StoreCommand.Kind kind,
            String id,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            StoreCommand.Curbside curbside,
            StorePayments.Due due) {
        var command = command(pickup, kind, id, lines, dueAt);
        send(pickup, command.about(curbside, due == null ? null : new StoreCommand.Due(due.amount(), due.currency())));
    }

    private static StoreCommand command(
            Pickup pickup, StoreCommand.Kind kind, String id, List<FulfilmentPlan.Item> lines, String dueAt) {
        var offer = pickup.offer();
        return new StoreCommand(id, offer.orderId(), offer.fulfilmentId(), offer.nodeId(), kind, lines, dueAt, null);
    }

    private void send(Pickup pickup, StoreCommand command) {
        if (pickup.hasOwnSystem()) {
            outbox.send(Queue.PICKUP_STORE_CMD, command.fulfilmentId().toString(), command.commandId(), command);
        }
    }

    private static String id(Pickup pickup, StoreCommand.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + pickup.fulfilmentId();
    }

    /** A variable that is null must be set too, or an older value of that name would show through. */
    private static Map<String, Object> variable(String name, Object value) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put(name, value);
        return variables;
    }
}
