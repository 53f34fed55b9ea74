package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.RecordRepair;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Repairs from the request to the end, by API and job workers; goods of the group home have half a year of warranty. */
@ApiTest
@Import(ReturnSteps.class)
class RepairIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    RecordRepairWorker recordRepair;

    @Autowired
    DSLContext db;

    @Test
    void left_at_a_store_long_after_the_time_to_return_it_repaired_and_fetched() {
        var orderId = steps.delivered("web", null, 100);
        var options = api.get("/api/v1/orders/" + orderId + "/repair-options?lineId=1&nodeId=STORE");
        assertThat(options.status()).as("%s", options.body()).isEqualTo(200);
        assertThat(options.body().path("covered").asBoolean()).isTrue();
        assertThat(options.body().path("service").asText()).isEqualTo("any");
        assertThat(options.body().path("until").asText()).isNotEmpty();

        var asked = ask(orderId, repair("send-in", ""));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var repairId = id(asked);
        assertThat(db.fetchCount(
                        OUTBOX,
                        OUTBOX.DESTINATION
                                .eq(MessageName.RETURNS_REPAIR_REQUESTED)
                                .and(OUTBOX.CORRELATION_KEY.eq(repairId.toString()))))
                .isEqualTo(1);
        assertThat(record(repairId, "RECEIVED", null).repairBy()).isNotEmpty();
        record(repairId, "RECEIVED", null);
        assertThat(status(repairId)).isEqualTo("RECEIVED");
        assertThat(api.post("/api/v1/repairs/" + repairId + "/cancellation", "").problem())
                .isEqualTo("repair-not-open");
        record(repairId, "REPAIRED", "New cable");
        record(repairId, "RECEIVED", null);
        assertThat(status(repairId)).as("never back").isEqualTo("REPAIRED");
        record(repairId, "CLOSED", null);
        var shown = api.get("/api/v1/orders/" + orderId + "/repairs").body().at("/items/0");
        assertThat(shown.path("status").asText()).isEqualTo("CLOSED");
        assertThat(shown.path("note").asText()).isEqualTo("New cable");
        assertThatThrownBy(() -> record(repairId, "FLOWN", null)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> record(UUID.randomUUID(), "CLOSED", null)).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void an_hour_has_so_many_places_and_a_repair_that_is_called_off_gives_its_own_back() {
        var orderId = steps.delivered("web", null, 1);
        var slot = lastSlot(orderId);
        var first = ask(orderId, repair("appointment", slot));
        assertThat(first.status()).as("%s", first.body()).isEqualTo(202);
        assertThat(ask(steps.delivered("web", null, 1), repair("appointment", slot))
                        .status())
                .isEqualTo(202);
        var third = steps.delivered("web", null, 1);
        assertThat(ask(third, repair("appointment", slot)).problem()).isEqualTo("slot-taken");
        assertThat(lastSlot(third)).isNotEqualTo(slot);

        var off = api.post("/api/v1/repairs/" + id(first) + "/cancellation", "");
        assertThat(off.body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(api.post("/api/v1/repairs/" + id(first) + "/cancellation", "")
                        .status())
                .isEqualTo(200);
        assertThat(ask(third, repair("appointment", slot)).status()).isEqualTo(202);
    }

    @Test
    void what_cannot_be_repaired_is_a_claim_of_an_agent() {
        var orderId = steps.delivered("web", null, 1);
        var repairId = id(ask(orderId, repair("send-in", "")));
        record(repairId, "RECEIVED", null);
        record(repairId, "NOT_REPAIRABLE", "Burnt");
        var claim = api.get(api.get("/api/v1/repairs/" + repairId)
                        .body()
                        .path("claim")
                        .asText())
                .body();
        assertThat(claim.path("decision").asText()).isEqualTo("agent");
        assertThat(claim.path("status").asText()).isEqualTo("OPEN");
        assertThat(claim.path("worth").asText()).isEqualTo("91.69");
    }

    @Test
    void what_is_being_repaired_cannot_be_claimed_as_damaged_until_it_is_back() {
        var orderId = steps.delivered("web", null, 1);
        steps.charged(orderId);
        var repairId = id(ask(orderId, repair("send-in", "")));
        record(repairId, "RECEIVED", null);
        var both = "{\"kind\": \"damaged\", \"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}";
        var refused = send(orderId, "claims", both);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("already-claimed");
        assertThat(refused.body().at("/errors/0/message").asText())
                .isEqualTo("must be up to 1: the others were not sent, or are in a claim, return or repair already");
        assertThat(send(orderId, "claims", both.replace("2", "1")).status()).isEqualTo(202);
        record(repairId, "REPAIRED", null);
        assertThat(send(orderId, "claims", both.replace("2", "1")).status())
                .as("not fetched yet")
                .isEqualTo(409);
        record(repairId, "CLOSED", null);
        assertThat(send(orderId, "claims", both.replace("2", "1")).status()).isEqualTo(202);
    }

    @Test
    void what_is_not_covered_or_busy_is_refused_with_the_reason() {
        var late = ask(steps.delivered("web", null, 200), repair("send-in", ""));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("no-warranty");
        assertThat(late.body().path("detail").asText()).contains("is over");
        var orderId = steps.delivered("web", null, 1);
        ask(orderId, repair("send-in", ""));
        ask(orderId, repair("send-in", ""));
        assertThat(ask(orderId, repair("send-in", "")).problem()).isEqualTo("not-repairable");
        assertThat(ask(UUID.randomUUID(), repair("send-in", "")).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/repairs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"problem": "other", "way": "send-in", "nodeId": "STORE"}                                                        | /lineId
                    {"lineId": "9", "problem": "other", "way": "send-in", "nodeId": "STORE"}                                         | /lineId
                    {"lineId": "1", "way": "send-in", "nodeId": "STORE"}                                                             | /problem
                    {"lineId": "1", "problem": "sad", "way": "send-in", "nodeId": "STORE"}                                           | /problem
                    {"lineId": "1", "problem": "other", "nodeId": "STORE"}                                                           | /way
                    {"lineId": "1", "problem": "other", "way": "pigeon", "nodeId": "STORE"}                                          | /way
                    {"lineId": "1", "problem": "other", "way": "send-in"}                                                            | /nodeId
                    {"lineId": "1", "problem": "other", "way": "send-in", "nodeId": "NOWHERE"}                                       | /nodeId
                    {"lineId": "1", "problem": "other", "way": "appointment", "nodeId": "STORE"}                                     | /slotAt
                    {"lineId": "1", "problem": "other", "way": "send-in", "nodeId": "STORE", "slotAt": "2030-01-02T12:00:00Z"}       | /slotAt
                    {"lineId": "1", "problem": "other", "way": "send-in", "nodeId": "STORE", "requestedBy": "king"}                  | /requestedBy
                    """)
    void bad_wishes_are_refused(String body, String field) {
        var answer = ask(steps.delivered("web", null, 1), body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private String lastSlot(UUID orderId) {
        var slots = api.get("/api/v1/orders/" + orderId + "/repair-options?lineId=1&nodeId=STORE")
                .body()
                .path("slots");
        return slots.get(slots.size() - 1).asText();
    }

    private RecordRepair.Output record(UUID repairId, String status, String note) {
        return recordRepair.work(new RecordRepair.Input(repairId, status, note));
    }

    private String status(UUID repairId) {
        return api.get("/api/v1/repairs/" + repairId).body().path("status").asText();
    }

    private Api.Answer ask(UUID orderId, String body) {
        return send(orderId, "repairs", body);
    }

    private Api.Answer send(UUID orderId, String what, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/" + what)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String repair(String way, String slot) {
        return "{\"lineId\": \"1\", \"problem\": \"does-not-work\", \"way\": \"%s\", \"nodeId\": \"STORE\"%s}"
                .formatted(way, slot.isEmpty() ? "" : ", \"slotAt\": \"" + slot + "\"");
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("repairId").asText());
    }
}
