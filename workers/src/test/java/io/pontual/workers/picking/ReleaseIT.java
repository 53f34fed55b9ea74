package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.PICK;
import static io.pontual.workers.platform.persistence.jooq.picking.Tables.RELEASE;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISED_ORDER;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SOURCING_STEP;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** When picking begins, and who may say that it need not wait. */
@ApiTest
class ReleaseIT {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final List<FulfilmentPlan.Item> LINES =
            List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta", 2));

    private final UUID fulfilmentId = UUID.randomUUID();
    private UUID orderId;

    @Autowired
    Api api;

    @Autowired
    StartPickingWorker start;

    @Autowired
    PickingTimes times;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Neighbours neighbours;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    @BeforeEach
    void order() {
        orderId = api.placed();
        neighbours.fulfilments(
                orderId, new Fulfilments.Fulfilment(fulfilmentId, "STORE", "pickup", clock.instant(), LINES));
    }

    @Test
    void what_is_due_today_or_has_no_day_is_picked_at_once_and_leaves_no_trace() {
        assertThat(start().pickDueAt()).as("without a day").isNotNull();
        assertThat(db.fetchExists(RELEASE, RELEASE.FULFILMENT_ID.eq(fulfilmentId)))
                .isFalse();
        assertThat(release("a").problem()).isEqualTo("already-released");

        var today = UUID.randomUUID();
        place(today, "pickup", today());
        assertThat(start(today).pickDueAt()).as("due today").isNotNull();
        assertThat(read(today).status()).isEqualTo(404);
        assertThat(fulfilment().has("picking")).isFalse();
    }

    @Test
    void what_is_due_in_ten_days_waits_until_the_day_before_and_everybody_can_see_it() {
        var dueOn = today().plusDays(10);
        place(fulfilmentId, "pickup", dueOn);

        var answer = start();

        assertThat(answer.pickDueAt()).isNull();
        var releaseAt = OffsetDateTime.parse(answer.releaseAt()).toInstant();
        assertThat(releaseAt)
                .isAfter(clock.instant())
                .isBefore(dueOn.atStartOfDay(ZONE).toInstant());
        assertThat(db.fetchExists(PICK, PICK.FULFILMENT_ID.eq(fulfilmentId))).isFalse();
        assertThat(start().releaseAt()).as("a repeat").isEqualTo(answer.releaseAt());
        var shown = fulfilment().path("picking");
        assertThat(shown.path("status").asText()).isEqualTo("WAITING");
        assertThat(Instant.parse(shown.path("releaseAt").asText())).isEqualTo(releaseAt);
        assertThat(shown.path("dueOn").asText()).isEqualTo(dueOn.toString());
        assertThat(shown.path("reason").asText()).isEqualTo("day-before");
        assertThat(story())
                .filteredOn(text -> text.startsWith("Picking"))
                .singleElement()
                .asString()
                .endsWith("it is needed later.");
    }

    @Test
    void a_change_of_the_promise_is_decided_anew() {
        place(fulfilmentId, "pickup", today().plusDays(10));
        var first = start().releaseAt();
        db.update(CAPACITY_USE)
                .set(CAPACITY_USE.SLOT_DATE, today().plusDays(20))
                .where(CAPACITY_USE.FULFILMENT_ID.eq(fulfilmentId))
                .execute();

        transactions.executeWithoutResult(tx -> times.reconsider(orderId));

        assertThat(messages()).containsExactly("picking.release-requested");
        assertThat(OffsetDateTime.parse(start().releaseAt())).isAfter(OffsetDateTime.parse(first));
        db.update(CAPACITY_USE)
                .set(CAPACITY_USE.SLOT_DATE, today())
                .where(CAPACITY_USE.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
        assertThat(start().pickDueAt()).as("due today after all").isNotNull();
        assertThat(fulfilment().at("/picking/status").asText()).isEqualTo("RELEASED");
        assertThat(story()).filteredOn(text -> text.startsWith("Picking")).hasSize(3);
    }

    @Test
    void what_is_sent_waits_as_long_as_the_promise_leaves_time() {
        orderId = api.place(api.shipOrder()).orderId();
        place(fulfilmentId, "ship", today());
        assertThat(start(fulfilmentId, false)).as("nothing was promised").isNull();
        db.insertInto(PROMISED_ORDER)
                .set(PROMISED_ORDER.ORDER_ID, orderId)
                .set(PROMISED_ORDER.PROMISE_ID, UUID.randomUUID())
                .set(PROMISED_ORDER.OPTION_ID, "1")
                .set(PROMISED_ORDER.NODE_IDS, new String[] {"STORE"})
                .set(PROMISED_ORDER.DELIVER_BY, today().plusDays(30))
                .execute();

        assertThat(OffsetDateTime.parse(start(fulfilmentId, false)).toInstant())
                .isAfter(today().plusDays(10).atStartOfDay(ZONE).toInstant())
                .isBefore(today().plusDays(30).atStartOfDay(ZONE).toInstant());
    }

    @Test
    void what_the_courier_brings_in_a_window_is_ready_on_its_day() {
        orderId = api.place(api.shipOrder()).orderId();
        place(fulfilmentId, "ship", today());
        var day = today().plusDays(20);
        db.insertInto(WINDOW_PLACE)
                .set(WINDOW_PLACE.ORDER_ID, orderId)
                .set(WINDOW_PLACE.NODE_ID, "STORE")
                .set(WINDOW_PLACE.WINDOW_ID, "night")
                .set(WINDOW_PLACE.DAY, day)
                .set(WINDOW_PLACE.STARTS_AT, day.atStartOfDay(ZONE).plusHours(1).toInstant())
                .set(WINDOW_PLACE.ENDS_AT, day.atStartOfDay(ZONE).plusHours(3).toInstant())
                .set(WINDOW_PLACE.TAKEN_AT, clock.instant())
                .execute();

        assertThat(OffsetDateTime.parse(start().releaseAt()).toInstant())
                .isAfter(today().plusDays(10).atStartOfDay(ZONE).toInstant())
                .isBefore(day.atStartOfDay(ZONE).minusHours(2).toInstant());
    }

    @Test
    void an_operator_need_not_wait() {
        place(fulfilmentId, "pickup", today().plusDays(10));
        start();

        var answer = release("once");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("RELEASED");
        assertThat(answer.body().path("releasedBy").asText()).isEqualTo("bootstrap");
        assertThat(release("once").body()).as("the same request again").isEqualTo(answer.body());
        assertThat(release("another").problem()).isEqualTo("already-released");

        assertThat(messages()).containsExactly("picking.release-requested");
        assertThat(start().pickDueAt()).isNotNull();
        assertThat(read(fulfilmentId).body().path("releasedBy").asText()).isEqualTo("bootstrap");
        assertThat(story()).anyMatch(text -> text.endsWith("somebody did not want to wait."));
    }

    @Test
    void nothing_is_released_that_is_unknown_over_or_not_the_callers() {
        assertThat(release("x").status()).as("never put off").isEqualTo(404);
        place(fulfilmentId, "pickup", today().plusDays(10));
        start();
        assertThat(api.send(post("k").header("X-Api-Key", api.newKey(null, "tasks")))
                        .status())
                .isEqualTo(403);
        assertThat(api.send(post("k").header("X-Api-Key", api.newKey("store", "operate")))
                        .problem())
                .isEqualTo("wrong-channel");
        assertThat(api.send(post(null).header("X-Api-Key", Api.BOOTSTRAP_KEY)).problem())
                .isEqualTo("idempotency-key-missing");

        api.post("/api/v1/orders/" + orderId + "/cancellation", "{}");

        assertThat(release("y").problem()).isEqualTo("order-over");
        assertThat(read(fulfilmentId).body().path("status").asText()).isEqualTo("WAITING");
    }

    private StartPicking.Output start() {
        return start(fulfilmentId);
    }

    private StartPicking.Output start(UUID id) {
        return start.work(new StartPicking.Input(orderId, id, "STORE", LINES, "PT4H"));
    }

    /** @return when it begins; null for now, in which case it is as if it had not */
    private String start(UUID id, boolean keep) {
        return transactions.execute(tx -> {
            var answer = start(id);
            if (!keep) {
                tx.setRollbackOnly();
            }
            return answer.releaseAt();
        });
    }

    private Api.Answer read(UUID id) {
        return api.get("/api/v1/fulfilments/" + id + "/release");
    }

    private Api.Answer release(String key) {
        return api.send(post(fulfilmentId + key).header("X-Api-Key", Api.BOOTSTRAP_KEY));
    }

    private HttpRequest.Builder post(String key) {
        var request = api.anonymous("/api/v1/fulfilments/" + fulfilmentId + "/release")
                .POST(HttpRequest.BodyPublishers.noBody());
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private JsonNode fulfilment() {
        return api.get("/api/v1/orders/" + orderId).body().at("/fulfilments/0");
    }

    private List<String> story() {
        return api.get("/api/v1/orders/" + orderId + "/events")
                .body()
                .at("/events")
                .findValuesAsText("text");
    }

    private List<String> messages() {
        return db.select(OUTBOX.DESTINATION)
                .from(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(fulfilmentId.toString()))
                .fetch(OUTBOX.DESTINATION);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    /** As sourcing writes it. */
    private void place(UUID id, String method, LocalDate day) {
        db.insertInto(SOURCING_STEP)
                .set(SOURCING_STEP.ORDER_ID, orderId)
                .set(SOURCING_STEP.STEP_ID, id.toString())
                .set(SOURCING_STEP.TAKEN_AT, clock.instant())
                .execute();
        db.insertInto(FULFILMENT)
                .set(FULFILMENT.FULFILMENT_ID, id)
                .set(FULFILMENT.ORDER_ID, orderId)
                .set(FULFILMENT.STEP_ID, id.toString())
                .set(FULFILMENT.NODE_ID, "STORE")
                .set(FULFILMENT.METHOD, method)
                .set(FULFILMENT.PROCESS_ID, "pickup-in-store")
                .set(FULFILMENT.STORE_SYSTEM, "tasklist")
                .set(FULFILMENT.PRODUCT_GROUPS, new String[] {"shirts"})
                .set(FULFILMENT.PLANNED_AT, clock.instant())
                .execute();
        db.insertInto(CAPACITY_USE)
                .set(CAPACITY_USE.FULFILMENT_ID, id)
                .set(CAPACITY_USE.ORDER_ID, orderId)
                .set(CAPACITY_USE.NODE_ID, "STORE")
                .set(CAPACITY_USE.METHOD, method)
                .set(CAPACITY_USE.SLOT_DATE, day)
                .set(CAPACITY_USE.RESERVED_AT, clock.instant())
                .execute();
    }
}
