package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import io.pontual.workers.support.SentMessages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@Import(SentMessages.class)
class TrackingIT {
    private static final String PATH = "/api/v1/tracking/";
    private static final String CARRIER = "ligeiro";

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    SentMessages sent;

    @Autowired
    TrackingListener listener;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    private final Instant now = Instant.now();
    private final UUID parcelId = UUID.randomUUID();
    private final String code = "LG" + parcelId.toString().replace("-", "").substring(0, 14);
    private UUID orderId;

    @Test
    void a_customer_follows_a_parcel_without_a_key_and_learns_nothing_of_others() {
        var token = dispatched();
        receive(event(Status.COLLECTED, 10), event(Status.OUT_FOR_DELIVERY, 20));

        var answer = follow(token, "pt-BR");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var seen = answer.body();
        assertThat(seen.path("status").asText()).isEqualTo("OUT_FOR_DELIVERY");
        assertThat(seen.path("text").asText()).isEqualTo("Saiu para entrega hoje");
        assertThat(seen.path("firstName").asText()).isEqualTo("Ana");
        assertThat(seen.path("city").asText()).isEqualTo("São Paulo");
        assertThat(seen.path("trackingCode").asText()).isEqualTo(code);
        assertThat(seen.path("ended").asBoolean()).isFalse();
        assertThat(texts(seen)).containsExactly("OUT_FOR_DELIVERY", "COLLECTED");
        assertThat(seen.at("/steps/0/place").asText()).isEqualTo("Campinas");
        assertThat(seen.toString())
                .doesNotContain(
                        "Exemplo",
                        "ana@example.com",
                        "1000",
                        "01310",
                        "Bela Vista",
                        "neighbour",
                        orderId.toString(),
                        parcelId.toString());
        assertThat(follow(token, "en").body().path("text").asText()).isEqualTo("Out for delivery today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0123456789ABCDEFGHIJKL", "0123456789ABCDEFGHIJKLMNOP", "'--"})
    void what_is_no_link_is_unknown_whatever_is_wrong_with_it(String token) {
        dispatched();
        var answer = follow(token, "en");

        assertThat(answer.status()).isEqualTo(404);
        var same = follow("0123456789ABCDEFGHIJKx", "en");
        assertThat(((ObjectNode) answer.body()).without("instance").toString())
                .isEqualTo(((ObjectNode) same.body()).without("instance").toString());
        assertThat(live(token, null).statusCode()).isEqualTo(404);
    }

    @Test
    void links_differ_and_cannot_be_guessed() {
        var tokens =
                IntStream.range(0, 1000).mapToObj(i -> TrackingToken.next()).toList();

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[0-9A-Za-z]{22}"));
    }

    @Test
    void an_order_shows_where_its_parcels_are() {
        var token = dispatched();
        receive(event(Status.ATTEMPT_FAILED, 10), delivered(20));

        var shown = api.get("/api/v1/orders/" + orderId).body().at("/fulfilments/0/deliveries/0");

        assertThat(shown.path("status").asText()).isEqualTo("DELIVERED");
        assertThat(shown.path("carrier").asText()).isEqualTo(CARRIER);
        assertThat(shown.path("attempts").asInt()).isEqualTo(1);
        assertThat(shown.path("proof").asText()).isEqualTo("POD-77");
        assertThat(shown.path("endedAt").isMissingNode()).isFalse();
        assertThat(shown.path("trackingPath").asText()).isEqualTo("/tracking/" + token);
        assertThat(sent.story(orderId)).endsWith("PARCEL_ATTEMPT_FAILED", "PARCEL_DELIVERED");
        assertThat(sent.storyText(orderId)).doesNotContain("neighbour");
    }

    @Test
    void events_that_come_twice_late_and_mixed_up_count_once_and_never_back() {
        var token = dispatched();
        var way = new ArrayList<>(List.of(
                event(Status.ANNOUNCED, -5),
                event(Status.COLLECTED, 1),
                event(Status.IN_TRANSIT, 2),
                event(Status.ATTEMPT_FAILED, 3),
                event(Status.OUT_FOR_DELIVERY, 4),
                delivered(5)));
        Collections.reverse(way);
        way.addAll(List.copyOf(way));

        way.forEach(this::receive);
        receive(way.toArray(TrackingEvent[]::new));

        var seen = follow(token, "en").body();
        assertThat(seen.path("status").asText()).isEqualTo("DELIVERED");
        assertThat(seen.path("attempts").asInt()).isEqualTo(1);
        assertThat(texts(seen))
                .containsExactly(
                        "DELIVERED", "OUT_FOR_DELIVERY", "ATTEMPT_FAILED", "IN_TRANSIT", "COLLECTED", "ANNOUNCED");
        assertThat(sent.story(orderId)).filteredOn("PARCEL_DELIVERED"::equals).hasSize(1);
    }

    @Test
    void a_parcel_that_nobody_knows_yet_waits_where_it_is_seen_and_is_told_once_it_is_known() {
        var early = event(Status.COLLECTED, 1);
        receive(early, early);
        var foreign = new TrackingEvent("f-" + code, "other", code, Status.LOST, "L", now, null, null, null);
        receive(foreign);
        assertThat(sent.parkedReason(CARRIER + ":" + early.eventId())).contains(code);
        assertThat(api.get("/api/v1/parked-events").body().toString()).contains(early.eventId());

        var token = dispatched();

        assertThat(follow(token, "en").body().path("status").asText()).isEqualTo("IN_TRANSIT");
        assertThat(sent.parkedReason(CARRIER + ":" + early.eventId())).isNull();
        assertThat(sent.parkedReason("other:" + foreign.eventId())).isNotNull();
        receive(early);
        assertThat(follow(token, "en").body().path("steps")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"eventId\":\"ID\",\"carrier\":\"ligeiro\",\"trackingCode\":\"CODE\",\"status\":\"LOST\"}', occurredAt",
        "'{\"eventId\":\"ID\",\"carrier\":\"ligeiro\",\"status\":\"LOST\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}', trackingCode",
        "'{\"eventId\":\"ID\",\"carrier\":\"ligeiro\",\"trackingCode\":\"CODE\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}', status",
        "'{\"eventId\":\"ID\",\"carrier\":\"ligeiro\",\"trackingCode\":\"CODE\",\"status\":\"LOST\",\"occurredAt\":\"2206-01-01T00:00:00Z\"}', still to come"
    })
    void an_event_that_makes_no_sense_is_parked_and_changes_nothing(String body, String why) {
        var token = dispatched();
        var id = "bad-" + UUID.randomUUID();

        receiveBodies(List.of(body.replace("ID", id).replace("CODE", code)));

        assertThat(sent.parkedReason(CARRIER + ":" + id)).contains(why);
        assertThat(follow(token, "en").body().path("status").asText()).isEqualTo("DISPATCHED");
    }

    @Test
    void a_live_view_tells_what_comes_resumes_where_it_was_and_ends_with_the_way() throws IOException {
        var token = dispatched();
        receive(event(Status.COLLECTED, 1));
        List<String> first;
        try (var lines = lines(live(token, null))) {
            first = readEvent(lines);
            assertThat(first.toString()).contains("event:tracking", "COLLECTED");
            receive(event(Status.OUT_FOR_DELIVERY, 2));
            assertThat(readEvent(lines).toString()).contains("OUT_FOR_DELIVERY");
        }

        receive(delivered(3));
        var known = first.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3);
        String last;
        try (var lines = lines(live(token, known))) {
            assertThat(readEvent(lines).toString()).contains("OUT_FOR_DELIVERY");
            var end = readEvent(lines);
            assertThat(end.toString()).contains("DELIVERED");
            last = end.stream()
                    .filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring(3);
            assertThat(readEvent(lines)).contains("event:end");
            assertThat(lines.readLine()).isIn(null, "");
        }
        assertThat(live(token, last).statusCode()).isEqualTo(204);
    }

    @Test
    void only_so_many_follow_a_parcel_live() throws IOException {
        var token = dispatched();
        var open = new ArrayList<InputStream>();
        try {
            for (int i = 0; i < 10; i++) {
                var live = live(token, null);
                assertThat(live.statusCode()).isEqualTo(200);
                open.add(live.body());
            }
            assertThat(live(token, null).statusCode()).isEqualTo(503);
        } finally {
            for (var stream : open) {
                stream.close();
            }
        }
        // Seen as soon as something is to be told.
        receive(event(Status.COLLECTED, 1));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            receive(new TrackingEvent(
                    UUID.randomUUID().toString(),
                    CARRIER,
                    code,
                    Status.IN_TRANSIT,
                    "T",
                    Instant.now(),
                    null,
                    null,
                    null));
            var again = live(token, null);
            try (var body = again.body()) {
                assertThat(again.statusCode()).isEqualTo(200);
            }
        });
    }

    @Test
    void a_last_event_id_that_is_no_number_is_told() {
        assertThat(live(dispatched(), "last").statusCode()).isEqualTo(400);
    }

    /** @return the token of a parcel that a carrier has */
    private String dispatched() {
        orderId = api.place(api.shipOrder()).orderId();
        var fulfilmentId = UUID.randomUUID();
        neighbours.fulfilments(
                orderId,
                new Fulfilments.Fulfilment(
                        fulfilmentId,
                        "STORE",
                        "ship",
                        now,
                        List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta", 2))));
        transaction.executeWithoutResult(status -> deliveries.begin(
                new Delivery.Parcel(parcelId, orderId, fulfilmentId, CARRIER, code, null, now),
                List.of(new LineQuantity("1", 2))));
        return api.get("/api/v1/orders/" + orderId)
                .body()
                .at("/fulfilments/0/deliveries/0/trackingPath")
                .asText()
                .replace("/tracking/", "");
    }

    private Api.Answer follow(String token, String language) {
        return api.send(
                api.anonymous(PATH + token).header("Accept-Language", language).GET());
    }

    private HttpResponse<InputStream> live(String token, String lastEventId) {
        var request = api.anonymous(PATH + token + "/events").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BufferedReader lines(HttpResponse<InputStream> live) {
        assertThat(live.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8));
    }

    /** The next that is more than a comment. */
    private static List<String> readEvent(BufferedReader lines) throws IOException {
        var event = new ArrayList<String>();
        for (String line; (line = lines.readLine()) != null; ) {
            if (!line.isEmpty()) {
                event.add(line);
            } else if (event.stream().anyMatch(part -> part.startsWith("event:"))) {
                return event;
            } else {
                event.clear();
            }
        }
        return event;
    }

    private void receive(TrackingEvent... events) {
        receiveBodies(Arrays.stream(events).map(this::write).toList());
    }

    private void receiveBodies(List<String> bodies) {
        listener.receive(bodies);
    }

    private TrackingEvent event(Status status, int minute) {
        return new TrackingEvent(
                code + "-" + minute,
                CARRIER,
                code,
                status,
                "X" + minute,
                now.plusSeconds(60L * minute),
                "Campinas",
                "left with a neighbour",
                null);
    }

    private TrackingEvent delivered(int minute) {
        return new TrackingEvent(
                code + "-" + minute,
                CARRIER,
                code,
                Status.DELIVERED,
                "D",
                now.plusSeconds(60L * minute),
                null,
                null,
                "POD-77");
    }

    private String write(TrackingEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode seen) {
        return StreamSupport.stream(seen.path("steps").spliterator(), false)
                .map(step -> step.path("status").asText())
                .toList();
    }
}
