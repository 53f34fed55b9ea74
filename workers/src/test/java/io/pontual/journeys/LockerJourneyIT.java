package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The store in Tijuca has a locker at its door. */
class LockerJourneyIT extends Journey {
    private static final String STORE = "rio-tijuca";

    private final String sku = newProduct("");
    private final OrderRequest request = order().at(STORE).inLocker().in("en").line(sku, 1, "59.90");

    @Test
    void goods_wait_in_the_locker_and_the_code_opens_it() {
        var locker = locker("tijuca-code");
        var orderId = inLocker(locker);
        var mail = awaitMail(request.email(), "ready");
        assertThat(mail.path("text").asText())
                .contains("Armário " + locker + ", 07", "at the locker")
                .doesNotContain("counter");
        var code = codeIn(mail);
        var wrong = code.equals("000000") ? "000001" : "000000";

        assertThat(open(locker, wrong).status()).isEqualTo(409);
        assertThat(open(locker, code).status()).isEqualTo(201);

        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(1, 0));
    }

    @Test
    void what_nobody_fetches_from_the_locker_goes_back_to_the_shelf() {
        var locker = locker("tijuca-late");
        var orderId = inLocker(locker);
        awaitMail(request.email(), "ready");

        advance(Duration.ofHours(73));
        complete(awaitTask(orderId, "Task_EmptyCompartment"), Map.of("emptied", true));

        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(2, 0));
    }

    /** One is fetched; for the other nobody comes, and the store's system empties the door. */
    @Test
    void a_store_with_a_system_puts_goods_into_its_locker_and_takes_them_out() {
        var own = "campinas-cambui";
        var doors = Map.of(
                "nodeId",
                own,
                "name",
                "Armário Cambuí",
                "compartments",
                List.of(Map.of("number", "01", "size", "M"), Map.of("number", "02", "size", "M")));
        assertThat(api.put("/api/v1/lockers/campinas-cambui-armario", doors).status())
                .isEqualTo(200);
        stock(own, sku, 2);
        var left = order().by("noshow").at(own).inLocker().in("en").line(sku, 1, "59.90");
        var leftId = place(left);
        awaitFulfilment(leftId, "READY");
        assertThat(awaitMail(left.email(), "ready").path("text").asText())
                .contains("Armário Cambuí, 01", "at the locker");
        var fetchedId = place(order().at(own).inLocker().line(sku, 1, "59.90"));

        awaitStatus(fetchedId, "CLOSED");
        assertNothingLeftBehind(fetchedId);
        advance(Duration.ofHours(73));
        awaitStatus(leftId, "CANCELLED");
        assertNothingLeftBehind(leftId);
        assertThat(stock(own, sku)).isEqualTo(new Stock(1, 0));
        assertThat(api.get("/api/v1/lockers?nodeId=" + own).body().findValuesAsText("status"))
                .containsOnly("FREE");
    }

    private String inLocker(String locker) {
        stock(STORE, sku, 2);
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "B-12", "packageSize", "S"));
        complete(awaitTask(orderId, "Task_PutIntoLocker"), Map.of("placed", true));
        return orderId;
    }

    /** With one door, so that stories do not get in each other's way. */
    private String locker(String id) {
        var body = Map.of(
                "nodeId", STORE, "name", "Armário " + id, "compartments", List.of(Map.of("number", "07", "size", "M")));
        assertThat(api.put("/api/v1/lockers/" + id, body).status()).isEqualTo(200);
        return id;
    }

    private Api.Answer open(String locker, String code) {
        return api.post("/api/v1/lockers/" + locker + "/openings", Map.of("compartment", "07", "code", code));
    }
}
