package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each bad order is refused with the field and the way out, and leaves nothing behind. */
@ApiTest
class BadOrdersIT {
    @Autowired
    Api api;

    @Autowired
    DSLContext db;

    /** Each line: what is put where, the field that the problem must name, words of the way out. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /channel              | "fax"            | /channel             | must be one of web, app, marketplace
                    /channel              | null             | /channel             | is required
                    /externalId           | ""               | /externalId          | visible ASCII
                    /customer/email       | "ana.example"    | /customer/email      | such as ana@example.com
                    /customer/email       | null             | /customer/email      | is required
                    /customer/name        | " "              | /customer/name       | is required
                    /customer/name        | "A\\u0000"       | /customer/name       | without control characters
                    /customer/name        | "A\\nBcc: b@b.bb"| /customer/name       | on one line
                    /customer/locale      | "fr"             | /customer/locale     | must be one of pt-BR, en
                    /customer/phone       | "call me"        | /customer/phone      | phone number
                    /customer/name        | 12               | /customer/name       | text in quotes
                    /customer             | null             | /customer            | is required
                    /customer             | "Ana"            | /customer            | must be an object
                    /currency             | "USD"            | /currency            | must be BRL
                    /currency             | "XXX"            | /currency            | not a currency of ISO 4217
                    /currency             | "brl"            | /currency            | such as BRL
                    /lines                | []               | /lines               | at least one line
                    /lines                | null             | /lines               | is required
                    /lines                | {}               | /lines               | must be a list
                    /lines/0              | null             | /lines/0             | is required
                    /lines/0/sku          | "NOPE"           | /lines/0/sku         | not a known product
                    /lines/0/quantity     | 0                | /lines/0/quantity    | from 1 to 9999
                    /lines/0/quantity     | -1               | /lines/0/quantity    | from 1 to 9999
                    /lines/0/quantity     | 10000            | /lines/0/quantity    | from 1 to 9999
                    /lines/0/quantity     | 99999999999999   | /lines/0/quantity    | wrong type or size
                    /lines/0/quantity     | "abc"            | /lines/0/quantity    | whole number without quotes
                    /lines/0/quantity     | "2"              | /lines/0/quantity    | whole number without quotes
                    /lines/0/quantity     | 1.5              | /lines/0/quantity    | whole number
                    /lines/0/quantity     | null             | /lines/0/quantity    | is required
                    /lines/1/lineId       | "1"              | /lines/1/lineId      | same as /lines/0/lineId
                    /lines/0/unitPrice    | "-1.00"          | /lines/0/unitPrice   | must not be negative
                    /lines/0/unitPrice    | "89.901"         | /lines/0/unitPrice   | more decimals than BRL
                    /lines/0/unitPrice    | 89.90            | /lines/0/unitPrice   | decimal string in quotes
                    /lines/0/unitPrice    | "1e99"           | /lines/0/unitPrice   | decimal string in quotes
                    /lines/0/unitPrice    | "89,90"          | /lines/0/unitPrice   | decimal string in quotes
                    /fulfilment/method    | "drone"          | /fulfilment/method   | must be one of pickup, ship
                    /fulfilment/nodeId    | null             | /fulfilment/nodeId   | required for pickup
                    /fulfilment/service   | "express"        | /fulfilment/service  | left away for pickup
                    /fulfilment/nodeId    | "NOWHERE"        | /fulfilment/nodeId   | not a known node
                    /fulfilment/nodeId    | "WAREHOUSE"      | /fulfilment/nodeId   | does not offer pickup; it offers ship
                    /fulfilment/nodeId    | "CLOSED"         | /fulfilment/nodeId   | takes no orders at present
                    /tenders              | []               | /tenders             | at least one tender
                    /tenders/0/method     | "cheque"         | /tenders/0/method    | must be one of credit-card, debit-card, pix
                    /tenders/0/method     | null             | /tenders/0/method    | is required
                    /tenders/0/method     | "pix"            | /tenders/0/token     | must be left away for pix
                    /tenders/0/method     | "pix"            | /tenders/0/installments | only a credit card has instalments
                    /tenders/0/method     | "debit-card"     | /tenders/0/installments | only a credit card has instalments
                    /tenders/0/method     | "gift-card"      | /tenders/0/code      | is required for gift-card
                    /tenders/0/code       | "GC-1"           | /tenders/0/code      | must be left away for credit-card
                    /tenders/0/code       | 12               | /tenders/0/code      | text in quotes
                    /tenders/0/code       | "4111111111111111" | /tenders/0/code    | looks like a card number
                    /customer/name        | "Ana 4111 1111 1111 1111" | /customer/name  | looks like a card number
                    /externalId           | "5500005555555559" | /externalId         | looks like a card number
                    /tenders/0/code       | "with space"     | /tenders/0/code      | visible ASCII
                    /tenders/0/token      | null             | /tenders/0/token     | is required for credit-card
                    /tenders/0/amount     | "199.99"         | /tenders             | but the lines cost 200.00
                    /tenders/0/amount     | "200.001"        | /tenders/0/amount    | more decimals than BRL
                    /tenders/0/amount     | "0.00"           | /tenders/0/amount    | more than zero
                    /tenders/0/installments | 0              | /tenders/0/installments | from 1 to 24
                    /tenders/0/installments | 25             | /tenders/0/installments | from 1 to 24
                    /tenders/0/token      | ""               | /tenders/0/token     | 1 to 255 characters
                    """)
    void refused(String where, String value, String field, String wayOut) {
        refused(api.order(), where, value, field, wayOut);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /lines/0/substitution           | "perhaps"    | /lines/0/substitution           | must be one of allowed, ask, never
                    /lines/0/substitution           | "ALLOWED"    | /lines/0/substitution           | must be one of allowed, ask, never
                    /lines/0/substitution           | true         | /lines/0/substitution           | must be
                    /lines/0/giftWrap               | true         | /lines/0/giftWrap               | must be an object
                    /lines/0/giftWrap               | {"text":"x"} | /lines/0/giftWrap/text          | known here: message
                    /lines/0/giftWrap               | {"message":""} | /lines/0/giftWrap/message     | must
                    /lines/0/giftWrap               | {"message":" "} | /lines/0/giftWrap/message    | say something
                    /lines/0/giftWrap               | {"message":"A\\nB"} | /lines/0/giftWrap/message  | on one line
                    /lines/0/giftWrap               | {"message":7} | /lines/0/giftWrap/message      | must be
                    /lines/0/giftWrap               | {"message":"4111 1111 1111 1111"} | /lines/0/giftWrap/message | card
                    /fulfilment/service             | "rocket"     | /fulfilment/service             | must be one of standard, express
                    /fulfilment/nodeId              | "WAREHOUSE"  | /fulfilment/nodeId              | decided by the system
                    /fulfilment/address             | null         | /fulfilment/address             | required for ship
                    /fulfilment/address             | "Rua A, 1"   | /fulfilment/address             | must be an object
                    /fulfilment/address/street      | null         | /fulfilment/address/street      | is required
                    /fulfilment/address/street      | " "          | /fulfilment/address/street      | is required
                    /fulfilment/address/street      | "A\\nB"      | /fulfilment/address/street      | on one line
                    /fulfilment/address/number      | null         | /fulfilment/address/number      | is required
                    /fulfilment/address/city        | null         | /fulfilment/address/city        | is required
                    /fulfilment/address/state       | null         | /fulfilment/address/state       | is required
                    /fulfilment/address/state       | "XX"         | /fulfilment/address/state       | federal unit (UF), one of AC, AL
                    /fulfilment/address/state       | "RJ"         | /fulfilment/address/state       | correct the state or the postalCode
                    /fulfilment/address/postalCode  | null         | /fulfilment/address/postalCode  | is required
                    /fulfilment/address/postalCode  | "1310-100"   | /fulfilment/address/postalCode  | such as 01310-100
                    /fulfilment/address/postalCode  | "01310 100"  | /fulfilment/address/postalCode  | such as 01310-100
                    /fulfilment/address/postalCode  | "00000-000"  | /fulfilment/address/state       | correct the state or the postalCode
                    /fulfilment/address/country     | "US"         | /fulfilment/address/country     | must be one of BR
                    /fulfilment/address/zip         | "1"          | /fulfilment/address/zip         | known here: city, complement
                    /fulfilment/service             | "pickup-point" | /fulfilment/pickupPointId     | is required for the service pickup-point
                    /fulfilment/service             | "pickup-point" | /fulfilment/address           | left away for the service pickup-point
                    /fulfilment/pickupPointId       | "P-1"        | /fulfilment/pickupPointId       | left away without method ship and service pickup-point
                    /fulfilment/pickupPointId       | "Rua A, 1"   | /fulfilment/pickupPointId       | visible ASCII characters
                    /fulfilment/method              | "pickup"     | /fulfilment/address             | left away for pickup
                    """)
    void refused_when_it_is_to_be_sent(String where, String value, String field, String wayOut) {
        refused(api.shipOrder(), where, value, field, wayOut);
    }

    /** Of an order that is sent for 15.90, with a coupon of 10.00, 1.00 off line 2 and 1.95 off the shipping. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /shipping              | "15.90"        | /shipping              | must be an object
                    /shipping              | {}             | /shipping/amount       | is required
                    /shipping/amount       | null           | /shipping/amount       | is required
                    /shipping/amount       | "-1.00"        | /shipping/amount       | must not be negative
                    /shipping/amount       | "1000000000000"| /shipping/amount       | up to 12 digits
                    /shipping/amount       | "15.901"       | /shipping/amount       | more decimals than BRL
                    /shipping/amount       | 15.90          | /shipping/amount       | decimal string in quotes
                    /shipping/amount       | "1.90"         | /discounts/2/amount    | is more than the 1.90 that it is on
                    /shipping/currency     | "USD"          | /shipping/currency     | known here: amount
                    /shipping/amount       | "16.90"        | /tenders               | but the order costs 203.95 (lines 200.00 - discounts 12.95 + shipping 16.90)
                    /shipping              | null           | /discounts/2/amount    | is more than the 0.00 that it is on
                    /discounts             | {}             | /discounts             | must be a list
                    /discounts/0           | null           | /discounts/0           | is required
                    /discounts/0/code      | null           | /discounts/0/code      | is required
                    /discounts/0/code      | ""             | /discounts/0/code      | visible ASCII
                    /discounts/0/code      | "4111111111111111" | /discounts/0/code  | looks like a card number
                    /discounts/1/code      | "volta10"      | /discounts/1/code      | same as /discounts/0/code
                    /discounts/0/amount    | null           | /discounts/0/amount    | is required
                    /discounts/0/amount    | "0.00"         | /discounts/0/amount    | more than zero
                    /discounts/0/amount    | "-5.00"        | /discounts/0/amount    | more than zero
                    /discounts/0/amount    | "1000000000000"| /discounts/0/amount    | up to 12 digits
                    /discounts/0/amount    | "10.001"       | /discounts/0/amount    | more decimals than BRL
                    /discounts/0/amount    | "199.01"       | /discounts/0/amount    | is more than the 199.00 that it is on
                    /discounts/0/amount    | "199.00"       | /tenders               | but the order costs 13.95
                    /discounts/0/currency  | "USD"          | /discounts/0/currency  | known here: amount, code, lineId, scope
                    /discounts/0/scope     | null           | /discounts/0/scope     | is required
                    /discounts/0/scope     | "basket"       | /discounts/0/scope     | must be one of order, line, shipping
                    /discounts/0/scope     | "line"         | /discounts/0/lineId    | required for the scope line
                    /discounts/0/lineId    | "1"            | /discounts/0/lineId    | left away for the scope order
                    /discounts/1/lineId    | "9"            | /discounts/1/lineId    | not a line of the order
                    /discounts/1/amount    | "20.21"        | /discounts/1/amount    | is more than the 20.20 that it is on
                    /discounts/2/amount    | "15.91"        | /discounts/2/amount    | is more than the 15.90 that it is on
                    /fulfilment            | {"method": "pickup", "nodeId": "STORE"} | /shipping | left away for pickup
                    """)
    void refused_with_shipping_and_discounts(String where, String value, String field, String wayOut) {
        refused(api.discountedOrder(), where, value, field, wayOut);
    }

    @Test
    void an_order_that_discounts_leave_nothing_of_is_refused() {
        var order = api.order();
        order.set("discounts", api.parse("[{\"code\": \"ALL\", \"amount\": \"200.00\", \"scope\": \"order\"}]"));

        var error = api.place(order).body().at("/errors/0");
        assertThat(error.path("field").asText()).isEqualTo("/discounts");
        assertThat(error.path("message").asText()).contains("leave nothing to pay");
    }

    @Test
    void more_than_50_discounts_are_refused() {
        var order = api.order();
        var discounts = order.putArray("discounts");
        for (var i = 0; i < 51; i++) {
            discounts.addObject().put("code", "D" + i).put("amount", "0.01").put("scope", "order");
        }

        assertThat(api.place(order).body().at("/errors/0/field").asText()).isEqualTo("/discounts");
    }

    @Test
    void a_pickup_point_that_is_unknown_or_takes_no_parcels_is_refused() {
        var closed = "closed-" + UUID.randomUUID();
        new Catalog(db).point(closed, -23.55, -46.63, "01310200", false);
        for (var point : Map.of("NO-SUCH", "is not a known pickup point", closed, "takes no parcels at present")
                .entrySet()) {
            var order = api.shipOrder();
            ((ObjectNode) order.path("fulfilment"))
                    .put("service", "pickup-point")
                    .remove("address");
            refused(
                    order,
                    "/fulfilment/pickupPointId",
                    '"' + point.getKey() + '"',
                    "/fulfilment/pickupPointId",
                    point.getValue());
        }
    }

    private void refused(ObjectNode order, String where, String value, String field, String wayOut) {
        var parent = order.at(where.substring(0, where.lastIndexOf('/')));
        var name = where.substring(where.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), api.parse(value));
        } else {
            ((ObjectNode) parent).set(name, api.parse(value));
        }
        var before = db.fetchCount(SALES_ORDER);

        var answer = api.place(order);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var errors = new ArrayList<String>();
        answer.body()
                .path("errors")
                .forEach(error -> errors.add(error.path("field").asText() + " "
                        + error.path("message").asText()));
        assertThat(errors)
                .anySatisfy(error -> assertThat(error).startsWith(field + " ").contains(wayOut));
        assertThat(db.fetchCount(SALES_ORDER)).isEqualTo(before);
    }

    @Test
    void an_order_that_costs_nothing_is_refused() {
        var order = api.order();
        order.path("lines").forEach(line -> ((ObjectNode) line).put("unitPrice", "0.00"));

        assertThat(api.place(order).body().at("/errors/0/message").asText()).contains("free orders");
    }

    @Test
    void more_than_200_lines_are_refused() {
        var order = api.order();
        var line = (ObjectNode) order.at("/lines/0");
        var lines = order.putArray("lines");
        for (var i = 0; i < 201; i++) {
            lines.add(line.deepCopy().put("lineId", "L" + i));
        }

        var answer = api.place(order);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/lines");
        assertThat(answer.body().at("/errors/0/message").asText()).contains("up to 200");
    }

    @Test
    void every_mistake_is_told_at_once() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).put("sku", "NOPE");
        ((ObjectNode) order.at("/fulfilment")).put("nodeId", "NOWHERE");
        ((ObjectNode) order.at("/tenders/0")).put("amount", "1.00");

        assertThat(api.place(order).body().path("errors")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "tok_5500005555555559_x"})
    void a_card_number_is_refused_and_not_repeated(String token) {
        var order = api.order();
        ((ObjectNode) order.at("/tenders/0")).put("token", token);

        var answer = api.place(order);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString())
                .contains("/tenders/0/token", "looks like a card number")
                .doesNotContain(token);
    }

    @Test
    void an_unknown_field_is_named_with_those_that_are_known() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/1")).put("qty", 1);

        var answer = api.place(order);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/lines/1/qty");
        assertThat(answer.body().at("/errors/0/message").asText())
                .contains("known here: giftWrap, lineId, quantity, sku, substitution, unitPrice");
    }

    @Test
    void an_order_for_another_channel_than_the_keys_is_refused() {
        var answer = api.send(api.anonymous("/api/v1/orders")
                .header("X-Api-Key", api.newKey("marketplace", "orders:write"))
                .header("Idempotency-Key", "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(api.order().toString())));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("wrong-channel");
        assertThat(answer.body().path("detail").asText()).contains("marketplace", "web");
    }
}
