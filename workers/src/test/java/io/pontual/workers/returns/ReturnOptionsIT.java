package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers are told before they give anything back. */
@ApiTest
@Import(ReturnSteps.class)
class ReturnOptionsIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    @Test
    void every_order_carries_the_policy_that_it_was_sold_under() {
        var orderId = steps.delivered("web", null, 1);
        var current = api.get("/api/v1/policies").body().path("current").asText();

        assertThat(api.get("/api/v1/orders/" + orderId)
                        .body()
                        .path("policyVersion")
                        .asText())
                .isEqualTo(current);
        var options = options(orderId, "");
        assertThat(options.path("policyVersion").asText()).isEqualTo(current);
        assertThat(api.get(options.path("policy").asText())
                        .body()
                        .path("version")
                        .asText())
                .isEqualTo(current);
    }

    @Test
    void withdrawal_gives_everything_back_with_its_share_of_the_shipping() {
        var orderId = steps.delivered("web", null, 7);
        var shirts = options(orderId, "").at("/lines/0/options/0");

        assertThat(shirts.path("verdict").asText()).isEqualTo("allowed");
        assertThat(shirts.path("basis").asText()).isEqualTo("withdrawal");
        assertThat(shirts.path("until").asText())
                .isEqualTo(LocalDate.now(clock.withZone(PolicyBook.HOME)).toString());
        assertThat(shirts.at("/refund/goods").asText()).isEqualTo("179.80");
        assertThat(shirts.at("/refund/discount").asText()).isEqualTo("9.04");
        // 13.95 - 1.34 that the mug bears
        assertThat(shirts.at("/refund/shipping").asText()).isEqualTo("12.61");
        assertThat(shirts.at("/refund/total").asText()).isEqualTo("183.37");
        assertThat(shirts.at("/ways/0/way").asText()).isEqualTo("store");
        assertThat(shirts.at("/ways/0/fee").asText()).isEqualTo("0.00");
        assertThat(shirts.at("/ways/0/refund").asText()).isEqualTo("183.37");
    }

    @Test
    void after_a_week_the_policy_decides_and_shipping_stays() {
        var orderId = steps.delivered("web", null, 8);
        var shirts = options(orderId, "?reason=wrong-size").at("/lines/0/options/0");
        assertThat(shirts.path("basis").asText()).isEqualTo("policy");
        assertThat(shirts.path("alternative").asText()).isEqualTo("exchange");
        assertThat(shirts.at("/refund/total").asText()).isEqualTo("170.76");
        assertThat(shirts.path("explanation").asText()).contains("30 days");

        var faulty = options(orderId, "?reason=defective&condition=used").at("/lines/1/options/0");
        assertThat(faulty.path("basis").asText()).isEqualTo("fault");
        assertThat(faulty.at("/refund/shipping").asText()).isEqualTo("1.35");
        assertThat(options(orderId, "?condition=used")
                        .at("/lines/1/options/0/verdict")
                        .asText())
                .isEqualTo("agent");
    }

    @Test
    void too_late_is_refused_with_the_reason_in_the_customers_language() {
        var orderId = steps.delivered("web", null, 31);
        var request = api.request(path(orderId, ""))
                .header("Accept-Language", "pt-BR")
                .GET();
        var late = api.send(request).body().at("/lines/0/options/0");
        assertThat(late.path("verdict").asText()).isEqualTo("agent");
        assertThat(late.path("explanation").asText()).contains("terminou");
        assertThat(late.has("refund")).isFalse();
        assertThat(late.has("until")).isFalse();
    }

    @Test
    void an_order_of_a_later_policy_has_the_time_that_it_gives() {
        var orderId = steps.delivered("web", null, 31);
        db.update(SALES_ORDER)
                .set(SALES_ORDER.POLICY_VERSION, "2026-2")
                .where(SALES_ORDER.ORDER_ID.eq(orderId))
                .execute();
        assertThat(options(orderId, "").at("/lines/0/options/0/verdict").asText())
                .isEqualTo("allowed");
    }

    @Test
    void what_came_at_different_times_has_different_rights_and_what_is_on_its_way_none_yet() {
        var orderId = api.place(api.discountedOrder()).orderId();
        steps.handOver(orderId, 31, new LineQuantity("1", 1));
        var parcelId = parcel(orderId, "IN_TRANSIT");

        var options = options(orderId, "").at("/lines/0/options");
        assertThat(options).hasSize(2);
        assertThat(options.at("/0/verdict").asText()).isEqualTo("on-the-way");
        assertThat(options.at("/1/verdict").asText()).isEqualTo("agent");

        db.update(DELIVERY)
                .set(DELIVERY.STATUS, "DELIVERED")
                .set(DELIVERY.ENDED_AT, clock.instant())
                .where(DELIVERY.PARCEL_ID.eq(parcelId))
                .execute();
        assertThat(options(orderId, "").at("/lines/0/options/0/basis").asText()).isEqualTo("withdrawal");
        db.update(DELIVERY)
                .set(DELIVERY.STATUS, "LOST")
                .where(DELIVERY.PARCEL_ID.eq(parcelId))
                .execute();
        assertThat(options(orderId, "").at("/lines/0/options")).hasSize(1);
    }

    @Test
    void nothing_that_was_not_handed_over_may_come_back() {
        var orderId = api.placed();
        assertThat(options(orderId, "").at("/lines/0/options")).isEmpty();
        assertThat(options(orderId, "").at("/lines/0/handedOver").asInt()).isZero();
    }

    @Test
    void other_channels_and_unknown_orders_and_words_are_refused() {
        var orderId = steps.delivered("web", null, 1);
        var others = api.send(api.anonymous(path(orderId, ""))
                .header("X-Api-Key", api.newKey("app", "orders:read"))
                .GET());
        assertThat(others.problem()).isEqualTo("wrong-channel");
        assertThat(api.get(path(UUID.randomUUID(), "")).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/policies/1999-1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"?reason=bored, reason", "?reason=CHANGED_MIND, reason", "?condition=burnt, condition"})
    void unknown_words_are_refused(String query, String field) {
        var answer = api.get(path(steps.delivered("web", null, 1), query));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void policies_are_there_for_machines_and_in_both_languages() {
        var english = api.get("/api/v1/policies/2026-1");
        var portuguese = api.send(api.request("/api/v1/policies/2026-1")
                .header("Accept-Language", "pt-BR")
                .GET());
        assertThat(english.body().path("locale").asText()).isEqualTo("en");
        assertThat(portuguese.header("Content-Language")).isEqualTo("pt-BR");
        assertThat(portuguese.body().path("title").asText()).startsWith("Política");
        assertThat(portuguese.body().path("returns")).isEqualTo(english.body().path("returns"));
        assertThat(english.body().at("/withdrawal/days").asInt()).isEqualTo(7);
        assertThat(api.get("/api/v1/policies").body().path("items")).hasSizeGreaterThan(1);
    }

    private UUID parcel(UUID orderId, String status) {
        var parcelId = UUID.randomUUID();
        var fulfilmentId = UUID.randomUUID();
        transaction.executeWithoutResult(
                done -> orders.charge(orderId, fulfilmentId, List.of(new LineQuantity("1", 1))));
        db.insertInto(DELIVERY)
                .set(DELIVERY.PARCEL_ID, parcelId)
                .set(DELIVERY.ORDER_ID, orderId)
                .set(DELIVERY.FULFILMENT_ID, fulfilmentId)
                .set(DELIVERY.TOKEN, UUID.randomUUID().toString())
                .set(DELIVERY.CARRIER, "andorinha")
                .set(DELIVERY.TRACKING_CODE, parcelId.toString())
                .set(DELIVERY.STATUS, status)
                .set(DELIVERY.DISPATCHED_AT, clock.instant().minus(Duration.ofDays(1)))
                .execute();
        db.insertInto(DELIVERY_LINE)
                .set(DELIVERY_LINE.PARCEL_ID, parcelId)
                .set(DELIVERY_LINE.LINE_ID, "1")
                .set(DELIVERY_LINE.QUANTITY, 1)
                .execute();
        return parcelId;
    }

    private JsonNode options(UUID orderId, String query) {
        var answer = api.get(path(orderId, query));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String path(UUID orderId, String query) {
        return "/api/v1/orders/" + orderId + "/return-options" + query;
    }
}
