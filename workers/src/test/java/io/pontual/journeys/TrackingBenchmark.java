package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_TRACKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.simulators.Partner;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.env.Environment;

/** A command, not a test: {@code bpmn-docs/benchmarks.md} says how to run it and what it printed. */
class TrackingBenchmark extends Journey {
    private static final int EVENTS = Integer.getInteger("pontual.benchmark.events", 100_000);
    private static final int PER_SECOND = Integer.getInteger("pontual.benchmark.rate", 5_000);
    private static final List<String> WAY =
            List.of("AND-ANNOUNCED", "AND-PICKED-UP", "AND-ARRIVED", "AND-DEPARTED", "AND-OUT");
    /** One event in ten is told twice. */
    private static final int TWICE = 10;
    /** So many events to a webhook, and so many webhooks at once. */
    private static final int CHUNK = 500;

    private static final int POSTS = 4;

    private final DSLContext db = sandbox().workersBean(DSLContext.class);
    private final String integrations =
            sandbox().workersBean(Environment.class).getRequiredProperty("pontual.sandbox.integrations-url");
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger accepted = new AtomicInteger();

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void a_carrier_reports() throws Exception {
        // The first events pay for class loading and compilation, as after every deployment.
        post(told("W", CHUNK * 4 * WAY.size()), null);
        awaitTaken("W", CHUNK * 4 * WAY.size());
        accepted.set(0);

        var events = told("B", EVENTS);
        var start = System.nanoTime();
        var worst = post(events, start);
        var sentAfter = seconds(start);
        awaitTaken("B", EVENTS);
        var drainedAfter = seconds(start);
        assertNothingLost("B", EVENTS / WAY.size());
        System.out.printf(
                "%,d events (%,d different) of %,d parcels: accepted in %.1f s (%,.0f/s), all taken in %.1f s later; at"
                        + " most %,d waited%n",
                events.size(),
                EVENTS,
                EVENTS / WAY.size(),
                sentAfter,
                events.size() / sentAfter,
                drainedAfter - sentAfter,
                worst);
    }

    /** @param start when the clock began to run; null for as fast as possible @return how many waited at most */
    private int post(List<String> events, Long start) throws Exception {
        var worst = 0;
        try (var posting = Executors.newFixedThreadPool(POSTS)) {
            var answers = new ArrayList<Future<?>>();
            for (int sent = 0; sent < events.size(); ) {
                var next = List.copyOf(events.subList(sent, Math.min(events.size(), sent + CHUNK)));
                answers.add(posting.submit(() -> post(next)));
                sent += next.size();
                if (start != null) {
                    if (sent % (2 * PER_SECOND) < CHUNK) {
                        // Copies are left out of what was taken, so about a tenth of these do not really wait.
                        var waiting = accepted.get() - taken("B");
                        worst = Math.max(worst, waiting);
                        System.out.printf(
                                "after %5.1f s: %,d accepted, %,d wait%n", seconds(start), accepted.get(), waiting);
                    }
                    var ahead = Duration.ofMillis(sent * 1000L / PER_SECOND).toNanos() - (System.nanoTime() - start);
                    if (ahead > 0) {
                        TimeUnit.NANOSECONDS.sleep(ahead);
                    }
                }
            }
            for (var answer : answers) {
                answer.get();
            }
        }
        return worst;
    }

    private void post(List<String> events) {
        var body = "{\"events\": [" + String.join(",", events) + "]}";
        var request = HttpRequest.newBuilder(URI.create(integrations + "/webhooks/shipping/andorinha"))
                .header("Content-Type", "application/json")
                .header(
                        "Andorinha-Signature",
                        Partner.signature(
                                "simulated-secret", sandbox().clock().instant(), body.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
            accepted.addAndGet(events.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingLost(String run, int parcels) {
        assertThat(taken(run)).isEqualTo(parcels * WAY.size());
        assertThat(db.fetchCount(
                        DELIVERY, DELIVERY.TRACKING_CODE.startsWith(run).and(DELIVERY.STATUS.eq("OUT_FOR_DELIVERY"))))
                .isEqualTo(parcels);
        assertThat(db.fetchCount(INBOX, INBOX.STATUS.eq("PARKED"))).isZero();
    }

    private int taken(String run) {
        return db.fetchCount(PARCEL_TRACKING, PARCEL_TRACKING.EVENT_ID.startsWith("andorinha:" + run));
    }

    private void awaitTaken(String run, int events) throws InterruptedException {
        while (taken(run) < events) {
            Thread.sleep(50);
        }
    }

    /** What the carrier says of as many parcels as are needed, mixed up and some twice. */
    private List<String> told(String run, int events) {
        var now = Instant.now();
        var random = new Random(7);
        var told = new ArrayList<String>();
        var parcels = new ArrayList<DeliveryRecord>();
        for (int i = 0; i < events / WAY.size(); i++) {
            var parcel = parcel("%s%012d".formatted(run, i), now);
            parcels.add(parcel);
            for (int step = 0; step < WAY.size(); step++) {
                var event =
                        """
                        {"event_id": "%1$s-%2$d", "tracking_code": "%1$s", "code": "%3$s", "occurred_at": "%4$s",
                         "place": "Campinas"}"""
                                .formatted(
                                        parcel.getTrackingCode(),
                                        step,
                                        WAY.get(step),
                                        now.minusSeconds(60L * (WAY.size() - step)));
                told.add(event);
                if (random.nextInt(TWICE) == 0) {
                    told.add(event);
                }
            }
        }
        for (int i = 0; i < parcels.size(); i += CHUNK) {
            db.insertInto(DELIVERY)
                    .set(parcels.subList(i, Math.min(parcels.size(), i + CHUNK)))
                    .execute();
        }
        // Not too far: what is out of order is so by minutes, not by weeks.
        for (int i = 0; i < told.size(); i += 4 * CHUNK) {
            Collections.shuffle(told.subList(i, Math.min(told.size(), i + 4 * CHUNK)), random);
        }
        return told;
    }

    private static DeliveryRecord parcel(String trackingCode, Instant now) {
        var parcel = new DeliveryRecord();
        parcel.setParcelId(UUID.randomUUID());
        parcel.setOrderId(UUID.randomUUID());
        parcel.setFulfilmentId(UUID.randomUUID());
        parcel.setToken(UUID.randomUUID().toString());
        parcel.setCarrier("andorinha");
        parcel.setTrackingCode(trackingCode);
        parcel.setStatus("DISPATCHED");
        parcel.setAttempts(0);
        parcel.setVersion(0);
        parcel.setDispatchedAt(now);
        return parcel;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
