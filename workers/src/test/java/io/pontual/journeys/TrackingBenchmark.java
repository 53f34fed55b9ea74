package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_TRACKING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryRecord;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jms.core.JmsTemplate;

/** A command, not a test: {@code bpmn-docs/benchmarks.md} says how to run it and what it printed. */
class TrackingBenchmark extends Journey {
    private static final int EVENTS = Integer.getInteger("pontual.benchmark.events", 100_000);
    private static final int PER_SECOND = Integer.getInteger("pontual.benchmark.rate", 5_000);
    private static final List<Status> WAY =
            List.of(Status.ANNOUNCED, Status.COLLECTED, Status.IN_TRANSIT, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY);
    /** One event in ten comes twice. */
    private static final int TWICE = 10;

    private static final int CHUNK = 500;

    private final String carrier = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final DSLContext db = sandbox().workersBean(DSLContext.class);
    private final MeterRegistry metrics = sandbox().workersBean(MeterRegistry.class);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void carriers_report() throws Exception {
        // The first events pay for class loading and compilation, as after every deployment.
        var warmUp = bodies(CHUNK * WAY.size());
        send(warmUp);
        while (handled() < warmUp.size()) {
            Thread.sleep(100);
        }
        var before = handled();
        var events = bodies(EVENTS);
        var start = System.nanoTime();
        long worst = 0;
        for (int sent = 0; sent < events.size(); ) {
            var next = events.subList(sent, Math.min(events.size(), sent + CHUNK));
            send(next);
            sent += next.size();
            var waiting = sent - (handled() - before);
            worst = Math.max(worst, (long) waiting);
            if (sent % (2 * PER_SECOND) < CHUNK) {
                System.out.printf(
                        "after %5.1f s: %,d put on the queue, %,.0f wait%n", seconds(start), sent, (double) waiting);
            }
            var ahead = Duration.ofMillis(sent * 1000L / PER_SECOND).toNanos() - (System.nanoTime() - start);
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            }
        }
        var sentAfter = seconds(start);
        while (handled() - before < events.size()) {
            Thread.sleep(20);
        }
        var drainedAfter = seconds(start);
        assertNothingLost();
        System.out.printf(
                "%,d events (%,d different) of %,d parcels: sent in %.1f s (%,.0f/s), all taken in %.1f s later; at most"
                        + " %,d waited%n",
                events.size(),
                EVENTS,
                EVENTS / WAY.size(),
                sentAfter,
                events.size() / sentAfter,
                drainedAfter - sentAfter,
                worst);
    }

    private void assertNothingLost() {
        var parcels = db.fetchCount(DELIVERY, DELIVERY.CARRIER.eq(carrier));
        assertThat(db.fetchCount(PARCEL_TRACKING, PARCEL_TRACKING.CARRIER.eq(carrier)))
                .isEqualTo(parcels * WAY.size());
        assertThat(db.fetchCount(DELIVERY, DELIVERY.CARRIER.eq(carrier).and(DELIVERY.STATUS.eq("OUT_FOR_DELIVERY"))))
                .isEqualTo(parcels);
        assertThat(db.fetchCount(INBOX, INBOX.STATUS.eq("PARKED"))).isZero();
    }

    /** Of as many parcels as are needed, mixed up and some twice. */
    private List<String> bodies(int events) throws Exception {
        var json = sandbox().workersBean(ObjectMapper.class);
        var now = Instant.now();
        var random = new Random(7);
        var bodies = new ArrayList<String>();
        var parcels = new ArrayList<DeliveryRecord>();
        for (int i = 0; i < events / WAY.size(); i++) {
            var parcel = new DeliveryRecord();
            parcel.setParcelId(UUID.randomUUID());
            parcel.setOrderId(UUID.randomUUID());
            parcel.setFulfilmentId(UUID.randomUUID());
            parcel.setToken(UUID.randomUUID().toString());
            parcel.setCarrier(carrier);
            parcel.setTrackingCode("B" + parcel.getParcelId());
            parcel.setStatus("DISPATCHED");
            parcel.setAttempts(0);
            parcel.setVersion(0);
            parcel.setDispatchedAt(now);
            parcels.add(parcel);
            for (int step = 0; step < WAY.size(); step++) {
                var body = json.writeValueAsString(new TrackingEvent(
                        parcel.getTrackingCode() + "-" + step,
                        carrier,
                        parcel.getTrackingCode(),
                        WAY.get(step),
                        "X",
                        now.minusSeconds(60L * (WAY.size() - step)),
                        "Campinas",
                        null,
                        null));
                bodies.add(body);
                if (random.nextInt(TWICE) == 0) {
                    bodies.add(body);
                }
            }
        }
        for (int i = 0; i < parcels.size(); i += CHUNK) {
            db.insertInto(DELIVERY)
                    .set(parcels.subList(i, Math.min(parcels.size(), i + CHUNK)))
                    .execute();
        }
        // Not too far: what is out of order is so by minutes, not by weeks.
        for (int i = 0; i < bodies.size(); i += 4 * CHUNK) {
            Collections.shuffle(bodies.subList(i, Math.min(bodies.size(), i + 4 * CHUNK)), random);
        }
        return bodies;
    }

    private void send(List<String> bodies) {
        var jms = new JmsTemplate(sandbox().workersBean(ConnectionFactory.class));
        jms.setSessionTransacted(true);
        jms.execute(session -> {
            try (var producer = session.createProducer(session.createQueue(Queue.SHIPPING_TRACKING_EVT))) {
                for (var body : bodies) {
                    producer.send(session.createTextMessage(body));
                }
                session.commit();
                return null;
            }
        });
    }

    /** Events that were handled, whatever became of them. */
    private double handled() {
        return metrics.find("pontual.inbound.events").tag("queue", Queue.SHIPPING_TRACKING_EVT).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
