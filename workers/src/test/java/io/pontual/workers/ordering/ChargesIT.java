package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shipping and discounts of an order through its life. Two shirts of 89.90 and a mug of 20.20 are sent for 15.90; off are
 * 10.00 of the order, 1.00 of the mug and 1.95 of the shipping. So 9.04 of the 10.00 is on the shirts, 0.96 on the mug.
 */
@ApiTest
class ChargesIT {
    @Autowired
    Api api;

    @Autowired
    Orders orders;

    @Autowired
    ConfirmOrderWorker confirmOrder;

    @Autowired
    CalculateSettlementWorker calculateSettlement;

    @Autowired
    CloseOrderWorker closeOrder;

    @Autowired
    Changes changes;

    @Autowired
    TransactionTemplate transaction;

    private final List<FulfilmentOutcome> outcomes = new ArrayList<>();

    private UUID placed() {
        var answer = api.place(api.discountedOrder());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        confirmOrder.confirmOrder(new ConfirmOrder.Input(answer.orderId()));
        return answer.orderId();
    }

    private BigDecimal charge(UUID orderId, UUID fulfilmentId, LineQuantity... handedOver) {
        return transaction.execute(status -> orders.charge(orderId, fulfilmentId, List.of(handedOver)));
    }

    private BigDecimal shipped(UUID orderId, LineQuantity... lines) {
        var outcome = new FulfilmentOutcome(UUID.randomUUID(), "shipped", Arrays.asList(lines));
        outcomes.add(outcome);
        return charge(orderId, outcome.fulfilmentId(), lines);
    }

    private BigDecimal settled(UUID orderId) {
        return calculateSettlement
                .calculateSettlement(new CalculateSettlement.Input(orderId, outcomes))
                .chargeAmount();
    }

    private JsonNode order(UUID orderId) {
        return api.get("/api/v1/orders/" + orderId).body();
    }

    @Test
    void an_order_shows_what_it_was_sold_for() {
        var order = order(placed());

        assertThat(order.path("subtotal").asText()).isEqualTo("200.00");
        assertThat(order.path("discount").asText()).isEqualTo("12.95");
        assertThat(order.path("shipping").asText()).isEqualTo("15.90");
        assertThat(order.path("total").asText()).isEqualTo("202.95");
        assertThat(order.path("discounts")).isEqualTo(api.discountedOrder().path("discounts"));
        assertThat(order.at("/lines/0/discount").asText()).isEqualTo("9.04");
        assertThat(order.at("/lines/1/discount").asText()).isEqualTo("1.96");
        assertThat(order.at("/charged/total").asText()).isEqualTo("0.00");
        assertThat(order.at("/charged/items")).isEmpty();
    }

    @Test
    void an_order_without_either_is_as_it_was() {
        var orderId = api.placed();
        var order = order(orderId);

        assertThat(order.path("subtotal").asText()).isEqualTo("200.00");
        assertThat(order.path("total").asText()).isEqualTo("200.00");
        assertThat(order.path("discount").asText()).isEqualTo("0.00");
        assertThat(order.path("shipping").asText()).isEqualTo("0.00");
        assertThat(order.path("discounts")).isEmpty();
        assertThat(shipped(orderId, new LineQuantity("1", 1))).isEqualByComparingTo("89.90");
        assertThat(settled(orderId)).hasToString("89.90");
    }

    @Test
    void what_fulfilments_are_charged_adds_up_to_the_order_and_shipping_goes_with_the_first() {
        var orderId = placed();

        assertThat(shipped(orderId, new LineQuantity("1", 1))).isEqualByComparingTo("99.33"); // 89.90 - 4.52 + 13.95
        assertThat(shipped(orderId, new LineQuantity("2", 1))).isEqualByComparingTo("18.24"); // 20.20 - 1.96
        assertThat(shipped(orderId, new LineQuantity("1", 1))).isEqualByComparingTo("85.38");
        assertThat(settled(orderId)).hasToString("202.95");
        closeOrder.closeOrder(new CloseOrder.Input(orderId, outcomes));

        var charged = order(orderId).path("charged");
        assertThat(charged.path("total").asText()).isEqualTo("202.95");
        assertThat(charged.path("subtotal").asText()).isEqualTo("200.00");
        assertThat(charged.path("discount").asText()).isEqualTo("12.95");
        assertThat(charged.path("shipping").asText()).isEqualTo("15.90");
        assertThat(charged.path("items")).hasSize(3);
        assertThat(charged.at("/items/0/shipping").asText()).isEqualTo("15.90");
        assertThat(charged.at("/items/0/fulfilmentId").asText())
                .isEqualTo(outcomes.getFirst().fulfilmentId().toString());
        assertThat(charged.at("/items/1/shipping").asText()).isEqualTo("0.00");
        assertThat(charged.at("/items/1/total").asText()).isEqualTo("18.24");
    }

    @Test
    void a_fulfilment_is_charged_once() {
        var orderId = placed();
        var fulfilmentId = UUID.randomUUID();

        for (int i = 0; i < 2; i++) {
            assertThat(charge(orderId, fulfilmentId, new LineQuantity("2", 1))).isEqualByComparingTo("32.19");
        }
        assertThat(order(orderId).at("/charged/total").asText()).isEqualTo("32.19");
        assertThat(order(orderId).at("/lines/1/handedOver").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_not_found_takes_its_share_of_the_discount_with_it_and_shipping_stays() {
        var orderId = placed();
        shipped(orderId, new LineQuantity("1", 1));
        outcomes.add(new FulfilmentOutcome(UUID.randomUUID(), "not-supplied", List.of()));

        for (int i = 0; i < 2; i++) {
            assertThat(settled(orderId)).hasToString("99.33");
        }
        assertThat(orders.charged(orderId).total()).isEqualByComparingTo("99.33");
    }

    @Test
    void nothing_is_charged_when_nothing_was_shipped() {
        var orderId = placed();
        outcomes.add(new FulfilmentOutcome(UUID.randomUUID(), "rejected", List.of()));

        assertThat(settled(orderId)).hasToString("0.00");
        assertThat(order(orderId).at("/charged/shipping").asText()).isEqualTo("0.00");
    }

    @Test
    void cancelled_units_take_their_share_of_the_discount_with_them() {
        var orderId = placed();

        var answer = change(orderId, "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}]}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("-85.38");
        assertThat(order(orderId).path("total").asText()).isEqualTo("117.57");
        assertThat(order(orderId).path("subtotal").asText()).isEqualTo("110.10");
        assertThat(order(orderId).path("discount").asText()).isEqualTo("8.43");
        changes.complete(orderId, UUID.fromString(answer.body().path("changeId").asText()));
        assertThat(change(orderId, "{\"cancelLines\": [{\"lineId\": \"2\", \"quantity\": 1}]}")
                        .body()
                        .path("priceDifference")
                        .asText())
                .isEqualTo("-18.24");
        assertThat(shipped(orderId, new LineQuantity("1", 1))).isEqualByComparingTo("99.33");
        assertThat(settled(orderId)).hasToString("99.33");
    }

    @Test
    void an_order_that_is_collected_after_all_has_no_shipping_any_more() {
        var orderId = placed();

        var answer = change(orderId, "{\"fulfilment\": {\"method\": \"pickup\", \"nodeId\": \"STORE\"}}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("-13.95");
        assertThat(order(orderId).path("shipping").asText()).isEqualTo("0.00");
        assertThat(order(orderId).path("total").asText()).isEqualTo("189.00");
        changes.complete(orderId, UUID.fromString(answer.body().path("changeId").asText()));
        var back = change(orderId, "{\"fulfilment\": " + api.shipOrder().path("fulfilment") + "}");
        assertThat(back.body().path("priceDifference").asText()).isEqualTo("0.00");
        assertThat(order(orderId).path("total").asText()).isEqualTo("189.00");
    }

    private Api.Answer change(UUID orderId, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/changes")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
