package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.HoldOrder;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class OrderWorkersIT {
    @Autowired
    Api api;

    @Autowired
    HoldOrderWorker holdOrder;

    @Autowired
    ConfirmOrderWorker confirmOrder;

    @Autowired
    CalculateSettlementWorker calculateSettlement;

    @Autowired
    CloseOrderWorker closeOrder;

    @Autowired
    BeginCancellationWorker beginCancellation;

    @Autowired
    RecordCancellationWorker recordCancellation;

    @Autowired
    CancellationRequests requests;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    private static List<FulfilmentOutcome> outcome(String outcome, LineQuantity... handedOver) {
        return List.of(new FulfilmentOutcome(Ids.next(), outcome, Arrays.asList(handedOver)));
    }

    private UUID confirmed() {
        var orderId = api.placed();
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));
        return orderId;
    }

    private String status(UUID orderId) {
        return orders.facts(orderId).status();
    }

    private String story(UUID orderId) {
        return api.get("/api/v1/orders/" + orderId + "/events").body().toString();
    }

    @Test
    void a_confirmed_order_is_in_fulfilment_once() {
        var orderId = confirmed();
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));

        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
        assertThat(story(orderId)).containsOnlyOnce("ORDER_CONFIRMED");
    }

    @Test
    void only_what_was_handed_over_is_charged() {
        var orderId = confirmed();
        var input = new CalculateSettlement.Input(
                orderId, outcome("handed-over", new LineQuantity("1", 1), new LineQuantity("2", 0)));
        calculateSettlement.calculateSettlement(input);

        assertThat(calculateSettlement.calculateSettlement(input).chargeAmount())
                .isEqualByComparingTo("89.90");
        assertThat(orders.facts(orderId).lines())
                .extracting(Orders.Line::handedOver)
                .containsExactly(1, 0);
    }

    @Test
    void nothing_handed_over_charges_nothing() {
        var orderId = confirmed();
        var input =
                new CalculateSettlement.Input(orderId, List.of(new FulfilmentOutcome(Ids.next(), "rejected", null)));

        assertThat(calculateSettlement.calculateSettlement(input).chargeAmount())
                .hasToString("0.00");
    }

    @Test
    void more_handed_over_than_was_ordered_needs_an_operator() {
        var orderId = confirmed();

        for (var wrong : List.of(new LineQuantity("1", 3), new LineQuantity("9", 1), new LineQuantity("1", -1))) {
            var input = new CalculateSettlement.Input(orderId, outcome("handed-over", wrong));
            assertThatThrownBy(() -> calculateSettlement.calculateSettlement(input))
                    .isInstanceOf(NeedsOperator.class)
                    .hasMessageContaining(orderId.toString());
        }
    }

    @Test
    void an_order_with_something_handed_over_closes_once() {
        var orderId = confirmed();
        var outcomes = outcome("handed-over", new LineQuantity("1", 2));
        calculateSettlement.calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        var input = new CloseOrder.Input(orderId, outcomes);
        closeOrder.closeOrder(input);

        assertThat(closeOrder.closeOrder(input).outcomeTemplate()).isEqualTo("order-completed");
        assertThat(status(orderId)).isEqualTo("CLOSED");
        assertThat(story(orderId)).containsOnlyOnce("ORDER_CLOSED").contains("R$179.80 was charged");
    }

    @Test
    void an_order_with_nothing_handed_over_is_cancelled_for_the_reason_of_its_fulfilments() {
        var reasons = List.of(
                List.of("rejected", "store-rejected"),
                List.of("nothing-found", "nothing-found"),
                List.of("not-collected", "not-collected"));
        for (var reason : reasons) {
            var orderId = confirmed();
            var output = closeOrder.closeOrder(new CloseOrder.Input(orderId, outcome(reason.getFirst())));

            assertThat(output.outcomeTemplate()).isEqualTo("order-cancelled");
            assertThat(status(orderId)).isEqualTo("CANCELLED");
            assertThat(orders.facts(orderId).cancellationReason()).isEqualTo(reason.getLast());
            assertThat(closeOrder
                            .closeOrder(new CloseOrder.Input(orderId, List.of()))
                            .outcomeTemplate())
                    .isEqualTo("order-cancelled");
        }
    }

    @Test
    void a_cancellation_that_comes_while_the_order_closes_ends_it_for_the_customers_reason() {
        var orderId = confirmed();
        requests.request(orderId, CancelOrder.EMPTY, new ApiKey(Ids.next(), "any", null, Set.of()));

        var output = closeOrder.closeOrder(new CloseOrder.Input(orderId, outcome("not-collected")));
        assertThat(output.outcomeTemplate()).isEqualTo("order-cancelled");
        assertThat(orders.facts(orderId).cancellationReason()).isEqualTo("customer-request");
        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
        assertThat(story(orderId)).containsOnlyOnce("ORDER_CANCELLED");
    }

    @Test
    void the_first_reason_of_a_cancellation_stays() {
        var orderId = api.placed();
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "payment-declined"));
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "customer-request"));
        assertThat(status(orderId)).isEqualTo("CANCELLING");

        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
        recordCancellation.recordCancellation(new RecordCancellation.Input(orderId));
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "customer-request"));
        assertThat(status(orderId)).isEqualTo("CANCELLED");
        assertThat(orders.facts(orderId).cancellationReason()).isEqualTo("payment-declined");
        assertThat(story(orderId)).contains("The order is cancelled: the payment was declined.");
    }

    @Test
    void steps_change_nothing_once_a_cancellation_has_begun() {
        var orderId = api.placed();
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "out-of-stock"));
        holdOrder.holdOrder(new HoldOrder.Input(orderId, List.of("late")));
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));

        assertThat(status(orderId)).isEqualTo("CANCELLING");
    }

    @Test
    void a_step_out_of_turn_needs_an_operator() {
        var orderId = api.placed();

        assertThatThrownBy(() -> recordCancellation.recordCancellation(new RecordCancellation.Input(orderId)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("ACCEPTED")
                .hasMessageContaining("CANCELLED");
        assertThatThrownBy(() -> confirmOrder.confirmOrder(new ConfirmOrder.Input(UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
    }

    @Test
    void others_learn_what_they_need_about_an_order() {
        var orderId = api.placed();

        assertThat(orders.facts(orderId).total()).hasToString("200.00");
        assertThat(orders.facts(orderId).nodeId()).isEqualTo("STORE");
        assertThat(orders.contact(orderId).email()).isEqualTo("ana@example.com");
        assertThat(orders.tenders(orderId))
                .singleElement()
                .extracting(Orders.Tender::token)
                .isEqualTo("tok_approved");
        assertThatThrownBy(() -> orders.facts(UUID.randomUUID())).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> orders.contact(UUID.randomUUID())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void work_on_an_order_keeps_a_cancellation_out_until_it_is_done() throws Exception {
        var orderId = api.placed();
        var begun = new CompletableFuture<Void>();
        transaction.executeWithoutResult(status -> {
            assertThat(orders.openForWork(orderId)).isTrue();
            begun.completeAsync(() -> {
                beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "out-of-stock"));
                return null;
            });
            assertThat(begun).isNotDone();
            assertThat(status(orderId)).isEqualTo("ACCEPTED");
        });
        begun.get(10, TimeUnit.SECONDS);

        transaction.executeWithoutResult(
                status -> assertThat(orders.openForWork(orderId)).isFalse());
        assertThatThrownBy(() -> orders.openForWork(orderId)).isInstanceOf(IllegalTransactionStateException.class);
    }
}
