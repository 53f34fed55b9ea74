package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.ApiTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are not added: too late, not to be had, not paid for, badly asked for. */
@ApiTest
class AdditionRefusedIT extends AdditionPlay {
    @Test
    void what_is_due_is_told_until_it_is_paid_to_the_cent() {
        var orderId = confirmed();
        for (var tenders : List.of("", "," + tenders("40.39"), "," + tenders("40.41"), ",\"tenders\": []")) {
            var answer = change(orderId, "{\"addLines\": [" + MUG + "]" + tenders + "}");
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("amount-due");
            assertThat(answer.body().path("detail").asText()).contains("40.40 BRL");
            assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/tenders");
        }
        var swap = change(
                orderId,
                "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"addLines\": [" + MUG + "],"
                        + tenders("40.40") + "}");
        assertThat(swap.body().at("/errors/0/message").asText()).contains("must be left away");
        assertAsPlaced(orderId);
        assertThat(orders.tenders(orderId)).hasSize(1);
    }

    @Test
    void nothing_is_added_when_what_goes_in_exchange_was_prepared_meanwhile() {
        var orderId = confirmed();
        var changeId = changeId(swap(orderId));
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));

        assertThat(apply(orderId, changeId)).isFalse();

        assertAsPlaced(orderId);
        assertThat(swapProblem(orderId, changeId)).isEqualTo("too-late-to-change");
    }

    @Test
    void a_pick_in_the_same_moment_undoes_all_of_it_and_is_seen_next_time() {
        var orderId = confirmed();
        var changeId = changeId(swap(orderId));
        var asked = pickup("ACCEPTED");
        neighbours.pickups(orderId, asked);
        neighbours.supply(orderId, new Supply.Part(asked.fulfilmentId(), "1", 2, 0, false, false));
        neighbours.pick(asked.fulfilmentId());
        assertThatThrownBy(() -> apply(orderId, changeId)).isInstanceOf(IllegalStateException.class);
        assertAsPlaced(orderId);
    }

    @Test
    void a_change_that_is_given_up_leaves_the_order_as_it_was_and_nobody_is_asked_to_pay() {
        var orderId = confirmed();
        var answer = change(orderId, TWO_MUGS);
        var changeId = changeId(answer);

        giveUp(orderId, changeId, "payment-declined");
        giveUp(orderId, changeId, "too-late");

        var shown = api.get(answer.header("Location")).body();
        assertThat(shown.path("status").asText()).isEqualTo("FAILED");
        assertThat(shown.path("failure").asText()).isEqualTo("payment-declined");
        assertThat(orders.isGivenUp(paymentId(changeId))).isTrue();
        assertThat(orders.change(changeId).orElseThrow().failure()).isEqualTo("payment-declined");
        assertThat(apply(orderId, changeId)).as("too late now").isFalse();
        assertThat(orders.mayCost(orderId)).isEqualByComparingTo("200.00");
        assertAsPlaced(orderId);
        assertThat(api.get("/api/v1/orders/" + orderId).body().path("payments")).hasSize(1);
        assertThat(close(orderId)).as("is being undone").isFalse();
        end(orderId, changeId);
        assertThat(sent("ordering.changes-carried-out", orderId)).isEqualTo(1);
        assertThat(change(orderId, TWO_MUGS).status())
                .as("may be asked for again")
                .isEqualTo(202);
    }

    @Test
    void a_cancellation_takes_it_along() {
        var orderId = confirmed();
        var changeId = changeId(change(orderId, TWO_MUGS));
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", "{}").status())
                .isEqualTo(202);
        assertThat(status(changeId)).isEqualTo("FAILED");
        assertThat(orders.isGivenUp(paymentId(changeId))).isTrue();
        assertThat(apply(orderId, changeId)).isFalse();
        assertThat(change(orderId, TWO_MUGS).body().path("detail").asText()).contains("Place a new order");
    }

    @Test
    void nothing_is_added_to_an_order_that_is_not_confirmed_is_held_or_has_ended() {
        var accepted = api.placed();
        assertThat(change(accepted, TWO_MUGS).problem()).isEqualTo("too-early-to-change");
        assertThat(api.get("/api/v1/orders/" + accepted + "/changes")
                        .body()
                        .path("possible")
                        .findValuesAsText("verdict"))
                .containsExactly("allowed", "allowed", "allowed", "allowed", "not-yet", "not-yet");

        var held = confirmed();
        var hold = post(held, "/holds", "{\"type\": \"customer-request\", \"reason\": \"away\"}", "hold-" + held);
        assertThat(hold.status()).as("%s", hold.body()).isEqualTo(201);
        var refused = change(held, TWO_MUGS);
        assertThat(refused.problem()).as("%s", refused.body()).isEqualTo("order-on-hold");

        var settling = confirmed();
        assertThat(close(settling)).isTrue();
        var late = change(settling, TWO_MUGS);
        assertThat(late.problem()).isEqualTo("too-late-to-change");
        assertThat(late.body().path("detail").asText()).contains("Place a new order");
        assertAsPlaced(settling);
    }

    @Test
    void adding_much_needs_somebody_who_agrees_and_nothing_happens_until_then() {
        var orderId = confirmed();
        var body = "{\"addLines\": [{\"lineId\": \"3\", \"sku\": \"MUG\", \"quantity\": 3, \"unitPrice\": \"1000\"}],"
                + tenders("3000.00") + "}";
        var answer = change(orderId, body);
        assertThat(answer.body().path("status").asText())
                .as("%s", answer.body())
                .isEqualTo("WAITING");
        var changeId = changeId(answer);
        assertThat(orders.isGivenUp(paymentId(changeId))).isTrue();
        assertThat(describeChange
                        .describeChange(new DescribeChange.Input(orderId, changeId))
                        .approvalNeeded())
                .isTrue();

        assertThat(decide(orderId, changeId, "approve")).isTrue();

        assertThat(status(changeId)).isEqualTo("APPLYING");
        assertAsPlaced(orderId);
        assertThat(orders.isGivenUp(paymentId(changeId))).isFalse();
        assertThat(apply(orderId, changeId)).isTrue();
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("3200.00");

        var refused = confirmed();
        var other = changeId(change(refused, body));
        assertThat(decide(refused, other, "refuse")).isFalse();
        assertThat(close(refused)).as("nothing is to be undone").isTrue();
    }

    @Test
    void of_an_addition_and_the_closing_of_the_order_at_once_the_first_decides() throws Exception {
        for (int i = 0; i < 5; i++) {
            var orderId = confirmed();
            Callable<Integer> adding = () -> change(orderId, TWO_MUGS).status();
            Callable<Boolean> closing = () -> close(orderId);
            try (var both = Executors.newFixedThreadPool(2)) {
                var added = both.submit(adding);
                var closed = both.submit(closing);
                assertThat(added.get()).isEqualTo(closed.get() ? 409 : 202);
            }
        }
    }

    @Test
    void nobody_adds_to_a_change_that_adds_nothing() {
        var orderId = confirmed();
        var changeId = changeId(change(orderId, "{\"contact\": {\"name\": \"Ana Nova\"}}"));
        assertThatThrownBy(() -> apply(orderId, changeId)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> giveUp(orderId, UUID.randomUUID(), "too-late")).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> end(orderId, changeId)).isInstanceOf(NeedsOperator.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"addLines": []}                                                            | /addLines
                    {"addLines": [null]}                                                        | /addLines/0
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "1", "substitution": "perhaps"}]} | /addLines/0/substitution
                    {"addLines": [{"lineId": "2", "sku": "MUG", "quantity": 1, "unitPrice": "20.20", "substitution": "never"}]} | /addLines/0/substitution
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "1", "giftWrap": {}}]} | /addLines/0/giftWrap
                    {"addLines": "1"}                                                           | /addLines
                    {"addLines": [MUG], "contact": {"name": "A"}}                               | /cancelLines
                    {"addLines": [{"sku": "MUG", "quantity": 1, "unitPrice": "1"}]}             | /addLines/0/lineId
                    {"addLines": [{"lineId": "x y", "sku": "MUG", "quantity": 1, "unitPrice": "1"}]} | /addLines/0/lineId
                    {"addLines": [{"lineId": "3", "quantity": 1, "unitPrice": "1"}]}            | /addLines/0/sku
                    {"addLines": [{"lineId": "3", "sku": "NOTHING", "quantity": 1, "unitPrice": "1"}]} | /addLines/0/sku
                    {"addLines": [{"lineId": "3", "sku": "IMPORT", "quantity": 1, "unitPrice": "1"}]} | /addLines/0/sku
                    {"addLines": [{"lineId": "3", "sku": "MUG", "unitPrice": "1"}]}             | /addLines/0/quantity
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 0, "unitPrice": "1"}]} | /addLines/0/quantity
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": -1, "unitPrice": "1"}]} | /addLines/0/quantity
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1.5, "unitPrice": "1"}]} | /addLines/0/quantity
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 10000, "unitPrice": "1"}]} | /addLines/0/quantity
                    {"addLines": [{"lineId": "2", "sku": "MUG", "quantity": 9999, "unitPrice": "20.20"}]} | /addLines/0/quantity
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1}]}                | /addLines/0/unitPrice
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "-1"}]} | /addLines/0/unitPrice
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "1.001"}]} | /addLines/0/unitPrice
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "cheap"}]} | /addLines/0/unitPrice
                    {"addLines": [{"lineId": "2", "sku": "MUG", "quantity": 1, "unitPrice": "19"}]} | /addLines/0/unitPrice
                    {"addLines": [{"lineId": "1", "sku": "MUG", "quantity": 1, "unitPrice": "1"}]} | /addLines/0/lineId
                    {"addLines": [MUG, MUG]}                                                    | /addLines/1/lineId
                    {"addLines": [{"lineId": "3", "sku": "MUG", "quantity": 1, "unitPrice": "1", "node": "X"}]} | /addLines/0/node
                    {"cancelLines": [{"lineId": "2", "quantity": 1}], "addLines": [{"lineId": "2", "sku": "MUG", "quantity": 1, "unitPrice": "20.20"}]} | /addLines/0/lineId
                    {"cancelLines": [{"lineId": "1", "quantity": 3}], "addLines": [MUG]}        | /cancelLines/0/quantity
                    {"tenders": [CARD]}                                                         | /cancelLines
                    {"cancelLines": [{"lineId": "1", "quantity": 1}], "tenders": [CARD]}        | /tenders
                    {"contact": {"name": "Ana Nova"}, "tenders": []}                            | /tenders
                    {"addLines": [MUG], "tenders": "all"}                                       | /tenders
                    {"addLines": [MUG], "tenders": [null]}                                      | /tenders/0
                    {"addLines": [MUG], "tenders": [{"amount": "40.40"}]}                       | /tenders/0/method
                    {"addLines": [MUG], "tenders": [{"method": "cheque", "amount": "40.40"}]}   | /tenders/0/method
                    {"addLines": [MUG], "tenders": [{"method": "pix"}]}                         | /tenders/0/amount
                    {"addLines": [MUG], "tenders": [{"method": "pix", "amount": "0"}]}          | /tenders/0/amount
                    {"addLines": [MUG], "tenders": [{"method": "pix", "amount": "40.401"}]}     | /tenders/0/amount
                    {"addLines": [MUG], "tenders": [{"method": "pix", "amount": "40.40", "token": "tok_x"}]} | /tenders/0/token
                    {"addLines": [MUG], "tenders": [{"method": "pix", "amount": "40.40", "installments": 2}]} | /tenders/0/installments
                    {"addLines": [MUG], "tenders": [{"method": "credit-card", "amount": "40.40"}]} | /tenders/0/token
                    {"addLines": [MUG], "tenders": [{"method": "credit-card", "amount": "40.40", "token": "4111111111111111"}]} | /tenders/0/token
                    {"addLines": [MUG], "tenders": [{"method": "gift-card", "amount": "40.40"}]} | /tenders/0/code
                    {"addLines": [MUG], "tenders": [{"method": "gift-card", "amount": "40.40", "code": "4111 1111 1111 1111"}]} | /tenders/0/code
                    {"addLines": [MUG], "tenders": [{"method": "credit-card", "amount": "40.40", "token": "tok_x", "installments": 25}]} | /tenders/0/installments
                    {"addLines": [MUG], "tenders": [{"method": "pix", "amount": "40.40", "pan": "1"}]} | /tenders/0/pan
                    """)
    void bad_input_is_refused_and_nothing_happens(String body, String field) {
        var orderId = confirmed();
        var answer = change(
                orderId,
                body.replace("MUG,", MUG + ",").replace("MUG]", MUG + "]").replace("CARD", CARD));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        assertAsPlaced(orderId);
        assertThat(db.fetchCount(CHANGE_REQUEST, CHANGE_REQUEST.ORDER_ID.eq(orderId)))
                .isZero();
        assertThat(orders.tenders(orderId)).hasSize(1);
    }

    @Test
    void who_pays_in_the_store_must_come_there_and_an_order_has_only_so_many_lines() {
        var sent = api.place(api.shipOrder()).orderId();
        progress.confirm(sent);
        var answer = change(
                sent,
                "{\"addLines\": [" + MUG + "], \"tenders\": [{\"method\": \"pay-in-store\", \"amount\": \"40.40\"}]}");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/tenders/0/method");

        var many = new StringBuilder();
        for (int i = 0; i < 199; i++) {
            many.append(i == 0 ? "" : ",").append(MUG.replace("\"3\"", "\"N" + i + "\""));
        }
        var tooMany = change(confirmed(), "{\"addLines\": [" + many + "]," + tenders("8039.60") + "}");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.body().at("/errors/0/field").asText()).isEqualTo("/addLines");

        var tenders = String.join(",", Collections.nCopies(11, CARD));
        var tooManyTenders = change(confirmed(), "{\"addLines\": [" + MUG + "], \"tenders\": [" + tenders + "]}");
        assertThat(tooManyTenders.status()).isEqualTo(400);
        assertThat(tooManyTenders.body().at("/errors/0/field").asText()).isEqualTo("/tenders");
    }

    private String swapProblem(UUID orderId, UUID before) {
        giveUp(orderId, before, "too-late");
        end(orderId, before);
        return swap(orderId).problem();
    }

    private boolean decide(UUID orderId, UUID changeId, String decision) {
        return decideChange
                .decideChange(new DecideChange.Input(orderId, changeId, decision))
                .granted();
    }
}
