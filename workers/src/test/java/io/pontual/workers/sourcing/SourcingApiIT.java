package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SourcingApiIT {
    @Autowired
    Api api;

    @Autowired
    Sourcing sourcing;

    @Autowired
    DSLContext db;

    @Test
    void an_agent_reads_why_an_order_is_supplied_as_it_is() {
        var orderId = api.placed();
        assertThat(api.get("/api/v1/orders/" + orderId + "/sourcing").body().path("decisions"))
                .isEmpty();
        var shop = new Shop(db)
                .node("near", "warehouse", "SP", -23.36, -46.88)
                .node("far", "warehouse", "MG", -22.85, -46.32)
                .stock("near", "cup", 9)
                .stock("far", "cup", 9)
                .node("bare", "warehouse", "SP", -23.40, -46.90)
                .stock("bare", "cup", 0);

        var decision =
                sourcing.decide(shop.wish().of(orderId).line("1", "cup", 1).request());

        var english = api.get("/api/v1/orders/" + orderId + "/sourcing");
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.header("Content-Language")).isEqualTo("en");
        var told = english.body().path("decisions").path(0);
        assertThat(told.path("cause").asText()).isEqualTo("initial");
        assertThat(told.path("summary").toString())
                .contains("supplies everything")
                .contains("Next best");
        assertThat(told.path("chosen")
                        .path("parts")
                        .path(0)
                        .path("fulfilmentId")
                        .asText())
                .isEqualTo(decision.fulfilments().getFirst().fulfilmentId().toString());
        assertThat(new BigDecimal(
                        told.path("chosen").path("costs").path("shipping").asText()))
                .isPositive();
        assertThat(told.path("candidates")).hasSize(2);
        assertThat(told.path("dropped").path(0).path("rule").asText()).isEqualTo("no-stock");

        var portuguese = api.send(api.request("/api/v1/orders/" + orderId + "/sourcing")
                .header("Accept-Language", "pt-BR")
                .GET());
        assertThat(portuguese.header("Content-Language")).isEqualTo("pt-BR");
        assertThat(portuguese.body().path("decisions").path(0).path("summary").toString())
                .contains("fornece tudo")
                .contains("Segunda opção");
    }

    @Test
    void it_needs_the_right_to_read_orders_of_the_channel() {
        var orderId = api.placed();
        assertThat(api.get("/api/v1/orders/" + UUID.randomUUID() + "/sourcing").status())
                .isEqualTo(404);
        var path = "/api/v1/orders/" + orderId + "/sourcing";
        assertThat(api.send(api.anonymous(path)
                                .header("X-Api-Key", api.newKey("app", "orders:read"))
                                .GET())
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.anonymous(path)
                                .header("X-Api-Key", api.newKey("web", "orders:write"))
                                .GET())
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.anonymous(path)
                                .header("X-Api-Key", api.newKey("web", "orders:read"))
                                .GET())
                        .status())
                .isEqualTo(200);
    }
}
