package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CONTACT;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The order of what a customer gets in exchange, as channels and staff see it. */
@ApiTest
@Import(ReturnSteps.class)
class ExchangeOrderIT {
    private static final String MUG_FOR_SHIRT =
            "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"wrong-size\", \"resolution\": \"exchange\","
                    + " \"exchangeFor\": {\"sku\": \"MUG\"}}]}";

    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    CarryOutExchangeWorker carryOut;

    @Autowired
    DSLContext db;

    @Test
    void both_orders_lead_to_each_other_and_to_what_was_asked_for_their_goods() {
        var orderId = order();
        var asked = ask(orderId, "returns", MUG_FOR_SHIRT);
        var newOrder = asked.body().at("/exchange/orderId").asText();
        var returnId = asked.body().path("returnId").asText();

        var shown = api.get("/api/v1/orders/" + orderId).body();
        assertThat(shown.at("/exchanges/0/orderId").asText()).isEqualTo(newOrder);
        assertThat(shown.at("/exchanges/0/returnId").asText()).isEqualTo(returnId);
        assertThat(shown.at("/exchanges/0/status").asText()).isEqualTo("ON_HOLD");
        assertThat(shown.at("/exchanges/0/links/self").asText()).isEqualTo("/api/v1/orders/" + newOrder);
        assertThat(shown.has("exchangedFor")).isFalse();
        var origin = api.get("/api/v1/orders/" + newOrder).body().path("exchangedFor");
        assertThat(origin.path("returnId").asText()).isEqualTo(returnId);
        assertThat(origin.at("/links/self").asText()).isEqualTo("/api/v1/orders/" + orderId);
        for (var what : new String[] {"returns", "claims", "repairs"}) {
            var items = api.get(shown.at("/links/" + what).asText());
            assertThat(items.status()).isEqualTo(200);
            assertThat(items.body().path("items")).hasSize(what.equals("returns") ? 1 : 0);
        }
    }

    @Test
    void its_hold_ends_with_the_return_and_not_by_hand() {
        var orderId = order();
        var asked = ask(orderId, "returns", MUG_FOR_SHIRT);
        var returnId = UUID.fromString(asked.body().path("returnId").asText());
        var newOrder = UUID.fromString(asked.body().at("/exchange/orderId").asText());
        var release = "/api/v1/orders/" + newOrder + "/holds/" + db.fetchValue(HOLD.HOLD_ID, HOLD.ORDER_ID.eq(newOrder))
                + "/release";

        var refused = api.post(release, "{\"reason\": \"The customer waits\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("hold-ends-itself");
        assertThat(refused.body().path("detail").asText()).contains("report the goods", "cancel this order");
        assertThat(refused.body().path("link").asText()).isEqualTo("/api/v1/returns/" + returnId);

        api.post("/api/v1/returns/" + returnId + "/cancellation", "");
        assertThat(carryOut.work(new CarryOutExchange.Input(returnId)).exchangeOutcome())
                .isEqualTo("given-up");
        assertThat(api.post(release, "{\"reason\": \"The customer waits\"}").status())
                .as("it is over")
                .isEqualTo(200);
    }

    @Test
    void who_has_been_erased_gets_money_and_nothing_sent() {
        var orderId = order();
        db.deleteFrom(ORDER_CONTACT).where(ORDER_CONTACT.ORDER_ID.eq(orderId)).execute();
        var exchange = ask(orderId, "returns", MUG_FOR_SHIRT);
        assertThat(exchange.status()).isEqualTo(409);
        assertThat(exchange.problem()).isEqualTo("exchange-not-offered");
        assertThat(exchange.body().path("detail").asText()).contains("erased", "refund");
        assertThat(db.fetchCount(RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId)))
                .isZero();
        var claim =
                ask(orderId, "claims", "{\"kind\": \"missing\", \"lines\": [{\"lineId\": \"2\", \"quantity\": 1}]}");
        assertThat(claim.body().path("decision").asText()).isEqualTo("refund");
        assertThat(ask(
                                orderId,
                                "returns",
                                "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"wrong-size\"}]}")
                        .status())
                .isEqualTo(202);
    }

    private UUID order() {
        var orderId = steps.delivered("web", null, 1);
        steps.charged(orderId);
        return orderId;
    }

    private Api.Answer ask(UUID orderId, String what, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/" + what)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
