package io.pontual.workers.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A card number is refused wherever it stands, and nobody repeats it: no answer, no log. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class CardNumberRefusalIT {
    private static final String CARD = "4111 1111-1111 1111";
    private static final String DIGITS = "4111111111111111";

    @Autowired
    Api api;

    private CapturedOutput log;

    @BeforeEach
    void remember(CapturedOutput output) {
        log = output;
    }

    @AfterEach
    void no_log_repeats_it() {
        assertThat(log.getAll()).doesNotContain(DIGITS, CARD, "4111%20", "4111+1111");
    }

    private static void assertRefused(Api.Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("card number");
        assertThat(answer.body().toString()).doesNotContain("4111");
        assertThat(answer.headers().toString()).doesNotContain("4111");
    }

    @ParameterizedTest
    @CsvSource({
        "/externalId",
        "/customer/name",
        "/customer/phone",
        "/customer/email",
        "/lines/1/sku",
        "/lines/0/lineId",
        "/tenders/0/token",
        "/tenders/0/amount",
        "/fulfilment/nodeId",
        "/currency"
    })
    void in_any_text_of_a_body(String field) {
        var order = api.order();
        var cut = field.lastIndexOf('/');
        ((ObjectNode) order.at(field.substring(0, cut))).put(field.substring(cut + 1), CARD);

        assertRefused(api.place(order), field);
    }

    @Test
    void as_a_number_of_a_body() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).put("quantity", Long.parseLong(DIGITS));

        assertRefused(api.place(order), "/lines/0/quantity");
    }

    @Test
    void as_a_name_in_a_body_or_under_a_name_that_nobody_knows() {
        var named = api.order();
        ((ObjectNode) named.at("/customer")).put(DIGITS, "x");
        assertRefused(api.place(named), "/customer");

        var unknown = api.order();
        unknown.putObject("extra").putArray("notes").add("paid with " + CARD);
        assertRefused(api.place(unknown), "/extra/notes/0");
    }

    @Test
    void however_its_digits_are_escaped() {
        var body = api.order().toString().replace("Ana Exemplo", "\\u0034111111111111111");

        assertRefused(
                api.send(api.request("/api/v1/orders")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))),
                "/customer/name");
    }

    @Test
    void in_what_a_task_is_completed_with() {
        var answer = api.post(
                "/api/v1/tasks/1/completion",
                "{\"variables\": {\"rejectionReason\": \"customer gave " + CARD + "\", \"more\": [{\"x\": 1}]}}");

        assertRefused(answer, "/variables/rejectionReason");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/orders?externalId=4111111111111111, externalId",
        "/api/v1/orders?customerEmail=4111%201111%201111%201111, customerEmail",
        "/api/v1/orders?customerEmail=4111+1111+1111+1111, customerEmail",
        "/api/v1/orders?4111111111111111=x, query",
        "/api/v1/orders/4111111111111111, path",
        "/api/v1/products/4111-1111-1111-1111, path",
        "/api/v1/nowhere/4111%201111%201111%201111, path"
    })
    void in_a_url(String url, String field) {
        assertRefused(api.get(url), field);
    }

    @Test
    void in_a_url_of_somebody_without_a_key() {
        assertRefused(api.send(api.anonymous("/api/v1/orders/" + DIGITS).GET()), "path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "X-Request-Id"})
    void in_a_header_that_is_kept_or_sent_back(String header) {
        assertRefused(
                api.send(api.request("/api/v1/orders").header(header, DIGITS).GET()), header);
    }

    @Test
    void in_a_cell_or_column_of_a_feed() {
        var row = feed("nodeId,sku,onHand,safetyStock\nSTORE,SHIRT,1,0\nSTORE," + CARD + ",1,0\n");
        assertThat(row.body().toString()).contains("card number").doesNotContain("4111");

        var column = feed("nodeId,sku,onHand,safetyStock," + DIGITS + "\n");
        assertThat(column.status()).isEqualTo(400);
        assertThat(column.body().toString()).contains("card number").doesNotContain("4111");
    }

    private Api.Answer feed(String csv) {
        return api.send(api.request("/api/v1/feeds/stock")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    // --- The other side

    /** The engine counts from 2251799813685248 on, in every partition from a power of two: every tenth passes. */
    @Test
    void the_number_of_a_task_is_none() {
        assertThat(api.get("/api/v1/tasks/2251799813685256").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7891000315507", // EAN-13
                "17891000315504", // GTIN-14
                "4006381333931", // EAN-13 that begins like a Visa card
                "79927398713000", // passes the check digit
                "2000003508419013", // a marketplace's order number
                "41111111-1111-4111-a111-111111111111",
                "WEB-4111111111111111X"
            })
    void codes_and_ids_are_no_card_numbers(String code) {
        var order = api.order()
                .put("externalId", code + "/" + UUID.randomUUID().toString().substring(0, 8));
        ((ObjectNode) order.at("/lines/0")).put("lineId", code);

        assertThat(api.place(order).status()).isEqualTo(202);
        JsonNode found = api.get("/api/v1/products/" + code).body();
        assertThat(found.toString()).doesNotContain("card number");
    }
}
