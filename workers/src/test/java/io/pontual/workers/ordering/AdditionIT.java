package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.ordering.ApplyChange;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.EndAddition;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.GiveUpChange;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Substitutes;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Lines that are added to an order after it was placed, and how they are paid. */
@ApiTest
class AdditionIT {
    private static final String MUG =
            "{\"lineId\": \"3\", \"sku\": \"MUG\", \"quantity\": 2, \"unitPrice\": \"20.20\"}";
    private static final String CARD =
            "{\"method\": \"credit-card\", \"token\": \"tok_approved\", \"amount\": \"40.40\"}";
    private static final String TWO_MUGS = "{\"addLines\": [" + MUG + "], \"tenders\": [" + CARD + "]}";

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    OrderProgress progress;

    @Autowired
    DescribeChangeWorker describeChange;

    @Autowired
    DecideChangeWorker decideChange;

    @Autowired
    ApplyChangeWorker applyChange;

    @Autowired
    CompleteChangeWorker completeChange;

    @Autowired
    GiveUpChangeWorker giveUpChange;

    @Autowired
    EndAdditionWorker endAddition;

    @Autowired
    CloseToChangesWorker closeToChanges;

    @Autowired
    Orders orders;

    @Autowired
    Substitutes substitutes;

    @Autowired
    DSLContext db;

    @Test
    void lines_are_the_orders_when_they_are_found_and_paid_for_and_not_before() {
        var orderId = confirmed();

        var answer = change(orderId, TWO_MUGS);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("APPLYING");
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("40.40");
        assertAsPlaced(orderId);
        assertThat(api.get("/api/v1/orders/" + orderId + "/events").body().toString())
                .contains("LINES_TO_ADD", "2 more items")
                .doesNotContain("ORDER_CHANGED");
        var changeId = changeId(answer);
        assertThat(sent("ordering.change-accepted", orderId)).isEqualTo(1);
        var described = describeChange.describeChange(new DescribeChange.Input(orderId, changeId));
        assertThat(described.linesAdded()).isTrue();
        assertThat(described.approvalNeeded()).isFalse();
        assertThat(described.paymentIds()).hasSize(1);
        assertThat(orders.tenders(orderId))
                .extracting(Orders.Tender::paymentId)
                .endsWith(described.paymentIds().getFirst());
        assertThat(orders.isGivenUp(described.paymentIds().getFirst())).isFalse();
        assertThat(orders.addedLines(changeId))
                .extracting(Orders.Line::lineId, Orders.Line::sku, Orders.Line::description, Orders.Line::quantity)
                .containsExactly(tuple("3", "MUG", "Caneca", 2));

        assertThat(orders.mayCost(orderId)).isEqualByComparingTo("240.40");

        assertThat(apply(orderId, changeId)).isTrue();
        assertThat(apply(orderId, changeId)).as("a job that runs again").isTrue();
        assertThat(orders.mayCost(orderId)).isEqualByComparingTo("240.40");

        var facts = orders.facts(orderId);
        assertThat(facts.total()).isEqualByComparingTo("240.40");
        assertThat(facts.lines())
                .extracting(Orders.Line::lineId, Orders.Line::quantity)
                .containsExactly(tuple("1", 2), tuple("2", 1), tuple("3", 2));
        complete(orderId, changeId);
        var shown = api.get(answer.header("Location")).body();
        assertThat(shown.path("status").asText()).isEqualTo("APPLIED");
        assertThat(shown.at("/lines/0/sku").asText()).isEqualTo("MUG");
        assertThat(shown.at("/lines/0/before").asInt()).isZero();
    }

    @Test
    void more_units_of_a_line_are_that_line() {
        var orderId = confirmed();
        var answer = change(
                orderId,
                "{\"addLines\": [{\"lineId\": \"2\", \"sku\": \"MUG\", \"quantity\": 2, \"unitPrice\": \"20.2\"}],"
                        + " \"tenders\": [" + CARD + "]}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(orders.addedLines(changeId(answer)))
                .extracting(Orders.Line::sku, Orders.Line::quantity)
                .containsExactly(tuple("MUG", 2));

        assertThat(apply(orderId, changeId(answer))).isTrue();

        assertThat(orders.facts(orderId).lines())
                .extracting(Orders.Line::lineId, Orders.Line::quantity)
                .containsExactly(tuple("1", 2), tuple("2", 3));
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("240.40");
    }

    @Test
    void what_is_said_about_substitutes_of_an_added_line_holds_for_it() {
        var orderId = confirmed();
        var answer = change(orderId, TWO_MUGS.replace("\"20.20\"", "\"20.20\", \"substitution\": \"never\""));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);

        assertThat(apply(orderId, changeId(answer))).isTrue();

        assertThat(substitutes.wish(orderId, "3")).isEqualTo("never");
        assertThat(substitutes.wish(orderId, "1")).isEqualTo("ask");
    }

    @Test
    void the_order_is_settled_with_what_was_added_and_only_when_that_is_dealt_with() {
        var orderId = confirmed();
        var changeId = changeId(change(orderId, TWO_MUGS));
        assertThat(close(orderId)).as("being carried out").isFalse();
        apply(orderId, changeId);
        complete(orderId, changeId);
        assertThat(close(orderId)).as("being supplied").isFalse();
        var other = change(orderId, "{\"contact\": {\"name\": \"Ana Nova\"}}");
        assertThat(other.status()).as("meanwhile others are possible").isEqualTo(202);
        complete(orderId, changeId(other));

        var outcome = new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity("3", 1)));
        end(orderId, changeId, outcome);
        end(orderId, changeId);

        assertThat(sent("ordering.changes-carried-out", orderId)).isEqualTo(3);
        assertThat(close(orderId)).isTrue();
        var own = new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity("1", 2)));
        assertThat(progress.settle(orderId, List.of(own))).isEqualByComparingTo("200.00");
        assertThat(orders.facts(orderId).lines())
                .extracting(Orders.Line::handedOver)
                .containsExactly(2, 0, 1);
    }

    @Test
    void an_order_of_which_only_the_added_lines_were_handed_over_is_closed() {
        var orderId = confirmed();
        var changeId = changeId(change(orderId, TWO_MUGS));
        apply(orderId, changeId);
        complete(orderId, changeId);
        end(
                orderId,
                changeId,
                new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity("3", 2))));
        assertThat(close(orderId)).isTrue();

        assertThat(progress.settle(orderId, List.of())).isEqualByComparingTo("40.40");
        assertThat(progress.close(orderId, List.of())).isEqualTo(OrderStatus.CLOSED);
    }

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
    void units_are_exchanged_for_others_in_one_step_and_the_net_difference_counts() {
        var orderId = confirmed();
        var asked = pickup("ACCEPTED");
        neighbours.pickups(orderId, asked);
        neighbours.supply(
                orderId,
                new Supply.Part(asked.fulfilmentId(), "1", 2, 0, false, false),
                new Supply.Part(asked.fulfilmentId(), "2", 1, 0, false, false));

        var answer = swap(orderId);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("-49.50");
        assertAsPlaced(orderId);
        assertThat(neighbours.recalled()).doesNotContain(asked.fulfilmentId());

        assertThat(apply(orderId, changeId(answer))).isTrue();

        assertThat(neighbours.recalled()).contains(asked.fulfilmentId());
        assertThat(neighbours.dropped(orderId))
                .containsExactly(new Supply.Dropped(asked.fulfilmentId(), new LineQuantity("1", 1)));
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("150.50");
        assertThat(orders.facts(orderId).lines())
                .extracting(Orders.Line::lineId, Orders.Line::quantity)
                .containsExactly(tuple("1", 1), tuple("2", 1), tuple("3", 2));
    }

    @Test
    void everything_may_be_exchanged() {
        var orderId = confirmed();
        var answer = change(
                orderId,
                "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 2}, {\"lineId\": \"2\", \"quantity\": 1}],"
                        + " \"addLines\": [" + MUG + "]}");
        assertThat(apply(orderId, changeId(answer))).isTrue();
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("40.40");
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

    private String swapProblem(UUID orderId, UUID before) {
        giveUp(orderId, before, "too-late");
        end(orderId, before);
        return swap(orderId).problem();
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
    void added_lines_bear_no_discount_and_no_second_shipping() {
        var orderId = discounted();
        var more = change(
                orderId,
                "{\"addLines\": [{\"lineId\": \"2\", \"sku\": \"MUG\", \"quantity\": 2, \"unitPrice\": \"20.20\"}],"
                        + tenders("40.40") + "}");
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.body().at("/errors/0/message").asText()).contains("sold with a discount");

        var answer = change(orderId, TWO_MUGS);

        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("40.40");
        assertThat(apply(orderId, changeId(answer))).isTrue();
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("243.35");
        complete(orderId, changeId(answer));
        end(orderId, changeId(answer), handedOver("3", 2));
        assertThat(close(orderId)).isTrue();
        assertThat(progress.settle(orderId, List.of(handedOver("1", 2), handedOver("2", 1))))
                .isEqualByComparingTo("243.35");
    }

    @Test
    void units_that_are_exchanged_take_their_share_of_the_discounts_along() {
        var orderId = discounted();

        var answer = swap(orderId);

        // One of two shirts at 89.90 goes, with half of the 9.04 that they bear; two mugs come.
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("-44.98");
        assertThat(apply(orderId, changeId(answer))).isTrue();
        assertThat(orders.facts(orderId).total()).isEqualByComparingTo("157.97");
        complete(orderId, changeId(answer));
        end(orderId, changeId(answer), handedOver("3", 2));
        assertThat(progress.settle(orderId, List.of(handedOver("1", 1), handedOver("2", 1))))
                .isEqualByComparingTo("157.97");
    }

    @Test
    void goods_that_are_prepared_do_not_stand_in_the_way() {
        var orderId = confirmed();
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(
                orderId,
                new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false),
                new Supply.Part(ready.fulfilmentId(), "2", 0, 1, false, false));
        var answer = change(orderId, TWO_MUGS);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(apply(orderId, changeId(answer))).isTrue();
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
    void who_sends_the_same_addition_twice_adds_and_pays_once() {
        var orderId = confirmed();
        var key = UUID.randomUUID().toString();
        var first = change(orderId, TWO_MUGS, key);
        var second = change(orderId, TWO_MUGS, key);
        assertThat(changeId(second)).isEqualTo(changeId(first));
        assertThat(orders.tenders(orderId)).hasSize(2);
        assertThat(change(orderId, TWO_MUGS).problem()).isEqualTo("change-under-way");
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

    private static String tenders(String amount) {
        return "\"tenders\": [" + CARD.replace("40.40", amount) + "]";
    }

    private Api.Answer swap(UUID orderId) {
        return change(
                orderId, "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"addLines\": [" + MUG + "]}");
    }

    private UUID discounted() {
        var placed = api.place(api.discountedOrder());
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(202);
        progress.confirm(placed.orderId());
        return placed.orderId();
    }

    private static FulfilmentOutcome handedOver(String lineId, int quantity) {
        return new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity(lineId, quantity)));
    }

    private UUID confirmed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        return orderId;
    }

    private static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }

    private Api.Answer change(UUID orderId, String body) {
        return change(orderId, body, UUID.randomUUID().toString());
    }

    private Api.Answer change(UUID orderId, String body, String key) {
        return post(orderId, "/changes", body, key);
    }

    private Api.Answer post(UUID orderId, String what, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + what)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static UUID changeId(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return UUID.fromString(answer.body().path("changeId").asText());
    }

    private boolean apply(UUID orderId, UUID changeId) {
        return applyChange.applyChange(new ApplyChange.Input(orderId, changeId)).applied();
    }

    private void complete(UUID orderId, UUID changeId) {
        completeChange.completeChange(new CompleteChange.Input(orderId, changeId));
    }

    private void giveUp(UUID orderId, UUID changeId, String failure) {
        giveUpChange.giveUpChange(new GiveUpChange.Input(orderId, changeId, failure));
    }

    private void end(UUID orderId, UUID changeId, FulfilmentOutcome... outcomes) {
        endAddition.endAddition(new EndAddition.Input(orderId, changeId, List.of(outcomes)));
    }

    private boolean decide(UUID orderId, UUID changeId, String decision) {
        return decideChange
                .decideChange(new DecideChange.Input(orderId, changeId, decision))
                .granted();
    }

    private boolean close(UUID orderId) {
        return closeToChanges.closeToChanges(new CloseToChanges.Input(orderId)).closedToChanges();
    }

    private void assertAsPlaced(UUID orderId) {
        var facts = orders.facts(orderId);
        assertThat(facts.lines()).extracting(Orders.Line::quantity).containsExactly(2, 1);
        assertThat(facts.total()).isEqualByComparingTo("200.00");
        assertThat(neighbours.dropped(orderId)).isEmpty();
    }

    private UUID paymentId(UUID changeId) {
        return db.fetchValue(TENDER.PAYMENT_ID, TENDER.CHANGE_ID.eq(changeId));
    }

    private String status(UUID changeId) {
        return db.fetchValue(CHANGE_REQUEST.STATUS, CHANGE_REQUEST.CHANGE_ID.eq(changeId));
    }

    private int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }
}
