package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.ApiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lines that are added to an order after it was placed, and how they are paid. */
@ApiTest
class AdditionIT extends AdditionPlay {
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
    void who_sends_the_same_addition_twice_adds_and_pays_once() {
        var orderId = confirmed();
        var key = UUID.randomUUID().toString();
        var first = change(orderId, TWO_MUGS, key);
        var second = change(orderId, TWO_MUGS, key);
        assertThat(changeId(second)).isEqualTo(changeId(first));
        assertThat(orders.tenders(orderId)).hasSize(2);
        assertThat(change(orderId, TWO_MUGS).problem()).isEqualTo("change-under-way");
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

    private void complete(UUID orderId, UUID changeId) {
        completeChange.completeChange(new CompleteChange.Input(orderId, changeId));
    }
}
