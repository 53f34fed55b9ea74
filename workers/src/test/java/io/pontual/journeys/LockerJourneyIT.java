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
