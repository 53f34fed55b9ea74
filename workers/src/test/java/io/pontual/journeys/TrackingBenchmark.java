package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_TRACKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.simulators.Partner;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
    /** Andorinha's words for a way to the door. */
    private static final List<String> WAY =
            List.of("AND-ANNOUNCED", "AND-PICKED-UP", "AND-ARRIVED", "AND-DEPARTED", "AND-OUT");

    private static final String CARRIER = "andorinha";
    /** Of the simulators. */
    private static final String SECRET = "simulated-secret";

    private static final int SENDERS = 4;
    /** One event in ten comes twice. */
    private static final int TWICE = 10;
    /** So many events to a webhook, and so many webhooks at once. */
    private static final int CHUNK = 500;

    private static final int POSTS = 4;

    private final DSLContext db = sandbox().workersBean(DSLContext.class);
    private final String integrations =
            sandbox().workersBean(Environment.class).getRequiredProperty("pontual.sandbox.integrations-url");
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger accepted = new AtomicInteger();
    private int numbered;

    private final String run = "B" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final List<Future<Integer>> answers = new ArrayList<>();
    private final DSLContext db = sandbox().workersBean(DSLContext.class);

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
        var warmUp = bodies(CHUNK * WAY.size());
        for (int i = 0; i < warmUp.size(); i += CHUNK) {
            send(warmUp.subList(i, Math.min(warmUp.size(), i + CHUNK)));
        }
        while (taken() < CHUNK * WAY.size()) {
            Thread.sleep(100);
        }
        requireTaken();
        var before = taken();
        var events = bodies(EVENTS);
        // Copies are dropped on the way, by the broker or the intake: what counts is what is different.
        var different = new HashSet<String>();
        var start = System.nanoTime();
        long worst = 0;
        for (int sent = 0; sent < events.size(); ) {
            var next = events.subList(sent, Math.min(events.size(), sent + CHUNK));
            send(next);
            different.addAll(next);
            sent += next.size();
            if (sent % PER_SECOND < CHUNK) {
                long waiting = different.size() - (taken() - before);
                worst = Math.max(worst, waiting);
                System.out.printf(
                        "after %5.1f s: %,d sent by webhook, %,d wait%n", seconds(start), sent, waiting);
            }
            var ahead = Duration.ofMillis(sent * 1000L / PER_SECOND).toNanos() - (System.nanoTime() - start);
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            }
        }
        requireTaken();
        var sentAfter = seconds(start);
        while (taken() - before < different.size()) {
            Thread.sleep(20);
        }
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
    private void assertNothingLost() {
        var parcels = db.fetchCount(DELIVERY, DELIVERY.TRACKING_CODE.startsWith(run));
        assertThat(db.fetchCount(PARCEL_TRACKING, PARCEL_TRACKING.EVENT_ID.startsWith(run)))
                .isEqualTo(parcels * WAY.size());
        assertThat(db.fetchCount(DELIVERY, DELIVERY.TRACKING_CODE.startsWith(run).and(DELIVERY.STATUS.eq("OUT_FOR_DELIVERY"))))
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
    /** Of as many parcels as are needed, mixed up and some twice. */
    private List<String> bodies(int events) throws Exception {
        var json = sandbox().workersBean(ObjectMapper.class);
        var now = sandbox().clock().instant();
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
            var parcel = new DeliveryRecord();
            parcel.setParcelId(UUID.randomUUID());
            parcel.setOrderId(UUID.randomUUID());
            parcel.setFulfilmentId(UUID.randomUUID());
            parcel.setToken(UUID.randomUUID().toString());
            parcel.setCarrier(CARRIER);
            parcel.setTrackingCode(run + "%08d".formatted(numbered++));
            parcel.setStatus("DISPATCHED");
            parcel.setAttempts(0);
            parcel.setVersion(0);
            parcel.setDispatchedAt(now);
            parcels.add(parcel);
            for (int step = 0; step < WAY.size(); step++) {
                var body = json.writeValueAsString(Map.of(
                        "event_id",
                        parcel.getTrackingCode() + "-" + step,
                        "tracking_code",
                        parcel.getTrackingCode(),
                        "code",
                        WAY.get(step),
                        "occurred_at",
                        now.minusSeconds(60L * (WAY.size() - step)).toString(),
                        "place",
                        "Campinas"));
                bodies.add(body);
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
    /** One webhook, as the carrier sends it: signed, many events in one. Does not wait for the answer. */
    private void send(List<String> events) {
        var body = "{\"events\": [" + String.join(",", events) + "]}";
        answers.add(senders.submit(() -> http.send(webhook(body), HttpResponse.BodyHandlers.discarding())
                .statusCode()));
    }

    private HttpRequest webhook(String body) throws GeneralSecurityException {
        var at = sandbox().clock().instant().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8)));
        var integrations = sandbox()
                .workersBean(Environment.class)
                .getRequiredProperty("pontual.sandbox.integrations-url");
        return HttpRequest.newBuilder(URI.create(integrations + "/webhooks/shipping/andorinha"))
                .header("Content-Type", "application/json")
                .header("Andorinha-Signature", "t=" + at + ",v1=" + signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void requireTaken() throws Exception {
        for (var answer : answers) {
            assertThat(answer.get()).as("webhook").isEqualTo(204);
        }
        answers.clear();
    }

    /** Events that are written down. */
    private int taken() {
        return db.fetchCount(
                PARCEL_TRACKING,
                PARCEL_TRACKING.CARRIER.eq(CARRIER).and(PARCEL_TRACKING.EVENT_ID.startsWith(run)));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
