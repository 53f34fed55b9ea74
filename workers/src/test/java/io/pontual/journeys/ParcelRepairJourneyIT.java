package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.CARRIER_INSTRUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.shipping.TrackingEvent.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Express parcels that are about to be late, or that their carriers will not do anything for: what we do about them. */
@Stage.OnSecond
class ParcelRepairJourneyIT extends Journey {

    private final String sku = newProduct("");
    private final DSLContext db = sandbox().workersBean(DSLContext.class);

    /** One is hurried, one sent from elsewhere instead, and of one the carrier always has news just in time. */
    @Test
    void promises_at_risk_are_upgraded_re_sourced_or_kept_after_all() {
        stock("sp-paulista", sku, 6);
        // Their carriers would not have delivered them for ten days, so they can still be told something.
        var hurried = place(request("hurried").numbered("parcellost"));
        var resourced = place(request("resourced").numbered("parcellost"));
        var lucky = place(request("lucky").numbered("parcellost"));
        var all = List.of(hurried, resourced, lucky);
        all.forEach(this::shipped);

        report(lucky, Status.ADDRESS_WRONG);
        awaitTask(lucky, "Task_CorrectAddress");
        report(lucky, Status.OUT_FOR_DELIVERY);
        awaitNoTask(lucky);
        report(lucky, Status.DELAYED);

        var promised = Instant.parse(delivery(hurried).path("promisedBy").asText());
        advanceTo(promised.minus(Duration.ofHours(3)));
        for (var who : List.of("hurried", "resourced", "lucky")) {
            awaitMail(request(who).email(), "atrasada");
        }
        // Upgraded: the carrier was asked to hurry, and does.
        await().atMost(PATIENCE).until(() -> told(hurried), List.of("RESCHEDULE DONE")::equals);
        report(hurried, Status.DELIVERED);
        awaitMail(request("hurried").email(), "foi entregue");
        assertNothingLeftBehind(hurried);

        advanceTo(promised.plus(Duration.ofHours(13)));
        awaitTask(lucky, "Task_RepairPromise");
        report(lucky, Status.OUT_FOR_DELIVERY);
        awaitOtherNews(lucky, "Task_RepairPromise");
        advance(Duration.ofHours(25));
        awaitTask(lucky, "Task_ChaseCarrier");
        report(lucky, Status.DELIVERED);
        awaitMail(request("lucky").email(), "foi entregue");
        assertNothingLeftBehind(lucky);
        assertThat(refunded(show(lucky))).isZero();

        // Re-sourced: another node sends it, and what turns up of the first parcel changes nothing.
        stock("sp-paulista", sku, 0);
        stock("campinas-cambui", sku, 2);
        complete(awaitTask(resourced, "Task_RepairPromise"), Map.of("instruction", "lost"));
        complete(awaitOneTask(resourced, "Task_SettleClaim"), Map.of("claimDecision", "loss"));
        complete(awaitTask(resourced, "Task_ChooseRemedy"), Map.of("remedy", "resend"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(resourced).at("/replacements/0/status").asText())
                .isEqualTo("CLOSED"));
        var instead = show(resourced).at("/replacements/0/orderId").asText();
        assertThat(show(instead).at("/fulfilments/0/nodeId").asText()).isEqualTo("campinas-cambui");
        report(resourced, Status.OUT_FOR_DELIVERY);
        assertNothingLeftBehind(instead);
        assertNothingLeftBehind(resourced);
        assertThat(delivery(resourced).path("status").asText()).isEqualTo("LOST");
        assertThat(refunded(show(resourced))).isZero();
        assertThat(stock("campinas-cambui", sku)).isEqualTo(new Stock(0, 0));
    }

    /** The carrier has damaged the second one, as only it knows: it does nothing any more that anybody asks of it. */
    @Test
    void after_the_last_attempt_a_parcel_is_called_back_and_a_carrier_that_refuses_is_asked_why() {
        stock("sp-paulista", sku, 4);
        var home = place(request("home"));
        var stubborn = place(request("stubborn").numbered("parceldamaged"));
        for (var orderId : List.of(home, stubborn)) {
            shipped(orderId);
        }
        advance(Duration.ofHours(21));

        var wish = api.post(
                "/api/v1/tracking/" + parcel(stubborn).token() + "/wishes",
                Map.of("kind", "redirect", "destination", "sp-pinheiros"));
        assertThat(wish.status()).as("%s", wish.body()).isEqualTo(202);
        awaitMail(request("stubborn").email(), "não é possível");
        for (var orderId : List.of(home, stubborn)) {
            failTwice(orderId);
        }

        var asked = awaitTask(stubborn, "Task_ResolveRefusal");
        complete(asked, Map.of("instruction", "redeliver"));
        await().atMost(PATIENCE).until(() -> openTasks(stubborn).stream()
                .anyMatch(task -> !task.path("taskId").equals(asked.path("taskId"))));
        report(stubborn, Status.DELIVERED);
        awaitMail(request("stubborn").email(), "foi entregue");
        assertNothingLeftBehind(stubborn);
        assertThat(refunded(show(stubborn))).isZero();

        await().atMost(PATIENCE).until(() -> told(home).contains("RETURN DONE"));
        report(home, Status.RETURNED);
        complete(
                awaitTask(home, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 2, "damaged", 0))));
        awaitTask(home, "Task_ChooseRemedy");
        advance(Duration.ofHours(9));
        awaitMail(request("home").email(), "reembolso");
        assertNothingLeftBehind(home);
        assertThat(refunded(show(home))).isEqualByComparingTo("119.80");
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 0));
    }

    private OrderRequest request(String who) {
        return order().by(who).line(sku, 2, "59.90").express();
    }

    private void shipped(String orderId) {
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), orderId).size() == 1);
    }

    private void failTwice(String orderId) {
        report(orderId, Status.ATTEMPT_FAILED);
        report(orderId, Status.OUT_FOR_DELIVERY);
        report(orderId, Status.ATTEMPT_FAILED);
        await().atMost(PATIENCE).until(() -> delivery(orderId).path("attempts").asInt() == 2);
    }

    /** What the carrier was told, and what it said to it. */
    private List<String> told(String orderId) {
        return db.selectFrom(CARRIER_INSTRUCTION)
                .where(CARRIER_INSTRUCTION.PARCEL_ID.eq(parcel(orderId).parcelId()))
                .orderBy(CARRIER_INSTRUCTION.TOLD_AT)
                .fetch(row -> row.getKind() + " " + row.getOutcome());
    }

    private void awaitNoTask(String orderId) {
        await().atMost(PATIENCE).until(() -> openTasks(orderId).isEmpty());
    }

    private void awaitOtherNews(String orderId, String elementId) {
        await().atMost(PATIENCE).until(() -> openTasks(orderId).stream()
                .noneMatch(task -> task.path("elementId").asText().equals(elementId)));
    }

    private JsonNode delivery(String orderId) {
        return show(orderId).at("/fulfilments/0/deliveries/0");
    }

    private Parcels.Parcel parcel(String orderId) {
        return Parcels.of(sandbox(), orderId).getFirst();
    }

    private void report(String orderId, Status status) {
        Parcels.report(sandbox(), parcel(orderId), status);
    }
}
