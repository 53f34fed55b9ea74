package io.pontual.workers.process;

import static io.pontual.processes.model.OrderFulfilmentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.CollectPaymentElements;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.processes.sourcing.SourceOrder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cancellation undoes depends on how far the order has come; see also {@link OrderFulfilmentProcessTest}. */
@OnSharedEngine
class OrderCancellationProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final TestOrder order = new TestOrder(bench);
    private final UUID orderId = order.orderId;
    private final UUID paymentId = order.paymentId;

    @Test
    void a_cancellation_while_payment_is_under_way_releases_what_may_still_be_authorised() {
        bench.accept(AuthorisePayment.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(CollectPaymentElements.GATEWAY_PROVIDER_ANSWER);

        order.cancel();

        order.assertCancelled("customer-request");
        // Collecting was interrupted, so it has no undo: that is what the release in cancel-order is for.
        assertThat(order.undone()).containsExactly(TASK_RELEASE_ORDER_STOCK);
        assertThat(bench.asked(ReleasePayments.Input.class)).containsExactly(new ReleasePayments.Input(orderId));
    }

    @Test
    void a_cancellation_while_stock_is_being_reserved_releases_it_all_the_same() {
        bench.hold(ReserveStock.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAsked(ReserveStock.Input.class, 1);

        order.cancel();

        order.assertCancelled("customer-request");
        assertThat(order.undone()).isEmpty();
        assertThat(bench.asked(AuthorisePayment.Input.class)).isEmpty();
    }

    @Test
    void a_cancellation_while_the_store_works_undoes_stock_and_money_and_takes_the_task_away() {
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(PickupInStoreElements.TASK_ACCEPT_ORDER);

        order.cancel();

        order.assertCancelled("customer-request");
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
    }

    @Test
    void a_cancellation_asked_for_twice_cancels_once() {
        bench.accept(ReleasePayments.Input.class);
        bench.hold(ReserveStock.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAsked(ReserveStock.Input.class, 1);

        order.cancel();
        bench.awaitAsked(ReleasePayments.Input.class, 1);
        order.cancel();
        bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());

        order.assertCancelled("customer-request");
    }

    @Test
    void a_cancellation_without_a_reason_counts_as_the_customers_wish() {
        bench.hold(ReserveStock.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAsked(ReserveStock.Input.class, 1);

        bench.publish(MessageName.ORDERING_CANCELLATION_REQUESTED, orderId, Map.of());

        order.assertCancelled("customer-request");
    }

    @Test
    void a_cancellation_that_overtakes_the_order_cancels_it_as_soon_as_it_starts() {
        order.cancel();

        order.accepted("194.70", List.of(paymentId));

        order.assertCancelled("customer-request");
        assertThat(bench.asked(SourceOrder.Input.class)).isEmpty();
    }
}
