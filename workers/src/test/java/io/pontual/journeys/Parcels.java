package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.sandbox.Sandbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.jms.core.JmsTemplate;

/** What carriers report, on the queue where integrations puts it. */
final class Parcels {
    /** A parcel of an order, as its carrier knows it. */
    record Parcel(UUID parcelId, String carrier, String trackingCode, String token) {}

    private Parcels() {}

    /** What staff say who hand a parcel to the carrier; no two parcels have one number. */
    static Map<String, ?> byCorreios() {
        return Map.of(
                "carrier",
                "Correios",
                "trackingCode",
                "BR" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Every parcel of the order that is still on its way arrives, so that its process ends. */
    static void deliver(Sandbox sandbox, String orderId) {
        sandbox.workersBean(DSLContext.class)
                .selectFrom(DELIVERY)
                .where(DELIVERY.ORDER_ID.eq(UUID.fromString(orderId)), DELIVERY.ENDED_AT.isNull())
                .and(DELIVERY.TRACKING_CODE.isNotNull().and(DELIVERY.CARRIER.isNotNull()))
                .forEach(row -> report(
                        sandbox,
                        new Parcel(row.getParcelId(), row.getCarrier(), row.getTrackingCode(), row.getToken()),
                        Status.DELIVERED));
    }

    /** Those that can be followed. */
    static List<Parcel> of(Sandbox sandbox, String orderId) {
        return sandbox.workersBean(DSLContext.class)
                .selectFrom(DELIVERY)
                .where(DELIVERY.ORDER_ID.eq(UUID.fromString(orderId)))
                .and(DELIVERY.TRACKING_CODE.isNotNull())
                .fetch(row -> new Parcel(row.getParcelId(), row.getCarrier(), row.getTrackingCode(), row.getToken()));
    }

    static void report(Sandbox sandbox, Parcel parcel, Status status) {
        var event = new TrackingEvent(
                "journey-" + UUID.randomUUID(),
                parcel.carrier(),
                parcel.trackingCode(),
                status,
                "J",
                sandbox.workersBean(Clock.class).instant(),
                "Campinas",
                null,
                null);
        tell(sandbox, Queue.SHIPPING_TRACKING_EVT, event);
    }

    /** As integrations would. */
    static void tell(Sandbox sandbox, String queue, Object event) {
        try {
            var body = sandbox.workersBean(ObjectMapper.class).writeValueAsString(event);
            sandbox.workersBean(JmsTemplate.class).send(queue, session -> session.createTextMessage(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
