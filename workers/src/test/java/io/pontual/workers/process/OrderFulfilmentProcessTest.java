package io.pontual.workers.process;

import static io.pontual.processes.model.OrderFulfilmentElements.*;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.RIGHT_CODE;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.AwaitReleaseElements;
import io.pontual.processes.model.ChangeOrderElements;
import io.pontual.processes.model.CollectPaymentElements;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.model.ResolveShortageElements;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.HoldOrder;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.ORDER_FULFILMENT)
@OnSharedEngine
class OrderFulfilmentProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final TestOrder order = new TestOrder(bench);
    private final UUID orderId = order.orderId;
    private final UUID paymentId = order.paymentId;
    private final UUID secondPaymentId = order.secondPaymentId;
    private final FulfilmentPlan fulfilment = order.fulfilment;

    @BeforeEach
    void source_from_one_store() {
        bench.answer(SourceOrder.Input.class, job -> new SourceOrder.Output(List.of(fulfilment), "pickup", null));
    }

    // --- All goes well

    @Test
    void an_accepted_order_is_fulfilled_charged_and_closed() {
        order.accepted("194.70", List.of(paymentId));
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .containsExactly(
                        START_EVENT_ORDER_ACCEPTED,
                        TASK_SCREEN_ORDER,
                        GATEWAY_REVIEW_NEEDED,
                        GATEWAY_CLEARED,
                        GATEWAY_NEXT_PLAN,
                        TASK_SOURCE_ORDER,
                        GATEWAY_NODE_FOUND,
                        GATEWAY_TO_RESERVE,
                        TASK_RESERVE_STOCK,
                        CALL_COLLECT_PAYMENT, // the tender
                        CALL_COLLECT_PAYMENT, // all tenders
                        GATEWAY_PAYMENT_COLLECTED,
                        GATEWAY_TO_CONFIRM,
                        TASK_CONFIRM_ORDER,
                        TASK_TELL_ORDER_CONFIRMED,
                        CALL_SUPPLY_LINES,
                        CALL_SUPPLY_LINES,
                        GATEWAY_SUPPLIED,
                        TASK_CLOSE_TO_CHANGES,
                        GATEWAY_CLOSED_TO_CHANGES,
                        TASK_CALCULATE_SETTLEMENT,
                        GATEWAY_CAPTURE,
                        TASK_CAPTURE_PAYMENTS,
                        GATEWAY_CAPTURE_ANSWER,
                        CATCH_PAYMENTS_SETTLED,
                        TASK_CLOSE_ORDER,
                        TASK_TELL_OUTCOME,
                        END_EVENT_ORDER_CLOSED);
        var outcomes = List.of(new FulfilmentOutcome(fulfilment.fulfilmentId(), "handed-over", ALL));
        assertThat(bench.jobs().stream()
                        .filter(job -> job.processId().equals(ProcessId.ORDER_FULFILMENT))
                        .map(ProcessBench.Job::input))
                .containsExactly(
                        new SourceOrder.Input(orderId, 1),
                        new ReserveStock.Input(orderId, List.of(fulfilment), null, null),
                        new ConfirmOrder.Input(orderId),
                        new NotifyCustomer.Input(orderId, null, "order-confirmed"),
                        new CloseToChanges.Input(orderId),
                        new CalculateSettlement.Input(orderId, outcomes),
                        new CapturePayments.Input(orderId, new BigDecimal("194.70")),
                        new CloseOrder.Input(orderId, outcomes),
                        new NotifyCustomer.Input(orderId, null, "order-completed"));
        assertThat(bench.told()).containsExactly("order-confirmed", "pickup-ready", "order-completed");
    }

    @Test
    void an_order_that_is_announced_twice_runs_once() {
        order.accepted("194.70", List.of(paymentId));
        assertThat(order.announce("194.70", List.of(paymentId))).isFalse();
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.asked(SourceOrder.Input.class)).hasSize(1);
    }

    @Test
    void payments_settled_before_anybody_waits_for_it_closes_the_order_once() {
        bench.react(CapturePayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());
            bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());
        });
        order.startAfterHandover();

        bench.awaitEnd();
        assertThat(bench.asked(CloseOrder.Input.class)).hasSize(1);
    }

    // --- Changes

    @Test
    void changes_are_carried_out_while_the_order_goes_on() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(PickupInStoreElements.TASK_ACCEPT_ORDER);

        bench.publish(MessageName.ORDERING_CHANGE_ACCEPTED, orderId, Map.of("changeId", first));
        bench.publish(MessageName.ORDERING_CHANGE_ACCEPTED, orderId, Map.of("changeId", second));
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.asked(CompleteChange.Input.class))
                .containsExactlyInAnyOrder(
                        new CompleteChange.Input(orderId, first), new CompleteChange.Input(orderId, second));
        assertThat(bench.told()).contains("order-changed", "order-completed");
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .contains(START_EVENT_CHANGE_ACCEPTED, CALL_CHANGE_ORDER, END_EVENT_CHANGE_DEALT_WITH);
    }

    @Test
    void an_order_is_not_settled_before_a_change_has_been_carried_out() {
        bench.answer(CloseToChanges.Input.class, job -> new CloseToChanges.Output(false));
        order.accepted("194.70", List.of(paymentId));
        order.storeHandsOver();
        bench.awaitAt(CATCH_CHANGES_CARRIED_OUT);
        assertThat(bench.asked(CalculateSettlement.Input.class)).isEmpty();

        bench.answer(CloseToChanges.Input.class, job -> new CloseToChanges.Output(true));
        bench.publish(MessageName.ORDERING_CHANGES_CARRIED_OUT, orderId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(CloseToChanges.Input.class)).hasSize(2);
        assertThat(bench.told()).endsWith("order-completed");
    }

    @Test
    void a_cancellation_ends_a_change_that_waits() {
        bench.answer(DescribeChange.Input.class, job -> UsualAnswers.change(true, bench.in(Duration.ofHours(4))));
        order.accepted("194.70", List.of(paymentId));
        bench.publish(MessageName.ORDERING_CHANGE_ACCEPTED, orderId, Map.of("changeId", UUID.randomUUID()));
        bench.awaitAt(PickupInStoreElements.TASK_ACCEPT_ORDER, ChangeOrderElements.TASK_APPROVE_CHANGE);

        bench.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED, orderId, Map.of("cancellationReason", "customer-request"));

        order.assertCancelled("customer-request");
        assertThat(bench.asked(DecideChange.Input.class)).isEmpty();
    }

    // --- Holds

    @Test
    void an_order_that_screening_stops_is_held_for_every_reason_that_was_found() {
        order.startBefore(TASK_SCREEN_ORDER, Map.of("orderTotal", "5000.00", "itemCount", 60));
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.asked(HoldOrder.Input.class))
                .containsExactly(new HoldOrder.Input(
                        orderId, List.of("High value: 5000 BRL or more", "Unusually many units: more than 50")));
    }

    @Test
    void an_order_that_cannot_be_screened_is_held() {
        order.startBefore(GATEWAY_REVIEW_NEEDED, Map.of());
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.asked(HoldOrder.Input.class)).containsExactly(new HoldOrder.Input(orderId, List.of()));
    }

    @Test
    void a_held_order_takes_neither_stock_nor_money_until_nobody_holds_it() {
        var hold = TestHold.at(
                bench,
                SourceOrder.Input.class,
                orderId,
                job -> new SourceOrder.Output(List.of(fulfilment), "pickup", null));
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(CALL_AWAIT_RELEASE, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);
        assertThat(bench.asked(ReserveStock.Input.class)).isEmpty();
        assertThat(bench.asked(AuthorisePayment.Input.class)).isEmpty();

        hold.release();

        order.storeHandsOver();
        bench.awaitEnd();
        assertThat(bench.asked(CheckHolds.Input.class)).hasSize(2).containsOnly(new CheckHolds.Input(orderId, null));
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT)).contains(BOUNDARY_HELD_ORDER);
        assertThat(bench.told()).endsWith("order-completed");
    }

    @Test
    void a_paid_order_that_is_held_asks_no_node_until_nobody_holds_it() {
        var hold = TestHold.at(bench, ConfirmOrder.Input.class, orderId, job -> null);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(CALL_AWAIT_RELEASE_OF_PAID, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);
        assertThat(bench.told()).isEmpty();

        hold.release();

        order.storeHandsOver();
        bench.awaitEnd();
        assertThat(bench.asked(ConfirmOrder.Input.class)).hasSize(2);
        assertThat(bench.asked(AuthorisePayment.Input.class)).hasSize(1);
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT)).contains(BOUNDARY_PAID_ORDER_HELD);
        assertThat(bench.told()).endsWith("order-completed");
    }

    // --- Payment

    @Test
    void a_declined_payment_cancels_the_order() {
        order.decline(paymentId);
        order.accepted("194.70", List.of(paymentId));

        order.assertCancelled("payment-declined");
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .containsSubsequence(START_EVENT_ORDER_NOT_FULFILLABLE, CALL_CANCEL_UNFULFILLABLE_ORDER);
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
        assertThat(bench.asked(ConfirmOrder.Input.class)).isEmpty();
    }

    @Test
    void a_payment_that_the_customer_does_not_make_in_time_gives_the_goods_back() {
        awaitedPayment();

        bench.advance(Duration.ofMinutes(31));

        order.assertCancelled("payment-expired");
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
    }

    @Test
    void goods_are_held_as_long_as_the_payment_may_arrive() {
        awaitedPayment();
        bench.advance(Duration.ofMinutes(29));
        assertThat(order.undone()).isEmpty();

        bench.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, paymentId, Map.of());
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.told()).endsWith("order-completed");
        assertThat(bench.asked(ReserveStock.Input.class)).hasSize(1);
    }

    @Test
    void a_declined_card_ends_the_wait_for_the_other_tender_too() {
        bench.react(AuthorisePayment.Input.class, job -> {
            if (job.paymentId().equals(secondPaymentId)) {
                issue(secondPaymentId);
            }
        });
        order.accepted("194.70", List.of(paymentId, secondPaymentId));
        bench.awaitAt(CollectPaymentElements.GATEWAY_PROVIDER_ANSWER, CollectPaymentElements.GATEWAY_PAYMENT_AWAITED);

        bench.publish(MessageName.PAYMENT_PAYMENT_DECLINED, paymentId, Map.of("reason", "card_declined"));

        order.assertCancelled("payment-declined");
    }

    /** A PIX that the customer can pay for half an hour. */
    private void awaitedPayment() {
        bench.accept(AuthorisePayment.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(CollectPaymentElements.GATEWAY_PROVIDER_ANSWER);
        issue(paymentId);
        bench.awaitAt(CollectPaymentElements.GATEWAY_PAYMENT_AWAITED);
    }

    private void issue(UUID payment) {
        bench.publish(
                MessageName.PAYMENT_PAYMENT_ISSUED,
                payment,
                Map.of("instructionId", UUID.randomUUID(), "waitUntil", bench.in(Duration.ofMinutes(30))));
    }

    @Test
    void a_payment_that_times_out_cancels_the_order_and_whatever_comes_of_it_is_released() {
        bench.accept(AuthorisePayment.Input.class);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(CollectPaymentElements.GATEWAY_PROVIDER_ANSWER);

        bench.advance(Duration.ofMinutes(31));

        order.assertCancelled("payment-declined");
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
    }

    @Test
    void when_one_of_two_tenders_is_declined_the_other_is_released() {
        order.decline(secondPaymentId);
        order.accepted("194.70", List.of(paymentId, secondPaymentId));

        order.assertCancelled("payment-declined");
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
        assertThat(bench.asked(AuthorisePayment.Input.class))
                .containsExactlyInAnyOrder(
                        new AuthorisePayment.Input(orderId, paymentId),
                        new AuthorisePayment.Input(orderId, secondPaymentId));
    }

    @Test
    void two_authorised_tenders_pay_one_order() {
        order.accepted("194.70", List.of(paymentId, secondPaymentId));
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.told()).endsWith("order-completed");
        assertThat(bench.asked(SourceOrder.Input.class)).hasSize(1);
    }

    // --- Stock

    @Test
    void an_order_whose_stock_others_take_each_time_is_cancelled_before_money_is_asked_for() {
        bench.refuse(ReserveStock.Input.class, ErrorCode.INVENTORY_OUT_OF_STOCK);
        bench.answer(SourceOrder.Input.class, job -> {
            if (job.sourcingAttempt() > 2) {
                throw new BusinessError(ErrorCode.INVENTORY_OUT_OF_STOCK, "Others were quicker");
            }
            return new SourceOrder.Output(List.of(fulfilment), "pickup", null);
        });
        order.accepted("194.70", List.of(paymentId));

        order.assertCancelled("out-of-stock");
        assertThat(order.undone()).isEmpty();
        assertThat(bench.asked(AuthorisePayment.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT)).contains(BOUNDARY_OUT_OF_STOCK);
        assertThat(bench.asked(SourceOrder.Input.class))
                .extracting(SourceOrder.Input::sourcingAttempt)
                .containsExactly(1, 2, 3);
        assertThat(bench.asked(ConfirmOrder.Input.class)).isEmpty();
    }

    @Test
    void an_order_whose_stock_somebody_else_took_is_sourced_once_more() {
        bench.answer(SourceOrder.Input.class, job -> {
            if (job.sourcingAttempt() > 1) {
                bench.accept(ReserveStock.Input.class);
            }
            return new SourceOrder.Output(List.of(fulfilment), "pickup", null);
        });
        bench.refuse(ReserveStock.Input.class, ErrorCode.INVENTORY_OUT_OF_STOCK);
        order.accepted("194.70", List.of(paymentId));
        order.storeHandsOver();

        bench.awaitEnd();
        assertThat(bench.told()).endsWith("order-completed");
        assertThat(bench.asked(SourceOrder.Input.class)).hasSize(2);
    }

    @Test
    void an_order_to_be_collected_that_nobody_supplies_ends_at_once() {
        bench.answer(SourceOrder.Input.class, job -> new SourceOrder.Output(List.of(nobody()), "pickup", null));
        order.accepted("194.70", List.of(paymentId));

        order.assertCancelled("out-of-stock");
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .containsSubsequence(TASK_DECIDE_FALLBACK, GATEWAY_WORTH_WAITING)
                .doesNotContain(GATEWAY_TO_RESERVE);
        assertThat(bench.asked(ReserveStock.Input.class)).isEmpty();
        assertThat(bench.told()).containsExactly("order-cancelled");
    }

    @Test
    void an_order_to_be_sent_that_nobody_supplies_waits_for_stock() {
        var nobody = nobody();
        bench.answer(SourceOrder.Input.class, job -> new SourceOrder.Output(List.of(nobody), "ship", null));
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("ship", "initial", "web", false, null, List.of()));
        order.accepted("194.70", List.of(paymentId));

        bench.complete(ResolveShortageElements.TASK_RESOLVE_SHORTAGE, Map.of("shortageDecision", "cancel"));

        bench.awaitEnd();
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(orderId, List.of(), null, null));
        assertThat(bench.asked(CloseOrder.Input.class))
                .containsExactly(new CloseOrder.Input(
                        orderId, List.of(new FulfilmentOutcome(nobody.fulfilmentId(), "not-supplied", List.of()))));
        assertThat(bench.told()).containsExactly("order-confirmed", "lines-cancelled", "order-cancelled");
    }

    private static FulfilmentPlan nobody() {
        return new FulfilmentPlan(UUID.randomUUID(), null, null, null, List.of(), UsualAnswers.LINES);
    }

    // --- Cancellation

    @Test
    void a_cancellation_of_a_held_order_ends_it_with_nothing_to_undo() {
        TestHold.at(bench, SourceOrder.Input.class, orderId, job -> null);
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        order.cancel();

        order.assertCancelled("customer-request");
        assertThat(order.undone()).isEmpty();
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .containsSubsequence(
                        START_EVENT_CANCELLATION_REQUESTED,
                        THROW_UNDO_FOR_CANCELLATION,
                        CALL_CANCEL_REQUESTED_ORDER,
                        END_EVENT_ORDER_CANCELLED);
    }

    @Test
    void a_cancellation_after_staging_undoes_stock_and_money_and_stops_the_timers() {
        order.accepted("194.70", List.of(paymentId));
        TestPickup.staffStage(bench);
        bench.awaitAt(PickupInStoreElements.TASK_HAND_OVER);

        order.cancel();

        order.assertCancelled("customer-request");
        assertThat(order.undone()).containsExactlyInAnyOrder(TASK_RELEASE_PAYMENTS, TASK_RELEASE_ORDER_STOCK);
        bench.advance(Duration.ofHours(73));
        bench.awaitEnd();
        assertThat(bench.told()).endsWith("order-cancelled").doesNotContain("pickup-reminder");
    }

    // --- Fulfilment

    @Test
    void fulfilments_run_at_once_and_are_kept_apart() {
        var first = UsualAnswers.pickupIn(STORE_WITH_TASKS, UUID.randomUUID());
        var second = UsualAnswers.pickupIn(STORE_WITH_SYSTEM, UUID.randomUUID());
        var third = UsualAnswers.pickupIn(STORE_WITH_TASKS, UUID.randomUUID());
        bench.answer(
                SourceOrder.Input.class, job -> new SourceOrder.Output(List.of(first, second, third), "pickup", null));
        order.accepted("194.70", List.of(paymentId));
        bench.awaitAt(PickupInStoreElements.TASK_ACCEPT_ORDER, PickupInStoreElements.TASK_AWAIT_STORE_ANSWER);

        bench.complete(
                bench.task(PickupInStoreElements.TASK_ACCEPT_ORDER, TestOrder.having(third)),
                Map.of("accepted", false, "rejectionReason", "closed today"));
        bench.publish(MessageName.PICKUP_STORE_ANSWERED, second.fulfilmentId(), Map.of("accepted", true));
        bench.publish(MessageName.PICKING_ITEMS_PICKED, second.fulfilmentId(), Map.of("picked", List.of()));
        bench.complete(
                bench.task(PickupInStoreElements.TASK_ACCEPT_ORDER, TestOrder.having(first)), Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(PickupInStoreElements.TASK_STAGE_ORDER, Map.of("stagingLocation", "B-12"));
        bench.complete(PickupInStoreElements.TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        bench.awaitEnd();
        assertThat(bench.asked(CalculateSettlement.Input.class))
                .containsExactly(new CalculateSettlement.Input(
                        orderId,
                        List.of(
                                new FulfilmentOutcome(first.fulfilmentId(), "handed-over", ALL),
                                new FulfilmentOutcome(second.fulfilmentId(), "nothing-found", List.of()),
                                new FulfilmentOutcome(third.fulfilmentId(), "rejected", List.of()))));
    }

    @Test
    void an_order_of_which_nothing_is_handed_over_ends_as_cancelled_without_an_undo() {
        bench.answer(CalculateSettlement.Input.class, job -> new CalculateSettlement.Output(BigDecimal.ZERO));
        order.startBefore(TASK_RESERVE_STOCK, Map.of("fulfilments", List.of(fulfilment)));

        bench.complete(
                PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "no staff"));

        bench.awaitEnd();
        assertThat(bench.asked(CapturePayments.Input.class))
                .containsExactly(new CapturePayments.Input(orderId, BigDecimal.ZERO));
        assertThat(bench.told()).containsExactly("order-confirmed", "order-cancelled");
        assertThat(order.undone()).isEmpty();
    }

    // --- Capture

    @Test
    void a_capture_that_fails_is_resolved_by_finance_and_tried_again() {
        bench.accept(CapturePayments.Input.class);
        order.startAfterHandover();
        bench.awaitAt(GATEWAY_CAPTURE_ANSWER);
        bench.publish(MessageName.PAYMENT_CAPTURE_FAILED, orderId, Map.of("failureReason", "limit exceeded"));

        var task = bench.task(TASK_RESOLVE_FAILED_CAPTURE);
        assertThat(task.groups()).containsExactly("finance");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry("failureReason", "limit exceeded")
                .containsEntry("chargeAmount", "194.70");
        bench.complete(task, Map.of("captureCleared", true));

        bench.awaitAsked(CapturePayments.Input.class, 2);
        bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.ORDER_FULFILMENT))
                .containsSubsequence(
                        TASK_CAPTURE_PAYMENTS,
                        CATCH_CAPTURE_FAILED,
                        TASK_RESOLVE_FAILED_CAPTURE,
                        GATEWAY_CAPTURE,
                        TASK_CAPTURE_PAYMENTS,
                        CATCH_PAYMENTS_SETTLED,
                        TASK_CLOSE_ORDER);
        assertThat(bench.told()).containsExactly("order-completed");
    }
}
