package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Units with numbers of their own, as they are sold and as they come back; radios have them, mugs have none. */
@ApiTest
@Import(ReturnSteps.class)
class SerialIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    RecordReceiptWorker recordReceipt;

    @Autowired
    DSLContext db;

    private final String one = "SN-" + UUID.randomUUID();
    private final String two = "SN-" + UUID.randomUUID();

    @Test
    void another_unit_or_one_that_came_back_before_is_a_wrong_item() {
        var orderId = radios();
        assertThat(scan(orderId, "1", one, two).status()).isEqualTo(200);
        assertThat(scan(orderId, "1", one).body().at("/lines/0/serials"))
                .as("again")
                .hasSize(2);
        var first = asked(orderId, 1);
        assertThat(receive(first, 1).body().at("/errors/0/field").asText()).isEqualTo("/lines/0/serials");
        assertThat(receive(first, 1, one, two).status()).isEqualTo(400);
        assertThat(receive(first, 1, one).status()).isEqualTo(200);
        assertThat(receive(first, 1, one).status()).as("again").isEqualTo(200);

        var second = asked(orderId, 1);
        var answer = receive(second, 1, one).body();
        assertThat(answer.at("/lines/0/received").asInt()).isZero();
        assertThat(answer.at("/lines/0/wrong").asInt()).isEqualTo(1);
        var differs = recordReceipt.work(new RecordReceipt.Input(second, List.of()));
        assertThat(differs.differs()).as("goes the way of settle-difference").isTrue();

        var third = asked(orderId, 1);
        assertThat(receive(third, 1, "SN-of-nobody").body().at("/lines/0/wrong").asInt())
                .isEqualTo(1);
    }

    @Test
    void what_staff_scan_in_the_task_is_compared_too() {
        var orderId = radios();
        scan(orderId, "1", one, two);
        var returnId = asked(orderId, 2);
        assertThatThrownBy(() -> recordReceipt.work(new RecordReceipt.Input(
                        returnId, List.of(new RecordReceipt.Received("1", 2, 0, List.of(), List.of())))))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("one for each unit");
        var received = recordReceipt.work(new RecordReceipt.Input(
                returnId, List.of(new RecordReceipt.Received("1", 2, 0, List.of(), List.of(one, "SN-other")))));
        assertThat(received.received()).singleElement().satisfies(line -> assertThat(
                        List.of(line.quantity(), line.wrong()))
                .containsExactly(1, 1));
    }

    @Test
    void units_that_were_sold_before_numbers_were_recorded_pass() {
        var none = radios();
        assertThat(receive(asked(none, 1), 1).body().at("/lines/0/received").asInt())
                .isEqualTo(1);
        var half = radios();
        scan(half, "1", one);
        var answer = receive(asked(half, 2), 2, two, "SN-" + UUID.randomUUID());
        assertThat(List.of(
                        answer.body().at("/lines/0/received").asInt(),
                        answer.body().at("/lines/0/wrong").asInt()))
                .as("one of the two was recorded, so one of them is unknown")
                .containsExactly(1, 1);
    }

    @Test
    void a_unit_is_sold_to_one_customer_until_it_comes_back() {
        var orderId = radios();
        scan(orderId, "1", one);
        var next = radios();
        assertThat(scan(next, "1", one).problem()).isEqualTo("serial-sold");
        receive(asked(orderId, 1), 1, one);
        assertThat(scan(next, "1", one).status()).isEqualTo(200);
    }

    @Test
    void a_unit_that_an_ended_order_never_handed_over_may_come_back_from_whoever_got_it() {
        var never = api.place(radiosAndMug()).orderId();
        scan(never, "1", two);
        db.update(SALES_ORDER)
                .set(SALES_ORDER.STATUS, "CLOSED")
                .set(SALES_ORDER.ENDED_AT, Instant.now())
                .where(SALES_ORDER.ORDER_ID.eq(never))
                .execute();
        var orderId = radios();
        scan(orderId, "1", one);

        assertThat(receive(asked(orderId, 1), 1, two)
                        .body()
                        .at("/lines/0/received")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                            | /lines
                    {"lines": []}                                                 | /lines
                    {"lines": [{"serials": ["A"]}]}                               | /lines/0/lineId
                    {"lines": [{"lineId": "9", "serials": ["A"]}]}                | /lines/0/lineId
                    {"lines": [{"lineId": "2", "serials": ["A"]}]}                | /lines/0/lineId
                    {"lines": [{"lineId": "1"}]}                                  | /lines/0/serials
                    {"lines": [{"lineId": "1", "serials": []}]}                   | /lines/0/serials
                    {"lines": [{"lineId": "1", "serials": ["A B"]}]}              | /lines/0/serials[0]
                    {"lines": [{"lineId": "1", "serials": ["A", "A"]}]}           | /lines/0/serials
                    {"lines": [{"lineId": "1", "serials": ["A", "B", "C"]}]}      | /lines/0/serials
                    """)
    void bad_numbers_are_refused(String body, String field) {
        var answer = api.post("/api/v1/orders/" + radios() + "/serials", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText().replaceAll("/([0-9]+)$", "[$1]"))
                .isEqualTo(field);
    }

    @Test
    void an_unknown_order_and_a_bad_number_at_the_receipt_are_refused() {
        assertThat(scan(UUID.randomUUID(), "1", one).status()).isEqualTo(404);
        assertThat(receive(asked(radios(), 1), 1, "A B").status()).isEqualTo(400);
    }

    @Test
    void a_product_says_whether_its_units_have_numbers() {
        var path = "/api/v1/products/RADIO-" + UUID.randomUUID();
        assertThat(product(path, "\"serialised\": true")
                        .body()
                        .path("serialised")
                        .asBoolean())
                .isTrue();
        assertThat(product(path, "\"ean\": null").body().path("serialised").asBoolean())
                .as("what is not said stays")
                .isTrue();
        product(path, "\"serialised\": false");
        assertThat(api.get(path).body().path("serialised").asBoolean()).isFalse();
        assertThat(product(path, "\"serialised\": \"perhaps\"").status()).isEqualTo(400);
    }

    private Api.Answer product(String path, String more) {
        return api.send(api.request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"name\": \"Radio\", \"group\": \"home\", \"unitPrice\": \"89.90\", \"currency\": \"BRL\", \"weightGrams\": 900, %s}"
                                .formatted(more))));
    }

    /** Two radios and a mug. */
    private UUID radios() {
        var orderId = api.place(radiosAndMug()).orderId();
        steps.handOver(orderId, 3, new LineQuantity("1", 2), new LineQuantity("2", 1));
        return orderId;
    }

    private ObjectNode radiosAndMug() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).put("sku", "RADIO");
        return order;
    }

    private UUID asked(UUID orderId, int quantity) {
        var asked = api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(
                        "{\"lines\": [{\"lineId\": \"1\", \"quantity\": %d, \"reason\": \"changed-mind\"}]}"
                                .formatted(quantity))));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var returnId = UUID.fromString(asked.body().path("returnId").asText());
        api.post("/api/v1/returns/" + returnId + "/arrival", "{\"nodeId\": \"STORE\"}");
        return returnId;
    }

    private Api.Answer scan(UUID orderId, String lineId, String... serials) {
        return api.post(
                "/api/v1/orders/" + orderId + "/serials",
                "{\"lines\": [{\"lineId\": \"%s\", \"serials\": [\"%s\"]}]}"
                        .formatted(lineId, String.join("\", \"", serials)));
    }

    private Api.Answer receive(UUID returnId, int quantity, String... serials) {
        return api.post(
                "/api/v1/returns/" + returnId + "/receipt",
                "{\"lines\": [{\"lineId\": \"1\", \"quantity\": %d, \"serials\": [%s]}]}"
                        .formatted(quantity, serials.length == 0 ? "" : "\"" + String.join("\", \"", serials) + "\""));
    }
}
