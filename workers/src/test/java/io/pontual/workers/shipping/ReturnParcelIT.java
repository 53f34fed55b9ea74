package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.RETURN_PARCEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordArrival;
import io.pontual.processes.returns.RecordLabel;
import io.pontual.processes.returns.RecordSent;
import io.pontual.processes.returns.RecordUnreturned;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.processes.returns.WayCollection;
import io.pontual.processes.returns.WriteOffGoods;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.RequestReturnLabel;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.VoidReturnLabel;
import io.pontual.workers.returns.ExpireReturnWorker;
import io.pontual.workers.returns.RecordArrivalWorker;
import io.pontual.workers.returns.RecordLabelWorker;
import io.pontual.workers.returns.RecordSentWorker;
import io.pontual.workers.returns.RecordUnreturnedWorker;
import io.pontual.workers.returns.ReturnSteps;
import io.pontual.workers.returns.ValueReturnWorker;
import io.pontual.workers.returns.WriteOffGoodsWorker;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Returns that come by carrier: the label, the way and what may go wrong on it, by API, job workers and queues. */
@ApiTest
@Import(ReturnSteps.class)
class ReturnParcelIT {
    private static final String PDF = Base64.getEncoder().encodeToString("%PDF-1.4".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    DSLContext db;

    @Autowired
    ObjectMapper json;

    @Autowired
    RequestReturnLabelWorker requestLabel;

    @Autowired
    VoidReturnLabelWorker voidLabel;

    @Autowired
    CarrierResultListener results;

    @Autowired
    TrackingListener tracking;

    @Autowired
    RecordLabelWorker recordLabel;

    @Autowired
    RecordSentWorker recordSent;

    @Autowired
    RecordArrivalWorker recordArrival;

    @Autowired
    WriteOffGoodsWorker writeOff;

    @Autowired
    ExpireReturnWorker expire;

    @Autowired
    RecordUnreturnedWorker recordUnreturned;

    @Autowired
    ValueReturnWorker value;

    private final String day = LocalDate.now().plusDays(3).toString();
    private UUID orderId;
    private UUID returnId;

    @BeforeEach
    void shop() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home");
    }

    @Test
    void ways_are_known_with_their_fees_beforehand_and_the_law_makes_them_free() {
        orderId = delivered(null, 3);
        assertThat(ways())
                .containsEntry("drop-off", "0.00")
                .containsEntry("collection", "0.00")
                .doesNotContainKey("keep");
        orderId = delivered(null, 9);
        assertThat(ways())
                .containsEntry("store", "0.00")
                .containsEntry("drop-off", "12.90")
                .containsEntry("collection", "24.90");
        ask("drop-off", "");
        assertThat(shown().at("/refund/expected/fee").asText()).isEqualTo("12.90");
    }

    @Test
    void a_carrier_is_told_when_to_come_and_only_then_where_and_its_label_is_for_whoever_has_the_link() {
        orderId = delivered(null, 3);
        ask("collection", collection(day, "morning"));
        request("collection", new WayCollection(day, "morning"));
        request("collection", new WayCollection(day, "morning"));

        var command = command();
        assertThat(command.at("/label/service").asText()).isEqualTo("return");
        assertThat(command.at("/label/recipient/name").asText()).isEqualTo("STORE");
        assertThat(command.at("/label/collect/day").asText()).isEqualTo(day);
        assertThat(command.at("/label/collect/from").asText()).isEqualTo("08:00:00");
        assertThat(command.at("/label/collect/at/street").asText()).isNotBlank();
        assertThat(command.at("/label/from/name").isNull()).isTrue();
        assertThat(shown().has("byCarrier")).isFalse();

        label("AN" + suffix());
        assertThat(sent(MessageName.SHIPPING_RETURN_LABEL_SETTLED, wayId())).isEqualTo(1);
        var shown = shown().path("byCarrier");
        assertThat(shown.path("status").asText()).isEqualTo("LABELLED");
        assertThat(shown.path("qr").asText()).isEqualTo("PONTUAL:RETURN:ANDORINHA:AN" + suffix());
        assertThat(shown.path("period").asText()).isEqualTo("morning");
        var path = shown.path("label").asText().replaceFirst("^https?://[^/]+", "");
        assertThat(text(path)).startsWith("%PDF");
        assertThat(api.send(api.anonymous(path.replace("return-label", "x") + "/return-label")
                                .GET())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_carries_it_so_it_may_be_brought_to_any_store_for_free() {
        orderId = delivered(null, 9);
        ask("drop-off", "");
        request("drop-off", null);
        result(Outcome.REFUSED, null);
        result(Outcome.REFUSED, null);
        assertThat(lastBody(MessageName.SHIPPING_RETURN_LABEL_SETTLED)
                        .path("labelMade")
                        .asBoolean())
                .isFalse();
        assertThat(recordLabel
                        .work(new RecordLabel.Input(returnId, wayId(), false))
                        .way())
                .isEqualTo("store");
        assertThat(shown().path("way").asText()).isEqualTo("store");
        assertThat(shown().at("/refund/fee").asText()).isEqualTo("0.00");
    }

    @Test
    void news_of_the_way_may_come_in_any_order_twice_and_before_the_label() {
        orderId = delivered(null, 3);
        ask("drop-off", "");
        request("drop-off", null);
        var news = new ArrayList<>(List.of(
                event(TrackingEvent.Status.ANNOUNCED, 1),
                event(TrackingEvent.Status.COLLECTED, 2),
                event(TrackingEvent.Status.IN_TRANSIT, 3),
                event(TrackingEvent.Status.OUT_FOR_DELIVERY, 4),
                event(TrackingEvent.Status.DELIVERED, 5)));
        tracking.receive(List.of(write(news.get(1))));
        label("AN" + suffix());
        assertThat(shown().at("/byCarrier/status").asText()).isEqualTo("SENT");
        assertThat(shown().at("/byCarrier").has("label")).as("it is used").isFalse();

        news.addAll(List.copyOf(news));
        Collections.shuffle(news, new Random(7));
        news.forEach(one -> tracking.receive(List.of(write(one))));
        assertThat(shown().at("/byCarrier/status").asText()).isEqualTo("ARRIVED");
        for (var told : List.of(MessageName.SHIPPING_RETURN_PARCEL_TAKEN, MessageName.SHIPPING_RETURN_PARCEL_ARRIVED)) {
            assertThat(sent(told, wayId())).as(told).isEqualTo(1);
        }
        assertThat(db.fetchCount(INBOX, INBOX.STATUS.eq("PARKED").and(INBOX.EVENT_ID.contains(suffix()))))
                .as("parked")
                .isZero();

        recordSent.work(new RecordSent.Input(returnId, wayId()));
        assertThat(shown().path("status").asText()).isEqualTo("SENT");
        assertThat(api.post(path() + "/cancellation", "").problem()).isEqualTo("return-not-open");
        assertThat(change("{\"way\": \"store\"}").problem()).isEqualTo("return-on-its-way");
        assertThat(expire.work(new ExpireReturn.Input(returnId)).expiry()).isEqualTo("on-the-way");
        assertThat(recordArrival
                        .work(new RecordArrival.Input(returnId, wayId()))
                        .awaited())
                .isTrue();
        assertThat(recordArrival
                        .work(new RecordArrival.Input(returnId, wayId()))
                        .awaited())
                .isTrue();
        assertThat(shown().path("status").asText()).isEqualTo("ARRIVED");
        assertThat(shown().path("nodeId").asText()).isEqualTo("STORE");
        assertThat(sent(MessageName.RETURNS_GOODS_ARRIVED, returnId)).isEqualTo(1);
    }

    @Test
    void another_way_makes_the_label_void_and_has_its_own_price() {
        orderId = delivered(null, 9);
        ask("drop-off", "");
        request("drop-off", null);
        label("AN" + suffix());
        var old = wayId();
        var changed = change("{\"way\": \"collection\"" + collection(day, "afternoon") + "}");
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        change("{\"way\": \"collection\"" + collection(day, "afternoon") + "}");
        assertThat(sent(MessageName.RETURNS_WAY_CHANGED, returnId)).as("once").isEqualTo(1);
        assertThat(shown().at("/refund/expected/fee").asText()).isEqualTo("24.90");
        assertThat(wayId()).isNotEqualTo(old);

        voidLabel.work(new VoidReturnLabel.Input(old));
        voidLabel.work(new VoidReturnLabel.Input(old));
        var made = lastCommand(old);
        assertThat(made.path("kind").asText()).isEqualTo("VOID_LABEL");
        take(old, CarrierCommand.Kind.VOID_LABEL, made.path("carrier").asText(), Outcome.DONE, "AN" + suffix());
        assertThat(status(old)).isEqualTo("VOIDED");
        voidLabel.work(new VoidReturnLabel.Input(wayId()));
        assertThat(expire.work(new ExpireReturn.Input(returnId)).expiry()).isEqualTo("expired");
        assertThat(recordArrival.work(new RecordArrival.Input(returnId, old)).awaited())
                .as("somebody used the old label, and nobody waits for it")
                .isFalse();
    }

    @Test
    void a_label_that_comes_after_the_return_was_called_off_is_void_at_once() {
        orderId = delivered(null, 3);
        ask("drop-off", "");
        request("drop-off", null);
        api.post(path() + "/cancellation", "");
        voidLabel.work(new VoidReturnLabel.Input(wayId()));
        label("AN" + suffix());
        assertThat(lastCommand(wayId()).path("kind").asText()).isEqualTo("VOID_LABEL");
        assertThat(status(wayId())).isEqualTo("VOIDING");
    }

    @Test
    void nobody_at_home_is_told_and_what_the_carrier_loses_is_paid_all_the_same() {
        orderId = delivered(null, 3);
        ask("collection", collection(day, "morning"));
        request("collection", new WayCollection(day, "morning"));
        label("AN" + suffix());
        var missed = event(TrackingEvent.Status.ATTEMPT_FAILED, 1);
        tracking.receive(List.of(write(missed)));
        tracking.receive(List.of(write(missed)));
        assertThat(sent(MessageName.SHIPPING_COLLECTION_MISSED, returnId)).isEqualTo(1);
        assertThat(status(wayId())).isEqualTo("LABELLED");

        tracking.receive(List.of(write(event(TrackingEvent.Status.LOST, 9))));
        assertThat(sent(MessageName.SHIPPING_RETURN_PARCEL_TAKEN, wayId())).isEqualTo(1);
        assertThat(sent(MessageName.SHIPPING_RETURN_PARCEL_LOST, wayId())).isEqualTo(1);
        recordSent.work(new RecordSent.Input(returnId, wayId()));
        writeOff.work(new WriteOffGoods.Input(returnId));
        writeOff.work(new WriteOffGoods.Input(returnId));
        assertThat(value.work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                        .refundAmount())
                .isEqualByComparingTo("183.37");

        // It turns up after all, which a late word of the road says nothing of.
        tracking.receive(List.of(write(event(TrackingEvent.Status.IN_TRANSIT, 8))));
        assertThat(status(wayId())).isEqualTo("LOST");
        var found = event(TrackingEvent.Status.DELIVERED, 20);
        tracking.receive(List.of(write(found)));
        tracking.receive(List.of(write(found)));
        assertThat(status(wayId())).isEqualTo("ARRIVED");
        assertThat(sent(MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, wayId())).isEqualTo(1);
        assertThat(recordArrival
                        .work(new RecordArrival.Input(returnId, wayId()))
                        .awaited())
                .isFalse();
    }

    @Test
    void money_that_went_back_at_once_is_chased_and_whoever_never_sends_goods_waits_the_next_time() {
        var customer = "C-" + UUID.randomUUID();
        orderId = delivered(customer, 3);
        returnId = UUID.fromString(asked(
                        "{\"customerId\": \"%s\", \"lines\": [{\"lineId\": \"2\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}"
                                .formatted(customer))
                .path("returnId")
                .asText());
        assertThat(shown().at("/refund/when").asText()).isEqualTo("at-once");
        value.work(new ValueReturn.Input(orderId, returnId, "at-once"));

        assertThat(expire.work(new ExpireReturn.Input(returnId)).expiry()).isEqualTo("overdue");
        assertThat(expire.work(new ExpireReturn.Input(returnId)).expiry())
                .as("told twice")
                .isEqualTo("overdue");
        assertThat(shown().path("status").asText()).isEqualTo("OVERDUE");
        assertThat(recordUnreturned
                        .work(new RecordUnreturned.Input(returnId, "more-time", "Ill"))
                        .moreTime())
                .isTrue();
        assertThat(recordUnreturned
                        .work(new RecordUnreturned.Input(returnId, "block", "Does not answer"))
                        .moreTime())
                .isFalse();
        assertThat(recordUnreturned
                        .work(new RecordUnreturned.Input(returnId, "block", "Does not answer"))
                        .moreTime())
                .isFalse();
        assertThat(shown().path("status").asText()).isEqualTo("WRITTEN_OFF");

        orderId = delivered(customer, 3);
        assertThat(asked("{\"lines\": [{\"lineId\": \"2\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}")
                        .at("/refund/when")
                        .asText())
                .isEqualTo("on-inspection");
    }

    @Test
    void what_is_wrong_and_worth_little_may_be_kept_but_not_again_and_again() {
        var customer = "C-" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            orderId = delivered(customer, 9);
            var kept = asked(
                    "{\"way\": \"keep\", \"lines\": [{\"lineId\": \"2\", \"quantity\": 1, \"reason\": \"damaged\"}]}");
            assertThat(kept.at("/refund/when").asText()).isEqualTo("at-once");
        }
        orderId = delivered(customer, 9);
        assertThat(api.get("/api/v1/orders/" + orderId + "/return-options?reason=damaged")
                        .body()
                        .at("/lines/1/options/0/ways")
                        .findValuesAsText("way"))
                .doesNotContain("keep");
        assertThat(
                        post("{\"way\": \"keep\", \"lines\": [{\"lineId\": \"2\", \"quantity\": 1, \"reason\": \"damaged\"}]}")
                                .problem())
                .isEqualTo("return-way-not-offered");
        assertThat(
                        post("{\"way\": \"keep\", \"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"damaged\"}]}")
                                .problem())
                .as("worth too much")
                .isEqualTo("return-way-not-offered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            collection | | /collection
            collection | , "collection": {"day": "2020-01-01", "period": "morning"} | /collection/day
            collection | , "collection": {"day": "2099-01-01", "period": "morning"} | /collection/day
            collection | , "collection": {"period": "morning"} | /collection/day
            collection | , "collection": {"day": "tomorrow", "period": "morning"} | /collection/day
            collection | , "collection": {"day": "2026-03-04", "period": "night"} | /collection/period
            drop-off | , "collection": {"day": "2026-03-04", "period": "morning"} | /collection
            pigeon | | /way
            """)
    void bad_wishes_are_refused_with_the_field(String way, String rest, String field) {
        orderId = delivered(null, 3);
        var wish = "{\"way\": \"" + way + "\"" + (rest == null ? "" : rest);
        var asked = post(wish + ", \"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"damaged\"}]}");
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(400);
        assertThat(asked.body().at("/errors/0/field").asText()).isEqualTo(field);
        ask("store", "");
        assertThat(change(wish + "}").body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private String text(String path) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(api.anonymous(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID delivered(String customerId, int daysAgo) {
        var delivered = steps.delivered("web", customerId, daysAgo);
        steps.charged(delivered);
        return delivered;
    }

    private Map<String, String> ways() {
        var found = new HashMap<String, String>();
        api.get("/api/v1/orders/" + orderId + "/return-options")
                .body()
                .at("/lines/0/options/0/ways")
                .forEach(way ->
                        found.put(way.path("way").asText(), way.path("fee").asText()));
        return found;
    }

    private static String collection(String day, String period) {
        return ", \"collection\": {\"day\": \"%s\", \"period\": \"%s\"}".formatted(day, period);
    }

    private void ask(String way, String rest) {
        returnId = UUID.fromString(asked("{\"way\": \"" + way + "\"" + rest
                        + ", \"lines\": [{\"lineId\": \"1\", \"quantity\": 2, \"reason\": \"changed-mind\"}]}")
                .path("returnId")
                .asText());
    }

    private JsonNode asked(String body) {
        var answer = post(body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body();
    }

    private Api.Answer post(String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Api.Answer change(String body) {
        return api.send(api.request(path() + "/way")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode shown() {
        return api.get(path()).body();
    }

    private String path() {
        return "/api/v1/returns/" + returnId;
    }

    private UUID wayId() {
        return db.fetchValue(RETURN_REQUEST.WAY_ID, RETURN_REQUEST.RETURN_ID.eq(returnId));
    }

    private String suffix() {
        return returnId.toString().substring(24);
    }

    private void request(String way, WayCollection collection) {
        requestLabel.work(new RequestReturnLabel.Input(
                orderId,
                returnId,
                wayId(),
                way,
                "STORE",
                List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta azul", 2)),
                collection));
    }

    private JsonNode command() {
        assertThat(db.fetchCount(
                        OUTBOX,
                        OUTBOX.CORRELATION_KEY.eq(wayId().toString()).and(OUTBOX.DESTINATION.contains("carrier.cmd"))))
                .isEqualTo(1);
        return lastCommand(wayId());
    }

    private JsonNode lastCommand(UUID wayId) {
        return read(db.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(wayId.toString()).and(OUTBOX.DESTINATION.contains("carrier.cmd")))
                .orderBy(OUTBOX.OUTBOX_ID.desc())
                .limit(1)
                .fetchSingle()
                .value1()
                .data());
    }

    private JsonNode lastBody(String message) {
        return read(db.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(wayId().toString())))
                .fetchSingle()
                .value1()
                .data());
    }

    private int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    private String status(UUID wayId) {
        return db.fetchValue(RETURN_PARCEL.STATUS, RETURN_PARCEL.PARCEL_ID.eq(wayId));
    }

    private void label(String code) {
        result(Outcome.DONE, code);
    }

    private void result(Outcome outcome, String code) {
        take(
                wayId(),
                CarrierCommand.Kind.LABEL,
                lastCommand(wayId()).path("carrier").asText(),
                outcome,
                code);
    }

    private void take(UUID wayId, CarrierCommand.Kind kind, String carrier, Outcome outcome, String code) {
        var command = lastCommand(wayId);
        results.receive(write(new CarrierResult(
                UUID.randomUUID().toString(),
                command.path("commandId").asText(),
                kind,
                carrier,
                wayId,
                command.path("attempt").asInt(),
                outcome,
                code,
                null,
                outcome == Outcome.REFUSED ? "not_served" : null,
                outcome == Outcome.DONE && kind == CarrierCommand.Kind.LABEL ? PDF : null,
                Instant.now())));
    }

    private TrackingEvent event(TrackingEvent.Status status, int hour) {
        return new TrackingEvent(
                "andorinha-" + suffix() + "-" + status,
                "andorinha",
                "AN" + suffix(),
                status,
                status.name(),
                Instant.now().minusSeconds(100_000).plusSeconds(3600L * hour),
                "Cajamar",
                null,
                null);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
