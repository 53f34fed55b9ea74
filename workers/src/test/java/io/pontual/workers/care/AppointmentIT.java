package io.pontual.workers.care;

import static io.pontual.workers.platform.persistence.jooq.care.Tables.SLOT_PLACE;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.care.CheckAppointment;
import io.pontual.processes.care.RecordVisit;
import io.pontual.processes.model.MessageName;
import io.pontual.workers.care.contract.Appointments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.returns.ReturnSteps;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Appointments from the hour that is chosen to how they end, by API and job workers. */
@ApiTest
@Import(ReturnSteps.class)
class AppointmentIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    CheckAppointmentWorker check;

    @Autowired
    RecordVisitWorker record;

    @Autowired
    Appointments appointments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Test
    void a_shopper_is_booked_moved_and_seen() {
        var orderId = api.placed();
        var first = lastSlot(orderId, "shopper", 0);
        var booked = book(orderId, shopper(first));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(202);
        var id = id(booked);
        assertThat(sent(MessageName.CARE_APPOINTMENT_BOOKED, id)).isEqualTo(1);
        assertThat(slots(orderId, "shopper")).doesNotContain(first);

        var second = lastSlot(orderId, "shopper", 0);
        assertThat(move(id, second).body().path("slotAt").asText()).isEqualTo(second);
        assertThat(move(id, second).status()).as("again").isEqualTo(200);
        assertThat(sent(MessageName.CARE_APPOINTMENT_MOVED, id)).isEqualTo(1);
        assertThat(slots(orderId, "shopper")).contains(first).doesNotContain(second);

        assertThat(state(id)).isEqualTo("ready");
        assertThat(ended(id, "done")).isEqualTo("done");
        assertThat(ended(id, "missed")).as("what was written first").isEqualTo("done");
        assertThat(move(id, first).problem()).isEqualTo("appointment-not-open");
        assertThat(cancel(id).problem()).isEqualTo("appointment-not-open");
        assertThat(placesOf(id)).isZero();
        assertThat(api.get("/api/v1/orders/" + orderId + "/appointments")
                        .body()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("DONE");
        assertThatThrownBy(() -> ended(id, "perhaps")).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> state(UUID.randomUUID())).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void of_several_who_want_the_last_place_one_gets_it_and_it_is_free_again_when_called_off() throws Exception {
        var orderId = api.placed();
        var slot = lastSlot(orderId, "shopper", 3);
        UUID taken;
        try (var customers = Executors.newFixedThreadPool(4)) {
            var answers = customers.invokeAll(
                    Collections.<Callable<Api.Answer>>nCopies(4, () -> book(orderId, shopper(slot))));
            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .containsExactlyInAnyOrder(202, 409, 409, 409);
            taken = id(answers.stream()
                    .map(answer -> answer.resultNow())
                    .filter(answer -> answer.status() == 202)
                    .findFirst()
                    .orElseThrow());
        }

        assertThat(cancel(taken).body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancel(taken).status()).as("again").isEqualTo(200);
        assertThat(sent(MessageName.CARE_APPOINTMENT_CANCELLED, taken)).isEqualTo(1);
        assertThat(state(taken)).isEqualTo("cancelled");
        assertThat(ended(taken, "done")).as("nobody is served").isEqualTo("given-up");
        assertThat(book(orderId, shopper(slot)).status()).isEqualTo(202);
    }

    @Test
    void nothing_is_assembled_before_it_is_there() {
        var orderId = api.placed();
        var soon = slots(orderId, "shopper").getFirst();
        assertThat(book(orderId, assembly(soon)).problem()).isEqualTo("goods-not-there");
        var later = lastSlot(orderId, "assembly", 0);
        var id = id(book(orderId, assembly(later)));

        assertThat(state(id)).isEqualTo("postponed");
        assertThat(state(id)).as("a job that runs again").isEqualTo("postponed");
        assertThat(placesOf(id)).isZero();
        assertThat(status(id)).isEqualTo("POSTPONED");
        assertThat(move(id, soon).problem()).isEqualTo("goods-not-there");
        assertThat(move(id, later).body().path("status").asText()).isEqualTo("BOOKED");
        assertThat(state(id)).isEqualTo("postponed");
        assertThat(ended(id, "given-up")).isEqualTo("given-up");
        assertThat(status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void what_is_there_is_assembled_where_it_is() {
        var orderId = steps.delivered("web", null, 1);
        var soon = slots(orderId, "assembly").getFirst();
        var booked = book(orderId, assembly(soon));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(202);

        assertThat(state(id(booked))).isEqualTo("ready");
        var visit = api.get("/api/v1/appointments/" + id(booked) + "/visit");
        assertThat(visit.header("Cache-Control")).contains("no-store");
        assertThat(visit.body().path("slotAt").asText()).isEqualTo(soon);
        var stranger = api.send(api.anonymous("/api/v1/appointments/" + id(booked) + "/visit")
                .header("X-Api-Key", api.newKey(null, "orders:read"))
                .GET());
        assertThat(stranger.status()).isEqualTo(403);
        cancel(id(booked));
    }

    @Test
    void a_cancelled_order_calls_off_what_was_agreed() {
        var orderId = api.placed();
        var id = id(book(orderId, shopper(lastSlot(orderId, "shopper", 6))));

        transaction.executeWithoutResult(status -> appointments.callOff(orderId));
        transaction.executeWithoutResult(status -> appointments.callOff(orderId));

        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(placesOf(id)).isZero();
        assertThat(sent(MessageName.CARE_APPOINTMENT_CANCELLED, id)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"nodeId": "STORE", "slotAt": "SLOT"}                                                     | /service
                    {"service": "magic", "nodeId": "STORE", "slotAt": "SLOT"}                                 | /service
                    {"service": "shopper", "slotAt": "SLOT"}                                                  | /nodeId
                    {"service": "shopper", "nodeId": "NOWHERE", "slotAt": "SLOT"}                             | /nodeId
                    {"service": "shopper", "nodeId": "STORE"}                                                 | /slotAt
                    {"service": "shopper", "nodeId": "STORE", "slotAt": "soon"}                               | /slotAt
                    {"service": "shopper", "nodeId": "STORE", "slotAt": "SLOT", "lineId": "1"}                | /lineId
                    {"service": "assembly", "nodeId": "STORE", "slotAt": "SLOT"}                              | /lineId
                    {"service": "assembly", "nodeId": "STORE", "slotAt": "SLOT", "lineId": "9"}               | /lineId
                    {"service": "shopper", "nodeId": "STORE", "slotAt": "SLOT", "requestedBy": "king"}        | /requestedBy
                    """)
    void bad_wishes_are_refused(String body, String field) {
        var answer = book(api.placed(), body.replace("SLOT", "2030-01-02T12:00:00Z"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void hours_that_nobody_works_and_orders_that_there_are_not_are_refused() {
        var orderId = api.placed();
        assertThat(book(orderId, shopper("2020-01-02T12:00:00Z")).problem()).isEqualTo("slot-taken");
        assertThat(book(UUID.randomUUID(), shopper("2030-01-02T12:00:00Z")).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/appointments/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/orders/" + orderId + "/appointment-options?service=magic&nodeId=STORE")
                        .status())
                .isEqualTo(400);
    }

    private static String shopper(String slot) {
        return "{\"service\": \"shopper\", \"nodeId\": \"STORE\", \"slotAt\": \"" + slot + "\"}";
    }

    private static String assembly(String slot) {
        return "{\"service\": \"assembly\", \"nodeId\": \"STORE\", \"lineId\": \"1\", \"slotAt\": \"" + slot + "\"}";
    }

    private java.util.List<String> slots(UUID orderId, String service) {
        var line = service.equals("assembly") ? "&lineId=1" : "";
        var found = new java.util.ArrayList<String>();
        api.get("/api/v1/orders/" + orderId + "/appointment-options?nodeId=STORE&service=" + service + line)
                .body()
                .path("slots")
                .forEach(slot -> found.add(slot.asText()));
        return found;
    }

    /** Counted from the last one. */
    private String lastSlot(UUID orderId, String service, int before) {
        var found = slots(orderId, service);
        return found.get(found.size() - 1 - before);
    }

    private Api.Answer book(UUID orderId, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/appointments")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Api.Answer move(UUID id, String slot) {
        return api.send(api.request("/api/v1/appointments/" + id + "/slot")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"slotAt\": \"" + slot + "\"}")));
    }

    private Api.Answer cancel(UUID id) {
        return api.post("/api/v1/appointments/" + id + "/cancellation", "");
    }

    private static UUID id(Api.Answer booked) {
        return UUID.fromString(booked.body().path("appointmentId").asText());
    }

    private String status(UUID id) {
        return api.get("/api/v1/appointments/" + id).body().path("status").asText();
    }

    private String state(UUID id) {
        return check.work(new CheckAppointment.Input(id)).appointmentState();
    }

    private String ended(UUID id, String outcome) {
        return record.work(new RecordVisit.Input(id, outcome)).visitResult();
    }

    private int placesOf(UUID id) {
        return db.fetchCount(SLOT_PLACE, SLOT_PLACE.BOOKED_FOR.eq(id));
    }

    private int sent(String message, UUID id) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(id.toString())));
    }
}
